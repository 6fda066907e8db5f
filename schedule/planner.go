package schedule

import (
	"math"
	"slices"
	"strings"
	"time"

	"onsite/questions"
)

// What things take, in minutes. Two or three minutes of answer want thinking,
// follow-ups and a look at the evidence around them.
const (
	reviewMinutes = 5
	newMinutes    = 6
	StoryMinutes  = 25
	StorySitting  = 10 // a story may be written over several days, but not in less at a time
	recallMinutes = 2
	readMinutes   = 10
)

const (
	storiesEach = 2   // strong stories for each principle: the goal
	newAtOnce   = 3   // new questions of a deck in an evening
	steadyDecks = 2   // decks to open in an evening, when the days suffice
	neglect     = 4   // days after which stories or new questions go before reviews
	steadyDays  = 7   // days planned when no date is set
	horizon     = 366 // days planned at most
	rehearsed   = 10  // days before the interview from which on a full mock counts as the one a week before
)

// never is a day before all days.
const never = math.MinInt32

// planner goes through the days and remembers what would be done by then. Days
// are counted from today.
type planner struct {
	set        Settings
	today      time.Time
	toGo       int // days to the interview; -1 none
	past       bool
	days       int
	spent      int
	redone     int
	stories    [16]int
	begun      [16]bool
	written    int // minutes of the next story that are written
	lastStory  int
	pairs      bool
	lastDrill  int
	due        []back
	tried      int // answers since the last that was foreseen to fail
	decks      []topic
	forms      []Form
	rounds     []round
	lastMock   int
	target     int  // the round to rehearse in full a week before the interview; -1 none fits a day
	full       bool // it is done
	storiesDay int  // most stories in an evening
	decksDay   int
}

// back counts questions that come back on a day, by how often they went well
// since they were new or last failed: once, twice, more often.
type back [3]int

func (b back) all() int { return b[0] + b[1] + b[2] }

// What a plan foresees of the days ahead: after how many days a question comes
// back that went well so often (first intervals of FSRS for answers that are
// good), and that one answer in so many fails and comes back the next day.
var comesBack = [...]int{2, 9, 40}

const oneFails = 3

type topic struct {
	Deck
	last int
}

func (t topic) unopened() bool { return t.last == never && t.Left > 0 }

// round is a mock to expect, in its forms, and how often it was rehearsed.
type round struct {
	id          string
	full, short Form // Minutes 0: there is none
	done        int
}

// dayOf is the study day of a moment, counted from today. A moment ahead of
// today is the doing of a clock that went back, and counts as today.
func (p *planner) dayOf(t time.Time, loc *time.Location) int {
	if t.IsZero() {
		return never
	}
	return min(daysBetween(p.today, Day(t, loc)), 0)
}

func open(set Settings, st State, today time.Time, loc *time.Location) *planner {
	p := &planner{set: set, today: today, toGo: -1, days: steadyDays, spent: max(st.Spent, 0), redone: max(st.Redone, 0), stories: st.Stories, begun: st.Begun, pairs: st.Pairs, lastMock: never}
	if !set.Date.IsZero() {
		if n := daysBetween(today, date(set.Date)); n >= 0 {
			p.toGo, p.days = n, min(n+1, horizon)
		} else {
			p.past = true
		}
	}
	p.lastStory, p.lastDrill = p.dayOf(st.Story, loc), p.dayOf(st.Drill, loc)
	p.due = make([]back, p.days+1)
	for d, n := range st.Due[:min(len(st.Due), p.days)] {
		p.due[d][1] = max(n, 0)
	}
	unopened, holes := 0, 0
	for _, d := range st.Decks {
		t := topic{d, p.dayOf(d.Last, loc)}
		if t.unopened() {
			unopened++
		}
		p.decks = append(p.decks, t)
	}
	for _, n := range p.stories {
		holes += max(storiesEach-n, 0)
	}
	p.storiesDay, p.decksDay = 1, steadyDecks
	if p.toGo >= 0 {
		whole := max(p.toGo-2, 1) // the last two days take nothing new
		p.storiesDay = max(1, (holes+whole-1)/whole)
		p.decksDay = max(steadyDecks, (unopened+whole-1)/whole)
	}
	p.forms = st.Forms
	p.rounds = expected(set.Rounds, st.Forms)
	p.target = p.longest(set.Minutes)
	for _, m := range st.Mocks {
		d := p.dayOf(m.At, loc)
		p.lastMock = max(p.lastMock, d)
		for i := range p.rounds {
			r := &p.rounds[i]
			if m.Plan == r.id || m.Plan == r.id+questions.ShortForm {
				r.done++
			}
			if i == p.target && m.Plan == r.id && p.toGo-d <= rehearsed {
				p.full = true
			}
		}
	}
	return p
}

// expected pairs the forms of the rounds to expect. What there is no form of is
// left out.
func expected(ids []string, forms []Form) []round {
	if len(ids) == 0 {
		for _, f := range forms {
			if !strings.HasSuffix(f.ID, questions.ShortForm) {
				ids = append(ids, f.ID)
			}
		}
	}
	var rounds []round
	for _, id := range ids {
		r := round{id: strings.TrimSuffix(id, questions.ShortForm)}
		for _, f := range forms {
			switch f.ID {
			case r.id:
				r.full = f
			case r.id + questions.ShortForm:
				r.short = f
			}
		}
		known := slices.ContainsFunc(rounds, func(o round) bool { return o.id == r.id })
		if !known && (r.full.Minutes > 0 || r.short.Minutes > 0) {
			rounds = append(rounds, r)
		}
	}
	return rounds
}

// plan is one day. What is left of its reviews waits for the next.
func (p *planner) plan(d int) []Item {
	defer func() {
		for i, n := range p.due[d] {
			p.due[d+1][i] += n
		}
	}()
	left := p.toGo - d
	light := p.toGo >= 0 && left == 2
	t := &table{left: max(p.set.Minutes, 0)}
	if light {
		t.left /= 2
	}
	if d == 0 {
		t.left = max(t.left-p.spent, 0)
	}
	switch {
	case p.toGo >= 0 && left == 0:
		return []Item{{Kind: DoRest, Say: sayTheDay(p.set)}}
	case d == 0 && t.left == 0 && p.spent > 0:
		return []Item{{Kind: DoRest, Say: sayDone}}
	case t.left == 0:
		return nil
	case p.toGo >= 0 && left == 1:
		if d > 0 || p.spent < readMinutes {
			t.put(Item{Kind: DoRead, Minutes: min(readMinutes, t.left), Say: sayDayBefore})
		}
		return p.orRest(t, d)
	case light:
		p.reviews(t, d, t.left)
		p.recall(t, d)
		if len(t.items) == 0 && (d > 0 || p.spent == 0) {
			t.put(Item{Kind: DoRead, Minutes: min(readMinutes, t.left), Say: sayReadStories})
		}
		return p.orRest(t, d)
	}
	if d == 0 { // what was done today counts, so that the day has an end
		for _, topic := range p.decks {
			if topic.last == d {
				t.decks++
			}
		}
		if p.lastStory == d {
			t.stories++
		}
	}
	p.mock(t, d)
	p.neglected(t, d)
	p.reviews(t, d, p.share(t, d))
	p.recall(t, d)
	p.progress(t, d)
	p.reviews(t, d, t.left)
	return p.orRest(t, d)
}

// orRest is what lies on the table, or the word that there is nothing. A day too
// short for what waits stays empty; Agenda.Short says so.
func (p *planner) orRest(t *table, d int) []Item {
	if len(t.items) == 0 {
		switch {
		case d == 0 && p.spent > 0:
			t.put(Item{Kind: DoRest, Say: sayDone})
		case p.due[d].all() == 0 && p.hole() < 0 && p.deck(d) < 0:
			t.put(Item{Kind: DoRest, Say: sayFree})
		}
	}
	return t.items
}

// table is what a day's minutes are laid on.
type table struct {
	items   []Item
	left    int // minutes
	stories int
	decks   int
}

func (t *table) put(it Item) {
	t.items = append(t.items, it)
	t.left -= it.Minutes
}

// share is how many of the minutes reviews may take first: three in five while
// stories or new questions wait, those of today's reviews included, or else every
// look at the plan would give them three fifths of the rest.
func (p *planner) share(t *table, d int) int {
	if p.hole() < 0 && p.deck(d) < 0 {
		return t.left
	}
	done := 0
	if d == 0 {
		done = p.redone * reviewMinutes
	}
	share := (t.left+done)*3/5 - done
	if done == 0 {
		share = max(share, reviewMinutes)
	}
	return min(share, t.left)
}

// reviews takes what came back, within share minutes.
func (p *planner) reviews(t *table, d, share int) {
	n := min(p.due[d].all(), max(share, 0)/reviewMinutes)
	if n == 0 {
		return
	}
	for i, rest := 0, n; i < len(comesBack); i++ {
		take := min(rest, p.due[d][i])
		rest -= take
		p.due[d][i] -= take
		p.foresee(d, take, min(i+1, len(comesBack)-1))
	}
	t.left -= n * reviewMinutes
	at := slices.IndexFunc(t.items, func(it Item) bool { return it.Kind == DoReview })
	if at < 0 {
		at = len(t.items)
		t.items = append(t.items, Item{Kind: DoReview})
	}
	it := &t.items[at]
	it.Count += n
	it.Minutes += n * reviewMinutes
	it.Say = sayReview(it.Count)
}

// foresee enters when n questions answered on day d come back, if all but some
// went well, now so often.
func (p *planner) foresee(d, n, well int) {
	p.tried += n
	fail := min(p.tried/oneFails, n)
	p.tried -= fail * oneFails
	p.due[d+1][0] += fail
	if back := d + comesBack[well]; back < len(p.due) {
		p.due[back][well] += n - fail
	}
}

func (p *planner) recall(t *table, d int) {
	if p.pairs && p.lastDrill < d && t.left >= recallMinutes {
		t.put(Item{Kind: DoRecall, Minutes: recallMinutes, Say: sayRecall})
		p.lastDrill = d
	}
}

// neglected puts a story or new questions, whichever stood back longer, before
// the reviews when it did for days, so that few minutes and many reviews never
// starve them. Not both: who comes back after a week has reviews waiting.
func (p *planner) neglected(t *table, d int) {
	story, deck := d-p.lastStory, d-p.deckSeen()
	switch {
	case story == 0, deck == 0:
	case story >= deck && story >= neglect && p.story(t, d):
	case deck >= neglect && p.fresh(t, d):
	case story >= neglect:
		p.story(t, d)
	}
}

// progress fills the minutes left with stories and new questions in turns, that
// first which was longer not worked on. Once every deck was opened, a principle
// without any story goes before more questions of the decks.
func (p *planner) progress(t *table, d int) {
	at := p.hole()
	bare := at >= 0 && p.stories[at] <= 0 && !slices.ContainsFunc(p.decks, topic.unopened)
	story := p.lastStory <= p.deckSeen() || p.toGo >= 0 && bare
	for {
		switch {
		case story && p.story(t, d), !story && p.fresh(t, d):
			story = !story
		case story && p.fresh(t, d), !story && p.story(t, d):
		default:
			return
		}
	}
}

// hole is the principle that needs a story most, or -1: no story before one.
func (p *planner) hole() int {
	at := -1
	for i, n := range p.stories {
		if n < storiesEach && (at < 0 || max(n, 0) < max(p.stories[at], 0)) {
			at = i
		}
	}
	return at
}

// story puts a story, or one of two sittings where there is no time for all of
// it. Neither is shorter than ten minutes, so that neither is a scrap.
func (p *planner) story(t *table, d int) bool {
	at := p.hole()
	if at < 0 || t.stories >= p.storiesDay || t.left < StorySitting {
		return false
	}
	m := StoryMinutes - p.written
	first := t.left < m && p.written == 0
	if first {
		m = min(t.left, StoryMinutes-StorySitting)
	}
	m = min(m, t.left)
	t.put(Item{Kind: DoStory, What: questions.Principles()[at].ID, Minutes: m, Say: sayStory(at, p.stories[at], p.begun[at], first)})
	t.stories++
	p.lastStory = d
	p.written += m
	p.begun[at] = first
	if !first {
		p.written = 0
		p.stories[at] = max(p.stories[at], 0) + 1
		p.pairs = true
	}
	return true
}

// deckSeen is the last day on which new questions were asked.
func (p *planner) deckSeen() int {
	last := never
	for _, t := range p.decks {
		last = max(last, t.last)
	}
	return last
}

// deck is the topic whose new questions are needed most on day d, or -1.
func (p *planner) deck(d int) int {
	at, most := -1, 0.0
	for i, t := range p.decks {
		if t.Left <= 0 || t.last == d {
			continue
		}
		need := math.MaxFloat64
		if t.last != never {
			need = (1.25 - within(t.Strength, 0, 1)) * float64(d-t.last)
		}
		if need > most {
			at, most = i, need
		}
	}
	return at
}

// fresh puts new questions of one deck.
func (p *planner) fresh(t *table, d int) bool {
	at := p.deck(d)
	if at < 0 || t.decks >= p.decksDay || t.left < newMinutes {
		return false
	}
	deck := &p.decks[at]
	n := min(newAtOnce, deck.Left, t.left/newMinutes)
	t.put(Item{Kind: DoNew, What: deck.ID, Count: n, Minutes: n * newMinutes, Say: sayNew(deck.Title, n)})
	t.decks++
	deck.Left -= n
	deck.last = d
	p.foresee(d, n, 0)
	return true
}

// mock puts a mock when its day has come; it is not asked in the last two days.
func (p *planner) mock(t *table, d int) {
	left, since := p.toGo-d, d-p.lastMock
	at, form := p.choose(t.left)
	full := false
	if p.toGo >= 0 {
		if since < 3 {
			return
		}
		if left >= 5 && left <= 7 && p.target >= 0 && !p.full && p.rounds[p.target].full.Minutes <= t.left {
			full, at, form = true, p.target, p.rounds[p.target].full
		} else if left%7 != 0 && left%7 != 3 {
			return
		}
	} else if since < 4 || p.lastMock == never && !p.practised(d) {
		return // somebody new has something to rehearse tomorrow
	}
	if form.Minutes == 0 {
		return
	}
	t.put(Item{Kind: DoMock, What: form.ID, Title: form.Title, Minutes: form.Minutes, Say: sayMock(form, full)})
	p.lastMock = d
	if at >= 0 {
		p.rounds[at].done++
		p.full = p.full || at == p.target && form.ID == p.rounds[at].full.ID && left <= rehearsed
	}
}

// practised reports whether there was practice before day d.
func (p *planner) practised(d int) bool {
	return p.lastDrill < d && p.lastDrill != never || p.lastStory < d && p.lastStory != never ||
		slices.ContainsFunc(p.decks, func(t topic) bool { return t.last != never && t.last < d })
}

// choose finds a mock that fits: of the round rehearsed least, in full when that
// leaves a third of the minutes for other things, and short when not. Where none
// of the rounds fits, any short mock is better than none; the index is -1 then.
// No mock fits when Minutes is 0.
func (p *planner) choose(budget int) (int, Form) {
	order := make([]int, len(p.rounds))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.rounds[a].done - p.rounds[b].done })
	fits := func(f Form, minutes int) bool { return f.Minutes > 0 && f.Minutes <= minutes }
	for _, i := range order {
		r := p.rounds[i]
		switch {
		case fits(r.full, budget*2/3):
			return i, r.full
		case fits(r.short, budget):
			return i, r.short
		case fits(r.full, budget):
			return i, r.full
		}
	}
	var least Form
	for _, f := range p.forms {
		if fits(f, budget) && (least.Minutes == 0 || f.Minutes < least.Minutes) {
			least = f
		}
	}
	return -1, least
}

// out is what was not reached by the interview, what to drop first first: second
// stories, topics, reviews, rounds, and last the principles without any story.
func (p *planner) out() []Item {
	var all, bare []Item
	for i, pr := range questions.Principles() {
		for n := max(p.stories[i], 0); n < storiesEach; n++ {
			it := Item{Kind: DoStory, What: pr.ID, Minutes: StoryMinutes, Say: sayStory(i, n, p.begun[i] && n <= p.stories[i], false)}
			if n == 0 {
				bare = append(bare, it)
			} else {
				all = append(all, it)
			}
		}
	}
	for _, t := range slices.Backward(p.decks) {
		if t.unopened() {
			n := min(t.Left, newAtOnce)
			all = append(all, Item{Kind: DoNew, What: t.ID, Count: n, Minutes: n * newMinutes, Say: sayNew(t.Title, n)})
		}
	}
	if n := p.due[max(p.toGo-2, 0)].all(); p.toGo >= 2 && n > p.set.Minutes/reviewMinutes { // a handful is no news
		all = append(all, Item{Kind: DoReview, Count: n, Minutes: n * reviewMinutes, Say: sayReview(n)})
	}
	longest := p.longest(math.MaxInt)
	for i, r := range p.rounds {
		switch {
		case i == longest && i != p.target && p.toGo >= 5:
			all = append(all, Item{Kind: DoMock, What: r.full.ID, Title: r.full.Title, Minutes: r.full.Minutes, Say: sayMock(r.full, true)})
		case r.done == 0:
			f := r.short
			if f.Minutes == 0 {
				f = r.full
			}
			all = append(all, Item{Kind: DoMock, What: f.ID, Title: f.Title, Minutes: f.Minutes, Say: sayMock(f, false)})
		}
	}
	return append(all, bare...)
}

// longest is the round that is longest in full and takes at most so many
// minutes, or -1.
func (p *planner) longest(minutes int) int {
	at := -1
	for i, r := range p.rounds {
		if n := r.full.Minutes; n > 0 && n <= minutes && (at < 0 || n > p.rounds[at].full.Minutes) {
			at = i
		}
	}
	return at
}
