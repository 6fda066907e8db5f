package tui

import (
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
)

// The open section in the person's own editor: a command writes it to a file,
// the editor has the terminal, a command reads it back. The clock runs all the
// while.

type outsideMsg struct {
	id, field string // what the text belongs to
	file      string
	text      string
	step      outsideStep
	err       error
}

type outsideStep int

const (
	outsideWritten outsideStep = iota
	outsideClosed
	outsideRead
)

func (s *session) outside(now interview.Moment) tea.Cmd {
	s.sync(now)
	msg := outsideMsg{id: s.draft.ID, field: s.fieldName(), text: s.draft.Text()}
	write := func() tea.Msg {
		f, err := os.CreateTemp("", "onsite-*.md")
		if err != nil {
			msg.err = err
			return msg
		}
		msg.file = f.Name()
		_, err = f.WriteString(msg.text)
		msg.err = errors.Join(err, f.Close())
		return msg
	}
	// The draft goes to the disk first: no save is due while the editor is open.
	return tea.Sequence(s.save(now), write)
}

func (s *session) updateOutside(msg outsideMsg, now interview.Moment) tea.Cmd {
	if msg.err != nil {
		return s.outsideFailed(msg)
	}
	if s.draft == nil || msg.id != s.draft.ID || msg.field != s.fieldName() {
		return nil
	}
	switch msg.step {
	case outsideWritten:
		cmd := s.env.Editor(msg.file)
		if cmd == nil {
			return tea.Batch(remove(msg.file), warn("편집기를 찾지 못했습니다. 환경 변수 EDITOR에 쓰시는 편집기를 적어 주세요.", "No editor found: set the environment variable EDITOR to yours."))
		}
		s.draft.Outside(now)
		msg.step = outsideClosed
		return tea.ExecProcess(cmd, func(err error) tea.Msg {
			msg.err = err
			return msg
		})
	case outsideClosed:
		s.draft.Tick(now)
		msg.step = outsideRead
		return func() tea.Msg {
			data, err := os.ReadFile(msg.file)
			msg.text, msg.err = string(data), err
			if err == nil {
				msg.err = os.Remove(msg.file)
			}
			return msg
		}
	default:
		e := s.field()
		text := trimFinalNewline(lang.Clean(msg.text))
		if text != e.Text() {
			e.SetText(text)
		}
		return s.saveSoon()
	}
}

// outsideFailed says where the text is; a file that may hold it stays.
func (s *session) outsideFailed(msg outsideMsg) tea.Cmd {
	if msg.file == "" {
		return fail(msg.err)
	}
	return warn("편집기가 오류로 끝났습니다. 쓰신 글은 "+msg.file+"에 남아 있습니다.", "The editor ended with an error. What you wrote there is in "+msg.file+".")
}

func remove(file string) tea.Cmd {
	return func() tea.Msg {
		os.Remove(file)
		return nil
	}
}

// trimFinalNewline drops the line feed that editors end a file with.
func trimFinalNewline(s string) string {
	if n := len(s); n > 0 && s[n-1] == '\n' {
		return s[:n-1]
	}
	return s
}
