package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The cell of the picture in SVG units, and its frame.
const (
	cellWidth  = 9
	cellHeight = 20
	border     = 18
)

// svg draws a view the way a terminal does: every character at its own cells,
// so that Hangul and Latin letters line up whatever font the reader has.
func svg(v tea.View) []byte {
	buf := uv.NewScreenBuffer(width, height)
	buf.Method = ansi.GraphemeWidth
	uv.NewStyledString(v.Content).Draw(buf, buf.Bounds())
	var b bytes.Buffer
	w, h := width*cellWidth+2*border, height*cellHeight+2*border
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n", w, h, w, h)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="10" fill="#16181d"/>`+"\n", w, h)
	b.WriteString(`<g font-family="'D2Coding','NanumGothicCoding','Noto Sans Mono CJK KR','Menlo','DejaVu Sans Mono',monospace" font-size="15" fill="#d8dbe2">` + "\n")
	for y := range height {
		for x := 0; x < width; x++ {
			c := buf.CellAt(x, y)
			if c == nil || c.Content == "" || c.Content == " " {
				continue
			}
			drawCell(&b, c, x, y)
		}
	}
	if c := v.Cursor; c != nil {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="2" height="%d" fill="#87afff"/>`+"\n", border+c.X*cellWidth, border+c.Y*cellHeight+2, cellHeight-3)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

func drawCell(b *bytes.Buffer, c *uv.Cell, x, y int) {
	style := ""
	if c.Style.Fg != nil {
		style += fmt.Sprintf(` fill="%s"`, hex(c.Style.Fg))
	}
	if c.Style.Attrs&uv.AttrBold != 0 {
		style += ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>`, border+x*cellWidth, border+y*cellHeight+15, c.Width*cellWidth, style)
	_ = xml.EscapeText(b, []byte(c.Content)) // writing to a buffer cannot fail
	b.WriteString("</text>\n")
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
