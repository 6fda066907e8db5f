package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
)

// option is one line of choices: the values, the one chosen, and what to do
// with another.
type option struct {
	name   string
	values []string
	at     int
	set    func(i int)
}

// index finds v, or 0.
func index[T comparable](list []T, v T) int {
	for i, x := range list {
		if x == v {
			return i
		}
	}
	return 0
}

// turn moves an option to its next or previous value, around the ends.
func (o option) turn(by int) { o.set((o.at + by + len(o.values)) % len(o.values)) }

// pick moves over options and turns the chosen one, on the keys and clicks every
// form knows; top is the row of the first. It reports whether it was one.
func (l *list) pick(msg tea.Msg, options []option, top int, ks keys) bool {
	l.set(len(options), len(options))
	if l.update(msg, ks) {
		return true
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := l.row(msg.y - top); i >= 0 {
			l.at = i
			options[i].turn(1)
			return true
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, ks.Left):
			options[l.at].turn(-1)
			return true
		case key.Matches(msg, ks.Right):
			options[l.at].turn(1)
			return true
		}
	}
	return false
}

// optionLine draws a name and its value, with arrows on the chosen line.
func (u *ui) optionLine(o option, here bool, width int) string {
	name := padRight(o.name, 16)
	value := ansi.Truncate(o.values[o.at], max(width-22, 4), "…")
	if !here {
		return "  " + u.theme.Faint.Render(name) + "  " + value
	}
	return u.mark(true) + u.theme.Here.Render(name) + u.theme.Faint.Render("← ") + u.theme.Here.Render(value) + u.theme.Faint.Render(" →")
}

// modeOption is how one answers.
func (u *ui) modeOption(to *interview.Mode) option {
	modes := []interview.Mode{interview.Type, interview.Speak}
	return option{u.say("답하는 방식", "Answer by"), []string{u.modeName(modes[0]), u.modeName(modes[1])}, index(modes, *to), func(i int) { *to = modes[i] }}
}
