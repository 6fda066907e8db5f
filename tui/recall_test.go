package tui

import (
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/schedule"
	"onsite/story"
)

func (w *walker) recallCards() []schedule.Card {
	w.t.Helper()
	cards, err := w.db.Cards(schedule.KindRecall)
	if err != nil {
		w.t.Fatal(err)
	}
	return cards
}

func TestAStoryComesToMind(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	w.start(AtStories()).press("r").sees("10초 안에", "오늘은 새로운 것").press("enter").sees("0:10")
	w.wait(2 * time.Second).write("밤마").sees("▸ 밤마다 멈추던 결제 배치").misses("캐시").press("enter")
	w.sees("2.0초 만에 떠올렸습니다", "첫 문장을", "고객사 한 곳이", "4 쉬움", "1개 떠올림").press("2", "enter")
	cards := w.recallCards()
	if len(cards) != 1 || cards[0].Reps != 1 {
		t.Fatalf("cards %+v", cards)
	}
	log, err := w.db.Reviews()
	if err != nil || len(log) != 1 || log[0].Grade != schedule.Hard || !strings.Contains(log[0].Reason.En, "2.0 s") || !log[0].Hit || log[0].Took != 2*time.Second {
		t.Errorf("log %+v (%v)", log, err)
	}
}

// Ten seconds are ten seconds: then nothing came to mind, and it comes back
// tomorrow.
func TestNothingComesToMind(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	recalling(w).press("enter").wait(recallLimit - time.Second).sees("0:01").wait(time.Second)
	w.sees("did not come to mind", "●●● 밤마다").press("enter")
	cards := w.recallCards()
	if len(cards) != 1 || !cards[0].IsDue(evening.Add(24*time.Hour), time.UTC) || cards[0].IsDue(evening, time.UTC) {
		t.Errorf("cards %+v", cards)
	}
}

// A story that does not show the principle is no hit, and it is said which do.
func TestTheWrongStoryIsNamed(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	recalling(w).press("enter").write("캐시").press("enter").sees("not marked for Customer Obsession", "●●● 밤마다", "1 ")
	w.press("esc").sees("for 0 of 1 questions")
	if cards := w.recallCards(); len(cards) != 1 {
		t.Errorf("cards %+v", cards)
	}
}

// When today's are done a round is for fun, and keeps nothing.
func TestARoundForFun(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	recalling(w).press("enter")
	for len(w.recallCards()) == 0 || w.app.top().(*recall).stage != recallOver {
		w.press("enter", "enter")
	}
	n := len(w.recallCards())
	w.press("enter").sees("오늘 몫은 다 하셨습니다", "일정에 넣지 않습니다").press("enter", "enter", "enter")
	log, err := w.db.Reviews()
	if err != nil || len(log) != n {
		t.Errorf("%d reviews of %d cards (%v)", len(log), n, err)
	}
}

// A round is two minutes.
func TestARoundEnds(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	recalling(w).press("enter").write("밤").press("enter").wait(recallRound).press("enter").sees("질문 1개 중 1개에")
}

func TestRecallWithoutStories(t *testing.T) {
	recalling(walk(t, lang.En).home()).sees("no story to recall yet").press("enter", "esc").misses("Recall")
}

func TestAStoryBeginsWithItsFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"At 99.9 % we failed. Then": "At 99.9 % we failed.",
		"한 문장입니다.\n다음":              "한 문장입니다.",
		"끝이 없는 문장":                  "끝이 없는 문장",
		"줄\n바꿈":                     "줄",
		"":                          "",
	} {
		if got := firstSentence(story.Story{Situation: text}); got != want {
			t.Errorf("%q begins with %q", text, got)
		}
	}
}
