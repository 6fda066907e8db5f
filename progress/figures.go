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
		YearOf(r, now, loc), AheadOf(r, now, loc), CalibrationOf(r, now, loc), SharesOf(r),
		StrengthsOf(r, decks, now, loc), RecallsOf(r, now, loc), MocksOf(r, now, loc),
	}
}
