//go:build !windows

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

// home is a computer of its own for the program: an empty home folder and the
// variables that point into it.
type home struct {
	t    *testing.T
	dir  string
	data string   // the file of answers
	env  []string // more variables, such as EDITOR
}

func newHome(t *testing.T) *home {
	t.Helper()
	dir, err := os.MkdirTemp(scratch, "") // a short path, as a home has
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return &home{t: t, dir: dir, data: filepath.Join(dir, "data", "onsite", "onsite.db")}
}

// with is the same home with more variables.
func (h *home) with(env ...string) *home {
	more := *h
	more.env = append(append([]string(nil), h.env...), env...)
	return &more
}

func (h *home) environ() []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + h.dir, "TMPDIR=" + h.dir, "PS1=$ ", "LANG=ko_KR.UTF-8",
		"TMPDIR=" + h.dir, "XDG_DATA_HOME=" + filepath.Join(h.dir, "data"), "XDG_CONFIG_HOME=" + filepath.Join(h.dir, "config"),
		"XDG_STATE_HOME=" + filepath.Join(h.dir, "state"), "XDG_CACHE_HOME=" + filepath.Join(h.dir, "cache"),
	}, h.env...)
}

// terminal is a real terminal, 80 by 24, with a program in it. tmux plays it.
type terminal struct {
	t    *testing.T
	name string
}

var terminals atomic.Int64

// start opens a terminal and runs the program in it.
func (h *home) start(args ...string) *terminal {
	h.t.Helper()
	return h.open(append([]string{program}, args...)...)
}

// shell opens a terminal with a shell in it, as plain as there is: one that
// leaves the terminal's modes as the program left them.
func (h *home) shell() *terminal {
	h.t.Helper()
	t := h.open("sh", "-i")
	t.waitFor(`^\$`)
	return t
}

func (h *home) open(command ...string) *terminal {
	h.t.Helper()
	needTmux(h.t)
	t := &terminal{t: h.t, name: fmt.Sprintf("t%d", terminals.Add(1))}
	args := []string{"-u", "-f", "/dev/null", "start-server"}
	for _, option := range [][]string{
		{"-g", "default-terminal", "tmux-256color"}, {"-g", "remain-on-exit", "on"}, {"-s", "escape-time", "0"},
	} {
		args = append(append(args, ";", "set"), option...)
	}
	args = append(args, ";", "new-session", "-d", "-x", "80", "-y", "24")
	for _, v := range h.environ() {
		args = append(args, "-e", v)
	}
	h.t.Cleanup(t.close)
	cmd := t.command(append(append(args, "--"), command...)...)
	cmd.Env = append(h.environ(), "TMUX_TMPDIR="+scratch)
	if out, err := cmd.CombinedOutput(); err != nil {
		h.t.Fatalf("tmux does not start: %v\n%s", err, out)
	}
	return t
}

// needTmux skips a test where there is no tmux. A build machine has one.
func needTmux(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("tmux is missing: this test drives the program in a real terminal")
	}
	t.Skip("tmux is missing: this test drives the program in a real terminal")
}

// close ends what still runs in the terminal, then the terminal.
func (t *terminal) close() {
	out, err := t.command("display-message", "-p", "#{pane_pid} #{pane_dead}").Output()
	if pid, dead := 0, 0; err == nil {
		if n, _ := fmt.Sscan(string(out), &pid, &dead); n == 2 && dead == 0 {
			syscall.Kill(pid, syscall.SIGKILL)
			eventually(func() bool { return t.ask("pane_dead") == "1" })
		}
	}
	t.command("kill-server").Run()
}

func (t *terminal) command(args ...string) *exec.Cmd {
	cmd := exec.Command("tmux", append([]string{"-L", t.name}, args...)...)
	cmd.Env = append(os.Environ(), "TMUX_TMPDIR="+scratch)
	return cmd
}

// tmux runs a command of the terminal and returns what it prints.
func (t *terminal) tmux(args ...string) string {
	t.t.Helper()
	out, err := t.command(args...).CombinedOutput()
	if err != nil {
		t.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimRight(string(out), "\n")
}

// ask returns what tmux knows of the terminal, such as its cursor_flag.
func (t *terminal) ask(variable string) string {
	t.t.Helper()
	return t.tmux("display-message", "-p", "#{"+variable+"}")
}

// write types text, key by key.
func (t *terminal) write(text string) *terminal {
	t.t.Helper()
	t.tmux("send-keys", "-l", "--", text)
	return t
}

// key presses keys by their tmux names: Enter, Escape, C-s, BTab.
func (t *terminal) key(names ...string) *terminal {
	t.t.Helper()
	t.tmux(append([]string{"send-keys", "--"}, names...)...)
	return t
}

// paste pastes text as a terminal does when a person pastes: in brackets, with
// its line ends as they are.
func (t *terminal) paste(text string) *terminal {
	t.t.Helper()
	file := filepath.Join(t.t.TempDir(), "paste")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.t.Fatal(err)
	}
	t.tmux("load-buffer", file)
	t.tmux("paste-buffer", "-p", "-r")
	return t
}

func (t *terminal) resize(width, height int) *terminal {
	t.t.Helper()
	t.tmux("resize-window", "-x", strconv.Itoa(width), "-y", strconv.Itoa(height))
	return t
}

// screen is what stands on the screen; colours keeps the escape codes.
func (t *terminal) screen() string  { t.t.Helper(); return t.tmux("capture-pane", "-p") }
func (t *terminal) colours() string { t.t.Helper(); return t.tmux("capture-pane", "-p", "-e") }

// printed is everything the terminal has shown outside full-screen programs,
// with lines it wrapped put together again.
func (t *terminal) printed() string {
	t.t.Helper()
	return t.tmux("capture-pane", "-p", "-J", "-S", "-")
}

// patience is how long anything may take on a busy machine.
const patience = 15 * time.Second

// waitFor waits until the screen shows what a regular expression says.
func (t *terminal) waitFor(expression string) string {
	t.t.Helper()
	re := regexp.MustCompile("(?m)" + expression)
	shown := ""
	if !eventually(func() bool { shown = t.screen(); return re.MatchString(shown) }) {
		t.t.Fatalf("the screen never showed %q:\n%s", expression, shown)
	}
	return shown
}

// waitGone waits until the screen no longer shows it.
func (t *terminal) waitGone(expression string) {
	t.t.Helper()
	re := regexp.MustCompile("(?m)" + expression)
	shown := ""
	if !eventually(func() bool { shown = t.screen(); return !re.MatchString(shown) }) {
		t.t.Fatalf("the screen still shows %q:\n%s", expression, shown)
	}
}

// saved is what the screen shows once text, all of a field, is on the disk.
func saved(text string) string { return fmt.Sprintf(onDisk, utf8.RuneCountInString(text)) }

// waitSaved waits until the screen says that the field is on the disk.
func (t *terminal) waitSaved(text string) { t.t.Helper(); t.waitFor(saved(text)) }

// stays fails if the screen stops showing it within a time.
func (t *terminal) stays(expression string, d time.Duration) {
	t.t.Helper()
	re := regexp.MustCompile("(?m)" + expression)
	for end := time.Now().Add(d); time.Now().Before(end); pause(100 * time.Millisecond) {
		if shown := t.screen(); !re.MatchString(shown) {
			t.t.Fatalf("the screen no longer shows %q:\n%s", expression, shown)
		}
	}
}

// never fails if the screen shows it now.
func (t *terminal) never(expression string) {
	t.t.Helper()
	if shown := t.screen(); regexp.MustCompile("(?m)" + expression).MatchString(shown) {
		t.t.Fatalf("the screen shows %q:\n%s", expression, shown)
	}
}

// waitEnd waits until the program has ended and returns its exit code; the end
// by a signal nobody caught is minus its number.
func (t *terminal) waitEnd() int {
	t.t.Helper()
	code, signal := "", ""
	server, _ := strconv.Atoi(t.ask("pid"))
	if !eventually(func() bool {
		syscall.Kill(server, syscall.SIGCHLD) // tmux 3.3 at times misses the end of its child
		code, signal = t.ask("pane_dead_status"), t.ask("pane_dead_signal")
		return code != "" || signal != ""
	}) {
		t.t.Fatalf("the program does not end:\n%s", t.screen())
	}
	if signal != "" {
		code = "-" + signal
	}
	n, err := strconv.Atoi(code)
	if err != nil {
		t.t.Fatalf("tmux says the program ended with %q", code)
	}
	return n
}

// pid is the process in the terminal.
func (t *terminal) pid() int {
	t.t.Helper()
	n, err := strconv.Atoi(t.ask("pane_pid"))
	if err != nil {
		t.t.Fatal(err)
	}
	return n
}

func (t *terminal) kill(s syscall.Signal) {
	t.t.Helper()
	if err := syscall.Kill(t.pid(), s); err != nil {
		t.t.Fatal(err)
	}
}

// eventually waits for something outside this process, looking again and
// again.
func eventually(ok func() bool) bool {
	for end := time.Now().Add(patience); time.Now().Before(end); pause(15 * time.Millisecond) {
		if ok() {
			return true
		}
	}
	return ok()
}

// pause lets time pass. It is the only sleep of the package.
func pause(d time.Duration) { time.Sleep(d) }
