package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/schedule"
)

// timeline is the way from the first contact to the offer, step by step: the
// list of them, or one of them open in a form.
type timeline struct {
	processPart
	width, height int
	list          list
	now           time.Time
	deleted       *schedule.Step // until it is brought back

	editing int // the open step; -1 is the list
	form    form
	day     dayField
	fresh   bool // the open step was just made, and nothing was written into it
}

func newTimeline(u *ui) *timeline {
	l := &timeline{processPart: processPart{ui: u}, editing: -1}
	l.collect = func() {
		if l.editing >= 0 {
			l.form.sync()
		}
	}
	return l
}

// timelineMsg brings the process.
type timelineMsg struct {
	process schedule.Process
	err     error
}

func (l *timeline) open(now interview.Moment) tea.Cmd {
	l.now = now.Wall
	if l.loaded {
		return nil
	}
	db := l.env.Store
	return func() tea.Msg {
		kept, err := db.Process()
		return timelineMsg{kept, err}
	}
}

func (l *timeline) typing() bool { return l.editing >= 0 && l.form.field() != nil }

func (l *timeline) resize(width, height int) {
	l.width, l.height = width, height
	if l.editing >= 0 {
		l.form.resize(width, height)
	}
}

// The rows of a step.
const (
	stepKind = iota
	stepDate
	stepNote
	stepAsked
)

func (l *timeline) rows() []row {
	s := &l.process.Steps[l.editing]
	kinds := schedule.StepKinds()
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name().In(l.lang)
	}
	kind := option{values: names, at: index(kinds, s.Kind), set: func(i int) {
		s.Kind = kinds[i]
		l.changed()
	}}
	return []row{
		stepKind: {name: l.say("단계", "Step"), text: s.Kind.Name().In(l.lang), turned: &kind},
		stepDate: l.dayRow(l.say("날짜", "Date"), &l.day, &s.Date, l.now, l.changed),
		stepNote: textRow(l.say("메모", "Note"), l.say("누구와, 어디서, 무엇을 약속했는지", "who, where, what was agreed"), &s.Note, false, l.changed),
		stepAsked: textRow(l.say("받은 질문", "Asked"), l.say("기억나는 대로, 한 줄에 하나. 비밀로 하기로 한 질문은 혼자만 보세요",
			"as you remember them, one per line; keep confidential ones private"), &s.Asked, false, l.changed),
	}
}

func (l *timeline) changed() {
	l.fresh = false
	l.touch()
}

// edit opens a step.
func (l *timeline) edit(i int) {
	l.editing, l.list.at = i, i
	l.day = dayField{text: isoDay(l.process.Steps[i].Date)}
	l.form = newForm(l.ui, l.rows)
	l.form.resize(l.width, l.height)
}

// add opens a new step: of the kind that usually follows the last.
func (l *timeline) add() {
	kinds := schedule.StepKinds()
	kind := kinds[0]
	if n := len(l.process.Steps); n > 0 {
		kind = kinds[min(index(kinds, l.process.Steps[n-1].Kind)+1, len(kinds)-1)]
	}
	l.process.Steps = append(l.process.Steps, schedule.Step{Kind: kind})
	l.edit(len(l.process.Steps) - 1)
	l.fresh = true
}

// close goes back to the list, with the step in its place. A new one into which
// nothing was written is dropped, unless it is to be kept.
func (l *timeline) close(keep bool) {
	if l.fresh && keep {
		l.changed()
	}
	s := l.process.Steps[l.editing]
	if l.fresh {
		l.process.Steps = slices.Delete(slices.Clone(l.process.Steps), l.editing, l.editing+1)
	}
	l.process.Steps = schedule.SortSteps(l.process.Steps)
	l.list.at = max(slices.Index(l.process.Steps, s), 0)
	l.editing, l.fresh = -1, false
}

func (l *timeline) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	l.now = now.Wall
	switch msg := msg.(type) {
	case timelineMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		if !l.loaded {
			l.take(msg.process)
			l.list.at = l.next()
		}
		return nil
	case saveDueMsg:
		l.saving.waiting = false
		return l.save(now)
	case savedMsg:
		return l.saving.answered(l.ui, processID, msg)
	}
	switch {
	case !l.loaded:
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, l.keys.Back, l.keys.Quit) {
			return back()
		}
		return nil
	case l.editing >= 0:
		return l.updateStep(msg, now)
	}
	l.arrange()
	if l.list.update(msg, l.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := l.list.row(msg.y); i >= 0 {
			l.edit(i)
		}
	case tea.KeyPressMsg:
		return l.press(msg, now)
	}
	return nil
}

func (l *timeline) press(k tea.KeyPressMsg, now interview.Moment) tea.Cmd {
	switch at := l.list.at; {
	case key.Matches(k, l.keys.Back, l.keys.Quit):
		return backSaved(l, l.save(now))
	case key.Matches(k, l.keys.NewStory):
		l.add()
	case l.deleted != nil && key.Matches(k, l.keys.Undelete):
		s := *l.deleted
		l.process.Steps = schedule.SortSteps(append(l.process.Steps, s))
		l.list.at, l.deleted = slices.Index(l.process.Steps, s), nil
		l.touch()
		return tea.Batch(l.save(now), send(sayMsg{text: sayRestored}))
	case len(l.process.Steps) == 0:
	case key.Matches(k, l.keys.Enter):
		l.edit(at)
	case key.Matches(k, l.keys.Delete):
		s := l.process.Steps[at]
		l.deleted = &s
		l.process.Steps = slices.Delete(slices.Clone(l.process.Steps), at, at+1)
		l.touch()
		return tea.Batch(l.save(now), send(sayMsg{text: sayDeleted}))
	}
	return nil
}

// updateStep is for the open step.
func (l *timeline) updateStep(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case outsideMsg:
		return tea.Batch(l.form.updateOutside(processID, msg), l.saveSoon(l.form.changed()))
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, l.keys.Back, l.keys.Finish):
			l.form.sync()
			if l.day.stay() {
				l.form.turn(stepDate)
				return tea.Batch(l.save(now), warnDay())
			}
			l.close(key.Matches(msg, l.keys.Finish))
			return l.save(now)
		case l.form.field() != nil && key.Matches(msg, l.keys.Editor):
			l.form.sync()
			return tea.Sequence(l.save(now), l.form.writeOutside(processID))
		}
	}
	cmd := l.form.update(msg)
	if l.form.at == stepDate {
		l.form.sync() // what is said of the date follows the typing
	}
	return tea.Batch(cmd, l.saveSoon(l.form.changed()))
}

func (l *timeline) help() []key.Binding {
	if l.editing >= 0 {
		return l.form.help()
	}
	var b []key.Binding
	if len(l.process.Steps) > 0 {
		b = append(b, l.keys.Enter)
	}
	b = append(b, with(l.keys.NewStory, l.say("단계 추가", "add a step")))
	if l.deleted != nil {
		b = append(b, l.keys.Undelete)
	}
	if len(l.process.Steps) > 0 {
		b = append(b, l.keys.Delete)
	}
	return append(b, l.keys.Back)
}

// next is the first step of today or later, or the last there is.
func (l *timeline) next() int {
	if s, ok := schedule.NextStep(l.process.Steps, l.now, l.now.Location()); ok {
		return slices.Index(l.process.Steps, s)
	}
	return max(len(l.process.Steps)-1, 0)
}

// arrange gives the list the rows that what is said of the chosen step leaves.
func (l *timeline) arrange() {
	l.list.set(len(l.process.Steps), max(l.height/2, 3))
}

func (l *timeline) view() page {
	t := l.theme
	p := page{title: t.Strong.Render(l.say("전형 일정", "Timeline"))}
	if !l.loaded {
		return p
	}
	if l.isSaved() && (l.editing < 0 || !l.form.changed() && !l.day.bad) {
		p.status = t.Faint.Render(l.say("저장됨", "saved"))
	}
	switch {
	case l.editing >= 0:
		p.title += t.Faint.Render(" " + glyphMid + " " + l.process.Steps[l.editing].Kind.Name().In(l.lang))
		l.form.draw(&p)
	case len(l.process.Steps) == 0:
		p.body = paragraphs(l.say(
			"첫 연락부터 오퍼까지, 단계마다 날짜와 들은 것을 적어 두는 곳입니다. 면접을 본 날에는 받은 질문을 기억나는 대로 적어 두세요. 다음 단계를 준비할 때 가장 큰 도움이 됩니다.\n\n비밀로 하기로 한 질문은 혼자만 보고 다른 곳에 옮기지 마세요.\n\nn을 누르면 첫 단계를 추가합니다.",
			"From the first contact to the offer: a date for each step, and what you heard. On the day of an interview, write down the questions as you remember them; nothing helps more with the next step.\n\nWhat you promised to keep confidential is for your eyes only: do not pass it on.\n\nPress n to add the first step."), l.width)
	default:
		l.arrange()
		next, coming := schedule.NextStep(l.process.Steps, l.now, l.now.Location())
		from, to := l.list.visible()
		for i := from; i < to; i++ {
			s := l.process.Steps[i]
			p.body = append(p.body, l.stepLine(s, l.list.on(i), coming && s == next))
		}
		p.body = append(p.body, l.stepText(l.process.Steps[l.list.at])...)
	}
	return p
}

// stepLine is one step: when, how long to go, what, and how its note begins.
func (l *timeline) stepLine(s schedule.Step, here, next bool) string {
	t := l.theme
	narrow := l.width < roomyWidth
	dayWidth, kindWidth, countWidth := 13, 15, 20
	if narrow {
		dayWidth, kindWidth = 7, 14
		countWidth = l.width - 4 - dayWidth - kindWidth
	}
	sign, style := glyphRing, t.Text
	day, count := l.say("날짜 미정", "no date yet"), ""
	switch {
	case !s.Date.IsZero():
		days := schedule.ToGo(s.Date, l.now, l.now.Location())
		day, count = l.date(s.Date), schedule.SayToGo(days).In(l.lang)
		if narrow {
			day = s.Date.Format(l.say("01.02", "2 Jan"))
		}
		if days < 0 {
			sign, style = glyphTick, t.Faint
		}
		if named := count + l.say(", 다음", ", next"); next && days > 0 && ansi.StringWidth(named) <= countWidth {
			count = named
		}
	case narrow:
		day, count = "", day
	}
	if next {
		sign, style = glyphDot, t.Accent
	}
	kind := padRight(s.Kind.Name().In(l.lang), kindWidth)
	if here {
		kind = t.Here.Render(kind)
	}
	line := l.mark(here) + style.Render(sign+" "+padRight(day, dayWidth)) + kind + style.Render(padRight(count, countWidth))
	if room := l.width - 4 - dayWidth - countWidth - kindWidth; room > 0 {
		line += t.Faint.Render(oneLine(firstLine(s.Note), room))
	}
	return line
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// stepText is what was written down of the chosen step.
func (l *timeline) stepText(s schedule.Step) []string {
	var lines []string
	part := func(name, text string) {
		if text != "" {
			lines = append(lines, "", l.theme.Accent.Render(name))
			lines = append(lines, paragraphs(text, l.width)...)
		}
	}
	part(l.say("메모", "Note"), s.Note)
	part(l.say("받은 질문", "Asked"), s.Asked)
	from, to := l.list.visible()
	room := max(l.height-(to-from), 0)
	if len(lines) > room {
		lines = lines[:max(room-1, 0)]
		if room > 0 {
			lines = append(lines, l.theme.Faint.Render("… Enter"))
		}
	}
	return lines
}
