package tui

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onsite/feedback"
	"onsite/interview"
	"onsite/questions"
)

// How a given answer is shown: after the rating, in review and in comparison.

// question is what was asked, wrapped.
func (u *ui) question(a interview.Answer, width int) []string {
	return styled(u.theme.Strong, wrap(a.Asked.Ask.In(a.Lang), width))
}

// stars draws a self-rating, five signs wide.
func (u *ui) stars(rating int) string {
	if rating == 0 {
		return u.theme.Faint.Render("  –  ")
	}
	return u.theme.Accent.Render(strings.Repeat(glyphDot, rating)) + u.theme.Faint.Render(strings.Repeat(glyphRing, 5-rating))
}

func (u *ui) ratingLine(a interview.Answer) string {
	if a.Rating == 0 {
		return u.theme.Faint.Render(u.say("평가하지 않음", "not rated"))
	}
	return u.stars(a.Rating) + u.theme.Faint.Render(fmt.Sprintf(u.say("  스스로 %d점", "  you said %d"), a.Rating))
}

// timeLine is how long it took against the budget.
func (u *ui) timeLine(a interview.Answer) string {
	text := u.say("시간 ", "time ") + clock(a.Spent()) + " / " + clock(a.Budget)
	if over := u.over(a.Spent(), a.Budget); over != "" {
		text += "  " + over
	} else if a.Spent() < a.Budget/3 {
		text += u.theme.Faint.Render(u.say("  짧음", "  short"))
	}
	text += u.theme.Faint.Render(u.say("   생각 ", "   think ") + clock(a.Think))
	if a.Stumbles > 0 {
		text += u.theme.Faint.Render("   " + u.plural(a.Stumbles, "막힘 %d번", "stumble", "stumbles"))
	}
	return text
}

// shareLines set the time of each section beside its share of the budget.
func (u *ui) shareLines(a interview.Answer, width int) []string {
	total := a.Spent()
	if len(a.Sections) < 2 || total == 0 {
		return nil
	}
	var lines []string
	room := max(min(width-34, 40), 6)
	for _, s := range a.Sections {
		facts := fmt.Sprintf("%s %6s %3d%%  ", s.Part, clock(s.Spent), percent(s.Spent, total))
		if s.Spent < time.Second {
			facts = u.theme.Warn.Render(fmt.Sprintf("%s      –   0%%  ", s.Part))
		}
		lines = append(lines, facts+
			bar(u.theme, u.theme.Accent, s.Spent, total, room)+
			u.theme.Faint.Render(fmt.Sprintf(u.say("  목표 %d%%", "  aim %d%%"), percent(s.Share, a.Budget))))
	}
	return lines
}

func percent(part, whole time.Duration) int {
	if whole <= 0 {
		return 0
	}
	return int((100*part + whole/2) / whole)
}

// answerLines are the answer, notes and probes as they were given. A story that
// was read has the marks of its sentences in the margin.
func (u *ui) answerLines(a interview.Answer, r feedback.Report, width int) []string {
	t := u.theme
	var lines []string
	if a.Note != "" {
		lines = append(lines, t.Faint.Render(u.say("메모 ", "note "))+oneLine(a.Note, width-6))
	}
	story := r.Kind == questions.Behavioral && len(r.Sentences) > 0 && !r.Notes
	if story {
		lines = append(lines, u.markedLines(r, a.Proof, width)...)
	}
	for _, s := range a.Sections {
		if a.Mode == interview.Speak || story {
			continue
		}
		lead := ""
		if s.Part != interview.Page {
			lead = t.Here.Render(string(s.Part)) + "  "
		}
		body := paragraphs(s.Text, width-ansi.StringWidth(lead))
		if s.Text == "" {
			body = []string{t.Faint.Render(u.say("(비어 있음)", "(empty)"))}
		}
		for i, l := range body {
			if i > 0 {
				lead = strings.Repeat(" ", ansi.StringWidth(lead))
			}
			lines = append(lines, lead+l)
		}
	}
	if a.Mode == interview.Speak && !story {
		notes := a.Spoken
		if notes == "" {
			notes = u.say("(말로 답했고 남긴 메모가 없습니다)", "(answered aloud, no notes)")
		}
		lines = append(lines, paragraphs(notes, width)...)
	}
	for _, p := range a.Probes {
		lines = append(lines, "")
		for i, l := range wrap(p.Ask.In(a.Lang), width-10) {
			l = t.Strong.Render(l)
			if i == 0 {
				l = spread(l, t.Faint.Render(clock(p.Spent)), width)
			}
			lines = append(lines, l)
		}
		if p.Text != "" {
			lines = append(lines, paragraphs(p.Text, width)...)
		} else if a.Mode == interview.Type {
			lines = append(lines, t.Faint.Render(u.say("(답하지 않음)", "(no answer)")))
		}
	}
	return lines
}
