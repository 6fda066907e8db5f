package feedback

import (
	_ "embed"
	"strconv"
	"strings"

	"onsite/phrase"
)

// Label is what a sentence tells.
type Label uint8

// The labels. Learning is L, everything else O.
const (
	Situation Label = iota
	Task
	Action
	Result
	Learning
	Other
	labels
)

// Letters of the labels, as they stand in a margin.
const letters = "STARLO"

func (l Label) String() string { return letters[l : l+1] }

// LabelOf returns the label of a letter.
func LabelOf(letter string) (Label, bool) {
	i := strings.Index(letters, letter)
	return Label(max(i, 0)), i >= 0 && len(letter) == 1
}

// The model: a linear-chain conditional random field whose features are hashed
// into buckets, one signed byte a label and bucket, then one for each pair of
// neighbouring labels. `go run ./feedback/train` makes it. Integers alone are added up, so that
// every machine says the same.
const (
	buckets   = 1 << 15
	modelSize = buckets*int(labels) + int(labels*labels)
)

//go:embed model.bin
var model string

// sectionWeight is what it counts that a sentence was written in the section of
// a label: much, but a plain result under Action stays a result.
const sectionWeight = 60

// label finds the most likely labels of a run of sentences (Viterbi), and for
// every sentence and label what the best labelling of the whole run loses if
// the sentence must have that label: 0 for the labels chosen.
func label(ss []*sentence) (chosen []Label, loss [][labels]int32) {
	n := len(ss)
	chosen, loss = make([]Label, n), make([][labels]int32, n)
	if n == 0 {
		return chosen, loss
	}
	emit := make([][labels]int32, n)
	for i := range ss {
		for _, f := range features(ss, i) {
			at := int(f) * int(labels)
			for l := range labels {
				emit[i][l] += weight(at + int(l))
			}
		}
		if l, ok := LabelOf(ss[i].part); ok {
			emit[i][l] += sectionWeight
		}
	}
	// Best scores of everything up to a sentence, and of everything after it.
	before, after := make([][labels]int32, n), make([][labels]int32, n)
	before[0] = emit[0]
	for i := 1; i < n; i++ {
		for l := range labels {
			best := before[i-1][0] + step(0, l)
			for p := Label(1); p < labels; p++ {
				best = max(best, before[i-1][p]+step(p, l))
			}
			before[i][l] = best + emit[i][l]
		}
	}
	for i := n - 2; i >= 0; i-- {
		for l := range labels {
			best := after[i+1][0] + emit[i+1][0] + step(l, 0)
			for next := Label(1); next < labels; next++ {
				best = max(best, after[i+1][next]+emit[i+1][next]+step(l, next))
			}
			after[i][l] = best
		}
	}
	for i := range ss {
		best := before[i][0] + after[i][0]
		for l := range labels {
			best = max(best, before[i][l]+after[i][l])
		}
		for l := range labels {
			loss[i][l] = best - before[i][l] - after[i][l]
		}
	}
	// Of equals the first label, and one that fits the label before.
	for i := range ss {
		for l := labels; l > 0; l-- {
			if loss[i][l-1] == 0 && (i == 0 || before[i][l-1]-emit[i][l-1] == before[i-1][chosen[i-1]]+step(chosen[i-1], l-1)) {
				chosen[i] = l - 1
			}
		}
	}
	return chosen, loss
}

func weight(i int) int32 { return int32(int8(model[i])) }

// step is the weight of one label after another.
func step(from, to Label) int32 { return weight(buckets*int(labels) + int(from*labels+to)) }

// byRules is the labelling that the cues alone give. The model is kept only as
// long as it is clearly better; its features include this one.
func byRules(ss []*sentence) []Label {
	out := make([]Label, len(ss))
	for i, s := range ss {
		out[i] = byCues(s, i, len(ss))
	}
	return out
}

// byCues labels one sentence by its cues and its place.
func byCues(s *sentence, i, n int) Label {
	c := &s.cues
	early, late := 3*i < n, 3*i >= 2*n
	var score [labels]int
	add := func(l Label, by int, when bool) {
		if when {
			score[l] += by
		}
	}
	add(Situation, 2, c[cuePastTime])
	add(Situation, 2, c[cueProblem] && !late)
	add(Situation, 2, c[cueBackground])
	add(Situation, 2, early)
	add(Situation, 1, c[cueOthers] && !late)
	add(Task, 4, c[cueDuty])
	add(Task, 1, early && c[cueDuty])
	add(Action, 2, c[cueI] && c[cuePast])
	add(Action, 2, c[cueStep])
	add(Action, 3, c[cueDoing])
	add(Action, 1, c[cueReason])
	add(Action, 1, !early && !late)
	add(Action, 1, c[cueWe] && c[cueDoing])
	add(Result, 2, c[cueOutcome])
	add(Result, 3, c[cueChange] && c[cueNumber])
	add(Result, 1, c[cueChange])
	add(Result, 2, c[cueEffect])
	add(Result, 2, late)
	add(Learning, 6, c[cueLearned] && late)
	add(Learning, 3, c[cueLearned])
	add(Other, 4, c[cueHabit] && !c[cuePast])
	add(Other, 4, c[cueWould] && !c[cuePast])
	add(Other, 3, c[cueMeta])
	best := Situation
	for l := range labels {
		if score[l] > score[best] {
			best = l
		}
	}
	return best
}

// features hashes everything the model looks at in sentence i of a run.
func features(ss []*sentence, i int) []uint32 {
	s := ss[i]
	f := make([]uint32, 0, 256)
	add := func(kind byte, text string) { f = append(f, hash(kind, text)) }
	pair := func(kind byte, a, b int) { f = append(f, hash(kind, string([]byte{byte(a + 'A'), byte(b + 'A')}))) }

	place := 5 * i / max(len(ss), 1)
	size := min(len(ss)/4, 5)
	pair('p', place, size)
	pair('q', place, 0)
	past, habit, would := 0, 0, 0
	for _, o := range ss {
		past += count(o.past)
		habit += count(o.cues[cueHabit])
		would += count(o.cues[cueWould])
	}
	told := 4 * past / max(len(ss), 1) // is there a story at all
	pair('t', told, count(s.past))
	pair('u', told, place)
	pair('m', min(4*(habit+would)/max(len(ss), 1), 4), count(s.past))
	pair('o', count(s.past), min(count(i > 0 && ss[max(i-1, 0)].past)+2*count(i+1 < len(ss) && ss[min(i+1, len(ss)-1)].past), 3))
	if i == 0 {
		add('b', "first")
	}
	if i == len(ss)-1 {
		add('b', "last")
	}
	pair('r', int(byCues(s, i, len(ss))), 0)
	pair('n', min(len(s.starts)/4, 8), 0)
	for c, on := range s.cues {
		if on {
			pair('c', c, 0)
			pair('d', c, place)
		}
	}
	for c := range s.cues {
		if i > 0 && ss[i-1].cues[c] {
			pair('y', c, 0)
		}
		if i+1 < len(ss) && ss[i+1].cues[c] {
			pair('z', c, 0)
		}
	}
	if s.cues[cueChange] && s.cues[cueNumber] {
		add('x', "changed number")
	}
	// Words and pairs of words; numbers are all alike.
	prev, before := "^", "^"
	subject, tense := "", ""
	for k := range s.starts {
		w := mask(s.word(k))
		add('w', w)
		add('v', prev+" "+w)
		if !s.korean {
			if st := phrase.Stem(w); st != w {
				add('w', st)
				add('v', prev+" "+st)
			}
			add('k', before+" _ "+w)
			if subject == "" && pronouns[w] {
				subject = w
				add('S', w)
				add('S', w+" "+s.word(k+1))
			}
			if tense == "" {
				tense = tenseOf(w)
			}
		}
		prev, before = w, prev
	}
	add('v', prev+" $")
	if !s.korean {
		add('T', subject+" "+tense)
		add('T', tense)
		pair('U', place, int((tense + "-")[0]))
		add('V', subject+strconv.Itoa(place))
	}
	add('f', mask(s.word(0)))
	add('g', mask(s.lastWord()))
	// Character pieces, for Korean endings and stems.
	r := []rune(s.padded)
	for k, c := range r {
		if c >= '0' && c <= '9' {
			r[k] = '0'
		}
	}
	if s.korean {
		for n := 2; n <= 4; n++ {
			for k := 0; k+n <= len(r); k++ {
				add('0'+byte(n), string(r[k:k+n]))
			}
		}
		if len(r) > 6 {
			add('e', string(r[len(r)-5:]))
			add('h', string(r[len(r)-4:]))
			add('i', string(r[len(r)-3:]))
		}
	}
	return f
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mask makes all numbers one word.
func mask(w string) string {
	if w != "" && (w[0] >= '0' && w[0] <= '9' || w[0] == '$') {
		return "0" + strings.TrimLeft(w, "$0123456789")
	}
	return w
}

var pronouns = wordSet("i we he she they it you this that there my our i'm i'd i've we'd it's that's")

// tenseOf says what a verb tells of its sentence; "" for other words.
func tenseOf(w string) string {
	switch {
	case pastVerbs[w] || len(w) > 4 && strings.HasSuffix(w, "ed"):
		return "past"
	case w == "would" || w == "will" || w == "could" || w == "should" || w == "can" || w == "may" || w == "might" || w == "must" || w == "i'd" || w == "i'll":
		return "modal"
	case w == "is" || w == "are" || w == "am" || w == "i'm" || w == "it's" || w == "that's" || w == "do" || w == "does" || w == "have" || w == "has" || w == "don't" || w == "means":
		return "now"
	}
	return ""
}

// hash is FNV-1a folded to the buckets.
func hash(kind byte, text string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for i := 0; i < len(text); i++ {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return (h ^ h>>15) % buckets
}
