package phrase

import "strings"

// mark is a negation: the words it negates, and itself.
type mark struct {
	from, to int  // words it negates, both included
	at, end  int  // the words it is made of
	near     int  // the word it negates first of all
	last     bool // Korean: the sentence ends in it
}

// negations finds what is negated in a sentence. Two negations of one thing
// cancel out; "not only" and 뿐만 아니라 negate nothing; a negated condition or
// purpose (않으면, 않도록) states nothing.
func negations(s *Sentence) []mark {
	var marks []mark
	for i := range s.words {
		w := &s.words[i]
		var m mark
		var ok bool
		if w.script == latin {
			m, ok = englishNegation(s, i)
		} else if w.script == hangul {
			m, ok = koreanNegation(s, i)
		}
		if ok {
			marks = append(marks, m)
		}
	}
	kept := marks[:0]
	for i := 0; i < len(marks); i++ {
		if i+1 < len(marks) && nested(s, marks[i], marks[i+1]) {
			i++ // one negation inside another: the two say yes
			continue
		}
		kept = append(kept, marks[i])
	}
	return kept
}

// nested reports whether the second negation denies the first: 않을 수 없다, "not
// without". Two that stand side by side both hold.
func nested(s *Sentence, a, b mark) bool {
	if s.words[b.at].script == hangul {
		return b.at > a.at && b.at-a.end <= 2 && !s.words[b.at].comma && !clauseEnds(s.words[max(b.at-1, 0)])
	}
	if b.at-a.end > 4 {
		return false
	}
	for i := a.end + 1; i <= b.at; i++ {
		if t := s.words[i].text; s.words[i].comma || t == "and" || t == "or" || t == "but" {
			return false
		}
	}
	return true
}

var (
	harmless   = map[string]bool{"only": true, "just": true, "merely": true, "simply": true, "matter": true, "doubt": true, "necessarily": true, "sure": true, "null": true}
	clauseEdge = map[string]bool{"but": true, "because": true, "if": true, "when": true, "while": true, "although": true, "though": true, "so": true, "which": true, "unless": true, "until": true, "since": true, "instead": true, "rather": true, "then": true, "whereas": true, "however": true}
)

const englishScope = 12

// worthless words deny what they are said of, and that may stand on either
// side: "changes are irrelevant", "it is useless to read the log".
var worthless = set("irrelevant useless pointless unnecessary meaningless unimportant impossible forbidden nonsense")

// subjects begin a clause of their own after a comma; anything else goes on with
// the list.
var subjectWords = set("i we you he she it they this that these those there the a an one so and then my our your its")

// edge reports whether a new clause begins at word i.
func edge(s *Sentence, i int) bool {
	w := s.words[i]
	return clauseEdge[w.text] || w.comma && subjectWords[w.text]
}

// clauseMark is a negation of the whole clause around word i.
func clauseMark(s *Sentence, i int) mark {
	from, to := i, i
	for from > 0 && i-from < englishScope && !edge(s, from) {
		from--
	}
	for to+1 < len(s.words) && to-i < englishScope && !edge(s, to+1) {
		to++
	}
	return mark{from: from, to: to, at: i, end: i, near: i, last: true}
}

func englishNegation(s *Sentence, i int) (mark, bool) {
	w := s.words[i]
	first := i + 1
	switch {
	case w.stem == "not" || w.text == "never" || w.text == "without" || w.text == "neither" || w.text == "nor" || w.text == "hardly":
	case w.text == "no":
		if first < len(s.words) && s.words[first].comma {
			return mark{}, false // "No, ..." answers
		}
		if first < len(s.words) && s.words[first].text == "longer" {
			first++
		}
	case (w.text == "rather" || w.text == "instead") && first < len(s.words) && (s.words[first].text == "than" || s.words[first].text == "of"):
		first++
	case worthless[w.text]:
		return clauseMark(s, i), true
	default:
		return mark{}, false
	}
	if first >= len(s.words) || harmless[s.words[first].text] {
		return mark{}, false
	}
	for j := i - 1; j >= 0 && j >= i-7; j-- { // "if it is not": a condition
		if s.words[j+1].comma {
			break
		}
		if t := s.words[j].text; t == "if" || t == "unless" || t == "until" {
			return mark{}, false
		}
	}
	last := first
	for last+1 < len(s.words) && last+1 < first+englishScope && !edge(s, last+1) {
		last++
	}
	from := first
	if w.stem == "not" {
		for from > 0 && from > i-3 && !s.words[from].comma && !clauseEdge[s.words[from-1].text] {
			from-- // the subject: "phantoms do not occur"
		}
	}
	return mark{from: from, to: last, at: i, end: first - 1, near: first}, true
}

// koreanNegation looks at word i for 않, 못, 안, 없, 아니.
func koreanNegation(s *Sentence, i int) (mark, bool) {
	t := s.words[i].text
	prev := ""
	if i > 0 && s.words[i-1].script == hangul {
		prev = s.words[i-1].text
	}
	m := mark{at: i, end: i, from: i, to: i, near: i}
	ending := t
	switch {
	case hasPrefix(t, "않", "못하", "못합", "못한", "못할", "못해", "못했", "말아", "말고") && strings.HasSuffix(prev, "지"):
		m.near, m.from = i-1, i-1
	case hasPrefix(t, "않"):
		m.near, m.from = max(i-1, 0), max(i-1, 0)
	case strings.Contains(t, "지않") || strings.Contains(t, "지못"):
	case t == "안" && i > 0 && i+1 < len(s.words) && hasSuffix(prev, "면") && hasPrefix(s.words[i+1].text, "되", "됩", "돼", "된", "될"):
		// 지우면 안 됩니다: the condition is what is forbidden.
		m.near, m.from, m.to = i-1, i-1, i-1
		for m.from > 0 && !s.words[m.from].comma && !clauseEnds(s.words[m.from-1]) {
			m.from--
		}
		m.end, m.last = i+1, true
		return m, true
	case (t == "안" || t == "못") && i+1 < len(s.words) && s.words[i+1].script == hangul:
		m.near, m.to, m.end = i+1, i+1, i
		ending = s.words[i+1].text
	case hasPrefix(t, "없애", "없앤", "없앨", "없앴", "없어지", "없어진", "없어질", "없어졌"):
		return mark{}, false // to remove, to vanish
	case hasPrefix(t, "없"):
		if hasSuffix(prev, "밖에", "상관", "관계", "문제", "틀림") || prev == "수" && i > 1 && hasPrefix(s.words[i-2].text, "어쩔") {
			return mark{}, false
		}
		m.near, m.from = max(i-1, 0), max(i-1, 0)
	case hasPrefix(t, "아니라", "아닙", "아닌", "아니", "아닐", "아녜", "아냐"):
		if hasSuffix(prev, "뿐만", "뿐", "만이", "만") {
			return mark{}, false
		}
		m.near, m.from = max(i-1, 0), max(i-3, 0)
	case hasPrefix(t, "상관없", "관계없", "문제없", "틀림없", "끊임없"):
		return mark{}, false
	default:
		return mark{}, false
	}
	if hasSuffix(t, "는지", "은지", "닌지", "인지", "을지") {
		return mark{}, false // whether or not
	}
	if hasSuffix(ending, "면", "도록", "게", "기", "려고", "려면") || strings.HasPrefix(ending, "않기") {
		return mark{}, false // a condition or a purpose
	}
	if strings.HasPrefix(t, "아니라") || strings.HasPrefix(t, "아닌") {
		return m, true // a contrast: what stands right before it is not meant
	}
	if hasSuffix(ending, "은", "는", "한", "던", "을", "인", "닌") {
		m.from = max(m.from-1, 0)
		return m, true // it describes a noun; only its own words are negated
	}
	for m.from > 0 && !s.words[m.from].comma && !clauseEnds(s.words[m.from-1]) {
		m.from--
	}
	m.last = m.at >= len(s.words)-2
	return m, true
}

// clauseEnds says whether a Korean word ends a clause.
func clauseEnds(w word) bool {
	return w.script == hangul && len(w.runes) > 1 && hasSuffix(w.text, "고", "지만", "는데", "은데", "인데", "면", "서", "며", "니까", "다", "죠", "요", "거나", "다가", "므로")
}

func hasPrefix(s string, list ...string) bool {
	for _, p := range list {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasSuffix(s string, list ...string) bool {
	for _, p := range list {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}

// negated reports whether the words from..to are negated by something that is
// not part of what was matched. certain means that the negation is aimed at
// these very words.
func (s *Sentence) negated(from, to int, covered [][2]int) (denied, certain bool) {
	for _, m := range s.marks {
		if m.to < from || m.from > to {
			continue
		}
		own := false
		for _, c := range covered {
			own = own || c[0] <= m.at && m.at <= c[1]
		}
		if own {
			continue
		}
		denied = true
		certain = certain || m.last || from <= m.near && m.near <= to || m.near+2 >= from && m.near <= to && s.words[m.at].script == latin
	}
	return denied, certain
}

// says reports whether a sentence says something of something: it has a
// predicate, or a sign that stands for one.
func says(s *Sentence) bool {
	if strings.ContainsAny(s.Text, "=→") || strings.Contains(s.Text, "->") || strings.Contains(s.Text, ": ") {
		return len(s.words) > 2
	}
	for i, w := range s.words {
		switch w.script {
		case latin:
			if predicates[w.text] || grammar[w.text] || verbs[w.stem] || i > 0 && len(w.text) > 4 && (strings.HasSuffix(w.text, "ed") || strings.HasSuffix(w.text, "ing")) && len(s.words) > 4 {
				return true
			}
			if i == 0 && len(s.words) >= 4 && len(w.text) > 3 && strings.HasSuffix(w.text, "s") && !strings.HasSuffix(w.text, "ss") && !s.words[1].comma {
				return true // "Proposes two concrete times."
			}
			if strings.HasSuffix(w.text, "n't") || strings.HasSuffix(w.text, "'s") || strings.HasSuffix(w.text, "'re") || strings.HasSuffix(w.text, "'ll") {
				return true
			}
		case hangul:
			if isPredicate(w.text) {
				return true
			}
		}
	}
	return false
}

// predicates are words of which every sentence has one; grammar adds those that a
// list of terms has not.
var predicates = set(`is are was were be been has have had do does did can could will would may might must should shall if when because so that which
until while then than by after before whenever where who what how why it they we you i he she`)

var grammar = set(`to the a an of in on for with from at up down into out over not no only`)

// verbs that are no nouns of the trade: one of them makes a sentence of terms.
var verbs = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`make let see share keep take guarantee need allow prevent show give get put help become happen mean choose depend contain require provide create avoid reduce increase break find know go come think want try tell ask send receive ensure enable decide lose grow save begin replace remain fail use fix survive belong`) {
		m[Stem(w)] = true
	}
	return m
}()

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isPredicate(t string) bool {
	n := len([]rune(t))
	return n > 1 && hasSuffix(t, "다", "요", "죠", "까", "니다", "음", "됨", "함", "면", "하고", "되고", "지고", "며", "해서", "어서", "아서", "려서", "지만", "는데", "은데", "니까", "거든", "해", "돼", "는", "던", "으려", "려고", "도록", "때문", "하게", "되게", "지", "할", "될", "된", "한") && !hasSuffix(t, "에서", "이면")
}

// enumeration is how many bare terms in a row are more than anybody means by
// "I check the disk, the memory, ...".
const enumeration = 10

// markBare marks the words of a long run of terms between commas: naming them
// there says nothing, whatever the sentence ends in.
func markBare(s *Sentence) {
	var starts []int // of the parts of the run
	end := func(to int) {
		if len(starts) >= enumeration {
			for i := starts[0]; i < to; i++ {
				s.words[i].bare = true
			}
		}
		starts = nil
	}
	from := 0
	for i := 1; i <= len(s.words); i++ {
		if i < len(s.words) && !s.words[i].comma {
			continue
		}
		plain := i-from <= 7
		for _, w := range s.words[from:i] {
			if w.script == latin && (predicates[w.text] || verbs[w.stem]) || w.script == hangul && hasSuffix(w.text, "다", "요", "죠", "면", "서", "지만", "는데") && len(w.runes) > 1 {
				plain = false
			}
		}
		if plain {
			starts = append(starts, from)
		} else {
			end(from)
		}
		from = i
	}
	end(len(s.words))
}

// isList reports whether a sentence only names things: three or more short
// parts between commas and no predicate, or so many short parts that a word or
// two that looks like a predicate does not make it a sentence.
func isList(s *Sentence) bool {
	parts, longest, length, words, found := 1, 0, 0, 0, 0
	for i, w := range s.words {
		if w.comma && i > 0 {
			parts++
			length = 0
		}
		if !w.glued {
			length++
			words++
		}
		longest = max(longest, length)
		if w.script == latin && (predicates[w.text] || verbs[w.stem] || w.stem == "not") || w.script == hangul && isPredicate(w.text) && !hasSuffix(w.text, "는", "한", "된", "할", "될", "지") {
			found++
		}
	}
	if parts < 3 {
		return false
	}
	if found == 0 {
		return longest <= 4
	}
	last := s.words[len(s.words)-1].text
	return parts >= 6 && longest <= 7 && words <= 3*parts && 3*found <= parts && !hasSuffix(last, "다", "요", "죠", "까")
}
