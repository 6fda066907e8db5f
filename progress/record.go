// Package progress knows how a person is doing: what was practised when, how
// their own ratings hold against the evidence, what is strong and what is not.
// Every figure follows from a record that is handed in, and each comes with the
// sentence that says what it means and the practice that would change it. From
// the same record come the state a plan begins at, the questions of its day, and
// the page to read the day before.
package progress

import (
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// Record is what a person did.
type Record struct {
	Past    map[string]interview.Past // of every question answered, by its id
	Marks   []Mark                    // answers, oldest first
	Cards   []schedule.Card           // of questions
	Recalls []schedule.Card           // of recall pairs
	Reviews []schedule.Review         // the log of both, oldest first
	Stories []story.Story
	Mocks   []Mock // oldest first
}

// Mark is an answer without its words.
type Mark struct {
	ID        string             `json:"id"`
	Question  string             `json:"question"`
	Deck      string             `json:"deck"`
	Principle string             `json:"principle,omitempty"`
	Kind      questions.Kind     `json:"kind"`
	Lang      lang.Lang          `json:"lang"`
	Mode      interview.Mode     `json:"mode"`
	Began     time.Time          `json:"began"`
	Kept      time.Time          `json:"kept"`
	Spent     time.Duration      `json:"spent"`
	Budget    time.Duration      `json:"budget"`
	Rating    int                `json:"rating,omitempty"` // 1-5; 0 not rated
	Evidence  interview.Evidence `json:"evidence,omitzero"`
	Parts     []Part             `json:"parts,omitempty"`
	Loop      string             `json:"loop,omitempty"` // the mock it was given in
	Partial   bool               `json:"partial,omitempty"`
}

// Part is the time one section took, and its share of the budget.
type Part struct {
	Part  interview.Part `json:"part"`
	Spent time.Duration  `json:"spent"`
	Share time.Duration  `json:"share"`
}

// Of is the mark of an answer.
func Of(a interview.Answer) Mark {
	m := Mark{
		ID: a.ID, Question: a.Asked.ID, Deck: a.Asked.Deck, Principle: a.Asked.Principle,
		Kind: a.Asked.Kind, Lang: a.Lang, Mode: a.Mode, Began: a.Began, Kept: a.Kept,
		Spent: a.Spent(), Budget: a.Budget, Rating: a.Rating, Evidence: a.Evidence,
		Loop: a.Loop, Partial: a.Partial,
	}
	for _, s := range a.Sections {
		m.Parts = append(m.Parts, Part{s.Part, s.Spent, s.Share})
	}
	return m
}

// Mock is a mock that was sat.
type Mock struct {
	ID      string
	Plan    string // id
	Title   lang.Text
	Began   time.Time
	Spent   time.Duration // the time it ran
	Asked   int           // questions
	Running bool
	Own     []mock.Vote // the person's own, one each round
	Panel   []mock.Vote // the interviewers'; empty until the debrief was read
}
