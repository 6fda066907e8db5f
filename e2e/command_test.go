//go:build !windows

package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// result is a command that has ended.
type result struct {
	out, err string
	code     int
}

// run runs the program as a script does: no terminal anywhere.
func (h *home) run(args ...string) result {
	h.t.Helper()
	cmd := exec.Command(program, args...)
	var out, errs bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = append(h.environ(), "TERM=xterm-256color"), &out, &errs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Run(); cmd.ProcessState == nil {
		h.t.Fatal(err)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// runJSON runs a command that must succeed and reads what it prints into v.
func (h *home) runJSON(v any, args ...string) {
	h.t.Helper()
	r := h.run(args...)
	if r.code != 0 {
		h.t.Fatalf("onsite %s: exit code %d\n%s", strings.Join(args, " "), r.code, r.err)
	}
	if err := json.Unmarshal([]byte(r.out), v); err != nil {
		h.t.Fatalf("onsite %s: %v\n%s", strings.Join(args, " "), err, r.out)
	}
}

type answer struct {
	ID     string
	Lang   string
	Rating int
	Ask    struct{ Ko, En string }
}

// answers are the kept answers, newest first.
func (h *home) answers() []answer {
	h.t.Helper()
	var list []answer
	h.runJSON(&list, "answers", "--json")
	return list
}

// text is what was written in an answer, its sections under one another.
func (h *home) text(id string) string {
	h.t.Helper()
	var whole struct{ Sections []struct{ Text string } }
	h.runJSON(&whole, "answer", id, "--json")
	var texts []string
	for _, s := range whole.Sections {
		if s.Text != "" {
			texts = append(texts, s.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// recovered starts the program anew, keeps the unfinished answer it offers and
// returns its text.
func (h *home) recovered() string {
	h.t.Helper()
	app := h.start()
	app.waitFor(homeDraft)
	app.waitFor(continueItem)
	app.key("a").waitFor(keptNotice)
	app.quit()
	answers := h.answers()
	if len(answers) == 0 {
		h.t.Fatal("the unfinished answer was not kept")
	}
	return h.text(answers[0].ID)
}

// oneSentence checks that a command ended with one line on standard error and
// nothing on standard output.
func (r result) oneSentence(t *testing.T, code int) {
	t.Helper()
	if r.code != code || r.out != "" || !strings.HasPrefix(r.err, "onsite: ") || strings.Count(r.err, "\n") != 1 {
		t.Errorf("exit code %d, standard output %q, standard error %q; want %d, nothing, one line", r.code, r.out, r.err, code)
	}
}

func TestNoTerminal(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.run().oneSentence(t, 2)
	h.run("practice").oneSentence(t, 2)
	h.run("review").oneSentence(t, 2)
	if _, err := os.Stat(h.data); !os.IsNotExist(err) {
		t.Error("a file was made though nothing was done")
	}

	// The same from a shell that has a terminal, with the pipe of the manual.
	sh := h.with("ONSITE=" + program).shell()
	sh.write(`"$ONSITE" 2>"$HOME/err" </dev/null | cat; echo "[$?]"`).key("Enter").waitFor(`^\[0\]`)
	if data, _ := os.ReadFile(filepath.Join(h.dir, "err")); strings.Count(string(data), "\n") != 1 {
		t.Errorf("standard error is %q, want one line", data)
	}
	sh.write(`"$ONSITE" </dev/null 2>/dev/null; echo "then $?"`).key("Enter").waitFor(`^then 2`)
}

func TestDumbTerminal(t *testing.T) {
	t.Parallel()
	sh := newHome(t).with("ONSITE="+program, "LANG=en_US.UTF-8").shell()
	sh.write(`TERM=dumb "$ONSITE"; echo "then $?"`).key("Enter").waitFor(`^then 2`)
	sh.waitFor(`^onsite: .*TERM=dumb`)
	sh.cleanTerminal()
}

func TestWrongWords(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	for _, args := range []string{
		"--nonsense", "practise", "practice --lang fr", "practice --count many", "practice --level 9", "practice --mode sing",
		"practice --principle none", "questions extra", "answer", "decks check", "decks chekc", "review --nonsense",
		"due --nonsense", "due now", "stats --nonsense", "stats all", "brief --nonsense", "brief now", "brief --format pdf", "breif",
		"stories --nonsense", "stories lisst", "stories list all", "stories export", "stories import",
	} {
		t.Run(args, func(t *testing.T) { h.run(strings.Fields(args)...).oneSentence(t, 2) })
	}
	t.Run("help nonsense", func(t *testing.T) {
		h.run("help", "nonsense").oneSentence(t, 2)
	})
	for _, args := range []string{"answer 01ARZ3NDEKTSV4RRFFQ69G5FAV"} {
		t.Run(args, func(t *testing.T) { h.run(strings.Fields(args)...).oneSentence(t, 1) })
	}
}

func TestVersionAndHelp(t *testing.T) {
	t.Parallel()
	korean := newHome(t)
	english := korean.with("LANG=en_US.UTF-8")
	if r := korean.run("--version"); r.code != 0 || r.err != "" || !regexp.MustCompile(`^onsite \d+\.\d+\.\d+\n$`).MatchString(r.out) {
		t.Errorf("--version: exit code %d, %q, %q", r.code, r.out, r.err)
	}
	ko, en := korean.run("--help"), english.run("--help")
	if ko.code != 0 || en.code != 0 || ko.err != "" || en.err != "" {
		t.Errorf("--help: exit codes %d and %d, %q, %q", ko.code, en.code, ko.err, en.err)
	}
	if !strings.Contains(ko.out, "종료 코드") || !strings.Contains(en.out, "Exit codes") || strings.ContainsAny(en.out, "가나다라면접답변") {
		t.Errorf("the help is not in its language:\n%s\n%s", ko.out, en.out)
	}
	for _, help := range []string{ko.out, en.out} {
		if !strings.Contains(help, korean.data) || strings.Contains(help, "\x1b") {
			t.Errorf("the help does not name the file, or has escape codes:\n%q", help)
		}
	}
	if h := english.run("practice", "-h"); h.code != 0 || !strings.Contains(h.out, "--principle") {
		t.Errorf("practice -h: exit code %d, %s", h.code, h.out)
	}
	completed := english.run("__complete", "").out
	for _, name := range strings.Fields("practice mock review feedback questions answers answer due stories stats plans debrief brief decks") {
		line := regexp.MustCompile(`(?m)^  ` + name + ` +\S`)
		if !line.MatchString(ko.out) || !line.MatchString(en.out) {
			t.Errorf("the help does not name %s", name)
		}
		if !regexp.MustCompile(`(?m)^` + name + `\t\S`).MatchString(completed) {
			t.Errorf("the shell does not complete %s:\n%s", name, completed)
		}
		if h := english.run(name, "--help"); h.code != 0 || h.err != "" || !strings.Contains(h.out, "onsite "+name) {
			t.Errorf("%s --help: exit code %d, %q, %q", name, h.code, h.out, h.err)
		}
	}
	if r := english.run("completion", "bash"); r.code != 0 || r.err != "" || !strings.Contains(r.out, "onsite") {
		t.Errorf("completion bash: exit code %d, %q", r.code, r.err)
	}
	if _, err := os.Stat(korean.data); !os.IsNotExist(err) {
		t.Error("help made a file")
	}
}

func TestQuestionsJSON(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	var list []map[string]json.RawMessage
	h.runJSON(&list, "questions", "--json")
	if len(list) < 50 {
		t.Errorf("%d questions, want a bank of them", len(list))
	}
	want := []string{"ask", "deck", "id", "kind", "level", "points", "principle", "probes", "tags"}
	for _, q := range list {
		if got := slices.Sorted(maps.Keys(q)); !slices.Equal(got, want) {
			t.Fatalf("a question has the fields %v, want %v", got, want)
		}
		for _, name := range []string{"tags", "probes", "points"} {
			if q[name][0] != '[' {
				t.Errorf("%s of %s is %s, want a list", name, q["id"], q[name])
			}
		}
		var ask struct{ Ko, En string }
		if err := json.Unmarshal(q["ask"], &ask); err != nil || ask.Ko+ask.En == "" {
			t.Errorf("%s asks nothing", q["id"])
		}
	}
	var some []struct{ Principle string }
	h.runJSON(&some, "questions", "--json", "--principle", "dive-deep")
	for _, q := range some {
		if q.Principle != "dive-deep" {
			t.Errorf("--principle dive-deep gives one on %q", q.Principle)
		}
	}
	if len(some) == 0 || len(some) >= len(list) {
		t.Errorf("--principle leaves %d of %d", len(some), len(list))
	}
}

func TestEmptyHome(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	for _, args := range []string{"answers --json", "stories --json"} {
		if r := h.run(strings.Fields(args)...); r.code != 0 || strings.TrimSpace(r.out) != "[]" {
			t.Errorf("%s of a newcomer: exit code %d, %q", args, r.code, r.out)
		}
	}
	for _, args := range []string{"due --json", "stats --json"} {
		if r := h.run(strings.Fields(args)...); r.code != 0 || r.err != "" || !json.Valid([]byte(r.out)) {
			t.Errorf("%s of a newcomer: exit code %d, %q, %q", args, r.code, r.out, r.err)
		}
	}
	for _, args := range []string{"due", "brief", "brief --format html"} {
		if r := h.run(strings.Fields(args)...); r.code != 0 || r.err != "" || strings.TrimSpace(r.out) == "" {
			t.Errorf("%s of a newcomer: exit code %d, %q, %q", args, r.code, r.out, r.err)
		}
	}
	h.run("stats").oneSentence(t, 0) // there is no figure yet, and it is said what makes the first
	h.run("stories", "list").oneSentence(t, 0)
	if _, err := os.Stat(h.data); !os.IsNotExist(err) {
		t.Error("looking at what is not there made a file")
	}
}

// readers are the commands that read the file of answers.
var readers = []string{"answers", "due", "due --json", "stats", "stats --json", "brief", "brief --format html", "stories --json", "stories list", "debrief"}

// A file that cannot be read is told in a sentence, and stays what it is.
func TestUnreadableFileIsToldByEveryCommand(t *testing.T) {
	t.Parallel()
	garbage := []byte(strings.Repeat("쓰레기", 5000))
	for name, put := range map[string]func(file string) error{
		"damaged": func(file string) error { return os.WriteFile(file, garbage, 0o600) },
		"folder":  func(file string) error { return os.Mkdir(file, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			file := filepath.Join(h.dir, "mine.db")
			if err := put(file); err != nil {
				t.Fatal(err)
			}
			before, _ := os.Stat(file)
			for _, args := range readers {
				h.run(append(strings.Fields(args), "--data", file)...).oneSentence(t, 3)
			}
			if after, err := os.Stat(file); err != nil || after.Size() != before.Size() || after.ModTime() != before.ModTime() {
				t.Errorf("it was changed: %v", err)
			}
		})
	}
}

// A record whose bytes are wrong is left out of the figures, and it is said that
// they are without it.
func TestDamagedStoryIsToldByEveryCommand(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.tell("밤마다 멈추던 배치", story, "ownership: 3")
	data, err := os.ReadFile(h.data)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.data, bytes.ReplaceAll(data, []byte("결제"), []byte("경제")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"due", "due --json", "stats", "stats --json", "brief", "stories list"} {
		r := h.run(strings.Fields(args)...)
		if r.code != 0 || !strings.Contains(r.err, "손상") || strings.Contains(r.out, "경제") {
			t.Errorf("%s: exit code %d, standard output %.80q, standard error %q; want 0 and the damage told", args, r.code, r.out, r.err)
		}
	}
}

const goodDeck = `deck: mine
title: {ko: 내 덱, en: Mine}
kind: behavioral
questions:
  - id: first
    principle: ownership
    level: 1
    ask: {ko: 무엇을 하셨나요, en: What did you do}
`

func TestDecksCheck(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	write := func(folder, text string) string {
		file := filepath.Join(h.dir, folder, "mine.yaml")
		if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good := write("good", goodDeck)
	bad := write("bad", strings.Replace(goodDeck, "level: 1", "levle: 1", 1))
	if r := h.run("decks", "check", good); r.code != 0 || !strings.HasPrefix(r.err, "참고 "+good) || !strings.Contains(r.out, good) {
		t.Errorf("a good deck that could have probes: exit code %d, %q, %q", r.code, r.out, r.err)
	}
	r := h.run("decks", "check", bad, good)
	if r.code != 1 || !strings.Contains(r.err, bad+":7:5: ") {
		t.Errorf("a bad deck: exit code %d, %q; want 1 and the place %s:7:5", r.code, r.err, bad)
	}
	if !strings.Contains(r.out, good) {
		t.Errorf("the good deck beside the bad one is not reported: %q", r.out)
	}
	if r := h.run("decks", "check", filepath.Join(h.dir, "none.yaml")); r.code != 1 || !strings.Contains(r.err, "none.yaml") {
		t.Errorf("a missing deck: exit code %d, %q", r.code, r.err)
	}
}
