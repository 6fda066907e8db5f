package feedback

import (
	"onsite/lang"
	"onsite/questions"
)

// probes chooses follow-ups to a story: what it lacks first, then the question's
// own, but none whose answer was given already.
func (d *doc) probes(fs []Finding) []lang.Text {
	var gaps []lang.Text
	for _, f := range fs[:min(len(fs), Shown)] { // the rest of the time is the question's own
		for _, r := range behavioralRules {
			if r.id == f.Rule {
				gaps = append(gaps, r.probe)
			}
		}
	}
	var own []questions.Probe
	for _, p := range d.Question.Probes {
		if !d.met(p.Layer) {
			own = append(own, p)
		}
	}
	return d.unasked(own, gaps)
}

// met reports whether the answer gave already what a layer of follow-ups asks
// for.
func (d *doc) met(layer string) bool {
	cued := func(l Label, words ...string) bool {
		for _, i := range d.labelled(l) {
			if containsAny(d.ss[i].padded, words...) {
				return true
			}
		}
		return false
	}
	switch layer {
	case "context":
		return false // there is always more to say about stakes
	case "measure":
		number, _, _ := d.proof()
		return number && cued(Result, "측정", "쟀", "로그", "지표", "대시보드", "설문", " measured", " dashboard", " metric", " survey", " log ", " logs ")
	case "options":
		return cued(Action, " instead of", " rather than", " option", " alternative", " considered", " rejected", "대신", "보다는", "대안", "후보", "방법도", "안도 ")
	case "learned":
		return len(d.labelled(Learning)) > 0
	case "differently":
		return cued(Learning, " differently", " should have", " next time", "다시 한다면", "다시 하면", "했어야", "아쉬", "다음에는", "다음번")
	case "own":
		mine, ours, _, _, _ := d.own()
		return mine >= 3 && ours == 0
	}
	return false
}

// unasked puts gaps before own and leaves out what was asked and doubles.
func (d *doc) unasked(own []questions.Probe, gaps []lang.Text) []lang.Text {
	var out []lang.Text
	add := func(t lang.Text) {
		for _, have := range out {
			if have == t {
				return
			}
		}
		for _, have := range d.Probed {
			if have == t {
				return
			}
		}
		if !t.Empty() {
			out = append(out, t)
		}
	}
	for _, g := range gaps {
		add(g)
	}
	for _, p := range own {
		add(p.Text)
	}
	return out
}
