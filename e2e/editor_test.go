//go:build !windows

package e2e

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// editorScript writes a program to be used as an editor.
func editorScript(t *testing.T, body string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(file, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestOwnEditorBringsTheTextBack(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.with("EDITOR=" + editorScript(t, `printf '\n편집기에서 쓴 줄\n' >>"$1"`)).answer()
	app.write(story).waitFor(story)
	app.key("C-e").waitFor("편집기에서 쓴 줄")
	app.waitFor(answering)
	app.waitSaved(story + "\n편집기에서 쓴 줄")
	app.write(" 그리고 더").waitFor("편집기에서 쓴 줄 그리고 더")
	app.quit()
	if got, want := h.recovered(), story+"\n편집기에서 쓴 줄 그리고 더"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
}

// An editor that asks for the terminal gets it, and its options.
func TestOwnEditorHasTheTerminal(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	script := editorScript(t, `printf 'option %s, name? ' "$1"; read name; printf '%s' "$name" >"$2"`)
	app := h.with("VISUAL="+script+" --wait", "EDITOR=false").answer()
	app.write(story).waitFor(story)
	app.key("C-e").waitFor(`^option --wait, name\?`)
	app.write("새 글").key("Enter").waitFor(answering)
	app.waitFor("새 글")
	app.never(story)
}

func TestBrokenEditorLosesNothing(t *testing.T) {
	t.Parallel()
	for name, editor := range map[string]string{
		"missing": "/nowhere/editor",
		"failing": editorScript(t, `echo 망가진 글 >"$1"; exit 1`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			app := h.with("EDITOR=" + editor).answer()
			app.write(story).waitFor(story)
			app.key("C-e").waitFor(editorFailed)
			app.waitFor(story)
			app.write(" 이어서").waitFor(story + " 이어서")
			app.waitSaved(story + " 이어서")
			app.quit()
			if got, want := h.recovered(), story+" 이어서"; got != want {
				t.Errorf("the text is %q, want %q", got, want)
			}
		})
	}
}

// The editor may be open for an hour: what was written before is on the disk
// all that time.
func TestPlugPulledWhileTheEditorIsOpen(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]syscall.Signal{"terminated": syscall.SIGTERM, "hung up": syscall.SIGHUP, "killed": syscall.SIGKILL} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			app := h.with("EDITOR=" + editorScript(t, `echo the editor is open; exec sleep 60`)).answer()
			app.write(story).waitFor(story)
			app.key("C-e").waitFor(`^the editor is open`)
			pause(time.Second)
			app.kill(s)
			if code := app.waitEnd(); s != syscall.SIGKILL && code != 128+int(s) {
				t.Errorf("exit code %d, want %d", code, 128+int(s))
			}
			if got := h.recovered(); got != story {
				t.Errorf("the text is %q, want %q", got, story)
			}
		})
	}
}
