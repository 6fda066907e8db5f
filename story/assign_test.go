package story

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"onsite/questions"
)

// best is the most slots that can be served and the most strength that takes,
// by trying everything.
func best(slots []Slot, stories []Story, told map[int]bool) (served, strength int) {
	if len(slots) == 0 {
		return 0, 0
	}
	served, strength = best(slots[1:], stories, told) // nobody for the first
	for i, s := range stories {
		n := s.Strength(slots[0].Principle)
		if n == 0 || told[i] {
			continue
		}
		told[i] = true
		a, b := best(slots[1:], stories, told)
		told[i] = false
		if a+1 > served || a+1 == served && b+n > strength {
			served, strength = a+1, b+n
		}
	}
	return served, strength
}

// checkAssign holds an assignment to all that is promised of one.
func checkAssign(t *testing.T, slots []Slot, stories []Story) {
	t.Helper()
	choices, ok := Assign(slots, stories)
	if len(choices) != len(slots) {
		t.Fatalf("%d choices for %d slots", len(choices), len(slots))
	}
	byID := map[string]Story{}
	for _, s := range stories {
		byID[s.ID] = s
	}
	told := map[string]bool{}
	served, strength := 0, 0
	for i, c := range choices {
		if c.Slot != i {
			t.Fatalf("choice %d is for slot %d", i, c.Slot)
		}
		if c.Story == "" {
			continue
		}
		n := byID[c.Story].Strength(slots[i].Principle)
		if n == 0 || told[c.Story] {
			t.Fatalf("slot %d got %s (strength %d, told before: %v)", i, c.Story, n, told[c.Story])
		}
		told[c.Story] = true
		served, strength = served+1, strength+n
	}
	wantServed, wantStrength := best(slots, stories, map[int]bool{})
	if served != wantServed || strength != wantStrength {
		t.Fatalf("served %d with %d, but %d with %d is possible\n%v\n%+v", served, strength, wantServed, wantStrength, slots, stories)
	}
	if ok != (served == len(slots)) {
		t.Fatalf("ok is %v with %d of %d served", ok, served, len(slots))
	}
	mixed := append([]Story(nil), stories...)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
	if again, _ := Assign(slots, mixed); !reflect.DeepEqual(again, choices) {
		t.Fatalf("in another order the same stories give %v, not %v", again, choices)
	}
}

// small makes a case of a few slots and stories over a few principles.
func small(r *rand.Rand) ([]Slot, []Story) {
	ps := questions.Principles()[:1+r.IntN(5)]
	slots := make([]Slot, r.IntN(6))
	for i := range slots {
		slots[i] = Slot{Round: i / 2, Principle: ps[r.IntN(len(ps))].ID}
	}
	stories := make([]Story, r.IntN(7))
	for i := range stories {
		stories[i].ID = id(i)
		for _, p := range ps {
			if r.IntN(3) > 0 {
				continue
			}
			stories[i].Shows = append(stories[i].Shows, Show{p.ID, 1 + r.IntN(3)})
		}
	}
	return slots, stories
}

func TestNoStoryIsToldTwice(t *testing.T) {
	// Taking the strongest for the first slot would leave the second without.
	stories := []Story{
		showing(1, "배치", "dive-deep 3, ownership 3"),
		showing(2, "이전", "dive-deep 1"),
	}
	slots := []Slot{{0, "dive-deep"}, {1, "ownership"}}
	choices, ok := Assign(slots, stories)
	if want := []Choice{{0, id(2)}, {1, id(1)}}; !ok || !reflect.DeepEqual(choices, want) {
		t.Errorf("chose %v %v, want %v", choices, ok, want)
	}
	checkAssign(t, slots, stories)
}

func TestWhatIsImpossibleIsSaid(t *testing.T) {
	stories := []Story{showing(1, "배치", "dive-deep 3, ownership 3"), showing(2, "이전", "frugality 2")}
	slots := []Slot{{0, "dive-deep"}, {0, "think-big"}, {1, "ownership"}, {1, ""}}
	choices, ok := Assign(slots, stories)
	if ok {
		t.Fatalf("one story cannot serve two: %v", choices)
	}
	if choices[1].Story != "" || choices[3].Story != "" || (choices[0].Story == "") == (choices[2].Story == "") {
		t.Errorf("chose %v", choices)
	}
	checkAssign(t, slots, stories)
	if choices, ok := Assign(nil, stories); !ok || len(choices) != 0 {
		t.Errorf("nothing is asked, but %v %v", choices, ok)
	}
	if choices, ok := Assign(slots[:1], nil); ok || choices[0].Story != "" {
		t.Errorf("an empty bank tells %v", choices)
	}
}

func TestAssignEqualsTryingEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 7))
	for range 3000 {
		slots, stories := small(r)
		checkAssign(t, slots, stories)
	}
}

func FuzzAssign(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Add(uint64(1<<40), uint64(3))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		slots, stories := small(rand.New(rand.NewPCG(a, b)))
		checkAssign(t, slots, stories)
	})
}

func BenchmarkAssignALoop(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var slots []Slot
	for i, p := range questions.Principles() {
		slots = append(slots, Slot{i / 4, p.ID})
	}
	stories := bank(200)
	for i := range stories {
		stories[i].Shows = nil
		for range 4 {
			stories[i].Shows = append(stories[i].Shows, Show{questions.Principles()[r.IntN(16)].ID, 1 + r.IntN(3)})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Assign(slots, stories)
	}
}
