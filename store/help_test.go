package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// now0 is when the tests happen.
var now0 = time.Date(2026, 11, 22, 3, 41, 5, 0, time.UTC)

func newPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "data", "onsite.db")
}

func mustOpen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, Options{}, now0)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func newStoreAt(t testing.TB) *Store {
	t.Helper()
	return mustOpen(t, newPath(t))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func wantError(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got error %v, want %v", err, want)
	}
}

func wantDamaged(t testing.TB, err error) *Damaged {
	t.Helper()
	d := asDamaged(err)
	if d == nil {
		t.Fatalf("got error %v, want *Damaged", err)
	}
	return d
}

// answerID is the id of the n-th test answer; ids sort like their numbers.
func answerID(n int) string { return fmt.Sprintf("01JANSWER%017d", n) }

// prose is about 500 Korean characters that differ with n.
func prose(n int) string {
	const sentence = "장애가 나자 저는 먼저 대시보드를 열고 지연 시간이 오른 구간을 찾았습니다. "
	return strings.Repeat(sentence, 12) + fmt.Sprintf("결과적으로 복구 시간은 %d분이 되었습니다.", n)
}

func answer(n int) interview.Answer {
	at := now0.Add(time.Duration(n) * time.Minute)
	q := fmt.Sprintf("principles/question-%03d", n%300)
	return interview.Answer{
		ID: answerID(n),
		Asked: interview.Asked{
			ID: q, Deck: "principles", Kind: questions.Behavioral, Principle: "ownership", Level: 1 + n%3,
			Ask: lang.Text{Ko: "책임진 일을 말해 주세요.", En: "Tell me about something you owned."},
		},
		Lang: []lang.Lang{lang.Ko, lang.En}[n%2], Mode: interview.Type, Began: at, Kept: at.Add(5 * time.Minute),
		Budget: 5 * time.Minute, Rating: 1 + n%5,
		Sections: []interview.Section{
			{Part: interview.Situation, Text: "상황", Spent: time.Minute},
			{Part: interview.Action, Text: prose(n), Spent: 2 * time.Minute},
		},
	}
}

func draft(n int, revision uint64, note string) interview.Draft {
	d := interview.Draft{Answer: answer(n), Revision: revision, Stage: interview.Answering, Touched: now0.Add(time.Duration(n) * time.Minute)}
	d.Note = note
	return d
}

func keepMany(t testing.TB, s *Store, n int) {
	t.Helper()
	for i := range n {
		must(t, s.Keep(answer(i)))
	}
}

func ids(rows []Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, strings.TrimLeft(strings.TrimPrefix(r.ID, "01JANSWER"), "0"))
	}
	return strings.Join(all, " ")
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}
