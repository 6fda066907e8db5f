package tui

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
	"onsite/feedback"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
	"onsite/story"
)

// answer shows one kept answer whole.
type answer struct {
	*ui
	width, height int
	id            string
	answer        interview.Answer
	q             questions.Question // as its deck has it now
	report        feedback.Report
	loaded        bool
	attempts      int
	stories       []story.Story
	belongs       int // the story it was told in, or -1
	warnings      []story.Warning
	page          pager
	pick          *storyPick     // open while a story is being chosen for it
	remark        *editor.Editor // open while a remark is being written
	waiting       bool           // a save of it is due
	now           interview.Moment
}

func newAnswer(u *ui, id string) *answer { return &answer{ui: u, id: id} }

// answerMsg brings the answer; changedMsg says a change to it is on the disk,
// and attachedMsg one of the story it belongs to.
type (
	answerMsg struct {
		answer   interview.Answer
		q        questions.Question
		report   feedback.Report
		attempts int
		stories  []story.Story
		belongs  int
		warnings []story.Warning
		err      error
	}
	attachedMsg struct {
		text lang.Text
		err  error
	}
	changedMsg struct {
		id  string
		err error
	}
)

func (a *answer) open(now interview.Moment) tea.Cmd {
	a.now = now
	a.waiting = false // what came due while another page lay over this one is lost
	db, id, library := a.env.Store, a.id, a.env.Library
	return func() tea.Msg {
		var m answerMsg
		if m.answer, m.err = db.Answer(id); m.err == nil {
			var rows []store.Row
			rows, m.err = db.Attempts(m.answer.Asked.ID)
			m.attempts = len(rows)
			m.q, _ = library().Question(m.answer.Asked.ID)
			m.report = feedback.Read(feedback.Of(m.answer, m.q)) // an old answer is read by the rules of today
			var err error
			m.stories, err = db.Stories()
			m.err = errors.Join(m.err, err)
			m.belongs = storyOf(m.stories, id)
			if m.belongs >= 0 {
				m.warnings = story.InAnswers(m.stories[m.belongs], toldIn(m.answer))
			}
		}
		return m
	}
}

func (a *answer) resize(width, height int) {
	a.width, a.height = width, height
	if a.remark != nil {
		a.remark.SetSize(width-2, remarkRows)
	}
	a.layout()
}

const remarkRows = 4

func (a *answer) layout() {
	if !a.loaded {
		return
	}
	height := a.height
	if a.remark != nil {
		height -= remarkRows + 1
	}
	a.page.set(a.lines(), height)
}

func (a *answer) typing() bool { return a.remark != nil || a.pick != nil }

func (a *answer) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	a.now = now
	switch msg := msg.(type) {
	case answerMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		if msg.answer.ID != a.id {
			return nil // of a page that was left
		}
		a.answer, a.q, a.report, a.attempts, a.loaded = msg.answer, msg.q, msg.report, msg.attempts, true
		a.stories, a.belongs, a.warnings = msg.stories, msg.belongs, msg.warnings
		a.layout()
		return nil
	case changedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		return a.open(now)
	case attachedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		return tea.Batch(a.open(now), send(sayMsg{text: msg.text}))
	case saveDueMsg:
		a.waiting = false
		return a.save(now)
	case savedMsg:
		return a.written(msg, now)
	case droppedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		return tea.Sequence(back(), send(msg))
	}
	if !a.loaded {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, a.keys.Back) {
			return back()
		}
		return nil
	}
	switch {
	case a.remark != nil:
		return a.updateRemark(msg)
	case a.pick != nil:
		return a.updatePick(msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if cmd, done := a.press(k); done {
			return cmd
		}
	}
	a.page.update(msg, a.keys)
	return nil
}

// written answers a save of the remark. One that failed is tried again, open or
// closed, until it is on the disk.
func (a *answer) written(msg savedMsg, now interview.Moment) tea.Cmd {
	switch {
	case msg.id != a.id:
	case msg.err != nil && a.remark != nil && !a.waiting:
		a.waiting = true
		return a.env.After(retryAfter, saveDueMsg{a.id})
	case msg.err != nil && a.remark == nil:
		a.remark = newField(a.answer.Remark, false) // stays open until it can be saved
		a.resize(a.width, a.height)
		a.waiting = true
		return a.env.After(retryAfter, saveDueMsg{a.id})
	case a.remark == nil:
		return a.open(now)
	}
	return nil
}

func (a *answer) press(k tea.KeyPressMsg) (tea.Cmd, bool) {
	db, id, star := a.env.Store, a.id, !a.answer.Star
	switch {
	case key.Matches(k, a.keys.Back, a.keys.Quit):
		return back(), true
	case key.Matches(k, a.keys.Star):
		return func() tea.Msg { return changedMsg{id, db.SetStar(id, star)} }, true
	case key.Matches(k, a.keys.Remark):
		a.remark = newField(a.answer.Remark, false)
		a.resize(a.width, a.height)
		return nil, true
	case key.Matches(k, a.keys.ToStory) && a.answer.Asked.Kind == questions.Behavioral:
		return goTo(toStory{answer: id}), true
	case key.Matches(k, a.keys.Attach) && a.attachable():
		none := ""
		if a.belongs >= 0 {
			none = a.say("이야기 없음 (떼어 내기)", "no story (detach it)")
		}
		a.pick = newStoryPick(a.ui, a.stories, none, max(a.belongs, 0))
		return nil, true
	case key.Matches(k, a.keys.Compare):
		return goTo(toCompare{a.answer.Asked.ID}), true
	case key.Matches(k, a.keys.Again):
		return goTo(toQuestion{id: a.answer.Asked.ID, mode: a.answer.Mode, lang: a.answer.Lang, asked: a.answer.Asked}), true
	case key.Matches(k, a.keys.Overrule, a.keys.Accept):
		list, ok := overruled(a.report, a.answer.Overruled, key.Matches(k, a.keys.Overrule))
		if !ok {
			return nil, true
		}
		return func() tea.Msg { return changedMsg{id, db.SetOverruled(id, list)} }, true
	case key.Matches(k, a.keys.Proof):
		text, ok := proofOf(a.report, int(k.String()[0]-'0'))
		if _, principle := questions.FindPrinciple(a.answer.Asked.Principle); !ok || !principle {
			return nil, true
		}
		return func() tea.Msg { return changedMsg{id, db.SetProof(id, text)} }, true
	case key.Matches(k, a.keys.Delete):
		return deleteAnswer(db, id, a.now), true
	}
	return nil, false
}

// attachable reports whether there is a story the answer may belong to.
func (a *answer) attachable() bool {
	return a.answer.Asked.Kind == questions.Behavioral && len(a.stories) > 0
}

// updatePick is choosing the story the answer belongs to.
func (a *answer) updatePick(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, a.keys.Back) {
		a.pick = nil
		return nil
	}
	i, done := a.pick.update(msg, pickBelow)
	if !done {
		return nil
	}
	a.pick = nil
	if i < 0 {
		return a.attach("", lang.Text{Ko: "이야기에서 떼어 냈습니다.", En: "Detached from its story."})
	}
	st := a.stories[i]
	name := clipRunes(nameOf(st), 40)
	return a.attach(st.ID, lang.Text{Ko: "붙인 이야기: " + name, En: "Attached to: " + name})
}

const pickBelow = 2 // rows above the choice of a story

// attach makes the answer belong to a story, or to none.
func (a *answer) attach(to string, text lang.Text) tea.Cmd {
	db, id := a.env.Store, a.id
	return func() tea.Msg {
		all, err := db.Stories()
		if err != nil {
			return attachedMsg{text, err}
		}
		return attachedMsg{text, db.SaveStory(story.Attach(all, id, to)...)}
	}
}

// updateRemark is writing a remark; Esc and Ctrl+S both keep it.
func (a *answer) updateRemark(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, a.keys.Back, a.keys.Finish) {
		return a.closeRemark()
	}
	if c, ok := msg.(clickMsg); ok {
		a.remark.Click(c.x-2, c.y-(a.height-remarkRows))
		return nil
	}
	before := a.remark.Revision()
	edit(a.remark, msg)
	if a.waiting || a.remark.Revision() == before {
		return nil
	}
	a.waiting = true
	return a.env.After(saveAfter, saveDueMsg{a.id})
}

func (a *answer) closeRemark() tea.Cmd {
	text := lang.Clean(a.remark.Text())
	a.remark = nil
	a.resize(a.width, a.height)
	if text == a.answer.Remark {
		return nil
	}
	a.answer.Remark = text
	return a.writeRemark(text)
}

func (a *answer) writeRemark(text string) tea.Cmd {
	db, id := a.env.Store, a.id
	return func() tea.Msg { return savedMsg{id: id, err: db.SetRemark(id, text)} }
}

// save writes the remark as it is now, while it stays open.
func (a *answer) save(interview.Moment) tea.Cmd {
	if a.remark == nil {
		return nil
	}
	return a.writeRemark(lang.Clean(a.remark.Text()))
}

func (a *answer) unsaved() string {
	if a.remark == nil {
		return a.answer.Remark
	}
	return a.remark.Text()
}

// flush keeps a remark that is still open when the program ends.
func (a *answer) flush(interview.Moment) error {
	if a.remark == nil {
		return nil
	}
	return a.env.Store.SetRemark(a.id, lang.Clean(a.remark.Text()))
}

func (a *answer) help() []key.Binding {
	if a.remark != nil {
		return []key.Binding{with(a.keys.Finish, a.say("저장", "save")), with(a.keys.Back, a.say("저장하고 닫기", "save and close"))}
	}
	if a.pick != nil {
		return []key.Binding{with(a.keys.Enter, a.say("이 이야기", "this story")), with(a.keys.NextPart, a.say("다음 이야기", "next story")), with(a.keys.Back, a.say("그만", "stop"))}
	}
	b := []key.Binding{a.keys.Again, a.keys.Star, a.keys.Remark}
	if a.answer.Asked.Kind == questions.Behavioral {
		b = append(b, a.keys.ToStory)
	}
	if a.attachable() {
		b = append(b, a.keys.Attach)
	}
	b = append(b, a.reviewKeys(a.answer, a.report)...)
	if a.attempts > 1 {
		b = append(b, a.keys.Compare)
	}
	return append(b, a.keys.Delete, a.keys.Back)
}

func (a *answer) lines() []string {
	t, an := a.theme, a.answer
	lines := a.question(an, a.width)
	lines = append(lines, "", a.ratingLine(an), a.timeLine(an))
	if an.Asked.Kind == questions.Behavioral {
		lines = append(lines, a.storyLine())
	}
	for _, w := range a.warnings {
		lines = append(lines, marked(t.Warn.Render("! "), w.Say.In(a.lang), a.width)...)
	}
	if an.Remark != "" && a.remark == nil {
		lines = append(lines, "", t.Accent.Render(a.say("메모", "Your note")))
		lines = append(lines, paragraphs(an.Remark, a.width)...)
	}
	lines = append(lines, "")
	lines = append(lines, a.readingLines(an, a.report, a.width)...)
	if g := a.gapText(an); g != "" {
		lines = append(lines, "", t.Faint.Render(g))
	}
	return lines
}

// storyLine names the story the answer was told for, and the keys around it.
func (a *answer) storyLine() string {
	switch {
	case a.belongs >= 0:
		const keys = " · w"
		lead := a.say("이야기: ", "Story: ")
		return lead + oneLine(nameOf(a.stories[a.belongs]), a.width-ansi.StringWidth(lead+keys)) + a.theme.Faint.Render(keys)
	case len(a.stories) > 0:
		return a.theme.Faint.Render(oneLine(a.say("이야기: 없음 · w 새로 쓰기 · W 있는 이야기에 붙이기", "Story: none · w write one · W attach to one"), a.width))
	}
	return a.theme.Faint.Render(oneLine(a.say("이야기: 없음 · w 새로 쓰기", "Story: none · w write one"), a.width))
}

// gapText tells of time away, so that the clock's figures can be trusted.
func (u *ui) gapText(a interview.Answer) string {
	text := ""
	for _, g := range a.Gaps {
		if text != "" {
			text += ", "
		}
		text += clock(g.Length)
		if g.Counted {
			text += u.say("(시간에 넣음)", " (counted)")
		}
	}
	if text == "" {
		return ""
	}
	return u.say("자리를 비운 시간: ", "away for ") + text
}

func (a *answer) view() page {
	t := a.theme
	p := page{title: t.Strong.Render(a.say("답변", "Answer"))}
	if !a.loaded {
		return p
	}
	an := a.answer
	p.title += t.Faint.Render(" " + glyphMid + " " + a.subjectOf(an.Asked.Principle, an.Asked.Deck))
	if an.Star {
		p.title += " " + t.Warn.Render(glyphStar)
	}
	facts := a.date(an.Kept) + " " + glyphMid + " " + a.modeName(an.Mode)
	if an.Partial {
		facts += " " + glyphMid + " " + a.say("미완성", "unfinished")
	}
	p.status = t.Faint.Render(facts)
	if a.pick != nil {
		lines, x := a.pick.view(a.width, a.height-pickBelow)
		p.cursor = &tea.Position{X: x, Y: pickBelow}
		p.body = append([]string{a.theme.Strong.Render(oneLine(a.say("이 답변에서 들려준 이야기", "The story this answer tells"), a.width)), ""}, lines...)
		return p
	}
	if m := a.more(&a.page); m != "" && ansi.StringWidth(p.title+p.status)+5 <= a.width { // the title goes first
		p.status += " " + m
	}
	p.body = append(p.body, a.page.view()...)
	if a.remark != nil {
		for len(p.body) < a.height-remarkRows-1 {
			p.body = append(p.body, "")
		}
		p.body = append(p.body, t.Accent.Render(a.say("메모", "Your note")))
		x, y := a.remark.Cursor()
		p.cursor = &tea.Position{X: 2 + x, Y: len(p.body) + y}
		rows := a.remark.Rows()
		for i := range remarkRows {
			line := t.Accent.Render(glyphEdge) + " "
			if i < len(rows) {
				line += rows[i]
			}
			p.body = append(p.body, line)
		}
	}
	return p
}
