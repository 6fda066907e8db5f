package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// children are the things the test binary does when it is started as another
// process: the name is in the environment, the rest are its arguments.
var children = map[string]func(args []string) error{}

const childEnv = "ONSITE_STORE_CHILD"

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv(childEnv)]; ok {
		if err := child(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	if usedLarge {
		path, _ := largeFile()
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}
