package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
)

// menu is what Esc offers in the middle of something. Nothing a person wrote is
// thrown away without it. Its first choice is to go on.
type menu struct {
	list    list
	choices []menuChoice
}

type menuChoice struct {
	label string
	do    func(now interview.Moment) tea.Cmd
}

func newMenu(choices []menuChoice) *menu {
	m := &menu{choices: choices}
	m.list.set(len(choices), len(choices))
	return m
}

// chosen is what to do once something was chosen, else nil; top is the row of the
// page on which the choices begin.
func (m *menu) chosen(msg tea.Msg, top int, ks keys) func(now interview.Moment) tea.Cmd {
	if m.list.update(msg, ks) {
		return nil
	}
	at := -1
	switch msg := msg.(type) {
	case clickMsg:
		at = m.list.row(msg.y - top)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, ks.Back):
			at = 0
		case key.Matches(msg, ks.Enter):
			at = m.list.at
		}
	}
	if at < 0 {
		return nil
	}
	return m.choices[at].do
}

// menuLines ask and offer the choices.
func (u *ui) menuLines(m *menu, width int) []string {
	lines := []string{u.theme.Strong.Render(u.say("어떻게 할까요?", "What would you like to do?"))}
	for i, c := range m.choices {
		label := ansi.Truncate(c.label, max(width-2, 0), "…")
		if i == m.list.at {
			label = u.theme.Here.Render(label)
		}
		lines = append(lines, u.mark(i == m.list.at)+label)
	}
	return lines
}
