package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/schedule"
)

// begin opens the practice an item stands for.
func (u *ui) begin(it schedule.Item) tea.Cmd {
	switch it.Kind {
	case schedule.DoStory:
		return goTo(toStories{})
	case schedule.DoRecall:
		return goTo(toRecall{})
	case schedule.DoMock:
		return goTo(toMock{})
	}
	return goTo(toSession{u.settings.Choice})
}
