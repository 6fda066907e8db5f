package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long a run without punctuation may get before it is cut at what a
// listener would hear as the end of a clause: Hangul syllables, English words.
const (
	clauseSyllables = 9
	clauseWords     = 6
)

// cut returns the byte spans of the sentences of a text, without the space
// around them. It cuts after sentence punctuation and at line breaks; where
// there is none, as in a transcript, after Korean sentence endings and before
// English connectives.
func cut(text string) [][2]int {
	var spans [][2]int
	from := 0
	add := func(to int) {
		a, b := from, to
		for a < b {
			r, size := utf8.DecodeRuneInString(text[a:b])
			if !unicode.IsSpace(r) {
				break
			}
			a += size
		}
		for a < b {
			r, size := utf8.DecodeLastRuneInString(text[a:b])
			if !unicode.IsSpace(r) {
				break
			}
			b -= size
		}
		from = to
		if a < b {
			spans = append(spans, [2]int{a, b})
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '\n':
			add(i)
		case isEnd(r) && ends(text, from, i-size, i):
			for i < len(text) {
				next, n := utf8.DecodeRuneInString(text[i:])
				if !isEnd(next) && !strings.ContainsRune("\"'”’)」』", next) {
					break
				}
				i += n
			}
			add(i)
		}
	}
	add(len(text))
	var all [][2]int
	for _, sp := range spans {
		all = appendClauses(all, text, sp)
	}
	return all
}

// endsHard reports whether a text ends in sentence punctuation.
func endsHard(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’)」』"))
	return isEnd(r)
}

func isEnd(r rune) bool { return r == '.' || r == '?' || r == '!' || r == '…' || r == '。' }

// ends says whether the mark at byte at ends a sentence that began at from;
// next is the byte after the mark.
func ends(text string, from, at, next int) bool {
	if next < len(text) {
		r, _ := utf8.DecodeRuneInString(text[next:])
		if !unicode.IsSpace(r) && !isEnd(r) && !strings.ContainsRune("\"'”’)」』", r) {
			// "했습니다.그리고": Hangul may follow a full stop without a space.
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			return text[at] == '.' && unicode.Is(unicode.Hangul, r) && strings.ContainsRune("다요죠까음함", before)
		}
	}
	if text[at] != '.' {
		return true
	}
	before := text[from:at]
	if i := strings.LastIndexAny(before, " \n("); i >= 0 {
		before = before[i+1:]
	}
	switch strings.ToLower(before) {
	case "e.g", "i.e", "vs", "etc", "dr", "mr", "mrs", "ms", "approx", "st", "fig":
		return false
	case "no":
		rest := strings.TrimSpace(text[next:min(next+4, len(text))])
		return rest == "" || rest[0] < '0' || rest[0] > '9' // No. 7
	case "":
		return false
	}
	if strings.Trim(before, "0123456789") == "" && len(before) <= 2 && strings.TrimSpace(text[from:at]) == before {
		return false // "1." numbers an item
	}
	return true
}

// appendClauses cuts a span that has no punctuation for long.
func appendClauses(all [][2]int, text string, sp [2]int) [][2]int {
	from := sp[0]
	syllables, words := 0, 0 // since from
	open := false            // a comma since from: an English writer who punctuates is not cut
	before := ""
	i := sp[0]
	for i < sp[1] {
		j := i
		for j < sp[1] && text[j] != ' ' {
			j++
		}
		token := text[i:j]
		n := hangulIn(token)
		if n == 0 && token != "" && words >= clauseWords && !open && cutsBefore(text[i:sp[1]], before) && rest(text[i:sp[1]]) {
			all = append(all, [2]int{from, trimRight(text, from, i)})
			from, syllables, words = i, 0, 0
		}
		syllables += n
		words++
		before = token
		open = strings.HasSuffix(token, ",") && n == 0 || open && words < 3*clauseWords
		k := j
		for k < sp[1] && text[k] == ' ' {
			k++
		}
		if n > 0 && k < sp[1] && syllables >= clauseSyllables && !strings.HasSuffix(token, ",") && cutsAfter(token, syllables) && hangulIn(text[k:min(k+60, sp[1])]) >= 4 {
			all = append(all, [2]int{from, j})
			from, syllables, words = k, 0, 0
		}
		if k == i {
			break
		}
		i = k
	}
	return append(all, [2]int{from, sp[1]})
}

func trimRight(text string, from, to int) int {
	return from + len(strings.TrimRight(text[from:to], " "))
}

// rest says whether enough follows to stand alone. It looks no further than it
// must, or a long text would be read over and over.
func rest(s string) bool { return strings.Count(s[:min(len(s), 80)], " ") >= 3 }

func hangulIn(s string) int {
	n := 0
	for _, r := range s {
		if r >= '가' && r <= '힣' {
			n++
		}
	}
	return n
}

// finals end a Korean sentence whether or not a full stop follows.
var finals = []string{"니다", "니까", "어요", "아요", "해요", "예요", "에요", "려요", "져요", "와요", "워요", "돼요", "고요", "구요", "거든요", "더라고요", "더라구요", "네요", "데요", "까요", "죠", "지요", "라고요", "게요", "나요"}

// cutsAfter says whether a clause may end after a Korean token, syllables
// having passed since the last cut.
func cutsAfter(token string, syllables int) bool {
	for _, f := range finals {
		if strings.HasSuffix(token, f) {
			return true
		}
	}
	r := []rune(token)
	if n := len(r); n >= 2 && r[n-1] == '다' && (isPast(r[n-2]) || strings.ContainsRune("한된인는진온간운른란난든린긴킨친낸뒀", r[n-2]) || r[n-2] == '이') {
		return true
	}
	return syllables >= 2*clauseSyllables && (strings.HasSuffix(token, "는데") || strings.HasSuffix(token, "던데") || strings.HasSuffix(token, "은데") || strings.HasSuffix(token, "인데"))
}

// isPast: the syllable ends in ㅆ, as in 했, 었, 있.
func isPast(r rune) bool {
	_, _, final := split(r)
	return final == finalSS
}

// connectives begin an English clause. The short ones need a subject after
// them.
var (
	connectives      = []string{"and then ", "so then ", "after that ", "because of that ", "but then ", "and so ", "in the end ", "and in the end ", "eventually "}
	shortConnectives = []string{"and ", "so ", "but ", "because ", "then ", "which "}
	subjects         = map[string]bool{"i": true, "we": true, "he": true, "she": true, "they": true, "it": true, "the": true, "my": true, "our": true, "there": true, "that": true, "this": true, "nobody": true, "i'm": true, "it's": true, "i'd": true, "what": true, "one": true, "everyone": true}
)

// openers begin a clause of their own when the one before had no full stop: a
// transcript runs on without them.
var openers = []string{"in the end ", "after that ", "the next ", "a week later ", "a month later ", "since then ", "now i ", "now we ", "then i ", "then we ", "first i ", "by the end ", "within a ", "after a ", "after two ", "after three ", "in the next ", "at the end ", "last year ", "these days ", "from then on ", "ever since ", "looking back ", "what i "}

// pronouns that are the subject of a new clause, unless the word before ties
// them to it.
var pronouns = map[string]bool{"i": true, "we": true, "he": true, "she": true, "they": true, "i'm": true, "i'd": true, "i've": true, "he's": true, "she's": true, "they're": true, "we're": true, "there": true}

var ties = set(`long many much often far that if when because which how what who whom whose where while until than as like whether since though although before after think thought thinks say said says told know knew knows sure guess mean means believe believed felt hope wish the a an and so but or then first maybe just once where's way time thing things day everything anything something all case reason what's realize realized noticed saw see found heard not only soon did do does was were is are had have has could would should can will`)

// cutsBefore says whether a clause begins with s; before is the word before it.
func cutsBefore(s, before string) bool {
	low := strings.ToLower(s[:min(len(s), 40)])
	for _, c := range connectives {
		if strings.HasPrefix(low, c) {
			return true
		}
	}
	for _, c := range shortConnectives {
		if after, ok := strings.CutPrefix(low, c); ok {
			next, _, _ := strings.Cut(after, " ")
			return subjects[next]
		}
	}
	before = strings.ToLower(before)
	if ties[before] {
		return false
	}
	for _, c := range openers {
		if strings.HasPrefix(low, c) {
			return true
		}
	}
	first, _, _ := strings.Cut(low, " ")
	return pronouns[first]
}
