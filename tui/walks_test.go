package tui

import (
	"bytes"
	tea "charm.land/bubbletea/v2"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// One walk a promise.

func TestANewcomerAnswersAndFindsTheAnswerAgain(t *testing.T) {
	w := walk(t, lang.Ko).home().sees("Enter를 누르면 첫 질문이 나옵니다", "질문 3개")
	w.question("stories/unhappy", interview.Type).sees("고객이 불만을 가졌던", "0:30")
	w.press("enter").sees("상황: 언제").write("지난해 배치가 실패했습니다.")
	w.wait(5 * time.Second).press("tab").write("재발 방지를 맡았습니다.").wait(3 * time.Second)
	w.press("tab").write("제가 로그를 모았습니다.").press("tab").write("0건이 되었습니다.").wait(time.Second)
	w.press("ctrl+s").sees("그때 하신 일을 순서대로").write("고객 전화로 알았습니다.").wait(2 * time.Second) // the answer was short
	w.press("ctrl+s").sees("그 사실을 어떻게 알게 되셨나요?").press("ctrl+s").sees("가장 먼저 하신 일은").press("ctrl+s")
	w.sees("스스로 평가해 보세요").press("enter").sees("1에서 5 사이").press("4", "enter")
	w.sees("스스로 4점", "지난해 배치가").press("pgdown").sees("고객 전화로 알았습니다.").press("esc").sees("질문 1개에 답했습니다").press("enter")
	w.sees("답변 1개").choose("돌아보기").sees("●●●●○").press("enter").sees("지난해 배치가")
	a := w.answers()[0]
	if a.Spent() != 9*time.Second || a.Sections[0].Spent != 5*time.Second || a.Sections[1].Spent != 3*time.Second || a.Probes[0].Spent != 2*time.Second {
		t.Errorf("times are %v: %+v", a.Spent(), a.Sections)
	}
}

func TestEveryTextReachesTheDiskWithinASecond(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter")
	w.write("장애를 30분 만에 복구했습니다").wait(time.Second).sees("저장됨")
	w.kill().home().sees("쓰다 만 답변이 있습니다", "이어서 답하기").press("enter").sees("장애를 30분 만에 복구했습니다")
}

func TestContinuousTypingIsSavedToo(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter")
	for range 40 {
		w.write("word ").wait(100 * time.Millisecond)
	}
	w.kill().home().press("enter")
	got := strings.Count(w.app.top().(*session).draft.Sections[0].Text, "word")
	if got < 30 {
		t.Errorf("%d of 40 words survived; at most one second of typing may be lost", got)
	}
}

func TestQuittingInTheMiddleLosesNothing(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("the very last letter")
	w.press("ctrl+c")
	if !w.ended {
		t.Fatal("Ctrl+C did not end the program")
	}
	w.quit().home().sees("Continue").press("enter").sees("the very last letter")
}

func TestALateSaveDoesNotBringBackWhatWasThrownAway(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("to be dropped").wait(time.Second)
	w.write(" and more").press("esc", "up", "up", "down", "down", "down", "down").sees("Throw this answer away").press("enter")
	w.wait(5 * time.Second).quit().home().misses("Continue")
}

func TestThrownAwayCanBeBroughtBack(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("kept after all").wait(time.Second)
	w.kill().home().sees("Continue").press("x").sees("Press u to bring it back").misses("Continue").press("u").sees("Continue")
	w.press("enter").sees("kept after all")
}

func TestADraftCanBeKeptAsAnAnswer(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("half a story").wait(time.Second)
	w.kill().home().press("a").sees("Kept as an answer").misses("Continue")
	if a := w.answers(); len(a) != 1 || !a[0].Partial || a[0].Sections[0].Text != "half a story" {
		t.Errorf("kept %+v", a)
	}
}

func TestLeavingAsksBeforeAnythingIsLost(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("precious").press("esc")
	w.sees("What would you like to do?").press("esc").sees("precious").press("esc", "down", "down", "enter")
	w.home().sees("Continue")
}

func TestTheClockIsFair(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write("가")
	w.wait(12 * time.Second).sees("0:12 / 8:00")
	for _, size := range [][2]int{{40, 15}, {200, 60}, {80, 24}} {
		w.resize(size[0], size[1])
	}
	w.wait(48 * time.Second).sees("1:00 / 8:00")
	w.wait(7 * time.Minute).sees("초과 +0:00").wait(61 * time.Second).sees("초과 +1:01")
	w.wait(2 * time.Minute).sees("많이 초과 +3:01")
}

func TestASleepingLaptopIsNoticedAndThePersonAsked(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write("가나다").wait(10 * time.Second)
	w.sleep(12 * time.Minute).wait(time.Second).sees("12:00 동안 자리를 비우셨습니다").wait(time.Minute).press("n")
	w.sees("가나다", "0:11 / 8:00")
	w.sleep(3 * time.Minute).wait(time.Second).press("enter").sees("3:11 / 8:00")
}

func TestAStoppedProgramIsNoticedToo(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("abc").wait(5 * time.Second)
	w.pass(20 * time.Minute) // both clocks ran, no heartbeat came
	w.send(tickMsg{})
	w.sees("You were away for 19:59").press("n").sees("0:06 / 8:00")
}

func TestSpeakingKeepsTheSplit(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Speak).press("enter").wait(24 * time.Second).press("t").wait(11 * time.Second)
	w.press("a").wait(62*time.Second).press("space").sees("S 0:24", "T 0:11", "A 1:02", "1 stumble").press("r").wait(10 * time.Second).press("enter")
	w.sees("You spoke for 1:47").write("lost a customer, called, fixed").press("ctrl+s")
	w.sees("How did you find out?", "Answer aloud").press("enter", "enter", "enter").press("3", "enter").sees("you said 3", "lost a customer")
	a := w.answers()[0]
	want := []time.Duration{24 * time.Second, 11 * time.Second, 62 * time.Second, 10 * time.Second}
	for i, s := range a.Sections {
		if s.Spent != want[i] {
			t.Errorf("%s took %v, want %v", s.Part, s.Spent, want[i])
		}
	}
}

func TestTechnicalPointsAreTickedBeforeTheReveal(t *testing.T) {
	w := walk(t, lang.Ko).question("engines/deadlock", interview.Type).press("enter").write("서로 기다리는 상태입니다.").press("ctrl+s", "ctrl+s")
	w.sees("정답을 보기 전에 표시하세요", "순환이 생깁니다").misses("참고 답변", "쥐고 있습니다")
	w.press("space").sees("[✓]").press("3", "enter").sees("표시 1, 답변에서 찾음 1", "말했다고 표시: \"서로 기다리는").press("pgdown").sees("참고 답변", "쥐고 있습니다", "Test Manual")
	if a := w.answers()[0]; len(a.Believed) != 1 || a.Believed[0] != "dl-cycle" {
		t.Errorf("believed %v", a.Believed)
	}
}

func TestAfterRatingThePageShowsWhatStrongSoundsLike(t *testing.T) {
	w := walk(t, lang.Ko)
	w.w, w.h = 80, 60
	w.question("stories/unhappy", interview.Type).misses("복제본에서 원인을 재현").press("enter").write("정산이 느렸습니다.")
	finish(w, "2")
	w.sees("강한 답변의 예", "복제본에서 원인을 재현", "전후 수치가 있습니다", "강한 근거", "하려던 일이 나옵니다", "약한 근거", "까다로운 사람으로만")
	w.question("engines/deadlock", interview.Type).press("enter").write("기다림").press("ctrl+s", "ctrl+s").misses("흔한 오해")
	finish(w, "2")
	w.sees("흔한 오해", "락 대기는 모두 데드락이다", "순환이 있어야 데드락입니다")
}

func TestOneCanGoBackAndForward(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("first").press("ctrl+s").write("probe answer").press("ctrl+s", "ctrl+s", "ctrl+s")
	w.sees("practice scale").press("shift+tab").sees("probe 3")
	last := w.app.top().(*session).draft.Probes[2].Ask
	w.press("esc", "down", "enter").sees("probe 2").press("esc", "down", "enter").sees("probe 1", "probe answer")
	w.press("esc", "down", "enter").sees("first").press("ctrl+s").sees("probe answer").press("ctrl+s", "ctrl+s").sees(last.En[:20])
}

func TestAgainStandsBesideTheFirst(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type)
	answer := func(text, rating string) {
		w.press("enter").write(text).wait(10*time.Second).press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", rating, "enter")
	}
	answer("배치가 자주 실패했습니다", "3")
	w.press("a")
	answer("배치가 밤마다 실패했습니다", "4")
	w.press("c").sees("1번째와 2번째 시도", "자주 실패했습니다", "밤마다 실패했습니다", "●●●○○", "●●●●○")
}

func TestReviewFindsFiltersStarsNotesDeletes(t *testing.T) {
	w := walk(t, lang.Ko)
	for _, text := range []string{"데드락을 고쳤습니다", "Deadlock was fixed", "고객에게 전화했습니다"} {
		w.question("stories/unhappy", interview.Type).press("enter").write(text).wait(time.Second).press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "4", "enter", "esc")
	}
	w.start(AtReview()).sees("1 / 3").press("/").write("데드락").sees("1 / 1").press("enter", "esc").sees("1 / 3")
	w.press("/").write("DEADLOCK").sees("1 / 1").press("enter", "enter").sees("Deadlock was fixed")
	w.press("s").sees("★").press("m").write("다음엔 숫자를").press("esc").sees("다음엔 숫자를").press("esc")
	w.press("esc").press("s").sees("1 / 1").press("s").press("x").sees("u를 누르면 되살립니다", "1 / 2").press("u").sees("1 / 3")
	w.press("r").sees("조건에 맞는 답변이 없습니다").press("r", "r", "r").sees("평가 4", "1 / 3").press("v", "v").sees("조건에 맞는").press("esc").sees("1 / 3")
}

func TestNothingRepeatsUntilThePoolIsEmpty(t *testing.T) {
	w := walk(t, lang.En).start(AtPractice(func(c *interview.Choice) {
		*c = interview.Choice{Deck: "stories", Lang: lang.En, Mode: interview.Type, Count: 5}
	}))
	first := w.app.top().(*session).draft.Asked.ID
	w.press("s")
	second := w.app.top().(*session).draft.Asked.ID
	if first == second {
		t.Fatal("the same question twice")
	}
	w.press("s").sees("now they start over")
}

func TestTheChoiceIsRemembered(t *testing.T) {
	w := walk(t, lang.En).home().press("c").sees("3 questions fit").press("right", "right").sees("Engines").press("esc")
	w.home().press("c").sees("← Engines →", "1 question fits")
}

func TestARememberedDeckThatIsGoneStillLeavesSomethingToAsk(t *testing.T) {
	w := walk(t, lang.En).home()
	s := w.app.ui.settings
	s.Choice.Deck = "engines"
	w.send(settingsMsg{s})
	w.home().sees("Engines, 5 questions")
	w.decks = []questions.Folder{{FS: fstest.MapFS{"stories.yaml": &fstest.MapFile{Data: readFile(t, "testdata/decks/stories.yaml")}}}}
	w.home().misses("Engines").press("enter").sees("to think")
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestLanguageSwitchesEverywhereButWhileTyping(t *testing.T) {
	w := walk(t, lang.Ko).home().sees("돌아보기").press("l").sees("Review").press("l").sees("돌아보기")
	w.question("stories/unhappy", interview.Type).press("enter", "l").sees("S ┃ l", "과제").misses("Task:")
}

func TestKoreanInputMethodKeysMoveToo(t *testing.T) {
	walk(t, lang.Ko).home().press("ㅣ").sees("Review").press("ㅊ").sees("Choose what to practise").press("ㅂ").sees("Ask me something")
}

func TestPasteArrivesWholeAndClean(t *testing.T) {
	text := strings.Repeat("가나다라 마바사 아자차카\r\n", 1500)
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").paste(text + "\x1b]0;x\x07끝" + "\u1112\u1161\u11ab").wait(time.Second)
	got := w.app.top().(*session).draft.Sections[0].Text
	want := strings.ReplaceAll(text, "\r\n", "\n") + "]0;x끝한"
	if got != want {
		t.Errorf("pasted %d bytes, kept %d: …%q", len(want), len(got), got[max(len(got)-40, 0):])
	}
}

func TestUndoAndRedo(t *testing.T) {
	walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write("첫째 ").write("둘째").press("ctrl+_").sees("첫째").misses("둘째").press("ctrl+y").sees("둘째")
}

func TestAWriteThatFailsStaysOnScreenAndIsTriedAgain(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("on paper")
	w.db.Close() // the disk is gone
	w.wait(time.Second).sees("! ", "on paper").press("down").sees("! ", "on paper")
	if err := w.app.Flush(); err == nil {
		t.Error("flush says all is well on a closed file")
	}
	db, err := store.Open(w.path, store.Options{}, w.now.Wall)
	if err != nil {
		t.Fatal(err)
	}
	w.db, w.app.ui.env.Store = db, db // and it is back
	w.wait(3 * time.Second).misses("! ").sees("saved")
}

// Keys faster than a save leave nothing behind: the next answer is saved as soon
// as the first one was.
func TestAnAnswerBegunInAHurryIsSavedToo(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("first").wait(time.Second)
	for w.app.top().(*session).draft.Stage != interview.Rating {
		w.press("ctrl+s")
	}
	w.wait(time.Second).press("3", "enter", "a", "enter").wait(time.Second).write("second").wait(time.Second)
	w.kill().home().sees("Continue").choose("Continue").sees("second")
}

func TestDamageOffersTheBackup(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write("백업된 답변").wait(time.Second).press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "5", "enter")
	b, err := w.db.Backup(w.now.Wall)
	if err != nil {
		t.Fatal(err)
	}
	w.db.Close()
	restored := false
	env := Env{Damage: &Damage{Path: w.path, Detail: "page 3", Backups: []store.Backup{b},
		Restore: func(b store.Backup) (*store.Store, lang.Text, error) {
			restored = true
			to := filepath.Join(t.TempDir(), "restored.db")
			if err := store.Restore(b, to); err != nil {
				return nil, lang.Text{}, err
			}
			db, err := store.Open(to, store.Options{}, w.now.Wall)
			w.db = db
			return db, lang.Text{Ko: "되돌렸습니다.", En: "Restored."}, err
		},
		Fresh: func() (*store.Store, lang.Text, error) { return nil, lang.Text{}, errors.New("not chosen") }}}
	w.run(env, AtHome()).sees("손상되었습니다", "11-22 20:00", "(1개)").press("enter")
	if !restored {
		t.Fatal("the backup was not restored")
	}
	w.sees("되돌렸습니다.", "답변 1개")
}

func TestDamageFoundWhileRunningIsToldAndRepaired(t *testing.T) {
	w := walk(t, lang.Ko).question("stories/unhappy", interview.Type).press("enter").write("결제").wait(time.Second)
	finish(w, "5")
	w.db.Close()
	data, err := os.ReadFile(w.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.path, bytes.ReplaceAll(data, []byte("결제"), []byte("경제")), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(w.path, store.Options{}, w.now.Wall)
	if err != nil {
		t.Fatal(err)
	}
	w.db = db
	repair := func(d *store.Damaged) (*Damage, error) {
		return &Damage{Path: d.Path, Detail: d.Detail, Fresh: func() (*store.Store, lang.Text, error) {
			fresh, err := store.Open(filepath.Join(t.TempDir(), "fresh.db"), store.Options{}, w.now.Wall)
			w.db = fresh
			return fresh, lang.Text{Ko: "새로 시작했습니다.", En: "Fresh."}, err
		}}, nil
	}
	w.run(Env{Store: db, Repair: repair}, AtHome()).sees("일부가 손상되었습니다").misses("경제")
	w.press("b").sees("손상되었습니다:", "새 파일로 시작하기", "빼고 계속하기").press("esc").sees("b 파일 복구")
	w.press("b", "down", "enter").sees("새로 시작했습니다.", "아직 답변이 없습니다").misses("일부가 손상")
}

func TestANoteOnAnAnswerIsSafeToo(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("story").wait(time.Second)
	finish(w, "5")
	w.start(AtReview()).press("enter", "m").write("numbers first").wait(time.Second)
	w.kill().start(AtReview()).press("enter").sees("numbers first")
	w.press("m").write(", then names").quit().start(AtReview()).press("enter").sees("numbers first, then names")
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("all of it").wait(time.Second)
	w.db.Close()
	w.press("esc", "down", "down", "down").sees("▸ Leave - keep this much").press("enter").sees("! ", "all of it")
	w.write(" and more").misses("and more")
	db, err := store.Open(w.path, store.Options{}, w.now.Wall)
	if err != nil {
		t.Fatal(err)
	}
	w.db, w.app.ui.env.Store = db, db
	w.wait(3 * time.Second).misses("! ").sees("1 question answered")
	if a := w.answers(); len(a) != 1 || a[0].Sections[0].Text != "all of it" {
		t.Errorf("kept %+v", a)
	}
}

func TestCtrlCAsksOnceWhileTheDiskRefuses(t *testing.T) {
	w := walk(t, lang.En).question("stories/unhappy", interview.Type).press("enter").write("nowhere else")
	w.db.Close()
	w.wait(time.Second).press("ctrl+c").sees("Press Ctrl+C once more")
	if w.ended {
		t.Fatal("the program ended with text that is nowhere")
	}
	if !strings.Contains(w.app.Unsaved(), "nowhere else") {
		t.Errorf("unsaved is %q", w.app.Unsaved())
	}
	if w.press("x", "ctrl+c"); w.ended {
		t.Fatal("a key in between must begin the asking anew")
	}
	if w.press("ctrl+c"); !w.ended {
		t.Fatal("the second Ctrl+C did not end the program")
	}
}

func TestABrokenOwnDeckIsShownAndStopsNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.yaml"), []byte("deck: mine\nkind: behavioral\ntitel: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := walk(t, lang.En)
	w.decks = append(w.decks, questions.Folder{Name: "mine", FS: os.DirFS(dir), Own: true})
	w.home().sees("2 decks", "problem").decksRow().sees("Decks that could not be read", "mine/mine.yaml:3:1", `Did you mean`, "titel: x")
}

func TestTheMouseOpensScrollsAndPlacesTheCursor(t *testing.T) {
	w := walk(t, lang.En).home()
	w.click("Review").sees("No answers yet").press("esc").click("Decks").sees("1 question, 0 answered")
	w.question("stories/unhappy", interview.Type).press("enter").write("one two three").click("Task:").write("my part").click("one two")
	w.press("X").sees("Xone two three", "my part")
	w.press("esc").click("Leave - and go on with it later").home().sees("Continue")
	w.question("stories/unhappy", interview.Type).press("enter").write("story")
	finish(w, "3")
	before := w.screen()
	w.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if w.screen() == before {
		t.Error("the wheel does not scroll the page")
	}
}

func TestHelpShowsTheKeysOfTheScreen(t *testing.T) {
	w := walk(t, lang.Ko).home().press("?").sees("도움말", "골라서 연습", "Ctrl+C").press("esc").misses("Ctrl+C")
	w.question("stories/unhappy", interview.Type).press("enter", "?").misses("어디서나").press("f1").sees("낱말 지우기", "되돌리기")
}

func TestNothingTicksWhenNothingCounts(t *testing.T) {
	w := walk(t, lang.En).home().wait(time.Minute)
	if len(w.timers) != 0 {
		t.Errorf("timers at home: %v", w.timers)
	}
	w.question("stories/unhappy", interview.Type).press("enter").wait(time.Second)
	if len(w.timers) != 1 {
		t.Errorf("%d timers while one clock counts", len(w.timers))
	}
	w.write("x").press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s").wait(time.Minute)
	if len(w.timers) != 0 {
		t.Errorf("timers while rating: %v", w.timers)
	}
}

func TestSmallTerminalsAreTold(t *testing.T) {
	walk(t, lang.Ko).home().resize(39, 15).sees("창이 너무").resize(40, 15).sees("바로 질문 받기")
}

func TestFeedbackQuotesAsksAndIsOverruled(t *testing.T) {
	w := walk(t, lang.Ko)
	w.w, w.h = 80, 60
	told(w)
	w.sees("먼저 고칠 한 가지", "\"그 뒤로 배치는 안정됐습니다.\"", "수치도, 확인해 준 사람도", "S ", "A ", "어느 문장이 고객 집착의 증거인가요?")
	w.press("o").misses("수치도, 확인해 준 사람도").sees("빠진 것을 찾지 못했습니다")
	w.press("1").sees("증거로 고른 문장")
	a := w.answers()[0]
	if len(a.Overruled) != 1 || a.Overruled[0] != "no_metric" || !strings.HasPrefix(a.Proof, "먼저 제가 최근 30일") {
		t.Errorf("kept: overruled %v, proof %q", a.Overruled, a.Proof)
	}
	// It stays so when one looks back, and can be taken back there.
	w.start(AtReview()).press("enter").misses("수치도, 확인해 준 사람도").sees("증거로 고른 문장").press("O").sees("수치도, 확인해 준 사람도")
	if a := w.answers()[0]; len(a.Overruled) != 0 {
		t.Errorf("brought back, yet overruled %v", a.Overruled)
	}
}

func TestTheProbeAsksForWhatTheAnswerLacked(t *testing.T) {
	w := walk(t, lang.Ko)
	told(w)
	probes := w.answers()[0].Probes
	if len(probes) == 0 || !strings.Contains(probes[0].Ask.Ko, "얼마에서 얼마로") {
		t.Errorf("the story had no number; it was asked %v", probes)
	}
}
