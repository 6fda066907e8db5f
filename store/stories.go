package store

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/story"
)

// SaveStory keeps a story, or several at once: all of them or none. Saves finish
// in any order, so one that is not newer than the kept one is ignored, and so is
// one that was deleted.
func (s *Store) SaveStory(stories ...story.Story) error {
	return s.update(func(tx *bolt.Tx) error {
		for _, st := range stories {
			if err := saveStory(tx, st); err != nil {
				return err
			}
		}
		return nil
	})
}

func saveStory(tx *bolt.Tx, st story.Story) error {
	if in(tx, bucketTrash).has(trashStory + st.ID) {
		return nil
	}
	stories := in(tx, bucketStories)
	stays, err := stands(stories, st.ID, func(old story.Story) bool { return old.Revision >= st.Revision })
	if err != nil || stays {
		return err
	}
	return putJSON(stories, st.ID, st)
}

// Story returns a story: ErrNotFound when there is none, *Damaged when it
// cannot be read.
func (s *Store) Story(id string) (story.Story, error) {
	var st story.Story
	err := s.view(func(tx *bolt.Tx) (err error) {
		st, err = getJSON[story.Story](in(tx, bucketStories), id)
		return err
	})
	return st, err
}

// Stories returns every story whole, newest first: there are dozens of them,
// and what a list says of the bank it says of all their texts. A damaged one is
// left out and noted in Problems.
func (s *Store) Stories() ([]story.Story, error) {
	var all []story.Story
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = readAll[story.Story](s, in(tx, bucketStories), "")
		return err
	})
	slices.Reverse(all)
	return all, err
}

// DeleteStory puts a story into the trash; UndeleteStory takes it out.
func (s *Store) DeleteStory(id string, now time.Time) error {
	return s.update(func(tx *bolt.Tx) error {
		st, err := getJSON[story.Story](in(tx, bucketStories), id)
		if err != nil {
			return err
		}
		payload, err := json.Marshal(st)
		if err != nil {
			return err
		}
		return errors.Join(in(tx, bucketTrash).put(trashStory+id, withTime(now, payload)), in(tx, bucketStories).drop(id))
	})
}

// UndeleteStory brings a deleted story back: ErrNotFound when it was not
// deleted.
func (s *Store) UndeleteStory(id string) error {
	return s.update(func(tx *bolt.Tx) error {
		trash := in(tx, bucketTrash)
		payload, err := trash.get(trashStory + id)
		if err != nil {
			return err
		}
		_, data := splitTime(payload)
		st, err := decode[story.Story](trash, trashStory+id, data)
		if err != nil {
			return err
		}
		return errors.Join(trash.drop(trashStory+id), putJSON(in(tx, bucketStories), id, st))
	})
}
