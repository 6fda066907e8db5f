package tui

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"onsite/interview"
)

// bar draws how much of a whole is gone, in half cells, on width cells.
func bar(t Theme, style lipgloss.Style, part, whole time.Duration, width int) string {
	halves := 0
	if whole > 0 {
		halves = int(min(2*int64(width)*int64(max(part, 0))/int64(whole), int64(2*width)))
	}
	full := strings.Repeat(glyphBar, halves/2)
	rest := width - halves/2
	if halves%2 == 1 {
		full += glyphHalf
		rest--
	}
	return style.Render(full) + t.Faint.Render(strings.Repeat(glyphRule, rest))
}

// clockBar is the bar of an answer: to amber at its budget, to red after it, a
// mark at each.
func clockBar(t Theme, spent, budget time.Duration, width int) string {
	end := interview.RedAt(budget) + budget/12
	style := t.signal(interview.SignalAt(spent, budget))
	halves := int(min(2*int64(width)*int64(spent)/int64(max(end, 1)), int64(2*width)))
	amber := int(int64(width) * int64(budget) / int64(max(end, 1)))
	red := int(int64(width) * int64(interview.RedAt(budget)) / int64(max(end, 1)))
	var done, rest strings.Builder
	for i := range width {
		switch {
		case 2*i+1 < halves:
			done.WriteString(glyphBar)
		case 2*i < halves:
			done.WriteString(glyphHalf)
		case i == amber || i == red:
			rest.WriteString(glyphMark)
		default:
			rest.WriteString(glyphRule)
		}
	}
	return style.Render(done.String()) + t.Faint.Render(rest.String())
}

// signal is the colour of a clock.
func (t Theme) signal(s interview.Signal) lipgloss.Style {
	switch s {
	case interview.Amber:
		return t.Warn
	case interview.Red:
		return t.Bad
	}
	return t.Accent
}

// clockStyle is the colour of a clock's figures: none while all is well, so that
// a heartbeat writes little.
func (t Theme) clockStyle(s interview.Signal) lipgloss.Style {
	if s == interview.Green {
		return t.Text
	}
	return t.signal(s)
}

// over says in words what amber and red mean.
func (u *ui) over(spent, budget time.Duration) string {
	switch interview.SignalAt(spent, budget) {
	case interview.Amber:
		return u.theme.Warn.Render(u.say("초과 ", "over ") + signed(spent-budget))
	case interview.Red:
		return u.theme.Bad.Render(u.say("많이 초과 ", "far over ") + signed(spent-budget))
	}
	return ""
}

var bigDigits = map[rune][3]string{
	'0': {"█▀█", "█ █", "█▄█"}, '1': {" █ ", " █ ", " █ "}, '2': {"▀▀█", "█▀▀", "█▄▄"},
	'3': {"▀▀█", " ▀█", "▄▄█"}, '4': {"█ █", "▀▀█", "  █"}, '5': {"█▀▀", "▀▀█", "▄▄█"},
	'6': {"█▀▀", "█▀█", "█▄█"}, '7': {"▀▀█", "  █", "  █"}, '8': {"█▀█", "█▀█", "█▄█"},
	'9': {"█▀█", "▀▀█", "▄▄█"}, ':': {"▄", " ", "▀"},
}

// bigClock draws a time three rows high.
func bigClock(d time.Duration) [3]string {
	var rows [3]string
	for i, r := range clock(d) {
		for y := range rows {
			if i > 0 {
				rows[y] += "  "
			}
			rows[y] += bigDigits[r][y]
		}
	}
	return rows
}
