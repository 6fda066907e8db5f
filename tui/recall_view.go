package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// How a recall drill looks: before a round, at a question, after it, and at the
// end.

func (r *recall) view() page {
	t := r.theme
	p := page{title: t.Strong.Render(r.say("떠올리기", "Recall"))}
	if !r.loaded {
		return p
	}
	switch {
	case len(r.asks) == 0:
		p.body = paragraphs(r.say("떠올릴 이야기가 아직 없습니다. 이야기를 쓰고 어떤 원칙을 보여 주는지 적어 두면, 그 원칙의 질문이 여기에 나옵니다.", "There is no story to recall yet. Write one and say which principles it shows; their questions will come here."), r.width)
	case r.stage == recallReady:
		p.body = r.readyLines()
		to := r.settings
		options := r.recallOptions(&to.Recall)
		r.form.set(len(options), len(options))
		for i, o := range options {
			p.body = append(p.body, r.optionLine(o, i == r.form.at, r.width))
		}
	case r.stage == recallOver:
		p.body = r.overLines()
	default:
		p.status = t.Faint.Render(fmt.Sprintf(r.say("%d개 떠올림", "%d recalled"), r.hits()) + "  " + clock(max(recallRound-(r.run-r.round), 0)))
		p.body = r.asked()
		if r.stage == recallAsking {
			lines, x := r.pick.view(r.width, r.height-len(p.body))
			p.cursor = &tea.Position{X: x, Y: len(p.body)}
			p.body = append(p.body, lines...)
		} else {
			p.body = append(p.body, r.namedLines()...)
		}
	}
	return p
}

// readyLines say what a round is and what is to beat.
func (r *recall) readyLines() []string {
	text := fmt.Sprintf(r.say("질문이 나오면 %d초 안에 이야기 이름을 몇 글자 치고 Enter를 누르세요. 2분 동안 이어집니다. 느렸거나 놓친 질문은 더 일찍 돌아옵니다.", "A question comes; type a few letters of the story you would tell and press Enter, within %d seconds. It goes on for two minutes. What was slow or missed comes back sooner."), int(r.settings.Recall.limit().Seconds()))
	text += "\n\n" + r.today.In(r.lang)
	if r.extra {
		text += " " + r.say("지금 하는 판은 복습 일정에 넣지 않습니다.", "A round now does not change the schedule.")
	}
	lines := paragraphs(text, r.width)
	if best, ok := schedule.Best(r.rounds); ok {
		lines = append(lines, wrap(r.say("최고 기록: ", "Best so far: ")+r.roundText(best), r.width)...)
	}
	lines = append(lines, "")
	return lines[max(len(lines)+len(r.recallOptions(&RecallChoice{}))-max(r.height, 1), 0):]
}

// roundText is a round in figures: its hits, how fast they came, and when.
func (r *recall) roundText(round schedule.RecallRound) string {
	text := r.plural(round.Hits, "%d개", "story", "stories")
	if round.Hits > 0 {
		text += fmt.Sprintf(r.say(" · 중앙값 %.1f초", " · median %.1f s"), round.Median.Seconds())
	}
	if !round.At.IsZero() {
		text += " · " + r.day(round.At)
	}
	return text
}

// day names the day of a round.
func (r *recall) day(at time.Time) string {
	if schedule.Day(at, r.opened.Location()).Equal(schedule.Day(r.opened, r.opened.Location())) {
		return r.say("오늘", "today")
	}
	return r.date(at.In(r.opened.Location()))
}

// hits counts the questions a story came to mind for, the open one too.
func (r *recall) hits() int {
	n := 0
	if r.stage == recallNamed && r.result.Hit {
		n++
	}
	for _, o := range r.done {
		if o.Hit {
			n++
		}
	}
	return n
}

// asked is the question and its clock.
func (r *recall) asked() []string {
	t, q := r.theme, r.asks[r.at]
	var lines []string
	lines = append(lines, styled(t.Strong, wrap(q.Ask.In(r.askLang(q)), r.width))...)
	spent := r.result.Latency
	if r.stage == recallAsking {
		spent = min(r.run-r.began, r.limit)
	}
	style := t.Accent
	if 3*spent > 2*r.limit {
		style = t.Warn
	}
	return append(lines, "", bar(t, style, spent, r.limit, max(r.width-10, 4))+"  "+t.Faint.Render(clock(r.limit-spent)), "")
}

// namedLines say what came of it, and what would have fitted.
func (r *recall) namedLines() []string {
	t, q := r.theme, r.asks[r.at]
	_, why := r.result.Grade()
	var lines []string
	p, _ := questions.FindPrinciple(q.Principle)
	switch {
	case r.result.Hit:
		lines = append(lines, marked(t.Good.Render(glyphTick+" "), nameOf(r.all[r.named])+" "+glyphMid+" "+why.In(r.lang), r.width)...)
	case r.named >= 0:
		text := fmt.Sprintf(r.say("이 이야기에는 '%s' 표시가 없습니다.", "This story is not marked for %s."), p.Name.In(r.lang))
		lines = append(lines, marked(t.Bad.Render(glyphCross+" "), nameOf(r.all[r.named])+" "+glyphMid+" "+text, r.width)...)
	default:
		lines = append(lines, marked(t.Bad.Render(glyphCross+" "), why.In(r.lang), r.width)...)
	}
	if !r.extra {
		lines = append(lines, r.gradeLine())
	}
	if r.result.Hit {
		say := r.say("첫 문장을 소리 내어 말해 보세요", "Say its first sentence aloud")
		switch l := r.askLang(q); {
		case r.all[r.named].Speaks(l):
		case l == lang.Ko:
			say = r.say("첫 문장을 한국어로 소리 내어 말해 보세요", "Say its first sentence aloud, in Korean")
		default:
			say = r.say("첫 문장을 영어로 소리 내어 말해 보세요", "Say its first sentence aloud, in English")
		}
		lines = append(lines, "")
		lines = append(lines, styled(t.Accent, wrap(say, r.width))...)
		lines = append(lines, wrap(firstSentence(r.all[r.named]), r.width)...)
	} else {
		lines = append(lines, "", t.Accent.Render(p.Name.In(r.lang)))
		fitting := r.showing(p.ID)
		for _, st := range fitting[:min(len(fitting), 3)] {
			lines = append(lines, r.strength(st.Strength(p.ID))+" "+oneLine(nameOf(st), r.width-4))
		}
	}
	return lines
}

// gradeLine is what the question will count as.
func (r *recall) gradeLine() string {
	var grades []string
	for _, g := range schedule.Grades() {
		style := r.theme.Faint
		if g == r.grade {
			style = r.theme.Here
		}
		grades = append(grades, r.mark(g == r.grade)+style.Render(fmt.Sprintf("%d %s", g, g.Name().In(r.lang))))
	}
	return strings.Join(grades, " ")
}

// firstSentence is how a story begins.
func firstSentence(st story.Story) string {
	text := st.Text()
	for i, c := range text {
		if c == '\n' || strings.ContainsRune(".?!", c) && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			return strings.TrimSpace(text[:i+1])
		}
	}
	return text
}

// overLines are the round in one sentence, what it is against the others, and
// how fast each story came.
func (r *recall) overLines() []string {
	t := r.theme
	if len(r.done) == 0 {
		return wrap(r.say("이번 판에는 답한 질문이 없습니다.", "No question was answered this round."), r.width)
	}
	round := schedule.NewRecallRound(r.done)
	lines := wrap(fmt.Sprintf(r.say("질문 %[2]d개 중 %[1]d개에서 이야기를 떠올렸습니다.", "A story came to mind for %d of %d questions."), round.Hits, round.Asked), r.width)
	lines[0] = t.Strong.Render(lines[0])
	lines = append(lines, r.recordLines(round)...)
	lines = append(lines, "")
	from := max(len(r.done)-max(r.height-len(lines), 1), 0)
	for i, o := range r.done[from:] {
		q := r.asks[from+i]
		sign, style := t.Good.Render(glyphTick), t.Accent
		if !o.Hit {
			sign, style = t.Bad.Render(glyphCross), t.Bad
		}
		lines = append(lines, sign+" "+bar(t, style, o.Latency, r.limit, 8)+" "+oneLine(q.Ask.In(r.askLang(q)), r.width-11))
	}
	return lines
}

// recordLines set a round against the best one so far and the one before it.
func (r *recall) recordLines(round schedule.RecallRound) []string {
	t := r.theme
	best, played := schedule.Best(r.rounds)
	var lines []string
	switch {
	case r.extra:
		lines = append(lines, t.Faint.Render(r.say("기록에 넣지 않는 판입니다.", "This round does not count for the record.")))
	case round.Hits == 0:
	case !played:
		lines = append(lines, t.Good.Render(glyphStar+" "+r.say("첫 기록입니다.", "Your first record.")))
	case round.Hits > best.Hits:
		lines = append(lines, t.Good.Render(glyphStar+" "+r.say("최고 기록입니다.", "A new best.")))
	case round.Better(best):
		lines = append(lines, t.Good.Render(glyphStar+" "+r.say("최고 기록입니다. 같은 수를 더 빨리 떠올렸습니다.", "A new best: as many, and faster.")))
	case round.Hits == best.Hits:
		lines = append(lines, t.Text.Render(r.say("최고 기록과 같은 수입니다.", "As many as in your best.")))
	default:
		lines = append(lines, t.Text.Render(fmt.Sprintf(r.say("최고 기록보다 %d개 적습니다.", "%d short of your best."), best.Hits-round.Hits)))
	}
	row := func(ko, en string, of schedule.RecallRound) {
		const names = 12
		text := r.roundText(of)
		if ansi.StringWidth(text) > r.width-names {
			of.At = time.Time{} // the figures come first
			text = r.roundText(of)
		}
		lines = append(lines, padRight(r.say(ko, en), names)+oneLine(text, r.width-names))
	}
	row("이번 판", "this round", round)
	if n := len(r.rounds); n > 0 {
		row("지난 판", "last round", r.rounds[n-1])
	}
	if played {
		row("이전 최고", "best before", best)
	}
	return lines
}
