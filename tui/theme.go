package tui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// Theme is every style, named by meaning. There is one accent, for "where you
// are" and "what Enter does". Green, amber and red speak of state only, and
// never without a word or sign beside them.
type Theme struct {
	Text   lipgloss.Style
	Strong lipgloss.Style
	Faint  lipgloss.Style // everything one may ignore
	Accent lipgloss.Style
	Here   lipgloss.Style // the chosen row
	Good   lipgloss.Style
	Warn   lipgloss.Style
	Bad    lipgloss.Style
	Added  lipgloss.Style // new words, in a comparison
	Gone   lipgloss.Style // words left out, in a comparison
}

// background is what the colours must be readable on. A terminal that does not
// say gets colours that are readable on both.
type background int

const (
	onUnknown background = iota
	onLight
	onDark
)

// The colours lie on the 256-colour cube, so that they look the same where a
// terminal has no more.
func newTheme(b background) Theme {
	pick := func(light, dark, either string) color.Color {
		return lipgloss.Color([...]string{onUnknown: either, onLight: light, onDark: dark}[b])
	}
	plain := lipgloss.NewStyle()
	accent := plain.Foreground(pick("#005faf", "#87afff", "#0087ff"))
	good := plain.Foreground(pick("#008700", "#87d787", "#00af5f"))
	faint := plain.Foreground(pick("#6c6c6c", "#8a8a8a", "#8a8a8a"))
	return Theme{
		Text:   plain,
		Strong: plain.Bold(true),
		Faint:  faint,
		Accent: accent,
		Here:   accent.Bold(true),
		Good:   good,
		Warn:   plain.Foreground(pick("#875f00", "#ffd75f", "#d78700")),
		Bad:    plain.Foreground(pick("#af0000", "#ff8787", "#d75f5f")),
		Added:  good.Underline(true),
		Gone:   faint.Strikethrough(true),
	}
}

// Glyphs. All are one cell wide in most terminals; in some Korean ones those
// Unicode calls ambiguous take two, so each has a twin in ASCII.
const (
	glyphRule  = "─"
	glyphBar   = "━"
	glyphHalf  = "╸"
	glyphHere  = "▸"
	glyphDot   = "●"
	glyphRing  = "○"
	glyphMid   = "·"
	glyphTick  = "✓"
	glyphCross = "✗"
	glyphEdge  = "┃"
	glyphMark  = "┊"
	glyphStar  = "★"
	glyphUp    = "↑"
	glyphDown  = "↓"
)

// asciiTwins redraws a frame without ambiguous glyphs, cell for cell.
var asciiTwins = strings.NewReplacer(
	glyphRule, "-", glyphBar, "=", glyphHalf, ">", glyphHere, ">", glyphDot, "*", glyphRing, "o",
	glyphMid, ".", glyphTick, "v", glyphCross, "x", glyphEdge, "|", glyphMark, ":", glyphStar, "*",
	glyphUp, "^", glyphDown, "v", "…", ".", "←", "<", "→", ">", "—", "-", "×", "x",
	"█", "#", "▀", "\"", "▄", "_", "▁", "_", "▂", "-", "▃", "=", "▅", "+", "▆", "*", "▇", "%", "▒", ":", "–", "-",
)
