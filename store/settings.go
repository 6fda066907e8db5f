package store

import (
	"encoding/json"
	"errors"

	bolt "go.etcd.io/bbolt"
)

// SaveSettings keeps v as JSON.
func (s *Store) SaveSettings(v any) error {
	return s.update(func(tx *bolt.Tx) error {
		return putJSON(in(tx, bucketSettings), keySettings, v)
	})
}

// LoadSettings fills v with what SaveSettings kept. It returns false, and
// leaves v alone, when nothing was ever kept.
func (s *Store) LoadSettings(v any) (bool, error) {
	found := false
	err := s.view(func(tx *bolt.Tx) error {
		b := in(tx, bucketSettings)
		payload, err := b.get(keySettings)
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		if err := json.Unmarshal(payload, v); err != nil {
			return b.damaged([]byte(keySettings), err)
		}
		return nil
	})
	return found && err == nil, err
}
