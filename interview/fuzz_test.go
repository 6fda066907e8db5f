package interview

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onsite/lang"
)

// FuzzDraft lets a person press anything at any time on a computer whose clocks
// do anything. Each pair of bytes is a step: what is done, and after how long.
func FuzzDraft(f *testing.F) {
	f.Add([]byte{0})
	f.Add([]byte("\x00\x20\x10\x11\x12\x13\x30\x40\x50\x60\x70\x80\x90\xa0\xb0\xc0\xd0\xe0\xf0"))
	f.Add([]byte(strings.Repeat("\x03\x05\x01\x09", 30)))
	f.Add([]byte("\x01\x02\x82\x03\x03\x04\x43\x05\x83\x06\xc3\x07\x03\x08\x04\x09\x05\x0a\x06\x0b\x07\x0c\x0b\x0d\x0c\x0e"))
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 0 && len(script) <= 400 {
			play(t, script)
		}
	})
}

// A few hundred such people in every run of the tests.
func TestTheBooksBalanceWhateverIsPressed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		script := make([]byte, 300)
		for i := range script {
			script[i] = byte(r.Uint32())
		}
		play(t, script)
	}
}

func play(t *testing.T, script []byte) {
	q, mode := storyQuestion(), Type
	if script[0]&1 == 1 {
		q = technicalQuestion()
	}
	if script[0]&2 == 2 {
		mode = Speak
	}
	p := &player{walk: begin(t, q, mode)}
	p.earlier = p.now
	for i := 1; i+1 < len(script); i += 2 {
		p.step(script[i], script[i+1])
		p.check()
		if t.Failed() {
			t.Fatalf("after step %d: %+v", i/2, *p.d)
		}
	}
}

// player keeps the books of a walk: every moment that passed, and those that no
// clock of the draft had to count.
type player struct {
	*walk
	elapsed  time.Duration // on the running clock, and in sleep
	idle     time.Duration // of it, where no clock of the draft runs
	revision uint64
	earlier  Moment // a reading that may be heard late
}

// step is one key or heartbeat after one stretch of time. The low bits of op
// say what is done, the high ones what the clocks do.
func (p *player) step(op, much byte) {
	if op&15 == 14 {
		p.d.Tick(p.earlier) // a late heartbeat: no time passes
		return
	}
	p.earlier = p.now
	p.pass(op>>6, much)
	switch op & 15 {
	case 0, 1:
		p.d.Tick(p.now)
	case 2, 3, 4:
		p.d.Next(p.now)
	case 5:
		p.d.Back(p.now)
	case 6:
		p.d.Go(int(int8(much))%6, p.now)
	case 7:
		p.write(much)
	case 8:
		p.d.Stumble(p.now)
	case 9:
		p.d.Rate(int(int8(much))%8, p.now)
	case 10:
		p.d.Believe([]string{"dirty", "phantom", "none"}[much%3], p.now)
	case 11:
		p.d.SettleGap(much&1 == 1, p.now)
		p.d.Tick(p.now) // without a gap it did not even look at the clock
	case 12:
		p.d.Outside(p.now)
	case 13:
		p.d.Touch(p.now)
		p.restart(much)
	case 15:
		p.keep()
	}
}

// pass moves the clocks: on, far on without heartbeats, through a sleep, or on
// while the calendar is set back.
func (p *player) pass(how, much byte) {
	on := time.Duration(much) * 37 * time.Millisecond // up to 9.4 s
	asleep := time.Duration(0)
	switch how {
	case 1:
		on *= 1000
	case 2:
		asleep = time.Duration(much) * 7 * time.Minute
	case 3:
		on += time.Millisecond
		p.now.Wall = p.now.Wall.Add(-time.Duration(much) * time.Hour)
	}
	p.now = p.now.Add(on)
	p.now.Wall = p.now.Wall.Add(asleep)
	p.elapsed += on + asleep
	if !p.d.Counting() || p.d.Away > 0 {
		p.idle += on + asleep
	}
}

func (p *player) write(much byte) {
	text := strings.Repeat("가", int(much%5))
	p.d.Write(text, p.now)
	written := p.d.Stage == Thinking || p.d.Stage == Noting || p.d.Stage == Probing || p.d.Stage == Answering && p.d.Mode == Type
	if written && p.d.Text() != text {
		p.Errorf("wrote %q, reads %q", text, p.d.Text())
	}
}

// restart takes the draft through the disk into another run of the program.
func (p *player) restart(much byte) {
	p.d = disk(p.T, p.d.Copy())
	p.now = Moment{Wall: p.now.Wall.Add(time.Duration(int8(much)) * time.Hour), Run: time.Duration(much) * time.Second}
	p.earlier = p.now
	p.d.Resume(p.q, UsualPace(), p.now)
}

func (p *player) keep() {
	a := p.d.Keep(p.now)
	if a.Partial != (p.d.Stage != Finished) || !a.Kept.Equal(p.now.Wall) {
		p.Errorf("kept at %v, partial %v", a.Kept, a.Partial)
	}
	if got := spent(a); got != p.elapsed-p.idle {
		p.Errorf("the kept answer accounts for %v of %v", got, p.elapsed-p.idle)
	}
}

// spent is all the time an answer accounts for.
func spent(a Answer) time.Duration {
	sum := a.Think + a.Spent()
	for _, probe := range a.Probes {
		sum += probe.Spent
	}
	for _, gap := range a.Gaps {
		if !gap.Counted {
			sum += gap.Length
		}
	}
	return sum
}

func (p *player) check() {
	d := p.d
	if got := spent(d.Answer) + d.Away; got != p.elapsed-p.idle {
		p.Errorf("%v accounted for, %v passed on the clocks", got, p.elapsed-p.idle)
	}
	if d.Think < 0 || d.Away < 0 || d.Over() < 0 || d.Stumbles < 0 {
		p.Error("something is negative")
	}
	for _, s := range d.Sections {
		if s.Spent < 0 || s.Share <= 0 {
			p.Errorf("section %+v", s)
		}
	}
	for _, g := range d.Gaps {
		if g.Length <= 0 || !counts(g.Stage) || (g.Part != "") != (g.Stage == Answering) {
			p.Errorf("gap %+v", g)
		}
	}
	asked := map[lang.Text]bool{}
	for _, probe := range d.Probes {
		if probe.Spent < 0 || asked[probe.Ask] {
			p.Errorf("probe %+v", probe)
		}
		asked[probe.Ask] = true
	}
	if len(d.Probes) > maxProbes {
		p.Errorf("%d probes", len(d.Probes))
	}
	believed := map[string]bool{}
	for _, id := range d.Believed {
		if believed[id] || !d.hasPoint(id) {
			p.Errorf("believes %v", d.Believed)
		}
		believed[id] = true
	}
	switch d.Stage {
	case Thinking, Answering, Rating:
	case Noting:
		if d.Mode != Speak {
			p.Error("notes after a typed answer")
		}
	case Probing:
		if d.Probe >= len(d.Probes) {
			p.Errorf("probe %d of %d", d.Probe, len(d.Probes))
		}
	case Finished:
		if d.Rating == 0 {
			p.Error("finished without a rating")
		}
	default:
		p.Errorf("there is no stage %q", d.Stage)
	}
	if d.Open < 0 || d.Open >= len(d.Sections) || d.Probe < 0 || d.Rating < 0 || d.Rating > 5 {
		p.Errorf("section %d, probe %d, rating %d", d.Open, d.Probe, d.Rating)
	}
	if d.Away > 0 && !d.Counting() {
		p.Errorf("a gap of %v in stage %s, where no clock runs", d.Away, d.Stage)
	}
	if d.Revision < p.revision {
		p.Errorf("revision %d after %d", d.Revision, p.revision)
	}
	p.revision = d.Revision
}

func counts(s Stage) bool { return s == Thinking || s == Answering || s == Probing }
