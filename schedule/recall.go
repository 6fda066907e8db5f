package schedule

import (
	"slices"
	"time"
)

// RecallRound is one round of the recall drill, as its reviews tell.
type RecallRound struct {
	At     time.Time // of its last review; zero while it is not in the log
	Asked  int
	Hits   int
	Median time.Duration // that a hit took; 0 without one
}

// roundGap is how long after a review the next one still belongs to its round.
const roundGap = 3 * time.Minute

// RecallRounds are the rounds of a log, oldest first. A review begins one when
// it says so, or when it comes three minutes or more after the one before.
func RecallRounds(log []Review) []RecallRound {
	var rounds []RecallRound
	var open []Review
	end := func() {
		if len(open) > 0 {
			rounds = append(rounds, roundOf(open))
		}
		open = nil
	}
	for _, r := range log {
		if r.Key.Kind != KindRecall {
			continue
		}
		if n := len(open); r.First || n > 0 && r.At.Sub(open[n-1].At) >= roundGap {
			end()
		}
		open = append(open, r)
	}
	end()
	return rounds
}

func roundOf(log []Review) RecallRound {
	outcomes := make([]RecallOutcome, len(log))
	for i, r := range log {
		outcomes[i] = RecallOutcome{Hit: r.Hit, Latency: r.Took}
	}
	round := NewRecallRound(outcomes)
	round.At = log[len(log)-1].At
	return round
}

// NewRecallRound is a round that was just played.
func NewRecallRound(outcomes []RecallOutcome) RecallRound {
	round := RecallRound{Asked: len(outcomes)}
	var took []time.Duration
	for _, o := range outcomes {
		if o.Hit {
			took = append(took, o.Latency)
		}
	}
	if round.Hits = len(took); round.Hits > 0 {
		slices.Sort(took)
		round.Median = took[len(took)/2]
	}
	return round
}

// Better reports whether the round beats another: more hits, or as many and
// faster by the tenth of a second that is shown. A round without a hit beats
// none.
func (r RecallRound) Better(other RecallRound) bool {
	if r.Hits != other.Hits {
		return r.Hits > other.Hits
	}
	return r.Hits > 0 && r.Median.Round(time.Second/10) < other.Median.Round(time.Second/10)
}

// Best is the round that no other beats, the first of equals; ok is false when
// there is none with a hit.
func Best(rounds []RecallRound) (best RecallRound, ok bool) {
	for _, r := range rounds {
		if r.Better(best) {
			best, ok = r, true
		}
	}
	return best, ok
}
