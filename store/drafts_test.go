package store

import (
	"testing"
	"time"
)

func TestDraftComesBackAsItWas(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.SaveDraft(draft(1, 3, "메모")))
	must(t, s.SaveDraft(draft(2, 1, "later")))
	must(t, s.Close())

	drafts, err := mustOpen(t, path).Drafts()
	must(t, err)
	if len(drafts) != 2 {
		t.Fatalf("got %d drafts", len(drafts))
	}
	equal(t, "newest first", drafts[0].Note, "later")
	equal(t, "note", drafts[1].Note, "메모")
	equal(t, "revision", drafts[1].Revision, 3)
	equal(t, "text", drafts[1].Sections[1].Text, prose(1))
	equal(t, "stage", drafts[1].Stage, "answer")
}

func TestLateDraftSavesAreIgnored(t *testing.T) {
	note := func(t *testing.T, s *Store) string {
		t.Helper()
		drafts, err := s.Drafts()
		must(t, err)
		if len(drafts) == 0 {
			return "none"
		}
		return drafts[0].Note
	}
	tests := map[string]struct {
		do   func(*testing.T, *Store)
		want string
	}{
		"older revision": {func(t *testing.T, s *Store) { must(t, s.SaveDraft(draft(1, 4, "older"))) }, "fifth"},
		"same revision":  {func(t *testing.T, s *Store) { must(t, s.SaveDraft(draft(1, 5, "same"))) }, "fifth"},
		"newer revision": {func(t *testing.T, s *Store) { must(t, s.SaveDraft(draft(1, 6, "newer"))) }, "newer"},
		"kept": {func(t *testing.T, s *Store) {
			must(t, s.Keep(answer(1)))
			must(t, s.SaveDraft(draft(1, 6, "late")))
		}, "none"},
		"kept and deleted": {func(t *testing.T, s *Store) {
			must(t, s.Keep(answer(1)))
			must(t, s.Delete(answerID(1), now0))
			must(t, s.SaveDraft(draft(1, 6, "late")))
		}, "none"},
		"discarded": {func(t *testing.T, s *Store) {
			must(t, s.DropDraft(answerID(1), now0))
			must(t, s.SaveDraft(draft(1, 6, "late")))
		}, "none"},
		"discarded and taken back": {func(t *testing.T, s *Store) {
			must(t, s.DropDraft(answerID(1), now0))
			must(t, s.UndropDraft(answerID(1)))
		}, "fifth"},
		"taken back and written on": {func(t *testing.T, s *Store) {
			must(t, s.DropDraft(answerID(1), now0))
			must(t, s.UndropDraft(answerID(1)))
			must(t, s.SaveDraft(draft(1, 6, "newer")))
		}, "newer"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStoreAt(t)
			must(t, s.SaveDraft(draft(1, 5, "fifth")))
			test.do(t, s)
			equal(t, "draft", note(t, s), test.want)
		})
	}
}

func TestDropOfNoDraft(t *testing.T) {
	s := newStoreAt(t)
	wantError(t, s.DropDraft("none", now0), ErrNotFound)
	wantError(t, s.UndropDraft("none"), ErrNotFound)
	must(t, s.SaveDraft(draft(1, 1, "")))
	wantError(t, s.UndropDraft(answerID(1)), ErrNotFound)
}

func TestDiscardedDraftGoesForGoodAfterThirtyDays(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.SaveDraft(draft(1, 1, "")))
	must(t, s.SaveDraft(draft(2, 1, "")))
	must(t, s.DropDraft(answerID(1), now0.Add(-31*24*time.Hour)))
	must(t, s.DropDraft(answerID(2), now0.Add(-29*24*time.Hour)))
	must(t, s.Close())

	s = mustOpen(t, path)
	wantError(t, s.UndropDraft(answerID(1)), ErrNotFound)
	must(t, s.UndropDraft(answerID(2)))
}
