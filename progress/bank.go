package progress

import (
	"slices"

	"onsite/questions"
)

// Bank is what there is to practise.
type Bank struct {
	Decks  []questions.Deck
	Plans  []questions.Plan
	Engine string // the deck somebody knows best where a plan lets one choose; "" is none said
}

// usualRounds are expected by somebody who does not know them yet: what nearly
// everybody meets.
var usualRounds = []string{"phone-screen", "onsite-loop"}

// aboutYou is asked in every process, whatever the rounds.
const aboutYou = "about-you"

// Promised are the decks that the rounds to expect ask from, in the order they
// come: first those of the principles.
func (b Bank) Promised(rounds []string) []questions.Deck {
	if len(rounds) == 0 {
		rounds = usualRounds
	}
	var ids []string
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, kind := range []questions.PartKind{questions.Stories, questions.Explain, questions.Rapid} {
		for _, id := range rounds {
			for _, p := range b.Plans {
				if p.ID == id {
					b.asks(p, kind, add)
				}
			}
		}
		if kind == questions.Stories {
			add(aboutYou)
		}
	}
	var decks []questions.Deck
	for _, id := range ids {
		if d, ok := b.Deck(id); ok {
			decks = append(decks, d)
		}
	}
	return decks
}

// Deck is the deck of an id; ok is false when there is none.
func (b Bank) Deck(id string) (d questions.Deck, ok bool) {
	for _, d := range b.Decks {
		if d.ID == id {
			return d, true
		}
	}
	return d, false
}

// asks adds the decks a plan asks from in parts of a kind. Of decks to choose
// from only the chosen one is asked.
func (b Bank) asks(p questions.Plan, kind questions.PartKind, add func(string)) {
	for _, r := range p.Rounds {
		for _, part := range r.Parts {
			switch {
			case part.Kind != kind:
			case part.Choose && slices.Contains(part.Decks, b.Engine):
				add(b.Engine)
			case part.Choose && len(part.Decks) > 0:
				add(part.Decks[0])
			default:
				for _, id := range part.Decks {
					add(id)
				}
			}
		}
	}
}
