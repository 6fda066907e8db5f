// Package questions knows what is asked: decks of interview questions read
// from YAML, the sixteen principles, and the draw that picks the next one. It
// has never heard of a screen, a key or a file of answers.
package questions

import (
	"time"

	"onsite/lang"
	"onsite/phrase"
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
	Guides    []Guide    `json:"-"`
	Questions []Question `json:"-"`
}

// Question is one thing an interviewer asks. The fields that have JSON names
// are the stable form of `onsite questions --json`.
type Question struct {
	ID        string    `json:"id"` // deck/question
	Deck      string    `json:"deck"`
	Kind      Kind      `json:"kind"`
	Principle string    `json:"principle"` // id of a Principle, or ""
	Tags      []string  `json:"tags"`
	Level     int       `json:"level"` // LevelMin to LevelMax
	Ask       lang.Text `json:"ask"`
	Probes    []Probe   `json:"probes"`
	Points    []Point   `json:"points"`

	Was    []string      `json:"-"` // earlier full ids of this question
	Budget time.Duration `json:"-"` // for a spoken answer
	Shows  []string      `json:"-"` // ids of other principles a story for it can show
	Sample Sample        `json:"-"` // a strong answer to a behavioral question
	Answer lang.Text     `json:"-"` // reference answer of a technical question
	// Match holds, by the id of a key point, patterns (package phrase) of
	// sentences that make it; one is enough.
	Match   map[string][]phrase.Pattern `json:"-"`
	Deny    map[string][]phrase.Pattern `json:"-"` // likewise, of sentences that say its opposite
	Wrong   []Wrong                     `json:"-"` // what people often get wrong
	Sources []string                    `json:"-"`
}

// Probe is a follow-up. It says what it is for, so that one can be chosen by
// what an answer lacked.
type Probe struct {
	lang.Text
	Layer string `json:"-"` // behavioral: one of Layers, or ""
	Has   string `json:"-"` // technical: goes deeper when this key point was made
	Lacks string `json:"-"` // technical: leads to this key point when it was not
}

// Layers are what the follow-ups to a story ask for, in the order interviewers
// usually go.
func Layers() []string {
	return []string{"context", "options", "own", "obstacle", "measure", "differently", "learned"}
}

// Sample is a strong answer by an invented engineer, section by section, and
// what makes it strong.
type Sample struct {
	Situation, Task, Action, Result, Why lang.Text
}

// Empty reports whether there is no sample.
func (s Sample) Empty() bool { return s.Action.Empty() }

// Wrong is a claim people often make that is not true, and the correction.
type Wrong struct {
	ID      string
	Claim   lang.Text
	Right   lang.Text
	Match   []phrase.Pattern // of answers that claim it; one is enough
	Against []string         // ids of the key points it contradicts
}

// Guide is what a principle means, and what strong and weak evidence for it
// looks like.
type Guide struct {
	Principle string
	Means     lang.Text
	Strong    []lang.Text
	Weak      []lang.Text
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
