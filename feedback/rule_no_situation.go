package feedback

var noSituation = rule{
	id: "no_situation",
	find: func(d *doc) (Finding, bool) {
		if d.noStory() || d.short() || len(d.labelled(Situation)) > 0 || len(d.ss) < 2 {
			return Finding{}, false
		}
		for i, s := range d.ss {
			if s.cues[cuePastTime] && 2*i < len(d.ss) || s.cues[cueProblem] && i == 0 {
				return Finding{}, false
			}
		}
		return Finding{Quote: d.quote(0), Say: say(
			"언제, 어디서, 무엇이 문제였는지 듣는 사람이 알 수 없습니다. 첫 문장에 넣어 보세요.",
			"A listener cannot tell when, where or what was at stake. Say it in the first sentence.")}, true
	},
	probe: say("언제, 어디에서 있었던 일이고 무엇이 문제였나요?", "When and where was this, and what was at stake?"),
}
