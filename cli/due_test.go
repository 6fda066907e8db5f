package cli

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"onsite/lang"
	"onsite/schedule"
	"onsite/store"
)

func TestDue(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("due").ends(0, "").prints("Write a story that shows Customer Obsession.", "Nothing comes back today.")
	if _, err := os.Stat(s.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("reading made files")
	}
	const id = "databases/deadlock"
	ago := noon.AddDate(0, 0, -3)
	s.stories(func(db *store.Store) error {
		c, r := schedule.NewCard(schedule.Key{Kind: schedule.KindQuestion, ID: id}).Grade(schedule.Hard, lang.Text{}, ago, ago.Location())
		if err := db.Review(c, r, "01KATCLI0000000000000000R1"); err != nil {
			return err
		}
		gone, r := schedule.NewCard(schedule.Key{Kind: schedule.KindQuestion, ID: "gone/away"}).Grade(schedule.Hard, lang.Text{}, ago, ago.Location())
		if err := db.Review(gone, r, "01KATCLI0000000000000000R2"); err != nil {
			return err
		}
		return db.SaveProcess(schedule.Process{Settings: schedule.Settings{Date: noon.AddDate(0, 0, 4), Minutes: 20}, Revision: 1}.Clean())
	})
	out := s.run("due", "--json").ends(0, "").out
	var list dueList
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	if list.DaysLeft == nil || *list.DaysLeft != 4 || list.Day != noon.Format(time.DateOnly) {
		t.Errorf("day %s, left %v", list.Day, list.DaysLeft)
	}
	if len(list.Due) == 0 || list.Due[0].Question != id || list.Due[0].New || list.Due[0].Recall <= 0 || list.Due[0].Recall >= 1 || list.Due[0].Ask.Empty() {
		t.Errorf("due: %+v", list.Due)
	}
	if len(list.Due) > 4 { // twenty minutes
		t.Errorf("%d questions in twenty minutes", len(list.Due))
	}
	minutes, asked := 0, 0
	for _, it := range list.Plan {
		minutes += it.Minutes
		asked += it.Count
	}
	if asked != len(list.Due) {
		t.Errorf("%d questions planned, %d listed", asked, len(list.Due))
	}
	if minutes == 0 || minutes > 20 || len(list.NotFit) == 0 {
		t.Errorf("plan: %+v, not fit: %d", list.Plan, len(list.NotFit))
	}
	s.env["LANG"] = "ko_KR.UTF-8"
	s.run("due").ends(0, "").prints("D-4", id, "다 할 수 없습니다")
}
