package schedule

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
	_ "time/tzdata" // the zones, wherever the test runs

	"onsite/lang"
)

var seoul = time.FixedZone("KST", 9*60*60)

// evening is nine o'clock in Seoul, n days after a Sunday in November.
func evening(n int) time.Time { return time.Date(2026, 11, 22+n, 21, 0, 0, 0, seoul) }

func question(id string) Key { return QuestionKey(id) }

// review grades a card without a reason.
func review(c Card, g Grade, now time.Time) Card {
	c, _ = c.Grade(g, lang.Text{}, now, seoul)
	return c
}

// memo is FSRS-6 as it is published
// (github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm), written out
// by hand with its default weights. Of a review on the same day the formula
// reads SInc >= 1 for Good and Easy; implementations, ts-fsrs 5.4.2 among them,
// hold Hard to it as well, and so does this.
type memo struct{ s, d float64 }

var w = [21]float64{0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
	1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542}

func recalled(days, s float64) float64 {
	return math.Pow(1+(math.Pow(0.9, -1/w[20])-1)*days/s, -w[20])
}

func firstDifficulty(g float64) float64 { return w[4] - math.Exp(w[5]*(g-1)) + 1 }

func (m memo) next(first bool, days, g float64) memo {
	bound := func(d float64) float64 { return math.Min(math.Max(d, 1), 10) }
	if first {
		return memo{w[int(g)-1], bound(firstDifficulty(g))}
	}
	d := m.d - w[6]*(g-3)*(10-m.d)/9
	d = bound(w[7]*firstDifficulty(4) + (1-w[7])*d)
	r := recalled(days, m.s)
	var s float64
	switch {
	case days == 0:
		inc := math.Exp(w[17]*(g-3+w[18])) * math.Pow(m.s, -w[19])
		if g >= 2 {
			inc = math.Max(inc, 1)
		}
		s = m.s * inc
	case g == 1:
		s = w[11] * math.Pow(m.d, -w[12]) * (math.Pow(m.s+1, w[13]) - 1) * math.Exp(w[14]*(1-r))
		s = math.Min(s, m.s/math.Exp(w[17]*w[18]))
	default:
		inc := math.Exp(w[8]) * (11 - m.d) * math.Pow(m.s, -w[9]) * (math.Exp(w[10]*(1-r)) - 1)
		if g == 2 {
			inc *= w[15]
		}
		if g == 4 {
			inc *= w[16]
		}
		s = m.s * (1 + inc)
	}
	return memo{math.Min(math.Max(s, 0.001), 36500), d}
}

// comesBack is after how many days a card is asked again: when nine of ten would
// be remembered. A lapse has a step of a day, and a better grade of a card that
// is known takes longer by a day at least, as in all implementations.
func (m memo) comesBack(first bool, days float64, g Grade) int {
	interval := func(g Grade) int { return int(math.Max(1, math.Round(m.next(first, days, float64(g)).s))) }
	if first {
		return interval(g)
	}
	hard := min(interval(Hard), interval(Good))
	good := max(interval(Good), hard+1)
	return [...]int{Again: 1, Hard: hard, Good: good, Easy: max(interval(Easy), good+1)}[g]
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) }

func TestFiguresAreThoseOfThePublishedFormulas(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 21))
	for range 500 {
		c, m, now := NewCard(question("a")), memo{}, evening(0)
		for i := range 12 {
			days, g := 0, 1+r.IntN(4)
			if i > 0 {
				days = []int{0, 1, 1, 2, 3, 7, 20, 90}[r.IntN(8)]
			}
			now = now.AddDate(0, 0, days)
			if i > 0 {
				if got, want := c.Retrievability(now, seoul), recalled(float64(days), m.s); !near(got, want) {
					t.Fatalf("review %d: retrievability %v, want %v", i, got, want)
				}
			}
			c, m = review(c, Grade(g), now), m.next(i == 0, float64(days), float64(g))
			if !near(c.Stability, m.s) || !near(c.Difficulty, m.d) {
				t.Fatalf("review %d, %d days, grade %d: stability %v difficulty %v, want %v %v", i, days, g, c.Stability, c.Difficulty, m.s, m.d)
			}
		}
	}
}

// What ts-fsrs 5.4.2 says (fsrs({enable_fuzz: false, learning_steps: [],
// relearning_steps: ["1d"]})), which rounds to eight places: days since the
// review before, grade, stability, difficulty, days until the next.
func TestFiguresAreThoseOfAnotherImplementation(t *testing.T) {
	type line struct {
		days       int
		grade      Grade
		stability  float64
		difficulty float64
		next       int
	}
	for i, lines := range [][]line{
		{{0, 3, 2.3065, 2.11810397, 2}, {2, 3, 10.96433194, 2.11121424, 11}, {11, 3, 46.28021494, 2.1043314, 46}, {40, 1, 2.88803625, 7.38997579, 1}, {1, 3, 4.91627334, 7.37781418, 5}, {3, 4, 14.4126796, 6.48683024, 14}},
		{{0, 1, 0.212, 6.4133, 1}, {1, 2, 1.21921728, 7.60420977, 1}, {1, 2, 2.34208457, 8.39479117, 2}, {2, 3, 4.88523842, 8.38162475, 5}, {5, 3, 10.26466614, 8.36847149, 10}, {30, 4, 46.33009627, 7.80851906, 46}},
		{{0, 4, 8.2956, 1, 8}, {8, 4, 65.62422648, 1, 66}, {60, 2, 164.89128011, 4.01060897, 165}, {90, 1, 4.28892113, 8.01655626, 1}, {2, 1, 0.78717818, 9.3332839, 1}, {1, 3, 1.65581953, 9.31917899, 2}},
		{{0, 2, 1.2931, 5.11217071, 1}, {0, 2, 1.2931, 6.74045952, 1}, {0, 3, 1.33589976, 6.72894743, 2}, {0, 1, 0.46534558, 8.91005563, 1}, {1, 3, 1.4434821, 8.89637394, 2}, {0, 4, 2.5469126, 8.51282191, 3}, {400, 3, 21.49931704, 8.49953746, 21}},
	} {
		c, now := NewCard(question("a")), evening(0)
		for j, l := range lines {
			now = now.AddDate(0, 0, l.days).Add(time.Minute)
			c = review(c, l.grade, now)
			if !near(c.Stability, l.stability) || !near(c.Difficulty, l.difficulty) {
				t.Errorf("history %d, review %d: %v %v, want %v %v", i, j, c.Stability, c.Difficulty, l.stability, l.difficulty)
			}
			if next := daysBetween(Day(now, seoul), c.Due); next != l.next {
				t.Errorf("history %d, review %d: back in %d days, want %d", i, j, next, l.next)
			}
		}
	}
}

func TestAStudyDayBeginsAtFourInSeoul(t *testing.T) {
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, seoul) }
	day := func(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		at   time.Time
		want int
	}{{at(23, 3, 59), 22}, {at(23, 4, 0), 23}, {at(23, 8, 50), 23}, {at(23, 9, 10), 23}, {at(24, 3, 59), 23}, {at(23, 23, 59).UTC(), 23}} {
		if got := Day(c.at, seoul); !got.Equal(day(c.want)) {
			t.Errorf("%v is on study day %v, want the %dth", c.at, got, c.want)
		}
	}
	// 08:50 and 09:10 in Seoul stand on either side of midnight UTC, and are one
	// morning; 03:50 and 04:10 are an evening and the next morning.
	morning := review(review(NewCard(question("a")), Good, at(23, 8, 50)), Good, at(23, 9, 10))
	night := review(review(NewCard(question("a")), Good, at(23, 3, 50)), Good, at(23, 4, 10))
	if !near(morning.Stability, memo{w[2], firstDifficulty(3)}.next(false, 0, 3).s) {
		t.Errorf("two reviews of one morning give stability %v", morning.Stability)
	}
	if !near(night.Stability, memo{w[2], firstDifficulty(3)}.next(false, 1, 3).s) {
		t.Errorf("reviews before and after 04:00 give stability %v", night.Stability)
	}
	c := review(NewCard(question("a")), Good, at(23, 23, 30)) // back in two days
	if c.IsDue(at(25, 3, 59), seoul) || !c.IsDue(at(25, 4, 0), seoul) {
		t.Errorf("a card due on %v comes back at another hour than 04:00 on the 25th", c.Due)
	}
	if NewCard(question("a")).IsDue(at(25, 12, 0), seoul) {
		t.Error("a card that was never asked comes back")
	}
}

func TestAClockThatGoesBackNeitherFailsNorShortens(t *testing.T) {
	c := review(review(NewCard(question("a")), Good, evening(0)), Easy, evening(2))
	for _, back := range []time.Duration{time.Second, 3 * time.Hour, 30 * time.Hour, 5 * 365 * 24 * time.Hour} {
		for _, g := range Grades() {
			got, line := c.Grade(g, lang.Text{}, evening(2).Add(-back), seoul)
			if want := review(c, g, evening(2)); got != want {
				t.Errorf("%v back, %s: %+v, want what it is without going back, %+v", back, g.Name().En, got, want)
			}
			if g != Again && got.Due.Before(c.Due) {
				t.Errorf("%v back, %s: due on %v, before %v", back, g.Name().En, got.Due, c.Due)
			}
			if !line.At.Equal(evening(2).Add(-back)) || !line.Clock.Equal(c.Last) {
				t.Errorf("the log says %+v", line)
			}
		}
	}
	// A flight from Seoul to Seattle turns the wall clock back, too.
	seattle := time.FixedZone("PST", -8*60*60)
	if got, _ := c.Grade(Good, lang.Text{}, evening(2).Add(time.Hour), seattle); got.Due.Before(c.Due) {
		t.Errorf("after a flight the card is due on %v, before %v", got.Due, c.Due)
	}
}

func TestTheLogAloneRebuildsTheCard(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	places := []*time.Location{seoul, time.UTC, time.FixedZone("PST", -8*60*60)}
	for range 300 {
		c, now := NewCard(question("a")), evening(0)
		var log []Review
		for range 15 {
			now = now.Add(time.Duration(r.Int64N(int64(9*24*time.Hour))) - 24*time.Hour)
			var line Review
			c, line = c.Grade(Grade(1+r.IntN(4)), text("까닭", "why"), now, places[r.IntN(3)])
			log = append(log, line)
		}
		data, err := json.Marshal(log)
		if err != nil {
			t.Fatal(err)
		}
		var kept []Review
		if err := json.Unmarshal(data, &kept); err != nil {
			t.Fatal(err)
		}
		if got := Replay(kept); got != c {
			t.Fatalf("replayed: %+v\nwant     %+v", got, c)
		}
		data, err = json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var card Card
		if err := json.Unmarshal(data, &card); err != nil || !reflect.DeepEqual(card, c) {
			t.Fatalf("kept: %+v %v\nwant  %+v", card, err, c)
		}
	}
	if got := Replay(nil); got != (Card{}) {
		t.Errorf("an empty log makes %+v", got)
	}
}

// FuzzReviews holds what must hold whatever clocks, grades and files say.
func FuzzReviews(f *testing.F) {
	f.Add([]byte{3, 0, 24, 3, 0, 48, 1, 255, 200}, 2.3, 5.0, false)
	f.Add([]byte{9, 128, 0, 0, 127, 255, 4, 0, 0}, math.NaN(), math.Inf(1), true)
	f.Add([]byte{4, 0, 0, 2, 0, 0}, -1.0, 0.0, true)
	f.Fuzz(func(t *testing.T, data []byte, stability, difficulty float64, broken bool) {
		c, now := NewCard(question("a")), evening(0)
		if broken {
			c = Card{Key: c.Key, Reps: 3, Stability: stability, Difficulty: difficulty, Last: evening(-5).UTC(), Due: Day(evening(-2), seoul)}
		}
		start, log := c, []Review(nil)
		for ; len(data) >= 3; data = data[3:] {
			now = now.Add(time.Duration(int16(uint16(data[1])<<8|uint16(data[2]))) * time.Hour)
			before := c
			var line Review
			c, line = c.Grade(Grade(int8(data[0])), lang.Text{}, now, seoul)
			log = append(log, line)
			switch {
			case !(c.Stability >= 0.001 && c.Stability <= 36500), !(c.Difficulty >= 1 && c.Difficulty <= 10):
				t.Fatalf("out of range: %+v", c)
			case c.Last.Before(before.Last):
				t.Fatalf("the last review went from %v to %v", before.Last, c.Last)
			case !c.Due.After(date(c.Last)):
				t.Fatalf("reviewed on %v, due on %v", c.Last, c.Due)
			case c.Reps != before.Reps+1:
				t.Fatalf("%d reviews after %d", c.Reps, before.Reps)
			case line.Grade < Again || line.Grade > Easy:
				t.Fatalf("the log says grade %d", line.Grade)
			}
			if p := c.Retrievability(now, seoul); !(p >= 0 && p <= 1) {
				t.Fatalf("retrievability %v", p)
			}
			if !studyClock(now, seoul).After(before.Last) && line.Grade != Again && c.Due.Before(before.Due) {
				t.Fatalf("%s at a clock that went back moves %v to %v", line.Grade.Name().En, before.Due, c.Due)
			}
		}
		if !broken && len(log) > 0 && Replay(log) != c {
			t.Fatalf("replay of %d reviews differs from %+v (from %+v)", len(log), c, start)
		}
	})
}

// A year of a card that is asked on the day it comes back, or some days late,
// day by day against the published formulas: figures, and the day it comes back.
func TestAYearFollowsThePublishedFormulas(t *testing.T) {
	for name, grades := range map[string][]Grade{
		"good":             {Good},
		"hard":             {Hard},
		"easy":             {Easy},
		"again":            {Again},
		"good, then again": {Good, Good, Good, Again},
		"mixed":            {Again, Hard, Good, Easy, Good, Hard, Again, Easy},
	} {
		for _, late := range []int{0, 1, 9} {
			c, m, day, reviews := NewCard(question("a")), memo{}, 0, 0
			for last := 0; day <= 400; reviews++ {
				g := grades[reviews%len(grades)]
				before := m
				c, m = review(c, g, evening(day)), m.next(reviews == 0, float64(day-last), float64(g))
				if math.Abs(c.Stability-m.s) > 1e-4*math.Max(1, m.s) || math.Abs(c.Difficulty-m.d) > 1e-4 {
					t.Fatalf("%s, %d late, day %d: stability %v difficulty %v, want %v %v", name, late, day, c.Stability, c.Difficulty, m.s, m.d)
				}
				next := before.comesBack(reviews == 0, float64(day-last), g)
				if got := daysBetween(Day(evening(day), seoul), c.Due); got != next {
					t.Fatalf("%s, %d late, day %d: back in %d days, want %d", name, late, day, got, next)
				}
				last, day = day, day+next+late
			}
			if reviews < 3 {
				t.Errorf("%s, %d late: only %d reviews in a year", name, late, reviews)
			}
		}
	}
}

// What a file says of a card may be anything; a chance stays one.
func TestARetrievabilityIsAChanceWhateverTheFileSays(t *testing.T) {
	for _, s := range []float64{0, -3, math.NaN(), math.Inf(1), 1e300} {
		for _, day := range []int{0, 5} {
			c := Card{Key: question("a"), Reps: 2, Stability: s, Difficulty: 5, Last: evening(0).UTC(), Due: Day(evening(1), seoul)}
			if p := c.Retrievability(evening(day), seoul); !(p >= 0 && p <= 1) {
				t.Errorf("stability %v, day %d: %v", s, day, p)
			}
		}
	}
}

// Where clocks are put forward and back, every study day still begins once, at
// 04:00, and follows the one before.
func TestStudyDaysFollowEachOtherWhenClocksChange(t *testing.T) {
	for _, name := range []string{"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Seoul", "Africa/Casablanca"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2016, 1, 1, 4, 0, 0, 0, loc)
		day := Day(at, loc)
		for end := at.AddDate(3, 0, 0); at.Before(end); at = at.Add(15 * time.Minute) {
			switch got := Day(at, loc); {
			case got.Equal(day):
			case got.Equal(day.AddDate(0, 0, 1)) && at.Hour() == 4 && at.Minute() == 0:
				day = got
			default:
				t.Fatalf("%v is on study day %v, after %v", at, got, day)
			}
		}
		if n := ToGo(at, at, loc); n != 0 {
			t.Errorf("%s: %d days from today to today", name, n)
		}
	}
}
