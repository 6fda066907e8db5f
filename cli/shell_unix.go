//go:build !windows

package cli

import "os/exec"

// shell runs an editor as its variable says it, options and all, as git does.
func shell(editor, file string) *exec.Cmd {
	return exec.Command("sh", "-c", editor+` "$@"`, editor, file)
}
