package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"math/rand/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/store"
)

func TestPlansAreListedAndChecked(t *testing.T) {
	s := newShell(t, "en_US.UTF-8").run("plans").ends(0, "").prints("onsite-loop\t285\tOnsite loop", "bar-raiser-short\t10")
	var rows []struct {
		ID      string
		Minutes int
		Rounds  []struct {
			Manner  string
			Minutes int
			Parts   []struct {
				Kind    string
				Minutes int
				Decks   []string
			}
		}
	}
	s.run("plans", "--json").ends(0, "").json(&rows)
	for _, r := range rows {
		sum := 0
		for _, p := range r.Rounds[0].Parts {
			sum += p.Minutes
		}
		if r.Minutes == 0 || sum != r.Rounds[0].Minutes || r.Rounds[0].Manner == "" {
			t.Errorf("%+v", r)
		}
	}
	file := filepath.Join(t.TempDir(), "mine.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	good := "plan: mine\ntitle: {en: Mine}\nrounds:\n  - who: {en: Friend}\n    minutes: 5\n    parts: [{title: {en: Stories}, kind: stories, minutes: 5, decks: [principles]}]\n"
	write(good)
	s.run("plans", "check", file).ends(0, "").prints("fine, 5 minutes")
	s.run("plans", "--plans", filepath.Dir(file)).ends(0, "").prints("mine\t5\tMine")
	write(strings.Replace(good, "stories", "dance", 1))
	s.run("plans", "check", file).ends(1, "mine.yaml:6")
	s.run("plans", "--plans", filepath.Dir(file)).ends(0, "no kind").prints("onsite-loop")
	s.run("plans", "check").ends(2, "Name the plan files")
	s.run("mock", "--plan", "nothing").ends(2, "no mock \"nothing\"")
	s.run("mock", "--heat", "boiling").ends(2, "mild, usual or hot")
	s.run("mock").ends(2, "terminal")
}

// keepLoop puts a finished mock into the file.
func (s *prompt) keepLoop() string {
	s.t.Helper()
	plans, _ := questions.Plans(questions.Folder{FS: fstest.MapFS{}})
	lib := questions.Builtin()
	var plan questions.Plan
	for _, p := range plans {
		if p.ID == "bar-raiser-short" {
			plan = p
		}
	}
	l := mock.Deal(rand.New(rand.NewPCG(1, 2)), "01KATCLI00000000000000000L", mock.Setup{Plan: plan, Lang: lang.Ko, Mode: interview.Type, Heat: mock.Usual, Pace: interview.UsualPace()},
		lib.Find(questions.Filter{Deck: "principles"}), func(questions.Question) float64 { return 1 }, noon)
	bank := map[string]questions.Question{}
	for _, id := range l.IDs() {
		bank[id], _ = lib.Question(id)
	}
	l.Know(bank)
	l.Start()
	l.Write("작년에 제가 배치를 <b>나눠</b> 실패를 26건에서 1건으로 줄였습니다.", noon.Add(time.Second))
	l.Send(noon.Add(2 * time.Second))
	l.Leave(noon.Add(3 * time.Second))
	s.within(func(db *store.Store) error { return db.SaveLoop(l.Copy()) })
	return l.ID
}

func TestDebriefsArePrinted(t *testing.T) {
	s := newShell(t, "ko_KR.UTF-8")
	s.run("debrief").ends(0, "아직 본 모의 면접이 없습니다")
	s.run("debrief", "nothing").ends(1, "모의 면접이 없습니다")
	id := s.keepLoop()
	s.run("debrief").ends(0, "").prints(id, "vote")
	s.run("debrief", strings.ToLower(id)).ends(0, "").prints("# 바 레이저", "26건에서 1건", "&lt;b>")
	page := s.run("debrief", id, "--format", "html").ends(0, "").out
	if !strings.HasPrefix(page, "<!doctype html>") || strings.Contains(page, "<b>나눠") || !strings.Contains(page, "@media print") || strings.Contains(page, "http") {
		t.Errorf("the page is not self-contained or not escaped:\n%s", page)
	}
	var d debriefWhole
	s.run("debrief", id, "--json").ends(0, "").json(&d)
	if len(d.Packets) != 1 || len(d.Packets[0].Turns) != 1 || d.Packets[0].Turns[0].Short == "" || d.Packets[0].Vote == "" {
		t.Errorf("%+v", d)
	}
	s.run("debrief", id, "--format", "pdf").ends(2, "md 또는 html")
}
