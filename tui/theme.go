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

// The colours lie on the 256-colour cube, so that they look the same where a
// terminal has no more.
func newTheme(dark bool) Theme {
	pick := func(light, dim string) color.Color {
		if dark {
			return lipgloss.Color(dim)
		}
		return lipgloss.Color(light)
	}
	plain := lipgloss.NewStyle()
	accent := plain.Foreground(pick("#005faf", "#87afff"))
	return Theme{
		Text:   plain,
		Strong: plain.Bold(true),
		Faint:  plain.Foreground(pick("#6c6c6c", "#8a8a8a")),
		Accent: accent,
		Here:   accent.Bold(true),
		Good:   plain.Foreground(pick("#00875f", "#87d787")),
		Warn:   plain.Foreground(pick("#875f00", "#ffd75f")),
		Bad:    plain.Foreground(pick("#af0000", "#ff8787")),
		Added:  plain.Foreground(pick("#00875f", "#87d787")).Underline(true),
		Gone:   plain.Foreground(pick("#6c6c6c", "#8a8a8a")).Strikethrough(true),
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
	"█", "#", "▀", "\"", "▄", "_",
)
