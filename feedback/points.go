package feedback

import (
	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

// Point is a key point of a technical question, and whether the answer makes
// it.
type Point struct {
	ID    string
	Say   lang.Text
	State State
	Quote string
	Right lang.Text // of a conflict with a known wrong claim: its correction
}

// The states of a key point. Not found means that the words were not there; the
// person may have said it in others.
const (
	Found    State = "found"
	Maybe    State = "maybe"
	NotFound State = "not_found"
	Conflict State = "conflict"
)

// points looks for every key point of the question.
func (d *doc) points() []Point {
	out := make([]Point, 0, len(d.Question.Points))
	wrong := map[string]Point{}
	for _, w := range d.Question.Wrong {
		hit := d.search(w.Match)
		if hit.verdict != phrase.Affirmed {
			continue
		}
		for _, id := range w.Against {
			if _, known := wrong[id]; !known {
				wrong[id] = Point{Quote: hit.quote, Right: w.Right}
			}
		}
	}
	for _, p := range d.Question.Points {
		pt := Point{ID: p.ID, Say: p.Say, State: NotFound}
		match := d.Question.Match[p.ID]
		hit := d.search(match)
		if len(match) == 0 {
			hit = d.resemble(p.Say)
		}
		switch hit.verdict {
		case phrase.Affirmed:
			pt.State, pt.Quote = Found, hit.quote
		case phrase.Denied:
			pt.State, pt.Quote = Conflict, hit.quote
		case phrase.Touched:
			pt.State, pt.Quote = Maybe, hit.quote
		}
		if deny := d.search(d.Question.Deny[p.ID]); deny.verdict == phrase.Affirmed {
			pt.State, pt.Quote, pt.Right = Conflict, deny.quote, p.Say
		}
		if w, ok := wrong[p.ID]; ok {
			pt.State, pt.Quote, pt.Right = Conflict, w.Quote, w.Right
		}
		out = append(out, pt)
	}
	return out
}

type found struct {
	verdict phrase.Verdict
	quote   string
}

// search looks for any of the patterns. Sentences that repeat the question say
// nothing of their own.
func (d *doc) search(patterns []phrase.Pattern) found {
	best := found{}
	for _, p := range patterns {
		for b, t := range d.texts {
			hit := t.Find(p)
			if hit.Verdict > best.verdict && !d.echo(b, hit) {
				best = found{hit.Verdict, t.Quote(hit, d.Blocks[b].Text)}
			}
		}
		if best.verdict == phrase.Affirmed {
			break
		}
	}
	return best
}

// echo reports whether all of a hit is the question over again.
func (d *doc) echo(block int, h phrase.Hit) bool {
	n := 0
	for i := range d.ss {
		if d.block[i] != block {
			continue
		}
		if n >= h.From && n <= h.To && !d.idle[i] {
			return false
		}
		n++
	}
	return true
}

// resemble is for a point without patterns, in a deck of the person's own: a
// sentence that shares most of the point's words may make it.
func (d *doc) resemble(say lang.Text) found {
	for _, l := range lang.All() {
		want := map[string]bool{}
		for _, s := range phrase.Read(lang.Clean(say.In(l))).Sentences {
			for _, w := range s.Stems() {
				if w = Head(w); w != "" {
					want[w] = true
				}
			}
		}
		for i, s := range d.ss {
			have := map[string]bool{}
			for _, w := range s.Stems() {
				if w = Head(w); want[w] {
					have[w] = true
				}
			}
			if len(want) >= 3 && 5*len(have) >= 3*len(want) && !d.idle[i] {
				return found{phrase.Touched, d.quote(i)}
			}
		}
	}
	return found{}
}

// Head is what two forms of a word have in common: the stem of an English one,
// the first two syllables of a Korean one; "" for words that carry no meaning.
func Head(w string) string {
	if functionWords[w] || len(w) < 3 {
		return ""
	}
	if r := []rune(w); r[0] >= '가' && r[0] <= '힣' {
		if len(r) < 2 {
			return ""
		}
		return string(r[:2])
	}
	return w
}

// Gap sets what the person believed they covered against what was found. Both
// are point ids in the question's order.
func Gap(points []Point, believed []string) (over, under []string) {
	for _, p := range points {
		ticked := contains(believed, p.ID)
		switch {
		case ticked && (p.State == NotFound || p.State == Conflict):
			over = append(over, p.ID)
		case !ticked && p.State == Found:
			under = append(under, p.ID)
		}
	}
	return over, under
}

// technicalProbes leads to what is missing first, then deeper into what was
// said. One whose point was made the other way round is not asked.
func (d *doc) technicalProbes(points []Point) []lang.Text {
	state := map[string]State{}
	for _, p := range points {
		state[p.ID] = p.State
	}
	var first, then, rest []questions.Probe
	for _, p := range d.Question.Probes {
		switch {
		case p.Lacks != "" && state[p.Lacks] == Found:
		case p.Lacks != "":
			first = append(first, p)
		case p.Has != "" && state[p.Has] == Found:
			then = append(then, p)
		case p.Has != "":
		default:
			rest = append(rest, p)
		}
	}
	return d.unasked(append(append(first, then...), rest...), nil)
}
