package questions

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"onsite/lang"
)

// What a good deck has beyond being readable. The built-in decks are held to it
// by a test; to the author of an own deck it is advice.
const (
	lintProbes      = 3
	lintPointsMin   = 5
	lintPointsMax   = 9
	lintAnswerMin   = 110 // English words; a spoken minute is about 150
	lintAnswerMax   = 370
	lintAskMax      = 380 // characters
	lintProbeMax    = 260
	lintPointMax    = 330
	lintSecondsMin  = 45
	lintSecondsMax  = 900
	lintLikeness    = 0.62 // of two questions in one language, see likeness
	lintSampleWords = 150
)

// Lint reads a deck that Parse accepts and returns advice on it, each with its
// place.
func Lint(name string, data []byte) []Problem {
	ps := &problems{file: name, lines: strings.Split(string(data), "\n")}
	root := load(ps, data)
	if root == nil {
		return ps.list
	}
	var file deckFile
	r := &reader{ps}
	r.read(root, "deck", reflect.ValueOf(&file).Elem())
	if len(ps.list) > 0 {
		return ps.list
	}
	l := linter{checker: checker{r, root}}
	for _, q := range file.Questions {
		l.ko, l.en = l.ko || q.Ask.Ko != "", l.en || q.Ask.En != ""
	}
	l.texts(root)
	for i, q := range file.Questions {
		l.question(i, q, Kind(file.Kind))
	}
	l.alike(file.Questions)
	return ps.list
}

type linter struct {
	checker
	ko, en bool // the languages the deck is in; one is enough for an own deck
}

// texts looks at every mapping that holds a text in a language.
func (l linter) texts(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		ko, en := child(n, "ko"), child(n, "en")
		switch {
		case ko == nil && en == nil:
		case ko == nil && !l.ko, en == nil && !l.en:
		case ko == nil:
			l.at(n, say("한국어 글이 없습니다.", "There is no Korean here."), say("ko: 를 추가하세요.", "Add ko:."))
		case en == nil:
			l.at(n, say("영어 글이 없습니다.", "There is no English here."), say("en: 을 추가하세요.", "Add en:."))
		default:
			if !strings.ContainsFunc(ko.Value, isHangul) && strings.ContainsFunc(ko.Value, unicode.IsLetter) && ko.Value != en.Value {
				l.at(ko, say("ko 글에 한글이 없습니다.", "The Korean holds no Hangul."), say("한국어로 적으세요.", "Write it in Korean."))
			}
			if strings.ContainsFunc(en.Value, isHangul) {
				l.at(en, say("en 글에 한글이 있습니다.", "The English holds Hangul."), say("영어로 적으세요.", "Write it in English."))
			}
		}
	}
	for _, c := range n.Content {
		l.texts(c)
	}
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

func (l linter) question(i int, q questionFile, kind Kind) {
	at := func(rest ...any) []any { return append([]any{"questions", i}, rest...) }
	l.short(q.Ask, lintAskMax, at("ask")...)
	l.between(len(q.Probes), lintProbes, maxProbes, "꼬리 질문(probes)", "probes", at("probes")...)
	for j, p := range q.Probes {
		l.short(lang.Text{En: p.En, Ko: p.Ko}, lintProbeMax, at("probes", j)...)
	}
	if has(l.root, at("seconds")...) {
		l.between(q.Seconds, lintSecondsMin, lintSecondsMax, "seconds 값", "seconds", at("seconds")...)
	}
	if has(l.root, at("sample")...) {
		s := q.Sample
		l.between(words(s.Situation.En)+words(s.Task.En)+words(s.Action.En)+words(s.Result.En), lintSampleWords, 2*lintAnswerMax, "답변 예(sample)의 영어 낱말", "English words in the sample", at("sample")...)
	}
	if kind != Technical {
		return
	}
	l.between(len(q.Points), lintPointsMin, lintPointsMax, "핵심 항목(points)", "key points", at("points")...)
	for j, p := range q.Points {
		l.short(p.Say, lintPointMax, at("points", j, "say")...)
	}
	l.patterns(q, at)
	if q.Answer.En != "" {
		l.between(words(q.Answer.En), lintAnswerMin, lintAnswerMax, "참고 답변의 영어 낱말", "English words in the reference answer", at("answer")...)
	} else if q.Answer.Ko == "" {
		l.say(say("참고 답변이 없습니다.", "There is no reference answer."), say("answer: 를 추가하세요.", "Add answer:."), at()...)
	}
	if len(q.Sources) == 0 {
		l.say(say("출처가 없습니다.", "There is no source."), say("사실을 확인할 문서를 sources: 에 적으세요.", "Name the document the facts can be checked in under sources:."), at()...)
	}
}

func words(s string) int { return len(strings.Fields(s)) }

func (l linter) short(t lang.Text, limit int, path ...any) {
	if n := max(utf8.RuneCountInString(t.En), utf8.RuneCountInString(t.Ko)); n > limit {
		l.say(say("말로 하기에는 깁니다(%d자).", "This is long to say aloud (%d characters).", n), say("%d자 아래로 줄이세요.", "Keep it under %d.", limit), path...)
	}
}

func (l linter) between(n, low, high int, ko, en string, path ...any) {
	if n < low || n > high {
		l.say(say("%[2]s: %[1]d", "%[3]s: %[1]d.", n, ko, en), say("%d에서 %d 사이가 좋습니다.", "Between %d and %d is good.", low, high), path...)
	}
}

// alike points out questions of a deck that ask nearly the same.
func (l linter) alike(qs []questionFile) {
	shapes := make([]shape, len(qs))
	for i := range qs {
		shapes[i] = shapeOf(qs[i].Ask)
		for j := range i {
			if shapes[i].like(shapes[j]) {
				l.say(say("질문 %q와 거의 같은 질문입니다.", "This asks nearly the same as %q.", qs[j].ID), say("하나를 지우거나 다르게 물으세요.", "Remove one, or ask for something else."), "questions", i, "ask")
			}
		}
	}
}

// shape is a question as it compares with another: its character trigrams in both
// languages.
type shape struct{ en, ko map[string]bool }

func shapeOf(ask lang.Text) shape { return shape{trigrams(ask.En), trigrams(ask.Ko)} }

// like reports whether two questions are nearly the same in one of the
// languages.
func (a shape) like(b shape) bool {
	return likeness(a.en, b.en) > lintLikeness || likeness(a.ko, b.ko) > lintLikeness
}

// likeness is the Jaccard index of two sets of trigrams: shared ones over all, 0
// to 1.
func likeness(x, y map[string]bool) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	shared := 0
	for g := range x {
		if y[g] {
			shared++
		}
	}
	return float64(shared) / float64(len(x)+len(y)-shared)
}

func trigrams(s string) map[string]bool {
	r := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s))
	grams := map[string]bool{}
	for i := 0; i+3 <= len(r); i++ {
		grams[string(slices.Clone(r[i:i+3]))] = true
	}
	return grams
}
