// Command onsite is a terminal coach for interview preparation.
//
// It turns on the light: only here does the program ask the computer for the
// time, for luck and for a terminal. Everything below is handed what it needs.
package main

import (
	crand "crypto/rand"
	"math/rand/v2"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/oklog/ulid/v2"

	"onsite/cli"
	"onsite/interview"
)

func main() {
	start := time.Now()
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	os.Exit(cli.Run(cli.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		Now: func() interview.Moment {
			now := time.Now()
			return interview.Moment{Wall: now.Round(0), Run: now.Sub(start)}
		},
		Seed:  rand.Uint64,
		NewID: func(now time.Time) string { return ulid.MustNew(ulid.Timestamp(now), crand.Reader).String() },
		After: func(d time.Duration, m tea.Msg) tea.Cmd {
			return func() tea.Msg {
				time.Sleep(d)
				return m
			}
		},
		Terminal: func() bool { return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) },
		Program:  program,
	}))
}
