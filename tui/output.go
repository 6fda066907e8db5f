package tui

import (
	"bytes"
	"os"
	"strconv"

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

	// The repaint that is being read; nil when there is none.
	paint    []byte
	paintPen []byte // at its beginning
	paintEnd int    // the column after it
}

func (r *repaints) forget() {
	clear(r.rows)
	r.x, r.y, r.paint = -1, -1, nil
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
			r.endPaint(0)
			r.out = append(r.out, seq...)
			r.forget()
			continue
		}
		r.token(seq, width, parser)
	}
	r.endPaint(0)
	return r.out
}

// token follows one control sequence or character.
func (r *repaints) token(seq []byte, width int, parser *ansi.Parser) {
	c := ansi.Cmd(parser.Command())
	isCSI := ansi.HasCsiPrefix(seq)
	switch {
	case isCSI && c.Final() == 'm' && c.Prefix() == 0 && c.Intermediate() == 0:
		r.write(seq)
		r.setPen(seq)
		return
	case width > 0:
		r.write(seq)
		if r.paint != nil {
			r.paintEnd += width
			return
		}
		r.print(width)
		return
	}
	r.endPaint(next(seq, isCSI, c))
	if isCSI {
		r.csi(seq, c, parser)
		return
	}
	r.out = append(r.out, seq...)
	switch {
	case len(seq) == 1 && seq[0] == '\r':
		r.x = 0
	case len(seq) == 1 && seq[0] == '\n':
		r.down(1)
	case len(seq) == 1 && seq[0] == '\b':
		r.right(-1)
	case string(seq) == ansi.ReverseIndex && r.y > 0:
		r.down(-1)
	case ansi.HasOscPrefix(seq):
	default:
		r.forget()
	}
}

// next says what the sequence behind a repaint does to the column: 'x' when it
// sets it, 0 when it builds on where the repaint ended.
func next(seq []byte, isCSI bool, c ansi.Cmd) byte {
	if len(seq) == 1 && seq[0] == '\r' || isCSI && c.Prefix() == 0 && (c.Final() == 'G' || c.Final() == 'H') {
		return 'x'
	}
	return 0
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
	r.out = append(r.out, seq...)
	switch {
	case c.Prefix() == '?' && (c.Final() == 'h' || c.Final() == 'l'):
		if mode := arg(0, 0); mode == 1049 || mode == 1047 || mode == 47 {
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

// write sends bytes into the repaint being read, or out.
func (r *repaints) write(seq []byte) {
	if r.paint != nil {
		r.paint = append(r.paint, seq...)
		return
	}
	r.out = append(r.out, seq...)
}

func (r *repaints) setPen(seq []byte) {
	if string(seq) == "\x1b[m" || string(seq) == "\x1b[0m" {
		r.pen = r.pen[:0]
		return
	}
	r.pen = append(r.pen, seq...)
	if len(r.pen) > 512 { // never reset: no repaint of this pen is kept
		r.forget()
	}
}

// endPaint decides about the repaint that was read: what shows already is left
// out, and the cursor and pen put where it would have left them.
func (r *repaints) endPaint(next byte) {
	if r.paint == nil {
		return
	}
	paint := r.paint
	r.paint, r.x = nil, r.paintEnd
	key := string(r.paintPen) + "\x00" + string(paint)
	if r.rows[r.y] != key {
		r.rows[r.y] = key
		r.out = append(r.out, paint...)
		return
	}
	if next != 'x' && r.paintEnd > 0 {
		r.out = append(r.out, "\x1b["...)
		r.out = strconv.AppendInt(r.out, int64(r.paintEnd+1), 10)
		r.out = append(r.out, 'G')
	}
	if !bytes.Equal(r.pen, r.paintPen) {
		r.out = append(append(r.out, "\x1b[m"...), r.pen...)
	}
}

// print follows text outside a repaint.
func (r *repaints) print(width int) {
	r.touch()
	r.right(width)
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
