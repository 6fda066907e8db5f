package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

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

// storyPage is writing one story: a row for each part of it, the open one with
// room to write in. It is saved as it is written.
type storyPage struct {
	*ui
	width, height int
	to            toStory
	story         story.Story
	loaded        bool
	at            int // the open part
	fields        map[int]*editor.Editor
	seen          map[int]uint64 // revision of each field that is in the story
	shows         list
	waiting       bool   // a save is due
	synced        uint64 // revision of the story handed to the store
	saved         uint64 // and that is on the disk
}

func newStory(u *ui, to toStory) *storyPage {
	return &storyPage{ui: u, to: to, fields: map[int]*editor.Editor{}, seen: map[int]uint64{}}
}

// storyMsg brings the story.
type storyMsg struct {
	story story.Story
	made  bool // of an answer: to be saved
	err   error
}

func (s *storyPage) open(now interview.Moment) tea.Cmd {
	if s.loaded {
		return nil
	}
	if s.to.id == "" && s.to.answer == "" {
		st := story.Story{ID: s.env.NewID(now.Wall), Made: now.Wall, Langs: []lang.Lang{s.lang}}
		if s.to.principle != "" {
			st.Shows = []story.Show{{Principle: s.to.principle, Strength: story.Strong}}
		}
		return send(storyMsg{story: st})
	}
	db, to, id, library := s.env.Store, s.to, s.env.NewID(now.Wall), s.env.Library
	return func() tea.Msg {
		if to.answer == "" {
			st, err := db.Story(to.id)
			return storyMsg{story: st, err: err}
		}
		st, err := storyOf(db, to.answer)
		if !errors.Is(err, store.ErrNotFound) {
			return storyMsg{story: st, err: err}
		}
		a, err := db.Answer(to.answer)
		if err != nil {
			return storyMsg{err: err}
		}
		q, _ := library().Question(a.Asked.ID)
		st = madeOf(a, feedback.Read(feedback.Of(a, q)))
		st.ID, st.Made = id, now.Wall
		return storyMsg{story: st, made: true}
	}
}

// storyOf is the story an answer belongs to: ErrNotFound when there is none.
func storyOf(db *store.Store, answer string) (story.Story, error) {
	all, err := db.Stories()
	if err != nil {
		return story.Story{}, err
	}
	for _, st := range all {
		if slices.Contains(st.Answers, answer) {
			return st, nil
		}
	}
	return story.Story{}, store.ErrNotFound
}

// madeOf begins a story from an answer: its sections where it has them, else
// its sentences by what each tells.
func madeOf(a interview.Answer, r feedback.Report) story.Story {
	st := story.Story{From: a.ID, Answers: []string{a.ID}, Langs: []lang.Lang{a.Lang}}
	if a.Asked.Principle != "" {
		st.Shows = []story.Show{{Principle: a.Asked.Principle, Strength: story.Strong}}
	}
	parts := map[feedback.Label]*string{feedback.Situation: &st.Situation, feedback.Task: &st.Task, feedback.Action: &st.Action, feedback.Result: &st.Result, feedback.Learning: &st.Learning}
	if len(a.Sections) == 4 && a.Mode == interview.Type {
		for _, sec := range a.Sections {
			if l, ok := feedback.LabelOf(string(sec.Part)); ok {
				*parts[l] = sec.Text
			}
		}
		return st.Clean()
	}
	to := &st.Situation
	for _, sen := range r.Sentences {
		if part := parts[sen.Label]; part != nil {
			to = part
		}
		*to = strings.TrimSpace(*to + " " + sen.Text)
	}
	if len(r.Sentences) == 0 {
		st.Action = a.Text() // a few words noted after speaking
	}
	return st.Clean()
}

// storyParts are the rows: the fields of a text, and last what it shows.
const (
	partTitle = iota
	partSituation
	partTask
	partAction
	partResult
	partLearning
	partFigures
	partYear
	partRole
	partShows
	storyParts
)

func (s *storyPage) partName(i int) string {
	return [storyParts]string{
		s.say("제목", "Title"), s.say("상황", "Situation"), s.say("과제", "Task"), s.say("행동", "Action"), s.say("결과", "Result"),
		s.say("배운 것", "Learned"), s.say("숫자", "Numbers"), s.say("연도", "Year"), s.say("역할", "Role"), s.say("원칙", "Shows"),
	}[i]
}

// hint says what belongs into an empty part.
func (s *storyPage) hint(i int) string {
	return [storyParts]string{
		s.say("나중에 이 한 줄만 보고 떠올릴 이름", "the one line that brings it back to mind"),
		s.say("언제, 어디서, 무엇이 걸려 있었는지", "when, where, what was at stake"),
		s.say("본인이 맡은 일", "what was yours to do"),
		s.say("본인이 한 일을 순서대로", "what you did, in order"),
		s.say("어떻게 끝났는지, 전과 후", "how it ended, before and after"),
		s.say("그 뒤로 다르게 하는 것", "what you do differently since"),
		s.say("한 줄에 하나: 실패 건수: 26건 → 1건 (장애 기록)", "one a line: failed batches: 26 → 1 (incident log)"),
		s.say("예: 2024", "e.g. 2024"),
		s.say("예: 백엔드 개발자", "e.g. backend engineer"),
		s.say("이 이야기가 보여 주는 원칙", "the principles it proves"),
	}[i]
}

// text is what a part says in the story.
func (s *storyPage) text(i int) string {
	switch i {
	case partTitle:
		return s.story.Title
	case partSituation:
		return s.story.Situation
	case partTask:
		return s.story.Task
	case partAction:
		return s.story.Action
	case partResult:
		return s.story.Result
	case partLearning:
		return s.story.Learning
	case partFigures:
		return story.Lines(s.story.Figures)
	case partYear:
		if s.story.Year != 0 {
			return strconv.Itoa(s.story.Year)
		}
		return ""
	case partRole:
		return s.story.Role
	}
	var shown []string
	for _, show := range s.story.Shows {
		if p, ok := questions.FindPrinciple(show.Principle); ok {
			shown = append(shown, p.Name.In(s.lang)+" "+s.strength(show.Strength))
		}
	}
	return strings.Join(shown, ", ")
}

// strength draws how strongly a story shows a principle, three signs wide.
func (u *ui) strength(n int) string {
	return strings.Repeat(glyphDot, n) + strings.Repeat(glyphRing, story.Sure-n)
}

// sync writes what was typed into the story. A part may be one that Clean would
// change; it is cleaned on its way to the store.
func (s *storyPage) sync() {
	e := s.field()
	if e == nil || e.Revision() == s.seen[s.at] {
		return
	}
	s.seen[s.at] = e.Revision()
	text := e.Text()
	switch s.at {
	case partTitle:
		s.story.Title = text
	case partSituation:
		s.story.Situation = text
	case partTask:
		s.story.Task = text
	case partAction:
		s.story.Action = text
	case partResult:
		s.story.Result = text
	case partLearning:
		s.story.Learning = text
	case partFigures:
		s.story.Figures = story.ReadLines(text, s.story.Figures)
	case partYear:
		s.story.Year, _ = strconv.Atoi(strings.TrimSpace(text))
	case partRole:
		s.story.Role = text
	}
	s.story.Revision++
}

// field is the editor of the open part, or nil.
func (s *storyPage) field() *editor.Editor {
	if !s.loaded || s.at == partShows {
		return nil
	}
	e := s.fields[s.at]
	if e == nil {
		e = newField(s.text(s.at), s.at == partTitle || s.at == partYear || s.at == partRole)
		s.fields[s.at], s.seen[s.at] = e, e.Revision()
		s.size()
	}
	return e
}

func (s *storyPage) typing() bool { return s.field() != nil }

func (s *storyPage) resize(width, height int) {
	s.width, s.height = width, height
	s.size()
}

// size gives the open part its room: what the closed ones leave.
func (s *storyPage) size() {
	if s.width == 0 {
		return
	}
	if s.at == partShows {
		s.shows.set(len(questions.Principles()), s.room())
	} else if e := s.fields[s.at]; e != nil {
		e.SetSize(max(s.width-storyIndent-1, 4), s.room())
	}
}

const (
	storyIndent = 12 // where the texts begin, behind their names
	storyRows   = 14 // an open text has at most
)

func (s *storyPage) room() int {
	if s.at == partTitle || s.at == partYear || s.at == partRole {
		return 1
	}
	most := storyRows
	if s.at == partShows {
		most = len(questions.Principles())
	}
	return max(min(s.height-storyParts+1, most), 2)
}

func (s *storyPage) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case storyMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		if s.loaded {
			return nil
		}
		s.story, s.loaded = msg.story, true
		s.synced, s.saved = s.story.Revision, s.story.Revision
		if msg.made {
			s.story.Revision++
		}
		s.resize(s.width, s.height)
		return s.saveSoon()
	case saveDueMsg:
		s.waiting = false
		return s.save(now)
	case savedMsg:
		return s.written(msg)
	case outsideMsg:
		return s.updateOutside(msg)
	}
	if !s.loaded {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, s.keys.Back) {
			return back()
		}
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		s.click(msg)
		return nil
	case tea.KeyPressMsg:
		if cmd, done := s.press(msg, now); done {
			return cmd
		}
	}
	if e := s.field(); e != nil {
		if full, _ := edit(e, msg, s.keys); full {
			return warn("이 칸은 더 길어질 수 없습니다.", "This part cannot get any longer.")
		}
		return s.saveSoon()
	}
	s.shows.update(msg, s.keys)
	return nil
}

func (s *storyPage) press(k tea.KeyPressMsg, now interview.Moment) (tea.Cmd, bool) {
	single := s.at == partTitle || s.at == partYear || s.at == partRole
	switch {
	case key.Matches(k, s.keys.Back, s.keys.Finish):
		return backSaved(s.save(now)), true
	case key.Matches(k, s.keys.NextPart), single && key.Matches(k, s.keys.Enter):
		s.turn(s.at + 1)
		return nil, true
	case key.Matches(k, s.keys.PrevPart):
		s.turn(s.at - 1)
		return nil, true
	case s.at != partShows && key.Matches(k, s.keys.Editor):
		s.sync()
		return tea.Sequence(s.save(now), writeOutside(outsideMsg{id: s.story.ID, field: s.partName(s.at), text: s.field().Text()})), true
	case s.at != partShows:
		return nil, false
	case key.Matches(k, s.keys.Strength):
		s.setStrength(int(k.String()[0] - '0'))
		return s.saveSoon(), true
	case key.Matches(k, s.keys.Right):
		s.setStrength((s.chosen() + 1) % (story.Sure + 1))
		return s.saveSoon(), true
	case key.Matches(k, s.keys.Left):
		s.setStrength((s.chosen() + story.Sure) % (story.Sure + 1))
		return s.saveSoon(), true
	}
	return nil, false
}

// turn opens another part.
func (s *storyPage) turn(to int) {
	s.sync()
	s.at = (to + storyParts) % storyParts
	s.size()
}

// chosen is how strongly the story shows the principle under the cursor.
func (s *storyPage) chosen() int { return s.story.Strength(questions.Principles()[s.shows.at].ID) }

func (s *storyPage) setStrength(n int) {
	id := questions.Principles()[s.shows.at].ID
	s.story.Shows = slices.DeleteFunc(slices.Clone(s.story.Shows), func(show story.Show) bool { return show.Principle == id })
	if n > 0 {
		s.story.Shows = append(s.story.Shows, story.Show{Principle: id, Strength: n})
	}
	s.story.Revision++
}

func (s *storyPage) click(c clickMsg) {
	_, open, rows := s.lines()
	y := c.y + s.from(open)
	switch {
	case y < open:
		s.turn(y)
	case y >= open+rows:
		s.turn(min(y-rows+1, storyParts-1))
	case s.at == partShows:
		if i := s.shows.row(y - open); i >= 0 {
			s.shows.at = i
		}
	default:
		s.field().Click(c.x-storyIndent, y-open)
	}
}

func (s *storyPage) updateOutside(msg outsideMsg) tea.Cmd {
	if msg.err != nil {
		return outsideFailed(msg)
	}
	if msg.id != s.story.ID || msg.field != s.partName(s.at) {
		return nil
	}
	switch msg.step {
	case outsideWritten:
		cmd, _ := s.editOutside(msg)
		return cmd
	case outsideClosed:
		return readOutside(msg)
	default:
		if e := s.field(); msg.text != e.Text() {
			e.SetText(msg.text)
		}
		return s.saveSoon()
	}
}

// Saving: within a second of a change, when leaving, and when the program ends.

func (s *storyPage) changed() bool {
	e := s.fields[s.at]
	return s.story.Revision != s.synced || e != nil && e.Revision() != s.seen[s.at]
}

func (s *storyPage) saveSoon() tea.Cmd {
	if s.waiting || !s.changed() {
		return nil
	}
	s.waiting = true
	return s.env.After(saveAfter, saveDueMsg{s.story.ID})
}

// ready is the story as it goes to the store; ok is false when there is nothing
// to write.
func (s *storyPage) ready(now interview.Moment) (st story.Story, ok bool) {
	if !s.loaded {
		return st, false
	}
	s.sync()
	if s.story.Revision == s.saved || s.saved == 0 && s.story.Clean().Empty() {
		return st, false
	}
	s.story.Changed = now.Wall
	return s.story.Clean(), true
}

func (s *storyPage) save(now interview.Moment) tea.Cmd {
	st, ok := s.ready(now)
	if !ok {
		return nil
	}
	s.synced = st.Revision
	db := s.env.Store
	return func() tea.Msg { return savedMsg{id: st.ID, size: int(st.Revision), err: db.SaveStory(st)} }
}

// written answers a save. One that failed is tried again.
func (s *storyPage) written(msg savedMsg) tea.Cmd {
	switch {
	case msg.id != s.story.ID:
	case msg.err == nil:
		s.saved = max(s.saved, uint64(msg.size))
	case !s.waiting:
		s.waiting = true
		return s.env.After(retryAfter, saveDueMsg{s.story.ID})
	}
	return nil
}

func (s *storyPage) flush(now interview.Moment) error {
	if st, ok := s.ready(now); ok {
		return s.env.Store.SaveStory(st)
	}
	return nil
}

func (s *storyPage) unsaved() string {
	if s.sync(); !s.loaded || s.story.Revision == s.saved || s.story.Clean().Empty() {
		return ""
	}
	return story.Markdown(s.story.Clean())
}

func (s *storyPage) help() []key.Binding {
	b := []key.Binding{s.keys.NextPart, s.keys.PrevPart}
	if s.at == partShows {
		b = append(b, s.keys.Strength)
	} else {
		b = append(b, s.keys.Editor, s.keys.Undo)
	}
	return append(b, with(s.keys.Finish, s.say("저장하고 닫기", "save and close")))
}

func (s *storyPage) view() page {
	t := s.theme
	p := page{title: t.Strong.Render(s.say("이야기", "Story"))}
	if !s.loaded {
		return p
	}
	if s.saved > 0 && s.story.Revision == s.saved && !s.changed() {
		p.status = t.Faint.Render(s.say("저장됨", "saved"))
	}
	lines, open, rows := s.lines()
	from := s.from(open)
	p.body = lines[from:]
	if e := s.field(); e != nil {
		x, y := e.Cursor()
		if y < rows {
			p.cursor = &tea.Position{X: storyIndent + x, Y: open - from + y}
		}
	}
	return p
}

// from is the first line a low terminal shows, so that the open part is seen.
func (s *storyPage) from(open int) int { return max(open+s.room()-max(s.height, 1), 0) }

// lines are all the rows; open is where the open part begins and rows how many
// it has.
func (s *storyPage) lines() (lines []string, open, rows int) {
	t := s.theme
	width := max(s.width-storyIndent, 4)
	for i := range storyParts {
		name := padRight(s.mark(i == s.at)+s.partName(i), storyIndent)
		if i != s.at {
			text := oneLine(s.text(i), width)
			if text == "" {
				text = t.Faint.Render(ansi.Truncate(glyphMid+" "+s.hint(i), width, "…"))
			}
			lines = append(lines, t.Faint.Render(name)+text)
			continue
		}
		open, rows = len(lines), s.room()
		body := s.openLines(width)
		for len(body) < rows {
			body = append(body, "")
		}
		lines = append(lines, s.mark(true)+padRight(t.Here.Render(s.partName(i)), storyIndent-2)+body[0])
		for _, l := range body[1:rows] {
			lines = append(lines, strings.Repeat(" ", storyIndent)+l)
		}
	}
	return lines, open, rows
}

func (s *storyPage) openLines(width int) []string {
	if e := s.field(); e != nil {
		if e.Empty() {
			hint := wrap(s.hint(s.at), width)
			for i := range hint {
				hint[i] = s.theme.Faint.Render(hint[i])
			}
			return hint
		}
		return e.Rows()
	}
	s.shows.set(len(questions.Principles()), s.room())
	var lines []string
	from, to := s.shows.visible()
	for i, p := range questions.Principles()[from:to] {
		here := s.shows.on(from + i)
		name := oneLine(p.Name.In(s.lang), width-6)
		if here {
			name = s.theme.Here.Render(name)
		}
		lines = append(lines, s.mark(here)+s.strength(s.story.Strength(p.ID))+" "+name)
	}
	return lines
}
