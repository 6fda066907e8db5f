package tui

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// What one key, one heartbeat and one page cost, in this process. The terminal
// itself is measured from outside.

func typingApp(b *testing.B, text string) *App {
	b.Helper()
	db, err := store.Open(filepath.Join(b.TempDir(), "onsite.db"), store.Options{}, evening)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	now := interview.Moment{Wall: evening}
	q := questions.Question{ID: "d/q", Deck: "d", Kind: questions.Behavioral, Level: 1, Budget: 3 * time.Minute, Ask: lang.Text{Ko: "고객이 불만을 가졌던 경험을 말씀해 주세요.", En: "An unhappy customer?"}}
	app := New(Env{
		Store: db, Lang: lang.Ko, Rand: rand.New(rand.NewPCG(1, 2)), Now: func() interview.Moment { return now },
		NewID: func(time.Time) string { return "01KATBENCH000000000000000A" },
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}, AtPractice(func(c *interview.Choice) { c.Lang = lang.Ko }))
	app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	app.Update(askedMsg{q: q})
	app.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	app.Update(tea.PasteMsg{Content: text})
	return app
}

func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 5000, 20000} {
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			app := typingApp(b, string([]rune(strings.Repeat("가나다라 마바사 아자차카 타파하 ", n/15+1))[:n]))
			for b.Loop() {
				app.Update(tea.KeyPressMsg{Text: "한", Code: '한'})
				app.View()
				app.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
				app.View()
			}
		})
	}
}

func BenchmarkTick(b *testing.B) {
	app := typingApp(b, "짧은 글")
	for b.Loop() {
		app.Update(tickMsg{})
		app.View()
	}
}
