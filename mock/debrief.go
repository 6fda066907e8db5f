package mock

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"onsite/feedback"
	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

// Debrief is what is said of a loop afterwards. It is made anew from the record
// whenever it is read, by the rules of today.
type Debrief struct {
	Packets []Packet
	// Twice are stories told to more than one interviewer.
	Twice []Twice
	Best  *Moment
	Worst *Moment
	Next  []Practice // at most three, the most useful first
}

// Packet is what one interviewer writes.
type Packet struct {
	Round    int
	Who      lang.Text
	Manner   string
	Bar      bool
	Turns    []Record
	Evidence []Evidence
	Vote     Vote
	Reasons  []lang.Text // each drawn from the evidence alone
	Planned  time.Duration
	Took     time.Duration
}

// Record is one question as it went.
type Record struct {
	Turn       *Turn
	Short      string // the answer in a sentence or two, in its own words
	Report     feedback.Report
	Unanswered []lang.Text // asked and never answered
	At         time.Duration
	Took       time.Duration
	Strength   int // -1 nothing to judge, 0 weak, 1 part, 2 strong
}

// Evidence is what was shown for a principle, or of the key points of a topic.
type Evidence struct {
	Principle string // id, or "" for a topic
	Topic     lang.Text
	Level     int // 0 none, 1 some, 2 clear, 3 clear and proven
	Quotes    []string
	Found     int // key points
	Of        int
	Conflicts []feedback.Point
}

// Twice is a story told in two rounds.
type Twice struct {
	Title  string // its first words
	Rounds [2]int
}

// Moment is a question that stands out.
type Moment struct {
	Round  int
	At     time.Duration // since the round began
	Asked  lang.Text
	Reason lang.Text
}

// Practice is something to practise next, one key away.
type Practice struct {
	Question string // id
	Ask      lang.Text
	Why      lang.Text
}

// Read makes the debrief of a loop.
func (l *Loop) Read() Debrief {
	var d Debrief
	for i := range l.Rounds {
		if len(l.Rounds[i].Turns) > 0 {
			d.Packets = append(d.Packets, l.packet(i))
		}
	}
	d.Twice = l.twice(d.Packets)
	d.Best, d.Worst = moments(l, d.Packets)
	d.Next = next(d)
	return d
}

func (l *Loop) packet(i int) Packet {
	r := &l.Rounds[i]
	p := Packet{Round: i, Who: r.Who, Manner: r.Manner, Bar: r.Bar, Planned: r.Length, Took: max(r.End-r.Start, 0)}
	for j := range r.Turns {
		if t := &r.Turns[j]; t.Kind != questions.Yours {
			p.Turns = append(p.Turns, l.record(t))
		}
	}
	p.Evidence = evidence(p.Turns)
	p.Vote, p.Reasons = vote(p)
	return p
}

func (l *Loop) record(t *Turn) Record {
	rec := Record{Turn: t, At: t.Replies[0].Put, Took: t.ended() - t.Replies[0].Put, Strength: -1}
	rec.Report = feedback.Read(l.said(l.Question(t.Asked), *t, ""))
	rec.Short = short(rec.Report, t.Replies[0].Text)
	for _, rep := range t.Replies {
		if strings.TrimSpace(rep.Text) == "" {
			rec.Unanswered = append(rec.Unanswered, rep.Ask)
		}
	}
	if !slices.ContainsFunc(t.Replies, func(r Reply) bool { return strings.TrimSpace(r.Text) != "" }) {
		return rec
	}
	rec.Strength = strength(rec)
	return rec
}

// short is the answer in its own words: the first action and the first result of
// a story, the beginning of anything else.
func short(r feedback.Report, text string) string {
	var parts []string
	for _, want := range []feedback.Label{feedback.Action, feedback.Result} {
		for _, s := range r.Sentences {
			if s.Label == want {
				parts = append(parts, s.Text)
				break
			}
		}
	}
	if len(parts) == 0 {
		parts = []string{text}
	}
	return clip(strings.Join(strings.Fields(strings.Join(parts, " ")), " "), 240)
}

// clip cuts a text at a character.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n])) + "…"
}

// strength weighs what the answer and its follow-ups showed.
func strength(rec Record) int {
	if rec.Turn.Asked.Kind == questions.Technical {
		found, conflicts := 0, 0
		for _, p := range rec.Report.Points {
			switch p.State {
			case feedback.Found:
				found++
			case feedback.Conflict:
				conflicts++
			}
		}
		n := len(rec.Report.Points)
		switch {
		case n == 0:
			return -1
		case conflicts > 0 && conflicts >= found, 4*found < n:
			return 0
		case 2*found >= n && conflicts == 0:
			return 2
		}
		return 1
	}
	seen := map[string]feedback.State{}
	for _, d := range rec.Report.Dimensions {
		seen[d.ID] = d.State
	}
	switch {
	case seen[feedback.DimStory] != feedback.Seen || seen[feedback.DimOwnership] == feedback.NotSeen:
		return 0
	case seen[feedback.DimOwnership] == feedback.Seen && seen[feedback.DimResult] == feedback.Seen && len(rec.Unanswered)*2 <= len(rec.Turn.Replies):
		return 2
	case seen[feedback.DimResult] == feedback.NotSeen:
		return 0
	}
	return 1
}

// evidence gathers what the turns of a round showed, by principle and by topic.
func evidence(turns []Record) []Evidence {
	var all []Evidence
	for _, rec := range turns {
		e := Evidence{Principle: rec.Turn.Asked.Principle, Topic: rec.Turn.Asked.Ask}
		if rec.Turn.Asked.Kind == questions.Technical {
			e.Of = len(rec.Report.Points)
			for _, p := range rec.Report.Points {
				switch p.State {
				case feedback.Found:
					e.Found++
					if len(e.Quotes) < 3 {
						e.Quotes = append(e.Quotes, clip(p.Quote, 160))
					}
				case feedback.Conflict:
					e.Conflicts = append(e.Conflicts, p)
				}
			}
			if e.Of > 0 {
				e.Level = min(3*e.Found/e.Of+min(e.Found, 1), 3)
			}
		} else {
			for _, d := range rec.Report.Dimensions {
				if d.Quote != "" && (d.ID == feedback.DimOwnership || d.ID == feedback.DimResult || d.ID == feedback.DimReflection) && d.State != feedback.NotSeen && !slices.Contains(e.Quotes, clip(d.Quote, 160)) {
					e.Quotes = append(e.Quotes, clip(d.Quote, 160))
				}
			}
			e.Level = rec.Strength + 1
			if rec.Strength < 0 {
				e.Level = 0
			}
		}
		all = append(all, e)
	}
	return all
}

// vote is drawn only from what was said. An interviewer who heard too little
// does not guess.
func vote(p Packet) (Vote, []lang.Text) {
	heard, strong, weak, conflicts := 0, 0, 0, 0
	for _, rec := range p.Turns {
		if rec.Strength < 0 {
			continue
		}
		heard++
		switch rec.Strength {
		case 2:
			strong++
		case 0:
			weak++
		}
		for _, pt := range rec.Report.Points {
			if pt.State == feedback.Conflict {
				conflicts++
			}
		}
	}
	reasons := reasons(p)
	switch {
	case heard == 0 || 3*heard < len(p.Turns):
		return TooLittle, append(reasons, text(
			fmt.Sprintf("질문 %d개 중 %d개에만 판단할 답이 있었습니다.", len(p.Turns), heard),
			fmt.Sprintf("%d of %d questions got an answer that can be judged.", heard, len(p.Turns))))
	case p.Bar && 3*strong < 2*heard, 2*weak > heard, conflicts >= 3:
		return NotInclined, reasons
	case 2*strong >= heard || strong > weak:
		return Inclined, reasons
	}
	return NotInclined, reasons
}

// reasons are at most four, each with the words it stands on.
func reasons(p Packet) []lang.Text {
	var good, bad []lang.Text
	for _, rec := range p.Turns {
		if rec.Strength < 0 {
			continue
		}
		name := subject(rec.Turn)
		for _, d := range rec.Report.Dimensions {
			if d.ID == feedback.DimResult && d.State == feedback.Seen {
				good = append(good, text(fmt.Sprintf("%s: 결과를 근거와 함께 말했습니다. \"%s\"", name.Ko, clip(d.Quote, 90)), fmt.Sprintf("%s: the result came with proof: \"%s\"", name.En, clip(d.Quote, 90))))
			}
		}
		for _, f := range rec.Report.Findings[:min(len(rec.Report.Findings), 1)] {
			bad = append(bad, text(fmt.Sprintf("%s: \"%s\" - %s", name.Ko, clip(f.Quote, 90), f.Say.Ko), fmt.Sprintf("%s: \"%s\" - %s", name.En, clip(f.Quote, 90), f.Say.En)))
		}
		found := 0
		for _, pt := range rec.Report.Points {
			switch pt.State {
			case feedback.Found:
				found++
			case feedback.Conflict:
				bad = append(bad, text(fmt.Sprintf("%s: \"%s\"는 사실과 다릅니다.", name.Ko, clip(pt.Quote, 90)), fmt.Sprintf("%s: \"%s\" is not so.", name.En, clip(pt.Quote, 90))))
			}
		}
		if n := len(rec.Report.Points); n > 0 {
			line := text(fmt.Sprintf("%s: 핵심 항목 %d개 중 %d개를 말했습니다.", name.Ko, n, found), fmt.Sprintf("%s: %d of %d key points were made.", name.En, found, n))
			if 2*found >= n {
				good = append(good, line)
			} else {
				bad = append(bad, line)
			}
		}
		if n := len(rec.Unanswered); n > 1 {
			bad = append(bad, text(fmt.Sprintf("%s: 꼬리 질문 %d개에 답하지 않았습니다.", name.Ko, n), fmt.Sprintf("%s: %d follow-ups got no answer.", name.En, n)))
		}
	}
	return append(good[:min(len(good), 2):min(len(good), 2)], bad[:min(len(bad), 3)]...)
}

// subject is what a question was about: its principle, or its first words.
func subject(t *Turn) lang.Text {
	if p, ok := questions.FindPrinciple(t.Asked.Principle); ok {
		return p.Name
	}
	return text(clip(t.Asked.Ask.In(lang.Ko), 24), clip(t.Asked.Ask.In(lang.En), 36))
}

// Two stories are taken for one when they share so much of their words.
const sameStory = 0.30

// twice finds stories told to two interviewers.
func (l *Loop) twice(packets []Packet) []Twice {
	type told struct {
		round int
		title string
		words map[string]bool
	}
	var all []told
	for _, p := range packets {
		for _, rec := range p.Turns {
			if rec.Turn.Asked.Kind != questions.Behavioral || rec.Turn.Replies[0].Text == "" {
				continue
			}
			t := told{p.Round, clip(strings.Join(strings.Fields(rec.Turn.Replies[0].Text), " "), 40), contentWords(rec.Turn.Replies[0].Text)}
			if len(t.words) >= 8 {
				all = append(all, t)
			}
		}
	}
	var out []Twice
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.round != b.round && alike(a.words, b.words) >= sameStory {
				out = append(out, Twice{a.title, [2]int{a.round, b.round}})
			}
		}
	}
	return out
}

// contentWords are the words of a story in a form that compares.
func contentWords(s string) map[string]bool {
	words := map[string]bool{}
	for _, sen := range phrase.Read(lang.Clean(s)).Sentences {
		for _, w := range sen.Stems() {
			if w = feedback.Head(w); w != "" {
				words[w] = true
			}
		}
	}
	return words
}

// alike is the overlap coefficient of two sets: shared words over the smaller.
func alike(a, b map[string]bool) float64 {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return float64(shared) / float64(max(min(len(a), len(b)), 1))
}

// moments are the strongest and the weakest question of the loop.
func moments(l *Loop, packets []Packet) (best, worst *Moment) {
	type scored struct {
		rec   Record
		round int
		score int
	}
	var all []scored
	for _, p := range packets {
		for _, rec := range p.Turns {
			if rec.Strength < 0 {
				continue
			}
			score := 10*rec.Strength - len(rec.Unanswered) - len(rec.Report.Findings)
			for _, pt := range rec.Report.Points {
				if pt.State == feedback.Conflict {
					score -= 3
				}
			}
			all = append(all, scored{rec, p.Round, score})
		}
	}
	if len(all) < 2 {
		return nil, nil
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	moment := func(s scored, why lang.Text) *Moment {
		return &Moment{Round: s.round, At: s.rec.At - l.Rounds[s.round].Start, Asked: s.rec.Turn.Asked.Ask, Reason: why}
	}
	last := all[len(all)-1]
	why := text("다른 답보다 보여 준 것이 적었습니다.", "It showed less than the others.")
	if len(last.rec.Report.Findings) > 0 {
		why = last.rec.Report.Findings[0].Say
	} else if n := len(last.rec.Unanswered); n > 0 {
		why = text(fmt.Sprintf("꼬리 질문 %d개에 답이 없었습니다.", n), fmt.Sprintf("%d follow-ups stayed without an answer.", n))
	}
	praise := text("본인이 한 일과 결과가 가장 분명했습니다.", "What was done and what came of it was clearest here.")
	if all[0].rec.Turn.Asked.Kind == questions.Technical {
		praise = text("핵심 항목을 가장 많이 말했습니다.", "Most of its key points were made.")
	}
	return moment(all[0], praise), moment(last, why)
}

// next are the three questions to practise: first what was asked and not
// answered, then the weakest, each once.
func next(d Debrief) []Practice {
	var out []Practice
	add := func(rec Record, why lang.Text) {
		if len(out) == 3 || rec.Turn.Asked.ID == "" || slices.ContainsFunc(out, func(p Practice) bool { return p.Question == rec.Turn.Asked.ID }) {
			return
		}
		out = append(out, Practice{rec.Turn.Asked.ID, rec.Turn.Asked.Ask, why})
	}
	each := func(f func(Record)) {
		for _, p := range d.Packets {
			for _, rec := range p.Turns {
				f(rec)
			}
		}
	}
	each(func(rec Record) {
		for _, pt := range rec.Report.Points {
			if pt.State == feedback.Conflict {
				add(rec, text("틀린 설명이 있었습니다.", "Something in it was not so."))
			}
		}
	})
	each(func(rec Record) {
		if rec.Strength == 0 && len(rec.Report.Findings) > 0 {
			add(rec, rec.Report.Findings[0].Say)
		}
	})
	each(func(rec Record) {
		if rec.Strength < 0 {
			add(rec, text("답하지 못한 질문입니다.", "It got no answer."))
		}
	})
	each(func(rec Record) {
		if rec.Strength == 0 {
			add(rec, text("보여 준 것이 적었습니다.", "Little was shown."))
		}
	})
	each(func(rec Record) {
		if rec.Strength == 1 {
			add(rec, text("절반은 보였습니다. 나머지를 채워 보세요.", "Half of it was there. Add the rest."))
		}
	})
	return out
}

// Count is how many of the panel are inclined, and how many voted.
func (d Debrief) Count() (inclined, of int) {
	for _, p := range d.Packets {
		if p.Vote == Inclined {
			inclined++
		}
	}
	return inclined, len(d.Packets)
}

// Outcome words the panel's votes as practice, never as prophecy.
func (d Debrief) Outcome() lang.Text {
	n, of := d.Count()
	little := 0
	for _, p := range d.Packets {
		if p.Vote == TooLittle {
			little++
		}
	}
	if of == 0 {
		return text("아무것도 묻지 않았습니다.", "Nothing was asked.")
	}
	if of == 1 {
		switch d.Packets[0].Vote {
		case Inclined:
			return text("이번 연습에서 면접관은 긍정적이었습니다. 실제 결과를 예측하는 것이 아니라 답변에 나온 근거만 본 것입니다.", "In this practice the interviewer was inclined. That weighs the evidence in these answers; it foretells nothing.")
		case NotInclined:
			return text("이번 연습에서 면접관은 부정적이었습니다. 실제 결과를 예측하는 것이 아니라 답변에 나온 근거만 본 것입니다.", "In this practice the interviewer was not inclined. That weighs the evidence in these answers; it foretells nothing.")
		}
		return text("이번 연습에서는 면접관이 판단할 답이 모자랐습니다.", "In this practice the interviewer heard too little to say.")
	}
	out := text(
		fmt.Sprintf("이번 연습에서는 면접관 %d명 중 %d명이 긍정적이었습니다. 실제 결과를 예측하는 것이 아니라 답변에 나온 근거만 센 것입니다.", of, n),
		fmt.Sprintf("In this practice %d of %d were inclined. That counts the evidence in these answers; it foretells nothing.", n, of))
	if little > 0 {
		out.Ko += fmt.Sprintf(" %d명은 판단할 답이 모자랐습니다.", little)
		out.En += fmt.Sprintf(" %d heard too little to say.", little)
	}
	return out
}
