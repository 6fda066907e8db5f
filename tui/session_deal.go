package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/editor"
	"onsite/interview"
	"onsite/lang"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
)

// What a session asks: where its questions come from, which is next, and how a
// question becomes a draft.

func newSession(u *ui, c interview.Choice) *session {
	s := &session{ui: u, choice: c, total: max(c.Count, 1)}
	s.begin = func() tea.Msg { return deal(u.env, c.Filter()) }
	return s
}

// newQueueSession asks what a day's plan names, in that order.
func newQueueSession(u *ui, ids []string) *session {
	s := &session{ui: u, choice: u.settings.Choice, total: len(ids)}
	s.begin = func() tea.Msg {
		lib := u.env.Library()
		var queue []questions.Question
		for _, id := range ids {
			if q, ok := lib.Question(id); ok {
				queue = append(queue, q)
			}
		}
		return dealtMsg{pool: queue, inOrder: true}
	}
	return s
}

func newQuestionSession(u *ui, to toQuestion) *session {
	s := &session{ui: u, choice: interview.Choice{Lang: to.lang, Mode: to.mode, Count: 1}, total: 1}
	s.begin = func() tea.Msg {
		q, ok := u.env.Library().Question(to.id)
		if !ok {
			q = fromAsked(to.asked)
		}
		if q.ID == "" {
			return dealtMsg{}
		}
		return dealtMsg{pool: []questions.Question{q}}
	}
	return s
}

func newDraftSession(u *ui, id string) *session {
	s := &session{ui: u, choice: u.settings.Choice, total: 1}
	s.begin = func() tea.Msg {
		drafts, err := u.env.Store.Drafts()
		for _, d := range drafts {
			if d.ID == id {
				q, ok := u.env.Library().Question(d.Asked.ID)
				if !ok {
					q = fromAsked(d.Asked)
				}
				guide, _ := u.env.Library().Guide(q.Principle)
				card, err := cardOf(u.env.Store, q)
				return resumedMsg{draft: d, q: q, guide: guide, card: card, err: err}
			}
		}
		if err == nil {
			err = store.ErrNotFound
		}
		return dealtMsg{err: err}
	}
	return s
}

// begunMsg brings what a session begins with to the session that asked for it.
type begunMsg struct {
	of  *session
	msg tea.Msg
}

// dealtMsg brings the questions to draw from, askedMsg the one drawn, resumedMsg
// a draft to go on with.
type (
	dealtMsg struct {
		pool    []questions.Question
		inOrder bool // to be asked in this order
		past    map[string]interview.Past
		cards   map[string]schedule.Card
		err     error
	}
	askedMsg struct { // the next question, whole
		q     questions.Question
		guide questions.Guide
		card  schedule.Card
		again bool  // the pool starts over with it
		err   error // its card cannot be read
	}
	resumedMsg struct {
		draft interview.Draft
		q     questions.Question
		guide questions.Guide
		card  schedule.Card
		err   error // its card cannot be read
	}
)

func deal(env Env, f questions.Filter) tea.Msg {
	past, err := env.Store.Histories()
	if err != nil {
		return dealtMsg{err: err}
	}
	kept, err := env.Store.Cards(schedule.KindQuestion)
	if err != nil {
		return dealtMsg{err: err}
	}
	lib := env.Library()
	return dealtMsg{pool: lib.Find(f), past: past, cards: progress.CardsOf(kept, lib.Decks())}
}

func (s *session) dealt(msg dealtMsg, now interview.Moment) tea.Cmd {
	if msg.err != nil {
		s.empty = explain(msg.err)
		return nil
	}
	if len(msg.pool) == 0 {
		s.empty = lang.Text{Ko: "고른 조건에 맞는 질문이 없습니다. 조건을 하나 줄여 보세요.", En: "No question fits this choice. Try one condition less."}
		return nil
	}
	if msg.inOrder {
		s.queue, s.total = msg.pool, len(msg.pool)
		return s.next()
	}
	s.draw = questions.NewDraw(msg.pool, func(q questions.Question) float64 {
		w := interview.Weight(msg.past[q.ID], now.Wall)
		if c, ok := msg.cards[q.ID]; ok {
			w = wanted(w, c, now.Wall)
		}
		return w
	})
	return s.next()
}

// next deals the next question, or ends the session after the last.
func (s *session) next() tea.Cmd {
	if s.number >= s.total || s.draw == nil && len(s.queue) == 0 {
		s.over, s.draft = true, nil
		s.showSummary()
		return nil
	}
	var drawn questions.Question
	again := false
	if len(s.queue) > 0 {
		drawn, s.queue = s.queue[0], s.queue[1:]
	} else {
		drawn, again, _ = s.draw.Next(s.env.Rand)
	}
	s.number++
	s.asking = true
	library, db := s.env.Library, s.env.Store
	return func() tea.Msg {
		q, ok := library().Question(drawn.ID)
		if !ok {
			q = drawn // its deck is gone; what was asked stands in for it
		}
		guide, _ := library().Guide(q.Principle)
		card, err := cardOf(db, q)
		return askedMsg{q: q, guide: guide, card: card, again: again, err: err}
	}
}

// asked puts the question that was drawn.
func (s *session) asked(msg askedMsg, now interview.Moment) tea.Cmd {
	s.asking, s.guide, s.card.card = false, msg.guide, msg.card
	s.start(msg.q, now)
	if msg.err != nil {
		return fail(msg.err)
	}
	if msg.again {
		return tell("고른 질문을 모두 한 번씩 물었습니다. 처음부터 다시 묻습니다.", "Every question you chose has been asked once; now they start over.")
	}
	return nil
}

// start asks q. A question the chosen language lacks is asked in the other.
func (s *session) start(q questions.Question, now interview.Moment) {
	l := s.choice.Lang
	if !q.In(l) {
		l = l.Other()
	}
	s.take(interview.Begin(s.env.NewID(now.Wall), q, l, s.choice.Mode, s.settings.Pace, now), q)
}

func (s *session) resumed(msg resumedMsg, now interview.Moment) tea.Cmd {
	d := msg.draft
	s.choice.Lang, s.choice.Mode, s.number, s.guide, s.card.card = d.Lang, d.Mode, 1, msg.guide, msg.card
	d.Resume(msg.q, s.settings.Pace, now)
	s.take(&d, msg.q)
	if msg.err != nil {
		return tea.Batch(s.saveSoon(), fail(msg.err))
	}
	return s.saveSoon()
}

func (s *session) take(d *interview.Draft, q questions.Question) {
	s.draft, s.q = d, q
	s.fields, s.seen, s.safe = map[string]*editor.Editor{}, map[*editor.Editor]uint64{}, map[string]int{}
	s.noting, s.both, s.menu, s.gone, s.unkept, s.pressed, s.leaving = false, false, nil, false, nil, nil, false
	s.waiting = false // what was due is of the draft before
	s.synced, s.saved = d.Revision, d.Spent()
	s.enter()
}

// fromAsked makes a question of what was asked once, for when its deck is gone.
func fromAsked(a interview.Asked) questions.Question {
	return questions.Question{
		ID: a.ID, Deck: a.Deck, Kind: a.Kind, Principle: a.Principle, Tags: a.Tags, Level: a.Level,
		Ask: a.Ask, Points: a.Points, Budget: 3 * time.Minute,
	}
}
