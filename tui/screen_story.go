package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
	form     form
	to       toStory
	story    story.Story
	badYear  string // what was typed as the year and is none
	loaded   bool
	told     []interview.Answer // it was told in, newest first; without deleted ones
	warnings []story.Warning    // numbers that contradict the story's
	saving   saving
}

func newStory(u *ui, to toStory) *storyPage {
	s := &storyPage{ui: u, to: to}
	s.form = newForm(u, s.rows)
	s.form.tail = s.warningLines
	return s
}

// storyMsg brings the story; weighedMsg what contradicts it as it was saved.
type (
	storyMsg struct {
		to       toStory // what was asked for
		story    story.Story
		made     bool // of an answer: to be saved
		told     []interview.Answer
		warnings []story.Warning
		err      error
	}
	weighedMsg struct {
		revision uint64
		warnings []story.Warning
	}
)

func (s *storyPage) open(now interview.Moment) tea.Cmd {
	s.saving.waiting = false // what came due while another page lay over this one is lost
	db, to, id, library := s.env.Store, s.to, s.env.NewID(now.Wall), s.env.Library
	switch {
	case s.loaded && s.saving.saved == 0:
		return nil
	case s.loaded: // back from an answer, where much may have happened
		to = toStory{id: s.story.ID}
	case to.id == "" && to.answer == "":
		st := story.Story{ID: id, Made: now.Wall, Langs: []lang.Lang{s.lang}}
		if to.principle != "" {
			st.Shows = []story.Show{{Principle: to.principle, Strength: story.Strong}}
		}
		return send(storyMsg{to: to, story: st})
	}
	return func() tea.Msg {
		m := storyMsg{to: to}
		if to.answer == "" {
			m.story, m.err = db.Story(to.id)
		} else {
			m = storyFor(db, library, to.answer, id, now.Wall)
			m.to = to
		}
		if m.err == nil {
			m.told, m.err = answersOf(db, m.story)
			m.warnings = weigh(m.story, m.told)
		}
		return m
	}
}

// storyFor is the story an answer belongs to, or one begun from it.
func storyFor(db *store.Store, library func() *questions.Library, answer, id string, wall time.Time) storyMsg {
	all, err := db.Stories()
	if err != nil {
		return storyMsg{err: err}
	}
	if i := storyOf(all, answer); i >= 0 {
		return storyMsg{story: all[i]}
	}
	a, err := db.Answer(answer)
	if err != nil {
		return storyMsg{err: err}
	}
	q, _ := library().Question(a.Asked.ID)
	st := madeOf(a, feedback.Read(feedback.Of(a, q)))
	st.ID, st.Made = id, wall
	return storyMsg{story: st, made: true}
}

// weigh finds the numbers that contradict a story's: in its own text and in its
// answers.
func weigh(st story.Story, told []interview.Answer) []story.Warning {
	return append(story.Conflicts(st, st.Text()), story.InAnswers(st, toldIn(told...))...)
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

// storyParts are the rows: first the fields of a text, then what is ticked and
// chosen.
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
	partLangs
	partShows
	partTold
	storyParts
)

// rows are the parts as the form shows them. The story may become one that Clean
// would change; it is cleaned on its way to the store.
func (s *storyPage) rows() []row {
	st := &s.story
	text := func(name, hint string, to *string, single bool) row { return textRow(name, hint, to, single, s.touch) }
	return []row{
		partTitle:     text(s.say("제목", "Title"), s.say("나중에 이 한 줄만 보고 떠올릴 이름", "the one line that brings it back to mind"), &st.Title, true),
		partSituation: text(s.say("상황", "Situation"), s.say("언제, 어디서, 무엇이 걸려 있었는지", "when, where, what was at stake"), &st.Situation, false),
		partTask:      text(s.say("과제", "Task"), s.say("본인이 맡은 일", "what was yours to do"), &st.Task, false),
		partAction:    text(s.say("행동", "Action"), s.say("본인이 한 일을 순서대로", "what you did, in order"), &st.Action, false),
		partResult:    text(s.say("결과", "Result"), s.say("어떻게 끝났는지, 전과 후", "how it ended, before and after"), &st.Result, false),
		partLearning:  text(s.say("배운 것", "Learned"), s.say("그 뒤로 다르게 하는 것", "what you have done differently since"), &st.Learning, false),
		partFigures: {
			name: s.say("숫자", "Numbers"), hint: s.say("한 줄에 하나, 예: 실패 건수: 26건 → 1건 (장애 기록)", "one per line, e.g. failed batches: 26 → 1 (incident log)"),
			text: story.Lines(st.Figures), write: func(text string) {
				st.Figures = story.ReadLines(text, st.Figures)
				s.touch()
			},
		},
		partYear: s.yearRow(),
		partRole: text(s.say("역할", "Role"), s.say("예: 백엔드 개발자", "e.g. backend engineer"), &st.Role, true),
		partLangs: {
			name: s.say("언어", "Languages"), hint: s.say("들려줄 수 있는 언어", "the languages you can tell it in"),
			text: s.langsText(), choices: len(lang.All()), choose: s.langLine,
		},
		partShows: {
			name: s.say("원칙", "Shows"), hint: s.say("이 이야기가 보여 주는 원칙", "the principles it shows"),
			text: s.showsText(), choices: len(questions.Principles()), choose: s.showLine,
			first: max(slices.IndexFunc(questions.Principles(), func(p questions.Principle) bool { return st.Strength(p.ID) > 0 }), 0),
		},
		partTold: {
			name: s.say("답변", "Told in"), hint: s.say("저장한 답변에서 W를 누르면 여기에 붙습니다", "press W on a saved answer to attach it"),
			text: s.toldText(), choices: len(s.told), choose: s.toldLine, tall: true, bad: s.differs(),
		},
	}
}

// touch notes that something was changed.
func (s *storyPage) touch() { s.story.Revision++ }

// yearRow is the row of the year. What was typed and is none stays as it is.
func (s *storyPage) yearRow() row {
	r := row{name: s.say("연도", "Year"), hint: s.say("예: 2024", "e.g. 2024"), single: true}
	switch {
	case s.badYear != "":
		r.text, r.bad = s.badYear, true
		r.closed = s.badYear + "  ! " + s.say("알아볼 수 없는 연도", "not a year")
		r.below = "! " + s.say("연도를 알아볼 수 없습니다. 2024처럼 적어 주세요.", "Not a year. Write it like 2024.")
	case s.story.Year != 0:
		r.text = strconv.Itoa(s.story.Year)
	}
	r.write = func(text string) {
		typed := strings.TrimSuffix(strings.TrimSpace(text), "년")
		year, err := strconv.Atoi(typed)
		if s.story.Year, s.badYear = year, ""; typed != "" && (err != nil || year < 1 || year > story.MaxYear) {
			s.story.Year, s.badYear = 0, text
		}
		s.touch()
	}
	return r
}

// langsText names the languages the story can be told in.
func (s *storyPage) langsText() string {
	var names []string
	for _, l := range s.story.Langs {
		names = append(names, l.Name())
	}
	return strings.Join(names, ", ")
}

// showsText names the principles the story shows, and how strongly.
func (s *storyPage) showsText() string {
	var shown []string
	for _, show := range s.story.Shows {
		if p, ok := questions.FindPrinciple(show.Principle); ok {
			shown = append(shown, p.Name.In(s.lang)+" "+s.strength(show.Strength))
		}
	}
	return strings.Join(shown, ", ")
}

// toldText is the answers in a few words, after a sign where their numbers are
// not the story's.
func (s *storyPage) toldText() string {
	if len(s.told) == 0 {
		return ""
	}
	text := s.plural(len(s.told), "%d개", "answer", "answers") + s.say(", 마지막 ", ", last on ") + s.date(s.told[0].Kept)
	if s.differs() {
		text = "! " + s.say("숫자가 다름 · ", "numbers differ · ") + text
	}
	return text
}

// differs reports whether an answer tells another number than the story.
func (s *storyPage) differs() bool {
	return slices.ContainsFunc(s.warnings, func(w story.Warning) bool { return len(w.Answers) > 0 })
}

func (s *storyPage) typing() bool { return s.loaded && s.form.field() != nil }

func (s *storyPage) resize(width, height int) { s.form.resize(width, height) }

func (s *storyPage) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case storyMsg:
		switch {
		case s.loaded && msg.to == toStory{id: s.story.ID}:
			return s.returned(msg)
		case s.loaded || msg.to != s.to:
			return nil // it comes too late
		}
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		s.story, s.loaded = msg.story, true
		s.told, s.warnings = msg.told, msg.warnings
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
		return tea.Batch(s.saving.answered(s.ui, s.story.ID, msg), s.weigh(msg))
	case weighedMsg:
		if msg.revision == s.saving.saved {
			s.warnings = msg.warnings
			s.form.size()
		}
		return nil
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
	case clickMsg:
		s.form.update(msg)
		if s.form.picked {
			return s.pick(now)
		}
		return s.saveSoon()
	case tea.KeyPressMsg:
		if cmd, done := s.press(msg, now); done {
			return cmd
		}
	}
	cmd := s.form.update(msg)
	if s.form.at == partYear {
		s.form.sync() // what is said of the year follows the typing
	}
	return tea.Batch(cmd, s.saveSoon())
}

// weigh looks for contradictions once the story is on the disk.
func (s *storyPage) weigh(msg savedMsg) tea.Cmd {
	if msg.id != s.story.ID || msg.err != nil {
		return nil
	}
	st, told := s.story.Clean(), s.told
	st.Revision = s.saving.saved
	return func() tea.Msg { return weighedMsg{st.Revision, weigh(st, told)} }
}

// returned takes over what an answer opened from here did to the story. What was
// typed meanwhile stays.
func (s *storyPage) returned(msg storyMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, store.ErrNotFound):
		return nil
	case msg.err != nil:
		return fail(msg.err)
	}
	s.told, s.warnings = msg.told, msg.warnings
	switch {
	case msg.story.Revision <= s.saving.saved:
	case s.changed() || s.story.Revision != s.saving.saved:
		s.story.Answers = msg.story.Answers
		s.story.Revision = max(s.story.Revision, msg.story.Revision) + 1
	default:
		s.story = msg.story
		s.badYear = ""
		s.saving.begin(msg.story.Revision)
		s.form.forget()
	}
	s.form.size()
	return s.saveSoon()
}

func (s *storyPage) press(k tea.KeyPressMsg, now interview.Moment) (tea.Cmd, bool) {
	switch {
	case key.Matches(k, s.keys.Back, s.keys.Finish):
		return backSaved(s, s.save(now)), true
	case s.form.at == partLangs && key.Matches(k, s.keys.Enter):
		s.form.turn(partShows)
		return nil, true
	case s.form.at < partLangs && key.Matches(k, s.keys.Editor):
		s.form.sync()
		return tea.Sequence(s.save(now), s.form.writeOutside(s.story.ID)), true
	}
	switch s.form.at {
	case partLangs:
		return s.pressLangs(k, now)
	case partShows:
		return s.pressShows(k)
	case partTold:
		if len(s.told) > 0 && key.Matches(k, s.keys.Enter) {
			return s.pick(now), true
		}
	}
	return nil, false
}

// pick does what the chosen line of the open part is for.
func (s *storyPage) pick(now interview.Moment) tea.Cmd {
	switch s.form.at {
	case partLangs:
		s.tickLang()
		return s.saveSoon()
	case partTold:
		// Once the story is on the disk: the answer's page may change it.
		return onceSaved(s.save(now), send(goMsg{to: toAnswer{s.told[s.form.choice().at].ID}, from: s}))
	}
	return nil
}

// pressLangs ticks a language: the chosen one, or the one of the number.
func (s *storyPage) pressLangs(k tea.KeyPressMsg, now interview.Moment) (tea.Cmd, bool) {
	if !key.Matches(k, s.keys.Speaks) {
		return nil, false
	}
	if n := int(k.String()[0] - '1'); n >= 0 && n < len(lang.All()) {
		s.form.choice().at = n
	}
	return s.pick(now), true
}

func (s *storyPage) tickLang() {
	l := lang.All()[s.form.choice().at]
	langs := slices.DeleteFunc(slices.Clone(s.story.Langs), func(other lang.Lang) bool { return other == l })
	if len(langs) == len(s.story.Langs) {
		langs = append(langs, l)
	}
	s.story.Langs = langs
	s.touch()
}

func (s *storyPage) pressShows(k tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
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
	return s.story.Strength(questions.Principles()[s.form.choice().at].ID)
}

func (s *storyPage) setStrength(n int) {
	id := questions.Principles()[s.form.choice().at].ID
	s.story.Shows = slices.DeleteFunc(slices.Clone(s.story.Shows), func(show story.Show) bool { return show.Principle == id })
	if n > 0 {
		s.story.Shows = append(s.story.Shows, story.Show{Principle: id, Strength: n})
	}
	s.touch()
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
	return func() tea.Msg { return savedMsg{id: st.ID, revision: st.Revision, err: db.SaveStory(st)} }
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
	switch s.form.at {
	case partLangs:
		b = append([]key.Binding{s.keys.Speaks}, b...)
	case partShows:
		b = append([]key.Binding{s.keys.Strength}, b...)
	case partTold:
		if len(s.told) > 0 {
			b = append([]key.Binding{with(s.keys.Enter, s.say("답변 열기", "open the answer"))}, b...)
		}
	}
	return b
}

func (s *storyPage) view() page {
	t := s.theme
	p := page{title: t.Strong.Render(s.say("이야기", "Story"))}
	if !s.loaded {
		return p
	}
	if s.saving.saved > 0 && s.story.Revision == s.saving.saved && !s.changed() && s.badYear == "" {
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

// langLine is a language and whether the story can be told in it.
func (s *storyPage) langLine(i, _ int, here bool) string {
	l := lang.All()[i]
	sign, name := s.theme.Faint.Render(glyphMid), fmt.Sprintf("%d %s", i+1, l.Name())
	if slices.Contains(s.story.Langs, l) {
		sign = s.theme.Good.Render(glyphTick)
	}
	if here {
		name = s.theme.Here.Render(name)
	}
	return s.mark(here) + sign + " " + name
}

// toldLine is an answer: when, how the person rated it, what was asked.
func (s *storyPage) toldLine(i, width int, here bool) string {
	a := s.told[i]
	day := padLeft(s.date(a.Kept), ansi.StringWidth(s.say("2026.11.22", "22 Nov 2026")))
	if width < 40 {
		day = padLeft(a.Kept.Format(s.say("01.02", "2 Jan")), ansi.StringWidth(s.say("11.22", "22 Nov")))
	}
	line := s.mark(here) + day + " " + s.stars(a.Rating) + " "
	if slices.ContainsFunc(s.warnings, func(w story.Warning) bool { return slices.Contains(w.Answers, a.ID) }) {
		line += s.theme.Warn.Render("! ")
	}
	ask := oneLine(a.Asked.Ask.In(a.Lang), width-ansi.StringWidth(line))
	if here {
		ask = s.theme.Here.Render(ask)
	}
	return line + ask
}

// warningLines are the numbers that cannot both be right, below the rows: as far
// as there is room, and whole where the answers are open.
func (s *storyPage) warningLines() []string {
	var lines []string
	for i, w := range s.warnings {
		if i == warningsShown {
			lines = append(lines, s.theme.Faint.Render(fmt.Sprintf("  "+s.say("외 %d개", "%d more"), len(s.warnings)-i)))
			break
		}
		lines = append(lines, marked(s.theme.Warn.Render("! "), w.Say.In(s.lang), min(s.form.width, textWidth))...)
	}
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	if s.form.at != partTold && s.form.height-storyParts-len(lines) < 3 {
		return nil
	}
	return lines
}
