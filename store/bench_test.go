package store

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"
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
