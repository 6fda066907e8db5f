package interview

import "onsite/lang"

// chooseProbe picks the next follow-up to an answer: the first on offer that
// was not asked yet.
func chooseProbe(a Answer, offer []lang.Text) (lang.Text, bool) {
	for _, ask := range offer {
		if !asked(a, ask) {
			return ask, true
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
