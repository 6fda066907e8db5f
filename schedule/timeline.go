package schedule

import (
	"fmt"
	"slices"
	"time"

	"onsite/lang"
)

// StepKind is a station between the first contact and the signature.
type StepKind string

// The stations.
const (
	StepContact StepKind = "contact"
	StepScreen  StepKind = "screen"
	StepLoop    StepKind = "loop"
	StepOffer   StepKind = "offer"
	StepOther   StepKind = "other"
)

// StepKinds returns the stations in their usual order.
func StepKinds() []StepKind {
	return []StepKind{StepContact, StepScreen, StepLoop, StepOffer, StepOther}
}

// Name is the station in a word.
func (k StepKind) Name() lang.Text {
	switch k {
	case StepContact:
		return text("연락", "contact")
	case StepScreen:
		return text("전화 면접", "phone screen")
	case StepLoop:
		return text("온사이트 루프", "onsite loop")
	case StepOffer:
		return text("오퍼", "offer")
	}
	return text("기타", "other")
}

// Step is one station of a process.
type Step struct {
	Kind  StepKind  `json:"kind"`
	Date  time.Time `json:"date"` // the calendar day in its own zone; zero is not known yet
	Note  string    `json:"note,omitempty"`
	Asked string    `json:"asked,omitempty"` // what was asked
}

// SortSteps returns the steps by their day, those without one last. Steps of one
// day keep their order.
func SortSteps(steps []Step) []Step {
	sorted := slices.Clone(steps)
	slices.SortStableFunc(sorted, func(a, b Step) int {
		switch {
		case a.Date.IsZero() && b.Date.IsZero():
			return 0
		case a.Date.IsZero():
			return 1
		case b.Date.IsZero():
			return -1
		}
		return date(a.Date).Compare(date(b.Date))
	})
	return sorted
}

// NextStep returns the first step of today or later; false when there is none.
func NextStep(steps []Step, now time.Time, loc *time.Location) (Step, bool) {
	today := Day(now, loc)
	for _, s := range SortSteps(steps) {
		if !s.Date.IsZero() && !date(s.Date).Before(today) {
			return s, true
		}
	}
	return Step{}, false
}

// ToGo counts the days from today to a calendar day; below 0 it has passed.
func ToGo(day, now time.Time, loc *time.Location) int { return daysBetween(Day(now, loc), date(day)) }

// SayToGo is such a count in words.
func SayToGo(days int) lang.Text {
	switch {
	case days < 0:
		return text(fmt.Sprintf("%d일 전", -days), lang.Several(-days, "1 day ago", "%d days ago"))
	case days == 0:
		return text("D-Day", "today")
	}
	return text(fmt.Sprintf("D-%d", days), lang.Several(days, "1 day to go", "%d days to go"))
}

// SayDay is a calendar day with its weekday.
func SayDay(day time.Time) lang.Text {
	return text(day.Format("2006.01.02")+" "+lang.Weekday(day.Weekday()).Ko+"요일", day.Format("Mon 2 Jan 2006"))
}
