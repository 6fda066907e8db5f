package interview

import (
	"math"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// Choice is what somebody wants to practise. Zero fields of the filter mean
// any.
type Choice struct {
	Deck      string    `json:"deck,omitempty"`
	Principle string    `json:"principle,omitempty"`
	Tag       string    `json:"tag,omitempty"`
	Level     int       `json:"level,omitempty"`
	Lang      lang.Lang `json:"lang"` // of the questions
	Mode      Mode      `json:"mode"`
	Count     int       `json:"count"` // questions in a session
}

// Filter is the part of a choice that questions are chosen by.
func (c Choice) Filter() questions.Filter {
	return questions.Filter{Deck: c.Deck, Principle: c.Principle, Tag: c.Tag, Level: c.Level, Lang: c.Lang}
}

// Past is what is known of earlier answers to a question.
type Past struct {
	Times  int       `json:"times"`  // unfinished answers too
	Rating int       `json:"rating"` // of the latest that was rated, 1-5; 0 never
	At     time.Time `json:"at"`     // when it was last answered
	First  time.Time `json:"first"`  // and when first; zero where nobody knows any more
}

// Weight says how much a question wants to be asked. What went badly (1 or 2) a
// week ago wants it most, then what was never asked, then the rest, the weaker
// and the longer unseen before. A question answered a moment ago weighs little,
// but never nothing.
func Weight(p Past, now time.Time) float64 {
	if p.Times == 0 {
		return 4
	}
	rating := p.Rating
	if rating == 0 {
		rating = 3
	}
	weak := float64(6 - rating) // 1 for a five, 5 for a one
	days := max(now.Sub(p.At).Hours()/24, 0)
	return 0.1 + weak*math.Min(days/7, 1)
}
