package editor

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// para is one line of the text and the rows it is wrapped into.
type para struct {
	text string
	rows []int // where each row starts; rows[0] is 0
}

func newPara(text string, width int) para {
	p := para{text: text, rows: []int{0}}
	for start := nextRow(text, 0, width); start < len(text); start = nextRow(text, start, width) {
		p.rows = append(p.rows, start)
	}
	return p
}

// replace puts s in the place of text[from:to] and wraps again only the rows
// that this can change.
//
// The row of the byte before the change is the first whose characters can
// change, and the two rows before it are the ones that may have looked at it:
// a row looks no further than the first character it has no room for, which
// belongs to the next row or opens the one after. On the other side, where a row
// starts depends only on the text behind it, so as soon as a row starts at the
// same text as before, so do all the rows that follow.
func (p *para) replace(from, to int, s string, width int) {
	// Join always copies, so a short rest does not hold on to a long text.
	p.text = strings.Join([]string{p.text[:from], s, p.text[to:]}, "")
	shift := len(s) - (to - from)
	kept := max(p.rowAt(from-1)-2, 0) + 1
	same := max(sort.SearchInts(p.rows, to), kept)
	var starts []int
	start := nextRow(p.text, p.rows[kept-1], width)
	for start < len(p.text) {
		for same < len(p.rows) && p.rows[same]+shift < start {
			same++
		}
		if same < len(p.rows) && p.rows[same]+shift == start {
			break
		}
		starts = append(starts, start)
		start = nextRow(p.text, start, width)
	}
	if start == len(p.text) {
		same = len(p.rows)
	}
	for i := same; i < len(p.rows); i++ {
		p.rows[i] += shift
	}
	p.rows = slices.Replace(p.rows, kept, same, starts...)
}

// rowAt is the row that holds the byte at off; a place at a break belongs to
// the row after it.
func (p *para) rowAt(off int) int {
	return max(sort.SearchInts(p.rows, off+1)-1, 0)
}

// rowLimit is where row i ends and the next one starts.
func (p *para) rowLimit(i int) int {
	if i+1 < len(p.rows) {
		return p.rows[i+1]
	}
	return len(p.text)
}

// rowEnd is where a reader sees row i end: before the spaces it breaks at, or
// right at a break inside a word. That place is the start of the next row too,
// which broken tells.
func (p *para) rowEnd(i int) (off int, broken bool) {
	start, limit := p.rows[i], p.rowLimit(i)
	if i == len(p.rows)-1 {
		return limit, false
	}
	end := start
	for off := start; off < limit; {
		size, _ := cluster(p.text[off:])
		if !isSpace(p.text[off : off+size]) {
			end = off + size
		}
		off += size
	}
	if end == start {
		end = limit
	}
	return end, end == limit
}

// nextRow returns where the row after the one that starts at start begins, or
// len(text) if there is none.
//
// A row breaks before the last word that does not fit. Spaces never need room:
// those at a break hang behind the row. A word longer than a row starts on a row
// of its own and is cut between characters; so is the first word behind an
// indentation, which would otherwise leave a row of nothing but spaces. A row
// takes at least one character, be it wider than the row.
func nextRow(text string, start, width int) int {
	used, wordStart := 0, start
	inWord, afterSpace := false, false
	for off := start; off < len(text); {
		size, cells := cluster(text[off:])
		if isSpace(text[off : off+size]) {
			afterSpace = true
		} else {
			if afterSpace && inWord {
				wordStart = off
			}
			if used+cells > width && off > start {
				if wordStart > start {
					return wordStart
				}
				return off
			}
			inWord, afterSpace = true, false
		}
		used += cells
		off += size
	}
	return len(text)
}

// cluster returns the size in bytes and the width in cells of the first
// grapheme cluster of s, which must not be empty.
//
// ASCII and precomposed Hangul are nearly all of every answer and never join
// with one another, so two of them in a row are told apart without the tables.
func cluster(s string) (size, cells int) {
	if n := loneSize(s); n > 0 && (n == len(s) || loneSize(s[n:]) > 0) {
		if n == 1 {
			return 1, 1
		}
		return n, 2
	}
	first, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(first), cells
}

// loneSize is the size of the ASCII character or Hangul syllable s starts with,
// and 0 if it starts with something else. It reads the bytes of 가 (EA B0 80) to
// 힣 (ED 9E A3) without decoding them: it is asked twice for every character
// that is laid out.
func loneSize(s string) int {
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		return 1
	case c == 0xEB, c == 0xEC, c == 0xEA && s[1] >= 0xB0, c == 0xED && (s[1] < 0x9E || s[1] == 0x9E && s[2] <= 0xA3):
		return 3
	}
	return 0
}

// isSpace reports whether a grapheme cluster is a space a row may break at.
func isSpace(cluster string) bool {
	switch {
	case cluster[0] < utf8.RuneSelf:
		return cluster == " "
	case cluster[0] > 0xE3: // the last of them is U+3000, E3 80 80
		return false
	}
	r, size := utf8.DecodeRuneInString(cluster)
	switch r {
	case '\u00A0', '\u2007', '\u202F':
		return false
	}
	return size == len(cluster) && unicode.IsSpace(r)
}

// width is the width of s in cells.
func width(s string) int {
	total := 0
	for len(s) > 0 {
		size, cells := cluster(s)
		total += cells
		s = s[size:]
	}
	return total
}
