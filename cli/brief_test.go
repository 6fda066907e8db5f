package cli

import (
	"os"
	"strings"
	"testing"

	"onsite/schedule"
	"onsite/store"
)

func TestBriefIsPrinted(t *testing.T) {
	s := withStories(t, "ko_KR.UTF-8")
	p := schedule.Process{
		Settings: schedule.Settings{Date: noon.AddDate(0, 0, 9), Company: "Amazon", Rounds: []string{"onsite-loop"}},
		Opening:  "7년째 <b>데이터베이스</b>를 맡고 있습니다.", Revision: 1,
	}
	s.within(func(db *store.Store) error { return db.SaveProcess(p.Clean()) })
	s.run("brief").ends(0, "").prints("# 면접 전날 한 장 · Amazon", "D-9", "**깊이 파고들기**: ", "결제 배치 실패", "실패: 26건 → 1건 (장애 기록)", "온사이트 루프", "'물어볼 것'에")
	s.env["LANG"] = "en_US.UTF-8"
	s.run("brief", "--format", "html").ends(0, "").prints("<!doctype html>", "9 days to go", "7년째 &lt;b&gt;", "@page { size: A4")
	s.run("brief", "--format", "pdf").ends(2, "--format is md or html")
	s.run("brief", "now").ends(2, "now")
}

func TestBriefOfNobodyTeachesAndMakesNoFiles(t *testing.T) {
	s := newShell(t, "en_US.UTF-8").run("brief").ends(0, "").prints("Still to fill in under Your interview: date, company, role", "no story yet")
	if strings.Contains(s.out, "nearest") {
		t.Errorf("prints %s", s.out)
	}
	if _, err := os.Stat(s.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("reading made files")
	}
}
