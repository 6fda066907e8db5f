package progress

import (
	"time"

	"onsite/questions"
)

// Figures are all there is to see of how practice goes.
type Figures struct {
	Year        Year
	Ahead       Ahead
	Calibration Calibration
	Shares      Shares
	Strengths   Strengths
	Recalls     Recalls
	Mocks       Mocks
}

// FiguresOf draws every figure of a record, of what can still be asked of decks.
func FiguresOf(r Record, decks []questions.Deck, now time.Time, loc *time.Location) Figures {
	r = r.Askable(decks)
	return Figures{
		yearOf(r, now, loc), aheadOf(r, now, loc), calibrationOf(r, now, loc), sharesOf(r),
		strengthsOf(r, decks, now, loc), recallsOf(r, now, loc), mocksOf(r, now, loc),
	}
}
