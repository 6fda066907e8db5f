package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// setup is where a person chooses what to practise. The choice is remembered.
type setup struct {
	*ui
	width, height int
	list          list
	choice        interview.Choice
}

func newSetup(u *ui) *setup { return &setup{ui: u, choice: u.settings.Choice} }

func (s *setup) open(interview.Moment) tea.Cmd { return nil }

func (s *setup) resize(width, height int) { s.width, s.height = width, height }

func (s *setup) options() []option {
	decks, deckIDs := []string{s.say("모두", "all")}, []string{""}
	for _, d := range s.decks() {
		decks, deckIDs = append(decks, d.Title.In(s.lang)), append(deckIDs, d.ID)
	}
	names, ids := []string{s.say("모두", "all")}, []string{""}
	for _, p := range questions.Principles() {
		names, ids = append(names, p.Name.In(s.lang)), append(ids, p.ID)
	}
	tags := []string{""}
	if s.lib != nil {
		f := s.choice.Filter()
		f.Tag = ""
		tags = append(tags, s.lib.Tags(f)...)
	}
	tagNames := append([]string{s.say("모두", "all")}, tags[1:]...)
	levels := []string{s.say("모두", "all"), s.level(1), s.level(2), s.level(3)}
	counts := []int{1, 2, 3, 5, 8, 10, 20}
	countNames := make([]string, len(counts))
	for i, n := range counts {
		countNames[i] = s.plural(n, "%d개", "question", "questions")
	}
	c := &s.choice
	return []option{
		{s.say("덱", "Deck"), decks, index(deckIDs, c.Deck), func(i int) { c.Deck = deckIDs[i] }},
		{s.say("원칙", "Principle"), names, index(ids, c.Principle), func(i int) { c.Principle = ids[i] }},
		{s.say("태그", "Tag"), tagNames, index(tags, c.Tag), func(i int) { c.Tag = tags[i] }},
		{s.say("난이도", "Level"), levels, c.Level, func(i int) { c.Level = i }},
		{s.say("질문 언어", "Language"), []string{lang.Ko.Name(), lang.En.Name()}, index([]lang.Lang{lang.Ko, lang.En}, c.Lang), func(i int) { c.Lang = lang.All()[i] }},
		{s.say("질문 수", "How many"), countNames, index(counts, c.Count), func(i int) { c.Count = counts[i] }},
		s.modeOption(&c.Mode),
	}
}

func (s *setup) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	if s.list.pick(msg, s.options(), s.top(), s.keys) {
		return nil
	}
	if msg, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(msg, s.keys.Clear):
			s.choice.Deck, s.choice.Principle, s.choice.Tag, s.choice.Level = "", "", "", 0
		case key.Matches(msg, s.keys.Enter):
			return s.start()
		case key.Matches(msg, s.keys.Back, s.keys.Quit):
			return tea.Batch(s.remember(), back())
		}
	}
	return nil
}

func (s *setup) start() tea.Cmd {
	if s.lib != nil && len(s.lib.Find(s.choice.Filter())) == 0 {
		return warn("맞는 질문이 없습니다. 조건을 하나 줄여 보세요.", "No question fits. Try one condition less.")
	}
	return tea.Sequence(s.remember(), goInstead(toSession{s.choice}))
}

func (s *setup) remember() tea.Cmd {
	set := s.settings
	set.Choice = s.choice
	return send(settingsMsg{set})
}

func (s *setup) help() []key.Binding {
	return []key.Binding{with(s.keys.Enter, s.say("시작", "start")), s.keys.Left, s.keys.Right, with(s.keys.Clear, s.say("조건 지우기", "clear")), s.keys.Back}
}

func (s *setup) top() int {
	if s.height < 16 {
		return 0
	}
	return 1
}

func (s *setup) view() page {
	t := s.theme
	p := page{title: t.Strong.Render(s.say("골라서 연습", "Choose what to practise"))}
	lines := make([]string, s.top())
	options := s.options()
	s.list.set(len(options), len(options))
	for i, o := range options {
		lines = append(lines, s.optionLine(o, i == s.list.at, s.width))
	}
	lines = append(lines, "")
	if s.lib != nil {
		n := len(s.lib.Find(s.choice.Filter()))
		text := s.plural(n, "맞는 질문 %d개", "question fits", "questions fit")
		style := t.Faint
		if n == 0 {
			style = t.Warn
		}
		lines = append(lines, style.Render(text))
	}
	p.body = lines
	return p
}
