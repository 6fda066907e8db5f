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
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

// largeStore is a file of somebody who practised for years: 10,000 answers, 5,000
// cards with a line of the log each, 200 stories.
func largeStore(b *testing.B, lib *questions.Library) *store.Store {
	b.Helper()
	db, err := store.Open(filepath.Join(b.TempDir(), "onsite.db"), store.Options{}, evening)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	all := lib.Find(questions.Filter{})
	id := func(kind string, i int) string { return fmt.Sprintf("01KAT%s%020d", kind, i) }
	for i := range 10_000 {
		q := all[i%len(all)]
		began := evening.Add(time.Duration(i-10_000) * time.Hour)
		must(db.Keep(interview.Answer{
			ID: id("A", i), Asked: interview.Asked{ID: q.ID, Deck: q.Deck, Kind: q.Kind, Principle: q.Principle, Level: q.Level, Ask: q.Ask},
			Lang: lang.Ko, Mode: interview.Type, Began: began, Kept: began.Add(6 * time.Minute), Budget: 8 * time.Minute, Rating: 1 + i%5,
			Evidence: interview.Evidence{Seen: float64(i % 7), Of: 7},
			Sections: []interview.Section{{Part: interview.Action, Text: lockStory, Spent: 4 * time.Minute, Share: 4 * time.Minute}},
		}))
	}
	for i := range 5000 {
		k := schedule.QuestionKey(all[i%len(all)].ID)
		if i >= len(all) {
			k = schedule.RecallKey(fmt.Sprintf("principles/gone-%d", i))
		}
		at := evening.AddDate(0, 0, -i%30)
		c, r := schedule.NewCard(k).Grade(schedule.Good, lang.Text{}, at, time.UTC)
		must(db.Review(c, r, id("R", i)))
	}
	for i := range 200 {
		must(db.SaveStory(story.Story{
			ID: id("S", i), Revision: 1, Title: fmt.Sprintf("이야기 %d", i), Situation: batch, Action: lockStory, Result: "26건에서 1건으로 줄었습니다.",
			Shows: []story.Show{{Principle: questions.Principles()[i%16].ID, Strength: 1 + i%3}}, Made: evening, Changed: evening,
		}.Clean()))
	}
	return db
}

// BenchmarkLarge opens each screen on that file and draws it: what a person waits
// for after a key.
func BenchmarkLarge(b *testing.B) {
	lib := questions.Builtin()
	db := largeStore(b, lib)
	plans := builtinPlans()
	now := interview.Moment{Wall: evening}
	for name, to := range map[string]place{
		"home": toHome{}, "plan": toPlan{}, "progress": toProgress{}, "stories": toStories{}, "recall": toRecall{}, "review": toReview{}, "session": toSession{usualSettings(lang.Ko).Choice},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				app := New(Env{
					Store: db, Lang: lang.Ko, Rand: rand.New(rand.NewPCG(1, 2)), Now: func() interview.Moment { return now },
					Library: func() *questions.Library { return lib }, Plans: func() ([]questions.Plan, []questions.Problem) { return plans, nil },
					NewID: func(time.Time) string { return "01KATBENCH000000000000000A" }, After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
				}, Start{to: func(Settings) place { return to }})
				app.ui.lib = lib
				app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
				settle(app, app.top().open(now))
				if !strings.Contains(app.View().Content, "\n") {
					b.Fatal("nothing is drawn")
				}
			}
		})
	}
}

// settle runs a command and what follows from it.
func settle(app *App, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			settle(app, c)
		}
	default:
		_, next := app.Update(msg)
		settle(app, next)
	}
}
