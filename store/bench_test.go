package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/lang"
	"onsite/schedule"
)

const large = 100_000

var usedLarge bool // there is something to clean up

// largeFile builds the file of 100,000 answers once per run. Every benchmark
// and test that wants it works on the same one and leaves it as it was.
var largeFile = sync.OnceValues(func() (string, error) {
	usedLarge = true
	dir, err := os.MkdirTemp("", "onsite-large-*")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "onsite.db")
	return path, build(path, large)
})

// build keeps n answers in big transactions.
func build(path string, n int) error {
	s, err := Open(path, Options{}, now0)
	if err != nil {
		return err
	}
	const batch = 5000
	for from := 0; from < n; from += batch {
		err := s.update(func(tx *bolt.Tx) error {
			for i := from; i < min(from+batch, n); i++ {
				if err := keep(tx, answer(i)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return s.Close()
}

func openLarge(b *testing.B) *Store {
	b.Helper()
	path, err := largeFile()
	must(b, err)
	s, err := Open(path, Options{}, now0)
	must(b, err)
	b.Cleanup(func() { s.Close() })
	return s
}

func BenchmarkOpen100k(b *testing.B) {
	path, err := largeFile()
	must(b, err)
	for b.Loop() {
		s, err := Open(path, Options{}, now0)
		must(b, err)
		must(b, s.Close())
	}
}

func BenchmarkList100k(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		rows, more, err := s.List(Filter{}, "", 30)
		if err != nil || !more || len(rows) != 30 {
			b.Fatal(len(rows), more, err)
		}
	}
}

func BenchmarkList100(b *testing.B) {
	s := newStoreAt(b)
	keepMany(b, s, 100)
	for b.Loop() {
		rows, more, err := s.List(Filter{}, "", 30)
		if err != nil || !more || len(rows) != 30 {
			b.Fatal(len(rows), more, err)
		}
	}
}

func BenchmarkSearch100k(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		rows, _, err := s.List(Filter{Text: "대시보드 트랜잭션"}, "", 30)
		if err != nil || len(rows) != 0 {
			b.Fatal(len(rows), err)
		}
	}
}

func BenchmarkFilter100k(b *testing.B) {
	s := openLarge(b)
	for b.Loop() {
		rows, _, err := s.List(Filter{Deck: "none"}, "", 30)
		if err != nil || len(rows) != 0 {
			b.Fatal(len(rows), err)
		}
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	s := openLarge(b)
	for revision := uint64(1); b.Loop(); revision++ {
		must(b, s.SaveDraft(draft(large+1, revision, "")))
	}
}

func BenchmarkKeep(b *testing.B) {
	s := newStoreAt(b)
	for n := 0; b.Loop(); n++ {
		must(b, s.Keep(answer(n)))
	}
}

// BenchmarkRecord is what the progress pictures read: 10,000 answers, 5,000
// cards and their last reviews, 200 stories. Today is what home reads of it.
func BenchmarkRecord(b *testing.B) {
	path := filepath.Join(b.TempDir(), "onsite.db")
	must(b, build(path, 10_000))
	s, err := Open(path, Options{}, now0)
	must(b, err)
	defer s.Close()
	must(b, s.update(func(tx *bolt.Tx) error {
		for i := range 5000 {
			id := answerID(i)
			kind := schedule.KindQuestion
			if i%5 == 0 {
				kind = schedule.KindRecall
			}
			c, r := schedule.NewCard(schedule.Key{Kind: kind, ID: fmt.Sprintf("principles/question-%04d", i)}).Grade(schedule.Good, lang.Text{}, now0, time.UTC)
			if err := errors.Join(saveCard(tx, c), putJSON(in(tx, bucketReviews), id, r)); err != nil {
				return err
			}
		}
		for i := range 200 {
			if err := saveStory(tx, aStory(i, 1, "이야기")); err != nil {
				return err
			}
		}
		return nil
	}))
	last := answer(9_990).Began
	for name, since := range map[string]time.Time{"all": {}, "today": last} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := s.Record(since)
				must(b, err)
				if name == "all" {
					equal(b, "marks", len(r.Marks), 10_000)
				}
			}
		})
	}
}
