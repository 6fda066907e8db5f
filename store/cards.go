package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

// Review keeps a card as it is after a review, and adds the review to the log
// under id, a ULID. Saves finish in any order, and one that failed is tried
// again: where the kept card knows no less, or is damaged, it is made anew from
// the log, when that tells of more reviews than either card counts.
func (s *Store) Review(c schedule.Card, r schedule.Review, id string) error {
	return s.update(func(tx *bolt.Tx) error {
		if in(tx, bucketReviews).has(id) {
			return nil // it was kept after all, and its card with it
		}
		if err := putJSON(in(tx, bucketReviews), id, r); err != nil {
			return err
		}
		old, err := getJSON[schedule.Card](in(tx, bucketCards), cardKey(c.Key))
		if err == nil && old.Reps >= c.Reps || isDamaged(err) {
			all, err := logs(tx)
			if err != nil {
				return err
			}
			if made := schedule.Replay(all[c.Key]); made.Reps > max(old.Reps, c.Reps) {
				c = made
			}
		}
		return saveCard(tx, c)
	})
}

// logs are the reviews of each card, oldest first, but for what is damaged.
func logs(tx *bolt.Tx) (map[schedule.Key][]schedule.Review, error) {
	reviews := in(tx, bucketReviews)
	all := map[schedule.Key][]schedule.Review{}
	for _, id := range reviews.keys("") {
		r, err := getJSON[schedule.Review](reviews, id)
		if isDamaged(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all[r.Key] = append(all[r.Key], r)
	}
	return all, nil
}

func cardKey(k schedule.Key) string { return cardPrefix(k.Kind) + k.ID }

// cardPrefix begins the keys of all cards of a kind.
func cardPrefix(kind schedule.Kind) string { return string(kind) + "/" }

func saveCard(tx *bolt.Tx, c schedule.Card) error {
	cards, key := in(tx, bucketCards), cardKey(c.Key)
	stays, err := stands(cards, key, func(old schedule.Card) bool { return old.Reps > c.Reps })
	if err != nil || stays {
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
