package tui

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

var update = flag.Bool("update", false, "draw the pictures anew; read them before you commit them")

// scene brings the app to a page worth a picture.
type scene struct {
	name  string
	place string // the place of screens.go it shows
	small bool   // also drawn at 40x15
	walk  func(w *walker)
}

const batch = "지난해 3월, 결제 배치가 밤마다 실패해서 고객사 한 곳이 계약을 끊겠다고 했습니다."

// finish takes an open answer to its reveal.
func finish(w *walker, rating string) {
	for range 5 {
		if w.app.top().(*session).draft.Stage == interview.Rating {
			break
		}
		w.press("ctrl+s")
	}
	w.press(rating, "enter")
}

// told takes a whole story to its reveal: one that says everything but how much
// better it got.
func told(w *walker) {
	w.question("stories/unhappy", interview.Type).press("enter").write(batch + " 정산이 하루 밀리면 가맹점이 돈을 못 받는 상황이었습니다.").wait(80 * time.Second)
	w.press("tab").write("제 역할은 2주 안에 재발을 막는 것이었습니다.").wait(20 * time.Second)
	w.press("tab").write("먼저 제가 최근 30일 실패 로그를 모아 원인을 네 가지로 나눴습니다. 그중 대부분이 락 대기라는 것을 확인했습니다. 그래서 시간을 늘리는 대신 커밋 단위를 줄이자고 제안했고, 배치를 세 단계로 나눠 다시 짰습니다. 일주일 동안 예전 배치와 나란히 돌리며 금액을 비교했습니다.").wait(200 * time.Second)
	w.press("tab").write("그 뒤로 배치는 안정됐습니다. 그때부터 저는 배치를 짤 때 락 범위부터 적어 둡니다.").wait(30 * time.Second)
	finish(w, "4")
}

// answered is an evening with three answers in review.
func answered(w *walker) {
	w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(80 * time.Second)
	w.press("tab").write("제 역할은 재발을 막는 것이었습니다.").wait(20 * time.Second).press("tab").write("먼저 로그를 모았습니다.").wait(200 * time.Second)
	finish(w, "3")
	w.press("a", "enter").write("작년 3월, 결제 배치가 자주 실패해서 고객사 두 곳이 계약을 끊겠다고 했습니다.").wait(100 * time.Second)
	finish(w, "4")
	w.question("engines/deadlock", interview.Speak).press("enter").wait(150*time.Second).press("enter").write("순환 대기, 희생자").press("ctrl+s", "enter").press("space")
	finish(w, "5")
}

// recalling goes to the recall drill.
func recalling(w *walker) *walker {
	w.start(Start{to: func(Settings) place { return toRecall{} }})
	return w
}

// banked has a few stories.
func banked(w *walker) {
	w.home()
	shows := func(list ...any) (all []story.Show) {
		for i := 0; i < len(list); i += 2 {
			all = append(all, story.Show{Principle: list[i].(string), Strength: list[i+1].(int)})
		}
		return all
	}
	for i, st := range []story.Story{
		{Title: "밤마다 멈추던 결제 배치", Situation: batch, Task: "2주 안에 재발을 막는 것", Action: "제가 실패 로그를 모아 원인을 네 가지로 나눴습니다.", Result: "실패가 26건에서 1건으로 줄었습니다.", Learning: "배치를 짤 때 락 범위부터 적어 둡니다.", Year: 2024, Role: "백엔드 개발자", Langs: []lang.Lang{lang.Ko},
			Figures: []story.Figure{{What: "한 달 실패", From: "26건", To: "1건", Evidence: "배치 로그"}}, Shows: shows("customer-obsession", 3, "dive-deep", 2, "ownership", 2)},
		{Title: "Index that slowed every write down", Situation: "In 2023 our order table had eleven indexes.", Year: 2023, Langs: lang.All(), Shows: shows("dive-deep", 3, "are-right-a-lot", 1, "insist-on-the-highest-standards", 2)},
		{Title: "신입 개발자의 첫 장애 대응", Action: "제가 대응 절차를 함께 써 보았습니다.", Shows: shows("hire-and-develop-the-best", 2, "earn-trust", 1)},
		{Title: "버려진 캐시 서버 정리", Shows: shows("frugality", 2, "ownership", 2)},
	} {
		st.ID, st.Revision = fmt.Sprintf("01KAS%021d", i), 1
		if err := w.db.SaveStory(st.Clean()); err != nil {
			w.t.Fatal(err)
		}
	}
}

// aimed has an interview so many days ahead.
func aimed(w *walker, days int) {
	p := schedule.Process{Settings: schedule.Settings{Date: schedule.Day(w.now.Wall, time.UTC).AddDate(0, 0, days), Minutes: 25, Company: "둥지", Role: "Database engineer", Rounds: []string{"phone-screen", "onsite-loop"}}, Revision: 1}
	if days > 7 {
		p.Steps = []schedule.Step{{Kind: schedule.StepContact, Date: p.Date.AddDate(0, 0, -30)}, {Kind: schedule.StepScreen, Date: p.Date.AddDate(0, 0, -7)}}
	}
	if err := w.db.SaveProcess(p.Clean()); err != nil {
		w.t.Fatal(err)
	}
}

// retold is an answer, an evening later, that tells the first story with another
// number.
func retold(w *walker, result string) {
	banked(w)
	w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(80 * time.Second)
	w.press("tab", "tab").write("먼저 제가 로그를 모아 원인을 네 가지로 나눴습니다.").wait(90 * time.Second).press("tab").write(result).wait(30 * time.Second)
	finish(w, "4")
	w.start(AtReview()).press("enter")
}

// attached is retold, and attached to its story.
func attached(w *walker, result string) {
	retold(w, result)
	w.press("W").write("밤마").press("enter")
}

const (
	otherNumber = "실패가 30건에서 1건으로 줄었습니다."
	sameNumber  = "실패가 26건에서 1건으로 줄었습니다."
)

// bestDay is the day of a good round of recall.
func bestDay(w *walker) {
	w.wait(28 * time.Hour)
	recalling(w).press("enter").wait(time.Second).write("밤").press("enter", "enter").wait(4*time.Second).write("밤").press("enter", "enter")
}

var scenes = []scene{
	{"home-new", "toHome", true, func(w *walker) { w.home() }},
	{"home", "toHome", true, func(w *walker) { answered(w); w.wait(30 * time.Hour).home() }},
	{"home-draft", "toHome", false, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(time.Second).kill()
		w.wait(12 * time.Minute).home()
	}},
	{"home-plan", "toHome", true, func(w *walker) { answered(w); banked(w); aimed(w, 12); w.wait(50 * time.Hour).home() }},
	{"home-done", "toHome", false, func(w *walker) {
		banked(w)
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(29 * time.Minute)
		finish(w, "3")
		w.press("enter").home()
	}},
	{"plan-none", "toPlan", true, func(w *walker) { w.home().press("p") }},
	{"plan", "toPlan", true, func(w *walker) { answered(w); banked(w); aimed(w, 12); w.wait(50 * time.Hour).home().press("p") }},
	{"plan-last", "toPlan", false, func(w *walker) { answered(w); banked(w); aimed(w, 1); w.home().press("p") }},
	{"plan-line", "toQueue", false, func(w *walker) {
		answered(w)
		w.press("enter").start(Start{to: func(Settings) place { return toQueue{[]string{"engines/deadlock", "stories/unhappy"}} }})
	}},
	{"setup", "toSetup", true, func(w *walker) { w.home().press("c", "down", "right", "right") }},
	{"think", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).wait(12 * time.Second).press("tab").write("결제 배치")
	}},
	{"think-late", "toSession", false, func(w *walker) {
		w.question("engines/deadlock", interview.Type).press("k").wait(41 * time.Second)
	}},
	{"type", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(100 * time.Second)
		w.press("tab").write("재발을 막는 것이었습니다.").wait(20 * time.Second).press("tab").write("먼저 최근 30일 로그를 모아 원인을 네 가지로 나눴습니다.").wait(70 * time.Second)
	}},
	{"type-over", "toSession", false, func(w *walker) {
		w.question("engines/deadlock", interview.Type).press("enter").write("서로 기다립니다.").wait(9 * time.Minute)
	}},
	{"speak", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Speak).press("enter").wait(24*time.Second).press("t").wait(11*time.Second).press("a").wait(150*time.Second).press("space", "space")
	}},
	{"notes", "toSession", false, func(w *walker) {
		w.question("stories/unhappy", interview.Speak).press("enter").wait(97 * time.Second).press("enter").write("고객 전화, 로그, 복구")
	}},
	{"probe", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).press("ctrl+s").write("고객 전화로 알았습니다.").wait(9 * time.Second)
	}},
	{"leave", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(time.Second).press("esc", "down", "down")
	}},
	{"away", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(3 * time.Second).sleep(12 * time.Minute).wait(time.Second)
	}},
	{"rate", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s", "4")
	}},
	{"rate-points", "toSession", true, func(w *walker) {
		w.question("engines/deadlock", interview.Type).press("enter").write("서로 기다립니다.").press("ctrl+s", "ctrl+s", "space", "down")
	}},
	{"reveal", "toSession", true, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(100 * time.Second)
		finish(w, "4")
	}},
	{"reveal-story", "toSession", true, func(w *walker) { told(w) }},
	{"reveal-points", "toSession", false, func(w *walker) {
		w.question("engines/deadlock", interview.Type).press("enter").write("서로 기다립니다.").wait(100*time.Second).press("ctrl+s", "ctrl+s", "space")
		finish(w, "3")
	}},
	{"summary", "toSession", true, func(w *walker) { answered(w); w.press("esc") }},
	{"nothing-fits", "toSession", false, func(w *walker) {
		w.start(AtPractice(func(c *interview.Choice) {
			*c = interview.Choice{Deck: "none", Lang: w.lang, Mode: interview.Type, Count: 1}
		}))
	}},
	{"one-question", "toQuestion", false, func(w *walker) { w.home().decksRow().press("enter", "enter") }},
	{"continued", "toDraft", false, func(w *walker) {
		w.question("stories/unhappy", interview.Type).press("enter").write(batch).wait(time.Second).kill()
		w.home().press("enter")
	}},
	{"mock", "toMock", true, func(w *walker) {
		w.start(AtMock(MockChoice{Plan: "onsite-loop"})).press("tab").write("결제 배치, 캐시 제거, 온콜 개편")
	}},
	{"mock-engine", "toMock", false, func(w *walker) { w.start(AtMock(MockChoice{Plan: "database-screen"})).press("G") }},
	{"call", "toRound", true, func(w *walker) {
		call(w).write("작년 3월에 결제 배치가 밤마다 실패했습니다. 먼저 제가").wait(72 * time.Second)
	}},
	{"call-probe", "toRound", true, func(w *walker) {
		call(w).write(lockStory).wait(90 * time.Second).press("enter").write("로그 시각과").wait(9 * time.Second)
	}},
	{"call-cut", "toRound", false, func(w *walker) {
		call(w).write("당시 회사는 결제 서비스를 운영하고 있었습니다.").wait(250 * time.Second)
	}},
	{"call-hint", "toRound", true, func(w *walker) {
		call(w).press("ctrl+g", "enter", "enter").wait(20 * time.Second).press("ctrl+t").wait(time.Second)
	}},
	{"call-yours", "toRound", false, func(w *walker) { call(w).press("ctrl+g").wait(5 * time.Second) }},
	{"call-leave", "toRound", false, func(w *walker) { call(w).press("esc", "down") }},
	{"break", "toRound", true, func(w *walker) { call(w).press("ctrl+g", "enter").wait(30 * time.Second) }},
	{"vote", "toDebrief", true, func(w *walker) { sitThrough(w).press("y") }},
	{"debrief", "toDebrief", true, func(w *walker) { sitThrough(w).press("y", "n") }},
	{"debrief-end", "toDebrief", false, func(w *walker) { sitThrough(w).press("y", "n", "G") }},
	{"debrief-turns", "toDebrief", false, func(w *walker) { sitThrough(w).press("y", "n", "tab", "down") }},
	{"rounds", "toRounds", true, func(w *walker) { sitThrough(w).press("y", "n"); w.wait(50 * time.Hour).start(AtReview()).press("b") }},
	{"rounds-empty", "toRounds", false, func(w *walker) { w.start(AtReview()).press("b") }},
	{"home-mock", "toHome", false, func(w *walker) { call(w).write("여기까지").wait(time.Second).kill(); w.home() }},
	{"stories-none", "toStories", true, func(w *walker) { w.start(AtStories()) }},
	{"stories", "toStories", true, func(w *walker) { banked(w); w.start(AtStories()).press("down") }},
	{"story", "toStory", true, func(w *walker) {
		banked(w)
		w.start(AtStories()).press("enter", "tab", "tab", "tab").write(" 그래서")
	}},
	{"recall-none", "toRecall", false, func(w *walker) { w.home(); recalling(w) }},
	{"recall", "toRecall", true, func(w *walker) { banked(w); recalling(w).press("enter").write("ㅂ").wait(3 * time.Second) }},
	{"recall-named", "toRecall", true, func(w *walker) {
		banked(w)
		recalling(w).press("enter").wait(2 * time.Second).write("밤").press("enter")
	}},
	{"recall-missed", "toRecall", true, func(w *walker) { banked(w); recalling(w).press("enter").wait(recallLimit) }},
	{"recall-over", "toRecall", true, func(w *walker) {
		banked(w)
		recalling(w).press("enter").wait(2*time.Second).write("밤").press("enter", "enter")
		w.wait(recallLimit).press("esc")
	}},
	{"story-shows", "toStory", true, func(w *walker) {
		banked(w)
		w.start(AtStories()).press("enter", "shift+tab", "shift+tab", "down", "3").wait(time.Second)
	}},
	{"story-langs", "toStory", true, func(w *walker) {
		banked(w)
		w.start(AtStories()).press("G", "enter", "shift+tab", "shift+tab", "shift+tab", "2").wait(time.Second)
	}},
	{"story-told", "toStory", true, func(w *walker) {
		attached(w, otherNumber)
		w.press("w", "shift+tab")
	}},
	{"story-warned", "toStory", true, func(w *walker) {
		attached(w, otherNumber)
		w.press("w")
	}},
	{"stories-warned", "toStories", true, func(w *walker) {
		attached(w, otherNumber)
		w.start(AtStories())
	}},
	{"stories-all", "toStories", true, func(w *walker) {
		attached(w, otherNumber)
		w.start(AtStories()).press("!")
	}},
	{"recall-ready", "toRecall", true, func(w *walker) {
		banked(w)
		bestDay(w)
		recalling(w).press("left", "down", "right")
	}},
	{"recall-best", "toRecall", true, func(w *walker) {
		banked(w)
		recalling(w).press("enter").wait(5*time.Second).write("밤").press("enter", "1", "enter", "esc")
		bestDay(w)
	}},
	{"answer-story", "toAnswer", true, func(w *walker) { attached(w, otherNumber) }},
	{"answer-attach", "toAnswer", true, func(w *walker) {
		attached(w, sameNumber)
		w.press("W", "down")
	}},
	{"interview-empty", "toInterview", true, func(w *walker) { w.at(toInterview{}) }},
	{"interview", "toInterview", true, func(w *walker) {
		applied(w)
		w.at(toInterview{}).press("tab", "tab", "tab", "tab", "tab").write(" 그래서")
	}},
	{"interview-rounds", "toInterview", true, func(w *walker) {
		applied(w)
		w.at(toInterview{}).press("tab", "tab", "tab", "tab", "down")
	}},
	{"interview-bad-date", "toInterview", true, func(w *walker) {
		applied(w)
		w.at(toInterview{}).press("end").write("4").press("esc")
	}},
	{"timeline-empty", "toTimeline", true, func(w *walker) { w.at(toTimeline{}) }},
	{"timeline", "toTimeline", true, func(w *walker) { applied(w); w.at(toTimeline{}).press("up") }},
	{"timeline-step", "toTimeline", true, func(w *walker) {
		applied(w)
		w.at(toTimeline{}).press("up", "enter", "tab").wait(time.Second)
	}},
	{"brief-empty", "toBrief", true, func(w *walker) { w.at(toBrief{}) }},
	{"brief", "toBrief", true, func(w *walker) { applied(w); banked(w); w.at(toBrief{}) }},
	{"brief-end", "toBrief", false, func(w *walker) { applied(w); banked(w); w.at(toBrief{}).press("G") }},
	{"progress-empty", "toProgress", true, func(w *walker) { progressing(w, 0) }},
	{"progress-ratings-empty", "toProgress", true, func(w *walker) { progressing(w, 2) }},
	{"progress-year", "toProgress", true, func(w *walker) { practised(w, 0) }},
	{"progress-ahead", "toProgress", true, func(w *walker) { practised(w, 1) }},
	{"progress-ratings", "toProgress", true, func(w *walker) { practised(w, 2) }},
	{"progress-time", "toProgress", true, func(w *walker) { practised(w, 3) }},
	{"progress-strength", "toProgress", true, func(w *walker) { practised(w, 4) }},
	{"progress-recall", "toProgress", true, func(w *walker) { practised(w, 5) }},
	{"progress-mocks", "toProgress", true, func(w *walker) { practised(w, 6) }},
	{"review-empty", "toReview", true, func(w *walker) { w.start(AtReview()) }},
	{"review", "toReview", true, func(w *walker) { answered(w); w.wait(3 * time.Hour).start(AtReview()).press("down") }},
	{"review-find", "toReview", true, func(w *walker) { answered(w); w.start(AtReview()).press("/").write("고객사") }},
	{"answer", "toAnswer", true, func(w *walker) {
		answered(w)
		w.start(AtReview()).press("down", "down", "enter", "s").press("m").write("다음에는 수치부터").press("esc")
	}},
	{"answer-note", "toAnswer", true, func(w *walker) {
		answered(w)
		w.start(AtReview()).press("enter", "m").write("순서를 바꿔 볼 것")
	}},
	{"compare", "toCompare", true, func(w *walker) { answered(w); w.start(AtReview()).press("down", "c") }},
	{"compare-one", "toCompare", false, func(w *walker) { answered(w); w.start(AtReview()).press("c") }},
	{"decks", "toDecks", true, func(w *walker) { answered(w); w.home().decksRow() }},
	{"decks-broken", "toDecks", true, func(w *walker) {
		w.decks = append(w.decks, questions.Folder{Name: "mine", FS: os.DirFS("testdata/broken"), Own: true})
		w.home().decksRow().press("down", "down")
	}},
	{"deck", "toDeck", true, func(w *walker) { answered(w); w.home().decksRow().press("enter") }},
	{"settings", "toSettings", true, func(w *walker) { w.home().press("G", "enter", "down", "down", "down", "down", "right") }},
	{"damage", "toDamage", true, func(w *walker) {
		backup := store.Backup{Path: "b.db", At: evening.Add(-20 * time.Hour), Answers: 41}
		w.run(Env{Damage: &Damage{Path: "onsite.db", Detail: "page 3 is not a page", Backups: []store.Backup{backup}}}, AtHome())
	}},
	{"help", "", true, func(w *walker) { w.home().press("?") }},
	{"too-small", "", false, func(w *walker) { w.home().resize(30, 8) }},
}

func TestPictures(t *testing.T) {
	for _, s := range scenes {
		for _, l := range lang.All() {
			sizes := [][2]int{{80, 24}}
			if s.small {
				sizes = append(sizes, [2]int{40, 15})
			}
			if s.name == "stories" {
				sizes = append(sizes, [2]int{120, 40}) // more is told where there is room
			}
			for _, size := range sizes {
				name := fmt.Sprintf("%s-%s-%dx%d", s.name, l, size[0], size[1])
				t.Run(name, func(t *testing.T) {
					w := walk(t, l)
					w.w, w.h = size[0], size[1]
					s.walk(w)
					compareFile(t, filepath.Join("testdata", "pictures", name+".txt"), picture(w))
				})
			}
		}
	}
}

// picture is the screen with the place of the cursor below it. The path of the
// file differs from run to run and is left out.
func picture(w *walker) string {
	var lines []string
	for _, line := range strings.Split(w.screen(), "\n") {
		if strings.Contains(line, "/Test") {
			line = "  (path)"
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	if c := w.app.View().Cursor; c != nil {
		lines = append(lines, fmt.Sprintf("cursor %d,%d", c.X, c.Y))
	}
	return strings.Join(lines, "\n") + "\n"
}

func compareFile(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; draw it with -update and read it", err)
	}
	if got != string(want) {
		t.Errorf("the picture changed; it was\n%s\nit is\n%s", want, got)
	}
}

// A new screen without a picture fails here.
func TestEveryScreenHasAPicture(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "screens.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, s := range scenes {
		shown[s.place] = true
	}
	places := 0
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv == nil || f.Name.Name != "make" {
			continue
		}
		places++
		if name := f.Recv.List[0].Type.(*ast.Ident).Name; !shown[name] {
			t.Errorf("%s has no picture", name)
		}
	}
	if places < 11 {
		t.Errorf("found %d places in screens.go", places)
	}
}

// awkward sizes: degenerate, small, odd, wide, tall.
var awkward = [][2]int{
	{1, 1}, {2, 30}, {30, 2}, {39, 14}, {40, 15}, {41, 16}, {59, 19}, {60, 20}, {61, 24}, {69, 15}, {70, 21},
	{80, 24}, {100, 30}, {110, 24}, {111, 25}, {120, 40}, {200, 60}, {200, 15}, {40, 60},
}

// Every screen keeps the frame at every size: the exact height, no line too
// wide, the cursor inside.
func TestFit(t *testing.T) {
	for _, s := range scenes {
		for _, l := range lang.All() {
			t.Run(s.name+"-"+string(l), func(t *testing.T) {
				w := walk(t, l)
				s.walk(w)
				for _, size := range awkward {
					w.resize(size[0], size[1])
					checkFrame(t, w, size[0], size[1])
				}
			})
		}
	}
}

func checkFrame(t *testing.T, w *walker, width, height int) {
	t.Helper()
	v := w.app.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) != height {
		t.Errorf("%dx%d: %d lines", width, height, len(lines))
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n > width {
			t.Errorf("%dx%d: line %d is %d cells: %q", width, height, i, n, line)
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= width || c.Y < 0 || c.Y >= height) {
		t.Errorf("%dx%d: the cursor is at %d,%d", width, height, c.X, c.Y)
	}
}

// Every size up to 200x60, on the page that has most to lay out.
func TestFitEverySize(t *testing.T) {
	w := walk(t, lang.Ko)
	w.question("stories/unhappy", interview.Type).press("enter").write(batch)
	for width := 1; width <= 200; width += 1 + width/20 {
		for height := 1; height <= 60; height += 1 + height/15 {
			w.resize(width, height)
			checkFrame(t, w, width, height)
		}
	}
}

// ASCII twins keep the cells of a frame.
func TestASCIITwinsKeepTheFrame(t *testing.T) {
	for _, s := range scenes {
		w := walk(t, lang.En)
		s.walk(w)
		content := w.app.View().Content
		plain, twins := ansi.Strip(content), ansi.Strip(asciiTwins.Replace(content))
		a, b := strings.Split(plain, "\n"), strings.Split(twins, "\n")
		for i := range a {
			if ansi.StringWidth(a[i]) != ansi.StringWidth(b[i]) {
				t.Errorf("%s: %q became %q", s.name, a[i], b[i])
			}
		}
		if strings.ContainsAny(twins, "─━╸▸●○·✓┃┊★█▀▄▁▂▃▅▆▇▒–…") {
			t.Errorf("%s: an ambiguous glyph is left in\n%s", s.name, twins)
		}
	}
}
