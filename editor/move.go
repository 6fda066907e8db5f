package editor

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Left moves one character back, over a line break too.
func (e *Editor) Left() { e.place(e.previous(e.cursor)) }

// Right moves one character on, over a line break too.
func (e *Editor) Right() { e.place(e.next(e.cursor)) }

// WordLeft moves to the start of the word the cursor is in or behind, on an
// earlier line if there is none on this one. Words are those of Unicode, so an
// 어절 is one; spaces and punctuation are passed over.
func (e *Editor) WordLeft() {
	at := e.cursor
	if at.off == 0 {
		at = e.previous(at)
	}
	e.place(e.wordLeft(at))
}

// WordRight moves to the end of the word the cursor is in or before, on a later
// line if there is none on this one.
func (e *Editor) WordRight() {
	at := e.cursor
	if at.off == len(e.paras[at.para].text) {
		at = e.next(at)
	}
	e.place(e.wordRight(at))
}

// Up moves one row up, towards the column the vertical movement began in. On
// the first row it moves to the start of the text.
func (e *Editor) Up() { e.vertical(-1) }

// Down moves one row down, towards the column the vertical movement began in.
// On the last row it moves to the end of the text.
func (e *Editor) Down() { e.vertical(1) }

// PageUp moves the window and the cursor up by a window, less one row that
// stays in sight.
func (e *Editor) PageUp() {
	e.top -= e.page()
	e.vertical(-e.page())
}

// PageDown moves the window and the cursor down by a window, less one row that
// stays in sight.
func (e *Editor) PageDown() {
	e.top += e.page()
	e.vertical(e.page())
}

// LineStart moves to the start of the row one sees; from there, to the start of
// the line that was wrapped into it.
func (e *Editor) LineStart() { e.place(e.lineStart()) }

// LineEnd moves to the end of the row one sees, before the spaces it breaks at;
// from there, to the end of the line that was wrapped into it.
func (e *Editor) LineEnd() {
	e.stand(e.lineEnd())
}

// Top moves to the start of the text.
func (e *Editor) Top() { e.place(position{}) }

// Bottom moves to the end of the text.
func (e *Editor) Bottom() { e.place(e.end()) }

// place puts the cursor somewhere. What is typed there is a new step to undo.
func (e *Editor) place(to position) { e.stand(to, false) }

// stand is place, with a choice of the row at a break inside a word.
func (e *Editor) stand(to position, atEnd bool) {
	e.cursor, e.atEnd, e.goal = to, atEnd, noGoal
	e.history.open = false
	e.reveal()
}

// row is the row of its paragraph the cursor is shown on.
func (e *Editor) row() int {
	p := &e.paras[e.cursor.para]
	i := p.rowAt(e.cursor.off)
	if e.atEnd && i > 0 && p.rows[i] == e.cursor.off {
		i--
	}
	return i
}

// column is the cell of its row the cursor is shown in.
func (e *Editor) column() int {
	p := &e.paras[e.cursor.para]
	x := width(p.text[p.rows[e.row()]:e.cursor.off])
	if e.single {
		return x
	}
	return min(x, e.width-1)
}

func (e *Editor) page() int { return max(e.height-1, 1) }

func (e *Editor) vertical(rows int) {
	goal := e.goal
	if goal == noGoal {
		goal = e.column()
	}
	at := e.rowsBefore(e.cursor.para) + e.row()
	switch {
	case rows < 0 && at == 0:
		e.place(position{})
	case rows > 0 && at == e.total-1:
		e.place(e.end())
	default:
		e.placeInRow(min(max(at+rows, 0), e.total-1), goal)
	}
	e.goal = goal
}

// placeInRow puts the cursor before the character at a cell of a row of the
// whole text, or at the row's end if the row is shorter.
func (e *Editor) placeInRow(row, x int) {
	at, i := e.locate(row)
	p := &e.paras[at]
	limit := p.rowLimit(i)
	broken := false
	off := p.rows[i]
	for cell := 0; off < limit; {
		size, cells := cluster(p.text[off:])
		if cell+cells > x {
			break
		}
		cell += cells
		off += size
	}
	if off == limit {
		off, broken = p.rowEnd(i)
	}
	e.stand(position{at, off}, broken)
}

// rowsBefore counts the rows above a paragraph.
func (e *Editor) rowsBefore(para int) int {
	n := 0
	for i := range e.paras[:para] {
		n += len(e.paras[i].rows)
	}
	return n
}

// locate finds the paragraph of a row of the whole text and the row in it.
func (e *Editor) locate(row int) (para, i int) {
	for row >= len(e.paras[para].rows) {
		row -= len(e.paras[para].rows)
		para++
	}
	return para, row
}

func (e *Editor) lineStart() position {
	start := e.paras[e.cursor.para].rows[e.row()]
	if e.cursor.off == start {
		start = 0
	}
	return position{e.cursor.para, start}
}

func (e *Editor) lineEnd() (to position, broken bool) {
	p := &e.paras[e.cursor.para]
	end, broken := p.rowEnd(e.row())
	if e.cursor.off >= end {
		end, broken = len(p.text), false
	}
	return position{e.cursor.para, end}, broken
}

// previous is the position one character back.
func (e *Editor) previous(at position) position {
	if at.off > 0 {
		return position{at.para, e.paras[at.para].floor(at.off - 1)}
	}
	if at.para > 0 {
		return position{at.para - 1, len(e.paras[at.para-1].text)}
	}
	return at
}

// next is the position one character on.
func (e *Editor) next(at position) position {
	text := e.paras[at.para].text
	if at.off < len(text) {
		size, _ := cluster(text[at.off:])
		return position{at.para, at.off + size}
	}
	if at.para+1 < len(e.paras) {
		return position{at.para + 1, 0}
	}
	return at
}

// floor is the start of the grapheme cluster that holds the byte at off. Rows
// start between clusters, so only one row has to be walked.
func (p *para) floor(off int) int {
	start := p.rows[p.rowAt(off)]
	for start < len(p.text) {
		size, _ := cluster(p.text[start:])
		if start+size > off {
			break
		}
		start += size
	}
	return start
}

// ceil is the first place between two clusters at or behind off.
func (p *para) ceil(off int) int {
	start := p.floor(off)
	if start == off {
		return off
	}
	size, _ := cluster(p.text[start:])
	return start + size
}

// wordLeft is the start of the last word that starts before a position, on the
// same line. A space always parts words, so it is enough to look back as far as
// the nearest spaces with a word between them.
func (e *Editor) wordLeft(at position) position {
	p := &e.paras[at.para]
	for end := at.off; end > 0; {
		end = len(strings.TrimRight(p.text[:end], " "))
		start := strings.LastIndexByte(p.text[:end], ' ') + 1
		found := -1
		for it := words.FromString(upToSpace(p.text[start:])); it.Next() && start+it.Start() < end; {
			if isWord(it.Value()) {
				found = start + it.Start()
			}
		}
		if found >= 0 {
			return position{at.para, p.floor(found)}
		}
		end = start
	}
	return position{at.para, 0}
}

// wordRight is the end of the first word that ends behind a position, on the
// same line.
func (e *Editor) wordRight(at position) position {
	p := &e.paras[at.para]
	start := strings.LastIndexByte(p.text[:at.off], ' ') + 1
	for start < len(p.text) {
		it := words.FromString(upToSpace(p.text[start:]))
		for it.Next() {
			if end := start + it.End(); end > at.off && isWord(it.Value()) {
				return position{at.para, p.ceil(end)}
			}
		}
		start += len(upToSpace(p.text[start:])) + 1
	}
	return position{at.para, len(p.text)}
}

// upToSpace is s without what follows its first space.
func upToSpace(s string) string {
	before, _, _ := strings.Cut(s, " ")
	return before
}

// isWord tells words from spaces and punctuation. An emoji counts, so that
// deleting it by word does not take the word before it along.
func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
	})
}
