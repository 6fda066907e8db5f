package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// pageOfRows is how many rows are read at a time.
const pageOfRows = 100

// review lists the kept answers, newest first. It reads them page by page, so
// that a hundred thousand open like a hundred.
type review struct {
	*ui
	width, height int

	list    list
	rows    []store.Row
	more    bool
	loading bool
	filter  store.Filter
	find    *editor.Editor // the search field
	finding bool           // it has the keys
	asked   int            // generation of the last query; late answers are dropped
	deleted string         // the answer deleted last, until it is brought back
	now     interview.Moment
}

func newReview(u *ui) *review {
	return &review{ui: u, find: newField("", true)}
}

// rowsMsg brings a page of rows.
type rowsMsg struct {
	asked int
	after string
	rows  []store.Row
	more  bool
	err   error

	broken []*store.Damaged // records that cannot be shown
}

func (r *review) open(now interview.Moment) tea.Cmd {
	r.now = now
	return r.load("")
}

func (r *review) load(after string) tea.Cmd {
	r.loading = true
	if after == "" {
		r.asked++
	}
	db, f, asked := r.env.Store, r.filter, r.asked
	n := pageOfRows
	if after == "" {
		n = max(pageOfRows, len(r.rows)) // a reload keeps the place
	}
	return func() tea.Msg {
		rows, more, err := db.List(f, after, n)
		return rowsMsg{asked: asked, after: after, rows: rows, more: more, err: err, broken: db.Problems()}
	}
}

func (r *review) resize(width, height int) {
	r.width, r.height = width, height
	r.find.SetSize(max(width-4, 1), 1)
	r.list.set(len(r.rows), height-2)
}

func (r *review) typing() bool { return r.finding }

func (r *review) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	r.now = now
	switch msg := msg.(type) {
	case rowsMsg:
		return r.arrived(msg)
	case droppedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		r.deleted = msg.id
		return tea.Batch(send(sayMsg{text: msg.text}), r.load(""))
	}
	if r.finding {
		return r.updateFind(msg)
	}
	if r.list.update(msg, r.keys) {
		return r.loadMore()
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := r.list.row(msg.y - 1); i >= 0 {
			r.list.at = i
			return goTo(toAnswer{r.rows[i].ID})
		}
	case tea.KeyPressMsg:
		return r.press(msg)
	}
	return nil
}

func (r *review) arrived(msg rowsMsg) tea.Cmd {
	if msg.asked != r.asked {
		return nil
	}
	r.loading = false
	if msg.err != nil {
		return fail(msg.err)
	}
	if msg.after == "" {
		r.rows = nil
	}
	r.rows, r.more = append(r.rows, msg.rows...), msg.more
	r.list.set(len(r.rows), r.height-2)
	if len(msg.broken) > 0 && r.damaged == nil {
		return fail(msg.broken[0])
	}
	return nil
}

// loadMore reads the next page shortly before its rows are needed.
func (r *review) loadMore() tea.Cmd {
	if r.more && !r.loading && r.list.at > len(r.rows)-2*r.list.rows {
		return r.load(r.rows[len(r.rows)-1].ID)
	}
	return nil
}

// updateFind is typing into the search field: the list follows every letter.
func (r *review) updateFind(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, r.keys.Back):
			r.find.SetText("")
			r.finding = false
			return r.search()
		case key.Matches(k, r.keys.Enter):
			r.finding = false
			return nil
		}
	}
	edit(r.find, msg)
	return r.search()
}

func (r *review) search() tea.Cmd {
	text := lang.Clean(r.find.Text())
	if text == r.filter.Text {
		return nil
	}
	r.filter.Text = text
	return r.first()
}

// first loads the list from its top.
func (r *review) first() tea.Cmd {
	r.list = list{rows: r.list.rows}
	r.rows = nil
	return r.load("")
}

func (r *review) press(k tea.KeyPressMsg) tea.Cmd {
	ks := r.keys
	switch {
	case key.Matches(k, ks.Back, ks.Quit):
		if r.filter != (store.Filter{}) {
			r.find.SetText("")
			r.filter = store.Filter{}
			return r.first()
		}
		return back()
	case key.Matches(k, ks.Find):
		r.finding = true
		return nil
	case key.Matches(k, ks.Mocks):
		return goTo(toRounds{})
	case key.Matches(k, ks.Deck):
		ids := []string{""}
		for _, d := range r.decks() {
			ids = append(ids, d.ID)
		}
		r.filter.Deck = after(ids, r.filter.Deck)
		return r.first()
	case key.Matches(k, ks.Principle):
		ids := []string{""}
		for _, p := range questions.Principles() {
			ids = append(ids, p.ID)
		}
		r.filter.Principle = after(ids, r.filter.Principle)
		return r.first()
	case key.Matches(k, ks.Language):
		r.filter.Lang = after([]lang.Lang{"", lang.Ko, lang.En}, r.filter.Lang)
		return r.first()
	case key.Matches(k, ks.Rating):
		r.filter.Rating = after([]int{0, 1, 2, 3, 4, 5}, r.filter.Rating)
		return r.first()
	case key.Matches(k, ks.Only):
		r.filter.Star = !r.filter.Star
		return r.first()
	case r.deleted != "" && key.Matches(k, ks.Undelete):
		return undelete(r.env.Store, r.deleted)
	case len(r.rows) == 0:
		return nil
	case key.Matches(k, ks.Enter):
		return goTo(toAnswer{r.rows[r.list.at].ID})
	case key.Matches(k, ks.Delete):
		return deleteAnswer(r.env.Store, r.rows[r.list.at].ID, r.now)
	case key.Matches(k, ks.Compare):
		return goTo(toCompare{r.rows[r.list.at].Question})
	}
	return nil
}

// deleteAnswer deletes an answer; undelete brings it back.
func deleteAnswer(db *store.Store, id string, now interview.Moment) tea.Cmd {
	return func() tea.Msg {
		return droppedMsg{id: id, err: db.Delete(id, now.Wall), text: sayDeleted}
	}
}

func undelete(db *store.Store, id string) tea.Cmd {
	return func() tea.Msg {
		return droppedMsg{err: db.Undelete(id), text: sayRestored}
	}
}

// after is the value that follows v, around the end.
func after[T comparable](values []T, v T) T { return values[(index(values, v)+1)%len(values)] }

func (r *review) help() []key.Binding {
	if r.finding {
		return []key.Binding{with(r.keys.Enter, r.say("목록으로", "to the list")), with(r.keys.Back, r.say("검색 지우기", "clear"))}
	}
	b := []key.Binding{r.keys.Enter, r.keys.Find}
	if r.deleted != "" {
		b = append(b, r.keys.Undelete)
	}
	return append(b, r.keys.Deck, r.keys.Principle, r.keys.Language, r.keys.Rating, r.keys.Only, r.keys.Mocks, with(r.keys.Compare, r.say("비교", "compare")), r.keys.Delete, r.keys.Back)
}

func (r *review) view() page {
	t := r.theme
	p := page{title: t.Strong.Render(r.say("돌아보기", "Review"))}
	if len(r.rows) > 0 {
		n := fmt.Sprintf("%d", len(r.rows))
		if r.more {
			n += "+"
		}
		p.status = t.Faint.Render(fmt.Sprintf("%d / %s", r.list.at+1, n))
	}
	lines := []string{r.filterLine(&p)}
	r.list.set(len(r.rows), r.height-2)
	if len(r.rows) == 0 && !r.loading {
		lines = append(lines, "")
		lines = append(lines, wrap(r.emptyText(), r.width)...)
	}
	from, to := r.list.visible()
	for i := from; i < to; i++ {
		lines = append(lines, r.rowLine(r.rows[i], i == r.list.at))
	}
	p.body = lines
	return p
}

func (r *review) emptyText() string {
	if r.damaged != nil {
		return r.say("손상되어 보여 드릴 수 없는 답변이 있습니다. 홈에서 b를 누르면 복구합니다.", "Some answers are damaged and cannot be shown. Press b at home to repair the file.")
	}
	if r.filter != (store.Filter{}) {
		return r.say("조건에 맞는 답변이 없습니다. Esc를 누르면 조건을 모두 지웁니다.", "No answer fits. Esc clears all conditions.")
	}
	return r.say("아직 답변이 없습니다. 연습에서 질문에 하나 답하면 여기에 쌓입니다.", "No answers yet. Answer one question in practice and it will be here.")
}

// filterLine is the search field, or the conditions that hold.
func (r *review) filterLine(p *page) string {
	t := r.theme
	if r.finding {
		x, _ := r.find.Cursor()
		p.cursor = &tea.Position{X: 2 + x, Y: 0}
		return t.Accent.Render("/ ") + r.find.Rows()[0]
	}
	var parts []string
	f := r.filter
	if f.Text != "" {
		parts = append(parts, "/ "+f.Text)
	}
	if f.Deck != "" {
		parts = append(parts, r.deckTitle(f.Deck))
	}
	if f.Principle != "" {
		parts = append(parts, r.subjectOf(f.Principle, ""))
	}
	if f.Lang != "" {
		parts = append(parts, f.Lang.Name())
	}
	if f.Rating > 0 {
		parts = append(parts, fmt.Sprintf(r.say("평가 %d", "rated %d"), f.Rating))
	}
	if f.Star {
		parts = append(parts, glyphStar)
	}
	return t.Accent.Render(ansi.Truncate(strings.Join(parts, "  "+glyphMid+"  "), r.width, "…"))
}

// rowLine is one answer: when, the question, how long, how it was rated.
func (r *review) rowLine(row store.Row, here bool) string {
	t := r.theme
	star := " "
	if row.Star {
		star = t.Warn.Render(glyphStar)
	}
	when := padRight(r.ago(row.Kept, r.now.Wall), 14)
	facts := star + " " + padLeft(clock(row.Spent), 6) + "  " + r.stars(row.Rating)
	if r.width < roomyWidth {
		when, facts = "", star+" "+r.stars(row.Rating)
	}
	room := r.width - 2 - ansi.StringWidth(when) - ansi.StringWidth(facts) - 2
	ask := padRight(oneLine(row.Ask.In(row.Lang), room), room)
	if here {
		ask = t.Here.Render(ask)
	}
	return r.mark(here) + t.Faint.Render(when) + ask + "  " + facts
}
