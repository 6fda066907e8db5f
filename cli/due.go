package cli

import (
	"fmt"
	"math"
	"time"

	"github.com/spf13/cobra"

	"onsite/lang"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
)

// dueList is the JSON of `due`. Days are written 2026-12-04; days_left is null
// without an interview ahead.
type dueList struct {
	Day      string    `json:"day"` // the study day; it begins at 04:00
	DaysLeft *int      `json:"days_left"`
	Say      lang.Text `json:"say"`
	Plan     []dueItem `json:"plan"`    // what is left of today, in order
	Due      []duePick `json:"due"`     // the questions of the plan: what came back, the most forgotten first, then new ones
	Done     int       `json:"done"`    // questions answered today
	Waiting  int       `json:"waiting"` // came back, and is left for the days to come
	Later    []int     `json:"later"`   // how many on each of those days
	Recall   int       `json:"recall"`  // recall pairs that came back
	NotFit   []dueItem `json:"not_fit"` // what the days to the interview do not hold
	NotFitIn lang.Text `json:"not_fit_say"`
}

type dueItem struct {
	Kind    schedule.ItemKind `json:"kind"` // review new story recall mock read rest
	What    string            `json:"what"` // id of a principle, a deck or a plan; or ""
	Count   int               `json:"count"`
	Minutes int               `json:"minutes"`
	Say     lang.Text         `json:"say"`
}

type duePick struct {
	Question string    `json:"question"`
	Deck     string    `json:"deck"`
	New      bool      `json:"new"`
	Recall   float64   `json:"recall"` // chance that it is still remembered, 0 to 1
	Ask      lang.Text `json:"ask"`
}

func (c *command) due() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "due",
		Short: c.say("오늘 할 일을 보여 줍니다: 계획과 돌아온 질문", "Show what today is for: the plan and what came back"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			list, err := c.readDue()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(c.Out, list)
			}
			c.printDue(list)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

// standing is what a person did since a moment, what there is to practise, and the
// process they are in. Where there is no file yet, they did nothing.
func (c *command) standing(lib *questions.Library, since time.Time) (r progress.Record, b progress.Bank, p schedule.Process, err error) {
	plans, _ := c.allPlans()
	b = progress.Bank{Decks: lib.Decks(), Plans: plans}
	err = c.read(func(db *store.Store) error {
		var set struct{ Mock struct{ Engine string } }
		_, err := db.LoadSettings(&set)
		b.Engine = set.Mock.Engine
		if err == nil {
			r, err = db.Record(since)
		}
		if err == nil {
			p, err = db.Process()
		}
		return err
	})
	return r, b, p, err
}

func (c *command) readDue() (dueList, error) {
	now := c.Now().Wall
	loc := now.Location()
	lib := c.library()
	c.warnProblems(lib)
	r, b, p, err := c.standing(lib, progress.Since(now, loc))
	if err != nil {
		return dueList{}, err
	}
	agenda, today := progress.Agenda(r, b, p, now, loc), progress.Due(r, b, p, now, loc)
	list := dueList{
		Day: day(schedule.Day(now, loc)), Say: today.Say, Done: today.Done, Waiting: today.Waiting,
		Plan: dueItems(nil), Due: []duePick{}, Later: append([]int{}, today.Later...), NotFit: dueItems(agenda.Out), NotFitIn: agenda.Short,
	}
	if agenda.ToGo >= 0 {
		list.DaysLeft = &agenda.ToGo
	}
	if len(agenda.Days) > 0 {
		list.Plan = dueItems(agenda.Days[0].Items)
	}
	for _, pick := range today.Picks {
		q, _ := lib.Question(pick.Key.ID) // its card may lie under an earlier id
		list.Due = append(list.Due, duePick{q.ID, q.Deck, pick.Fresh, math.Round(pick.Recall*1000) / 1000, q.Ask})
	}
	for _, card := range r.Askable(b.Decks).Recalls {
		if card.IsDue(now, loc) {
			list.Recall++
		}
	}
	return list, nil
}

func dueItems(items []schedule.Item) []dueItem {
	list := []dueItem{}
	for _, it := range items {
		list = append(list, dueItem{it.Kind, it.What, it.Count, it.Minutes, it.Say})
	}
	return list
}

// printDue writes the plan, then what is due, a line each.
func (c *command) printDue(list dueList) {
	if list.DaysLeft != nil {
		fmt.Fprintln(c.Out, schedule.SayToGo(*list.DaysLeft).In(c.lang))
	}
	rest := false
	for _, it := range list.Plan {
		if rest = it.Kind == schedule.DoRest; !rest && it.Minutes > 0 {
			fmt.Fprintf(c.Out, c.say("%d분\t", "%d min\t"), it.Minutes)
		}
		fmt.Fprintln(c.Out, it.Say.In(c.lang))
	}
	if !rest {
		fmt.Fprintln(c.Out, list.Say.In(c.lang))
	}
	for _, pick := range list.Due {
		what := fmt.Sprintf("%.0f%%", 100*pick.Recall)
		if pick.New {
			what = c.say("새 질문", "new")
		}
		fmt.Fprintf(c.Out, "%s\t%s\t%s\n", what, pick.Question, lang.CleanLine(pick.Ask.In(c.lang)))
	}
	if list.Recall > 0 {
		fmt.Fprintf(c.Out, c.say("떠올릴 질문이 %d개 돌아왔습니다.\n", "Recall: %d came back.\n"), list.Recall)
	}
	if !list.NotFitIn.Empty() {
		fmt.Fprintln(c.Out, list.NotFitIn.In(c.lang))
	}
}
