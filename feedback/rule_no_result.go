package feedback

var noResult = rule{
	id: "no_result",
	find: func(d *doc) (Finding, bool) {
		acts := d.labelled(Action)
		if d.noStory() || len(acts) == 0 || len(d.endings()) > 0 || d.perhaps(Result, surely) {
			return Finding{}, false
		}
		for _, i := range d.labelled(Learning) {
			if d.ss[i].quantity || d.ss[i].cues[cueEffect] {
				return Finding{}, false // the end is told with the lesson
			}
		}
		for i, s := range d.ss {
			edge := i == 0 || i == len(d.ss)-1 || i >= len(d.ss)-3 && !s.cues[cueDoing] || d.labels[i] == Learning || d.labels[i] == Other // an end may come first
			if edge && !d.idle[i] && (s.cues[cueOutcome] && (s.cues[cueChange] || s.cues[cueEffect]) || s.cues[cueChange] && s.quantity || s.cues[cueEffect] && s.cues[cueOthers]) {
				return Finding{}, false // that may be it
			}
		}
		return Finding{Quote: d.quote(acts[len(acts)-1]), Say: say(
			"이야기가 여기서 끝납니다. 그래서 어떻게 되었는지 말해 보세요.",
			"The story stops here. Say how it ended.")}, true
	},
	probe: say("그래서 결과는 어떻게 되었나요?", "How did it end?"),
}
