package interview

import (
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// A walk is one person answering one question, with the two clocks of their
// computer in our hands. It reads as a story:
//
//	w.works(30 * time.Second); w.d.Next(w.now); w.sleeps(time.Hour); w.hears(true)
type walk struct {
	*testing.T
	d   *Draft
	q   questions.Question
	now Moment
}

var morning = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func probes(asks ...string) []questions.Probe {
	var list []questions.Probe
	for _, ask := range asks {
		list = append(list, questions.Probe{Text: lang.Text{En: ask}})
	}
	return list
}

func storyQuestion() questions.Question {
	return questions.Question{
		ID: "principles/proud", Deck: "principles", Kind: questions.Behavioral, Principle: "ownership", Tags: []string{"success"}, Level: 2,
		Ask: lang.Text{En: "What are you proud of?", Ko: "무엇이 자랑스러우신가요?"}, Budget: 3 * time.Minute,
		Probes: probes("one", "two", "one", "three", "four"),
	}
}

func technicalQuestion() questions.Question {
	return questions.Question{
		ID: "databases/isolation", Deck: "databases", Kind: questions.Technical, Tags: []string{"transactions"}, Level: 1,
		Ask: lang.Text{En: "Which levels are there?", Ko: "어떤 수준이 있나요?"}, Budget: 4 * time.Minute,
		Probes: probes("one", "two"),
		Points: []questions.Point{{ID: "dirty", Say: lang.Text{En: "Dirty reads."}}, {ID: "phantom", Say: lang.Text{En: "Phantoms."}}},
	}
}

func begin(t *testing.T, q questions.Question, m Mode) *walk {
	w := &walk{T: t, q: q, now: Moment{Wall: morning, Run: 5 * time.Second}}
	w.d = Begin("01A", q, lang.Ko, m, UsualPace(), w.now)
	return w
}

// works lets time pass as it does in front of an open screen: a heartbeat a
// second.
func (w *walk) works(d time.Duration) *walk {
	w.Helper()
	for ; d > 0; d -= Beat {
		w.now = w.now.Add(min(d, Beat))
		if w.d.Tick(w.now) && w.d.Away == 0 {
			w.Error("asked about a gap that is none")
		}
	}
	return w
}

// sleeps closes the laptop: the calendar goes on, the running clock stands.
func (w *walk) sleeps(d time.Duration) *walk {
	w.now.Wall = w.now.Wall.Add(d)
	return w
}

// stops suspends the program: both clocks go on, no heartbeat comes.
func (w *walk) stops(d time.Duration) *walk {
	w.now = w.now.Add(d)
	return w
}

// hears is the next heartbeat; asked says whether the person must be asked
// about a gap.
func (w *walk) hears(asked bool) *walk {
	w.Helper()
	if got := w.d.Tick(w.now); got != asked {
		w.Errorf("asked about a gap: %v, want %v", got, asked)
	}
	return w
}

func (w *walk) next() *walk {
	w.d.Next(w.now)
	return w
}

func (w *walk) back() *walk {
	w.d.Back(w.now)
	return w
}

func (w *walk) stage(want Stage) *walk {
	w.Helper()
	if w.d.Stage != want {
		w.Fatalf("in stage %s, want %s", w.d.Stage, want)
	}
	return w
}

// clocks compares where the time went: think, the sections, the probes.
func (w *walk) clocks(think time.Duration, sections []time.Duration, probes ...time.Duration) *walk {
	w.Helper()
	if w.d.Think != think {
		w.Errorf("thought %v, want %v", w.d.Think, think)
	}
	for i, want := range sections {
		if got := w.d.Sections[i].Spent; got != want {
			w.Errorf("section %s took %v, want %v", w.d.Sections[i].Part, got, want)
		}
	}
	if len(w.d.Probes) != len(probes) {
		w.Fatalf("%d probes, want %d", len(w.d.Probes), len(probes))
	}
	for i, want := range probes {
		if got := w.d.Probes[i].Spent; got != want {
			w.Errorf("probe %d took %v, want %v", i, got, want)
		}
	}
	return w
}

func (w *walk) gaps(want ...Gap) *walk {
	w.Helper()
	if len(w.d.Gaps) != len(want) {
		w.Fatalf("gaps %+v, want %+v", w.d.Gaps, want)
	}
	for i := range want {
		if w.d.Gaps[i] != want[i] {
			w.Errorf("gap %+v, want %+v", w.d.Gaps[i], want[i])
		}
	}
	return w
}

func (w *walk) asked(want string) *walk {
	w.Helper()
	var got []string
	for _, p := range w.d.Probes {
		got = append(got, p.Ask.En)
	}
	if strings.Join(got, " ") != want {
		w.Errorf("asked %q, want %q", got, want)
	}
	return w
}

type seconds = []time.Duration
