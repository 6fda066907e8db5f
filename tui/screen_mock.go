package tui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/story"
)

// mockSetup is where a person chooses the mock they sit. The choice is
// remembered, the prepared line is not.
type mockSetup struct {
	*ui
	width, height int
	list          list
	choice        MockChoice
	plans         []questions.Plan
	loaded        bool
	told          int            // principles that can be told, each by a story of its own
	line          *editor.Editor // the one line that may be looked at
	writing       bool           // it has the keys
}

func newMock(u *ui, c MockChoice) *mockSetup {
	remembered := u.settings.Mock
	if c.Plan == "" {
		c.Plan = remembered.Plan
	}
	if !c.Lang.Valid() {
		c.Lang = remembered.Lang
	}
	if !c.Lang.Valid() {
		c.Lang = u.lang
	}
	if c.Mode == "" {
		c.Mode = remembered.Mode
	}
	if c.Mode == "" {
		c.Mode = interview.Type
	}
	if c.Heat == "" {
		c.Heat = remembered.Heat
	}
	if c.Heat == "" {
		c.Heat = mock.Usual
	}
	if c.Engine == "" {
		c.Engine = remembered.Engine
	}
	return &mockSetup{ui: u, choice: c, line: newField("", true)}
}

// plansMsg brings the plans, and how far the stories go.
type plansMsg struct {
	plans []questions.Plan
	wrong []questions.Problem
	told  int
	err   error
}

func (m *mockSetup) open(interview.Moment) tea.Cmd {
	read, db := m.env.Plans, m.env.Store
	return func() tea.Msg {
		var msg plansMsg
		msg.plans, msg.wrong = read()
		stories, err := db.Stories()
		msg.told, msg.err = apart(stories), err
		return msg
	}
}

// apart is for how many principles a story can be told, none twice.
func apart(stories []story.Story) int {
	var slots []story.Slot
	for _, p := range questions.Principles() {
		slots = append(slots, story.Slot{Principle: p.ID})
	}
	choices, _ := story.Assign(slots, stories)
	n := 0
	for _, c := range choices {
		if c.Story != "" {
			n++
		}
	}
	return n
}

func (m *mockSetup) resize(width, height int) {
	m.width, m.height = width, height
	m.line.SetSize(max(width-lineIndent-1, 1), 1)
}

const lineIndent = 20

func (m *mockSetup) typing() bool { return m.writing }

// plan is the chosen one, or the first.
func (m *mockSetup) plan() (questions.Plan, bool) {
	for _, p := range m.plans {
		if p.ID == m.choice.Plan {
			return p, true
		}
	}
	if len(m.plans) > 0 {
		return m.plans[0], true
	}
	return questions.Plan{}, false
}

func (m *mockSetup) options() []option {
	names, ids := []string{}, []string{}
	for _, p := range m.plans {
		names, ids = append(names, p.Title.In(m.lang)+" "+glyphMid+" "+m.minutes(p.Length())), append(ids, p.ID)
	}
	if len(names) == 0 {
		names, ids = []string{""}, []string{""}
	}
	heats := []string{m.say("순하게", "mild"), m.say("보통", "usual"), m.say("세게", "hot")}
	c := &m.choice
	options := []option{
		{m.say("면접", "Interview"), names, index(ids, c.Plan), func(i int) { c.Plan = ids[i] }},
		{m.say("강도", "Heat"), heats, index(mock.Heats(), c.Heat), func(i int) { c.Heat = mock.Heats()[i] }},
		{m.say("언어", "Language"), []string{lang.Ko.Name(), lang.En.Name()}, index(lang.All(), c.Lang), func(i int) { c.Lang = lang.All()[i] }},
		m.modeOption(&c.Mode),
	}
	if p, ok := m.plan(); ok && p.Chosen() != nil {
		engines := p.Chosen()
		titles := make([]string, len(engines))
		for i, id := range engines {
			titles[i] = m.deckTitle(id)
		}
		options = append(options, option{m.say("잘 아는 엔진", "Engine you know"), titles, index(engines, c.Engine), func(i int) { c.Engine = engines[i] }})
	}
	return options
}

// minutes is a length in words.
func (u *ui) minutes(d time.Duration) string {
	n := int(d / time.Minute)
	if n >= 120 {
		return fmt.Sprintf(u.say("%d시간 %d분", "%d h %d min"), n/60, n%60)
	}
	return fmt.Sprintf(u.say("%d분", "%d min"), n)
}

func (m *mockSetup) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case plansMsg:
		m.plans, m.told, m.loaded = msg.plans, msg.told, true
		if msg.err != nil {
			return fail(msg.err)
		}
		if len(msg.wrong) > 0 {
			p := msg.wrong[0]
			return send(sayMsg{text: lang.Text{Ko: p.Place() + " " + p.Sentence(lang.Ko), En: p.Place() + " " + p.Sentence(lang.En)}, bad: true})
		}
		return nil
	}
	k, isKey := msg.(tea.KeyPressMsg)
	if m.writing {
		switch {
		case isKey && key.Matches(k, m.keys.Note, m.keys.Back):
			m.writing = false
		case isKey && key.Matches(k, m.keys.Enter):
			m.writing = false
		default:
			edit(m.line, msg)
		}
		return nil
	}
	if m.list.pick(msg, m.options(), m.top(), m.keys) {
		return nil
	}
	if msg, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(msg, m.keys.Note):
			m.writing = true
		case key.Matches(msg, m.keys.Earlier):
			return goTo(toRounds{})
		case key.Matches(msg, m.keys.Enter):
			return m.start()
		case key.Matches(msg, m.keys.Back, m.keys.Quit):
			return tea.Batch(m.remember(), back())
		}
	}
	return nil
}

func (m *mockSetup) start() tea.Cmd {
	p, ok := m.plan()
	if !ok {
		return nil
	}
	m.choice.Plan = p.ID
	c := m.choice
	if engines := p.Chosen(); engines != nil {
		c.Engine = engines[index(engines, c.Engine)]
	}
	return tea.Sequence(m.remember(), goInstead(toRound{setup: mock.Setup{
		Plan: p, Lang: c.Lang, Mode: c.Mode, Heat: c.Heat, Engine: c.Engine, Prepared: lang.CleanLine(m.line.Text()), Pace: m.settings.Pace,
	}}))
}

func (m *mockSetup) remember() tea.Cmd {
	set := m.settings
	set.Mock = m.choice
	return send(settingsMsg{set})
}

func (m *mockSetup) help() []key.Binding {
	if m.writing {
		return []key.Binding{with(m.keys.Enter, m.say("다 썼음", "done"))}
	}
	return []key.Binding{with(m.keys.Enter, m.say("시작", "start")), m.keys.Left, m.keys.Right, with(m.keys.Note, m.say("준비한 한 줄", "your line")), m.keys.Earlier, m.keys.Back}
}

func (m *mockSetup) top() int {
	if m.height < 16 {
		return 0
	}
	return 1
}

func (m *mockSetup) view() page {
	t := m.theme
	p := page{title: t.Strong.Render(m.say("모의 면접", "Mock round"))}
	if !m.loaded {
		return p
	}
	lines := make([]string, m.top())
	options := m.options()
	m.list.set(len(options), len(options))
	for i, o := range options {
		lines = append(lines, m.optionLine(o, i == m.list.at && !m.writing, m.width))
	}
	// The one line that may be looked at.
	name := padRight(m.say("준비한 한 줄", "Your line"), 16)
	if m.writing {
		x, _ := m.line.Cursor()
		p.cursor = &tea.Position{X: lineIndent + x, Y: len(lines)}
		lines = append(lines, m.mark(true)+t.Here.Render(name)+"  "+m.line.Rows()[0])
	} else {
		text := oneLine(m.line.Text(), m.width-lineIndent)
		if m.line.Empty() {
			text = t.Faint.Render(ansi.Truncate(m.say("면접 중에 볼 수 있는 유일한 메모 (Tab)", "the only note you may look at (Tab)"), m.width-lineIndent, "…"))
		}
		lines = append(lines, "  "+t.Faint.Render(name)+"  "+text)
	}
	lines = append(lines, "")
	if plan, ok := m.plan(); ok {
		lines = append(lines, m.planLines(plan)...)
	}
	p.body = lines
	return p
}

// planLines say what awaits one.
func (m *mockSetup) planLines(p questions.Plan) []string {
	t := m.theme
	lines := wrap(p.About.In(m.lang), m.width)
	lines = append(lines, styled(t.Faint, wrap(m.say("시작하면 멈출 수 없습니다. 시계가 면접을 이끕니다.", "Once it begins it does not pause: the clock is the boss."), m.width))...)
	lines = append(lines, "")
	for i, r := range p.Rounds {
		who := r.Who.In(m.lang) + ", " + mock.MannerName(r.Manner).In(m.lang)
		lines = append(lines, spread(fmt.Sprintf("%d  %s", i+1, ansi.Truncate(who, max(m.width-14, 10), "…")), t.Faint.Render(m.minutes(r.Length)), m.width))
		if len(p.Rounds) == 1 {
			for _, part := range r.Parts {
				lines = append(lines, t.Faint.Render(spread("   "+ansi.Truncate(part.Title.In(m.lang), max(m.width-14, 8), "…"), m.minutes(part.Length), m.width)))
			}
		}
	}
	if said := m.storiesSay(p.StoriesAsked()); len(said) > 0 {
		lines = append(append(lines, ""), said...)
	}
	return lines
}

// storiesSay is how far one's stories go in a mock that asks for n.
func (m *mockSetup) storiesSay(n int) []string {
	if n == 0 {
		return nil
	}
	text := fmt.Sprintf(m.say("이야기를 %d번 묻습니다. ", "It asks for %d stories. "), n)
	switch {
	case m.told == 0:
		text += m.say("아직 적어 둔 이야기가 없습니다.", "You have none written down yet.")
	default:
		text += fmt.Sprintf(m.say("지금 이야기로는 원칙 %d개까지 서로 다른 이야기로 답할 수 있습니다.", "Yours cover %d of the principles, none told twice."), m.told)
	}
	if m.told < n {
		return marked(m.theme.Warn.Render("! "), text, m.width)
	}
	return styled(m.theme.Faint, wrap(text, m.width))
}
