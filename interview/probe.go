package interview

import (
	"onsite/lang"
	"onsite/questions"
)

// chooseProbe picks the next follow-up to an answer: the first of the
// question's own that was not asked yet. What the answer lacks will have the
// first word here once feedback can tell.
func chooseProbe(a Answer, own []questions.Probe) (lang.Text, bool) {
	for _, ask := range own {
		if !asked(a, ask.Text) {
			return ask.Text, true
		}
	}
	return lang.Text{}, false
}

func asked(a Answer, ask lang.Text) bool {
	for _, p := range a.Probes {
		if p.Ask == ask {
			return true
		}
	}
	return false
}
