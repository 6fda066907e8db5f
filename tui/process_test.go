package tui

import (
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/schedule"
)

// at goes to a place.
func (w *walker) at(to place) *walker {
	return w.start(Start{to: func(Settings) place { return to }})
}

// process is what is on the disk of the way to the interview.
func (w *walker) process() schedule.Process {
	w.t.Helper()
	p, err := w.db.Process()
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// applied is in the middle of a process.
func applied(w *walker) {
	w.home()
	on := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC) }
	p := schedule.Process{
		Settings: schedule.Settings{Date: on(12, 4), Minutes: 25, Rounds: []string{"evening"}, Company: "Amazon", Role: "데이터베이스 엔지니어"},
		Opening:  "결제 시스템의 데이터베이스를 7년째 맡고 있습니다.\n최근에는 밤마다 멈추던 배치를 고쳐 실패를 26건에서 1건으로 줄였습니다.",
		Asks:     "온콜은 어떻게 돌아가나요?\n첫 석 달에 가장 기대하시는 것은 무엇인가요?",
		Steps: []schedule.Step{
			{Kind: schedule.StepContact, Date: on(11, 3), Note: "리크루터가 링크드인으로 연락\n연봉 범위는 전화 면접 뒤에 이야기하기로"},
			{Kind: schedule.StepScreen, Date: on(11, 16), Note: "시니어 엔지니어, 60분", Asked: "격리 수준을 설명해 달라고 했다\n락 대기를 어떻게 찾았는지 꼬리 질문 세 번"},
			{Kind: schedule.StepLoop, Date: on(12, 4), Note: "5라운드, 점심 포함"},
			{Kind: schedule.StepOffer},
		},
		Revision: 1,
	}
	if err := w.db.SaveProcess(p.Clean()); err != nil {
		w.t.Fatal(err)
	}
}

func TestTheInterviewIsToldAndSurvivesAKill(t *testing.T) {
	w := walk(t, lang.Ko).at(toInterview{}).sees("면접 정보", "예: 2026-12-06 또는 12-6").write("12-4").sees("2026.12.04 금요일 · D-12")
	w.press("enter").write("Amazon").press("enter").write("백엔드 개발자").press("enter").sees("← 30분 →").press("right", "down")
	w.sees("[ ] 저녁 모의 면접").press("G", "space", "up", "space", "space").sees("[✓]").press("tab").write("결제를 7년째 맡고").wait(time.Second).sees("저장됨")
	w.kill().at(toInterview{}).sees("2026.12.04 금요일 · D-12", "Amazon", "45분", "온사이트 루프", "결제를 7년째 맡고")
	p := w.process()
	if p.Date.Format(time.DateOnly) != "2026-12-04" || p.Role != "백엔드 개발자" || p.Minutes != 45 || len(p.Rounds) != 1 || p.Rounds[0] != "onsite-loop" {
		t.Errorf("kept %+v", p)
	}
}

// What cannot be read stays as it was typed, is said, and changes no date.
func TestABadDateStaysAndIsSaid(t *testing.T) {
	w := walk(t, lang.En)
	applied(w)
	w.at(toInterview{}).press("end", "backspace", "backspace").write("44").sees("2026-12-44", "Not a date. Write it like 2026-12-06.", "Until then it stays Fri", "4 Dec 2026").misses("saved")
	w.press("enter").sees("2026-12-44 ! not a date").wait(time.Second)
	w.press("esc").sees("Your interview", "Esc again drops it").press("backspace", "backspace").write("05").sees("Sat 5 Dec 2026", "13 days to go")
	w.press("esc").misses("Your interview")
	if got := w.process().Date.Format(time.DateOnly); got != "2026-12-05" {
		t.Errorf("the day is %s", got)
	}
	w.at(toInterview{}).write("x").press("esc", "esc").misses("Your interview")
	if got := w.process().Date.Format(time.DateOnly); got != "2026-12-05" {
		t.Errorf("what cannot be read moved the day to %s", got)
	}
	w.at(toInterview{}).press("end", "ctrl+u").sees("Leave it empty").press("esc")
	if got := w.process().Date; !got.IsZero() {
		t.Errorf("a cleared date is %v", got)
	}
}

// Each of the two pages leaves what the other shows as it was.
func TestTheInterviewAndItsTimelineDoNotWriteOverEachOther(t *testing.T) {
	w := walk(t, lang.Ko)
	applied(w)
	w.at(toInterview{}).press("tab").write("Seoul").press("esc")
	w.at(toTimeline{}).press("enter", "tab", "tab").write("3층. ").press("esc", "esc")
	p := w.process()
	if p.Company != "AmazonSeoul" {
		t.Errorf("company %q", p.Company)
	}
	if len(p.Steps) != 4 || !strings.Contains(p.Steps[2].Note, "3층.") || p.Opening == "" || p.Rounds[0] != "evening" {
		t.Errorf("kept %+v", p)
	}
}

func TestAnInterviewThatWasOnlyLookedAtIsNotWritten(t *testing.T) {
	w := walk(t, lang.En).at(toInterview{}).press("tab", "tab", "tab", "tab", "tab").wait(time.Minute).press("esc")
	w.at(toTimeline{}).press("n", "esc").sees("Press n to add").press("esc")
	if p := w.process(); p.Revision != 0 {
		t.Errorf("kept %+v", p)
	}
}

func TestStepsAreWrittenDownAndComeInOrder(t *testing.T) {
	w := walk(t, lang.Ko).at(toTimeline{}).sees("n을 누르면", "다른 곳에 옮기지 마세요")
	w.press("n").sees("← 연락 →").press("ctrl+s").sees("날짜 미정")
	w.press("n").sees("← 전화 면접 →").press("tab").write("12-1").sees("2026.12.01 화요일 · D-9").press("enter").write("60분").press("tab").sees("기억나는 대로").write("MVCC란?").wait(time.Second)
	w.kill().at(toTimeline{}).sees("D-9, 다음", "전화 면접", "60분", "MVCC란?", "날짜 미정")
	steps := w.process().Steps
	if len(steps) != 2 || steps[0].Kind != schedule.StepContact || steps[1].Asked != "MVCC란?" {
		t.Errorf("kept %+v", steps)
	}
	// A bad date is said before the step closes.
	w.press("enter", "tab", "end").write("x").press("esc").sees("Esc로 버리세요").press("backspace", "esc").sees("D-9, 다음")
}

func TestADeletedStepComesBack(t *testing.T) {
	w := walk(t, lang.En)
	applied(w)
	w.at(toTimeline{}).sees("12 days to go, next").press("x").sees("Press u to bring it back").misses("onsite loop")
	if steps := w.process().Steps; len(steps) != 3 {
		t.Fatalf("kept %+v", steps)
	}
	w.press("u").sees("It is back", "12 days to go, next")
	if steps := w.process().Steps; len(steps) != 4 || steps[2].Kind != schedule.StepLoop {
		t.Errorf("kept %+v", steps)
	}
}

// A broken disk keeps the page open and says so; the text is in the rescue.
func TestAnInterviewOnABrokenDiskStaysOnTheScreen(t *testing.T) {
	for _, to := range []place{toInterview{}, toTimeline{}} {
		w := walk(t, lang.En)
		applied(w)
		if w.at(to); to == (toTimeline{}) {
			w.press("enter")
		}
		w.press("tab", "tab").write("for the rescue")
		w.db.Close()
		w.wait(time.Second).sees("! ").press("ctrl+s").sees("! ")
		if got := w.app.Unsaved(); !strings.Contains(got, "for the rescue") {
			t.Errorf("the rescue has %q", got)
		}
		w.db = nil
	}
}

func TestTheDayBeforeHasAStoryForEveryPrincipleThatHasOne(t *testing.T) {
	w := walk(t, lang.Ko)
	applied(w)
	banked(w)
	w.at(toBrief{}).sees("Amazon, 데이터베이스 엔지니어", "2026.12.04 금요일 · D-12", "7년째", "고객 집착", "밤마다 멈추던 결제 배치")
	w.sees("버려진 캐시 서버 정리", "아직 없음").press("G").sees("온콜은 어떻게", "저녁 모의 면접", "26건 → 1건 (배치 로그)", "강한 이야기가 없는 원칙이 10개")
	w.press("e").sees("brief-2026-12-04.md, .html")
	if len(w.exports) != 2 || !strings.Contains(w.exports[0], "# 면접 전날 한 장") || !strings.Contains(w.exports[1], "<h1>면접 전날 한 장") {
		t.Errorf("wrote %q", w.exports)
	}
	// What was written down since stands on it.
	w.press("i", "tab").write("A").press("esc", "g").sees("AmazonA").press("s").sees("강한 이야기 두 개씩").press("esc").sees("면접 전날")
}

func TestTheDayBeforeWithNothingTeaches(t *testing.T) {
	walk(t, lang.En).at(toBrief{}).sees("Still to fill in under Your interview: date, company", "under Opening", "no story yet").press("G").sees("No strong story for 16", "under Ask them", "Not chosen yet")
}

// The answer of a save of something else says nothing of the interview.
func TestALateSaveOfSomethingElseIsIgnored(t *testing.T) {
	w := walk(t, lang.En)
	applied(w)
	for _, to := range []place{toInterview{}, toTimeline{}} {
		if w.at(to); to == (toTimeline{}) {
			w.press("enter")
		}
		w.press("tab", "tab", "tab", "shift+tab").write("late")
		w.send(savedMsg{id: "a draft", revision: 1 << 30})
		w.press("ctrl+c").quit()
	}
	if p := w.process(); !strings.HasSuffix(p.Role, "late") || !strings.HasSuffix(p.Steps[2].Note, "late") {
		t.Errorf("kept %+v", p)
	}
}
