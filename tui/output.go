package tui

import (
	"bytes"
	"os"

	"github.com/charmbracelet/x/ansi"
)

// Output is the terminal as the renderer writes to it. The renderer paints
// every line that holds a wide character anew with every frame, though nothing
// in it changed; on a Korean page that is most lines, once a second and with
// every key. Output leaves out a repaint that would show what is there already.
//
// It follows the cursor and the pen through what is written. A repaint is an
// "erase to the end of the line" in the first column and the text after it.
// Whatever it does not know makes it forget all rows, and then everything is
// written as it comes.
type Output struct {
	*os.File
	filter repaints
}

// NewOutput is the output for a terminal.
func NewOutput(f *os.File) *Output { return &Output{File: f} }

// Write writes a frame without the repaints that change nothing.
func (o *Output) Write(p []byte) (int, error) {
	if _, err := o.File.Write(o.filter.reduce(p)); err != nil {
		o.filter.forget()
		return 0, err
	}
	return len(p), nil
}

// WriteString is Write.
func (o *Output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// repaints knows what the rows show that were painted whole.
type repaints struct {
	rows map[int]string // row -> the repaint that made it, with the pen it began with
	x, y int            // the cursor; -1 where it is not known
	pen  []byte         // the SGR sequences since the last reset
	out  []byte
	// lost is true after a repaint was left out: the terminal's cursor and pen
	// are not where they are followed here. Moves and pens are then only
	// followed, until something is shown again.
	lost bool

	// The repaint that is being read; nil when there is none.
	paint    []byte
	paintPen []byte // at its beginning
	paintEnd int    // the column after it
}

func (r *repaints) forget() {
	clear(r.rows)
	r.x, r.y, r.paint, r.lost = -1, -1, nil, false
}

// reduce returns what must be written of p. The result is valid until the next
// call.
func (r *repaints) reduce(p []byte) []byte {
	if r.rows == nil {
		r.rows = map[int]string{}
		r.forget()
	}
	r.out = r.out[:0]
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	for len(p) > 0 {
		seq, width, n, state := ansi.DecodeSequence(p, ansi.NormalState, parser)
		p = p[n:]
		if state != ansi.NormalState { // cut off in the middle
			r.show(seq)
			r.forget()
			continue
		}
		r.token(seq, width, parser)
	}
	r.endPaint()
	r.find()
	return r.out
}

// token follows one control sequence or character.
func (r *repaints) token(seq []byte, width int, parser *ansi.Parser) {
	c := ansi.Cmd(parser.Command())
	isCSI := ansi.HasCsiPrefix(seq)
	switch {
	case isCSI && c.Final() == 'm' && c.Prefix() == 0 && c.Intermediate() == 0:
		if r.paint != nil {
			r.paint = append(r.paint, seq...)
		} else {
			r.follow(seq)
		}
		r.setPen(seq)
		return
	case width > 0 && r.paint != nil:
		r.paint = append(r.paint, seq...)
		r.paintEnd += width
		return
	}
	r.endPaint()
	switch {
	case width > 0:
		r.show(seq)
		r.touch()
		r.right(width)
	case isCSI:
		r.csi(seq, c, parser)
	case len(seq) == 1 && seq[0] == '\r':
		r.follow(seq)
		r.x = 0
	case len(seq) == 1 && seq[0] == '\n':
		r.follow(seq)
		r.down(1)
	case len(seq) == 1 && seq[0] == '\b':
		r.follow(seq)
		r.right(-1)
	case string(seq) == ansi.ReverseIndex && r.y > 0:
		r.follow(seq)
		r.down(-1)
	case ansi.HasOscPrefix(seq):
		r.out = append(r.out, seq...)
	default:
		r.show(seq)
		r.forget()
	}
}

// follow writes a move or a pen, unless it will be made up for later.
func (r *repaints) follow(seq []byte) {
	if !r.lost {
		r.out = append(r.out, seq...)
	}
}

// show writes what needs the cursor and the pen in their place.
func (r *repaints) show(seq []byte) {
	r.endPaint()
	r.find()
	r.out = append(r.out, seq...)
}

// find puts the terminal's cursor and pen where they should be.
func (r *repaints) find() {
	if !r.lost {
		return
	}
	r.lost = false
	r.out = append(r.out, ansi.CursorPosition(r.x+1, r.y+1)...)
	r.out = append(append(r.out, "\x1b[m"...), r.pen...)
}

func (r *repaints) csi(seq []byte, c ansi.Cmd, parser *ansi.Parser) {
	arg := func(i, unset int) int {
		v, ok := parser.Param(i, unset)
		if !ok || v == 0 {
			return unset
		}
		return v
	}
	if c.Prefix() == 0 && c.Intermediate() == 0 && c.Final() == 'K' && r.x == 0 && r.y >= 0 && string(seq) == ansi.EraseLineRight {
		r.paint = append([]byte{}, seq...)
		r.paintPen, r.paintEnd = append([]byte(nil), r.pen...), 0
		return
	}
	switch {
	case c.Prefix() == 0 && c.Intermediate() == 0 && bytes.IndexByte([]byte("HdGABCD"), c.Final()) >= 0:
		r.follow(seq)
	case c.Prefix() == '?' && (c.Final() == 'h' || c.Final() == 'l') && !otherScreen(arg(0, 0)):
		r.out = append(r.out, seq...) // modes show nothing where the cursor stands
	default:
		r.show(seq)
	}
	switch {
	case c.Prefix() == '?' && (c.Final() == 'h' || c.Final() == 'l'):
		if otherScreen(arg(0, 0)) {
			r.forget()
		}
	case c.Prefix() != 0 || c.Intermediate() != 0: // reports, cursor shape, key protocols
	case c.Final() == 'H':
		r.y, r.x = arg(0, 1)-1, arg(1, 1)-1
	case c.Final() == 'd':
		r.y = arg(0, 1) - 1
	case c.Final() == 'G':
		r.x = arg(0, 1) - 1
	case c.Final() == 'A':
		r.down(-arg(0, 1))
	case c.Final() == 'B':
		r.down(arg(0, 1))
	case c.Final() == 'C':
		r.right(arg(0, 1))
	case c.Final() == 'D':
		r.right(-arg(0, 1))
	case c.Final() == 'K', c.Final() == 'X', c.Final() == '@', c.Final() == 'P':
		r.touch()
	case c.Final() == 'n', c.Final() == 'c', c.Final() == 't': // questions to the terminal
	default:
		r.forget()
	}
}

// otherScreen reports whether a mode switches between the screens.
func otherScreen(mode int) bool { return mode == 1049 || mode == 1047 || mode == 47 }

func (r *repaints) setPen(seq []byte) {
	if string(seq) == "\x1b[m" || string(seq) == "\x1b[0m" {
		r.pen = r.pen[:0]
		return
	}
	r.pen = append(r.pen, seq...)
	if len(r.pen) > 512 { // never reset: too long to compare
		r.show(nil)
		r.forget()
	}
}

// endPaint decides about the repaint that was read: what shows already is left
// out.
func (r *repaints) endPaint() {
	if r.paint == nil {
		return
	}
	paint := r.paint
	r.paint, r.x = nil, r.paintEnd
	key := string(r.paintPen) + "\x00" + string(paint)
	if r.rows[r.y] == key {
		r.lost = true
		return
	}
	r.rows[r.y] = key
	if r.lost { // it begins in the first column, with the pen it began with
		r.lost = false
		r.out = append(r.out, ansi.CursorPosition(1, r.y+1)...)
		r.out = append(append(r.out, "\x1b[m"...), r.paintPen...)
	}
	r.out = append(r.out, paint...)
}

// touch forgets the row the cursor is in, or all of them.
func (r *repaints) touch() {
	if r.y < 0 {
		clear(r.rows)
		return
	}
	delete(r.rows, r.y)
}

func (r *repaints) right(n int) {
	if r.x >= 0 {
		r.x = max(r.x+n, 0)
	}
}

func (r *repaints) down(n int) {
	if r.y >= 0 {
		r.y = max(r.y+n, 0)
	}
}
