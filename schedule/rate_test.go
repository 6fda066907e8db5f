package schedule

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"onsite/lang"
)

// both holds a sentence to being said in both languages.
func both(t testing.TB, s lang.Text) {
	t.Helper()
	hangul := strings.ContainsFunc(s.Ko, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
	if !hangul || s.En == "" || strings.ContainsFunc(s.En, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) || strings.Contains(s.Ko+s.En, "%!") {
		t.Errorf("not said in both languages: %+v", s)
	}
}

func TestAGradeFollowsFromWhatHappened(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Outcome
		want Grade
		why  string
	}{
		{"nothing came to mind", Outcome{Self: 1, Strength: 0}, Again, "rated it 1"},
		{"the usual evening", Outcome{Self: 4, Strength: 1}, Good, "rated it 4"},
		{"excellent, and it shows", Outcome{Self: 5, Strength: 2}, Easy, "rated it 5"},
		{"called excellent, nothing there", Outcome{Self: 5, Strength: 0}, Hard, "little evidence"},
		{"called excellent, spoken", Outcome{Self: 5, Strength: -1}, Good, "not graded easy"},
		{"too modest", Outcome{Self: 2, Strength: 2}, Good, "one higher"},
		{"modest and right", Outcome{Self: 2, Strength: 0}, Again, "too"},
		{"well said, one thing wrong", Outcome{Self: 5, Strength: 2, Conflicts: 1}, Hard, "One statement was wrong"},
		{"much of it wrong", Outcome{Self: 5, Strength: 2, Conflicts: 3}, Again, "3 statements"},
		{"good but long", Outcome{Self: 4, Strength: 2, Over: true}, Hard, "over time"},
		{"weak and long is not punished twice", Outcome{Self: 2, Strength: 1, Over: true}, Hard, "rated it 2"},
		{"not rated, strong", Outcome{Strength: 2}, Good, "strong evidence"},
		{"not rated, nothing to see", Outcome{Strength: -1}, Hard, "no rating and no evidence"},
	} {
		g, why := c.o.Grade()
		both(t, why)
		if g != c.want || !strings.Contains(why.En, c.why) {
			t.Errorf("%s: %s (%s), want %s (…%s…)", c.name, g.Name().En, why.En, c.want.Name().En, c.why)
		}
	}
	if _, why := (Outcome{Self: 2, Strength: 1, Over: true}).Grade(); strings.Contains(why.En, "over time") {
		t.Errorf("overtime changed nothing and is named: %s", why.En)
	}
}

// Nobody is graded worse for having done better.
func TestDoingBetterNeverGradesWorse(t *testing.T) {
	grade := func(o Outcome) Grade {
		g, why := o.Grade()
		both(t, why)
		return g
	}
	for self := range 6 {
		for strength := -1; strength <= 2; strength++ {
			for conflicts := range 4 {
				for _, over := range []bool{false, true} {
					o := Outcome{self, strength, over, conflicts}
					better := []Outcome{{self, strength, false, conflicts}, {self, strength, over, max(conflicts-1, 0)}}
					if self > 0 {
						better = append(better, Outcome{min(self+1, 5), strength, over, conflicts})
					}
					if strength >= 0 {
						better = append(better, Outcome{self, min(strength+1, 2), over, conflicts})
					}
					for _, b := range better {
						if grade(b) < grade(o) {
							t.Errorf("%+v is %v, and %+v only %v", o, grade(o), b, grade(b))
						}
					}
				}
			}
		}
	}
}

func TestARecallIsGradedByItsSpeed(t *testing.T) {
	s := time.Second
	for _, c := range []struct {
		o    RecallOutcome
		want Grade
	}{
		{RecallOutcome{true, 2 * s, 10 * s}, Easy},
		{RecallOutcome{true, 5 * s, 10 * s}, Good},
		{RecallOutcome{true, 9 * s, 10 * s}, Hard},
		{RecallOutcome{true, 14 * s, 10 * s}, Hard},
		{RecallOutcome{true, 5 * s, 0}, Good},
		{RecallOutcome{true, 5 * s, 30 * s}, Easy},
		{RecallOutcome{true, -s, 10 * s}, Hard},
		{RecallOutcome{false, s, 10 * s}, Again},
	} {
		g, why := c.o.Grade()
		both(t, why)
		if g != c.want {
			t.Errorf("%+v: %s, want %s", c.o, g.Name().En, c.want.Name().En)
		}
	}
}
