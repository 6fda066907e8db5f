package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/editor"
)

// form is a page of named rows, one of them open: with room to write in, to
// choose from or to turn. It knows how rows open, are written in and look; what
// they hold is the page's, which hands them in anew each time.
type form struct {
	*ui
	width, height int
	rows          func() []row
	at            int // the open row
	fields        map[int]*editor.Editor
	seen          map[int]uint64  // revision of each field that the page has taken
	choices       map[int]*list   // of each row of choices
	picked        bool            // the last click was on a choice
	tail          func() []string // said below the rows; may be nil
}

// row is a row of a form: of text when it can be written, else of one value that
// is turned, else of choices.
type row struct {
	name, hint string // hint says what belongs into it while it is empty
	text       string // what it holds

	write  func(text string) // takes what was typed
	single bool              // on one line
	closed string            // said instead of the text while it is closed
	below  string            // said below an open line
	bad    bool              // the text cannot be read; closed and below say so

	turned *option // the value that is turned with ← and →

	choices int // how many there are to choose from
	first   int // the one the cursor begins on
	choose  func(i, width int, here bool) string
	tall    bool // the last row of a form: open, it may push the others up
}

// textRow is a row of text that is kept in to; changed is called after every
// change.
func textRow(name, hint string, to *string, single bool, changed func()) row {
	return row{name: name, hint: hint, text: *to, single: single, write: func(text string) {
		*to = text
		changed()
	}}
}

func newForm(u *ui, rows func() []row) form {
	return form{ui: u, rows: rows, fields: map[int]*editor.Editor{}, seen: map[int]uint64{}, choices: map[int]*list{}}
}

// forget drops what was typed, for rows that hold something else now.
func (f *form) forget() { clear(f.fields) }

// choice is the cursor in an open row of choices.
func (f *form) choice() *list {
	if f.choices[f.at] == nil {
		f.choices[f.at] = &list{at: f.open().first}
	}
	return f.choices[f.at]
}

// below is what is said below the rows.
func (f *form) below() []string {
	if f.tail == nil {
		return nil
	}
	return f.tail()
}

const (
	formIndent = 12 // where the texts begin, behind their names
	formRows   = 14 // an open text has at most
)

// open is the row that is open.
func (f *form) open() row { return f.rows()[f.at] }

// sync hands what was typed to the page.
func (f *form) sync() {
	if e := f.fields[f.at]; e != nil && e.Revision() != f.seen[f.at] {
		f.seen[f.at] = e.Revision()
		f.open().write(e.Text())
	}
}

// changed reports whether something was typed that the page has not taken.
func (f *form) changed() bool {
	e := f.fields[f.at]
	return e != nil && e.Revision() != f.seen[f.at]
}

// field is the editor of the open row; nil when nothing can be typed there.
func (f *form) field() *editor.Editor {
	r := f.open()
	if r.write == nil {
		return nil
	}
	e := f.fields[f.at]
	if e == nil {
		e = newField(r.text, r.single)
		f.fields[f.at], f.seen[f.at] = e, e.Revision()
		f.size()
	}
	return e
}

func (f *form) resize(width, height int) {
	f.width, f.height = width, height
	f.size()
}

// textWidth is the room beside the names.
func (f *form) textWidth() int { return max(f.width-formIndent, 4) }

// size gives the open row its room: what the closed ones leave.
func (f *form) size() {
	if f.width == 0 {
		return
	}
	if r := f.open(); r.choices > 0 {
		f.choice().set(r.choices, f.room())
	} else if e := f.fields[f.at]; e != nil {
		height := f.room()
		if r.single {
			height = 1
		}
		e.SetSize(max(f.width-formIndent-1, 4), height)
	}
}

// room is how many lines the open row has.
func (f *form) room() int {
	rows := f.rows()
	most := formRows
	switch r := rows[f.at]; {
	case r.turned != nil:
		return 1
	case r.tall:
		return max(min(f.height-1-len(f.below()), r.choices), 1)
	case r.single:
		return 1 + len(wrap(r.below, f.textWidth()))
	case r.write == nil:
		most = max(r.choices, 1)
	}
	return max(min(f.height-len(rows)+1-len(f.below()), most), min(most, 2))
}

// turn opens another row.
func (f *form) turn(to int) {
	f.sync()
	n := len(f.rows())
	f.at = (to + n) % n
	f.size()
}

// update does what a message means to the form: typing, and going between the
// rows and within them.
func (f *form) update(msg tea.Msg) tea.Cmd {
	f.picked = false
	switch msg := msg.(type) {
	case clickMsg:
		f.click(msg)
		return nil
	case tea.KeyPressMsg:
		if f.press(msg) {
			return nil
		}
	}
	if e := f.field(); e != nil {
		if full, _ := edit(e, msg); full {
			return warn("이 칸에는 더 쓸 수 없습니다.", "This field is full.")
		}
	} else if f.open().choices > 0 {
		f.choice().update(msg, f.keys)
	}
	return nil
}

func (f *form) press(k tea.KeyPressMsg) bool {
	r := f.open()
	switch {
	case key.Matches(k, f.keys.NextPart), (r.single || r.turned != nil) && key.Matches(k, f.keys.Enter):
		f.turn(f.at + 1)
	case key.Matches(k, f.keys.PrevPart):
		f.turn(f.at - 1)
	case r.turned == nil:
		return false
	case key.Matches(k, f.keys.Left):
		r.turned.turn(-1)
	case key.Matches(k, f.keys.Right):
		r.turned.turn(1)
	case key.Matches(k, f.keys.Up):
		f.turn(f.at - 1)
	case key.Matches(k, f.keys.Down):
		f.turn(f.at + 1)
	default:
		return false
	}
	return true
}

func (f *form) click(c clickMsg) {
	_, open, rows := f.lines()
	y := c.y + f.from(open)
	switch r := f.open(); {
	case y < open:
		f.turn(y)
	case y >= open+rows:
		f.turn(min(y-rows+1, len(f.rows())-1))
	case r.turned != nil:
		r.turned.turn(1)
	case r.choices > 0:
		if i := f.choice().row(y - open); i >= 0 {
			f.choice().at, f.picked = i, true
		}
	case r.write == nil:
	default:
		f.field().Click(c.x-formIndent, y-open)
	}
}

// writeOutside begins to give the open text to the person's own editor; id is
// what it belongs to.
func (f *form) writeOutside(id string) tea.Cmd {
	return writeOutside(outsideMsg{id: id, field: f.open().name, text: f.field().Text()})
}

// updateOutside goes on with it.
func (f *form) updateOutside(id string, msg outsideMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		return outsideFailed(msg)
	case msg.id != id || msg.field != f.open().name:
	case msg.step == outsideWritten:
		cmd, _ := f.editOutside(msg)
		return cmd
	case msg.step == outsideClosed:
		return readOutside(msg)
	default:
		if e := f.field(); msg.text != e.Text() {
			e.SetText(msg.text)
		}
	}
	return nil
}

// help are the keys of the open row, and the way out.
func (f *form) help() []key.Binding {
	done := with(f.keys.Finish, f.say("닫기", "close")) // what was written is saved already
	b := []key.Binding{f.keys.NextPart, done, f.keys.PrevPart}
	switch r := f.open(); {
	case r.turned != nil:
		both := f.keys.Right
		both.SetHelp("←→", f.say("바꾸기", "change"))
		b = append([]key.Binding{both}, b...)
	case r.write != nil:
		b = append(b, f.keys.Editor, f.keys.Undo)
	}
	return b
}

// draw puts the rows into a page, with the cursor.
func (f *form) draw(p *page) {
	lines, open, rows := f.lines()
	from := f.from(open)
	p.body = lines[from:]
	if e := f.field(); e != nil {
		if x, y := e.Cursor(); y < rows {
			p.cursor = &tea.Position{X: formIndent + x, Y: open - from + y}
		}
	}
}

// from is the first line a low terminal shows, so that the open row is seen.
func (f *form) from(open int) int {
	end := open + f.room()
	if f.at == len(f.rows())-1 {
		end += len(f.below())
	}
	return max(end-max(f.height, 1), 0)
}

// lines are all the rows; open is where the open one begins and rows how many
// lines it has.
func (f *form) lines() (lines []string, open, rows int) {
	t := f.theme
	width := f.textWidth()
	for i, r := range f.rows() {
		name := padRight(f.mark(i == f.at)+r.name, formIndent)
		if i != f.at {
			lines = append(lines, t.Faint.Render(name)+f.closedLine(r, width))
			continue
		}
		open, rows = len(lines), f.room()
		body := f.openLines(r, width)
		for len(body) < rows {
			body = append(body, "")
		}
		lines = append(lines, f.mark(true)+padRight(t.Here.Render(r.name), formIndent-2)+body[0])
		for _, l := range body[1:rows] {
			lines = append(lines, strings.Repeat(" ", formIndent)+l)
		}
	}
	return append(lines, f.below()...), open, rows
}

func (f *form) closedLine(r row, width int) string {
	text := r.text
	if r.closed != "" {
		text = r.closed
	}
	text = oneLine(text, width)
	switch {
	case text == "":
		return f.theme.Faint.Render(ansi.Truncate(glyphMid+" "+r.hint, width, "…"))
	case r.bad:
		return f.theme.Warn.Render(text)
	}
	return text
}

func (f *form) openLines(r row, width int) []string {
	t := f.theme
	if r.turned != nil {
		return []string{t.Faint.Render("← ") + t.Here.Render(r.turned.values[r.turned.at]) + t.Faint.Render(" →")}
	}
	e := f.field()
	var lines []string
	switch {
	case e != nil && !e.Empty():
		lines = e.Rows()
	case r.choices == 0:
		lines = append(lines, styled(t.Faint, wrap(r.hint, width))...)
	}
	if r.single {
		style := t.Faint
		if r.bad {
			style = t.Warn
		}
		lines = lines[:1]
		lines = append(lines, styled(style, wrap(r.below, width))...)
	}
	if r.choices == 0 {
		return lines
	}
	f.choice().set(r.choices, f.room())
	from, to := f.choice().visible()
	for i := from; i < to; i++ {
		lines = append(lines, r.choose(i, width, f.choice().on(i)))
	}
	return lines
}
