package feedback

import (
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Of makes what feedback reads of a kept answer or of one being given. q is the
// question as its deck has it now; where the deck is gone, what was asked stands
// in for it.
func Of(a interview.Answer, q questions.Question) Said {
	if q.ID == "" {
		q = questions.Question{ID: a.Asked.ID, Points: a.Asked.Points}
	}
	q.Kind, q.Principle, q.Ask = a.Asked.Kind, a.Asked.Principle, a.Asked.Ask
	s := Said{Question: q, Lang: a.Lang, Overruled: a.Overruled, Proof: a.Proof}
	for _, p := range a.Probes {
		s.Probed = append(s.Probed, p.Ask)
	}
	if a.Mode == interview.Speak {
		s.Spoken, s.Spent = true, a.Spent()
		if a.Spoken != "" {
			s.Blocks = []Block{{Text: lang.Clean(a.Spoken)}}
		}
		return s
	}
	for _, sec := range a.Sections {
		part := string(sec.Part)
		if sec.Part == interview.Page {
			part = ""
		}
		if sec.Text != "" {
			s.Blocks = append(s.Blocks, Block{Part: part, Text: lang.Clean(sec.Text)})
		}
	}
	return s
}
