// Package schedule knows when practice comes back and what each day is for: a
// card for everything that is practised, the small list of today, the plan of the
// days to an interview, and the steps of the process it belongs to. It keeps
// nothing and asks nobody: all of it follows from what is handed in, the time and
// the place among it.
package schedule

import (
	"time"

	fsrs "github.com/open-spaced-repetition/go-fsrs/v4"

	"onsite/lang"
)

func text(ko, en string) lang.Text { return lang.Text{Ko: ko, En: en} }

// Kind is what a card asks for.
type Kind string

// The kinds of cards.
const (
	KindQuestion Kind = "question" // a question, answered whole
	KindRecall   Kind = "recall"   // a question, to name the story that fits
)

// Key names a card: one of each kind for an id.
type Key struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// QuestionKey names the card of a question that is answered whole.
func QuestionKey(id string) Key { return Key{KindQuestion, id} }

// RecallKey names the card of a question that asks for its story.
func RecallKey(id string) Key { return Key{KindRecall, id} }

// Grade is how well something was remembered.
type Grade int8

// The grades, worst first.
const (
	Again Grade = iota + 1
	Hard
	Good
	Easy
)

// Grades returns the grades, worst first.
func Grades() []Grade { return []Grade{Again, Hard, Good, Easy} }

// Name is the grade in a word.
func (g Grade) Name() lang.Text {
	switch g {
	case Again:
		return text("다시", "again")
	case Hard:
		return text("어려움", "hard")
	case Easy:
		return text("쉬움", "easy")
	}
	return text("알맞음", "good")
}

// Card is what is known of one thing's place in memory. The zero times are
// those of a card that was never asked.
type Card struct {
	Key        Key       `json:"key"`
	Due        time.Time `json:"due"`        // the study day it comes back on, see Day
	Last       time.Time `json:"last"`       // study clock of the last review
	Stability  float64   `json:"stability"`  // days until it is recalled nine times in ten
	Difficulty float64   `json:"difficulty"` // 1 to 10
	Reps       uint64    `json:"reps"`
	Lapses     uint64    `json:"lapses"`
}

// Review is one line of the log. The log is never rewritten: cards can be made
// from it anew, by these rules or by better ones.
type Review struct {
	Key Key       `json:"key"`
	At  time.Time `json:"at"` // as the computer's clock said, UTC
	// Clock is the study clock the review counted at: local time where the person
	// was, and never before the review ahead of it.
	Clock  time.Time `json:"clock"`
	Grade  Grade     `json:"grade"`
	Reason lang.Text `json:"reason"` // as it was shown
	// Of a recall: whether a story came to mind, after how long, and whether it
	// was the first of its round.
	Hit   bool          `json:"hit,omitempty"`
	Took  time.Duration `json:"took,omitempty"`
	First bool          `json:"first,omitempty"`
}

// dayBegins is when a study day begins: who practises past midnight still
// practises today.
const dayBegins = 4 * time.Hour

// studyClock is the local wall time less four hours, written as UTC. The
// scheduler counts days by UTC midnights; on this clock those are 04:00 where
// the person is.
func studyClock(t time.Time, loc *time.Location) time.Time {
	l := t.In(loc)
	return time.Date(l.Year(), l.Month(), l.Day(), l.Hour(), l.Minute(), l.Second(), l.Nanosecond(), time.UTC).Add(-dayBegins)
}

// Day returns the study day of a moment, as midnight UTC of its date. It begins
// at 04:00 in loc. Two study days are a whole number of 24 hours apart.
func Day(t time.Time, loc *time.Location) time.Time { return date(studyClock(t, loc)) }

// date is midnight UTC of the date t shows in its own zone.
func date(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// daysBetween counts the days from one study day to another. A Duration has room
// for no more than 292 years.
func daysBetween(from, to time.Time) int { return int((to.Unix() - from.Unix()) / (24 * 60 * 60)) }

// memory is the scheduler, FSRS-6 with its published weights, without chance.
// There are no steps of minutes: an answer takes minutes itself, and what was
// not there is asked again the next day.
var memory = fsrs.NewFSRS(func() fsrs.Parameters {
	p := fsrs.DefaultParam()
	p.LearningSteps = nil
	p.RelearningSteps = []float64{24 * 60}
	return p
}())

// NewCard returns a card that was never asked. It is not due before its first
// review: nothing comes back that was never there.
func NewCard(k Key) Card { return Card{Key: k} }

// IsDue reports whether the card comes back on the study day of now or came
// back before it.
func (c Card) IsDue(now time.Time, loc *time.Location) bool { return c.dueOn(Day(now, loc)) }

func (c Card) dueOn(day time.Time) bool { return c.Reps > 0 && !c.Due.After(day) }

// Retrievability is the chance, 0 to 1, that the card is remembered on the study
// day of now; 0 when it was never asked.
func (c Card) Retrievability(now time.Time, loc *time.Location) float64 {
	return c.retrievability(Day(now, loc))
}

func (c Card) retrievability(day time.Time) float64 {
	if c.Reps == 0 {
		return 0
	}
	return memory.ForgettingCurve(float64(max(daysBetween(date(c.Last), day), 0)), within(c.Stability, leastStability, mostStability))
}

// Grade returns the card after a review and the line for the log; why may be
// empty. It never fails. A clock that went back counts as the moment of the last
// review, and then only Again may bring the card back sooner than it was due. A
// grade that is none counts as the nearest one.
func (c Card) Grade(g Grade, why lang.Text, now time.Time, loc *time.Location) (Card, Review) {
	r := Review{Key: c.Key, At: now.Round(0).UTC(), Clock: studyClock(now, loc), Grade: min(max(g, Again), Easy), Reason: why}
	if r.Clock.Before(c.Last) {
		r.Clock = c.Last
	}
	return c.after(r), r
}

// Replay makes a card anew from its lines of the log, in the order they were
// written: exactly the card that Grade made, wherever the person was.
func Replay(log []Review) Card {
	var c Card
	for _, r := range log {
		c.Key = r.Key
		c = c.after(r)
	}
	return c
}

// after is the card after a review. What comes from a file may hold anything, so
// that all is brought into the scheduler's range before it is asked.
func (c Card) after(r Review) Card {
	clock := r.Clock
	if clock.Before(c.Last) {
		clock = c.Last
	}
	in := fsrs.Card{Reps: c.Reps, Lapses: c.Lapses}
	if c.Reps > 0 {
		in.State = fsrs.Review
		in.LastReview = c.Last
		in.Stability = within(c.Stability, leastStability, mostStability)
		in.Difficulty = within(c.Difficulty, 1, 10)
	}
	grade := min(max(r.Grade, Again), Easy)
	next, err := memory.Next(in, clock, fsrs.Rating(grade))
	if err != nil {
		panic(err) // grade, card and clock were brought into range
	}
	out := Card{
		Key:        c.Key,
		Due:        date(clock).AddDate(0, 0, int(next.Card.ScheduledDays)),
		Last:       clock,
		Stability:  next.Card.Stability,
		Difficulty: next.Card.Difficulty,
		Reps:       next.Card.Reps,
		Lapses:     next.Card.Lapses,
	}
	if !clock.After(c.Last) && grade != Again && out.Due.Before(c.Due) {
		out.Due = c.Due
	}
	return out
}

// The bounds of a stability, in days.
const leastStability, mostStability = 0.001, 36500

// within brings v into range; what is no number becomes the least.
func within(v, least, most float64) float64 {
	if !(v >= least) {
		return least
	}
	return min(v, most)
}
