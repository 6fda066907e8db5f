package questions

import (
	_ "embed"
	"encoding/json"
	"io"
	"reflect"
	"time"

	"onsite/lang"
)

// The bank is the built-in decks. Reading all of their YAML takes longer than a
// start may, so its index is kept beside it: what is needed to list, choose and
// draw. It is made by `go test ./questions -run Bank -update`, and a test holds
// it to the decks.

//go:embed bank.json
var bankData []byte

type indexDeck struct {
	ID        string          `json:"deck"`
	Kind      Kind            `json:"kind"`
	Title     lang.Text       `json:"title"`
	About     lang.Text       `json:"about"`
	Guides    []indexGuide    `json:"principles,omitempty"`
	Questions []indexQuestion `json:"questions"`
}

type indexGuide struct {
	Principle string `json:"id"`
	At        span   `json:"at"`
}

type indexQuestion struct {
	ID        string    `json:"id"`
	Was       []string  `json:"was,omitempty"`
	Principle string    `json:"principle,omitempty"`
	Tags      []string  `json:"tags,omitempty"`
	Level     int       `json:"level"`
	Seconds   int       `json:"seconds"`
	Ask       lang.Text `json:"ask"`
	At        span      `json:"at"`
}

// span is where an item of a list stands in its deck's file: the first byte of
// its first line, and how many bytes to the next item.
type span [2]int

// bankIndex returns the built-in decks as their index knows them, and where
// their questions and guides stand.
func bankIndex() ([]Deck, map[string]*bankDeck) {
	var list []indexDeck
	if err := json.Unmarshal(bankData, &list); err != nil {
		panic("the index of the built-in decks is broken: " + err.Error()) // a test keeps it whole
	}
	decks, places := make([]Deck, len(list)), map[string]*bankDeck{}
	for i, d := range list {
		b := &bankDeck{deck: deckFile{Deck: d.ID, Kind: string(d.Kind)}, questions: map[string]span{}, guides: map[string]span{}}
		places[d.ID] = b
		decks[i] = Deck{ID: d.ID, Kind: d.Kind, Title: d.Title, About: d.About, Questions: make([]Question, len(d.Questions))}
		for _, g := range d.Guides {
			b.guides[g.Principle] = g.At
			decks[i].Guides = append(decks[i].Guides, Guide{Principle: g.Principle})
		}
		for j, q := range d.Questions {
			b.questions[q.ID] = q.At
			decks[i].Questions[j] = Question{
				ID: q.ID, Deck: d.ID, Kind: d.Kind, Was: q.Was, Principle: q.Principle, Tags: q.Tags,
				Level: q.Level, Budget: time.Duration(q.Seconds) * time.Second, Ask: q.Ask,
			}
		}
	}
	return decks, places
}

// bankDeck reads single items of a built-in deck.
type bankDeck struct {
	deck      deckFile // its id and kind
	questions map[string]span
	guides    map[string]span
}

// question reads one question whole.
func (b *bankDeck) question(id string) (Question, bool) {
	at, ok := b.questions[id]
	if !ok {
		return Question{}, false
	}
	var file questionFile
	if !b.read(at, reflect.ValueOf(&file).Elem()) {
		return Question{}, false
	}
	d := b.deck
	d.Questions = []questionFile{file}
	return build(d).Questions[0], true
}

// guide reads one guide whole.
func (b *bankDeck) guide(principle string) (Guide, bool) {
	at, ok := b.guides[principle]
	if !ok {
		return Guide{}, false
	}
	var file guideFile
	if !b.read(at, reflect.ValueOf(&file).Elem()) {
		return Guide{}, false
	}
	d := b.deck
	d.Guides = []guideFile{file}
	return build(d).Guides[0], true
}

// read fills v from the item at a place of the deck's file. A test reads every
// item this way, so false cannot happen with an index in step.
func (b *bankDeck) read(at span, v reflect.Value) bool {
	f, err := embedded.Open("decks/" + b.deck.Deck + ".yaml")
	if err != nil {
		return false
	}
	defer f.Close()
	text := make([]byte, at[1])
	if _, err := f.(io.ReaderAt).ReadAt(text, int64(at[0])); err != nil {
		return false
	}
	ps := &problems{}
	root := load(ps, append([]byte("item:\n"), text...))
	if root == nil {
		return false
	}
	item := find(root, "item", 0)
	r := &reader{ps}
	r.read(item, "item", v)
	return len(ps.list) == 0
}
