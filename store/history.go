package store

import (
	"errors"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
)

// attempt is what an answer adds to the history of its question.
type attempt struct {
	Rating int       `json:"rating,omitempty"`
	Kept   time.Time `json:"kept"`
}

// Histories returns the history of every question that was ever answered, by
// question id.
func (s *Store) Histories() (map[string]interview.Past, error) {
	var all map[string]interview.Past
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = histories(s, tx)
		return err
	})
	return all, err
}

func histories(s *Store, tx *bolt.Tx) (map[string]interview.Past, error) {
	all := map[string]interview.Past{}
	b := in(tx, bucketHistory)
	for _, question := range b.keys("") {
		h, err := getJSON[interview.Past](b, question)
		if isDamaged(err) {
			s.skip(err)
			h, err = tell(tx, question)
		}
		if err != nil {
			return nil, err
		}
		all[question] = h
	}
	return all, nil
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
func tell(tx *bolt.Tx, question string) (interview.Past, error) {
	var h interview.Past
	b := in(tx, bucketAttempts)
	for _, key := range b.keys(attemptPrefix(question)) {
		a, err := getJSON[attempt](b, key)
		if err != nil && !isDamaged(err) && !errors.Is(err, ErrNotFound) {
			return interview.Past{}, err
		}
		h.Times++
		if a.Rating > 0 {
			h.Rating = a.Rating
		}
		if a.Kept.After(h.At) {
			h.At = a.Kept
		}
		if h.First.IsZero() || a.Kept.Before(h.First) {
			h.First = a.Kept
		}
	}
	return h, nil
}
