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
