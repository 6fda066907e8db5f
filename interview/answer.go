package interview

import (
	"slices"
	"strings"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// Mode is how an answer is given.
type Mode string

// The two modes.
const (
	Type  Mode = "type"
	Speak Mode = "speak"
)

// Part names a section of an answer.
type Part string

// The parts: the four of a story, the one page of a technical answer.
const (
	Situation Part = "S"
	Task      Part = "T"
	Action    Part = "A"
	Result    Part = "R"
	Page      Part = "page"
)

// Parts returns the sections of an answer to a question of this kind.
func Parts(k questions.Kind) []Part {
	if k == questions.Technical {
		return []Part{Page}
	}
	return []Part{Situation, Task, Action, Result}
}

// Asked is the question as it was put. It is kept with the answer, so that
// editing a deck never rewrites the past.
type Asked struct {
	ID        string            `json:"id"`
	Deck      string            `json:"deck"`
	Kind      questions.Kind    `json:"kind"`
	Principle string            `json:"principle,omitempty"`
	Tags      []string          `json:"tags,omitempty"`
	Level     int               `json:"level"`
	Ask       lang.Text         `json:"ask"`
	Points    []questions.Point `json:"points,omitempty"`
}

// Section is one part of an answer: what was written and how long it took.
type Section struct {
	Part  Part          `json:"part"`
	Text  string        `json:"text"`
	Spent time.Duration `json:"spent"` // nanoseconds, like every duration here
	Share time.Duration `json:"share"` // the part of the budget meant for it
}

// Probe is a follow-up that was asked, and its answer.
type Probe struct {
	Ask   lang.Text     `json:"ask"`
	Text  string        `json:"text"`
	Spent time.Duration `json:"spent"`
	Limit time.Duration `json:"limit"`
}

// Gap is a time the person was away while a clock ran.
type Gap struct {
	Stage   Stage         `json:"stage"`
	Part    Part          `json:"part,omitempty"`
	Length  time.Duration `json:"length"`
	Counted bool          `json:"counted"` // the person had it counted
}

// Evidence is how much of what a strong answer shows was seen in one: sides of a
// story, or key points of a technical answer.
type Evidence struct {
	Seen  float64 `json:"seen"`            // one seen in part counts half
	Of    int     `json:"of"`              // 0: nothing was there to look at, or nobody looked
	Wrong int     `json:"wrong,omitempty"` // statements that are wrong
}

// Share is the part that was seen, 0 to 1; ok is false when nothing is known.
func (e Evidence) Share() (share float64, ok bool) {
	if e.Of <= 0 {
		return 0, false
	}
	return min(max(e.Seen/float64(e.Of), 0), 1), true
}

// Level is the evidence in a word: -1 nothing known, 0 little, 1 part, 2 strong.
func (e Evidence) Level() int {
	switch share, ok := e.Share(); {
	case !ok:
		return -1
	case share >= 0.7:
		return 2
	case share >= 0.4:
		return 1
	}
	return 0
}

// Answer is what a person answered to a question, once.
type Answer struct {
	ID       string        `json:"id"` // ULID; sorts by when it began
	Asked    Asked         `json:"asked"`
	Lang     lang.Lang     `json:"lang"`
	Mode     Mode          `json:"mode"`
	Began    time.Time     `json:"began"`
	Kept     time.Time     `json:"kept"`           // when it was finished and saved
	Note     string        `json:"note,omitempty"` // the one line of the think stage
	Think    time.Duration `json:"think"`
	Budget   time.Duration `json:"budget"` // for all sections together
	Sections []Section     `json:"sections"`
	Spoken   string        `json:"spoken,omitempty"`   // notes after a spoken answer
	Stumbles int           `json:"stumbles,omitempty"` // marked while speaking
	Probes   []Probe       `json:"probes,omitempty"`
	Believed []string      `json:"believed,omitempty"` // key points ticked before the reveal
	Rating   int           `json:"rating,omitempty"`   // 1-5 on the practice scale; 0 not rated
	Gaps     []Gap         `json:"gaps,omitempty"`
	Evidence Evidence      `json:"evidence,omitzero"` // seen when it was kept
	// What the person said about the feedback: rules that are wrong about this
	// answer, and the sentence that shows the principle.
	Overruled []string `json:"overruled,omitempty"`
	Proof     string   `json:"proof,omitempty"`
	Partial   bool     `json:"partial,omitempty"` // kept before it was finished
	Loop      string   `json:"loop,omitempty"`    // the mock it was given in
	Star      bool     `json:"star,omitempty"`
	Remark    string   `json:"remark,omitempty"` // written while looking back
}

// Spent is the time the sections took together.
func (a Answer) Spent() time.Duration {
	var sum time.Duration
	for _, s := range a.Sections {
		sum += s.Spent
	}
	return sum
}

// Over is how far the answer ran past its budget; never negative.
func (a Answer) Over() time.Duration { return max(a.Spent()-a.Budget, 0) }

// Text is everything the person wrote in the answer itself, a paragraph a
// section.
func (a Answer) Text() string {
	var parts []string
	for _, s := range a.Sections {
		if s.Text != "" {
			parts = append(parts, s.Text)
		}
	}
	if a.Spoken != "" {
		parts = append(parts, a.Spoken)
	}
	return strings.Join(parts, "\n\n")
}

// Written reports whether the person wrote or said anything at all.
func (a Answer) Written() bool {
	if a.Text() != "" || a.Note != "" || a.Stumbles > 0 {
		return true
	}
	if a.Mode == Speak && a.Spent() > 0 {
		return true
	}
	for _, p := range a.Probes {
		if p.Text != "" {
			return true
		}
	}
	return false
}

// Clean passes every text through lang.Clean, for answers from outside.
func (a Answer) Clean() Answer {
	a.Proof = lang.Clean(a.Proof)
	a.Note, a.Spoken, a.Remark = lang.CleanLine(a.Note), lang.Clean(a.Spoken), lang.Clean(a.Remark)
	a.Asked.Ask = clean(a.Asked.Ask)
	a.Asked.Tags = slices.Clone(a.Asked.Tags)
	for i, tag := range a.Asked.Tags {
		a.Asked.Tags[i] = lang.CleanLine(tag)
	}
	a.Asked.Points = slices.Clone(a.Asked.Points)
	for i, p := range a.Asked.Points {
		a.Asked.Points[i].Say = clean(p.Say)
	}
	a.Sections = slices.Clone(a.Sections)
	for i := range a.Sections {
		a.Sections[i].Text = lang.Clean(a.Sections[i].Text)
	}
	a.Probes = slices.Clone(a.Probes)
	for i, p := range a.Probes {
		a.Probes[i].Ask, a.Probes[i].Text = clean(p.Ask), lang.Clean(p.Text)
	}
	return a
}

func clean(t lang.Text) lang.Text { return lang.Text{En: lang.Clean(t.En), Ko: lang.Clean(t.Ko)} }
