package tui

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/questions"
	"onsite/store"
	"onsite/story"
)

// stories is the bank: every story, the principles it shows, and what the bank
// lacks.
type stories struct {
	*ui
	width, height int
	list          list
	all           []story.Story
	cover         story.Coverage
	warnings      []story.Warning
	next          string             // the principle to fill next
	ask           questions.Question // that would fill it
	loaded        bool
	deleted       string
	reading       bool // every warning is shown
	page          pager
}

func newStories(u *ui) *stories { return &stories{ui: u} }

// storiesMsg brings the stories and what is wrong with the bank.
type storiesMsg struct {
	all      []story.Story
	warnings []story.Warning
	next     string
	ask      questions.Question
	err      error
}

func (s *stories) open(interview.Moment) tea.Cmd {
	db, library := s.env.Store, s.env.Library
	return func() tea.Msg {
		all, err := db.Stories()
		told, toldErr := figured(db, all)
		m := storiesMsg{all: all, err: errors.Join(err, toldErr), warnings: story.Warnings(all, told)}
		if next, ok := story.Next(all); ok {
			m.next = next
			histories, err := db.Histories()
			m.err = errors.Join(m.err, err)
			m.ask = leastAnswered(library().Find(questions.Filter{Principle: next}), histories)
		}
		return m
	}
}

// figured reads the answers that may contradict a figure of their story.
func figured(db *store.Store, all []story.Story) (map[string]story.Told, error) {
	told := map[string]story.Told{}
	for _, st := range all {
		if !st.Figured() {
			continue
		}
		answers, err := answersOf(db, st)
		if err != nil {
			return nil, err
		}
		maps.Copy(told, toldIn(answers...))
	}
	return told, nil
}

// leastAnswered is the question answered least often, the first of these.
func leastAnswered(qs []questions.Question, histories map[string]interview.Past) questions.Question {
	if len(qs) == 0 {
		return questions.Question{}
	}
	return slices.MinFunc(qs, func(a, b questions.Question) int { return histories[a.ID].Times - histories[b.ID].Times })
}

func (s *stories) resize(width, height int) {
	s.width, s.height = width, height
	s.page.set(s.warningLines(len(s.warnings)), height)
}

// wide: a bank with its matrix uses all of the terminal.
func (s *stories) wide() bool { return true }

func (s *stories) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case storiesMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		s.all, s.warnings, s.next, s.ask, s.loaded = msg.all, msg.warnings, msg.next, msg.ask, true
		s.cover = story.Cover(s.all)
		s.resize(s.width, s.height)
		return nil
	case savedMsg:
		return s.open(now)
	case droppedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		s.deleted = msg.id
		return tea.Batch(send(sayMsg{text: msg.text}), s.open(now))
	}
	if s.reading {
		return s.read(msg)
	}
	s.arrange()
	if s.list.update(msg, s.keys) {
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := s.list.row(msg.y - len(s.above())); i >= 0 {
			s.list.at = i
			return goTo(toStory{id: s.all[i].ID})
		}
	case tea.KeyPressMsg:
		return s.press(msg, now)
	}
	return nil
}

// read scrolls through the warnings.
func (s *stories) read(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, s.keys.Back, s.keys.Quit, s.keys.Warnings) {
		s.reading = false
		return nil
	}
	s.page.update(msg, s.keys)
	return nil
}

func (s *stories) press(k tea.KeyPressMsg, now interview.Moment) tea.Cmd {
	db := s.env.Store
	switch {
	case key.Matches(k, s.keys.Back, s.keys.Quit):
		return back()
	case !s.loaded:
	case key.Matches(k, s.keys.NewStory):
		return goTo(toStory{})
	case s.ask.ID != "" && key.Matches(k, s.keys.Fill):
		return goTo(toQuestion{id: s.ask.ID, mode: s.settings.Choice.Mode, lang: s.settings.Choice.Lang})
	case len(s.all) > 0 && key.Matches(k, s.keys.Recall):
		return goTo(toRecall{})
	case s.deleted != "" && key.Matches(k, s.keys.Undelete):
		id := s.deleted
		return func() tea.Msg {
			return droppedMsg{err: db.UndeleteStory(id), text: sayRestored}
		}
	case len(s.all) == 0:
	case len(s.warnings) > 0 && key.Matches(k, s.keys.Warnings):
		s.reading = true
		s.page.scroll(-s.page.top)
	case key.Matches(k, s.keys.Enter):
		return goTo(toStory{id: s.all[s.list.at].ID})
	case key.Matches(k, s.keys.Delete):
		id, wall := s.all[s.list.at].ID, now.Wall
		return func() tea.Msg {
			return droppedMsg{id: id, err: db.DeleteStory(id, wall), text: sayDeleted}
		}
	}
	return nil
}

func (s *stories) help() []key.Binding {
	if s.reading {
		return []key.Binding{s.keys.Up, s.keys.Down, s.keys.Back}
	}
	var b []key.Binding
	if len(s.all) > 0 {
		b = append(b, s.keys.Enter, s.keys.Recall)
	}
	if s.ask.ID != "" {
		b = append(b, s.keys.Fill)
	}
	b = append(b, s.keys.NewStory)
	if len(s.warnings) > 0 && len(s.all) > 0 {
		b = append(b, s.keys.Warnings)
	}
	if s.deleted != "" {
		b = append(b, s.keys.Undelete)
	}
	if len(s.all) > 0 {
		b = append(b, s.keys.Delete)
	}
	return append(b, s.keys.Back)
}

// arrange gives the list the rows that are left.
func (s *stories) arrange() {
	s.list.set(len(s.all), max(s.height-len(s.above())-len(s.below()), 2))
}

func (s *stories) view() page {
	t := s.theme
	p := page{title: t.Strong.Render(s.say("이야기", "Stories"))}
	if !s.loaded {
		return p
	}
	if len(s.all) == 0 {
		p.body = append(paragraphs(s.say(
			"면접에서 막히는 것은 대개 몰라서가 아니라 \"그때 일\"이 떠오르지 않아서입니다. 겪은 일을 이야기로 적어 두면 원칙마다 무엇이 비었는지 여기에 보입니다.\n\nn을 누르면 새로 쓰고, 저장한 답변을 열어 w를 누르면 그 답변에서 시작합니다.",
			"Interviews seldom fail for lack of knowledge; they fail because nothing comes to mind. Write down what happened to you, and this page shows which principle still has no story.\n\nPress n to write one, or open a saved answer and press w to begin with it."), min(s.width, textWidth)), s.nextLines()...)
		return p
	}
	if s.reading {
		p.title = t.Strong.Render(s.say("이야기에서 고칠 것", "What to fix in your stories"))
		p.status = s.more(&s.page)
		p.body = s.page.view()
		return p
	}
	s.arrange()
	p.status = t.Faint.Render(fmt.Sprintf("%d / %d", s.list.at+1, len(s.all)))
	p.body = s.above()
	from, to := s.list.visible()
	for i := from; i < to; i++ {
		p.body = append(p.body, s.row(i))
	}
	p.body = append(p.body, s.below()...)
	return p
}

const (
	matrixCell    = 3 // cells a principle takes
	matrixLeft    = 22
	warningsShown = 2
	narrowRight   = 9 // cells for what a story proves, where there is no matrix

	yearWidth  = 6 // cells for the facts of a story, where a name keeps
	roleWidth  = 18
	langsWidth = 7
	enough     = 26 // these many
)

// facts are the year, the role and the languages of a story in their columns, as
// far as there is room beside a name in width cells.
func facts(year, role, langs string, width int) string {
	line := ""
	for _, fact := range []struct {
		text  string
		width int
	}{{year, yearWidth}, {role, roleWidth}, {langs, langsWidth}} {
		if width -= fact.width; width < enough {
			break
		}
		line += "  " + padRight(oneLine(fact.text, fact.width-2), fact.width-2)
	}
	return line
}

func factsOf(st story.Story, width int) string {
	year := ""
	if st.Year != 0 {
		year = strconv.Itoa(st.Year)
	}
	var langs []string
	for _, l := range st.Langs {
		langs = append(langs, string(l))
	}
	return facts(year, st.Role, strings.Join(langs, " "), width)
}

// matrix reports whether there is room for a column each principle.
func (s *stories) matrix() bool { return s.width >= matrixLeft+matrixCell*len(s.cover.Principles) }

// nameWidth is the room of a story's name and facts.
func (s *stories) nameWidth() int {
	if s.matrix() {
		return max(s.width-matrixCell*len(s.cover.Principles)-2, 1)
	}
	return max(s.width-2-narrowRight, 4)
}

// above is where one stands and, over the matrix, the principles.
func (s *stories) above() []string {
	full := 0
	for _, n := range s.cover.Strong {
		if n >= story.Goal {
			full++
		}
	}
	of := len(s.cover.Principles)
	lines := []string{oneLine(fmt.Sprintf(s.say("강한 이야기 두 개씩: 원칙 %[2]d개 중 %[1]d개", "Two strong each: %d of %d principles"), full, of), s.width)}
	if !s.matrix() {
		return lines
	}
	head := padLeft(s.theme.Faint.Render(facts(s.say("연도", "year"), s.say("역할", "role"), s.say("언어", "lang"), s.nameWidth())), 2+s.nameWidth())
	for j, p := range s.cover.Principles {
		head += " " + s.stateStyle(j).Render(p.Short)
	}
	return append(lines, head)
}

// row is one story: its name, and how strongly it shows each principle.
func (s *stories) row(i int) string {
	t, st := s.theme, s.all[i]
	width, extra := s.nameWidth(), ""
	if s.matrix() {
		extra = factsOf(st, width)
		width -= ansi.StringWidth(extra)
	}
	name := padRight(oneLine(nameOf(st), width), width)
	if i == s.list.at {
		name = t.Here.Render(name)
	}
	line := s.mark(i == s.list.at) + name + t.Faint.Render(extra)
	if !s.matrix() {
		return line + t.Faint.Render(padLeft(s.proves(i), narrowRight))
	}
	for _, n := range s.cover.Strengths[i] {
		line += "  " + [...]string{t.Faint.Render(glyphMid), glyphRing, glyphDot, t.Good.Render(glyphStar)}[n]
	}
	return line
}

// proves are the first principles a story shows strongly.
func (s *stories) proves(i int) string {
	var shorts []string
	for j, n := range s.cover.Strengths[i] {
		if n >= story.Strong {
			shorts = append(shorts, s.cover.Principles[j].Short)
		}
	}
	return strings.Join(shorts[:min(len(shorts), 3)], " ")
}

// below is what the bank lacks.
func (s *stories) below() []string {
	t := s.theme
	var lines []string
	if s.matrix() {
		foot := strings.Repeat(" ", 2)
		foot += t.Faint.Render(padRight(s.say("강한 이야기 수", "strong stories"), s.nameWidth()))
		for j := range s.cover.Principles {
			foot += s.stateStyle(j).Render(padLeft(s.state(j), matrixCell))
		}
		legend := glyphStar + s.say(" 첫손 ", " first choice ") + glyphDot + s.say(" 강함 ", " strong ") + glyphRing + s.say(" 약함 ", " weak ") + glyphCross + s.say(" 없음", " none")
		lines = append(lines, foot, "", t.Faint.Render(oneLine(legend, s.width)))
	} else {
		var none, one []string
		for j, p := range s.cover.Principles {
			switch s.cover.Strong[j] {
			case 0:
				none = append(none, p.Short)
			case 1:
				one = append(one, p.Short)
			}
		}
		if len(none) > 0 {
			lines = append(lines, marked(t.Bad.Render(s.say("없음 ", "none ")), strings.Join(none, " "), s.width)...)
		}
		if len(one) > 0 {
			lines = append(lines, marked(t.Warn.Render(s.say("하나 ", "one  ")), strings.Join(one, " "), s.width)...)
		}
	}
	lines = append(lines, s.nextLines()...)
	if room := s.height - len(s.above()) - min(len(s.all), 4) - len(lines); room > 1 {
		// One that does not fit whole is left out.
		for n := min(len(s.warnings), warningsShown); n >= 0; n-- {
			said := s.warningLines(n)
			switch more := len(s.warnings) - n; {
			case more > 0 && n > 0:
				said = append(said, t.Faint.Render(fmt.Sprintf("  "+s.say("외 %d개 · ! 모두 보기", "%d more · ! shows all"), more)))
			case more > 0:
				said = append(said, t.Warn.Render("! ")+t.Faint.Render(s.plural(more, "고칠 것 %d개", "thing to fix", "things to fix")+s.say(" · ! 보기", " · ! shows them")))
			}
			if len(said) > 0 && len(said) < room {
				return append(append(lines, ""), said...)
			}
		}
	}
	return lines
}

// warningLines are the first n warnings.
func (s *stories) warningLines(n int) []string {
	var lines []string
	for _, w := range s.warnings[:n] {
		lines = append(lines, marked(s.theme.Warn.Render("! "), w.Say.In(s.lang), min(s.width, textWidth))...)
	}
	return lines
}

// nextLines name the worst hole and the question that would fill it.
func (s *stories) nextLines() []string {
	p, ok := questions.FindPrinciple(s.next)
	if !ok {
		return nil
	}
	lines := []string{"", s.theme.Accent.Render(oneLine(s.say("다음에 쓸 것: ", "To write next: ")+p.Name.In(s.lang)+" ("+p.Short+")", s.width))}
	if s.ask.ID != "" && s.height >= 14 {
		lines = append(lines, wrap(s.ask.Ask.In(s.lang), min(s.width, textWidth))...)
	}
	return lines
}

// state says in a sign how many strong stories a principle has.
func (s *stories) state(j int) string {
	if n := s.cover.Strong[j]; n > 0 {
		return fmt.Sprint(n)
	}
	return glyphCross
}

func (s *stories) stateStyle(j int) lipgloss.Style {
	switch n := s.cover.Strong[j]; {
	case n >= story.Goal:
		return s.theme.Good
	case n > 0:
		return s.theme.Warn
	}
	return s.theme.Bad
}
