//go:build !windows

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// kept is a story as a script reads it.
type kept struct {
	ID, Title, Role                           string
	Situation, Task, Action, Result, Learning string
	Year                                      int
	Langs, Answers                            []string
	Figures                                   []struct{ What, From, To, Evidence string }
	Shows                                     []struct {
		Principle string
		Strength  int
	}
}

// stories are the kept stories, newest first.
func (h *home) stories() []kept {
	h.t.Helper()
	var list []kept
	h.runJSON(&list, "stories", "--json")
	return list
}

// tell takes in a story from a file: its title, its first sentence and what it
// shows.
func (h *home) tell(title, situation, shows string) {
	h.t.Helper()
	file := filepath.Join(h.dir, "story.md")
	text := "---\ntitle: " + title + "\nshows: {" + shows + "}\n---\n\n## 상황\n\n" + situation + "\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		h.t.Fatal(err)
	}
	if r := h.run("stories", "import", file); r.code != 0 {
		h.t.Fatalf("the story was not taken in: exit code %d, %s", r.code, r.err)
	}
}

// A story is typed part by part and the plug is pulled a second later. What is
// there afterwards goes through files into another computer's onsite unchanged.
func TestAStorySurvivesKillAndTravels(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.start("stories")
	app.waitFor(noStoriesYet)
	app.key("n").waitFor(titleHint)
	app.write("밤마다 멈추던 배치").key("Enter")
	app.write("지난해 3월이었습니다.").key("Enter").write("결제가 밤마다 멈췄습니다.").key("Tab", "Tab")
	app.write("로그를 모아 원인을 나눴습니다.").key("Tab")
	app.write("실패가 한 달에 한 건으로 줄었습니다.").key("Tab", "Tab")
	app.write("실패 건수: 26건 -> 1건 (장애 기록)").key("Tab")
	app.write("2024").key("Enter").write("백엔드 개발자").key("Enter").waitFor(canTell)
	app.write("2").key("Enter").waitFor(`▸ .*` + firstPrinciple)
	app.write("3").key("Down").write("2").waitFor(`●●○ ` + secondPrinciple)
	app.waitFor(`●●● ` + firstPrinciple)
	pause(time.Second)
	app.kill(syscall.SIGKILL)
	app.waitEnd()

	again := h.start("stories")
	again.waitFor(`▸ 밤마다 멈추던 배치`)
	shown := again.key("Enter").waitFor(`▸ (제목|Title) +밤마다 멈추던 배치`)
	for _, text := range []string{"지난해 3월이었습니다.", "로그를 모아 원인을 나눴습니다.", "한 건으로 줄었습니다.", "26건", "2024", "백엔드 개발자", "English", "●●○"} {
		if !strings.Contains(shown, text) {
			t.Errorf("the story is without %q:\n%s", text, shown)
		}
	}
	again.quit()

	all := h.stories()
	if len(all) != 1 {
		t.Fatalf("%d stories are kept, want 1", len(all))
	}
	s := all[0]
	if s.Situation != "지난해 3월이었습니다.\n결제가 밤마다 멈췄습니다." || s.Action != "로그를 모아 원인을 나눴습니다." || s.Task+s.Learning != "" || !slices.Equal(s.Langs, []string{"ko", "en"}) {
		t.Errorf("kept %+v", s)
	}
	if len(s.Figures) != 1 || s.Figures[0].To != "1건" || s.Figures[0].Evidence != "장애 기록" {
		t.Errorf("figures %+v", s.Figures)
	}
	if len(s.Shows) != 2 || s.Shows[0].Strength != 3 || s.Shows[1].Strength != 2 {
		t.Errorf("shows %+v", s.Shows)
	}
	listed := regexp.MustCompile(`(?m)^` + s.ID + `\t2024\t밤마다 멈추던 배치\t` + firstPrinciple + ` 3, ` + secondPrinciple + ` 2$`)
	if r := h.run("stories", "list"); r.code != 0 || !listed.MatchString(r.out) {
		t.Errorf("stories list: exit code %d, %q", r.code, r.out)
	}

	folder := filepath.Join(h.dir, "files")
	if r := h.run("stories", "export", folder); r.code != 0 {
		t.Fatalf("stories export: exit code %d, %s", r.code, r.err)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.md"))
	if len(files) != 1 {
		t.Fatalf("exported %v", files)
	}
	other := newHome(t)
	if r := other.run("stories", "import", files[0]); r.code != 0 {
		t.Fatalf("stories import: exit code %d, %s", r.code, r.err)
	}
	here, there := h.run("stories", "--json"), other.run("stories", "--json")
	if here.out != there.out || !json.Valid([]byte(there.out)) {
		t.Errorf("here it is\n%s, there\n%s", here.out, there.out)
	}
}

func TestAnAnswerBecomesAStoryAndBothKnow(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.answer("--principle", "ownership", "--lang", "ko")
	app.write(story).waitFor(story)
	app.finish().quit()

	app = h.start("review")
	app.waitFor(`1 / 1`)
	app.key("Enter").waitFor(noStory)
	app.key("w").waitFor(titleHint)
	app.waitFor(story)
	app.write("결제 배치").key("Escape").waitFor(storyNamed + `결제 배치`)
	app.key("w").waitFor(`▸ (제목|Title) +결제 배치`)
	app.key("BTab").waitFor(`▸ (답변|Told in)`) // the last row
	app.key("Enter").waitFor(storyNamed + `결제 배치`)
	app.waitFor(story)
	app.quit()

	all, answers := h.stories(), h.answers()
	if len(all) != 1 || len(answers) != 1 {
		t.Fatalf("%d stories and %d answers are kept, want 1 and 1", len(all), len(answers))
	}
	if s := all[0]; s.Title != "결제 배치" || s.Situation != story || !slices.Equal(s.Answers, []string{answers[0].ID}) {
		t.Errorf("kept %+v of the answer %s", s, answers[0].ID)
	}
}

// Five seconds are five seconds of the real clock, and what came of them counts.
func TestRecallIsTimedByTheRealClock(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.tell("밤마다 멈추던 배치", story, "ownership: 3")
	app := h.start("stories")
	app.waitFor(`▸ 밤마다 멈추던 배치`)
	app.key("r").waitFor(fmt.Sprintf(recallLimit, 10))
	app.key("Left").waitFor(fmt.Sprintf(recallLimit, 7))
	app.key("Left").waitFor(fmt.Sprintf(recallLimit, 5))
	app.key("Enter").waitFor(naming)
	app.write("배치").key("Enter").waitFor(cameToMind)
	asked := time.Now()
	app.key("Enter").waitFor(didNotCome)
	if took := time.Since(asked); took < 5*time.Second {
		t.Errorf("five seconds were over after %v", took)
	}
	app.key("Escape").waitFor(recalledOne)
	app.quit()

	var stats struct {
		Recalls struct {
			Last struct {
				Asked, Hits int
				Median      float64 `json:"median_seconds"`
			}
		}
	}
	h.runJSON(&stats, "stats", "--json")
	if last := stats.Recalls.Last; last.Asked != 2 || last.Hits != 1 || last.Median <= 0 || last.Median >= 5 {
		t.Errorf("stats count %+v", last)
	}

	app = h.start()
	shown := app.waitFor(homeReady)
	minutes, err := strconv.Atoi(regexp.MustCompile(homeReady).FindStringSubmatch(shown)[1])
	if err != nil {
		t.Fatal(err)
	}
	app.quit()
	planned := 0
	for _, it := range h.due().Plan {
		planned += it.Minutes
	}
	if planned > minutes {
		t.Errorf("the plan has %d minutes on an evening of %d", planned, minutes)
	}
}
