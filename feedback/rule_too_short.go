package feedback

import (
	"fmt"
	"time"
)

// Under so much there is too little to judge: half a minute of English or
// Korean speech.
const (
	fewWords     = 60
	fewSyllables = 150
)

var tooShort = rule{
	id: "too_short",
	find: func(d *doc) (Finding, bool) {
		if !d.short() {
			return Finding{}, false
		}
		s := int(d.speech() / time.Second)
		at := len(d.ss) - 1
		if acts := d.labelled(Action); len(acts) > 0 {
			at = acts[0] // where there is most to add
		}
		return Finding{Quote: d.quote(at), Say: say(
			fmt.Sprintf("소리 내어 말하면 약 %d초입니다. 한 일을 두세 문장 더 풀어 보세요.", s),
			fmt.Sprintf("Said aloud this takes about %d seconds. Give two or three more sentences to what you did.", s))}, true
	},
	probe: say("그때 하신 일을 순서대로 자세히 말씀해 주세요.", "Walk me through what you did, step by step."),
}

func (d *doc) short() bool {
	return d.words*fewSyllables+d.syllables*fewWords < fewWords*fewSyllables
}
