package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"onsite/interview"
)

func init() {
	// scribble writes until it is killed, and says each write it was told is
	// done: "keep 7", "draft 12", "star 3", "delete 5".
	children["scribble"] = func(args []string) error {
		s, err := Open(args[0], Options{}, now0)
		if err != nil {
			return err
		}
		from, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		for n := from; ; n++ {
			steps := []struct {
				say string
				do  func() error
			}{
				{"draft", func() error { return s.SaveDraft(draft(n, 1, "")) }},
				{"keep", func() error { return s.Keep(answer(n)) }},
				{"star", func() error { return s.SetStar(answerID(n), true) }},
				{"delete", func() error {
					if n%3 != 0 {
						return nil
					}
					return s.Delete(answerID(n), now0)
				}},
			}
			for _, step := range steps {
				if err := step.do(); err != nil {
					return err
				}
				fmt.Println(step.say, n)
			}
		}
	}
	children["backup"] = func(args []string) error {
		s, err := Open(args[0], Options{}, now0)
		if err != nil {
			return err
		}
		fmt.Println("open")
		for i := range 1000 {
			if _, err := s.Backup(now0.Add(time.Duration(i) * time.Minute)); err != nil {
				return err
			}
			fmt.Println("backup")
		}
		return nil
	}
}

// killed starts a child, reads lines it writes and kills it without warning
// after so many of them. It returns every line that was written.
func killed(t *testing.T, lines int, name string, args ...string) []string {
	t.Helper()
	cmd := child(name, args...)
	out, err := cmd.StdoutPipe()
	must(t, err)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	must(t, cmd.Start())
	r := bufio.NewReader(out)
	var said []string
	for {
		line, err := r.ReadString('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		said = append(said, strings.TrimSpace(line))
		if len(said) == lines {
			must(t, cmd.Process.Kill())
		}
	}
	cmd.Wait()
	if len(said) < lines {
		t.Fatalf("child ended after %d lines: %s", len(said), stderr.String())
	}
	return said
}

func TestKillLosesNothingAcknowledged(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 4
	}
	path := newPath(t)
	must(t, mustOpen(t, path).Close())
	done := map[string]bool{}
	last := -1
	for round := range rounds {
		for _, line := range killed(t, 1+13*round%47, "scribble", path, strconv.Itoa(last+1)) {
			done[line] = true
		}
		equal(t, "holder file is there", leftBehind(path), true)
		must(t, Probe(path))
		s := mustOpen(t, path)
		last = checkDone(t, s, done, last)
		must(t, s.Close())
	}
	if len(done) < 4*rounds {
		t.Errorf("only %d writes were acknowledged", len(done))
	}
}

// checkDone looks for everything that was said to be done, and returns the
// highest number there is anything of.
func checkDone(t *testing.T, s *Store, done map[string]bool, last int) int {
	t.Helper()
	has := map[string]bool{}
	rows, _, err := s.List(Filter{}, "", 1_000_000)
	must(t, err)
	stars := map[string]bool{}
	for _, r := range rows {
		has[r.ID], stars[r.ID] = true, r.Star
	}
	n, err := s.Count()
	must(t, err)
	equal(t, "count", n, len(rows))
	list, err := s.Drafts()
	must(t, err)
	drafts := map[string]bool{}
	for _, d := range list {
		drafts[d.ID] = true
	}
	// What a killed child had begun and not said may be there or not.
	for n := range last + 1000 {
		id := answerID(n)
		said := func(what string) bool { return done[fmt.Sprint(what, " ", n)] }
		if has[id] || drafts[id] || said("delete") {
			last = max(last, n)
		}
		_, err := s.Answer(id)
		gone := errors.Is(err, ErrNotFound)
		switch {
		case said("delete") && n%3 == 0:
			equal(t, id+" is deleted", gone, true)
		case said("star") && !gone:
			equal(t, id+" is starred", stars[id], true)
		case said("keep") && n%3 != 0:
			equal(t, id+" is listed", has[id], true)
			must(t, err)
		case said("draft") && !said("keep"):
			equal(t, id+" is drafted or kept", drafts[id] || has[id], true)
		}
		equal(t, id+" is both draft and answer", drafts[id] && has[id], false)
	}
	return last
}

func TestKillWhileBackingUpLeavesOnlyGoodBackups(t *testing.T) {
	path := closedFile(t, 300)
	for round := range 6 {
		killed(t, 2+round, "backup", path)
		backups, err := Backups(path, Options{})
		must(t, err)
		if len(backups) == 0 {
			t.Fatal("no backup")
		}
		for _, b := range backups {
			must(t, Probe(b.Path))
			equal(t, "answers", b.Answers, 300)
		}
	}
	b, err := mustOpen(t, path).Backup(now0.Add(24 * time.Hour))
	must(t, err)
	entries, err := os.ReadDir(filepath.Dir(b.Path))
	must(t, err)
	for _, e := range entries {
		if strings.Contains(e.Name(), ".new-") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestKillWhileAFileIsMadeLeavesNoHalfFile(t *testing.T) {
	for range 10 {
		path := newPath(t)
		killed(t, 1, "scribble", path, "0")
		mustOpen(t, path)
	}
}

// A draft at its worst: long answers, saved once a second.
func TestLongDraftSurvives(t *testing.T) {
	s := newStoreAt(t)
	d := draft(1, 1, "")
	d.Sections = append([]interview.Section(nil), d.Sections...)
	d.Sections[1].Text = strings.Repeat("가나다라마바사 ", 200_000)
	must(t, s.SaveDraft(d))
	got, err := s.Drafts()
	must(t, err)
	equal(t, "length", len(got[0].Sections[1].Text), len(d.Sections[1].Text))
}
