package tui

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// realEnv is the world of a real program whose clock runs as fast as it can: the
// one of synctest.
func realEnv(t *testing.T, path string, lib *questions.Library) Env {
	t.Helper()
	start := time.Now()
	db, err := store.Open(path, store.Options{}, start)
	if err != nil {
		t.Fatal(err)
	}
	return Env{
		Store: db, Lang: lang.En, Rand: rand.New(rand.NewPCG(1, 2)),
		Library: func() *questions.Library { return lib },
		Plans: func() ([]questions.Plan, []questions.Problem) {
			return questions.Plans(questions.Folder{FS: fstest.MapFS{}})
		},
		Now: func() interview.Moment {
			now := time.Now()
			return interview.Moment{Wall: now, Run: now.Sub(start)}
		},
		NewID: func(time.Time) string { return "01KATPROGRAM0000000000000A" },
		After: func(d time.Duration, m tea.Msg) tea.Cmd {
			return func() tea.Msg {
				time.Sleep(d)
				return m
			}
		},
	}
}

// The real program, with its own event loop and heartbeat, in a world whose
// clock runs as fast as it can: forty seconds of an interview, every second
// counted.
func TestARealProgramCountsEverySecond(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onsite.db")
	synctest.Test(t, func(t *testing.T) {
		env := realEnv(t, path, questions.Load(questions.Folder{FS: os.DirFS("testdata/decks")}))
		app := New(env, AtPractice(func(c *interview.Choice) {
			*c = interview.Choice{Deck: "stories", Level: 1, Lang: lang.En, Mode: interview.Speak, Count: 1}
		}))
		p := tea.NewProgram(app, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignals(), tea.WithoutSignalHandler(), tea.WithWindowSize(80, 24))
		done := make(chan error, 1)
		go func() {
			_, err := p.Run()
			done <- err
		}()
		press := func(text string, code rune) {
			time.Sleep(10 * time.Second)
			p.Send(tea.KeyPressMsg{Text: text, Code: code})
		}
		press("", tea.KeyEnter) // ten seconds of thinking, then
		press("t", 't')         // ten of situation
		press("a", 'a')         // ten of task
		press("", tea.KeyEscape)
		time.Sleep(500 * time.Millisecond)
		p.Quit()
		if err := <-done; err != nil {
			t.Error(err)
		}
		time.Sleep(2 * time.Second) // the last heartbeat lands
		if err := app.Flush(); err != nil {
			t.Error(err)
		}
		drafts, err := env.Store.Drafts()
		if err != nil || len(drafts) != 1 {
			t.Fatalf("%d drafts, %v", len(drafts), err)
		}
		d := drafts[0]
		if d.Think.Round(time.Second) != 10*time.Second || d.Sections[0].Spent.Round(time.Second) != 10*time.Second || d.Sections[1].Spent.Round(time.Second) != 10*time.Second {
			t.Errorf("thought %v, sections %+v", d.Think, d.Sections)
		}
		if !strings.Contains(string(d.Stage), "answer") {
			t.Errorf("stage %s", d.Stage)
		}
		if err := env.Store.Close(); err != nil {
			t.Error(err)
		}
	})
}
