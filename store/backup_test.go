package store

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

func backupFiles(t *testing.T, path string) string {
	t.Helper()
	all, err := Backups(path, Options{})
	must(t, err)
	var names []string
	for _, b := range all {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(b.Path), "onsite-"), ".db"))
	}
	return strings.Join(names, " ")
}

func TestBackupIsAWholePrivateCopy(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 12)
	equal(t, "due", s.BackupDue(now0), true)
	b, err := s.Backup(now0)
	must(t, err)
	equal(t, "path", b.Path, filepath.Join(filepath.Dir(path), "backups", "onsite-20261122-034105.db"))
	equal(t, "answers", b.Answers, 12)
	equal(t, "due", s.BackupDue(now0.Add(time.Hour)), false)
	equal(t, "due tomorrow", s.BackupDue(now0.Add(24*time.Hour)), true)
	if info, err := os.Stat(b.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	want := everything(t, s)
	copied := mustOpen(t, b.Path)
	if got := everything(t, copied); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	must(t, copied.Close())

	all, err := Backups(path, Options{})
	must(t, err)
	equal(t, "backups", len(all), 1)
	equal(t, "at", all[0].At.Format(stamp), "20261122-034105")
	equal(t, "answers", all[0].Answers, 12)
}

func TestBackupsKeepOneADayForSevenDays(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for day := range 10 {
		for hour := range 2 {
			_, err := s.Backup(now0.AddDate(0, 0, day).Add(time.Duration(hour) * time.Hour))
			must(t, err)
		}
	}
	equal(t, "backups", backupFiles(t, path), "20261201-044105 20261130-044105 20261129-044105 20261128-044105 20261127-044105 20261126-044105 20261125-044105")
	_, err := s.Backup(now0.AddDate(0, 0, 9).Add(time.Hour)) // in the same second
	must(t, err)
	equal(t, "newest", strings.Fields(backupFiles(t, path))[0], "20261201-044105-2")
	equal(t, "how many", len(strings.Fields(backupFiles(t, path))), 7)
}

func TestBackupLeavesOtherFilesAlone(t *testing.T) {
	dir := t.TempDir()
	o := Options{Backups: filepath.Join(dir, "elsewhere")}
	must(t, os.MkdirAll(o.Backups, 0o700))
	for _, name := range []string{"onsite-notes.db", "onsite-20200101-000000.txt", "work-20200101-000000.db", "onsite-2020.db"} {
		must(t, os.WriteFile(filepath.Join(o.Backups, name), []byte("mine"), 0o600))
	}
	s, err := Open(filepath.Join(dir, "onsite.db"), o, now0)
	must(t, err)
	defer s.Close()
	for day := range 9 {
		_, err := s.Backup(now0.AddDate(0, 0, day))
		must(t, err)
	}
	entries, err := os.ReadDir(o.Backups)
	must(t, err)
	equal(t, "files", len(entries), 4+7)
}

func TestBadBackupReplacesNothing(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 20)
	for day := range 7 {
		_, err := s.Backup(now0.AddDate(0, 0, day))
		must(t, err)
	}
	before := backupFiles(t, path)
	must(t, s.Close())
	flip(t, path, "복구 시간은")
	s = mustOpen(t, path)
	_, err := s.Backup(now0.AddDate(0, 0, 8))
	d := wantDamaged(t, err)
	equal(t, "path", d.Path, path)
	equal(t, "backups", backupFiles(t, path), before)
	equal(t, "due", s.BackupDue(now0.AddDate(0, 0, 8)), true)
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(path), "backups"))
	must(t, err)
	equal(t, "files", len(entries), 7)
}

func TestRestore(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 5)
	b, err := s.Backup(now0)
	must(t, err)
	must(t, s.Close())
	before := read(t, path)
	wantError(t, Restore(b, path), fs.ErrExist)
	equal(t, "file is as it was", bytes.Equal(read(t, path), before), true)

	must(t, os.RemoveAll(filepath.Dir(path)+"/onsite.db"))
	must(t, Restore(b, path))
	s = mustOpen(t, path)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 5)
	must(t, s.Keep(answer(9)))
	must(t, Probe(b.Path))
}

func TestRestoreRefusesABadBackup(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 5)
	b, err := s.Backup(now0)
	must(t, err)
	must(t, s.Close())
	must(t, os.Remove(path))
	flip(t, b.Path, "복구 시간은")
	d := wantDamaged(t, Restore(b, path))
	equal(t, "path", d.Path, b.Path)
	_, err = os.Stat(path)
	wantError(t, err, fs.ErrNotExist)
	must(t, os.WriteFile(b.Path, []byte("no database"), 0o600))
	all, err := Backups(path, Options{})
	must(t, err)
	equal(t, "answers of one that cannot be read", all[0].Answers, -1)
	wantError(t, Restore(Backup{Path: path + ".none"}, path), fs.ErrNotExist)
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	equal(t, "files left", len(entries), 1)
}
