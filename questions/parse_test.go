package questions

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onsite/lang"
	"onsite/phrase"
)

// A small good deck in d.yaml. Tests spoil it line by line:
//
//	1 deck      4 questions   7     level
//	2 kind      5   - id: a   8     tags
//	3 title     6     ask     9     points
const good = `deck: d
kind: technical
title: {en: Title, ko: 제목}
questions:
  - id: a
    ask: {en: Why?, ko: 왜요?}
    level: 1
    tags: [one, two]
    points: [{id: p, say: {en: Because., ko: 그래서요.}}]
`

// with is the good deck with one line replaced.
func with(line int, text string) string {
	lines := strings.Split(good, "\n")
	lines[line-1] = text
	return strings.Join(lines, "\n")
}

// story is the same deck of a behavioral question.
const story = `deck: d
kind: behavioral
title: {en: Title, ko: 제목}
questions:
  - id: a
    ask: {en: Tell me., ko: 말씀해 주세요.}
    principle: ownership
`

// wrong is a problem as a test expects it: its place and a part of each
// sentence.
type wrong struct {
	line, column int
	en, ko       string
}

func expect(t *testing.T, data string, want ...wrong) {
	t.Helper()
	d, got := Parse("d.yaml", []byte(data))
	for _, p := range got {
		checkProblem(t, p)
	}
	if len(got) != len(want) {
		t.Fatalf("%d problems, want %d: %s", len(got), len(want), sentences(got))
	}
	for i, w := range want {
		p := got[i]
		if p.Line != w.line || p.Column != w.column {
			t.Errorf("problem %d is at %d:%d, want %d:%d: %s", i, p.Line, p.Column, w.line, w.column, p.Sentence(lang.En))
		}
		if !strings.Contains(p.Sentence(lang.En), w.en) {
			t.Errorf("problem %d says\n%s\nwithout %q", i, p.Sentence(lang.En), w.en)
		}
		if !strings.Contains(p.Sentence(lang.Ko), w.ko) {
			t.Errorf("problem %d says\n%s\nwithout %q", i, p.Sentence(lang.Ko), w.ko)
		}
	}
	if len(want) > 0 && !reflect.DeepEqual(d, Deck{}) {
		t.Errorf("a deck with problems came back: %+v", d)
	}
}

func sentences(ps []Problem) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "\n%s: %s", p.Place(), p.Sentence(lang.En))
	}
	return b.String()
}

// checkProblem holds any problem to what is promised of all: both languages, a
// short sentence, nothing a terminal would obey.
func checkProblem(t *testing.T, p Problem) {
	t.Helper()
	for _, text := range []lang.Text{p.What, p.Do} {
		if text.En == "" || !strings.ContainsFunc(text.Ko, isHangul) {
			t.Errorf("%s is not in both languages: %+v", p.Place(), text)
		}
	}
	for _, s := range []string{p.Source, p.Sentence(lang.En), p.Sentence(lang.Ko)} {
		if lang.CleanLine(s) != strings.TrimSpace(s) {
			t.Errorf("%s: not one clean line: %+q", p.Place(), s)
		}
		if len(s) > 3000 {
			t.Errorf("%s: %d bytes in one line: %.100q…", p.Place(), len(s), s)
		}
	}
	if p.Line < 0 || p.Column < 0 || (p.Line == 0) != (p.Column == 0) {
		t.Errorf("the place %d:%d is none", p.Line, p.Column)
	}
}

func TestGoodDecksAreRead(t *testing.T) {
	for name, data := range map[string]string{
		"as it is":               good,
		"a story":                story,
		"no line end at the end": strings.TrimSuffix(good, "\n"),
		"a document marker":      "---\n" + good,
		"both markers":           "# mine\n---\n" + good + "...\n",
		"an end and a remark":    good + "...\n# that was all\n",
		"byte order mark":        "\ufeff" + good,
		"Windows line ends":      strings.ReplaceAll(good, "\n", "\r\n"),
		"old Mac line ends":      strings.ReplaceAll(good, "\n", "\r"),
		"BOM and Windows":        "\ufeff" + strings.ReplaceAll(good, "\n", "\r\n"),
		"comments between":       strings.ReplaceAll(good, "\n", "\n# a remark\n\n"),
		"one language is enough": with(6, "    ask: {ko: 왜요?}"),
		"no language is written": with(6, "    ask: {ko: 왜요?, en: ~}"),
	} {
		t.Run(name, func(t *testing.T) {
			d, ps := Parse("d.yaml", []byte(data))
			if len(ps) > 0 {
				t.Fatal(sentences(ps))
			}
			if d.ID != "d" || len(d.Questions) != 1 || d.Questions[0].ID != "d/a" {
				t.Errorf("read as %+v", d)
			}
			if en := d.Questions[0].Ask.En; strings.Contains(en, "~") {
				t.Errorf("null became the text %q", en)
			}
		})
	}
}

func TestParseReadsEveryField(t *testing.T) {
	d, ps := Parse("decks/my-deck.yml", []byte(`deck: my-deck
kind: technical
title: {en: My Deck, ko: "내\n덱"}
about: {en: All of it., ko: 전부.}
principles: [{id: ownership, means: {en: Care.}, strong: [{en: Stays.}], weak: [{en: Leaves.}]}]
questions:
  - id: first
    was: [old, other/older]
    ask: {en: "  Why?  ", ko: 왜요?}
    principle: dive-deep
    tags: [x, y]
    level: 3
    seconds: 90
    shows: [ownership]
    probes: [{en: And?, ko: 그래서요?, has: p1}, {ko: 정말요?, lacks: p1, layer: own}]
    wrong: [{id: w1, claim: {en: Two.}, right: {en: One.}, match: [two & wrong], against: [p1]}]
    sample: {situation: {en: S}, task: {en: T}, action: {en: A}, result: {en: R}, why: {en: W}}
    points: [{id: p1, say: {en: One., ko: 하나.}, match: ['one | 하나'], deny: [none]}]
    answer: {en: "Line\tone\r\nline two", ko: 답.}
    sources: ["PostgreSQL manual, 13.2"]
  - id: second
    ask: {en: What?}
`))
	if len(ps) > 0 {
		t.Fatal(sentences(ps))
	}
	want := Deck{
		ID: "my-deck", Kind: Technical, Title: lang.Text{En: "My Deck", Ko: "내 덱"}, About: lang.Text{En: "All of it.", Ko: "전부."},
		Guides: []Guide{{Principle: "ownership", Means: lang.Text{En: "Care."}, Strong: []lang.Text{{En: "Stays."}}, Weak: []lang.Text{{En: "Leaves."}}}},
		Questions: []Question{{
			ID: "my-deck/first", Deck: "my-deck", Kind: Technical, Principle: "dive-deep", Tags: []string{"x", "y"}, Level: 3,
			Ask: lang.Text{En: "Why?", Ko: "왜요?"}, Probes: []Probe{{Text: lang.Text{En: "And?", Ko: "그래서요?"}, Has: "p1"}, {Text: lang.Text{Ko: "정말요?"}, Layer: "own", Lacks: "p1"}},
			Points: []Point{{ID: "p1", Say: lang.Text{En: "One.", Ko: "하나."}}},
			Shows:  []string{"ownership"}, Wrong: []Wrong{{ID: "w1", Claim: lang.Text{En: "Two."}, Right: lang.Text{En: "One."}, Match: compile([]string{"two & wrong"}), Against: []string{"p1"}}},
			Match: map[string][]phrase.Pattern{"p1": compile([]string{"one | 하나"})}, Deny: map[string][]phrase.Pattern{"p1": compile([]string{"none"})},
			Sample: Sample{lang.Text{En: "S"}, lang.Text{En: "T"}, lang.Text{En: "A"}, lang.Text{En: "R"}, lang.Text{En: "W"}},
			Was:    []string{"my-deck/old", "other/older"}, Budget: 90 * time.Second,
			Answer: lang.Text{En: "Line    one\nline two", Ko: "답."}, Sources: []string{"PostgreSQL manual, 13.2"},
		}, {
			ID: "my-deck/second", Deck: "my-deck", Kind: Technical, Level: 2, Ask: lang.Text{En: "What?"}, Budget: technicalBudget,
		}},
	}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("read\n%+v\nwant\n%+v", d, want)
	}
	if d, _ := Parse("d.yaml", []byte(story)); d.Questions[0].Budget != behavioralBudget {
		t.Errorf("a story gets %v", d.Questions[0].Budget)
	}
}

func TestParseNormalisesHangul(t *testing.T) {
	d, ps := Parse("d.yaml", []byte(norm.NFD.String(good)))
	if len(ps) > 0 {
		t.Fatal(sentences(ps))
	}
	if d.Title.Ko != "제목" || d.Questions[0].Ask.Ko != "왜요?" || d.Questions[0].Points[0].Say.Ko != "그래서요." {
		t.Errorf("the Hangul of a Mac stayed apart: %+q %+q", d.Title.Ko, d.Questions[0].Ask.Ko)
	}
}

func TestParseSaysWhatIsWrongAndWhere(t *testing.T) {
	long := strings.Repeat("x", 65)
	for _, c := range []struct {
		name, data string
		want       []wrong
	}{
		// Fields
		{"unknown field, close to one", with(7, "    levle: 1"), []wrong{{7, 5, `no field "levle". Did you mean "level"?`, `"levle" 필드는 덱 형식에 없습니다. "level" 아닌가요?`}}},
		{"unknown field in capitals", with(3, "Title: {en: T}"), []wrong{{3, 1, `Did you mean "title"?`, `"title" 아닌가요?`}, {1, 1, `no field "title"`, `"title" 필드가 없습니다`}}},
		{"unknown field, close to none", with(7, "    wording: 1"), []wrong{{7, 5, "Fields here: id, was, ask, principle", "쓸 수 있는 필드: id, was, ask, principle"}}},
		{"a letter is close to nothing", with(7, "    x: 1"), []wrong{{7, 5, "Fields here: id,", "쓸 수 있는 필드: id,"}}},
		{"field with an invisible character", with(7, "    le\u200bvel: 1"), []wrong{{7, 5, "not the name of a field", "필드 이름을 읽을 수 없습니다"}}},
		{"a list as a field", with(7, "    ? [level]\n    : 1"), []wrong{{7, 7, "not the name of a field", "필드 이름을 읽을 수 없습니다"}}},
		{"merge key", with(7, "    <<: {level: 1}"), []wrong{{7, 5, `no field "<<"`, `"<<" 필드는`}}},
		{"no kind", with(2, ""), []wrong{{1, 1, `deck has no field "kind". Add kind: here.`, `deck에 "kind" 필드가 없습니다. kind: 를 추가하세요.`}}},
		{"no ask", with(6, ""), []wrong{{5, 5, `no field "ask"`, `"ask" 필드가 없습니다`}}},
		{"no say in a point", with(9, "    points: [{id: p}]"), []wrong{{9, 14, `points has no field "say"`, `points에 "say" 필드가 없습니다`}}},
		{"a key twice", with(7, "    ask: {en: Again}"), []wrong{{7, 5, `The field "ask" is here twice. Delete one.`, `"ask" 필드가 두 번 있습니다. 하나를 지우세요.`}}},
		{"a key twice at the top", good + "deck: d\n", []wrong{{10, 1, `"deck" is here twice`, `"deck" 필드가 두 번`}}},

		// Types
		{"a text where fields belong", with(6, "    ask: Why?"), []wrong{{6, 10, "ask needs fields here. For example: {en: …, ko: …}", "ask 자리에는 필드 목록이 와야 합니다. 예: {en: …, ko: …}"}}},
		{"a text where a list belongs", with(8, "    tags: one"), []wrong{{8, 11, "tags must be a list", "tags 자리에는 목록이 와야 합니다"}}},
		{"a list where a text belongs", with(6, "    ask: {en: [a]}"), []wrong{{6, 15, "en must be text", "en 자리에는 글이 와야 합니다"}}},
		{"a word where a number belongs", with(7, "    level: easy"), []wrong{{7, 12, "level must be a whole number", "level 값은 정수여야 합니다"}}},
		{"half a number", with(7, "    level: 1.5"), []wrong{{7, 12, "whole number", "정수"}}},
		{"no number", with(7, "    level:"), []wrong{{7, 11, "whole number", "정수"}}},
		{"a number beyond any", with(7, "    seconds: 99999999999999999999"), []wrong{{7, 14, "whole number", "정수"}}},
		{"questions as fields", "deck: d\nkind: technical\ntitle: {en: T}\nquestions: {id: a}\n", []wrong{{4, 12, "questions must be a list", "questions 자리에는 목록이"}}},
		{"a question as text", good + "  - why?\n", []wrong{{10, 5, "questions needs fields here", "questions 자리에는 필드 목록"}}},

		// Ids
		{"id with capitals and spaces", with(5, "  - id: My Question"), []wrong{{5, 9, `The question id "My Question" cannot be used`, `"My Question"는 쓸 수 없습니다`}}},
		{"id in Hangul", with(5, "  - id: 질문"), []wrong{{5, 9, "lower-case letters, digits and hyphens", "영문 소문자, 숫자, 하이픈"}}},
		{"no id at all", with(5, "  - id:"), []wrong{{5, 8, `The question id "" cannot be used`, `""는 쓸 수 없습니다`}}},
		{"id of 65 letters", with(5, "  - id: "+long), []wrong{{5, 9, "at most 64", "64자까지"}}},
		{"id with a hyphen at the end", with(5, "  - id: a-"), []wrong{{5, 9, `"a-" cannot be used`, `"a-"는 쓸 수 없습니다`}}},
		{"id with two hyphens", with(5, "  - id: a--b"), []wrong{{5, 9, `"a--b" cannot be used`, `"a--b"는 쓸 수 없습니다`}}},
		{"id with a path", with(5, "  - id: ../a"), []wrong{{5, 9, `"../a" cannot be used`, `"../a"는 쓸 수 없습니다`}}},
		{"an id twice", good + "  - id: a\n    ask: {en: Why not?}\n", []wrong{{10, 9, `The id "a" is used twice`, `id "a"가 두 번 쓰였습니다`}}},
		{"a point's id twice", with(9, "    points: [{id: p, say: {en: A}}, {id: p, say: {en: B}}]"), []wrong{{9, 42, `The id "p" is used twice`, `id "p"가 두 번`}}},
		{"a bad point id", with(9, "    points: [{id: P, say: {en: A}}]"), []wrong{{9, 19, `The key point id "P" cannot be used`, `"P"는 쓸 수 없습니다`}}},
		{"an earlier id that is used now", with(7, "    was: [b]\n  - id: b\n    ask: {en: Why not?}"), []wrong{{7, 11, `The id "b" is used twice`, `id "b"가 두 번`}}},
		{"an earlier id claimed twice", with(7, "    was: [old]\n  - id: b\n    was: [x, d/old]\n    ask: {en: Why not?}"), []wrong{{9, 14, `The id "old" is used twice`, `id "old"가 두 번`}}},
		{"an earlier id that is none", with(7, "    was: [Old One]"), []wrong{{7, 11, `"Old One" is not the id of a question`, `"Old One"는 질문 id가 아닙니다`}}},
		{"an earlier id with two decks", with(7, "    was: [a/b/c]"), []wrong{{7, 11, `"a/b/c" is not the id`, `"a/b/c"는 질문 id가`}}},
		{"deck id is not the file's name", with(1, "deck: e"), []wrong{{1, 7, "Write deck: d, or rename the file to e.yaml.", "deck: d 로 고치거나 파일 이름을 e.yaml로 바꾸세요."}}},
		{"deck id cannot be one", with(1, "deck: My Deck"), []wrong{{1, 7, `The deck id "My Deck" cannot be used`, `"My Deck"는 쓸 수 없습니다`}}},

		// Ranges and rules
		{"unknown kind", with(2, "kind: coding"), []wrong{{2, 7, `There is no kind "coding". Write behavioral or technical.`, `kind 값 "coding"를 알 수 없습니다`}}},
		{"level 0, said aloud", with(7, "    level: 0"), []wrong{{7, 12, "A level is 1, 2 or 3.", "level은 1에서 3까지입니다"}}},
		{"level 4", with(7, "    level: 4"), []wrong{{7, 12, "1, 2 or 3", "1에서 3"}}},
		{"level below nothing", with(7, "    level: -1"), []wrong{{7, 12, "1, 2 or 3", "1에서 3"}}},
		{"seconds 0, said aloud", with(7, "    seconds: 0"), []wrong{{7, 14, "Seconds run from 10 to 3600.", "seconds는 10에서 3600까지입니다"}}},
		{"seconds 9", with(7, "    seconds: 9"), []wrong{{7, 14, "10 to 3600", "10에서 3600"}}},
		{"seconds 3601", with(7, "    seconds: 3601"), []wrong{{7, 14, "10 to 3600", "10에서 3600"}}},
		{"unknown principle, close to one", strings.Replace(story, "ownership", "owner-ship", 1), []wrong{{7, 16, `There is no principle "owner-ship". Did you mean "ownership"?`, `"owner-ship" 원칙은 없습니다. "ownership" 아닌가요?`}}},
		{"principle by its name", strings.Replace(story, "ownership", "Customer Obsession", 1), []wrong{{7, 16, `Did you mean "customer-obsession"?`, `"customer-obsession" 아닌가요?`}}},
		{"the longest principle, one letter short", strings.Replace(story, "ownership", "strive-to-be-earths-best-employe", 1), []wrong{{7, 16, `Did you mean "strive-to-be-earths-best-employer"?`, `아닌가요?`}}},
		{"unknown principle, close to none", strings.Replace(story, "ownership", "bravery", 1), []wrong{{7, 16, "one of the sixteen, such as customer-obsession", "16개 원칙의 id"}}},
		{"a story without principle and tags", strings.Replace(story, "    principle: ownership\n", "", 1), []wrong{{5, 5, "neither a principle nor a tag", "원칙도 태그도 없습니다"}}},
		{"key points in a story", story + "    points: [{id: p, say: {en: A}}]\n", []wrong{{8, 13, "Key points belong to technical decks. Remove points:.", "technical 덱에만 씁니다. points: 를 지우세요."}}},
		{"an empty question", with(6, `    ask: {en: "", ko: "  "}`), []wrong{{6, 10, "There is no text here. Write ko:, en: or both.", "글이 비어 있습니다"}}},
		{"a question of null", with(6, "    ask: {en: null, ko: ~}"), []wrong{{6, 10, "There is no text here", "글이 비어 있습니다"}}},
		{"an empty title", with(3, "title: {}"), []wrong{{3, 8, "There is no text here", "글이 비어 있습니다"}}},
		{"an empty probe", with(7, "    probes: [{en: A}, {en: }]"), []wrong{{7, 23, "There is no text here", "글이 비어 있습니다"}}},
		{"an empty tag", with(8, `    tags: [one, ""]`), []wrong{{8, 17, "This tag is empty or too long", "태그가 비었거나 너무 깁니다"}}},
		{"a tag of two lines", with(8, `    tags: ["a\nb"]`), []wrong{{8, 12, "Write a short word.", "짧은 낱말로 적으세요."}}},
		{"21 probes", with(7, "    probes: ["+strings.Repeat("{en: A},", 21)+"]"), []wrong{{7, 13, "21 items are too many. At most 20.", "항목이 21개로 너무 많습니다. 20개까지"}}},
		{"no questions", "deck: d\nkind: technical\ntitle: {en: T}\nquestions: []\n", []wrong{{4, 12, "There are 0 questions. Give at least 1", "질문이 0개입니다"}}},

		// Files
		{"nothing", "", []wrong{{1, 1, "There is no deck in this file. Start with deck:", "덱이 비어 있습니다. deck:"}}},
		{"white space", " \n\n", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"a byte order mark alone", "\ufeff", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"comments only", "# one\n# two\n", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"a marker only", "---\n", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"a list", "- deck: d\n", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"a sentence", "hello there\n", []wrong{{1, 1, "There is no deck", "덱이 비어 있습니다"}}},
		{"two documents", good + "---\n" + good, []wrong{{10, 1, "more than one document", "문서가 둘 이상"}}},
		{"two documents, the first marked", "---\n" + good + "--- # two\n" + good, []wrong{{11, 1, "more than one document", "문서가 둘 이상"}}},
		{"an empty second document", good + "---\n", []wrong{{10, 1, "more than one document", "문서가 둘 이상"}}},
		{"a second document after ...", good + "...\n# more\n" + good, []wrong{{12, 1, "more than one document", "문서가 둘 이상"}}},

		// YAML
		{"a tab as indentation", with(7, "\tlevel: 1"), []wrong{{7, 1, "A tab is used for indentation. Indent with spaces.", "탭으로 들여썼습니다. 빈칸으로 들여쓰세요."}}},
		{"tabs below the title", "deck: d\ntitle:\n\ten: T\n", []wrong{{3, 1, "A tab is used", "탭으로 들여썼습니다"}}},
		{"one space too few", with(7, "   level: 1"), []wrong{{7, 4, "not valid YAML", "YAML로 읽을 수 없습니다"}}},
		{"an open double quote", with(3, `title: {en: "Title, ko: 제목}`), []wrong{{3, 13, "The quote that opens here is never closed", "여기서 연 따옴표가 닫히지 않았습니다"}}},
		{"an open single quote", with(6, `    ask: {en: 'Why?}`), []wrong{{6, 15, "The quote that opens here", "여기서 연 따옴표"}}},
		{"an open bracket", with(8, "    tags: [one, two"), []wrong{{8, 11, "not valid YAML", "YAML로 읽을 수 없습니다"}}},
		{"a colon in a text", with(3, "title: Why: this"), []wrong{{3, 11, "quote text that holds a colon", "콜론이 든 글은 따옴표로 감싸세요"}}},
		{"an unknown escape", with(3, `title: {en: "a\qb"}`), []wrong{{3, 15, "unknown escape", "YAML로 읽을 수 없습니다"}}},
		{"half a surrogate pair", with(3, `title: {en: "a\ud800"}`), []wrong{{3, 17, "not valid YAML", "YAML로 읽을 수 없습니다"}}},
		{"an anchor", with(6, "    ask: &q {en: Why?}"), []wrong{{6, 10, "Anchors (&) and aliases (*) are not part of a deck", "앵커(&)와 별칭(*)은"}}},
		{"an alias", with(6, "    ask: {en: &q Why?, ko: *q}"), []wrong{{6, 15, "Anchors (&)", "앵커(&)"}, {6, 28, "Anchors (&)", "앵커(&)"}}},
		{"an alias to nothing", with(6, "    ask: *nobody"), []wrong{{6, 10, "Anchors (&)", "앵커(&)"}}},

		// Characters
		{"a raw escape", with(6, "    ask: {en: \"Why\x1b[31m?\"}"), []wrong{{6, 19, "control character U+001B", "제어 문자 U+001B"}}},
		{"a null byte in a comment", with(4, "questions: # \x00"), []wrong{{4, 14, "control character U+0000", "제어 문자 U+0000"}}},
		{"a raw C1", with(6, "    ask: {ko: 왜\u009b31m}"), []wrong{{6, 16, "control character U+009B", "제어 문자 U+009B"}}},
		{"a raw delete after Windows line ends", strings.ReplaceAll(with(6, "    ask: {en: \x7f}"), "\n", "\r\n"), []wrong{{6, 15, "U+007F", "U+007F"}}},
		{"a line separator", with(3, "title: {en: \"a\u2028b\"}"), []wrong{{3, 15, "U+2028", "U+2028"}}},
		{"a non-character", with(3, "title: {en: \"a\uffffb\"}"), []wrong{{3, 15, "U+FFFF", "U+FFFF"}}},
		{"not UTF-8", with(6, "    ask: {ko: \xbf\xd6}"), []wrong{{6, 15, "This is not UTF-8 text. Save the file as UTF-8.", "UTF-8이 아닌 글자가 있습니다"}}},
		{"UTF-16", "\xff\xfed\x00e\x00", []wrong{{1, 1, "not UTF-8", "UTF-8이 아닌"}}},
		{"an escaped escape", with(6, `    ask: {en: "Why\x1b[31m?"}`), []wrong{{6, 15, "en holds the invisible character U+001B", "en 안에 보이지 않는 문자 U+001B가 있습니다"}}},
		{"an escaped C1", with(6, `    ask: {en: "\u009b31m"}`), []wrong{{6, 15, "U+009B", "U+009B"}}},
		{"raw right-to-left override", with(6, "    ask: {ko: 왜\u202e요}"), []wrong{{6, 15, "U+202E", "U+202E"}}},
		{"escaped right-to-left override", with(6, `    ask: {ko: "왜\u202e요"}`), []wrong{{6, 15, "U+202E", "U+202E"}}},
		{"raw zero-width space", with(8, "    tags: [on\u200be]"), []wrong{{8, 12, "tags holds the invisible character U+200B", "tags 안에"}}},
		{"escaped zero-width space", with(8, `    tags: ["on\u200be"]`), []wrong{{8, 12, "U+200B", "U+200B"}}},
		{"byte order mark in the middle", with(3, "title: {en: \"a\ufeffb\"}"), []wrong{{3, 13, "U+FEFF", "U+FEFF"}}},
		{"invisible in an id", with(5, "  - id: \"a\\u200b\""), []wrong{{5, 9, "id holds the invisible character", "id 안에"}}},
		{"tag characters", with(3, `title: {en: "a\U000E0041"}`), []wrong{{3, 13, "U+E0041", "U+E0041"}}},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.data, c.want...) })
	}
}

func TestParseReportsEverythingAtOnce(t *testing.T) {
	expect(t, `deck: d
kind: technical
titel: {en: T}
title: Databases
questions:
  - id: a
    ask: Why?
    level: high
    tags: one
  - id: [b]
`,
		wrong{3, 1, `Did you mean "title"?`, `"title" 아닌가요?`},
		wrong{4, 8, "title needs fields here", "title 자리에는"},
		wrong{7, 10, "ask needs fields here", "ask 자리에는"},
		wrong{8, 12, "whole number", "정수"},
		wrong{9, 11, "tags must be a list", "tags 자리에는"},
		wrong{10, 9, "id must be text", "id 자리에는"},
		wrong{10, 5, `no field "ask"`, `"ask" 필드가 없습니다`},
	)
	expect(t, `deck: d
kind: coding
title: {}
questions:
  - id: A
    ask: {en: ""}
    level: 9
    seconds: 1
    principle: none
  - id: A
    ask: {en: Q}
`,
		wrong{2, 7, "no kind", "kind 값"},
		wrong{3, 8, "no text", "글이 비어"},
		wrong{5, 9, `"A" cannot be used`, `"A"는`},
		wrong{6, 10, "no text", "글이 비어"},
		wrong{9, 16, `no principle "none"`, `"none" 원칙은`},
		wrong{7, 12, "1, 2 or 3", "1에서 3"},
		wrong{8, 14, "10 to 3600", "10에서 3600"},
		wrong{10, 9, `"A" cannot be used`, `"A"는`},
		wrong{10, 9, "used twice", "두 번"},
	)
}

func TestProblemShowsItsLine(t *testing.T) {
	for name, ends := range map[string]string{"Unix": "\n", "Windows": "\r\n", "old Mac": "\r"} {
		_, ps := Parse("mine/d.yaml", []byte(strings.ReplaceAll(with(7, "    levle:\t1 # 낮음"), "\n", ends)))
		if len(ps) != 1 {
			t.Fatalf("%s: %s", name, sentences(ps))
		}
		if want := "    levle:    1 # 낮음"; ps[0].Source != want {
			t.Errorf("%s shows %q, want %q", name, ps[0].Source, want)
		}
		if want := "mine/d.yaml:7:5"; ps[0].Place() != want {
			t.Errorf("%s: at %s, want %s", name, ps[0].Place(), want)
		}
	}
	if p := (Problem{File: "d.yaml"}); p.Place() != "d.yaml" {
		t.Errorf("a problem of the whole file is at %s", p.Place())
	}
}

func TestDeckNameIsTheFilesNameOnEverySystem(t *testing.T) {
	for name, want := range map[string]int{
		"d.yaml": 0, "d.yml": 0, "/home/me/decks/d.yaml": 0, `C:\decks\d.yaml`: 0, "d": 0,
		"e.yaml": 1, "d.yaml.bak": 1, "My Deck.yaml": 1,
	} {
		_, ps := Parse(name, []byte(good))
		if len(ps) != want {
			t.Errorf("%s: %s", name, sentences(ps))
		}
		for _, p := range ps {
			checkProblem(t, p)
		}
	}
	if _, ps := Parse("My Deck.yaml", []byte(good)); strings.Contains(ps[0].Sentence(lang.En), "Write deck:") {
		t.Errorf("advises an id that cannot be used: %s", ps[0].Sentence(lang.En))
	}
}

// bomb is aliases of aliases: a few hundred bytes that mean 9^10 items.
func bomb() string {
	var b strings.Builder
	b.WriteString("a: &a [x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c < 'k'; c++ {
		fmt.Fprintf(&b, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), ","))
	}
	return b.String()
}

// A hostile file costs a moment and a bounded amount of memory, however it is
// made, and is answered with a problem.
func TestHostileFilesAreCheap(t *testing.T) {
	const most = 500 << 20 // bytes allocated in all; a 2 MB file of nothing but nodes takes nearly all
	head := "deck: d\nkind: technical\ntitle: {en: T}\nquestions:\n"
	many := func(n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, "  - id: q%d\n    ask: {en: Why?}\n", i)
		}
		return b.String()
	}
	keys := func() string {
		var b strings.Builder
		for i := 0; b.Len() < maxFileBytes-100; i++ {
			fmt.Fprintf(&b, "k%d:\n", i)
		}
		return b.String()
	}
	for _, c := range []struct {
		name, data, en string
	}{
		{"alias bomb", bomb(), `no field "a"`},
		{"alias bomb where texts belong", head + "  - id: a\n    ask: {en: Q}\n    tags: &a [x]\n    sources: [*a, *a]\n", "Anchors (&)"},
		{"alias bomb as a second document", good + "---\n" + bomb(), "Anchors (&)"},
		{"200 KB of [", strings.Repeat("[", 200<<10), "nested too deeply"},
		{"200 KB of {", strings.Repeat("{", 200<<10), "nested too deeply"},
		{"200 KB of {a:", strings.Repeat("{a:", 70<<10), "nested too deeply"},
		{"200 KB of dashes", strings.Repeat("- ", 100<<10), "nested too deeply"},
		{"deep below a question", with(7, "    tags: "+strings.Repeat("[", 30)+strings.Repeat("]", 30)), "nested too deeply"},
		{"3 MB of anything", strings.Repeat("a", 3<<20), "The file is too large (3072 KB). Split it"},
		{"one byte too many", good + strings.Repeat("#", maxFileBytes+1-len(good)), "too large"},
		{"64 KB and a byte in a field", with(3, "title: {en: "+strings.Repeat("a", maxFieldBytes+1)+"}"), "en is too long (64 KB). Keep it under 64 KB."},
		{"6000 questions", many(6000), "6000 items are too many. At most 5000."},
		{"500,000 questions of nothing", head + strings.Repeat("\n-", 500_000), "500000 items are too many"},
		{"5000 wrong questions", head + strings.Repeat("\n- x", 5000), "questions needs fields here"},
		{"100,000 unknown fields", keys(), `no field "k0"`},
		{"a list of lists", "deck: [" + strings.Repeat("[],", 340_000) + "]", "deck must be text"},
		{"a name of 900 KB", "deck: d\n\"" + strings.Repeat("x", 900<<10) + "\": 1", `no field "xxx`},
		{"an id of 60 KB", with(5, "  - id: "+strings.Repeat("x", 60<<10)), "cannot be used"},
		{"a deck id of 60 KB", with(1, "deck: "+strings.Repeat("x", 60<<10)), "cannot be used"},
		{"5000 ids that are no ids", strings.ReplaceAll(many(5000), "id: q", "id: Q"), "cannot be used"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, ps := Parse("d.yaml", []byte(c.data))
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > most {
				t.Errorf("%d MB were allocated", used>>20)
			}
			if len(ps) == 0 || len(ps) > maxProblems {
				t.Fatalf("%d problems", len(ps))
			}
			for _, p := range ps {
				checkProblem(t, p)
			}
			if got := ps[0].Sentence(lang.En); !strings.Contains(got, c.en) {
				t.Errorf("says\n%.300s\nwithout %q", got, c.en)
			}
		})
	}
}

func TestTheLimitsThemselvesAreAllowed(t *testing.T) {
	var b strings.Builder
	b.WriteString("deck: d\nkind: technical\ntitle: {en: T}\nquestions:\n")
	for i := range maxQuestions {
		fmt.Fprintf(&b, "  - id: q%d\n    ask: {en: Why?}\n    seconds: %d\n", i, []int{minSeconds, maxSeconds}[i%2])
	}
	for name, data := range map[string]string{
		"5000 questions":   b.String(),
		"a file of 2 MB":   good + strings.Repeat("#", maxFileBytes-len(good)),
		"a field of 64 KB": with(3, "title: {en: "+strings.Repeat("a", maxFieldBytes)+"}"),
		"20 probes":        with(7, "    probes: ["+strings.Repeat("{en: A},", maxProbes)+"]"),
		"an id of 64":      with(5, "  - id: "+strings.Repeat("x", maxIDBytes)),
	} {
		if _, ps := Parse("d.yaml", []byte(data)); len(ps) > 0 {
			t.Errorf("%s: %.300s", name, sentences(ps))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(story))
	f.Add([]byte("\ufeff---\r\n" + strings.ReplaceAll(good, "\n", "\r\n") + "...\r\n"))
	f.Add([]byte(with(7, "    was: [b, x/y]\n    probes: [{en: A}]\n    answer: {ko: \"a\\nb\"}\n    sources: [s]")))
	f.Add([]byte(with(6, `    ask: {en: "\x1b\u202e\u200b\ud800"}`)))
	f.Add([]byte(with(6, "    ask: &q {en: |\n        a\n      , ko: *q}")))
	f.Add([]byte(good + "---\n" + story))
	f.Add([]byte(bomb()))
	f.Add([]byte(norm.NFD.String(good)))
	f.Add([]byte("? [a]\n: !!binary aGk=\n<<: *x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ps := Parse("d.yaml", data)
		for _, p := range ps {
			fuzzProblem(t, p)
		}
		if len(ps) == 0 {
			fuzzDeck(t, d)
		}
	})
}

// fuzzProblem is checkProblem without its look at the script, as a person's own
// words may be quoted.
func fuzzProblem(t *testing.T, p Problem) {
	for _, s := range []string{p.What.En, p.What.Ko, p.Do.En, p.Do.Ko} {
		if s == "" || !utf8.ValidString(s) || lang.CleanLine(s) != s {
			t.Errorf("%s says %+q", p.Place(), s)
		}
	}
	if lang.Clean(p.Source) != p.Source || strings.Contains(p.Source, "\n") {
		t.Errorf("%s shows %+q", p.Place(), p.Source)
	}
	if p.Line < 0 || p.Column < 0 {
		t.Errorf("at %s", p.Place())
	}
}

func fuzzDeck(t *testing.T, d Deck) {
	if d.ID != "d" || d.Kind != Behavioral && d.Kind != Technical || d.Title.Empty() || len(d.Questions) == 0 {
		t.Errorf("this is no deck: %+v", d)
	}
	clean := func(texts ...string) {
		for _, s := range texts {
			if lang.Clean(s) != s || strings.TrimSpace(s) != s {
				t.Errorf("kept as %+q", s)
			}
		}
	}
	clean(d.Title.En, d.Title.Ko, d.About.En, d.About.Ko)
	ids := map[string]bool{}
	for _, q := range d.Questions {
		id, ok := strings.CutPrefix(q.ID, "d/")
		if !ok || !ValidID(id) || ids[q.ID] {
			t.Errorf("the id %q", q.ID)
		}
		ids[q.ID] = true
		for _, old := range q.Was {
			deck, id, _ := strings.Cut(old, "/")
			if !ValidID(deck) || !ValidID(id) {
				t.Errorf("was %q", old)
			}
		}
		if q.Ask.Empty() || q.Level < LevelMin || q.Level > LevelMax || q.Budget < minSeconds*time.Second || q.Budget > maxSeconds*time.Second {
			t.Errorf("this is no question: %+v", q)
		}
		if _, ok := FindPrinciple(q.Principle); !ok && q.Principle != "" {
			t.Errorf("asks for %q", q.Principle)
		}
		clean(q.Ask.En, q.Ask.Ko, q.Answer.En, q.Answer.Ko)
		clean(q.Tags...)
		clean(q.Sources...)
		for _, p := range q.Probes {
			clean(p.En, p.Ko)
		}
		points := map[string]bool{}
		for _, p := range q.Points {
			if !ValidID(p.ID) || points[p.ID] || p.Say.Empty() {
				t.Errorf("the point %+v", p)
			}
			points[p.ID] = true
			clean(p.Say.En, p.Say.Ko)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	folder := Folder{FS: os.DirFS(b.TempDir())}
	for b.Loop() {
		Open(folder)
	}
}

func BenchmarkLoadEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Load(Folder{FS: Embedded()})
	}
}
