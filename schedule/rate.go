package schedule

import (
	"fmt"
	"strings"
	"time"

	"onsite/lang"
)

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
		return Hard, text(took.Ko+" 제한 시간보다 늦었습니다.", took.En+" That was past the limit.")
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
