// Package phrase knows whether a text says a thing: it cuts Korean and English
// into sentences and words, knows their endings and negations, and finds
// patterns of words that a deck's author wrote. It knows nothing of questions
// or interviews.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// script is what a word is written in.
type script uint8

const (
	latin script = iota
	hangul
	digits
)

// word is one word of a text, without its punctuation. A Hangul word keeps its
// particles and endings; a Latin one is also known by its stem.
type word struct {
	text   string // folded: lower case, full-width letters made ordinary
	stem   string // of a Latin word
	runes  []rune // of a Hangul word
	script script
	glued  bool // nothing stands between it and the word before
	bare   bool // it stands in a long run of terms
	comma  bool // a comma or the like stands before it
	at     int  // first byte in the text
	end    int  // byte after its last
}

// Sentence is one sentence of a text.
type Sentence struct {
	Text  string // as it was written, without the space around it
	At    int    // its first byte in the text
	words []word
	marks []mark // negations; see negation.go
	run   bool   // it goes on with the one before: no punctuation stands between
	list  bool   // terms one after another that say nothing
	verb  bool   // it says something of something
}

// Korean reports whether the sentence is mainly Korean: its Hangul syllables
// outweigh its Latin words.
func (s *Sentence) Korean() bool {
	ko, en := 0, 0
	for _, w := range s.words {
		switch w.script {
		case hangul:
			ko += len(w.runes)
		case latin:
			en++
		}
	}
	return ko > en
}

// Stems returns the sentence's words in a form that is the same for all their
// inflections: stems of Latin words, numbers as they are, Hangul words whole.
func (s *Sentence) Stems() []string {
	out := make([]string, len(s.words))
	for i, w := range s.words {
		out[i] = w.text
		if w.script == latin {
			out[i] = w.stem
		}
	}
	return out
}

// Text is a text read once, ready to be searched.
type Text struct {
	Sentences []Sentence

	places *index // made on the first search
}

// Read cuts a text that lang.Clean has passed. The time it takes grows with the
// text's length and with nothing else.
func Read(text string) *Text {
	spans := cut(text)
	t := &Text{Sentences: make([]Sentence, len(spans))}
	for i, sp := range spans {
		s := &t.Sentences[i]
		s.Text, s.At = text[sp[0]:sp[1]], sp[0]
		s.run = i > 0 && strings.TrimSpace(text[spans[i-1][1]:sp[0]]) == "" && !strings.Contains(text[spans[i-1][1]:sp[0]], "\n") && !endsHard(text[:spans[i-1][1]])
		s.words = wordsOf(s.Text)
		s.verb, s.list = says(s), isList(s)
		s.marks = negations(s)
		markBare(s)
	}
	return t
}

// ReadSentence reads a text that is known to be one sentence.
func ReadSentence(text string) *Text {
	t := &Text{Sentences: []Sentence{{Text: text, words: wordsOf(text)}}}
	s := &t.Sentences[0]
	s.verb, s.list = says(s), isList(s)
	s.marks = negations(s)
	return t
}

func scriptOf(r rune) (script, bool) {
	switch {
	case r >= '가' && r <= '힣':
		return hangul, true
	case r >= '0' && r <= '9':
		return digits, true
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return latin, true
	case r < utf8.RuneSelf:
		return 0, false
	case unicode.Is(unicode.Hangul, r):
		return hangul, true
	case unicode.IsDigit(r):
		return digits, true
	case unicode.IsLetter(r):
		return latin, true
	}
	return 0, false
}

func wordsOf(text string) []word {
	words := make([]word, 0, len(text)/6+1)
	end := -1 // of the word before
	comma := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		sc, ok := scriptOf(r)
		if !ok {
			comma = comma || strings.ContainsRune(",;·、，|", r) || r == '\n'
			i += size
			continue
		}
		j := i + size
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			next, ok := scriptOf(r)
			if ok && next == sc {
				j += size
				continue
			}
			if inside(text, j, sc, r) {
				j += size
				continue
			}
			break
		}
		w := word{script: sc, glued: i == end, comma: comma, at: i, end: j}
		w.text = fold(text[i:j])
		switch sc {
		case latin:
			w.stem = Stem(w.text)
		case hangul:
			w.runes = []rune(w.text)
		case digits:
			w.text = strings.ReplaceAll(w.text, ",", "")
		}
		words = append(words, w)
		i, end, comma = j, j, false
	}
	return words
}

// inside says whether the character at j stands inside a word: the apostrophe
// of don't, the point of 8.4, the comma of 8,000, the underscore of a name.
func inside(text string, j int, sc script, r rune) bool {
	if j+1 >= len(text) {
		return false
	}
	next, ok := scriptOf(rune(text[j+1]))
	switch {
	case r == '\'' || r == '’':
		if r == '’' {
			c, _ := utf8.DecodeRuneInString(text[j+len("’"):])
			next, ok = scriptOf(c)
		}
		return sc == latin && ok && next == latin
	case r == '_' || r == '$':
		return sc == latin && ok && next == latin
	case r == '.' || r == ',':
		return sc == digits && ok && next == digits
	}
	return false
}

// fold makes letters comparable.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if !ascii {
		if r, _ := utf8.DecodeRuneInString(s); r >= '가' && r <= '힣' {
			return s // NFC Hangul, as it came through the door
		}
		s = strings.ReplaceAll(norm.NFKC.String(s), "’", "'")
	}
	return strings.ToLower(s)
}
