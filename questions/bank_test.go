package questions

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"onsite/lang"
)

// The bank is the decks we ship. Each must be complete in both languages.

func TestBankDecksAreWhole(t *testing.T) {
	l := Load(Folder{FS: Embedded()})
	for _, p := range l.Problems() {
		t.Errorf("%s: %s\n    %s", p.Place(), p.Sentence(lang.En), p.Source)
	}
	names, err := fs.Glob(Embedded(), "*.yaml")
	if err != nil || len(l.Decks()) != len(names) {
		t.Fatalf("%d decks from %d files (%v)", len(l.Decks()), len(names), err)
	}
	for _, d := range l.Decks() {
		both(t, d.ID+" title", d.Title)
		both(t, d.ID+" about", d.About)
		for _, q := range d.Questions {
			checkQuestion(t, q)
		}
	}
}

func checkQuestion(t *testing.T, q Question) {
	t.Helper()
	both(t, q.ID+" ask", q.Ask)
	if len(q.Probes) < 3 {
		t.Errorf("%s has %d probes, want at least 3", q.ID, len(q.Probes))
	}
	for _, p := range q.Probes {
		both(t, q.ID+" probe", p.Text)
	}
	if q.Kind != Technical {
		return
	}
	if len(q.Points) < 5 || len(q.Points) > 9 {
		t.Errorf("%s has %d key points, want 5 to 9", q.ID, len(q.Points))
	}
	for _, p := range q.Points {
		both(t, q.ID+" point "+p.ID, p.Say)
	}
	both(t, q.ID+" answer", q.Answer)
	if len(q.Sources) == 0 {
		t.Errorf("%s has no source", q.ID)
	}
}

// makeIndex is the index of decks that were read whole.
func makeIndex(decks []Deck) ([]byte, error) {
	list := make([]indexDeck, len(decks))
	for i, d := range decks {
		list[i] = indexDeck{ID: d.ID, Kind: d.Kind, Title: d.Title, About: d.About}
		for _, g := range d.Guides {
			list[i].Guides = append(list[i].Guides, g.Principle)
		}
		for _, q := range d.Questions {
			list[i].Questions = append(list[i].Questions, indexQuestion{
				ID: q.ID, Was: q.Was, Principle: q.Principle, Tags: q.Tags,
				Level: q.Level, Seconds: int(q.Budget / time.Second), Ask: q.Ask,
			})
		}
	}
	return json.MarshalIndent(list, "", " ")
}

// The index is what the decks say; a deck that changed needs it made anew.
func TestBankIndexIsInStep(t *testing.T) {
	want, err := makeIndex(Load(Folder{FS: Embedded()}).Decks())
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile("bank.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(bankData, want) {
		t.Error("bank.json is not what the decks say; run: go test ./questions -run Bank -update")
	}
}

// What the index hands out is the same question, once it is asked for whole.
func TestBankIsTheSameWholeAndByIndex(t *testing.T) {
	if *update {
		t.Skip("the index in this binary is the old one")
	}
	whole, byIndex := Load(Folder{FS: Embedded()}), Open(Folder{FS: os.DirFS(t.TempDir())})
	listed := byIndex.Find(Filter{})
	if len(listed) != len(whole.Find(Filter{})) {
		t.Fatalf("%d questions by index, %d whole", len(listed), len(whole.Find(Filter{})))
	}
	for _, light := range listed {
		want, _ := whole.Question(light.ID)
		got, ok := byIndex.Question(light.ID)
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is not the same", light.ID)
		}
	}
	for _, p := range Principles() {
		want, _ := whole.Guide(p.ID)
		if got, ok := byIndex.Guide(p.ID); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("the guide to %s is not the same", p.ID)
		}
	}
}

// both checks that a text is there in each language, and in its script.
func both(t *testing.T, where string, text lang.Text) {
	t.Helper()
	if text.Ko == "" || text.En == "" {
		t.Errorf("%s is not in both languages: %+v", where, text)
		return
	}
	if !strings.ContainsFunc(text.Ko, hangul) {
		t.Errorf("%s: the Korean has no Hangul: %s", where, text.Ko)
	}
	if strings.ContainsFunc(text.En, hangul) {
		t.Errorf("%s: the English has Hangul: %s", where, text.En)
	}
}

func hangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

func TestBankAsksForEveryPrinciple(t *testing.T) {
	l := Load(Folder{FS: Embedded()})
	for _, p := range Principles() {
		if n := len(l.Find(Filter{Deck: "principles", Principle: p.ID})); n < 3 {
			t.Errorf("%s has %d questions, want at least 3", p.ID, n)
		}
	}
}

// The ids of the first eight database questions and their key points are
// promised to the people who keep answers to them.
func TestBankKeepsPromisedKeyPoints(t *testing.T) {
	data, err := os.ReadFile("testdata/promised-points.json")
	if err != nil {
		t.Fatal(err)
	}
	var promised map[string][]string
	if err := json.Unmarshal(data, &promised); err != nil {
		t.Fatal(err)
	}
	l := Load(Folder{FS: Embedded()})
	for id, points := range promised {
		q, ok := l.Question(id)
		if !ok {
			t.Errorf("%s is gone", id)
			continue
		}
		var have []string
		for _, p := range q.Points {
			have = append(have, p.ID)
		}
		if strings.Join(have, " ") != strings.Join(points, " ") {
			t.Errorf("%s has key points\n%v, promised\n%v", id, have, points)
		}
	}
}
