// Command onsite is a terminal coach for interview preparation.
//
// It turns on the light: only here does the program ask the computer for the
// time, for luck and for a terminal. Everything below is handed what it needs.
package main

import (
	crand "crypto/rand"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/oklog/ulid/v2"

	"onsite/cli"
	"onsite/interview"
)

// speed is how many seconds pass for the program in one of the computer's. Only
// the linker sets it, for a test that plays a whole mock: -X main.speed=20.
var speed = "1"

func main() {
	start := time.Now()
	faster, err := strconv.Atoi(speed)
	if err != nil || faster < 1 {
		faster = 1
	}
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	os.Exit(cli.Run(cli.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		Now: func() interview.Moment {
			now := time.Now()
			ahead := now.Sub(start) * time.Duration(faster-1)
			return interview.Moment{Wall: now.Round(0).Add(ahead), Run: now.Sub(start) + ahead}
		},
		Seed:  rand.Uint64,
		NewID: func(now time.Time) string { return ulid.MustNew(ulid.Timestamp(now), crand.Reader).String() },
		After: func(d time.Duration, m tea.Msg) tea.Cmd {
			return func() tea.Msg {
				time.Sleep(d / time.Duration(faster))
				return m
			}
		},
		Terminal: func() bool { return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) },
		Program:  program,
	}))
}
