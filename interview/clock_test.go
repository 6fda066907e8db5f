package interview

import (
	"testing"
	"time"

	"onsite/questions"
)

func TestTimeGoesToThePartInWhichItPassed(t *testing.T) {
	w := begin(t, storyQuestion(), Type)
	w.works(30 * time.Second).next()
	w.works(40*time.Second).d.Go(1, w.now)
	w.works(10*time.Second).d.Go(2, w.now)
	w.works(90*time.Second).d.Go(0, w.now)
	w.works(5*time.Second).d.Go(3, w.now)
	w.works(20 * time.Second).next().stage(Probing)
	w.works(7 * time.Second).next()
	w.works(8 * time.Second).back()
	w.works(3 * time.Second)
	w.clocks(30*time.Second, seconds{45 * time.Second, 10 * time.Second, 90 * time.Second, 20 * time.Second}, 10*time.Second, 8*time.Second)
	if got, want := w.d.Spent(), 165*time.Second; got != want {
		t.Errorf("the answer took %v, want %v", got, want)
	}
}

func TestAKeyBetweenHeartbeatsLosesNothing(t *testing.T) {
	w := begin(t, storyQuestion(), Type)
	w.stops(700 * time.Millisecond).next()
	w.stops(900*time.Millisecond).d.Write("상황", w.now)
	w.stops(150*time.Millisecond).d.Go(1, w.now)
	w.stops(50 * time.Millisecond).d.Stumble(w.now)
	w.stops(950 * time.Millisecond).d.Touch(w.now)
	w.clocks(700*time.Millisecond, seconds{1050 * time.Millisecond, time.Second})
}

func TestLateAndDoubledHeartbeatsCountOnce(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next()
	early := w.now
	w.works(5 * time.Second)
	w.hears(false).hears(false)
	if w.d.Tick(early) {
		t.Error("an old heartbeat is no gap")
	}
	w.hears(false)
	w.stops(9 * time.Second).hears(false) // a slow machine
	w.stops(10 * time.Second).hears(false)
	w.clocks(0, seconds{24 * time.Second})
}

func TestAHeartbeatFromBeforeSleepIsNotASecondSleep(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().works(time.Second)
	before := w.now
	w.sleeps(time.Hour).hears(true)
	w.d.SettleGap(false, w.now)
	w.d.Tick(before)
	w.hears(false).gaps(Gap{Answering, Situation, time.Hour, false})
}

func TestSleepIsAskedAboutAndTheClockStands(t *testing.T) {
	for _, counted := range []bool{false, true} {
		w := begin(t, storyQuestion(), Type).works(10 * time.Second).next()
		w.works(20*time.Second).d.Go(2, w.now)
		w.works(15 * time.Second).sleeps(12 * time.Minute).stops(time.Second).hears(true)
		if w.d.Away != 12*time.Minute {
			t.Errorf("away for %v", w.d.Away)
		}
		w.stops(3 * time.Minute).hears(true) // the question is on the screen, nobody is there
		w.sleeps(time.Hour).hears(true)
		w.d.SettleGap(counted, w.now)
		w.works(5 * time.Second)

		action := 21 * time.Second
		if counted {
			action += 12 * time.Minute
		}
		w.clocks(10*time.Second, seconds{20 * time.Second, 0, action, 0})
		w.gaps(Gap{Answering, Action, 12 * time.Minute, counted})
	}
}

func TestAProgramThatWasStoppedIsAskedAbout(t *testing.T) {
	w := begin(t, storyQuestion(), Speak).works(10 * time.Second)
	w.stops(10 * time.Minute).hears(true)
	w.d.SettleGap(false, w.now)
	w.clocks(11*time.Second, seconds{0, 0, 0, 0})
	w.gaps(Gap{Thinking, "", 10*time.Minute - Beat, false})
}

func TestStoppedAndAsleepIsOneGap(t *testing.T) {
	w := begin(t, storyQuestion(), Speak).next().next().next().stage(Probing).works(5 * time.Second)
	w.stops(time.Minute).sleeps(time.Hour).hears(true)
	w.d.SettleGap(true, w.now)
	w.clocks(0, seconds{0, 0, 0, 0}, time.Hour+65*time.Second)
	w.gaps(Gap{Probing, "", time.Hour + 59*time.Second, true})
}

func TestSmallCorrectionsOfTheCalendarAreNoSleep(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next()
	for range 100 {
		w.works(time.Second).sleeps(2 * time.Second).hears(false)
	}
	w.clocks(0, seconds{100 * time.Second}).gaps()
}

func TestACalendarThatJumpsBackTakesNothing(t *testing.T) {
	w := begin(t, storyQuestion(), Type).works(5 * time.Second).next()
	w.works(10 * time.Second).sleeps(-3 * time.Hour).hears(false)
	w.stops(time.Second).hears(false)
	w.works(10 * time.Second)
	w.clocks(5*time.Second, seconds{21 * time.Second}).gaps()

	w.sleeps(3 * time.Hour).hears(true) // and forward again: nobody can tell that from sleep
	w.d.SettleGap(false, w.now)
	w.works(time.Second).clocks(5*time.Second, seconds{22 * time.Second})
}

func TestSleepWhereNoClockRunsIsNobodysBusiness(t *testing.T) {
	w := begin(t, storyQuestion(), Speak).next().works(time.Minute).next().stage(Noting)
	w.stops(time.Hour).sleeps(time.Hour).hears(false)
	w.next().stage(Probing).works(10 * time.Second)
	w.next().next().next().stage(Rating)
	w.sleeps(8 * time.Hour).hears(false)
	w.back().stage(Probing).works(time.Second)
	w.clocks(0, seconds{time.Minute, 0, 0, 0}, 10*time.Second, 0, time.Second).gaps()
}

// The first thing heard after waking may be a key, not a heartbeat.
func TestAMoveAfterSleepWaitsForTheAnswer(t *testing.T) {
	for name, move := range map[string]func(*walk){
		"Tab":   func(w *walk) { w.d.Go(1, w.now) },
		"Enter": func(w *walk) { w.d.Next(w.now) },
		"Esc":   func(w *walk) { w.d.Back(w.now) },
	} {
		w := begin(t, storyQuestion(), Speak).next().works(10 * time.Second).sleeps(time.Hour)
		move(w)
		if w.d.Stage != Answering || w.d.Open != 0 || w.d.Away != time.Hour {
			t.Errorf("%s went on to %s, section %d, with %v away", name, w.d.Stage, w.d.Open, w.d.Away)
		}
		w.d.SettleGap(true, w.now)
		w.clocks(0, seconds{time.Hour + 10*time.Second, 0, 0, 0}).gaps(Gap{Answering, Situation, time.Hour, true})
		move(w)
		if w.d.Stage == Answering && w.d.Open == 0 {
			t.Errorf("%s does nothing any more", name)
		}
	}
}

func TestWhatIsTypedAfterSleepIsNotLost(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().sleeps(time.Hour)
	w.d.Write("깨어나서 쓴 글", w.now)
	if w.d.Text() != "깨어나서 쓴 글" || w.d.Away != time.Hour {
		t.Errorf("the text is %q with %v away", w.d.Text(), w.d.Away)
	}
}

func TestSettlingWithoutAGapDoesNothing(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().works(time.Second)
	before := w.d.Revision
	w.d.SettleGap(true, w.now)
	w.gaps()
	if w.d.Revision != before {
		t.Error("the draft changed")
	}
}

func TestTheTimeOfAnOutsideEditorCounts(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().works(5 * time.Second)
	w.d.Outside(w.now)
	w.stops(10 * time.Millisecond).hears(false) // a heartbeat that was on its way
	w.stops(30 * time.Minute).hears(false)
	w.works(5 * time.Second)
	w.clocks(0, seconds{30*time.Minute + 10*time.Second + 10*time.Millisecond}).gaps()

	w.stops(time.Minute).hears(true) // the editor is long closed: this is a gap again
}

func TestSleepBehindAnOutsideEditorIsAskedAbout(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next()
	w.d.Outside(w.now)
	w.stops(20 * time.Minute).sleeps(time.Hour).hears(true)
	w.d.SettleGap(false, w.now)
	w.clocks(0, seconds{20 * time.Minute}).gaps(Gap{Answering, Situation, time.Hour, false})
}

func TestAQuickOutsideEditorDoesNotExcuseALaterStop(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next()
	w.d.Outside(w.now)
	w.works(3 * time.Second)
	w.stops(time.Hour).hears(true)
}

func TestPace(t *testing.T) {
	story, technical := storyQuestion(), technicalQuestion()
	long := story
	long.Budget = time.Hour
	slow, fast := UsualPace(), UsualPace()
	slow.Spoken, slow.Typed = time.Hour, 10*time.Hour
	fast.Spoken = 90 * time.Second
	for _, c := range []struct {
		name string
		got  time.Duration
		want time.Duration
	}{
		{"a spoken story", UsualPace().Budget(story, Speak), 3 * time.Minute},
		{"a typed story", UsualPace().Budget(story, Type), 8 * time.Minute},
		{"a spoken technical answer", UsualPace().Budget(technical, Speak), 4 * time.Minute},
		{"a typed technical answer", UsualPace().Budget(technical, Type), 10*time.Minute + 40*time.Second},
		{"half the time", fast.Budget(technical, Speak), 2 * time.Minute},
		{"the longest question, aloud", UsualPace().Budget(long, Speak), time.Hour},
		{"the longest question at the slowest pace", slow.Budget(long, Speak), 20 * time.Hour},
		{"typed", slow.Budget(long, Type), 200 * time.Hour},
	} {
		if c.got != c.want {
			t.Errorf("%s gets %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestSharesAddUpToTheBudget(t *testing.T) {
	for budget := 10 * time.Second; budget <= 200*time.Hour; budget = budget*5/4 + time.Second {
		budget = budget.Round(time.Second)
		var sum time.Duration
		for _, part := range Parts(questions.Behavioral) {
			share := UsualPace().share(part, budget)
			if share <= 0 || share%time.Second != 0 {
				t.Errorf("%s of %v gets %v", part, budget, share)
			}
			sum += share
		}
		if off := (sum - budget).Abs(); off > 2*time.Second {
			t.Errorf("the shares of %v make %v", budget, sum)
		}
		if got := UsualPace().share(Page, budget); got != budget {
			t.Errorf("a page of %v gets %v", budget, got)
		}
	}
	w := begin(t, storyQuestion(), Speak)
	shares := seconds{36 * time.Second, 18 * time.Second, 90 * time.Second, 36 * time.Second}
	for i, want := range shares {
		if got := w.d.Sections[i].Share; got != want {
			t.Errorf("%s gets %v, want %v", w.d.Sections[i].Part, got, want)
		}
	}
}

func TestTheClockTurnsAmberAndRed(t *testing.T) {
	usual := UsualPace().Budget(storyQuestion(), Speak)
	for _, c := range []struct {
		spent, budget time.Duration
		want          Signal
	}{
		{0, usual, Green},
		{3*time.Minute - 1, usual, Green},
		{3 * time.Minute, usual, Amber},
		{4*time.Minute - 1, usual, Amber},
		{4 * time.Minute, usual, Red},
		{5 * time.Hour, usual, Red},
		{time.Hour, 0, Green}, // no budget, no signal
		{time.Hour, -1, Green},
		{80 * time.Minute, time.Hour, Red},
	} {
		if got := SignalAt(c.spent, c.budget); got != c.want {
			t.Errorf("%v of %v is %v, want %v", c.spent, c.budget, got, c.want)
		}
	}
}

func TestWeightOrdersWhatIsAskedNext(t *testing.T) {
	now := morning
	ago := func(d time.Duration, rating int) Past { return Past{Times: 1, Rating: rating, At: now.Add(-d)} }
	const day, week = 24 * time.Hour, 7 * 24 * time.Hour
	order := []struct {
		name string
		past Past
	}{
		{"a 1 of last week", ago(week, 1)},
		{"a 2 of last week", ago(week, 2)},
		{"never asked", Past{}},
		{"a 3 of last week", ago(week, 3)},
		{"a 4 of last week", ago(week, 4)},
		{"a 5 of last week", ago(week, 5)},
		{"a 5 of three days ago", ago(3*day, 5)},
		{"a 1 of an hour ago", ago(time.Hour, 1)},
		{"just now", ago(0, 1)},
	}
	for i := 1; i < len(order); i++ {
		if a, b := Weight(order[i-1].past, now), Weight(order[i].past, now); a <= b {
			t.Errorf("%s weighs %v, %s %v", order[i-1].name, a, order[i].name, b)
		}
	}
	if Weight(ago(week, 0), now) != Weight(ago(week, 3), now) {
		t.Error("not rated is not taken for the middle")
	}
	if a, b := Weight(ago(week, 2), now), Weight(ago(52*week, 2), now); a != b {
		t.Errorf("a week and a year weigh %v and %v", a, b)
	}
	for _, p := range []Past{ago(0, 5), ago(-52*week, 1)} { // the calendar jumped back
		if w := Weight(p, now); w <= 0 {
			t.Errorf("%+v weighs %v", p, w)
		}
	}
}
