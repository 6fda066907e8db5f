package store

import (
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/progress"
	"onsite/schedule"
	"onsite/story"
)

// Record returns what a person did. Answers and the log of reviews are those
// begun since a moment; a zero one means all. What is damaged is left
// out and noted in Problems.
func (s *Store) Record(since time.Time) (progress.Record, error) {
	var r progress.Record
	err := s.view(func(tx *bolt.Tx) (err error) {
		if r.Past, err = histories(s, tx); err != nil {
			return err
		}
		if r.Marks, err = marks(s, tx, since); err != nil {
			return err
		}
		if r.Cards, err = readAll[schedule.Card](s, in(tx, bucketCards), cardPrefix(schedule.KindQuestion)); err != nil {
			return err
		}
		if r.Recalls, err = readAll[schedule.Card](s, in(tx, bucketCards), cardPrefix(schedule.KindRecall)); err != nil {
			return err
		}
		if r.Reviews, err = reviewsSince(s, tx, since); err != nil {
			return err
		}
		if r.Stories, err = readAll[story.Story](s, in(tx, bucketStories), ""); err != nil {
			return err
		}
		loops, err := readAll[LoopRow](s, in(tx, bucketLoopRows), "")
		for _, l := range loops {
			r.Mocks = append(r.Mocks, progress.Mock{
				ID: l.ID, Plan: l.Plan, Title: l.Title, Began: l.Began, Spent: l.Spent, Asked: l.Asked,
				Running: l.Running(), Own: l.Own, Panel: l.Panel,
			})
		}
		return err
	})
	return r, err
}

// Lately returns the answers begun since a moment, without their words, and the
// reviews since, both oldest first.
func (s *Store) Lately(since time.Time) (all []progress.Mark, log []schedule.Review, err error) {
	err = s.view(func(tx *bolt.Tx) (err error) {
		if all, err = marks(s, tx, since); err != nil {
			return err
		}
		log, err = reviewsSince(s, tx, since)
		return err
	})
	return all, log, err
}

func reviewsSince(s *Store, tx *bolt.Tx, since time.Time) ([]schedule.Review, error) {
	reviews := in(tx, bucketReviews)
	read := func(id string) (schedule.Review, error) { return getJSON[schedule.Review](reviews, id) }
	return readSince(s, reviews.keys(""), since, read, func(r schedule.Review) time.Time { return r.At })
}

// marks reads the answers begun since a moment, without their words.
func marks(s *Store, tx *bolt.Tx, since time.Time) ([]progress.Mark, error) {
	rows := in(tx, bucketRows)
	read := func(id string) (progress.Mark, error) {
		payload, err := rows.get(id)
		if err == nil {
			_, rest := splitFacets(payload)
			var m progress.Mark
			if m, err = decode[progress.Mark](rows, id, rest); err == nil {
				return m, nil
			}
		}
		row, err := readRow(tx, id, s.note)
		return row.Mark, err
	}
	// Ids of answers are those of the bucket of answers: a row may be lost.
	return readSince(s, in(tx, bucketAnswers).keys(""), since, read, func(m progress.Mark) time.Time { return m.Began })
}

// readSince reads what lies under ids that sort by time, oldest first, from a
// moment on.
func readSince[T any](s *Store, ids []string, since time.Time, read func(id string) (T, error), at func(T) time.Time) ([]T, error) {
	var all []T
	for _, id := range slices.Backward(ids) {
		t, err := read(id)
		if s.skip(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if at(t).Before(since) {
			break
		}
		all = append(all, t)
	}
	slices.Reverse(all)
	return all, nil
}
