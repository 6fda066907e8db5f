package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// The walker is a user made of code. It drives the app directly, owns the
// clock, and never sleeps:
//
//	w.press("enter").write("장애를 30분 만에 복구했습니다").wait(12 * time.Second).sees("0:12")
type walker struct {
	t      *testing.T
	path   string
	lang   lang.Lang
	decks  []questions.Folder
	lib    *questions.Library // instead of the decks
	app    *App
	db     *store.Store
	now    interview.Moment
	timers []timer
	ids    int
	ended  bool
	w, h   int

	exports []string
}

type timer struct {
	at  time.Duration // of the running clock
	msg tea.Msg
}

// evening is when every walk begins.
var evening = time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)

func walk(t *testing.T, l lang.Lang) *walker {
	t.Helper()
	w := &walker{
		t: t, path: filepath.Join(t.TempDir(), "onsite.db"), lang: l, w: 80, h: 24,
		now:   interview.Moment{Wall: evening},
		decks: []questions.Folder{{FS: os.DirFS("testdata/decks")}},
	}
	t.Cleanup(func() {
		if w.db != nil {
			w.db.Close()
		}
	})
	return w
}

// home starts the app at home, on the same file as before.
func (w *walker) home() *walker { return w.start(AtHome()) }

func (w *walker) start(s Start) *walker {
	w.t.Helper()
	if w.db != nil {
		w.db.Close()
	}
	db, err := store.Open(w.path, store.Options{}, w.now.Wall)
	if err != nil {
		w.t.Fatal(err)
	}
	w.db = db
	return w.run(Env{Store: db}, s)
}

// run starts the app in an environment whose world the walker owns.
func (w *walker) run(env Env, s Start) *walker {
	env.Library = func() *questions.Library {
		if w.lib != nil {
			return w.lib
		}
		return questions.Load(w.decks...)
	}
	env.Plans = func() ([]questions.Plan, []questions.Problem) {
		return questions.Plans(questions.Folder{FS: os.DirFS("testdata/plans"), Own: true})
	}
	env.Export = func(name string, data []byte) (string, error) {
		w.exports = append(w.exports, string(data))
		return name, nil
	}
	env.Now = func() interview.Moment { return w.now }
	env.Rand = rand.New(rand.NewPCG(1, 2))
	env.NewID = func(time.Time) string {
		w.ids++
		return fmt.Sprintf("01KAT%021d", w.ids)
	}
	env.After = func(d time.Duration, m tea.Msg) tea.Cmd {
		return func() tea.Msg {
			w.timers = append(w.timers, timer{w.now.Run + d, m})
			return nil
		}
	}
	env.Editor = func(string) *exec.Cmd { return nil }
	env.Lang = w.lang
	w.timers, w.ended = nil, false
	w.app = New(env, s)
	w.do(w.app.Init())
	return w.resize(w.w, w.h)
}

// do runs a command and everything that follows from it, to the end.
func (w *walker) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		w.ended = true
	case tea.BatchMsg:
		for _, c := range msg {
			w.do(c)
		}
	default:
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() { // tea.Sequence
				w.do(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		w.send(msg)
	}
}

func (w *walker) send(msg tea.Msg) {
	if w.ended {
		return
	}
	_, cmd := w.app.Update(msg)
	w.do(cmd)
}

var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "space": tea.KeySpace,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "delete": tea.KeyDelete,
}

// press presses keys by name: enter, ctrl+s, shift+tab, a.
func (w *walker) press(names ...string) *walker {
	w.t.Helper()
	for _, name := range names {
		k := tea.KeyPressMsg{}
		parts := strings.Split(name, "+")
		for _, mod := range parts[:len(parts)-1] {
			k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		}
		last := parts[len(parts)-1]
		if code, ok := keyCodes[last]; ok {
			k.Code = code
			if last == "space" {
				k.Text = " "
			}
		} else {
			k.Code = []rune(last)[0]
			if k.Mod == 0 {
				k.Text = last
			}
		}
		w.send(k)
	}
	return w
}

// choose moves to the row of a list that says something and opens it.
func (w *walker) choose(text string) *walker {
	w.t.Helper()
	for range 40 {
		for line := range strings.Lines(w.screen()) {
			if _, row, here := strings.Cut(line, glyphHere+" "); here && strings.Contains(row, text) {
				return w.press("enter")
			}
		}
		w.press("down")
	}
	w.t.Fatalf("there is no row with %q\n%s", text, w.screen())
	return w
}

// decksRow opens the decks from home.
func (w *walker) decksRow() *walker {
	w.t.Helper()
	return w.choose(w.lang.Say("덱  ", "Decks"))
}

// write types a text letter by letter.
func (w *walker) write(text string) *walker {
	for _, r := range text {
		if r == '\n' {
			w.press("enter")
			continue
		}
		w.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return w
}

func (w *walker) paste(text string) *walker {
	w.send(tea.PasteMsg{Content: text})
	return w
}

// click presses the left button on a text the person sees.
func (w *walker) click(text string) *walker {
	w.t.Helper()
	for y, line := range strings.Split(w.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			w.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: ansi.StringWidth(before), Y: y})
			return w
		}
	}
	w.t.Fatalf("there is no %q to click in\n%s", text, w.screen())
	return w
}

// wait lets time pass; what was due comes at its time.
func (w *walker) wait(d time.Duration) *walker {
	end := w.now.Run + d
	for {
		sort.SliceStable(w.timers, func(i, j int) bool { return w.timers[i].at < w.timers[j].at })
		if len(w.timers) == 0 || w.timers[0].at > end {
			break
		}
		next := w.timers[0]
		w.timers = w.timers[1:]
		w.pass(max(next.at-w.now.Run, 0))
		w.send(next.msg)
	}
	w.pass(end - w.now.Run)
	return w
}

func (w *walker) pass(d time.Duration) { w.now = w.now.Add(d) }

// sleep closes the laptop: the calendar moves, the program does not.
func (w *walker) sleep(d time.Duration) *walker {
	w.now.Wall = w.now.Wall.Add(d)
	return w
}

func (w *walker) resize(width, height int) *walker {
	w.w, w.h = width, height
	w.send(tea.WindowSizeMsg{Width: width, Height: height})
	return w
}

// screen is what the person sees, without colours.
func (w *walker) screen() string { return ansi.Strip(w.app.View().Content) }

func (w *walker) sees(texts ...string) *walker {
	w.t.Helper()
	for _, text := range texts {
		if !strings.Contains(w.screen(), text) {
			w.t.Fatalf("does not see %q in\n%s", text, w.screen())
		}
	}
	return w
}

func (w *walker) misses(texts ...string) *walker {
	w.t.Helper()
	for _, text := range texts {
		if strings.Contains(w.screen(), text) {
			w.t.Fatalf("sees %q in\n%s", text, w.screen())
		}
	}
	return w
}

// kill ends the program as kill -9 does: nothing more is written. The next
// start sees only what the disk has.
func (w *walker) kill() *walker {
	w.timers = nil
	return w
}

// quit ends the program as main does: flush, then close.
func (w *walker) quit() *walker {
	w.t.Helper()
	if err := w.app.Flush(); err != nil {
		w.t.Fatal(err)
	}
	return w
}

// answers returns what is kept, newest first.
func (w *walker) answers() []interview.Answer {
	w.t.Helper()
	rows, _, err := w.db.List(store.Filter{}, "", 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	var list []interview.Answer
	for _, r := range rows {
		a, err := w.db.Answer(r.ID)
		if err != nil {
			w.t.Fatal(err)
		}
		list = append(list, a)
	}
	return list
}

// question begins a session on one question of the test decks.
func (w *walker) question(id string, m interview.Mode) *walker {
	w.t.Helper()
	deck, _, _ := strings.Cut(id, "/")
	return w.start(AtPractice(func(c *interview.Choice) {
		*c = interview.Choice{Deck: deck, Lang: w.lang, Mode: m, Count: 2}
		if id == "stories/unhappy" {
			c.Level = 1
		}
	}))
}
