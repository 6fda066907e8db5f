package editor

import (
	"strings"
	"unicode/utf8"
)

// Insert puts text that was typed or pasted at the cursor. If the limit does not
// leave room for all of it, the characters that fit go in and Insert reports
// false.
func (e *Editor) Insert(s string) bool {
	s = e.clean(s)
	fits := e.fitting(s)
	if fits == "" {
		e.place(e.cursor)
	} else {
		e.change(e.cursor, e.cursor, fits, insertion(fits))
	}
	return len(fits) == len(s)
}

// Newline breaks the line at the cursor. It reports false where that cannot be:
// in a field of one line and at the limit.
func (e *Editor) Newline() bool {
	return !e.single && e.Insert("\n")
}

// Backspace deletes the character before the cursor, or joins the line to the
// one above.
func (e *Editor) Backspace() { e.delete(e.previous(e.cursor), e.cursor, erasing) }

// Delete deletes the character behind the cursor, or joins the next line to
// this one.
func (e *Editor) Delete() { e.delete(e.cursor, e.next(e.cursor), deleting) }

// DeleteWordLeft deletes to where WordLeft goes, but at the start of a line only
// joins it to the one above.
func (e *Editor) DeleteWordLeft() {
	from := e.previous(e.cursor)
	if from.para == e.cursor.para {
		from = e.wordLeft(e.cursor)
	}
	e.delete(from, e.cursor, whole)
}

// DeleteWordRight deletes to where WordRight goes, but at the end of a line only
// joins the next one to it.
func (e *Editor) DeleteWordRight() {
	to := e.next(e.cursor)
	if to.para == e.cursor.para {
		to = e.wordRight(e.cursor)
	}
	e.delete(e.cursor, to, whole)
}

// DeleteToLineStart deletes to where LineStart goes; at the start of a line it
// joins it to the one above.
func (e *Editor) DeleteToLineStart() {
	from := e.lineStart()
	if from == e.cursor {
		from = e.previous(e.cursor)
	}
	e.delete(from, e.cursor, whole)
}

// DeleteToLineEnd deletes to where LineEnd goes; at the end of a line it joins
// the next one to it.
func (e *Editor) DeleteToLineEnd() {
	to, _ := e.lineEnd()
	if to == e.cursor {
		to = e.next(e.cursor)
	}
	e.delete(e.cursor, to, whole)
}

func (e *Editor) delete(from, to position, k kind) {
	if from == to {
		e.place(e.cursor)
		return
	}
	e.change(from, to, "", k)
}

// change replaces the text between two positions and remembers how to undo it.
func (e *Editor) change(from, to position, s string, k kind) {
	before := e.cursor
	removed := e.replace(from, to, s)
	e.settle(from.after(s))
	e.history.add(step{at: from, removed: removed, inserted: s, before: before, after: e.cursor, kind: k})
}

// settle puts the cursor behind a change. The change may have joined what stands
// on both sides of it to one character; the cursor then goes behind that.
func (e *Editor) settle(at position) {
	at.off = e.paras[at.para].ceil(at.off)
	e.cursor, e.atEnd, e.goal = at, false, noGoal
	e.reveal()
}

// fitting is as much of s as the limit leaves room for.
func (e *Editor) fitting(s string) string {
	if e.limit <= 0 || e.runes+utf8.RuneCountInString(s) <= e.limit {
		return s
	}
	end := 0
	for room := e.limit - e.runes; end < len(s); {
		size, _ := cluster(s[end:])
		room -= utf8.RuneCountInString(s[end : end+size])
		if room < 0 {
			break
		}
		end += size
	}
	return strings.Clone(s[:end])
}
