package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// How long a change may wait before it is written, and how long to wait after
// a write failed. The promise is one second.
const (
	saveAfter  = 400 * time.Millisecond
	retryAfter = 2 * time.Second
)

// saveDueMsg says that a record is to be saved.
type saveDueMsg struct{ id string }

// saving is what is known of the disk of a record that is saved as it is
// written: within a second of a change, when leaving, and when the program ends.
type saving struct {
	waiting bool   // a save is due
	synced  uint64 // revision handed to the store
	saved   uint64 // and that is on the disk
}

// begin starts with a record as it was read.
func (s *saving) begin(revision uint64) { s.synced, s.saved = revision, revision }

// soon makes a save due; one answers for all changes until then.
func (s *saving) soon(u *ui, id string) tea.Cmd {
	if s.waiting {
		return nil
	}
	s.waiting = true
	return u.env.After(saveAfter, saveDueMsg{id})
}

// answered takes the answer of a save of the record; what answers for another is
// ignored. A save that failed is tried again.
func (s *saving) answered(u *ui, id string, msg savedMsg) tea.Cmd {
	switch {
	case msg.id != id:
	case msg.err == nil:
		s.saved = max(s.saved, msg.revision)
	case !s.waiting:
		s.waiting = true
		return u.env.After(retryAfter, saveDueMsg{id})
	}
	return nil
}
