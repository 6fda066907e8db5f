package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/schedule"
)

// plan is the days to the interview: what each is for, what does not fit, and
// the way to what is known of the interview.
type plan struct {
	*ui
	width, height int
	today         today
	loaded        bool
	page          pager
}

func newPlan(u *ui) *plan { return &plan{ui: u} }

func (p *plan) open(now interview.Moment) tea.Cmd { return p.loadToday(now.Wall) }

func (p *plan) resize(width, height int) {
	p.width, p.height = width, height
	p.layout()
}

func (p *plan) layout() {
	if p.loaded {
		p.page.set(p.lines(), p.height)
	}
}

func (p *plan) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case todayMsg:
		if !msg.today.read() {
			return tea.Batch(back(), fail(msg.err))
		}
		p.today, p.loaded = msg.today, true
		p.layout()
		if msg.err != nil {
			return fail(msg.err)
		}
		return nil
	case libraryMsg:
		p.layout() // the decks have their titles now
		return nil
	}
	if p.loaded && p.today.over(now.Wall) {
		p.loaded = false
		return tea.Batch(p.open(now), p.update(msg, now))
	}
	if p.page.update(msg, p.keys) {
		return nil
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, p.keys.Back, p.keys.Quit):
			return back()
		case p.loaded && key.Matches(k, p.keys.Enter):
			if p.unknown() {
				return goTo(toInterview{})
			}
			if it, ok := p.first(); ok {
				return p.begin(p, it)
			}
		case key.Matches(k, p.keys.Edit):
			return goTo(toInterview{})
		case key.Matches(k, p.keys.Steps):
			return goTo(toTimeline{})
		case key.Matches(k, p.keys.OnePage):
			return goTo(toBrief{})
		}
	}
	return nil
}

// unknown reports that nothing was said of the interview yet.
func (p *plan) unknown() bool {
	return p.today.process.Date.IsZero() && p.today.process.Revision == 0
}

// first is what there is to begin with today; ok is false when nothing is.
func (p *plan) first() (it schedule.Item, ok bool) {
	items := p.today.items()
	if len(items) == 0 || items[0].Kind == schedule.DoRest {
		return it, false
	}
	return items[0], true
}

func (p *plan) help() []key.Binding {
	var b []key.Binding
	if p.unknown() {
		b = append(b, with(p.keys.Enter, p.say("면접 날짜 정하기", "set the date")))
	} else if _, ok := p.first(); ok {
		b = append(b, with(p.keys.Enter, p.say("오늘 할 일 시작", "begin today")))
	}
	return append(b, p.keys.Edit, p.keys.Steps, p.keys.OnePage, p.keys.Back)
}

func (p *plan) view() page {
	t := p.theme
	v := page{title: t.Strong.Render(p.say("면접 계획", "Plan"))}
	if !p.loaded {
		return v
	}
	pr := p.today.process
	if name := nameOfProcess(pr); name != "" {
		v.title += t.Faint.Render(" " + glyphMid + " " + name)
	}
	if left := p.toGo(pr, p.today.agenda.ToGo); left != "" {
		v.status = t.Here.Render(left) + t.Faint.Render(" "+glyphMid+" "+p.dayName(pr.Date))
	}
	if m := p.more(&p.page); m != "" {
		v.status += " " + m
	}
	v.body = p.page.view()
	return v
}

func (p *plan) lines() []string {
	t, a := p.theme, p.today.agenda
	var lines []string
	if p.today.process.Date.IsZero() {
		text := p.say("면접 날짜를 정하면 그날까지 날마다 할 일을 짜 드립니다. 그전까지는 꾸준히 연습하는 일주일 계획을 보여 드립니다.",
			"Set the date of your interview, and every day up to it is planned. Until then, this is a steady week.")
		lines = append(wrap(text, p.width), "")
	}
	now := p.env.Now().Wall
	if s, ok := schedule.NextStep(p.today.process.Steps, now, now.Location()); ok && !s.Date.Equal(p.today.process.Date) {
		text := fmt.Sprintf(p.say("다음 일정: %s, %s", "Next: %s, %s"), s.Kind.Name().In(p.lang), p.dayName(s.Date))
		lines = append(lines, t.Accent.Render(oneLine(text, p.width)), "")
	}
	for i, d := range a.Days {
		lines = append(lines, p.dayLines(i, d)...)
		if s := a.Short.In(p.lang); i == 0 && s != "" {
			lines = append(append(lines, marked(t.Warn.Render("! "), s, p.width)...), "")
		}
	}
	return lines
}

const planDay = 18 // cells for a day's name

// dayLines are one day: its name, its minutes, what is to be done. Today is told
// in whole sentences.
func (p *plan) dayLines(i int, d schedule.DayPlan) []string {
	t := p.theme
	name := p.dayName(d.Date)
	interviewDay := i == p.today.agenda.ToGo
	if interviewDay {
		name += p.say(" D-Day", "")
	}
	minutes := ""
	if n := d.Minutes(); n > 0 {
		minutes = fmt.Sprintf(p.say("%d분", "%d min"), n)
	}
	if i == 0 {
		head := t.Here.Render(p.say("오늘 ", "Today ")+name) + "  " + t.Faint.Render(minutes)
		lines := []string{head}
		for _, it := range d.Items {
			lines = append(lines, marked("  "+glyphMid+" ", it.Say.In(p.lang), p.width)...)
		}
		return append(lines, "")
	}
	var items []string
	for _, it := range d.Items {
		items = append(items, p.short(it))
	}
	text := strings.Join(items, "\u00a0"+glyphMid+" ") // a name may have commas of its own; no line begins with the sign
	if interviewDay {
		text = p.say("면접", "the interview")
	}
	if p.width < roomyWidth {
		lines := []string{t.Accent.Render(name) + "  " + t.Faint.Render(minutes)}
		return append(lines, marked("  ", text, p.width)...)
	}
	lead := padRight(name, planDay) + t.Faint.Render(padLeft(minutes, 7)) + "  "
	return marked(lead, text, p.width)
}
