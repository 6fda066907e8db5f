package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

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
	form   form
	to     toStory
	story  story.Story
	loaded bool
	saving saving
}

func newStory(u *ui, to toStory) *storyPage {
	s := &storyPage{ui: u, to: to}
	s.form = newForm(u, s.rows)
	return s
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
		return send(storyMsg{story: story.Story{ID: s.env.NewID(now.Wall), Made: now.Wall, Langs: []lang.Lang{s.lang}}})
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

// rows are the parts as the form shows them.
func (s *storyPage) rows() []row {
	rows := make([]row, storyParts)
	for i := range rows {
		rows[i] = row{name: s.partName(i), hint: s.hint(i), text: s.text(i)}
		if i == partShows {
			rows[i].choices, rows[i].choose = len(questions.Principles()), s.showLine
			continue
		}
		rows[i].single = i == partTitle || i == partYear || i == partRole
		rows[i].write = func(text string) { s.write(i, text) }
	}
	return rows
}

// write takes what was typed into a part. The story may become one that Clean
// would change; it is cleaned on its way to the store.
func (s *storyPage) write(part int, text string) {
	switch part {
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

func (s *storyPage) typing() bool { return s.loaded && s.form.field() != nil }

func (s *storyPage) resize(width, height int) { s.form.resize(width, height) }

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
		s.saving.begin(s.story.Revision)
		if msg.made {
			s.story.Revision++
		}
		s.form.size()
		return s.saveSoon()
	case saveDueMsg:
		s.saving.waiting = false
		return s.save(now)
	case savedMsg:
		return s.saving.answered(s.ui, s.story.ID, msg)
	}
	if !s.loaded {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, s.keys.Back) {
			return back()
		}
		return nil
	}
	switch msg := msg.(type) {
	case outsideMsg:
		return tea.Batch(s.form.updateOutside(s.story.ID, msg), s.saveSoon())
	case tea.KeyPressMsg:
		if cmd, done := s.press(msg, now); done {
			return cmd
		}
	}
	return tea.Batch(s.form.update(msg), s.saveSoon())
}

func (s *storyPage) press(k tea.KeyPressMsg, now interview.Moment) (tea.Cmd, bool) {
	shows := s.form.at == partShows
	switch {
	case key.Matches(k, s.keys.Back, s.keys.Finish):
		return backSaved(s.save(now)), true
	case !shows && key.Matches(k, s.keys.Editor):
		s.form.sync()
		return tea.Sequence(s.save(now), s.form.writeOutside(s.story.ID)), true
	case !shows:
		return nil, false
	case key.Matches(k, s.keys.Strength):
		s.setStrength(int(k.String()[0] - '0'))
	case key.Matches(k, s.keys.Right):
		s.setStrength((s.chosen() + 1) % (story.Sure + 1))
	case key.Matches(k, s.keys.Left):
		s.setStrength((s.chosen() + story.Sure) % (story.Sure + 1))
	default:
		return nil, false
	}
	return s.saveSoon(), true
}

// chosen is how strongly the story shows the principle under the cursor.
func (s *storyPage) chosen() int {
	return s.story.Strength(questions.Principles()[s.form.choice.at].ID)
}

func (s *storyPage) setStrength(n int) {
	id := questions.Principles()[s.form.choice.at].ID
	s.story.Shows = slices.DeleteFunc(slices.Clone(s.story.Shows), func(show story.Show) bool { return show.Principle == id })
	if n > 0 {
		s.story.Shows = append(s.story.Shows, story.Show{Principle: id, Strength: n})
	}
	s.story.Revision++
}

func (s *storyPage) changed() bool {
	return s.story.Revision != s.saving.synced || s.form.changed()
}

func (s *storyPage) saveSoon() tea.Cmd {
	if !s.changed() {
		return nil
	}
	return s.saving.soon(s.ui, s.story.ID)
}

// ready is the story as it goes to the store; ok is false when there is nothing
// to write.
func (s *storyPage) ready(now interview.Moment) (st story.Story, ok bool) {
	if !s.loaded {
		return st, false
	}
	s.form.sync()
	if s.story.Revision == s.saving.saved || s.saving.saved == 0 && s.story.Clean().Empty() {
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
	s.saving.synced = st.Revision
	db := s.env.Store
	return func() tea.Msg { return savedMsg{id: st.ID, size: int(st.Revision), err: db.SaveStory(st)} }
}

func (s *storyPage) flush(now interview.Moment) error {
	if st, ok := s.ready(now); ok {
		return s.env.Store.SaveStory(st)
	}
	return nil
}

func (s *storyPage) unsaved() string {
	if !s.loaded {
		return ""
	}
	if s.form.sync(); s.story.Revision == s.saving.saved || s.story.Clean().Empty() {
		return ""
	}
	return story.Markdown(s.story.Clean())
}

func (s *storyPage) help() []key.Binding {
	b := s.form.help()
	if s.form.at == partShows {
		b = append(b, s.keys.Strength)
	}
	return append(b, with(s.keys.Finish, s.say("저장하고 닫기", "save and close")))
}

func (s *storyPage) view() page {
	t := s.theme
	p := page{title: t.Strong.Render(s.say("이야기", "Story"))}
	if !s.loaded {
		return p
	}
	if s.saving.saved > 0 && s.story.Revision == s.saving.saved && !s.changed() {
		p.status = t.Faint.Render(s.say("저장됨", "saved"))
	}
	s.form.draw(&p)
	return p
}

// showLine is a principle and how strongly the story shows it.
func (s *storyPage) showLine(i, width int, here bool) string {
	p := questions.Principles()[i]
	name := oneLine(p.Name.In(s.lang), width-6)
	if here {
		name = s.theme.Here.Render(name)
	}
	return s.mark(here) + s.strength(s.story.Strength(p.ID)) + " " + name
}
