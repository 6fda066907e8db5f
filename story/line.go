package story

import (
	"strings"

	"onsite/lang"
)

// Line is the figure as a person types it, its evidence in parentheses:
// "failed batches a month: 26 → 1 (batch log)".
func (f Figure) Line() string {
	line := f.String()
	if f.Evidence != "" {
		line = strings.TrimSpace(line + " (" + f.Evidence + ")")
	}
	return line
}

// Lines are figures one a line.
func Lines(figures []Figure) string {
	lines := make([]string, len(figures))
	for i, f := range figures {
		lines[i] = f.Line()
	}
	return strings.Join(lines, "\n")
}

// ReadLines is the opposite of Lines, lenient: an arrow may be "→", "->" or
// "=>", and a line without one is only said what it is about. A line that is
// the Line of one of the figures before stays that figure.
func ReadLines(text string, before []Figure) []Figure {
	var figures []Figure
lines:
	for line := range strings.SplitSeq(text, "\n") {
		if line = lang.CleanLine(line); line == "" {
			continue
		}
		for _, f := range before {
			if f.Line() == line {
				figures = append(figures, f)
				continue lines
			}
		}
		figures = append(figures, readLine(line))
	}
	return figures
}

func readLine(line string) Figure {
	var f Figure
	if at := lastParenthesis(line); at > 0 {
		f.Evidence = strings.TrimSpace(line[at+1 : len(line)-1])
		line = strings.TrimSpace(line[:at])
	}
	ends := line
	if what, rest, ok := cutLast(line, ": "); ok {
		f.What, ends = what, rest
	}
	for _, arrow := range []string{"→", "->", "=>"} {
		if from, to, ok := strings.Cut(ends, arrow); ok {
			f.From, f.To = strings.TrimSpace(from), strings.TrimSpace(to)
			return f
		}
	}
	if f.What == "" {
		f.What = ends
		return f
	}
	f.From = strings.TrimSpace(ends)
	return f
}

// lastParenthesis is where the parenthesis begins that ends the line, or -1.
func lastParenthesis(line string) int {
	if !strings.HasSuffix(line, ")") {
		return -1
	}
	open := 0
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case ')':
			open++
		case '(':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if at := strings.LastIndex(s, sep); at >= 0 {
		return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(sep):]), true
	}
	return s, "", false
}
