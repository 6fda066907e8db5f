package schedule

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"onsite/lang"
)

// Pick is one thing to do today.
type Pick struct {
	Key    Key
	Fresh  bool
	Recall float64 // chance that it is still remembered, 0 to 1
}

// Today is the list of a day: small enough to be done, and honest about the
// rest.
type Today struct {
	Picks   []Pick // what came back, the most forgotten first, then what is new
	Done    int    // cards asked today already; they count towards the limit
	Waiting int    // came back, and is left for the days to come
	// Later is how many come back on each of the next days, from tomorrow until
	// nobody waits any more; what today's reviews bring back is not in it.
	Later []int
	Say   lang.Text
}

// patience is what a day of waiting counts for, as a share of forgetting. With
// it the strong card that waits is not overtaken by weak ones for ever.
const patience = 0.02

// Queue makes the list for the study day of now. At most limit cards are asked a
// day, those asked today already included; what is over the limit waits for the
// next days. Those of fresh that were never asked fill what is left, the first
// first, and only while nobody waits, so that a backlog shrinks. Order and choice
// depend on the arguments alone; it takes time in proportion to n log n.
func Queue(cards []Card, fresh []Key, limit int, now time.Time, loc *time.Location) Today {
	today := Day(now, loc)
	type waiting struct {
		pick Pick
		rank float64
	}
	var t Today
	var due []waiting
	asked := make(map[Key]bool, len(cards))
	for _, c := range cards {
		if c.Reps == 0 {
			continue
		}
		asked[c.Key] = true
		if date(c.Last).Equal(today) {
			t.Done++
		}
		if c.dueOn(today) {
			recall := c.retrievability(today)
			due = append(due, waiting{Pick{Key: c.Key, Recall: recall}, recall - patience*float64(daysBetween(c.Due, today))})
		}
	}
	slices.SortFunc(due, func(a, b waiting) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), compareKeys(a.pick.Key, b.pick.Key))
	})
	room := max(limit-t.Done, 0)
	for _, w := range due[:min(room, len(due))] {
		t.Picks = append(t.Picks, w.pick)
	}
	t.Waiting = len(due) - len(t.Picks)
	came := len(t.Picks)
	if t.Waiting == 0 {
		t.Picks = append(t.Picks, unasked(fresh, asked, room-came)...)
	} else if limit > 0 {
		days := len(cards)/limit + 1
		t.Later = spread(t.Waiting, Ahead(cards, days+1, now, loc), slices.Repeat([]int{limit}, days))
	}
	t.Say = t.say(came)
	return t
}

// Planned is the list of a day whose plan says what is new, and how many of what
// came back are asked on each day, today first. Whoever is not asked today waits
// for the days after it.
func Planned(cards []Card, reviews []int, fresh []Key, now time.Time, loc *time.Location) Today {
	done := Queue(cards, nil, 0, now, loc).Done
	t := Queue(cards, nil, done+reviews[0], now, loc)
	t.Later = spread(t.Waiting, Ahead(cards, len(reviews), now, loc), reviews[1:])
	came := len(t.Picks)
	for _, k := range fresh {
		t.Picks = append(t.Picks, Pick{Key: k, Fresh: true})
	}
	t.Say = t.say(came)
	return t
}

// unasked picks n of fresh, each once, that are not among those asked.
func unasked(fresh []Key, asked map[Key]bool, n int) []Pick {
	var picks []Pick
	for _, k := range fresh {
		if len(picks) == n {
			break
		}
		if !asked[k] {
			asked[k] = true
			picks = append(picks, Pick{Key: k, Fresh: true})
		}
	}
	return picks
}

// spread deals those who wait over the days after today, at most so many a day
// with what comes back then. With a day for every limit cards, and one more,
// it ends with nobody waiting.
func spread(waiting int, due, limits []int) []int {
	var later []int
	for i, n := range due[1:] {
		if waiting == 0 {
			break
		}
		waiting += n
		take := min(waiting, limits[i])
		waiting -= take
		later = append(later, take)
	}
	return later
}

// Ahead counts the cards that come back on each study day from now's on; what
// came back earlier is counted with the first.
func Ahead(cards []Card, days int, now time.Time, loc *time.Location) []int {
	today := Day(now, loc)
	counts := make([]int, max(days, 0))
	for _, c := range cards {
		if d := max(daysBetween(today, c.Due), 0); c.Reps > 0 && d < len(counts) {
			counts[d]++
		}
	}
	return counts
}

func compareKeys(a, b Key) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}

// say puts the list into a sentence or two.
func (t Today) say(came int) lang.Text {
	var s reasons
	fresh := len(t.Picks) - came
	switch {
	case came > 0 && fresh > 0:
		s.say(fmt.Sprintf("오늘은 돌아온 질문 %d개와 새 질문 %d개입니다.", came, fresh),
			"Today: "+lang.Several(came, "one question", "%d questions")+" that came back and "+lang.Several(fresh, "one new one.", "%d new ones."))
	case came > 0:
		s.say(fmt.Sprintf("오늘은 돌아온 질문 %d개입니다.", came), "Today: "+lang.Several(came, "one question", "%d questions")+" that came back.")
	case fresh > 0:
		s.say(fmt.Sprintf("오늘은 새 질문 %d개입니다.", fresh), "Today: "+lang.Several(fresh, "one new question.", "%d new questions."))
	case t.Done > 0:
		s.say("오늘 몫은 다 하셨습니다.", "You are done for today.")
	case t.Waiting > 0:
		s.say("오늘 계획에는 질문이 없습니다.", "No questions are planned today.")
	default:
		s.say("오늘은 돌아온 것이 없습니다.", "Nothing comes back today.")
	}
	if t.Waiting > 0 && len(t.Later) > 0 {
		s.say(fmt.Sprintf("돌아왔지만 오늘 계획에 없는 %d개는 다음 날들로 나눠 두었으니 오늘 하지 않으셔도 됩니다.", t.Waiting),
			lang.Several(t.Waiting, "One more came back; it waits for another day.", "%d more came back; they are spread over the next days, and none has to be done today."))
	}
	return s.text()
}
