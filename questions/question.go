// Package questions knows what is asked: decks of interview questions read
// from YAML, the sixteen principles, and the draw that picks the next one. It
// has never heard of a screen, a key or a file of answers.
package questions

import (
	"time"

	"onsite/lang"
)

// Kind says how a question is answered.
type Kind string

// The two kinds: a story in four sections, or an explanation on one page.
const (
	Behavioral Kind = "behavioral"
	Technical  Kind = "technical"
)

// Levels run from 1 (what everybody is asked) to 3 (what separates the
// strong).
const (
	LevelMin = 1
	LevelMax = 3
)

// Default budgets of a spoken answer. Published advice is 2-3 minutes for a
// story; a technical question is usually talked through for longer.
const (
	behavioralBudget = 3 * time.Minute
	technicalBudget  = 4 * time.Minute
)

// Deck is a set of questions in one file.
type Deck struct {
	ID        string     `json:"id"`
	Kind      Kind       `json:"kind"`
	Title     lang.Text  `json:"title"`
	About     lang.Text  `json:"about"`
	Own       bool       `json:"own"` // from the person's own folder
	Questions []Question `json:"-"`
}

// Question is one thing an interviewer asks. The fields that have JSON names
// are the stable form of `onsite questions --json`.
type Question struct {
	ID        string      `json:"id"` // deck/question
	Deck      string      `json:"deck"`
	Kind      Kind        `json:"kind"`
	Principle string      `json:"principle"` // id of a Principle, or ""
	Tags      []string    `json:"tags"`
	Level     int         `json:"level"` // LevelMin to LevelMax
	Ask       lang.Text   `json:"ask"`
	Probes    []lang.Text `json:"probes"`
	Points    []Point     `json:"points"`

	Was     []string      `json:"-"` // earlier full ids of this question
	Budget  time.Duration `json:"-"` // for a spoken answer
	Answer  lang.Text     `json:"-"` // reference answer of a technical question
	Sources []string      `json:"-"`
}

// Point is a key point: one thing a good technical answer says.
type Point struct {
	ID  string    `json:"id"`
	Say lang.Text `json:"say"`
}

// In reports whether the question can be asked in l.
func (q Question) In(l lang.Lang) bool { return q.Ask.Has(l) }

func defaultBudget(k Kind) time.Duration {
	if k == Technical {
		return technicalBudget
	}
	return behavioralBudget
}
