package tui

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/story"
)

// call begins the mock of the tests, on the line at once.
func call(w *walker) *walker {
	return w.start(AtMock(MockChoice{Plan: "evening", Lang: w.lang, Mode: interview.Type, Heat: mock.Usual})).press("enter")
}

const lockStory = "작년 3월에 결제 배치가 밤마다 실패했습니다. 2주 안에 막는 것이 제 목표였습니다. 먼저 제가 로그를 모아 원인을 넷으로 나눴습니다. 그리고 배치를 세 단계로 나눠 다시 짰습니다. 그 결과 실패가 26건에서 1건으로 줄었습니다."

// sitThrough answers everything of the mock and votes.
func sitThrough(w *walker) *walker {
	call(w).write(lockStory).wait(30 * time.Second).press("enter")
	for range 3 {
		w.write("로그 시각과 배포 기록을 맞춰 보고 확인했습니다.").wait(20 * time.Second).press("enter")
	}
	w.write("팀은 온콜을 어떻게 나누나요?").wait(10*time.Second).press("enter", "enter") // one question, then none
	w.press("enter")                                                         // out of the break
	w.write("락이 오래 걸린 상태라고 알고 있습니다. 오래 걸리는 락 대기는 모두 데드락입니다.").wait(60 * time.Second).press("enter")
	w.write("v$lock을 봅니다.").wait(10 * time.Second).press("enter")
	return w
}

func TestAMockFromTheFirstQuestionToTheDebrief(t *testing.T) {
	w := sitThrough(walk(t, lang.Ko))
	w.sees("먼저 투표하세요", "엔지니어링 매니저", "시니어 엔지니어").misses("연습에서는")
	w.press("y", "y").sees("이번 연습에서는 면접관 2명 중", "본인 투표").press("G").sees("시간")
	loops, err := w.db.Loops()
	if err != nil || len(loops) != 1 || loops[0].Stage != mock.Closed {
		t.Fatalf("%v %v", loops, err)
	}
	answers := w.answers()
	if len(answers) != 2 || answers[0].Loop != loops[0].ID || len(answers[1].Probes) != 3 {
		t.Errorf("%d answers are kept: %+v", len(answers), answers)
	}
	if panel := loops[0].Panel; len(panel) != 2 || panel[0] == mock.NoVote || panel[1] == mock.NoVote {
		t.Errorf("the panel's votes are not kept: %v", panel)
	}
	for _, a := range answers {
		if a.Evidence.Of == 0 {
			t.Errorf("nobody looked at the answer to %s", a.Asked.ID)
		}
	}
	w.press("tab").sees("꼬리").press("enter").sees("내 답변").press("esc").sees("꼬리").press("esc")
	w.press("e").sees("저장했습니다: debrief-2026")
	if len(w.exports) != 2 || !strings.HasPrefix(w.exports[0], "# 저녁") || !strings.HasPrefix(w.exports[1], "<!doctype html>") || !strings.Contains(w.exports[1], "26건에서 1건") {
		t.Errorf("exported %d files", len(w.exports))
	}
	w.press("1").sees("연습")
	w.start(AtReview()).press("b").sees("지난 모의 면접", "2명 중").press("enter").sees("디브리핑")
}

func TestTwoMocksOfOnePlanAreCompared(t *testing.T) {
	w := call(walk(t, lang.Ko))
	w.press("esc", "down", "down", "enter").press("n") // the first one was left at once
	w.wait(24 * time.Hour)
	sitThrough(w).press("y", "n").press("G").sees("지난번과 비교", "→ 긍정", "강한 답 0 → 1")
}

// The debrief says which story would have served which interviewer.
func TestTheDebriefAssignsStories(t *testing.T) {
	w := walk(t, lang.Ko)
	banked(w)
	sitThrough(w).press("y", "n").press("G").sees("이야기 배정", "1  깊이 파고들기 · Index that slowed every write down").misses("모자라")
	poor := walk(t, lang.En)
	if err := poor.home().db.SaveStory(story.Story{ID: "01KAS000000000000000000000", Revision: 1, Title: "A cheap one", Shows: []story.Show{{Principle: "frugality", Strength: 2}}}); err != nil {
		t.Fatal(err)
	}
	sitThrough(poor).press("y", "n").press("G").sees("Dive Deep · no story is left", "telling one twice")
}

// Before it begins a mock says how far the stories go.
func TestAMockSaysHowFarTheStoriesGo(t *testing.T) {
	w := walk(t, lang.En)
	w.start(AtMock(MockChoice{Plan: "onsite-loop"})).sees("! It asks for 12 stories. You have none written down yet.")
	banked(w)
	w.start(AtMock(MockChoice{Plan: "onsite-loop"})).sees("! It asks for 12 stories. Yours cover 4 of the principles, none told")
	w.start(AtMock(MockChoice{Plan: "phone-screen"})).sees("It asks for 2 stories. Yours cover 4").misses("! It asks")
	w.start(AtMock(MockChoice{Plan: "rapid-fire"})).misses("It asks for")
}

// A broken disk does not let a mock be left with words that are nowhere.
func TestAMockIsNotLeftUnsaved(t *testing.T) {
	w := call(walk(t, lang.En)).write("not on the disk yet")
	w.db.Close()
	w.press("esc", "down", "enter").sees("! ", "left")
	if !strings.Contains(w.app.Unsaved(), "not on the disk yet") {
		t.Error("the words are lost")
	}
	w.db = nil
}

// Every built-in mock, in both languages, from its choice to its debrief.
func TestEveryBuiltInMockIsWalked(t *testing.T) {
	lib := questions.Builtin()
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	for _, p := range plans {
		for _, l := range lang.All() {
			w := walk(t, l)
			w.lib = lib
			w.start(AtMock(MockChoice{Plan: p.ID, Lang: l})).sees(p.Title.In(l)[:6]).press("enter")
			r, ok := w.app.top().(*round)
			if !ok || r.loop == nil {
				t.Fatalf("%s %s: no call", p.ID, l)
			}
			for i := 0; i < 40 && !r.loop.Over(); i++ {
				if r.loop.Stage == mock.Breaking {
					w.press("enter")
					continue
				}
				w.write(lockStory).wait(10 * time.Second)
				w.sees(l.Say("남음", "left"))
				w.press("enter")
			}
			if !r.loop.Over() {
				w.press("esc", "down", "down", "enter")
			}
			for range p.Rounds {
				w.press("y")
			}
			w.sees(l.Say("이번 연습에서", "In this practice"))
		}
	}
}

func TestTheClockIsTheBoss(t *testing.T) {
	w := call(walk(t, lang.En))
	w.sees("Engineering manager, brisk", "10:00 left", "0:00").write("half a story").wait(3 * time.Minute).sees("7:00 left")
	w.press("p") // a letter, not a pause
	w.wait(3 * time.Minute)
	l := w.loop()
	if first := l.Rounds[0].Turns[0].Replies[0]; first.How != mock.TimeUp || first.Text != "half a storyp" {
		t.Errorf("the answer was not handed in by the clock: %+v", first)
	}
	w.wait(5*time.Minute).sees("A break.", "Senior engineer")
	w.wait(5*time.Minute).sees("Senior engineer, skeptical", "round 2 of 2")
}

func TestACrashInAMockResumesWhereTheClockStands(t *testing.T) {
	w := call(walk(t, lang.Ko)).write("여기까지 썼습니다").wait(time.Second)
	w.kill()
	w.now = w.now.Add(2 * time.Minute)
	w.home().sees("면접이 진행 중입니다", "면접으로 돌아가기").press("enter").sees("여기까지 썼습니다", "동안에도 시계는 갔습니다")
	w.kill()
	w.now = w.now.Add(3 * time.Hour)
	w.home().press("enter").sees("먼저 투표하세요").press("s", "s").sees("자리를 비움")
	if a := w.answers(); len(a) != 1 || a[0].Sections[0].Text != "여기까지 썼습니다" {
		t.Errorf("kept %+v", a)
	}
}

func TestSkippingHintsAndLeavingInAMock(t *testing.T) {
	w := call(walk(t, lang.En)).press("enter").sees("Ctrl+G skips").press("ctrl+g").sees("What would you like to ask me?", "Your questions")
	w.press("enter").sees("A break.").press("enter").sees("What is a deadlock?").press("ctrl+t").sees("hint: Transactions wait")
	w.press("esc").sees("End it here").press("down", "down", "enter").sees("Your own vote first")
	l := w.loop()
	if l.Rounds[0].Turns[0].Replies[0].How != mock.Skipped || len(l.Rounds[1].Turns[0].Hints) != 1 || !l.Left {
		t.Errorf("not recorded: %+v", l.Rounds)
	}
}

func TestTheInterviewerCutsInOnce(t *testing.T) {
	w := call(walk(t, lang.Ko)).wait(100 * time.Second)
	w.write("당시 회사는 결제 서비스를 운영하고 있었습니다. 직원은 200명이었고 팀은 다섯 개였습니다. 시스템은 2015년에 만들어졌습니다. 서버는 낡았고 문서는 없었습니다. 고객은 병원과 약국이었습니다. 매출은 절반이 병원에서 나왔습니다.").wait(20 * time.Second)
	w.sees("배경은 충분합니다")
	if w.loop().Rounds[0].Turns[0].Cut == 0 {
		t.Error("not recorded")
	}
}

// loop is the mock as it is kept.
func (w *walker) loop() mock.Loop {
	w.t.Helper()
	w.wait(2 * time.Second) // until it is saved
	rows, err := w.db.Loops()
	if err != nil || len(rows) == 0 {
		w.t.Fatalf("no mock is kept (%v)", err)
	}
	l, err := w.db.Loop(rows[0].ID)
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}
