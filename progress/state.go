package progress

import (
	"cmp"
	"slices"
	"time"

	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// daysForeseen is how far ahead a plan is told what comes back: by later days
// today's practice has changed it.
const daysForeseen = 61

// State is where a person stands, as far as a plan asks.
func State(r Record, b Bank, set schedule.Settings, now time.Time, loc *time.Location) schedule.State {
	today := schedule.Day(now, loc)
	st := schedule.State{Spent: int(Spent(r, loc)[today] / time.Minute)}
	whole := slices.DeleteFunc(slices.Clone(r.Stories), func(s story.Story) bool { return !s.Whole() })
	copy(st.Stories[:], story.Cover(whole).Strong)
	for i, p := range questions.Principles() {
		_, st.Begun[i] = r.Unfinished(p.ID)
	}
	for _, s := range r.Stories {
		if s.Changed.After(st.Story) && worked(s) {
			st.Story = s.Changed
		}
		st.Pairs = st.Pairs || len(s.Shows) > 0
	}
	for _, c := range r.Recalls {
		if t := atNoon(c.Last, loc); c.Reps > 0 && t.After(st.Drill) {
			st.Drill = t
		}
	}
	if st.Pairs && len(RecallDue(r, b, now, loc).Picks) == 0 {
		st.Drill = now // nothing of them is left to drill
	}
	cards := r.known(b.Decks)
	for _, c := range cards {
		if c.Reps > 1 && schedule.Day(atNoon(c.Last, loc), loc).Equal(today) {
			st.Redone++
		}
	}
	st.Due = schedule.Ahead(cards, daysForeseen, now, loc)
	strength := map[string]float64{}
	for _, s := range strengthsOf(r, b.Decks, now, loc).Decks {
		strength[s.ID] = s.Value
	}
	of := CardsOf(r.Cards, b.Decks)
	for _, d := range b.Promised(set.Rounds) {
		deck := schedule.Deck{ID: d.ID, Title: d.Title, Strength: strength[d.ID]}
		for _, q := range d.Questions {
			c, asked := of[q.ID]
			last := r.past(q).First
			switch {
			case !asked:
				deck.Left++
				continue
			case c.Reps == 1: // it may have been met in a mock before
				last = atNoon(c.Last, loc)
			}
			if last.After(deck.Last) {
				deck.Last = last
			}
		}
		st.Decks = append(st.Decks, deck)
	}
	for _, m := range r.Mocks {
		if !m.Running && m.Asked > 0 {
			st.Mocks = append(st.Mocks, schedule.Mock{Plan: m.Plan, At: m.Began})
		}
	}
	for _, p := range b.Plans {
		minutes := int((p.Length() + time.Minute - 1) / time.Minute)
		st.Forms = append(st.Forms, schedule.Form{ID: p.ID, Title: p.Title, Minutes: minutes})
	}
	return st
}

// worked reports whether a story had an evening's work: it can be told, or was
// written at for a sitting. One that was only opened is offered again.
func worked(s story.Story) bool {
	return s.Whole() || s.Changed.Sub(s.Made) >= schedule.StorySitting*time.Minute
}

// Since is from when on a plan needs the answers of a record: an answer begun
// within the last week may have been finished today.
func Since(now time.Time, loc *time.Location) time.Time {
	y, m, d := schedule.Day(now, loc).Date()
	return time.Date(y, m, d-7, 0, 0, 0, 0, loc)
}

// Agenda is the plan of a process, from where the record says the person stands.
func Agenda(r Record, b Bank, p schedule.Process, now time.Time, loc *time.Location) schedule.Agenda {
	set := p.Clean().Settings
	if len(set.Rounds) == 0 {
		set.Rounds = usualRounds
	}
	return schedule.Plan(set, State(r, b, set, now, loc), now, loc)
}

// Due are the questions of today's plan: what came back, the most forgotten
// first, and then what is new. What came back and is not planned today waits for
// the days the plan has room for it.
func Due(r Record, b Bank, p schedule.Process, now time.Time, loc *time.Location) schedule.Today {
	days := Agenda(r, b, p, now, loc).Days
	reviews, fresh := make([]int, len(days)), []schedule.Key(nil)
	for i, day := range days {
		for _, it := range day.Items {
			if it.Kind == schedule.DoReview {
				reviews[i] += it.Count
			}
		}
	}
	for _, it := range days[0].Items {
		if d, ok := b.Deck(it.What); ok && it.Kind == schedule.DoNew {
			for _, id := range r.NewOf(d, it.Count) {
				fresh = append(fresh, schedule.QuestionKey(id))
			}
		}
	}
	return schedule.Planned(r.known(b.Decks), reviews, fresh, now, loc)
}

// Returned are n questions that came back, the most forgotten first; fewer where
// fewer did.
func (r Record) Returned(b Bank, n int, now time.Time, loc *time.Location) []string {
	cards := r.known(b.Decks)
	var ids []string
	for _, p := range schedule.Queue(cards, nil, len(cards)+n, now, loc).Picks {
		if len(ids) < n {
			ids = append(ids, p.Key.ID)
		}
	}
	return ids
}

// Unfinished is the story of a principle that was begun last and cannot be told
// to its end yet; ok is false when there is none.
func (r Record) Unfinished(principle string) (s story.Story, ok bool) {
	for _, one := range r.Stories {
		if one.Strength(principle) >= story.Strong && !one.Whole() && (!ok || one.Changed.After(s.Changed)) {
			s, ok = one, true
		}
	}
	return s, ok
}

// NewOf are n questions of a deck that have no card yet, for they were never
// answered, or only in a mock or not to the end; fewer where there are no more.
// Those of principles with few strong stories come first, and the basics.
func (r Record) NewOf(d questions.Deck, n int) []string {
	cover := story.Cover(r.Stories)
	strong := map[string]int{}
	for j, p := range cover.Principles {
		strong[p.ID] = cover.Strong[j]
	}
	of := CardsOf(r.Cards, []questions.Deck{d})
	fresh := slices.DeleteFunc(slices.Clone(d.Questions), func(q questions.Question) bool {
		_, asked := of[q.ID]
		return asked
	})
	rank := func(q questions.Question) int { return max(q.Level, 1) * (1 + strong[q.Principle]) }
	slices.SortStableFunc(fresh, func(a, b questions.Question) int { return cmp.Compare(rank(a), rank(b)) })
	var ids []string
	for _, q := range fresh[:min(max(n, 0), len(fresh))] {
		ids = append(ids, q.ID)
	}
	return ids
}

// atNoon is noon of a study day, written as the scheduler writes it, where the
// person is.
func atNoon(day time.Time, loc *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, loc)
}
