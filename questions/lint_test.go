package questions

import (
	"strings"
	"testing"

	"onsite/lang"
)

const tidyDeck = `deck: tidy
kind: technical
title: {en: Tidy, ko: 깔끔한 덱}
questions:
  - id: one
    ask: {en: What is a lock?, ko: 락이란 무엇인가요?}
    probes: [{en: Why?, ko: 왜요?}, {en: When?, ko: 언제요?}, {en: How?, ko: 어떻게요?}]
    points:
      - {id: p-a, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}
      - {id: p-b, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}
      - {id: p-c, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}
      - {id: p-d, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}
      - {id: p-e, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}
    answer: {en: ANSWER, ko: 락을 기다립니다.}
    wrong:
      - {id: w-a, claim: {en: A lock never waits., ko: 락은 기다리지 않습니다.}, right: {en: It does wait., ko: 기다립니다.}, match: [never wait | 기다리지 않~], against: [p-a]}
    sources: [A manual]
`

// A tidy deck gets no advice; each way to be untidy gets its own, with a place.
func TestLintAdvisesAuthors(t *testing.T) {
	tidy := strings.Replace(tidyDeck, "ANSWER", strings.Repeat("word ", 150)+"A lock waits.", 1)
	if list := Lint("tidy.yaml", []byte(tidy)); len(list) != 0 {
		t.Fatalf("a tidy deck: %v", list)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"one language missing":    {"ko: 왜요?", "", "no Korean"},
		"other language":          {"en: Why?", "en: 왜요?", "The English holds Hangul"},
		"not Korean":              {"ko: 왜요?", "ko: Because", "holds no Hangul"},
		"few probes":              {"{en: Why?, ko: 왜요?}, ", "", "probes: 2"},
		"few points":              {"      - {id: p-a, say: {en: A lock waits., ko: 락을 기다립니다.}, match: ['lock & wait | 기다리~']}\n", "", "key points: 4"},
		"short answer":            {strings.Repeat("word ", 150), "word ", "reference answer: 4"},
		"no pattern":              {", match: ['lock & wait | 기다리~']}\n      - {id: p-b", "}\n      - {id: p-b", "has no match"},
		"deaf to its sentence":    {"'lock & wait | 기다리~']}\n      - {id: p-b", "'lock & sleep']}\n      - {id: p-b", "point's own sentence (en)"},
		"deaf to the answer":      {"A lock waits., ko: 락을 기다립니다.}\n    wrong", "Nothing., ko: 락을 기다립니다.}\n    wrong", "in the reference answer (en)"},
		"claim without pattern":   {", match: [never wait | 기다리지 않~], against: [p-a]", "", "claim \"w-a\" has no match"},
		"claim against nothing":   {", against: [p-a]", "", "which key point it contradicts"},
		"deaf to the claim":       {"never wait | ", "", "find the claim itself (en)"},
		"correction taken for it": {"right: {en: It does wait.", "right: {en: They never wait too long.", "takes the correction for the claim (en)"},
		"no source":               {"    sources: [A manual]\n", "", "no source"},
		"long question":           {"What is a lock?", strings.Repeat("long ", 90), "long to say aloud"},
		"a budget of one second":  {"    probes:", "    seconds: 20\n    probes:", "seconds: 20"},
		"the same question twice": {"    sources: [A manual]\n", "    sources: [A manual]\n  - id: two\n    ask: {en: What is a lock then?, ko: 락이란 무엇인가요?}\n", "nearly the same as \"one\""},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(tidy, c.old) {
				t.Fatalf("%q is not in the deck", c.old)
			}
			list := Lint("tidy.yaml", []byte(strings.Replace(tidy, c.old, c.new, 1)))
			for _, p := range list {
				if strings.Contains(p.Sentence(lang.En), c.want) && p.Line > 0 {
					return
				}
			}
			t.Errorf("no advice holds %q: %v", c.want, list)
		})
	}
}

func TestOneLanguageIsEnoughForAnOwnDeck(t *testing.T) {
	deck := "deck: mine\nkind: behavioral\ntitle: {en: Mine}\nquestions:\n  - id: one\n    tags: [x]\n    ask: {en: What?}\n    probes: [{en: Why?}, {en: When?}, {en: How?}]\n"
	if list := Lint("mine.yaml", []byte(deck)); len(list) != 0 {
		t.Errorf("advice for a deck in one language: %v", list)
	}
}
