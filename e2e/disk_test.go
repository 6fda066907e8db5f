//go:build !windows

package e2e

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// onSmallDisk puts the folder of the answers on a disk of its own.
func (h *home) onSmallDisk() (folder string) {
	h.t.Helper()
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		h.t.Skip("a disk of its own needs root on Linux")
	}
	folder = filepath.Dir(h.data)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		h.t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", folder).CombinedOutput(); err != nil {
		h.t.Skipf("a disk of its own cannot be mounted here: %s", out)
	}
	h.t.Cleanup(func() { exec.Command("umount", "-l", folder).Run() })
	return folder
}

// fill writes a file until the disk is full.
func fill(t *testing.T, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
}

func TestFullDiskKeepsTheTextUntilThereIsRoom(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	folder := h.onSmallDisk()
	app := h.answer()
	app.write(story).waitSaved(story)

	ballast := filepath.Join(folder, "ballast")
	fill(t, ballast)
	long := strings.Repeat("디스크가 가득 찬 뒤에 쓴 글입니다. ", 400)
	app.paste(long + "\n꽉 찼습니다").waitFor(diskFull)
	app.waitFor("꽉 찼습니다")
	app.write(" 그래도 씁니다").waitFor("그래도 씁니다")
	text := story + long + "\n꽉 찼습니다 그래도 씁니다"
	app.stays(diskFull, 3*time.Second) // longer than it takes to try again
	app.never(saved(text))

	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	app.waitGone(diskFull)
	app.waitSaved(text)
	app.waitFor("꽉 찼습니다 그래도 씁니다")
	app.kill(syscall.SIGKILL)
	app.waitEnd()
	if got := h.recovered(); got != text {
		t.Errorf("%d characters are there, want %d", len([]rune(got)), len([]rune(text)))
	}
}

// The house: a page that cannot save stays open and says why.
func TestQuittingOnAFullDiskDoesNotThrowTheTextAway(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	folder := h.onSmallDisk()
	app := h.answer()
	ballast := filepath.Join(folder, "ballast")
	fill(t, ballast)
	text := strings.Repeat("디스크가 가득 찬 뒤에 쓴 글입니다. ", 400) + "\n꽉 찼습니다"
	app.paste(text).waitFor(diskFull)
	app.key("C-c")
	app.stays("꽉 찼습니다", time.Second)
	app.stays(diskFull, time.Second)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	app.waitSaved(text)
	app.quit()
}

// A full disk at the very start must not keep anybody from their answers.
func TestFullDiskAtTheStart(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	folder := h.onSmallDisk()
	h.answer().finish().quit()
	fill(t, filepath.Join(folder, "ballast"))
	app := h.start("review")
	app.waitFor(`1 / 1`)
	app.key("Enter").waitFor(`●●●●○`)
	app.quit()
}

// makeReadOnly makes the folder of the answers, and everything in it,
// unwritable.
func (h *home) makeReadOnly(folder string) {
	h.t.Helper()
	if out, err := exec.Command("mount", "-o", "remount,ro", folder).CombinedOutput(); err != nil {
		h.t.Skipf("the disk cannot be made read-only here: %s", out)
	}
}

func TestReadOnlyFileCanBeLookedAt(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	folder := h.onSmallDisk()
	h.answer().finish().quit()
	before := digest(t, h.data)
	h.makeReadOnly(folder)

	app := h.start()
	app.waitFor(readOnly)
	app.key("c").waitFor(choosing)
	app.key("Enter").waitFor(thinking)
	app.key("Enter").waitFor(answering)
	app.write("어디로 가나요").waitFor(readOnly)
	app.waitFor("어디로 가나요")
	app.stays(readOnly, 2500*time.Millisecond)
	app.never(saved("어디로 가나요"))
	app.key("C-c").waitFor(`한 번 더 누르면`)
	code := app.key("C-c").waitEnd()
	if n := len(h.answers()); n != 1 {
		t.Errorf("%d answers are listed, want 1", n)
	}
	if digest(t, h.data) != before {
		t.Error("the file changed")
	}
	if code != 3 {
		t.Errorf("exit code %d though the text was not saved, want 3", code)
	}
	app.says(`onsite: .*(읽을 수만|읽기 전용)`)
	app.says(`저장하지 못한 글을 .*onsite-rescued-.*\.md에 남겼습니다`)
}

func TestReadOnlyFolderWithoutAFile(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.makeReadOnly(h.onSmallDisk())
	app := h.start()
	if code := app.waitEnd(); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	app.says(`^onsite: .*onsite\.db.*(읽을 수만|읽기 전용)`)
}

// says checks what an ended program left in the terminal: one line of its own.
func (t *terminal) says(expression string) {
	t.t.Helper()
	re, printed := regexp.MustCompile("(?m)"+expression), ""
	// The terminal may show it a moment after the program has ended.
	if !eventually(func() bool { printed = t.printed(); return re.MatchString(printed) }) || strings.Contains(printed, "goroutine") {
		t.t.Errorf("the program ended without saying %q:\n%s", expression, printed)
	}
}

func digest(t *testing.T, file string) [32]byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

const pageSize = 4096

// damages are ways to spoil a good file.
var damages = map[string]func(t *testing.T, data []byte) []byte{
	"truncated": func(_ *testing.T, data []byte) []byte {
		before, _, _ := bytes.Cut(data, []byte(story))
		return before
	},
	"cut short": func(_ *testing.T, data []byte) []byte { return data[:100] },
	"garbage":   func(_ *testing.T, data []byte) []byte { return bytes.Repeat([]byte("쓰레기"), len(data)/9) },
	"a zeroed page": func(t *testing.T, data []byte) []byte {
		spoiled := append([]byte(nil), data...)
		found := false
		for page := 2 * pageSize; page+pageSize <= len(spoiled); page += pageSize {
			if bytes.Contains(spoiled[page:page+pageSize], []byte(story)) {
				clear(spoiled[page : page+pageSize])
				found = true
			}
		}
		if !found {
			t.Fatal("no page holds the answer")
		}
		return spoiled
	},
}

// answered is a home with one answer, which is in the backup too.
func answered(t *testing.T) *home {
	t.Helper()
	h := newHome(t)
	app := h.answer()
	app.write(story).waitFor(story)
	app.finish().quit()
	backups := filepath.Join(filepath.Dir(h.data), "backups")
	if err := os.RemoveAll(backups); err != nil {
		t.Fatal(err)
	}
	app = h.start() // makes the backup of the day
	app.waitFor(homeReady)
	if !eventually(func() bool {
		files, _ := filepath.Glob(filepath.Join(backups, "onsite-*.db"))
		return len(files) == 1
	}) {
		t.Fatal("no backup was made")
	}
	app.quit()
	return h
}

func TestDamagedFileIsSetAsideAndRestored(t *testing.T) {
	t.Parallel()
	for name, spoil := range damages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := answered(t)
			data, err := os.ReadFile(h.data)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(h.data, spoil(t, data), 0o600); err != nil {
				t.Fatal(err)
			}
			before := digest(t, h.data)

			app := h.start()
			app.waitFor(damaged)
			app.waitFor(backupItem)
			app.key("Down", "Down").waitFor(damagedQuit)
			if code := app.key("Enter").waitEnd(); code != 0 {
				t.Errorf("exit code %d after quitting", code)
			}
			if digest(t, h.data) != before {
				t.Fatal("the damaged file was changed though nothing was chosen")
			}
			if r := h.run("answers"); r.code != 3 || r.out != "" || strings.Count(r.err, "\n") != 1 {
				t.Errorf("answers: exit code %d, standard output %q, standard error %q; want 3, nothing, one line", r.code, r.out, r.err)
			}

			app = h.start()
			app.waitFor(backupItem)
			app.key("Enter").waitFor(restored)
			app.waitFor(homeReady)
			app.quit()
			aside, _ := filepath.Glob(h.data + ".damaged-*")
			if len(aside) != 1 || digest(t, aside[0]) != before {
				t.Errorf("set aside: %v, want the damaged file as it was", aside)
			}
			answers := h.answers()
			if len(answers) != 1 {
				t.Fatalf("%d answers after restoring, want 1", len(answers))
			}
			if got := h.text(answers[0].ID); got != story {
				t.Errorf("the restored text is %q, want %q", got, story)
			}
		})
	}
}

func TestDamagedFileWithoutABackup(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	if err := os.MkdirAll(filepath.Dir(h.data), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(h.data, bytes.Repeat([]byte("쓰레기"), 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	before := digest(t, h.data)
	app := h.start()
	app.waitFor(damaged)
	app.waitFor(damagedFresh)
	app.key("Enter").waitFor(begunAnew)
	app.waitFor(homeReady)
	app.key("Enter").waitFor(thinking)
	app.key("Enter").waitFor(answering)
	app.write(story).waitSaved(story)
	app.quit()
	aside, _ := filepath.Glob(h.data + ".damaged-*")
	if len(aside) != 1 || digest(t, aside[0]) != before {
		t.Errorf("set aside: %v, want the damaged file as it was", aside)
	}
	if !regexp.MustCompile(`\.damaged-\d{8}-\d{6}`).MatchString(strings.Join(aside, " ")) {
		t.Errorf("%v has no date in its name", aside)
	}
	if got := h.recovered(); got != story {
		t.Errorf("the text is %q, want %q", got, story)
	}
}

// Wrong bytes inside a text are no damage to the file's shape, and still nobody
// is shown a text that was not written.
func TestWrongBytesAreNoticed(t *testing.T) {
	t.Parallel()
	h := answered(t)
	id := h.answers()[0].ID
	data, err := os.ReadFile(h.data)
	if err != nil {
		t.Fatal(err)
	}
	spoil := func(copies int) {
		t.Helper()
		spoiled := bytes.Replace(data, []byte("결제"), []byte("경제"), copies)
		if err := os.WriteFile(h.data, spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	spoil(1) // the answer itself; its row in the list is good
	h.run("answer", id).oneSentence(t, 3)
	app := h.start("review")
	app.waitFor(`1 / 1`)
	app.key("Enter").waitFor(`손상|damaged`)
	app.never("경제")
	app.quit()

	spoil(-1) // its row too
	h.run("answer", id).oneSentence(t, 3)
	app = h.start("review")
	app.waitFor(`손상|damaged`)
	app.never(noAnswersYet)
}
