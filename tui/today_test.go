package tui

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
)

// cardOf is the card of a question as it is kept.
func (w *walker) cardOf(id string) schedule.Card {
	w.t.Helper()
	c, err := w.db.Card(schedule.QuestionKey(id))
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func TestAnAnswerIsGradedBeforeTheEyesAndComesBackWhenItSays(t *testing.T) {
	w := walk(t, lang.Ko)
	told(w)
	w.sees("다시 묻습니다 · 알맞음", "스스로 4점을 주셨습니다")
	if c := w.cardOf("stories/unhappy"); c.Reps != 0 {
		t.Fatalf("it counted before it was left: %+v", c)
	}
	w.press("-").sees("· 어려움 · 직접 고르셨습니다").press("-", "-").sees("· 다시 ·", "내일 다시 묻습니다")
	w.press("=", "=", "=", "=").sees("· 쉬움 ·").press("-").sees("· 알맞음 ·")
	w.press("enter")
	c := w.cardOf("stories/unhappy")
	if c.Reps != 1 || !c.Due.Equal(schedule.Day(w.now.Wall, time.UTC).AddDate(0, 0, 2)) {
		t.Fatalf("card: %+v", c)
	}
	log, err := w.db.Reviews()
	if err != nil || len(log) != 1 || log[0].Grade != schedule.Good || log[0].Reason.En != "You chose it." {
		t.Fatalf("log: %+v, %v", log, err)
	}
	if a := w.answers()[0]; a.Evidence.Of == 0 || a.Evidence.Seen <= 0 {
		t.Errorf("the evidence is not kept: %+v", a.Evidence)
	}
}

func TestTheGradeCountsWhenTheProgramIsQuitOnItsPage(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.sees("asked again in 2 days").quit()
	if c := w.cardOf("stories/unhappy"); c.Reps != 1 {
		t.Errorf("card: %+v", c)
	}
}

// back gives the disk back that was taken away.
func (w *walker) back() *walker {
	w.t.Helper()
	db, err := store.Open(w.path, store.Options{}, w.now.Wall)
	if err != nil {
		w.t.Fatal(err)
	}
	w.db, w.app.ui.env.Store = db, db
	return w
}

// A review that the disk refused is said, and tried again until it is kept.
func TestAReviewThatFailedIsTriedAgain(t *testing.T) {
	for _, leave := range []string{"a", "enter", "esc"} {
		w := walk(t, lang.En)
		told(w)
		w.db.Close()
		w.press(leave).sees("! ").press("ctrl+c").sees("Press Ctrl+C once more")
		w.back().wait(3 * time.Second).press("down").misses("! ")
		if c := w.cardOf("stories/unhappy"); c.Reps != 1 {
			t.Errorf("after %s: %+v", leave, c)
		}
	}
}

func TestTheListOfASessionWaitsForItsReviews(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.db.Close()
	w.press("esc").sees("1 question answered").press("enter").sees("! ", "1 question answered")
	w.back().press("enter").misses("question answered").sees("Ask me something")
	if c := w.cardOf("stories/unhappy"); c.Reps != 1 {
		t.Errorf("card: %+v", c)
	}
}

func TestAReviewThatFailedIsWrittenWhenTheProgramEnds(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.db.Close()
	w.press("a").back().quit()
	if c := w.cardOf("stories/unhappy"); c.Reps != 1 {
		t.Errorf("card: %+v", c)
	}
}

// The page after an answer stays open below a comparison, from where the same
// question may be answered once more; both answers count.
func TestAnAnswerFromTheComparisonCountsBesideTheOneBelow(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.press("a", "enter").write("In May a customer was unhappy.")
	finish(w, "3")
	w.press("c", "a", "enter").write("In June another one was.")
	finish(w, "2")
	w.press("enter", "enter", "esc").sees("asked again").press("enter")
	c := w.cardOf("stories/unhappy")
	log, err := w.db.Reviews()
	if err != nil || len(log) != 3 || c.Reps != 3 || c != schedule.Replay(log) {
		t.Errorf("card %+v of %d reviews (%v)", c, len(log), err)
	}
}

// Whoever is killed on the page after an answer finds it counted, once, as it
// was going to be.
func TestAnAnswerCountsThoughItsPageWasNeverLeft(t *testing.T) {
	w := walk(t, lang.Ko)
	told(w)
	w.sees("2일 뒤").kill()
	w.now = w.now.Add(5 * time.Hour)
	w.home().home()
	c := w.cardOf("stories/unhappy")
	if log, err := w.db.Reviews(); err != nil || len(log) != 1 || log[0].Grade != schedule.Good || c.Reps != 1 || c != schedule.Replay(log) {
		t.Errorf("card %+v, log %+v (%v)", c, log, err)
	}

	w = walk(t, lang.Ko)
	told(w)
	w.press("-", "enter").kill().home() // it was left: nothing is counted again
	if log, err := w.db.Reviews(); err != nil || len(log) != 1 || log[0].Grade != schedule.Hard {
		t.Errorf("log %+v (%v)", log, err)
	}
}

func TestAnAnswerThatWasNotRatedDoesNotCount(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write(batch).wait(time.Second)
	w.press("esc", "down", "down", "down", "enter").quit()
	if got := len(w.answers()); got != 1 {
		t.Fatalf("%d answers", got)
	}
	if c := w.cardOf("stories/unhappy"); c.Reps != 0 {
		t.Errorf("card: %+v", c)
	}
}

func TestTodayBeginsWithOneKeyAndEnds(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	answered(w) // one question twice, one once
	w.press("enter")
	if err := w.db.SaveProcess(schedule.Process{Settings: schedule.Settings{Minutes: 60}, Revision: 1}); err != nil {
		t.Fatal(err)
	}
	w.wait(72 * time.Hour).home()
	w.sees("오늘 0 / 60분").click("연습 현황").sees("언제 연습했나요?").press("esc") // below the gap
	w.press("g").choose("돌아온 질문 2개").sees("1 / 2")
	first := w.app.top().(*session).q.ID
	w.press("enter").write("고객이 화가 났던 일입니다.")
	finish(w, "3")
	w.press("enter").sees("2 / 2")
	if second := w.app.top().(*session).q.ID; second == first {
		t.Errorf("%s was asked twice", first)
	}
	w.press("esc").sees("질문 1개에 답했습니다").press("enter").sees("돌아온 질문 1개")
}

// Who is up past 04:00 is in another day: what is due, and how much is done,
// follow with the first key.
func TestThePlanFollowsTheStudyDay(t *testing.T) {
	w := walk(t, lang.En).home()
	aimed(w, 9)
	w.home().sees("in 9 days").press("p").sees("Today Sun 22 Nov", "in 9 days")
	w.sleep(9*time.Hour).press("down").sees("Today Mon 23 Nov", "in 8 days").press("esc").sees("in 8 days")
	w.sleep(24 * time.Hour).press("down").sees("in 7 days")
	told(w)
	w.home().misses("Today 0 of").sleep(24 * time.Hour).press("down").sees("Today 0 of 25 min")
}

// An answer that lay unfinished for days takes its minutes of the day on which it
// is finished.
func TestAnAnswerOfDaysAgoCountsToday(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write(batch).wait(2 * time.Minute)
	w.press("esc", "down", "down", "enter").wait(72 * time.Hour).home().choose("Continue").wait(3 * time.Minute)
	finish(w, "3")
	w.home().sees("Today 15 of 30 min")
}

// The row one is on stays the row one is on, whatever comes or goes above it.
func TestTheCursorOfHomeStaysOnItsRow(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	w.home().choose("Ask me something").press("enter").write("begun").press("esc", "down", "down", "enter")
	w.sees("Continue", "▸ Ask me something").press("g").sees("▸ Continue")
	few := w.app.top().(*home).today
	for _, on := range []string{"▸ Continue", "▸ Today"} {
		many := few
		many.agenda.Days = slices.Clone(few.agenda.Days)
		many.agenda.Days[0].Items = slices.Concat(few.items(), few.items())
		w.send(todayMsg{today: many})
		w.sees(on)
		w.send(todayMsg{today: few})
		w.sees(on).press("down")
	}
	w.press("down", "down").sees("▸ Choose").do(w.app.top().(*home).open(w.now))
	w.sees("▸ Choose").send(todayMsg{today: few})
	w.sees("▸ Choose")
}

// A damaged record of the process is said once; the plan goes on without it.
func TestADamagedProcessLeavesThePlan(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	aimed(w, 9)
	w.spoil("Database engineer", "Database_engineer").home().sees("is damaged", "Today 5 of 30 min", "Today, 25 min", "1 answer").misses("in 9 days")
	w.press("p").sees("is damaged", "Today Sun 22 Nov", "Write a story").press("esc", "g", "enter").sees("Situation")
}

// spoil changes a text behind the program's back.
func (w *walker) spoil(text, to string) *walker {
	w.t.Helper()
	w.db.Close()
	data, err := os.ReadFile(w.path)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path, bytes.ReplaceAll(data, []byte(text), []byte(to)), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return w
}

// Of three questions the one that is due comes first most of the time, and the one
// that was answered well yesterday hardly ever.
func TestTheDrawKnowsWhatIsDue(t *testing.T) {
	w := walk(t, lang.En).home()
	now := w.now
	answered := func(id string, g schedule.Grade, days int) schedule.Card {
		c, _ := schedule.NewCard(schedule.QuestionKey(id)).Grade(g, lang.Text{}, now.Wall.AddDate(0, 0, -days), time.UTC)
		return c
	}
	pool := []questions.Question{{ID: "d/due"}, {ID: "d/known"}, {ID: "d/new"}}
	cards := map[string]schedule.Card{"d/due": answered("d/due", schedule.Hard, 9), "d/known": answered("d/known", schedule.Easy, 1)}
	past := map[string]interview.Past{
		"d/due":   {Times: 1, Rating: 3, At: now.Wall.AddDate(0, 0, -9)},
		"d/known": {Times: 1, Rating: 3, At: now.Wall.AddDate(0, 0, -9)}, // without its card it would weigh as much
	}
	first := map[string]int{}
	for seed := range uint64(300) {
		w.app.ui.env.Rand = rand.New(rand.NewPCG(seed, seed))
		s := newSession(w.app.ui, interview.Choice{Lang: lang.En, Mode: interview.Type, Count: 1})
		ask := s.dealt(dealtMsg{pool: pool, past: past, cards: cards}, now)
		first[ask().(askedMsg).q.ID]++
	}
	if first["d/due"] < 180 || first["d/known"] > 30 {
		t.Errorf("drawn first: %v", first)
	}
}

func TestWhatIsForgottenWeighsMore(t *testing.T) {
	now := evening
	c := schedule.NewCard(schedule.QuestionKey("d/q"))
	c, _ = c.Grade(schedule.Hard, lang.Text{}, now, time.UTC)
	if got := wanted(4, c, now); got >= 1 {
		t.Errorf("just answered: weighs %v", got)
	}
	due := now.AddDate(0, 0, 3)
	if got := wanted(4, c, due); got <= 6 {
		t.Errorf("due: weighs %v", got)
	}
	if later := wanted(4, c, now.AddDate(0, 0, 40)); later <= wanted(4, c, due) {
		t.Errorf("more forgotten weighs %v", later)
	}
}

// Whoever presses Enter at once means what home is about to show.
func TestEnterBeforeThePlanIsReadWaitsForIt(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	w.home()
	h := w.app.top().(*home)
	h.planned = false // as it is for the first moments
	w.press("enter").sees("바로 질문 받기")
	w.send(todayMsg{today: h.today})
	w.sees("제목", "상황").misses("바로 질문 받기")

	w = walk(t, lang.En)
	banked(w)
	w.home()
	h = w.app.top().(*home)
	h.planned = false
	w.press("down", "up", "enter").misses("Ask me something") // who moved means the row
}

// A key pressed twice while the disk is slow does what it does once.
func TestAKeyPressedTwiceGoesOnce(t *testing.T) {
	twice := func(w *walker, k tea.KeyPressMsg) {
		_, first := w.app.Update(k)
		_, second := w.app.Update(k)
		w.do(first)
		w.do(second)
	}
	w := walk(t, lang.En)
	banked(w)
	twice(w.home().press("down", "up"), tea.KeyPressMsg{Code: tea.KeyEnter})
	if n := len(w.app.stack); n != 2 {
		t.Errorf("%d screens lie above each other", n)
	}
	w.home().choose("Write a story").write("A title")
	twice(w, tea.KeyPressMsg{Code: tea.KeyEscape})
	if n := len(w.app.stack); n != 1 || w.ended {
		t.Errorf("%d screens, ended %v", n, w.ended)
	}
}

// What was drawn for a session that was left before it came is asked nobody.
func TestALateDrawIsNotAskedInTheNextSession(t *testing.T) {
	w := walk(t, lang.En).home()
	late := newSession(w.app.ui, interview.Choice{Deck: "engines", Lang: lang.En, Mode: interview.Type, Count: 2}).open(w.now)
	w.do(goTo(toSession{interview.Choice{Deck: "stories", Level: 1, Lang: lang.En, Mode: interview.Type, Count: 2}}))
	w.sees("1 / 2", "unhappy").press("enter").write("mine")
	w.do(late)
	w.sees("unhappy", "mine").misses("2 / 2")
}

// A question that was renamed in its deck goes on with its card.
func TestARenamedQuestionKeepsItsCard(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.press("enter")
	banked(w)
	if err := w.db.SaveProcess(schedule.Process{Settings: schedule.Settings{Minutes: 60}, Revision: 1}); err != nil {
		t.Fatal(err)
	}
	deck, err := os.ReadFile("testdata/decks/stories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	deck = bytes.Replace(deck, []byte("- id: unhappy\n"), []byte("- id: cross\n    was: [unhappy]\n"), 1)
	w.decks = []questions.Folder{{FS: fstest.MapFS{"stories.yaml": {Data: deck}}}}
	w.wait(72 * time.Hour).home().choose("Answer the question that came back").sees("unhappy").press("enter").write("In May.")
	finish(w, "4")
	w.press("enter")
	c := w.cardOf("stories/unhappy")
	if log, err := w.db.Reviews(); err != nil || c.Reps != 2 || c != schedule.Replay(log) {
		t.Errorf("card %+v (%v)", c, err)
	}
	w.home() // where answers are looked for that were not counted
	if c := w.cardOf("stories/cross"); c.Reps != 0 {
		t.Errorf("a second card: %+v", c)
	}
}

// Home and progress count the same days, whatever the hour.
func TestHowLongAgoIsCountedInStudyDays(t *testing.T) {
	u := &ui{lang: lang.En}
	morning := time.Date(2026, 11, 28, 7, 0, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{
		"12 hours ago": morning.Add(-12 * time.Hour),
		"2 days ago":   time.Date(2026, 11, 26, 19, 0, 0, 0, time.UTC), // 36 hours
		"7 days ago":   time.Date(2026, 11, 21, 19, 0, 0, 0, time.UTC),
		"6 days ago":   time.Date(2026, 11, 23, 3, 59, 0, 0, time.UTC), // still the 22nd
	} {
		if got := u.ago(at, morning); got != want {
			t.Errorf("%v: %s, want %s", at, got, want)
		}
	}
}

// Whoever presses Enter before the answer is on the disk goes on once it is.
func TestEnterWaitsForTheDiskAndThenGoesOn(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write(batch)
	for range 4 {
		w.press("ctrl+s")
	}
	w.press("4")
	_, keep := w.app.Update(tea.KeyPressMsg{Code: tea.KeyEnter}) // its answer is on its way to the disk
	w.press("enter").sees("as soon as the answer is saved", "Fix one thing")
	w.do(keep)
	w.sees("2 / 2").misses("Fix one thing")
	if n := len(w.answers()); n != 1 {
		t.Errorf("%d answers are kept", n)
	}
}
