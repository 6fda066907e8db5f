package editor

import (
	"slices"
	"strings"
	"testing"
)

// sized returns an editor of a size with a text and the cursor at its end.
func sized(width, height int, text string) *Editor {
	e := New()
	e.SetSize(width, height)
	e.SetText(text)
	return e
}

// TestRows shows where rows break. One column of the window is the cursor's.
func TestRows(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  []string
	}{
		{"empty", 10, "", []string{""}},
		{"English breaks at spaces", 11, "the quick brown fox", []string{"the quick ", "brown fox"}},
		{"Korean breaks at spaces", 11, "장애를 30분 만에 복구", []string{"장애를 ", "30분 만에 ", "복구"}},
		{"a full row has room behind it", 11, "다섯글자다", []string{"다섯글자다"}},
		{"a long 어절 is cut", 8, "대규모트래픽처리", []string{"대규모", "트래픽", "처리"}},
		{"a long word starts its own row", 8, "a 대규모트래픽", []string{"a ", "대규모", "트래픽"}},
		{"a URL glued to Hangul", 11, "보기 https://a.io/b를 참고", []string{"보기 ", "https://a.", "io/b를 ", "참고"}},
		{"wide characters do not straddle", 7, "a한글자", []string{"a한글", "자"}},
		{"one space hangs", 6, "abcde fgh", []string{"abcde", "fgh"}},
		{"many spaces hang", 6, "abc        fgh", []string{"abc  ", "fgh"}},
		{"an indentation is no row", 6, " abcde", []string{" abcd", "e"}},
		{"a no-break space does not break", 8, "ab cd\u00a0efg", []string{"ab ", "cd\u00a0efg"}},
		{"emoji stay whole", 5, "👩‍👩‍👧‍👦🇰🇷👍🏽", []string{"👩‍👩‍👧‍👦🇰🇷", "👍🏽"}},
		{"Hangul of jamo", 5, "\u1112\u1161\u11ab\u1100\u1173\u11af\u110c\u1161", []string{"\u1112\u1161\u11ab\u1100\u1173\u11af", "\u110c\u1161"}},
		{"lines", 10, "하나\n\n둘\n", []string{"하나", "", "둘", ""}},
		{"two cells hold one syllable", 2, "한글", []string{"한", "글"}},
		{"one cell holds none", 1, "한a글", []string{".", "a", "."}},
		{"nothing to see", 1, "\u200b\u0301", []string{"\u200b\u0301"}},
	} {
		if got := sized(c.width, 20, c.text).Rows(); !slices.Equal(got, c.want) {
			t.Errorf("%s: rows %q, want %q", c.name, got, c.want)
		}
	}
}

// caret returns the text with a bar where the cursor is.
func caret(e *Editor) string {
	marked := slices.Clone(e.paras)
	p := &marked[e.cursor.para]
	p.text = p.text[:e.cursor.off] + "|" + p.text[e.cursor.off:]
	return (&Editor{paras: marked}).Text()
}

// at returns an editor with the cursor where the bar in the text is.
func at(width, height int, text string) *Editor {
	before, after, _ := strings.Cut(text, "|")
	e := sized(width, height, before+after)
	e.place(position{}.after(before))
	return e
}

func times(n int, f func(*Editor)) func(*Editor) {
	return func(e *Editor) {
		for range n {
			f(e)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		do   func(*Editor)
		want string
	}{
		{"left over a syllable", "한글|", (*Editor).Left, "한|글"},
		{"left over jamo", "\u1112\u1161\u11ab|", (*Editor).Left, "|\u1112\u1161\u11ab"},
		{"left over a line break", "하나\n|둘", (*Editor).Left, "하나|\n둘"},
		{"right over a family", "|👩‍👩‍👧‍👦a", (*Editor).Right, "👩‍👩‍👧‍👦|a"},
		{"right at the end", "끝|", (*Editor).Right, "끝|"},
		{"backspace a syllable", "한글|", (*Editor).Backspace, "한|"},
		{"backspace jamo", "가\u1112\u1161\u11ab|", (*Editor).Backspace, "가|"},
		{"backspace an accent", "cafe\u0301|", (*Editor).Backspace, "caf|"},
		{"backspace a flag", "🇺🇸🇰🇷|", (*Editor).Backspace, "🇺🇸|"},
		{"backspace a skin tone", "a👍🏽|", (*Editor).Backspace, "a|"},
		{"backspace a heart", "a❤️|", (*Editor).Backspace, "a|"},
		{"backspace a family", "a👩‍👩‍👧‍👦|", (*Editor).Backspace, "a|"},
		{"backspace a line break", "하나\n|둘", (*Editor).Backspace, "하나|둘"},
		{"backspace at the start", "|a", (*Editor).Backspace, "|a"},
		{"delete a flag", "|🇺🇸🇰🇷", (*Editor).Delete, "|🇰🇷"},
		{"delete a line break", "하나|\n둘", (*Editor).Delete, "하나|둘"},
		{"a mark joins what is before it", "e|x", func(e *Editor) { e.Insert("\u0301") }, "e\u0301|x"},
		{"word left in Korean", "장애를 빠르게, 복구했습니다.|", (*Editor).WordLeft, "장애를 빠르게, |복구했습니다."},
		{"two words left in Korean", "장애를 빠르게, 복구했습니다.|", times(2, (*Editor).WordLeft), "장애를 |빠르게, 복구했습니다."},
		{"word left in English", "isn't it? |", times(2, (*Editor).WordLeft), "|isn't it? "},
		{"word left inside a word", "API를 설|계", (*Editor).WordLeft, "API를 |설계"},
		{"word left to the line above", "하나 둘\n|셋", (*Editor).WordLeft, "하나 |둘\n셋"},
		{"word right in Korean", "|장애를 빠르게", (*Editor).WordRight, "장애를| 빠르게"},
		{"word right over punctuation", "a|, (b) c", (*Editor).WordRight, "a, (b|) c"},
		{"word right to the line below", "하나|\n둘 셋", (*Editor).WordRight, "하나\n둘| 셋"},
		{"delete word left", "장애를 복구했습니다|", (*Editor).DeleteWordLeft, "장애를 |"},
		{"delete word left keeps the word before an emoji", "good 👍|", (*Editor).DeleteWordLeft, "good |"},
		{"delete word left joins lines", "하나 둘\n|셋", (*Editor).DeleteWordLeft, "하나 둘|셋"},
		{"delete word right", "one| two, three", (*Editor).DeleteWordRight, "one|, three"},
		{"delete word right joins lines", "one|\ntwo", (*Editor).DeleteWordRight, "one|two"},
		// The window is eleven cells wide: "hello big / 세계와 / 사람"
		{"line start of the row", "hello big 세계|와 사람", (*Editor).LineStart, "hello big |세계와 사람"},
		{"line start twice", "hello big 세계|와 사람", times(2, (*Editor).LineStart), "|hello big 세계와 사람"},
		{"line end of the row", "he|llo big 세계와 사람", (*Editor).LineEnd, "hello big| 세계와 사람"},
		{"line end twice", "he|llo big 세계와 사람", times(2, (*Editor).LineEnd), "hello big 세계와 사람|"},
		{"delete to line start", "hello big 세계|와 사람", (*Editor).DeleteToLineStart, "hello big |와 사람"},
		{"delete to line start joins lines", "하나\n|둘", (*Editor).DeleteToLineStart, "하나|둘"},
		{"delete to line end", "he|llo big 세계와 사람", (*Editor).DeleteToLineEnd, "he| 세계와 사람"},
		{"delete to line end joins lines", "하나|\n둘", (*Editor).DeleteToLineEnd, "하나|둘"},
		{"down a row", "he|llo big 세계와 사람", (*Editor).Down, "hello big 세|계와 사람"},
		{"up keeps its column over a short row", "가나다라\n\n마바사|", times(2, (*Editor).Up), "가나다|라\n\n마바사"},
		{"up at the top", "가나|다", (*Editor).Up, "|가나다"},
		{"down at the bottom", "가|나다", (*Editor).Down, "가나다|"},
		{"top", "하나\n둘|", (*Editor).Top, "|하나\n둘"},
		{"bottom", "|하나\n둘", (*Editor).Bottom, "하나\n둘|"},
	} {
		e := at(11, 5, c.text)
		if c.do(e); caret(e) != c.want {
			t.Errorf("%s: %q, want %q", c.name, caret(e), c.want)
		}
	}
}

func TestCursor(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		text          string
		do            func(*Editor)
		x, y          int
	}{
		{"behind Hangul", 11, 5, "한글|", nil, 4, 0},
		{"behind a full row", 11, 5, "다섯글자다|", nil, 10, 0},
		{"at a break inside a word", 11, 5, "다섯글자다|섯", nil, 0, 1},
		{"at the end of a row cut inside a word", 11, 5, "다|섯글자다섯", (*Editor).LineEnd, 10, 0},
		{"in spaces that hang", 6, 5, "abc     | def", nil, 5, 0},
		{"at the end of an indentation wider than the row", 6, 5, "|        abc", (*Editor).LineEnd, 5, 0},
		{"behind only spaces", 6, 5, "          |", nil, 5, 0},
		{"in a window of one cell", 1, 1, "한글|", nil, 0, 0},
		{"below the window", 11, 2, "1\n2\n3\n|", nil, 0, 1},
		{"wheeled out of sight", 11, 2, "1\n2\n3\n|", func(e *Editor) { e.Scroll(-9) }, 0, 1},
		{"a key after the wheel", 11, 2, "1\n2\n3\n4|", func(e *Editor) { e.Scroll(-9); e.Left() }, 0, 1},
	} {
		e := at(c.width, c.height, c.text)
		if c.do != nil {
			c.do(e)
		}
		if x, y := e.Cursor(); x != c.x || y != c.y {
			t.Errorf("%s: at %d,%d, want %d,%d", c.name, x, y, c.x, c.y)
		}
	}
}

func TestWindow(t *testing.T) {
	e := sized(11, 2, "1\n2\n3\n4\n5")
	for _, c := range []struct {
		name    string
		do      func()
		first   int
		visible bool
	}{
		{"the end is in sight", func() {}, 3, true},
		{"the wheel leaves the cursor", func() { e.Scroll(-2) }, 1, false},
		{"the wheel stops at the top", func() { e.Scroll(-100) }, 0, false},
		{"a key brings the cursor back", func() { e.Right() }, 3, true},
		{"a page up", func() { e.PageUp() }, 2, true},
		{"a smaller window", func() { e.SetSize(11, 1) }, 3, true},
		{"the top", func() { e.Top() }, 0, true},
		{"the wheel stops at the bottom", func() { e.Scroll(100) }, 4, false},
		{"less text", func() { e.SetText("1") }, 0, true},
	} {
		c.do()
		if e.FirstRow() != c.first || e.CursorVisible() != c.visible {
			t.Errorf("%s: from row %d, cursor visible %v", c.name, e.FirstRow(), e.CursorVisible())
		}
	}
}

func TestClick(t *testing.T) {
	for _, c := range []struct {
		x, y int
		want string
	}{
		{0, 0, "|한글 text\n둘"},
		{3, 0, "한|글 text\n둘"},
		{4, 0, "한글| text\n둘"},
		{10, 0, "한글 text|\n둘"},
		{9, 1, "한글 text\n둘|"},
		{0, 4, "한글 text\n둘|"},
		{-3, -3, "|한글 text\n둘"},
	} {
		e := sized(11, 5, "한글 text\n둘")
		if e.Click(c.x, c.y); caret(e) != c.want {
			t.Errorf("click at %d,%d: %q, want %q", c.x, c.y, caret(e), c.want)
		}
	}
}

func TestSingleLine(t *testing.T) {
	e := New()
	e.SetSingleLine(true)
	e.SetSize(6, 1)
	e.Insert("한글\nabc")
	if e.Text() != "한글 abc" || e.Newline() {
		t.Errorf("text %q takes line breaks", e.Text())
	}
	if x, y := e.Cursor(); !slices.Equal(e.Rows(), []string{"  abc"}) || x != 5 || y != 0 {
		t.Errorf("end of the line: %q, cursor at %d,%d", e.Rows(), x, y)
	}
	e.LineStart()
	if x, _ := e.Cursor(); !slices.Equal(e.Rows(), []string{"한글 a"}) || x != 0 {
		t.Errorf("start of the line: %q, cursor in column %d", e.Rows(), x)
	}
	e.SetSingleLine(false)
	e.SetText("하나\n둘")
	e.SetSingleLine(true)
	if e.Text() != "하나 둘" || e.Undo() {
		t.Errorf("lines joined to %q", e.Text())
	}
}

func TestLimit(t *testing.T) {
	e := New()
	e.SetLimit(5)
	if !e.Insert("한글") || e.Insert("🇰🇷🇺🇸") || e.Text() != "한글🇰🇷" {
		t.Errorf("text %q, want as many whole characters as fit", e.Text())
	}
	if !e.Insert("a") || e.Insert("b") || e.Newline() || e.Runes() != 5 {
		t.Errorf("text %q of %d characters, want a full one", e.Text(), e.Runes())
	}
	e.SetText("한글 여섯자")
	if e.Text() != "한글 여섯자" || e.Insert("더") {
		t.Errorf("text %q, want what was kept and no more", e.Text())
	}
}

// typed inserts a text as a person does, a character at a time.
func typed(e *Editor, text string) {
	for _, c := range split(text) {
		if c == "\n" {
			e.Newline()
		} else {
			e.Insert(c)
		}
	}
}

func TestUndo(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*Editor)
		want []string // after each undo
	}{
		{"words", func(e *Editor) { typed(e, "장애를 복구 did") }, []string{"장애를 복구 |", "장애를 |", "|"}},
		{"lines", func(e *Editor) { typed(e, "하나\n둘") }, []string{"하나\n|", "하나|", "|"}},
		{"a paste", func(e *Editor) { typed(e, "가"); e.Insert("나 다\n라"); typed(e, "마") }, []string{"가나 다\n라|", "가|", "|"}},
		{"movement", func(e *Editor) { typed(e, "가나"); e.Left(); typed(e, "다라") }, []string{"가|나", "|"}},
		{"backspaces", func(e *Editor) { typed(e, "가나다"); times(2, (*Editor).Backspace)(e) }, []string{"가나다|", "|"}},
		{"deletes", func(e *Editor) { typed(e, "가나다"); e.Top(); times(2, (*Editor).Delete)(e) }, []string{"|가나다", "|"}},
		{"joined lines", func(e *Editor) { e.Insert("가\n나"); e.LineStart(); times(2, (*Editor).Backspace)(e) }, []string{"가\n|나", "|"}},
		{"words deleted", func(e *Editor) { e.Insert("가 나 다"); times(2, (*Editor).DeleteWordLeft)(e) }, []string{"가 나 |", "가 나 다|", "|"}},
	} {
		e := sized(11, 5, "")
		c.do(e)
		end := e.Text()
		for i, want := range c.want {
			if !e.Undo() || caret(e) != want {
				t.Errorf("%s: undo %d leads to %q, want %q", c.name, i+1, caret(e), want)
			}
		}
		if e.Undo() {
			t.Errorf("%s: there is more to undo: %q", c.name, e.Text())
		}
		for range c.want {
			e.Redo()
		}
		if e.Text() != end || e.Redo() {
			t.Errorf("%s: redo leads to %q, want %q", c.name, e.Text(), end)
		}
	}
}

func TestRedoIsForgotten(t *testing.T) {
	e := New()
	typed(e, "가 나")
	e.Undo()
	typed(e, "다")
	if e.Redo() || e.Text() != "가 다" {
		t.Errorf("redo after typing leads to %q", e.Text())
	}
}

// TestHistoryIsBounded writes more than the history holds.
func TestHistoryIsBounded(t *testing.T) {
	e := New()
	line := strings.Repeat("가", 5000) + "\n"
	for range 2 * historyBytes / len(line) {
		e.Insert(line)
	}
	undone := 0
	for e.Undo() {
		undone++
	}
	if want := historyBytes / (stepBytes + len(line)); undone != want {
		t.Errorf("%d steps undone, want %d", undone, want)
	}
	e.SetText("")
	e.Insert(strings.Repeat(line, 2*historyBytes/len(line)))
	if !e.Undo() || !e.Empty() {
		t.Errorf("a paste larger than the history cannot be undone")
	}
}

func TestRevision(t *testing.T) {
	e := New()
	last := e.Revision()
	for _, c := range []struct {
		name    string
		do      func()
		changes bool
	}{
		{"insert", func() { e.Insert("가나") }, true},
		{"insert nothing", func() { e.Insert("") }, false},
		{"left", e.Left, false},
		{"backspace", e.Backspace, true},
		{"backspace at the start", e.Backspace, false},
		{"undo", func() { e.Undo() }, true},
		{"redo", func() { e.Redo() }, true},
		{"redo nothing", func() { e.Redo() }, false},
		{"size", func() { e.SetSize(3, 3) }, false},
		{"another text", func() { e.SetText("다") }, true},
		{"the same text", func() { e.SetText("다") }, false},
	} {
		c.do()
		if changed := e.Revision() != last; changed != c.changes {
			t.Errorf("%s: revision changed %v, want %v", c.name, changed, c.changes)
		}
		last = e.Revision()
	}
}

// TestAnyString inserts what a caller should have cleaned.
func TestAnyString(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\rc":          "a\nb\nc",
		"a\u2028b\u0085c":    "a\nb\nc",
		"a\tb":               "a b",
		"a\x1b[31mb\x00":     "a[31mb",
		"a\xffb":             "a\uFFFDb",
		"\u200b\u200d\ufe0f": "\u200b\u200d\ufe0f",
	} {
		e := New()
		if !e.Insert(in) || e.Text() != want {
			t.Errorf("Insert(%q) gives %q, want %q", in, e.Text(), want)
		}
	}
}
