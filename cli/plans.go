package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/tui"

	"github.com/adrg/xdg"
)

// planRow is the JSON of `plans`: the plan, and its times in minutes.
type planRow struct {
	questions.Plan
	Minutes int            `json:"minutes"`
	Rounds  []planRowRound `json:"rounds"`
}

type planRowRound struct {
	questions.RoundPlan
	Minutes int           `json:"minutes"`
	Break   int           `json:"break_minutes"`
	Parts   []planRowPart `json:"parts"`
}

type planRowPart struct {
	questions.PartPlan
	Minutes int `json:"minutes"`
}

func minutes(d time.Duration) int { return int(d / time.Minute) }

func planRowOf(p questions.Plan) planRow {
	row := planRow{Plan: p, Minutes: minutes(p.Length())}
	for _, r := range p.Rounds {
		rr := planRowRound{RoundPlan: r, Minutes: minutes(r.Length), Break: minutes(r.Break)}
		for _, part := range r.Parts {
			if part.Decks == nil {
				part.Decks = []string{}
			}
			rr.Parts = append(rr.Parts, planRowPart{part, minutes(part.Length)})
		}
		row.Rounds = append(row.Rounds, rr)
	}
	return row
}

// plansPath is the folder of the person's own plans.
func (c *command) plansPath() string {
	if c.plansDir != "" {
		return c.plansDir
	}
	return filepath.Join(c.folder("XDG_CONFIG_HOME", xdg.ConfigHome), "onsite", "plans")
}

func (c *command) allPlans() ([]questions.Plan, []questions.Problem) {
	dir := c.plansPath()
	return questions.Plans(questions.Folder{Name: dir, FS: os.DirFS(dir), Own: true})
}

func (c *command) plans() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "plans",
		Short: c.say("모의 면접 종류를 보여 줍니다", "List the mock rounds"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			plans, wrong := c.allPlans()
			for _, p := range wrong {
				c.printProblem(c.Err, p)
			}
			if asJSON {
				rows := []planRow{}
				for _, p := range plans {
					rows = append(rows, planRowOf(p))
				}
				return printJSON(c.Out, rows)
			}
			for _, p := range plans {
				fmt.Fprintf(c.Out, "%s\t%d\t%s\n", p.ID, minutes(p.Length()), lang.CleanLine(p.Title.In(c.lang)))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	cmd.AddCommand(&cobra.Command{
		Use:   "check FILE...",
		Short: c.say("직접 만든 계획 파일을 검사합니다", "Check plan files of your own"),
		Args:  c.args(cobra.MinimumNArgs(1), "검사할 계획 파일을 적어 주세요.", "Name the plan files to check."),
		RunE: func(_ *cobra.Command, files []string) error {
			bad := 0
			for _, name := range files {
				p, problems := questions.ParsePlanFile(name)
				for _, problem := range problems {
					c.printProblem(c.Err, problem)
				}
				if len(problems) > 0 {
					bad++
					continue
				}
				fmt.Fprintf(c.Out, "%s: "+c.say("정상, %d분\n", "fine, %d minutes\n"), lang.CleanLine(name), minutes(p.Length()))
			}
			if bad > 0 {
				return errors.New(fmt.Sprintf(c.say("계획 파일 %d개에 고칠 곳이 있습니다.", "Plan files that need mending: %d."), bad))
			}
			return nil
		},
	})
	return cmd
}

func (c *command) mock() *cobra.Command {
	var choice tui.MockChoice
	var language, mode, heat string
	cmd := &cobra.Command{
		Use:   "mock",
		Short: c.say("모의 면접을 봅니다", "Sit a mock round"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			choice.Lang, choice.Mode, choice.Heat = lang.Lang(language), interview.Mode(mode), mock.Heat(heat)
			switch {
			case language != "" && !choice.Lang.Valid():
				return usage{c.say("--lang은 ko 또는 en입니다.", "--lang is ko or en.")}
			case mode != "" && choice.Mode != interview.Type && choice.Mode != interview.Speak:
				return usage{c.say("--mode는 type 또는 speak입니다.", "--mode is type or speak.")}
			case heat != "" && choice.Heat != mock.Mild && choice.Heat != mock.Usual && choice.Heat != mock.Hot:
				return usage{c.say("--heat는 mild, usual, hot 중 하나입니다.", "--heat is mild, usual or hot.")}
			}
			if choice.Plan != "" {
				plans, _ := c.allPlans()
				known := false
				for _, p := range plans {
					known = known || p.ID == choice.Plan
				}
				if !known {
					return usage{fmt.Sprintf(c.say("%q 모의 면접이 없습니다. onsite plans에서 id를 보세요.", "There is no mock %q; onsite plans shows the ids."), lang.CleanLine(choice.Plan))}
				}
			}
			return c.app(func() tui.Start { return tui.AtMock(choice) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&choice.Plan, "plan", "", c.say("모의 면접 id (onsite plans)", "which one; see onsite plans"))
	f.StringVar(&heat, "heat", "", c.say("강도 mild, usual, hot", "mild, usual or hot"))
	f.StringVar(&language, "lang", "", c.say("면접 언어 ko 또는 en", "language of the interview, ko or en"))
	f.StringVar(&mode, "mode", "", c.say("type(쓰기) 또는 speak(말하기)", "type or speak"))
	f.StringVar(&choice.Engine, "engine", "", c.say("가장 잘 아는 엔진의 덱 id", "deck id of the engine you know best"))
	return cmd
}

// export writes a file of the person's beside their answers, and never over
// another.
func (c *command) export(name string, data []byte) (string, error) {
	dir := filepath.Join(filepath.Dir(c.dataPath()), "exports")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	ending := filepath.Ext(name)
	stem := name[:len(name)-len(ending)]
	for n := 1; ; n++ {
		file := filepath.Join(dir, name)
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) && n < 1000 {
			name = fmt.Sprintf("%s-%d%s", stem, n+1, ending)
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(data)
		return file, errors.Join(err, f.Close())
	}
}
