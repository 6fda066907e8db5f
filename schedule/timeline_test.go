package schedule

import (
	"strings"
	"testing"
	"time"
)

func TestTheTimelineKnowsWhatIsNext(t *testing.T) {
	on := func(day int) time.Time { return time.Date(2026, 11, day, 0, 0, 0, 0, seoul) }
	steps := []Step{
		{Kind: StepOffer, Note: "offer"},
		{Kind: StepLoop, Date: on(30), Note: "loop"},
		{Kind: StepContact, Date: on(3), Note: "contact"},
		{Kind: StepScreen, Date: on(22), Note: "screen", Asked: "MVCC"},
		{Kind: StepOther, Date: on(3).Add(15 * time.Hour), Note: "thanks"},
	}
	var order []string
	for _, s := range SortSteps(steps) {
		order = append(order, s.Note)
	}
	if got := strings.Join(order, " "); got != "contact thanks screen loop offer" {
		t.Errorf("in order: %s", got)
	}
	if steps[0].Note != "offer" {
		t.Error("the steps handed in were moved")
	}
	for _, c := range []struct {
		now  time.Time
		want string
	}{{on(1).Add(12 * time.Hour), "contact"}, {on(22).Add(23 * time.Hour), "screen"}, {on(23).Add(3 * time.Hour), "screen"}, {on(23).Add(5 * time.Hour), "loop"}} {
		if s, ok := NextStep(steps, c.now, seoul); !ok || s.Note != c.want {
			t.Errorf("at %v comes %q, want %q", c.now, s.Note, c.want)
		}
	}
	if s, ok := NextStep(steps, on(31).Add(12*time.Hour), seoul); ok {
		t.Errorf("after the last day comes %+v", s)
	}
	for _, k := range StepKinds() {
		both(t, k.Name())
	}
	for _, g := range Grades() {
		both(t, g.Name())
	}
}
