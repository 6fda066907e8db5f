package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/paper"
	"onsite/progress"
)

// briefPage is the one page to read the day before an interview.
type briefPage struct {
	*ui
	width, height int
	read          progress.Brief
	loaded        bool
	page          pager
}

func newBrief(u *ui) *briefPage { return &briefPage{ui: u} }

// briefMsg brings the page.
type briefMsg struct {
	read progress.Brief
	err  error
}

func (b *briefPage) open(now interview.Moment) tea.Cmd {
	db, plans := b.env.Store, b.env.Plans
	return func() tea.Msg {
		process, err := db.Process()
		if err != nil {
			return briefMsg{err: err}
		}
		stories, err := db.Stories()
		if err != nil {
			return briefMsg{err: err}
		}
		all, _ := plans()
		return briefMsg{read: progress.NewBrief(process, stories, all, now.Wall, now.Wall.Location())}
	}
}

func (b *briefPage) resize(width, height int) {
	b.width, b.height = width, height
	b.layout()
}

func (b *briefPage) layout() {
	if b.loaded {
		b.page.set(b.lines(), b.height)
	}
}

func (b *briefPage) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case briefMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		b.read, b.loaded = msg.read, true
		b.layout()
		return nil
	case exportedMsg:
		return exported(msg)
	}
	if b.loaded && b.page.update(msg, b.keys) {
		return nil
	}
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, b.keys.Back, b.keys.Quit):
		return back()
	case !b.loaded:
	case key.Matches(k, b.keys.Interview):
		return goTo(toInterview{})
	case key.Matches(k, b.keys.Stories):
		return goTo(toStories{})
	case key.Matches(k, b.keys.Export):
		return b.export()
	}
	return nil
}

func (b *briefPage) export() tea.Cmd {
	read, in := b.read, b.lang
	base := "brief"
	if !read.Date.IsZero() {
		base += "-" + isoDay(read.Date)
	}
	return b.exportFiles(base, func() (markdown, html string) { return read.Markdown(in), read.HTML(in) })
}

func (b *briefPage) help() []key.Binding {
	return []key.Binding{b.keys.Export, b.keys.Interview, b.keys.Stories, b.keys.Back}
}

func (b *briefPage) view() page {
	t := b.theme
	p := page{title: t.Strong.Render(b.say("면접 전날 한 장", "The page for the day before"))}
	if !b.loaded {
		return p
	}
	p.body = b.page.view()
	p.status = b.more(&b.page)
	return p
}

// lines draw the page.
func (b *briefPage) lines() []string {
	var lines []string
	for _, x := range b.read.Page(b.lang) {
		lines = append(lines, b.block(x)...)
	}
	return lines
}

// pairName is the room of a name that stands before its text.
const pairName = 30

// block draws a piece of the page.
func (b *briefPage) block(x paper.Block) []string {
	t := b.theme
	text := lang.CleanLine(x.Text)
	switch x.Kind {
	case paper.Title:
		_, who, _ := strings.Cut(text, " · ") // the screen's own title says the rest
		return styled(t.Strong, wrap(who, b.width))
	case paper.Head:
		return []string{"", t.Accent.Render(text)}
	case paper.Item:
		return marked(glyphMid+" ", text, b.width)
	case paper.Missing:
		return styled(t.Faint, marked("! ", text, b.width))
	case paper.Pair, paper.Hole:
		style := t.Text
		if x.Kind == paper.Hole {
			style = t.Faint
		}
		if b.width < roomyWidth {
			return append([]string{t.Faint.Render(oneLine(x.Name, b.width))}, styled(style, marked("  ", text, b.width))...)
		}
		lines := styled(style, wrap(text, b.width-pairName))
		for i := range lines {
			name := ""
			if i == 0 {
				name = oneLine(x.Name, pairName-2)
			}
			lines[i] = t.Faint.Render(padRight(name, pairName)) + lines[i]
		}
		return lines
	}
	return wrap(text, b.width)
}
