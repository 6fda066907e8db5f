package tui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

// What today is for: the plan as home and the plan's own page show it, and the
// way from a line of it to the practice it names.

// today is where a person stands this evening, and what is planned.
type today struct {
	process schedule.Process
	record  progress.Record // answers of the last days only
	bank    progress.Bank
	agenda  schedule.Agenda
	spent   time.Duration // today
	holes   []story.Hole  // principles that lack stories
}

// readToday reads the store and the decks; it is slow and is called from
// commands only. A damaged process is told, and planned without.
func readToday(env Env, engine string, now time.Time) (t today, err error) {
	var damaged *store.Damaged
	if t.process, err = env.Store.Process(); err != nil && !errors.As(err, &damaged) {
		return t, err
	}
	told := err
	if t.record, err = env.Store.Record(progress.Since(now, now.Location())); err != nil {
		return t, err
	}
	plans, _ := env.Plans() // what is wrong with them is told where they are chosen
	t.bank = progress.Bank{Decks: env.Library().Decks(), Plans: plans, Engine: engine}
	t.agenda = progress.Agenda(t.record, t.bank, t.process, now, now.Location())
	t.spent = progress.Spent(t.record, now.Location())[schedule.Day(now, now.Location())]
	t.holes = story.Cover(t.record.Stories).Holes()
	return t, told
}

// todayMsg brings the plan.
type todayMsg struct {
	today today
	err   error
}

// loadToday makes the command that reads the plan.
func (u *ui) loadToday(now time.Time) tea.Cmd {
	env, engine := u.env, u.settings.Mock.Engine
	return func() tea.Msg {
		t, err := readToday(env, engine, now)
		return todayMsg{t, err}
	}
}

// read reports whether there is a plan.
func (t today) read() bool { return len(t.agenda.Days) > 0 }

// over reports whether the day of the plan is another than that of now: home may
// stay open past 04:00.
func (t today) over(now time.Time) bool {
	return t.read() && !t.agenda.Days[0].Date.Equal(schedule.Day(now, now.Location()))
}

// items are what is left of today.
func (t today) items() []schedule.Item {
	if !t.read() {
		return nil
	}
	return t.agenda.Days[0].Items
}

// ids are the questions an item asks, in order.
func (t today) ids(it schedule.Item, now time.Time) []string {
	if it.Kind == schedule.DoReview {
		return t.record.Returned(t.bank, max(it.Count, 1), now, now.Location())
	}
	d, _ := t.bank.Deck(it.What)
	return t.record.NewOf(d, max(it.Count, 1))
}

// begin goes from a screen to the practice an item names; of a review What may
// name a principle or a deck.
func (u *ui) begin(from screen, it schedule.Item) tea.Cmd {
	to := func(to place) goMsg { return goMsg{to: to, from: from} }
	switch it.Kind {
	case schedule.DoRecall:
		return send(to(toRecall{}))
	case schedule.DoMock:
		c := u.settings.Mock
		c.Plan = it.What
		return send(to(toMock{c}))
	case schedule.DoRead:
		return send(to(toBrief{}))
	case schedule.DoRest:
		return send(to(toPlan{}))
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
		return send(to(toSession{choice})) // whether its questions came back or not
	}
	env, engine := u.env, u.settings.Mock.Engine
	return func() tea.Msg {
		now := env.Now().Wall
		t, err := readToday(env, engine, now)
		if !t.read() {
			return fail(err)()
		}
		if it.Kind == schedule.DoStory {
			if st, ok := t.record.Unfinished(it.What); ok {
				return to(toStory{id: st.ID})
			}
			return to(toStory{principle: it.What})
		}
		if ids := t.ids(it, now); len(ids) > 0 {
			return to(toQueue{ids})
		}
		return to(toSession{choice})
	}
}

// short is an item in a few words.
func (u *ui) short(it schedule.Item) string {
	switch it.Kind {
	case schedule.DoReview:
		return u.plural(it.Count, "복습 질문 %d개", "review", "reviews")
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
	switch ko := schedule.SayToGo(days).Ko; days {
	case 0:
		return u.say(ko, "today")
	case 1:
		return u.say(ko, "tomorrow")
	default:
		return u.say(ko, fmt.Sprintf("in %d days", days))
	}
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
