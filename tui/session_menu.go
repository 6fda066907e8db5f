package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
)

// leave opens the menu, or simply goes when nothing was written.
func (s *session) leave(now interview.Moment) tea.Cmd {
	s.sync(now)
	if !s.draft.Written() && s.draft.Stage == interview.Thinking {
		return tea.Batch(s.drop(now), s.end())
	}
	s.menu = newMenu(s.menuChoices())
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
	do := s.menu.chosen(msg, menuTop, s.keys)
	if do == nil {
		return nil
	}
	s.menu = nil
	return do(now)
}

const menuTop = 3 // rows of the page above the choices

func (s *session) viewMenu() []string {
	return append([]string{s.theme.Faint.Render(oneLine(s.draft.Asked.Ask.In(s.draft.Lang), s.width)), ""}, s.menuLines(s.menu, s.width)...)
}
