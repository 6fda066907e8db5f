package main

import (
	"fmt"
	"slices"
	"strings"

	"onsite/feedback"
	"onsite/feedback/corpus"
	"onsite/lang"
	"onsite/questions"
)

// measure compares what feedback says of the development answers with what
// their labellers say, and writes it as tables in Markdown.
func measure() (string, error) {
	var b strings.Builder
	technical, err := corpus.Answers()
	if err != nil {
		return "", err
	}
	for _, set := range []struct{ prefix, name string }{{"test", "Held-out answers"}, {"dev", "Development answers"}} {
		answers, err := corpus.Behavioral(set.prefix)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "## %s (%d)\n\n", set.name, len(answers))
		b.WriteString(sentences(answers))
		b.WriteString(findings(answers))
		b.WriteString("\n")
	}
	table, err := points(technical)
	if err != nil {
		return "", err
	}
	b.WriteString(table)
	return b.String(), nil
}

// sentences is the table of the labels.
func sentences(answers []corpus.Answer) string {
	var b strings.Builder
	b.WriteString("F1 of each label and their mean (macro-F1). A sentence counts as labelled by what covers most of it.\n\n")
	fmt.Fprintf(&b, "| | S | T | A | R | L | O | macro-F1 |\n|---|---|---|---|---|---|---|---|\n")
	for _, ko := range []bool{true, false} {
		for _, rules := range []bool{true, false} {
			row, macro := labels(answers, ko, rules)
			fmt.Fprintf(&b, "| %s, %s |", name(ko), map[bool]string{true: "cues alone", false: "model"}[rules])
			for _, f := range row {
				fmt.Fprintf(&b, " %.2f |", f)
			}
			fmt.Fprintf(&b, " **%.3f** |\n", macro)
		}
	}
	return b.String()
}

func name(ko bool) string {
	if ko {
		return "Korean"
	}
	return "English"
}

func said(a corpus.Answer) feedback.Said {
	return feedback.Said{
		Question: questions.Question{Kind: questions.Behavioral, Principle: a.Principle, Ask: lang.Text{En: a.Ask, Ko: a.Ask}},
		Blocks:   []feedback.Block{{Text: lang.Clean(a.Text())}}, Spoken: a.Form == "spoken",
	}
}

// score counts hits and misses.
type score struct{ hit, extra, missed int }

func (s score) precision() float64 { return ratio(s.hit, s.hit+s.extra) }
func (s score) recall() float64    { return ratio(s.hit, s.hit+s.missed) }
func (s score) f1() float64        { return ratio(2*s.hit, 2*s.hit+s.extra+s.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (s *score) count(got, gold bool) {
	switch {
	case got && gold:
		s.hit++
	case got:
		s.extra++
	case gold:
		s.missed++
	}
}

func labels(answers []corpus.Answer, ko, rules bool) ([]float64, float64) {
	scores := make([]score, feedback.Labels)
	for _, a := range answers {
		if a.Korean() != ko {
			continue
		}
		s := said(a)
		marked := feedback.Read(s).Sentences
		if rules {
			marked = feedback.ByRules(s.Blocks[0].Text)
		}
		got := covering(a, s.Blocks[0].Text, marked)
		for i, l := range a.Lines {
			for k := range scores {
				scores[k].count(int(got[i]) == k, feedback.Label(k).String() == l.Label)
			}
		}
	}
	var row []float64
	sum := 0.0
	for _, s := range scores {
		row = append(row, s.f1())
		sum += s.f1()
	}
	return row, sum / float64(len(scores))
}

// covering is the label that covers most of each line of an answer.
func covering(a corpus.Answer, text string, marked []feedback.Marked) []feedback.Label {
	out := make([]feedback.Label, len(a.Lines))
	at := 0
	for i, l := range a.Lines {
		from, to := at, at+len(lang.Clean(l.Text))
		at = to + 1
		by := make([]int, feedback.Labels)
		place := 0
		for _, m := range marked {
			lo := place + strings.Index(text[place:], m.Text)
			hi := lo + len(m.Text)
			place = hi
			by[m.Label] += max(min(hi, to)-max(lo, from), 0)
		}
		out[i] = feedback.Label(slices.Index(by, slices.Max(by)))
	}
	return out
}

var rules = []string{
	"off_question", "hypothetical", "no_situation", "no_task", "no_action", "no_result", "no_metric", "we_heavy", "vague",
	"rambling_situation", "blames_others", "too_short", "too_long",
}

func findings(answers []corpus.Answer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nFindings, precision and recall. \"Shown\" is what a person sees: at most %d an answer.\n\n| rule | answers | Korean P | Korean R | English P | English R |\n|---|---|---|---|---|---|\n", feedback.Shown)
	all := map[string]*[2]score{}
	var shown, every [2]score
	for _, r := range rules {
		all[r] = &[2]score{}
	}
	clean := [2]int{}
	for _, a := range answers {
		l := 0
		if !a.Korean() {
			l = 1
		}
		r := feedback.Read(said(a))
		if slices.Contains(a.Findings, "hypothetical") || slices.Contains(a.Findings, "off_question") {
			// Without a story nothing else is worth saying, and nothing is said.
			a.Findings = slices.DeleteFunc(slices.Clone(a.Findings), func(f string) bool { return strings.HasPrefix(f, "no_") })
		}
		var got []string
		for i, f := range r.Findings {
			got = append(got, f.Rule)
			if i < feedback.Shown {
				shown[l].count(true, slices.Contains(a.Findings, f.Rule))
			}
		}
		if a.Quality == "poor" && len(r.Findings) == 0 {
			clean[l]++
		}
		for _, rule := range rules {
			all[rule][l].count(slices.Contains(got, rule), slices.Contains(a.Findings, rule))
			every[l].count(slices.Contains(got, rule), slices.Contains(a.Findings, rule))
		}
	}
	for _, r := range rules {
		k, e := all[r][0], all[r][1]
		fmt.Fprintf(&b, "| %s | %d | %.2f | %.2f | %.2f | %.2f |\n", r, k.hit+k.missed+e.hit+e.missed, k.precision(), k.recall(), e.precision(), e.recall())
	}
	fmt.Fprintf(&b, "| all | %d | %.2f | %.2f | %.2f | %.2f |\n", every[0].hit+every[0].missed+every[1].hit+every[1].missed, every[0].precision(), every[0].recall(), every[1].precision(), every[1].recall())
	fmt.Fprintf(&b, "| **shown** | | **%.2f** | | **%.2f** | |\n", shown[0].precision(), shown[1].precision())
	fmt.Fprintf(&b, "\nPoor answers of which nothing is said: %d Korean, %d English.\n", clean[0], clean[1])
	return b.String()
}

// points is the table of the key points; a question that is gone is an error.
func points(answers []corpus.Technical) (string, error) {
	lib := questions.Builtin()
	var b strings.Builder
	b.WriteString("## Key points\n\nOf the eight database questions. Points a fair reader may or may not grant are left out. \"Flattered\" is a point the answer does not make, or gets wrong, called found.\n\n| | answers | found P | found R | conflict P | conflict R | flattered |\n|---|---|---|---|---|---|---|\n")
	for _, ko := range []bool{true, false} {
		var made, against score
		n, flattered := 0, 0
		for _, a := range answers {
			if strings.Contains(a.ID, "-ko-") != ko {
				continue
			}
			n++
			q, ok := lib.Question(a.Question)
			if !ok {
				return "", fmt.Errorf("there is no question %s", a.Question)
			}
			r := feedback.Read(feedback.Said{Question: q, Blocks: []feedback.Block{{Text: lang.Clean(a.Text)}}, Spoken: a.Form == "spoken"})
			for _, p := range r.Points {
				if slices.Contains(a.Perhaps, p.ID) {
					continue
				}
				gold := slices.Contains(a.Made, p.ID)
				made.count(p.State == feedback.Found, gold)
				against.count(p.State == feedback.Conflict, slices.Contains(a.Against, p.ID))
				if p.State == feedback.Found && !gold {
					flattered++
				}
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %.2f | %.2f | %.2f | %.2f | %d |\n", name(ko), n, made.precision(), made.recall(), against.precision(), against.recall(), flattered)
	}
	return b.String(), nil
}
