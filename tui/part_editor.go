package tui

import (
	tea "charm.land/bubbletea/v2"

	"onsite/editor"
	"onsite/lang"
)

// maxRunes bounds one field: far beyond any answer, and what a paste by
// accident may cost.
const maxRunes = 50_000

// newField makes an editor with a text in it.
func newField(text string, single bool) *editor.Editor {
	e := editor.New()
	e.SetLimit(maxRunes)
	e.SetSingleLine(single)
	e.SetText(text)
	return e
}

// edit does in e what a key, paste, click or wheel means. full is true when the
// text did not fit any more; ok is false when the message means nothing to a
// text.
func edit(e *editor.Editor, msg tea.Msg) (full, ok bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return !e.Insert(lang.Clean(msg.Content)), true
	case wheelMsg:
		e.Scroll(msg.rows)
		return false, true
	case tea.KeyPressMsg:
		return editKey(e, msg)
	}
	return false, false
}

// editKey follows the keys common to editors, shells and browsers.
func editKey(e *editor.Editor, k tea.KeyPressMsg) (full, ok bool) {
	if k.Text != "" && k.Mod&^tea.ModShift == 0 {
		return !e.Insert(lang.Clean(k.Text)), true
	}
	switch k.Keystroke() {
	case "enter", "shift+enter", "ctrl+j", "ctrl+m":
		return !e.Newline(), true
	case "backspace", "shift+backspace", "ctrl+h":
		e.Backspace()
	case "delete", "ctrl+d":
		e.Delete()
	case "alt+backspace", "ctrl+backspace", "ctrl+w":
		e.DeleteWordLeft()
	case "alt+delete", "ctrl+delete", "alt+d":
		e.DeleteWordRight()
	case "ctrl+u":
		e.DeleteToLineStart()
	case "ctrl+k":
		e.DeleteToLineEnd()
	case "left", "ctrl+b":
		e.Left()
	case "right", "ctrl+f":
		e.Right()
	case "up", "ctrl+p":
		e.Up()
	case "down", "ctrl+n":
		e.Down()
	case "ctrl+left", "alt+left", "alt+b":
		e.WordLeft()
	case "ctrl+right", "alt+right", "alt+f":
		e.WordRight()
	case "home", "ctrl+a":
		e.LineStart()
	case "end":
		e.LineEnd()
	case "pgup":
		e.PageUp()
	case "pgdown":
		e.PageDown()
	case "ctrl+home":
		e.Top()
	case "ctrl+end":
		e.Bottom()
	case "ctrl+_", "ctrl+/", "ctrl+7", "alt+z":
		e.Undo()
	case "ctrl+y", "alt+shift+z":
		e.Redo()
	default:
		return false, false
	}
	return false, true
}
