package store

import (
	"encoding/json"
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
)

// trashDays is how long a deleted answer or a discarded draft can come back.
const trashDays = 30 * 24 * time.Hour

// Keep saves a finished answer with all that is derived from it, and removes
// its draft. Keeping it again changes nothing but what the answer itself says:
// the star and the remark an answer with this id already has are kept, even
// when it was deleted meanwhile.
func (s *Store) Keep(a interview.Answer) error {
	return s.update(func(tx *bolt.Tx) error { return keep(tx, a) })
}

func keep(tx *bolt.Tx, a interview.Answer) error {
	old, err := keptOrDeleted(tx, a.ID)
	switch {
	case err == nil:
		a.Star, a.Remark = old.Star, old.Remark
	case !errors.Is(err, ErrNotFound) && !isDamaged(err):
		return err
	}
	if err := discard(tx, a.ID, old); err != nil {
		return err
	}
	return insert(tx, a)
}

func keptOrDeleted(tx *bolt.Tx, id string) (interview.Answer, error) {
	a, err := getJSON[interview.Answer](in(tx, bucketAnswers), id)
	if errors.Is(err, ErrNotFound) {
		return deleted(tx, id)
	}
	return a, err
}

func deleted(tx *bolt.Tx, id string) (interview.Answer, error) {
	trash := in(tx, bucketTrash)
	payload, err := trash.get(trashAnswer + id)
	if err != nil {
		return interview.Answer{}, err
	}
	_, answer := splitTime(payload)
	return decode[interview.Answer](trash, trashAnswer+id, answer)
}

// discard removes everything the file has under an answer's id, old being the
// answer as far as it is known.
func discard(tx *bolt.Tx, id string, old interview.Answer) error {
	trash := in(tx, bucketTrash)
	return errors.Join(
		remove(tx, id, old.Asked.ID),
		in(tx, bucketDrafts).drop(id),
		trash.drop(trashAnswer+id),
		trash.drop(trashDraft+id),
	)
}

// insert puts an answer the file does not have, and what is derived from it.
func insert(tx *bolt.Tx, a interview.Answer) error {
	if err := putJSON(in(tx, bucketAnswers), a.ID, a); err != nil {
		return err
	}
	if err := describe(tx, a); err != nil {
		return err
	}
	if err := putAttempt(tx, a); err != nil {
		return err
	}
	return addCount(tx, 1)
}

// remove takes a kept answer and what is derived from it out of the file. It
// does nothing when there is no such answer.
func remove(tx *bolt.Tx, id, question string) error {
	answers := in(tx, bucketAnswers)
	if !answers.has(id) {
		return nil
	}
	err := errors.Join(
		answers.drop(id),
		in(tx, bucketRows).drop(id),
		in(tx, bucketTexts).drop(id),
		dropAttempt(tx, question, id),
	)
	if err != nil {
		return err
	}
	return addCount(tx, -1)
}

// Answer returns a kept answer: ErrNotFound when there is none or it was
// deleted, *Damaged when it cannot be read.
func (s *Store) Answer(id string) (interview.Answer, error) {
	var a interview.Answer
	err := s.view(func(tx *bolt.Tx) (err error) {
		a, err = getJSON[interview.Answer](in(tx, bucketAnswers), id)
		return err
	})
	return a, err
}

// SetStar marks an answer, or takes the mark away.
func (s *Store) SetStar(id string, star bool) error {
	return s.change(id, func(a *interview.Answer) { a.Star = star })
}

// SetRemark writes what a person remarks about an answer, looking back.
func (s *Store) SetRemark(id, text string) error {
	return s.change(id, func(a *interview.Answer) { a.Remark = text })
}

// SetOverruled keeps which findings about an answer the person does not accept.
func (s *Store) SetOverruled(id string, rules []string) error {
	return s.change(id, func(a *interview.Answer) { a.Overruled = rules })
}

// SetProof keeps the sentence that shows the principle, as the person says.
func (s *Store) SetProof(id, sentence string) error {
	return s.change(id, func(a *interview.Answer) { a.Proof = sentence })
}

// change edits what is kept of an answer outside of the answering itself.
func (s *Store) change(id string, edit func(*interview.Answer)) error {
	return s.update(func(tx *bolt.Tx) error {
		answers := in(tx, bucketAnswers)
		a, err := getJSON[interview.Answer](answers, id)
		if err != nil {
			return err
		}
		edit(&a)
		if err := putJSON(answers, id, a); err != nil {
			return err
		}
		return describe(tx, a)
	})
}

// Delete puts an answer into the trash; Undelete takes it out. It returns
// ErrNotFound when there is no such answer.
func (s *Store) Delete(id string, now time.Time) error {
	return s.update(func(tx *bolt.Tx) error {
		a, err := getJSON[interview.Answer](in(tx, bucketAnswers), id)
		if err != nil {
			return err
		}
		payload, err := json.Marshal(a)
		if err != nil {
			return err
		}
		if err := in(tx, bucketTrash).put(trashAnswer+id, withTime(now, payload)); err != nil {
			return err
		}
		return remove(tx, id, a.Asked.ID)
	})
}

// Undelete brings a deleted answer back as it was. It returns ErrNotFound when
// it was not deleted, or more than 30 days ago.
func (s *Store) Undelete(id string) error {
	return s.update(func(tx *bolt.Tx) error {
		a, err := deleted(tx, id)
		if err != nil {
			return err
		}
		if err := in(tx, bucketTrash).drop(trashAnswer + id); err != nil {
			return err
		}
		return insert(tx, a)
	})
}

// purge removes for good what has been in the trash for too long.
func (s *Store) purge(now time.Time) error {
	due, err := s.duePurge(now)
	if err != nil || len(due) == 0 {
		return err
	}
	return s.update(func(tx *bolt.Tx) error {
		trash := in(tx, bucketTrash)
		for _, key := range due {
			if err := trash.drop(key); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) duePurge(now time.Time) (due []string, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		trash := in(tx, bucketTrash)
		return trash.ForEach(func(k, v []byte) error {
			payload, err := trash.unseal(k, v)
			if s.skip(err) {
				return nil
			}
			if at, _ := splitTime(payload); now.Sub(at) > trashDays {
				due = append(due, string(k))
			}
			return err
		})
	})
	return due, err
}

// Count is how many answers are kept.
func (s *Store) Count() (int, error) {
	var n int
	err := s.view(func(tx *bolt.Tx) (err error) {
		n, err = count(tx)
		return err
	})
	return n, err
}

type counted struct {
	Answers int `json:"answers"`
}

func count(tx *bolt.Tx) (int, error) {
	c, err := getJSON[counted](in(tx, bucketMeta), keyCount)
	return c.Answers, err
}

// addCount counts answers that came or went. A damaged count is counted anew.
func addCount(tx *bolt.Tx, by int) error {
	n, err := count(tx)
	switch {
	case isDamaged(err):
		n, by = in(tx, bucketAnswers).Stats().KeyN, 0
	case err != nil:
		return err
	}
	return putJSON(in(tx, bucketMeta), keyCount, counted{Answers: n + by})
}
