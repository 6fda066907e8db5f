package store

import (
	"reflect"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"onsite/lang"
	"onsite/schedule"
	"onsite/story"
)

func aStory(n int, revision uint64, title string) story.Story {
	return story.Story{
		ID: answerID(n), Revision: revision, Title: title, Year: 2023, Situation: prose(n), Result: "26건에서 1건으로 줄었습니다.",
		Figures: []story.Figure{{What: "실패", From: "26건", To: "1건"}}, Shows: []story.Show{{Principle: "dive-deep", Strength: story.Sure}},
		Langs: []lang.Lang{lang.Ko}, Made: now0, Changed: now0,
	}
}

func titles(t *testing.T, s *Store) string {
	t.Helper()
	all, err := s.Stories()
	must(t, err)
	var names []string
	for _, st := range all {
		names = append(names, st.Title)
	}
	return strings.Join(names, " ")
}

func TestStoriesAreKept(t *testing.T) {
	s := newStoreAt(t)
	equal(t, "none yet", titles(t, s), "")
	must(t, s.SaveStory(aStory(2, 1, "later")))
	must(t, s.SaveStory(aStory(1, 2, "two")))
	must(t, s.SaveStory(aStory(1, 1, "one")))   // arrives late
	must(t, s.SaveStory(aStory(1, 2, "again"))) // no newer either
	got, err := s.Story(answerID(1))
	must(t, err)
	if want := aStory(1, 2, "two"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	equal(t, "newest first", titles(t, s), "later two")
	must(t, s.SaveStory(aStory(1, 3, "three")))
	equal(t, "a newer one", titles(t, s), "later three")
	_, err = s.Story(answerID(7))
	wantError(t, err, ErrNotFound)
}

func TestADeletedStoryStaysDeletedUntilItIsBroughtBack(t *testing.T) {
	s := newStoreAt(t)
	must(t, s.SaveStory(aStory(1, 2, "two")))
	must(t, s.SaveStory(aStory(2, 1, "other")))
	must(t, s.DeleteStory(answerID(1), now0))
	must(t, s.SaveStory(aStory(1, 9, "late"))) // never brings it back
	_, err := s.Story(answerID(1))
	wantError(t, err, ErrNotFound)
	equal(t, "left", titles(t, s), "other")
	must(t, s.UndeleteStory(answerID(1)))
	equal(t, "back", titles(t, s), "other two")
	must(t, s.SaveStory(aStory(1, 3, "three"))) // alive again
	equal(t, "saved", titles(t, s), "other three")
	wantError(t, s.UndeleteStory(answerID(1)), ErrNotFound)
	wantError(t, s.UndeleteStory(answerID(2)), ErrNotFound)
	wantError(t, s.DeleteStory(answerID(7), now0), ErrNotFound)
}

func TestADeletedStoryIsGoneAfterAMonth(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for n, days := range []int{31, 29} {
		must(t, s.SaveStory(aStory(n, 1, "")))
		must(t, s.DeleteStory(answerID(n), now0.AddDate(0, 0, -days)))
	}
	must(t, s.Close())
	s = mustOpen(t, path)
	wantError(t, s.UndeleteStory(answerID(0)), ErrNotFound)
	must(t, s.UndeleteStory(answerID(1)))
}

func TestADamagedStoryIsLeftOutAndCanBeWrittenAnew(t *testing.T) {
	s := newStoreAt(t)
	must(t, s.SaveStory(aStory(1, 5, "broken")))
	must(t, s.SaveStory(aStory(2, 1, "whole")))
	must(t, s.update(func(tx *bolt.Tx) error {
		return in(tx, bucketStories).Put([]byte(answerID(1)), []byte("\x01no checksum"))
	}))
	_, err := s.Story(answerID(1))
	wantDamaged(t, err)
	equal(t, "others", titles(t, s), "whole")
	equal(t, "problems", len(s.Problems()), 1)
	must(t, s.SaveStory(aStory(1, 1, "mended")))
	equal(t, "all", titles(t, s), "whole mended")
}

func TestAFileOfTheSecondSchemaGetsStoriesAndCards(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	must(t, s.SaveLoop(loop(1, 1, "")))
	asOfSchema(t, s, 2, bucketStories, bucketCards, bucketReviews, bucketProcess)
	must(t, s.Close())
	s = mustOpen(t, path)
	n, err := s.Count()
	must(t, err)
	equal(t, "answers", n, 3)
	_, err = s.Loop(answerID(1))
	must(t, err)
	must(t, s.SaveStory(aStory(1, 1, "first")))
	equal(t, "stories", titles(t, s), "first")
	c := practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good)
	equal(t, "cards", cards(t, s, schedule.KindQuestion), "principles/a 1")
	equal(t, "replayed", schedule.Replay(reviews(t, s)), c)
	backups, err := Backups(path, Options{})
	must(t, err)
	equal(t, "backups", len(backups), 1)
}

func TestSalvageOfStoriesLeavesWhatIsThereAlone(t *testing.T) {
	old := newPath(t)
	s := mustOpen(t, old)
	for n := range 3 {
		must(t, s.SaveStory(aStory(n, 3, "old")))
	}
	must(t, s.SaveStory(aStory(3, 3, "deleted there")))
	must(t, s.DeleteStory(answerID(3), now0))
	must(t, s.Close())
	path := newPath(t)
	s = mustOpen(t, path)
	must(t, s.SaveStory(aStory(1, 4, "newer")))
	must(t, s.SaveStory(aStory(2, 1, "deleted here")))
	must(t, s.DeleteStory(answerID(2), now0))
	must(t, s.SaveStory(aStory(3, 1, "alive")))
	must(t, s.Close())
	_, err := Salvage(old, path, Options{}, now0)
	must(t, err)
	s = mustOpen(t, path)
	equal(t, "stories", titles(t, s), "alive newer old")
	wantError(t, s.UndeleteStory(answerID(3)), ErrNotFound)
}

func BenchmarkStories200(b *testing.B) {
	s := newStoreAt(b)
	for n := range 200 {
		must(b, s.SaveStory(aStory(n, 1, "story")))
	}
	for b.Loop() {
		all, err := s.Stories()
		if err != nil || len(all) != 200 {
			b.Fatal(len(all), err)
		}
	}
}
