package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/store"
)

// How a session reaches the disk. One draft is on its way at a time; the store
// drops what arrives late.

// clockSave is how often the clock alone is saved, while nothing is typed.
const clockSave = 15 * time.Second

// keepDueMsg says that an answer the disk refused is to be kept once more.
type keepDueMsg struct{ id string }

// saveSoon makes a save due if something changed and none is.
func (s *session) saveSoon() tea.Cmd {
	if s.draft == nil || s.waiting || s.gone || s.draft.Stage == interview.Finished || !s.changed() {
		return nil
	}
	s.waiting = true
	return s.env.After(saveAfter, saveDueMsg{s.draft.ID})
}

// changed reports whether the draft or its open field differs from what was
// handed to the store.
func (s *session) changed() bool {
	if s.draft.Revision != s.synced {
		return true
	}
	e := s.field()
	return e != nil && e.Revision() != s.seen[e]
}

// save makes the command that writes the draft as it is now, or nil when there
// is nothing to write.
func (s *session) save(now interview.Moment) tea.Cmd {
	if s.draft == nil {
		return s.reviews.save(s.ui)
	}
	if s.unkept != nil {
		return s.writeAnswer()
	}
	s.sync(now)
	if s.gone || s.draft.Stage == interview.Finished || !s.draft.Written() {
		return s.reviews.save(s.ui)
	}
	s.draft.Touch(now)
	d, db := s.draft.Copy(), s.env.Store
	s.synced, s.saved = d.Revision, d.Spent()
	field, size := s.fieldName(), 0
	if e := s.field(); e != nil {
		size = e.Runes()
	}
	return func() tea.Msg { return savedMsg{id: d.ID, field: field, size: size, err: db.SaveDraft(d)} }
}

func (s *session) written(msg savedMsg, now interview.Moment) tea.Cmd {
	if msg.err == nil && s.leaving && s.draft != nil && msg.id == s.draft.ID {
		s.unkept = nil
		return s.end()
	}
	if msg.err == nil && s.draft != nil && msg.id == s.draft.ID && msg.field != "" {
		s.safe[msg.field] = msg.size
	}
	switch {
	case s.unkept != nil && msg.id == s.unkept.ID && msg.kept:
		if msg.err != nil {
			return s.env.After(retryAfter, keepDueMsg{msg.id})
		}
		s.unkept = nil
		if k := s.pressed; k != nil {
			return s.updateReveal(*k, now)
		}
		return nil
	case s.draft != nil && msg.id == s.draft.ID && msg.err != nil && !msg.kept && !s.waiting:
		s.synced = 0
		s.waiting = true
		return s.env.After(retryAfter, saveDueMsg{s.draft.ID})
	}
	return nil
}

// keep saves the finished answer and shows the reveal.
func (s *session) keep(now interview.Moment) tea.Cmd {
	a := s.draft.Keep(now)
	s.unkept = &a
	s.done = append(s.done, a)
	return s.writeAnswer()
}

func (s *session) writeAnswer() tea.Cmd {
	a, db := *s.unkept, s.env.Store
	return func() tea.Msg { return savedMsg{id: a.ID, kept: true, err: db.Keep(a)} }
}

// drop forgets a draft on purpose.
func (s *session) drop(now interview.Moment) tea.Cmd {
	s.gone = true
	id, db := s.draft.ID, s.env.Store
	return func() tea.Msg {
		err := db.DropDraft(id, now.Wall)
		if errors.Is(err, store.ErrNotFound) {
			err = nil // it was never saved
		}
		return savedMsg{id: id, err: err}
	}
}

// unsaved is what was written in the open answer, as plain text.
func (s *session) unsaved() string {
	if s.draft == nil || s.gone || (s.draft.Stage == interview.Finished && s.unkept == nil) {
		return ""
	}
	a := s.draft.Answer
	text := a.Asked.Ask.In(a.Lang) + "\n\n" + a.Text()
	for _, p := range a.Probes {
		text += "\n\n" + p.Ask.In(a.Lang) + "\n" + p.Text
	}
	return text + "\n"
}

// flush writes what is still in memory. It runs after the program has ended.
func (s *session) flush(now interview.Moment) error {
	if s.unkept != nil {
		if err := s.env.Store.Keep(*s.unkept); err != nil {
			return err
		}
	}
	if s.draft != nil && !s.gone && s.draft.Stage != interview.Finished {
		s.sync(now)
		if s.draft.Written() {
			s.draft.Touch(now)
			if err := s.env.Store.SaveDraft(s.draft.Copy()); err != nil {
				return err
			}
		}
	}
	s.count(now)
	return s.reviews.flush(s.env.Store)
}
