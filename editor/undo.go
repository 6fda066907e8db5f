package editor

import "unicode/utf8"

// kind says which steps may grow together.
type kind int

const (
	whole    kind = iota // a step of its own: a paste, a newline, a word deleted
	typing               // one character
	erasing              // Backspace
	deleting             // Delete
)

// step is one change of the text, with all it takes to undo and redo it.
type step struct {
	kind              kind
	at                position
	removed, inserted string
	before, after     position // the cursor
}

// historyBytes bounds what the history keeps: about a megabyte of text and
// bookkeeping, more than a day of writing. Past it the oldest steps are
// forgotten, but never the last one.
const (
	historyBytes = 1 << 20
	stepBytes    = 128
)

// history is what can be undone and redone. The steps undone lie behind those
// done, so undoing is a step back in the list.
type history struct {
	steps []step
	done  int
	bytes int
	open  bool // the last step may still grow
}

// Undo takes back the last step and puts the cursor where it was before. One
// step is a paste, a newline, a run of deletions with one key, or the typing of
// a word with the spaces behind it, unless the cursor was moved in between.
func (e *Editor) Undo() bool {
	h := &e.history
	h.open = false
	if h.done == 0 {
		e.place(e.cursor)
		return false
	}
	h.done--
	s := h.steps[h.done]
	e.replace(s.at, s.at.after(s.inserted), s.removed)
	e.place(s.before)
	return true
}

// Redo makes the last step undone again. Any other change in between forgets
// what could be redone.
func (e *Editor) Redo() bool {
	h := &e.history
	if h.done == len(h.steps) {
		e.place(e.cursor)
		return false
	}
	s := h.steps[h.done]
	h.done++
	e.replace(s.at, s.at.after(s.removed), s.inserted)
	e.place(s.after)
	return true
}

// insertion is the kind of step inserting s is.
func insertion(s string) kind {
	if size, _ := cluster(s); size < len(s) || s == "\n" {
		return whole
	}
	return typing
}

// add remembers a step, together with the last one if both are one to the eye.
func (h *history) add(s step) {
	for _, undone := range h.steps[h.done:] {
		h.bytes -= undone.size()
	}
	clear(h.steps[h.done:])
	h.steps = h.steps[:h.done]
	if grown, ok := h.grow(s); ok {
		h.bytes -= h.steps[h.done-1].size()
		h.steps = h.steps[:h.done-1]
		s = grown
	}
	h.steps = append(h.steps, s)
	h.bytes += s.size()
	for h.bytes > historyBytes && len(h.steps) > 1 {
		h.bytes -= h.steps[0].size()
		h.steps[0] = step{}
		h.steps = h.steps[1:]
	}
	h.done = len(h.steps)
	h.open = s.kind != whole
}

// grow returns the last step with s added to it, if s carries it on.
func (h *history) grow(s step) (step, bool) {
	if !h.open || h.done == 0 {
		return step{}, false
	}
	last := h.steps[h.done-1]
	if last.kind != s.kind || last.after != s.before {
		return step{}, false
	}
	last.after = s.after
	switch {
	case s.kind == typing && last.at.after(last.inserted) == s.at && !startsWord(last.inserted, s.inserted):
		last.inserted += s.inserted
	case s.kind == erasing && s.at.after(s.removed) == last.at:
		last.at = s.at
		last.removed = s.removed + last.removed
	case s.kind == deleting && s.at == last.at:
		last.removed += s.removed
	default:
		return step{}, false
	}
	return last, true
}

// startsWord reports whether a character typed behind a text starts a new word.
func startsWord(text, char string) bool {
	_, size := utf8.DecodeLastRuneInString(text)
	return isSpace(text[len(text)-size:]) && !isSpace(char)
}

func (s step) size() int { return stepBytes + len(s.removed) + len(s.inserted) }
