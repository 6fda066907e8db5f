package progress

import (
	"fmt"
	"time"

	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// Reading is what a picture means, in a sentence or two, and the practice that
// would change it. What is too little to read is called so.
type Reading struct {
	Say lang.Text
	// Lead is nil when nothing is to be done. Its Say names the doing ("sit a
	// mock"). A DoReview whose What is the id of a principle or a deck means its
	// questions, whether they came back or not.
	Lead *schedule.Item
}

func words(ko, en string) lang.Text { return lang.Text{Ko: ko, En: en} }

// percent is a share of one in whole percents.
func percent(share float64) int { return int(share*100 + 0.5) }

// weeksShown is how far back pictures by week go.
const weeksShown = 12

// monday is the day a study day's week begins on.
func monday(day time.Time) time.Time { return day.AddDate(0, 0, -(int(day.Weekday())+6)%7) }

// byWeek sorts moments into the last weeks.
type byWeek struct {
	first time.Time
	loc   *time.Location
}

func lastWeeks(now time.Time, loc *time.Location) byWeek {
	return byWeek{monday(schedule.Day(now, loc)).AddDate(0, 0, -7*(weeksShown-1)), loc}
}

// start is the Monday of week i.
func (w byWeek) start(i int) time.Time { return w.first.AddDate(0, 0, 7*i) }

// of is the week a moment falls into, or -1 when it is none of them.
func (w byWeek) of(t time.Time) int {
	day := schedule.Day(t, w.loc)
	if day.Before(w.first) {
		return -1
	}
	if i := int(day.Sub(w.first) / (7 * 24 * time.Hour)); i < weeksShown {
		return i
	}
	return -1
}

// answerOne is the practice that helps any picture of answers: what came back,
// or else a new question.
func answerOne(r Record, now time.Time, loc *time.Location) *schedule.Item {
	if n := schedule.Ahead(r.Cards, 1, now, loc)[0]; n > 0 {
		return reviewLead(n)
	}
	return newLead("")
}

// atOnce is how many questions a picture leads to: what one sits through. The
// plan spreads the rest.
const atOnce = 5

// reviewLead asks some of the n questions that came back.
func reviewLead(n int) *schedule.Item {
	it := &schedule.Item{Kind: schedule.DoReview, Count: min(n, atOnce),
		Say: words(fmt.Sprintf("돌아온 질문 %d개에 답하기", n), lang.Several(n, "review the one that came back", "review the %d that came back"))}
	if n > atOnce {
		it.Say = words(fmt.Sprintf("돌아온 질문 %d개 중 %d개 복습", n, atOnce), fmt.Sprintf("review %d of %d that came back", atOnce, n))
	}
	return it
}

// newLead asks a question of a deck, or of any.
func newLead(deck string) *schedule.Item {
	return &schedule.Item{Kind: schedule.DoNew, What: deck, Count: 1, Say: words("질문 하나에 답하기", "answer a question")}
}

func recallLead() *schedule.Item {
	return &schedule.Item{Kind: schedule.DoRecall, Say: words("2분 동안 이야기 떠올리기", "two minutes of recall")}
}

// storyLead asks for the story the bank lacks most.
func storyLead(r Record) *schedule.Item {
	next, _ := story.Next(r.Stories)
	say := words("이야기 하나 쓰기", "write a story")
	if p, ok := questions.FindPrinciple(next); ok {
		say = words("'"+p.Name.Ko+"' 이야기 쓰기", "write a story for "+p.Name.En)
	}
	return &schedule.Item{Kind: schedule.DoStory, What: next, Say: say}
}

func mockLead(plan string) *schedule.Item {
	return &schedule.Item{Kind: schedule.DoMock, What: plan, Say: words("모의 면접 한 번 보기", "sit a mock")}
}
