package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// How the program looks around its pages: the frame, the footer, the help.

// The smallest terminal a page fits into.
const (
	minWidth  = 40
	minHeight = 15
)

// frame is where the page stands in the terminal: its left column and first
// row, its width and height.
func (a *App) frame() (left, top, width, height int) {
	margin := 2
	if a.width < roomyWidth {
		margin = 1
	}
	width = max(a.width-2*margin, 1)
	if w, ok := a.top().(wide); !ok || !w.wide() {
		width = min(width, textWidth)
	} else {
		width = min(width, 150)
	}
	left = margin
	if a.width > 110 {
		left = (a.width - width) / 2
	}
	top = 2
	if a.height < 20 {
		top = 1
	}
	height = a.height - top - 2
	if a.height < 20 {
		height = a.height - top - 1
	}
	return left, top, width, max(height-len(a.banner(width)), 1)
}

func (a *App) layout() {
	if a.width == 0 {
		return
	}
	_, _, w, h := a.frame()
	a.top().resize(w, h)
}

// View draws the frame around the page and clips it to the terminal, so that no
// screen can break it.
func (a *App) View() tea.View {
	v := tea.View{AltScreen: true, WindowTitle: "onsite", DisableBracketedPasteMode: !a.typing()}
	if a.ui.settings.Mouse != "off" {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.width < 1 || a.height < 1 {
		return v
	}
	if a.width < minWidth || a.height < minHeight {
		v.Content = strings.Join(a.tooSmall(), "\n")
		return v
	}
	left, top, width, height := a.frame()
	var p page
	if a.helping {
		p = a.helpPage(width, height)
	} else {
		p = a.top().view()
	}
	rows := make([]string, 0, a.height)
	rows = append(rows, a.titleRow(p, width))
	for len(rows) < top {
		rows = append(rows, "")
	}
	for i := range height {
		if i < len(p.body) {
			rows = append(rows, p.body[i])
		} else {
			rows = append(rows, "")
		}
	}
	rows = append(rows, a.bottomRows(a.height-len(rows), width)...)
	pad := strings.Repeat(" ", left)
	for i, row := range rows {
		rows[i] = ansi.Truncate(pad+row, a.width, "")
	}
	v.Content = strings.Join(rows, "\n")
	if a.ui.settings.Glyphs == "ascii" {
		v.Content = asciiTwins.Replace(v.Content)
	}
	if p.cursor != nil {
		v.Cursor = tea.NewCursor(min(left+p.cursor.X, a.width-1), min(top+p.cursor.Y, a.height-1))
		v.Cursor.Shape = tea.CursorBar
		v.Cursor.Blink = false
	}
	return v
}

func (a *App) titleRow(p page, width int) string {
	status := p.status
	room := width - ansi.StringWidth(status) - 2
	title := ansi.Truncate(p.title, max(room, 0), "…")
	return spread(title, status, width)
}

// banner says what is wrong with the disk, on at most two rows, for as long as
// it is.
func (a *App) banner(width int) []string {
	if a.disk == nil {
		return nil
	}
	lines := wrap("! "+explain(a.disk).In(a.ui.lang), width)
	if len(lines) > 2 {
		lines = lines[:2]
	}
	return styled(a.ui.theme.Bad, lines)
}

// bottomRows are the footer and what stands above it: a notice, a banner.
func (a *App) bottomRows(n, width int) []string {
	rows := make([]string, n)
	t := a.ui.theme
	if n == 0 {
		return rows
	}
	rows[n-1] = a.footer(width)
	banner := a.banner(width)
	free := n - copy(rows[:n-1], banner)
	if !a.notice.text.Empty() {
		style, mark := t.Accent, ""
		if a.notice.bad {
			style, mark = t.Bad, "! "
		}
		rows[n-min(free, 2)] = style.Render(ansi.Truncate(mark+a.notice.text.In(a.ui.lang), width, "…"))
	}
	return rows
}

// footer shows the keys of the screen as far as there is room, and always the
// way to all of them.
func (a *App) footer(width int) string {
	u := a.ui
	bindings := append([]key.Binding(nil), a.top().help()...)
	last := u.keys.Help
	switch {
	case a.helping:
		bindings = []key.Binding{u.keys.Up, u.keys.Down}
		last = with(u.keys.Back, u.say("닫기", "close"))
	case a.typing():
		last.SetHelp("F1", last.Help().Desc)
	default:
		bindings = append(bindings, u.keys.Lang)
	}
	const gap = "   "
	tail := u.keyText(last)
	room := width - ansi.StringWidth(tail)
	row := ""
	for _, b := range bindings {
		text := u.keyText(b) + gap
		if room -= ansi.StringWidth(text); room < 0 {
			break
		}
		row += text
	}
	return row + tail
}

// keyText is a key and what it does.
func (u *ui) keyText(b key.Binding) string {
	return u.theme.Text.Render(b.Help().Key) + " " + u.theme.Faint.Render(b.Help().Desc)
}

// helpPage lists the keys of the open screen and those that work everywhere.
func (a *App) helpPage(width, height int) page {
	u := a.ui
	lines := []string{}
	section := func(name string, bindings []key.Binding) {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, u.theme.Faint.Render(name))
		for _, b := range bindings {
			if b.Help().Key != "" {
				lines = append(lines, "  "+padRight(b.Help().Key, 18)+u.theme.Faint.Render(b.Help().Desc))
			}
		}
	}
	shown := a.top().help()
	if f, ok := a.top().(interface{ fullHelp() []key.Binding }); ok {
		shown = f.fullHelp()
	}
	section(u.say("이 화면", "On this screen"), shown)
	section(u.say("어디서나", "Everywhere"), []key.Binding{
		u.keys.Up, u.keys.Down, u.keys.PageUp, u.keys.PageDown, u.keys.Top, u.keys.Bottom,
		u.keys.Back, with(u.keys.Lang, u.say("English (인터페이스 언어)", "한국어 (interface language)")), u.keys.Help, u.keys.Suspend,
		key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("Ctrl+C", u.say("저장하고 종료", "save and quit"))),
	})
	lines = append(lines, "")
	lines = append(lines, styled(u.theme.Faint, wrap(u.say("한글 입력 상태에서도 글자 키가 그대로 동작합니다. 글을 선택하려면 Shift를 누른 채 끄세요.",
		"Letter keys also work with the Korean input method on. To select text, hold Shift while dragging."), width))...)
	a.helpTop = max(min(a.helpTop, len(lines)-height), 0)
	return page{title: u.theme.Strong.Render(u.say("도움말", "Help")), body: lines[a.helpTop:]}
}

func (a *App) scrollHelp(k tea.KeyPressMsg) {
	switch ks := a.ui.keys; {
	case key.Matches(k, ks.Up):
		a.helpTop = max(a.helpTop-1, 0)
	case key.Matches(k, ks.Down):
		a.helpTop++
	case key.Matches(k, ks.PageUp):
		a.helpTop = max(a.helpTop-10, 0)
	case key.Matches(k, ks.PageDown):
		a.helpTop += 10
	default:
		a.helping = false
	}
}

// tooSmall says so in whatever room there is.
func (a *App) tooSmall() []string {
	lines := wrap(a.ui.say("창이 너무 작습니다. 가로 40, 세로 15 이상으로 넓혀 주세요.", "This window is too small: onsite needs 40 by 15."), a.width)
	if len(lines) > a.height {
		lines = lines[:a.height]
	}
	for i := range lines {
		lines[i] = ansi.Truncate(lines[i], a.width, "")
	}
	for len(lines) < a.height {
		lines = append(lines, "")
	}
	return lines
}
