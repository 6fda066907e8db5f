package phrase

import (
	"slices"
	"strconv"
	"strings"
)

// Verdict is what a text says about a pattern.
type Verdict int

// The verdicts, each stronger than the one before.
const (
	Absent   Verdict = iota
	Touched          // part of it, or in a way that leaves doubt
	Denied           // all of it, but negated
	Affirmed         // all of it
)

// Hit is where a text says something. From and To are sentences, both included.
type Hit struct {
	Verdict  Verdict
	From, To int
}

// Find looks for the pattern in every sentence and in every two neighbours, and
// returns the strongest place, of equals the first.
func (t *Text) Find(p Pattern) Hit {
	seen := t.look(p)
	if seen == nil {
		return Hit{}
	}
	best := Hit{}
	n := len(t.Sentences)
	for i := range n {
		if v := t.verdict(p, seen, i, i); v > best.Verdict {
			best = Hit{v, i, i}
		}
		if best.Verdict == Affirmed {
			return best
		}
	}
	for i := range n - 1 {
		if v := t.verdict(p, seen, i, i+1); v > best.Verdict {
			best = Hit{v, i, i + 1}
		}
		// A run without punctuation was cut by us: three of its pieces are no more
		// than two sentences of a writer.
		if i+2 < n && t.Sentences[i+1].run && t.Sentences[i+2].run {
			if v := t.verdict(p, seen, i, i+2); v > best.Verdict {
				best = Hit{v, i, i + 2}
			}
		}
	}
	return best
}

// Quote returns the words of a hit as they were written.
func (t *Text) Quote(h Hit, text string) string {
	if h.Verdict == Absent || h.To >= len(t.Sentences) {
		return ""
	}
	last := t.Sentences[h.To]
	return text[t.Sentences[h.From].At : last.At+len(last.Text)]
}

// seenGroup is what a sentence holds of a group.
type seenGroup struct {
	here    bool
	denied  bool // everywhere it occurs it is negated
	certain bool // and surely so
	only    bool // it occurs in a list of terms only
}

// verdict is what the sentences from..to, one or two, say of a pattern.
func (t *Text) verdict(p Pattern, seen [][]seenGroup, from, to int) Verdict {
	have, need, denied, certain := 0, 0, false, false
	for g := range p.groups {
		var s seenGroup
		for i := from; i <= to; i++ {
			s = stronger(s, seen[i][g])
		}
		if p.groups[g].not {
			if s.here {
				return Absent
			}
			continue
		}
		need++
		if !s.here || s.only {
			continue
		}
		have++
		denied, certain = denied || s.denied, certain || s.certain
	}
	says := false
	for i := from; i <= to; i++ {
		part := i > from && i < to
		for g := range p.groups {
			part = part || !p.groups[g].not && seen[i][g].here
		}
		if !part {
			return Absent // two neighbours say it together only if each has a part in it
		}
		says = says || t.Sentences[i].verb
	}
	switch {
	case have == need && denied && certain && says && from == to:
		return Denied
	case have == need && (denied || !says):
		return Touched
	case have == need:
		return Affirmed
	case have >= 2 && have == need-1 && !denied:
		return Touched
	}
	return Absent
}

func stronger(a, b seenGroup) seenGroup {
	switch {
	case !b.here:
		return a
	case !a.here, a.only && !b.only, a.denied && !b.denied:
		return b
	}
	return a
}

// place is a word of a text.
type place struct{ sentence, word int }

// index knows where words stand, so that a pattern is tried only where its
// first word is.
type index struct {
	stems  map[string][]place // Latin stems and numbers
	latin  []place
	digits []place
	runes  map[rune][]place // Hangul words by each of their syllables
}

func (t *Text) index() *index {
	if t.places != nil {
		return t.places
	}
	x := &index{stems: map[string][]place{}, runes: map[rune][]place{}}
	for i := range t.Sentences {
		for k := range t.Sentences[i].words {
			w, at := &t.Sentences[i].words[k], place{i, k}
			switch w.script {
			case latin:
				x.stems[w.stem] = append(x.stems[w.stem], at)
				x.latin = append(x.latin, at)
			case digits:
				x.stems[w.text] = append(x.stems[w.text], at)
				x.digits = append(x.digits, at)
			case hangul:
				for j, r := range w.runes {
					if slices.Index(w.runes[:j], r) < 0 {
						x.runes[r] = append(x.runes[r], at)
					}
				}
			}
		}
	}
	t.places = x
	return x
}

// candidates are the places where an alternative may begin.
func (x *index) candidates(a alternative) []place {
	switch first := a[0]; {
	case first.kind == between:
		return x.digits
	case first.script == hangul && first.kind == prefix:
		return x.all(first.forms)
	case first.script == hangul:
		return x.runes[first.forms[0][0]]
	case first.kind == prefix:
		return x.latin
	default:
		return x.stems[first.text]
	}
}

// all are the places of the syllables a stem may begin with: 흐르~ also begins
// 흘러, 크~ also 큰.
func (x *index) all(forms [][]rune) []place {
	out := x.runes[forms[0][0]]
	for i, f := range forms {
		if i > 0 && f[0] != forms[0][0] {
			out = append(out[:len(out):len(out)], x.runes[f[0]]...)
		}
		if l, v, final := split(f[0]); len(f) == 1 && final == 0 {
			for _, end := range [...]int{finalN, finalL, finalM, finalB, finalSS} {
				out = append(out[:len(out):len(out)], x.runes[join(l, v, end)]...)
			}
		}
	}
	return out
}

// look finds every group of the pattern in every sentence; nil when a group
// that must occur is nowhere, and no other could stand for it.
func (t *Text) look(p Pattern) [][]seenGroup {
	type spot struct{ group, from, to int }
	x := t.index()
	spots := make(map[int][]spot)
	missing, need := 0, 0
	for g, group := range p.groups {
		any := false
		for _, a := range group.alts {
			for _, at := range x.candidates(a) {
				if to, ok := t.Sentences[at.sentence].at(a, at.word); ok {
					spots[at.sentence] = append(spots[at.sentence], spot{g, at.word, to})
					any = true
				}
			}
		}
		if !group.not {
			need++
			if !any {
				missing++
			}
		}
	}
	if missing > 1 || missing == 1 && need < 3 {
		return nil
	}
	seen := make([][]seenGroup, len(t.Sentences))
	for i := range seen {
		seen[i] = make([]seenGroup, len(p.groups))
		s := &t.Sentences[i]
		var covered [][2]int // all occurrences, for negations that belong to one
		for _, sp := range spots[i] {
			covered = append(covered, [2]int{sp.from, sp.to})
		}
		for _, sp := range spots[i] {
			denied, certain := s.negated(sp.from, sp.to, covered)
			seen[i][sp.group] = stronger(seen[i][sp.group], seenGroup{here: true, denied: denied, certain: certain, only: s.list || s.words[sp.from].bare && s.words[sp.to].bare})
		}
	}
	return seen
}

// at matches an alternative whose first word is word i. It returns the last
// word it covers.
func (s *Sentence) at(a alternative, i int) (to int, ok bool) {
	first := a[0]
	if first.script != hangul || first.kind == between {
		return s.match(a, i, 0)
	}
	w := s.words[i]
	if w.script != hangul {
		return 0, false
	}
	last := 0
	if first.open {
		last = len(w.runes) - 1
	}
	for o := 0; o <= last; o++ {
		if to, ok = s.match(a, i, o); ok {
			return to, true
		}
	}
	return 0, false
}

// match matches the pieces from word i on, o runes into it.
func (s *Sentence) match(a alternative, i, o int) (int, bool) {
	p, rest := a[0], a[1:]
	if p.kind == gap {
		for skip := 0; skip <= maxGap; skip++ {
			if to, ok := s.match(rest, s.skip(i, o, skip), 0); ok {
				return to, true
			}
		}
		return 0, false
	}
	if i >= len(s.words) {
		return 0, false
	}
	w := &s.words[i]
	switch {
	case p.kind == between:
		v, err := strconv.ParseFloat(w.text, 64)
		if w.script != digits || err != nil || v < p.low || v > p.top {
			return s.article(a, i, o)
		}
	case w.script != p.script:
		return s.article(a, i, o)
	case p.script == hangul:
		return s.matchHangul(p, rest, i, o)
	case p.script == digits && w.text != p.text,
		p.script == latin && p.kind == prefix && !strings.HasPrefix(w.text, p.text),
		p.script == latin && p.kind == anyForm && w.stem != p.text:
		return s.article(a, i, o)
	}
	if len(rest) == 0 {
		return i, true
	}
	next := i + 1
	if next < len(s.words) && s.words[next].glued && s.words[next].script == hangul && isParticles(s.words[next].text, 3) {
		if to, ok := s.match(rest, next+1, 0); ok {
			return to, true
		}
	}
	return s.match(rest, next, 0)
}

// skip returns the word n words after word i, of which o runes are used up.
func (s *Sentence) skip(i, o, n int) int {
	if o > 0 {
		i++
	}
	for ; n > 0 && i < len(s.words); n-- {
		i++
		for i < len(s.words) && s.words[i].glued {
			i++
		}
	}
	return i
}

// article lets an English article or the like stand between two words.
func (s *Sentence) article(a alternative, i, o int) (int, bool) {
	if o == 0 && i > 0 && i+1 < len(s.words) && s.words[i].script == latin && articles[s.words[i].text] && a[0].script == latin && !s.words[i].comma {
		return s.matchNoArticle(a, i+1)
	}
	return 0, false
}

func (s *Sentence) matchNoArticle(a alternative, i int) (int, bool) {
	if articles[s.words[i].text] && i+1 < len(s.words) {
		i++ // "any of its"
	}
	if s.words[i].script != latin || a[0].kind == anyForm && s.words[i].stem != a[0].text || a[0].kind == prefix && !strings.HasPrefix(s.words[i].text, a[0].text) {
		return 0, false
	}
	return s.match(a, i, 0)
}

var articles = map[string]bool{"a": true, "an": true, "the": true, "this": true, "that": true, "these": true, "those": true, "its": true, "their": true, "my": true, "your": true, "our": true, "any": true, "some": true, "each": true, "every": true}

func (s *Sentence) matchHangul(p piece, rest alternative, i, o int) (int, bool) {
	word := s.words[i].runes[o:]
	for _, form := range p.forms {
		if p.kind == prefix {
			if !begins(word, form) {
				continue
			}
			if len(rest) == 0 {
				return i, true
			}
			if to, ok := s.match(rest, s.skip(i, 1, 0), 0); ok {
				return to, true
			}
			continue
		}
		if len(word) < len(form) || !slices.Equal(word[:len(form)], form) {
			continue
		}
		tail := string(word[len(form):])
		if len(rest) == 0 {
			if isEnding(tail) {
				return i, true
			}
			continue
		}
		if tail == "" || isParticles(tail, 3) || rest[0].kind == gap && isEnding(tail) {
			if to, ok := s.match(rest, i+1, 0); ok {
				return to, true
			}
		}
		if tail != "" && rest[0].script == hangul && rest[0].kind != gap {
			if to, ok := s.match(rest, i, o+len(form)); ok {
				return to, true
			}
		}
	}
	return 0, false
}
