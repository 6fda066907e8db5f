package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/questions"
	"onsite/store"
)

// deckList lists the decks, and what is wrong with those that could not be read.
type deckList struct {
	*ui
	width, height int
	list          list
	past          map[string]interview.Past
}

func newDecks(u *ui) *deckList { return &deckList{ui: u} }

// pastMsg brings how often each question was answered.
type pastMsg struct {
	past map[string]interview.Past
	err  error
}

func loadPast(db *store.Store) tea.Cmd {
	return func() tea.Msg {
		past, err := db.Histories()
		return pastMsg{past, err}
	}
}

func (d *deckList) open(interview.Moment) tea.Cmd { return loadPast(d.env.Store) }

func (d *deckList) resize(width, height int) { d.width, d.height = width, height }

// entries are the rows: decks first, then problems.
func (d *deckList) entries() (list []questions.Deck, problems []questions.Problem) {
	if d.lib == nil {
		return nil, nil
	}
	return d.decks(), d.lib.Problems()
}

func (d *deckList) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	if m, ok := msg.(pastMsg); ok {
		if m.err != nil {
			return fail(m.err)
		}
		d.past = m.past
		return nil
	}
	all, problems := d.entries()
	d.list.set(len(all)+len(problems), d.height)
	if d.list.update(msg, d.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		_, owner := d.lines()
		if msg.y >= 0 && msg.y < len(owner) && owner[msg.y] >= 0 {
			d.list.at = owner[msg.y]
			if d.list.at < len(all) {
				return goTo(toDeck{all[d.list.at].ID})
			}
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, d.keys.Back, d.keys.Quit):
			return back()
		case key.Matches(msg, d.keys.Enter) && d.list.at < len(all):
			return goTo(toDeck{all[d.list.at].ID})
		}
	}
	return nil
}

func (d *deckList) help() []key.Binding { return []key.Binding{d.keys.Enter, d.keys.Back} }

// lines draws every row and says which entry each line belongs to; the window
// around the chosen one is cut by view.
func (d *deckList) lines() (lines []string, owner []int) {
	t := d.theme
	all, problems := d.entries()
	add := func(i int, text ...string) {
		for _, l := range text {
			lines, owner = append(lines, l), append(owner, i)
		}
	}
	for i, deck := range all {
		here := i == d.list.at
		name := padRight(deck.Title.In(d.lang), min(32, d.width/2))
		if here {
			name = t.Here.Render(name)
		}
		own := ""
		if deck.Own {
			own = t.Accent.Render(d.say(" 내 덱", " yours"))
		}
		facts, strength := d.seen(deck.Questions)
		line := d.mark(here) + name + " " + t.Faint.Render(facts) + own
		if strength > 0 && d.width >= roomyWidth {
			line = spread(line, d.stars(strength), d.width)
		}
		add(i, line)
		if here && !deck.About.Empty() {
			for _, l := range wrap(deck.About.In(d.lang), d.width-2) {
				add(i, "  "+t.Faint.Render(l))
			}
		}
	}
	if len(problems) > 0 {
		add(-1, "", t.Warn.Render(d.say("읽지 못한 덱", "Decks that could not be read")))
	}
	for k, p := range problems {
		i := len(all) + k
		here := i == d.list.at
		for n, l := range wrap(p.Place()+"  "+p.Sentence(d.lang), d.width-2) {
			if n > 0 {
				add(i, "  "+l)
				continue
			}
			add(i, d.mark(here)+l)
		}
		if p.Source != "" {
			add(i, "  "+t.Faint.Render(glyphEdge+" "+ansi.Truncate(p.Source, d.width-4, "…")))
		}
	}
	return window(lines, owner, d.list.at, d.height)
}

// seen says how many questions a deck has and how many were answered; strength
// is the mean of their last self-ratings, 0 when none was rated.
func (d *deckList) seen(qs []questions.Question) (text string, strength int) {
	answered, rated, sum := 0, 0, 0
	for _, q := range qs {
		past := d.past[q.ID]
		if past.Times > 0 {
			answered++
		}
		if past.Rating > 0 {
			rated, sum = rated+1, sum+past.Rating
		}
	}
	if rated > 0 {
		strength = (2*sum + rated) / (2 * rated) // rounded
	}
	return d.plural(len(qs), "질문 %d개", "question", "questions") + fmt.Sprintf(d.say(", 답한 것 %d개", ", %d answered"), answered), strength
}

// window cuts lines to height so that those of the chosen entry are in view.
func window(lines []string, owner []int, at, height int) ([]string, []int) {
	last := 0
	for i, o := range owner {
		if o == at {
			last = i
		}
	}
	top := max(min(last-height+2, len(lines)-height), 0)
	end := min(top+height, len(lines))
	return lines[top:end], owner[top:end]
}

func (d *deckList) view() page {
	p := page{title: d.theme.Strong.Render(d.say("덱", "Decks"))}
	if d.lib == nil {
		return p
	}
	all, problems := d.entries()
	d.list.set(len(all)+len(problems), d.height)
	p.body, _ = d.lines()
	return p
}
