package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// prompt is a person at a prompt without a terminal.
type prompt struct {
	t        *testing.T
	home     string
	env      map[string]string
	out, err string
	code     int
	ids      int // handed out
}

func newShell(t *testing.T, locale string) *prompt {
	t.Helper()
	home := t.TempDir()
	return &prompt{t: t, home: home, env: map[string]string{
		"LANG": locale, "TERM": "xterm",
		"XDG_DATA_HOME": filepath.Join(home, "data"), "XDG_CONFIG_HOME": filepath.Join(home, "config"),
	}}
}

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func (s *prompt) run(args ...string) *prompt {
	s.t.Helper()
	var out, errs bytes.Buffer
	s.code = Run(World{
		Args: args, In: os.Stdin, Out: &out, Err: &errs,
		Getenv:   func(name string) string { return s.env[name] },
		Now:      func() interview.Moment { return interview.Moment{Wall: noon} },
		Terminal: func() bool { return false },
		NewID: func(time.Time) string {
			s.ids++
			return fmt.Sprintf("01KATNEW%018d", s.ids)
		},
	})
	s.out, s.err = out.String(), errs.String()
	return s
}

// ends checks the exit code and that standard error holds a text; "" means it
// holds nothing.
func (s *prompt) ends(code int, text string) *prompt {
	s.t.Helper()
	if s.code != code || !strings.Contains(s.err, text) || (text == "" && s.err != "") {
		s.t.Fatalf("ended with %d and %q, want %d and %q", s.code, s.err, code, text)
	}
	return s
}

func (s *prompt) prints(texts ...string) *prompt {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(s.out, text) {
			s.t.Fatalf("does not print %q but\n%s", text, s.out)
		}
	}
	return s
}

// json reads what was printed.
func (s *prompt) json(v any) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.out), v); err != nil {
		s.t.Fatalf("%v in\n%s", err, s.out)
	}
}

// file is the file of answers.
func (s *prompt) file() string { return filepath.Join(s.env["XDG_DATA_HOME"], "onsite", "onsite.db") }

// within opens the file of answers for a moment.
func (s *prompt) within(use func(*store.Store) error) {
	s.t.Helper()
	db, err := store.Open(s.file(), store.Options{}, noon)
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	if err := use(db); err != nil {
		s.t.Fatal(err)
	}
}

// spoil damages every record a text stands in.
func (s *prompt) spoil(text, to string) {
	s.t.Helper()
	data, err := os.ReadFile(s.file())
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.file(), bytes.ReplaceAll(data, []byte(text), []byte(to)), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// keep puts an answer into the file.
func (s *prompt) keep(a interview.Answer) {
	s.t.Helper()
	s.within(func(db *store.Store) error { return db.Keep(a) })
}

func anAnswer() interview.Answer {
	return interview.Answer{
		ID:    "01KATCLI00000000000000000A",
		Asked: interview.Asked{ID: "principles/unhappy-customer", Deck: "principles", Kind: questions.Behavioral, Principle: "customer-obsession", Level: 1, Ask: lang.Text{En: "Unhappy customer?", Ko: "불만 고객?"}},
		Lang:  lang.Ko, Mode: interview.Type, Began: noon, Kept: noon.Add(5 * time.Minute), Budget: 8 * time.Minute, Rating: 4,
		Sections: []interview.Section{{Part: interview.Situation, Text: "데드락이 났습니다\x1b[31m", Spent: 61500 * time.Millisecond, Share: 96 * time.Second}},
		Probes:   []interview.Probe{{Ask: lang.Text{En: "How?", Ko: "어떻게요?"}, Text: "로그로", Spent: 9 * time.Second}},
	}
}

func TestHelpIsInThePersonsLanguageAndNeedsNoFiles(t *testing.T) {
	newShell(t, "ko_KR.UTF-8").run("--help").ends(0, "").prints("사용법", "도움말을 보여 줍니다", "onsite practice", "종료 코드", "onsite.db")
	s := newShell(t, "en_US.UTF-8").run("--help").ends(0, "").prints("Examples", "Exit codes", "onsite decks check")
	if _, err := os.Stat(s.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("--help made files")
	}
	newShell(t, "C").run("decks", "check", "--help").ends(0, "").prints("check FILE...")
	newShell(t, "C").run("--version").ends(0, "").prints("onsite " + Version)
}

func TestWrongWordsEndWithTwo(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("practise").ends(2, `Did you mean "practice"?`)
	s.run("--wat").ends(2, "unknown flag")
	s.run("practice", "--lang", "fr").ends(2, "--lang is ko or en")
	s.run("practice", "--level", "9").ends(2, "--level is 1, 2 or 3")
	s.run("practice", "--principle", "luck").ends(2, "no such principle")
	s.run("answer").ends(2, "Name one answer")
	s.run("decks", "check").ends(2, "Name a file")
	newShell(t, "ko_KR.UTF-8").run("answer").ends(2, "id를 하나 적어 주세요")
}

func TestWithoutATerminalOneSentenceSaysSo(t *testing.T) {
	s := newShell(t, "en_US.UTF-8").run().ends(2, "needs a terminal")
	if s.out != "" || strings.Count(s.err, "\n") != 1 {
		t.Errorf("out %q, err %q", s.out, s.err)
	}
}

func TestQuestionsAsJSONHaveExactlyTheStableFields(t *testing.T) {
	s := newShell(t, "C").run("questions", "--json", "--deck", "databases").ends(0, "")
	var list []map[string]json.RawMessage
	s.json(&list)
	if len(list) < 8 {
		t.Fatalf("%d questions", len(list))
	}
	for _, q := range list {
		var fields []string
		for name, value := range q {
			fields = append(fields, name)
			if string(value) == "null" {
				t.Errorf("%s is null in %s", name, q["id"])
			}
		}
		slices.Sort(fields)
		if want := []string{"ask", "deck", "id", "kind", "level", "points", "principle", "probes", "tags"}; !slices.Equal(fields, want) {
			t.Fatalf("fields %v, want %v", fields, want)
		}
	}
	var probes []map[string]string
	if err := json.Unmarshal(list[0]["probes"], &probes); err != nil || len(probes) == 0 || len(probes[0]) != 2 || probes[0]["ko"] == "" || probes[0]["en"] == "" {
		t.Errorf("probes %v, %v", probes, err)
	}
	s.run("questions", "--principle", "dive-deep").ends(0, "").prints("principles/")
	s.run("questions", "--deck", "none").ends(0, "no question fits")
}

func TestAnswersAreFoundInBothLanguages(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("answers", "--json").ends(0, "").prints("[]")
	s.keep(anAnswer())
	s.run("answers").ends(0, "").prints("01KATCLI00000000000000000A\t", "불만 고객?")
	s.run("answers", "--search", "데드락", "--json").ends(0, "")
	var rows []answerRow
	s.json(&rows)
	if len(rows) != 1 || rows[0].Spent != 61 || rows[0].Budget != 480 || rows[0].Rating != 4 || rows[0].Principle != "customer-obsession" {
		t.Errorf("rows %+v", rows)
	}
	s.run("answers", "--search", "nothing").ends(0, "no answer fits")
}

func TestOneAnswerIsShownWholeAndInert(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.keep(anAnswer())
	s.run("answer", "01katcli00000000000000000a").ends(0, "").prints("불만 고객?", "데드락이 났습니다[31m", "? 어떻게요? (9s)", "로그로", "rated 4")
	if strings.ContainsRune(s.out, '\x1b') {
		t.Error("an escape code reaches the terminal")
	}
	s.run("answer", "01KATCLI00000000000000000A", "--json").ends(0, "")
	var a answerWhole
	s.json(&a)
	if len(a.Sections) != 1 || a.Sections[0].Spent != 61 || a.Sections[0].Share != 96 || len(a.Probes) != 1 || a.Probes[0].Text != "로그로" || a.Believed == nil {
		t.Errorf("answer %+v", a)
	}
	s.run("answer", "NOPE").ends(1, `no answer "NOPE"`)
}

func TestDecksAreListedCheckedAndDescribed(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("decks", "list").ends(0, "").prints("databases\ttechnical\t", "principles\tbehavioral\t")
	s.run("decks", "schema").ends(0, "")
	var schema map[string]any
	s.json(&schema)
	good, bad := filepath.Join(s.home, "good.yaml"), filepath.Join(s.home, "bad.yaml")
	write(t, good, "deck: good\nkind: behavioral\ntitle: {en: Good}\nquestions:\n  - {id: one, tags: [x], ask: {en: What?}}\n")
	write(t, bad, "deck: bad\nkind: behavioral\ntitle: {en: Bad}\nquestions:\n  - {id: one, tags: [x], aks: {en: What?}}\n")
	s.run("decks", "check", good).ends(0, "note ").prints("good.yaml: fine, questions: 1")
	s.run("decks", "check", good, bad).ends(1, "bad.yaml:5:26").prints("fine")
	for _, text := range []string{`no field "aks"`, `Did you mean "ask"?`, "    " + "  - {id: one", "need mending"} {
		if !strings.Contains(s.err, text) {
			t.Errorf("%q is not in\n%s", text, s.err)
		}
	}
	s.run("decks", "check", filepath.Join(s.home, "none.yaml")).ends(1, "none.yaml")
}

func TestAnOwnDeckIsBegunAndImported(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("decks", "new", "my-team").ends(0, "").prints("my-team.yaml")
	s.run("decks", "new", "my-team").ends(1, "is there already")
	s.run("decks", "new", "My Team").ends(2, "cannot be a deck's id")
	cards := filepath.Join(s.home, "cards.tsv")
	write(t, cards, "What is MVCC?\tVersions\tdb\n")
	s.run("decks", "import", cards, "--lang", "en").ends(0, "").prints("cards.yaml")
	s.run("questions", "--deck", "cards").ends(0, "").prints("cards/what-is-mvcc", "What is MVCC?")
	write(t, cards, "a\tb\tc\td\n")
	s.run("decks", "import", cards, "--deck", "more").ends(1, "cards.tsv:1:1: There are 4 fields")
	s.run("decks", "list").ends(0, "").prints("my-team\tbehavioral\t1", "cards\ttechnical\t1")
}

func TestAnOwnDeckReplacesABuiltInOneAndABrokenOneIsReported(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	dir := filepath.Join(s.env["XDG_CONFIG_HOME"], "onsite", "decks")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "databases.yaml"), "deck: databases\nkind: technical\ntitle: {en: Mine}\nquestions:\n  - {id: one, ask: {en: What?}}\n")
	write(t, filepath.Join(dir, "broken.yaml"), "deck: broken\nkind: [\n")
	s.run("decks", "list").ends(0, "broken.yaml:").prints("databases\ttechnical\t1\tMine", "principles")
	s.run("due").ends(0, "broken.yaml:").prints("Write a story")
	s.run("questions", "--decks", t.TempDir(), "--deck", "databases").ends(0, "").prints("databases/isolation")
}

func TestADamagedFileEndsWithThree(t *testing.T) {
	s := newShell(t, "ko_KR.UTF-8")
	file := filepath.Join(s.home, "x.db")
	write(t, file, strings.Repeat("garbage", 1000))
	s.run("answers", "--data", file).ends(3, "onsite: ")
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "garbage") {
		t.Error("the damaged file was touched")
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestListsSayWhatTheyCouldNotRead(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.keep(anAnswer())
	s.keepLoop()
	s.spoil(`"rounds":`, `"roundS":`)
	s.run("debrief").ends(0, "is damaged")
	s.spoil(`"began":`, `"begaN":`)
	s.run("answers").ends(0, "is damaged")
}
