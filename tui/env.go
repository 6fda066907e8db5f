// Package tui knows how onsite looks: it draws the screens and turns keys into
// what the packages below it do. It owns no clock, no dice and no disk of its
// own; all three come in through Env.
package tui

import (
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
)

// Env is the world outside, handed in by main.
type Env struct {
	Store *store.Store // nil only while Damage is set
	// Library reads the decks. It is slow and is called from commands only.
	Library func() *questions.Library
	// Plans reads the mock plans; it is slow too.
	Plans func() ([]questions.Plan, []questions.Problem)
	// Export puts a file where the person finds it and returns its name; slow.
	Export func(name string, data []byte) (string, error)
	Now    func() interview.Moment
	Rand   *rand.Rand
	// After makes a command that answers with m once d has passed.
	After func(d time.Duration, m tea.Msg) tea.Cmd
	NewID func(now time.Time) string
	// Editor makes the command that opens a file in the person's own editor,
	// or nil when there is none.
	Editor func(file string) *exec.Cmd
	// Upkeep is done once in the background after the start: the daily backup.
	Upkeep func() error
	Lang   lang.Lang // of the interface, when the settings name none
	// Damage is set instead of Store when the file cannot be opened.
	Damage *Damage
	// Repair prepares the ways out when damage shows later. It is slow.
	Repair func(*store.Damaged) (*Damage, error)
	Notice lang.Text // said once at the start; may be empty
}

// Damage is a file of answers that cannot be used, and the ways out of it. The
// functions touch the disk and are called from commands only.
type Damage struct {
	Path    string
	Detail  string
	Backups []store.Backup // newest first, each opened and found whole
	// Restore sets the damaged file aside, puts the backup in its place, saves
	// what can still be read, and opens it.
	Restore func(b store.Backup) (*store.Store, lang.Text, error)
	// Fresh sets the damaged file aside and begins a new one.
	Fresh func() (*store.Store, lang.Text, error)
}

// Settings are what a person chose; they are kept in the store.
type Settings struct {
	Lang   lang.Lang        `json:"lang,omitempty"`
	Theme  string           `json:"theme,omitempty"`  // "", light or dark; "" asks the terminal
	Glyphs string           `json:"glyphs,omitempty"` // "" or ascii
	Mouse  string           `json:"mouse,omitempty"`  // "" or off
	Pace   interview.Pace   `json:"pace"`
	Choice interview.Choice `json:"choice"`
	Mock   MockChoice       `json:"mock"`
	Recall RecallChoice     `json:"recall"`
}

// RecallChoice is how somebody drills their stories.
type RecallChoice struct {
	Limit int    `json:"limit,omitempty"` // seconds a question; 0 is the usual ten
	Ask   string `json:"ask,omitempty"`   // a language, other or mixed; "" is that of practice
}

// MockChoice is how somebody sits a mock.
type MockChoice struct {
	Plan   string         `json:"plan,omitempty"`
	Lang   lang.Lang      `json:"lang,omitempty"`
	Mode   interview.Mode `json:"mode,omitempty"`
	Heat   mock.Heat      `json:"heat,omitempty"`
	Engine string         `json:"engine,omitempty"`
}

// firstDeck is what somebody is asked from who chose nothing yet: every loop
// asks for the principles, not every loop for Kubernetes.
const firstDeck = "principles"

// firstPlan is the mock somebody is offered who sat none yet: the shortest with
// everything in it.
const firstPlan = "phone-screen-short"

// usualSettings are those of somebody who changed nothing.
func usualSettings(l lang.Lang) Settings {
	return Settings{
		Pace:   interview.UsualPace(),
		Choice: interview.Choice{Deck: firstDeck, Lang: l, Mode: interview.Type, Count: 5},
		Mock:   MockChoice{Plan: firstPlan, Lang: l, Mode: interview.Type, Heat: mock.Usual},
	}
}

// ui is what every screen is given. Root alone changes it.
type ui struct {
	env      Env
	settings Settings
	lang     lang.Lang
	back     background // as the terminal says
	theme    Theme
	keys     keys
	lib      *questions.Library // nil until it is read
	damaged  *store.Damaged     // damage found while the program runs
}

// decks are the decks as a person looks for them: their own, then stories, then
// the rest, each by title.
func (u *ui) decks() []questions.Deck {
	if u.lib == nil {
		return nil
	}
	rank := func(d questions.Deck) int {
		switch {
		case d.Own:
			return 0
		case d.Kind == questions.Behavioral:
			return 1
		}
		return 2
	}
	list := slices.Clone(u.lib.Decks())
	slices.SortStableFunc(list, func(a, b questions.Deck) int {
		if r := rank(a) - rank(b); r != 0 {
			return r
		}
		return strings.Compare(a.Title.In(u.lang), b.Title.In(u.lang))
	})
	return list
}

// say picks the interface's language.
func (u *ui) say(ko, en string) string { return u.lang.Say(ko, en) }

// restyle follows a change of language or colours.
func (u *ui) restyle() {
	u.lang = u.settings.Lang
	if !u.lang.Valid() {
		u.lang = u.env.Lang
	}
	on := u.back
	switch u.settings.Theme {
	case "dark":
		on = onDark
	case "light":
		on = onLight
	}
	u.theme = newTheme(on)
	u.keys = newKeys(u.lang)
}
