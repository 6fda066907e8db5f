package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
)

// rounds lists the mocks, newest first, and what they showed of each principle
// over time.
type rounds struct {
	*ui
	width, height int
	list          list
	rows          []store.LoopRow
	votes         map[string][2]int // of the panel: inclined, of
	shown         map[string][]int  // principle -> levels of evidence, oldest first
	loaded        bool
	deleted       string
	now           interview.Moment
}

func newRounds(u *ui) *rounds { return &rounds{ui: u} }

// roundsMsg brings the mocks.
type roundsMsg struct {
	rows  []store.LoopRow
	votes map[string][2]int
	shown map[string][]int
	err   error
}

// readBack is how many of the newest mocks are read whole for the overview.
const readBack = 30

func (r *rounds) open(now interview.Moment) tea.Cmd {
	r.now = now
	env := r.env
	return func() tea.Msg {
		rows, err := env.Store.Loops()
		m := roundsMsg{rows: rows, err: err, votes: map[string][2]int{}, shown: map[string][]int{}}
		for i := min(len(rows), readBack) - 1; i >= 0; i-- {
			if rows[i].Stage != mock.Closed {
				continue
			}
			got, ok := loadLoop(env, rows[i].ID).(loopMsg)
			if !ok || got.err != nil {
				continue
			}
			d := got.loop.Read()
			n, of := d.Count()
			m.votes[rows[i].ID] = [2]int{n, of}
			for _, p := range d.Packets {
				for _, e := range p.Evidence {
					if e.Principle != "" {
						m.shown[e.Principle] = append(m.shown[e.Principle], e.Level)
					}
				}
			}
		}
		return m
	}
}

func (r *rounds) resize(width, height int) {
	r.width, r.height = width, height
	r.list.set(len(r.rows), r.rowsShown())
}

// rowsShown leaves room for the overview.
func (r *rounds) rowsShown() int { return max(r.height-len(r.overview())-1, 3) }

func (r *rounds) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	r.now = now
	switch msg := msg.(type) {
	case roundsMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		r.rows, r.votes, r.shown, r.loaded = msg.rows, msg.votes, msg.shown, true
		r.resize(r.width, r.height)
		return nil
	case droppedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		r.deleted = msg.id
		return tea.Batch(send(sayMsg{text: msg.text}), r.open(now))
	}
	if r.list.update(msg, r.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := r.list.row(msg.y); i >= 0 {
			r.list.at = i
			return r.show()
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, r.keys.Back, r.keys.Quit):
			return back()
		case r.deleted != "" && key.Matches(msg, r.keys.Undelete):
			db, id := r.env.Store, r.deleted
			return func() tea.Msg {
				return droppedMsg{err: db.UndeleteLoop(id), text: sayRestored}
			}
		case len(r.rows) == 0:
		case key.Matches(msg, r.keys.Enter):
			return r.show()
		case key.Matches(msg, r.keys.Delete):
			db, id, wall := r.env.Store, r.rows[r.list.at].ID, now.Wall
			return func() tea.Msg {
				return droppedMsg{id: id, err: db.DeleteLoop(id, wall), text: sayDeleted}
			}
		}
	}
	return nil
}

func (r *rounds) show() tea.Cmd {
	row := r.rows[r.list.at]
	if row.Running() {
		return goTo(toRound{id: row.ID})
	}
	return goTo(toDebrief{row.ID})
}

func (r *rounds) help() []key.Binding {
	b := []key.Binding{}
	if len(r.rows) > 0 {
		b = append(b, r.keys.Enter, r.keys.Delete)
	}
	if r.deleted != "" {
		b = append(b, r.keys.Undelete)
	}
	return append(b, r.keys.Back)
}

func (r *rounds) view() page {
	t := r.theme
	p := page{title: t.Strong.Render(r.say("지난 모의 면접", "Earlier mocks"))}
	if !r.loaded {
		return p
	}
	if len(r.rows) == 0 {
		p.body = wrap(r.say("아직 본 모의 면접이 없습니다. 10분짜리부터 시작해 보세요.", "No mock yet. Begin with one of ten minutes."), r.width)
		return p
	}
	p.status = t.Faint.Render(fmt.Sprintf("%d / %d", r.list.at+1, len(r.rows)))
	r.list.set(len(r.rows), r.rowsShown())
	from, to := r.list.visible()
	for i := from; i < to; i++ {
		p.body = append(p.body, r.rowLine(r.rows[i], i == r.list.at))
	}
	p.body = append(append(p.body, ""), r.overview()...)
	return p
}

func (r *rounds) rowLine(row store.LoopRow, here bool) string {
	t := r.theme
	facts := r.say("투표 전", "vote first")
	switch {
	case row.Running():
		facts = t.Warn.Render(r.say("진행 중", "on the line"))
	case row.Stage == mock.Closed:
		v := r.votes[row.ID]
		facts = fmt.Sprintf(r.say("%[2]d명 중 %[1]d명 긍정", "%d of %d inclined"), v[0], v[1])
	}
	when := padRight(r.ago(row.Began, r.now.Wall), 14)
	if r.width < roomyWidth {
		when = ""
	}
	room := max(r.width-2-ansi.StringWidth(when)-ansi.StringWidth(facts)-2, 6)
	title := padRight(oneLine(row.Title.In(r.lang), room), room)
	if here {
		title = t.Here.Render(title)
	}
	return r.mark(here) + t.Faint.Render(when) + title + "  " + facts
}

// overview is the evidence of every principle over the mocks, the newest last.
func (r *rounds) overview() []string {
	if len(r.shown) == 0 {
		return nil
	}
	t := r.theme
	lines := []string{t.Accent.Render(r.say("원칙별 근거 (왼쪽이 오래된 것)", "Evidence by principle (oldest left)"))}
	var cells []string
	for _, p := range questions.Principles() {
		levels := r.shown[p.ID]
		if len(levels) == 0 {
			continue
		}
		var s strings.Builder
		for _, v := range levels[max(len(levels)-6, 0):] {
			s.WriteString([...]string{"▁", "▄", "█", "█"}[min(max(v, 0), 3)])
		}
		cells = append(cells, p.Short+" "+padRight(s.String(), 6))
	}
	per := max(r.width/10, 1)
	for len(cells) > 0 {
		n := min(per, len(cells))
		lines = append(lines, strings.Join(cells[:n], " "))
		cells = cells[n:]
	}
	return lines
}
