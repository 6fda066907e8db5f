package tui

import (
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"

	"onsite/lang"
)

// A text in the person's own editor: a command writes it to a file, the editor
// has the terminal, a command reads it back.

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

// writeOutside puts a text into a file for the person's editor.
func writeOutside(msg outsideMsg) tea.Cmd {
	return func() tea.Msg {
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
}

// editOutside gives the terminal to the person's editor, or says that there is
// none; ok reports which.
func (u *ui) editOutside(msg outsideMsg) (cmd tea.Cmd, ok bool) {
	program := u.env.Editor(msg.file)
	if program == nil {
		return tea.Batch(remove(msg.file), warn("편집기를 찾지 못했습니다. 환경 변수 EDITOR에 쓰시는 편집기를 적어 주세요.", "No editor found: set the environment variable EDITOR to yours.")), false
	}
	msg.step = outsideClosed
	return tea.ExecProcess(program, func(err error) tea.Msg {
		msg.err = err
		return msg
	}), true
}

// readOutside brings back what was written there.
func readOutside(msg outsideMsg) tea.Cmd {
	msg.step = outsideRead
	return func() tea.Msg {
		data, err := os.ReadFile(msg.file)
		msg.text, msg.err = trimFinalNewline(lang.Clean(string(data))), err
		if err == nil {
			msg.err = os.Remove(msg.file)
		}
		return msg
	}
}

// outsideFailed says where the text is; a file that may hold it stays.
func outsideFailed(msg outsideMsg) tea.Cmd {
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
