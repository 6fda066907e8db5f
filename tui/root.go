package tui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
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
