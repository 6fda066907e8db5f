package feedback

var noMetric = rule{
	id: "no_metric",
	find: func(d *doc) (Finding, bool) {
		rs := d.endings()
		number, named, _ := d.proof()
		if d.noStory() || len(rs) == 0 || number || named {
			return Finding{}, false
		}
		sure := -1
		for _, i := range rs {
			if d.ss[i].ended() || d.sure(i) {
				sure = i
			}
		}
		if sure < 0 {
			return Finding{}, false // perhaps the last action, not the end
		}
		return Finding{Quote: d.quote(sure), Say: say(
			"결과에 수치도, 확인해 준 사람도 없습니다. 전후 수치 하나나 그 말을 해 준 사람을 넣어 보세요.",
			"No number and nobody who confirmed it. Give one before-and-after, or say who told you so.")}, true
	},
	probe: say("얼마에서 얼마로 바뀌었고, 그것을 어떻게 재셨나요?", "From what to what, and how did you measure it?"),
}
