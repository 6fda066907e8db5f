package store

import (
	"reflect"
	"testing"
	"time"
)

func TestKeptAnswerComesBackAsItWas(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.SaveDraft(draft(7, 1, "")))
	must(t, s.Keep(answer(7)))
	must(t, s.Close())

	s = mustOpen(t, path)
	got, err := s.Answer(answerID(7))
	must(t, err)
	if want := answer(7); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	drafts, err := s.Drafts()
	must(t, err)
	equal(t, "drafts left", len(drafts), 0)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 1)
	_, err = s.Answer("none")
	wantError(t, err, ErrNotFound)
}

func TestKeepAgainChangesNothing(t *testing.T) {
	s := newStoreAt(t)
	must(t, s.Keep(answer(1)))
	must(t, s.SetStar(answerID(1), true))
	must(t, s.SetRemark(answerID(1), "숫자를 더할 것"))
	before := everything(t, s)
	must(t, s.Keep(answer(1)))
	if after := everything(t, s); !reflect.DeepEqual(after, before) {
		t.Errorf("got %v\nwant %v", after, before)
	}
	a, err := s.Answer(answerID(1))
	must(t, err)
	equal(t, "star", a.Star, true)
	equal(t, "remark", a.Remark, "숫자를 더할 것")
	h, err := s.Histories()
	must(t, err)
	equal(t, "times", h[a.Asked.ID].Times, 1)
}

func TestKeepAgainUnderAnotherQuestionMovesTheAttempt(t *testing.T) {
	s := newStoreAt(t)
	a := answer(1)
	must(t, s.Keep(a))
	old := a.Asked.ID
	a.Asked.ID = "principles/other"
	must(t, s.Keep(a))
	rows, err := s.Attempts(old)
	must(t, err)
	equal(t, "attempts at the old question", ids(rows), "")
	rows, err = s.Attempts("principles/other")
	must(t, err)
	equal(t, "attempts at the new question", ids(rows), "1")
	h, err := s.Histories()
	must(t, err)
	equal(t, "histories", len(h), 1)
}

func TestDeleteAndUndelete(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 3)
	must(t, s.SetStar(answerID(1), true))
	before := everything(t, s)

	must(t, s.Delete(answerID(1), now0))
	_, err := s.Answer(answerID(1))
	wantError(t, err, ErrNotFound)
	wantError(t, s.Delete(answerID(1), now0), ErrNotFound)
	wantError(t, s.SetStar(answerID(1), true), ErrNotFound)
	wantError(t, s.SetRemark(answerID(1), "x"), ErrNotFound)
	rows, _, err := s.List(Filter{}, "", 10)
	must(t, err)
	equal(t, "list", ids(rows), "2 ")
	rows, _, err = s.List(Filter{Text: "복구"}, "", 10)
	must(t, err)
	equal(t, "search", ids(rows), "2 ")
	rows, err = s.Attempts(answer(1).Asked.ID)
	must(t, err)
	equal(t, "attempts", ids(rows), "")
	h, err := s.Histories()
	must(t, err)
	equal(t, "histories", len(h), 2)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 2)

	must(t, s.Undelete(answerID(1)))
	wantError(t, s.Undelete(answerID(1)), ErrNotFound)
	if after := everything(t, s); !reflect.DeepEqual(after, before) {
		t.Errorf("got %v\nwant %v", after, before)
	}
}

func TestDeletedAnswerGoesForGoodAfterThirtyDays(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 2)
	must(t, s.Delete(answerID(0), now0.Add(-30*24*time.Hour-time.Second)))
	must(t, s.Delete(answerID(1), now0.Add(-30*24*time.Hour)))
	must(t, s.Close())

	s = mustOpen(t, path)
	wantError(t, s.Undelete(answerID(0)), ErrNotFound)
	must(t, s.Undelete(answerID(1)))
}

func TestKeepOfADeletedAnswerBringsItBackWithItsRemark(t *testing.T) {
	s := newStoreAt(t)
	must(t, s.Keep(answer(1)))
	must(t, s.SetRemark(answerID(1), "remark"))
	must(t, s.Delete(answerID(1), now0))
	must(t, s.Keep(answer(1)))
	a, err := s.Answer(answerID(1))
	must(t, err)
	equal(t, "remark", a.Remark, "remark")
	wantError(t, s.Undelete(answerID(1)), ErrNotFound)
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, 1)
}

func TestAttemptsAndHistory(t *testing.T) {
	s := newStoreAt(t)
	for n, rating := range []int{4, 0, 2, 0} {
		a := answer(n)
		a.Rating, a.Asked.ID = rating, []string{"d/new", "d/old", "d/new", "d/newer"}[n]
		must(t, s.Keep(a))
	}
	rows, err := s.Attempts("d/new", "d/old")
	must(t, err)
	equal(t, "attempts", ids(rows), " 1 2")
	h, err := s.Histories()
	must(t, err)
	equal(t, "histories", len(h), 3)
	equal(t, "times", h["d/new"].Times, 2)
	equal(t, "rating", h["d/new"].Rating, 2)
	if !h["d/new"].At.Equal(answer(2).Kept) {
		t.Errorf("at: got %v", h["d/new"].At)
	}
	if !h["d/new"].First.Equal(answer(0).Kept) {
		t.Errorf("first: got %v", h["d/new"].First)
	}
	equal(t, "never rated", h["d/old"].Rating, 0)

	a := answer(4) // an answer without a rating leaves the last one standing
	a.Rating, a.Asked.ID = 0, "d/new"
	must(t, s.Keep(a))
	h, err = s.Histories()
	must(t, err)
	equal(t, "times", h["d/new"].Times, 3)
	equal(t, "rating", h["d/new"].Rating, 2)
}

func TestSettings(t *testing.T) {
	type settings struct {
		Theme string
		Speed int
	}
	path := newPath(t)
	s := mustOpen(t, path)
	got := settings{Theme: "light"}
	found, err := s.LoadSettings(&got)
	must(t, err)
	equal(t, "found", found, false)
	equal(t, "left alone", got.Theme, "light")
	must(t, s.SaveSettings(settings{"dark", 3}))
	must(t, s.Close())

	found, err = mustOpen(t, path).LoadSettings(&got)
	must(t, err)
	equal(t, "found", found, true)
	equal(t, "settings", got, settings{"dark", 3})
}
