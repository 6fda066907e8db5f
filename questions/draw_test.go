package questions

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func dice(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }

// pool is a question for each letter.
func pool(letters string) []Question {
	var all []Question
	for _, c := range letters {
		all = append(all, Question{ID: string(c)})
	}
	return all
}

func evenly(Question) float64 { return 1 }

// deal takes n questions and returns their letters; a letter that starts the
// pool anew has a | before it.
func deal(t *testing.T, d *Draw, r *rand.Rand, n int) string {
	t.Helper()
	var b strings.Builder
	for range n {
		q, again, ok := d.Next(r)
		if !ok {
			t.Fatal("nothing to ask")
		}
		if again {
			b.WriteByte('|')
		}
		b.WriteString(q.ID)
	}
	return b.String()
}

func TestDrawRepeatsNothingUntilAllWereAsked(t *testing.T) {
	for seed := range uint64(200) {
		rounds := strings.Split(deal(t, NewDraw(pool("abcde"), evenly), dice(seed), 25), "|")
		if len(rounds) != 5 {
			t.Fatalf("seed %d: 25 from 5 are %d rounds: %v", seed, len(rounds), rounds)
		}
		for i, round := range rounds {
			for _, c := range "abcde" {
				if strings.Count(round, string(c)) != 1 {
					t.Fatalf("seed %d: round %d is %s", seed, i, round)
				}
			}
			if i > 0 && round[0] == rounds[i-1][4] {
				t.Fatalf("seed %d: %c twice in a row: %v", seed, round[0], rounds)
			}
		}
	}
}

func TestDrawOfTwoTakesTurns(t *testing.T) {
	got := deal(t, NewDraw(pool("ab"), evenly), dice(1), 6)
	if got != "ab|ab|ab" && got != "ba|ba|ba" {
		t.Errorf("dealt %s", got)
	}
}

func TestDrawOfOneHasNoChoice(t *testing.T) {
	if got := deal(t, NewDraw(pool("a"), evenly), dice(1), 3); got != "a|a|a" {
		t.Errorf("dealt %s", got)
	}
}

func TestDrawOfNothing(t *testing.T) {
	d := NewDraw(nil, evenly)
	if q, again, ok := d.Next(dice(1)); ok || again || q.ID != "" || d.Left() != 0 {
		t.Errorf("dealt %+v, %v, %v", q, again, ok)
	}
}

func TestDrawCountsWhatIsLeft(t *testing.T) {
	d, r := NewDraw(pool("abc"), evenly), dice(1)
	for _, want := range []int{2, 1, 0, 2, 1, 0} {
		d.Next(r)
		if d.Left() != want {
			t.Errorf("%d left, want %d", d.Left(), want)
		}
	}
}

func TestDrawIsTheSameForTheSameSeed(t *testing.T) {
	once := deal(t, NewDraw(pool("abcdefgh"), evenly), dice(7), 30)
	if again := deal(t, NewDraw(pool("abcdefgh"), evenly), dice(7), 30); again != once {
		t.Errorf("seed 7 dealt\n%s, then\n%s", once, again)
	}
	if other := deal(t, NewDraw(pool("abcdefgh"), evenly), dice(8), 30); other == once {
		t.Error("another seed dealt the same")
	}
}

func TestDrawFollowsTheWeights(t *testing.T) {
	weights := map[string]float64{"a": 1, "b": 2, "c": 5, "d": 0, "e": -3, "f": math.NaN()}
	first := map[string]int{}
	const n = 8000
	r := dice(42)
	for range n {
		q, _, _ := NewDraw(pool("abcdef"), func(q Question) float64 { return weights[q.ID] }).Next(r)
		first[q.ID]++
	}
	for id, w := range weights {
		want := n * max(w, 0) / 8
		if id == "f" {
			want = 0
		}
		if got := float64(first[id]); math.Abs(got-want) > 150 { // over three standard deviations
			t.Errorf("%s came first %v times of %d, want about %v", id, got, n, want)
		}
	}
}

func TestDrawLeavesNoQuestionOut(t *testing.T) {
	for _, w := range []float64{0, -1, math.NaN(), math.Inf(-1), 1e-300} {
		got := deal(t, NewDraw(pool("abcd"), func(q Question) float64 {
			if q.ID == "a" {
				return 1
			}
			return w
		}), dice(3), 4)
		for _, c := range "abcd" {
			if !strings.ContainsRune(got, c) {
				t.Errorf("with the weight %v: %s", w, got)
			}
		}
	}
}
