package schedule

import (
	"time"

	"onsite/lang"
)

// Settings are what a person says of the interview they prepare for.
type Settings struct {
	Date    time.Time `json:"date"`    // the calendar day it shows in its own zone; zero is none
	Minutes int       `json:"minutes"` // a day
	Rounds  []string  `json:"rounds"`  // ids of the mock plans to expect; none is all there are
	Company string    `json:"company,omitempty"`
	Role    string    `json:"role,omitempty"`
}

// State is where a person stands today. A plan follows from it alone: what was
// missed is not owed, it is only not there yet.
type State struct {
	Spent   int       // minutes practised today already
	Redone  int       // questions that came back and were answered today already
	Stories [16]int   // strong stories for each principle, in questions.Principles' order
	Begun   [16]bool  // a strong story for the principle is begun, and not written to its end
	Story   time.Time // when a story was last worked on; zero never
	Pairs   bool      // there are recall pairs to drill
	Drill   time.Time // when they were last drilled; zero never
	Due     []int     // questions that come back from today on, a day each, as Ahead counts them
	Decks   []Deck    // the topics promised, the most important first
	Mocks   []Mock    // those done
	Forms   []Form    // the mocks there are, short forms too
}

// Deck is a topic and how one stands in it.
type Deck struct {
	ID       string
	Title    lang.Text
	Strength float64   // 0 to 1
	Left     int       // questions never asked
	Last     time.Time // when a new one was last asked; zero never
}

// Mock is a mock that was done.
type Mock struct {
	Plan string
	At   time.Time
}

// Form is a mock one can do: a plan in full, or in its questions.ShortForm.
type Form struct {
	ID      string
	Title   lang.Text
	Minutes int
}

// Agenda is the plan.
type Agenda struct {
	ToGo int // days to the interview; -1 without one ahead
	Days []DayPlan
	// Out is what the days do not suffice for, what to drop first first. Minutes
	// and Count say how much of it there is.
	Out   []Item
	Short lang.Text // the same in plain words; empty when all fits
}

// DayPlan is a day, as Day gives it, and what to do on it in this order.
type DayPlan struct {
	Date  time.Time
	Items []Item
}

// Minutes is what the items of the day take together.
func (d DayPlan) Minutes() int {
	sum := 0
	for _, it := range d.Items {
		sum += it.Minutes
	}
	return sum
}

// Item is one thing to do.
type Item struct {
	Kind ItemKind
	// What is the principle of a story, the deck of new questions, the plan of a
	// mock; else "".
	What    string
	Title   lang.Text // of a mock; else empty
	Count   int       // questions; 0 where there are none
	Minutes int
	Say     lang.Text
}

// ItemKind is what is to be done.
type ItemKind string

// The kinds of items.
const (
	DoReview ItemKind = "review" // questions that came back
	DoNew    ItemKind = "new"    // questions never asked
	DoStory  ItemKind = "story"  // write a story
	DoRecall ItemKind = "recall" // a round of the recall drill
	DoMock   ItemKind = "mock"
	DoRest   ItemKind = "rest"
	DoRead   ItemKind = "read" // one's own page, once
)

// Plan plans the days from today to the interview, or a week of steady evenings
// without one ahead. It never plans more than the daily minutes, today less what
// was spent. Mocks have their days, every third or fourth, counted back from the
// interview, a full one a week before it, none in the last two days; those two
// are light, and on the last there is only a page to read. Of stories the holes
// come first, of decks what was never opened, then the weaker and the longer
// unseen. The plan depends on the arguments alone.
func Plan(set Settings, st State, now time.Time, loc *time.Location) Agenda {
	p := open(set, st, Day(now, loc), loc)
	a := Agenda{ToGo: p.toGo}
	for d := range p.days {
		items := p.plan(d)
		a.Days = append(a.Days, DayPlan{Date: p.today.AddDate(0, 0, d), Items: items})
	}
	if p.toGo > 0 && p.toGo < horizon {
		a.Out = p.out()
	}
	a.Short = p.short(a.Out)
	return a
}
