package feedback

var noAction = rule{
	id: "no_action",
	find: func(d *doc) (Finding, bool) {
		if d.noStory() || len(d.labelled(Action)) > 0 {
			return Finding{}, false
		}
		last := d.labelled(Situation, Task)
		if len(last) == 0 {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(last[len(last)-1]), Say: say(
			"무슨 일이 있었는지는 알겠지만 본인이 한 일이 없습니다. 가장 먼저 한 행동부터 말해 보세요.",
			"We hear what was going on, not what you did. Start with your first step.")}, true
	},
	probe: say("그 상황에서 가장 먼저 하신 일은 무엇인가요?", "What was the first thing you did?"),
}
