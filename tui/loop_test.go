package tui

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
)

// The whole loop of four hours and three quarters in the real program, every
// second of it counted by its own heartbeat. The candidate answers the first
// question and then listens.
func TestAWholeLoopInTheRealProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onsite.db")
	lib := questions.Builtin()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		db, err := store.Open(path, store.Options{}, start)
		if err != nil {
			t.Fatal(err)
		}
		env := Env{
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
		app := New(env, AtMock(MockChoice{Plan: "onsite-loop", Lang: lang.En}))
		p := tea.NewProgram(app, tea.WithInput(nil), tea.WithoutRenderer(), tea.WithoutSignals(), tea.WithoutSignalHandler(), tea.WithWindowSize(80, 24))
		done := make(chan error, 1)
		go func() {
			_, err := p.Run()
			done <- err
		}()
		time.Sleep(time.Second)
		p.Send(tea.KeyPressMsg{Code: tea.KeyEnter}) // begins
		time.Sleep(10 * time.Second)
		for _, r := range "I split the batch into three steps." {
			p.Send(tea.KeyPressMsg{Text: string(r), Code: r})
		}
		time.Sleep(20 * time.Second)
		p.Send(tea.KeyPressMsg{Code: tea.KeyEnter})
		time.Sleep(5 * time.Hour)
		p.Quit()
		if err := <-done; err != nil {
			t.Error(err)
		}
		time.Sleep(3 * time.Second) // the last heartbeat lands
		rows, err := db.Loops()
		if err != nil || len(rows) != 1 || rows[0].Stage != mock.Voting {
			t.Fatalf("%+v %v", rows, err)
		}
		l, err := db.Loop(rows[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Missed) != 0 {
			t.Errorf("somebody was there all the time, and yet missed %v", l.Missed)
		}
		for i, r := range l.Rounds {
			if len(r.Turns) < 3 || r.Start != time.Duration(i)*75*time.Minute {
				t.Errorf("round %d began at %v with %d questions", i+1, r.Start, len(r.Turns))
			}
		}
		if first := l.Rounds[0].Turns[0].Replies[0]; first.How != mock.Sent || first.Ended.Round(time.Second) != 30*time.Second {
			t.Errorf("the first answer: %+v", first)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
}
