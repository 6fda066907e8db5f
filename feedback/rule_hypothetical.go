package feedback

var hypothetical = rule{
	id: "hypothetical",
	find: func(d *doc) (Finding, bool) {
		if d.story != NotSeen || d.gibberish() || d.recites() || d.impersonal() {
			return Finding{}, false
		}
		at := d.first(
			func(i int) bool { return (d.ss[i].cues[cueHabit] || d.ss[i].cues[cueWould]) && !d.ss[i].pastEnds() },
			func(i int) bool { return !d.ss[i].past },
		)
		if at < 0 || !d.personal() {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(at), Say: say(
			"평소 방식이나 생각입니다. '그때 한 번'을 골라 무슨 일이 있었는지 말해 보세요.",
			"This is a habit or an opinion. Pick one occasion and tell what happened.")}, true
	},
	probe: say("언제, 누구와 있었던 일인가요? 한 번의 경험으로 말씀해 주세요.", "When was it, and who was there? Tell me about one occasion."),
}
