//go:build unix

package questions

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Nobody ever writes to these pipes: whoever opened one would wait for ever.
func TestPipesAreNotWaitedFor(t *testing.T) {
	folder, dir := onDisk(t)
	pipe := filepath.Join(dir, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	l := Load(folder)
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
	told(t, l, dir+"/pipe.yaml", "a folder or a pipe")
	if _, ps := ParseFile(pipe); len(ps) != 1 || ps[0].File != pipe {
		t.Errorf("ParseFile says %s", sentences(ps))
	}
}
