package tui

import (
	"fmt"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// What things are called on every screen.

// subjectOf is what a question asks for: its principle, or its deck.
func (u *ui) subjectOf(principle, deck string) string {
	if p, ok := questions.FindPrinciple(principle); ok {
		return p.Name.In(u.lang)
	}
	return u.deckTitle(deck)
}

// deckTitle is the title of a deck, or its id while the decks are not read.
func (u *ui) deckTitle(id string) string {
	if u.lib != nil {
		for _, d := range u.lib.Decks() {
			if d.ID == id {
				return d.Title.In(u.lang)
			}
		}
	}
	return id
}

// level is a level in words.
func (u *ui) level(n int) string {
	return [...]string{"", u.say("기본", "basic"), u.say("보통", "usual"), u.say("심화", "demanding")}[max(min(n, 3), 0)]
}

// modeName is how one answers, in a word.
func (u *ui) modeName(m interview.Mode) string {
	if m == interview.Speak {
		return u.say("말하기", "speak")
	}
	return u.say("쓰기", "type")
}

// dayName is a calendar day in the short form people say.
func (u *ui) dayName(t time.Time) string {
	if u.lang == lang.Ko {
		return fmt.Sprintf("%d월 %d일 %s", t.Month(), t.Day(), lang.Weekday(t.Weekday()).Ko)
	}
	return t.Format("Mon 2 Jan")
}
