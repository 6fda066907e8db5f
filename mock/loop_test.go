package mock

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

var library = questions.Builtin()

func plan(t testing.TB, id string) questions.Plan {
	t.Helper()
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	i := slices.IndexFunc(plans, func(p questions.Plan) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("there is no plan %s", id)
	}
	return plans[i]
}

func know(l *Loop) *Loop {
	bank := map[string]questions.Question{}
	for _, id := range l.IDs() {
		if q, ok := library.Question(id); ok {
			bank[id] = q
		}
	}
	l.Know(bank)
	return l
}

func setup(p questions.Plan, ln lang.Lang) Setup {
	return Setup{Plan: p, Lang: ln, Mode: interview.Type, Heat: Usual, Engine: "postgresql", Pace: interview.UsualPace()}
}

func deal(s Setup, seed uint64) *Loop {
	return know(Deal(rand.New(rand.NewPCG(seed, 1)), "01KATTEST0000000000000000A", s, library.Find(questions.Filter{}), func(questions.Question) float64 { return 1 }, noon))
}

// candidate sits through a loop and watches that nothing impossible happens.
type candidate struct {
	t   testing.TB
	l   *Loop
	now time.Time
}

func begin(t testing.TB, s Setup, seed uint64) *candidate {
	t.Helper()
	c := &candidate{t: t, l: deal(s, seed), now: noon}
	c.l.Start()
	c.check()
	return c
}

func (c *candidate) wait(d time.Duration) *candidate {
	for d > 0 {
		step := min(d, time.Second)
		c.now = c.now.Add(step)
		c.l.Tick(c.now)
		d -= step
	}
	c.check()
	return c
}

// sleeps: the lid is closed and nobody hears the time.
func (c *candidate) sleeps(d time.Duration) *candidate {
	c.now = c.now.Add(d)
	c.l.Tick(c.now)
	c.check()
	return c
}

const koAnswer = "작년 3월에 결제 배치가 밤마다 실패했습니다. 2주 안에 막는 것이 제 목표였습니다. 먼저 제가 로그를 모아 원인을 넷으로 나눴습니다. 그리고 배치를 세 단계로 나눠 다시 짰습니다. 그 결과 실패가 26건에서 1건으로 줄었습니다."

func (c *candidate) answers(text string) *candidate {
	c.l.Write(text, c.now)
	c.wait(5 * time.Second)
	c.l.Send(c.now)
	c.check()
	return c
}

// finishes answers everything until nothing more is asked.
func (c *candidate) finishes(text string) *candidate {
	for i := 0; !c.l.Over(); i++ {
		if i > 3000 {
			c.t.Fatal("the loop never ends")
		}
		if c.l.Stage == Breaking {
			c.l.Ready(c.now)
			c.check()
			continue
		}
		if c.l.Turn().Kind == questions.Yours && len(c.l.Turn().Replies) > 1 {
			c.answers("")
			continue
		}
		c.wait(20 * time.Second)
		if !c.l.Over() && c.l.Stage == Calling {
			c.answers(text)
		}
	}
	return c
}

// check holds what must always hold.
func (c *candidate) check() {
	c.t.Helper()
	l := c.l
	asked := map[lang.Text]bool{}
	open := 0
	for i, r := range l.Rounds {
		var at time.Duration
		for _, turn := range r.Turns {
			if len(turn.Replies) == 0 {
				c.t.Fatalf("round %d: a question without a reply", i)
			}
			for k, rep := range turn.Replies {
				if rep.Put < at {
					c.t.Fatalf("round %d: %q was said at %v, after %v", i, rep.Ask.En, rep.Put, at)
				}
				at = rep.Put
				if rep.How == "" {
					open++
				} else {
					if rep.Ended < rep.Put || rep.Ended > rep.Put+rep.Limit && rep.Ended > r.Start+r.Length {
						c.t.Fatalf("round %d: %q took from %v to %v with a limit of %v", i, rep.Ask.En, rep.Put, rep.Ended, rep.Limit)
					}
					at = rep.Ended
				}
				if rep.Ended > r.Start+r.Length || rep.Put > r.Start+r.Length {
					c.t.Fatalf("round %d ends at %v, and a reply at %v", i, r.Start+r.Length, rep.Ended)
				}
				if k > 0 && turn.Kind != questions.Yours {
					if asked[rep.Ask] {
						c.t.Fatalf("%q was asked twice", rep.Ask.En)
					}
					asked[rep.Ask] = true
				}
			}
			if n := len(turn.Replies) - 1; turn.Kind == questions.Stories && n > 6 {
				c.t.Fatalf("%d follow-ups to one story", n)
			}
		}
	}
	if (l.Reply() != nil) != (open == 1) || open > 1 || open == 1 != (l.Stage == Calling) {
		c.t.Fatalf("%d open replies in stage %s", open, l.Stage)
	}
	if l.Seen != max(l.Seen, c.now.Sub(l.Began)) && !l.Over() {
		c.t.Fatalf("it is %v, and the loop thinks %v", c.now.Sub(l.Began), l.Seen)
	}
}

func TestEveryPlanRunsToItsEnd(t *testing.T) {
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	for _, p := range plans {
		for _, ln := range lang.All() {
			c := begin(t, setup(p, ln), 7).finishes(koAnswer)
			if c.l.Stage != Voting {
				t.Fatalf("%s %s ends in %s", p.ID, ln, c.l.Stage)
			}
			d := c.l.Read()
			if len(d.Packets) != len(p.Rounds) {
				t.Errorf("%s %s: %d packets of %d rounds", p.ID, ln, len(d.Packets), len(p.Rounds))
			}
			for i := range p.Rounds {
				for _, part := range p.Rounds[i].Parts {
					if !slices.ContainsFunc(c.l.Rounds[i].Turns, func(x Turn) bool { return c.l.Rounds[i].Parts[x.Part].Title == part.Title }) {
						t.Errorf("%s %s: nothing was asked in %q", p.ID, ln, part.Title.En)
					}
				}
			}
			for i := range c.l.Rounds {
				c.l.Vote(i, Inclined)
			}
			if c.l.Stage != Closed {
				t.Errorf("%s: all votes are in and it is %s", p.ID, c.l.Stage)
			}
		}
	}
}

func TestTheSameSeedReplaysTheSameLoop(t *testing.T) {
	s := setup(plan(t, "onsite-loop-short"), lang.En)
	a, b := begin(t, s, 7).finishes("I fixed it last year."), begin(t, s, 7).finishes("I fixed it last year.")
	if !reflect.DeepEqual(a.l, b.l) {
		t.Error("the same seed and the same answers gave two loops")
	}
	other := begin(t, s, 8)
	if reflect.DeepEqual(a.l.Rounds[0].Turns[0].Asked, other.l.Rounds[0].Turns[0].Asked) && reflect.DeepEqual(a.l.IDs(), other.l.IDs()) {
		t.Error("another seed gave the same questions")
	}
}

func TestPrinciplesAreSplitAndOneIsTheBarRaiser(t *testing.T) {
	l := deal(setup(plan(t, "onsite-loop"), lang.Ko), 3)
	seen := map[string]bool{}
	bars := 0
	for _, r := range l.Rounds {
		if r.Bar {
			bars++
		}
		for _, p := range r.Parts {
			if p.Kind != questions.Stories {
				continue
			}
			for _, id := range p.Queue {
				q, _ := library.Question(id)
				if seen[q.Principle] {
					t.Errorf("%s is asked by two interviewers", q.Principle)
				}
				seen[q.Principle] = true
			}
		}
	}
	if bars != 1 || len(seen) != 12 {
		t.Errorf("%d Bar Raisers, %d principles", bars, len(seen))
	}
}

func TestTheClockHandsIn(t *testing.T) {
	c := begin(t, setup(plan(t, "bar-raiser"), lang.Ko), 1)
	c.l.Write("작년에 서버가 느렸습니다", c.now)
	limit := c.l.Reply().Limit
	c.wait(limit - 2*time.Second)
	if c.l.Turn().Cut == 0 {
		t.Error("the budget is gone and nobody cut in")
	}
	if c.l.Reply().Text != "" || len(c.l.Turn().Replies) != 1 {
		t.Error("handed in early")
	}
	c.wait(4 * time.Second)
	if first := c.l.Turn().Replies[0]; first.How != TimeUp || first.Text != "작년에 서버가 느렸습니다" || first.Ended != limit {
		t.Errorf("the clock handed in %+v", first)
	}
}

func TestTempoRisesForTheBarRaiser(t *testing.T) {
	c := begin(t, setup(plan(t, "bar-raiser"), lang.Ko), 1)
	c.answers(koAnswer)
	var limits []time.Duration
	first := c.l.Turn()
	for range 6 {
		if len(c.l.Turn().Replies) < 2 || c.l.Turn().Asked.ID != first.Asked.ID {
			break
		}
		limits = append(limits, c.l.Reply().Limit)
		c.answers("로그로 확인했습니다.")
	}
	if len(limits) != 6 {
		t.Fatalf("%d follow-ups, want six: %v", len(limits), limits)
	}
	for i := 1; i < len(limits); i++ {
		if limits[i] >= limits[i-1] && limits[i] != leastProbe {
			t.Errorf("follow-up %d has %v after %v", i+1, limits[i], limits[i-1])
		}
	}
}

func TestAClosedLidIsMissedTime(t *testing.T) {
	c := begin(t, setup(plan(t, "onsite-loop"), lang.En), 5).wait(3 * time.Minute)
	c.l.Write("half a sentence", c.now)
	c.sleeps(90 * time.Minute) // 60 minutes of round one, the break, and into round two
	l := c.l
	if l.At != 1 || l.Stage != Calling || l.Round().Start != 75*time.Minute {
		t.Fatalf("after 93 minutes round %d, %s, begun at %v", l.At+1, l.Stage, l.Round().Start)
	}
	if len(l.Missed) != 1 || l.Missed[0].Length() != 90*time.Minute {
		t.Errorf("missed %v", l.Missed)
	}
	first := l.Rounds[0].Turns[0].Replies[0]
	if first.Text != "half a sentence" || first.How != Away {
		t.Errorf("what was written when the lid closed is %+v", first)
	}
	c.sleeps(10 * time.Hour)
	if !l.Over() {
		t.Error("ten hours later the loop still runs")
	}
	if v := l.Read().Packets[3].Vote; v != TooLittle {
		t.Errorf("nobody was there in round 4, and the vote is %q", v)
	}
}

func TestTheCalendarMayGoBack(t *testing.T) {
	c := begin(t, setup(plan(t, "rapid-fire"), lang.En), 5).wait(30 * time.Second)
	c.now = c.now.Add(-time.Hour)
	c.l.Tick(c.now)
	if c.l.Seen != 30*time.Second {
		t.Errorf("an hour back, and it is %v", c.l.Seen)
	}
}

func TestEveryStageSurvivesTheDisk(t *testing.T) {
	c := begin(t, setup(plan(t, "onsite-loop-short"), lang.Ko), 9)
	for i := 0; !c.l.Over(); i++ {
		data, err := json.Marshal(c.l.Copy())
		if err != nil {
			t.Fatal(err)
		}
		var back Loop
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		know(&back)
		again := candidate{t: t, l: &back, now: c.now}
		again.check()
		want, got := c.l.Copy(), back.Copy()
		want.bank, got.bank = nil, nil
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Fatalf("step %d came back as\n%s\nand was\n%s", i, b, a)
		}
		c.l = &back
		if c.l.Stage == Breaking {
			c.l.Ready(c.now)
			continue
		}
		c.wait(15 * time.Second)
		if c.l.Reply() != nil {
			c.answers(koAnswer)
		}
	}
}

func TestLanguageSwitchesWithoutWarning(t *testing.T) {
	c := begin(t, setup(plan(t, "korean-then-english"), lang.Ko), 4)
	c.finishes(koAnswer)
	var heard []lang.Lang
	for _, turn := range c.l.Rounds[0].Turns {
		for _, rep := range turn.Replies {
			heard = append(heard, rep.Lang)
		}
	}
	i := slices.Index(heard, lang.En)
	if heard[0] != lang.Ko || i < 2 || slices.Contains(heard[i:], lang.Ko) {
		t.Errorf("the languages heard: %v", heard)
	}
}

func TestHintsComeOnlyInTechnicalPartsAndAreRecorded(t *testing.T) {
	c := begin(t, setup(plan(t, "phone-screen"), lang.En), 2)
	if !c.l.Hint(c.now) || !c.l.Hint(c.now) || len(c.l.Turn().Hints) != 2 || c.l.Turn().Hints[0] == c.l.Turn().Hints[1] {
		t.Errorf("hints: %v", c.l.Turn().Hints)
	}
	c = begin(t, setup(plan(t, "bar-raiser"), lang.En), 2)
	if c.l.Hint(c.now) {
		t.Error("a hint for a story")
	}
}

func TestSkippingAndLeavingAreRecorded(t *testing.T) {
	c := begin(t, setup(plan(t, "phone-screen"), lang.En), 2)
	c.l.Skip(c.now)
	first := c.l.Rounds[0].Turns[0]
	if len(first.Replies) != 1 || first.Replies[0].How != Skipped || len(c.l.Rounds[0].Turns) != 2 {
		t.Errorf("skipped: %+v", first.Replies)
	}
	c.l.Write("so far", c.now)
	c.l.Leave(c.now)
	if !c.l.Left || c.l.Stage != Voting || c.l.Rounds[0].Turns[1].Replies[0].Text != "so far" {
		t.Errorf("left: %+v", c.l.Rounds[0].Turns[1])
	}
	if got := c.l.Answers(); len(got) != 1 || got[0].Sections[0].Text != "so far" || got[0].Loop != c.l.ID || len(got[0].ID) != 26 || got[0].ID != c.l.Answers()[0].ID {
		t.Errorf("answers %+v", got)
	}
}

func TestAStoryToldTwiceIsFlagged(t *testing.T) {
	c := begin(t, setup(plan(t, "onsite-loop-short"), lang.Ko), 9)
	c.answers(koAnswer)
	for c.l.At == 0 {
		c.wait(time.Second)
	}
	c.l.Ready(c.now)
	c.answers(strings.ReplaceAll(koAnswer, "작년 3월에", "지난해 봄"))
	c.l.Leave(c.now)
	d := c.l.Read()
	if len(d.Twice) != 1 || d.Twice[0].Rounds != [2]int{0, 1} {
		t.Errorf("told twice: %+v", d.Twice)
	}
	if len(d.Packets) != 2 || len(d.Packets[0].Evidence[0].Quotes) == 0 || !strings.Contains(koAnswer, strings.TrimSuffix(d.Packets[0].Evidence[0].Quotes[0], "…")) {
		t.Errorf("packets quote %+v", d.Packets[0].Evidence)
	}
	for _, p := range d.Packets {
		for _, r := range p.Reasons {
			if !r.Has(lang.Ko) || !r.Has(lang.En) {
				t.Errorf("a reason in one language: %+v", r)
			}
		}
	}
	if len(d.Next) == 0 || len(d.Next) > 3 {
		t.Errorf("%d things to practise", len(d.Next))
	}
}

// Silence is not a vote against anybody.
func TestNothingSaidIsNotEnoughEvidence(t *testing.T) {
	c := begin(t, setup(plan(t, "bar-raiser-short"), lang.Ko), 1).sleeps(time.Hour)
	d := c.l.Read()
	if d.Packets[0].Vote != TooLittle || d.Best != nil || d.Worst != nil {
		t.Errorf("%+v", d.Packets[0])
	}
	if n, of := d.Count(); n != 0 || of != 1 {
		t.Errorf("%d of %d", n, of)
	}
}

// A stream of keys, ticks and clock jumps never breaks what must hold: time is
// conserved, nothing is asked twice, every question has a record.
func FuzzLoop(f *testing.F) {
	f.Add(uint64(1), []byte("wtsktzhrvbtttttsss"))
	f.Add(uint64(99), []byte("zzzz"))
	f.Add(uint64(5), []byte{0, 50, 100, 150, 200, 250})
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	f.Fuzz(func(t *testing.T, seed uint64, moves []byte) {
		s := setup(plans[seed%uint64(len(plans))], lang.All()[seed%2])
		s.Heat = Heats()[seed%3]
		if seed%5 == 0 {
			s.Mode = interview.Speak
		}
		c := begin(t, s, seed)
		for i, m := range moves[:min(len(moves), 300)] {
			switch m % 11 {
			case 0:
				c.l.Write(strings.Repeat("저는 로그를 봤습니다. ", int(m)%7), c.now)
			case 1:
				c.l.Send(c.now)
			case 2:
				c.l.Skip(c.now)
			case 3:
				c.l.Hint(c.now)
			case 4:
				c.l.Ready(c.now)
			case 5:
				c.sleeps(time.Duration(m) * time.Minute)
			case 6:
				c.now = c.now.Add(-time.Duration(m) * time.Second)
				c.l.Tick(c.now)
				c.now = noon.Add(c.l.Seen)
			case 7:
				c.l.Interrupt(c.now)
			case 8:
				if i%40 == 39 {
					c.l.Leave(c.now)
				}
			case 9:
				c.l.Rambles()
				data, _ := json.Marshal(c.l.Copy())
				var back Loop
				if err := json.Unmarshal(data, &back); err != nil {
					t.Fatal(err)
				}
				c.l = know(&back)
			default:
				c.wait(time.Duration(m) * time.Second / 4)
			}
			c.check()
		}
		c.sleeps(12 * time.Hour)
		if !c.l.Over() {
			t.Fatal("twelve hours later it still runs")
		}
		c.l.Read()
		for i := range c.l.Rounds {
			c.l.Vote(i, NotInclined)
		}
		if c.l.Stage != Closed {
			t.Fatalf("all votes are in and it is %s", c.l.Stage)
		}
	})
}

func BenchmarkDebrief(b *testing.B) {
	c := begin(b, setup(plan(b, "onsite-loop"), lang.Ko), 7).finishes(koAnswer)
	for b.Loop() {
		c.l.Read()
	}
}
