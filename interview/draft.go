package interview

import (
	"slices"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// Stage is where in answering a question somebody is.
type Stage string

// The stages of practice, in order. Notes follow only a spoken answer.
const (
	Thinking  Stage = "think"
	Answering Stage = "answer"
	Noting    Stage = "notes"
	Probing   Stage = "probe"
	Rating    Stage = "rate"
	Finished  Stage = "finished"
)

// maxProbes is how many follow-ups a practice answer gets.
const maxProbes = 3

// Draft is an answer being given: the answer so far, the stage it is in and the
// clock that runs. All of it but the clock's last reading is kept on disk.
//
// A draft moves only by its methods. Each takes the moment it happens, so that
// every second is counted to the part in which it passed. A move that finds a
// gap waits until the person was asked about it.
type Draft struct {
	Answer
	Revision uint64    `json:"revision"` // grows with every change; the store ignores older ones
	Stage    Stage     `json:"stage"`
	Open     int       `json:"open"` // index of the open section
	Probe    int       `json:"probe"`
	Touched  time.Time `json:"touched"`
	// Away is a gap the person has not been asked about yet; the clock stands
	// until they are.
	Away time.Duration `json:"away,omitempty"`

	offer []lang.Text // follow-ups that may be asked, the best first
	watch watch
	limit time.Duration // for a probe
}

// Begin starts an answer at the think stage.
func Begin(id string, q questions.Question, l lang.Lang, m Mode, p Pace, now Moment) *Draft {
	d := &Draft{Stage: Thinking}
	d.ID, d.Lang, d.Mode, d.Began, d.Touched = id, l, m, now.Wall, now.Wall
	d.Asked = Asked{ID: q.ID, Deck: q.Deck, Kind: q.Kind, Principle: q.Principle, Tags: q.Tags, Level: q.Level, Ask: q.Ask, Points: q.Points}
	d.Budget = p.Budget(q, m)
	for _, part := range Parts(q.Kind) {
		d.Sections = append(d.Sections, Section{Part: part, Share: p.share(part, d.Budget)})
	}
	d.Resume(q, p, now)
	return d
}

// Resume starts the clock of a draft that came from the disk. The time it lay
// there does not count. q may be the zero question when its deck is gone.
func (d *Draft) Resume(q questions.Question, p Pace, now Moment) {
	d.limit = p.Probe
	d.offer = nil
	for _, own := range q.Probes {
		d.offer = append(d.offer, own.Text)
	}
	d.watch = watch{}
	d.watch.pass(now)
	d.Revision++
}

// Tick counts the time that passed. It returns true when a gap was found that
// the person must be asked about.
func (d *Draft) Tick(now Moment) bool {
	worked, away := d.watch.pass(now)
	if d.Away > 0 || !d.Counting() {
		return d.Away > 0
	}
	d.spend(worked)
	if away > 0 {
		d.Away = away
		d.change(now)
	}
	return d.Away > 0
}

// SettleGap ends the question about a gap: count it as time spent, or not.
func (d *Draft) SettleGap(count bool, now Moment) {
	if d.Away == 0 {
		return
	}
	d.Tick(now)
	if count {
		d.spend(d.Away)
	}
	d.Gaps = append(d.Gaps, d.gap(count))
	d.Away = 0
	d.change(now)
}

// gap is the one the person was not asked about yet. Nothing leaves the stage
// or the section while there is one, so it passed where the draft is.
func (d *Draft) gap(counted bool) Gap {
	g := Gap{Stage: d.Stage, Length: d.Away, Counted: counted}
	if d.Stage == Answering {
		g.Part = d.Sections[d.Open].Part
	}
	return g
}

// Outside says that an outside editor takes the terminal now: the time counts,
// though no tick will come until it is done.
func (d *Draft) Outside(now Moment) {
	d.Tick(now)
	d.watch.lend(now)
}

// Counting reports whether a clock runs in this stage.
func (d *Draft) Counting() bool {
	return d.Stage == Thinking || d.Stage == Answering || d.Stage == Probing
}

func (d *Draft) spend(t time.Duration) {
	switch d.Stage {
	case Thinking:
		d.Think += t
	case Answering:
		d.Sections[d.Open].Spent += t
	case Probing:
		d.Probes[d.Probe].Spent += t
	}
}

// Touch makes the draft newer though only its clock moved, so that the clock
// is saved too.
func (d *Draft) Touch(now Moment) {
	d.Tick(now)
	d.change(now)
}

func (d *Draft) change(now Moment) {
	d.Revision++
	d.Touched = now.Wall
}

// Text returns what is written in the open field.
func (d *Draft) Text() string {
	if f := d.field(); f != nil {
		return *f
	}
	return ""
}

// Write replaces the text of the open field: the note while thinking, the open
// section, the notes after speaking, or the open probe.
func (d *Draft) Write(text string, now Moment) {
	d.Tick(now)
	f := d.field()
	if f == nil || *f == text {
		return
	}
	*f = text
	d.change(now)
}

func (d *Draft) field() *string {
	switch d.Stage {
	case Thinking:
		return &d.Note
	case Answering:
		if d.Mode == Type {
			return &d.Sections[d.Open].Text
		}
	case Noting:
		return &d.Spoken
	case Probing:
		return &d.Probes[d.Probe].Text
	}
	return nil
}

// Go opens another section while answering. Out of range does nothing.
func (d *Draft) Go(section int, now Moment) {
	if d.Tick(now) {
		return
	}
	if d.Stage == Answering && section >= 0 && section < len(d.Sections) && section != d.Open {
		d.Open = section
		d.change(now)
	}
}

// Stumble marks a stumble in a spoken answer.
func (d *Draft) Stumble(now Moment) {
	d.Tick(now)
	if d.Stage == Answering && d.Mode == Speak {
		d.Stumbles++
		d.change(now)
	}
}

// Next leaves the stage forward. While probing it goes to the next follow-up
// first. From the rate stage it goes on only once a rating is given.
func (d *Draft) Next(now Moment) {
	if d.Tick(now) {
		return
	}
	switch d.Stage {
	case Thinking:
		d.Stage = Answering
	case Answering:
		if d.Mode == Speak {
			d.Stage = Noting
		} else {
			d.firstProbe()
		}
	case Noting:
		d.firstProbe()
	case Probing:
		d.nextProbe()
	case Rating:
		if d.Rating == 0 {
			return
		}
		d.Stage = Finished
	default:
		return
	}
	d.change(now)
}

// Back returns to the stage before, with everything as it was left.
func (d *Draft) Back(now Moment) {
	if d.Tick(now) {
		return
	}
	switch d.Stage {
	case Answering:
		d.Stage = Thinking
	case Noting:
		d.Stage = Answering
	case Probing:
		if d.Probe > 0 {
			d.Probe--
		} else {
			d.afterProbes()
		}
	case Rating:
		if len(d.Probes) > 0 {
			d.Stage, d.Probe = Probing, len(d.Probes)-1
		} else {
			d.afterProbes()
		}
	default:
		return
	}
	d.change(now)
}

// afterProbes is the stage the probes came from.
func (d *Draft) afterProbes() {
	d.Stage = Answering
	if d.Mode == Speak {
		d.Stage = Noting
	}
}

func (d *Draft) firstProbe() {
	if len(d.Probes) > 0 {
		d.Stage, d.Probe = Probing, 0
		return
	}
	d.Probe = -1
	d.nextProbe()
}

func (d *Draft) nextProbe() {
	if d.Probe+1 < len(d.Probes) {
		d.Stage, d.Probe = Probing, d.Probe+1
		return
	}
	ask, ok := chooseProbe(d.Answer, d.offer)
	if !ok || len(d.Probes) >= maxProbes {
		d.Probe = max(d.Probe, 0)
		d.Stage = Rating
		return
	}
	d.Probes = append(d.Probes, Probe{Ask: ask, Limit: d.limit})
	d.Stage, d.Probe = Probing, len(d.Probes)-1
}

// Offer says which follow-ups may be asked from now on, the best first. Until
// it is called they are the question's own, in their order.
func (d *Draft) Offer(probes []lang.Text) { d.offer = slices.Clone(probes) }

// Rate gives the self-rating on the practice scale, 1 to 5.
func (d *Draft) Rate(rating int, now Moment) {
	d.Tick(now)
	if d.Stage == Rating && rating >= 1 && rating <= 5 && rating != d.Rating {
		d.Rating = rating
		d.change(now)
	}
}

// Believe ticks or unticks a key point the person believes they covered.
func (d *Draft) Believe(point string, now Moment) {
	d.Tick(now)
	if d.Stage != Rating || !d.hasPoint(point) {
		return
	}
	d.change(now)
	for i, id := range d.Believed {
		if id == point {
			d.Believed = append(d.Believed[:i:i], d.Believed[i+1:]...)
			return
		}
	}
	d.Believed = append(d.Believed[:len(d.Believed):len(d.Believed)], point)
}

func (d *Draft) hasPoint(id string) bool {
	for _, p := range d.Asked.Points {
		if p.ID == id {
			return true
		}
	}
	return false
}

// Keep makes the answer to save: of a finished draft the whole of it, of one
// that is not finished what there is. A gap nobody was asked about is kept as
// left out.
func (d *Draft) Keep(now Moment) Answer {
	d.Tick(now)
	a := d.Answer.Clean()
	a.Kept = now.Wall
	a.Partial = d.Stage != Finished
	if d.Away > 0 {
		a.Gaps = append(a.Gaps[:len(a.Gaps):len(a.Gaps)], d.gap(false))
	}
	return a
}

// Copy is a draft that shares nothing with d, to be saved while d goes on.
func (d *Draft) Copy() Draft {
	c := *d
	c.Asked.Tags, c.Asked.Points = slices.Clone(d.Asked.Tags), slices.Clone(d.Asked.Points)
	c.Sections, c.Probes = slices.Clone(d.Sections), slices.Clone(d.Probes)
	c.Believed, c.Gaps = slices.Clone(d.Believed), slices.Clone(d.Gaps)
	c.offer, c.Overruled = slices.Clone(d.offer), slices.Clone(d.Overruled)
	return c
}
