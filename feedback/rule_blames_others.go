package feedback

var blamesOthers = rule{
	id: "blames_others",
	find: func(d *doc) (Finding, bool) {
		blame, at := 0, -1
		for i, s := range d.ss {
			if containsAny(s.padded, " my fault", " my mistake", " i should have", " i missed ", " i had not ", " i hadn't ", " i was wrong", " my own ", " my part", " i forgot", " i didn't check", " partly me", "제 잘못", "제 실수", "제 책임", "제가 놓", "제가 틀", "저도 잘못", "제 탓", "제가 확인하지", "제가 미리", "제 부족", "저도 책임", "제가 안 ", "제가 먼저") {
				return Finding{}, false
			}
			weight := 0
			if s.cues[cueBlame] {
				weight = 2
			} else if s.cues[cueOthers] && !s.mine() && containsAny(s.padded, " not ", "n't ", " never ", " late", " wrong ", "않았", "않고", " 안 ", "못했", "못하고", "없었") {
				weight = 1
			}
			blame += weight
			if weight > 1 && at < 0 {
				at = i
			}
		}
		if blame < 5 || at < 0 || 2*blame < len(d.ss) {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(at), Say: say(
			"원인이 모두 다른 사람에게 있습니다. 본인이 다르게 할 수 있었던 것을 한 문장 넣어 보세요.",
			"Every cause lies with others. Add one sentence on what you could have done differently.")}, true
	},
	probe: say("그 상황에서 본인이 다르게 할 수 있었던 것은 무엇인가요?", "What could you yourself have done differently?"),
}
