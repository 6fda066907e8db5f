package tui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
)

// home is what a person sees every evening: where they stand, and one key to
// begin.
type home struct {
	*ui
	width, height int

	list    list
	loaded  bool
	now     time.Time
	count   int
	recent  []store.Row
	drafts  []interview.Draft
	loops   []store.LoopRow // mocks, newest first
	today   today
	planned bool   // today is read
	entered bool   // Enter was pressed before it was
	dropped string // the draft thrown away last, until it is brought back
	err     error
}

func newHome(u *ui) *home { return &home{ui: u} }

// homeMsg is what home shows, read from the store.
type homeMsg struct {
	count  int
	recent []store.Row
	drafts []interview.Draft
	loops  []store.LoopRow
	broken []*store.Damaged // records that cannot be shown
	err    error
}

// repairMsg brings the ways out of damage.
type repairMsg struct {
	damage *Damage
	err    error
}

func (h *home) open(now interview.Moment) tea.Cmd {
	h.now = now.Wall
	db := h.env.Store
	if db == nil {
		return nil
	}
	return func() tea.Msg {
		var m homeMsg
		if m.count, m.err = db.Count(); m.err == nil {
			m.recent, _, m.err = db.List(store.Filter{}, "", 1)
		}
		if m.err == nil {
			m.drafts, m.err = db.Drafts()
		}
		if m.err == nil {
			m.loops, m.err = db.Loops()
		}
		m.broken = db.Problems()
		return m
	}
}

// plan reads what today is for; it can wait until the rest is up.
func (h *home) plan() tea.Cmd { return h.loadToday(h.now) }

func (h *home) resize(width, height int) { h.width, h.height = width, height }

// item is a row of the menu.
type item struct {
	label, facts string
	to           place
	draft        bool
	plan         *schedule.Item // instead of a place: what the plan names
}

// plannedRows is how much of today the menu shows: nothing to somebody who has
// just come, whom the first question teaches more than a plan.
func (h *home) plannedRows() int {
	if h.fresh() {
		return 0
	}
	if h.height < roomyRows {
		return 1
	}
	return 3
}

// shown is what the menu shows of today's plan.
func (h *home) shown() []schedule.Item {
	left := h.today.items()
	return left[:min(len(left), h.plannedRows())]
}

// above is how many rows stand before today's plan.
func (h *home) above() int {
	n := len(h.drafts)
	for _, l := range h.loops {
		if l.Running() {
			n++
		}
	}
	return n
}

// stay keeps the row one is on, once one has moved, when the row that was at
// from is at to now: rows came or went above it.
func (h *home) stay(from, to int) {
	if h.list.moved && h.list.at >= from {
		h.list.at += to - from
	}
}

func (h *home) items() []item {
	var items []item
	for _, d := range h.drafts {
		items = append(items, item{
			label: h.say("이어서 답하기", "Continue"),
			facts: h.ago(d.Touched, h.now) + " " + glyphMid + " " + d.Asked.Ask.In(d.Lang),
			to:    toDraft{d.ID}, draft: true,
		})
	}
	for _, l := range h.loops {
		if l.Running() {
			items = append(items, item{
				label: h.say("면접으로 돌아가기", "Back to the mock"),
				facts: h.say("시작 ", "begun ") + h.ago(l.Began, h.now) + " " + glyphMid + " " + l.Title.In(h.lang), to: toRound{id: l.ID},
			})
		}
	}
	left := h.shown()
	for i := range left {
		it := &left[i]
		label := h.say("오늘", "Today")
		if i > 0 {
			label = h.say("그다음", "Then")
		}
		if it.Minutes > 0 {
			label += fmt.Sprintf(h.say(" %d분", ", %d min"), it.Minutes)
		}
		facts := it.Say.In(h.lang)
		if ansi.StringWidth(facts) > h.width-h.labels()-2 {
			facts = h.short(*it)
		}
		items = append(items, item{label: label, facts: facts, plan: it})
	}
	decks := ""
	if h.lib != nil {
		n := 0
		for _, d := range h.lib.Decks() {
			n += len(d.Questions)
		}
		decks = h.plural(len(h.lib.Decks()), "덱 %d개", "deck", "decks") + ", " + h.plural(n, "질문 %d개", "question", "questions")
		if p := len(h.lib.Problems()); p > 0 {
			decks += "  " + h.theme.Warn.Render(h.plural(p, "문제 %d건", "problem", "problems"))
		}
	}
	return append(items,
		item{label: h.say("바로 질문 받기", "Ask me something"), facts: h.usual(), to: toSession{h.settings.Choice}},
		item{label: h.say("골라서 연습", "Choose"), facts: h.say("덱, 원칙, 난이도, 말하기/쓰기", "deck, principle, level, type or speak"), to: toSetup{}},
		item{label: h.say("모의 면접", "Mock round"), facts: h.lastMock(), to: toMock{}},
		item{label: h.say("이야기", "Stories"), facts: h.bank(), to: toStories{}},
		item{label: h.say("돌아보기", "Review"), facts: h.answers(), to: toReview{}},
		item{label: h.say("면접 계획", "Plan"), facts: h.interview(), to: toPlan{}},
		item{label: h.say("연습 현황", "Progress"), facts: h.say("연습한 날, 자기 평가와 근거, 강점과 약점", "days, ratings against evidence, strong and weak"), to: toProgress{}},
		item{label: h.say("덱", "Decks"), facts: decks, to: toDecks{}},
		item{label: h.say("설정", "Settings"), to: toSettings{}},
	)
}

// lastMock is the last mock that is over.
func (h *home) lastMock() string {
	for _, l := range h.loops {
		if !l.Running() {
			return h.say("마지막: ", "last: ") + l.Title.In(h.lang) + ", " + h.ago(l.Began, h.now)
		}
	}
	return h.say("10분부터 하루 종일까지, 시계가 이끕니다", "ten minutes to a whole day; the clock is the boss")
}

// fresh reports that nothing was practised, written or planned yet.
func (h *home) fresh() bool {
	return h.count == 0 && len(h.today.record.Stories) == 0 && h.today.process.Revision == 0
}

// bank says how far the stories go.
func (h *home) bank() string {
	if !h.planned || len(h.today.record.Stories) == 0 {
		return h.say("\"그때 일\"이 떠오르도록 적어 두는 곳", "so that something comes to mind")
	}
	covered := len(questions.Principles()) - len(h.today.holes)
	return h.plural(len(h.today.record.Stories), "%d개", "story", "stories") + fmt.Sprintf(h.say(", 두 개씩 있는 원칙 %[1]d/%[2]d", ", two each for %[1]d of %[2]d principles"), covered, len(questions.Principles()))
}

// interview is what is known of the interview one prepares for.
func (h *home) interview() string {
	p := h.today.process
	left := h.toGo(p, h.today.agenda.ToGo)
	switch {
	case p.Date.IsZero():
		return h.say("면접 날짜를 정하면 날마다 할 일을 짜 드립니다", "set a date, and every day up to it is planned")
	case left == "":
		return h.say("다음 면접 날짜를 정해 주세요", "set the date of the next one")
	}
	if name := nameOfProcess(p); name != "" {
		left += " " + glyphMid + " " + name
	}
	return left
}

func (h *home) answers() string {
	if !h.loaded {
		return ""
	}
	if h.count == 0 {
		return h.say("아직 답변이 없습니다", "nothing answered yet")
	}
	text := h.plural(h.count, "답변 %d개", "answer", "answers")
	if len(h.recent) > 0 {
		text += ", " + h.say("마지막은 ", "the last ") + h.ago(h.recent[0].Kept, h.now)
	}
	return text
}

// usual is the remembered choice in a few words.
func (h *home) usual() string {
	c := h.settings.Choice
	from := ""
	if c.Principle != "" || c.Deck != "" {
		from = h.subjectOf(c.Principle, c.Deck) + ", "
	}
	return from + h.plural(c.Count, "질문 %d개", "question", "questions") + ", " + c.Lang.Name() + ", " + h.modeName(c.Mode)
}

func (h *home) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	h.now = now.Wall
	switch msg := msg.(type) {
	case homeMsg:
		first := !h.loaded
		above := h.above()
		h.loaded, h.count, h.recent, h.drafts, h.loops, h.err = true, msg.count, msg.recent, msg.drafts, msg.loops, msg.err
		h.stay(above, h.above())
		h.arrange()
		if first {
			h.list.at = 0
		}
		if msg.err == nil && len(msg.broken) > 0 {
			msg.err = msg.broken[0]
		}
		if msg.err != nil {
			return tea.Batch(fail(msg.err), h.plan())
		}
		return h.plan()
	case todayMsg:
		if !msg.today.read() {
			h.planned = true // as far as it can be
			return fail(msg.err)
		}
		below := h.above() + len(h.shown())
		h.today, h.planned = msg.today, true
		h.stay(below, h.above()+len(h.shown()))
		items, entered := h.arrange(), h.entered
		h.entered = false
		switch {
		case msg.err != nil:
			return fail(msg.err)
		case entered:
			return h.enter(items[h.list.at])
		}
		return nil
	case repairMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		return goTo(toDamage{msg.damage})
	case droppedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		h.dropped = msg.id
		return tea.Batch(send(sayMsg{text: msg.text}), h.open(now))
	case savedMsg:
		return h.open(now)
	}
	if h.planned && h.today.over(now.Wall) {
		h.planned = false
		return tea.Batch(h.open(now), h.update(msg, now))
	}
	items := h.arrange()
	if h.list.update(msg, h.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if _, owner := h.menu(); msg.y >= h.menuTop() && msg.y-h.menuTop() < len(owner) {
			if i := owner[msg.y-h.menuTop()]; i >= 0 {
				h.list.at = i
				return h.enter(items[i])
			}
		}
	case tea.KeyPressMsg:
		return h.press(msg, items[h.list.at], now)
	}
	return nil
}

// arrange gives the menu the rows there are.
func (h *home) arrange() []item {
	items := h.items()
	h.list.set(len(items), max(h.height-h.menuTop(), 1))
	return items
}

func (h *home) enter(it item) tea.Cmd {
	if it.plan != nil {
		return h.begin(h, *it.plan)
	}
	return goTo(it.to)
}

func (h *home) press(k tea.KeyPressMsg, at item, now interview.Moment) tea.Cmd {
	db := h.env.Store
	switch {
	case key.Matches(k, h.keys.Quit):
		return tea.Quit
	case key.Matches(k, h.keys.Enter):
		if !h.planned && !h.list.moved && db != nil {
			h.entered = true // what it means is on its way
			return nil
		}
		return h.enter(at)
	case key.Matches(k, h.keys.Plan):
		return goTo(toPlan{})
	case key.Matches(k, h.keys.Choose):
		return goTo(toSetup{})
	case key.Matches(k, h.keys.Find):
		return goTo(toReview{})
	case at.draft && key.Matches(k, h.keys.KeepDraft):
		d := h.drafts[h.list.at]
		a := d.Keep(now)
		return func() tea.Msg {
			if err := db.Keep(a); err != nil {
				return droppedMsg{err: err}
			}
			return droppedMsg{text: lang.Text{Ko: "답변으로 저장했습니다. '돌아보기'에 있습니다.", En: "Kept as an answer; it is under Review."}}
		}
	case at.draft && key.Matches(k, h.keys.Discard):
		id, wall := h.drafts[h.list.at].ID, now.Wall
		return func() tea.Msg {
			return droppedMsg{id: id, err: db.DropDraft(id, wall), text: lang.Text{Ko: "버렸습니다. u를 누르면 되살립니다.", En: "Thrown away. Press u to bring it back."}}
		}
	case h.damaged != nil && key.Matches(k, h.keys.Repair):
		repair, damaged := h.env.Repair, h.damaged
		return func() tea.Msg {
			d, err := repair(damaged)
			return repairMsg{d, err}
		}
	case h.dropped != "" && key.Matches(k, h.keys.Undelete):
		id := h.dropped
		return func() tea.Msg {
			return droppedMsg{err: db.UndropDraft(id), text: sayRestored}
		}
	}
	return nil
}

func (h *home) help() []key.Binding {
	items := h.items()
	b := []key.Binding{with(h.keys.Enter, h.say("열기", "open"))}
	if h.list.at < len(items) && items[h.list.at].plan != nil && items[h.list.at].plan.Kind != schedule.DoRest {
		b[0] = with(h.keys.Enter, h.say("시작", "begin"))
	}
	if h.list.at < len(items) && items[h.list.at].draft {
		b = []key.Binding{h.keys.Continue, h.keys.KeepDraft, h.keys.Discard}
	}
	if h.dropped != "" {
		b = append(b, with(h.keys.Undelete, h.say("버린 답변 되살리기", "bring it back")))
	}
	if h.damaged != nil {
		b = append([]key.Binding{h.keys.Repair}, b...)
	}
	return append(b, h.keys.Choose, h.keys.Plan, with(h.keys.Find, h.say("답변 찾기", "find an answer")), h.keys.Quit)
}
