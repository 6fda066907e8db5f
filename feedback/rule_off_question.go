package feedback

var offQuestion = rule{
	id: "off_question",
	find: func(d *doc) (Finding, bool) {
		echoed := 0
		for i := range d.ss {
			if d.idle[i] {
				echoed++
			}
		}
		if d.gibberish() || 3*echoed >= 2*len(d.ss) || d.story == NotSeen && (d.recites() || d.impersonal()) {
			return Finding{Quote: d.quote(0), Say: say(
				"질문에 대한 답이 아닙니다. 질문이 묻는 일을 하나 골라 겪은 대로 말해 보세요.",
				"This does not answer the question. Choose one thing that happened to you and tell it.")}, true
		}
		return Finding{}, false
	},
	probe: say("질문에 맞는 경험을 하나만 말씀해 주시겠어요?", "Could you give me one specific time that fits the question?"),
}
