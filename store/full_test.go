//go:build linux

package store

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	// full keeps answers until the file may not grow any more, goes on reading,
	// gets room again and goes on writing.
	children["full"] = func(args []string) error {
		signal.Ignore(syscall.SIGXFSZ)
		s, err := Open(args[0], Options{}, now0)
		if err != nil {
			return err
		}
		if err := s.SaveDraft(draft(100_000, 1, "")); err != nil {
			return err
		}
		if err := limit(256 << 10); err != nil {
			return err
		}
		kept := 0
		for err = s.Keep(answer(kept)); err == nil; err = s.Keep(answer(kept)) {
			kept++
		}
		if !IsFull(err) {
			return fmt.Errorf("not full: %w", err)
		}
		if n, err := s.Count(); err != nil || n != kept || kept == 0 {
			return fmt.Errorf("count %d of %d: %w", n, kept, err)
		}
		if rows, _, err := s.List(Filter{Text: "복구"}, "", 10_000); err != nil || len(rows) != kept {
			return fmt.Errorf("list: %w", err)
		}
		if err := limit(64 << 20); err != nil {
			return err
		}
		for n := range 100 {
			if err := s.Keep(answer(kept + n)); err != nil {
				return err
			}
		}
		fmt.Println("kept", kept+100)
		return s.Close()
	}
}

func limit(bytes uint64) error {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return err
	}
	l.Cur = bytes
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l)
}

func TestFileMayNotGrow(t *testing.T) {
	path := newPath(t)
	out, err := child("full", path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var kept int
	if _, err := fmt.Sscanf(string(out), "kept %d", &kept); err != nil {
		t.Fatalf("child said %q", out)
	}
	must(t, Probe(path))
	n, err := mustOpen(t, path).Count()
	must(t, err)
	equal(t, "count", n, kept)
}

// tmpfs mounts a small disk.
func tmpfs(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("cannot mount a small disk:", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestDiskFull(t *testing.T) {
	dir := tmpfs(t, "1m")
	path := filepath.Join(dir, "onsite.db")
	s := mustOpen(t, path)
	must(t, s.Keep(answer(0)))
	must(t, os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, 600<<10), 0o600))
	kept := 1
	var err error
	for err = s.Keep(answer(kept)); err == nil; err = s.Keep(answer(kept)) {
		kept++
	}
	equal(t, "IsFull", IsFull(err), true)
	if !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("got %v", err)
	}
	_, err = s.Backup(now0)
	equal(t, "backup: IsFull", IsFull(err), true)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, kept)

	_, err = Open(filepath.Join(dir, "second.db"), Options{}, now0)
	equal(t, "a new file: IsFull", IsFull(err), true)

	must(t, os.Remove(filepath.Join(dir, "ballast")))
	must(t, s.Keep(answer(kept)))
	must(t, s.Close())
	must(t, Probe(path))
	second, err := Open(filepath.Join(dir, "second.db"), Options{}, now0)
	must(t, err)
	must(t, second.Close())
}

func TestFullDiskStillOpens(t *testing.T) {
	dir := tmpfs(t, "1m")
	path := filepath.Join(dir, "onsite.db")
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	must(t, s.Delete(answerID(1), now0.AddDate(0, -2, 0))) // to be purged
	must(t, s.Close())
	ballast, err := os.Create(filepath.Join(dir, "ballast"))
	must(t, err)
	defer ballast.Close()
	for err = nil; err == nil; _, err = ballast.Write(make([]byte, 4096)) {
	}
	equal(t, "IsFull", IsFull(err), true)
	s = mustOpen(t, path)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 2)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := tmpfs(t, "1m")
	path := filepath.Join(dir, "onsite.db")
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	must(t, s.Close())
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("cannot make a disk read-only:", err)
	}
	s = mustOpen(t, path)
	equal(t, "read only", s.ReadOnly(), true)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 3)
	equal(t, "IsReadOnly", IsReadOnly(s.Keep(answer(5))), true)
	_, err = s.Backup(now0)
	equal(t, "backup: IsReadOnly", IsReadOnly(err), true)
	_, err = Open(filepath.Join(dir, "new.db"), Options{}, now0)
	equal(t, "a new file: IsReadOnly", IsReadOnly(err), true)
}
