package editor

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// model is the editor as one would explain it: one string, and everything
// worked out anew from the whole of it each time.
type model struct {
	text          string
	at            int
	atEnd         bool
	goal          int
	width, height int
	single        bool
	limit         int
}

// modelRow is a row of the text; a last row ends its line.
type modelRow struct {
	start, limit int
	last         bool
}

func split(s string) []string {
	var all []string
	for it := graphemes.FromString(s); it.Next(); {
		all = append(all, it.Value())
	}
	return all
}

func blank(g string) bool {
	return utf8.RuneCountInString(g) == 1 && strings.ContainsAny(g, " \u3000\u2003")
}

func (m *model) textWidth() int {
	if m.single {
		return math.MaxInt
	}
	if m.width > 2 {
		return m.width - 1
	}
	return m.width
}

// fitsRow says whether characters may share a row, the spaces behind them aside.
func fitsRow(chars []string, width int) bool {
	for len(chars) > 0 && blank(chars[len(chars)-1]) {
		chars = chars[:len(chars)-1]
	}
	return len(chars) <= 1 || ansi.StringWidth(strings.Join(chars, "")) <= width
}

// rowLength is how many characters a row takes: as many as fit, or up to the
// last word among them that does not end here.
func rowLength(chars []string, width int) int {
	most := 1
	for most < len(chars) && fitsRow(chars[:most+1], width) {
		most++
	}
	if most == len(chars) {
		return most
	}
	word := false
	for _, c := range chars[:most] {
		word = word || !blank(c)
	}
	for n := most; n > 0 && word; n-- {
		word = false
		for _, c := range chars[:n] {
			word = word || !blank(c)
		}
		if word && blank(chars[n-1]) && !blank(chars[n]) {
			return n
		}
	}
	return most
}

func (m *model) rows() []modelRow {
	var rows []modelRow
	at := 0
	for line := range strings.SplitSeq(m.text, "\n") {
		chars := split(line)
		if len(chars) == 0 {
			rows = append(rows, modelRow{at, at, true})
		}
		for len(chars) > 0 {
			n := rowLength(chars, m.textWidth())
			size := len(strings.Join(chars[:n], ""))
			chars = chars[n:]
			rows = append(rows, modelRow{at, at + size, len(chars) == 0})
			at += size
		}
		at++
	}
	return rows
}

func (m *model) row() int {
	rows := m.rows()
	for i := len(rows) - 1; i > 0; i-- {
		if m.atEnd && rows[i].start == m.at && !rows[i-1].last {
			return i - 1
		}
		if rows[i].start <= m.at {
			return i
		}
	}
	return 0
}

func (m *model) column() int {
	x := 0
	for _, c := range split(m.text[m.rows()[m.row()].start:m.at]) {
		x += ansi.StringWidth(c)
	}
	if m.single {
		return x
	}
	return min(x, m.width-1)
}

// rowEnd is where the cursor goes at the end of a row.
func (m *model) rowEnd(r modelRow) (int, bool) {
	chars := split(m.text[r.start:r.limit])
	for !r.last && len(chars) > 0 && blank(chars[len(chars)-1]) {
		chars = chars[:len(chars)-1]
	}
	end := r.start + len(strings.Join(chars, ""))
	if len(chars) == 0 {
		end = r.limit
	}
	return end, end == r.limit && !r.last
}

// places lists where the cursor may stand.
func (m *model) places() []int {
	places := []int{0}
	at := 0
	for i, line := range strings.Split(m.text, "\n") {
		if i > 0 {
			at++
			places = append(places, at)
		}
		for _, c := range split(line) {
			at += len(c)
			places = append(places, at)
		}
	}
	return places
}

func (m *model) before(at int) int {
	last := 0
	for _, p := range m.places() {
		if p < at {
			last = p
		}
	}
	return last
}

func (m *model) notBefore(at int) int {
	for _, p := range m.places() {
		if p >= at {
			return p
		}
	}
	return len(m.text)
}

func (m *model) after(at int) int { return m.notBefore(at + 1) }

func (m *model) line() (start, end int) {
	start = strings.LastIndexByte(m.text[:m.at], '\n') + 1
	end = len(m.text)
	if i := strings.IndexByte(m.text[m.at:], '\n'); i >= 0 {
		end = m.at + i
	}
	return start, end
}

func (m *model) place(at int, atEnd bool) { m.at, m.atEnd, m.goal = at, atEnd, -1 }

func (m *model) edit(from, to int, s string) {
	m.text = m.text[:from] + s + m.text[to:]
	m.place(m.notBefore(from+len(s)), false)
}

func (m *model) insert(s string) bool {
	fits := ""
	for _, c := range split(s) {
		if m.limit > 0 && utf8.RuneCountInString(m.text+fits+c) > m.limit {
			break
		}
		fits += c
	}
	m.edit(m.at, m.at, fits)
	return fits == s
}

// words lists where the words of the line around a place start and end: the
// Unicode words between spaces, with a letter, a number or an emoji in them.
func (m *model) words(at int) [][2]int {
	var found [][2]int
	start := strings.LastIndexByte(m.text[:at], '\n') + 1
	line, _, _ := strings.Cut(m.text[start:], "\n")
	for part := range strings.SplitSeq(line, " ") {
		for it := words.FromString(part); it.Next(); {
			if strings.IndexFunc(it.Value(), inWord) >= 0 {
				found = append(found, [2]int{start + it.Start(), start + it.End()})
			}
		}
		start += len(part) + 1
	}
	return found
}

func inWord(r rune) bool { return unicode.In(r, unicode.Letter, unicode.Number, unicode.So) }

func (m *model) wordLeft(at int) int {
	left := strings.LastIndexByte(m.text[:at], '\n') + 1
	for _, w := range m.words(at) {
		if w[0] < at {
			left = m.before(w[0] + 1)
		}
	}
	return left
}

func (m *model) wordRight(at int) int {
	for _, w := range m.words(at) {
		if w[1] > at {
			return m.notBefore(w[1])
		}
	}
	line, _, _ := strings.Cut(m.text[at:], "\n")
	return at + len(line)
}

func (m *model) lineStart() int {
	if r := m.rows()[m.row()]; m.at != r.start {
		return r.start
	}
	start, _ := m.line()
	return start
}

func (m *model) lineEnd() (int, bool) {
	end, broken := m.rowEnd(m.rows()[m.row()])
	if m.at >= end {
		_, end = m.line()
		return end, false
	}
	return end, broken
}

func (m *model) vertical(n int) {
	goal := m.goal
	if goal < 0 {
		goal = m.column()
	}
	rows, row := m.rows(), m.row()
	switch {
	case n < 0 && row == 0:
		m.place(0, false)
	case n > 0 && row == len(rows)-1:
		m.place(len(m.text), false)
	default:
		m.placeInRow(rows[max(0, min(row+n, len(rows)-1))], goal)
	}
	m.goal = goal
}

func (m *model) placeInRow(r modelRow, x int) {
	at := r.start
	for _, c := range split(m.text[r.start:r.limit]) {
		if w := ansi.StringWidth(c); x >= w {
			x -= w
			at += len(c)
			continue
		}
		m.place(at, false)
		return
	}
	end, broken := m.rowEnd(r)
	m.place(end, broken)
}

// shown is what of a row is drawn when nothing is scrolled sideways.
func (m *model) shown(r modelRow) string {
	var s string
	for i, c := range split(m.text[r.start:r.limit]) {
		if ansi.StringWidth(s+c) > min(m.width, m.textWidth()) {
			if i == 0 {
				return placeholder
			}
			break
		}
		s += c
	}
	return s
}
