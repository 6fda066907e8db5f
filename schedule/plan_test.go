package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/questions"
)

func named(s string) lang.Text { return lang.Text{Ko: s + " 덱", En: s} }

func forms() []Form {
	return []Form{
		{"phone-screen", text("전화 면접", "Phone screen"), 60},
		{"phone-screen-short", text("전화 면접(짧게)", "Phone screen, short"), 20},
		{"onsite-loop", text("온사이트 루프", "Onsite loop"), 285},
		{"onsite-loop-short", text("온사이트 루프(짧게)", "Onsite loop, short"), 20},
		{"rapid-fire", text("속사포", "Rapid fire"), 10},
	}
}

func decks(ids ...string) []Deck {
	var all []Deck
	for _, id := range ids {
		all = append(all, Deck{ID: id, Title: named(id), Left: 12})
	}
	return all
}

// towards is an interview in so many days, with two rounds to expect.
func towards(days, minutes int) Settings {
	return Settings{Date: evening(days), Minutes: minutes, Rounds: []string{"phone-screen", "onsite-loop"}, Company: "Example", Role: "engineer"}
}

// newcomer has practised nothing yet.
func newcomer() State {
	return State{Decks: decks("databases", "linux", "networking"), Forms: forms()}
}

func full() (s [16]int) {
	for i := range s {
		s[i] = storiesEach
	}
	return s
}

// mockDays lists the days on which there is a mock, as days to the interview.
func mockDays(a Agenda) (days []int, whats []string) {
	for d, day := range a.Days {
		for _, it := range day.Items {
			if it.Kind == DoMock {
				days, whats = append(days, a.ToGo-d), append(whats, it.What)
			}
		}
	}
	return days, whats
}

// sound holds what every plan promises.
func sound(t testing.TB, set Settings, st State, a Agenda, now time.Time) {
	t.Helper()
	both := func(s lang.Text) {
		t.Helper()
		both(t, s)
	}
	last := never
	for _, m := range st.Mocks {
		last = max(last, min(daysBetween(Day(now, seoul), Day(m.At, seoul)), 0))
	}
	for d, day := range a.Days {
		spent := 0
		if d == 0 {
			spent = min(st.Spent, max(set.Minutes, 0))
		}
		left := a.ToGo - d
		if want := Day(now, seoul).AddDate(0, 0, d); !day.Date.Equal(want) {
			t.Fatalf("day %d is %v, want %v", d, day.Date, want)
		}
		if got := day.Minutes() + spent; got > max(set.Minutes, 0) {
			t.Fatalf("%v: %d minutes of %d: %+v", day.Date, got, set.Minutes, day.Items)
		}
		for _, it := range day.Items {
			both(it.Say)
			if it.Minutes < 0 || it.Minutes == 0 && it.Kind != DoRest {
				t.Fatalf("%+v takes no time", it)
			}
			if it.Kind == DoMock {
				if d-last < 3 {
					t.Fatalf("mocks %d days apart, on %v", d-last, day.Date)
				}
				last = d
			}
			if a.ToGo < 0 {
				continue
			}
			switch {
			case left == 0 && it.Kind != DoRest,
				left == 1 && it.Kind != DoRead && it.Kind != DoRest,
				left == 2 && (it.Kind == DoMock || it.Kind == DoNew || it.Kind == DoStory):
				t.Fatalf("%d days before: %+v", left, it)
			}
		}
		if left == 2 && day.Minutes() > max(set.Minutes, 0)/2 {
			t.Fatalf("two days before is not light: %d minutes of %d", day.Minutes(), set.Minutes)
		}
	}
	if len(a.Out) > 0 && a.ToGo > 2 || !a.Short.Empty() {
		both(a.Short)
	}
	for _, it := range a.Out {
		both(it.Say)
	}
}

func TestMocksStandAtSensibleDistances(t *testing.T) {
	st := newcomer()
	long := Plan(towards(30, 90), st, evening(0), seoul)
	sound(t, towards(30, 90), st, long, evening(0))
	days, whats := mockDays(long)
	if want := []int{28, 24, 21, 17, 14, 10, 7, 3}; !slices.Equal(days, want) {
		t.Errorf("mocks %v days before, want %v", days, want)
	}
	if whats[6] != "phone-screen" {
		t.Errorf("a week before comes %s, not the longest that fits 90 minutes in full", whats[6])
	}
	// Few minutes: short forms; the full loop is named as what does not fit.
	few := Plan(towards(30, 45), st, evening(0), seoul)
	sound(t, towards(30, 45), st, few, evening(0))
	if _, whats := mockDays(few); !strings.HasPrefix(strings.Join(whats, " "), "phone-screen-short onsite-loop-short phone-screen-short onsite-loop-short") {
		t.Errorf("in 45 minutes: %v", whats)
	}
	if !slices.ContainsFunc(few.Out, func(it Item) bool { return it.What == "onsite-loop" }) {
		t.Error("the loop of 285 minutes does not fit 45, and nobody says so")
	}
	// Hardly any: the shortest there is.
	if _, whats := mockDays(Plan(towards(30, 15), st, evening(0), seoul)); len(whats) == 0 || whats[0] != "rapid-fire" {
		t.Errorf("in 15 minutes: %v", whats)
	}
	// A whole day: the loop itself, a week before, once.
	whole := Plan(towards(30, 300), st, evening(0), seoul)
	days, whats = mockDays(whole)
	if i := slices.Index(whats, "onsite-loop"); i < 0 || days[i] != 7 || slices.Contains(whats[i+1:], "onsite-loop") {
		t.Errorf("in 300 minutes: %v %v", days, whats)
	}
}

func TestAMissedMockIsNotOwed(t *testing.T) {
	st := newcomer()
	st.Stories = full()
	st.Mocks = []Mock{{"phone-screen", evening(-12)}}
	// The day a week before was missed: the full one comes the day after.
	days, whats := mockDays(Plan(towards(6, 90), st, evening(0), seoul))
	if !slices.Equal(days, []int{6, 3}) || whats[0] != "phone-screen" {
		t.Errorf("six days before: %v %v", days, whats)
	}
	// One was done the day before yesterday: no other before three days.
	st.Mocks = append(st.Mocks, Mock{"phone-screen-short", evening(-2)})
	if days, _ := mockDays(Plan(towards(7, 90), st, evening(0), seoul)); !slices.Equal(days, []int{6, 3}) {
		t.Errorf("after one two days ago: %v", days)
	}
	// That was a full one: there is no second.
	st.Mocks[1].Plan = "phone-screen"
	if days, _ := mockDays(Plan(towards(7, 90), st, evening(0), seoul)); !slices.Equal(days, []int{3}) {
		t.Errorf("after a full one two days ago: %v", days)
	}
	// The round never rehearsed goes first.
	st.Mocks = []Mock{{"phone-screen-short", evening(-20)}, {"phone-screen", evening(-16)}}
	if _, whats := mockDays(Plan(towards(14, 45), st, evening(0), seoul)); whats[0] != "onsite-loop-short" {
		t.Errorf("after two phone screens: %v", whats)
	}
}

func TestHolesComeFirst(t *testing.T) {
	st := newcomer()
	st.Stories = full()
	st.Stories[3], st.Stories[9], st.Stories[12] = 1, 0, 1
	var order []string
	for _, day := range Plan(towards(20, 60), st, evening(0), seoul).Days {
		for _, it := range day.Items {
			if it.Kind == DoStory && !slices.Contains(order, it.What) {
				order = append(order, it.What)
			}
		}
	}
	p := questions.Principles()
	if want := []string{p[9].ID, p[3].ID, p[12].ID}; !slices.Equal(order, want) {
		t.Errorf("stories in the order %v, want %v", order, want)
	}
}

func TestTheLastDaysAreLight(t *testing.T) {
	st := newcomer()
	st.Due = []int{30, 9, 9}
	a := Plan(towards(3, 60), st, evening(0), seoul)
	sound(t, towards(3, 60), st, a, evening(0))
	if len(a.Days) != 4 || a.Days[1].Minutes() == 0 || a.Days[2].Items[0].Kind != DoRead || a.Days[3].Minutes() != 0 {
		t.Errorf("%+v", a.Days)
	}
	if s := a.Days[3].Items[0].Say.En; !strings.Contains(s, "Example, engineer") {
		t.Errorf("on the day it says %q", s)
	}
	// Past midnight it is still the evening before.
	if a := Plan(towards(1, 60), st, evening(1).Add(-20*time.Hour), seoul); a.ToGo != 1 {
		t.Errorf("at one in the night before it is %d days to go", a.ToGo)
	}
	// A date that was read as UTC or in another city is the day it shows.
	set := towards(3, 60)
	set.Date = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	if a := Plan(set, st, evening(0), time.FixedZone("PST", -8*60*60)); a.ToGo != 3 {
		t.Errorf("from America it is %d days to go", a.ToGo)
	}
}

func TestItSaysPlainlyWhatDoesNotFit(t *testing.T) {
	st := newcomer()
	a := Plan(towards(4, 40), st, evening(0), seoul)
	sound(t, towards(4, 40), st, a, evening(0))
	kinds := []ItemKind{}
	for _, it := range a.Out {
		kinds = append(kinds, it.Kind)
	}
	if len(a.Out) < 20 || kinds[0] != DoStory || kinds[len(kinds)-1] != DoStory || !slices.Contains(kinds, DoNew) {
		t.Errorf("out: %v", kinds)
	}
	for _, want := range []string{"4 days of 40 minutes", "16 second stories", "networking", "principles without a finished story", "Drop the second stories first"} {
		if !strings.Contains(a.Short.En, want) {
			t.Errorf("%q is not in: %s", want, a.Short.En)
		}
	}
	for _, want := range []string{"남은 4일 동안 하루 40분", "두 번째 이야기 16개", "두 번째 이야기부터 빼세요"} {
		if !strings.Contains(a.Short.Ko, want) {
			t.Errorf("%q is not in: %s", want, a.Short.Ko)
		}
	}
	// When all fits there is nothing to say.
	st.Stories = full()
	if a := Plan(towards(40, 60), State{Stories: full(), Decks: st.Decks, Forms: forms()[:2]}, evening(0), seoul); !a.Short.Empty() || len(a.Out) != 0 {
		t.Errorf("all fits, and it says %s", a.Short.En)
	}
	// Many reviews and no time for them.
	st.Due = []int{400}
	if a := Plan(towards(6, 60), st, evening(0), seoul); !strings.Contains(a.Short.En, "reviews") {
		t.Errorf("400 reviews in six days: %s", a.Short.En)
	}
	// In the last two days nothing new is asked for.
	if a := Plan(towards(2, 60), newcomer(), evening(0), seoul); !strings.Contains(a.Short.En, "not to write new ones") {
		t.Errorf("two days before: %s", a.Short.En)
	}
	for minutes, want := range map[int]string{0: "0 is too few", 3: "3 is too few", 8: "10 minutes at a time"} {
		if a := Plan(Settings{Minutes: minutes}, newcomer(), evening(0), seoul); !strings.Contains(a.Short.En, want) {
			t.Errorf("%d minutes a day: %q", minutes, a.Short.En)
		}
	}
}

func TestWithoutADateTheEveningsAreSteady(t *testing.T) {
	st, set := newcomer(), Settings{Minutes: 45}
	a := Plan(set, st, evening(0), seoul)
	sound(t, set, st, a, evening(0))
	if a.ToGo != -1 || len(a.Days) != 7 || !a.Short.Empty() {
		t.Errorf("%d to go, %d days, %q", a.ToGo, len(a.Days), a.Short.En)
	}
	days, _ := mockDays(a)
	if want := []int{-2, -6}; !slices.Equal(days, want) { // the second and the sixth evening
		t.Errorf("mocks on %v, want %v", days, want)
	}
	// An interview that is over leaves steady evenings, and says so.
	past := Plan(towards(-2, 45), st, evening(0), seoul)
	if past.ToGo != -1 || len(past.Days) != 7 || !strings.Contains(past.Short.En, "has passed") {
		t.Errorf("%+v", past.Short)
	}
	// Who has done everything may rest, and reads so.
	free := Plan(set, State{Stories: full()}, evening(0), seoul)
	if it := free.Days[0].Items[0]; it.Kind != DoRest || !strings.Contains(it.Say.En, "A day off is fine") {
		t.Errorf("with nothing to do: %+v", it)
	}
	if it := Plan(set, State{Spent: 45, Due: []int{5}}, evening(0), seoul).Days[0].Items[0]; it.Kind != DoRest || !strings.Contains(it.Say.En, "done for today") {
		t.Errorf("with the minutes spent: %+v", it)
	}
}

// Asked again after its items were done, a day ends; minutes left are no debt.
func TestADayHasAnEnd(t *testing.T) {
	st := newcomer()
	st.Spent, st.Story = 61, evening(0)
	st.Decks[0].Last, st.Decks[1].Last = evening(0), evening(0)
	set := towards(60, 300)
	set.Rounds = []string{"gone"}
	st.Forms = nil
	if it := Plan(set, st, evening(0), seoul).Days[0].Items; len(it) != 1 || it[0].Kind != DoRest {
		t.Errorf("after a story and two decks: %+v", it)
	}
	// While reviews wait, minutes that nothing else needs go to them.
	items := Plan(Settings{Minutes: 120}, State{Due: []int{40}}, evening(0), seoul).Days[0].Items
	reviews, sum := 0, 0
	for _, it := range items {
		sum += it.Minutes
		if it.Kind == DoReview {
			reviews += it.Count
		}
	}
	if reviews != 18 || sum <= 115 { // beside a story and the drill
		t.Errorf("%d reviews, %d minutes of 120: %+v", reviews, sum, items)
	}
}

// Few minutes and many reviews starve neither stories nor new questions.
func TestReviewsDoNotCrowdOutTheRest(t *testing.T) {
	st := newcomer()
	st.Due = []int{200, 20, 20, 20, 20, 20, 20}
	var story, fresh, review bool
	for _, day := range Plan(Settings{Minutes: 20}, st, evening(0), seoul).Days {
		for _, it := range day.Items {
			story, fresh, review = story || it.Kind == DoStory, fresh || it.Kind == DoNew, review || it.Kind == DoReview
		}
	}
	if !story || !fresh || !review {
		t.Errorf("in a week of 20 minutes: stories %v, new questions %v, reviews %v", story, fresh, review)
	}
}

// FuzzPlan holds every plan to its promises.
func FuzzPlan(f *testing.F) {
	f.Add(uint64(1), 14, 45, 0, true)
	f.Add(uint64(2), -5, 3, 200, true)
	f.Add(uint64(3), 4000, 1440, 10, true)
	f.Add(uint64(4), 0, -7, -3, false)
	f.Fuzz(func(t *testing.T, seed uint64, days, minutes, spent int, dated bool) {
		r := rand.New(rand.NewPCG(seed, 2))
		days, minutes, spent = days%5000, minutes%2000, spent%2000
		set := Settings{Minutes: minutes}
		if dated {
			set = towards(days, minutes)
		}
		when := func() time.Time {
			if r.IntN(3) == 0 {
				return time.Time{}
			}
			return evening(r.IntN(40) - 35) // sometimes ahead: a clock went back
		}
		st := State{Spent: spent, Redone: r.IntN(9) - 1, Story: when(), Pairs: r.IntN(2) == 0, Drill: when(), Forms: forms()[:r.IntN(6)]}
		for i := range st.Stories {
			st.Stories[i] = r.IntN(4) - 1
		}
		for range r.IntN(60) {
			st.Due = append(st.Due, r.IntN(40)-2)
		}
		for i := range r.IntN(20) {
			st.Decks = append(st.Decks, Deck{ID: fmt.Sprint(i), Title: named(fmt.Sprint(i)), Strength: r.Float64()*3 - 1, Left: r.IntN(20) - 2, Last: when()})
		}
		for range r.IntN(6) {
			st.Mocks = append(st.Mocks, Mock{[]string{"onsite-loop", "phone-screen-short", "gone"}[r.IntN(3)], evening(-r.IntN(30))})
		}
		a := Plan(set, st, evening(0), seoul)
		sound(t, set, st, a, evening(0))
		if again := Plan(set, st, evening(0), seoul); fmt.Sprint(again) != fmt.Sprint(a) {
			t.Fatal("the same state gave another plan")
		}
	})
}

func BenchmarkPlan(b *testing.B) {
	cards, now := kept(5000), evening(30)
	st := newcomer()
	for i := range 30 {
		st.Decks = append(st.Decks, Deck{ID: fmt.Sprint(i), Title: named(fmt.Sprint(i)), Left: 50})
	}
	b.ReportAllocs()
	for b.Loop() {
		st.Due = Ahead(cards, 91, now, seoul)
		Plan(towards(120, 60), st, now, seoul)
	}
}

// Who wrote a first story tonight has nothing to rehearse yet: no mock before
// there was an evening of practice.
func TestNoMockBeforeAnyPractice(t *testing.T) {
	now := evening(0)
	st := State{Forms: forms(), Pairs: true, Story: now}
	for _, it := range Plan(Settings{Minutes: 30}, st, now, seoul).Days[0].Items {
		if it.Kind == DoMock {
			t.Errorf("on the first evening: %+v", it)
		}
	}
	st.Story = now.AddDate(0, 0, -1)
	days := Plan(Settings{Minutes: 30}, st, now, seoul).Days
	if !slices.ContainsFunc(days[0].Items, func(it Item) bool { return it.Kind == DoMock }) {
		t.Errorf("on the second: %+v", days[0].Items)
	}
}
