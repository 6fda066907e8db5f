package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"onsite/feedback"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// What feedback saw, shown after the person rated themself. Everything here
// only draws.

// fixLines are the findings: one to fix first, at most one more, each with the
// words it stands on.
func (u *ui) fixLines(r feedback.Report, l lang.Lang, width int) []string {
	t := u.theme
	var lines []string
	say := func(head string, f feedback.Finding) {
		lines = append(lines, t.Accent.Render(head))
		lines = append(lines, marked("  ", "\""+clipQuote(f.Quote)+"\"", width)...)
		for _, s := range wrap(f.Say.In(l), width-2) {
			lines = append(lines, "  "+t.Strong.Render(s))
		}
	}
	for i, f := range r.Findings[:min(len(r.Findings), feedback.Shown)] {
		if i == 0 {
			say(u.say("먼저 고칠 한 가지", "Fix one thing"), f)
			continue
		}
		say(u.say("그다음", "Then"), f)
	}
	switch {
	case r.Notes:
		lines = wrap(u.say("말로 한 답변은 메모만으로 판단하지 않습니다. 말한 그대로 옮겨 적으면 문장마다 봐 드립니다.",
			"A spoken answer is not judged by a few notes. Write down what you said, and every sentence is looked at."), width)
	case len(lines) == 0 && len(r.Sentences) > 0 && r.Kind == questions.Behavioral:
		lines = wrap(u.say("빠진 것을 찾지 못했습니다. 규칙이 놓친 것은 아래 예와 견주어 보세요.",
			"Nothing was found missing. Rules miss things: hold it against the sample below."), width)
	}
	return lines
}

// clipQuote keeps a quote to what one takes in at a glance.
func clipQuote(s string) string { return ansi.Truncate(oneSpace(s), 150, "…") }

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// balanceLines set the share of each label beside what is usually advised.
func (u *ui) balanceLines(r feedback.Report, width int) []string {
	if r.Kind != questions.Behavioral || len(r.Sentences) == 0 || r.Notes {
		return nil
	}
	t := u.theme
	var cells []string
	for l := feedback.Situation; l <= feedback.Other; l++ {
		p := r.Shares[l]
		if p == 0 && l >= feedback.Learning {
			continue
		}
		cells = append(cells, fmt.Sprintf("%s %2d%% ", l, p)+t.Accent.Render(strings.Repeat(glyphBar, (p+4)/8)))
	}
	line := strings.Join(cells, "  ")
	if ansi.StringWidth(line) > width {
		for i, c := range cells {
			cells[i], _, _ = strings.Cut(ansi.Strip(c), "% ")
			cells[i] += "%"
		}
		line = strings.Join(cells, "  ")
	}
	aim := u.say("목표 S+T 25-45%, A 50% 안팎, R 10-20%", "aim S+T 25-45%, A about 50%, R 10-20%")
	return []string{line, t.Faint.Render(ansi.Truncate(aim, width, "…"))}
}

// dimensionLines are the sides of the answer in a few words.
func (u *ui) dimensionLines(r feedback.Report, width int) []string {
	t := u.theme
	var cells []string
	for _, d := range r.Dimensions {
		if d.ID == feedback.DimPrinciple && d.State == feedback.CantTell {
			continue // it is asked below
		}
		name := feedback.DimensionName(d.ID).In(u.lang)
		switch d.State {
		case feedback.Seen:
			cells = append(cells, t.Good.Render(glyphTick)+" "+name)
		case feedback.Partial:
			cells = append(cells, t.Warn.Render("~")+" "+name)
		case feedback.NotSeen:
			cells = append(cells, t.Bad.Render(glyphCross)+" "+name)
		default:
			cells = append(cells, t.Faint.Render("? "+name))
		}
	}
	var lines []string
	line := ""
	for _, c := range cells {
		if line != "" && ansi.StringWidth(line)+3+ansi.StringWidth(c) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += "   "
		}
		line += c
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// markedLines are the answer's sentences with what each tells in the margin.
// Those that may show the principle carry the number that chooses them.
func (u *ui) markedLines(r feedback.Report, proof string, width int) (lines []string) {
	t := u.theme
	choice := 0
	for _, s := range r.Sentences {
		style := t.Faint
		switch s.Label {
		case feedback.Action:
			style = t.Accent
		case feedback.Result:
			style = t.Good
		case feedback.Learning:
			style = t.Warn
		}
		lead := style.Render(s.Label.String()) + "   "
		if mayProve(s) && choice < maxProofs {
			choice++
			lead = style.Render(s.Label.String()) + t.Faint.Render(fmt.Sprintf(" %d ", choice))
		}
		if proof != "" && s.Text == proof {
			lead = style.Render(s.Label.String()) + " " + t.Good.Render(glyphStar) + " "
		}
		lines = append(lines, marked(lead, oneSpace(s.Text), width)...)
	}
	return lines
}

// maxProofs is how many sentences can be chosen with one key.
const maxProofs = 9

// mayProve: only what one did, and what came of it, shows a principle.
func mayProve(s feedback.Marked) bool {
	return s.Label == feedback.Action || s.Label == feedback.Result || s.Label == feedback.Learning
}

// proofOf is the sentence a number chooses.
func proofOf(r feedback.Report, number int) (string, bool) {
	for _, s := range r.Sentences {
		if mayProve(s) {
			if number--; number == 0 {
				return s.Text, true
			}
		}
	}
	return "", false
}

// proofLine asks which sentence shows the principle, or says which does.
func (u *ui) proofLine(a interview.Answer, r feedback.Report, width int) []string {
	p, ok := questions.FindPrinciple(a.Asked.Principle)
	if _, any := proofOf(r, 1); !ok || !any {
		return nil
	}
	name := p.Name.In(u.lang)
	if a.Proof != "" {
		return wrap(fmt.Sprintf(u.say("%s %s의 증거로 고른 문장입니다. 숫자를 누르면 바꿉니다.", "%s is the sentence you chose for %s. A number changes it."), glyphStar, name), width)
	}
	return wrap(fmt.Sprintf(u.say("어느 문장이 %s의 증거인가요? 문장 앞의 숫자를 누르세요.", "Which sentence shows %s? Press its number."), name), width)
}

// evidenceLines are what was seen in a story, without its text.
func (u *ui) evidenceLines(r feedback.Report, width int) []string {
	lines := u.fixLines(r, u.lang, width)
	add := func(more []string) {
		if len(more) > 0 {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, more...)
		}
	}
	add(u.balanceLines(r, width))
	add(u.dimensionLines(r, width))
	return lines
}

// foundLines are the key points: what the person believed, and what was found.
func (u *ui) foundLines(a interview.Answer, r feedback.Report, width int) []string {
	t := u.theme
	found, over, under := 0, 0, 0
	for _, p := range r.Points {
		ticked := contains(a.Believed, p.ID)
		switch {
		case p.State == feedback.Found:
			found++
			if !ticked {
				under++
			}
		case ticked && p.State != feedback.Maybe:
			over++
		}
	}
	head := fmt.Sprintf(u.say("핵심 항목 %d개: 표시 %d, 답변에서 찾음 %d", "%d key points: you ticked %d, found in your words %d"), len(r.Points), len(a.Believed), found)
	lines := []string{t.Accent.Render(ansi.Truncate(head, width, "…"))}
	if gap := u.gapSentence(over, under); gap != "" {
		lines = append(lines, wrap(gap, width)...)
	}
	for _, p := range r.Points {
		sign := t.Faint.Render(glyphRing)
		switch p.State {
		case feedback.Found:
			sign = t.Good.Render(glyphTick)
		case feedback.Maybe:
			sign = t.Warn.Render("~")
		case feedback.Conflict:
			sign = t.Bad.Render(glyphCross)
		}
		word := p.State.Name().In(u.lang)
		lines = append(lines, marked(sign+" ", p.Say.In(a.Lang), width)...)
		if contains(a.Believed, p.ID) {
			word += u.say(" · 말했다고 표시", " · you ticked it")
		}
		if p.Quote != "" {
			word += ": \"" + clipQuote(p.Quote) + "\""
		}
		for _, l := range wrap(word, width-4) {
			lines = append(lines, "    "+t.Faint.Render(l))
		}
		if !p.Right.Empty() {
			lines = append(lines, marked("    "+t.Good.Render(glyphTick)+" ", p.Right.In(a.Lang), width)...)
		}
	}
	return lines
}

// gapSentence says what the distance between belief and evidence means.
func (u *ui) gapSentence(over, under int) string {
	switch {
	case over == 0 && under == 0:
		return ""
	case over == 0:
		return u.plural(under, "표시하지 않은 항목 %d개를 답변에서 찾았습니다. 생각보다 많이 말했습니다.", "point you did not tick was found: you said more than you thought.", "points you did not tick were found: you said more than you thought.")
	case under == 0:
		return u.plural(over, "말했다고 표시한 항목 %d개를 답변에서 찾지 못했습니다. 다른 말로 했을 수 있으니 확인해 보세요.", "point you ticked was not found in your words. Check it: you may have put it differently.", "points you ticked were not found in your words. Check them: you may have put them differently.")
	}
	return fmt.Sprintf(u.say("표시했지만 찾지 못한 항목 %d개, 표시하지 않았지만 찾은 항목 %d개입니다.", "Ticked and not found: %d. Found and not ticked: %d."), over, under)
}

// reviewKeys are the keys by which a person answers the feedback, as far as there
// is something to answer.
func (u *ui) reviewKeys(a interview.Answer, r feedback.Report) []key.Binding {
	var b []key.Binding
	if len(r.Findings) > 0 {
		b = append(b, u.keys.Overrule)
	}
	if len(a.Overruled) > 0 {
		b = append(b, u.keys.Accept)
	}
	if len(u.proofLine(a, r, 80)) > 0 {
		b = append(b, u.keys.Proof)
	}
	return b
}

// overruled adds the first finding to the rules the person does not accept, or
// takes the last one out.
func overruled(r feedback.Report, list []string, away bool) ([]string, bool) {
	switch {
	case away && len(r.Findings) > 0:
		return append(list[:len(list):len(list)], r.Findings[0].Rule), true
	case !away && len(list) > 0:
		return list[: len(list)-1 : len(list)-1], true
	}
	return list, false
}

// readingLines are an answer as feedback read it: what was seen, then the words
// themselves.
func (u *ui) readingLines(a interview.Answer, r feedback.Report, width int) []string {
	var lines []string
	add := func(more []string) {
		if len(more) > 0 {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, more...)
		}
	}
	if a.Asked.Kind == questions.Technical {
		if len(r.Points) > 0 {
			add(u.foundLines(a, r, width))
		}
		add(u.fixLines(r, u.lang, width))
	} else {
		add(u.evidenceLines(r, width))
	}
	head := []string{u.theme.Accent.Render(u.say("내 답변", "Your answer"))}
	add(append(head, u.answerLines(a, r, width)...))
	add(u.proofLine(a, r, width))
	add(u.shareLines(a, width))
	return lines
}
