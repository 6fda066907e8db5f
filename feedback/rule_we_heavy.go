package feedback

import "fmt"

// Subjects count in the actions only, and "we" elsewhere is welcome: in one
// study of interviews it went with better ratings (Naim and others 2015).
// Korean sentences without a subject are neutral.
var weHeavy = rule{
	id: "we_heavy",
	find: func(d *doc) (Finding, bool) {
		mine, ours, open, _, first := d.own()
		if ours < 2 || mine > 0 && (d.lang == "ko" || mine > 1 || ours < 4) || 2*ours < mine+ours+open {
			return Finding{}, false
		}
		for i, s := range d.ss {
			if d.labels[i] == Result && s.mine() && s.cues[cueDoing] {
				return Finding{}, false
			}
		}
		n := mine + ours + open
		return Finding{Quote: d.quote(first), Say: say(
			fmt.Sprintf("한 일 %d문장 중 %d문장의 주어가 '우리'입니다. 그중 본인이 한 일은 무엇인가요?", n, ours),
			fmt.Sprintf("%d of %d actions are told as \"we\". Which part was yours?", ours, n))}, true
	},
	probe: say("그중에서 본인이 직접 하신 부분은 무엇인가요?", "Which part of that was yours?"),
}
