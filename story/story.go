// Package story knows what a story is: what happened, its numbers, which
// principles it proves, and what the bank of them lacks. It has never heard of
// a screen or of where stories are kept.
package story

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// Weak to Sure are the strengths with which a story shows a principle.
const (
	Weak   = 1 // it can be told for it
	Strong = 2 // it proves it
	Sure   = 3 // it is the first to come to mind
)

// Figure is a number of a story and where it is written down. From and To are
// as the person writes them ("4 h", "26건"); one of them may be empty.
type Figure struct {
	What     string `json:"what"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Evidence string `json:"evidence,omitempty"`
}

// String is the figure on one line: "failed batches a month: 26 → 1".
func (f Figure) String() string {
	ends := f.From
	if f.To != "" {
		ends = strings.TrimSpace(f.From + " → " + f.To)
	}
	if f.What == "" || ends == "" {
		return f.What + ends
	}
	return f.What + ": " + ends
}

// Show is a principle a story shows, and how strongly: Weak to Sure.
type Show struct {
	Principle string `json:"principle"` // id
	Strength  int    `json:"strength"`
}

// Story is something that happened to a person, ready to be told.
type Story struct {
	ID        string      `json:"id"`       // ULID; sorts by when it was made
	Revision  uint64      `json:"revision"` // grows with every save
	Title     string      `json:"title"`
	Situation string      `json:"situation,omitempty"`
	Task      string      `json:"task,omitempty"`
	Action    string      `json:"action,omitempty"`
	Result    string      `json:"result,omitempty"`
	Learning  string      `json:"learning,omitempty"`
	Figures   []Figure    `json:"figures,omitempty"`
	Year      int         `json:"year,omitempty"` // 1 to 9999; 0 is not said
	Role      string      `json:"role,omitempty"`
	Shows     []Show      `json:"shows,omitempty"`
	Langs     []lang.Lang `json:"langs,omitempty"`   // one can tell it in
	From      string      `json:"from,omitempty"`    // id of the answer it began from
	Answers   []string    `json:"answers,omitempty"` // ids of answers it was told in
	Made      time.Time   `json:"made"`
	Changed   time.Time   `json:"changed"`
}

// Clean is the story as it may be kept and drawn: every text through
// lang.Clean, without the space around it; without figures that say nothing,
// unknown principles and whatever stands twice (the first stays); strengths and
// the year within their bounds; times in UTC. The other functions of this
// package expect clean stories. Cleaning twice changes nothing more.
func (s Story) Clean() Story {
	s.ID, s.From = lang.CleanLine(s.ID), lang.CleanLine(s.From)
	s.Title, s.Role = lang.CleanLine(s.Title), lang.CleanLine(s.Role)
	for _, text := range s.sections() {
		*text = strings.TrimSpace(lang.Clean(*text))
	}
	if s.Year < 0 || s.Year > MaxYear {
		s.Year = 0
	}
	s.Made, s.Changed = cleanTime(s.Made), cleanTime(s.Changed)

	var figures []Figure
	for _, f := range s.Figures {
		f = Figure{What: lang.CleanLine(f.What), From: lang.CleanLine(f.From), To: lang.CleanLine(f.To), Evidence: lang.CleanLine(f.Evidence)}
		if f != (Figure{}) && !slices.Contains(figures, f) {
			figures = append(figures, f)
		}
	}
	var shows []Show
	for _, show := range s.Shows {
		_, known := questions.FindPrinciple(show.Principle)
		if known && !slices.ContainsFunc(shows, func(other Show) bool { return other.Principle == show.Principle }) {
			shows = append(shows, Show{show.Principle, min(max(show.Strength, Weak), Sure)})
		}
	}
	var langs []lang.Lang
	for _, l := range lang.All() {
		if slices.Contains(s.Langs, l) {
			langs = append(langs, l)
		}
	}
	var answers []string
	for _, id := range s.Answers {
		if id = lang.CleanLine(id); id != "" && !slices.Contains(answers, id) {
			answers = append(answers, id)
		}
	}
	s.Figures, s.Shows, s.Langs, s.Answers = figures, shows, langs, answers
	return s
}

// MaxYear is the last a story may have: what RFC 3339 has room for.
const MaxYear = 9999

// cleanTime drops what a file cannot keep: the place, the reading of the
// monotonic clock, years no calendar form has room for.
func cleanTime(t time.Time) time.Time {
	t = t.Round(0).UTC()
	if t.Year() < 0 || t.Year() > MaxYear {
		return time.Time{}
	}
	return t
}

// sections are the texts of the story in the order they are told.
func (s *Story) sections() []*string {
	return []*string{&s.Situation, &s.Task, &s.Action, &s.Result, &s.Learning}
}

// Text is everything that is told, a paragraph a section.
func (s Story) Text() string {
	var parts []string
	for _, text := range s.sections() {
		if *text != "" {
			parts = append(parts, *text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// Empty reports whether nothing was written yet: no title, no text, no figure.
func (s Story) Empty() bool { return s.Title == "" && s.Text() == "" && len(s.Figures) == 0 }

// Whole reports whether the story can be told from beginning to end: it says
// what one did, and how it ended.
func (s Story) Whole() bool { return s.Action != "" && s.Result != "" }

// Strength is how strongly the story shows a principle; 0 is not at all.
func (s Story) Strength(principle string) int {
	for _, show := range s.Shows {
		if show.Principle == principle {
			return show.Strength
		}
	}
	return 0
}

// Attach makes the answer belong to the story to, and to no other; to none when
// to is "". It returns the stories that this changes, each of a revision more;
// when they were last written is not changed by it.
func Attach(stories []Story, answer, to string) []Story {
	var changed []Story
	for _, s := range stories {
		has := slices.Contains(s.Answers, answer)
		if has == (s.ID == to) {
			continue
		}
		if has {
			s.Answers = slices.DeleteFunc(slices.Clone(s.Answers), func(id string) bool { return id == answer })
		} else {
			s.Answers = append(slices.Clone(s.Answers), answer)
		}
		s.Revision++
		changed = append(changed, s)
	}
	return changed
}

// Speaks reports whether the story can be told in a language; where nothing is
// said of its languages it may be.
func (s Story) Speaks(l lang.Lang) bool { return len(s.Langs) == 0 || slices.Contains(s.Langs, l) }

// Name is what a story is called in a sentence of ours.
func (s Story) Name() string {
	if s.Title != "" {
		return clip(s.Title)
	}
	return clip(lang.CleanLine(s.Text()))
}

// clip keeps a person's words short enough for a sentence of ours.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + "…"
	}
	return s
}

// say builds both languages of a message from one argument list. The formats
// take the same arguments in the same order.
func say(ko, en string, args ...any) lang.Text {
	return lang.Text{Ko: fmt.Sprintf(ko, args...), En: fmt.Sprintf(en, args...)}
}
