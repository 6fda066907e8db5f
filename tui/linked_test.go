package tui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
	"onsite/story"
)

// A story and the answers it was told in know each other.

func TestAnAnswerIsAttachedToAStoryAndDetached(t *testing.T) {
	w := walk(t, lang.Ko)
	retold(w, sameNumber)
	id := w.answers()[0].ID
	w.sees("이야기: 없음 · w 새로 쓰기 · W 있는 이야기에 붙이기")
	w.press("W").write("ㅂㅁㄷ").sees("▸ 밤마다 멈추던 결제 배치").misses("캐시", "떼어 내기").press("enter")
	w.sees("붙인 이야기: 밤마다 멈추던 결제 배치", "이야기: 밤마다 멈추던 결제 배치 · w")
	batch := w.kept()[3]
	if !slices.Equal(batch.Answers, []string{id}) || batch.Revision != 2 || !batch.Changed.IsZero() {
		t.Fatalf("kept %+v", batch)
	}

	// To another: it never belongs to two.
	w.press("W").sees("▸ 밤마다 멈추던 결제 배치").press("up", "enter").sees("이야기: Index that slowed every write down · w")
	if all := w.kept(); len(all[3].Answers) != 0 || !slices.Equal(all[2].Answers, []string{id}) {
		t.Fatalf("kept %+v", all)
	}
	w.press("W", "esc").sees("이야기: Index").press("W").click("캐시 서버").sees("이야기: 버려진 캐시 서버 정리 · w").press("W", "down", "down", "enter").sees("이야기: Index")
	w.press("W", "down", "down", "enter").sees("떼어 냈습니다", "이야기: 없음")
	for _, st := range w.kept() {
		if len(st.Answers) != 0 {
			t.Errorf("still attached: %+v", st)
		}
	}
}

// Without a story there is nothing to attach to.
func TestThereIsNothingToAttachTo(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.start(AtReview()).press("enter").sees("Story: none · w write one").misses("attach").press("W").sees("Story: none")
}

// An answer to a technical question is no story.
func TestATechnicalAnswerHasNoStory(t *testing.T) {
	w := walk(t, lang.En)
	answered(w)
	banked(w)
	w.start(AtReview()).press("enter").sees("What is a deadlock").misses("Story:").press("W", "w").sees("What is a deadlock")
}

func TestAnAnswerIsOpenedFromItsStory(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, sameNumber)
	w.start(AtStories()).press("G", "enter").sees("Told in   1 answer, last on 22 Nov 2026")
	w.press("shift+tab").sees("22 Nov 2026 ●●●●○ Tell me about a time").press("enter").sees("you said 4", "Story: 밤마다")
	// What is done there is seen here, and what is written here later keeps it.
	w.press("W", "end").press("down", "down", "down", "down", "enter").sees("Detached from its story").press("esc").sees("press W on a saved answer")
	w.press("tab").write("! ").press("esc")
	if got := w.kept()[3]; len(got.Answers) != 0 || got.Title != "밤마다 멈추던 결제 배치!" {
		t.Errorf("kept %+v", got)
	}
}

// What was typed a moment before an answer is opened is on the disk, and what
// was written into the story above it comes back.
func TestWhatIsWrittenIntoAStoryAboveItselfComesBack(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, sameNumber)
	w.start(AtStories()).press("G", "enter").write("A").press("shift+tab", "enter", "w").sees("배치A")
	w.press("tab").write("before. ").press("esc", "esc").sees("Told in").press("tab", "tab").write("after. ").press("esc")
	got := w.kept()[3]
	if got.Title != "밤마다 멈추던 결제 배치A" || !strings.Contains(got.Situation, "before.after.") {
		t.Errorf("kept %q: %q", got.Title, got.Situation)
	}
}

// A deleted answer is not told of.
func TestADeletedAnswerLeavesItsStory(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, otherNumber)
	w.press("x").start(AtStories()).misses("differ").press("G", "enter").sees("press W on a saved answer").misses("differ")
}

func TestAnotherNumberInAnAnswerIsSeenEverywhere(t *testing.T) {
	w := walk(t, lang.Ko)
	attached(w, otherNumber)
	both := []string{`26건 → 1건"`, `답변(11월 22일): "30건에서 1건"`}
	w.resize(120, 40)
	w.sees(both...).press("w").sees(both...).sees("! 숫자가 다름 · 1개")
	// Mended, it is silent at once.
	w.press("tab", "tab", "tab", "tab", "tab", "tab", "ctrl+u").write("한 달 실패: 30건 -> 1건").wait(time.Second).misses("숫자가 다릅니다", "숫자가 다름", both[1])
	w.press("esc").misses("숫자가 다릅니다").start(AtStories()).misses("숫자가 답변과")
}

func TestTheSameNumberInAnAnswerIsSilent(t *testing.T) {
	w := walk(t, lang.Ko)
	attached(w, sameNumber)
	w.resize(120, 40)
	w.misses("숫자가").press("w").misses("숫자가 답변과", "숫자가 다름").start(AtStories()).misses("숫자가 답변과")
}

// The list shows two warnings at most; the rest is behind a key.
func TestEveryWarningIsBehindAKey(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, otherNumber)
	again := w.kept()[3]
	again.Figures, again.Revision = append(again.Figures, story.Figure{What: "야간 호출", From: "26건", To: "4건"}), again.Revision+1
	again.Result = "실패가 26건에서 5건으로 줄었습니다."
	if err := w.db.SaveStory(again.Clean()); err != nil {
		t.Fatal(err)
	}
	w.start(AtStories()).sees("1 more · ! shows all", "answer of 22 Nov").misses("have only one story")
	w.press("!").sees("have only one story", "answer of 22 Nov", "26건에서 5건").press("esc").sees("1 more · ! shows all")
}

func TestTheLanguagesOfAStoryAreKept(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	w.start(AtStories()).press("enter", "shift+tab", "shift+tab", "shift+tab").sees("· 1 한국어", "· 2 English").press("2", "up", "space").sees("✓ 1 한국어", "✓ 2 English")
	w.press("1", "esc")
	if got := w.kept()[0]; !slices.Equal(got.Langs, []lang.Lang{lang.En}) || got.Revision < 2 {
		t.Errorf("kept %v", got.Langs)
	}
	w.resize(120, 40).sees("  en ").press("enter").sees("Languages English")
	w.click("English").sees("✓ 2 English").click("1 한국어").sees("✓ 1 한국어")
}

// Two hundred stories, each told in five answers that contradict it.
func BenchmarkStoriesOpen(b *testing.B) {
	db, err := store.Open(filepath.Join(b.TempDir(), "onsite.db"), store.Options{}, evening)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	for i := range 200 {
		st := story.Story{ID: fmt.Sprintf("01KAS%021d", i), Revision: 1, Title: batch, Situation: batch, Figures: []story.Figure{{What: "한 달 실패", From: "26건", To: "1건"}}}
		for j := range 5 {
			a := interview.Answer{ID: fmt.Sprintf("01KAT%021d", 5*i+j), Kept: evening, Lang: lang.Ko, Mode: interview.Type, Asked: interview.Asked{ID: "stories/unhappy", Kind: questions.Behavioral}}
			for _, text := range []string{batch + " " + batch, batch, strings.Repeat(batch+" ", 4), otherNumber} {
				a.Sections = append(a.Sections, interview.Section{Part: interview.Page, Text: text})
			}
			if err := db.Keep(a); err != nil {
				b.Fatal(err)
			}
			st.Answers = append(st.Answers, a.ID)
		}
		if err := db.SaveStory(st.Clean()); err != nil {
			b.Fatal(err)
		}
	}
	u := &ui{env: Env{Store: db, Library: func() *questions.Library { return questions.Load() }}, lang: lang.Ko}
	u.restyle()
	s := newStories(u)
	b.ResetTimer()
	for b.Loop() {
		if m := s.open(interview.Moment{})().(storiesMsg); m.err != nil || len(m.warnings) < 200 {
			b.Fatal(m.err, len(m.warnings))
		}
	}
}

// So is a remark on an answer from which a story was opened in a hurry.
func TestARemarkIsStillSavedAfterAStoryWasOpenedInAHurry(t *testing.T) {
	w := walk(t, lang.En)
	told(w)
	w.start(AtReview()).press("enter", "m").write("first").press("esc", "w").wait(time.Second)
	w.press("esc", "m", "end").write(" second").wait(time.Second).kill()
	if got := w.answers()[0].Remark; got != "first second" {
		t.Errorf("kept %q", got)
	}
}

// A story that arrives after its page was left is not taken for the next one.
func TestALateStoryIsNotTakenForAnother(t *testing.T) {
	w := walk(t, lang.En)
	banked(w)
	all := w.kept()
	late := newStory(w.app.ui, toStory{id: all[0].ID}).open(w.now)
	page := newStory(w.app.ui, toStory{id: all[1].ID})
	page.resize(76, 20)
	open := page.open(w.now)
	page.update(late(), w.now)
	page.update(open(), w.now)
	page.update(late(), w.now)
	if page.story.ID != all[1].ID {
		t.Errorf("the page of %q has %q", all[1].Title, page.story.Title)
	}
}

// Nor is an answer.
func TestALateAnswerIsNotTakenForAnother(t *testing.T) {
	w := walk(t, lang.En)
	answered(w)
	w.home()
	all := w.answers()
	late := newAnswer(w.app.ui, all[0].ID).open(w.now)
	w.do(goTo(toAnswer{all[2].ID}))
	before := w.screen()
	w.do(late)
	if w.screen() != before {
		t.Errorf("another answer is shown:\n%s", w.screen())
	}
}

// An answer is not opened over a story that is not on the disk.
func TestAnAnswerWaitsForItsStory(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, sameNumber)
	w.start(AtStories()).press("G", "enter").write("unsaved").press("shift+tab")
	w.db.Close()
	w.press("enter").sees("! ", "Told in", "unsaved")
	w.db = nil
}

// A save that became due while an answer lay over the story is made up for: what
// is typed after coming back is on the disk within a second, too.
func TestAStoryIsStillSavedAfterAnAnswerWasOpenedInAHurry(t *testing.T) {
	w := walk(t, lang.En)
	attached(w, sameNumber)
	w.start(AtStories()).press("G", "enter").write("first ").press("shift+tab", "enter").wait(time.Second)
	w.press("esc", "tab", "tab").write("second ").wait(time.Second).kill()
	if !slices.ContainsFunc(w.kept(), func(st story.Story) bool {
		return strings.HasSuffix(st.Title, "first") && strings.HasSuffix(st.Situation, "second")
	}) {
		t.Errorf("kept %+v", w.kept())
	}
}
