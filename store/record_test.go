package store

import (
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/mock"
	"onsite/schedule"
)

func TestTheRecordHoldsAllThatWasDoneSinceADay(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 5)
	practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good)
	practise(t, s, schedule.KindRecall, "principles/b", 2, schedule.Hard)
	must(t, s.SaveStory(aStory(1, 1, "first")))
	l := loop(1, 1, "")
	l.Rounds[0].Own, l.Rounds[0].Panel, l.Seen = mock.Inclined, mock.NotInclined, 20*time.Minute
	must(t, s.SaveLoop(l))
	must(t, s.update(func(tx *bolt.Tx) error { // a row may be lost; it is made again
		return in(tx, bucketRows).Put([]byte(answerID(2)), []byte("\x01no checksum"))
	}))

	r, err := s.Record(time.Time{})
	must(t, err)
	equal(t, "marks", len(r.Marks), 5)
	for i, m := range r.Marks {
		a, err := s.Answer(answerID(i))
		must(t, err)
		equal(t, "oldest first", m.ID, a.ID)
		equal(t, "question", m.Question, a.Asked.ID)
		equal(t, "spent", m.Spent, a.Spent())
		equal(t, "parts", len(m.Parts), len(a.Sections))
		past := r.Past[m.Question]
		equal(t, "first", past.First.After(past.At), false)
	}
	equal(t, "question cards", len(r.Cards), 1)
	equal(t, "recall cards", len(r.Recalls), 1)
	equal(t, "reviews", len(r.Reviews), 2)
	equal(t, "stories", len(r.Stories), 1)
	equal(t, "mocks", len(r.Mocks), 1)
	equal(t, "own", r.Mocks[0].Own[0], mock.Inclined)
	equal(t, "panel", r.Mocks[0].Panel[0], mock.NotInclined)
	equal(t, "spent", r.Mocks[0].Spent, 20*time.Minute)

	last := r.Marks[4]
	some, err := s.Record(last.Began)
	must(t, err)
	equal(t, "since the last", len(some.Marks), 1)
	equal(t, "the last", some.Marks[0].ID, last.ID)
	equal(t, "past is whole", len(some.Past), len(r.Past))
}
