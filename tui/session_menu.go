package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
)

// menu is what Esc offers in the middle of a question. Nothing a person wrote
// is thrown away without it.
type menu struct {
	list    list
	choices []menuChoice
}

type menuChoice struct {
	label string
	do    func(now interview.Moment) tea.Cmd
}

// leave opens the menu, or simply goes when nothing was written.
func (s *session) leave(now interview.Moment) tea.Cmd {
	s.sync(now)
	if !s.draft.Written() && s.draft.Stage == interview.Thinking {
		return tea.Batch(s.drop(now), s.end())
	}
	s.menu = &menu{choices: s.menuChoices()}
	s.menu.list.set(len(s.menu.choices), len(s.menu.choices))
	return nil
}

func (s *session) menuChoices() []menuChoice {
	choices := []menuChoice{{s.say("계속하기", "Go on"), func(interview.Moment) tea.Cmd { return nil }}}
	if s.draft.Stage != interview.Thinking {
		choices = append(choices, menuChoice{s.say("한 단계 뒤로", "One step back"), func(now interview.Moment) tea.Cmd {
			s.move(now, func() { s.draft.Back(now) })
			return nil
		}})
	}
	if s.draft.Written() {
		choices = append(choices,
			menuChoice{s.say("나가기 - 나중에 이어서 답하기", "Leave - and go on with it later"), func(now interview.Moment) tea.Cmd {
				s.leaving = true
				return s.save(now)
			}},
			menuChoice{s.say("나가기 - 여기까지를 답변으로 저장", "Leave - keep this much as an answer"), func(now interview.Moment) tea.Cmd {
				s.leaving = true
				return s.keep(now)
			}})
	}
	return append(choices, menuChoice{s.say("이 답변 버리기", "Throw this answer away"), func(now interview.Moment) tea.Cmd {
		return tea.Batch(s.drop(now), s.end(), tell("답변을 버렸습니다. 홈에서 u를 누르면 되살립니다.", "Thrown away. Press u at home to bring it back."))
	}})
}

// end goes to the list of this session's answers, or back when there are none.
func (s *session) end() tea.Cmd {
	if len(s.done) == 0 {
		return back()
	}
	s.over, s.draft = true, nil
	s.showSummary()
	return nil
}

func (s *session) updateMenu(msg tea.Msg, now interview.Moment) tea.Cmd {
	m := s.menu
	if m.list.update(msg, s.keys) {
		return nil
	}
	at := -1
	switch msg := msg.(type) {
	case clickMsg:
		at = m.list.row(msg.y - menuTop)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.keys.Back):
			at = 0
		case key.Matches(msg, s.keys.Enter):
			at = m.list.at
		}
	}
	if at < 0 {
		return nil
	}
	s.menu = nil
	return m.choices[at].do(now)
}

const menuTop = 3 // rows of the page above the choices

func (s *session) viewMenu() []string {
	lines := []string{s.theme.Faint.Render(oneLine(s.draft.Asked.Ask.In(s.draft.Lang), s.width)), "", s.theme.Strong.Render(s.say("어떻게 할까요?", "What would you like to do?"))}
	for i, c := range s.menu.choices {
		label := c.label
		if i == s.menu.list.at {
			label = s.theme.Here.Render(label)
		}
		lines = append(lines, s.mark(i == s.menu.list.at)+label)
	}
	return lines
}
