// Package interview knows how practice runs: the stages of answering a
// question, where the time goes, what is kept. Time and chance are handed in;
// it has never heard of a screen, a key or a file.
package interview

import "time"

// Moment is one reading of the computer's two clocks. Both are needed to notice
// a laptop that slept: the calendar moved, the running clock did not.
type Moment struct {
	Wall time.Time     // the calendar; may jump in either direction
	Run  time.Duration // since some fixed start; never goes back, stands still in sleep
}

// Add is the moment d later with the program running all the while.
func (m Moment) Add(d time.Duration) Moment {
	return Moment{Wall: m.Wall.Add(d), Run: m.Run + d}
}

const (
	// Beat is how often a counting screen hears the time.
	Beat = time.Second
	// sleepSlack is how far the two clocks may drift apart between two readings
	// before we call it sleep; network time corrections stay below it.
	sleepSlack = 2 * time.Second
	// stopSlack is how late a heartbeat may come before we say the program was
	// stopped. Slow terminals and busy machines stay below it.
	stopSlack = 10 * time.Second
)

// watch measures the time between readings and tells time worked from time
// away. The zero watch has not started.
type watch struct {
	on   bool
	last Moment
	lent bool          // an outside editor has the terminal: no heartbeats are due
	from time.Duration // when it was lent
}

// lend says that no heartbeats will come for a while.
func (w *watch) lend(now Moment) { w.lent, w.from = true, now.Run }

// pass returns the time since the last reading, split into what was worked and
// what the person was away (asleep laptop, stopped program). Neither is ever
// negative. A reading from before the last one passes nothing: what it saw is
// counted.
func (w *watch) pass(now Moment) (worked, away time.Duration) {
	if !w.on {
		w.on, w.last = true, now
		return 0, 0
	}
	if now.Run < w.last.Run || now.Run == w.last.Run && now.Wall.Before(w.last.Wall) {
		return 0, 0
	}
	worked = now.Run - w.last.Run
	if asleep := now.Wall.Sub(w.last.Wall) - worked; asleep > sleepSlack {
		away = asleep
	}
	if worked > stopSlack && !w.lent {
		away += worked - Beat
		worked = Beat
	}
	// A heartbeat that was on its way when the editor opened does not end the
	// loan.
	w.lent = w.lent && now.Run-w.from < sleepSlack
	w.last = now
	return worked, away
}
