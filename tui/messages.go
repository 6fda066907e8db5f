package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/lang"
	"onsite/questions"
)

// Four messages go up from a screen to root. What one screen wants another to
// know goes through the store.

// goMsg opens another screen on top of this one, or instead of it.
type goMsg struct {
	to      place
	instead bool
	from    screen // who asked, where the disk was asked first; nil is whoever is open
}

// backMsg closes the screen and returns to the one below. What comes from a
// screen that is not open any more, goMsg too, is too late: a key pressed twice
// while the disk was slow.
type backMsg struct{ from screen }

// sayMsg shows one sentence until the next key.
type sayMsg struct {
	text lang.Text
	bad  bool
	err  error // what the sentence is about, when it is an error
}

// settingsMsg is sent with the settings as they should be from now on.
type settingsMsg struct{ settings Settings }

func goTo(to place) tea.Cmd { return send(goMsg{to: to}) }

func goInstead(to place) tea.Cmd { return send(goMsg{to: to, instead: true}) }

func back() tea.Cmd { return send(backMsg{}) }

// backSaved closes a screen once save, which answers with savedMsg, has
// succeeded; after one that failed it stays open. A nil save needs no wait.
func backSaved(from screen, save tea.Cmd) tea.Cmd { return onceSaved(save, send(backMsg{from})) }

// onceSaved does next once save has succeeded, as backSaved goes back.
func onceSaved(save, next tea.Cmd) tea.Cmd {
	if save == nil {
		return next
	}
	return func() tea.Msg {
		m := save()
		if saved, ok := m.(savedMsg); ok && saved.err == nil {
			return tea.Sequence(send(m), next)()
		}
		return m
	}
}

func tell(ko, en string) tea.Cmd { return send(sayMsg{text: lang.Text{Ko: ko, En: en}}) }

func warn(ko, en string) tea.Cmd { return send(sayMsg{text: lang.Text{Ko: ko, En: en}, bad: true}) }

// fail says what went wrong on the disk.
func fail(err error) tea.Cmd { return send(sayMsg{text: explain(err), bad: true, err: err}) }

func send(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// tickMsg is the heartbeat: sent about once a second while a screen counts.
type tickMsg struct{}

// libraryMsg brings the decks, once.
type libraryMsg struct{ lib *questions.Library }

// savedMsg answers a write of something a person wrote. While one fails root
// keeps a banner up; the next success takes it down.
type savedMsg struct {
	id   string // of the record
	kept bool   // it was kept as an answer, not only saved as a draft
	err  error

	revision uint64 // of a record that counts its changes: the one that was written

	field string // of a draft: the field that was open, and how many of its
	size  int    // characters are safe now
}

// droppedMsg answers throwing something away, or bringing it back.
type droppedMsg struct {
	id   string // thrown away; "" when it was brought back
	text lang.Text
	err  error
}

// What is said of it nearly everywhere.
var (
	sayDeleted  = lang.Text{Ko: "삭제했습니다. u를 누르면 되살립니다.", En: "Deleted. Press u to bring it back."}
	sayRestored = lang.Text{Ko: "되살렸습니다.", En: "It is back."}
)
