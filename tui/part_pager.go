package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// pager shows a window of lines that are already wrapped.
type pager struct {
	lines  []string
	top    int
	height int
}

func (p *pager) set(lines []string, height int) {
	p.lines, p.height = lines, max(height, 1)
	p.scroll(0)
}

func (p *pager) scroll(by int) {
	p.top = max(min(p.top+by, len(p.lines)-p.height), 0)
}

// update scrolls on the keys every list knows and reports whether it was one.
func (p *pager) update(msg tea.Msg, ks keys) bool {
	switch msg := msg.(type) {
	case wheelMsg:
		p.scroll(msg.rows)
		return true
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, ks.Up):
			p.scroll(-1)
		case key.Matches(msg, ks.Down):
			p.scroll(1)
		case key.Matches(msg, ks.PageUp):
			p.scroll(-p.height)
		case key.Matches(msg, ks.PageDown), msg.String() == "space":
			p.scroll(p.height)
		case key.Matches(msg, ks.Top):
			p.scroll(-len(p.lines))
		case key.Matches(msg, ks.Bottom):
			p.scroll(len(p.lines))
		default:
			return false
		}
		return true
	}
	return false
}

func (p *pager) view() []string {
	return p.lines[min(p.top, len(p.lines)):min(p.top+p.height, len(p.lines))]
}

// more says how far down the window is, or nothing when all is visible.
func (u *ui) more(p *pager) string {
	if len(p.lines) <= p.height {
		return ""
	}
	if p.top+p.height < len(p.lines) {
		return u.theme.Faint.Render(glyphDown)
	}
	return u.theme.Faint.Render(glyphUp)
}
