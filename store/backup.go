package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

// keepDays is how many days' backups are kept, one a day.
const keepDays = 7

// Backup is a copy of the file as it was at a moment.
type Backup struct {
	Path    string
	At      time.Time
	Answers int // kept answers in it; -1 if it cannot be read
}

// Backup copies the file into the folder of backups as <name>-<time>.db, checks
// every byte of the copy and only then removes older ones: of every day the
// newest stays, of the days the newest seven. A copy that is not good is
// removed, replaces nothing and is reported as *Damaged.
func (s *Store) Backup(now time.Time) (Backup, error) {
	b, err := s.backup(now)
	if err != nil {
		return Backup{}, wrap(s.path, err)
	}
	return b, nil
}

func (s *Store) backup(now time.Time) (Backup, error) {
	s.backingUp.Lock()
	defer s.backingUp.Unlock()
	dir := s.options.backups(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Backup{}, err
	}
	removeLeftovers(dir, backupStem(s.path))
	temp, err := createTemp(dir, backupStem(s.path))
	if err != nil {
		return Backup{}, err
	}
	defer os.Remove(temp.Name())
	n, err := s.copyTo(temp)
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return Backup{}, err
	}
	if err := Probe(temp.Name()); err != nil {
		return Backup{}, &Damaged{Path: s.path, Detail: "its copy is not good: " + asDetail(err)}
	}
	b := Backup{At: now, Answers: n}
	if b.Path, err = nameBackup(temp.Name(), filepath.Join(dir, backupStem(s.path)+"-"+now.Format(stamp))); err != nil {
		return Backup{}, err
	}
	return b, prune(dir, backupStem(s.path))
}

// copyTo writes the file as it is now and returns how many answers that holds.
func (s *Store) copyTo(w io.Writer) (n int, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		if n, err = count(tx); err != nil && !isDamaged(err) {
			return err
		}
		_, err := tx.WriteTo(w)
		return err
	})
	return n, err
}

func nameBackup(temp, name string) (string, error) {
	path := name + ".db"
	for n := 2; ; n++ {
		err := giveName(temp, path)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
		path = fmt.Sprintf("%s-%d.db", name, n)
	}
}

// BackupDue reports whether there is no backup from the day of now.
func (s *Store) BackupDue(now time.Time) bool {
	names, err := backupNames(s.options.backups(s.path), backupStem(s.path))
	if err != nil {
		return true
	}
	return !slices.ContainsFunc(names, func(n backupName) bool { return n.day() == now.Format(stamp)[:8] })
}

// Backups returns the backups of the file at path, newest first; none is no
// error.
func Backups(path string, o Options) ([]Backup, error) {
	dir := o.backups(path)
	names, err := backupNames(dir, backupStem(path))
	if err != nil {
		return nil, wrap(path, err)
	}
	var all []Backup
	for _, n := range names {
		p := filepath.Join(dir, n.file)
		all = append(all, Backup{Path: p, At: n.at, Answers: answersIn(p)})
	}
	return all, nil
}

// answersIn counts the answers of a file, -1 if that is not possible.
func answersIn(path string) int {
	o := Options{ReadOnly: true}
	if err := inspect(path, o); err != nil {
		return -1
	}
	s, err := openBolt(path, o, true)
	if err != nil {
		return -1
	}
	defer s.forget()
	n, err := s.Count()
	if err != nil {
		return -1
	}
	return n
}

// Restore puts a backup in the place of the file at path, which must be free:
// SetAside frees it. The backup is checked first and stays where it is.
func Restore(b Backup, path string) error { return wrap(path, restore(b, path)) }

func restore(b Backup, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "restore", Path: path, Err: fs.ErrExist}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	temp, err := createTemp(filepath.Dir(path), filepath.Base(path))
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	from, err := os.Open(b.Path)
	if err != nil {
		return errors.Join(err, temp.Close())
	}
	defer from.Close()
	_, err = io.Copy(temp, from)
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := Probe(temp.Name()); err != nil {
		return &Damaged{Path: b.Path, Detail: asDetail(err)}
	}
	return giveName(temp.Name(), path)
}

// asDetail is the detail of a damage found in a copy.
func asDetail(err error) string {
	if d := asDamaged(err); d != nil {
		return d.Detail
	}
	return err.Error()
}

// backupStem is how the names of a file's backups begin.
func backupStem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

type backupName struct {
	file   string
	moment string // as in the name: date, time and a number when there were two
	at     time.Time
}

func (n backupName) day() string { return n.moment[:8] }

// backupNames finds the backups in a folder by their names, newest first.
func backupNames(dir, stem string) ([]backupName, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []backupName
	for _, e := range entries {
		if n, ok := parseBackupName(e.Name(), stem); ok {
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b backupName) int { return compareMoments(b.moment, a.moment) })
	return names, nil
}

func parseBackupName(file, stem string) (backupName, bool) {
	rest, ok := strings.CutPrefix(file, stem+"-")
	if !ok {
		return backupName{}, false
	}
	moment, ok := strings.CutSuffix(rest, ".db")
	if !ok || len(moment) < len(stamp) {
		return backupName{}, false
	}
	at, err := time.ParseInLocation(stamp, moment[:len(stamp)], time.Local)
	if err != nil || len(moment) > len(stamp) && moment[len(stamp)] != '-' {
		return backupName{}, false
	}
	return backupName{file: file, moment: moment, at: at}, true
}

// compareMoments orders moments by time, then by the number behind it.
func compareMoments(a, b string) int {
	if c := strings.Compare(a[:len(stamp)], b[:len(stamp)]); c != 0 {
		return c
	}
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// prune keeps the newest backup of each of the newest days.
func prune(dir, stem string) error {
	names, err := backupNames(dir, stem)
	if err != nil {
		return err
	}
	var days []string
	for _, n := range names {
		if len(days) < keepDays && !slices.Contains(days, n.day()) {
			days = append(days, n.day())
			continue
		}
		if err := os.Remove(filepath.Join(dir, n.file)); err != nil {
			return err
		}
	}
	return nil
}
