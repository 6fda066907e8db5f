package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

func init() {
	children["hold"] = func(args []string) error {
		s, err := Open(args[0], Options{}, now0)
		if err != nil {
			return err
		}
		fmt.Println("open")
		bufio.NewReader(os.Stdin).ReadString('\n')
		return s.Close()
	}
	children["probe"] = func(args []string) error { return Probe(args[0]) }
	children["crash"] = func([]string) error { panic("the probe fell over") }
}

// child is a command that runs the test binary as another process.
func child(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	return cmd
}

func TestOpenMakesAPrivateFile(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	equal(t, "path", s.Path(), path)
	equal(t, "read only", s.ReadOnly(), false)
	if runtime.GOOS != "windows" {
		for file, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			info, err := os.Stat(file)
			must(t, err)
			equal(t, file, info.Mode().Perm(), want)
		}
	}
	must(t, s.Close())
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	equal(t, "files left", len(entries), 1)
}

func TestOpenClosesAnOldFileToOthersEyes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes on windows")
	}
	path := newPath(t)
	must(t, mustOpen(t, path).Close())
	must(t, os.Chmod(path, 0o644))
	mustOpen(t, path)
	info, err := os.Stat(path)
	must(t, err)
	equal(t, "mode", info.Mode().Perm(), fs.FileMode(0o600))
}

func TestEmptyFileIsANewOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onsite.db")
	must(t, os.WriteFile(path, nil, 0o600))
	s := mustOpen(t, path)
	must(t, s.Keep(answer(1)))
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 1)
}

func TestSecondCopyIsToldWhoHasTheFile(t *testing.T) {
	path := newPath(t)
	must(t, mustOpen(t, path).Close())
	cmd := child("hold", path)
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	defer cmd.Wait()
	defer in.Close()
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatalf("child said %q", line)
	}

	for _, o := range []Options{{}, {ReadOnly: true}} {
		began := time.Now()
		_, err = Open(path, o, now0)
		took := time.Since(began)
		var e *InUse
		if !errors.As(err, &e) {
			t.Fatalf("got %v, want *InUse", err)
		}
		equal(t, "pid", e.PID, cmd.Process.Pid)
		if !e.Since.Equal(now0) {
			t.Errorf("since: got %v", e.Since)
		}
		if took > time.Second {
			t.Errorf("took %v", took)
		}
	}

	// A holder file that names a process that is gone names nobody.
	dead := child("crash")
	dead.Run()
	b, err := json.Marshal(holder{PID: dead.Process.Pid, Since: now0})
	must(t, err)
	must(t, os.WriteFile(holderPath(path), b, 0o600))
	_, err = Open(path, Options{}, now0)
	var e *InUse
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want *InUse", err)
	}
	equal(t, "pid", e.PID, 0)

	equal(t, "a file in use is not called damaged", Probe(path), nil)
	must(t, in.Close())
	must(t, cmd.Wait())
	mustOpen(t, path)
}

func TestClosedStoreSaysSo(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.Keep(answer(1)))
	must(t, s.Close())
	must(t, s.Close())
	calls := map[string]func() error{
		"SaveDraft":    func() error { return s.SaveDraft(draft(1, 1, "")) },
		"Drafts":       func() error { _, err := s.Drafts(); return err },
		"DropDraft":    func() error { return s.DropDraft("a", now0) },
		"UndropDraft":  func() error { return s.UndropDraft("a") },
		"Keep":         func() error { return s.Keep(answer(1)) },
		"Answer":       func() error { _, err := s.Answer("a"); return err },
		"Attempts":     func() error { _, err := s.Attempts("a"); return err },
		"List":         func() error { _, _, err := s.List(Filter{}, "", 1); return err },
		"Count":        func() error { _, err := s.Count(); return err },
		"SetStar":      func() error { return s.SetStar("a", true) },
		"SetRemark":    func() error { return s.SetRemark("a", "") },
		"Delete":       func() error { return s.Delete("a", now0) },
		"Undelete":     func() error { return s.Undelete("a") },
		"Histories":    func() error { _, err := s.Histories(); return err },
		"Review":       func() error { return s.Review(schedule.Card{}, schedule.Review{}, "a") },
		"Cards":        func() error { _, err := s.Cards(schedule.KindQuestion); return err },
		"Reviews":      func() error { _, err := s.Reviews(); return err },
		"SaveSettings": func() error { return s.SaveSettings(1) },
		"LoadSettings": func() error { _, err := s.LoadSettings(new(int)); return err },
		"Backup":       func() error { _, err := s.Backup(now0); return err },
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) { wantError(t, call(), ErrClosed) })
	}
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(path), "backups"))
	must(t, err)
	equal(t, "backups of a closed store", len(entries), 0)
}

func TestSecondCloseLeavesTheNextHolderAlone(t *testing.T) {
	path := newPath(t)
	first := mustOpen(t, path)
	must(t, first.Close())
	mustOpen(t, path)
	must(t, first.Close())
	equal(t, "holder file is there", leftBehind(path), true)
}

func TestReadOnly(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.Keep(answer(1)))
	must(t, s.Close())

	s, err := Open(path, Options{ReadOnly: true}, now0)
	must(t, err)
	defer s.Close()
	equal(t, "read only", s.ReadOnly(), true)
	_, err = s.Answer(answerID(1))
	must(t, err)
	err = s.Keep(answer(2))
	equal(t, "IsReadOnly", IsReadOnly(err), true)
	equal(t, "IsFull", IsFull(err), false)
	equal(t, "holder file is there", leftBehind(path), false)
	other, err := Open(path, Options{ReadOnly: true}, now0) // readers do not mind each other
	must(t, err)
	must(t, other.Close())

	_, err = Open(path+".none", Options{ReadOnly: true}, now0)
	wantError(t, err, fs.ErrNotExist)
}

func TestUncleanExitIsProbed(t *testing.T) {
	prepare := func(t *testing.T) string {
		path := newPath(t)
		s := mustOpen(t, path)
		keepMany(t, s, 20)
		must(t, s.Close())
		must(t, os.WriteFile(holderPath(path), []byte(`{"pid":1}`), 0o600))
		return path
	}
	open := func(t *testing.T, path, probe string) error {
		t.Setenv(childEnv, probe)
		o := Options{}
		if probe != "" {
			o.ProbeCommand = []string{os.Args[0]}
		}
		s, err := Open(path, o, now0)
		if err == nil {
			must(t, s.Close())
		}
		return err
	}
	for _, probe := range []string{"probe", ""} {
		t.Run("good file "+probe, func(t *testing.T) {
			path := prepare(t)
			must(t, open(t, path, probe))
			equal(t, "holder file is there", leftBehind(path), false)
		})
		t.Run("flipped byte "+probe, func(t *testing.T) {
			path := prepare(t)
			flip(t, path, "복구 시간은")
			before := read(t, path)
			d := wantDamaged(t, open(t, path, probe))
			if !strings.Contains(d.Detail, "checksum") {
				t.Errorf("detail: %s", d.Detail)
			}
			equal(t, "file is as it was", string(read(t, path)), string(before))
			equal(t, "holder file is there", leftBehind(path), true)
		})
	}
	t.Run("probe crashes", func(t *testing.T) {
		d := wantDamaged(t, open(t, prepare(t), "crash"))
		equal(t, "detail", d.Detail, "panic: the probe fell over")
	})
	t.Run("probe cannot be run", func(t *testing.T) {
		path := prepare(t)
		s, err := Open(path, Options{ProbeCommand: []string{path + ".none"}}, now0)
		must(t, err)
		must(t, s.Close())
	})
	t.Run("clean exit is not probed", func(t *testing.T) {
		path := prepare(t)
		must(t, os.Remove(holderPath(path)))
		must(t, open(t, path, "crash"))
	})
}

func TestForeignFileIsNotTouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err }))
	must(t, db.Close())
	before := read(t, path)
	_, err = Open(path, Options{}, now0)
	wantDamaged(t, err)
	equal(t, "file is as it was", string(read(t, path)), string(before))
}

func TestErrorsSpeakBothLanguages(t *testing.T) {
	for _, err := range []error{
		&InUse{Path: "p"}, &InUse{Path: "p", PID: 7, Since: now0}, &Damaged{Path: "p", Detail: "d"},
		&NewerVersion{Path: "p", Have: 2, Known: 1}, ErrNotFound, ErrClosed, errReadOnly,
		&Failed{Path: "p", Err: fullErrors()[0]}, &Failed{Path: "p", Err: errReadOnly}, &Failed{Path: "p", Err: fs.ErrExist},
	} {
		text := err.(texter).Text()
		equal(t, "Error", err.Error(), text.En)
		if text.Ko == "" || text.Ko == text.En {
			t.Errorf("%T says %q in Korean", err, text.Ko)
		}
	}
}
