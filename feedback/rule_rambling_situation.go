package feedback

import "fmt"

var ramblingSituation = rule{
	id: "rambling_situation",
	find: func(d *doc) (Finding, bool) {
		p := d.shares()
		context := p[Situation] + p[Task]
		if d.noStory() || context <= mostContext+3 || d.words*fewSyllables+d.syllables*fewWords < fewWords*fewSyllables*13/10 {
			return Finding{}, false
		}
		at, most := -1, 0
		for _, i := range d.labelled(Situation) {
			if d.ss[i].length > most {
				at, most = i, d.ss[i].length
			}
		}
		if at < 0 {
			return Finding{}, false
		}
		return Finding{Quote: d.quote(at), Say: say(
			fmt.Sprintf("배경이 %d%%입니다. 두 문장으로 줄이고 그 자리에 행동을 더하세요.", context),
			fmt.Sprintf("Context is %d%%. Two sentences will do; give the room to what you did.", context))}, true
	},
	probe: say("배경은 알겠습니다. 그래서 무엇을 하셨나요?", "I have the context. What did you do?"),
}
