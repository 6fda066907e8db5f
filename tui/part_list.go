package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// list is a cursor over n rows of which some fit on the page. It draws nothing.
type list struct {
	n, at, top, rows int
	none             bool // no row is chosen until the person moves
	moved            bool // the person moved
}

// on reports whether row i is the chosen one.
func (l *list) on(i int) bool { return !l.none && i == l.at }

// set says how many rows there are and how many fit.
func (l *list) set(n, rows int) {
	l.n, l.rows = n, max(rows, 1)
	l.move(0)
}

func (l *list) move(by int) {
	if l.none && by != 0 {
		l.none, by = false, 0
	}
	l.at = max(min(l.at+by, l.n-1), 0)
	l.top = min(l.top, l.at)
	if l.at >= l.top+l.rows {
		l.top = l.at - l.rows + 1
	}
	l.top = max(min(l.top, l.n-l.rows), 0)
}

// update moves on the keys every list knows and reports whether it was one.
func (l *list) update(msg tea.Msg, ks keys) bool {
	before := l.at
	defer func() { l.moved = l.moved || l.at != before }()
	switch msg := msg.(type) {
	case wheelMsg:
		l.move(msg.rows)
		return true
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, ks.Up):
			l.move(-1)
		case key.Matches(msg, ks.Down):
			l.move(1)
		case key.Matches(msg, ks.PageUp):
			l.move(-l.rows)
		case key.Matches(msg, ks.PageDown):
			l.move(l.rows)
		case key.Matches(msg, ks.Top):
			l.move(-l.n)
		case key.Matches(msg, ks.Bottom):
			l.move(l.n)
		default:
			return false
		}
		return true
	}
	return false
}

// row returns the row at a height of the drawn list, or -1.
func (l *list) row(y int) int {
	if i := l.top + y; y >= 0 && y < l.rows && i < l.n {
		return i
	}
	return -1
}

// visible returns the first row shown and the one after the last.
func (l *list) visible() (from, to int) { return l.top, min(l.top+l.rows, l.n) }

// mark draws the sign before a row.
func (u *ui) mark(here bool) string {
	if here {
		return u.theme.Here.Render(glyphHere) + " "
	}
	return "  "
}
