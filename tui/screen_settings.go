package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
)

// settings is where a person fits the program to themself. Every change is
// saved as it is made.
type settings struct {
	*ui
	width, height int
	list          list
}

func newSettings(u *ui) *settings { return &settings{ui: u} }

func (s *settings) open(interview.Moment) tea.Cmd { return nil }

func (s *settings) resize(width, height int) { s.width, s.height = width, height }

// options are the settings; set changes the copy that is then sent up.
func (s *settings) options(to *Settings) []option {
	seconds := func(name string, v *time.Duration, choices ...int) option {
		names, at := make([]string, len(choices)), 0
		for i, c := range choices {
			names[i] = clock(time.Duration(c) * time.Second)
			if *v == time.Duration(c)*time.Second {
				at = i
			}
		}
		return option{name, names, at, func(i int) { *v = time.Duration(choices[i]) * time.Second }}
	}
	word := func(name string, v *string, values, names []string) option {
		return option{name, names, index(values, *v), func(i int) { *v = values[i] }}
	}
	shares := [][4]int{{20, 10, 50, 20}, {20, 10, 60, 10}, {15, 15, 50, 20}, {25, 15, 40, 20}, {10, 10, 60, 20}}
	shareNames := []string{"20/10/50/20", "20/10/60/10", "15/15/50/20", "25/15/40/20", "10/10/60/20"}
	p := &to.Pace
	return append([]option{
		{s.say("화면 언어", "Interface"), []string{lang.Ko.Name(), lang.En.Name()}, index(lang.All(), s.lang), func(i int) { to.Lang = lang.All()[i] }},
		word(s.say("색", "Colours"), &to.Theme, []string{"", "dark", "light"}, []string{s.say("터미널에 맞춤", "as the terminal"), s.say("어두운 배경", "dark background"), s.say("밝은 배경", "light background")}),
		word(s.say("기호", "Signs"), &to.Glyphs, []string{"", "ascii"}, []string{"─ ● ▸ ✓", s.say("ASCII만 (줄이 어긋날 때)", "ASCII only (if lines do not align)")}),
		word(s.say("마우스", "Mouse"), &to.Mouse, []string{"", "off"}, []string{s.say("사용", "on"), s.say("사용 안 함", "off")}),
		seconds(s.say("생각할 시간", "Think time"), &p.Think, 15, 30, 45, 60, 90, 120),
		seconds(s.say("말하기 시간", "Spoken story"), &p.Spoken, 90, 120, 150, 180, 240, 300),
		seconds(s.say("쓰기 시간", "Typed story"), &p.Typed, 240, 360, 480, 600, 900, 1200),
		seconds(s.say("꼬리 질문 시간", "Each probe"), &p.Probe, 20, 30, 45, 60, 90, 120, 180),
		{s.say("S/T/A/R 비율", "S/T/A/R shares"), shareNames, index(shares, p.Shares), func(i int) { p.Shares = shares[i] }},
	}, s.recallOptions(&to.Recall)...)
}

func (s *settings) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	to := s.ui.settings
	options := s.options(&to)
	s.list.set(len(options), len(options))
	if s.list.update(msg, s.keys) {
		return nil
	}
	turn := func(by int) tea.Cmd {
		options[s.list.at].turn(by)
		return send(settingsMsg{to})
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := s.list.row(msg.y - s.top()); i >= 0 {
			s.list.at = i
			return turn(1)
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.keys.Left):
			return turn(-1)
		case key.Matches(msg, s.keys.Right, s.keys.Enter):
			return turn(1)
		case key.Matches(msg, s.keys.Back, s.keys.Quit):
			return back()
		}
	}
	return nil
}

func (s *settings) help() []key.Binding {
	return []key.Binding{s.keys.Left, s.keys.Right, s.keys.Back}
}

func (s *settings) top() int {
	if s.height < 16 {
		return 0
	}
	return 1
}

func (s *settings) view() page {
	to := s.ui.settings
	options := s.options(&to)
	s.list.set(len(options), len(options))
	p := page{title: s.theme.Strong.Render(s.say("설정", "Settings"))}
	p.body = make([]string, s.top())
	for i, o := range options {
		p.body = append(p.body, s.optionLine(o, i == s.list.at, s.width))
	}
	if s.env.Store != nil {
		p.body = append(p.body, "", s.theme.Faint.Render(oneLine(s.say("답변 파일 ", "answers in ")+s.env.Store.Path(), s.width)))
	}
	return p
}
