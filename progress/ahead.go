package progress

import (
	"fmt"
	"time"

	"onsite/lang"
	"onsite/schedule"
)

// Ahead is what comes back on the days to come.
type Ahead struct {
	Reading
	Days []AheadDay // from today on
	// Questions and Recalls are all that come back on these days.
	Questions, Recalls int
}

// AheadDay is a study day to come. Today also has what came back before it.
type AheadDay struct {
	Date      time.Time
	Questions int
	Recalls   int
}

// All is what comes back on the day, of either kind.
func (d AheadDay) All() int { return d.Questions + d.Recalls }

const aheadDays = 14

// aheadOf counts what comes back on each of the next 14 days.
func aheadOf(r Record, now time.Time, loc *time.Location) Ahead {
	qs, rs := schedule.Ahead(r.Cards, aheadDays, now, loc), schedule.Ahead(r.Recalls, aheadDays, now, loc)
	var a Ahead
	busy := 0
	for i := range aheadDays {
		a.Days = append(a.Days, AheadDay{schedule.Day(now, loc).AddDate(0, 0, i), qs[i], rs[i]})
		a.Questions += qs[i]
		a.Recalls += rs[i]
		if a.Days[i].All() > a.Days[busy].All() {
			busy = i
		}
	}
	switch {
	case len(r.Cards)+len(r.Recalls) == 0:
		a.Say = words("아직 돌아올 질문이 없습니다. 질문 하나에 답하면 그 질문이 복습 일정에 들어갑니다.",
			"Nothing comes back yet. Answer a question, and it is scheduled to come back.")
		a.Lead = newLead("")
	case a.Questions+a.Recalls == 0:
		a.Say = words(fmt.Sprintf("앞으로 %d일 동안 돌아올 것이 없습니다. 새 질문을 받을 여유가 있습니다.", aheadDays),
			fmt.Sprintf("Nothing comes back in the next %d days; there is room for new questions.", aheadDays))
		a.Lead = newLead("")
	default:
		what := a.what()
		a.Say = words(fmt.Sprintf("앞으로 %d일 동안 %s가 돌아옵니다. 가장 많은 날은 %s(%d개)입니다.", aheadDays, what.Ko, dayName(busy, a.Days[busy].Date, lang.Ko), a.Days[busy].All()),
			fmt.Sprintf("Coming back in the next %d days: %s. The busiest day is %s, with %d.", aheadDays, what.En, dayName(busy, a.Days[busy].Date, lang.En), a.Days[busy].All()))
		if qs[0] > 0 {
			a.Lead = reviewLead(qs[0])
		} else if rs[0] > 0 {
			a.Lead = recallLead()
		}
	}
	return a
}

// what comes back, of either kind that does.
func (a Ahead) what() lang.Text {
	qs := words(fmt.Sprintf("질문 %d개", a.Questions), lang.Several(a.Questions, "1 question", "%d questions"))
	rs := words(fmt.Sprintf("떠올리기 %d개", a.Recalls), lang.Several(a.Recalls, "1 recall", "%d recalls"))
	switch {
	case a.Recalls == 0:
		return qs
	case a.Questions == 0:
		return rs
	}
	return words(qs.Ko+", "+rs.Ko, qs.En+" and "+rs.En)
}

// dayName is a day n days ahead as a sentence has it.
func dayName(n int, day time.Time, l lang.Lang) string {
	switch n {
	case 0:
		return l.Say("오늘", "today")
	case 1:
		return l.Say("내일", "tomorrow")
	}
	return l.Say(fmt.Sprintf("%d월 %d일 %s요일", day.Month(), day.Day(), lang.Weekday(day.Weekday()).Ko), day.Format("Monday 2 January"))
}
