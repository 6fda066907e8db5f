package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// answerRow is the JSON of `answers`: an array of these, newest first.
type answerRow struct {
	ID        string         `json:"id"`
	Question  string         `json:"question"`
	Deck      string         `json:"deck"`
	Kind      questions.Kind `json:"kind"`
	Principle string         `json:"principle"`
	Lang      lang.Lang      `json:"lang"`
	Mode      interview.Mode `json:"mode"`
	Ask       lang.Text      `json:"ask"`
	Kept      time.Time      `json:"kept"`
	Spent     int            `json:"spent_seconds"`
	Budget    int            `json:"budget_seconds"`
	Rating    int            `json:"rating"` // 0 not rated
	Star      bool           `json:"star"`
	Partial   bool           `json:"partial"`
}

// answerWhole is the JSON of `answer ID`.
type answerWhole struct {
	answerRow
	Note     string            `json:"note"`
	Think    int               `json:"think_seconds"`
	Sections []answerSection   `json:"sections"`
	Spoken   string            `json:"spoken"`
	Stumbles int               `json:"stumbles"`
	Probes   []answerProbe     `json:"probes"`
	Points   []questions.Point `json:"points"`
	Believed []string          `json:"believed"`
	Remark   string            `json:"remark"`
}

type answerSection struct {
	Part  interview.Part `json:"part"`
	Text  string         `json:"text"`
	Spent int            `json:"spent_seconds"`
	Share int            `json:"share_seconds"`
}

type answerProbe struct {
	Ask   lang.Text `json:"ask"`
	Text  string    `json:"text"`
	Spent int       `json:"spent_seconds"`
}

func seconds(d time.Duration) int { return int(d / time.Second) }

func (c *command) answers() *cobra.Command {
	var f store.Filter
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "answers",
		Short: c.say("저장한 답변 목록", "List your answers"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.listAnswers(f, asJSON) },
	}
	cmd.Flags().StringVar(&f.Text, "search", "", c.say("찾을 말 (여러 낱말이면 모두 든 것)", "words to look for; all must occur"))
	cmd.Flags().StringVar(&f.Deck, "deck", "", c.say("덱 id", "deck id"))
	cmd.Flags().StringVar(&f.Principle, "principle", "", c.say("원칙 id", "principle id"))
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

func (c *command) listAnswers(f store.Filter, asJSON bool) error {
	rows := []answerRow{}
	err := c.read(func(db *store.Store) (err error) {
		for after, more := "", true; more; {
			var found []store.Row
			if found, more, err = db.List(f, after, 500); err != nil {
				return err
			}
			for _, r := range found {
				rows = append(rows, rowOf(r))
				after = r.ID
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(c.Out, rows)
	}
	for _, r := range rows {
		fmt.Fprintf(c.Out, "%s\t%s\t%d\t%s\n", r.ID, r.Kept.Local().Format("2006-01-02 15:04"), r.Rating, lang.CleanLine(r.Ask.In(r.Lang)))
	}
	if len(rows) == 0 {
		fmt.Fprintln(c.Err, "onsite: "+c.say("맞는 답변이 없습니다.", "no answer fits."))
	}
	return nil
}

func rowOf(r store.Row) answerRow {
	return answerRow{
		ID: r.ID, Question: r.Question, Deck: r.Deck, Kind: r.Kind, Principle: r.Principle, Lang: r.Lang, Mode: r.Mode,
		Ask: r.Ask, Kept: r.Kept, Spent: seconds(r.Spent), Budget: seconds(r.Budget), Rating: r.Rating, Star: r.Star, Partial: r.Partial,
	}
}

func (c *command) answer() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "answer ID",
		Short: c.say("답변 하나를 보여 줍니다", "Show one answer"),
		Args:  c.args(cobra.ExactArgs(1), "답변의 id를 하나 적어 주세요. onsite answers에서 볼 수 있습니다.", "Name one answer by its id; onsite answers shows them."),
		RunE:  func(_ *cobra.Command, args []string) error { return c.showAnswer(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

func (c *command) showAnswer(id string, asJSON bool) error {
	var a interview.Answer
	found := false
	err := c.read(func(db *store.Store) (err error) {
		a, err = db.Answer(strings.ToUpper(id))
		found = err == nil
		return err
	})
	if !found && (err == nil || errors.Is(err, store.ErrNotFound)) {
		return errors.New(fmt.Sprintf(c.say("%q 답변이 없습니다. onsite answers에서 id를 보세요.", "There is no answer %q; onsite answers shows the ids."), lang.CleanLine(id)))
	}
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(c.Out, wholeOf(a))
	}
	c.printAnswer(a)
	return nil
}

func wholeOf(a interview.Answer) answerWhole {
	w := answerWhole{
		answerRow: answerRow{
			ID: a.ID, Question: a.Asked.ID, Deck: a.Asked.Deck, Kind: a.Asked.Kind, Principle: a.Asked.Principle, Lang: a.Lang, Mode: a.Mode,
			Ask: a.Asked.Ask, Kept: a.Kept, Spent: seconds(a.Spent()), Budget: seconds(a.Budget), Rating: a.Rating, Star: a.Star, Partial: a.Partial,
		},
		Note: a.Note, Think: seconds(a.Think), Spoken: a.Spoken, Stumbles: a.Stumbles, Remark: a.Remark,
		Sections: []answerSection{}, Probes: []answerProbe{}, Points: []questions.Point{}, Believed: []string{},
	}
	for _, s := range a.Sections {
		w.Sections = append(w.Sections, answerSection{s.Part, s.Text, seconds(s.Spent), seconds(s.Share)})
	}
	for _, p := range a.Probes {
		w.Probes = append(w.Probes, answerProbe{p.Ask, p.Text, seconds(p.Spent)})
	}
	w.Points = append(w.Points, a.Asked.Points...)
	w.Believed = append(w.Believed, a.Believed...)
	return w
}

// printAnswer writes an answer for a person to read. Every text passes the
// cleaning door: what is kept may have come from an import.
func (c *command) printAnswer(a interview.Answer) {
	a = a.Clean()
	fmt.Fprintf(c.Out, "%s\n\n", lang.CleanLine(a.Asked.Ask.In(a.Lang)))
	fmt.Fprintf(c.Out, c.say("저장 %s   시간 %ds / %ds   평가 %d\n", "kept %s   time %ds of %ds   rated %d\n"), a.Kept.Local().Format("2006-01-02 15:04"), seconds(a.Spent()), seconds(a.Budget), a.Rating)
	for _, s := range a.Sections {
		if s.Text != "" {
			fmt.Fprintf(c.Out, "\n%s (%ds)\n%s\n", s.Part, seconds(s.Spent), s.Text)
		}
	}
	if a.Spoken != "" {
		fmt.Fprintf(c.Out, "\n%s\n", a.Spoken)
	}
	for _, p := range a.Probes {
		fmt.Fprintf(c.Out, "\n? %s (%ds)\n%s\n", lang.CleanLine(p.Ask.In(a.Lang)), seconds(p.Spent), p.Text)
	}
	if a.Remark != "" {
		fmt.Fprintf(c.Out, "\n# %s\n", a.Remark)
	}
}
