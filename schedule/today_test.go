package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept returns n cards that were reviewed for years, as far as their age goes.
func kept(n int) []Card {
	r := rand.New(rand.NewPCG(5, 5))
	cards := make([]Card, n)
	for i := range cards {
		c := NewCard(question(fmt.Sprintf("q%05d", i)))
		now := evening(-r.IntN(300))
		for range 1 + r.IntN(5) {
			c = review(c, Grade(1+r.IntN(4)), now)
			now = now.AddDate(0, 0, 1+r.IntN(20))
		}
		cards[i] = c
	}
	return cards
}

// answered returns a card asked once, that day.
func answered(id string, g Grade, day int) Card {
	return review(NewCard(question(id)), g, evening(day))
}

func ids(picks []Pick) string {
	var all []string
	for _, p := range picks {
		all = append(all, p.Key.ID)
	}
	return strings.Join(all, " ")
}

func TestTodayBeginsWithWhatIsMostForgotten(t *testing.T) {
	cards := []Card{answered("easy", Easy, -9), answered("good", Good, -3), answered("not yet", Easy, -1), answered("again", Again, -3), NewCard(question("never"))}
	today := Queue(cards, []Key{question("good"), question("high"), question("high"), question("low"), question("one too many")}, 5, evening(0), seoul)
	if got := ids(today.Picks); got != "again good easy high low" {
		t.Errorf("today: %s", got)
	}
	if today.Waiting != 0 || today.Later != nil || !strings.Contains(today.Say.En, "3 questions that came back and 2 new") {
		t.Errorf("%+v", today)
	}
	for i, p := range today.Picks {
		if p.Fresh != (i >= 3) || !p.Fresh && (p.Recall <= 0 || p.Recall >= 1) {
			t.Errorf("%+v", p)
		}
	}
	if got := ids(Queue(cards, nil, 5, evening(-4), seoul).Picks); got != "" {
		t.Errorf("before anything is due: %s", got)
	}
}

func TestABacklogIsSpreadAndNeverPunishes(t *testing.T) {
	var cards []Card
	for i := range 47 {
		cards = append(cards, answered(fmt.Sprint("q", i), Good, -9))
	}
	for i := range 8 {
		cards = append(cards, answered(fmt.Sprint("tomorrow", i), Good, -1))
	}
	fresh := []Key{question("new")}
	today := Queue(cards, fresh, 10, evening(0), seoul)
	if len(today.Picks) != 10 || today.Waiting != 37 || strings.Contains(ids(today.Picks), "new") {
		t.Fatalf("%d picks, %d waiting", len(today.Picks), today.Waiting)
	}
	if want := []int{10, 10, 10, 10, 5}; !slices.Equal(today.Later, want) {
		t.Errorf("later: %v, want %v", today.Later, want)
	}
	both(t, today.Say)
	if !strings.Contains(today.Say.En, "37 more came back; they are spread over the next days") {
		t.Error(today.Say.En)
	}
	// What is done counts: whoever did the ten is done for the day.
	byKey := map[Key]int{}
	for i, c := range cards {
		byKey[c.Key] = i
	}
	for _, p := range today.Picks {
		cards[byKey[p.Key]] = review(cards[byKey[p.Key]], Good, evening(0))
	}
	after := Queue(cards, fresh, 10, evening(0), seoul)
	if len(after.Picks) != 0 || after.Done != 10 || after.Waiting != 37 {
		t.Errorf("after ten: %d more, %d done, %d waiting", len(after.Picks), after.Done, after.Waiting)
	}
	if none := Queue(cards, fresh, 0, evening(0), seoul); len(none.Picks) != 0 || none.Waiting != 37 || none.Later != nil {
		t.Errorf("without a limit above 0: %+v", none)
	}
}

func TestTheListOfAPlanIsWhatThePlanNames(t *testing.T) {
	var cards []Card
	for i := range 13 {
		cards = append(cards, answered(fmt.Sprint("q", i), Good, -9))
	}
	today := Planned(cards, []int{4, 7, 0, 3, 3}, []Key{question("new")}, evening(0), seoul)
	if len(today.Picks) != 5 || !today.Picks[4].Fresh || today.Picks[4].Key.ID != "new" || today.Waiting != 9 || !slices.Equal(today.Later, []int{7, 0, 2}) {
		t.Errorf("%+v", today)
	}
	both(t, today.Say)
	none := Planned(cards, []int{0, 7}, nil, evening(0), seoul)
	if len(none.Picks) != 0 || none.Waiting != 13 || !strings.Contains(none.Say.En, "No questions are planned today. 13 more") {
		t.Errorf("%+v", none)
	}
}

// Weak cards that fail every day would keep the strong ones out for ever.
func TestNobodyWaitsForEver(t *testing.T) {
	var cards []Card
	for i := range 60 {
		cards = append(cards, answered(fmt.Sprint("weak", i), Again, -1))
	}
	for i := range 5 {
		cards = append(cards, answered(fmt.Sprint("strong", i), Easy, -10))
	}
	seen := map[string]bool{}
	for d := range 60 {
		for _, p := range Queue(cards, nil, 10, evening(d), seoul).Picks {
			i := slices.IndexFunc(cards, func(c Card) bool { return c.Key == p.Key })
			seen[p.Key.ID] = true
			cards[i] = review(cards[i], Again, evening(d))
		}
	}
	if len(seen) != len(cards) {
		t.Errorf("in 60 days of ten, %d of %d cards were asked", len(seen), len(cards))
	}
}

func TestAheadCountsTheDays(t *testing.T) {
	cards := []Card{answered("late", Good, -9), answered("today", Good, -2), answered("tomorrow", Good, -1), answered("far", Easy, 0), NewCard(question("never"))}
	if got, want := Ahead(cards, 4, evening(0), seoul), []int{2, 1, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("ahead: %v, want %v", got, want)
	}
}

// FuzzQueue holds the list to its promises, whatever the cards and the clock.
func FuzzQueue(f *testing.F) {
	f.Add(uint64(1), 40, 10, int64(0))
	f.Add(uint64(2), 3, -1, int64(-1e6))
	f.Fuzz(func(t *testing.T, seed uint64, n, limit int, minutes int64) {
		n, limit = min(max(n, 0), 200), min(max(limit, -5), 300)
		now := evening(0).Add(time.Duration(minutes%(60*24*3650)) * time.Minute)
		r := rand.New(rand.NewPCG(seed, 1))
		var cards []Card
		var fresh []Key
		for i := range n {
			k := question(fmt.Sprint(i))
			if r.IntN(3) == 0 {
				fresh = append(fresh, k)
				continue
			}
			cards = append(cards, review(NewCard(k), Grade(1+r.IntN(4)), evening(r.IntN(20)-20)))
		}
		today := Queue(cards, fresh, limit, now, seoul)
		if len(today.Picks)+min(today.Done, max(limit, 0)) > max(limit, 0) {
			t.Fatalf("%d picks and %d done with a limit of %d", len(today.Picks), today.Done, limit)
		}
		due, seen := 0, map[Key]bool{}
		for _, c := range cards {
			if c.IsDue(now, seoul) {
				due++
			}
		}
		for _, p := range today.Picks {
			if seen[p.Key] {
				t.Fatalf("%v twice", p.Key)
			}
			seen[p.Key] = true
			if !p.Fresh {
				due--
			} else if today.Waiting > 0 {
				t.Fatal("something new while others wait")
			}
		}
		if due != today.Waiting {
			t.Fatalf("%d wait, and it says %d", due, today.Waiting)
		}
		sum := 0
		for _, n := range today.Later {
			if n < 0 || n > limit {
				t.Fatalf("later %v with a limit of %d", today.Later, limit)
			}
			sum += n
		}
		if limit > 0 && sum < today.Waiting {
			t.Fatalf("%d wait, and later come %v", today.Waiting, today.Later)
		}
	})
}

func BenchmarkQueue(b *testing.B) {
	cards := kept(5000)
	var fresh []Key
	for i := range 1000 {
		fresh = append(fresh, question(fmt.Sprint("new", i)))
	}
	b.ReportAllocs()
	for b.Loop() {
		Queue(cards, fresh, 20, evening(30), seoul)
	}
}

func BenchmarkAhead(b *testing.B) {
	cards := kept(5000)
	b.ReportAllocs()
	for b.Loop() {
		Ahead(cards, 365, evening(30), seoul)
	}
}

func BenchmarkGrade(b *testing.B) {
	c := answered("a", Good, -3)
	b.ReportAllocs()
	for b.Loop() {
		review(c, Good, evening(0))
	}
}
