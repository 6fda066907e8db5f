package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
	"onsite/interview"
	"onsite/mock"
	"onsite/questions"
)

// round is a mock on the line: who is asking, what is asked, two clocks and
// one's own words. The loop holds the truth; the editor holds what is being
// written.
type round struct {
	*ui
	width, height int

	begin   func(interview.Moment) tea.Cmd // finds or deals the loop
	loop    *mock.Loop
	field   *editor.Editor
	reply   replyAt       // what the field answers
	seen    uint64        // the field's revision in the loop
	cut     time.Duration // when the interviewer cut in, as far as the page knows
	checked int           // runes when we last looked whether it rambles
	peek    bool          // the prepared line is shown
	menu    *menu
	waiting bool   // a save is due
	synced  uint64 // revision last handed to the store
	safe    int    // characters of the field on the disk
	keeping bool   // the answers of the finished loop are on their way
}

// replyAt is a place in a loop.
type replyAt struct{ round, turn, reply int }

func newRound(u *ui, to toRound) *round {
	r := &round{ui: u}
	if to.id != "" {
		r.begin = func(interview.Moment) tea.Cmd { return func() tea.Msg { return loadLoop(u.env, to.id) } }
		return r
	}
	r.begin = func(now interview.Moment) tea.Cmd {
		seed, id := u.env.Rand.Uint64(), u.env.NewID(now.Wall)
		return func() tea.Msg { return dealLoop(u.env, to.setup, id, seed) }
	}
	return r
}

// loopMsg brings a mock: dealt anew, or from the disk.
type loopMsg struct {
	loop  *mock.Loop
	fresh bool
	err   error
}

// dealLoop deals a mock. Its clock starts when it arrives.
func dealLoop(env Env, s mock.Setup, id string, seed uint64) tea.Msg {
	past, err := env.Store.Histories()
	if err != nil {
		return loopMsg{err: err}
	}
	lib, now := env.Library(), env.Now().Wall
	l := mock.Deal(rand.New(rand.NewPCG(seed, seed)), id, s, lib.Find(questions.Filter{}), func(q questions.Question) float64 {
		return interview.Weight(past[q.ID], now)
	}, now)
	know(lib, l)
	return loopMsg{loop: l, fresh: true}
}

func loadLoop(env Env, id string) tea.Msg {
	l, err := env.Store.Loop(id)
	if err != nil {
		return loopMsg{err: err}
	}
	know(env.Library(), &l)
	return loopMsg{loop: &l}
}

// know gives a loop its questions.
func know(lib *questions.Library, l *mock.Loop) {
	bank := map[string]questions.Question{}
	for _, id := range l.IDs() {
		if q, ok := lib.Question(id); ok {
			q.ID = id
			bank[id] = q
		}
	}
	l.Know(bank)
}

func (r *round) open(now interview.Moment) tea.Cmd {
	if r.begin == nil {
		return nil
	}
	begin := r.begin
	r.begin = nil
	return begin(now)
}

func (r *round) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case loopMsg:
		return r.arrived(msg, now)
	case saveDueMsg:
		r.waiting = false
		return r.save(now)
	case savedMsg:
		return r.written(msg)
	}
	if r.loop == nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, r.keys.Back, r.keys.Quit) {
			return back()
		}
		return nil
	}
	switch msg := msg.(type) {
	case tickMsg:
		r.move(now, func() { r.loop.Tick(now.Wall) })
		r.listen(now)
		if t := r.loop.Turn(); t != nil && t.Cut != r.cut {
			r.cut = t.Cut
			r.size() // a line of the interviewer's stands above the field now
		}
	default:
		if cmd := r.act(msg, now); cmd != nil {
			return tea.Batch(cmd, r.after())
		}
	}
	return r.after()
}

// after saves what changed and leaves for the debrief once nothing more is
// asked.
func (r *round) after() tea.Cmd {
	if r.loop.Over() {
		return r.finish()
	}
	return r.saveSoon()
}

func (r *round) arrived(msg loopMsg, now interview.Moment) tea.Cmd {
	if msg.err != nil {
		return tea.Batch(back(), fail(msg.err))
	}
	r.loop = msg.loop
	if msg.fresh {
		r.loop.Began = now.Wall.Round(0)
		r.loop.Start()
		if r.loop.Nothing() {
			r.loop = nil
			return tea.Batch(back(), warn("이 면접에 물을 질문이 없습니다. 덱을 확인하세요.", "There is nothing to ask in this mock; look at your decks."))
		}
	} else {
		missed := len(r.loop.Missed)
		r.loop.Tick(now.Wall)
		r.field = nil
		if n := len(r.loop.Missed); n > missed && !r.loop.Over() {
			gone := clock(r.loop.Missed[n-1].Length())
			defer r.enter()
			return tea.Batch(r.saveSoon(), tell("자리를 비운 "+gone+" 동안에도 시계는 갔습니다.", "The clock went on for the "+gone+" you were away."))
		}
	}
	r.enter()
	return r.after()
}

// move does f with everything typed in the loop, and opens a new field when
// something else is to be answered.
func (r *round) move(now interview.Moment, f func()) {
	r.sync(now)
	f()
	r.enter()
}

// enter prepares the field for what is being asked.
func (r *round) enter() {
	at := r.place()
	if r.field != nil && at == r.reply {
		return
	}
	r.reply, r.field, r.checked, r.cut = at, nil, 0, 0
	if r.loop.Reply() != nil {
		r.field = newField(r.loop.Open, false)
		r.seen, r.safe = r.field.Revision(), 0
		r.size()
	}
}

func (r *round) place() replyAt {
	at := replyAt{round: r.loop.At, turn: -1}
	if t := r.loop.Turn(); t != nil {
		at.turn, at.reply = len(r.loop.Round().Turns), len(t.Replies)
	}
	if r.loop.Stage != mock.Calling {
		at.turn = -2
	}
	return at
}

func (r *round) sync(now interview.Moment) {
	if r.field != nil && r.loop != nil && r.loop.Reply() != nil && r.field.Revision() != r.seen && r.place() == r.reply {
		r.loop.Write(r.field.Text(), now.Wall)
		r.seen = r.field.Revision()
	}
}

// listen lets the interviewer cut in when a story stays background. They look
// when enough new has been said, not with every key.
func (r *round) listen(now interview.Moment) {
	if r.field == nil || r.field.Runes() < r.checked+60 || !r.loop.Listens() {
		return
	}
	r.checked = r.field.Runes()
	if r.loop.Rambles() {
		r.loop.Interrupt(now.Wall)
	}
}

func (r *round) act(msg tea.Msg, now interview.Moment) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case r.menu != nil:
		return r.updateMenu(msg, now)
	case isKey && key.Matches(k, r.keys.Leave):
		r.menu = newMenu(r.menuChoices())
		return nil
	case r.loop.Stage == mock.Breaking:
		if isKey && key.Matches(k, r.keys.Enter) {
			r.move(now, func() { r.loop.Ready(now.Wall) })
		}
		return nil
	case r.field == nil:
		return nil
	case isKey && key.Matches(k, r.keys.Line):
		r.field.Newline()
		return nil
	case isKey && key.Matches(k, r.keys.Send):
		return r.sendReply(now)
	case isKey && key.Matches(k, r.keys.Pass):
		r.move(now, func() { r.loop.Skip(now.Wall) })
		return nil
	case isKey && key.Matches(k, r.keys.Hint):
		r.sync(now)
		if !r.loop.Hint(now.Wall) {
			return tell("지금은 줄 힌트가 없습니다.", "There is no hint for this.")
		}
		r.size()
		return nil
	case isKey && key.Matches(k, r.keys.Peek):
		r.peek = !r.peek
		r.size()
		return nil
	}
	if c, ok := msg.(clickMsg); ok {
		r.field.Click(c.x-2, c.y-r.fieldTop())
		return nil
	}
	if full, ok := edit(r.field, msg); ok && full {
		return warn("한 답변에는 50,000자까지 쓸 수 있습니다.", "An answer holds 50,000 characters.")
	}
	return nil
}

// sendReply hands the answer in. An empty one is a slip of the finger, but for
// somebody who speaks, or has nothing to ask.
func (r *round) sendReply(now interview.Moment) tea.Cmd {
	yours := r.loop.Turn().Kind == questions.Yours
	if r.field.Empty() && r.loop.Setup.Mode == interview.Type && !yours {
		return tell("아직 쓴 것이 없습니다. 건너뛰려면 Ctrl+G를 누르세요.", "Nothing is written yet. Ctrl+G skips the question.")
	}
	r.move(now, func() { r.loop.Send(now.Wall) })
	return nil
}

// The menu of Esc: leaving asks once.
func (r *round) menuChoices() []menuChoice {
	return []menuChoice{
		{r.say("계속하기", "Go on"), func(interview.Moment) tea.Cmd { return nil }},
		{r.say("나가기 - 시계는 계속 가고, 돌아오면 그 자리입니다", "Leave - the clock goes on; come back to where it stands"), func(now interview.Moment) tea.Cmd {
			save := r.save(now)
			if r.loop.Over() {
				return save // the clock ended it meanwhile; the debrief comes
			}
			return backSaved(r, save)
		}},
		{r.say("여기서 끝내기 - 여기까지로 디브리핑", "End it here - a debrief of this much"), func(now interview.Moment) tea.Cmd {
			r.move(now, func() { r.loop.Leave(now.Wall) })
			return nil
		}},
	}
}

func (r *round) updateMenu(msg tea.Msg, now interview.Moment) tea.Cmd {
	do := r.menu.chosen(msg, 1, r.keys)
	if do == nil {
		return nil
	}
	r.menu = nil
	return do(now)
}

// finish keeps the loop and its answers, then shows the debrief.
func (r *round) finish() tea.Cmd {
	if r.keeping {
		return nil
	}
	r.keeping = true
	l, db := r.loop.Copy(), r.env.Store
	r.synced = l.Revision
	return func() tea.Msg {
		l.Settle()
		err := db.SaveLoop(l)
		for _, a := range l.Answers() {
			if err == nil {
				err = db.Keep(a)
			}
		}
		return savedMsg{id: l.ID, kept: true, err: err}
	}
}

func (r *round) written(msg savedMsg) tea.Cmd {
	switch {
	case r.loop == nil || msg.id != r.loop.ID:
		return nil
	case msg.kept && msg.err == nil:
		if r.loop.Nothing() {
			return back()
		}
		return goInstead(toDebrief{msg.id})
	case msg.kept:
		r.keeping = false
		return r.env.After(retryAfter, saveDueMsg{msg.id})
	case msg.err != nil && !r.waiting:
		r.synced, r.waiting = 0, true
		return r.env.After(retryAfter, saveDueMsg{msg.id})
	case msg.err == nil:
		r.safe = msg.size
	}
	return nil
}

// saveSoon makes a save due if something changed and none is.
func (r *round) saveSoon() tea.Cmd {
	if r.waiting || r.loop == nil || r.loop.Revision == r.synced && (r.field == nil || r.field.Revision() == r.seen) {
		return nil
	}
	r.waiting = true
	return r.env.After(saveAfter, saveDueMsg{r.loop.ID})
}

func (r *round) save(now interview.Moment) tea.Cmd {
	if r.loop == nil {
		return nil
	}
	r.sync(now)
	if r.loop.Over() {
		return r.finish()
	}
	l, db := r.loop.Copy(), r.env.Store
	r.synced = l.Revision
	size := 0
	if r.field != nil {
		size = r.field.Runes()
	}
	return func() tea.Msg { return savedMsg{id: l.ID, size: size, err: db.SaveLoop(l)} }
}

func (r *round) flush(now interview.Moment) error {
	if r.loop == nil {
		return nil
	}
	r.sync(now)
	return r.env.Store.SaveLoop(r.loop.Copy())
}

// unsaved is what was said in the loop, as plain text.
func (r *round) unsaved() string {
	if r.loop == nil {
		return ""
	}
	var b strings.Builder
	for _, x := range r.loop.Rounds {
		for _, t := range x.Turns {
			for _, rep := range t.Replies {
				text := rep.Text
				if rep.How == "" {
					text = r.loop.Open
				}
				fmt.Fprintf(&b, "%s\n%s\n\n", rep.Ask.In(rep.Lang), text)
			}
		}
	}
	return b.String()
}

// beat is the time until the clocks on the page show their next second.
func (r *round) beat() time.Duration {
	if r.loop == nil || r.loop.Over() {
		return 0
	}
	return interview.Beat - r.loop.Seen%interview.Beat
}

func (r *round) typing() bool { return r.loop != nil && r.menu == nil && r.field != nil }

func (r *round) resize(width, height int) {
	r.width, r.height = width, height
	r.size()
}

// size gives the field its room.
func (r *round) size() {
	if r.field == nil || r.width == 0 {
		return
	}
	r.field.SetSize(max(r.width-10, 8), max(r.height-r.fieldTop()-1, 1))
}

// fieldTop is the row of the field's first line.
func (r *round) fieldTop() int { return len(r.head()) }

func (r *round) help() []key.Binding {
	k := r.keys
	switch {
	case r.loop == nil:
		return []key.Binding{k.Back}
	case r.menu != nil:
		return []key.Binding{with(k.Enter, r.say("고르기", "choose")), with(k.Back, r.say("계속", "go on"))}
	case r.loop.Stage == mock.Breaking:
		return []key.Binding{with(k.Enter, r.say("준비됐음", "ready")), k.Leave}
	}
	b := []key.Binding{k.Send}
	if t := r.loop.Turn(); t != nil && t.Kind == questions.Explain {
		b = append(b, k.Hint)
	}
	b = append(b, k.Pass)
	if r.loop.Setup.Prepared != "" {
		b = append(b, k.Peek)
	}
	return append(b, k.Line, k.Leave)
}

func (r *round) view() page {
	t := r.theme
	p := page{title: t.Strong.Render(r.say("모의 면접", "Mock round"))}
	if r.loop == nil {
		return p
	}
	l := r.loop
	x := l.Round()
	p.title = t.Strong.Render(l.Setup.Plan.Title.In(r.lang))
	if len(l.Rounds) > 1 {
		p.title += t.Faint.Render(fmt.Sprintf(r.say(" %s 라운드 %d / %d", " %s round %d of %d"), glyphMid, l.At+1, len(l.Rounds)))
	}
	if l.Stage == mock.Calling {
		p.title += t.Faint.Render(" " + glyphMid + " " + x.Who.In(r.lang) + ", " + mock.MannerName(x.Manner).In(r.lang))
	}
	left := clock(l.Remaining() + time.Second - time.Nanosecond) // counts down: a second is gone once it has passed
	style := t.Text
	if l.Stage == mock.Calling && l.Remaining() < time.Minute {
		style = t.Warn
	}
	p.status = style.Render(left) + t.Faint.Render(r.say(" 남음", " left"))
	switch {
	case r.menu != nil:
		p.body = r.menuLines(r.menu, r.width)
	case l.Stage == mock.Breaking:
		p.body = r.viewBreak()
	case r.field != nil:
		r.viewCall(&p)
	}
	return p
}

func (r *round) viewBreak() []string {
	t, x := r.theme, r.loop.Round()
	lines := []string{"", t.Strong.Render(r.say("쉬는 시간입니다.", "A break.")), ""}
	lines = append(lines, wrap(fmt.Sprintf(r.say("다음은 %s입니다. %s 뒤에 시작하고, 준비되면 Enter로 먼저 시작할 수 있습니다.", "Next: %s. It begins in %s; Enter begins it when you are ready."), x.Who.In(r.lang), clock(r.loop.Remaining())), r.width)...)
	return append(lines, "", t.Faint.Render(r.say("물 한 잔 드세요. 방금 답은 잊으셔도 됩니다.", "Have some water. Let the last answer go.")))
}

// head is what stands above the answer: what was asked, a polite line, hints, the
// prepared line.
func (r *round) head() []string {
	t, l := r.theme, r.loop
	turn, rep := l.Turn(), l.Reply()
	if turn == nil || rep == nil {
		return nil
	}
	tall := r.height >= 16
	lines := []string{t.Faint.Render(strings.Repeat(glyphRule, r.width))}
	if len(turn.Replies) > 1 {
		lines = append(lines, t.Faint.Render(oneLine(turn.Asked.Ask.In(rep.Lang), r.width)))
	}
	width := min(r.width, 66)
	most := max(r.height/2-3, 2)
	ask := wrap(rep.Ask.In(rep.Lang), width)
	if len(ask) > most {
		ask = ask[:most]
		ask[most-1] = ansi.Truncate(ask[most-1]+"…", width, "…")
	}
	for _, s := range ask {
		lines = append(lines, t.Strong.Render(s))
	}
	if turn.Cut != 0 && len(turn.Replies) == 1 {
		early := turn.Cut-rep.Put < rep.Limit*7/10
		lines = append(lines, styled(t.Warn, wrap(mock.CutIn(l.Round().Manner, early).In(rep.Lang), width))...)
	}
	if n := len(turn.Hints); n > 0 && len(turn.Replies) == 1 {
		for _, s := range wrap(r.say("힌트: ", "hint: ")+turn.Hints[n-1].In(rep.Lang), r.width)[:1] {
			lines = append(lines, t.Accent.Render(s))
		}
	}
	if r.peek && l.Setup.Prepared != "" {
		lines = append(lines, t.Faint.Render(oneLine(r.say("준비한 한 줄: ", "your line: ")+l.Setup.Prepared, r.width)))
	}
	if tall {
		lines = append(lines, "")
	}
	return lines
}

func (r *round) viewCall(p *page) {
	t, l := r.theme, r.loop
	turn, rep := l.Turn(), l.Reply()
	lines := r.head()
	x, cy := r.field.Cursor()
	p.cursor = &tea.Position{X: 2 + x, Y: len(lines) + cy}
	rows := r.field.Rows()
	spent := l.Seen - rep.Put
	budget := rep.Limit * 3 / 4
	figures := t.clockStyle(interview.SignalAt(spent, budget)).Render(clock(spent))
	room := max(r.height-len(lines)-1, 1)
	for i := range room {
		line := t.Accent.Render(glyphEdge)
		if i < len(rows) {
			line += " " + rows[i]
		}
		if i == 0 {
			if r.field.Empty() {
				line = t.Accent.Render(glyphEdge) + " " + t.Faint.Render(ansi.Truncate(r.hint(), r.width-12, "…"))
			}
			line = spread(line, figures, r.width)
		}
		if i == 1 {
			line = spread(line, t.Faint.Render("/ "+clock(rep.Limit)), r.width)
		}
		lines = append(lines, line)
	}
	p.body = atBottom(lines, spread(t.Faint.Render(ansi.Truncate(r.whereText(turn), max(r.width-24, 10), "…")), r.savedText(), r.width), r.height)
}

// hint says what to do in an empty field.
func (r *round) hint() string {
	switch {
	case r.loop.Turn().Kind == questions.Yours:
		return r.say("묻고 싶은 것을 쓰세요. 없으면 빈 채로 Enter", "write your question; Enter on nothing ends it")
	case r.loop.Setup.Mode == interview.Speak:
		return r.say("소리 내어 답하세요. 몇 마디 적어 두면 디브리핑에 쓰입니다", "answer aloud; a few words here help the debrief")
	}
	return r.say("면접관에게 말하듯 쓰세요", "write it as you would say it")
}

// whereText says which question this is.
func (r *round) whereText(turn *mock.Turn) string {
	part := r.loop.Round().Parts[turn.Part].Title.In(r.lang)
	if n := len(turn.Replies) - 1; n > 0 && turn.Kind != questions.Yours {
		part += fmt.Sprintf(r.say(" %s 꼬리 질문 %d", " %s probe %d"), glyphMid, n)
	}
	if p, ok := questions.FindPrinciple(turn.Asked.Principle); ok {
		part += " " + glyphMid + " " + p.Name.In(r.lang)
	}
	return part
}

func (r *round) savedText() string {
	if r.safe == 0 {
		return ""
	}
	return r.theme.Faint.Render(r.say("저장됨 ", "saved ") + glyphMid + " " + r.plural(r.safe, "%d자", "character", "characters"))
}
