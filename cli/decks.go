package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onsite/lang"
	"onsite/questions"
)

func (c *command) deckCommands() *cobra.Command {
	decks := &cobra.Command{
		Use:   "decks",
		Short: c.say("덱 목록과 검사, 스키마", "List, check and describe decks"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var asJSON bool
	list := &cobra.Command{
		Use:   "list",
		Short: c.say("덱 목록", "List the decks"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.listDecks(asJSON) },
	}
	list.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	check := &cobra.Command{
		Use:   "check FILE...",
		Short: c.say("덱 파일을 검사해 잘못을 모두 보여 줍니다", "Check deck files and show every mistake"),
		Args:  c.args(cobra.MinimumNArgs(1), "검사할 파일을 적어 주세요.", "Name a file to check."),
		RunE:  func(_ *cobra.Command, args []string) error { return c.checkDecks(args) },
	}
	schema := &cobra.Command{
		Use:   "schema",
		Short: c.say("편집기용 JSON Schema를 출력합니다", "Print the JSON Schema for editors"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := c.Out.Write(questions.Schema())
			return err
		},
	}
	decks.AddCommand(list, check, schema)
	return decks
}

// deckRow is the JSON of `decks list`.
type deckRow struct {
	questions.Deck
	Questions int `json:"questions"`
}

func (c *command) listDecks(asJSON bool) error {
	lib := c.library()
	c.warnProblems(lib)
	rows := []deckRow{}
	for _, d := range lib.Decks() {
		rows = append(rows, deckRow{d, len(d.Questions)})
	}
	if asJSON {
		return printJSON(c.Out, rows)
	}
	for _, r := range rows {
		fmt.Fprintf(c.Out, "%s\t%s\t%d\t%s\n", r.ID, r.Kind, r.Questions, lang.CleanLine(r.Title.In(c.lang)))
	}
	return nil
}

// checkDecks prints every mistake of every file. It fails when there is one.
func (c *command) checkDecks(files []string) error {
	bad := 0
	for _, name := range files {
		d, problems := questions.ParseFile(name)
		for _, p := range problems {
			c.printProblem(c.Err, p)
		}
		if len(problems) > 0 {
			bad++
			continue
		}
		for _, p := range questions.LintFile(name) {
			fmt.Fprint(c.Err, c.say("참고 ", "note "))
			c.printProblem(c.Err, p)
		}
		fmt.Fprintf(c.Out, "%s: "+c.say("정상, 질문 %d개\n", "fine, questions: %d\n"), lang.CleanLine(name), len(d.Questions))
	}
	if bad > 0 {
		return errors.New(fmt.Sprintf(c.say("덱 파일 %d개에 고칠 곳이 있습니다.", "Deck files that need mending: %d."), bad))
	}
	return nil
}
