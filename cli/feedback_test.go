package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onsite/feedback"
)

// answerFile is a file with the text of an answer.
func answerFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "answer.txt")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFeedbackReadsAStory(t *testing.T) {
	text := "작년 3월에 결제 배치가 밤마다 실패했습니다. 2주 안에 막는 것이 제 목표였습니다. 먼저 제가 로그를 모아 원인을 넷으로 나눴습니다. 배치를 세 단계로 나눠 다시 짰습니다. 그 결과 실패가 26건에서 1건으로 줄었습니다."
	var r report
	s := newShell(t, "ko_KR.UTF-8").run("feedback", "--principle", "dive-deep", "--json", answerFile(t, text)).ends(0, "")
	s.json(&r)
	star := ""
	for _, sen := range r.Sentences {
		star += sen.Star
		if !strings.Contains(text, sen.Text) {
			t.Errorf("%q is not in the answer", sen.Text)
		}
	}
	if star != "STAAR" || r.Kind != "behavioral" || r.Lang != "ko" || len(r.Dimensions) != 8 || len(r.Findings) > feedback.Shown {
		t.Errorf("read as %s: %+v", star, r)
	}
	if len(r.Findings) == 0 || r.Findings[0].Rule != "too_short" || r.Fix != r.Findings[0].Say {
		t.Errorf("found %+v, fix %q", r.Findings, r.Fix)
	}
	s.run("feedback", "--lang", "en", answerFile(t, text)).ends(0, "").prints("S  작년", "R  그 결과", "too_short", "Said aloud")
}

func TestFeedbackFindsPoints(t *testing.T) {
	var r report
	s := newShell(t, "C").run("feedback", "--question", "databases/deadlock", "--json", answerFile(t, "A deadlock is when two transactions wait for each other in a cycle, each holding what the other needs. The database detects it and rolls one back, the victim, so the application must catch the error and run the transaction again.")).ends(0, "")
	s.json(&r)
	state := map[string]feedback.State{}
	for _, p := range r.Points {
		state[p.ID] = p.State
	}
	if r.Question != "databases/deadlock" || state["dl-cycle"] != feedback.Found || state["dl-retry"] != feedback.Found || state["dl-analyse"] != feedback.NotFound {
		t.Errorf("points are %v", state)
	}
}

func TestFeedbackRefusesWhatItCannotRead(t *testing.T) {
	s := newShell(t, "C")
	good := answerFile(t, "Last year I fixed it.")
	s.run("feedback", "--question", "no/such", good).ends(2, "no question")
	s.run("feedback", "--question", "databases/mvcc", "--kind", "technical", good).ends(2, "--question cannot")
	s.run("feedback", "--kind", "musical", good).ends(2, "behavioral or technical")
	s.run("feedback", "--principle", "honesty", good).ends(2, "no such principle")
	s.run("feedback", "--lang", "fr", good).ends(2, "ko or en")
	s.run("feedback", good, good).ends(2, "one file")
	s.run("feedback", answerFile(t, " \n\t ")).ends(1, "empty")
	s.run("feedback", answerFile(t, "\x00\x01binary")).ends(1, "not text")
	s.run("feedback", answerFile(t, "bad \xff byte")).ends(1, "not text")
	s.run("feedback", filepath.Join(t.TempDir(), "missing.txt")).ends(1, "cannot be opened")
	s.run("feedback", t.TempDir()).ends(1, "folder")
	s.run("feedback", answerFile(t, strings.Repeat("word ", 1<<20))).ends(1, "too long")
}
