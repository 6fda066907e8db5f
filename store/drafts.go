package store

import (
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
)

// SaveDraft keeps a draft. Saves finish in any order, so a draft that is not
// newer than the kept one is ignored, and so is one whose answer is kept,
// deleted or discarded already: a late save never brings a draft back.
func (s *Store) SaveDraft(d interview.Draft) error {
	return s.update(func(tx *bolt.Tx) error { return saveDraft(tx, d) })
}

func saveDraft(tx *bolt.Tx, d interview.Draft) error {
	trash := in(tx, bucketTrash)
	if in(tx, bucketAnswers).has(d.ID) || trash.has(trashAnswer+d.ID) || trash.has(trashDraft+d.ID) {
		return nil
	}
	drafts := in(tx, bucketDrafts)
	stays, err := stands(drafts, d.ID, func(old interview.Draft) bool { return old.Revision >= d.Revision })
	if err != nil || stays {
		return err
	}
	return putJSON(drafts, d.ID, d)
}

// Drafts returns every draft, newest first. A damaged one is left out and
// noted in Problems.
func (s *Store) Drafts() ([]interview.Draft, error) {
	var all []interview.Draft
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = readAll[interview.Draft](s, in(tx, bucketDrafts), "")
		return err
	})
	slices.SortFunc(all, func(a, b interview.Draft) int {
		if c := b.Touched.Compare(a.Touched); c != 0 {
			return c
		}
		return strings.Compare(b.ID, a.ID)
	})
	return all, err
}

// DropDraft discards a draft on purpose; UndropDraft takes it back. It returns
// ErrNotFound when there is none.
func (s *Store) DropDraft(id string, now time.Time) error {
	return s.update(func(tx *bolt.Tx) error {
		drafts := in(tx, bucketDrafts)
		payload, err := drafts.get(id)
		if err != nil {
			return err
		}
		if err := in(tx, bucketTrash).put(trashDraft+id, withTime(now, payload)); err != nil {
			return err
		}
		return drafts.drop(id)
	})
}

// UndropDraft brings a discarded draft back. It returns ErrNotFound when it was
// not discarded, or more than 30 days ago.
func (s *Store) UndropDraft(id string) error {
	return s.update(func(tx *bolt.Tx) error {
		trash := in(tx, bucketTrash)
		payload, err := trash.get(trashDraft + id)
		if err != nil {
			return err
		}
		_, draft := splitTime(payload)
		if err := in(tx, bucketDrafts).put(id, draft); err != nil {
			return err
		}
		return trash.drop(trashDraft + id)
	})
}
