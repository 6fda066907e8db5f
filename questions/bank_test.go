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

	"go.yaml.in/yaml/v4"

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
	for _, name := range names {
		data, err := fs.ReadFile(Embedded(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range Lint(name, data) {
			t.Errorf("%s: %s\n    %s", p.Place(), p.Sentence(lang.En), p.Source)
		}
	}
}

// makeIndex is the index of the built-in decks, made from their files.
func makeIndex(t *testing.T) []byte {
	t.Helper()
	var list []indexDeck
	for _, d := range Load(Folder{FS: Embedded()}).Decks() {
		data, err := embedded.ReadFile("decks/" + d.ID + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		root := load(&problems{}, data)
		entry := indexDeck{ID: d.ID, Kind: d.Kind, Title: d.Title, About: d.About}
		for i, at := range spans(data, root, "principles") {
			entry.Guides = append(entry.Guides, indexGuide{d.Guides[i].Principle, at})
		}
		for i, at := range spans(data, root, "questions") {
			q := d.Questions[i]
			entry.Questions = append(entry.Questions, indexQuestion{
				ID: q.ID, Was: q.Was, Principle: q.Principle, Tags: q.Tags,
				Level: q.Level, Seconds: int(q.Budget / time.Second), Ask: q.Ask, At: at,
			})
		}
		list = append(list, entry)
	}
	index, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(index, '\n')
}

// spans finds where the items of a list stand in the file: each from its own
// line to that of the next item, the last to the next field or the end.
func spans(data []byte, root *yaml.Node, field string) []span {
	starts := []int{0} // of lines
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	var all []span
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != field {
			continue
		}
		end := len(data)
		if i+2 < len(root.Content) {
			end = starts[root.Content[i+2].Line-1]
		}
		items := root.Content[i+1].Content
		for k, item := range items {
			from, to := starts[item.Line-1], end
			if k+1 < len(items) {
				to = starts[items[k+1].Line-1]
			}
			all = append(all, span{from, to - from})
		}
	}
	return all
}

// The index is what the decks say; a deck that changed needs it made anew.
func TestBankIndexIsInStep(t *testing.T) {
	want := makeIndex(t)
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

// What holds for the whole bank, beyond single decks.
func TestBankIsComplete(t *testing.T) {
	l := Load(Folder{FS: Embedded()})
	all := l.Find(Filter{})
	var shapes []shape
	for i, q := range all {
		if !q.In(lang.Ko) || !q.In(lang.En) {
			t.Errorf("%s is not asked in both languages", q.ID)
		}
		if q.Kind == Technical && (q.Answer.Empty() || len(q.Points) == 0 || len(q.Sources) == 0) {
			t.Errorf("%s lacks its answer, points or sources", q.ID)
		}
		shapes = append(shapes, shapeOf(q.Ask))
		for j, other := range all[:i] {
			if q.Deck != other.Deck && shapes[i].like(shapes[j]) {
				t.Errorf("%s and %s ask nearly the same", q.ID, other.ID)
			}
		}
	}
	for _, d := range l.Decks() {
		for level := LevelMin; level <= LevelMax; level++ {
			if len(l.Find(Filter{Deck: d.ID, Level: level})) == 0 {
				t.Errorf("%s has no question of level %d", d.ID, level)
			}
		}
	}
}

func TestBankAsksForEveryPrinciple(t *testing.T) {
	l := Load(Folder{FS: Embedded()})
	for _, p := range Principles() {
		asked := l.Find(Filter{Deck: "principles", Principle: p.ID})
		samples := 0
		for _, q := range asked {
			layers := map[string]bool{}
			for _, probe := range q.Probes {
				layers[probe.Layer] = true
			}
			if len(layers) < 5 || layers[""] {
				t.Errorf("%s probes in the layers %v, want five", q.ID, layers)
			}
			if !q.Sample.Empty() {
				samples++
			}
		}
		if len(asked) < 10 || samples < 1 {
			t.Errorf("%s has %d questions and %d samples, want at least 10 and 1", p.ID, len(asked), samples)
		}
		if g, ok := l.Guide(p.ID); !ok || len(g.Strong) < 3 || len(g.Weak) < 3 {
			t.Errorf("%s has no guide with three signs each", p.ID)
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
