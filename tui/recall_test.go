package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
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
	w.start(AtStories()).press("r").sees("10초 안에", "오늘은 새 질문").press("enter").sees("0:10")
	w.wait(2 * time.Second).write("밤마").sees("▸ 밤마다 멈추던 결제 배치").misses("캐시").press("enter")
	w.sees("2.0초 만에 떠올렸습니다", "첫 문장을", "고객사 한 곳이", "4 쉬움", "1개 떠올림").press("2", "enter")
	cards := w.recallCards()
	if len(cards) != 1 || cards[0].Reps != 1 {
		t.Fatalf("cards %+v", cards)
	}
	log, err := w.db.Reviews()
	if err != nil || len(log) != 1 || log[0].Grade != schedule.Hard || !strings.Contains(log[0].Reason.En, "2.0 s") || !log[0].Hit || log[0].Took != 2*time.Second || !log[0].First {
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

// What came to mind counts when the program ends on its page, and when the disk
// refused it at first.
func TestARecallCountsWhateverHappens(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	recalling(w).press("enter").write("밤마").press("enter").sees("4 easy").press("ctrl+c").quit()
	if cards := w.recallCards(); len(cards) != 1 {
		t.Fatalf("cards %+v", cards)
	}
	recalling(w).press("enter", "enter").sees("not marked")
	w.db.Close()
	w.press("enter").sees("! ")
	w.back().wait(3 * time.Second).misses("! ")
	if cards := w.recallCards(); len(cards) != 2 {
		t.Errorf("cards %+v", cards)
	}
}

// What was read for a drill that was left does not change the one that is open.
func TestALateRoundDoesNotChangeTheOpenOne(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	recalling(w)
	late := newRecall(w.app.ui).open(w.now)
	w.press("enter").write("밤마").sees("▸ 밤마다")
	msg := late().(recallMsg)
	msg.asks = msg.asks[1:]
	w.send(msg)
	w.press("enter").sees("1 recalled").press("enter")
	if cards := w.recallCards(); len(cards) != 1 || cards[0].Key.ID != "stories/unhappy" {
		t.Errorf("cards %+v", cards)
	}
}

// A disk that stays away keeps nobody in the drill: there are no words to stay for.
func TestTheDrillCanBeLeftOnABrokenDisk(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	recalling(w).press("enter", "enter")
	w.db.Close()
	w.press("enter", "esc").sees("Recall", "! ").press("esc").sees("Ask me something", "! ")
	w.db = nil
}

// When today's are done a round is for fun, and keeps nothing.
func TestARoundForFunKeepsNothing(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	recalling(w).press("enter")
	for len(w.recallCards()) == 0 || w.app.top().(*recall).stage != recallOver {
		w.press("enter", "enter")
	}
	n := len(w.recallCards())
	w.press("enter").sees("오늘 몫은 다 하셨습니다", "복습 일정에 넣지 않습니다").press("enter", "enter", "enter")
	log, err := w.db.Reviews()
	if err != nil || len(log) != n {
		t.Errorf("%d reviews of %d cards (%v)", len(log), n, err)
	}
}

// A round is two minutes.
func TestARoundEndsAfterTwoMinutes(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	recalling(w).press("enter").write("밤").press("enter").wait(recallRound).press("enter").sees("질문 1개 중 1개에")
}

// The limit is chosen before a round, counts in it, and is kept.
func TestTheLimitOfRecallIsChosen(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	recalling(w).sees("10초 안에", "← 10초 →").press("left", "left").sees("5초 안에", "← 5초 →")
	recalling(w.kill()).sees("5초 안에").press("enter").sees("0:05").wait(4900 * time.Millisecond).sees("> ").wait(100 * time.Millisecond).sees("떠오르지 않았습니다")
	w.press("enter")
	log, err := w.db.Reviews()
	if err != nil || len(log) != 1 || log[0].Hit || log[0].Took != 5*time.Second {
		t.Errorf("log %+v (%v)", log, err)
	}
	w.home().press("G", "enter").sees("떠올릴 시간       5초").press("G", "up", "right", "esc")
	recalling(w).sees("7초 안에")
}

// A limit from elsewhere that is none of those offered is the usual one.
func TestAnOddLimitIsTheUsualOne(t *testing.T) {
	for _, n := range []int{-3, 0, 6, 1 << 40} {
		if got := (RecallChoice{Limit: n}).limit(); got != recallLimit {
			t.Errorf("%d s became %v", n, got)
		}
	}
}

const (
	unhappyEn = "unhappy with something"
	unhappyKo = "불만을 가졌던"
	causeEn   = "find a cause that others"
	causeKo   = "남들이 놓친 원인"
)

func TestRecallAsksInTheLanguageThatWasChosen(t *testing.T) {
	for _, c := range []struct{ ask, first, second string }{
		{"", unhappyKo, causeKo}, // as in practice
		{"en", unhappyEn, causeEn},
		{"ko", unhappyKo, causeKo},
		{askOther, unhappyEn, causeKo}, // the first story is Korean, the one of the second question is told in both
		{"fr", unhappyKo, causeKo},
	} {
		w := walk(t, lang.Ko)
		banked(w)
		if err := w.db.SaveSettings(Settings{Choice: interview.Choice{Lang: lang.Ko}, Recall: RecallChoice{Ask: c.ask}}); err != nil {
			t.Fatal(err)
		}
		recalling(w).press("enter").sees(c.first, "밤마다 멈추던 결제 배치").write("밤").press("enter")
		if c.first == unhappyEn {
			w.sees("첫 문장을 영어로 소리 내어")
		} else {
			w.sees("첫 문장을 소리 내어")
		}
		w.press("enter").sees(c.second)
	}
}

// Mixed draws the language of each question from the seed: the same for the same
// seed, and both come.
func TestMixedRecallAsksInBothLanguages(t *testing.T) {
	u := &ui{settings: Settings{Choice: interview.Choice{Lang: lang.Ko}, Recall: RecallChoice{Ask: askMixed}}}
	count := map[lang.Lang]int{}
	for i := range 100 {
		r, q := newRecall(u), questions.Question{ID: fmt.Sprintf("deck/question-%d", i)}
		r.seed = 7
		l := r.askLang(q)
		if again := r.askLang(q); again != l {
			t.Fatalf("%s was asked in %s and in %s", q.ID, l, again)
		}
		count[l]++
	}
	if count[lang.Ko] < 30 || count[lang.En] < 30 {
		t.Errorf("of a hundred questions: %v", count)
	}
}

func TestARoundIsHeldAgainstTheBest(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	name := func(after time.Duration) { w.wait(after).write("밤").press("enter", "1", "enter") } // 1: it comes back tomorrow
	recalling(w).press("enter")
	name(5 * time.Second)
	w.press("esc").sees("★ 첫 기록입니다", "이번 판     1개 · 중앙값 5.0초").misses("지난 판", "이전 최고")
	w.wait(24 * time.Hour)
	recalling(w).sees("최고 기록: 1개 · 중앙값 5.0초 · 2026.11.22").press("enter")
	name(2 * time.Second)
	name(4 * time.Second)
	w.sees("★ 최고 기록입니다", "이번 판     2개 · 중앙값 4.0초", "지난 판     1개 · 중앙값 5.0초 · 2026.11.22", "이전 최고   1개")
	w.wait(24 * time.Hour)
	recalling(w).press("enter")
	name(3 * time.Second)
	w.press("esc").sees("최고 기록보다 1개 적습니다", "지난 판     2개 · 중앙값 4.0초 · 2026.11.23", "이전 최고   2개").misses("★")
	// "Once more" at once is a round of its own.
	w.press("enter").sees("최고 기록: 2개").press("enter")
	name(3 * time.Second)
	w.sees("최고 기록보다 1개 적습니다", "지난 판     1개 · 중앙값 3.0초 · 오늘")
	w.wait(24 * time.Hour)
	recalling(w).press("enter")
	name(time.Second)
	name(time.Second)
	w.sees("최고 기록입니다. 같은 수를 더 빨리 떠올렸습니다")
}

func TestRecallWithoutStoriesSaysWhatItNeeds(t *testing.T) {
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
