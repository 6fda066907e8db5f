package tui

import (
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/schedule"
)

// cardOf is the card of a question as it is kept.
func (w *walker) cardOf(id string) schedule.Card {
	w.t.Helper()
	c, err := w.db.Card(questionKey(id))
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
	w.sees("오늘 0 / 60분").choose("돌아온 질문 2개").sees("1 / 2")
	first := w.app.top().(*session).q.ID
	w.press("enter").write("고객이 화가 났던 일입니다.")
	finish(w, "3")
	w.press("enter").sees("2 / 2")
	if second := w.app.top().(*session).q.ID; second == first {
		t.Errorf("%s was asked twice", first)
	}
	w.press("esc").sees("질문 1개에 답했습니다").press("enter").sees("돌아온 질문 1개")
}

func TestDueQuestionsAreDrawnFirst(t *testing.T) {
	now := evening
	c := schedule.NewCard(questionKey("d/q"))
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
