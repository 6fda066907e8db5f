package progress

import (
	"slices"

	"onsite/interview"
	"onsite/questions"
	"onsite/schedule"
)

// past is what is known of a question, under its own id or one it had before.
func (r Record) past(q questions.Question) interview.Past {
	p := r.Past[q.ID]
	for _, id := range q.Was {
		if p.Times == 0 {
			p = r.Past[id]
		}
	}
	return p
}

// CardsOf are the cards of the questions of decks, by the questions' ids. A
// question that was renamed goes on with the card it had, as long as it has none
// under its new id.
func CardsOf(cards []schedule.Card, decks []questions.Deck) map[string]schedule.Card {
	return byQuestion(cards, questionsOf(decks))
}

func questionsOf(decks []questions.Deck) []questions.Question {
	var all []questions.Question
	for _, d := range decks {
		all = append(all, d.Questions...)
	}
	return all
}

func byQuestion(cards []schedule.Card, qs []questions.Question) map[string]schedule.Card {
	byID := map[string]schedule.Card{}
	for _, c := range cards {
		byID[c.Key.ID] = c
	}
	of := map[string]schedule.Card{}
	for _, q := range qs {
		for _, id := range append([]string{q.ID}, q.Was...) {
			if c, ok := byID[id]; ok {
				of[q.ID] = c
				break
			}
		}
	}
	return of
}

// Askable is the record with the cards of what can still be asked: questions of
// the decks, and recalls of principles some story shows. What is counted of it
// agrees with what the plan counts.
func (r Record) Askable(decks []questions.Deck) Record {
	r.Cards, r.Recalls = r.known(decks), cardsOf(r.Recalls, Pairs(r.Stories, decks))
	return r
}

// known are the cards of questions that can still be asked.
func (r Record) known(decks []questions.Deck) []schedule.Card {
	return cardsOf(r.Cards, questionsOf(decks))
}

// cardsOf are the cards that belong to one of the questions, one for each.
func cardsOf(cards []schedule.Card, qs []questions.Question) []schedule.Card {
	ids := make(map[string]bool, len(qs))
	for _, c := range byQuestion(cards, qs) {
		ids[c.Key.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(cards), func(c schedule.Card) bool { return !ids[c.Key.ID] })
}
