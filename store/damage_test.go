package store

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
	"onsite/schedule"
)

// flip changes one byte in the middle of a place where text occurs in a page
// that is in use.
func flip(t testing.TB, path, text string) {
	t.Helper()
	b := read(t, path)
	pages, size := pagesOf(t, path, leafPage)
	for _, id := range pages {
		page := b[int(id)*size : int(id+1)*size]
		if at := bytes.Index(page, []byte(text)); at >= 0 {
			page[at+len(text)/2] ^= 0x10
			must(t, os.WriteFile(path, b, 0o600))
			return
		}
	}
	t.Fatalf("%q is not in the file", text)
}

// closedFile is a file of n answers, and some of everything else.
func closedFile(t testing.TB, n int) string {
	t.Helper()
	path := newPath(t)
	must(t, build(path, n))
	s := mustOpen(t, path)
	must(t, s.SaveDraft(draft(n+1, 3, "draft")))
	must(t, s.SaveSettings("settings"))
	must(t, s.Close())
	return path
}

func imageOf(t testing.TB, path string) (*os.File, *image) {
	t.Helper()
	f, err := os.Open(path)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	must(t, err)
	img, err := readImage(f, info.Size())
	must(t, err)
	return f, img
}

// pagesOf lists the pages of a kind in a file that are in use.
func pagesOf(t testing.TB, path string, kind uint16) (ids []uint64, pageSize int) {
	t.Helper()
	_, img := imageOf(t, path)
	free, err := img.freePages()
	must(t, err)
	unused := newBits(img.pages)
	for _, id := range free {
		unused.set(id)
	}
	for id := uint64(2); id < img.pages; id++ {
		p, err := img.head(id)
		if err != nil || unused.has(id) {
			continue
		}
		if p.flags == kind {
			ids = append(ids, id)
		}
		id += p.overflow
	}
	return ids, img.pageSize
}

// use does what a program does with a store; it may fail and must not crash.
func use(s *Store) error {
	var errs []error
	do := func(err error) { errs = append(errs, err) }
	_, err := s.Drafts()
	do(err)
	_, _, err = s.List(Filter{}, "", 1000)
	do(err)
	_, _, err = s.List(Filter{Text: "트랜잭션"}, "", 1000)
	do(err)
	_, err = s.Histories()
	do(err)
	for n := range 50 {
		_, err = s.Answer(answerID(n))
		do(err)
	}
	_, err = s.Attempts(answer(1).Asked.ID)
	do(err)
	do(s.Keep(answer(1)))
	do(s.SetStar(answerID(2), true))
	do(s.Delete(answerID(3), now0))
	do(s.SaveDraft(draft(5000, 1, "")))
	for _, err := range errs {
		if isDamaged(err) {
			return err
		}
	}
	return nil
}

// survive opens a file and uses it: no panic, no hang, and Close returns. It
// reports the damage that was met.
func survive(t testing.TB, path string) error {
	t.Helper()
	s, err := Open(path, Options{}, now0)
	if err != nil {
		return err
	}
	err = use(s)
	if closed := s.Close(); err == nil && isDamaged(closed) {
		err = closed
	}
	if problems := s.Problems(); err == nil && len(problems) > 0 {
		err = problems[0]
	}
	return err
}

func TestBrokenFilesAreRefusedAndLeftAlone(t *testing.T) {
	whole := read(t, closedFile(t, 200))
	small := []byte("SQLite format 3\x00 and so on")
	tests := map[string][]byte{
		"garbage":                  bytes.Repeat([]byte("garbage "), 8192),
		"small garbage":            small,
		"one byte":                 {0},
		"zeros":                    make([]byte, len(whole)),
		"cut in half":              whole[:len(whole)/2],
		"cut after the first page": whole[:4096],
		"cut after two pages":      whole[:8192],
		"cut by a page":            cutToUse(t, whole),
		"both headers zeroed":      append(make([]byte, 8192), whole[8192:]...),
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			must(t, mustOpen(t, path).Close())
			must(t, os.WriteFile(path, content, 0o600))
			for _, o := range []Options{{}, {ReadOnly: true}} {
				_, err := Open(path, o, now0)
				wantDamaged(t, err)
			}
			wantDamaged(t, Probe(path))
			equal(t, "file is as it was", string(read(t, path)), string(content))
		})
	}
}

// cutToUse cuts the last used page off.
func cutToUse(t testing.TB, whole []byte) []byte {
	t.Helper()
	img, err := readImage(bytes.NewReader(whole), int64(len(whole)))
	must(t, err)
	return whole[:int(img.pages-1)*img.pageSize]
}

func TestOneLostHeaderIsSurvived(t *testing.T) {
	for page := range 2 {
		path := closedFile(t, 20)
		b := read(t, path)
		clear(b[page*4096 : (page+1)*4096])
		must(t, os.WriteFile(path, b, 0o600))
		s := mustOpen(t, path)
		n, err := s.Count()
		must(t, err)
		equal(t, "count", n, 20)
	}
}

func TestZeroedAndGarbagePagesNeverCrash(t *testing.T) {
	path := closedFile(t, 200)
	whole := read(t, path)
	for kind, flags := range map[string]uint16{"branch": branchPage, "leaf": leafPage, "freelist": freelistPage} {
		must(t, os.WriteFile(path, whole, 0o600))
		pages, size := pagesOf(t, path, flags)
		if len(pages) == 0 {
			t.Fatalf("no %s page in the file", kind)
		}
		for i, id := range pages {
			if i > 60 {
				break
			}
			for what, fill := range map[string]byte{"zeroed": 0, "garbage": 0xA7} {
				b := bytes.Clone(whole)
				copy(b[int(id)*size:], bytes.Repeat([]byte{fill}, size))
				must(t, os.WriteFile(path, b, 0o600))
				os.Remove(holderPath(path))
				if err := survive(t, path); !isDamaged(err) {
					// A page nothing in use() reads is found by a probe.
					if err = Probe(path); !isDamaged(err) {
						t.Errorf("%s %s page %d: got error %v, want *Damaged", what, kind, id, err)
					}
				}
			}
		}
	}
}

func TestFlippedBytesNeverCrash(t *testing.T) {
	path := closedFile(t, 200)
	whole := read(t, path)
	for kind, flags := range map[string]uint16{"branch": branchPage, "freelist": freelistPage} {
		must(t, os.WriteFile(path, whole, 0o600))
		pages, size := pagesOf(t, path, flags)
		for _, id := range pages {
			for at := 0; at < 256; at++ {
				b := bytes.Clone(whole)
				b[int(id)*size+at] ^= 0x04
				must(t, os.WriteFile(path, b, 0o600))
				os.Remove(holderPath(path))
				if err := survive(t, path); err != nil && !isDamaged(err) {
					t.Fatalf("%s page %d byte %d: %v", kind, id, at, err)
				}
			}
		}
	}
}

// The walk of pages.go must agree with bbolt's own check about files that are
// good.
func TestProbeOfGoodFiles(t *testing.T) {
	for _, n := range []int{0, 1, 40, 1500} {
		path := closedFile(t, n)
		must(t, Probe(path))
		s := mustOpen(t, path)
		for i := range n / 3 {
			must(t, s.Delete(answerID(i*3), now0))
		}
		must(t, s.Close())
		must(t, Probe(path))
	}
}

func TestProbeFindsEveryFlippedByteOfARecord(t *testing.T) {
	for _, text := range []string{"복구 시간은", `"principles/question-003"`, `"answers":20`, `"version":4`} {
		t.Run(text, func(t *testing.T) {
			path := closedFile(t, 20)
			flip(t, path, text)
			wantDamaged(t, Probe(path))
		})
	}
}

func TestLoopInTheTreeIsRefused(t *testing.T) {
	path := closedFile(t, 2000)
	branches, size := pagesOf(t, path, branchPage)
	b := read(t, path)
	for _, id := range branches { // each points at itself
		bad := bytes.Clone(b)
		order.PutUint64(bad[int(id)*size+pageHeader+8:], id)
		must(t, os.WriteFile(path, bad, 0o600))
		_, err := Open(path, Options{}, now0)
		wantDamaged(t, err)
	}
}

func TestDamagedRecordIsReportedAndTheRestIsListed(t *testing.T) {
	corrupt := func(t *testing.T, s *Store, bucket, key string) {
		t.Helper()
		must(t, s.update(func(tx *bolt.Tx) error {
			b := in(tx, bucket)
			value := bytes.Clone(b.Get([]byte(key)))
			value[len(value)-1] ^= 1
			return b.Put([]byte(key), value)
		}))
	}
	id := answerID(1)
	question := answer(1).Asked.ID
	tests := map[string]struct {
		broken   [][2]string
		list     string
		problems []string
	}{
		"row":            {[][2]string{{bucketRows, id}}, "2 1 ", []string{"rows/" + id}},
		"text":           {[][2]string{{bucketTexts, id}}, "2 1 ", []string{"texts/" + id}},
		"answer":         {[][2]string{{bucketAnswers, id}}, "2 1 ", []string{"answers/" + id}},
		"row and answer": {[][2]string{{bucketRows, id}, {bucketAnswers, id}}, "2 ", []string{"answers/" + id, "rows/" + id}},
		"text, row and answer": {
			[][2]string{{bucketTexts, id}, {bucketRows, id}, {bucketAnswers, id}}, "2 ",
			[]string{"answers/" + id, "rows/" + id, "texts/" + id},
		},
		"draft":   {[][2]string{{bucketDrafts, answerID(8)}}, "2 1 ", []string{"drafts/" + answerID(8)}},
		"history": {[][2]string{{bucketHistory, question}}, "2 1 ", []string{"history/" + question}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStoreAt(t)
			keepMany(t, s, 3)
			must(t, s.SaveDraft(draft(8, 1, "")))
			must(t, s.SaveDraft(draft(9, 1, "")))
			for _, r := range test.broken {
				corrupt(t, s, r[0], r[1])
			}
			for _, f := range []Filter{{}, {Text: "복구"}} {
				rows, more, err := s.List(f, "", 3)
				must(t, err)
				equal(t, "list", ids(rows), test.list)
				equal(t, "more", more, false)
			}
			drafts, err := s.Drafts()
			must(t, err)
			equal(t, "drafts", len(drafts), map[bool]int{true: 1, false: 2}[name == "draft"])
			h, err := s.Histories()
			must(t, err)
			equal(t, "times", h[question].Times, 1)
			if _, err := s.Answer(id); err != nil {
				wantDamaged(t, err)
				s.skip(err)
			}
			var found []string
			for _, p := range s.Problems() {
				record, _, _ := strings.Cut(p.Detail, ": ")
				found = append(found, record)
			}
			equal(t, "problems", fmt.Sprint(found), fmt.Sprint(test.problems))
			must(t, s.Keep(answer(1))) // a good copy mends it
			_, err = s.Answer(id)
			must(t, err)
		})
	}
}

func TestListGoesOnPastAPageOfDamagedRecords(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 10)
	must(t, s.update(func(tx *bolt.Tx) error {
		for n := 3; n < 10; n++ {
			for _, b := range []bucket{in(tx, bucketRows), in(tx, bucketAnswers)} {
				if err := b.Put([]byte(answerID(n)), []byte("?")); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	rows, more, err := s.List(Filter{}, "", 2)
	must(t, err)
	equal(t, "rows", ids(rows), "2 1")
	equal(t, "more", more, true)
	equal(t, "problems", len(s.Problems()), 14)
}

func TestSetAsideNeverWritesOver(t *testing.T) {
	path := newPath(t)
	must(t, mustOpen(t, path).Close())
	must(t, os.WriteFile(holderPath(path), nil, 0o600))
	for _, want := range []string{"", "-2", "-3"} {
		must(t, os.WriteFile(path, []byte("broken"+want), 0o600))
		moved, err := SetAside(path, now0)
		must(t, err)
		equal(t, "moved", moved, path+".damaged-20261122-034105"+want)
		equal(t, "content", string(read(t, moved)), "broken"+want)
		equal(t, "holder file is there", leftBehind(path), false)
	}
	_, err := SetAside(path, now0)
	if err == nil {
		t.Error("set nothing aside without an error")
	}
}

func TestRestoreAndSalvage(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for n := range 300 {
		must(t, s.Keep(answer(n)))
	}
	b, err := s.Backup(now0)
	must(t, err)
	for n := 300; n < 600; n++ { // after the backup
		must(t, s.Keep(answer(n)))
	}
	must(t, s.SetRemark(answerID(400), "remark"))
	must(t, s.Delete(answerID(500), now0))
	must(t, s.SaveDraft(draft(900, 4, "draft")))
	must(t, s.SaveDraft(draft(901, 4, "dropped")))
	must(t, s.DropDraft(answerID(901), now0))
	must(t, s.SaveStory(aStory(1, 2, "kept")))
	must(t, s.SaveStory(aStory(2, 1, "deleted")))
	must(t, s.DeleteStory(answerID(2), now0))
	practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good, schedule.Again)
	must(t, s.SaveSettings("settings"))
	want := everything(t, s)
	must(t, s.Close())

	// The way to all answers is lost.
	pages, size := pagesOf(t, path, branchPage)
	raw := read(t, path)
	for _, id := range pages {
		clear(raw[int(id)*size : int(id+1)*size])
	}
	must(t, os.WriteFile(path, raw, 0o600))
	_, err = Open(path, Options{}, now0)
	wantDamaged(t, err)
	moved, err := SetAside(path, now0)
	must(t, err)
	must(t, Restore(b, path))
	n, err := Salvage(moved, path, Options{}, now0)
	must(t, err)
	equal(t, "answers that came back", n, 299)
	equal(t, "damaged file is as it was", string(read(t, moved)), string(raw))

	s = mustOpen(t, path)
	got := everything(t, s)
	equal(t, "records", len(got), len(want))
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s: got %.80q, want %.80q", key, got[key], value)
		}
	}
	must(t, s.Close())
	n, err = Salvage(moved, path, Options{}, now0)
	must(t, err)
	equal(t, "answers that come back twice", n, 0)
}

func TestSalvageWithoutABackup(t *testing.T) {
	tests := map[string]func([]byte) []byte{
		"headers zeroed": func(b []byte) []byte { clear(b[:8192]); return b },
		"cut in half":    func(b []byte) []byte { return b[:len(cutToUse(t, b))/2] },
		"garbage":        func([]byte) []byte { return bytes.Repeat([]byte("garbage"), 5000) },
		"empty":          func([]byte) []byte { return nil },
	}
	for name, damage := range tests {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			s := mustOpen(t, path)
			keepMany(t, s, 200)
			must(t, s.Close())
			must(t, os.WriteFile(path, damage(read(t, path)), 0o600))
			moved, err := SetAside(path, now0)
			must(t, err)
			n, err := Salvage(moved, path, Options{}, now0)
			must(t, err)
			s = mustOpen(t, path)
			kept, err := s.Count()
			must(t, err)
			equal(t, "answers", kept, n)
			switch name {
			case "headers zeroed":
				equal(t, "answers", n, 200)
			case "cut in half":
				if n == 0 || n == 200 {
					t.Errorf("%d answers came back", n)
				}
			default:
				equal(t, "answers", n, 0)
			}
		})
	}
}

func TestSalvageLeavesWhatIsThereAlone(t *testing.T) {
	old := closedFile(t, 5)
	path := newPath(t)
	s := mustOpen(t, path)
	a := answer(2)
	a.Note = "newer"
	must(t, s.Keep(a))
	must(t, s.Keep(answer(3)))
	must(t, s.Delete(answerID(3), now0))
	must(t, s.SaveDraft(draft(6, 9, "newer")))
	must(t, s.SaveSettings("newer"))
	must(t, s.Close())
	n, err := Salvage(old, path, Options{}, now0)
	must(t, err)
	equal(t, "answers that came back", n, 3)
	s = mustOpen(t, path)
	got, err := s.Answer(answerID(2))
	must(t, err)
	equal(t, "note", got.Note, "newer")
	_, err = s.Answer(answerID(3))
	wantError(t, err, ErrNotFound)
	var drafts []interview.Draft
	drafts, err = s.Drafts()
	must(t, err)
	equal(t, "draft", drafts[0].Note, "newer")
	var settings string
	_, err = s.LoadSettings(&settings)
	must(t, err)
	equal(t, "settings", settings, "newer")
}

// A page that goes bad while the program runs: reading it is an error, nothing
// is written any more, and Close returns.
func TestFileCutWhileOpen(t *testing.T) {
	path := closedFile(t, 500)
	s := mustOpen(t, path)
	must(t, os.Truncate(path, 3*4096))
	err := use(s)
	wantDamaged(t, err)
	if err := s.Close(); err != nil {
		wantDamaged(t, err)
	}
	equal(t, "the next start will look", leftBehind(path), true)
}

func FuzzOpen(f *testing.F) {
	whole := read(f, closedFile(f, 30))
	f.Add(uint32(0), []byte{0}, uint32(0))
	f.Add(uint32(4096), []byte{0xFF, 0xFF}, uint32(100))
	f.Add(uint32(3*4096+10), []byte{1, 2, 3, 4}, uint32(5000))
	f.Add(uint32(20*4096+24), []byte{2, 0, 0, 0, 0, 0, 0, 0}, uint32(0))
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut uint32) {
		b := bytes.Clone(whole)
		copy(b[int(at)%len(b):], patch)
		b = b[:len(b)-int(cut)%len(b)]
		path := newPath(t)
		must(t, os.MkdirAll(path[:len(path)-len("/onsite.db")], 0o700))
		must(t, os.WriteFile(path, b, 0o600))
		if err := survive(t, path); err != nil && !isDamaged(err) {
			t.Fatal(err)
		}
		os.Remove(holderPath(path))
		if err := Probe(path); err != nil && !isDamaged(err) {
			t.Fatal(err)
		}
	})
}
