package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Options are the choices in opening a file. The zero Options are good ones.
type Options struct {
	// Backups is the folder for backups; "" is the folder backups beside the
	// file.
	Backups string
	// Wait is how long to wait for another process to close the file; 0 is
	// 400 ms.
	Wait time.Duration
	// ReadOnly opens an existing file for reading; every write then returns an
	// error for which IsReadOnly is true. The same happens by itself where the
	// file cannot be written. The schema must be the current one.
	ReadOnly bool
	// ProbeCommand is a program and its arguments that runs Probe on the path
	// appended to them and ends with 0 when it returns nil, else with another
	// code and the error on stderr. With it, a file that was not closed well is
	// looked at by a process of its own. Without, a check in this process makes
	// do.
	ProbeCommand []string
}

const (
	defaultWait = 400 * time.Millisecond
	lockPoll    = 20 * time.Millisecond
)

func (o Options) wait() time.Duration {
	if o.Wait <= 0 {
		return defaultWait
	}
	return o.Wait
}

func (o Options) backups(path string) string {
	if o.Backups == "" {
		return filepath.Join(filepath.Dir(path), "backups")
	}
	return o.Backups
}

// Open opens the file at path, which it makes when there is none, in a folder
// it makes too. Both are for this person's eyes only.
//
// It returns *InUse when another process has the file and keeps it,
// *Damaged when the file cannot be trusted, *NewerVersion when a newer program
// made it - in these three cases the file is as it was - and *Failed when the
// disk refuses.
func Open(path string, o Options, now time.Time) (*Store, error) {
	return open(path, o, migrations(), now)
}

func open(path string, o Options, way []migration, now time.Time) (*Store, error) {
	if !o.ReadOnly {
		if err := create(path, now); err != nil {
			return nil, wrap(path, err)
		}
	}
	if err := inspect(path, o); err != nil {
		return nil, wrap(path, err)
	}
	s, err := openDB(path, o)
	if err != nil {
		return nil, wrap(path, err)
	}
	if err := s.prepare(way, now); err != nil {
		s.forget()
		return nil, err
	}
	return s, nil
}

// prepare makes an open database one this program can use.
func (s *Store) prepare(way []migration, now time.Time) error {
	if err := s.migrate(way, now); err != nil {
		return err
	}
	if s.readOnly {
		return nil
	}
	// An old file may be open to others' eyes. One that belongs to somebody else
	// stays as its owner wants it.
	_ = os.Chmod(s.path, 0o600)
	writeHolder(s.path, now)
	removeLeftovers(filepath.Dir(s.path), filepath.Base(s.path))
	if err := s.purge(now); isDamaged(err) {
		return err
	}
	return nil // a full disk is no reason not to open; the next start purges
}

// forget closes a store that did not open, leaving a holder file of an earlier
// run where it is.
func (s *Store) forget() { _ = s.closeDB() }

// create makes a new file where there is none. Power may fail while a database
// is made, so that is done under another name; the name is given to a whole and
// synced file, and never taken from one that another process made meanwhile.
func create(path string, now time.Time) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	temp, err := createTemp(dir, filepath.Base(path))
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return err
	}
	db, err := bolt.Open(temp.Name(), 0o600, &bolt.Options{Timeout: defaultWait})
	if err != nil {
		return err
	}
	s := newStore(db, nil, path, Options{}, false)
	if err := errors.Join(s.migrate(migrations(), now), db.Close()); err != nil {
		return err
	}
	if err := syncFile(temp.Name()); err != nil {
		return err
	}
	err = giveName(temp.Name(), path)
	if _, there := os.Stat(path); there == nil {
		return nil // made here, or by another process meanwhile
	}
	return err
}

// giveName moves a file to a name that must be free, for good. It returns an
// error that is fs.ErrExist when the name is taken.
func giveName(temp, path string) error {
	if err := os.Link(temp, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return err
		}
		// No hard links on this disk: the name is taken if it is now.
		if _, err := os.Lstat(path); err == nil {
			return &fs.PathError{Op: "rename", Path: path, Err: fs.ErrExist}
		}
		if err := os.Rename(temp, path); err != nil {
			return err
		}
		return syncDir(filepath.Dir(path))
	}
	if err := os.Remove(temp); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

const tempMark = ".new-"

// createTemp makes a file that becomes the one called name once it is whole.
func createTemp(dir, name string) (*os.File, error) {
	return os.CreateTemp(dir, name+tempMark+"*")
}

// removeLeftovers removes what createTemp made in a run that was killed.
func removeLeftovers(dir, name string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), name+tempMark) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// inspect looks at the file before anything is mapped into memory: a page that
// is missing there cannot be caught everywhere. An empty file is a new one.
func inspect(path string, o Options) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := awaitShare(f, o.wait()); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	img, err := readImage(f, info.Size())
	if err != nil {
		return &Damaged{Path: path, Detail: err.Error()}
	}
	if err := img.checkTree(); err != nil {
		return &Damaged{Path: path, Detail: err.Error()}
	}
	if leftBehind(path) && (canShare || inUse(path).PID == 0) {
		return probe(path, img, o.ProbeCommand)
	}
	return nil
}

// awaitShare keeps writers away while f is open.
func awaitShare(f *os.File, wait time.Duration) error {
	for waited := time.Duration(0); ; waited += lockPoll {
		busy, err := share(f)
		if err != nil {
			return err
		}
		if !busy {
			return nil
		}
		if waited >= wait {
			return inUse(f.Name())
		}
		time.Sleep(lockPoll)
	}
}

// openDB opens the database, for reading only if it must.
func openDB(path string, o Options) (*Store, error) {
	if o.ReadOnly {
		return openBolt(path, o, true)
	}
	s, err := openBolt(path, o, false)
	if err != nil && (errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)) {
		return openBolt(path, o, true)
	}
	return s, err
}

func openBolt(path string, o Options, readOnly bool) (*Store, error) {
	var db *bolt.DB
	var file *os.File
	err := guard(path, func() (err error) {
		db, err = bolt.Open(path, 0o600, &bolt.Options{
			Timeout: o.wait(), ReadOnly: readOnly, FreelistType: bolt.FreelistMapType, NoStatistics: true,
			OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
				file, err = os.OpenFile(name, flag, mode)
				return file, err
			},
		})
		return err
	})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, inUse(path)
	}
	if p := asPanicked(err); p != nil {
		letGo(file)
		return nil, p.Damaged
	}
	if err != nil {
		return nil, err
	}
	return newStore(db, file, path, o, readOnly), nil
}

func newStore(db *bolt.DB, file *os.File, path string, o Options, readOnly bool) *Store {
	return &Store{db: db, file: file, path: path, options: o, readOnly: readOnly, problems: map[string]*Damaged{}}
}
