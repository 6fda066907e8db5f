package schedule

import (
	"fmt"
	"strings"
	"time"

	"onsite/lang"
)

// Outcome is what happened when a question was answered.
type Outcome struct {
	Self      int  // own rating on the practice scale, 1-5; 0 none
	Strength  int  // of the evidence: -1 none to be seen, 0 weak, 1 part, 2 strong
	Over      bool // ran over time
	Conflicts int  // statements that are wrong
}

// Grade is the grade an outcome suggests, and why, in a sentence or two. Own
// rating and evidence weigh each other: a high rating needs something to stand
// on, and a modest one is raised by a strong answer. The person may choose
// another grade.
func (o Outcome) Grade() (Grade, lang.Text) {
	var g Grade
	var why reasons
	if o.Self >= 1 && o.Self <= 5 {
		g = [...]Grade{Again, Hard, Good, Good, Easy}[o.Self-1]
		g = o.weigh(g, &why)
	} else {
		switch {
		case o.Strength < 0:
			g = Hard
			why.say("점수도 답변의 근거도 없어서 곧 다시 묻습니다.", "There is no rating and no evidence, so it is asked again soon.")
		case o.Strength == 0:
			g = Again
			why.say("답변에서 근거가 거의 보이지 않았습니다.", "The answer showed little evidence.")
		case o.Strength == 1:
			g = Hard
			why.say("답변에서 근거가 일부만 보였습니다.", "The answer showed some of the evidence.")
		default:
			g = Good
			why.say("답변의 근거가 뚜렷했습니다.", "The answer showed strong evidence.")
		}
	}
	switch {
	case o.Conflicts > 1 && g > Again:
		g = Again
		why.say(fmt.Sprintf("틀린 내용이 %d군데 있어서 다시 묻습니다.", o.Conflicts), fmt.Sprintf("%d statements were wrong, so it is asked again.", o.Conflicts))
	case o.Conflicts == 1 && g > Hard:
		g = Hard
		why.say("틀린 내용이 한 군데 있어서 낮췄습니다.", "One statement was wrong, so the grade is lower.")
	}
	if o.Over && g > Hard {
		g--
		why.say("시간을 넘겨서 한 단계 낮췄습니다.", "It ran over time, so the grade is one lower.")
	}
	if len(why.ko) == 0 {
		why.say(fmt.Sprintf("스스로 %d점을 주셨습니다.", o.Self), fmt.Sprintf("You rated it %d.", o.Self))
	}
	return g, why.text()
}

// weigh holds an own rating against the evidence.
func (o Outcome) weigh(g Grade, why *reasons) Grade {
	switch {
	case o.Strength < 0 && g == Easy:
		why.say("글로 남은 근거가 없어서 '쉬움'까지 올리지는 않았습니다.", "Nothing in writing shows it, so it is not graded easy.")
		return Good
	case o.Strength == 0 && o.Self == 2:
		why.say("답변에서도 근거가 거의 보이지 않았습니다.", "The answer showed little evidence, too.")
		return Again
	case o.Strength == 0 && g > Hard:
		why.say("답변에서 근거가 거의 보이지 않아 낮췄습니다.", "The answer showed little evidence, so the grade is lower.")
		return Hard
	case o.Strength == 1 && g == Easy:
		why.say("근거가 일부만 보여서 '쉬움'까지 올리지는 않았습니다.", "Only some of the evidence was seen, so it is not graded easy.")
		return Good
	case o.Strength >= 2 && g < Good:
		why.say("그래도 답변의 근거가 뚜렷해서 한 단계 올렸습니다.", "But the answer showed strong evidence, so the grade is one higher.")
		return g + 1
	}
	return g
}

// RecallOutcome is what happened when a story had to come to mind.
type RecallOutcome struct {
	Hit     bool
	Latency time.Duration // until the story was named; below 0 is unknown
	Limit   time.Duration // the time there was; 0 is ten seconds
}

// usualLimit is how long a story may take to come to mind.
const usualLimit = 10 * time.Second

// Grade is the grade an outcome suggests, and why: a third of the time is easy,
// two thirds are good, later is hard, a miss comes back tomorrow.
func (o RecallOutcome) Grade() (Grade, lang.Text) {
	limit := o.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	took := text(fmt.Sprintf("%.1f초 만에 떠올렸습니다.", o.Latency.Seconds()), fmt.Sprintf("It came to mind in %.1f s.", o.Latency.Seconds()))
	switch {
	case !o.Hit:
		return Again, text("이번에는 떠오르지 않았습니다.", "It did not come to mind this time.")
	case o.Latency < 0:
		return Hard, text("떠올렸지만 걸린 시간을 알 수 없습니다.", "It came to mind; how fast is not known.")
	case o.Latency > limit:
		return Hard, text(took.Ko+" 제한 시간을 넘겼습니다.", took.En+" That was past the limit.")
	case 3*o.Latency <= limit:
		return Easy, took
	case 3*o.Latency <= 2*limit:
		return Good, took
	}
	return Hard, text(took.Ko+" 아직 조금 느립니다.", took.En+" That is still a little slow.")
}

// reasons gathers sentences in both languages.
type reasons struct{ ko, en []string }

func (r *reasons) say(ko, en string) {
	r.ko = append(r.ko, ko)
	r.en = append(r.en, en)
}

func (r *reasons) text() lang.Text {
	return text(strings.Join(r.ko, " "), strings.Join(r.en, " "))
}
