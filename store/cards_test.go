package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/lang"
	"onsite/schedule"
)

var seoul = time.FixedZone("KST", 9*60*60)

// graded is a card after reviews on days from, from+1 and so on, and the last
// of them.
func graded(c schedule.Card, from int, grades ...schedule.Grade) (schedule.Card, []schedule.Review) {
	var log []schedule.Review
	for i, g := range grades {
		var r schedule.Review
		why := lang.Text{Ko: fmt.Sprint("이유 ", from+i), En: fmt.Sprint("reason ", from+i)}
		c, r = c.Grade(g, why, now0.AddDate(0, 0, from+i), seoul)
		log = append(log, r)
	}
	return c, log
}

// reviewID is the id of the review of a day.
func reviewID(day int) string { return answerID(day) }

// practise reviews a card that was never asked, a day a grade, and returns it.
func practise(t testing.TB, s *Store, kind schedule.Kind, id string, from int, grades ...schedule.Grade) schedule.Card {
	t.Helper()
	return goOn(t, s, schedule.NewCard(schedule.Key{Kind: kind, ID: id}), from, grades...)
}

// goOn reviews a card, a day a grade, and returns it.
func goOn(t testing.TB, s *Store, c schedule.Card, from int, grades ...schedule.Grade) schedule.Card {
	t.Helper()
	for i, g := range grades {
		var log []schedule.Review
		c, log = graded(c, from+i, g)
		must(t, s.Review(c, log[0], reviewID(from+i)))
	}
	return c
}

// cards is the cards of a kind, each with its reviews.
func cards(t *testing.T, s *Store, kind schedule.Kind) string {
	t.Helper()
	all, err := s.Cards(kind)
	must(t, err)
	var names []string
	for _, c := range all {
		names = append(names, fmt.Sprint(c.Key.ID, " ", c.Reps))
	}
	return strings.Join(names, ", ")
}

func reviews(t *testing.T, s *Store) []schedule.Review {
	t.Helper()
	all, err := s.Reviews()
	must(t, err)
	return all
}

func TestReviewsAreKeptWholeAndInOrder(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	equal(t, "none yet", len(reviews(t, s)), 0)
	c, log := graded(schedule.NewCard(schedule.QuestionKey("principles/a")), 1, schedule.Good, schedule.Again, schedule.Easy)
	for _, i := range []int{1, 0, 2, 0} { // saves finish in any order, and one twice
		after := schedule.Replay(log[:i+1])
		must(t, s.Review(after, log[i], reviewID(1+i)))
	}
	must(t, s.Close())
	s = mustOpen(t, path)
	if got := reviews(t, s); !reflect.DeepEqual(got, log) {
		t.Errorf("got %+v, want %+v", got, log)
	}
	all, err := s.Cards(schedule.KindQuestion)
	must(t, err)
	if want := []schedule.Card{c}; !reflect.DeepEqual(all, want) {
		t.Errorf("got %+v, want %+v", all, want)
	}
	equal(t, "replayed", schedule.Replay(reviews(t, s)), all[0])
}

// Two pages may each have a review of the card as it was before either: both
// count, in the order they were made, and one that is tried again counts once.
func TestTwoReviewsOfTheSameCardBothCount(t *testing.T) {
	s := newStoreAt(t)
	c := practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good)
	practise(t, s, schedule.KindRecall, "principles/a", 2, schedule.Again)
	first, r1 := graded(c, 3, schedule.Hard)
	second, r2 := graded(c, 4, schedule.Easy)
	must(t, s.Review(second, r2[0], reviewID(4)))
	must(t, s.Review(first, r1[0], reviewID(3)))
	must(t, s.Review(first, r1[0], reviewID(3)))
	got, err := s.Card(c.Key)
	must(t, err)
	want, _ := graded(first, 4, schedule.Easy)
	equal(t, "card", got, want)
	equal(t, "log", len(reviews(t, s)), 4)
}

func TestKindsOfCardsDoNotMix(t *testing.T) {
	s := newStoreAt(t)
	practise(t, s, schedule.KindRecall, "principles/b", 1, schedule.Good)
	practise(t, s, schedule.KindQuestion, "principles/b", 2, schedule.Good, schedule.Hard)
	practise(t, s, schedule.KindQuestion, "principles/a", 4, schedule.Good)
	practise(t, s, schedule.Kind("questions"), "principles/c", 5, schedule.Good)
	equal(t, "questions, by ID", cards(t, s, schedule.KindQuestion), "principles/a 1, principles/b 2")
	equal(t, "recall", cards(t, s, schedule.KindRecall), "principles/b 1")
	equal(t, "log of all", len(reviews(t, s)), 5)
}

// The log knows what a damaged card knew: the next review goes on from there.
func TestADamagedCardIsLeftOutAndMadeAnew(t *testing.T) {
	s := newStoreAt(t)
	practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good, schedule.Good)
	practise(t, s, schedule.KindQuestion, "principles/b", 3, schedule.Good)
	must(t, s.update(func(tx *bolt.Tx) error {
		return in(tx, bucketCards).Put([]byte("question/principles/a"), []byte("\x01no checksum"))
	}))
	equal(t, "others", cards(t, s, schedule.KindQuestion), "principles/b 1")
	equal(t, "problems", len(s.Problems()), 1)
	practise(t, s, schedule.KindQuestion, "principles/a", 4, schedule.Good)
	equal(t, "all", cards(t, s, schedule.KindQuestion), "principles/a 3, principles/b 1")
}

func TestADamagedReviewIsLeftOut(t *testing.T) {
	s := newStoreAt(t)
	practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good, schedule.Again, schedule.Hard)
	must(t, s.update(func(tx *bolt.Tx) error {
		return in(tx, bucketReviews).Put([]byte(reviewID(2)), []byte("\x01no checksum"))
	}))
	var grades []schedule.Grade
	for _, r := range reviews(t, s) {
		grades = append(grades, r.Grade)
	}
	equal(t, "others", fmt.Sprint(grades), fmt.Sprint([]schedule.Grade{schedule.Good, schedule.Hard}))
	equal(t, "problems", len(s.Problems()), 1)
}

func TestAReviewIsKeptWithItsCardOrNotAtAll(t *testing.T) {
	s := newStoreAt(t)
	c, log := graded(schedule.NewCard(schedule.QuestionKey("principles/a")), 1, schedule.Good)
	if err := s.Review(c, log[0], ""); err == nil { // the file takes no empty key
		t.Error("a review without an id was kept")
	}
	equal(t, "cards", cards(t, s, schedule.KindQuestion), "")
}

func TestSalvageOfCards(t *testing.T) {
	old := newPath(t)
	s := mustOpen(t, old)
	both := practise(t, s, schedule.KindQuestion, "principles/both", 1, schedule.Good, schedule.Good)
	practise(t, s, schedule.KindQuestion, "principles/old", 3, schedule.Good)
	practise(t, s, schedule.KindQuestion, "principles/log", 4, schedule.Good, schedule.Again)
	practise(t, s, schedule.KindQuestion, "principles/card", 6, schedule.Good, schedule.Easy)
	must(t, s.update(func(tx *bolt.Tx) error { // one of which only the log is left, one without half its log
		if err := in(tx, bucketCards).drop("question/principles/log"); err != nil {
			return err
		}
		return in(tx, bucketReviews).drop(reviewID(6))
	}))
	practise(t, s, schedule.KindRecall, "principles/new", 8, schedule.Easy)
	must(t, s.update(func(tx *bolt.Tx) error { return in(tx, bucketReviews).drop(reviewID(8)) }))
	must(t, s.Close())

	path := newPath(t)
	s = mustOpen(t, path)
	goOn(t, s, schedule.NewCard(both.Key), 10, schedule.Again, schedule.Hard, schedule.Good) // practised anew
	here := practise(t, s, schedule.KindRecall, "principles/new", 13, schedule.Good)
	must(t, s.Close())
	for range 2 { // and once more changes nothing
		_, err := Salvage(old, path, Options{}, now0)
		must(t, err)
	}
	s = mustOpen(t, path)
	equal(t, "cards", cards(t, s, schedule.KindQuestion), "principles/both 5, principles/card 2, principles/log 2, principles/old 1")
	recall, err := s.Cards(schedule.KindRecall)
	must(t, err)
	equal(t, "what is there is left alone", recall[0], here)
	log := reviews(t, s)
	equal(t, "log", len(log), 10)
	all, err := s.Cards(schedule.KindQuestion)
	must(t, err)
	var ofBoth []schedule.Review
	for _, r := range log {
		if r.Key == both.Key {
			ofBoth = append(ofBoth, r)
		}
	}
	equal(t, "replayed", schedule.Replay(ofBoth), all[0])
}
