package feedback

var vague = rule{
	id: "vague",
	find: func(d *doc) (Finding, bool) {
		acts := d.labelled(Action)
		if d.noStory() || len(acts) == 0 {
			return Finding{}, false
		}
		hazy, anchors, at := 0, 0, -1
		for _, i := range acts {
			s := d.ss[i]
			a := s.anchors()
			anchors += a
			if s.cues[cueVague] && a == 0 {
				hazy++
				if at < 0 {
					at = i
				}
			}
		}
		if 2*hazy < len(acts) || anchors > 1 {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(at), Say: say(
			"어느 이야기에나 맞는 말입니다. 어느 날 무엇을 했는지 한 가지만 보여 주세요.",
			"These words fit any story. Show one thing you did on one day.")}, true
	},
	probe: say("그날 실제로 하신 일 하나만 구체적으로 말씀해 주세요.", "Give me one concrete thing you did that day."),
}
