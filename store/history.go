package store

import (
	"errors"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
)

// History is what is known of a question from the answers to it.
type History struct {
	Times  int       `json:"times"`  // how often it was answered, unfinished answers too
	Rating int       `json:"rating"` // of the latest answer that was rated; 0 never
	At     time.Time `json:"at"`     // when it was last answered
}

// attempt is what an answer adds to the history of its question.
type attempt struct {
	Rating int       `json:"rating,omitempty"`
	Kept   time.Time `json:"kept"`
}

// Histories returns the history of every question that was ever answered, by
// question id.
func (s *Store) Histories() (map[string]History, error) {
	all := map[string]History{}
	err := s.view(func(tx *bolt.Tx) error {
		b := in(tx, bucketHistory)
		for _, question := range b.keys("") {
			h, err := getJSON[History](b, question)
			if isDamaged(err) {
				s.skip(err)
				h, err = tell(tx, question)
			}
			if err != nil {
				return err
			}
			all[question] = h
		}
		return nil
	})
	return all, err
}

// Attempts returns the rows of all answers to a question, oldest first. Earlier
// ids of the question may be given too.
func (s *Store) Attempts(question ...string) ([]Row, error) {
	var rows []Row
	err := s.view(func(tx *bolt.Tx) error {
		var ids []string
		for _, q := range question {
			for _, key := range in(tx, bucketAttempts).keys(attemptPrefix(q)) {
				ids = append(ids, strings.TrimPrefix(key, attemptPrefix(q)))
			}
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			row, err := readRow(tx, id, s.note)
			if s.skip(err) {
				continue
			}
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

func putAttempt(tx *bolt.Tx, a interview.Answer) error {
	key := attemptKey(a.Asked.ID, a.ID)
	if err := putJSON(in(tx, bucketAttempts), key, attempt{Rating: a.Rating, Kept: a.Kept}); err != nil {
		return err
	}
	return retell(tx, a.Asked.ID)
}

func dropAttempt(tx *bolt.Tx, question, id string) error {
	if err := in(tx, bucketAttempts).drop(attemptKey(question, id)); err != nil {
		return err
	}
	return retell(tx, question)
}

// retell writes the history of a question anew from its attempts.
func retell(tx *bolt.Tx, question string) error {
	h, err := tell(tx, question)
	if err != nil {
		return err
	}
	if h.Times == 0 {
		return in(tx, bucketHistory).drop(question)
	}
	return putJSON(in(tx, bucketHistory), question, h)
}

// tell works a history out. A damaged attempt still counts as one.
func tell(tx *bolt.Tx, question string) (History, error) {
	var h History
	b := in(tx, bucketAttempts)
	for _, key := range b.keys(attemptPrefix(question)) {
		a, err := getJSON[attempt](b, key)
		if err != nil && !isDamaged(err) && !errors.Is(err, ErrNotFound) {
			return History{}, err
		}
		h.Times++
		if a.Rating > 0 {
			h.Rating = a.Rating
		}
		if a.Kept.After(h.At) {
			h.At = a.Kept
		}
	}
	return h, nil
}
