package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// maxDiffWords bounds the comparison: beyond it both texts are shown plain.
const maxDiffWords = 2000

// diffLines wraps two texts and marks, word by word, what is only in the old
// one and what is only in the recent one.
func diffLines(t Theme, old, recent string, width int) (oldLines, recentLines []string) {
	a, b := words(old), words(recent)
	if len(a) > maxDiffWords || len(b) > maxDiffWords || old == "" || recent == "" {
		return paragraphs(old, width), paragraphs(recent, width)
	}
	keepA, keepB := common(a, b)
	return flow(a, keepA, t.Gone, width), flow(b, keepB, t.Added, width)
}

// words splits a text at white space; a line break is a word of its own.
func words(s string) []string {
	var out []string
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, "\n")
		}
		out = append(out, strings.Fields(line)...)
	}
	return out
}

// common marks the words of a longest common subsequence in both lists.
func common(a, b []string) (inA, inB []bool) {
	length := make([][]int32, len(a)+1)
	for i := range length {
		length[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// flow sets words into lines; those not kept get the style.
func flow(words []string, keep []bool, style lipgloss.Style, width int) []string {
	var lines []string
	line, used := "", 0
	end := func() {
		lines = append(lines, line)
		line, used = "", 0
	}
	for i, w := range words {
		if w == "\n" {
			end()
			continue
		}
		for _, part := range strings.Split(ansi.Hardwrap(w, max(width, 2), true), "\n") {
			n := ansi.StringWidth(part)
			if used > 0 && used+1+n > width {
				end()
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			if !keep[i] {
				part = style.Render(part)
			}
			line, used = line+part, used+n
		}
	}
	end()
	return lines
}
