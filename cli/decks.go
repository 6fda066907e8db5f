package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

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
	decks.AddCommand(list, check, schema, c.newDeck(), c.importDeck())
	return decks
}

func (c *command) newDeck() *cobra.Command {
	var technical bool
	cmd := &cobra.Command{
		Use:   "new ID",
		Short: c.say("설명이 든 새 덱 파일을 만듭니다", "Begin a deck of your own, with comments in it"),
		Args:  c.args(cobra.ExactArgs(1), "새 덱의 id를 하나 적어 주세요(예: my-team).", "Name the new deck by an id, such as my-team."),
		RunE: func(_ *cobra.Command, args []string) error {
			kind := questions.Behavioral
			if technical {
				kind = questions.Technical
			}
			text, err := questions.Starter(args[0], kind)
			if err != nil {
				return c.badID(args[0])
			}
			return c.writeDeck(args[0], text)
		},
	}
	cmd.Flags().BoolVar(&technical, "technical", false, c.say("핵심 항목이 있는 기술 덱", "a technical deck with key points"))
	return cmd
}

func (c *command) importDeck() *cobra.Command {
	var id, language string
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: c.say("CSV나 TSV(앞면, 뒷면, 태그)를 덱으로 만듭니다", "Make a deck of a CSV or TSV file: front, back, tags"),
		Args:  c.args(cobra.ExactArgs(1), "가져올 파일을 하나 적어 주세요.", "Name one file to import."),
		RunE: func(_ *cobra.Command, args []string) error {
			l := lang.Lang(language)
			if !l.Valid() {
				return usage{c.say("--lang은 ko 또는 en입니다.", "--lang is ko or en.")}
			}
			if id == "" {
				id = strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			}
			if !questions.ValidID(id) {
				return c.badID(id)
			}
			text, problems := questions.FromTableFile(args[0], id, l)
			for _, p := range problems {
				c.printProblem(c.Err, p)
			}
			if len(problems) > 0 {
				return errors.New(c.say("아무것도 만들지 않았습니다. 위의 줄을 고친 뒤 다시 가져오세요.", "Nothing was made. Mend the lines above and import again."))
			}
			return c.writeDeck(id, text)
		},
	}
	cmd.Flags().StringVar(&id, "deck", "", c.say("덱 id (기본: 파일 이름)", "deck id (default: the file's name)"))
	cmd.Flags().StringVar(&language, "lang", string(c.lang), c.say("카드의 언어 ko 또는 en", "language of the cards, ko or en"))
	return cmd
}

func (c *command) badID(id string) error {
	return usage{fmt.Sprintf(c.say("%q는 덱 id로 쓸 수 없습니다. 영문 소문자, 숫자, 하이픈만 쓰세요(예: my-team).", "%q cannot be a deck's id: use lower-case letters, digits and hyphens, such as my-team."), lang.CleanLine(id))}
}

// writeDeck puts a new deck into the person's folder. It never writes over one.
func (c *command) writeDeck(id string, text []byte) error {
	dir := c.decksPath()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	file := filepath.Join(dir, id+".yaml")
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return errors.New(fmt.Sprintf(c.say("%s 파일이 이미 있습니다. 다른 id를 쓰세요.", "%s is there already. Choose another id."), file))
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintln(c.Out, file)
	return nil
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
