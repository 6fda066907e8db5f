package feedback

import "onsite/lang"

var offTopic = rule{
	id: "off_question",
	find: func(d *doc) (Finding, bool) {
		echoed := 0
		for i := range d.ss {
			if d.idle[i] {
				echoed++
			}
		}
		if !d.gibberish() && 3*echoed < 2*len(d.ss) {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(0), Say: say(
			"용어나 질문을 되풀이했을 뿐 설명이 없습니다. 무엇이 왜 그런지 한 문장으로 말해 보세요.",
			"These are terms, or the question again, and no explanation. Say in one sentence what happens, and why.")}, true
	},
}

// A technical answer shorter than this cannot make most of its points.
const (
	fewTechnicalWords     = 25
	fewTechnicalSyllables = 60
)

var tooShortTechnical = rule{
	id: "too_short",
	find: func(d *doc) (Finding, bool) {
		if d.words*fewTechnicalSyllables+d.syllables*fewTechnicalWords >= fewTechnicalWords*fewTechnicalSyllables {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(len(d.ss) - 1), Say: lang.Text{
			Ko: "한두 문장으로는 핵심 항목을 담기 어렵습니다. 이유와 예외를 더해 보세요.",
			En: "A sentence or two cannot hold the key points. Add the reasons and the exceptions.",
		}}, true
	},
}
