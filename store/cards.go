package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

// Review keeps a card as it is after a review, and adds the review to the log
// under id, a ULID. Saves finish in any order, so a card of fewer reviews than
// the kept one only adds to the log.
func (s *Store) Review(c schedule.Card, r schedule.Review, id string) error {
	return s.update(func(tx *bolt.Tx) error {
		return errors.Join(saveCard(tx, c), putJSON(in(tx, bucketReviews), id, r))
	})
}

func cardKey(k schedule.Key) string { return cardPrefix(k.Kind) + k.ID }

// cardPrefix begins the keys of all cards of a kind.
func cardPrefix(kind schedule.Kind) string { return string(kind) + "/" }

func saveCard(tx *bolt.Tx, c schedule.Card) error {
	cards, key := in(tx, bucketCards), cardKey(c.Key)
	old, err := getJSON[schedule.Card](cards, key)
	if err == nil && old.Reps > c.Reps {
		return nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) && !isDamaged(err) {
		return err
	}
	return putJSON(cards, key, c)
}

// Card returns the card of what is practised: a new one when it was never asked,
// *Damaged when it cannot be read.
func (s *Store) Card(k schedule.Key) (schedule.Card, error) {
	c := schedule.NewCard(k)
	err := s.view(func(tx *bolt.Tx) error {
		kept, err := getJSON[schedule.Card](in(tx, bucketCards), cardKey(k))
		switch {
		case err == nil:
			c = kept
		case !errors.Is(err, ErrNotFound):
			return err
		}
		return nil
	})
	return c, err
}

// Cards returns the cards of one kind, by ID. A damaged one is left out and
// noted in Problems.
func (s *Store) Cards(kind schedule.Kind) ([]schedule.Card, error) {
	var all []schedule.Card
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = readAll[schedule.Card](s, in(tx, bucketCards), cardPrefix(kind))
		return err
	})
	return all, err
}

// Reviews returns the whole log, oldest first. A damaged line is left out and
// noted in Problems.
func (s *Store) Reviews() ([]schedule.Review, error) {
	var all []schedule.Review
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = readAll[schedule.Review](s, in(tx, bucketReviews), "")
		return err
	})
	return all, err
}

// readAll reads what lies under the keys that begin with prefix, in order, but
// for what is damaged.
func readAll[T any](s *Store, b bucket, prefix string) ([]T, error) {
	var all []T
	for _, key := range b.keys(prefix) {
		t, err := getJSON[T](b, key)
		if s.skip(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}
