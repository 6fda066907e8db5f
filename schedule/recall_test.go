package schedule

import (
	"testing"
	"time"
)

// recallAt is a review of a recall so many seconds into an evening; it took as
// many seconds, below 0 is a miss.
func recallAt(at, took int) Review {
	r := Review{Key: Key{KindRecall, "q"}, At: evening(0).Add(time.Duration(at) * time.Second), Hit: took >= 0}
	r.Took = time.Duration(max(took, 10)) * time.Second
	if r.Hit {
		r.Took = time.Duration(took) * time.Second
	}
	return r
}

func TestTheLogTellsTheRoundsApart(t *testing.T) {
	log := []Review{
		recallAt(0, 2), recallAt(20, 4), {Key: question("other"), At: evening(0)}, recallAt(40, -1), recallAt(219, 3), // 179 s later
		recallAt(400, 5), // 181 s later
		recallAt(420, -1), recallAt(440, 1),
	}
	log[7].First = true // "once more", at once
	want := []RecallRound{
		{At: log[4].At, Asked: 4, Hits: 3, Median: 3 * time.Second},
		{At: log[6].At, Asked: 2, Hits: 1, Median: 5 * time.Second},
		{At: log[7].At, Asked: 1, Hits: 1, Median: time.Second},
	}
	got := RecallRounds(log)
	if len(got) != len(want) {
		t.Fatalf("rounds %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("round %d is %+v, want %+v", i, got[i], want[i])
		}
	}
	if RecallRounds(nil) != nil {
		t.Error("there are rounds in an empty log")
	}
}

func TestTheBestRoundIsThatOfMostHitsThenTheFastest(t *testing.T) {
	round := func(hits int, median time.Duration) RecallRound {
		return RecallRound{Asked: 9, Hits: hits, Median: median}
	}
	rounds := []RecallRound{round(3, time.Second), round(8, 4*time.Second), round(8, 3*time.Second), round(8, 3*time.Second+20*time.Millisecond), round(0, 0)}
	if best, ok := Best(rounds); !ok || best != rounds[2] {
		t.Errorf("best is %+v", best)
	}
	if rounds[3].Better(rounds[2]) || rounds[2].Better(rounds[3]) {
		t.Error("a difference that is not shown decides")
	}
	if _, ok := Best([]RecallRound{round(0, 0)}); ok {
		t.Error("a round without a hit is a record")
	}
}
