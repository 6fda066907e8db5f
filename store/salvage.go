package store

import (
	"encoding/json"
	"os"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
	"onsite/mock"
	"onsite/schedule"
	"onsite/story"
)

// Salvage copies into the file at into, which it makes when there is none, what
// the damaged file from still holds and into lacks: answers, drafts, mocks,
// stories, cards and their log, the process, the trash and the settings, each with a good
// checksum. It returns how many answers came back. The damaged file is only read, and not by following its tree: every
// page that is not free is looked at, so that records are found whose way from
// the root is lost.
func Salvage(from, into string, o Options, now time.Time) (answers int, err error) {
	f, err := os.Open(from)
	if err != nil {
		return 0, wrap(from, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, wrap(from, err)
	}
	s, err := Open(into, o, now)
	if err != nil {
		return 0, err
	}
	defer func() {
		if e := s.Close(); err == nil {
			err = e
		}
	}()
	v := &salvage{into: s}
	if err = brokenImage(f, info.Size()).each(v.add); err == nil {
		err = v.flush()
	}
	if err == nil {
		err = s.update(replayCards)
	}
	return v.answers, wrap(into, err)
}

// brokenImage is an image of a file of which anything may be missing.
func brokenImage(f *os.File, size int64) *image {
	img, err := readMeta(f, size)
	if err != nil {
		img = &image{r: f, pageSize: os.Getpagesize(), freelist: noFreelist}
		img.pages = uint64(size) / uint64(img.pageSize)
	}
	img.pages = min(img.pages, uint64(size)/uint64(img.pageSize))
	return img
}

// each calls found with every entry on every page that is not free and is, or
// looks like, a leaf. Pages that cannot be read are passed over.
func (img *image) each(found func(key, value []byte) error) error {
	free := newBits(img.pages)
	if ids, err := img.freePages(); err == nil {
		for _, id := range ids {
			if id < img.pages {
				free.set(id)
			}
		}
	}
	for id := uint64(2); id < img.pages; id++ {
		if free.has(id) {
			continue
		}
		p, err := img.read(id)
		if err != nil || p.flags != leafPage {
			continue
		}
		if err := p.each(found); err != nil {
			return err
		}
	}
	return nil
}

// each calls found with every entry of a leaf page and of the small buckets
// that lie in it.
func (p page) each(found func(key, value []byte) error) error {
	for i := range p.count {
		flags, key, value, err := p.leaf(i)
		if err != nil {
			continue
		}
		if flags&bucketElement == 0 {
			if err := found(key, value); err != nil {
				return err
			}
			continue
		}
		if len(value) < bucketHead+pageHeader || order.Uint64(value) != 0 {
			continue
		}
		if inline := parsePage(value[bucketHead:]); inline.flags == leafPage {
			if err := inline.each(found); err != nil {
				return err
			}
		}
	}
	return nil
}

// salvage is what was found, put into a good file some hundred at a time.
type salvage struct {
	into    *Store
	answers int
	found   []func(*bolt.Tx) (answer bool, err error)
}

const salvageBatch = 500

// add takes an entry whose checksum says what it is.
func (v *salvage) add(key, value []byte) error {
	id := string(key)
	switch {
	case proves(bucketAnswers, key, value):
		addJSON(v, value, func(tx *bolt.Tx, a interview.Answer) (bool, error) { return putBack(tx, a) })
	case proves(bucketDrafts, key, value):
		addJSON(v, value, func(tx *bolt.Tx, d interview.Draft) (bool, error) { return false, saveDraft(tx, d) })
	case proves(bucketLoops, key, value):
		addJSON(v, value, func(tx *bolt.Tx, l mock.Loop) (bool, error) { return false, saveLoop(tx, l) })
	case proves(bucketStories, key, value):
		addJSON(v, value, func(tx *bolt.Tx, st story.Story) (bool, error) { return false, saveStory(tx, st) })
	case proves(bucketCards, key, value):
		addJSON(v, value, func(tx *bolt.Tx, c schedule.Card) (bool, error) { return false, saveCard(tx, c) })
	case id == keyProcess && proves(bucketProcess, key, value):
		addJSON(v, value, func(tx *bolt.Tx, p schedule.Process) (bool, error) { return false, saveProcess(tx, p) })
	case proves(bucketReviews, key, value):
		payload := strings.Clone(string(value[envelopeHeader:]))
		v.found = append(v.found, func(tx *bolt.Tx) (bool, error) {
			return false, putMissing(in(tx, bucketReviews), id, []byte(payload))
		})
	case proves(bucketTrash, key, value):
		payload := strings.Clone(string(value[envelopeHeader:]))
		v.found = append(v.found, func(tx *bolt.Tx) (bool, error) {
			return false, putTrash(tx, id, []byte(payload))
		})
	case id == keySettings && proves(bucketSettings, key, value):
		payload := strings.Clone(string(value[envelopeHeader:]))
		v.found = append(v.found, func(tx *bolt.Tx) (bool, error) {
			return false, putMissing(in(tx, bucketSettings), keySettings, []byte(payload))
		})
	}
	if len(v.found) < salvageBatch {
		return nil
	}
	return v.flush()
}

func proves(bucket string, key, value []byte) bool {
	_, err := unseal(bucket, key, value)
	return err == nil
}

func addJSON[T any](v *salvage, value []byte, put func(*bolt.Tx, T) (bool, error)) {
	var t T
	if json.Unmarshal(value[envelopeHeader:], &t) == nil {
		v.found = append(v.found, func(tx *bolt.Tx) (bool, error) { return put(tx, t) })
	}
}

// flush writes what was found so far, in one transaction.
func (v *salvage) flush() error {
	answers := 0
	err := v.into.update(func(tx *bolt.Tx) error {
		for _, put := range v.found {
			answer, err := put(tx)
			if err != nil {
				return err
			}
			if answer {
				answers++
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	v.answers, v.found = v.answers+answers, nil
	return nil
}

// putBack keeps an answer that is neither kept nor in the trash.
func putBack(tx *bolt.Tx, a interview.Answer) (bool, error) {
	if in(tx, bucketAnswers).has(a.ID) || in(tx, bucketTrash).has(trashAnswer+a.ID) {
		return false, nil
	}
	if err := discard(tx, a.ID, interview.Answer{}); err != nil {
		return false, err
	}
	return true, insert(tx, a)
}

// putTrash keeps what was thrown away, unless it is in use here.
func putTrash(tx *bolt.Tx, key string, payload []byte) error {
	if id, ok := strings.CutPrefix(key, trashAnswer); ok && in(tx, bucketAnswers).has(id) {
		return nil
	}
	if id, ok := strings.CutPrefix(key, trashLoop); ok && in(tx, bucketLoops).has(id) {
		return nil
	}
	if id, ok := strings.CutPrefix(key, trashStory); ok && in(tx, bucketStories).has(id) {
		return nil
	}
	if id, ok := strings.CutPrefix(key, trashDraft); ok && (in(tx, bucketDrafts).has(id) || in(tx, bucketAnswers).has(id)) {
		return nil
	}
	return putMissing(in(tx, bucketTrash), key, payload)
}

func putMissing(b bucket, key string, payload []byte) error {
	if b.has(key) {
		return nil
	}
	return b.put(key, payload)
}

// replayCards makes anew the cards of which the log knows no less than they do:
// those practised in both files, and those that only the log remembers.
func replayCards(tx *bolt.Tx) error {
	logs, err := logs(tx)
	if err != nil {
		return err
	}
	for _, log := range logs {
		if err := saveCard(tx, schedule.Replay(log)); err != nil {
			return err
		}
	}
	return nil
}
