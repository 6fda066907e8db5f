package tui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/questions"
	"onsite/schedule"
)

// interviewPage is where a person says what they prepare for: the day and the
// company, what they expect, and what they want to have at hand.
type interviewPage struct {
	processPart
	form  form
	plans []questions.Plan // in full
	day   dayField
	now   time.Time
}

func newInterview(u *ui) *interviewPage {
	p := &interviewPage{processPart: processPart{ui: u}}
	p.form = newForm(u, p.rows)
	p.collect = func() {
		if p.loaded {
			p.form.sync()
		}
	}
	return p
}

// interviewMsg brings the process and the mocks one may expect.
type interviewMsg struct {
	process schedule.Process
	plans   []questions.Plan
	err     error
}

func (p *interviewPage) open(now interview.Moment) tea.Cmd {
	p.now = now.Wall
	if p.loaded {
		return nil
	}
	db, plans := p.env.Store, p.env.Plans
	return func() tea.Msg {
		kept, err := db.Process()
		m := interviewMsg{process: kept, err: err}
		all, _ := plans()
		for _, plan := range all {
			if !strings.HasSuffix(plan.ID, questions.ShortForm) {
				m.plans = append(m.plans, plan)
			}
		}
		return m
	}
}

func (p *interviewPage) typing() bool { return p.loaded && p.form.field() != nil }

func (p *interviewPage) resize(width, height int) { p.form.resize(width, height) }

// The rows.
const (
	interviewDate = iota
	interviewCompany
	interviewRole
	interviewMinutes
	interviewRounds
	interviewOpening
	interviewAsks
)

func (p *interviewPage) rows() []row {
	text := func(name, hint string, to *string, single bool) row { return textRow(name, hint, to, single, p.touch) }
	c := &p.process
	minutes := p.minutes()
	return []row{
		interviewDate:    p.dayRow(p.say("날짜", "Date"), &p.day, &c.Date, p.now, p.touch),
		interviewCompany: text(p.say("회사", "Company"), p.say("예: Amazon", "e.g. Amazon"), &c.Company, true),
		interviewRole:    text(p.say("직무", "Role"), p.say("예: 백엔드 개발자", "e.g. backend engineer"), &c.Role, true),
		interviewMinutes: {name: p.say("하루 연습", "Daily"), text: minutes.values[minutes.at], turned: &minutes},
		interviewRounds: {
			name: p.say("면접 종류", "Rounds"), hint: p.say("예상하는 면접. 모르면 비워 두세요", "those you expect; leave empty until you know"),
			text: p.rounds(), choices: len(p.plans), choose: p.roundLine,
		},
		interviewOpening: text(p.say("자기소개", "Opening"), p.say("1분 안에 자신을 어떻게 소개할지", "how you introduce yourself in a minute"), &c.Opening, false),
		interviewAsks:    text(p.say("물어볼 것", "Ask them"), p.say("면접관에게 물어볼 것, 한 줄에 하나", "what you want to ask them, one per line"), &c.Asks, false),
	}
}

// minutes is how long one wants to practise a day.
func (p *interviewPage) minutes() option {
	values := []int{10, 15, 20, 25, 30, 45, 60, 90, 120}
	if at, ok := slices.BinarySearch(values, p.process.Minutes); !ok {
		values = slices.Insert(values, at, p.process.Minutes)
	}
	names := make([]string, len(values))
	for i, n := range values {
		names[i] = strconv.Itoa(n) + p.say("분", " minutes")
	}
	return option{values: names, at: index(values, p.process.Minutes), set: func(i int) {
		p.process.Minutes = values[i]
		p.touch()
	}}
}

// rounds are the mocks that were ticked.
func (p *interviewPage) rounds() string {
	var titles []string
	for _, plan := range p.plans {
		if slices.Contains(p.process.Rounds, plan.ID) {
			titles = append(titles, plan.Title.In(p.lang))
		}
	}
	return strings.Join(titles, ", ")
}

func (p *interviewPage) roundLine(i, width int, here bool) string {
	plan := p.plans[i]
	name := oneLine(plan.Title.In(p.lang)+" "+glyphMid+" "+strconv.Itoa(int(plan.Length()/time.Minute))+p.say("분", " min"), width-6)
	if here {
		name = p.theme.Here.Render(name)
	}
	tick := "[ ] "
	if slices.Contains(p.process.Rounds, plan.ID) {
		tick = "[" + p.theme.Good.Render(glyphTick) + "] "
	}
	return p.mark(here) + tick + name
}

// tick ticks the mock under the cursor, or takes the tick away.
func (p *interviewPage) tick() {
	id := p.plans[p.form.choice().at].ID
	rounds := slices.Clone(p.process.Rounds)
	if i := slices.Index(rounds, id); i >= 0 {
		rounds = slices.Delete(rounds, i, i+1)
	} else {
		rounds = append(rounds, id)
	}
	p.process.Rounds = rounds
	p.touch()
}

func (p *interviewPage) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	p.now = now.Wall
	switch msg := msg.(type) {
	case interviewMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		if !p.loaded {
			p.take(msg.process)
			p.plans, p.day = msg.plans, dayField{text: isoDay(p.process.Date)}
			p.form.size()
		}
		return nil
	case saveDueMsg:
		p.saving.waiting = false
		return p.save(now)
	case savedMsg:
		return p.saving.answered(p.ui, processID, msg)
	}
	k, pressed := msg.(tea.KeyPressMsg)
	if !p.loaded {
		if pressed && key.Matches(k, p.keys.Back) {
			return back()
		}
		return nil
	}
	if pressed {
		if cmd, done := p.press(k, now); done {
			return cmd
		}
	}
	if msg, ok := msg.(outsideMsg); ok {
		return tea.Batch(p.form.updateOutside(processID, msg), p.saveSoon(p.form.changed()))
	}
	cmd := p.form.update(msg)
	if p.form.at == interviewDate {
		p.form.sync() // what is said of the date follows the typing
	}
	return tea.Batch(cmd, p.saveSoon(p.form.changed()))
}

func (p *interviewPage) press(k tea.KeyPressMsg, now interview.Moment) (tea.Cmd, bool) {
	switch {
	case key.Matches(k, p.keys.Back, p.keys.Finish):
		save := p.save(now)
		if p.day.stay() {
			p.form.turn(interviewDate)
			return tea.Batch(save, warnDay()), true
		}
		return backSaved(p, save), true
	case p.form.field() != nil && key.Matches(k, p.keys.Editor):
		p.form.sync()
		return tea.Sequence(p.save(now), p.form.writeOutside(processID)), true
	case p.form.at == interviewRounds && key.Matches(k, p.keys.Enter):
		p.form.turn(interviewOpening)
		return nil, true
	case p.form.at == interviewRounds && len(p.plans) > 0 && key.Matches(k, p.keys.Tick):
		p.tick()
		return p.saveSoon(false), true
	}
	return nil, false
}

func (p *interviewPage) help() []key.Binding {
	if !p.loaded {
		return []key.Binding{p.keys.Back}
	}
	var b []key.Binding
	if p.form.at == interviewRounds {
		b = append(b, with(p.keys.Tick, p.say("고르기", "tick")))
	}
	return append(b, p.form.help()...)
}

func (p *interviewPage) view() page {
	t := p.theme
	v := page{title: t.Strong.Render(p.say("면접 정보", "Your interview"))}
	if !p.loaded {
		return v
	}
	if p.isSaved() && !p.form.changed() && !p.day.bad {
		v.status = t.Faint.Render(p.say("저장됨", "saved"))
	}
	p.form.draw(&v)
	return v
}
