package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

// SaveProcess keeps the process a person is in. Saves finish in any order, so
// one that is not newer than the kept one is ignored.
func (s *Store) SaveProcess(p schedule.Process) error {
	return s.update(func(tx *bolt.Tx) error { return saveProcess(tx, p) })
}

func saveProcess(tx *bolt.Tx, p schedule.Process) error {
	b := in(tx, bucketProcess)
	stays, err := stands(b, keyProcess, func(old schedule.Process) bool { return old.Revision >= p.Revision })
	if err != nil || stays {
		return err
	}
	return putJSON(b, keyProcess, p)
}

// Process returns the process a person is in: the zero one when nothing was ever
// kept, *Damaged when it cannot be read.
func (s *Store) Process() (schedule.Process, error) {
	var p schedule.Process
	err := s.view(func(tx *bolt.Tx) (err error) {
		p, err = getJSON[schedule.Process](in(tx, bucketProcess), keyProcess)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return p, err
}
