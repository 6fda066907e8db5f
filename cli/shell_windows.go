package cli

import (
	"os/exec"
	"strings"
)

// shell runs an editor as its variable says it, options and all.
func shell(editor, file string) *exec.Cmd {
	words := strings.Fields(editor)
	return exec.Command(words[0], append(words[1:], file)...)
}
