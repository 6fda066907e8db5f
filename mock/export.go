package mock

import (
	"fmt"
	"html"
	"strings"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// block is a piece of a debrief: the whole is a list of them, from which every form is made.
type block struct {
	kind string // title, head, text, item, quote, rule
	text string
}

// blocks say everything there is to say of a loop.
func (l *Loop) blocks(d Debrief, in lang.Lang) []block {
	var out []block
	add := func(kind, format string, args ...any) { out = append(out, block{kind, fmt.Sprintf(format, args...)}) }
	add("title", "%s", l.Setup.Plan.Title.In(in)+" · "+l.Began.Format("2006-01-02 15:04"))
	add("text", "%s", d.Outcome().In(in))
	for _, m := range l.Missed {
		add("item", in.Say("자리를 비움: %s부터 %s 동안", "away: from %s for %s"), stamp(m.From), stamp(m.Length()))
	}
	if l.Left {
		add("item", "%s", in.Say("끝나기 전에 나왔습니다.", "ended before its time"))
	}
	for _, p := range d.Packets {
		who := p.Who.In(in)
		if p.Bar {
			who += in.Say(" (바 레이저)", " (Bar Raiser)")
		}
		add("head", "%d. %s - %s", p.Round+1, who, p.Vote.Name().In(in))
		add("text", in.Say("걸린 시간 %s, 계획 %s. 본인 투표: %s.", "Took %s of %s. Own vote: %s."), stamp(p.Took), stamp(p.Planned), l.Rounds[p.Round].Own.Name().In(in))
		for _, r := range p.Reasons {
			add("item", "%s", r.In(in))
		}
		for i, rec := range p.Turns {
			e := p.Evidence[i]
			add("text", "%s", bold(rec.Turn.Asked.Ask.In(rec.Turn.Replies[0].Lang))+"  "+e.words(in)+"  "+stamp(rec.Took))
			for _, q := range e.Quotes {
				add("quote", "%s", q)
			}
			for _, c := range e.Conflicts {
				add("item", "%s: \"%s\"", in.Say("어긋남", "conflict"), clip(c.Quote, 200))
				if !c.Right.Empty() {
					add("item", "%s", c.Right.In(in))
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
				add("item", "%s - %s", label, words)
			}
			for _, h := range rec.Turn.Hints {
				add("item", "%s: %s", in.Say("받은 힌트", "hint given"), h.In(in))
			}
		}
	}
	if len(d.Twice) > 0 {
		add("head", "%s", in.Say("두 번 말한 이야기", "Stories told twice"))
		for _, w := range d.Twice {
			add("item", in.Say("\"%s\": 라운드 %d, %d", "\"%s\": rounds %d and %d"), w.Title, w.Rounds[0]+1, w.Rounds[1]+1)
		}
	}
	if d.Best != nil {
		add("head", "%s", in.Say("순간", "Moments"))
		add("item", in.Say("가장 강함: 라운드 %d, %d분. %s", "strongest: round %d, minute %d. %s"), d.Best.Round+1, int(d.Best.At/time.Minute), d.Best.Asked.In(in))
		add("item", in.Say("가장 약함: 라운드 %d, %d분. %s %s", "weakest: round %d, minute %d. %s %s"), d.Worst.Round+1, int(d.Worst.At/time.Minute), d.Worst.Asked.In(in), d.Worst.Reason.In(in))
	}
	if len(d.Next) > 0 {
		add("head", "%s", in.Say("다음에 연습할 것", "Practise next"))
		for _, n := range d.Next {
			add("item", "%s - %s", n.Ask.In(in), n.Why.In(in))
		}
	}
	return out
}

// bold marks what is set in bold; the forms know it.
func bold(s string) string { return "**" + strings.ReplaceAll(s, "*", "") + "**" }

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
func (l *Loop) Markdown(d Debrief, in lang.Lang) string {
	var b strings.Builder
	for _, x := range l.blocks(d, in) {
		switch x.kind {
		case "title":
			fmt.Fprintf(&b, "# %s\n", escape(x.text))
		case "head":
			fmt.Fprintf(&b, "\n## %s\n", escape(x.text))
		case "text":
			fmt.Fprintf(&b, "\n%s\n\n", escape(x.text))
		case "quote":
			fmt.Fprintf(&b, "> %s\n\n", escape(x.text))
		default:
			fmt.Fprintf(&b, "- %s\n", escape(x.text))
		}
	}
	return b.String()
}

// escape keeps a person's words from being taken for Markdown. Our own bold
// stays.
func escape(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.NewReplacer("\\", "\\\\", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "#", "\\#").Replace(s)
}

// HTML is the debrief as one page that needs nothing else and prints well.
func (l *Loop) HTML(d Debrief, in lang.Lang) string {
	var b strings.Builder
	bs := l.blocks(d, in)
	title := html.EscapeString(bs[0].text)
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n", in, title, pageStyle)
	list := false
	for _, x := range bs {
		if list && x.kind != "item" {
			b.WriteString("</ul>\n")
			list = false
		}
		text := html.EscapeString(x.text)
		if first, rest, ok := strings.Cut(text, "**"); ok {
			if inner, tail, ok := strings.Cut(rest, "**"); ok {
				text = first + "<strong>" + inner + "</strong>" + tail
			}
		}
		switch x.kind {
		case "title":
			fmt.Fprintf(&b, "<h1>%s</h1>\n", text)
		case "head":
			fmt.Fprintf(&b, "<h2>%s</h2>\n", text)
		case "text":
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		case "quote":
			fmt.Fprintf(&b, "<blockquote>%s</blockquote>\n", text)
		default:
			if !list {
				b.WriteString("<ul>\n")
				list = true
			}
			fmt.Fprintf(&b, "<li>%s</li>\n", text)
		}
	}
	if list {
		b.WriteString("</ul>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

const pageStyle = `body { font: 16px/1.6 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; border-top: 1px solid #ccc; padding-top: 1rem; margin-top: 2rem }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .8rem; border-left: 3px solid #999; color: #444 }
li { margin: .2rem 0 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } blockquote { color: #bbb } }
@media print { body { max-width: none; margin: 0; color: #000; background: #fff; font-size: 11pt } h2 { break-after: avoid } li, blockquote { break-inside: avoid } }
`
