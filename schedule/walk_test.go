package schedule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"onsite/questions"
)

// person practises for 60 days: asks for the plan, does its first item, and asks
// again, as the program does. The clock is theirs.
type person struct {
	t       testing.TB
	r       *rand.Rand
	set     Settings
	now     time.Time
	cards   map[Key]*Card
	unasked map[string][]Key // of each deck
	opened  map[string]time.Time
	st      State
	sitting int // minutes of the story that is being written
	recalls int // pairs there are
	asked   int // cards asked today
	log     map[Key][]Review
	told    map[string]bool // what plans said would not fit, while there was time to choose
	days    []walked
}

// walked is a day as it went.
type walked struct {
	toGo, minutes int
	waiting       int // questions left for the next days
	longest       int // days the oldest of them waits
	kinds         map[ItemKind]int
	mock          string
}

var topics = []string{"databases", "linux", "networking", "concurrency", "english"}

// weak is the topic that goes badly.
const weak = "networking"

func begin(t testing.TB, minutes, interview int) *person {
	p := &person{t: t, r: rand.New(rand.NewPCG(uint64(minutes), uint64(interview))), now: evening(0), cards: map[Key]*Card{}, unasked: map[string][]Key{},
		opened: map[string]time.Time{}, log: map[Key][]Review{}, told: map[string]bool{}}
	p.set = towards(interview, minutes)
	p.st.Forms = forms()
	for _, deck := range topics {
		for i := range 12 {
			p.unasked[deck] = append(p.unasked[deck], question(fmt.Sprintf("%s/%02d", deck, i)))
		}
	}
	return p
}

// kind returns the cards of a kind.
func (p *person) kind(k Kind) []Card {
	var all []Card
	for key, c := range p.cards {
		if key.Kind == k {
			all = append(all, *c)
		}
	}
	return all
}

func (p *person) state() State {
	st := p.st
	st.Pairs = p.recalls > 0
	st.Due = Ahead(p.kind(KindQuestion), 61, p.now, seoul)
	for _, deck := range topics {
		d := Deck{ID: deck, Title: named(deck), Strength: 0.9, Left: len(p.unasked[deck]), Last: p.opened[deck]}
		if deck == weak {
			d.Strength = 0.2
		}
		st.Decks = append(st.Decks, d)
	}
	return st
}

// answer asks a card. The weak topic fails half the time.
func (p *person) answer(k Key) {
	if p.cards[k] == nil {
		c := NewCard(k)
		p.cards[k] = &c
	}
	o := Outcome{Self: 4, Strength: 1 + p.r.IntN(2)}
	if k.ID[:4] == weak[:4] {
		o = Outcome{Self: 1 + p.r.IntN(3), Strength: p.r.IntN(2)}
	}
	g, why := o.Grade()
	var line Review
	*p.cards[k], line = p.cards[k].Grade(g, why, p.now, seoul)
	p.log[k] = append(p.log[k], line)
}

// do carries out an item.
func (p *person) do(it Item, day *walked) {
	p.now = p.now.Add(time.Duration(it.Minutes) * time.Minute / 4) // an evening ends before four
	day.kinds[it.Kind]++
	switch it.Kind {
	case DoReview:
		q := Queue(p.kind(KindQuestion), nil, p.asked+it.Count, p.now, seoul)
		for _, pick := range q.Picks {
			p.answer(pick.Key)
			p.asked++
			p.st.Redone++
		}
		if len(q.Picks) != it.Count {
			p.t.Fatalf("%v: the plan says %d reviews, the queue has %d", p.now, it.Count, len(q.Picks))
		}
	case DoNew:
		for _, k := range p.unasked[it.What][:it.Count] {
			p.answer(k)
			p.asked++
		}
		p.unasked[it.What] = p.unasked[it.What][it.Count:]
		p.opened[it.What] = p.now
	case DoStory:
		p.st.Story = p.now
		if p.sitting += it.Minutes; p.sitting >= 2*StorySitting {
			p.sitting = 0
			p.st.Stories[principle(it.What)]++
			p.recalls++
			k := Key{KindRecall, it.What}
			p.cards[k] = &Card{Key: k}
			*p.cards[k], _ = p.cards[k].Grade(Hard, text("", ""), p.now, seoul)
		}
	case DoRecall:
		p.st.Drill = p.now
		for _, pick := range Queue(p.kind(KindRecall), nil, 10, p.now, seoul).Picks {
			g, why := RecallOutcome{Hit: p.r.IntN(5) > 0, Latency: time.Duration(p.r.IntN(12)) * time.Second}.Grade()
			*p.cards[pick.Key], _ = p.cards[pick.Key].Grade(g, why, p.now, seoul)
		}
	case DoMock:
		p.st.Mocks = append(p.st.Mocks, Mock{it.What, p.now})
		day.mock = it.What
	}
	p.st.Spent += it.Minutes
	day.minutes += it.Minutes
}

// lives a day; who is away only sees it pass.
func (p *person) lives(n int, away bool) {
	p.now = evening(n).Add(time.Duration(p.r.IntN(120)) * time.Minute)
	p.st.Spent, p.st.Redone, p.asked = 0, 0, 0
	st := p.state()
	a := Plan(p.set, st, p.now, seoul)
	sound(p.t, p.set, st, a, p.now)
	if !away && (a.ToGo >= 14 || a.ToGo >= 3 && len(p.told) == 0) {
		for _, it := range a.Out {
			p.told[string(it.Kind)+it.What] = true
		}
	}
	day := walked{toGo: a.ToGo, kinds: map[ItemKind]int{}}
	for i := 0; !away; i++ {
		it := a.Days[0].Items
		if len(it) == 0 || it[0].Kind == DoRest {
			break
		}
		if i > 60 {
			p.t.Fatalf("%v: the day never ends: %+v", p.now, it)
		}
		p.do(it[0], &day)
		st = p.state()
		a = Plan(p.set, st, p.now, seoul)
		sound(p.t, p.set, st, a, p.now)
	}
	if day.minutes > p.set.Minutes {
		p.t.Fatalf("%v: %d minutes of %d", p.now, day.minutes, p.set.Minutes)
	}
	day.waiting = Queue(p.kind(KindQuestion), nil, 0, p.now, seoul).Waiting
	for _, c := range p.kind(KindQuestion) {
		day.longest = max(day.longest, daysBetween(c.Due, Day(p.now, seoul)))
	}
	p.days = append(p.days, day)
}

func principle(id string) int {
	return slices.IndexFunc(sixteen, func(s string) bool { return s == id })
}

// comes counts the days on which there was something of the kind.
func (p *person) comes(k ItemKind) int {
	n := 0
	for _, d := range p.days {
		if d.kinds[k] > 0 {
			n++
		}
	}
	return n
}

// promised holds that every topic and a story for every principle came, or that a
// plan had said in time that they would not. How reviews will go cannot be known
// before: of second stories four may be missed that nobody had named.
func (p *person) promised() {
	p.t.Helper()
	for _, deck := range topics {
		if p.opened[deck].IsZero() && !p.told[string(DoNew)+deck] {
			p.t.Errorf("%s never came, and nobody had said so", deck)
		}
	}
	var second []string
	for i, n := range p.st.Stories {
		switch told := p.told[string(DoStory)+sixteen[i]]; {
		case told || n >= storiesEach:
		case n == 0:
			p.t.Errorf("there is no story for %s, and nobody had said so", sixteen[i])
		default:
			second = append(second, sixteen[i])
		}
	}
	if len(second) > 4 {
		p.t.Errorf("second stories nobody had said would be missing: %v", second)
	}
}

// tapers holds what mocks and the last days promise.
func (p *person) tapers() {
	p.t.Helper()
	for _, d := range p.days {
		if d.mock != "" && d.toGo >= 0 && d.toGo < 3 {
			p.t.Errorf("a mock %d days before", d.toGo)
		}
		if d.toGo == 1 && (len(d.kinds) != 1 || d.kinds[DoRead] != 1) {
			p.t.Errorf("on the day before: %v", d.kinds)
		}
	}
}

// weakComesMore holds that cards of the weak topic were asked more often.
func (p *person) weakComesMore() {
	p.t.Helper()
	times, cards := map[bool]int{}, map[bool]int{}
	for k, log := range p.log {
		is := k.ID[:4] == weak[:4]
		times[is] += len(log)
		cards[is]++
	}
	bad, well := float64(times[true])/float64(cards[true]), float64(times[false])/float64(cards[false])
	if !(bad > 1.5*well) {
		p.t.Errorf("a weak card was asked %.1f times, a strong one %.1f", bad, well)
	}
}

// replays holds the log against the cards.
func (p *person) replays() {
	p.t.Helper()
	for k, log := range p.log {
		if got := Replay(log); got != *p.cards[k] {
			p.t.Errorf("%v: %+v from the log, %+v kept", k, got, *p.cards[k])
		}
	}
}

func TestSixtyEveningsHoldAllThatWasPromised(t *testing.T) {
	p := begin(t, 60, 60)
	for n := range 61 {
		p.lives(n, false)
	}
	p.promised()
	p.tapers()
	p.weakComesMore()
	p.replays()
	for _, d := range p.days {
		if d.longest > 6 {
			t.Errorf("%d days before, a question waits for %d days", d.toGo, d.longest)
		}
	}
	if n := p.comes(DoMock); n < 14 || n > 20 {
		t.Errorf("%d mocks in 60 days", n)
	}
	if d := p.days[53]; d.toGo != 7 || d.mock != "phone-screen" {
		t.Errorf("a week before: %+v", d)
	}
	if p.comes(DoRecall) < 30 || len(p.unasked[weak]) > 0 {
		t.Errorf("%d days with recall, %d questions of the weak topic never asked", p.comes(DoRecall), len(p.unasked[weak]))
	}
}

func TestAWeekAwayIsCaughtUpWithoutAPile(t *testing.T) {
	p := begin(t, 45, 60)
	for n := range 61 {
		p.lives(n, n >= 20 && n < 27)
		if n == 26 && p.days[n].waiting < 10 {
			t.Fatalf("only %d wait after a week away; the walk shows nothing", p.days[n].waiting)
		}
	}
	p.promised()
	p.tapers()
	p.weakComesMore()
	p.replays()
	for n, d := range p.days {
		if n >= 35 && d.longest > 6 {
			t.Errorf("day %d: a question waits for %d days, long after a week away", n, d.longest)
		}
	}
	if d := p.days[27]; d.kinds[DoReview] == 0 || d.minutes < 35 {
		t.Errorf("the first evening back: %+v", d)
	}
}

func TestTenLongEveningsStillHaveAStoryForEveryPrinciple(t *testing.T) {
	p := begin(t, 150, 60)
	for n := range 61 {
		p.lives(n, n < 50) // ten days before, they begin
	}
	p.promised()
	p.tapers()
	p.weakComesMore()
	for _, d := range p.days[50:58] {
		if d.minutes < 60 {
			t.Errorf("%d days before, %d minutes of 150", d.toGo, d.minutes)
		}
	}
	for i, n := range p.st.Stories {
		if n == 0 {
			t.Errorf("no story for %s after ten long evenings", sixteen[i])
		}
	}
}

func TestThreeDaysBeforeItSaysWhatDoesNotFitAndEndsLight(t *testing.T) {
	p := begin(t, 60, 3)
	for n := range 4 {
		p.lives(n, false)
	}
	p.promised()
	p.tapers()
	if p.days[0].mock == "" || p.days[0].kinds[DoStory] == 0 {
		t.Errorf("the one whole evening: %+v", p.days[0])
	}
	if len(p.told) == 0 {
		t.Error("three days hold everything?")
	}
	if p.days[3].minutes != 0 || p.days[3].kinds[DoReview] != 0 {
		t.Errorf("on the day: %+v", p.days[3])
	}
}

var sixteen = func() []string {
	var ids []string
	for _, p := range questions.Principles() {
		ids = append(ids, p.ID)
	}
	return ids
}()

// Two months of the recall drill: stories that come slowly or not at all are
// asked for more often, and still nothing waits for ever.
func TestSlowAndMissedPairsComeBackMore(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	cards := map[Key]Card{}
	var fresh []Key
	for i := range 40 {
		fresh = append(fresh, Key{KindRecall, fmt.Sprintf("p/%02d", i)})
	}
	asked := map[string]int{}
	longest := 0
	for day := range 60 {
		now := evening(day)
		var all []Card
		for _, c := range cards {
			all = append(all, c)
			if c.IsDue(now, seoul) {
				longest = max(longest, daysBetween(c.Due, Day(now, seoul)))
			}
		}
		for _, pick := range Queue(all, fresh, 12, now, seoul).Picks {
			c, ok := cards[pick.Key]
			if !ok {
				c = NewCard(pick.Key)
			}
			o, kind := RecallOutcome{Hit: true, Latency: 2 * time.Second}, "fast"
			switch pick.Key.ID[len(pick.Key.ID)-1] {
			case '0', '1', '2':
				o, kind = RecallOutcome{Hit: r.IntN(2) == 0, Latency: 5 * time.Second}, "missed"
			case '3', '4', '5':
				o, kind = RecallOutcome{Hit: true, Latency: 9 * time.Second}, "slow"
			}
			g, why := o.Grade()
			cards[pick.Key], _ = c.Grade(g, why, now, seoul)
			asked[kind]++
		}
	}
	missed, slow, fast := float64(asked["missed"])/12, float64(asked["slow"])/12, float64(asked["fast"])/16
	if !(missed > 1.5*slow && slow > 1.5*fast) {
		t.Errorf("a missed pair was asked %.1f times, a slow one %.1f, a fast one %.1f", missed, slow, fast)
	}
	if longest > 3 {
		t.Errorf("one waited %d days", longest)
	}
}
