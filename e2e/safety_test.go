//go:build !windows

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestUnfinishedAnswerSurvivesKill(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.answer()
	app.write(story).waitSaved(story)
	app.kill(syscall.SIGKILL)
	if code := app.waitEnd(); code != -int(syscall.SIGKILL) {
		t.Fatalf("the program ended with %d", code)
	}

	again := h.start()
	again.waitFor(homeDraft)
	again.waitFor(continueItem)
	again.key("Enter").waitFor(story)
	again.write(" 이어서.").waitFor("이어서")
	again.quit()
	if got, want := h.recovered(), story+" 이어서."; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
}

// What was typed a second before the plug is pulled is there, however often it
// is pulled and wherever the program is just then.
func TestNothingOlderThanASecondIsLost(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.answer()
	text := ""
	for n, rest := range []int{1000, 1090, 1170, 1330} {
		for range 7 + 5*n {
			word := fmt.Sprintf("낱말%d ", len(text))
			text += word
			app.write(word)
		}
		pause(time.Duration(rest) * time.Millisecond)
		app.kill(syscall.SIGKILL)
		app.waitEnd()
		app = h.start()
		app.waitFor(continueItem)
		app.key("Enter").waitFor(strings.TrimSpace(text[strings.LastIndex(strings.TrimSpace(text), " ")+1:]))
	}
	app.quit()
	if got := h.recovered(); strings.TrimSpace(got) != strings.TrimSpace(text) {
		t.Errorf("the text is\n%q, want\n%q", got, text)
	}
}

// Pulled in the middle of fast typing, at most the last second is missing.
func TestKillWhileTypingLosesAtMostASecond(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.answer()
	type word struct {
		end int // length of the text with it
		at  time.Time
	}
	var text strings.Builder
	var words []word
	for begin := time.Now(); time.Since(begin) < 2500*time.Millisecond; pause(20 * time.Millisecond) {
		w := fmt.Sprintf("낱말%d ", len(words))
		app.write(w)
		text.WriteString(w)
		words = append(words, word{text.Len(), time.Now()})
	}
	pid := app.pid()
	killed := time.Now()
	syscall.Kill(pid, syscall.SIGKILL)
	app.waitEnd()
	safe := 0
	for _, w := range words {
		if killed.Sub(w.at) >= time.Second {
			safe = w.end
		}
	}
	got := h.recovered()
	if !strings.HasPrefix(text.String(), got) {
		t.Errorf("the text is not what was typed: %q", got)
	}
	if len(got) < len(strings.TrimSpace(text.String()[:safe])) {
		t.Errorf("%d of %d bytes are there, %d are older than a second", len(got), text.Len(), safe)
	}
}

func TestSignalsLoseNothing(t *testing.T) {
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			app := h.answer()
			app.write(story).waitFor(story)
			app.kill(s)
			if code := app.waitEnd(); code != 128+int(s) {
				t.Errorf("exit code %d, want %d", code, 128+int(s))
			}
			if got := h.recovered(); got != story {
				t.Errorf("the text is %q, want %q", got, story)
			}
		})
	}
}

func TestClosedWindowLosesNothing(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.answer()
	app.write(story).waitFor(story)
	app.tmux("kill-session")
	if !eventually(func() bool { return h.run("answers").code == 0 }) {
		t.Fatal("the program lives on without its window")
	}
	if got := h.recovered(); got != story {
		t.Errorf("the text is %q, want %q", got, story)
	}
}

// inShell opens a question from a shell and returns the program's process.
func inShell(t *testing.T, h *home) (*terminal, int) {
	t.Helper()
	sh := h.with("ONSITE=" + program).shell()
	sh.write(`sh -c 'echo $$ >"$HOME/pid"; exec "$ONSITE" practice'; echo "ended with $?"`).key("Enter")
	sh.waitFor(thinking)
	sh.key("Enter").waitFor(answering)
	data, err := os.ReadFile(filepath.Join(h.dir, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return sh, pid
}

// cleanTerminal checks that a shell can go on in its terminal.
func (t *terminal) cleanTerminal() {
	t.t.Helper()
	for variable, want := range map[string]string{"alternate_on": "0", "cursor_flag": "1", "mouse_any_flag": "0", "keypad_cursor_flag": "0"} {
		if got := t.ask(variable); got != want {
			t.t.Errorf("%s is %s, want %s", variable, got, want)
		}
	}
	t.write("stty -a").key("Enter")
	for _, mode := range []string{"icanon", "echo", "isig", "icrnl", "opost"} {
		t.waitFor(`(^|\s)` + mode + `(\s|;|$)`)
	}
	t.write("echo still $((40+2))").key("Enter").waitFor(`still 42`)
}

func TestTerminatedProgramLeavesACleanTerminal(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	sh, pid := inShell(t, h)
	sh.write(story).waitFor(story)
	if err := syscall.Kill(pid, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	sh.waitFor(`^ended with 143`)
	sh.cleanTerminal()
	if got := h.recovered(); got != story {
		t.Errorf("the text is %q, want %q", got, story)
	}
}

func TestSuspendAndComeBack(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	sh, _ := inShell(t, h)
	sh.write(story).waitFor(story)
	sh.key("C-z").waitFor(`(?i)(stopped|suspended)`)
	sh.cleanTerminal()
	sh.write(`fg; echo "back with $?"`).key("Enter").waitFor(story)
	sh.waitFor(answering)
	sh.write(" 다시.").waitFor("다시")
	sh.key("C-c").waitFor(`^back with 0`)
	sh.cleanTerminal()
	if got, want := h.recovered(), story+" 다시."; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
}

// A suspended program is forgotten, and the machine switched off.
func TestKilledWhileSuspended(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	sh, pid := inShell(t, h)
	sh.write(story).waitFor(story)
	sh.key("C-z").waitFor(`(?i)(stopped|suspended)`)
	pause(time.Second)
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if !eventually(func() bool { return h.run("answers").code == 0 }) {
		t.Fatal("the file stays in use")
	}
	if got := h.recovered(); got != story {
		t.Errorf("the text is %q, want %q", got, story)
	}
}

func TestSecondCopyNamesTheFirst(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	first := h.answer()
	first.write(story).waitFor(story)

	begin := time.Now()
	second := h.start()
	code := second.waitEnd()
	if took := time.Since(begin); took > 2*time.Second { // one second promised, one for a busy machine
		t.Errorf("the second copy took %v to say so", took)
	}
	if code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	second.says(fmt.Sprintf(`^onsite: .*(%s).*\b%d\b`, inUse, first.pid()))
	for _, args := range []string{"answers", "due", "stats", "brief"} {
		if r := h.run(args); r.code != 3 || r.out != "" || !strings.Contains(r.err, strconv.Itoa(first.pid())) {
			t.Errorf("%s: exit code %d, standard output %q, standard error %q; want 3, nothing, the process", args, r.code, r.out, r.err)
		}
	}

	first.write(" 끝.").waitFor(story + " 끝")
	first.quit()
	if got, want := h.recovered(), story+" 끝."; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
}
