package questions

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"
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
	Guides    []string        `json:"principles,omitempty"`
	Questions []indexQuestion `json:"questions"`
}

type indexQuestion struct {
	ID        string    `json:"id"`
	Was       []string  `json:"was,omitempty"`
	Principle string    `json:"principle,omitempty"`
	Tags      []string  `json:"tags,omitempty"`
	Level     int       `json:"level"`
	Seconds   int       `json:"seconds"`
	Ask       lang.Text `json:"ask"`
}

// bankIndex returns the built-in decks as their index knows them.
func bankIndex() []Deck {
	var list []indexDeck
	if err := json.Unmarshal(bankData, &list); err != nil {
		panic("the index of the built-in decks is broken: " + err.Error()) // a test keeps it whole
	}
	decks := make([]Deck, len(list))
	for i, d := range list {
		decks[i] = Deck{ID: d.ID, Kind: d.Kind, Title: d.Title, About: d.About, Questions: make([]Question, len(d.Questions))}
		for _, principle := range d.Guides {
			decks[i].Guides = append(decks[i].Guides, Guide{Principle: principle})
		}
		for j, q := range d.Questions {
			decks[i].Questions[j] = Question{
				ID: q.ID, Deck: d.ID, Kind: d.Kind, Was: q.Was, Principle: q.Principle, Tags: q.Tags,
				Level: q.Level, Budget: time.Duration(q.Seconds) * time.Second, Ask: q.Ask,
			}
		}
	}
	return decks
}

// bankDeck is a built-in deck that is read when it is needed.
type bankDeck struct {
	id   string
	once sync.Once
	deck Deck
}

func (b *bankDeck) whole() Deck {
	b.once.Do(func() {
		name := b.id + ".yaml"
		data, err := embedded.ReadFile("decks/" + name)
		if err == nil {
			b.deck, _ = Parse(name, data) // a test keeps the built-in decks whole
		}
	})
	return b.deck
}

func (b *bankDeck) question(id string) (Question, bool) {
	questions := b.whole().Questions
	i := slices.IndexFunc(questions, func(q Question) bool { return q.ID == id })
	if i < 0 {
		return Question{}, false
	}
	return questions[i], true
}
