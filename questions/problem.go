package questions

import (
	"fmt"
	"strings"

	"onsite/lang"
)

// Problem is one thing wrong with a deck: where, what, and what to do about it.
// Line and Column count from 1; both are 0 when the whole file is meant.
type Problem struct {
	File   string
	Line   int
	Column int
	Source string // the line itself, cleaned for a terminal
	What   lang.Text
	Do     lang.Text
}

// Place is "file:line:column", as compilers write it.
func (p Problem) Place() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Sentence is the problem on one line, without its place.
func (p Problem) Sentence(l lang.Lang) string { return p.What.In(l) + " " + p.Do.In(l) }

// say builds both languages of a message from one argument list. The formats
// take the same arguments in the same order.
func say(ko, en string, args ...any) lang.Text {
	if len(args) == 0 {
		return lang.Text{Ko: ko, En: en}
	}
	return lang.Text{Ko: fmt.Sprintf(ko, args...), En: fmt.Sprintf(en, args...)}
}

var (
	noAnchors = say("앵커(&)와 별칭(*)은 덱에서 쓸 수 없습니다.", "Anchors (&) and aliases (*) are not part of a deck.")
	writeOut  = say("값을 그대로 적어 주세요.", "Write the value out.")
)

// problems collects what is wrong with one file.
type problems struct {
	file  string
	lines []string
	list  []Problem
}

// maxProblems bounds the list: a file that is wrong everywhere is not a deck.
const maxProblems = 100

func (ps *problems) add(line, column int, what, do lang.Text) {
	if ps.full() {
		return
	}
	ps.list = append(ps.list, Problem{
		File: ps.file, Line: line, Column: column, Source: ps.source(line), What: what, Do: do,
	})
}

// full says that reading on would find nothing anybody is told.
func (ps *problems) full() bool { return len(ps.list) >= maxProblems }

// source returns a line as it may be shown: cleaned, and not endless.
func (ps *problems) source(line int) string {
	if line < 1 || line > len(ps.lines) {
		return ""
	}
	s := lang.Clean(clip(ps.lines[line-1], 400))
	return strings.TrimRight(strings.ReplaceAll(s, "\n", " "), " ")
}

// indentedByTab says whether a tab stands before the first word of a line.
func (ps *problems) indentedByTab(line int) bool {
	if line < 1 || line > len(ps.lines) {
		return false
	}
	s := ps.lines[line-1]
	return strings.Contains(s[:len(s)-len(strings.TrimLeft(s, " \t"))], "\t")
}

// clip shortens s to at most n bytes at a character boundary.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}
