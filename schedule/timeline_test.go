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

func TestDaysToGoAreCountedFromTheStudyDay(t *testing.T) {
	day := time.Date(2026, 12, 4, 0, 0, 0, 0, time.UTC)
	at := func(d, hour int) time.Time { return time.Date(2026, 12, d, hour, 0, 0, 0, seoul) }
	for _, c := range []struct {
		now    time.Time
		days   int
		ko, en string
	}{
		{at(1, 12), 3, "D-3", "3 days to go"}, {at(4, 3), 1, "D-1", "1 day to go"}, {at(4, 9), 0, "D-day", "today"},
		{at(5, 9), -1, "1일 전", "1 day ago"}, {at(9, 9), -5, "5일 전", "5 days ago"},
	} {
		n := ToGo(day, c.now, seoul)
		if say := SayToGo(n); n != c.days || say.Ko != c.ko || say.En != c.en {
			t.Errorf("at %v: %d, %q, %q", c.now, n, say.Ko, say.En)
		}
	}
	if say := SayDay(day); say.Ko != "2026.12.04 금요일" || say.En != "Fri 4 Dec 2026" {
		t.Errorf("the day is %+v", say)
	}
}
