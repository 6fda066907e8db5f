package tui

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"onsite/lang"
	"onsite/mock"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
)

// A season: somebody opens the program of an evening, presses Enter on what it
// plans until it says that the day is done, and closes it; for weeks, on the
// decks and plans as they ship.
type season struct {
	*walker
	minutes int
	weak    string // the deck that goes badly
	stories int
	sat     []string                  // mocks
	told    map[string]int            // stories by principle
	asked   map[string]int            // how often each question was asked
	kinds   map[schedule.ItemKind]int // what was done
	opened  map[string]bool           // decks
}

func newSeason(t *testing.T, l lang.Lang, days, minutes int) *season {
	t.Helper()
	s := &season{walker: walk(t, l), minutes: minutes, weak: "algorithms", told: map[string]int{}, asked: map[string]int{}, kinds: map[schedule.ItemKind]int{}, opened: map[string]bool{}}
	s.lib = questions.Builtin()
	s.home()
	p := schedule.Process{Settings: schedule.Settings{Minutes: minutes, Rounds: []string{"phone-screen", "onsite-loop"}}, Revision: 1}
	if days > 0 {
		p.Date = schedule.Day(evening, time.UTC).AddDate(0, 0, days)
	}
	if err := s.db.SaveProcess(p.Clean()); err != nil {
		t.Fatal(err)
	}
	return s
}

// evening lives one day of the season.
func (s *season) evening(day int) {
	s.t.Helper()
	s.now.Wall = evening.AddDate(0, 0, day)
	for n := 0; ; n++ {
		s.home()
		h := s.app.top().(*home)
		if !h.planned {
			s.t.Fatal("home shows no plan")
		}
		s.holdsTheDay(h)
		items := h.today.items()
		if len(items) == 0 || items[0].Kind == schedule.DoRest {
			return
		}
		if n > 40 {
			s.t.Fatalf("day %d never ends: %+v", day, items)
		}
		s.kinds[items[0].Kind]++
		s.do(items[0])
		if items[0].Kind == schedule.DoRead {
			return // a page is read, which leaves no trace
		}
	}
}

// holdsTheDay: what was done and what is planned never exceed the minutes one
// gave, but for the last thing begun.
func (s *season) holdsTheDay(h *home) {
	s.t.Helper()
	spent := progress.Spent(h.today.record, time.UTC)[schedule.Day(s.now.Wall, time.UTC)]
	planned := 0
	for _, it := range h.today.items() {
		planned += it.Minutes
	}
	if left := s.minutes - int(spent/time.Minute); planned > max(left, 0) {
		s.t.Fatalf("%d minutes planned, %d left", planned, left)
	}
	for _, d := range h.today.agenda.Days {
		if d.Minutes() > s.minutes {
			s.t.Fatalf("%s: %d minutes planned", d.Date.Format(time.DateOnly), d.Minutes())
		}
	}
}

// do is Enter on the first row of today, and then what it asks for.
func (s *season) do(it schedule.Item) {
	s.t.Helper()
	s.press("enter")
	switch it.Kind {
	case schedule.DoReview, schedule.DoNew:
		s.answer(it)
	case schedule.DoStory:
		s.tell(it)
	case schedule.DoRecall:
		s.drill()
	case schedule.DoMock:
		s.sit(it)
	}
}

func (s *season) answer(it schedule.Item) {
	s.t.Helper()
	for range it.Count {
		ses, ok := s.app.top().(*session)
		if !ok || ses.draft == nil {
			s.t.Fatalf("%+v leads to\n%s", it, s.screen())
		}
		s.asked[ses.q.ID]++
		s.opened[ses.q.Deck] = true
		s.walker.wait(20 * time.Second).press("enter").paste(lockStory).wait(4 * time.Minute)
		rating := "4"
		if ses.q.Deck == s.weak {
			rating = "1"
		}
		finish(s.walker, rating)
		s.press("enter")
	}
	s.sees(s.lang.Say("답했습니다", "answered")).press("enter")
}

// tell writes as much of a story as the plan gives it time for: all of it, or its
// first half.
func (s *season) tell(it schedule.Item) {
	s.t.Helper()
	page, ok := s.app.top().(*storyPage)
	if !ok {
		s.t.Fatalf("%+v leads to\n%s", it, s.screen())
	}
	if page.story.Strength(it.What) == 0 {
		s.t.Fatalf("the story does not show %s", it.What)
	}
	if page.story.Title == "" {
		s.stories++
		s.write(fmt.Sprintf("이야기 %d", s.stories))
	}
	s.press("tab", "tab", "tab").write("제가 로그를 모아 원인을 나눴습니다.").wait(time.Duration(it.Minutes) * time.Minute)
	if it.Minutes >= schedule.StoryMinutes || page.story.Made.Before(s.now.Wall.Add(-12*time.Hour)) {
		s.press("tab").write("실패가 26건에서 1건으로 줄었습니다.").wait(time.Second)
		s.told[it.What]++
	}
	s.press("ctrl+s")
}

func (s *season) drill() {
	s.t.Helper()
	s.press("enter")
	r, ok := s.app.top().(*recall)
	if !ok {
		s.t.Fatalf("no recall:\n%s", s.screen())
	}
	for n := 0; r.stage != recallOver && n < 40; n++ {
		for _, st := range r.all { // the person knows which fits
			if r.stage == recallAsking && st.Strength(r.asks[r.at].Principle) > 0 {
				s.walker.wait(2 * time.Second).write(st.Title).press("enter")
				break
			}
		}
		s.walker.wait(3 * time.Second).press("enter")
	}
	s.press("esc")
}

func (s *season) sit(it schedule.Item) {
	s.t.Helper()
	s.press("enter")
	r, ok := s.app.top().(*round)
	if !ok || r.loop == nil {
		s.t.Fatalf("%+v: no call\n%s", it, s.screen())
	}
	s.sat = append(s.sat, it.What)
	for i := 0; i < 60 && !r.loop.Over(); i++ {
		if r.loop.Stage != mock.Breaking {
			s.paste(lockStory).wait(50 * time.Second)
		}
		s.press("enter")
	}
	if !r.loop.Over() {
		s.press("esc", "down", "down", "enter")
	}
	for range r.loop.Rounds {
		s.press("y")
	}
}

// due counts the questions that came back and wait.
func (s *season) due() int {
	s.t.Helper()
	cards, err := s.db.Cards(schedule.KindQuestion)
	if err != nil {
		s.t.Fatal(err)
	}
	n := 0
	for _, c := range cards {
		if c.IsDue(s.now.Wall, time.UTC) {
			n++
		}
	}
	return n
}

func TestSixtyEveningsWithThePlan(t *testing.T) {
	if testing.Short() {
		t.Skip("sixty days take a while")
	}
	s := newSeason(t, lang.Ko, 60, 35)
	most := 0
	for day := range 61 {
		s.evening(day)
		most = max(most, s.due())
	}
	if s.kinds[schedule.DoRead] == 0 || len(s.sat) < 8 || s.kinds[schedule.DoRecall] < 15 {
		t.Errorf("done: %v, mocks %v", s.kinds, s.sat)
	}
	for _, d := range (progress.Bank{Decks: s.lib.Decks(), Plans: builtinPlans()}).Promised([]string{"phone-screen", "onsite-loop"}) {
		if !s.opened[d.ID] {
			t.Errorf("%s was promised and never came", d.ID)
		}
	}
	for _, p := range questions.Principles() {
		if s.told[p.ID] == 0 {
			t.Errorf("no story for %s", p.ID)
		}
	}
	weak, times, others, strong := 0, 0, 0, 0
	for id, n := range s.asked {
		q, _ := s.lib.Question(id)
		if q.Deck == s.weak {
			weak, times = weak+1, times+n
		} else {
			others, strong = others+1, strong+n
		}
	}
	if weak == 0 || times*others < strong*weak*3/2 {
		t.Errorf("weak questions came %d times for %d, the others %d for %d", times, weak, strong, others)
	}
	if most > 40 {
		t.Errorf("%d questions piled up", most)
	}
	t.Logf("done %v, %d stories, mocks %v, %d questions, most due %d", s.kinds, s.stories, s.sat, len(s.asked), most)
}

func TestTheLastThreeDaysFromNothing(t *testing.T) {
	s := newSeason(t, lang.En, 3, 60)
	s.home().sees("Not everything fits into 3 days")
	for day := range 4 {
		s.evening(day)
	}
	if s.stories == 0 || s.kinds[schedule.DoRead] == 0 {
		t.Errorf("done: %v, %d stories", s.kinds, s.stories)
	}
	s.home().sees("The interview is today").press("p").sees("the interview")
	s.now.Wall = s.now.Wall.AddDate(0, 0, 1)
	s.home().sees("The interview date has passed")
}

func TestWhoComesBackAfterWeeksIsNotPunished(t *testing.T) {
	s := newSeason(t, lang.Ko, 0, 30)
	for _, day := range []int{0, 1, 2, 3, 4, 5, 6, 30, 31, 32, 33, 34, 35, 36} {
		s.evening(day)
		if day == 6 || day == 36 {
			t.Logf("day %d: %d due", day, s.due())
		}
	}
	s.home().misses("밀린", "놓친")
	if due := s.due(); due > 30 {
		t.Errorf("%d still wait after a week", due)
	}
}

func builtinPlans() []questions.Plan {
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	return plans
}
