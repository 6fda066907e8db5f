// Package editor is how a person writes here: the text of an answer, where the
// cursor stands in it, what can be undone, and which rows of it a window of a
// given size shows. It knows nothing of keys, colours, clocks or disks; a screen
// calls one method for one key and draws Rows and Cursor.
//
// A character is what a reader calls one: a grapheme cluster. Movement,
// deletion and wrapping never cut one, however many code points it has. Widths
// are those of ansi.StringWidth, so the editor and the renderer agree.
package editor

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Editor is a text being written. Make one with New; it is used by pointer and
// by one goroutine.
//
// The text lies in paragraphs, one for each line of it, which remember how they
// are wrapped: a key wraps again only the rows it changes.
type Editor struct {
	paras []para
	runes int // characters of the whole text, newlines included
	total int // rows of the whole text

	cursor position
	atEnd  bool // at a break inside a word: stands after the row, not before the next one
	goal   int  // the column Up and Down aim at, or noGoal

	width, height int
	top           int // first visible row
	left          int // first visible cell of a single line

	single   bool
	limit    int
	revision uint64
	history  history
}

// position is a place between two characters.
type position struct {
	para int
	off  int // bytes into the paragraph, always between two grapheme clusters
}

const noGoal = -1

// New returns an empty editor of 80 by 24 cells, without a limit.
func New() *Editor {
	return &Editor{paras: []para{newPara("", 1)}, total: 1, goal: noGoal, width: 80, height: 24}
}

// SetSize says how many cells there are to draw in. Sizes below one count as one.
func (e *Editor) SetSize(width, height int) {
	before := e.textWidth()
	e.width, e.height = max(width, 1), max(height, 1)
	if e.textWidth() != before {
		e.wrapAll()
	}
	e.reveal()
}

// SetLimit says how many characters Insert may fill the text up to; 0 means no
// limit. A text that is already longer stays whole.
func (e *Editor) SetLimit(runes int) { e.limit = runes }

// SetSingleLine makes the editor a field of one line: newlines become spaces,
// and a long text scrolls sideways instead of wrapping. Turning it on for a text
// of several lines joins them and clears the history.
func (e *Editor) SetSingleLine(on bool) {
	if on == e.single {
		return
	}
	e.single = on
	if on && len(e.paras) > 1 {
		e.SetText(e.Text())
		return
	}
	e.wrapAll()
	e.top, e.left = 0, 0
	e.reveal()
}

// SetText replaces the whole text, puts the cursor at its end and clears the
// history. The limit does not apply: what was kept is shown whole.
func (e *Editor) SetText(s string) {
	s = e.clean(s)
	if s != e.Text() {
		e.revision++
	}
	e.runes = utf8.RuneCountInString(s)
	e.paras = nil
	for line := range strings.SplitSeq(s, "\n") {
		e.paras = append(e.paras, para{text: line})
	}
	e.wrapAll()
	e.history = history{}
	e.top, e.left = 0, 0
	e.place(e.end())
}

// Text returns the whole text, its lines parted by LF.
func (e *Editor) Text() string {
	if len(e.paras) == 1 {
		return e.paras[0].text
	}
	lines := make([]string, len(e.paras))
	for i, p := range e.paras {
		lines[i] = p.text
	}
	return strings.Join(lines, "\n")
}

// Empty reports whether there is no text.
func (e *Editor) Empty() bool { return e.runes == 0 }

// Revision changes exactly when the text changes.
func (e *Editor) Revision() uint64 { return e.revision }

// Runes is the length of the text in code points, newlines included.
func (e *Editor) Runes() int { return e.runes }

// end is the position after the last character.
func (e *Editor) end() position {
	last := len(e.paras) - 1
	return position{last, len(e.paras[last].text)}
}

// textWidth is the number of cells text is wrapped into. The last column stays
// free, so that a cursor after a full row has a cell of its own; windows of one
// or two cells cannot afford it. A single line never wraps.
func (e *Editor) textWidth() int {
	switch {
	case e.single:
		return math.MaxInt
	case e.width <= 2:
		return e.width
	}
	return e.width - 1
}

// wrapAll lays out every paragraph.
func (e *Editor) wrapAll() {
	e.total = 0
	for i, p := range e.paras {
		e.paras[i] = newPara(p.text, e.textWidth())
		e.total += len(e.paras[i].rows)
	}
	e.atEnd = false
}

// between returns a copy of the text from one position to a later one. A copy,
// because the history keeps it and must not hold on to whole paragraphs.
func (e *Editor) between(from, to position) string {
	if from.para == to.para {
		return strings.Clone(e.paras[from.para].text[from.off:to.off])
	}
	var b strings.Builder
	b.WriteString(e.paras[from.para].text[from.off:])
	for _, p := range e.paras[from.para+1 : to.para] {
		b.WriteByte('\n')
		b.WriteString(p.text)
	}
	b.WriteByte('\n')
	b.WriteString(e.paras[to.para].text[:to.off])
	return b.String()
}

// replace puts s in the place of the text between two positions and returns
// what was there. It is the one way text changes, apart from SetText.
func (e *Editor) replace(from, to position, s string) (removed string) {
	removed = e.between(from, to)
	e.runes += utf8.RuneCountInString(s) - utf8.RuneCountInString(removed)
	e.revision++
	for _, p := range e.paras[from.para : to.para+1] {
		e.total -= len(p.rows)
	}
	fresh := e.rewritten(from, to, s)
	for _, p := range fresh {
		e.total += len(p.rows)
	}
	e.paras = slices.Replace(e.paras, from.para, to.para+1, fresh...)
	return removed
}

// rewritten returns the paragraphs that take the place of those between two
// positions when s is put there. The outer ones keep what they can of their rows.
func (e *Editor) rewritten(from, to position, s string) []para {
	width := e.textWidth()
	first, last := e.paras[from.para], e.paras[to.para]
	lines := strings.Split(s, "\n")
	if len(lines) == 1 {
		until := to.off
		if from.para != to.para {
			until = len(first.text)
			s += last.text[to.off:]
		}
		first.replace(from.off, until, s, width)
		return []para{first}
	}
	last.rows = slices.Clone(last.rows) // they may be those of first
	last.replace(0, to.off, lines[len(lines)-1], width)
	first.replace(from.off, len(first.text), lines[0], width)
	fresh := []para{first}
	for _, line := range lines[1 : len(lines)-1] {
		fresh = append(fresh, newPara(strings.Clone(line), width))
	}
	return append(fresh, last)
}

// after is the position behind s when s stands at p.
func (p position) after(s string) position {
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		return position{p.para + strings.Count(s, "\n"), len(s) - i - 1}
	}
	return position{p.para, p.off + len(s)}
}

// clean keeps out what would break the layout, for callers that let it through:
// bytes that are not UTF-8 become U+FFFD, every kind of line break LF, a tab one
// space, and other control characters go.
func (e *Editor) clean(s string) string {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unfit) {
		s = strings.Map(fit, strings.ReplaceAll(s, "\r\n", "\n"))
	}
	if e.single {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}

func unfit(r rune) bool { return fit(r) != r }

func fit(r rune) rune {
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\t':
		return ' '
	}
	if unicode.IsControl(r) {
		return -1
	}
	return r
}
