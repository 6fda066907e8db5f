package store

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/lang"
	"onsite/mock"
)

// LoopRow is what a list shows of a mock.
type LoopRow struct {
	ID     string        `json:"id"`
	Plan   string        `json:"plan"`
	Title  lang.Text     `json:"title"`
	Began  time.Time     `json:"began"`
	Stage  mock.Stage    `json:"stage"`
	Heat   mock.Heat     `json:"heat"`
	Rounds int           `json:"rounds"`
	Asked  int           `json:"asked"`           // questions
	Own    []mock.Vote   `json:"own"`             // the candidate's votes
	Panel  []mock.Vote   `json:"panel,omitempty"` // the interviewers', once the debrief was read
	Spent  time.Duration `json:"spent"`           // the time it ran
	Left   bool          `json:"left,omitempty"`
}

// Running reports whether questions may still be asked in the loop.
func (r LoopRow) Running() bool { return r.Stage == mock.Calling || r.Stage == mock.Breaking }

func loopRowOf(l mock.Loop) LoopRow {
	row := LoopRow{ID: l.ID, Plan: l.Setup.Plan.ID, Title: l.Setup.Plan.Title, Began: l.Began, Stage: l.Stage, Heat: l.Setup.Heat, Rounds: len(l.Rounds), Spent: l.Seen, Left: l.Left}
	for _, r := range l.Rounds {
		row.Asked += len(r.Turns)
		row.Own = append(row.Own, r.Own)
		if r.Panel != mock.NoVote {
			row.Panel = append(row.Panel, r.Panel)
		}
	}
	return row
}

// SaveLoop keeps a mock. Saves finish in any order, so one that is not newer
// than the kept one is ignored, and so is one that was deleted.
func (s *Store) SaveLoop(l mock.Loop) error {
	return s.update(func(tx *bolt.Tx) error { return saveLoop(tx, l) })
}

func saveLoop(tx *bolt.Tx, l mock.Loop) error {
	if in(tx, bucketTrash).has(trashLoop + l.ID) {
		return nil
	}
	stays, err := stands(in(tx, bucketLoops), l.ID, func(old mock.Loop) bool { return old.Revision >= l.Revision })
	if err != nil || stays {
		return err
	}
	return putLoop(tx, l)
}

func putLoop(tx *bolt.Tx, l mock.Loop) error {
	return errors.Join(putJSON(in(tx, bucketLoops), l.ID, l), putJSON(in(tx, bucketLoopRows), l.ID, loopRowOf(l)))
}

// Loop returns a mock: ErrNotFound when there is none, *Damaged when it cannot
// be read.
func (s *Store) Loop(id string) (mock.Loop, error) {
	var l mock.Loop
	err := s.view(func(tx *bolt.Tx) (err error) {
		l, err = getJSON[mock.Loop](in(tx, bucketLoops), id)
		return err
	})
	return l, err
}

// Loops returns every mock, newest first. A damaged one is left out and noted in
// Problems.
func (s *Store) Loops() ([]LoopRow, error) {
	var all []LoopRow
	err := s.view(func(tx *bolt.Tx) (err error) {
		all, err = readAll[LoopRow](s, in(tx, bucketLoopRows), "")
		return err
	})
	slices.Reverse(all)
	return all, err
}

// DeleteLoop puts a mock into the trash; UndeleteLoop takes it out. Its answers
// stay where they are.
func (s *Store) DeleteLoop(id string, now time.Time) error {
	return s.update(func(tx *bolt.Tx) error {
		l, err := getJSON[mock.Loop](in(tx, bucketLoops), id)
		if err != nil {
			return err
		}
		payload, err := json.Marshal(l)
		if err != nil {
			return err
		}
		return errors.Join(in(tx, bucketTrash).put(trashLoop+id, withTime(now, payload)), in(tx, bucketLoops).drop(id), in(tx, bucketLoopRows).drop(id))
	})
}

// UndeleteLoop brings a deleted mock back: ErrNotFound when it was not deleted.
func (s *Store) UndeleteLoop(id string) error {
	return s.update(func(tx *bolt.Tx) error {
		trash := in(tx, bucketTrash)
		payload, err := trash.get(trashLoop + id)
		if err != nil {
			return err
		}
		_, data := splitTime(payload)
		l, err := decode[mock.Loop](trash, trashLoop+id, data)
		if err != nil {
			return err
		}
		return errors.Join(trash.drop(trashLoop+id), putLoop(tx, l))
	})
}
