package mock

import (
	"fmt"
	"strings"
	"time"

	"onsite/lang"
	"onsite/paper"
	"onsite/questions"
)

// page says everything there is to say of a loop.
func (l *Loop) page(d Debrief, in lang.Lang) []paper.Block {
	var out []paper.Block
	add := func(kind paper.Kind, format string, args ...any) {
		out = append(out, paper.Block{Kind: kind, Text: fmt.Sprintf(format, args...)})
	}
	add(paper.Title, "%s", l.Setup.Plan.Title.In(in)+" · "+l.Began.Format("2006-01-02 15:04"))
	add(paper.Text, "%s", d.Outcome().In(in))
	for _, m := range l.Missed {
		add(paper.Item, in.Say("자리를 비움: %s부터 %s 동안", "away: from %s for %s"), stamp(m.From), stamp(m.Length()))
	}
	if l.Left {
		add(paper.Item, "%s", in.Say("끝나기 전에 나왔습니다.", "ended before its time"))
	}
	for _, p := range d.Packets {
		who := p.Who.In(in)
		if p.Bar {
			who += in.Say(" (바 레이저)", " (Bar Raiser)")
		}
		add(paper.Head, "%d. %s - %s", p.Round+1, who, p.Vote.Name().In(in))
		add(paper.Text, in.Say("걸린 시간 %s, 계획 %s. 본인 투표: %s.", "Took %s of %s. Own vote: %s."), stamp(p.Took), stamp(p.Planned), l.Rounds[p.Round].Own.Name().In(in))
		for _, r := range p.Reasons {
			add(paper.Item, "%s", r.In(in))
		}
		for i, rec := range p.Turns {
			e := p.Evidence[i]
			add(paper.Text, "%s", paper.Bold(rec.Turn.Asked.Ask.In(rec.Turn.Replies[0].Lang))+"  "+e.words(in)+"  "+stamp(rec.Took))
			for _, q := range e.Quotes {
				add(paper.Quote, "%s", q)
			}
			for _, c := range e.Conflicts {
				add(paper.Item, "%s: \"%s\"", in.Say("어긋남", "conflict"), clip(c.Quote, 200))
				if !c.Right.Empty() {
					add(paper.Item, "%s", c.Right.In(in))
				}
			}
			for k, rep := range rec.Turn.Replies {
				label := in.Say("답", "answer")
				if k > 0 {
					label = rep.Ask.In(rep.Lang)
				}
				words := strings.Join(strings.Fields(rep.Text), " ")
				if words == "" {
					words = "(" + rep.How.name().In(in) + ")"
				}
				add(paper.Item, "%s - %s", label, words)
			}
			for _, h := range rec.Turn.Hints {
				add(paper.Item, "%s: %s", in.Say("받은 힌트", "hint given"), h.In(in))
			}
		}
	}
	if len(d.Twice) > 0 {
		add(paper.Head, "%s", in.Say("두 번 말한 이야기", "Stories told twice"))
		for _, w := range d.Twice {
			add(paper.Item, in.Say("\"%s\": 라운드 %d, %d", "\"%s\": rounds %d and %d"), w.Title, w.Rounds[0]+1, w.Rounds[1]+1)
		}
	}
	if d.Best != nil {
		add(paper.Head, "%s", in.Say("순간", "Moments"))
		add(paper.Item, in.Say("가장 강함: 라운드 %d, %d분. %s", "strongest: round %d, minute %d. %s"), d.Best.Round+1, int(d.Best.At/time.Minute), d.Best.Asked.In(in))
		add(paper.Item, in.Say("가장 약함: 라운드 %d, %d분. %s %s", "weakest: round %d, minute %d. %s %s"), d.Worst.Round+1, int(d.Worst.At/time.Minute), d.Worst.Asked.In(in), d.Worst.Reason.In(in))
	}
	if len(d.Next) > 0 {
		add(paper.Head, "%s", in.Say("다음에 연습할 것", "Practise next"))
		for _, n := range d.Next {
			add(paper.Item, "%s - %s", n.Ask.In(in), n.Why.In(in))
		}
	}
	return out
}

// words is a level of evidence in words.
func (e Evidence) words(in lang.Lang) string {
	if e.Of > 0 {
		return fmt.Sprintf(in.Say("핵심 항목 %d/%d", "key points %d/%d"), e.Found, e.Of)
	}
	if p, ok := questions.FindPrinciple(e.Principle); ok {
		return p.Name.In(in) + " " + [...]string{in.Say("근거 없음", "no evidence"), in.Say("조금", "some"), in.Say("분명함", "clear"), in.Say("분명하고 입증됨", "clear and proven")}[min(max(e.Level, 0), 3)]
	}
	return ""
}

func (e Ending) name() lang.Text {
	switch e {
	case Skipped:
		return text("건너뜀", "skipped")
	case Away:
		return text("자리에 없었음", "nobody was there")
	}
	return text("답하지 못함", "no answer")
}

// stamp is a time as h:mm:ss or m:ss.
func stamp(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Markdown is the debrief as Markdown.
func (l *Loop) Markdown(d Debrief, in lang.Lang) string { return paper.Markdown(l.page(d, in)) }

// HTML is the debrief as one page that needs nothing else and prints well.
func (l *Loop) HTML(d Debrief, in lang.Lang) string { return paper.HTML(l.page(d, in), in, "") }
