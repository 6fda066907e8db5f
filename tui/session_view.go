package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
	"onsite/interview"
	"onsite/questions"
)

// How the stages of a session look. Everything here only draws.

// resize lays the page out anew.
func (s *session) resize(width, height int) {
	s.width, s.height = width, height
	switch {
	case s.over:
		s.showSummary()
	case s.draft == nil:
	case s.draft.Stage == interview.Finished:
		s.showReveal()
	default:
		if e := s.field(); e != nil {
			s.size(e)
		}
	}
}

// size gives the open field its room.
func (s *session) size(e *editor.Editor) {
	if s.width == 0 {
		return
	}
	if s.draft.Stage == interview.Thinking {
		e.SetSize(s.width-noteIndent-1, 1)
		return
	}
	l := s.sheet()
	e.SetSize(s.width-l.left-l.right, l.rows)
}

func (s *session) help() []key.Binding {
	k := s.keys
	if s.draft == nil {
		if s.over {
			return []key.Binding{with(k.Enter, s.say("홈으로", "home")), k.Up, k.Down}
		}
		return []key.Binding{k.Back}
	}
	if s.draft.Away > 0 {
		return []key.Binding{k.Count, k.Leaveout}
	}
	if s.menu != nil {
		return []key.Binding{with(k.Enter, s.say("고르기", "choose")), with(k.Back, s.say("계속", "go on"))}
	}
	typing := []key.Binding{k.Finish, k.Editor, k.Leave}
	switch s.draft.Stage {
	case interview.Thinking:
		if s.noting {
			return []key.Binding{k.Start, with(k.Note, s.say("메모 닫기", "close note"))}
		}
		return []key.Binding{k.Start, k.Note, s.otherKey(), k.Mode, k.Skip, k.Leave}
	case interview.Answering:
		if s.draft.Mode == interview.Speak {
			if len(s.draft.Sections) == 1 {
				return []key.Binding{k.Done, k.Stumble, k.Leave}
			}
			return []key.Binding{k.Speak, k.Stumble, k.Done, k.Leave}
		}
		if len(s.draft.Sections) > 1 {
			return append([]key.Binding{k.NextPart, k.PrevPart}, typing...)
		}
		return typing
	case interview.Noting:
		return typing
	case interview.Probing:
		if s.draft.Mode == interview.Speak {
			return []key.Binding{k.Done, k.Leave}
		}
		return typing
	case interview.Rating:
		stepBack := with(k.PrevPart, s.say("앞 단계", "step back"))
		if len(s.draft.Asked.Points) > 0 {
			return []key.Binding{k.Tick, k.Scale, k.Confirm, stepBack, k.Leave}
		}
		return []key.Binding{k.Scale, k.Confirm, stepBack, k.Leave}
	}
	next := k.Next
	if s.number >= s.total {
		next = with(next, s.say("마치기", "finish"))
	}
	return append(append([]key.Binding{next, k.Again, k.Sooner}, s.reviewKeys(s.draft.Answer, s.report)...), k.Compare, k.End)
}

// fullHelp adds the editing keys where a text is open.
func (s *session) fullHelp() []key.Binding {
	b := s.help()
	if s.draft != nil && s.field() != nil {
		b = append(b, s.keys.Undo, s.keys.Redo,
			key.NewBinding(key.WithKeys("ctrl+left"), key.WithHelp("Ctrl+←/→", s.say("낱말 이동", "by word"))),
			key.NewBinding(key.WithKeys("ctrl+w"), key.WithHelp("Ctrl+W", s.say("낱말 지우기", "delete word"))),
			key.NewBinding(key.WithKeys("ctrl+u"), key.WithHelp("Ctrl+U / Ctrl+K", s.say("줄 앞/뒤 지우기", "delete to line start/end"))))
	}
	return b
}

func (s *session) otherKey() key.Binding {
	return with(s.keys.Other, s.draft.Lang.Say(s.say("영어로 보기", "read it in English"), s.say("한국어로 보기", "read it in Korean")))
}

func (s *session) view() page {
	p := page{title: s.theme.Strong.Render(s.say("연습", "Practice"))}
	switch {
	case s.over:
		p.body = s.page.view()
		p.status = s.more(&s.page)
		return p
	case s.draft == nil && !s.empty.Empty():
		p.body = wrap(s.empty.In(s.lang), s.width)
		return p
	case s.draft == nil:
		return p
	}
	p.title += s.theme.Faint.Render(" " + glyphMid + " " + s.subject())
	if s.total > 1 {
		p.status = s.theme.Faint.Render(fmt.Sprintf("%d / %d", s.number, s.total))
	}
	switch {
	case s.draft.Away > 0:
		p.body = s.viewGap()
	case s.menu != nil:
		p.body = s.viewMenu()
		p.status = s.clockText()
	default:
		s.viewStage(&p)
	}
	return p
}

func (s *session) viewStage(p *page) {
	switch s.draft.Stage {
	case interview.Thinking:
		s.viewThink(p)
	case interview.Answering:
		if s.draft.Mode == interview.Speak {
			s.viewSpeak(p)
		} else {
			s.viewType(p)
		}
	case interview.Noting:
		s.viewNotes(p)
	case interview.Probing:
		s.viewProbe(p)
	case interview.Rating:
		s.viewRate(p)
	default:
		p.body = s.page.view()
		if m := s.more(&s.page); m != "" {
			p.status = m
		}
	}
}

// subject is what the open question asks for.
func (s *session) subject() string { return s.subjectOf(s.draft.Asked.Principle, s.draft.Asked.Deck) }

func (s *session) viewGap() []string {
	lines := wrap(fmt.Sprintf(s.say("%s 동안 자리를 비우셨습니다(절전 또는 일시 중지). 시계는 멈춰 있습니다.",
		"You were away for %s (asleep or suspended). The clock stands."), clock(s.draft.Away)), s.width)
	lines = append(lines, "")
	return append(lines, wrap(s.say("이 시간을 답변 시간에 넣을까요?", "Should it count as answering time?"), s.width)...)
}

// question draws the question in at most rows lines.
func (s *session) question(rows int) []string {
	width := s.width
	if width > 66 {
		width = 66 // a shorter line reads larger
	}
	lines := wrap(s.draft.Asked.Ask.In(s.draft.Lang), width)
	if len(lines) > rows {
		lines = lines[:rows]
		lines[rows-1] = ansi.Truncate(lines[rows-1]+"…", width, "…")
	}
	return styled(s.theme.Strong, lines)
}

const noteIndent = 6

func (s *session) viewThink(p *page) {
	d, t := s.draft, s.theme
	tall := s.height >= 16
	var lines []string
	if tall {
		lines = append(lines, "")
	}
	lines = append(lines, s.question(max(s.height-7, 3))...)
	if s.both && d.Asked.Ask.Has(d.Lang.Other()) {
		lines = append(lines, "")
		lines = append(lines, styled(t.Faint, wrap(d.Asked.Ask.In(d.Lang.Other()), min(s.width, 66)))...)
	}
	lines = append(lines, "")
	if tall {
		lines = append(lines, "")
	}
	lines = append(lines, s.thinkBar(), "")
	note := t.Faint.Render(padRight(s.say("메모", "note"), noteIndent))
	if e := s.fields[noteField]; e != nil && s.noting {
		x, y := e.Cursor()
		p.cursor = &tea.Position{X: noteIndent + x, Y: len(lines) + y}
		note += e.Rows()[0]
	} else if d.Note != "" {
		note += oneLine(d.Note, s.width-noteIndent)
	} else {
		note += t.Faint.Render(ansi.Truncate(s.noteHint(), s.width-noteIndent, "…"))
	}
	lines = append(lines, note)
	mode := s.say("쓰기 ", "type ")
	if d.Mode == interview.Speak {
		mode = s.say("말하기 ", "speak ")
	}
	facts := mode + clock(d.Budget) + "  " + glyphMid + "  " + s.level(d.Asked.Level)
	if len(d.Asked.Points) > 0 {
		facts += "  " + glyphMid + "  " + s.plural(len(d.Asked.Points), "핵심 항목 %d개", "key point", "key points")
	}
	p.body = atBottom(lines, t.Faint.Render(facts), s.height)
}

func (s *session) noteHint() string {
	if s.draft.Asked.Kind == questions.Technical {
		return s.say("말할 순서를 한 줄로 (Tab)", "the order you will talk in (Tab)")
	}
	return s.say("떠오르는 경험의 제목만 적어 두세요 (Tab)", "just the name of the story that comes to mind (Tab)")
}

func (s *session) thinkBar() string {
	limit := s.settings.Pace.Think
	label := clock(max(limit-s.draft.Think, 0)) + s.say(" 생각할 시간", " to think")
	style := s.theme.Accent
	if s.draft.Think >= limit {
		style = s.theme.Warn
		label = style.Render(signed(s.draft.Think-limit) + s.say(" 시작하세요", " time to start"))
	} else {
		label = s.theme.Faint.Render(label)
	}
	room := max(s.width-20, 10)
	return bar(s.theme, style, s.draft.Think, limit, room) + "  " + label
}

// clockText is the answer's clock against its budget.
func (s *session) clockText() string {
	d := s.draft
	spent, budget := d.Spent(), d.Budget
	if d.Stage == interview.Probing {
		spent, budget = d.Probes[d.Probe].Spent, d.Probes[d.Probe].Limit
	}
	text := s.theme.clockStyle(interview.SignalAt(spent, budget)).Render(clock(spent)) + " " + s.theme.Faint.Render("/ "+clock(budget))
	if o := s.ui.over(spent, budget); o != "" {
		text = o + "  " + text
	}
	return text
}

// sheet is where things stand on a page with an editor.
type sheet struct {
	question int // rows of the question
	top      int // first row of the sections
	left     int // cells before the editor
	right    int // cells after it
	rows     int // rows of the editor
}

func (s *session) sheet() sheet {
	l := sheet{left: 4, right: 9, question: 3}
	gaps := 2 // under the bar, above the status
	if s.height < 16 {
		l.question, gaps = 2, 0
	}
	n := len(s.draft.Sections)
	switch s.draft.Stage {
	case interview.Probing:
		l.question, l.left, l.right, n = 4, 2, 2, 1
		if s.height < 16 {
			l.question = 3
		}
	case interview.Noting:
		l.left, l.right, n = 2, 2, 1
	default:
		if n == 1 {
			l.left, l.right = 2, 2
		}
	}
	l.question = min(l.question, max(len(s.stageQuestion(l.question)), 1))
	l.top = l.question + 1 + gaps/2
	l.rows = max(s.height-l.top-(n-1)-1-gaps/2, 1)
	return l
}

// stageQuestion is what stands above the editor.
func (s *session) stageQuestion(rows int) []string {
	if s.draft.Stage != interview.Probing {
		return s.question(rows)
	}
	d, t := s.draft, s.theme
	first := t.Faint.Render(oneLine(d.Asked.Ask.In(d.Lang), s.width))
	lines := wrap(d.Probes[d.Probe].Ask.In(d.Lang), min(s.width, 66))
	if len(lines) > rows-1 {
		lines = lines[:rows-1]
		lines[rows-2] = ansi.Truncate(lines[rows-2]+"…", min(s.width, 66), "…")
	}
	return append([]string{first}, styled(t.Strong, lines)...)
}

// fieldOrigin is the editor's first cell on the page.
func (s *session) fieldOrigin() (x, y int) {
	if s.draft.Stage == interview.Thinking {
		return noteIndent, 0
	}
	l := s.sheet()
	y = l.top
	if s.draft.Stage == interview.Answering {
		y += s.draft.Open
	}
	return l.left, y
}

// sectionAt is the section drawn at a row, or -1.
func (s *session) sectionAt(y int) int {
	l := s.sheet()
	y -= l.top
	switch open := s.draft.Open; {
	case y < 0:
		return -1
	case y < open:
		return y
	case y < open+l.rows:
		return open
	default:
		if i := y - l.rows + 1; i < len(s.draft.Sections) {
			return i
		}
		return -1
	}
}

// viewType is the answer being typed: the open section breathes, the others
// stay visible in one line each.
func (s *session) viewType(p *page) {
	d, l := s.draft, s.sheet()
	lines := append([]string{}, s.stageQuestion(l.question)...)
	lines = append(lines, s.barLine())
	for len(lines) < l.top {
		lines = append(lines, "")
	}
	for i := range d.Sections {
		if i == d.Open {
			lines = append(lines, s.openSection(p, len(lines), l)...)
		} else {
			lines = append(lines, s.closedSection(i, l))
		}
	}
	p.body = atBottom(lines, padLeft(s.savedText(), s.width), s.height)
}

func (s *session) barLine() string {
	text := s.clockText()
	return clockBar(s.theme, s.draft.Spent(), s.draft.Budget, max(s.width-ansi.StringWidth(text)-2, 4)) + "  " + text
}

func (s *session) openSection(p *page, y int, l sheet) []string {
	d, t, e := s.draft, s.theme, s.field()
	sec := d.Sections[d.Open]
	var side []string
	var label string
	if len(d.Sections) > 1 {
		label = t.Here.Render(string(sec.Part)) + " "
		side = []string{
			t.clockStyle(interview.SignalAt(sec.Spent, sec.Share)).Render(clock(sec.Spent)),
			t.Faint.Render("/ " + clock(sec.Share)),
		}
	}
	x, cy := e.Cursor()
	p.cursor = &tea.Position{X: l.left + x, Y: y + cy}
	rows := e.Rows()
	lines := make([]string, l.rows)
	for i := range lines {
		text := ""
		if i < len(rows) {
			text = rows[i]
		}
		if e.Empty() && i == 0 {
			text = t.Faint.Render(ansi.Truncate(s.prompt(sec.Part), s.width-l.left-l.right, "…"))
		}
		lead := strings.Repeat(" ", ansi.StringWidth(label))
		if i == 0 {
			lead = label
		}
		lines[i] = lead + t.Accent.Render(glyphEdge) + " " + text
		if i < len(side) {
			lines[i] = spread(lines[i], side[i], s.width)
		}
	}
	return lines
}

func (s *session) closedSection(i int, l sheet) string {
	t, sec := s.theme, s.draft.Sections[i]
	times := t.Faint.Render("–  ")
	if sec.Spent > 0 {
		mark := " "
		if sec.Text != "" {
			mark = glyphTick
		}
		times = t.clockStyle(interview.SignalAt(sec.Spent, sec.Share)).Render(clock(sec.Spent)) + " " + t.Good.Render(mark)
	}
	text := oneLine(sec.Text, s.width-l.left-l.right)
	if sec.Text == "" {
		text = t.Faint.Render(ansi.Truncate(s.prompt(sec.Part), s.width-l.left-l.right, "…"))
	}
	return spread(t.Faint.Render(string(sec.Part))+"   "+text, times, s.width)
}

// prompt says what belongs into a section, in the language of the answer.
func (s *session) prompt(p interview.Part) string {
	l := s.draft.Lang
	switch p {
	case interview.Situation:
		return l.Say("상황: 언제, 어디서, 무엇이 걸려 있었나요", "Situation: when, where, what was at stake")
	case interview.Task:
		return l.Say("과제: 본인이 맡은 목표", "Task: what you had to achieve")
	case interview.Action:
		return l.Say("행동: 본인이 직접 한 일과 그 이유", "Action: what you yourself did, and why")
	case interview.Result:
		return l.Say("결과: 어떻게 끝났고 무엇이 얼마나 달라졌나요", "Result: how it ended, what changed by how much")
	}
	return l.Say("면접관에게 설명하듯 적어 보세요", "Write it as you would explain it aloud")
}

// savedText tells how much of the open field is on the disk. It changes when a
// save is done, not with every letter.
func (s *session) savedText() string {
	e := s.field()
	if e == nil || e.Empty() {
		return ""
	}
	n, ok := s.safe[s.fieldName()]
	if !ok {
		return ""
	}
	return s.theme.Faint.Render(s.say("저장됨 ", "saved ") + glyphMid + " " + s.plural(n, "%d자", "character", "characters"))
}

func (s *session) viewSpeak(p *page) {
	d, t := s.draft, s.theme
	lines := s.question(3)
	if s.height >= 16 {
		lines = append(lines, "")
	}
	if len(d.Sections) > 1 {
		cell := s.width / len(d.Sections)
		row := ""
		for i, sec := range d.Sections {
			text := string(sec.Part) + " –"
			if sec.Spent > 0 || i == d.Open {
				text = string(sec.Part) + " " + clock(sec.Spent)
			}
			if i == d.Open {
				text = t.Here.Render(glyphDot + " " + text)
			} else {
				text = t.Faint.Render("  " + text)
			}
			row += padRight(text, cell)
		}
		lines = append(lines, row, "")
	}
	style := t.signal(interview.SignalAt(d.Spent(), d.Budget))
	big := bigClock(d.Spent())
	indent := strings.Repeat(" ", max((s.width-ansi.StringWidth(big[0]))/2, 0))
	for _, row := range big {
		lines = append(lines, indent+style.Render(row))
	}
	lines = append(lines, "", clockBar(t, d.Spent(), d.Budget, s.width), s.speakLabels())
	hint := s.say("소리 내어 답하세요.", "Answer aloud.")
	if d.Stumbles > 0 {
		hint += "  " + s.plural(d.Stumbles, "막힘 %d번", "stumble", "stumbles")
	}
	p.body = atBottom(lines, t.Faint.Render(hint), s.height)
}

// speakLabels names the amber and red marks under the bar.
func (s *session) speakLabels() string {
	d := s.draft
	end := interview.RedAt(d.Budget) + d.Budget/12
	at := func(x time.Duration) int { return int(int64(s.width) * int64(x) / int64(max(end, 1))) }
	amber, red := clock(d.Budget), clock(interview.RedAt(d.Budget))
	row := padRight("", max(at(d.Budget)-len(amber)/2, 0)) + amber
	row += padRight("", max(at(interview.RedAt(d.Budget))-len(red)/2-len(row), 1)) + red
	if over := s.ui.over(d.Spent(), d.Budget); over != "" {
		return over + s.theme.Faint.Render(row[min(ansi.StringWidth(over), len(row)):])
	}
	return s.theme.Faint.Render(row)
}

func (s *session) viewNotes(p *page) {
	l := s.sheet()
	lines := append([]string{}, s.stageQuestion(l.question)...)
	lines = append(lines, s.theme.Faint.Render(ansi.Truncate(s.say("무엇을 말했는지 몇 마디로 남겨 두세요. 말한 시간 ", "A few words on what you said. You spoke for ")+clock(s.draft.Spent())+".", s.width, "…")))
	for len(lines) < l.top {
		lines = append(lines, "")
	}
	lines = append(lines, s.plainField(p, len(lines), l)...)
	p.body = atBottom(lines, padLeft(s.savedText(), s.width), s.height)
}

func (s *session) viewProbe(p *page) {
	d, l, t := s.draft, s.sheet(), s.theme
	lines := append([]string{}, s.stageQuestion(l.question)...)
	probe := d.Probes[d.Probe]
	text := s.clockText()
	lines = append(lines, clockBar(t, probe.Spent, probe.Limit, max(s.width-ansi.StringWidth(text)-2, 4))+"  "+text)
	for len(lines) < l.top {
		lines = append(lines, "")
	}
	if d.Mode == interview.Type {
		lines = append(lines, s.plainField(p, len(lines), l)...)
	} else {
		lines = append(lines, t.Faint.Render(s.say("소리 내어 답하세요.", "Answer aloud.")))
	}
	p.body = atBottom(lines, spread(t.Faint.Render(fmt.Sprintf(s.say("꼬리 질문 %d", "probe %d"), d.Probe+1)), s.savedText(), s.width), s.height)
}

// plainField draws the open editor without a label.
func (s *session) plainField(p *page, y int, l sheet) []string {
	e := s.field()
	x, cy := e.Cursor()
	p.cursor = &tea.Position{X: l.left + x, Y: y + cy}
	rows := e.Rows()
	lines := make([]string, l.rows)
	for i := range lines {
		lines[i] = s.theme.Accent.Render(glyphEdge)
		if i < len(rows) {
			lines[i] += " " + rows[i]
		}
	}
	return lines
}

// rateRows are the lines of the rate stage, each with the row of the list it
// belongs to, or -1.
func (s *session) rateRows() (lines []string, owner []int) {
	d, t := s.draft, s.theme
	add := func(i int, text ...string) {
		for _, l := range text {
			lines, owner = append(lines, l), append(owner, i)
		}
	}
	item := func(i int, box, text string) {
		width := ansi.StringWidth(box) + 3
		for n, l := range wrap(text, s.width-width) {
			lead := strings.Repeat(" ", width)
			if n == 0 {
				lead = s.mark(s.list.on(i)) + box + " "
			}
			if s.list.on(i) {
				l = t.Here.Render(l)
			}
			add(i, lead+l)
		}
	}
	points := d.Asked.Points
	if len(points) > 0 {
		add(-1, wrap(s.say("어떤 핵심 항목을 말했다고 생각하시나요? 정답을 보기 전에 표시하세요.", "Which key points do you believe you covered? Tick them before you see the answer."), s.width)...)
		for i, pt := range points {
			box := "[ ]"
			if contains(d.Believed, pt.ID) {
				box = "[" + t.Good.Render(glyphTick) + "]"
			}
			item(i, box, pt.Say.In(d.Lang))
		}
		add(-1, "")
	}
	add(-1, wrap(s.say("스스로 평가해 보세요 (연습 척도).", "How did it go? Rate yourself on the practice scale."), s.width)...)
	for i, anchor := range interview.Scale(d.Asked.Kind) {
		n := fmt.Sprintf(" %d ", i+1)
		if d.Rating == i+1 {
			n = t.Good.Render(fmt.Sprintf("(%d)", i+1))
		}
		item(len(points)+i, n, anchor.In(s.lang))
	}
	return lines, owner
}

// rateWindow is the part of rateRows that is shown, with the chosen row in it.
func (s *session) rateWindow() ([]string, []int) {
	s.list.set(len(s.draft.Asked.Points)+5, len(s.draft.Asked.Points)+5)
	lines, owner := s.rateRows()
	last := 0
	for i, o := range owner {
		if o == s.list.at {
			last = i
		}
	}
	top := 0
	if len(lines) > s.height && last >= s.height-1 {
		top = min(last-s.height+2, len(lines)-s.height)
	}
	end := min(top+s.height, len(lines))
	return lines[top:end], owner[top:end]
}

func (s *session) rateRow(y int) int {
	_, owner := s.rateWindow()
	if y < 0 || y >= len(owner) {
		return -1
	}
	return owner[y]
}

func (s *session) viewRate(p *page) { p.body, _ = s.rateWindow() }

// showReveal writes the page after the rating: what to fix first, what was seen,
// the answer with its marks, and what strong looks like.
func (s *session) showReveal() {
	a := s.draft.Answer
	lines := s.ui.question(a, s.width)
	lines = append(lines, "", s.ratingLine(a), s.timeLine(a))
	lines = append(lines, s.backLines()...)
	lines = append(lines, "")
	lines = append(lines, s.readingLines(a, s.report, s.width)...)
	if a.Asked.Kind == questions.Technical {
		lines = append(lines, s.referenceLines(s.q, a.Lang, s.width)...)
	}
	lines = append(lines, s.strongLines(s.q, s.guide, a.Lang, s.width)...)
	s.page.set(lines, s.height)
}

// showSummary lists what was answered in this session.
func (s *session) showSummary() {
	t := s.theme
	lines := []string{"", t.Strong.Render(s.plural(len(s.done), "질문 %d개에 답했습니다.", "question answered.", "questions answered.")), ""}
	for _, a := range s.done {
		facts := padLeft(clock(a.Spent()), 6) + "  " + s.stars(a.Rating)
		room := s.width - ansi.StringWidth(facts) - 3
		lines = append(lines, padRight(oneLine(a.Asked.Ask.In(a.Lang), room), room)+"   "+facts)
	}
	lines = append(lines, "")
	lines = append(lines, styled(t.Faint, wrap(s.weakest(), s.width))...)
	s.page.set(lines, s.height)
}

// weakest is one honest sentence on what to answer again.
func (s *session) weakest() string {
	low := -1
	for i, a := range s.done {
		if a.Rating > 0 && a.Rating <= 3 && (low < 0 || a.Rating < s.done[low].Rating) {
			low = i
		}
	}
	if low < 0 {
		return s.say("모든 답변은 '돌아보기'에 저장되어 있습니다.", "Every answer is kept under Review.")
	}
	ask := s.done[low].Asked.Ask.In(s.done[low].Lang)
	return fmt.Sprintf(s.say("가장 낮게 평가한 질문: %s 내일 한 번 더 답해 보세요.", "Your lowest rating: %s Answer it once more tomorrow."), ask)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// atBottom puts a line on the last row of the page.
func atBottom(lines []string, last string, height int) []string {
	if len(lines) >= height {
		lines = lines[:height-1]
	}
	for len(lines) < height-1 {
		lines = append(lines, "")
	}
	return append(lines, last)
}

// paragraphs wraps a text that has line breaks of its own.
func paragraphs(text string, width int) []string {
	var lines []string
	for _, p := range strings.Split(text, "\n") {
		if p == "" {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, wrap(p, width)...)
	}
	return lines
}
