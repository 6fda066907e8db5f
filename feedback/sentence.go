package feedback

import (
	"strings"
	"unicode"

	"onsite/phrase"
)

// sentence is one sentence of an answer and what can be seen in it.
type sentence struct {
	*phrase.Sentence
	part   string // the section it was written in: S T A R, or "" in one block
	korean bool

	lower  string // lower case, words only, single spaces
	starts []int  // where its words begin
	padded string // with a space at both ends, for Korean phrases
	length int    // what listening to it takes: English words, or Korean syllables times syllableWeight

	cues     [cues]bool
	quantity bool // a number that measures something
	past     bool
}

// A Korean syllable takes about 0.58 of the time of an English word: 4.3
// syllables a second against 150 words a minute.
const syllableWeight = 0.58

func newSentence(s *phrase.Sentence, part string) *sentence {
	n := &sentence{Sentence: s, part: part, korean: s.Korean()}
	var b strings.Builder
	b.Grow(len(s.Text) + 2)
	space := true
	for _, r := range s.Text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '$':
			if space {
				n.starts = append(n.starts, b.Len())
				space = false
			}
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			b.WriteByte('\'')
		case !space:
			b.WriteByte(' ')
			space = true
		}
	}
	n.lower = strings.TrimRight(b.String(), " ")
	n.padded = " " + n.lower + " "
	words, syllables := 0, 0
	for _, at := range n.starts {
		if n.lower[at] < 0x80 {
			words++
		}
	}
	for _, r := range n.lower {
		if r >= '가' && r <= '힣' {
			syllables++
		}
	}
	n.length = words + int(float64(syllables)*syllableWeight+0.5)
	n.quantity = hasQuantity(n)
	n.past = isPast(n)
	return n
}

// word returns word i of the folded text.
func (s *sentence) word(i int) string {
	if i < 0 || i >= len(s.starts) {
		return ""
	}
	w, _, _ := strings.Cut(s.lower[s.starts[i]:], " ")
	return w
}

// lastWord is the last word, where Korean carries its tense.
func (s *sentence) lastWord() string { return s.word(len(s.starts) - 1) }

var pastVerbs = wordSet(`was were had did went said told made took came got ran wrote built found sat kept left led met put cut felt knew thought saw spent sent drew gave fell rose broke brought chose won lost paid began held set hit let shut split drove grew became spoke stood understood`)

// After these a form that looks past is a participle or an infinitive: "cannot
// be forced", "is offered", "to cut".
var notPast = wordSet(`is are am be been being get gets can can't cannot will would should could may might must to it's that's i'll don't`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isPast(s *sentence) bool {
	for i := range s.starts {
		w := s.word(i)
		if w[0] < 0x80 {
			if (pastVerbs[w] || len(w) > 4 && strings.HasSuffix(w, "ed")) && !notPast[s.word(i-1)] {
				return true
			}
			continue
		}
		if hasPastSyllable(w) {
			return true
		}
	}
	return false
}

// hasPastSyllable: a syllable with ㅆ below that is not 있 or 겠.
func hasPastSyllable(w string) bool {
	for _, r := range w {
		if r >= '가' && r <= '힣' && (r-'가')%28 == 20 && r != '있' && r != '겠' {
			return true
		}
	}
	return false
}

var (
	koUnits   = strings.Fields("퍼센트 퍼 프로 배 건 회 번 시간 분 초 밀리 원 만 천 억 달러 개 명 곳 일 주 점 쪽 대 테라 기가 메가 통 줄 단계 군데 달 가지 팀 사람 페이지 매 장 마리 킬로 미터 톤 층 층계 석 표 위 등 % ms tps qps gb mb")
	koDates   = strings.Fields("년 월 학년 차 번째 기 시 호 살 일에 일부터 일까지 학기 반 층")
	enUnits   = wordSet("percent % x times ms millis k m million billion thousand hundred pm won of")
	enNumbers = wordSet("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen")
	enAlone   = wordSet("zero half doubled halved tripled twice double dozens")
	// Korean numerals as people speak them, native and Sino-Korean.
	koNumerals = "영일이삼사오육칠팔구십백천만억점"
	koNative   = strings.Fields("두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두 열세 열네 열다섯 스무 스물 서른 마흔 쉰 예순 석 넉 몇 수십 수백 수천 한두 두세 서너")
	koSingle   = strings.Fields("절반 반토막 반나절 하루 이틀 사흘 나흘 닷새 배로")
)

// hasQuantity reports whether the sentence holds a number that measures
// something. Years, versions, dates, clock times and bare ordinals do not.
func hasQuantity(s *sentence) bool {
	for i := range s.starts {
		w, next := s.word(i), s.word(i+1)
		switch {
		case w[0] >= '0' && w[0] <= '9', w[0] == '$':
			if !dated[s.word(i-1)] && !dated[next] && measures(s, w, next) {
				return true
			}
		case enAlone[w], enNumbers[w] && counts(next, s.word(i+2)):
			return true
		case w[0] >= 0x80 && koreanCount(w, next):
			return true
		}
	}
	return false
}

// dated are words that make a number beside them a date, a version or a place.
var dated = wordSet(`january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday version release chapter page room building floor step number am pm version, postgres postgresql oracle mysql java python windows level tier phase option gate`)

// measures reports whether a number in digits measures something; next is the
// word after it.
func measures(s *sentence, w, next string) bool {
	unit := strings.TrimLeft(w, "$0123456789")
	number := strings.TrimSuffix(w, unit)
	switch {
	case w[0] == '$' && len(w) > 1, strings.HasPrefix(unit, "%"):
		return true
	case unit == "" && len(number) == 4 && (strings.HasPrefix(number, "19") || strings.HasPrefix(number, "20")):
		return enUnits[next] || startsWithAny(next, koUnits) && !startsWithAny(next, koDates)
	case unit == "" && s.korean:
		return enUnits[next] || startsWithAny(next, koUnits) && !startsWithAny(next, koDates) || next != "" && next[0] >= '0' && next[0] <= '9' && len(number) < 4
	case unit == "":
		return true
	case startsWithAny(unit, koUnits):
		return !startsWithAny(unit, koDates)
	}
	return enUnits[unit] || unit == "s" || unit == "h" || unit == "kb" || unit == "gb" || unit == "mb" || unit == "tb"
}

// counts reports whether an English number is one of something: of what follows,
// a plural or another number.
func counts(next, after string) bool {
	plural := func(w string) bool {
		return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !pronouns[w]
	}
	return enUnits[next] || enNumbers[next] || next == "people" || plural(next) || plural(after) && next != "is" && next != "was" && !functionWords[next]
}

// koreanCount reports whether a Korean word is a number with what it counts:
// 열네 주, 십이 건에서, 아홉 군데, 절반.
func koreanCount(w, next string) bool {
	if startsWithAny(w, koSingle) {
		return !strings.HasPrefix(w, "하루는") && !strings.HasPrefix(w, "하루종일")
	}
	for _, n := range koNative {
		if w == n && n != "몇" && startsWithAny(next, koUnits) && !strings.HasPrefix(next, "번째") && !strings.HasPrefix(next, "사람은") {
			return true
		}
	}
	numeral := strings.TrimRight(w, koNumerals) == ""
	return numeral && (startsWithAny(next, koUnits) && !startsWithAny(next, koDates) || strings.Contains(w, "백") || strings.Contains(w, "천"))
}

func startsWithAny(s string, list []string) bool {
	if s == "" {
		return false
	}
	for _, p := range list {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
