package progress

import (
	"time"

	"onsite/questions"
)

func Spent(r Record, loc *time.Location) map[time.Time]time.Duration { return nil }

type Strength struct {
	ID    string
	Value float64
}

func DeckStrengths(r Record, decks []questions.Deck, now time.Time, loc *time.Location) []Strength {
	return nil
}
