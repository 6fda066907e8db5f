package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
)

// loopRow is the JSON of `debrief` without an id: an array of these, newest
// first.
type loopRow struct {
	ID     string     `json:"id"`
	Plan   string     `json:"plan"`
	Title  lang.Text  `json:"title"`
	Began  time.Time  `json:"began"`
	Stage  mock.Stage `json:"stage"`
	Rounds int        `json:"rounds"`
	Asked  int        `json:"asked"`
}

// debriefWhole is the JSON of `debrief ID`.
type debriefWhole struct {
	loopRow
	Outcome lang.Text       `json:"outcome"`
	Packets []debriefPacket `json:"packets"`
	Twice   []debriefTwice  `json:"told_twice"`
	Next    []debriefNext   `json:"next"`
}

type debriefPacket struct {
	Round   int           `json:"round"` // from 1
	Who     lang.Text     `json:"who"`
	Bar     bool          `json:"bar_raiser"`
	Vote    mock.Vote     `json:"vote"`
	Own     mock.Vote     `json:"own_vote"`
	Reasons []lang.Text   `json:"reasons"`
	Turns   []debriefTurn `json:"turns"`
	Planned int           `json:"planned_seconds"`
	Took    int           `json:"took_seconds"`
}

type debriefTurn struct {
	Question   string      `json:"question"`
	Ask        lang.Text   `json:"ask"`
	Short      string      `json:"short"`
	Level      int         `json:"level"` // of evidence, 0 to 3
	Quotes     []string    `json:"quotes"`
	Unanswered []lang.Text `json:"unanswered"`
	Seconds    int         `json:"seconds"`
}

type debriefTwice struct {
	Title  string `json:"title"`
	Rounds [2]int `json:"rounds"`
}

type debriefNext struct {
	Question string    `json:"question"`
	Why      lang.Text `json:"why"`
}

func loopRowOf(r store.LoopRow) loopRow {
	return loopRow{ID: r.ID, Plan: r.Plan, Title: r.Title, Began: r.Began, Stage: r.Stage, Rounds: r.Rounds, Asked: r.Asked}
}

func (c *command) debrief() *cobra.Command {
	var format string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "debrief [ID]",
		Short: c.say("모의 면접의 디브리핑을 보여 줍니다", "Show the debriefs of your mocks"),
		Args:  c.args(cobra.MaximumNArgs(1), "디브리핑 id를 하나만 적어 주세요. onsite debrief에서 볼 수 있습니다.", "Name one debrief by its id; onsite debrief lists them."),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.checkFormat(format); err != nil {
				return err
			}
			if len(args) == 0 {
				return c.listLoops(asJSON)
			}
			return c.showDebrief(args[0], format, asJSON)
		},
	}
	c.formatFlag(cmd, &format)
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

func (c *command) listLoops(asJSON bool) error {
	rows := []loopRow{}
	err := c.read(func(db *store.Store) error {
		found, err := db.Loops()
		for _, r := range found {
			rows = append(rows, loopRowOf(r))
		}
		return err
	})
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(c.Out, rows)
	}
	for _, r := range rows {
		fmt.Fprintf(c.Out, "%s\t%s\t%s\t%s\n", r.ID, r.Began.Local().Format("2006-01-02 15:04"), r.Stage, lang.CleanLine(r.Title.In(c.lang)))
	}
	if len(rows) == 0 {
		fmt.Fprintln(c.Err, "onsite: "+c.say("아직 본 모의 면접이 없습니다.", "no mock yet."))
	}
	return nil
}

func (c *command) showDebrief(id, format string, asJSON bool) error {
	var l mock.Loop
	found := false
	err := c.read(func(db *store.Store) (err error) {
		l, err = db.Loop(strings.ToUpper(id))
		found = err == nil
		return err
	})
	if !found && (err == nil || errors.Is(err, store.ErrNotFound)) {
		return errors.New(fmt.Sprintf(c.say("%q 모의 면접이 없습니다. onsite debrief에서 id를 보세요.", "There is no mock %q; onsite debrief shows the ids."), lang.CleanLine(id)))
	}
	if err != nil {
		return err
	}
	l = l.Clean()
	if !l.Over() {
		return errors.New(c.say("아직 끝나지 않은 면접입니다. 끝난 뒤에 디브리핑이 나옵니다.", "This mock is still running; its debrief comes when it is over."))
	}
	lib := c.library()
	bank := map[string]questions.Question{}
	for _, qid := range l.IDs() {
		if q, ok := lib.Question(qid); ok {
			bank[qid] = q
		}
	}
	l.Know(bank)
	d := l.Read()
	switch {
	case asJSON:
		return printJSON(c.Out, debriefOf(&l, d))
	case format == "html":
		fmt.Fprint(c.Out, l.HTML(d, c.lang))
	default:
		fmt.Fprint(c.Out, l.Markdown(d, c.lang))
	}
	return nil
}

func debriefOf(l *mock.Loop, d mock.Debrief) debriefWhole {
	asked := 0
	for _, r := range l.Rounds {
		asked += len(r.Turns)
	}
	w := debriefWhole{
		loopRow: loopRow{ID: l.ID, Plan: l.Setup.Plan.ID, Title: l.Setup.Plan.Title, Began: l.Began, Stage: l.Stage, Rounds: len(l.Rounds), Asked: asked},
		Outcome: d.Outcome(), Packets: []debriefPacket{}, Twice: []debriefTwice{}, Next: []debriefNext{},
	}
	for _, p := range d.Packets {
		out := debriefPacket{Round: p.Round + 1, Who: p.Who, Bar: p.Bar, Vote: p.Vote, Own: l.Rounds[p.Round].Own, Reasons: append([]lang.Text{}, p.Reasons...), Turns: []debriefTurn{}, Planned: seconds(p.Planned), Took: seconds(p.Took)}
		for i, rec := range p.Turns {
			e := p.Evidence[i]
			out.Turns = append(out.Turns, debriefTurn{
				Question: rec.Turn.Asked.ID, Ask: rec.Turn.Asked.Ask, Short: rec.Short, Level: e.Level, Quotes: append([]string{}, e.Quotes...),
				Unanswered: append([]lang.Text{}, rec.Unanswered...), Seconds: seconds(rec.Took),
			})
		}
		w.Packets = append(w.Packets, out)
	}
	for _, t := range d.Twice {
		w.Twice = append(w.Twice, debriefTwice{t.Title, [2]int{t.Rounds[0] + 1, t.Rounds[1] + 1}})
	}
	for _, n := range d.Next {
		w.Next = append(w.Next, debriefNext{n.Question, n.Why})
	}
	return w
}
