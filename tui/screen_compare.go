package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/feedback"
	"onsite/interview"
)

// compare sets two attempts at one question side by side, section by section,
// with what changed.
type compare struct {
	*ui
	width, height int
	question      string
	ids           []string // every attempt, oldest first
	right         int      // the later of the two shown; the earlier is the one before
	pair          [2]interview.Answer
	reports       [2]feedback.Report // by the rules of today
	loaded        bool
	page          pager
}

func newCompare(u *ui, question string) *compare { return &compare{ui: u, question: question} }

// pairMsg brings two attempts.
type pairMsg struct {
	ids   []string
	right int
	pair  [2]interview.Answer

	reports [2]feedback.Report
	err     error
}

func (c *compare) open(interview.Moment) tea.Cmd { return c.load(-1) }

// load reads the attempt at index right and the one before it; -1 is the last.
func (c *compare) load(right int) tea.Cmd {
	db, question, lib := c.env.Store, c.question, c.env.Library
	return func() tea.Msg {
		ids := []string{question}
		q, ok := lib().Question(question)
		if ok {
			ids = append([]string{q.ID}, q.Was...)
		}
		rows, err := db.Attempts(ids...)
		m := pairMsg{err: err}
		for _, r := range rows {
			m.ids = append(m.ids, r.ID)
		}
		if err != nil || len(rows) < 2 {
			return m
		}
		if right < 1 || right >= len(rows) {
			right = len(rows) - 1
		}
		m.right = right
		for i := range m.pair {
			if m.pair[i], m.err = db.Answer(m.ids[right-1+i]); m.err != nil {
				return m
			}
			m.reports[i] = feedback.Read(feedback.Of(m.pair[i], q))
		}
		return m
	}
}

func (c *compare) wide() bool { return true }

func (c *compare) resize(width, height int) {
	c.width, c.height = width, height
	c.layout()
}

func (c *compare) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case pairMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		c.ids, c.right, c.pair, c.reports, c.loaded = msg.ids, msg.right, msg.pair, msg.reports, true
		c.layout()
		return nil
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, c.keys.Back, c.keys.Quit):
			return back()
		case key.Matches(msg, c.keys.Left) && c.right > 1:
			return c.load(c.right - 1)
		case key.Matches(msg, c.keys.Right) && c.right < len(c.ids)-1:
			return c.load(c.right + 1)
		case key.Matches(msg, c.keys.Again) && len(c.ids) > 0 && c.loaded && len(c.ids) > 1:
			a := c.pair[1]
			return goTo(toQuestion{id: a.Asked.ID, mode: a.Mode, lang: a.Lang, asked: a.Asked})
		}
	}
	c.page.update(msg, c.keys)
	return nil
}

func (c *compare) help() []key.Binding {
	b := []key.Binding{}
	if len(c.ids) > 2 {
		b = append(b, with(c.keys.Left, c.say("앞 시도", "earlier")), with(c.keys.Right, c.say("뒤 시도", "later")))
	}
	if len(c.ids) > 1 {
		b = append(b, c.keys.Again)
	}
	return append(b, c.keys.Back)
}

func (c *compare) layout() {
	if !c.loaded {
		return
	}
	if len(c.ids) < 2 {
		c.page.set(wrap(c.say("이 질문에는 답변이 하나뿐입니다. 다시 답하면 두 답변을 나란히 볼 수 있습니다.",
			"There is one answer to this question. Answer it again and both stand side by side."), c.width), c.height)
		return
	}
	lines := c.ui.question(c.pair[1], c.width)
	lines = append(lines, "")
	lines = append(lines, c.columns(c.heads())...)
	lines = append(lines, c.columns(c.evidence(0), c.evidence(1))...)
	for i := range max(len(c.pair[0].Sections), len(c.pair[1].Sections)) {
		lines = append(lines, "")
		lines = append(lines, c.section(i)...)
	}
	if c.pair[0].Spoken != "" || c.pair[1].Spoken != "" {
		old, recent := diffLines(c.theme, c.pair[0].Spoken, c.pair[1].Spoken, c.column())
		lines = append(lines, "")
		lines = append(lines, c.columns(old, recent)...)
	}
	c.page.set(lines, c.height)
}

// heads are the facts of both attempts.
func (c *compare) heads() (old, recent []string) {
	t := c.theme
	head := func(a interview.Answer) []string {
		return []string{
			t.Faint.Render(c.date(a.Kept)+a.Kept.Format(" 15:04")) + "  " + c.stars(a.Rating),
			t.Faint.Render(c.say("시간 ", "time ")) + clock(a.Spent()) + t.Faint.Render(" / "+clock(a.Budget)),
		}
	}
	old, recent = head(c.pair[0]), head(c.pair[1])
	change := c.pair[1].Spent() - c.pair[0].Spent()
	recent[1] += t.Faint.Render("  (" + signed(change) + ")")
	return old, recent
}

// evidence is what was seen in one attempt: the shares of a story and what is
// not all there yet, or the key points of an explanation.
func (c *compare) evidence(i int) []string {
	t, r := c.theme, c.reports[i]
	if len(r.Points) > 0 {
		found, conflicts := 0, 0
		for _, p := range r.Points {
			switch p.State {
			case feedback.Found:
				found++
			case feedback.Conflict:
				conflicts++
			}
		}
		line := fmt.Sprintf(c.say("핵심 항목 %d / %d 찾음", "key points found %d of %d"), found, len(r.Points))
		if conflicts > 0 {
			line += t.Bad.Render(fmt.Sprintf(c.say("  어긋남 %d", "  conflicts %d"), conflicts))
		}
		return []string{line}
	}
	if r.Notes || len(r.Sentences) == 0 {
		return nil
	}
	shares := ""
	for l := feedback.Situation; l <= feedback.Learning; l++ {
		shares += fmt.Sprintf("%s %d%%  ", l, r.Shares[l])
	}
	lines := []string{ansi.Truncate(shares, c.column(), "")}
	for _, d := range r.Dimensions {
		if d.State == feedback.NotSeen || d.State == feedback.Partial {
			sign := t.Warn.Render("~")
			if d.State == feedback.NotSeen {
				sign = t.Bad.Render(glyphCross)
			}
			lines = append(lines, sign+" "+ansi.Truncate(feedback.DimensionName(d.ID).In(c.lang), c.column()-2, "…"))
		}
	}
	return lines
}

// section is one section of both attempts: time, change, text.
func (c *compare) section(i int) []string {
	get := func(a interview.Answer) interview.Section {
		if i < len(a.Sections) {
			return a.Sections[i]
		}
		return interview.Section{}
	}
	a, b := get(c.pair[0]), get(c.pair[1])
	t := c.theme
	name := string(b.Part)
	if b.Part == interview.Page || b.Part == "" {
		name = c.say("답변", "answer")
	}
	count := func(s interview.Section) string {
		return c.plural(len([]rune(s.Text)), "%d자", "character", "characters")
	}
	old := []string{t.Here.Render(name) + "  " + clock(a.Spent) + t.Faint.Render("  "+count(a))}
	recent := []string{t.Here.Render(name) + "  " + clock(b.Spent) + t.Faint.Render(fmt.Sprintf("  %s  (%s)", count(b), signed(b.Spent-a.Spent)))}
	oldText, recentText := diffLines(t, a.Text, b.Text, c.column())
	return c.columns(append(old, oldText...), append(recent, recentText...))
}

// column is the width of one of the two.
func (c *compare) column() int {
	if c.stacked() {
		return c.width
	}
	return (c.width - 4) / 2
}

// stacked is for terminals too narrow for two columns.
func (c *compare) stacked() bool { return c.width < 70 }

func (c *compare) columns(old, recent []string) []string {
	if c.stacked() {
		return append(append(old, ""), recent...)
	}
	w := c.column()
	lines := make([]string, max(len(old), len(recent)))
	for i := range lines {
		l, r := "", ""
		if i < len(old) {
			l = old[i]
		}
		if i < len(recent) {
			r = recent[i]
		}
		lines[i] = padRight(l, w) + c.theme.Faint.Render(" "+glyphMark+"  ") + ansi.Truncate(r, w, "")
	}
	return lines
}

func (c *compare) view() page {
	t := c.theme
	p := page{title: t.Strong.Render(c.say("비교", "Compare"))}
	if c.loaded && len(c.ids) > 1 {
		p.title += t.Faint.Render(fmt.Sprintf(" "+glyphMid+" "+c.say("%d번째와 %d번째 시도", "attempts %d and %d"), c.right, c.right+1))
		p.status = t.Added.Render(c.say("더한 말", "added")) + "  " + t.Gone.Render(c.say("뺀 말", "left out")) + " " + c.more(&c.page)
	}
	p.body = c.page.view()
	return p
}
