package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// deck lists the questions of one deck; Enter answers one.
type deck struct {
	*ui
	width, height int
	id            string
	list          list
	past          map[string]interview.Past
}

func newDeck(u *ui, id string) *deck { return &deck{ui: u, id: id} }

func (d *deck) open(interview.Moment) tea.Cmd { return loadPast(d.env.Store) }

func (d *deck) resize(width, height int) { d.width, d.height = width, height }

func (d *deck) questions() []questions.Question {
	if d.lib == nil {
		return nil
	}
	return d.lib.Find(questions.Filter{Deck: d.id})
}

func (d *deck) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	if m, ok := msg.(pastMsg); ok {
		d.past = m.past
		return nil
	}
	qs := d.questions()
	d.list.set(len(qs), d.height)
	if d.list.update(msg, d.keys) || len(qs) == 0 {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if _, owner := d.lines(); msg.y >= 0 && msg.y < len(owner) && owner[msg.y] >= 0 {
			d.list.at = owner[msg.y]
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, d.keys.Enter):
			c := d.settings.Choice
			return goTo(toQuestion{id: qs[d.list.at].ID, mode: c.Mode, lang: c.Lang})
		case key.Matches(msg, d.keys.Compare):
			return goTo(toCompare{qs[d.list.at].ID})
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, d.keys.Back, d.keys.Quit) {
		return back()
	}
	return nil
}

func (d *deck) help() []key.Binding {
	return []key.Binding{with(d.keys.Enter, d.say("이 질문에 답하기", "answer it")), with(d.keys.Compare, d.say("답변 비교", "compare answers")), d.keys.Back}
}

// lines draws the questions; the chosen one whole, the others on one line.
func (d *deck) lines() (lines []string, owner []int) {
	t := d.theme
	l := d.settings.Choice.Lang
	if !l.Valid() {
		l = lang.En
	}
	for i, q := range d.questions() {
		here := i == d.list.at
		sign := t.Faint.Render(glyphRing)
		if h := d.past[q.ID]; h.Times > 0 {
			sign = t.Good.Render(glyphTick)
		}
		if !here {
			line := "  " + sign + " " + oneLine(q.Ask.In(l), d.width-10)
			if h := d.past[q.ID]; h.Rating > 0 {
				line = spread(line, d.stars(h.Rating), d.width)
			}
			lines, owner = append(lines, line), append(owner, i)
			continue
		}
		for n, text := range wrap(q.Ask.In(l), d.width-4) {
			lead := "    "
			if n == 0 {
				lead = d.mark(true) + sign + " "
			}
			lines, owner = append(lines, lead+t.Here.Render(text)), append(owner, i)
		}
		facts := d.subjectOf(q.Principle, q.Deck) + " " + glyphMid + " " + d.level(q.Level) + " " + glyphMid + " " + clock(q.Budget)
		if len(q.Tags) > 0 {
			facts += " " + glyphMid + " " + strings.Join(q.Tags, " ")
		}
		if h := d.past[q.ID]; h.Times > 0 {
			facts += " " + glyphMid + " " + d.plural(h.Times, "%d번 답함", "answer", "answers")
		}
		lines, owner = append(lines, "    "+t.Faint.Render(oneLine(facts, d.width-4))), append(owner, i)
	}
	return window(lines, owner, d.list.at, d.height)
}

func (d *deck) view() page {
	p := page{title: d.theme.Strong.Render(d.deckTitle(d.id))}
	qs := d.questions()
	d.list.set(len(qs), d.height)
	if len(qs) > 0 {
		p.status = d.theme.Faint.Render(fmt.Sprintf("%d / %d", d.list.at+1, len(qs)))
	}
	p.body, _ = d.lines()
	return p
}
