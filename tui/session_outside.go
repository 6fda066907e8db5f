package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
)

// The open section in the editor outside. The clock runs all the while.

func (s *session) outside(now interview.Moment) tea.Cmd {
	s.sync(now)
	// The draft goes to the disk first: no save is due while the editor is open.
	return tea.Sequence(s.save(now), writeOutside(outsideMsg{id: s.draft.ID, field: s.fieldName(), text: s.draft.Text()}))
}

func (s *session) updateOutside(msg outsideMsg, now interview.Moment) tea.Cmd {
	if msg.err != nil {
		return outsideFailed(msg)
	}
	if s.draft == nil || msg.id != s.draft.ID || msg.field != s.fieldName() {
		return nil
	}
	switch msg.step {
	case outsideWritten:
		cmd, ok := s.editOutside(msg)
		if ok {
			s.draft.Outside(now)
		}
		return cmd
	case outsideClosed:
		s.draft.Tick(now)
		return readOutside(msg)
	default:
		if e := s.field(); msg.text != e.Text() {
			e.SetText(msg.text)
		}
		return s.saveSoon()
	}
}
