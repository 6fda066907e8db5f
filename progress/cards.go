package progress

import (
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

// questionsOf are the questions of decks, where they stand.
func questionsOf(decks []questions.Deck) []*questions.Question {
	var all []*questions.Question
	for i := range decks {
		all = append(all, pointers(decks[i].Questions)...)
	}
	return all
}

func pointers(qs []questions.Question) []*questions.Question {
	all := make([]*questions.Question, len(qs))
	for i := range qs {
		all[i] = &qs[i]
	}
	return all
}

func byQuestion(cards []schedule.Card, qs []*questions.Question) map[string]schedule.Card {
	of := make(map[string]schedule.Card, len(qs))
	for i, at := range places(cards, qs) {
		if at >= 0 {
			of[qs[i].ID] = cards[at]
		}
	}
	return of
}

// places finds the card of each question; -1 where it has none.
func places(cards []schedule.Card, qs []*questions.Question) []int {
	byID := make(map[string]int, len(cards))
	for i, c := range cards {
		byID[c.Key.ID] = i
	}
	at := make([]int, len(qs))
	for i, q := range qs {
		place, ok := byID[q.ID]
		for n := 0; !ok && n < len(q.Was); n++ {
			place, ok = byID[q.Was[n]]
		}
		if at[i] = place; !ok {
			at[i] = -1
		}
	}
	return at
}

// Askable is the record with the cards of what can still be asked: questions of
// the decks, and recalls of principles some story shows. What is counted of it
// agrees with what the plan counts.
func (r Record) Askable(decks []questions.Deck) Record {
	r.Cards, r.Recalls = r.known(decks), cardsOf(r.Recalls, pointers(Pairs(r.Stories, decks)))
	return r
}

// known are the cards of questions that can still be asked.
func (r Record) known(decks []questions.Deck) []schedule.Card {
	return cardsOf(r.Cards, questionsOf(decks))
}

// cardsOf are the cards that belong to one of the questions, one for each.
func cardsOf(cards []schedule.Card, qs []*questions.Question) []schedule.Card {
	mine := make([]bool, len(cards))
	for _, at := range places(cards, qs) {
		if at >= 0 {
			mine[at] = true
		}
	}
	var all []schedule.Card
	for i, c := range cards {
		if mine[i] {
			all = append(all, c)
		}
	}
	return all
}
