package mock

import (
	"time"

	"onsite/feedback"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Settle writes the interviewers' votes into a loop that is over, so that they
// can be told without reading it again.
func (l *Loop) Settle() {
	for _, p := range l.Read().Packets {
		l.Rounds[p.Round].Panel = p.Vote
	}
}

// Answers are the answers of a finished loop as practice keeps them, so that they
// stand in review beside the others. A question without an answer has none.
func (l *Loop) Answers() []interview.Answer {
	var all []interview.Answer
	n := 0
	for _, r := range l.Rounds {
		for _, t := range r.Turns {
			n++
			if t.Kind == questions.Yours || len(t.Replies) == 0 || t.Replies[0].Text == "" {
				continue
			}
			main := t.Replies[0]
			began := l.Began.Add(main.Put)
			a := interview.Answer{
				ID: l.answerID(began, n), Asked: t.Asked, Lang: main.Lang, Mode: l.Setup.Mode, Began: began, Kept: l.Began.Add(t.ended()),
				Budget: main.Limit * graceDen / graceNum, Loop: l.ID, Partial: main.How != Sent,
			}
			if main.First > main.Put {
				a.Think = main.First - main.Put
			}
			if l.Setup.Mode == interview.Speak {
				a.Spoken = main.Text
			}
			a.Sections = []interview.Section{{Part: interview.Page, Text: main.Text, Spent: main.Ended - main.Put - a.Think, Share: a.Budget}}
			if l.Setup.Mode == interview.Speak {
				a.Sections[0].Text = ""
			}
			for _, rep := range t.Replies[1:] {
				a.Probes = append(a.Probes, interview.Probe{Ask: rep.Ask, Text: rep.Text, Spent: rep.Ended - rep.Put, Limit: rep.Limit})
			}
			a.Evidence = feedback.Read(feedback.Of(a, l.Question(a.Asked))).Evidence()
			all = append(all, a)
		}
	}
	return all
}

// ended is when the last reply of a turn ended.
func (t Turn) ended() time.Duration { return t.Replies[len(t.Replies)-1].Ended }

// Clean passes every text through lang.Clean, for loops from outside.
func (l Loop) Clean() Loop {
	c := l.Copy()
	c.Setup.Prepared, c.Open = lang.CleanLine(c.Setup.Prepared), lang.Clean(c.Open)
	for i := range c.Rounds {
		for j := range c.Rounds[i].Turns {
			for k := range c.Rounds[i].Turns[j].Replies {
				rep := &c.Rounds[i].Turns[j].Replies[k]
				rep.Text = lang.Clean(rep.Text)
				rep.Ask = lang.Text{En: lang.Clean(rep.Ask.En), Ko: lang.Clean(rep.Ask.Ko)}
			}
		}
	}
	return c
}

// answerID makes the id of a turn's answer: a ULID whose time is when the answer
// began and whose rest is the loop's own with the place of the turn, so that
// keeping the answers of a loop twice keeps them once.
func (l *Loop) answerID(began time.Time, n int) string {
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // Crockford's base 32
	var id [26]byte
	ms := uint64(began.UnixMilli())
	for i := 9; i >= 0; i-- {
		id[i] = digits[ms%32]
		ms /= 32
	}
	copy(id[10:], "0000000000000000")
	if len(l.ID) == len(id) {
		copy(id[10:], l.ID[10:])
	}
	id[24], id[25] = digits[n/32%32], digits[n%32]
	return string(id[:])
}
