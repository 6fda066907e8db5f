package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"onsite/progress"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

func (c *command) brief() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "brief",
		Short: c.say("면접 전날 읽을 한 장을 출력합니다", "Print the page to read the day before"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := c.checkFormat(format); err != nil {
				return err
			}
			return c.showBrief(format)
		},
	}
	c.formatFlag(cmd, &format)
	return cmd
}

// formatFlag is --format of a command that prints a page.
func (c *command) formatFlag(cmd *cobra.Command, format *string) {
	cmd.Flags().StringVar(format, "format", "md", c.say("md(마크다운) 또는 html(인쇄용 한 쪽)", "md, or html: one page that prints well"))
}

func (c *command) checkFormat(format string) error {
	if format != "md" && format != "html" {
		return usage{c.say("--format은 md 또는 html입니다.", "--format is md or html.")}
	}
	return nil
}

func (c *command) showBrief(format string) error {
	var process schedule.Process
	var stories []story.Story
	err := c.read(func(db *store.Store) (err error) {
		if process, err = db.Process(); err == nil {
			stories, err = db.Stories()
		}
		return err
	})
	if err != nil {
		return err
	}
	plans, _ := c.allPlans()
	now := c.Now().Wall
	b := progress.NewBrief(process, stories, plans, now, now.Location())
	if format == "html" {
		fmt.Fprint(c.Out, b.HTML(c.lang))
	} else {
		fmt.Fprint(c.Out, b.Markdown(c.lang))
	}
	return nil
}
