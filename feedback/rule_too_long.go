package feedback

import (
	"fmt"
	"time"
)

const (
	manyWords     = 600
	manySyllables = 1050
)

var tooLong = rule{
	id: "too_long",
	find: func(d *doc) (Finding, bool) {
		if d.words*manySyllables+d.syllables*manyWords <= manyWords*manySyllables {
			return Finding{}, false
		}
		at, most := 0, 0
		for i, s := range d.ss {
			if (d.labels[i] == Situation || d.labels[i] == Other) && s.length > most {
				at, most = i, s.length
			}
		}
		m := d.speech().Round(30 * time.Second)
		return Finding{Quote: d.quote(at), Say: say(
			fmt.Sprintf("소리 내어 말하면 %d분 %02d초쯤 걸립니다. 3분 안에 들어오도록 줄이세요.", int(m.Minutes()), int(m.Seconds())%60),
			fmt.Sprintf("Said aloud this takes about %d:%02d. Bring it under three minutes.", int(m.Minutes()), int(m.Seconds())%60))}, true
	},
	probe: say("30초로 줄이면 어떻게 말씀하시겠어요?", "What is the thirty-second version?"),
}
