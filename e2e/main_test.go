//go:build !windows

package e2e

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	// The program is built by a command go test cannot see into. With its code
	// imported, a change of it means that a remembered pass is no longer one.
	_ "onsite/cli"
)

// Made once for the whole package.
var (
	program string // the built binary
	quick   string // the same with a clock that runs quickly
	scratch string // folder of the homes and of the terminals' sockets; its path is short
)

// speed is how many seconds of the quick program pass in one of ours.
const speed = 20

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "onsite-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if _, err := os.ReadFile("../main.go"); err != nil { // read for the same reason
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	program, scratch = filepath.Join(dir, "onsite"), dir
	quick = filepath.Join(dir, "quick")
	for _, args := range [][]string{{"-o", program}, {"-o", quick, "-ldflags", "-X main.speed=" + fmt.Sprint(speed)}} {
		build := exec.Command("go", append(append([]string{"build", "-buildvcs=false"}, args...), "onsite")...)
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			fmt.Fprintln(os.Stderr, "onsite does not build:", err)
			return 1
		}
	}
	return m.Run()
}
