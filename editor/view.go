package editor

import "strings"

// placeholder stands for a character wider than the whole window.
const placeholder = "."

// Rows returns the rows in the window, at most height of them and none wider
// than width. Spaces that hang behind a row are left out where they have no
// room. In a window too narrow for a wide character a dot stands for it.
func (e *Editor) Rows() []string {
	rows := make([]string, 0, min(e.height, e.total-e.top))
	at, i := e.locate(e.top)
	for len(rows) < cap(rows) {
		p := &e.paras[at]
		rows = append(rows, window(p.text[p.rows[i]:p.rowLimit(i)], e.left, min(e.width, e.textWidth())))
		if i++; i == len(p.rows) {
			at, i = at+1, 0
		}
	}
	return rows
}

// Cursor returns the cell of the window the cursor is in. After Scroll the
// cursor may be out of sight; then this is the nearest cell of the window, and
// CursorVisible reports false.
func (e *Editor) Cursor() (x, y int) {
	y = e.rowsBefore(e.cursor.para) + e.row() - e.top
	return e.column() - e.left, min(max(y, 0), e.height-1)
}

// CursorVisible reports whether the cursor is in the window. It always is,
// except after Scroll.
func (e *Editor) CursorVisible() bool {
	y := e.rowsBefore(e.cursor.para) + e.row() - e.top
	return y >= 0 && y < e.height
}

// Scroll moves the window down by some rows, or up by a negative number, and
// leaves the cursor where it is. The next key brings the cursor back into view.
func (e *Editor) Scroll(rows int) {
	rows = min(max(rows, -e.total), e.total)
	e.top = e.clampTop(e.top + rows)
}

// Click puts the cursor before the character at a cell of the window, at the end
// of the row if the cell is behind it, and at the end of the text if the cell is
// below it.
func (e *Editor) Click(x, y int) {
	row := e.top + min(max(y, 0), e.height-1)
	if row >= e.total {
		e.place(e.end())
		return
	}
	e.placeInRow(row, e.left+min(max(x, 0), e.width-1))
}

// RowCount is the number of rows of the whole text.
func (e *Editor) RowCount() int { return e.total }

// FirstRow is the number of rows above the window.
func (e *Editor) FirstRow() int { return e.top }

// reveal moves the window as little as brings the cursor into it, and never
// further past the end of the text than needed.
func (e *Editor) reveal() {
	row := e.rowsBefore(e.cursor.para) + e.row()
	e.top = e.clampTop(min(max(e.top, row-e.height+1), row))
	if e.single {
		x, end := e.column(), width(e.paras[0].text)
		e.left = min(max(e.left, x-e.width+1), x, max(end+1-e.width, 0))
	}
}

func (e *Editor) clampTop(top int) int {
	return min(max(top, 0), max(e.total-e.height, 0))
}

// window returns the part of a row that shows in some cells of it. Of a wide
// character cut by the left edge a space stays; one cut by the right edge is
// left out.
func window(row string, left, cells int) string {
	cell, start := 0, 0
	for start < len(row) && cell < left {
		size, w := cluster(row[start:])
		cell += w
		start += size
	}
	pad := strings.Repeat(" ", max(cell-left, 0))
	cell -= left
	end := start
	for end < len(row) {
		size, w := cluster(row[end:])
		if cell+w > cells {
			break
		}
		cell += w
		end += size
	}
	if end == start && pad == "" && end < len(row) {
		return placeholder
	}
	return pad + row[start:end]
}
