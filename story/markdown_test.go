package story

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"onsite/lang"
)

func TestAStoryAsAFile(t *testing.T) {
	want := `---
title: "결제 배치 실패"
year: 2023
role: "백엔드 개발자"
shows:
  dive-deep: 3
  ownership: 2
figures:
  - what: "failed batches a month"
    from: "26"
    to: "1"
    evidence: "incident log"
  - what: "복구 시간"
    from: "4시간"
    to: "38분"
    evidence: "당직 기록"
languages:
  - ko
  - en
id: "01KATTEST00000000000000001"
revision: 7
from: "01KATTEST00000000000000090"
answers:
  - "01KATTEST00000000000000090"
  - "01KATTEST00000000000000091"
made: 2026-11-22T12:00:00.123456789Z
changed: 2026-11-22T13:00:00.123456789Z
---

## 상황

정산 배치가 한 달에 26번 실패했습니다.

## 과제

원인을 찾는 일을 제가 맡았습니다.

## 행동

로그를 석 달치 모아
시간대별로 나누어 보았습니다.

락 대기가 몰려 있었습니다.

## 결과

실패가 26건에서 1건으로 줄었습니다.

## 배움

추측하기 전에 먼저 세어 봅니다.
`
	if got := Markdown(batch()); got != want {
		t.Errorf("written as\n%s", got)
	}
	if got, err := ParseMarkdown("a.md", []byte(want)); err != nil || !reflect.DeepEqual(got, batch()) {
		t.Errorf("read as %+v, %v", got, err)
	}
	for name, other := range map[string]string{"Windows": "\ufeff" + strings.ReplaceAll(want, "\n", "\r\n"), "no end of the last line": strings.TrimSpace(want)} {
		if got, err := ParseMarkdown("a.md", []byte(other)); err != nil || !reflect.DeepEqual(got, batch()) {
			t.Errorf("%s: read as %+v, %v", name, got, err)
		}
	}
	if got := Markdown(Story{Title: "Slow page", Result: "Down to 0.8 s."}); got != "---\ntitle: \"Slow page\"\n---\n\n## Result\n\nDown to 0.8 s.\n" {
		t.Errorf("a small one is written as\n%s", got)
	}
}

func TestAPersonsOwnFileIsRead(t *testing.T) {
	for name, data := range map[string]string{
		"plain values": "---\n# 메모\ntitle: 느린 페이지   # 주석\nyear: 2024\nfigures: [{what: 로딩, from: 3.2 s, to: 0.8 s}]\nshows: {dive-deep: 2}\nlanguages: [ko]\n---\n## 상황\n느렸습니다.\n## 결과\n\n\n빨라졌습니다.\n",
		"mixed":        "---\ntitle: 느린 페이지\nyear: 2024\nrole:\nmade:\nrevision: ~\nanswers:\nfigures:\n- {what: 로딩, from: 3.2 s, to: 0.8 s}\nshows:\n  dive-deep: 2\nlanguages:\n- ko\n---\n# situation\n느렸습니다.\n### RESULT  \n빨라졌습니다.",
	} {
		got, err := ParseMarkdown("a.md", []byte(data))
		want := Story{Title: "느린 페이지", Year: 2024, Situation: "느렸습니다.", Result: "빨라졌습니다.", Figures: []Figure{{What: "로딩", From: "3.2 s", To: "0.8 s"}}, Shows: []Show{{"dive-deep", 2}}, Langs: []lang.Lang{lang.Ko}}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read as %+v, %v", name, got, err)
		}
	}
	for name, data := range map[string]string{"no front matter": "## Task\n\nMine.\n\n### Small\n\n#hash\n---\n", "an empty one": "---\n---\n## Task\nMine.\n\n### Small\n\n#hash\n---", "a comment": "---\n# x\n---\n## 과제\nMine.\n\n### Small\n\n#hash\n---"} {
		got, err := ParseMarkdown("a.md", []byte(data))
		if want := (Story{Task: "Mine.\n\n### Small\n\n#hash\n---"}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read as %+v, %v", name, got, err)
		}
	}
	if got, err := ParseMarkdown("a.md", nil); err != nil || !got.Empty() {
		t.Errorf("an empty file is %+v, %v", got, err)
	}
}

// tricky are texts that look like what a file is made of.
var tricky = []string{
	"## 결과\n속임수", "# Task", "\\## Task", "\\\\\\# x", "### Situation", "### Other", "---\ntitle: x\n---", "---", "...", "#", "##", "## ", "a\n\n\n\nb",
	"    indented\n        more", "```\n## code\n```", "line  \nline", "\"quoted\" 'and' \\n {a: b} [c] # d: e", "~", "null", "26", "- x", "&a *a !b |", "\ufffe\uffff", "\u0338\u0301a", "👩\u200d👧 \U0001f44d\U0001f3fd",
	"> quote\n\n1. one", "\u3000넓은 빈칸\u00a0", "a: b", "@x", "%YAML", "\x00\x1b[31m", "\xff\xfe", "\r\n\t", "ᄀ\u1161\u11a8", strings.Repeat("긴 ", 3000),
}

func roundTrip(t *testing.T, s Story) {
	t.Helper()
	text := Markdown(s)
	got, err := ParseMarkdown("a.md", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%+q", err, text)
	}
	if want := s.Clean(); !reflect.DeepEqual(got, want) {
		t.Fatalf("came back as\n%+v, want\n%+v\n%+q", got, want, text)
	}
	if again := Markdown(got); again != text {
		t.Fatalf("written again it is\n%+q, was\n%+q", again, text)
	}
}

func TestNothingIsLostInAFile(t *testing.T) {
	for _, a := range tricky {
		s := batch()
		s.Title, s.Situation, s.Learning, s.Role, s.From, s.ID = a, a, a, a, a, a
		s.Answers = []string{a}
		s.Figures = []Figure{{What: a, From: a, To: a, Evidence: a}, {To: a}, {Evidence: a}}
		roundTrip(t, s)
		for _, b := range tricky {
			roundTrip(t, Story{Situation: a + "\n" + b, Action: b, Figures: []Figure{{From: b}}})
		}
	}
	roundTrip(t, Story{})
	roundTrip(t, Story{Revision: 1<<64 - 1, Year: 9999, Made: time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), Changed: time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)})
}

func FuzzMarkdown(f *testing.F) {
	for i, a := range tricky {
		b := tricky[(i+7)%len(tricky)]
		f.Add(a, b, a, b, uint64(i), i, int64(i)<<40)
	}
	f.Fuzz(func(t *testing.T, a, b, c, d string, revision uint64, year int, nanos int64) {
		roundTrip(t, Story{
			ID: a, Title: b, Situation: c, Task: d, Action: a, Result: b + "\n" + c, Learning: d + "\n\n" + a, Role: c, From: d,
			Revision: revision, Year: year, Made: time.Unix(nanos, nanos), Changed: time.Unix(0, nanos),
			Figures: []Figure{{a, b, c, d}, {What: d}, {From: b}, {To: a}}, Answers: []string{a, b}, Langs: []lang.Lang{lang.Lang(a), lang.En},
			Shows: []Show{{b, year}, {"think-big", year}, {"frugality", 2}},
		})
	})
}

// checkParseError holds an error to what is promised of all.
func checkParseError(t *testing.T, err error) *ParseError {
	t.Helper()
	var e *ParseError
	if !errors.As(err, &e) {
		t.Fatalf("not a ParseError: %v", err)
	}
	if e.Say.En == "" || !strings.ContainsFunc(e.Say.Ko, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) || e.Line < 0 {
		t.Errorf("badly said: %+v", e)
	}
	for _, s := range []string{e.Say.En, e.Say.Ko} {
		if strings.Contains(s, "%!") || lang.CleanLine(s) != s || len(s) > 1000 {
			t.Errorf("badly said: %+q", s)
		}
	}
	return e
}

func TestWhatIsWrongWithAFileIsSaidWithItsPlace(t *testing.T) {
	for _, c := range []struct {
		data   string
		line   int
		en, ko string
	}{
		{"---\ntitle: a\n", 1, "never closed", "닫히지 않았습니다"},
		{"---\ntitle: a\ntitel: b\n---\n", 3, `no key "titel"`, "항목은 없습니다"},
		{"---\ntitle: a\ntitle: b\n---\n", 3, "here twice", "두 번"},
		{"---\n- a\n---\n", 2, "key: value", "키: 값"},
		{"---\ntitle: [a]\n---\n", 2, "title must be text", "글이 와야"},
		{"---\ntitle: \"a\n---\n", 2, "not valid YAML", "YAML로 읽을 수 없습니다"},
		{"---\ntitle: a\nrole: b: c\n---\n", 3, "not valid YAML", "따옴표로 감싸세요"},
		{"---\n\nyear: 20233\n---\n", 3, "For example year: 2024", "예: year: 2024"},
		{"---\nyear: -3\n---\n", 2, "the value of year", "쓸 수 없는 값"},
		{"---\nrevision: many\n---\n", 2, "the value of revision", "쓸 수 없는 값"},
		{"---\nshows:\n  bravery: 2\n---\n", 3, `no principle "bravery"`, "customer-obsession"},
		{"---\nshows:\n  dive-deep: 4\n---\n", 3, "dive-deep: 2", "dive-deep: 2"},
		{"---\nshows:\n  dive-deep: 0\n---\n", 3, "1 to 3", "1에서 3"},
		{"---\nshows:\n  dive-deep: 1\n  dive-deep: 2\n---\n", 4, "twice", "두 번"},
		{"---\nshows: [dive-deep]\n---\n", 2, "key: value", "키: 값"},
		{"---\nfigures: 26\n---\n", 2, "must be a list", "목록"},
		{"---\nfigures:\n  - what: a\n    proof: b\n---\n", 4, "what, from, to, evidence", "what, from, to, evidence"},
		{"---\nlanguages: [ko, ja]\n---\n", 2, `"ja"`, "ko 또는 en"},
		{"---\nmade: yesterday\n---\n", 2, "2026-11-22T12:00:00Z", "시각"},
		{"---\ntitle: &a x\nrole: *a\n---\n", 2, "must be text", "글이 와야"},
		{"---\ntitle: a\n---\ntext\n## Task\n", 4, "before the first heading", "첫 제목 앞"},
		{"## Task\na\n## Sitaution\nb\n", 3, "## Sitaution", "상황, 과제, 행동, 결과, 배움"},
		{"## Task\na\n## 과제\nb\n", 3, "twice", "두 번"},
		{"a\xffb", 0, "UTF-8", "UTF-8"},
		{strings.Repeat("a", maxFileBytes+1), 0, "too large", "너무 큽니다"},
		{"---\ntitle: " + strings.Repeat("[", 100) + "\n---\n", 2, "YAML", "YAML"},
	} {
		s, err := ParseMarkdown("my.md", []byte(c.data))
		if err == nil {
			t.Errorf("%.40q is read as %+v", c.data, s)
			continue
		}
		e := checkParseError(t, err)
		if e.File != "my.md" || e.Line != c.line || !strings.Contains(e.Say.En, c.en) || !strings.Contains(e.Say.Ko, c.ko) {
			t.Errorf("%.40q: line %d, %s %s\nwant line %d, %q %q", c.data, e.Line, e.Say.En, e.Say.Ko, c.line, c.en, c.ko)
		}
		if !reflect.DeepEqual(s, Story{}) {
			t.Errorf("%.40q: a story came back with the error", c.data)
		}
	}
	_, err := ParseMarkdown("my.md", []byte("text"))
	if err == nil || !strings.HasPrefix(err.Error(), "my.md:1: There is text") {
		t.Errorf("said %v", err)
	}
}

func FuzzParseMarkdown(f *testing.F) {
	f.Add([]byte(Markdown(batch())))
	f.Add([]byte("---\n? [a]\n: b\n---\n"))
	f.Add([]byte("---\na: &a [*a]\n<<: *a\n---\n"))
	f.Add([]byte("---\nshows: {dive-deep: !!int 2}\nfigures: [{what: !!binary aGk=}]\n---\n# x"))
	f.Add([]byte("---\n%YAML 1.2\n...\n---\n\\## Task"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ParseMarkdown("a.md", data)
		if err != nil {
			checkParseError(t, err)
			return
		}
		if !reflect.DeepEqual(s, s.Clean()) {
			t.Errorf("not clean: %+v", s)
		}
		roundTrip(t, s)
	})
}

func TestFileNames(t *testing.T) {
	for _, c := range []struct{ title, id, want string }{
		{"결제 배치 실패", "01KATTEST0000000000007K2M9", "결제-배치-실패-07k2m9.md"},
		{"A Slow Page, fixed!", "", "a-slow-page-fixed.md"},
		{"../../etc/passwd", "", "etc-passwd.md"},
		{"CON", "", "story-con.md"},
		{"lpt1", "", "story-lpt1.md"},
		{"com¹", "", "com.md"},
		{"...", "", "story.md"},
		{"", "01KATTEST000000000000ABCDE", "story-0abcde.md"},
		{"-rf *", "", "rf.md"},
		{"C:\\a|b?", "", "c-a-b.md"},
		{"👍 좋아요", "", "좋아요.md"},
	} {
		if got := FileName(Story{Title: c.title, ID: c.id}); got != c.want {
			t.Errorf("%q is kept in %q, want %q", c.title, got, c.want)
		}
	}
	if a, b := FileName(Story{Title: "같은 제목", ID: id(1)}), FileName(Story{Title: "같은 제목", ID: id(2)}); a == b {
		t.Errorf("two stories in one file %s", a)
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("결제 배치", "01K")
	f.Add("COM1", "")
	f.Add(strings.Repeat("𠮷", 90), "ⒶⒷ")
	f.Fuzz(func(t *testing.T, title, id string) {
		name := FileName(Story{Title: title, ID: id})
		stem, ok := strings.CutSuffix(name, ".md")
		if !ok || stem == "" || len(name) > 255 || !utf8.ValidString(name) || reserved[stem] || lang.CleanLine(name) != name || strings.HasPrefix(stem, "-") || strings.HasSuffix(stem, "-") {
			t.Errorf("%q", name)
		}
		if i := strings.IndexFunc(stem, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.Nd, unicode.M) && r != '-' }); i >= 0 {
			t.Errorf("%q has a character no name should", name)
		}
	})
}
