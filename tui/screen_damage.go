package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/store"
)

// damage tells that the file of answers cannot be used and offers the ways out.
// The file itself is only ever set aside.
type damage struct {
	*ui
	width, height int
	list          list
	damage        *Damage
	working       bool
}

func newDamage(u *ui, d *Damage) *damage { return &damage{ui: u, damage: d} }

// mendedMsg brings the store that can be used again.
type mendedMsg struct {
	store *store.Store
	text  lang.Text
	err   error
}

func (d *damage) open(interview.Moment) tea.Cmd { return nil }

func (d *damage) resize(width, height int) { d.width, d.height = width, height }

func (d *damage) choices() []menuChoice {
	var choices []menuChoice
	dm, old := d.damage, d.env.Store
	do := func(f func() (*store.Store, lang.Text, error)) func(interview.Moment) tea.Cmd {
		return func(interview.Moment) tea.Cmd {
			d.working = true
			return func() tea.Msg {
				if old != nil {
					old.Close() // it is damaged; what it says about that is no news
				}
				db, text, err := f()
				return mendedMsg{db, text, err}
			}
		}
	}
	for i, b := range dm.Backups {
		if i == 3 {
			break
		}
		label := fmt.Sprintf(d.say("%s 백업으로 되돌리기 (%d개)", "Restore %s (%d answers)"), b.At.Format("01-02 15:04"), b.Answers)
		choices = append(choices, menuChoice{label, do(func() (*store.Store, lang.Text, error) { return dm.Restore(b) })})
	}
	if old != nil {
		choices = append(choices, menuChoice{d.say("손상된 기록만 빼고 계속하기", "Go on without the damaged records"), func(interview.Moment) tea.Cmd { return back() }})
	}
	return append(choices,
		menuChoice{d.say("새 파일로 시작하기", "Begin with a new file"), do(dm.Fresh)},
		menuChoice{d.say("아무것도 바꾸지 않고 종료", "Quit and change nothing"), func(interview.Moment) tea.Cmd { return tea.Quit }})
}

func (d *damage) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case mendedMsg:
		d.working = false
	case clickMsg:
		if i := d.list.row(msg.y - d.top()); i >= 0 && !d.working {
			return d.choices()[i].do(now)
		}
	case tea.KeyPressMsg:
		if d.working {
			return nil
		}
		n := len(d.choices())
		d.list.set(n, n)
		switch {
		case d.list.update(msg, d.keys):
		case key.Matches(msg, d.keys.Enter):
			return d.choices()[d.list.at].do(now)
		case key.Matches(msg, d.keys.Back) && d.env.Store != nil:
			return back()
		case key.Matches(msg, d.keys.Back, d.keys.Quit):
			return tea.Quit
		}
	}
	return nil
}

func (d *damage) help() []key.Binding {
	return []key.Binding{with(d.keys.Enter, d.say("고르기", "choose")), d.keys.Quit}
}

func (d *damage) text() []string {
	lines := wrap(fmt.Sprintf(d.say("답변 파일이 손상되었습니다: %s", "The file of your answers is damaged: %s"), d.damage.Path), d.width)
	lines = append(lines, styled(d.theme.Faint, wrap(d.damage.Detail, d.width))...)
	lines = append(lines, "")
	lines = append(lines, wrap(d.say("무엇을 고르시든 이 파일은 지우지 않고 날짜를 붙여 옆에 둡니다.", "Whatever you choose, this file is not deleted: it is set aside under a dated name."), d.width)...)
	return append(lines, "")
}

func (d *damage) top() int { return len(d.text()) }

func (d *damage) view() page {
	p := page{title: d.theme.Bad.Render(d.say("! 파일 손상", "! Damaged file"))}
	p.body = d.text()
	choices := d.choices()
	d.list.set(len(choices), len(choices))
	for i, c := range choices {
		label := c.label
		if i == d.list.at {
			label = d.theme.Here.Render(label)
		}
		p.body = append(p.body, d.mark(i == d.list.at)+label)
	}
	if d.working {
		p.body = append(p.body, "", d.theme.Faint.Render(d.say("되돌리는 중", "working")))
	}
	return p
}
