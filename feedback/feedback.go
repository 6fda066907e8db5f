// Package feedback knows what an answer shows and what it lacks. It reads the
// words and nothing else: every finding stands on words of the answer, or it is
// not made. It never says how good a person is.
package feedback

import (
	"strings"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

// Said is an answer as feedback reads it.
type Said struct {
	Question questions.Question // what was asked; may hold no more than a kind
	Lang     lang.Lang          // the language to speak in; "" is the answer's own
	Blocks   []Block
	Spoken   bool          // a transcript
	Spent    time.Duration // by the clock; 0 is unknown
	// Overruled are rules whose finding the person did not accept for this
	// answer; they are not found again.
	Overruled []string
	// Proof is the sentence the person chose as showing the principle.
	Proof string
	// Probed are the follow-ups that were put already.
	Probed []lang.Text
}

// Block is a part of the answer: one of the four sections, or all of it.
type Block struct {
	Part string // S T A R, or "" where the answer is in one block
	Text string // as lang.Clean leaves it
}

// Report is what was seen.
type Report struct {
	Kind questions.Kind
	Lang lang.Lang // most of the answer's
	// Notes is set when the answer was spoken and only a few words of it were
	// noted: they show nothing, and nothing is found in them.
	Notes      bool
	Sentences  []Marked
	Shares     [labels]int // of each label in the answer's length, in percent
	Dimensions []Dimension // behavioral
	Findings   []Finding   // every one, the most important first
	Points     []Point     // technical, in the question's order
	Probes     []lang.Text // follow-ups, the best first
}

// Shown is how many findings a person is told at once.
const Shown = 2

// Marked is a sentence and what it tells.
type Marked struct {
	Text  string
	Label Label
	Block int // index of the block it stands in
}

// Dimension is one side of an answer.
type Dimension struct {
	ID    string
	State State
	Quote string // the words it stands on; may be empty
}

// State is how far something was seen.
type State string

// The states of a dimension.
const (
	Seen     State = "seen"
	Partial  State = "partial"
	NotSeen  State = "not_seen"
	CantTell State = "cant_tell"
)

// Dimensions, in the order they are shown.
const (
	DimStory       = "story"
	DimStructure   = "structure"
	DimOwnership   = "ownership"
	DimSpecificity = "specificity"
	DimResult      = "result"
	DimPrinciple   = "principle"
	DimReflection  = "reflection"
	DimTime        = "time"
)

// Finding is something to work on, with the words it stands on.
type Finding struct {
	Rule  string
	Quote string
	Say   lang.Text
}

// Read reads an answer. It takes time in proportion to the answer's length.
func Read(s Said) Report {
	d := open(s)
	r := Report{Kind: s.Question.Kind, Lang: d.lang, Notes: s.Spoken && s.Spent > 0 && d.short()}
	if r.Kind == "" {
		r.Kind = questions.Behavioral
	}
	for i, sen := range d.ss {
		r.Sentences = append(r.Sentences, Marked{Text: sen.Text, Label: d.labels[i], Block: d.block[i]})
	}
	if r.Kind == questions.Technical {
		r.Points = d.points()
		r.Findings = d.findings(technicalRules)
		if found := made(r.Points); found > 0 && 2*found >= len(r.Points) {
			r.Findings = nil // short, and yet half of it is there
		}
		r.Probes = d.technicalProbes(r.Points)
		return r
	}
	if r.Notes {
		r.Probes = d.probes(nil)
		return r
	}
	r.Shares = d.shares()
	r.Dimensions = d.dimensions()
	r.Findings = d.findings(behavioralRules)
	r.Probes = d.probes(r.Findings)
	return r
}

// made is how many key points were found.
func made(points []Point) int {
	n := 0
	for _, p := range points {
		if p.State == Found {
			n++
		}
	}
	return n
}

// Fix is the one thing to do first: the first finding's sentence, or of a
// technical answer the correction of what it gets wrong. It is empty when there is
// nothing to say.
func (r Report) Fix() lang.Text {
	for _, p := range r.Points {
		if p.State == Conflict && !p.Right.Empty() {
			return p.Right
		}
	}
	if len(r.Findings) > 0 {
		return r.Findings[0].Say
	}
	for _, p := range r.Points {
		if p.State == NotFound || p.State == Maybe {
			return lang.Text{
				Ko: "이 항목을 넣어 보세요: " + p.Say.In(lang.Ko),
				En: "Work this point in: " + p.Say.In(lang.En),
			}
		}
	}
	return lang.Text{}
}

// doc is an answer taken apart.
type doc struct {
	Said
	lang   lang.Lang
	texts  []*phrase.Text // of each block
	ss     []*sentence    // of all blocks
	labels []Label
	loss   [][labels]int32 // see label
	block  []int
	idle   []bool // sentences that earn nothing: repeated, or the question over again
	story  State

	words, syllables int
}

func open(s Said) *doc {
	d := &doc{Said: s}
	for b, block := range s.Blocks {
		t := phrase.Read(block.Text)
		d.texts = append(d.texts, t)
		for i := range t.Sentences {
			sen := newSentence(&t.Sentences[i], block.Part)
			d.ss = append(d.ss, sen)
			d.block = append(d.block, b)
		}
	}
	ko := 0
	for _, sen := range d.ss {
		if sen.korean {
			ko += sen.length
		} else {
			ko -= sen.length
		}
		w, y := sen.size()
		d.words, d.syllables = d.words+w, d.syllables+y
	}
	d.lang = lang.En
	if ko > 0 || len(d.ss) == 0 && s.Lang == lang.Ko {
		d.lang = lang.Ko
	}
	d.idle = idle(d.ss, s.Question.Ask)
	if s.Question.Kind == questions.Technical {
		d.labels = make([]Label, len(d.ss)) // an explanation has no story to mark
		for i := range d.labels {
			d.labels[i] = Other
		}
		return d
	}
	for _, sen := range d.ss {
		sen.mark()
	}
	for _, run := range d.runs() {
		labels, loss := label(d.ss[run[0]:run[1]])
		d.labels, d.loss = append(d.labels, labels...), append(d.loss, loss...)
	}
	d.story = d.tellsStory()
	for i := range d.labels {
		if d.idle[i] || d.story == NotSeen {
			d.labels[i] = Other
		}
	}
	return d
}

// runs are the stretches of sentences that were told in one go: the sections of an
// answer together, and every block without a section by itself. What was added
// when a follow-up came does not move what was said before.
func (d *doc) runs() [][2]int {
	var runs [][2]int
	for i := range d.ss {
		if i > 0 && (d.block[i] == d.block[i-1] || d.ss[i].part != "" && d.ss[i-1].part != "") {
			runs[len(runs)-1][1] = i + 1
			continue
		}
		runs = append(runs, [2]int{i, i + 1})
	}
	return runs
}

// idle finds the sentences that add nothing: those said before, and the question
// said over again.
func idle(ss []*sentence, ask lang.Text) []bool {
	out := make([]bool, len(ss))
	seen := map[string]bool{}
	asked := map[string]bool{}
	for _, l := range lang.All() {
		for _, s := range phrase.Read(lang.Clean(ask.In(l))).Sentences {
			for _, w := range s.Stems() {
				asked[w] = true
			}
		}
	}
	for i, s := range ss {
		if len(s.starts) >= 4 {
			out[i] = seen[s.lower]
			seen[s.lower] = true
		}
		words, same := 0, 0
		for _, w := range s.Stems() {
			if functionWords[w] || len(w) < 2 {
				continue
			}
			words++
			if asked[w] {
				same++
			}
		}
		if words >= 4 && same*5 >= words*4 || words == 3 && same == 3 && len(ss) < 3 {
			out[i] = true
		}
	}
	return out
}

// labelled returns the indexes of the sentences with one of the labels.
func (d *doc) labelled(ls ...Label) []int {
	var all []int
	for i, l := range d.labels {
		for _, want := range ls {
			if l == want && !d.idle[i] {
				all = append(all, i)
			}
		}
	}
	return all
}

// perhaps reports whether some sentence but those of the labels given may well
// have the label: calling it missing would be a guess.
func (d *doc) perhaps(l Label, within int32) bool {
	for i := range d.ss {
		if !d.idle[i] && d.loss[i][l] < within {
			return true
		}
	}
	return false
}

// sure reports whether no other label of the sentence is anywhere near its own.
func (d *doc) sure(i int) bool {
	for l := range labels {
		if l != d.labels[i] && d.loss[i][l] < surely {
			return false
		}
	}
	return true
}

func (d *doc) total() int {
	n := 0
	for _, s := range d.ss {
		n += s.length
	}
	return n
}

// shares is the part of each label in percent of the answer.
func (d *doc) shares() (p [labels]int) {
	total := d.total()
	if total == 0 {
		return p
	}
	for i, l := range d.labels {
		p[l] += d.ss[i].length
	}
	for l := range p {
		p[l] = (100*p[l] + total/2) / total
	}
	return p
}

func (d *doc) findings(rules []rule) []Finding {
	var all []Finding
	if len(d.ss) == 0 {
		return nil
	}
	for _, r := range rules {
		if contains(d.Overruled, r.id) {
			continue
		}
		if f, ok := r.find(d); ok {
			f.Rule = r.id
			all = append(all, f)
		}
	}
	return all
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// quote is the words of a sentence, cut where a screen would lose patience.
func (d *doc) quote(i int) string {
	if i < 0 || i >= len(d.ss) {
		return ""
	}
	return strings.TrimSpace(d.ss[i].Text)
}

// Evidence counts what was seen: the sides of a story that can be told, its time
// aside, or key points; and the statements that are wrong.
func (r Report) Evidence() interview.Evidence {
	var e interview.Evidence
	if r.Notes {
		return e
	}
	for _, d := range r.Dimensions {
		if d.ID == DimTime || d.State == CantTell {
			continue
		}
		e.Of++
		switch d.State {
		case Seen:
			e.Seen++
		case Partial:
			e.Seen += 0.5
		}
	}
	for _, p := range r.Points {
		e.Of++
		switch p.State {
		case Found:
			e.Seen++
		case Maybe:
			e.Seen += 0.5
		case Conflict:
			e.Wrong++
		}
	}
	return e
}
