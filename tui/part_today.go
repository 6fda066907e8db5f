package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
)

// What today is for: the plan as home and the plan's own page show it, and the
// way from a line of it to the practice it names.

// today is where a person stands this evening, and what is planned.
type today struct {
	process schedule.Process
	record  progress.Record // answers of today only
	bank    progress.Bank
	agenda  schedule.Agenda
}

// readToday reads the store and the decks; it is slow and is called from
// commands only.
func readToday(env Env, engine string, now time.Time) (t today, err error) {
	if t.process, err = env.Store.Process(); err != nil {
		return t, err
	}
	day := schedule.Day(now, now.Location())
	begins := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, now.Location())
	if t.record, err = env.Store.Record(begins); err != nil {
		return t, err
	}
	plans, _ := env.Plans() // what is wrong with them is told where they are chosen
	t.bank = progress.Bank{Decks: env.Library().Decks(), Plans: plans, Engine: engine}
	t.agenda = progress.Agenda(t.record, t.bank, t.process, now, now.Location())
	return t, nil
}

// items are what is left of today.
func (t today) items() []schedule.Item {
	if len(t.agenda.Days) == 0 {
		return nil
	}
	return t.agenda.Days[0].Items
}

// ids are the questions an item asks, in order.
func (t today) ids(it schedule.Item, now time.Time) []string {
	if it.Kind == schedule.DoReview {
		return t.record.Returned(t.bank, max(it.Count, 1), now, now.Location())
	}
	for _, d := range t.bank.Decks {
		if d.ID == it.What {
			return t.record.NewOf(d, max(it.Count, 1))
		}
	}
	return nil
}

// begin goes to the practice an item names; of a review What may name a principle
// or a deck.
func (u *ui) begin(it schedule.Item) tea.Cmd {
	switch it.Kind {
	case schedule.DoRecall:
		return goTo(toRecall{})
	case schedule.DoMock:
		c := u.settings.Mock
		c.Plan = it.What
		return goTo(toMock{c})
	case schedule.DoRead:
		return goTo(toBrief{})
	case schedule.DoRest:
		return goTo(toPlan{})
	}
	choice := u.settings.Choice
	choice.Deck, choice.Principle, choice.Tag, choice.Level = it.What, "", "", 0
	if _, ok := questions.FindPrinciple(it.What); ok {
		choice.Deck, choice.Principle = "", it.What
	}
	if it.Count > 0 {
		choice.Count = it.Count
	}
	if it.Kind == schedule.DoReview && it.What != "" {
		return goTo(toSession{choice}) // whether its questions came back or not
	}
	env, engine := u.env, u.settings.Mock.Engine
	return func() tea.Msg {
		now := env.Now().Wall
		t, err := readToday(env, engine, now)
		if err != nil {
			return fail(err)()
		}
		if it.Kind == schedule.DoStory {
			if st, ok := t.record.Unfinished(it.What); ok {
				return goMsg{to: toStory{id: st.ID}}
			}
			return goMsg{to: toStory{principle: it.What}}
		}
		if ids := t.ids(it, now); len(ids) > 0 {
			return goMsg{to: toLine{ids}}
		}
		return goMsg{to: toSession{choice}}
	}
}

// short is an item in a few words.
func (u *ui) short(it schedule.Item) string {
	switch it.Kind {
	case schedule.DoReview:
		return u.plural(it.Count, "복습 %d개", "review", "reviews")
	case schedule.DoNew:
		return fmt.Sprintf(u.say("새 질문 %d개: ", "%d new: "), it.Count) + u.deckTitle(it.What)
	case schedule.DoStory:
		p, _ := questions.FindPrinciple(it.What)
		return u.say("이야기: ", "story: ") + p.Name.In(u.lang)
	case schedule.DoRecall:
		return u.say("떠올리기", "recall")
	case schedule.DoMock:
		return u.say("모의 면접: ", "mock: ") + it.Title.In(u.lang)
	case schedule.DoRead:
		return u.say("한 장 읽기", "read your page")
	}
	return u.say("쉬기", "rest")
}

// toGo is how many days are left, as the title says it; "" without a date.
func (u *ui) toGo(p schedule.Process, days int) string {
	if days < 0 || p.Date.IsZero() {
		return ""
	}
	if days == 0 {
		return u.say("D-day", "today")
	}
	return fmt.Sprintf("D-%d", days)
}

// nameOfProcess is company and role.
func nameOfProcess(p schedule.Process) string {
	var parts []string
	for _, s := range []string{p.Company, p.Role} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " "+glyphMid+" ")
}
