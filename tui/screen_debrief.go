package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
	"onsite/story"
)

// debrief shows what the panel wrote of a mock. The candidate votes first.
type debrief struct {
	*ui
	width, height int
	id            string
	loop          *mock.Loop
	read          mock.Debrief
	before        *earlier // the mock of the same plan before this one
	bank          []story.Story
	page          pager
	list          list // rounds to vote on, or questions
	turns         bool // the list of questions is shown
}

// earlier is a mock one compares with.
type earlier struct {
	row  store.LoopRow
	read mock.Debrief
}

func newDebrief(u *ui, id string) *debrief { return &debrief{ui: u, id: id} }

// debriefMsg brings a mock and its debrief.
type debriefMsg struct {
	loop   *mock.Loop
	read   mock.Debrief
	before *earlier
	bank   []story.Story
	err    error
}

func (d *debrief) open(interview.Moment) tea.Cmd {
	env, id := d.env, d.id
	return func() tea.Msg {
		m, ok := loadLoop(env, id).(loopMsg)
		if !ok || m.err != nil {
			return debriefMsg{err: m.err}
		}
		out := debriefMsg{loop: m.loop, read: m.loop.Read()}
		rows, err := env.Store.Loops()
		if err == nil {
			out.bank, err = env.Store.Stories()
		}
		if err != nil {
			return debriefMsg{err: err}
		}
		for _, row := range rows { // newest first
			if row.Plan == m.loop.Setup.Plan.ID && row.ID < id && !row.Running() {
				if old, ok := loadLoop(env, row.ID).(loopMsg); ok && old.err == nil {
					out.before = &earlier{row, old.loop.Read()}
				}
				break
			}
		}
		return out
	}
}

func (d *debrief) wide() bool { return false }

func (d *debrief) resize(width, height int) {
	d.width, d.height = width, height
	d.layout()
}

func (d *debrief) layout() {
	if d.loop != nil && d.loop.Stage == mock.Closed {
		d.page.set(d.lines(), d.height)
	}
}

func (d *debrief) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case debriefMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		d.loop, d.read, d.before, d.bank = msg.loop, msg.read, msg.before, msg.bank
		d.layout()
		return nil
	case exportedMsg:
		return exported(msg)
	case savedMsg:
		if msg.err != nil {
			return d.env.After(retryAfter, saveDueMsg{d.id})
		}
		return nil
	case saveDueMsg:
		return d.save(now)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, d.keys.Back, d.keys.Quit) {
		if d.turns {
			d.turns = false
			return nil
		}
		return back()
	}
	switch {
	case d.loop == nil:
		return nil
	case d.loop.Stage == mock.Voting:
		return d.updateVote(msg, now)
	case d.turns:
		return d.updateTurns(msg)
	}
	if d.page.update(msg, d.keys) {
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(k, d.keys.Practise):
		if i := int(k.String()[0] - '1'); i < len(d.read.Next) {
			n := d.read.Next[i]
			return goTo(toQuestion{id: n.Question, mode: d.loop.Setup.Mode, lang: d.loop.Setup.Lang, asked: d.askedOf(n.Question)})
		}
	case key.Matches(k, d.keys.Turns):
		d.turns = true
		d.list = list{}
	case key.Matches(k, d.keys.Export):
		return d.export()
	}
	return nil
}

// askedOf is a question as it was put in this loop.
func (d *debrief) askedOf(id string) interview.Asked {
	for _, r := range d.loop.Rounds {
		for _, t := range r.Turns {
			if t.Asked.ID == id {
				return t.Asked
			}
		}
	}
	return interview.Asked{}
}

// rounds are those in which anything was asked.
func (d *debrief) rounds() []int {
	var at []int
	for i, r := range d.loop.Rounds {
		if len(r.Turns) > 0 {
			at = append(at, i)
		}
	}
	return at
}

func (d *debrief) updateVote(msg tea.Msg, now interview.Moment) tea.Cmd {
	rounds := d.rounds()
	d.list.set(len(rounds), len(rounds))
	if d.list.update(msg, d.keys) {
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || len(rounds) == 0 {
		return nil
	}
	vote := mock.NoVote
	switch {
	case key.Matches(k, d.keys.Yes):
		vote = mock.Inclined
	case key.Matches(k, d.keys.No):
		vote = mock.NotInclined
	case key.Matches(k, d.keys.Unsure):
		vote = mock.TooLittle
	default:
		return nil
	}
	d.loop.Vote(rounds[d.list.at], vote)
	d.list.move(1)
	d.layout()
	return d.save(now)
}

func (d *debrief) save(interview.Moment) tea.Cmd {
	if d.loop == nil {
		return nil
	}
	l, db := d.loop.Copy(), d.env.Store
	return func() tea.Msg { return savedMsg{id: l.ID, err: db.SaveLoop(l)} }
}

func (d *debrief) flush(interview.Moment) error {
	if d.loop == nil {
		return nil
	}
	return d.env.Store.SaveLoop(d.loop.Copy())
}

func (d *debrief) unsaved() string { return "" }

// answers are those of the questions that have one.
func (d *debrief) answers() []interview.Answer { return d.loop.Answers() }

func (d *debrief) updateTurns(msg tea.Msg) tea.Cmd {
	all := d.answers()
	d.list.set(len(all), d.height)
	if d.list.update(msg, d.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := d.list.row(msg.y); i >= 0 {
			return goTo(toAnswer{all[i].ID})
		}
	case tea.KeyPressMsg:
		switch {
		case len(all) == 0:
		case key.Matches(msg, d.keys.Enter):
			return goTo(toAnswer{all[d.list.at].ID})
		case key.Matches(msg, d.keys.Again):
			a := all[d.list.at]
			return goTo(toQuestion{id: a.Asked.ID, mode: a.Mode, lang: a.Lang, asked: a.Asked})
		case key.Matches(msg, d.keys.Turns):
			d.turns = false
		}
	}
	return nil
}

func (d *debrief) export() tea.Cmd {
	l, read, in := d.loop, d.read, d.lang
	base := "debrief-" + l.Began.Format("2006-01-02-1504") + "-" + l.Setup.Plan.ID
	return d.exportFiles(base, func() (markdown, html string) { return l.Markdown(read, in), l.HTML(read, in) })
}

func (d *debrief) help() []key.Binding {
	switch {
	case d.loop == nil:
		return []key.Binding{d.keys.Back}
	case d.loop.Stage == mock.Voting:
		return []key.Binding{d.keys.Yes, d.keys.No, d.keys.Unsure, d.keys.Back}
	case d.turns:
		return []key.Binding{with(d.keys.Enter, d.say("답변 보기", "open")), d.keys.Again, with(d.keys.Back, d.say("디브리핑", "debrief"))}
	}
	var b []key.Binding
	if len(d.read.Next) > 0 {
		b = append(b, d.keys.Practise)
	}
	return append(b, d.keys.Turns, d.keys.Export, d.keys.Back)
}

func (d *debrief) view() page {
	t := d.theme
	p := page{title: t.Strong.Render(d.say("디브리핑", "Debrief"))}
	if d.loop == nil {
		return p
	}
	p.title += t.Faint.Render(" " + glyphMid + " " + d.loop.Setup.Plan.Title.In(d.lang))
	p.status = t.Faint.Render(d.date(d.loop.Began))
	switch {
	case d.loop.Stage == mock.Voting:
		p.body = d.viewVote()
	case d.turns:
		p.body = d.viewTurns()
	default:
		p.body = d.page.view()
		if m := d.more(&d.page); m != "" {
			p.status += " " + m
		}
	}
	return p
}

func (d *debrief) viewVote() []string {
	t := d.theme
	lines := wrap(d.say("면접관의 의견을 보기 전에 먼저 투표하세요. 각 라운드에서 본인이 면접관이었다면 어땠을까요?",
		"Your own vote first, before you see theirs. Had you been the interviewer, how would you vote on each round?"), d.width)
	lines = append(lines, "")
	rounds := d.rounds()
	d.list.set(len(rounds), len(rounds))
	for i, at := range rounds {
		r := d.loop.Rounds[at]
		label := fmt.Sprintf("%d  %s", at+1, r.Who.In(d.lang))
		if i == d.list.at {
			label = t.Here.Render(label)
		}
		lines = append(lines, spread(d.mark(i == d.list.at)+label, d.voteText(r.Own), d.width))
		asked := 0
		for _, turn := range r.Turns {
			if turn.Kind != questions.Yours {
				asked++
			}
		}
		lines = append(lines, "     "+t.Faint.Render(d.plural(asked, "질문 %d개", "question", "questions")+" "+glyphMid+" "+clock(max(r.End-r.Start, 0))))
	}
	return lines
}

// voteText is a vote with its colour and word.
func (u *ui) voteText(v mock.Vote) string {
	switch v {
	case mock.Inclined:
		return u.theme.Good.Render(glyphTick + " " + v.Name().In(u.lang))
	case mock.NotInclined:
		return u.theme.Bad.Render(glyphCross + " " + v.Name().In(u.lang))
	case mock.TooLittle:
		return u.theme.Faint.Render("? " + v.Name().In(u.lang))
	}
	return u.theme.Faint.Render("–")
}

func (d *debrief) viewTurns() []string {
	t := d.theme
	all := d.answers()
	d.list.set(len(all), d.height)
	if len(all) == 0 {
		return wrap(d.say("답이 남은 질문이 없습니다.", "No question has an answer."), d.width)
	}
	var lines []string
	from, to := d.list.visible()
	for i := from; i < to; i++ {
		a := all[i]
		facts := padLeft(clock(a.Spent()), 6) + "  " + d.plural(len(a.Probes), "꼬리 %d", "probe", "probes")
		room := max(d.width-ansi.StringWidth(facts)-4, 8)
		ask := padRight(oneLine(a.Asked.Ask.In(a.Lang), room), room)
		if i == d.list.at {
			ask = t.Here.Render(ask)
		}
		lines = append(lines, d.mark(i == d.list.at)+ask+"  "+t.Faint.Render(facts))
	}
	return lines
}

// lines are the debrief itself.
func (d *debrief) lines() []string {
	t, l := d.theme, d.loop
	var lines []string
	add := func(more ...string) { lines = append(lines, more...) }
	para := func(s string) { add(wrap(s, d.width)...) }
	para(d.read.Outcome().In(d.lang))
	for _, m := range l.Missed {
		if m.Length() >= time.Second {
			add(t.Warn.Render(ansi.Truncate(fmt.Sprintf(d.say("자리를 비움: %s부터 %s 동안", "away: from %s for %s"), clock(m.From), clock(m.Length())), d.width, "…")))
		}
	}
	if l.Left {
		add(t.Warn.Render(d.say("끝나기 전에 나왔습니다.", "Ended before its time.")))
	}
	add("")
	for _, p := range d.read.Packets {
		mine := l.Rounds[p.Round].Own
		head := fmt.Sprintf("%d  %s", p.Round+1, p.Who.In(d.lang))
		if p.Bar && p.Manner != "bar-raiser" {
			head += " " + glyphMid + " " + d.say("바 레이저", "Bar Raiser")
		}
		add(spread(ansi.Truncate(t.Strong.Render(head), max(d.width-24, 12), "…"), d.voteText(p.Vote), d.width))
		if mine != mock.NoVote && mine != p.Vote {
			add(t.Faint.Render("   " + d.say("본인 투표: ", "your vote: ") + mine.Name().In(d.lang)))
		}
		for _, e := range p.Evidence {
			add(d.evidenceLine(e))
		}
		for _, r := range p.Reasons {
			add(marked("   "+glyphMid+" ", r.In(d.lang), d.width)...)
		}
		for _, rec := range p.Turns {
			if n := len(rec.Unanswered); n > 0 {
				add(marked("   ? ", d.say("답이 없었던 것: ", "never answered: ")+rec.Unanswered[0].In(d.lang), d.width)...)
			}
			if n := len(rec.Turn.Hints); n > 0 {
				add(t.Faint.Render("   " + d.plural(n, "힌트 %d개를 받음", "hint was given", "hints were given")))
			}
		}
		add("")
	}
	add(d.sinceLast()...)
	for _, w := range d.read.Twice {
		add(t.Warn.Render(ansi.Truncate(fmt.Sprintf(d.say("! \"%s\" 라운드 %d와 %d에서 두 번 말했습니다", "! \"%s\" was told in rounds %d and %d"), w.Title, w.Rounds[0]+1, w.Rounds[1]+1), d.width, "…")))
	}
	if d.read.Best != nil {
		add(d.momentLines(d.say("가장 강했던 순간", "strongest"), d.read.Best)...)
		add(d.momentLines(d.say("가장 약했던 순간", "weakest"), d.read.Worst)...)
		add("")
	}
	if len(d.read.Next) > 0 {
		add(t.Accent.Render(d.say("다음에 연습할 것", "Practise next")))
		for i, n := range d.read.Next {
			add(marked(t.Here.Render(fmt.Sprint(i+1))+"  ", n.Ask.In(d.loop.Setup.Lang), d.width)...)
			for _, s := range wrap(n.Why.In(d.lang), d.width-3) {
				add("   " + t.Faint.Render(s))
			}
		}
		add("")
	}
	add(d.storyLines()...)
	add(t.Accent.Render(d.say("시간", "Time")))
	add(d.timeLines()...)
	return lines
}

// storyLines choose from the person's stories one for each question, none twice.
func (d *debrief) storyLines() []string {
	var slots []story.Slot
	for _, p := range d.read.Packets {
		for _, rec := range p.Turns {
			if id := rec.Turn.Asked.Principle; id != "" && rec.Turn.Asked.Kind == questions.Behavioral {
				slots = append(slots, story.Slot{Round: p.Round, Principle: id})
			}
		}
	}
	if len(slots) == 0 || len(d.bank) == 0 {
		return nil
	}
	names := map[string]string{}
	for _, st := range d.bank {
		names[st.ID] = nameOf(st)
	}
	t := d.theme
	choices, all := story.Assign(slots, d.bank)
	lines := []string{t.Accent.Render(oneLine(d.say("이야기 배정: 겹치지 않게 한다면", "A story for each question, none told twice"), d.width))}
	for _, c := range choices {
		slot := slots[c.Slot]
		p, _ := questions.FindPrinciple(slot.Principle)
		mark := fmt.Sprintf("%d  %s %s ", slot.Round+1, p.Name.In(d.lang), glyphMid)
		if c.Story == "" {
			lines = append(lines, marked(mark, d.say("남은 이야기가 없습니다", "no story is left"), d.width)...)
		} else {
			lines = append(lines, marked(mark, names[c.Story], d.width)...)
		}
	}
	if !all {
		lines = append(lines, marked(t.Warn.Render("! "), d.say("지금 있는 이야기로는 겹치지 않게 다 답할 수 없습니다.", "The stories you have cannot answer all of these without telling one twice."), d.width)...)
	}
	return append(lines, "")
}

// sinceLast sets this mock beside the one of the same plan before it.
func (d *debrief) sinceLast() []string {
	if d.before == nil {
		return nil
	}
	t := d.theme
	lines := []string{t.Accent.Render(ansi.Truncate(d.say("지난번과 비교: ", "Against the last one: ")+d.date(d.before.row.Began), d.width, "…"))}
	old := map[int]mock.Packet{}
	for _, p := range d.before.read.Packets {
		old[p.Round] = p
	}
	for _, p := range d.read.Packets {
		before, ok := old[p.Round]
		if !ok {
			continue
		}
		a, b := tally(before), tally(p)
		lines = append(lines, ansi.Truncate(fmt.Sprintf("   %d  %s → %s  %s %d → %d  %s %d → %d", p.Round+1, before.Vote.Name().In(d.lang), p.Vote.Name().In(d.lang),
			d.say("강한 답", "strong"), a.strong, b.strong, d.say("답 못 함", "unanswered"), a.unanswered, b.unanswered), d.width, "…"))
	}
	return append(lines, "")
}

type tallied struct{ strong, unanswered int }

func tally(p mock.Packet) (n tallied) {
	for _, rec := range p.Turns {
		if rec.Strength == 2 {
			n.strong++
		}
		n.unanswered += len(rec.Unanswered)
	}
	return n
}

// evidenceLine is one principle or topic: how clear it was.
func (d *debrief) evidenceLine(e mock.Evidence) string {
	t := d.theme
	name := clipText(e.Topic.In(d.lang), 40)
	if p, ok := questions.FindPrinciple(e.Principle); ok {
		name = p.Name.In(d.lang)
	}
	dots := t.Accent.Render(strings.Repeat(glyphDot, e.Level)) + t.Faint.Render(strings.Repeat(glyphRing, 3-e.Level))
	facts := ""
	if e.Of > 0 {
		facts = fmt.Sprintf("  %d/%d", e.Found, e.Of)
		if n := len(e.Conflicts); n > 0 {
			facts += t.Bad.Render(fmt.Sprintf(d.say("  어긋남 %d", "  conflicts %d"), n))
		}
	}
	return ansi.Truncate("   "+dots+" "+name+t.Faint.Render(facts), d.width, "…")
}

func clipText(s string, cells int) string { return ansi.Truncate(oneSpace(s), cells, "…") }

func (d *debrief) momentLines(name string, m *mock.Moment) []string {
	text := fmt.Sprintf(d.say("%s: 라운드 %d, %d분. %s", "%s: round %d, minute %d. %s"), name, m.Round+1, int(m.At/time.Minute), clipText(m.Asked.In(d.lang), 60))
	lines := wrap(text, d.width)
	for _, s := range wrap(m.Reason.In(d.lang), d.width-2) {
		lines = append(lines, d.theme.Faint.Render("  "+s))
	}
	return lines
}

// timeLines set every question on the time of its round.
func (d *debrief) timeLines() []string {
	t := d.theme
	var lines []string
	for _, p := range d.read.Packets {
		lines = append(lines, t.Faint.Render(fmt.Sprintf(d.say("라운드 %d: %s / 계획 %s", "round %d: %s of %s"), p.Round+1, clock(p.Took), clock(p.Planned))))
		for _, rec := range p.Turns {
			lines = append(lines, fmt.Sprintf("%6s ", clock(rec.At-d.loop.Rounds[p.Round].Start))+bar(t, t.Accent, rec.Took, p.Planned, max(min(d.width-40, 30), 6))+" "+clock(rec.Took)+"  "+t.Faint.Render(clipText(rec.Turn.Asked.Ask.In(d.lang), max(d.width-50, 8))))
		}
	}
	return lines
}
