package interview

import (
	"time"

	"onsite/questions"
)

// Pace is how much time a person gives themself. Published advice for a spoken
// story is two to three minutes; typing takes longer.
type Pace struct {
	Think  time.Duration `json:"think"`
	Spoken time.Duration `json:"spoken"` // a story, aloud
	Typed  time.Duration `json:"typed"`  // the same story, typed
	Probe  time.Duration `json:"probe"`
	Shares [4]int        `json:"shares"` // S T A R, in percent
}

// UsualPace is the pace of somebody who changed nothing.
func UsualPace() Pace {
	return Pace{
		Think: 30 * time.Second, Spoken: 3 * time.Minute, Typed: 8 * time.Minute,
		Probe: time.Minute, Shares: [4]int{20, 10, 50, 20},
	}
}

// standard is the spoken budget the decks are written for.
const standard = 3 * time.Minute

// Budget is the time for an answer to q. A deck states spoken budgets for the
// usual pace; the person's own pace scales them.
func (p Pace) Budget(q questions.Question, m Mode) time.Duration {
	own := p.Spoken
	if m == Type {
		own = p.Typed
	}
	return (q.Budget / time.Second * own / (standard / time.Second)).Round(time.Second)
}

// share is the part of budget meant for a section.
func (p Pace) share(part Part, budget time.Duration) time.Duration {
	for i, s := range [...]Part{Situation, Task, Action, Result} {
		if s == part {
			return (budget * time.Duration(p.Shares[i]) / 100).Round(time.Second)
		}
	}
	return budget
}

// Signal says how a clock stands.
type Signal int

// Amber from the budget on, red when a third more is gone: for the usual spoken
// story 3:00 and 4:00.
const (
	Green Signal = iota
	Amber
	Red
)

// SignalAt says how a clock of this budget stands.
func SignalAt(spent, budget time.Duration) Signal {
	switch {
	case budget <= 0 || spent < budget:
		return Green
	case spent < RedAt(budget):
		return Amber
	default:
		return Red
	}
}

// RedAt is when a clock of this budget turns red.
func RedAt(budget time.Duration) time.Duration { return budget * 4 / 3 }
