package store

import (
	"testing"
	"time"

	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
)

func loop(n int, revision uint64, open string) mock.Loop {
	return mock.Loop{
		ID: answerID(n), Revision: revision, Began: now0, Stage: mock.Calling, Open: open, Seen: time.Minute,
		Setup:  mock.Setup{Plan: questions.Plan{ID: "bar-raiser", Title: lang.Text{En: "Bar Raiser"}}, Heat: mock.Usual},
		Rounds: []mock.Round{{Turns: []mock.Turn{{Replies: []mock.Reply{{Text: "first"}}}}}},
	}
}

func TestLoopsAreKept(t *testing.T) {
	s := newStoreAt(t)
	must(t, s.SaveLoop(loop(1, 2, "two")))
	must(t, s.SaveLoop(loop(1, 1, "one"))) // arrives late
	must(t, s.SaveLoop(loop(2, 1, "")))
	got, err := s.Loop(answerID(1))
	must(t, err)
	equal(t, "text", got.Open, "two")
	rows, err := s.Loops()
	must(t, err)
	equal(t, "rows", len(rows), 2)
	equal(t, "newest first", rows[0].ID, answerID(2))
	equal(t, "asked", rows[1].Asked, 1)
	equal(t, "running", rows[1].Running(), true)

	must(t, s.DeleteLoop(answerID(1), now0))
	must(t, s.SaveLoop(loop(1, 9, "late"))) // never brings it back
	_, err = s.Loop(answerID(1))
	wantError(t, err, ErrNotFound)
	must(t, s.UndeleteLoop(answerID(1)))
	got, err = s.Loop(answerID(1))
	must(t, err)
	equal(t, "text", got.Open, "two")
	wantError(t, s.UndeleteLoop(answerID(2)), ErrNotFound)
	wantError(t, s.DeleteLoop(answerID(7), now0), ErrNotFound)
}

func TestAFileOfTheFirstSchemaGetsLoops(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	asOfSchema(t, s, 1, bucketLoops, bucketLoopRows, bucketStories, bucketCards, bucketReviews, bucketProcess)
	must(t, s.Close())
	s = mustOpen(t, path)
	n, err := s.Count()
	must(t, err)
	equal(t, "answers", n, 3)
	must(t, s.SaveLoop(loop(1, 1, "")))
	backups, err := Backups(path, Options{})
	must(t, err)
	equal(t, "backups", len(backups), 1)
}
