package store

import (
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"
)

// A migration brings a file from the schema before to schema to. Migrations are
// ordered, each to one more than the last, and run in one transaction after a
// backup. One that was released is never edited.
type migration struct {
	to  int
	run func(*bolt.Tx) error
}

// migrations is the way from an empty file to the newest schema.
func migrations() []migration {
	return []migration{
		{to: 1, run: firstSchema},
		{to: 2, run: loopSchema},
		{to: 3, run: storySchema},
		{to: 4, run: processSchema},
	}
}

// firstSchema makes every bucket of schema 1.
func firstSchema(tx *bolt.Tx) error {
	for _, name := range []string{
		"meta", "drafts", "answers", "rows", "texts", "attempts", "history", "trash", "settings",
	} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return putJSON(in(tx, "meta"), "count", counted{})
}

// loopSchema adds the buckets of mock loops.
func loopSchema(tx *bolt.Tx) error {
	for _, name := range []string{"loops", "looprows"} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// storySchema adds the buckets of stories and of practice that comes back.
func storySchema(tx *bolt.Tx) error {
	for _, name := range []string{"stories", "cards", "reviews"} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// processSchema adds the bucket of the process one is in.
func processSchema(tx *bolt.Tx) error {
	_, err := tx.CreateBucket([]byte("process"))
	return err
}

// schema is what the file says about its own shape.
type schema struct {
	Version int       `json:"version"`
	Made    time.Time `json:"made"` // when it got this shape
}

// schemaOf reads the schema: 0 for a file nothing was ever put in, *Damaged for
// one that is not ours.
func schemaOf(tx *bolt.Tx) (int, error) {
	if tx.Bucket([]byte(bucketMeta)) == nil {
		if k, _ := tx.Cursor().First(); k != nil {
			return 0, &Damaged{Path: tx.DB().Path(), Detail: "not a file of onsite"}
		}
		return 0, nil
	}
	v, err := getJSON[schema](in(tx, bucketMeta), keySchema)
	if errors.Is(err, ErrNotFound) {
		return 0, &Damaged{Path: tx.DB().Path(), Detail: "the file does not say its schema"}
	}
	return v.Version, err
}

// migrate brings the file to the newest schema. What is in it is backed up
// first.
func (s *Store) migrate(way []migration, now time.Time) error {
	newest := way[len(way)-1].to
	var have int
	err := s.view(func(tx *bolt.Tx) (err error) {
		have, err = schemaOf(tx)
		return err
	})
	switch {
	case err != nil:
		return err
	case have > newest:
		return &NewerVersion{Path: s.path, Have: have, Known: newest}
	case have == newest:
		return nil
	case s.readOnly:
		return &Failed{Path: s.path, Err: errReadOnly}
	case have > 0:
		if _, err := s.Backup(now); err != nil {
			return err
		}
	}
	return s.update(func(tx *bolt.Tx) error {
		for _, m := range way {
			if m.to <= have {
				continue
			}
			if err := m.run(tx); err != nil {
				return err
			}
		}
		return putJSON(in(tx, bucketMeta), keySchema, schema{Version: newest, Made: now.Round(0)})
	})
}
