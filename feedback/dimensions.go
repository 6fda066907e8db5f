package feedback

import (
	"strings"
	"time"
)

// Published advice for a spoken story: one to four minutes, with the middle of
// the advice at two to three (interview coaches; there is no official figure).
const (
	shortest = time.Minute
	longest  = 4 * time.Minute
)

// Of a story's length: at most so much for situation and task, at least so much
// for the actions. Career centres teach S 15-20, T 10-15, A 50-60, R 10-20.
const (
	mostContext = 45
	leastAction = 40
)

// dimensions tells each side of the answer apart. There is no total.
func (d *doc) dimensions() []Dimension {
	story := Dimension{ID: DimStory, State: d.story}
	if d.story == Seen || d.story == Partial {
		story.Quote = d.quote(d.first(func(i int) bool { return d.ss[i].cues[cuePastTime] && d.ss[i].past }, func(i int) bool { return d.ss[i].past }))
	}
	return []Dimension{
		story, d.structure(), d.ownership(), d.specificity(), d.result(), d.principle(), d.reflection(), d.timing(),
	}
}

// first returns the first sentence that meets the first test that any meets.
func (d *doc) first(tests ...func(i int) bool) int {
	for _, test := range tests {
		for i := range d.ss {
			if !d.idle[i] && test(i) {
				return i
			}
		}
	}
	return -1
}

func (d *doc) structure() Dimension {
	dim := Dimension{ID: DimStructure}
	if d.story == NotSeen || d.story == CantTell {
		dim.State = CantTell
		return dim
	}
	p := d.shares()
	missing := 0
	for _, ok := range []bool{p[Situation]+p[Task] > 0, p[Action] > 0, p[Result] > 0} {
		if !ok {
			missing++
		}
	}
	switch {
	case missing >= 2:
		dim.State = NotSeen
	case missing == 1 || p[Situation]+p[Task] > mostContext || p[Action] < leastAction:
		dim.State = Partial
	default:
		dim.State = Seen
	}
	return dim
}

// own counts the actions the speaker claims, the ones told as "we", and those
// without a subject, as Korean prefers.
func (d *doc) own() (mine, ours, open int, first, firstOurs int) {
	first, firstOurs = -1, -1
	for _, i := range d.labelled(Action) {
		s := d.ss[i]
		switch {
		case s.mine():
			mine++
			if first < 0 {
				first = i
			}
		case s.ours():
			ours++
			if firstOurs < 0 {
				firstOurs = i
			}
		default:
			open++
		}
	}
	return mine, ours, open, first, firstOurs
}

// mine reports whether the speaker is the one who acts in the sentence.
func (s *sentence) mine() bool {
	if s.korean {
		return containsAny(s.padded, " 제가", " 저는", " 직접", "제 손으로", " 혼자", "주도", "맡아", "맡았", " 저도", " 내가", " 나는", " 저 ", "저로서는", "제 담당", " 전 ")
	}
	for k := range s.starts {
		switch w := s.word(k); w {
		case "i", "i'd", "i've", "i'm", "myself":
			if next := s.word(k + 1); next != "think" && next != "guess" && next != "mean" && next != "believe" && next != "felt" {
				return true
			}
		}
	}
	return false
}

// ours reports whether "we" act in the sentence. 우리 회사 and 저희 고객 only say
// whose.
func (s *sentence) ours() bool {
	if s.korean {
		return containsAny(s.padded, "저희가", "저희는", "저희도", "우리가", "우리는", "우리도", "저희 팀이", "저희 팀은", "우리 팀이", "우리 팀은", " 팀이 ", " 팀은 ", "팀원들이", "팀원들은", "다 같이", "다같이", " 팀에서 ", "저희 팀에서", "우리 팀에서", "팀 전체가", "모두가", "다 함께", "저희끼리", "팀원들끼리", " 다들 ", "저희 쪽에서")
	}
	for k := range s.starts {
		switch s.word(k) {
		case "we", "we'd", "we've", "everybody", "everyone":
			return true
		case "team":
			if s.word(k-1) == "the" || s.word(k-1) == "our" {
				return true
			}
		}
	}
	return false
}

func containsAny(s string, list ...string) bool {
	for _, p := range list {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func (d *doc) ownership() Dimension {
	dim := Dimension{ID: DimOwnership}
	mine, ours, open, first, firstOurs := d.own()
	n := mine + ours + open
	switch {
	case n == 0:
		dim.State = CantTell
	case mine >= 2, mine == 1 && ours == 0, d.lang == "ko" && mine+open >= 2 && 2*ours < n:
		dim.State, dim.Quote = Seen, d.quote(first)
	case mine == 1:
		dim.State, dim.Quote = Partial, d.quote(first)
	case 2*ours >= n:
		dim.State, dim.Quote = NotSeen, d.quote(firstOurs)
	default:
		dim.State = CantTell
	}
	return dim
}

// anchors counts what makes a sentence that of this one story: numbers, names,
// quoted words.
func (s *sentence) anchors() int {
	n := 0
	if s.quantity {
		n++
	}
	if strings.ContainsAny(s.Text, `"“”'‘「`) && !s.cues[cueVague] {
		n++
	}
	n += s.names()
	if s.cues[cuePastTime] {
		n++
	}
	return n
}

// names counts words that name something: capitals inside an English sentence,
// Latin words inside a Korean one.
func (s *sentence) names() int {
	n := 0
	for _, w := range strings.Fields(s.Text) {
		w = strings.Trim(w, `.,;:!?"'()“”‘’`)
		if len(w) < 2 || w == "I'm" || w == "I'd" || w == "I've" || w == "I'll" {
			continue
		}
		upper := w[0] >= 'A' && w[0] <= 'Z'
		latin := w[0] < 0x80 && (upper || w[0] >= 'a' && w[0] <= 'z')
		if s.korean && latin || upper && !strings.HasPrefix(s.Text, w) {
			n++
		}
	}
	return n
}

func (d *doc) specificity() Dimension {
	dim := Dimension{ID: DimSpecificity}
	if d.story == NotSeen || d.story == CantTell {
		dim.State = CantTell
		return dim
	}
	anchors, reasons, best, most := 0, 0, -1, 0
	for i, s := range d.ss {
		if d.idle[i] {
			continue
		}
		a := s.anchors()
		anchors += a
		if a > most && d.labels[i] == Action {
			best, most = i, a
		}
		if s.cues[cueReason] && d.labels[i] == Action {
			reasons++
		}
	}
	dim.Quote = d.quote(best)
	switch {
	case anchors >= 3 && reasons >= 1:
		dim.State = Seen
	case anchors >= 2 || reasons >= 1:
		dim.State = Partial
	default:
		dim.State, dim.Quote = NotSeen, ""
	}
	return dim
}

// endings are the sentences that tell how it came out. An opinion at the end is
// none.
func (d *doc) endings() []int {
	var all []int
	for _, i := range d.labelled(Result) {
		if s := d.ss[i]; s.past && !(s.cues[cueHabit] && !s.pastEnds()) || s.cues[cueEffect] || s.cues[cueChange] {
			all = append(all, i)
		}
	}
	return all
}

// ended reports whether a sentence shows beyond doubt that it tells an ending.
func (s *sentence) ended() bool {
	return s.cues[cueOutcome] || s.cues[cueChange] || s.cues[cueEffect] || s.quantity
}

// proof says what stands behind the result: a number, or somebody who did
// something because of it. at is its sentence, -1 when there is none.
func (d *doc) proof() (number, named bool, at int) {
	at = -1
	for _, i := range d.labelled(Result, Learning) {
		s := d.ss[i]
		if s.quantity && (d.labels[i] == Result || s.cues[cueChange]) {
			return true, false, i
		}
		if s.proven() && !named {
			named, at = true, i
		}
	}
	return false, named, at
}

// proven reports whether somebody else's deed stands in the sentence: a
// customer who renewed, a team that took it over.
func (s *sentence) proven() bool {
	if s.korean {
		return containsAny(s.padded, "재계약", "계약을 연장", "계약을 갱신", "연장했", "채택", "가져다", "따라 쓰", "따라 했", "도입했", "도입하", "표준", "승진", "수상", "상을 받", "합격", "선정", "소개해", "추천", "추가로 주문", "구독", "인용", "병합", "머지", "감사 인사", "감사 메일", "감사하다", "고맙다", "쓰고 있", "쓰고 계", "쓰십니다", "사용하고 있", "정식으로", "계약했", "계약을 했", "주문을") && (s.cues[cueOthers] || s.names() > 0 || containsAny(s.padded, "팀", "부서", "고객", "회사", "지점", "학교", "센터", "님", "씨"))
	}
	return containsAny(" "+s.lower+" ", " renewed", " signed", " adopted", " copied", " took over", " uses it", " use it ", " used it ", " still use", " promoted", " won ", " award", " recommended", " thanked", " thank you", " wrote to ", " asked us to", " asked me to", " asked for", " took it over", " extended", " ordered", " standard", " template", " merged", " accepted", " published", " bought", " came back", " hired", " became the", " picked it up", " rolled it out") && (s.cues[cueOthers] || s.names() > 0)
}

func (d *doc) result() Dimension {
	dim := Dimension{ID: DimResult}
	rs := d.endings()
	number, named, at := d.proof()
	switch {
	case d.story == NotSeen || d.story == CantTell:
		dim.State = CantTell
	case len(rs) == 0:
		dim.State = NotSeen
	case number:
		dim.State, dim.Quote = Seen, d.quote(at)
	case named:
		dim.State, dim.Quote = Partial, d.quote(at)
	default:
		dim.State, dim.Quote = Partial, d.quote(rs[0])
	}
	return dim
}

// principle is asked, not guessed: only the person's own choice shows it.
func (d *doc) principle() Dimension {
	if d.Proof != "" {
		return Dimension{ID: DimPrinciple, State: Seen, Quote: d.Proof}
	}
	return Dimension{ID: DimPrinciple, State: CantTell}
}

func (d *doc) reflection() Dimension {
	dim := Dimension{ID: DimReflection, State: NotSeen}
	if d.story == NotSeen || d.story == CantTell {
		dim.State = CantTell
		return dim
	}
	if ls := d.labelled(Learning); len(ls) > 0 {
		dim.State, dim.Quote = Seen, d.quote(ls[0])
	}
	return dim
}

// speech is how long the answer takes to say: 150 English words a minute, 4.3
// Korean syllables a second.
func (d *doc) speech() time.Duration {
	return time.Duration(float64(d.words)*float64(time.Minute)/150 + float64(d.syllables)*float64(time.Second)/4.3)
}

func (d *doc) timing() Dimension {
	dim := Dimension{ID: DimTime, State: Seen}
	t := d.speech()
	if d.Spoken && d.Spent > 0 {
		t = d.Spent
	}
	switch {
	case len(d.ss) == 0:
		dim.State = CantTell
	case t < shortest || t > longest:
		dim.State = Partial
	}
	return dim
}
