package tui

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
)

// The whole loop of four hours and three quarters in the real program, every
// second of it counted by its own heartbeat. The candidate answers the first
// question and then listens.
func TestAWholeLoopInTheRealProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onsite.db")
	lib := questions.Builtin()
	synctest.Test(t, func(t *testing.T) {
		env := realEnv(t, path, lib)
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
		rows, err := env.Store.Loops()
		if err != nil || len(rows) != 1 || rows[0].Stage != mock.Voting {
			t.Fatalf("%+v %v", rows, err)
		}
		l, err := env.Store.Loop(rows[0].ID)
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
		if err := env.Store.Close(); err != nil {
			t.Error(err)
		}
	})
}
