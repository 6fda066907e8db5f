package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/editor"
	"onsite/story"
)

// storyPick is choosing a story by a few letters of its name.
type storyPick struct {
	*ui
	all   []story.Story
	none  string // a last row that means no story, while nothing is typed; may be empty
	typed *editor.Editor
	list  list
}

// newStoryPick begins a choice at story at.
func newStoryPick(u *ui, all []story.Story, none string, at int) *storyPick {
	p := &storyPick{ui: u, all: all, none: none, typed: newField("", true)}
	p.list = list{n: len(p.fitting()), at: at}
	return p
}

// fitting are the stories that what was typed may mean, by their indexes; -1 is
// none of them.
func (p *storyPick) fitting() []int {
	fit := story.Match(p.all, p.typed.Text())
	if p.none != "" && p.typed.Empty() {
		fit = append(fit, -1)
	}
	return fit
}

// pickTop is the rows above the list: what is typed, and an empty one.
const pickTop = 2

// update types and moves; top is the row of the page it is drawn from. done is
// true when story i, or none, was chosen.
func (p *storyPick) update(msg tea.Msg, top int) (i int, done bool) {
	switch msg := msg.(type) {
	case clickMsg:
		if row := p.list.row(msg.y - top - pickTop); row >= 0 {
			return p.fitting()[row], true
		}
		return 0, false
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter":
			if fit := p.fitting(); len(fit) > 0 {
				return fit[p.list.at], true
			}
			return 0, false
		case "up", "ctrl+p", "shift+tab":
			p.list.move(-1)
			return 0, false
		case "down", "ctrl+n", "tab":
			p.list.move(1)
			return 0, false
		}
	}
	before := p.typed.Revision()
	edit(p.typed, msg)
	if p.typed.Revision() != before {
		p.list.at = 0
	}
	return 0, false
}

// view draws what is typed and the stories that fit; x is where the cursor
// stands in the first line.
func (p *storyPick) view(width, height int) (lines []string, x int) {
	p.typed.SetSize(max(width-4, 1), 1)
	lines = []string{p.theme.Accent.Render("> ") + p.typed.Rows()[0], ""}
	fit := p.fitting()
	p.list.set(len(fit), max(height-pickTop, 1))
	from, to := p.list.visible()
	for i := from; i < to; i++ {
		name := p.none
		if fit[i] >= 0 {
			name = nameOf(p.all[fit[i]])
		}
		name = oneLine(name, width-2)
		switch {
		case p.list.on(i):
			name = p.theme.Here.Render(name)
		case fit[i] < 0:
			name = p.theme.Faint.Render(name)
		}
		lines = append(lines, p.mark(p.list.on(i))+name)
	}
	if len(fit) == 0 {
		lines = append(lines, p.theme.Faint.Render(p.say("그런 이름의 이야기가 없습니다", "no story by that name")))
	}
	x, _ = p.typed.Cursor()
	return lines, 2 + x
}
