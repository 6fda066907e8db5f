package cli

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"onsite/interview"
	"onsite/lang"
	"onsite/progress"
	"onsite/schedule"
	"onsite/store"
)

// statsWhole is the JSON of `stats`. Days are study days, which begin at 04:00,
// as 2006-01-02; times are in seconds; shares, rates and strengths are 0 to 1.
// Every picture has the sentence that is read from it, and the practice that
// would change it or null.
type statsWhole struct {
	Day         string           `json:"day"` // today
	Year        statsYear        `json:"year"`
	Ahead       statsAhead       `json:"ahead"`
	Calibration statsCalibration `json:"calibration"`
	Shares      statsShares      `json:"shares"`
	Strength    statsStrength    `json:"strength"`
	Recalls     statsRecalls     `json:"recalls"`
	Mocks       statsMocks       `json:"mocks"`
}

type statsReading struct {
	Say  lang.Text  `json:"say"`
	Next *statsNext `json:"next"`
}

type statsNext struct {
	Kind  schedule.ItemKind `json:"kind"`  // review, new, story, recall or mock
	What  string            `json:"what"`  // id of a principle, a deck or a mock; or ""
	Count int               `json:"count"` // questions; or 0
	Say   lang.Text         `json:"say"`
}

type statsYear struct {
	statsReading
	Streak  int        `json:"streak_days"`
	Longest int        `json:"longest_streak_days"`
	Last28  int        `json:"days_of_last_28"`
	Spent28 int        `json:"seconds_of_last_28"`
	Days    []statsDay `json:"days"` // with practice, of the last 53 weeks, oldest first
}

type statsDay struct {
	Date    string `json:"date"`
	Spent   int    `json:"seconds"`
	Answers int    `json:"answers"`
	Recalls int    `json:"recalls"`
	Mocks   int    `json:"mocks"`
}

type statsAhead struct {
	statsReading
	Questions int             `json:"questions"`
	Recalls   int             `json:"recalls"`
	Days      []statsAheadDay `json:"days"` // today and the 13 days after it
}

type statsAheadDay struct {
	Date      string `json:"date"`
	Questions int    `json:"questions"`
	Recalls   int    `json:"recalls"`
}

type statsCalibration struct {
	statsReading
	Last  statsTally       `json:"last"`  // the last 20 answers with a rating and evidence
	Weeks []statsTallyWeek `json:"weeks"` // 12, oldest first
}

type statsTally struct {
	Over  int `json:"over"` // rated higher than the evidence
	Fits  int `json:"fits"`
	Under int `json:"under"` // rated lower
}

type statsTallyWeek struct {
	Monday string `json:"monday"`
	statsTally
}

type statsShares struct {
	statsReading
	Answers int         `json:"answers"`
	Parts   []statsPart `json:"parts"` // S T A R
}

type statsPart struct {
	Part  interview.Part `json:"part"`
	Share float64        `json:"share"`
	Aim   float64        `json:"aim"`
}

type statsStrength struct {
	statsReading
	Principles []statsStanding `json:"principles"` // the weakest first, then those without an answer
	Decks      []statsStanding `json:"decks"`
}

type statsStanding struct {
	ID       string    `json:"id"`
	Name     lang.Text `json:"name"`
	Answered int       `json:"answered"` // questions
	All      int       `json:"all"`
	Value    float64   `json:"strength"`
}

type statsRecalls struct {
	statsReading
	Last  statsRecall       `json:"last"`  // the last 30
	Weeks []statsRecallWeek `json:"weeks"` // 12, oldest first
}

type statsRecall struct {
	Asked  int     `json:"asked"`
	Hits   int     `json:"hits"`
	Rate   float64 `json:"rate"`
	Median float64 `json:"median_seconds"` // of the hits
}

type statsRecallWeek struct {
	Monday string `json:"monday"`
	statsRecall
}

type statsMocks struct {
	statsReading
	statsVotes
	Sat []statsMock `json:"mocks"` // the last 8 that are over, oldest first
}

type statsVotes struct {
	Rounds  int `json:"rounds"` // with both votes
	ByPanel int `json:"panel_inclined"`
	BySelf  int `json:"own_inclined"`
	Higher  int `json:"own_higher"` // own inclined, the panel not
	Lower   int `json:"own_lower"`
}

type statsMock struct {
	ID    string    `json:"id"`
	Plan  string    `json:"plan"`
	Title lang.Text `json:"title"`
	Date  string    `json:"date"`
	Spent int       `json:"seconds"`
	Asked int       `json:"asked"` // questions
	statsVotes
}

func (c *command) stats() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: c.say("연습 현황을 숫자로 보여 줍니다", "Show your progress in figures"),
		Long: c.say(`연습 현황을 숫자로 보여 줍니다: 연습한 날, 돌아올 질문, 자기 평가와 근거, 시간 배분,
원칙과 덱의 강점과 약점, 떠올리기, 모의 면접. 하루는 새벽 4시에 시작합니다.`, `Show your progress in figures: days of practice, what comes back, ratings against evidence, time,
strength by principle and deck, recall, mocks. A day begins at 04:00.`),
		Args: c.noArgs,
		RunE: func(*cobra.Command, []string) error { return c.showStats(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

func (c *command) showStats(asJSON bool) error {
	var r progress.Record
	err := c.read(func(db *store.Store) (err error) {
		r, err = db.Record(time.Time{})
		return err
	})
	if err != nil {
		return err
	}
	lib := c.library()
	c.warnProblems(lib)
	now := c.Now().Wall
	loc := now.Location()
	f := progress.FiguresOf(r, lib.Decks(), now, loc)
	if asJSON {
		return printJSON(c.Out, wholeStats(f, now, loc))
	}
	if len(r.Marks)+len(r.Reviews)+len(r.Mocks) == 0 {
		fmt.Fprintln(c.Err, "onsite: "+c.say("아직 연습한 기록이 없습니다. onsite practice로 첫 질문을 받아 보세요.", "nothing practised yet; onsite practice asks the first question."))
		return nil
	}
	c.printStats(f)
	return nil
}

// printStats writes each figure as a name and its sentence, and the numbers it
// stands on below.
func (c *command) printStats(f progress.Figures) {
	line := func(name string, say lang.Text, facts ...string) {
		fmt.Fprintf(c.Out, "%s%s%s\n", name, strings.Repeat(" ", max(12-ansi.StringWidth(name), 1)), lang.CleanLine(say.In(c.lang)))
		if len(facts) > 0 {
			fmt.Fprintf(c.Out, "%12s%s\n", "", strings.Join(facts, "  "))
		}
	}
	line(c.say("연습", "Practice"), f.Year.Say, fmt.Sprintf(c.say("최장 %d일 연속", "longest streak: %d"), f.Year.Longest))
	var ahead []string
	for _, d := range f.Ahead.Days {
		ahead = append(ahead, fmt.Sprint(d.All()))
	}
	line(c.say("복습", "Ahead"), f.Ahead.Say, c.say("오늘부터 날마다", "from today"), strings.Join(ahead, " "))
	t := f.Calibration.Last
	line(c.say("자기 평가", "Ratings"), f.Calibration.Say, fmt.Sprintf(c.say("높음 %d  맞음 %d  낮음 %d", "high %d  fits %d  low %d"), t.Over, t.Fits, t.Under))
	var shares []string
	for _, p := range f.Shares.Parts {
		if f.Shares.Answers > 0 {
			shares = append(shares, fmt.Sprintf(c.say("%s %.0f%%(목표 %.0f%%)", "%s %.0f%% (aim %.0f%%)"), p.Part, 100*p.Share, 100*p.Aim))
		}
	}
	line(c.say("시간 배분", "Time"), f.Shares.Say, shares...)
	line(c.say("강점과 약점", "Strength"), f.Strengths.Say, append(c.weakest(f.Strengths.Principles), c.weakest(f.Strengths.Decks)...)...)
	line(c.say("떠올리기", "Recall"), f.Recalls.Say)
	v := f.Mocks.Both
	line(c.say("모의 면접", "Mocks"), f.Mocks.Say, fmt.Sprintf(c.say("본인 긍정 %d  면접관 긍정 %d  전체 %d", "inclined: you %d  panel %d  of %d"), v.BySelf, v.ByPanel, v.Rounds))
}

// weakest words the three weakest with an answer.
func (c *command) weakest(list []progress.Strength) []string {
	var facts []string
	for _, s := range list[:min(len(list), 3)] {
		if s.Answered > 0 {
			facts = append(facts, fmt.Sprintf("%s %.0f%% (%d/%d)", lang.CleanLine(s.Name.In(c.lang)), 100*s.Value, s.Answered, s.All))
		}
	}
	return facts
}

func wholeStats(f progress.Figures, now time.Time, loc *time.Location) statsWhole {
	w := statsWhole{
		Day:         day(schedule.Day(now, loc)),
		Year:        statsYear{readingOf(f.Year.Reading), f.Year.Streak, f.Year.Longest, f.Year.Last28, seconds(f.Year.Spent28), []statsDay{}},
		Ahead:       statsAhead{readingOf(f.Ahead.Reading), f.Ahead.Questions, f.Ahead.Recalls, []statsAheadDay{}},
		Calibration: statsCalibration{readingOf(f.Calibration.Reading), statsTally(f.Calibration.Last), []statsTallyWeek{}},
		Shares:      statsShares{readingOf(f.Shares.Reading), f.Shares.Answers, []statsPart{}},
		Strength:    statsStrength{readingOf(f.Strengths.Reading), standings(f.Strengths.Principles), standings(f.Strengths.Decks)},
		Recalls:     statsRecalls{readingOf(f.Recalls.Reading), recallOf(f.Recalls.Last), []statsRecallWeek{}},
		Mocks:       statsMocks{readingOf(f.Mocks.Reading), statsVotes(f.Mocks.Both), []statsMock{}},
	}
	for _, d := range f.Year.Days {
		if d.Practised() {
			w.Year.Days = append(w.Year.Days, statsDay{day(d.Date), seconds(d.Spent), d.Answers, d.Recalls, d.Mocks})
		}
	}
	for _, d := range f.Ahead.Days {
		w.Ahead.Days = append(w.Ahead.Days, statsAheadDay{day(d.Date), d.Questions, d.Recalls})
	}
	for _, week := range f.Calibration.Weeks {
		w.Calibration.Weeks = append(w.Calibration.Weeks, statsTallyWeek{day(week.Monday), statsTally(week.Tally)})
	}
	for _, p := range f.Shares.Parts {
		w.Shares.Parts = append(w.Shares.Parts, statsPart{p.Part, hundredths(p.Share), hundredths(p.Aim)})
	}
	for _, week := range f.Recalls.Weeks {
		w.Recalls.Weeks = append(w.Recalls.Weeks, statsRecallWeek{day(week.Monday), recallOf(week.RecallTally)})
	}
	for _, s := range f.Mocks.Sat {
		w.Mocks.Sat = append(w.Mocks.Sat, statsMock{s.ID, s.Plan, s.Title, day(schedule.Day(s.Began, loc)), seconds(s.Spent), s.Asked, statsVotes(s.Votes)})
	}
	return w
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

// hundredths rounds a share, so that no digit pretends to mean something.
func hundredths(v float64) float64 { return math.Round(100*v) / 100 }

func readingOf(r progress.Reading) statsReading {
	out := statsReading{Say: r.Say}
	if l := r.Lead; l != nil {
		out.Next = &statsNext{l.Kind, l.What, l.Count, l.Say}
	}
	return out
}

func standings(list []progress.Strength) []statsStanding {
	out := []statsStanding{}
	for _, s := range list {
		out = append(out, statsStanding{s.ID, s.Name, s.Answered, s.All, hundredths(s.Value)})
	}
	return out
}

func recallOf(t progress.RecallTally) statsRecall {
	return statsRecall{t.Asked, t.Hits, hundredths(t.Rate()), hundredths(t.Median.Seconds())}
}
