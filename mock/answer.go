package mock

import (
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Answers are the answers of a finished loop as practice keeps them, so that they
// stand in review beside the others. id makes an id for the answer that began at
// a time.
func (l *Loop) Answers(id func(time.Time) string) []interview.Answer {
	var all []interview.Answer
	for _, r := range l.Rounds {
		for _, t := range r.Turns {
			if t.Kind == questions.Yours || len(t.Replies) == 0 || t.Replies[0].Text == "" {
				continue
			}
			main := t.Replies[0]
			began := l.Began.Add(main.Put)
			a := interview.Answer{
				ID: id(began), Asked: t.Asked, Lang: main.Lang, Mode: l.Setup.Mode, Began: began, Kept: l.Began.Add(t.ended()),
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
