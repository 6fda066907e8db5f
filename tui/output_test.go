package tui

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// glass is as much of a terminal as the renderer writes to: cells with their
// pen, and a cursor.
type glass struct {
	w, h, x, y int
	pen        string
	cells      [][]string
}

func newGlass(w, h int) *glass {
	g := &glass{w: w, h: h}
	for range h {
		g.cells = append(g.cells, make([]string, w))
	}
	return g
}

// write obeys what the renderer uses; anything else fails the test.
func (g *glass) write(t *testing.T, p []byte) {
	t.Helper()
	parser := ansi.NewParser()
	for len(p) > 0 {
		seq, width, n, _ := ansi.DecodeSequence(p, ansi.NormalState, parser)
		p = p[n:]
		arg := func(i int) int {
			v, _ := parser.Param(i, 1)
			return max(v, 1)
		}
		c := ansi.Cmd(parser.Command())
		switch {
		case width > 0:
			g.x = min(g.x, g.w-1)
			g.cells[g.y][g.x] = string(seq) + g.pen
			for i := 1; i < width && g.x+i < g.w; i++ {
				g.cells[g.y][g.x+i] = "wide"
			}
			g.x += width
		case string(seq) == "\r":
			g.x = 0
		case string(seq) == "\n":
			g.y = min(g.y+1, g.h-1)
		case string(seq) == "\b":
			g.x = max(g.x-1, 0)
		case string(seq) == ansi.ReverseIndex && g.y > 0:
			g.y--
		case !ansi.HasCsiPrefix(seq):
			t.Fatalf("the renderer wrote %q", seq)
		case c.Prefix() == '?':
		case c.Final() == 'm':
			g.pen += string(seq)
			if string(seq) == "\x1b[m" {
				g.pen = ""
			}
		case c.Final() == 'H':
			g.y, g.x = min(arg(0), g.h)-1, min(arg(1), g.w)-1
		case c.Final() == 'd':
			g.y = min(arg(0), g.h) - 1
		case c.Final() == 'G':
			g.x = min(arg(0), g.w) - 1
		case c.Final() == 'A':
			g.y = max(g.y-arg(0), 0)
		case c.Final() == 'B':
			g.y = min(g.y+arg(0), g.h-1)
		case c.Final() == 'C':
			g.x = min(g.x+arg(0), g.w-1)
		case c.Final() == 'D':
			g.x = max(g.x-arg(0), 0)
		case c.Final() == 'K' && strings.HasSuffix(string(seq), "[K"):
			clear(g.cells[g.y][min(g.x, g.w):])
		case c.Final() == 'K' && strings.HasSuffix(string(seq), "[1K"):
			clear(g.cells[g.y][:min(g.x+1, g.w)])
		case c.Final() == 'X':
			clear(g.cells[g.y][min(g.x, g.w):min(g.x+arg(0), g.w)])
		case c.Final() == 'J':
			if strings.HasSuffix(string(seq), "[2J") {
				for _, row := range g.cells {
					clear(row)
				}
				break
			}
			clear(g.cells[g.y][min(g.x, g.w):])
			for _, row := range g.cells[g.y+1:] {
				clear(row)
			}
		case c.Final() == 'b':
			for range arg(0) {
				g.cells[g.y][g.x] = g.cells[g.y][g.x-1]
				g.x++
			}
		case c.Final() == '@':
			row := g.cells[g.y]
			copy(row[min(g.x+arg(0), g.w):], row[g.x:])
			clear(row[g.x:min(g.x+arg(0), g.w)])
		case c.Final() == 'P':
			row := g.cells[g.y]
			copy(row[g.x:], row[min(g.x+arg(0), g.w):])
			clear(row[max(g.w-arg(0), 0):])
		default:
			t.Fatalf("the renderer wrote %q", seq)
		}
	}
}

// frames are pages that differ a little from one to the next, as ours do.
func frames(r *rand.Rand, w, h, n int) []string {
	lines := make([]string, h)
	words := []string{"가나다 라마", "the quick", "\x1b[1m굵게\x1b[m", "\x1b[38;5;111m0:0", "━━━╸──", "👍🏽", "", "a", "한글 mixed 글", "\x1b[38;5;245m끝\x1b[m "}
	var list []string
	for range n {
		for range 1 + r.IntN(3) {
			line := ""
			for range r.IntN(4) {
				line += words[r.IntN(len(words))] + fmt.Sprint(r.IntN(10))
			}
			lines[r.IntN(h)] = ansi.Truncate(line, w, "") + "\x1b[m"
		}
		list = append(list, strings.Join(lines, "\n"))
	}
	return list
}

func draw(t *testing.T, seed uint64, w, h int) (raw, reduced int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	var sink bytes.Buffer
	renderer := uv.NewTerminalRenderer(&sink, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	renderer.SetFullscreen(true)
	renderer.SetRelativeCursor(false)
	buffer := uv.NewRenderBuffer(w, h)
	screen := uv.ScreenBuffer{RenderBuffer: buffer, Method: ansi.GraphemeWidth}
	renderer.Resize(w, h)
	renderer.Erase()
	plain, filtered, filter := newGlass(w, h), newGlass(w, h), &repaints{}
	for i, frame := range frames(r, w, h, 30) {
		screen.Clear()
		uv.NewStyledString(frame).Draw(screen, screen.Bounds())
		renderer.Render(buffer)
		renderer.MoveTo(r.IntN(w), r.IntN(h))
		if err := renderer.Flush(); err != nil {
			t.Fatal(err)
		}
		plain.write(t, sink.Bytes())
		less := filter.reduce(sink.Bytes())
		filtered.write(t, less)
		raw, reduced = raw+sink.Len(), reduced+len(less)
		if fmt.Sprint(plain.cells) != fmt.Sprint(filtered.cells) || plain.x != filtered.x || plain.y != filtered.y {
			t.Fatalf("seed %d, frame %d: the page differs\n%q\n%q", seed, i, sink.String(), less)
		}
		sink.Reset()
	}
	return raw, reduced
}

// What is left out changes nothing that can be seen, and it is much.
func TestOutputShowsTheSameWithLess(t *testing.T) {
	raw, reduced := 0, 0
	for seed := range uint64(200) {
		a, b := draw(t, seed, 30+int(seed%20), 6+int(seed%5))
		raw, reduced = raw+a, reduced+b
	}
	if reduced*10 > raw*6 {
		t.Errorf("%d bytes became %d", raw, reduced)
	}
}

func FuzzOutput(f *testing.F) {
	f.Add(uint64(1), uint8(40), uint8(10))
	f.Fuzz(func(t *testing.T, seed uint64, w, h uint8) {
		draw(t, seed, 8+int(w)%80, 1+int(h)%30)
	})
}
