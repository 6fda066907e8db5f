package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"onsite/lang"
	"onsite/questions"
)

// printJSON writes v as one indented document.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (c *command) questions() *cobra.Command {
	var f questions.Filter
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "questions",
		Short: c.say("물을 수 있는 질문을 보여 줍니다", "Show what can be asked"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib := c.library()
			c.warnProblems(lib)
			found := lib.Find(f)
			if asJSON {
				return printJSON(c.Out, whole(lib, found))
			}
			for _, q := range found {
				fmt.Fprintf(c.Out, "%s\t%d\t%s\n", q.ID, q.Level, lang.CleanLine(q.Ask.In(c.lang)))
			}
			if len(found) == 0 {
				fmt.Fprintln(c.Err, "onsite: "+c.say("맞는 질문이 없습니다.", "no question fits."))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&f.Deck, "deck", "", c.say("덱 id", "deck id"))
	cmd.Flags().StringVar(&f.Principle, "principle", "", c.say("원칙 id", "principle id"))
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

// whole reads the questions whole. Missing lists become empty ones, so that the
// JSON always has arrays.
func whole(lib *questions.Library, list []questions.Question) []questions.Question {
	out := make([]questions.Question, len(list))
	for i, q := range list {
		if all, ok := lib.Question(q.ID); ok {
			q = all
		}
		if q.Tags == nil {
			q.Tags = []string{}
		}
		if q.Probes == nil {
			q.Probes = []questions.Probe{}
		}
		if q.Points == nil {
			q.Points = []questions.Point{}
		}
		out[i] = q
	}
	return out
}

// warnProblems tells on standard error that decks are missing.
func (c *command) warnProblems(lib *questions.Library) {
	for _, p := range lib.Problems() {
		c.printProblem(c.Err, p)
	}
}

// printProblem shows a mistake as compilers do: place, sentence, line.
func (c *command) printProblem(w io.Writer, p questions.Problem) {
	fmt.Fprintf(w, "%s: %s\n", lang.CleanLine(p.Place()), p.Sentence(c.lang))
	if p.Source != "" {
		fmt.Fprintf(w, "    %s\n", p.Source)
	}
}
