package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/schedule"
)

// Small pieces every screen draws with. All measure in cells.

// textWidth is as wide as a text may run, however wide the terminal is.
const textWidth = 76

// A page from here on has room for columns side by side, and for empty rows.
const (
	roomyWidth = 60
	roomyRows  = 18
)

// wrap breaks plain text into lines of at most width cells: at spaces, and
// inside a word only where it must.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(s, max(width, 2), ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// marked wraps a text behind a mark, its further lines below its first word.
func marked(mark, text string, width int) []string {
	indent := ansi.StringWidth(mark)
	lines := paragraphs(text, width-indent)
	for i := range lines {
		if i == 0 {
			lines[i] = mark + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}

// styled gives every line a style.
func styled(style lipgloss.Style, lines []string) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

// padRight fills s with spaces up to width cells, or cuts it there.
func padRight(s string, width int) string {
	w := ansi.StringWidth(s)
	if w > width {
		s = ansi.Truncate(s, max(width, 0), "…")
		w = ansi.StringWidth(s)
	}
	return s + strings.Repeat(" ", max(width-w, 0))
}

// padLeft puts s at the right end of width cells.
func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(width-ansi.StringWidth(s), 0)) + s
}

// spread puts one text at the left end of a line and one at the right.
func spread(left, right string, width int) string {
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if gap < 1 {
		return ansi.Truncate(left, max(width-ansi.StringWidth(right)-1, 0), "…") + " " + right
	}
	return left + strings.Repeat(" ", gap) + right
}

// oneLine is the beginning of a longer text on one line.
func oneLine(s string, width int) string {
	return ansi.Truncate(strings.Join(strings.Fields(clipRunes(s, width*2)), " "), max(width, 0), "…")
}

// clipRunes bounds the work on a text of which only the start is shown.
func clipRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// clock is a time as a stopwatch shows it: 0:05, 12:40, 1:02:03. It rounds
// down, so that a second is shown once it has passed.
func clock(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// signed is a change in time, with its sign.
func signed(d time.Duration) string {
	if d <= -time.Second {
		return "-" + clock(-d)
	}
	return "+" + clock(d)
}

// ago is how long ago t was, in words a glance takes in.
func (u *ui) ago(t, now time.Time) string {
	d := max(now.Sub(t), 0)
	n := func(v int, ko, one, many string) string {
		if u.lang == "ko" {
			return fmt.Sprintf("%d%s 전", v, ko)
		}
		if v == 1 {
			return "1 " + one + " ago"
		}
		return fmt.Sprintf("%d %s ago", v, many)
	}
	switch {
	case d < time.Minute:
		return u.say("방금", "just now")
	case d < time.Hour:
		return n(int(d.Minutes()), "분", "minute", "minutes")
	case d < 24*time.Hour:
		return n(int(d.Hours()), "시간", "hour", "hours")
	case d < 14*24*time.Hour: // study days, as progress counts them
		days := schedule.Day(now, now.Location()).Sub(schedule.Day(t, now.Location())) / (24 * time.Hour)
		return n(int(days), "일", "day", "days")
	}
	return u.date(t)
}

// date is a calendar day.
func (u *ui) date(t time.Time) string {
	if u.lang == "ko" {
		return t.Format("2006.01.02")
	}
	return t.Format("2 Jan 2006")
}

// plural joins a number and its noun.
func (u *ui) plural(n int, ko, one, many string) string {
	if u.lang == "ko" {
		return fmt.Sprintf(ko, n)
	}
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
