package tui

import (
	"slices"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/story"
)

// kept are the stories on the disk, newest first.
func (w *walker) kept() []story.Story {
	w.t.Helper()
	all, err := w.db.Stories()
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func TestAStoryIsWrittenAndTheHolesAreSeen(t *testing.T) {
	w := walk(t, lang.Ko).home().sees("이야기").start(AtStories()).sees("다음에 쓸 것: 고객 집착")
	w.press("n").sees("나중에 이 한 줄만 보고").write("밤마다 멈추던 배치").press("enter").write("작년 3월이었습니다.\n둘째 줄").press("tab", "tab").write("제가 고쳤습니다.")
	w.press("tab", "tab", "tab").write("실패: 26건 -> 1건 (배치 로그)").press("tab").write("2024").press("enter").write("백엔드").press("enter").sees("✓ 1 한국어").press("2", "enter")
	w.press("3", "down", "space", "space").wait(time.Second).sees("저장됨").press("esc")
	w.sees("원칙 16개 중 0개", "밤마다 멈추던 배치", "다음에 쓸 것: 발명과 단순화")
	all := w.kept()
	if len(all) != 1 {
		t.Fatalf("%d stories are kept", len(all))
	}
	got := all[0]
	want := story.Story{Title: "밤마다 멈추던 배치", Situation: "작년 3월이었습니다.\n둘째 줄", Action: "제가 고쳤습니다.", Year: 2024, Role: "백엔드"}
	if got.Title != want.Title || got.Situation != want.Situation || got.Action != want.Action || got.Year != want.Year || got.Role != want.Role {
		t.Errorf("kept %+v", got)
	}
	if !slices.Equal(got.Langs, lang.All()) {
		t.Errorf("told in %v", got.Langs)
	}
	if len(got.Figures) != 1 || got.Figures[0] != (story.Figure{What: "실패", From: "26건", To: "1건", Evidence: "배치 로그"}) {
		t.Errorf("figures %+v", got.Figures)
	}
	if got.Strength("customer-obsession") != 3 || got.Strength("ownership") != 2 {
		t.Errorf("shows %+v", got.Shows)
	}
	w.press("x").sees("삭제했습니다", "떠오르지").press("u").sees("되살렸습니다", "밤마다 멈추던 배치")
}

// What is typed into a story is on the disk within a second, whatever happens.
func TestAStorySurvivesAKill(t *testing.T) {
	w := walk(t, lang.En).start(AtStories()).press("n").write("The night batch").wait(time.Second)
	w.kill().start(AtStories()).sees("The night batch").press("enter", "tab").write("half a sen")
	w.press("ctrl+c").quit()
	if all := w.kept(); len(all) != 1 || all[0].Situation != "half a sen" || all[0].Title != "The night batch" {
		t.Errorf("kept %+v", all)
	}
}

// A story that was opened and left without a word is none.
func TestAnEmptyStoryIsNotKept(t *testing.T) {
	w := walk(t, lang.En).start(AtStories()).press("n", "tab").write("x").press("backspace").wait(time.Second).press("esc")
	if all := w.kept(); len(all) != 0 {
		t.Errorf("kept %+v", all)
	}
}

func TestAnAnswerBecomesAStory(t *testing.T) {
	w := walk(t, lang.Ko)
	told(w)
	id := w.answers()[0].ID
	w.start(AtReview()).press("enter", "w").sees("결제 배치가 밤마다", "고객 집착 ●●○").wait(time.Second).press("esc")
	got := w.kept()[0]
	if got.From != id || got.Task != "제 역할은 2주 안에 재발을 막는 것이었습니다." || got.Langs[0] != lang.Ko {
		t.Errorf("made %+v", got)
	}
	w.press("w").write("배치").wait(time.Second)
	if all := w.kept(); len(all) != 1 || all[0].Title != "배치" {
		t.Errorf("a second press did not open the same story: %+v", all)
	}
}

// What was spoken is put where each sentence belongs.
func TestASpokenAnswerBecomesAStory(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Speak).press("enter").wait(150 * time.Second).press("enter")
	w.write(batch + " 제 역할은 재발을 막는 것이었습니다. 먼저 제가 최근 로그를 모아 원인을 네 가지로 나눴습니다. 그 결과 실패가 26건에서 1건으로 줄었습니다.")
	w.press("ctrl+s")
	finish(w, "4")
	w.start(AtReview()).press("enter", "w").wait(time.Second)
	got := w.kept()[0]
	if got.Situation != batch || got.Result != "그 결과 실패가 26건에서 1건으로 줄었습니다." {
		t.Errorf("made %+v", got)
	}
}

func TestTheWorstHoleAsksItsQuestion(t *testing.T) {
	walk(t, lang.En).start(AtStories()).sees("Customer Obsession (CO)", "unhappy with something").press("f").sees("0:30 to think", "Customer Obsession")
}

// A year that is none stays as it was typed, and is said.
func TestAYearThatIsNoneIsSaid(t *testing.T) {
	for _, typed := range []string{"99999", "last year", "-5"} {
		w := walk(t, lang.Ko).start(AtStories()).press("n").write("The night batch").press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
		w.write(typed).sees(typed, "연도를 알아볼 수 없습니다. 2024처럼").press("enter").sees(typed + " ! 알아볼 수 없는 연도").wait(time.Second).misses("저장됨")
		w.press("shift+tab", "end", "ctrl+u").write("2024년").misses("!").press("enter").wait(time.Second).sees("저장됨").press("esc")
		if got := w.kept()[0].Year; got != 2024 {
			t.Errorf("after %q the year is %d", typed, got)
		}
	}
}

// A broken disk keeps the page open and says so; the text is in the rescue.
func TestAStoryOnABrokenDisk(t *testing.T) {
	w := walk(t, lang.En).start(AtStories()).press("n").write("kept for the rescue")
	w.db.Close()
	w.wait(time.Second).sees("! ").press("esc").sees("kept for the rescue", "Situation")
	if got := w.app.Unsaved(); got == "" {
		t.Error("nothing is left to rescue")
	}
	w.db = nil
}

func BenchmarkStoriesKeypress(b *testing.B) {
	all := make([]story.Story, 200)
	for i := range all {
		all[i] = story.Story{Title: batch, Situation: batch, Shows: []story.Show{{Principle: "ownership", Strength: i % 4}}}.Clean()
	}
	u := &ui{lang: lang.Ko}
	u.restyle()
	u.env.Lang = lang.Ko
	s := newStories(u)
	s.update(storiesMsg{all: all, warnings: story.Warnings(all, nil)}, interview.Moment{})
	s.resize(76, 20)
	for b.Loop() {
		s.list.move(1)
		s.view()
	}
}
