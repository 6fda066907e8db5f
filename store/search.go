package store

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"sync"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
	"onsite/lang"
)

// Filter says which answers a list shows. The zero filter shows all.
type Filter struct {
	Deck      string
	Principle string
	Lang      lang.Lang
	Rating    int  // 0 any
	Star      bool // only starred ones
	Text      string
	// Text is what the answer must contain: every word of it, anywhere, in
	// either case and either normal form.
}

// List returns up to limit rows that pass f, newest first, starting below the
// id after; "" starts at the top. More reports whether there are others below.
func (s *Store) List(f Filter, after string, limit int) (rows []Row, more bool, err error) {
	if limit <= 0 {
		return nil, false, nil
	}
	err = s.view(func(tx *bolt.Tx) error {
		search := newSearch(tx, f, s.note)
		for {
			want := limit + 1 - len(rows)
			ids, err := search.below(after, want)
			if err != nil {
				return err
			}
			for _, id := range ids {
				row, err := readRow(tx, id, s.note)
				if s.skip(err) {
					continue
				}
				if err != nil {
					return err
				}
				rows = append(rows, row)
			}
			if len(ids) < want || len(rows) > limit {
				break
			}
			after = ids[len(ids)-1] // some could not be read
		}
		more = len(rows) > limit
		rows = rows[:min(len(rows), limit)]
		return nil
	})
	return rows, more, err
}

// searchable is the text a search for an answer reads: the question, everything
// written, and the remark.
func searchable(a interview.Answer) string {
	parts := []string{a.Asked.Ask.Ko, a.Asked.Ask.En, a.Note, a.Text()}
	for _, p := range a.Probes {
		parts = append(parts, p.Ask.In(a.Lang), p.Text)
	}
	return lang.Fold(strings.Join(append(parts, a.Remark), "\n"))
}

// Facets are the bytes at the head of a row and of a text that a filter looks
// at:
//
//	byte 0   bit 0 starred
//	byte 1   rating
//	then     length (one byte) and bytes of language, deck and principle
const facetStar = 1

func facetsOf(r Row) []byte {
	b := []byte{0, byte(r.Rating)}
	if r.Star {
		b[0] |= facetStar
	}
	for _, s := range []string{string(r.Lang), r.Deck, r.Principle} {
		b = append(b, byte(len(facet(s))))
		b = append(b, facet(s)...)
	}
	return b
}

// facet cuts a text to what one byte can count.
func facet(s string) string { return s[:min(len(s), 255)] }

// splitFacets returns the facets at the head of a payload, and the rest.
func splitFacets(payload []byte) (facets, rest []byte) {
	n := 2
	for range 3 {
		if n >= len(payload) {
			return payload, nil
		}
		n += 1 + int(payload[n])
	}
	n = min(n, len(payload))
	return payload[:n], payload[n:]
}

// search is one walk down a bucket that has facets: the rows, or the texts when
// words are looked for.
type search struct {
	tx    *bolt.Tx
	in    bucket
	f     Filter
	words [][]byte
	note  func(*Damaged)
}

func newSearch(tx *bolt.Tx, f Filter, note func(*Damaged)) *search {
	s := &search{tx: tx, in: in(tx, bucketRows), f: f, note: note}
	for _, w := range strings.Fields(lang.Fold(f.Text)) {
		s.words = append(s.words, []byte(w))
	}
	if len(s.words) > 0 {
		s.in = in(tx, bucketTexts)
	}
	return s
}

// A walk goes in waves: the records of a wave are collected by one cursor and
// looked at by all processors. The first wave is small, so that a page of what
// there is plenty of costs the same in a large file as in a small one.
const (
	waveMin = 64
	waveMax = 8192
)

type record struct{ key, value []byte }

// below returns the ids of the first n records that pass, newest first, below
// the id after.
func (s *search) below(after string, n int) ([]string, error) {
	var ids []string
	c := s.in.Cursor()
	k, v := startBelow(c, after)
	for size := max(waveMin, n); k != nil && len(ids) < n; size = min(2*size, waveMax) {
		wave := make([]record, 0, size)
		for ; k != nil && len(wave) < size; k, v = c.Prev() {
			wave = append(wave, record{k, v})
		}
		passed, err := s.look(wave)
		if err != nil {
			return nil, err
		}
		for i, ok := range passed {
			if ok {
				ids = append(ids, string(wave[i].key))
			}
		}
	}
	return ids[:min(len(ids), n)], nil
}

func startBelow(c *bolt.Cursor, after string) (k, v []byte) {
	if after == "" {
		return c.Last()
	}
	if k, _ := c.Seek([]byte(after)); k == nil {
		return c.Last()
	}
	return c.Prev()
}

// look reports which records of a wave pass.
func (s *search) look(wave []record) ([]bool, error) {
	passed := make([]bool, len(wave))
	workers := min(runtime.GOMAXPROCS(0), len(wave)/waveMin)
	if workers < 2 {
		return passed, s.lookAt(wave, passed)
	}
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		from, to := w*len(wave)/workers, (w+1)*len(wave)/workers
		wg.Go(func() {
			errs[w] = guard(s.tx.DB().Path(), func() error { return s.lookAt(wave[from:to], passed[from:to]) })
		})
	}
	wg.Wait()
	return passed, errors.Join(errs...)
}

func (s *search) lookAt(wave []record, passed []bool) error {
	for i, r := range wave {
		payload, err := s.in.unseal(r.key, r.value)
		if d := asDamaged(err); d != nil {
			s.note(d)
			passed[i] = s.passesAnswer(string(r.key))
			continue
		}
		if err != nil {
			return err
		}
		passed[i] = s.passes(payload)
	}
	return nil
}

// passesAnswer is for a record that is damaged: the answer itself decides. If
// that is damaged too, it passes, and reading its row will say so.
func (s *search) passesAnswer(id string) bool {
	a, err := getJSON[interview.Answer](in(s.tx, bucketAnswers), id)
	if err != nil {
		return true
	}
	return s.passes(append(facetsOf(rowOf(a)), searchable(a)...))
}

func (s *search) passes(payload []byte) bool {
	facets, text := splitFacets(payload)
	if !s.f.passes(facets) {
		return false
	}
	for _, w := range s.words {
		if !bytes.Contains(text, w) {
			return false
		}
	}
	return true
}

func (f Filter) passes(facets []byte) bool {
	if f.Star && facets[0]&facetStar == 0 || f.Rating != 0 && int(facets[1]) != f.Rating {
		return false
	}
	rest := facets[2:]
	for _, want := range []string{string(f.Lang), f.Deck, f.Principle} {
		n := 1 + int(rest[0])
		if want != "" && string(rest[1:n]) != facet(want) {
			return false
		}
		rest = rest[n:]
	}
	return true
}
