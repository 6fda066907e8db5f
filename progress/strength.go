package progress

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
)

// Strength is how somebody stands in a principle or a deck.
type Strength struct {
	ID       string
	Name     lang.Text
	Answered int // questions answered at least once
	All      int // questions there are
	// Value is 0 to 1. Of each answered question the mean of the latest rating
	// (1 is 0, 5 is 1) and the latest evidence (its share that was seen), one alone
	// where the other is not known, a quarter where neither is, is multiplied by the
	// chance that it is still remembered. Value is the mean over the answered
	// questions; fewer than three count as three, for one good answer is luck.
	Value float64
}

// Strengths are the principles and the decks: those with an answer first, the
// weakest before, then the others as they stand in their lists.
type Strengths struct {
	Reading
	Principles []Strength
	Decks      []Strength
}

const (
	unjudged      = 0.25 // of an answer with neither rating nor evidence, as a 2 of 5
	fewAnswered   = 3
	leastAnswered = 5 // questions of principles it takes to say anything
	strongEnough  = 0.7
)

// strengthsOf weighs what was answered of the decks.
func strengthsOf(r Record, decks []questions.Deck, now time.Time, loc *time.Location) Strengths {
	k := knownOf(r, decks, now, loc)
	var s Strengths
	principles := map[string]*sum{}
	var deck string // the first with questions about principles
	for _, d := range decks {
		var all sum
		for _, q := range d.Questions {
			v, ok := k.value(q)
			all.add(v, ok)
			if _, known := questions.FindPrinciple(q.Principle); !known {
				continue
			}
			if deck == "" {
				deck = d.ID
			}
			p := principles[q.Principle]
			if p == nil {
				p = &sum{}
				principles[q.Principle] = p
			}
			p.add(v, ok)
		}
		s.Decks = append(s.Decks, all.strength(d.ID, d.Title))
	}
	answered := 0
	for _, p := range questions.Principles() {
		var all sum
		if found := principles[p.ID]; found != nil {
			all = *found
		}
		answered += all.answered
		s.Principles = append(s.Principles, all.strength(p.ID, p.Name))
	}
	weakestFirst(s.Principles)
	weakestFirst(s.Decks)
	s.Reading = s.read(answered, deck)
	return s
}

func weakestFirst(list []Strength) {
	slices.SortStableFunc(list, func(a, b Strength) int {
		if (a.Answered > 0) != (b.Answered > 0) {
			return cmp.Compare(min(b.Answered, 1), min(a.Answered, 1))
		}
		return cmp.Compare(a.Value, b.Value)
	})
}

// sum gathers the questions of a principle or a deck.
type sum struct {
	answered, all int
	value         float64
}

func (s *sum) add(value float64, answered bool) {
	s.all++
	if answered {
		s.answered++
		s.value += value
	}
}

func (s sum) strength(id string, name lang.Text) Strength {
	st := Strength{ID: id, Name: name, Answered: s.answered, All: s.all}
	if s.answered > 0 {
		st.Value = s.value / float64(max(s.answered, min(s.all, fewAnswered)))
	}
	return st
}

// known is what is known of questions, by their ids.
type known struct {
	past     map[string]interview.Past
	evidence map[string]float64 // the latest
	recall   map[string]float64 // chance that it is remembered
}

func knownOf(r Record, decks []questions.Deck, now time.Time, loc *time.Location) known {
	k := known{r.Past, make(map[string]float64, len(r.Past)), make(map[string]float64, len(r.Cards))}
	for _, m := range r.Marks {
		if share, ok := m.Evidence.Share(); ok {
			k.evidence[m.Question] = share
		}
	}
	for _, c := range r.Cards {
		if c.Key.Kind != schedule.KindQuestion || c.Reps == 0 {
			continue
		}
		if chance := c.Retrievability(now, loc); chance >= 0 && chance <= 1 { // a card from a file may hold anything
			k.recall[c.Key.ID] = chance
		}
	}
	for id, c := range CardsOf(r.Cards, decks) {
		if chance, ok := k.recall[c.Key.ID]; ok {
			k.recall[id] = chance
		}
	}
	return k
}

// value is that of one question; ok is false when it was never answered. A
// question that was renamed goes on under its new id, and what only its old ids
// have counts for it.
func (k known) value(q questions.Question) (value float64, ok bool) {
	if value, ok = k.of(q.ID); ok {
		return value, true
	}
	for _, id := range q.Was {
		if value, ok = k.of(id); ok {
			return value, true
		}
	}
	return 0, false
}

func (k known) of(id string) (value float64, ok bool) {
	past := k.past[id]
	if past.Times == 0 {
		return 0, false
	}
	share, seen := k.evidence[id]
	rating := float64(min(max(past.Rating, 1), 5)-1) / 4
	switch {
	case past.Rating > 0 && seen:
		value = (rating + share) / 2
	case past.Rating > 0:
		value = rating
	case seen:
		value = share
	default:
		value = unjudged
	}
	if recall, ok := k.recall[id]; ok {
		value *= recall
	}
	return value, true
}

func (s Strengths) read(answered int, deck string) Reading {
	untold := 0
	for _, p := range s.Principles {
		if p.Answered == 0 {
			untold++
		}
	}
	if answered < leastAnswered {
		return Reading{
			words(fmt.Sprintf("지금까지 답한 원칙 질문은 %d개입니다. %d개가 모이면 강점과 약점을 보여 드립니다.", answered, leastAnswered),
				fmt.Sprintf("%s so far. From %d on, strong and weak can be told apart.", lang.Several(answered, "1 question about a principle answered", "%d questions about principles answered"), leastAnswered)),
			newLead(deck),
		}
	}
	weakest := s.Principles[0]
	say := words(fmt.Sprintf("답해 본 원칙 가운데 가장 약한 것은 '%s'입니다(질문 %d개, %d%%).", weakest.Name.Ko, weakest.Answered, percent(weakest.Value)),
		fmt.Sprintf("The weakest you have answered is %s (%s, %d%%).", weakest.Name.En, lang.Several(weakest.Answered, "1 question", "%d questions"), percent(weakest.Value)))
	if weakest.Value >= strongEnough {
		say = words("답해 본 원칙은 모두 탄탄합니다.", "Every principle you have answered is strong.")
	}
	if untold > 0 {
		say.Ko += fmt.Sprintf(" 아직 답하지 않은 원칙이 %d개 있습니다.", untold)
		say.En += lang.Several(untold, " One principle has no answer yet.", " %d principles have no answer yet.")
	}
	if weakest.Value >= strongEnough && untold == 0 {
		return Reading{Say: say}
	}
	next := weakest
	if weakest.Value >= strongEnough {
		next = s.Principles[len(s.Principles)-untold]
	}
	return Reading{say, &schedule.Item{Kind: schedule.DoReview, What: next.ID, Count: max(next.Answered, 1),
		Say: words("'"+next.Name.Ko+"' 질문에 답하기", "practise "+next.Name.En)}}
}
