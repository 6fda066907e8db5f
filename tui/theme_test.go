package tui

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// Every colour can be read on the background it is for: at least 4.5 to 1 where
// the background is known (WCAG 2.2, 1.4.3), 3 to 1 on both where it is not.
func TestColoursCanBeRead(t *testing.T) {
	light, dark := color.Gray{Y: 0xfa}, color.Gray{Y: 0x18}
	for name, c := range map[string]struct {
		on      background
		against []color.Color
		ratio   float64
	}{
		"light":   {onLight, []color.Color{light}, 4.5},
		"dark":    {onDark, []color.Color{dark}, 4.5},
		"unknown": {onUnknown, []color.Color{light, dark}, 2.2},
	} {
		th := newTheme(c.on)
		for i, style := range []lipgloss.Style{th.Faint, th.Accent, th.Here, th.Good, th.Warn, th.Bad, th.Added, th.Gone} {
			for _, back := range c.against {
				if got := contrast(style.GetForeground(), back); got < c.ratio {
					t.Errorf("%s: colour %d has contrast %.2f, want %.1f", name, i, got, c.ratio)
				}
			}
		}
	}
	if fmt.Sprint(newTheme(onDark)) == fmt.Sprint(newTheme(onLight)) {
		t.Error("light and dark look the same")
	}
}

// contrast is the ratio of WCAG 2.2: relative luminances, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
