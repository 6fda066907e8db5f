package tui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/editor"
	"onsite/feedback"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// session is practice: questions dealt one after another, each taken through
// its stages. The draft holds the truth; the editors hold what is being typed
// until sync writes it into the draft.
type session struct {
	*ui
	width, height int

	begin  tea.Cmd // finds what to ask
	choice interview.Choice
	draw   *questions.Draw
	queue  []questions.Question // instead of the draw: asked in this order
	number int                  // of the question, from 1
	total  int

	q       questions.Question
	guide   questions.Guide // to its principle
	asking  bool            // the next question is on its way
	draft   *interview.Draft
	fields  map[string]*editor.Editor
	seen    map[*editor.Editor]uint64 // its revision that is in the draft
	safe    map[string]int            // characters of each field that are on the disk
	noting  bool                      // the note of the think stage has the keys
	both    bool                      // the question is shown in both languages
	menu    *menu
	list    list // rows of the rate stage
	page    pager
	waiting bool            // a save is on its way to be due
	synced  uint64          // revision last handed to the store
	saved   time.Duration   // Spent when last saved
	report  feedback.Report // on the finished answer
	card    comesBack       // when the question comes back
	reviews unsavedReviews
	unkept  *interview.Answer
	pressed *tea.KeyPressMsg // the way on that waits until the answer is on the disk
	done    []interview.Answer
	leaving bool // the session ends as soon as what is written is saved
	over    bool // the session has ended; its answers are listed
	empty   lang.Text
	gone    bool // the draft was thrown away: nothing of it is saved any more
}

func (s *session) open(interview.Moment) tea.Cmd {
	if s.begin == nil {
		return nil
	}
	begin := s.begin
	s.begin = nil
	return func() tea.Msg { return begunMsg{s, begin()} }
}

func (s *session) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case begunMsg:
		if msg.of != s {
			return nil // of a session that was left meanwhile
		}
		return s.update(msg.msg, now)
	case dealtMsg:
		return s.dealt(msg, now)
	case askedMsg:
		return s.asked(msg, now)
	case resumedMsg:
		return s.resumed(msg, now)
	case tickMsg:
		return s.tick(now)
	case saveDueMsg:
		if s.draft == nil || msg.id != s.draft.ID {
			return nil
		}
		s.waiting = false
		return s.save(now)
	case savedMsg:
		return tea.Batch(s.written(msg, now), s.reviews.answered(s.ui, msg))
	case reviewDueMsg:
		return s.reviews.due(s.ui, msg)
	case keepDueMsg:
		if s.unkept != nil && msg.id == s.unkept.ID {
			return s.writeAnswer()
		}
		return nil
	case outsideMsg:
		return s.updateOutside(msg, now)
	}
	if s.asking || s.leaving {
		return nil // what is typed now would belong to nothing
	}
	if s.draft == nil {
		return s.updateEmpty(msg)
	}
	cmd := s.updateStage(msg, now)
	return tea.Batch(cmd, s.saveSoon())
}

// updateEmpty is the session with nothing to ask.
func (s *session) updateEmpty(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, s.keys.Back, s.keys.Enter, s.keys.Quit) {
		return backSaved(s, s.reviews.save(s.ui))
	}
	return nil
}

// enter prepares the page for the stage the draft is in.
func (s *session) enter() {
	s.list, s.page = list{}, pager{}
	if s.draft.Stage == interview.Rating {
		s.list.none = len(s.draft.Asked.Points) == 0 && s.draft.Rating == 0
		if s.draft.Rating > 0 {
			s.list.at = len(s.draft.Asked.Points) + s.draft.Rating - 1
		}
	}
	if s.draft.Stage == interview.Finished {
		s.report = feedback.Read(feedback.Of(s.draft.Answer, s.q))
		s.draft.Evidence = s.report.Evidence()
		s.card.suggest(s.draft.Answer)
		s.showReveal()
	}
	s.resize(s.width, s.height)
}

func (s *session) tick(now interview.Moment) tea.Cmd {
	if s.draft == nil || s.draft.Stage == interview.Finished {
		return nil
	}
	s.draft.Tick(now)
	if s.draft.Stage == interview.Answering && s.draft.Spent()-s.saved >= clockSave {
		return s.save(now)
	}
	return nil
}

// beat is the time until the clock on the page shows its next second.
func (s *session) beat() time.Duration {
	if s.draft == nil || !s.draft.Counting() || s.draft.Away > 0 {
		return 0
	}
	return interview.Beat - s.clockNow()%interview.Beat
}

// clockNow is what the stage's clock stands at.
func (s *session) clockNow() time.Duration {
	switch d := s.draft; d.Stage {
	case interview.Thinking:
		return d.Think
	case interview.Probing:
		return d.Probes[d.Probe].Spent
	default:
		return d.Spent()
	}
}

func (s *session) typing() bool {
	if s.draft == nil || s.menu != nil || s.draft.Away > 0 {
		return false
	}
	return s.field() != nil
}

// fieldName names what has the keys, or "".
func (s *session) fieldName() string {
	switch d := s.draft; {
	case d.Stage == interview.Thinking && s.noting:
		return noteField
	case d.Stage == interview.Answering && d.Mode == interview.Type:
		return fmt.Sprintf("section %d", d.Open)
	case d.Stage == interview.Noting:
		return "spoken"
	case d.Stage == interview.Probing && d.Mode == interview.Type:
		return fmt.Sprintf("probe %d", d.Probe)
	}
	return ""
}

const noteField = "note"

// field is the editor that has the keys, or nil. It is made on its first use;
// each keeps its cursor and its undo while the person moves between them.
func (s *session) field() *editor.Editor {
	name := s.fieldName()
	if name == "" {
		return nil
	}
	e := s.fields[name]
	if e == nil {
		e = newField(s.draft.Text(), name == noteField)
		s.fields[name], s.seen[e] = e, e.Revision()
		s.size(e)
	}
	return e
}

// sync writes what was typed into the draft.
func (s *session) sync(now interview.Moment) {
	if s.draft == nil {
		return
	}
	if e := s.field(); e != nil && e.Revision() != s.seen[e] {
		s.draft.Write(e.Text(), now)
		s.seen[e] = e.Revision()
	}
}

// move changes the stage or section by f, with everything typed kept.
func (s *session) move(now interview.Moment, f func()) {
	s.sync(now)
	stage := s.draft.Stage
	f()
	if s.draft.Stage != stage || stage == interview.Probing {
		s.noting = false
		s.enter()
	}
	s.resize(s.width, s.height)
}

// advance leaves the stage forward. A follow-up is chosen by what the answer
// lacks, so the answer is read first.
func (s *session) advance(now interview.Moment) {
	s.move(now, func() {
		if d := s.draft; d.Stage == interview.Answering || d.Stage == interview.Noting || d.Stage == interview.Probing {
			d.Offer(feedback.Read(feedback.Of(d.Answer, s.q)).Probes)
		}
		s.draft.Next(now)
	})
}

func (s *session) updateStage(msg tea.Msg, now interview.Moment) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case s.draft.Away > 0:
		if isKey && key.Matches(k, s.keys.Count, s.keys.Leaveout) {
			s.draft.SettleGap(key.Matches(k, s.keys.Count), now)
		}
		return nil
	case s.menu != nil:
		return s.updateMenu(msg, now)
	case isKey && s.draft.Stage != interview.Finished && key.Matches(k, s.keys.Leave):
		if s.noting {
			s.sync(now)
			s.noting = false
			return nil
		}
		return s.leave(now)
	}
	switch s.draft.Stage {
	case interview.Thinking:
		return s.updateThink(msg, now)
	case interview.Answering:
		if s.draft.Mode == interview.Speak {
			return s.updateSpeak(msg, now)
		}
		return s.updateType(msg, now)
	case interview.Noting:
		return s.updateText(msg, now)
	case interview.Probing:
		return s.updateProbe(msg, now)
	case interview.Rating:
		return s.updateRate(msg, now)
	default:
		return s.updateReveal(msg, now)
	}
}

func (s *session) updateThink(msg tea.Msg, now interview.Moment) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(k, s.keys.Start):
		s.advance(now)
	case isKey && key.Matches(k, s.keys.Note):
		s.sync(now)
		s.noting = !s.noting
		s.resize(s.width, s.height)
	case s.noting:
		edit(s.field(), msg)
	case isKey && key.Matches(k, s.keys.Other):
		s.both = !s.both
	case isKey && key.Matches(k, s.keys.Skip):
		return s.skip(now)
	case isKey && key.Matches(k, s.keys.Mode):
		s.switchMode(now)
	}
	return nil
}

// skip leaves a question nothing was written to; anything written is asked
// about first.
func (s *session) skip(now interview.Moment) tea.Cmd {
	s.sync(now)
	if s.draft.Written() {
		return s.leave(now)
	}
	return tea.Batch(s.drop(now), s.next())
}

// switchMode changes between typing and speaking before the answer begins.
func (s *session) switchMode(now interview.Moment) {
	if s.draft.Spent() > 0 {
		return
	}
	if s.choice.Mode == interview.Type {
		s.choice.Mode = interview.Speak
	} else {
		s.choice.Mode = interview.Type
	}
	s.sync(now)
	old := s.draft
	s.take(interview.Begin(old.ID, s.q, old.Lang, s.choice.Mode, s.settings.Pace, now), s.q)
	s.draft.Think, s.draft.Note, s.draft.Revision = old.Think, old.Note, old.Revision+1
}

func (s *session) updateType(msg tea.Msg, now interview.Moment) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(k, s.keys.NextPart):
		s.move(now, func() { s.draft.Go(s.draft.Open+1, now) })
	case isKey && key.Matches(k, s.keys.PrevPart):
		s.move(now, func() { s.draft.Go(s.draft.Open-1, now) })
	default:
		if c, ok := msg.(clickMsg); ok {
			if i := s.sectionAt(c.y); i >= 0 && i != s.draft.Open {
				s.move(now, func() { s.draft.Go(i, now) })
				x, _ := s.fieldOrigin()
				s.field().Click(c.x-x, 0)
				return nil
			}
		}
		return s.updateText(msg, now)
	}
	return nil
}

// updateText is what every writing stage shares.
func (s *session) updateText(msg tea.Msg, now interview.Moment) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, s.keys.Finish):
			s.advance(now)
			return nil
		case key.Matches(k, s.keys.Editor):
			return s.outside(now)
		}
	}
	e := s.field()
	if c, ok := msg.(clickMsg); ok {
		x, y := s.fieldOrigin()
		e.Click(c.x-x, c.y-y)
		return nil
	}
	if full, ok := edit(e, msg); ok && full {
		return warn("한 칸에는 50,000자까지 쓸 수 있습니다. 넘친 글은 넣지 않았습니다.", "A field holds 50,000 characters; what did not fit was left out.")
	}
	return nil
}

func (s *session) updateSpeak(msg tea.Msg, now interview.Moment) tea.Cmd {
	k, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil
	}
	switch {
	case key.Matches(k, s.keys.Done), key.Matches(k, s.keys.Finish):
		s.advance(now)
	case key.Matches(k, s.keys.Stumble):
		s.draft.Stumble(now)
	case key.Matches(k, s.keys.NextPart):
		s.draft.Go(s.draft.Open+1, now)
	case key.Matches(k, s.keys.PrevPart):
		s.draft.Go(s.draft.Open-1, now)
	case key.Matches(k, s.keys.Speak) && len(s.draft.Sections) == 4:
		for i, name := range []string{"s", "t", "a", "r"} {
			if k.String() == name {
				s.draft.Go(i, now)
			}
		}
	}
	return nil
}

func (s *session) updateProbe(msg tea.Msg, now interview.Moment) tea.Cmd {
	if s.draft.Mode == interview.Speak {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, s.keys.Done, s.keys.Finish) {
			s.advance(now)
		}
		return nil
	}
	return s.updateText(msg, now)
}

func (s *session) updateRate(msg tea.Msg, now interview.Moment) tea.Cmd {
	points := len(s.draft.Asked.Points)
	s.list.set(points+5, points+5)
	if s.list.update(msg, s.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := s.rateRow(msg.y); i >= 0 {
			s.list.at, s.list.none = i, false
			s.chooseRow(i, now)
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.keys.Scale):
			rating := int(msg.String()[0] - '0')
			s.draft.Rate(rating, now)
			s.list.at, s.list.none = points+rating-1, false
			s.list.move(0)
		case key.Matches(msg, s.keys.Tick) && !s.list.none:
			s.chooseRow(s.list.at, now)
		case key.Matches(msg, s.keys.PrevPart):
			s.move(now, func() { s.draft.Back(now) })
		case key.Matches(msg, s.keys.Confirm):
			return s.confirm(now)
		}
	}
	return nil
}

// chooseRow ticks the key point or takes the rating of a row.
func (s *session) chooseRow(i int, now interview.Moment) {
	if points := s.draft.Asked.Points; i < len(points) {
		s.draft.Believe(points[i].ID, now)
	} else {
		s.draft.Rate(i-len(points)+1, now)
	}
}

// confirm is Enter on the rate stage: it takes the row and goes on.
func (s *session) confirm(now interview.Moment) tea.Cmd {
	points := len(s.draft.Asked.Points)
	if s.list.none {
		return tell("1에서 5 사이에서 골라 주세요.", "Choose 1 to 5 first.")
	}
	if s.list.at < points {
		s.chooseRow(s.list.at, now)
		s.list.move(1)
		return nil
	}
	s.draft.Rate(s.list.at-points+1, now)
	s.advance(now)
	return s.keep(now)
}

func (s *session) updateReveal(msg tea.Msg, now interview.Moment) tea.Cmd {
	if s.page.update(msg, s.keys) {
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	s.pressed = nil
	if s.unkept != nil && key.Matches(k, s.keys.Again, s.keys.Next, s.keys.End) {
		s.pressed = &k
		return tell("답변이 저장되는 대로 넘어갑니다.", "It goes on as soon as the answer is saved.")
	}
	switch {
	case key.Matches(k, s.keys.Sooner, s.keys.Later):
		s.card.move(key.Matches(k, s.keys.Later))
		s.showReveal()
	case key.Matches(k, s.keys.Again):
		counted := s.count(now)
		s.start(s.q, now)
		return counted
	case key.Matches(k, s.keys.Compare):
		return goTo(toCompare{question: s.draft.Asked.ID})
	case key.Matches(k, s.keys.Overrule, s.keys.Accept):
		return s.overrule(key.Matches(k, s.keys.Overrule))
	case key.Matches(k, s.keys.Proof):
		return s.prove(k.String())
	case key.Matches(k, s.keys.Next):
		return tea.Batch(s.count(now), s.next())
	case key.Matches(k, s.keys.End):
		s.total = s.number
		return tea.Batch(s.count(now), s.next())
	}
	return nil
}

// overrule takes the first finding away, or brings the last one back.
func (s *session) overrule(away bool) tea.Cmd {
	a, db := &s.draft.Answer, s.env.Store
	list, ok := overruled(s.report, a.Overruled, away)
	if !ok {
		return nil
	}
	a.Overruled = list
	id := a.ID
	return s.remark(func() error { return db.SetOverruled(id, list) }, func(a *interview.Answer) { a.Overruled = list })
}

// prove keeps which sentence shows the principle.
func (s *session) prove(digit string) tea.Cmd {
	text, ok := proofOf(s.report, int(digit[0]-'0'))
	if _, principle := questions.FindPrinciple(s.draft.Asked.Principle); !ok || !principle {
		return nil
	}
	a, db := &s.draft.Answer, s.env.Store
	a.Proof = text
	id := a.ID
	return s.remark(func() error { return db.SetProof(id, text) }, func(a *interview.Answer) { a.Proof = text })
}

// remark keeps what the person said about the feedback. An answer that is not on
// the disk yet takes it along.
func (s *session) remark(write func() error, change func(*interview.Answer)) tea.Cmd {
	s.report = feedback.Read(feedback.Of(s.draft.Answer, s.q))
	s.showReveal()
	if s.unkept != nil {
		change(s.unkept)
		return s.writeAnswer()
	}
	return func() tea.Msg {
		if err := write(); err != nil {
			return sayMsg{text: explain(err), bad: true, err: err}
		}
		return nil
	}
}
