package phrase

import (
	"errors"
	"strconv"
	"strings"

	"onsite/lang"
)

// A Pattern says what a sentence must hold to have said something:
//
//	dirty read | 더티 리드 & uncommitted | 커밋되지 않~
//
// Groups are joined by &, all of them must occur; the alternatives of a group
// by |, one of them is enough. A group that begins with ! must not occur.
//
// An alternative is a few words in one language. English words match all their
// inflections. A Korean word matches with any particle, and as a verb with
// 하다, 되다 and the like; with ~ at its end it is a verb stem and any ending may
// follow (읽~, 막~, 나누~). ~ after an English word lets any letters follow.
// * stands for up to three words between. 10..20 is a number in that range, and
// may be followed by its unit.
//
// Terms that both languages have (deadlock, 교착 상태, 데드락) stand for each
// other; see terms.go.
type Pattern struct {
	groups []group
}

type group struct {
	not  bool
	alts []alternative
}

type alternative []piece

type pieceKind uint8

const (
	anyForm pieceKind = iota // a word in any of its inflections
	prefix                   // a stem, any ending
	gap                      // up to maxGap words
	between                  // a number in a range
)

type piece struct {
	kind     pieceKind
	script   script
	text     string   // latin: the stem or prefix; digits: the number
	forms    [][]rune // hangul
	low, top float64
	open     bool // hangul: may begin inside a word, being long enough to be meant
}

const maxGap = 3

// What a pattern may not be.
var (
	ErrEmpty     = errors.New("a pattern needs words on both sides of & and |")
	ErrOnlyNot   = errors.New("a pattern needs a group without !")
	ErrLong      = errors.New("a pattern is too long")
	ErrGap       = errors.New("* must stand between two words")
	ErrCharacter = errors.New("a pattern holds words, numbers and & | ! * ~ only")
)

const maxPattern = 4000 // bytes

// Parse reads a pattern.
func Parse(source string) (Pattern, error) {
	var p Pattern
	if len(source) > maxPattern {
		return p, ErrLong
	}
	positive := false
	for _, part := range strings.Split(lang.CleanLine(source), "&") {
		part = strings.TrimSpace(part)
		var g group
		if rest, ok := strings.CutPrefix(part, "!"); ok {
			g.not, part = true, rest
		}
		positive = positive || !g.not
		for _, alt := range strings.Split(part, "|") {
			a, err := parseAlternative(strings.TrimSpace(alt))
			if err != nil {
				return Pattern{}, err
			}
			g.alts = append(g.alts, a)
			for _, same := range sameTerm(strings.TrimSpace(alt)) {
				if a, err := parseAlternative(same); err == nil {
					g.alts = append(g.alts, a)
				}
			}
		}
		p.groups = append(p.groups, g)
	}
	if !positive {
		return Pattern{}, ErrOnlyNot
	}
	return p, nil
}

func parseAlternative(s string) (alternative, error) {
	var a alternative
	for _, field := range strings.Fields(s) {
		if field == "*" {
			if len(a) == 0 || a[len(a)-1].kind == gap {
				return nil, ErrGap
			}
			a = append(a, piece{kind: gap})
			continue
		}
		if low, top, ok := strings.Cut(field, ".."); ok {
			l, err1 := strconv.ParseFloat(low, 64)
			h, err2 := strconv.ParseFloat(top, 64)
			if err1 != nil || err2 != nil || l > h {
				return nil, ErrCharacter
			}
			a = append(a, piece{kind: between, script: digits, low: l, top: h})
			continue
		}
		stem := strings.HasSuffix(field, "~")
		field = strings.TrimSuffix(field, "~")
		if strings.ContainsAny(field, "!*~&|") {
			return nil, ErrCharacter
		}
		words := wordsOf(field)
		for i, w := range words {
			p := piece{script: w.script, text: w.text}
			last := i == len(words)-1
			switch {
			case w.script == latin:
				p.text = w.stem
				if stem && last {
					p.kind, p.text = prefix, w.text
				}
			case w.script == hangul:
				p.forms = [][]rune{w.runes}
				if stem && last {
					p.kind, p.forms = prefix, stems(w.runes)
				}
			}
			a = append(a, p)
		}
	}
	if len(a) == 0 {
		return nil, ErrEmpty
	}
	if a[len(a)-1].kind == gap {
		return nil, ErrGap
	}
	if a[0].script == hangul {
		n := 0
		for _, p := range a {
			if p.script == hangul && len(p.forms) > 0 {
				n += len(p.forms[0])
			}
		}
		a[0].open = n >= 4
	}
	return a, nil
}
