package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

// withPractice has six evenings until yesterday: an answer each that was rated
// higher than its words, a recall after it, and one mock.
func withPractice(t *testing.T, locale string) *prompt {
	t.Helper()
	s := newShell(t, locale)
	asks := questions.Builtin().Find(questions.Filter{Principle: "ownership"})
	s.within(func(db *store.Store) error {
		told := story.Story{ID: "01KATCLI0000000000000000S1", Revision: 1, Title: "Cache", Action: "a", Result: "r", Shows: []story.Show{{Principle: "ownership", Strength: story.Strong}}, Made: noon, Changed: noon}
		if err := db.SaveStory(told); err != nil {
			return err
		}
		for i := range 6 {
			at := noon.AddDate(0, 0, i-6)
			a := anAnswer()
			a.ID, a.Began, a.Kept, a.Rating = fmt.Sprintf("01KATCLI0000000000000000A%d", i), at, at.Add(8*time.Minute), 5
			a.Evidence = interview.Evidence{Seen: 1, Of: 6}
			a.Sections = nil
			for _, p := range interview.Parts(questions.Behavioral) {
				a.Sections = append(a.Sections, interview.Section{Part: p, Spent: time.Minute, Share: time.Minute})
			}
			if err := db.Keep(a); err != nil {
				return err
			}
			c, log := schedule.NewCard(schedule.RecallKey(asks[i].ID)).Grade(schedule.Good, lang.Text{}, at, time.UTC)
			log.Hit, log.Took = i > 0, 3*time.Second
			if err := db.Review(c, log, fmt.Sprintf("01KATCLI0000000000000000R%d", i)); err != nil {
				return err
			}
		}
		return db.SaveLoop(mock.Loop{ID: "01KATCLI0000000000000000L1", Setup: mock.Setup{Plan: questions.Plan{ID: "evening", Title: lang.Text{Ko: "저녁", En: "Evening"}}},
			Began: noon.AddDate(0, 0, -5), Revision: 1, Stage: mock.Closed, Seen: 20 * time.Minute,
			Rounds: []mock.Round{{Own: mock.Inclined, Panel: mock.NotInclined}, {Own: mock.Inclined, Panel: mock.Inclined}}})
	})
	return s
}

func TestStatsAreASentenceAFigure(t *testing.T) {
	s := withPractice(t, "en_US.UTF-8").run("stats").ends(0, "")
	s.prints(
		"Practice    6 days in a row until yesterday. You practised on 6 of the last 28 days, 1h 9min in all.",
		"from today  5 1 0 0", "Ratings     In 6 of the last 6 answers you rated yourself higher than your words show.", "high 6  fits 0  low 0",
		"Time        In the last 6 answers every part is within 5 points of its aim.", "S 25% (aim 25%)",
		"Strength    1 question about a principle answered so far.", "Customer Obsession 19% (1/",
		"Recall      A story came to mind 5 of the last 6 times. When it does, it usually takes 3.0 s.",
		"Mocks       1 of 2 interviewers were inclined. Once you were inclined and they were not.",
	)
	s.env["LANG"] = "ko_KR.UTF-8"
	s.run("stats").ends(0, "").prints("연습        어제까지 6일 연속입니다.", "모의 면접   면접관 2명 중 1명이 긍정", "본인 긍정 2  면접관 긍정 1  전체 2")
	s.run("stats", "all").ends(2, "--help")
	s.run("stats", "--help").ends(0, "").prints("하루는 새벽 4시에")
}

func TestStatsBeforeTheFirstAnswer(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	if out := s.run("stats").ends(0, "onsite practice asks the first question").out; out != "" {
		t.Errorf("prints %q", out)
	}
	newShell(t, "ko_KR.UTF-8").run("stats").ends(0, "첫 질문을 받아 보세요")
	var w statsWhole
	s.run("stats", "--json").ends(0, "").json(&w)
	if w.Day != "2026-11-22" || len(w.Year.Days) != 0 || len(w.Ahead.Days) != 14 || len(w.Calibration.Weeks) != 12 || len(w.Shares.Parts) != 4 || len(w.Strength.Principles) != 16 || len(w.Mocks.Sat) != 0 {
		t.Errorf("nothing is %+v", w)
	}
	if strings.Contains(s.out, "null") {
		t.Errorf("something is null in\n%s", s.out)
	}
	if _, err := os.Stat(s.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("reading made files")
	}
}

func TestStatsAsJSONHaveExactlyTheStableFields(t *testing.T) {
	s := withPractice(t, "C").run("stats", "--json").ends(0, "")
	var w statsWhole
	s.json(&w)
	if w.Year.Streak != 6 || w.Year.Spent28 != 6*(8*60+3+5)+20*60 || len(w.Year.Days) != 6 || w.Year.Days[1] != (statsDay{"2026-11-17", 8*60 + 8 + 20*60, 1, 1, 1}) {
		t.Errorf("year %+v", w.Year)
	}
	if w.Calibration.Last != (statsTally{Over: 6}) || w.Recalls.Last != (statsRecall{6, 5, 0.83, 3}) {
		t.Errorf("ratings %+v, recalls %+v", w.Calibration.Last, w.Recalls.Last)
	}
	if w.Mocks.statsVotes != (statsVotes{2, 1, 2, 1, 0}) || w.Mocks.Sat[0].Date != "2026-11-17" || w.Mocks.Next == nil || w.Mocks.Next.What != "evening" {
		t.Errorf("mocks %+v", w.Mocks)
	}
	var raw map[string]json.RawMessage
	s.json(&raw)
	for name, want := range map[string][]string{
		"year":        {"days", "days_of_last_28", "longest_streak_days", "next", "say", "seconds_of_last_28", "streak_days"},
		"ahead":       {"days", "next", "questions", "recalls", "say"},
		"calibration": {"last", "next", "say", "weeks"},
		"shares":      {"answers", "next", "parts", "say"},
		"strength":    {"decks", "next", "principles", "say"},
		"recalls":     {"last", "next", "say", "weeks"},
		"mocks":       {"mocks", "next", "own_higher", "own_inclined", "own_lower", "panel_inclined", "rounds", "say"},
	} {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw[name], &fields); err != nil {
			t.Fatal(err)
		}
		var got []string
		for field := range fields {
			got = append(got, field)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has %v, want %v", name, got, want)
		}
	}
}
