// Package mock knows how a mock round runs: who asks what and when, how the
// clock decides, and what the debrief says. A loop is a pure state machine: it
// is moved by what the candidate does and by the time that is handed in, and
// all of it is kept, so that after a crash it stands where the clock stands.
package mock

import (
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Heat is how hard the candidate wants to be pressed.
type Heat string

// The three heats.
const (
	Mild  Heat = "mild"
	Usual Heat = "usual"
	Hot   Heat = "hot"
)

// Heats returns the heats in the order menus show them.
func Heats() []Heat { return []Heat{Mild, Usual, Hot} }

// Setup is what is chosen before a loop begins.
type Setup struct {
	Plan     questions.Plan `json:"plan"`
	Lang     lang.Lang      `json:"lang"`
	Mode     interview.Mode `json:"mode"`
	Heat     Heat           `json:"heat"`
	Engine   string         `json:"engine,omitempty"`   // the deck the candidate knows best
	Prepared string         `json:"prepared,omitempty"` // the one line that may be looked at
	Pace     interview.Pace `json:"pace"`
}

// Stage is where a loop is.
type Stage string

// The stages.
const (
	Calling  Stage = "call"  // an interviewer is on the line
	Breaking Stage = "break" // between two of them
	Voting   Stage = "vote"  // all is said; the candidate's own votes are due
	Closed   Stage = "closed"
)

// Loop is a mock, from its first question to its debrief. Times are since it
// began.
type Loop struct {
	ID       string    `json:"id"` // ULID; sorts by when it began
	Setup    Setup     `json:"setup"`
	Began    time.Time `json:"began"`
	Revision uint64    `json:"revision"` // grows with every change; the store ignores older ones
	Stage    Stage     `json:"stage"`
	At       int       `json:"at"` // the round on the line, or next after a break
	Rounds   []Round   `json:"rounds"`
	// Seen is the latest time that was seen. It never goes back, whatever the
	// calendar does.
	Seen   time.Duration `json:"seen"`
	Missed []Span        `json:"missed,omitempty"` // times nobody was there
	Left   bool          `json:"left,omitempty"`   // ended by the candidate before the time
	Open   string        `json:"open,omitempty"`   // what is being written and not sent yet

	bank map[string]questions.Question // the questions, whole
}

// Span is a stretch of time.
type Span struct {
	From time.Duration `json:"from"`
	To   time.Duration `json:"to"`
}

// Length of the span.
func (s Span) Length() time.Duration { return s.To - s.From }

// Round is one interviewer's slot as it was dealt and as it went.
type Round struct {
	Who    lang.Text     `json:"who"`
	Manner string        `json:"manner"`
	Bar    bool          `json:"bar,omitempty"` // the Bar Raiser, known only afterwards
	Length time.Duration `json:"length"`
	Break  time.Duration `json:"break,omitempty"`
	Start  time.Duration `json:"start"` // when it began, or is due to
	End    time.Duration `json:"end"`   // when it ended; 0 while it has not
	Parts  []Part        `json:"parts"`
	Part   int           `json:"part"` // the part that is on
	Turns  []Turn        `json:"turns"`
	Own    Vote          `json:"own,omitempty"`   // the candidate's own vote
	Panel  Vote          `json:"panel,omitempty"` // the interviewer's, once the debrief was read
}

// Part is a stretch of a round with the questions dealt to it.
type Part struct {
	Title  lang.Text          `json:"title"`
	Kind   questions.PartKind `json:"kind"`
	Length time.Duration      `json:"length"`
	Queue  []string           `json:"queue"` // ids not asked yet
	Probes int                `json:"probes"`
	Lang   lang.Lang          `json:"lang"`
	// SwitchAt is the number of things said to the candidate in this part, questions
	// and follow-ups together, after which the language changes; 0 is never.
	SwitchAt int `json:"switch_at,omitempty"`
	Said     int `json:"said"`
}

// Turn is one question, its answer, and the follow-ups.
type Turn struct {
	Part    int                `json:"part"`
	Asked   interview.Asked    `json:"asked"`
	Replies []Reply            `json:"replies"` // the answer, then one for each follow-up
	Hints   []lang.Text        `json:"hints,omitempty"`
	Cut     time.Duration      `json:"cut,omitempty"` // when the interviewer cut in; 0 never
	Kind    questions.PartKind `json:"kind"`
}

// Reply is something said to the candidate and what came back.
type Reply struct {
	Ask   lang.Text     `json:"ask"`
	Lang  lang.Lang     `json:"lang"`
	Put   time.Duration `json:"put"`
	First time.Duration `json:"first,omitempty"` // when the first word was written; 0 none
	Ended time.Duration `json:"ended,omitempty"`
	Limit time.Duration `json:"limit"`
	Text  string        `json:"text,omitempty"`
	How   Ending        `json:"how,omitempty"` // how it ended; "" while it is open
}

// Ending is how a reply ended.
type Ending string

// The endings.
const (
	Sent    Ending = "sent"
	Skipped Ending = "skipped"
	TimeUp  Ending = "time"   // handed in by the clock
	Away    Ending = "missed" // nobody was there when the clock handed it in
)

// Vote is what an interviewer writes before seeing the others'.
type Vote string

// The votes.
const (
	NoVote      Vote = ""
	Inclined    Vote = "inclined"
	NotInclined Vote = "not inclined"
	TooLittle   Vote = "not enough evidence"
)

// Round returns the round on the line.
func (l *Loop) Round() *Round { return &l.Rounds[l.At] }

// Turn returns the question on the table, or nil.
func (l *Loop) Turn() *Turn {
	if l.Stage != Calling || len(l.Round().Turns) == 0 {
		return nil
	}
	return &l.Round().Turns[len(l.Round().Turns)-1]
}

// Reply returns what is being answered, or nil.
func (l *Loop) Reply() *Reply {
	t := l.Turn()
	if t == nil || len(t.Replies) == 0 || t.Replies[len(t.Replies)-1].How != "" {
		return nil
	}
	return &t.Replies[len(t.Replies)-1]
}

// Over reports whether nothing more is asked.
func (l *Loop) Over() bool { return l.Stage == Voting || l.Stage == Closed }

// Remaining is how much of the round or the break is left.
func (l *Loop) Remaining() time.Duration {
	switch l.Stage {
	case Calling:
		return max(l.Round().Start+l.Round().Length-l.Seen, 0)
	case Breaking:
		return max(l.Round().Start-l.Seen, 0)
	}
	return 0
}

// Question returns a question of the loop, whole; one whose deck is gone is what
// was asked of it.
func (l *Loop) Question(a interview.Asked) questions.Question {
	if q, ok := l.bank[a.ID]; ok {
		return q
	}
	return questions.Question{ID: a.ID, Deck: a.Deck, Kind: a.Kind, Principle: a.Principle, Ask: a.Ask, Points: a.Points, Level: a.Level}
}

// IDs returns the questions a loop needs.
func (l *Loop) IDs() []string {
	var ids []string
	for _, r := range l.Rounds {
		for _, t := range r.Turns {
			ids = append(ids, t.Asked.ID)
		}
		for _, p := range r.Parts {
			ids = append(ids, p.Queue...)
		}
	}
	return ids
}

// Know gives the loop its questions, after it came from the disk.
func (l *Loop) Know(bank map[string]questions.Question) { l.bank = bank }

// Copy is a loop that shares nothing that changes with l, to be saved while l
// goes on.
func (l *Loop) Copy() Loop {
	c := *l
	c.Missed = append([]Span(nil), l.Missed...)
	c.Rounds = append([]Round(nil), l.Rounds...)
	for i := range c.Rounds {
		r := &c.Rounds[i]
		r.Parts = append([]Part(nil), r.Parts...)
		for j := range r.Parts {
			r.Parts[j].Queue = append([]string(nil), r.Parts[j].Queue...)
		}
		r.Turns = append([]Turn(nil), r.Turns...)
		for j := range r.Turns {
			r.Turns[j].Replies = append([]Reply(nil), r.Turns[j].Replies...)
			r.Turns[j].Hints = append([]lang.Text(nil), r.Turns[j].Hints...)
		}
	}
	return c
}

// Name is a vote in words.
func (v Vote) Name() lang.Text {
	switch v {
	case Inclined:
		return text("긍정", "inclined")
	case NotInclined:
		return text("부정", "not inclined")
	case TooLittle:
		return text("근거 부족", "not enough evidence")
	}
	return text("투표 안 함", "no vote")
}
