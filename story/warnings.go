package story

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

// Kind is what a warning is about.
type Kind string

// The kinds of warnings.
const (
	Overused      Kind = "overused"      // too much rests on one story
	Leaning       Kind = "leaning"       // one story is all a principle has
	Contradiction Kind = "contradiction" // two numbers cannot both be right
)

// Warning is something about the bank that an interviewer would notice.
type Warning struct {
	Kind       Kind
	Stories    []string // ids
	Principles []string // ids; of a contradiction none
	Answers    []string // ids; of a contradiction in answers
	Quotes     []string // the words it stands on, as the person wrote them
	Say        lang.Text
}

// Told is an answer a story was told in.
type Told struct {
	ID   string
	Day  time.Time // it was given, on the person's own calendar
	Text string    // been through lang.Clean
}

// When a story is overused.
const (
	manyPrinciples = 5 // it is the best there is for so many
	manyAnswers    = 8 // told so often, and more than all others together
	choice         = 3 // stories one must have for the latter to be a choice
)

// named is how many of many things a sentence names.
const named = 3

// Warnings are what is wrong with the bank: contradictions first, then overused
// stories, then principles that lean on one. What is unsure is not said. told
// are the answers the stories were told in, by id; those not in it are not read.
func Warnings(stories []Story, told map[string]Told) []Warning {
	all := between(stories)
	for _, s := range stories {
		all = append(all, Conflicts(s, s.Text())...)
	}
	for _, s := range stories {
		all = append(all, InAnswers(s, told)...)
	}
	all = append(all, overused(stories)...)
	return append(all, leaning(stories)...)
}

func overused(stories []Story) []Warning {
	told := 0
	for _, s := range stories {
		told += len(s.Answers)
	}
	var all []Warning
	for _, s := range stories {
		var best []string
		for _, show := range s.Shows {
			if !slices.ContainsFunc(stories, func(other Story) bool {
				return other.ID != s.ID && other.Strength(show.Principle) >= show.Strength
			}) {
				best = append(best, show.Principle)
			}
		}
		w := Warning{Kind: Overused, Stories: []string{s.ID}, Quotes: []string{s.Name()}}
		if len(best) >= manyPrinciples {
			w.Principles = best
			names := some(best)
			w.Say = lang.Text{
				Ko: fmt.Sprintf("\"%s\": 원칙 %d개(%s)에서 모두 이 이야기가 가장 강합니다. 같은 이야기는 한 번만 들려줄 수 있으니 다른 이야기도 준비해 보세요.", s.Name(), len(best), names.Ko),
				En: fmt.Sprintf("\"%s\" is the strongest story you have for %d principles (%s). You can tell it only once, so prepare others.", s.Name(), len(best), names.En),
			}
			all = append(all, w)
		}
		if n := len(s.Answers); n >= manyAnswers && 2*n > told && len(stories) >= choice {
			w.Principles = nil
			w.Say = say("\"%s\": 이야기를 들려준 답변 %[3]d개 중 %[2]d개에서 이 이야기를 했습니다. 다른 이야기로도 답해 보세요.",
				"\"%s\" was told in %[2]d of the %[3]d answers that tell a story. Try another one.", s.Name(), n, told)
			all = append(all, w)
		}
	}
	return all
}

// leaning finds the principles that one story alone shows, and says so once for
// all of them.
func leaning(stories []Story) []Warning {
	w := Warning{Kind: Leaning}
	for _, p := range questions.Principles() {
		var only *Story
		n := 0
		for i := range stories {
			if stories[i].Strength(p.ID) > 0 {
				only, n = &stories[i], n+1
			}
		}
		if n != 1 {
			continue
		}
		w.Principles = append(w.Principles, p.ID)
		if !slices.Contains(w.Stories, only.ID) {
			w.Stories, w.Quotes = append(w.Stories, only.ID), append(w.Quotes, only.Name())
		}
	}
	names := some(w.Principles)
	switch {
	case len(w.Principles) == 0:
		return nil
	case len(w.Principles) == 1:
		w.Say = lang.Text{
			Ko: fmt.Sprintf("%s: 보여 줄 이야기가 \"%s\" 하나뿐입니다. 여유가 되면 하나 더 써 보세요.", names.Ko, w.Quotes[0]),
			En: fmt.Sprintf("%s has only one story, \"%s\". Write another when you have time.", names.En, w.Quotes[0]),
		}
	case len(w.Stories) == 1:
		w.Say = lang.Text{
			Ko: fmt.Sprintf("원칙 %d개(%s)를 보여 줄 이야기가 \"%s\" 하나뿐입니다. 여유가 되면 다른 이야기도 써 보세요.", len(w.Principles), names.Ko, w.Quotes[0]),
			En: fmt.Sprintf("%d principles (%s) have only one story between them, \"%s\". Write others when you have time.", len(w.Principles), names.En, w.Quotes[0]),
		}
	default:
		w.Say = lang.Text{
			Ko: fmt.Sprintf("원칙 %d개(%s)는 보여 줄 이야기가 하나씩뿐입니다. 여유가 되면 하나씩 더 써 보세요.", len(w.Principles), names.Ko),
			En: fmt.Sprintf("%d principles (%s) have only one story each. Write another for each when you have time.", len(w.Principles), names.En),
		}
	}
	return []Warning{w}
}

// some names the first few of many principles and says how many more there are.
func some(principles []string) lang.Text {
	var ko, en []string
	for _, id := range principles[:min(len(principles), named)] {
		p, _ := questions.FindPrinciple(id)
		ko, en = append(ko, p.Name.Ko), append(en, p.Name.En)
	}
	names := lang.Text{Ko: strings.Join(ko, ", "), En: strings.Join(en, "; ")} // one of them has a comma
	if more := len(principles) - named; more > 0 {
		names.Ko += fmt.Sprintf(" 외 %d개", more)
		names.En += fmt.Sprintf("; and %d more", more)
	}
	return names
}

// reading is a figure and what we are sure of in it.
type reading struct {
	story    *Story
	role     string // folded
	figure   Figure
	from, to amount
	ok       [2]bool // from and to are amounts
}

func read(s *Story, f Figure) reading {
	r := reading{story: s, role: lang.Fold(s.Role), figure: f}
	r.from, r.ok[0] = parseAmount(f.From)
	r.to, r.ok[1] = parseAmount(f.To)
	return r
}

// between finds figures of the same thing that differ from story to story.
func between(stories []Story) []Warning {
	var all []Warning
	seen := map[string][]reading{}
	for i := range stories {
		s := &stories[i]
		for _, f := range s.Figures {
			what := strings.ReplaceAll(lang.Fold(f.What), " ", "")
			if what == "" {
				continue
			}
			here := read(s, f)
			for _, other := range seen[what] {
				if other.story == s || !contradict(other, here) {
					continue
				}
				all = append(all, Warning{
					Kind: Contradiction, Stories: []string{other.story.ID, s.ID}, Quotes: []string{other.figure.String(), f.String()},
					Say: say("같은 숫자가 두 이야기에서 다릅니다. \"%s\"에는 \"%s\", \"%s\"에는 \"%s\"입니다. 근거를 확인하고 하나로 맞추세요.",
						"Two stories give different numbers: in \"%s\" it is \"%s\", in \"%s\" \"%s\". Check the evidence and make them agree.",
						other.story.Name(), clip(other.figure.String()), s.Name(), clip(f.String())),
				})
			}
			seen[what] = append(seen[what], here)
		}
	}
	return all
}

// contradict says whether two figures of the same name cannot both be right.
// Another year or another job is another thing that was counted; and so may be
// a name as wide as "latency" when not one of its numbers agrees.
func contradict(a, b reading) bool {
	year, other := a.story.Year, b.story.Year
	if year != 0 && other != 0 && year != other || a.role != "" && b.role != "" && a.role != b.role {
		return false
	}
	var from, to verdict // unsure
	if a.ok[0] && b.ok[0] {
		from = compare(a.from, b.from)
	}
	if a.ok[1] && b.ok[1] {
		to = compare(a.to, b.to)
	}
	switch {
	case from == differs && to == differs:
		return year != 0 && year == other || len(strings.Fields(a.figure.What)) > 2
	case from == differs:
		return to == same
	case to == differs:
		return from == same
	}
	return false
}

// Conflicts finds the changes a text of the story itself tells, "26건에서 1건" or
// "from 26 to 1", that are figures of it but for one end. The text has been
// through lang.Clean.
func Conflicts(s Story, text string) []Warning {
	var all []Warning
	for _, c := range conflicts(s, text) {
		all = append(all, Warning{
			Kind: Contradiction, Stories: []string{s.ID}, Quotes: []string{c.quote, c.figure},
			Say: say("\"%s\": 글에는 \"%s\", '숫자' 칸에는 \"%s\"입니다. 근거를 확인하고 하나로 맞추세요.",
				"\"%s\" says \"%s\", but its Numbers say \"%s\". Check the evidence and make them agree.", s.Name(), clip(c.quote), clip(c.figure)),
		})
	}
	return all
}

// InAnswers finds the changes told in answers of the story that are its figures
// but for one end, in the order of its answers.
func InAnswers(s Story, told map[string]Told) []Warning {
	var all []Warning
	for _, id := range s.Answers {
		t, ok := told[id]
		if !ok {
			continue
		}
		for _, c := range conflicts(s, t.Text) {
			all = append(all, Warning{
				Kind: Contradiction, Stories: []string{s.ID}, Answers: []string{id}, Quotes: []string{c.quote, c.figure},
				Say: lang.Text{
					Ko: fmt.Sprintf("\"%s\"의 숫자가 답변과 다릅니다. 이야기: \"%s\" / 답변(%s): \"%s\". 근거를 확인하고 하나로 맞추세요.",
						s.Name(), clip(c.figure), t.Day.Format("1월 2일"), clip(c.quote)),
					En: fmt.Sprintf("\"%s\" and an answer differ. Story: \"%s\" / answer of %s: \"%s\". Check the evidence and make them agree.",
						s.Name(), clip(c.figure), t.Day.Format("2 Jan"), clip(c.quote)),
				},
			})
		}
	}
	return all
}

// Figured reports whether the story has a figure that a text can contradict.
func (s Story) Figured() bool { return len(changes(s)) > 0 }

// changes are the figures of which we are sure of both ends.
func changes(s Story) []reading {
	var known []reading
	for _, f := range s.Figures {
		if r := read(&s, f); r.ok[0] && r.ok[1] {
			known = append(known, r)
		}
	}
	return known
}

// conflict is what a text says and the figure that says otherwise.
type conflict struct{ quote, figure string }

func conflicts(s Story, text string) []conflict {
	known := changes(s)
	if len(known) == 0 {
		return nil
	}
	var all []conflict
	for _, p := range pairs(text) {
		if slices.ContainsFunc(known, func(k reading) bool { return compare(p.from, k.from) == same && compare(p.to, k.to) == same }) {
			continue
		}
		i := slices.IndexFunc(known, func(k reading) bool {
			from, to := compare(p.from, k.from), compare(p.to, k.to)
			switch {
			// A text that also says the figure's own number tells of a step on
			// the way there.
			case from == same && to == differs:
				return (p.from.distinct || p.about(k.figure.What)) && !mentions(text, k.to, p.to)
			case from == differs && to == same:
				return (p.to.distinct || p.about(k.figure.What)) && !mentions(text, k.from, p.from)
			}
			return false
		})
		if i < 0 {
			continue
		}
		if c := (conflict{p.quote, known[i].figure.String()}); !slices.Contains(all, c) { // else said again
			all = append(all, c)
		}
	}
	return all
}

// about says whether the sentence of the pair speaks of what a figure counts: it
// has all of the name's words but those that stand in any figure.
func (p pair) about(what string) bool {
	var wanted []string
	for _, t := range phrase.ReadSentence(what).Sentences {
		for _, w := range t.Stems() {
			if len(w) > 3 && !everywhere[w] { // longer than one syllable of Hangul
				wanted = append(wanted, w)
			}
		}
	}
	var has []string
	for _, s := range phrase.Read(p.line).Sentences {
		if s.At <= p.at {
			has = s.Stems() // the last one that begins before it
		}
	}
	for _, w := range wanted {
		if !slices.ContainsFunc(has, func(h string) bool { return h == w || w >= "가" && strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return len(wanted) > 0
}

// everywhere are words of time and counting: they tell no figures apart.
var everywhere = stems("per each day week month year hour minute second time times number count total average the from", "시간 하루 매일 매주 매월 매달 한달 월별 건수 개수 횟수 평균")

func stems(english, korean string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(english) {
		all[phrase.Stem(w)] = true
	}
	for _, w := range strings.Fields(korean) {
		all[w] = true
	}
	return all
}
