package tui

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// exportedMsg says where the files are.
type exportedMsg struct {
	names []string
	err   error
}

// exportFiles writes a page as Markdown and as HTML, where the person finds them.
func (u *ui) exportFiles(base string, write func() (markdown, html string)) tea.Cmd {
	export := u.env.Export
	if export == nil {
		return nil
	}
	return func() tea.Msg {
		markdown, html := write()
		var m exportedMsg
		for _, f := range []struct{ ending, text string }{{".md", markdown}, {".html", html}} {
			name, err := export(base+f.ending, []byte(f.text))
			if err != nil {
				return exportedMsg{err: err}
			}
			m.names = append(m.names, name)
		}
		return m
	}
}

// exported says it.
func exported(msg exportedMsg) tea.Cmd {
	if msg.err != nil {
		return fail(msg.err)
	}
	stem := func(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
	first := msg.names[0]
	names := first
	for _, name := range msg.names[1:] {
		if stem(name) == stem(first) {
			name = filepath.Ext(name) // they stand side by side
		}
		names += ", " + name
	}
	return tell("저장했습니다: "+names, "Saved: "+names)
}
