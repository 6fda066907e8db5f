package tui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/lang"
	"onsite/store"
)

// The smallest terminal a page fits into.
const (
	minWidth  = 40
	minHeight = 15
)

// App is the program: root of the screens. It owns the frame (title, footer,
// notices, size), the heartbeat and the way between screens.
type App struct {
	ui     *ui
	stack  []screen // the last one is shown
	width  int
	height int

	helping bool // the help page is up
	helpTop int  // its first row
	beating bool // a heartbeat is on its way
	notice  sayMsg
	disk    error // the last write failed; nil when it did not
	forcing bool  // Ctrl+C was pressed with text that cannot be saved
}

// New makes the program; start opens first, above home.
func New(env Env, start Start) *App {
	u := &ui{env: env, settings: usualSettings(env.Lang)}
	a := &App{ui: u, stack: []screen{}}
	if env.Store != nil {
		if _, err := env.Store.LoadSettings(&u.settings); err != nil {
			a.notice = sayMsg{text: explain(err), bad: true}
		} else {
			a.notice = sayMsg{text: env.Notice}
		}
	}
	u.restyle()
	a.push(toHome{})
	if env.Damage != nil {
		a.push(toDamage{env.Damage})
	} else if start.to != nil {
		a.push(start.to(u.settings))
	}
	return a
}

// Start is where the program begins.
type Start struct{ to func(Settings) place }

// AtHome begins at home.
func AtHome() Start { return Start{} }

// AtReview begins at the list of answers.
func AtReview() Start { return Start{to: func(Settings) place { return toReview{} }} }

// AtStories begins at the stories.
func AtStories() Start { return Start{to: func(Settings) place { return toStories{} }} }

// AtMock begins where a mock is chosen.
func AtMock(c MockChoice) Start {
	return Start{to: func(Settings) place { return toMock{c} }}
}

// AtPractice begins a session at once. change adapts the remembered choice.
func AtPractice(change func(*interview.Choice)) Start {
	return Start{to: func(s Settings) place {
		change(&s.Choice)
		return toSession{choice: s.Choice}
	}}
}

func (a *App) push(to place) { a.stack = append(a.stack, to.make(a.ui)) }

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// Init opens the first screen and starts what can wait until the first frame is
// up: reading the decks and asking for the background colour.
func (a *App) Init() tea.Cmd {
	load := func() tea.Msg { return libraryMsg{a.ui.env.Library()} }
	env, wall := a.ui.env, a.ui.env.Now().Wall
	upkeep := func() tea.Msg {
		err := recount(env, wall)
		if env.Upkeep != nil {
			err = errors.Join(err, env.Upkeep())
		}
		if err != nil {
			return sayMsg{text: explain(err), bad: true, err: err}
		}
		return nil
	}
	return a.beatAfter(tea.Batch(tea.RequestBackgroundColor, load, upkeep, a.top().open(a.ui.env.Now())))
}

// Update is one corridor: the terminal's reports, then root's own messages,
// then keys that work everywhere, then the one screen that is open.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	now := a.ui.env.Now()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.layout()
		return a, a.beatAfter(nil)
	case tea.BackgroundColorMsg:
		a.ui.back = onLight
		if msg.IsDark() {
			a.ui.back = onDark
		}
		a.ui.restyle()
		a.layout()
		return a, nil
	case tea.ResumeMsg:
		return a, a.beatAfter(a.top().update(tickMsg{}, now))
	case tickMsg:
		a.beating = false
		return a, a.beatAfter(a.top().update(msg, now))
	case libraryMsg:
		a.ui.lib = msg.lib
		if c := &a.ui.settings.Choice; !msg.lib.Has(c.Deck) {
			c.Deck = "" // a remembered deck that is gone must not leave nothing to ask
		}
		return a, a.beatAfter(a.top().update(msg, now))
	case savedMsg:
		return a, a.saved(msg, now)
	case mendedMsg:
		return a, a.mended(msg, now)
	case goMsg, backMsg, sayMsg, settingsMsg:
		return a, a.beatAfter(a.route(msg, now))
	case tea.KeyPressMsg:
		return a, a.beatAfter(a.press(msg, now))
	case tea.MouseMsg:
		return a, a.beatAfter(a.mouse(msg, now))
	}
	return a, a.beatAfter(a.top().update(msg, now))
}

// route handles the four messages that go up.
func (a *App) route(msg tea.Msg, now interview.Moment) tea.Cmd {
	switch msg := msg.(type) {
	case goMsg:
		if msg.from != nil && msg.from != a.top() {
			return nil
		}
		if msg.instead {
			a.stack = a.stack[:len(a.stack)-1]
		}
		a.push(msg.to)
	case backMsg:
		if msg.from != nil && msg.from != a.top() {
			return nil
		}
		if len(a.stack) == 1 {
			return tea.Quit
		}
		a.stack = a.stack[:len(a.stack)-1]
	case sayMsg:
		a.notice = msg
		errors.As(msg.err, &a.ui.damaged)
		return nil
	case settingsMsg:
		a.ui.settings = msg.settings
		a.ui.restyle()
		a.layout()
		return a.saveSettings()
	}
	a.layout()
	return a.top().open(now)
}

func (a *App) saveSettings() tea.Cmd {
	s, db := a.ui.settings, a.ui.env.Store
	if db == nil {
		return nil
	}
	return func() tea.Msg {
		if err := db.SaveSettings(s); err != nil {
			return sayMsg{text: explain(err), bad: true}
		}
		return nil
	}
}

// press handles the keys that work everywhere and hands the rest down. While a
// screen is being typed into, only control keys are ours.
func (a *App) press(k tea.KeyPressMsg, now interview.Moment) tea.Cmd {
	typing := a.typing()
	if !typing {
		k = latin(k)
	}
	a.notice = sayMsg{}
	if k.String() == "ctrl+c" {
		return a.quit(now)
	}
	a.forcing = false
	switch ks := a.ui.keys; {
	case key.Matches(k, ks.Suspend):
		return tea.Sequence(a.save(now), tea.Suspend)
	case a.helping:
		a.scrollHelp(k)
		return nil
	case typing && k.String() != "f1":
	case key.Matches(k, ks.Help):
		a.helping, a.helpTop = true, 0
		return nil
	case key.Matches(k, ks.Lang):
		s := a.ui.settings
		s.Lang = a.ui.lang.Other()
		return send(settingsMsg{s})
	}
	return a.top().update(k, now)
}

// quit ends the program. While the disk refuses what was written the first
// Ctrl+C only tries once more; the second ends all the same.
func (a *App) quit(now interview.Moment) tea.Cmd {
	if a.disk == nil || a.forcing {
		return tea.Quit
	}
	a.forcing = true
	return tea.Batch(a.save(now), warn("저장되지 않은 글이 있습니다. Ctrl+C를 한 번 더 누르면 그래도 종료합니다.", "Something is not saved. Press Ctrl+C once more to quit all the same."))
}

// save makes the command that writes what the open screen holds, or nil.
func (a *App) save(now interview.Moment) tea.Cmd {
	if h, ok := a.top().(holder); ok {
		return h.save(now)
	}
	return nil
}

// Unsaved is the text that Flush could not write, for a file of its own.
func (a *App) Unsaved() string {
	var texts []string
	for _, s := range a.stack {
		if h, ok := s.(holder); ok {
			if text := h.unsaved(); text != "" {
				texts = append(texts, text)
			}
		}
	}
	return strings.Join(texts, "\n\n")
}

func (a *App) typing() bool {
	t, ok := a.top().(typer)
	return ok && t.typing()
}

func (a *App) mouse(m tea.MouseMsg, now interview.Moment) tea.Cmd {
	if a.helping {
		if w, ok := m.(tea.MouseWheelMsg); ok {
			a.helpTop = max(a.helpTop+wheel(w), 0)
		}
		return nil
	}
	left, top, _, _ := a.frame()
	switch m := m.(type) {
	case tea.MouseWheelMsg:
		return a.top().update(wheelMsg{rows: wheel(m), x: m.X - left, y: m.Y - top}, now)
	case tea.MouseClickMsg:
		if m.Button == tea.MouseLeft {
			a.notice = sayMsg{}
			return a.top().update(clickMsg{x: m.X - left, y: m.Y - top}, now)
		}
	}
	return nil
}

// wheelMsg and clickMsg are the mouse in the page's own cells.
type (
	wheelMsg struct{ rows, x, y int }
	clickMsg struct{ x, y int }
)

func wheel(m tea.MouseWheelMsg) int {
	switch m.Button {
	case tea.MouseWheelUp:
		return -3
	case tea.MouseWheelDown:
		return 3
	}
	return 0
}

// mended goes on with the file that can be used again.
func (a *App) mended(msg mendedMsg, now interview.Moment) tea.Cmd {
	if msg.err != nil {
		return tea.Batch(fail(msg.err), a.top().update(msg, now))
	}
	a.ui.env.Store, a.ui.damaged = msg.store, nil
	if _, err := msg.store.LoadSettings(&a.ui.settings); err != nil {
		return fail(err)
	}
	a.ui.restyle()
	a.stack = a.stack[:1]
	a.layout()
	return tea.Batch(send(sayMsg{text: msg.text}), a.top().open(now))
}

// saved puts the banner up or takes it down. While writes fail and a screen
// holds text, saving is tried again every few seconds.
func (a *App) saved(msg savedMsg, now interview.Moment) tea.Cmd {
	had := a.disk
	a.disk = msg.err
	errors.As(msg.err, &a.ui.damaged)
	if (had == nil) != (msg.err == nil) {
		a.layout()
	}
	return a.beatAfter(a.top().update(msg, now))
}

// beatAfter adds the next heartbeat to cmd when a screen counts and none is on
// its way. Nothing ticks when nothing counts.
func (a *App) beatAfter(cmd tea.Cmd) tea.Cmd {
	c, ok := a.top().(counter)
	if !ok || a.beating {
		return cmd
	}
	d := c.beat()
	if d <= 0 {
		return cmd
	}
	a.beating = true
	return tea.Batch(cmd, a.ui.env.After(d, tickMsg{}))
}

// Flush writes what is not on the disk yet. Main calls it when the program has
// ended, however it ended.
func (a *App) Flush() error {
	var first error
	for _, s := range a.stack {
		if h, ok := s.(holder); ok {
			if err := h.flush(a.ui.env.Now()); err != nil && first == nil {
				first = err
			}
		}
	}
	return first
}

// Close closes the file of answers in use; it may not be the one the program
// began with.
func (a *App) Close() error {
	if a.ui.env.Store == nil {
		return nil
	}
	return a.ui.env.Store.Close()
}

// frame is where the page stands in the terminal: its left column and first
// row, its width and height.
func (a *App) frame() (left, top, width, height int) {
	margin := 2
	if a.width < 60 {
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

// explain words an error of the store for a person.
func explain(err error) lang.Text {
	if store.IsFull(err) || store.IsReadOnly(err) {
		return diskText(err) // says what becomes of the text on the screen
	}
	if t, ok := err.(interface{ Text() lang.Text }); ok {
		return t.Text()
	}
	return diskText(err)
}
