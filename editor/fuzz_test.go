package editor

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// pieces are what a person, an input method and a clipboard may bring.
var pieces = []string{
	"a", "가", " ", "힣", ".", "  ", "장애를 30분 만에 복구했습니다. ", "The quick brown fox, isn't it? ",
	"e\u0301", "하\u11ab", "\u1112\u1161\u11ab", "\u11ab", "\u1161", "\u0301", "🇰", "🇰🇷", "👍🏽", "❤️", "👩‍👩‍👧‍👦", "\u200d", "\ufe0f",
	"https://example.com/a/long/path?q=1주소를", "\u200b", "\u3000", "\u00a0", "क\u094d", "\u0600", "日本語カナ",
	"x\ny", "\n\n", "한국어와English가섞인아주긴단어하나", "1,234.5", "snake_case", "     ",
}

// rig drives the editor and the model side by side.
type rig struct {
	t       *testing.T
	e       *Editor
	m       *model
	visited map[visit]bool
}

// visit is a state the text was in between two keys.
type visit struct {
	text string
	at   int
}

func newRig(t *testing.T, width, height int, single bool, text string) *rig {
	r := &rig{t: t, e: New(), m: &model{width: width, height: height, single: single, goal: -1}, visited: map[visit]bool{}}
	r.e.SetSingleLine(single)
	r.e.SetSize(width, height)
	r.setText(text)
	return r
}

func (r *rig) setText(s string) {
	r.e.SetText(s)
	r.m.text = r.e.Text()
	r.m.place(len(r.m.text), false)
	clear(r.visited)
	r.check("SetText")
}

// at is where the editor's cursor stands in the whole text.
func (r *rig) at() int {
	n := r.e.cursor.off
	for _, p := range r.e.paras[:r.e.cursor.para] {
		n += len(p.text) + 1
	}
	return n
}

func (r *rig) check(after string) {
	r.t.Helper()
	e, m := r.e, r.m
	if e.Text() != m.text || r.at() != m.at {
		r.t.Fatalf("%s: text %q at %d, want %q at %d", after, e.Text(), r.at(), m.text, m.at)
	}
	r.visited[visit{m.text, m.at}] = true
	if e.Runes() != utf8.RuneCountInString(m.text) || e.Empty() != (m.text == "") {
		r.t.Fatalf("%s: %d characters counted, %d there", after, e.Runes(), utf8.RuneCountInString(m.text))
	}
	rows := m.rows()
	if e.RowCount() != len(rows) {
		r.t.Fatalf("%s: %d rows, want %d of %q", after, e.RowCount(), len(rows), m.text)
	}
	r.checkWindow(after, rows)
	r.checkNothingLost(after)
}

func (r *rig) checkWindow(after string, rows []modelRow) {
	r.t.Helper()
	e, m := r.e, r.m
	got := e.Rows()
	if len(got) != min(m.height, len(rows)-e.FirstRow()) || e.FirstRow() > max(0, len(rows)-m.height) {
		r.t.Fatalf("%s: window of %d rows from %d, of %d", after, len(got), e.FirstRow(), len(rows))
	}
	for i, row := range got {
		if ansi.StringWidth(row) > m.width {
			r.t.Fatalf("%s: row %q is wider than %d", after, row, m.width)
		}
		if want := m.shown(rows[e.FirstRow()+i]); e.left == 0 && row != want {
			r.t.Fatalf("%s: row %d is %q, want %q of %q", after, i, row, want, m.text)
		}
	}
	x, y := e.Cursor()
	if x < 0 || x >= m.width || y < 0 || y >= len(got) {
		r.t.Fatalf("%s: cursor at %d,%d outside %dx%d", after, x, y, m.width, len(got))
	}
	if x != m.column()-e.left {
		r.t.Fatalf("%s: cursor in column %d, want %d of %q", after, x, m.column()-e.left, m.text)
	}
	if e.CursorVisible() != (e.FirstRow()+y == m.row()) {
		r.t.Fatalf("%s: cursor in row %d, want %d of %q", after, e.FirstRow()+y, m.row(), m.text)
	}
	if after != "scroll" && after != "limit" && !e.CursorVisible() {
		r.t.Fatalf("%s: cursor out of sight", after)
	}
}

// checkNothingLost reads all rows and looks for the text in them. In windows
// too narrow for wide characters there is nothing to read.
func (r *rig) checkNothingLost(after string) {
	r.t.Helper()
	if r.m.single || r.m.width < 2 {
		return
	}
	var all strings.Builder
	for row := range r.e.RowCount() {
		at, i := r.e.locate(row)
		p := r.e.paras[at]
		all.WriteString(window(p.text[p.rows[i]:p.rowLimit(i)], 0, r.e.textWidth()))
	}
	if got, want := solid(all.String()), solid(r.m.text); got != want {
		r.t.Fatalf("%s: rows show %q, text is %q", after, got, want)
	}
}

func solid(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u3000", "").Replace(s)
}

// key is one thing a person can do, done to both.
type key struct {
	name string
	do   func(r *rig, arg int)
}

func move(f func(e *Editor), g func(m *model)) func(*rig, int) {
	return func(r *rig, _ int) {
		f(r.e)
		g(r.m)
	}
}

var keys = []key{
	{"insert", func(r *rig, arg int) { r.insert(pieces[arg%len(pieces)]) }},
	{"type", func(r *rig, arg int) { r.insert(string(rune('a' + arg%26))) }},
	{"hangul", func(r *rig, arg int) { r.insert(string(rune('가' + arg*28))) }},
	{"newline", func(r *rig, _ int) {
		if got := r.e.Newline(); got != (!r.m.single && r.m.insert("\n")) {
			r.t.Fatalf("Newline reports %v", got)
		}
	}},
	{"backspace", move((*Editor).Backspace, func(m *model) { m.edit(m.before(m.at), m.at, "") })},
	{"delete", move((*Editor).Delete, func(m *model) { m.edit(m.at, m.after(m.at), "") })},
	{"delete word left", move((*Editor).DeleteWordLeft, func(m *model) {
		from := m.before(m.at)
		if !strings.Contains(m.text[from:m.at], "\n") {
			from = m.wordLeft(m.at)
		}
		m.edit(from, m.at, "")
	})},
	{"delete word right", move((*Editor).DeleteWordRight, func(m *model) {
		to := m.after(m.at)
		if !strings.Contains(m.text[m.at:to], "\n") {
			to = m.wordRight(m.at)
		}
		m.edit(m.at, to, "")
	})},
	{"delete to line start", move((*Editor).DeleteToLineStart, func(m *model) {
		from := m.lineStart()
		if from == m.at {
			from = m.before(m.at)
		}
		m.edit(from, m.at, "")
	})},
	{"delete to line end", move((*Editor).DeleteToLineEnd, func(m *model) {
		to, _ := m.lineEnd()
		if to == m.at {
			to = m.after(m.at)
		}
		m.edit(m.at, to, "")
	})},
	{"left", move((*Editor).Left, func(m *model) { m.place(m.before(m.at), false) })},
	{"right", move((*Editor).Right, func(m *model) { m.place(m.after(m.at), false) })},
	{"word left", move((*Editor).WordLeft, func(m *model) {
		at := m.at
		if start, _ := m.line(); start == at {
			at = m.before(at)
		}
		m.place(m.wordLeft(at), false)
	})},
	{"word right", move((*Editor).WordRight, func(m *model) {
		at := m.at
		if _, end := m.line(); end == at {
			at = m.after(at)
		}
		m.place(m.wordRight(at), false)
	})},
	{"up", move((*Editor).Up, func(m *model) { m.vertical(-1) })},
	{"down", move((*Editor).Down, func(m *model) { m.vertical(1) })},
	{"page up", move((*Editor).PageUp, func(m *model) { m.vertical(-max(1, m.height-1)) })},
	{"page down", move((*Editor).PageDown, func(m *model) { m.vertical(max(1, m.height-1)) })},
	{"line start", move((*Editor).LineStart, func(m *model) { m.place(m.lineStart(), false) })},
	{"line end", move((*Editor).LineEnd, func(m *model) { m.place(m.lineEnd()) })},
	{"top", move((*Editor).Top, func(m *model) { m.place(0, false) })},
	{"bottom", move((*Editor).Bottom, func(m *model) { m.place(len(m.text), false) })},
	{"undo", func(r *rig, _ int) { r.adopt("undo", r.e.Undo()) }},
	{"redo", func(r *rig, _ int) { r.adopt("redo", r.e.Redo()) }},
	{"size", func(r *rig, arg int) {
		before := r.m.textWidth()
		r.m.width, r.m.height = 1+arg%32, 1+arg/32
		r.e.SetSize(r.m.width, r.m.height)
		if r.m.textWidth() != before {
			r.m.atEnd = false
		}
	}},
	{"limit", func(r *rig, arg int) {
		r.m.limit = arg % 64
		r.e.SetLimit(r.m.limit)
	}},
	{"scroll", func(r *rig, arg int) { r.e.Scroll(arg - 128) }},
	{"click", func(r *rig, arg int) {
		x, y := arg%32, arg/32
		row, left := r.e.FirstRow()+min(y, r.m.height-1), r.e.left
		r.e.Click(x, y)
		if rows := r.m.rows(); row < len(rows) {
			r.m.placeInRow(rows[row], left+min(x, r.m.width-1))
		} else {
			r.m.place(len(r.m.text), false)
		}
	}},
}

func (r *rig) insert(s string) {
	r.t.Helper()
	clean := s
	if r.m.single {
		clean = strings.ReplaceAll(s, "\n", " ")
	}
	if got, want := r.e.Insert(s), r.m.insert(clean); got != want {
		r.t.Fatalf("Insert(%q) reports %v", s, got)
	}
}

// adopt takes over what an undo or redo led to, which must be a state the text
// was in before.
func (r *rig) adopt(name string, done bool) {
	r.t.Helper()
	if done == (r.e.Text() == r.m.text) {
		r.t.Fatalf("%s reports %v for %q to %q", name, done, r.m.text, r.e.Text())
	}
	r.m.text = r.e.Text()
	r.m.place(r.at(), false)
	if !r.visited[visit{r.m.text, r.m.at}] {
		r.t.Fatalf("%s leads to %q at %d, where the text never was", name, r.m.text, r.m.at)
	}
}

func (r *rig) press(k key, arg int) {
	r.t.Helper()
	text, revision := r.m.text, r.e.Revision()
	k.do(r, arg)
	r.check(k.name)
	if (r.e.Revision() != revision) != (r.m.text != text) {
		r.t.Fatalf("%s: revision %d to %d, text %q to %q", k.name, revision, r.e.Revision(), text, r.m.text)
	}
}

func FuzzEditor(f *testing.F) {
	f.Add(uint8(12), uint8(3), false, "장애를 30분 만에 복구했습니다.", []byte{0, 6, 14, 0, 19, 0, 4, 0, 22, 0})
	f.Add(uint8(1), uint8(1), false, "한글 and 🇰🇷", []byte{10, 0, 4, 0, 0, 18, 23, 0})
	f.Add(uint8(4), uint8(2), true, "line\nline", []byte{18, 0, 0, 7, 3, 0, 27, 2})
	f.Add(uint8(8), uint8(4), false, "a https://example.com/a/long/path?q=1주소를 b", []byte{10, 0, 0, 2, 5, 0, 24, 77})
	f.Fuzz(func(t *testing.T, width, height uint8, single bool, text string, presses []byte) {
		if len(text) > 300 || len(presses) > 120 {
			return
		}
		r := newRig(t, 1+int(width)%32, 1+int(height)%8, single, text)
		start := r.m.text
		for len(presses) >= 2 {
			r.press(keys[int(presses[0])%len(keys)], int(presses[1]))
			presses = presses[2:]
		}
		r.unwind(start)
	})
}

// TestRandomKeys walks where the fuzzer is slow to get: long texts of the pieces
// and long runs of keys, the same ones each time.
func TestRandomKeys(t *testing.T) {
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 0))
			var text strings.Builder
			for range rnd.IntN(40) {
				text.WriteString(pieces[rnd.IntN(len(pieces))])
			}
			r := newRig(t, 1+rnd.IntN(32), 1+rnd.IntN(8), rnd.IntN(8) == 0, text.String())
			start := r.m.text
			for range 80 {
				r.press(keys[rnd.IntN(len(keys))], rnd.IntN(256))
			}
			r.unwind(start)
		})
	}
}

// unwind undoes everything, which must lead to the start, and redoes it, which
// must lead back to the end.
func (r *rig) unwind(start string) {
	r.t.Helper()
	for r.e.Redo() {
		r.adopt("redo", true)
		r.check("redo")
	}
	end := r.e.Text()
	r.m.text = end
	for r.e.Undo() {
		r.adopt("undo", true)
		r.check("undo")
	}
	if r.e.Text() != start {
		r.t.Fatalf("undo of everything leads to %q, want %q", r.e.Text(), start)
	}
	for r.e.Redo() {
		r.adopt("redo", true)
		r.check("redo")
	}
	if r.e.Text() != end {
		r.t.Fatalf("redo of everything leads to %q, want %q", r.e.Text(), end)
	}
}
