// Package store knows where things are kept: one file that holds the drafts,
// the answers and the settings, and the backups beside it. It owns that file,
// its lock, its shape and its health.
//
// The promise: what a method has accepted survives kill -9, and a damaged file
// neither crashes the program nor is written over.
//
// Nothing of the database library leaves the package. Every exported method is
// one transaction, safe for concurrent use, and copies what it returns. Errors
// have a Text method that says them in Korean and English: *InUse, *Damaged,
// *NewerVersion, *Failed, ErrNotFound, ErrClosed.
package store

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Store is an open file.
type Store struct {
	db       *bolt.DB
	file     *os.File // the database's own
	path     string
	options  Options
	readOnly bool

	// A page that could not be used made bbolt panic. After that in a write what
	// it knows of the file may be half changed, so nothing is written any more;
	// after that while a transaction began it keeps locks, so nothing is read
	// either.
	noWrites, noReads atomic.Pointer[Damaged]

	mu       sync.Mutex
	problems map[string]*Damaged

	backingUp sync.Mutex

	closing sync.Once
	closed  error // what Close returned
}

// closeWait is how long Close waits for a database whose locks may never come
// free.
const closeWait = 250 * time.Millisecond

// Path is where the file is.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the file is open for reading only, asked for or
// because it could not be written.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Close lets go of the file. Closing twice is harmless.
func (s *Store) Close() error {
	s.closing.Do(func() { s.closed = s.close() })
	return s.closed
}

func (s *Store) close() error {
	if !s.readOnly && s.hurt() == nil {
		removeHolder(s.path)
	}
	// After damage the holder file stays: the next start looks at the file first.
	return s.closeDB()
}

// closeDB closes the database. After damage it does not wait for ever for locks
// a panic may have left behind: it closes the file under them, and with it goes
// the lock on the file.
func (s *Store) closeDB() error {
	hurt := s.hurt()
	if hurt == nil {
		return wrap(s.path, s.db.Close())
	}
	done := make(chan error, 1)
	go func() { done <- s.db.Close() }()
	select {
	case err := <-done:
		return wrap(s.path, err)
	case <-time.After(closeWait):
		letGo(s.file)
		return hurt
	}
}

// hurt returns the damage that made the store stop writing, or nil.
func (s *Store) hurt() *Damaged {
	if d := s.noReads.Load(); d != nil {
		return d
	}
	return s.noWrites.Load()
}

// Problems is every damaged record met since the file was opened. Lists leave
// those out when they cannot be made again from the rest.
func (s *Store) Problems() []*Damaged {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []*Damaged
	for _, d := range s.problems {
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b *Damaged) int { return strings.Compare(a.Detail, b.Detail) })
	return all
}

// note remembers a damaged record.
func (s *Store) note(d *Damaged) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.problems[d.Detail] = d
}

// skip notes a damaged record and reports whether err is one: a list goes on
// without it.
func (s *Store) skip(err error) bool {
	d := asDamaged(err)
	if d != nil {
		s.note(d)
	}
	return d != nil
}

// view runs fn in a read transaction.
func (s *Store) view(fn func(*bolt.Tx) error) error {
	if d := s.noReads.Load(); d != nil {
		return d
	}
	return s.transact(false, fn)
}

// update runs fn in a write transaction. What it wrote is on the disk when
// update returns nil, and nothing of it otherwise.
func (s *Store) update(fn func(*bolt.Tx) error) error {
	if s.readOnly {
		return &Failed{Path: s.path, Err: errReadOnly}
	}
	if d := s.noWrites.Load(); d != nil {
		return d
	}
	return s.transact(true, fn)
}

func (s *Store) transact(write bool, fn func(*bolt.Tx) error) error {
	began := false
	err := guard(s.path, func() error {
		tx, err := s.db.Begin(write)
		if err != nil {
			return err
		}
		began = true
		// Not db.Update: after a panic that reads the broken page again and most
		// often panics again, keeping its lock.
		defer tx.Rollback()
		if err := fn(tx); err != nil || !write {
			return err
		}
		return tx.Commit()
	})
	p := asPanicked(err)
	if p == nil {
		return wrap(s.path, err)
	}
	if write {
		s.noWrites.Store(p.Damaged)
	}
	if !began {
		s.noReads.Store(p.Damaged)
	}
	s.note(p.Damaged)
	return p.Damaged
}

// panicked is *Damaged that came out of a panic.
type panicked struct{ *Damaged }

func asPanicked(err error) *panicked {
	var p *panicked
	errors.As(err, &p)
	return p
}

// guard runs fn so that a page of garbage, or one that is no longer in the
// file, is an error and not the end of the program. bbolt panics on the first;
// the second is a memory fault, which is turned into a panic here, for this
// goroutine only.
func guard(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &panicked{&Damaged{Path: path, Detail: fmt.Sprint(p)}}
		}
	}()
	return fn()
}
