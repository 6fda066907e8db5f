package schedule

import (
	"slices"
	"strings"
	"time"

	"onsite/lang"
)

// Process is the way to one interview: the date and what is known of it, and
// what a person wants to have at hand on the day.
type Process struct {
	Settings
	Opening  string    `json:"opening,omitempty"` // how one introduces oneself
	Asks     string    `json:"asks,omitempty"`    // what one wants to ask them, a line each
	Steps    []Step    `json:"steps,omitempty"`
	Revision uint64    `json:"revision"` // grows with every change; the store ignores older ones
	Changed  time.Time `json:"changed"`
}

// UsualMinutes is the length of an evening of somebody who named none.
const UsualMinutes = 30

// Clean is the process as it may be kept: every text through lang.Clean, what is
// out of bounds brought into them. Cleaning twice changes nothing more.
func (p Process) Clean() Process {
	p.Company, p.Role = lang.CleanLine(p.Company), lang.CleanLine(p.Role)
	p.Opening, p.Asks = strings.TrimSpace(lang.Clean(p.Opening)), strings.TrimSpace(lang.Clean(p.Asks))
	if p.Minutes <= 0 {
		p.Minutes = UsualMinutes
	}
	p.Minutes = min(p.Minutes, 24*60)
	p.Date = cleanDate(p.Date)
	p.Rounds = slices.Clone(p.Rounds)
	p.Steps = slices.Clone(p.Steps)
	for i, s := range p.Steps {
		s.Note, s.Asked = strings.TrimSpace(lang.Clean(s.Note)), strings.TrimSpace(lang.Clean(s.Asked))
		s.Date = cleanDate(s.Date)
		if !slices.Contains(StepKinds(), s.Kind) {
			s.Kind = StepOther
		}
		p.Steps[i] = s
	}
	return p
}

// cleanDate is the calendar day as midnight UTC; one no calendar form has room
// for is none.
func cleanDate(t time.Time) time.Time {
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return date(t)
}

// ReadDate reads a calendar day as people write it: 2026-12-04, 2026.12.4,
// 2026/12/04, 4 Dec 2026, or without its year for the next such day from today
// on. A weekday beside it is not read. ok is false when it is none.
func ReadDate(s string, now time.Time, loc *time.Location) (day time.Time, ok bool) {
	s = strings.Join(slices.DeleteFunc(strings.Fields(s), isWeekday), " ")
	s = strings.NewReplacer("년", " ", "월", " ", "일", " ").Replace(s)
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -./,", r) }), "-")
	t, ok := parseAny(s, "2006-1-2", "2-Jan-2006", "Jan-2-2006", "2-January-2006", "January-2-2006")
	if ok {
		day = cleanDate(t)
		return day, !day.IsZero() // the first day of all stands for none
	}
	if t, ok = parseAny(s, "1-2", "2-Jan", "Jan-2", "2-January", "January-2"); !ok {
		return time.Time{}, false
	}
	today := Day(now, loc)
	for year := today.Year(); year <= today.Year()+8; year++ { // 29 February
		day := time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		if day.Month() == t.Month() && !day.Before(today) {
			return day, true
		}
	}
	return time.Time{}, false
}

// isWeekday reports whether a word names a day of the week.
func isWeekday(word string) bool {
	word = strings.ToLower(strings.Trim(word, ",."))
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); word == name || word == name[:3] {
			return true
		}
	}
	return strings.HasSuffix(word, "요일")
}

// parseAny reads a time by the first layout that fits.
func parseAny(s string, layouts ...string) (t time.Time, ok bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t, true
		}
	}
	return t, false
}
