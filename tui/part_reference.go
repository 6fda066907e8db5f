package tui

import (
	"strings"

	"onsite/lang"
	"onsite/questions"
)

// What a deck knows about a good answer. It is shown only after the person
// rated themself.

// referenceLines are the reference answer of a technical question, what people
// often get wrong about it, and where the facts can be checked.
func (u *ui) referenceLines(q questions.Question, l lang.Lang, width int) []string {
	t := u.theme
	var lines []string
	if !q.Answer.Empty() {
		lines = append(lines, "", t.Accent.Render(u.say("참고 답변", "Reference answer")))
		lines = append(lines, paragraphs(q.Answer.In(l), width)...)
	}
	if len(q.Wrong) > 0 {
		lines = append(lines, "", t.Accent.Render(u.say("흔한 오해", "Often said, and wrong")))
	}
	for _, w := range q.Wrong {
		lines = append(lines, marked(t.Bad.Render(glyphCross)+" ", w.Claim.In(l), width)...)
		lines = append(lines, marked(t.Good.Render(glyphTick)+" ", w.Right.In(l), width)...)
	}
	if len(q.Sources) > 0 {
		lines = append(lines, "", t.Faint.Render(u.say("출처", "Sources")))
		for _, src := range q.Sources {
			for _, line := range wrap(src, width-2) {
				lines = append(lines, t.Faint.Render("  "+line))
			}
		}
	}
	return lines
}

// strongLines show what a strong story sounds like: a sample where the question
// has one, and what evidence for its principle looks like.
func (u *ui) strongLines(q questions.Question, g questions.Guide, l lang.Lang, width int) []string {
	t := u.theme
	var lines []string
	if s := q.Sample; !s.Empty() {
		lines = append(lines, "", t.Accent.Render(u.say("강한 답변의 예", "What strong sounds like")))
		for _, part := range []struct {
			letter string
			text   lang.Text
		}{{"S", s.Situation}, {"T", s.Task}, {"A", s.Action}, {"R", s.Result}} {
			lines = append(lines, marked(t.Here.Render(part.letter)+"  ", strings.TrimSpace(part.text.In(l)), width)...)
		}
		for _, line := range wrap(s.Why.In(l), width-3) {
			lines = append(lines, t.Faint.Render("   "+line))
		}
	}
	if !g.Means.Empty() {
		lines = append(lines, "", t.Accent.Render(u.subjectOf(q.Principle, "")))
		lines = append(lines, paragraphs(g.Means.In(l), width)...)
		lines = append(lines, "", t.Faint.Render(u.say("강한 근거", "Strong evidence")))
		for _, s := range g.Strong {
			lines = append(lines, marked(t.Good.Render("+")+" ", s.In(l), width)...)
		}
		lines = append(lines, t.Faint.Render(u.say("약한 근거", "Weak evidence")))
		for _, s := range g.Weak {
			lines = append(lines, marked(t.Warn.Render("-")+" ", s.In(l), width)...)
		}
	}
	return lines
}
