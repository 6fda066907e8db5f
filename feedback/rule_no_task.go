package feedback

var noTask = rule{
	id: "no_task",
	find: func(d *doc) (Finding, bool) {
		if d.noStory() || d.short() || len(d.labelled(Task)) > 0 || len(d.ss) < 3 {
			return Finding{}, false
		}
		for i, s := range d.ss {
			if s.cues[cueDuty] || s.cues[cueProblem] && d.labels[i] == Situation {
				return Finding{}, false // clear from what was going on
			}
		}
		at := 0
		if ss := d.labelled(Situation); len(ss) > 0 {
			at = ss[len(ss)-1]
		}
		return Finding{Quote: d.quote(at), Say: say(
			"본인이 맡은 목표가 들리지 않습니다. 무엇을 언제까지 해내야 했는지 한 문장 넣어 보세요.",
			"Your own goal is missing. Add one sentence: what you had to achieve, and by when.")}, true
	},
	probe: say("그 일에서 본인이 맡은 목표는 무엇이었나요?", "What were you asked to achieve?"),
}
