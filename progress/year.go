package progress

import (
	"fmt"
	"slices"
	"time"

	"onsite/lang"
	"onsite/schedule"
)

// PracticeDay is a study day and what was done on it.
type PracticeDay struct {
	Date    time.Time // as schedule.Day gives it
	Spent   time.Duration
	Answers int // those of mocks too
	Recalls int
	Mocks   int
}

// Practised reports whether anything was done at all.
func (d PracticeDay) Practised() bool { return d.Answers+d.Recalls+d.Mocks > 0 }

// Year is when somebody practised: the weeks of a year, day by day.
type Year struct {
	Reading
	Days    []PracticeDay // from a Monday 52 weeks back until today
	Streak  int           // days in a row until now; today need not be one of them yet
	Longest int           // days in a row, ever
	Last28  int           // days practised of the last 28, today included
	Spent28 time.Duration // on them
}

const (
	yearWeeks = 53
	lastDays  = 28
)

// What an answer takes beside its own clock: thinking, follow-ups, rating, a
// look at the evidence. What lies longer between its beginning and its end was
// not spent on it.
const (
	aroundAnswer = 5 * time.Minute
	aroundRecall = 5 * time.Second
)

// Spent is the time of each study day: of an answer from its beginning to its
// end, but not more than twice its clock and five minutes; of a mock as long as
// it ran; of a recall until it came to mind, and five seconds; of a story, on
// the day it was begun, to its last change, and at most what a plan gives it.
func Spent(r Record, loc *time.Location) map[time.Time]time.Duration {
	spent := map[time.Time]time.Duration{}
	for day, d := range practiceDays(r, loc) {
		spent[day] = d.Spent
	}
	return spent
}

// practiceDays are the study days on which anything was done. An answer belongs
// to the day it was kept on.
func practiceDays(r Record, loc *time.Location) map[time.Time]*PracticeDay {
	days := map[time.Time]*PracticeDay{}
	on := func(t time.Time) *PracticeDay {
		day := schedule.Day(t, loc)
		d := days[day]
		if d == nil {
			d = &PracticeDay{Date: day}
			days[day] = d
		}
		return d
	}
	for _, m := range r.Marks {
		d := on(m.Kept)
		d.Answers++
		if m.Loop == "" { // a mock counts its own time
			d.Spent += max(min(m.Kept.Sub(m.Began), 2*m.Spent+aroundAnswer), 0)
		}
	}
	for _, m := range r.Mocks {
		d := on(m.Began)
		d.Mocks++
		d.Spent += max(m.Spent, 0)
	}
	for _, s := range r.Stories {
		// How long later changes took is not known.
		if took := s.Changed.Sub(s.Made); took > 0 {
			on(s.Made).Spent += min(took, schedule.StoryMinutes*time.Minute)
		}
	}
	for _, v := range r.Reviews {
		if v.Key.Kind == schedule.KindRecall {
			d := on(v.At)
			d.Recalls++
			d.Spent += max(v.Took, 0) + aroundRecall
		}
	}
	return days
}

// yearOf draws the year that ends today.
func yearOf(r Record, now time.Time, loc *time.Location) Year {
	days, today := practiceDays(r, loc), schedule.Day(now, loc)
	var y Year
	for day := monday(today).AddDate(0, 0, -7*(yearWeeks-1)); !day.After(today); day = day.AddDate(0, 0, 1) {
		d := PracticeDay{Date: day}
		if done := days[day]; done != nil {
			d = *done
		}
		y.Days = append(y.Days, d)
	}
	for _, d := range y.Days[len(y.Days)-lastDays:] {
		if d.Practised() {
			y.Last28++
			y.Spent28 += d.Spent
		}
	}
	var last time.Time // the last day practised
	row := 0
	for _, day := range sortedDays(days) {
		if day.After(today) {
			break // a clock that went back
		}
		if day.Equal(last.AddDate(0, 0, 1)) {
			row++
		} else {
			row = 1
		}
		last = day
		y.Longest = max(y.Longest, row)
	}
	if !last.IsZero() && !last.Before(today.AddDate(0, 0, -1)) {
		y.Streak = row
	}
	y.Say = y.say(last, today)
	if !last.Equal(today) {
		y.Lead = answerOne(r, now, loc)
	}
	return y
}

func sortedDays(days map[time.Time]*PracticeDay) []time.Time {
	all := make([]time.Time, 0, len(days))
	for day := range days {
		all = append(all, day)
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}

func (y Year) say(last, today time.Time) lang.Text {
	if last.IsZero() {
		return words("아직 연습한 날이 없습니다. 질문 하나에 답하면 오늘이 첫날입니다.", "No practice yet. One answer makes today the first day.")
	}
	ago := int(today.Sub(last) / (24 * time.Hour))
	if y.Last28 == 0 {
		return words(fmt.Sprintf("마지막 연습은 %d일 전입니다. 그동안의 답변은 그대로 있으니 질문 하나부터 이어 가면 됩니다.", ago),
			fmt.Sprintf("You last practised %d days ago. What you did is still here; pick up with one question.", ago))
	}
	of := words(fmt.Sprintf("지난 %d일 가운데 %d일, 모두 합쳐 %s 연습했습니다.", lastDays, y.Last28, hours(y.Spent28, lang.Ko)),
		fmt.Sprintf("%d of the last %d days, %s in all.", y.Last28, lastDays, hours(y.Spent28, lang.En)))
	switch {
	case ago > 1:
		return words(of.Ko+fmt.Sprintf(" 마지막은 %d일 전입니다.", ago), "You practised on "+of.En+fmt.Sprintf(" The last was %d days ago.", ago))
	case y.Streak > 1 && ago == 0:
		return words(fmt.Sprintf("오늘까지 %d일 연속입니다. ", y.Streak)+of.Ko, fmt.Sprintf("%d days in a row. ", y.Streak)+"You practised on "+of.En)
	case y.Streak > 1:
		return words(fmt.Sprintf("어제까지 %d일 연속입니다. ", y.Streak)+of.Ko, fmt.Sprintf("%d days in a row until yesterday. ", y.Streak)+"You practised on "+of.En)
	}
	return words(of.Ko, "You practised on "+of.En)
}

// hours is a length of time as a sentence has it.
func hours(d time.Duration, l lang.Lang) string {
	m := int(d.Round(time.Minute) / time.Minute)
	switch h := m / 60; {
	case h == 0:
		return fmt.Sprintf(l.Say("%d분", "%dmin"), m)
	case m%60 == 0:
		return fmt.Sprintf(l.Say("%d시간", "%dh"), h)
	default:
		return fmt.Sprintf(l.Say("%d시간 %d분", "%dh %dmin"), h, m%60)
	}
}
