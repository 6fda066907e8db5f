package progress

import (
	"slices"
	"time"

	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// recallsADay is how many recall pairs a day asks at most; a round of two minutes
// asks about a dozen.
const recallsADay = 40

// Pairs are the questions a story can be recalled for: those about the principles
// that some story shows, first the principles with the fewest strong stories.
func Pairs(stories []story.Story, decks []questions.Deck) []questions.Question {
	cover := story.Cover(stories)
	rank := map[string]int{}
	for j, p := range cover.Principles {
		if cover.Some[j] > 0 {
			rank[p.ID] = 1 + cover.Strong[j]
		}
	}
	var pairs []questions.Question
	for _, d := range decks {
		for _, q := range d.Questions {
			if rank[q.Principle] > 0 {
				pairs = append(pairs, q)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b questions.Question) int { return rank[a.Principle] - rank[b.Principle] })
	return pairs
}

// RecallDue is the list of today's recall pairs: what came back, then new ones in
// the order of Pairs.
func RecallDue(r Record, b Bank, now time.Time, loc *time.Location) schedule.Today {
	pairs := Pairs(r.Stories, b.Decks)
	var fresh []schedule.Key
	of := byQuestion(r.Recalls, pointers(pairs))
	for _, q := range pairs {
		key := schedule.RecallKey(q.ID)
		if c, ok := of[q.ID]; ok {
			key = c.Key
		}
		fresh = append(fresh, key)
	}
	return schedule.Queue(cardsOf(r.Recalls, pointers(pairs)), fresh, recallsADay, now, loc)
}
