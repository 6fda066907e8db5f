package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

func TestDueListsWhatThePlanNames(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.run("due").ends(0, "").prints("Write a story that shows Customer Obsession.", "Nothing comes back today.")
	if _, err := os.Stat(s.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("reading made files")
	}
	const id = "databases/deadlock"
	ago := noon.AddDate(0, 0, -3)
	s.within(func(db *store.Store) error {
		c, r := schedule.NewCard(schedule.QuestionKey(id)).Grade(schedule.Hard, lang.Text{}, ago, ago.Location())
		if err := db.Review(c, r, "01KATCLI0000000000000000R1"); err != nil {
			return err
		}
		gone, r := schedule.NewCard(schedule.QuestionKey("gone/away")).Grade(schedule.Hard, lang.Text{}, ago, ago.Location())
		if err := db.Review(gone, r, "01KATCLI0000000000000000R2"); err != nil {
			return err
		}
		told := story.Story{ID: "01KATCLI0000000000000000S1", Revision: 1, Title: "Cache", Shows: []story.Show{{Principle: "customer-obsession", Strength: story.Weak}}, Made: ago, Changed: ago}
		if err := db.SaveStory(told); err != nil {
			return err
		}
		for i, recall := range []string{"principles/unhappy-customer", "principles/nobody-was-watching", "gone/away"} {
			c, r := schedule.NewCard(schedule.RecallKey(recall)).Grade(schedule.Hard, lang.Text{}, ago, ago.Location())
			if err := db.Review(c, r, fmt.Sprint("01KATCLI0000000000000000R", 3+i)); err != nil {
				return err
			}
		}
		return db.SaveProcess(schedule.Process{Settings: schedule.Settings{Date: noon.AddDate(0, 0, 4), Minutes: 30}, Revision: 1}.Clean())
	})
	var list dueList
	s.run("due", "--json").ends(0, "").json(&list)
	if list.DaysLeft == nil || *list.DaysLeft != 4 || list.Day != noon.Format(time.DateOnly) {
		t.Errorf("day %s, left %v", list.Day, list.DaysLeft)
	}
	if len(list.Due) == 0 || list.Due[0].Question != id || list.Due[0].New || list.Due[0].Recall <= 0 || list.Due[0].Recall >= 1 || list.Due[0].Ask.Empty() {
		t.Errorf("due: %+v", list.Due)
	}
	if list.Recall != 1 {
		t.Errorf("%d recalls, of which one can be asked", list.Recall)
	}
	if len(list.Due) > 6 { // thirty minutes
		t.Errorf("%d questions in thirty minutes", len(list.Due))
	}
	minutes, asked := 0, 0
	for _, it := range list.Plan {
		minutes += it.Minutes
		asked += it.Count
	}
	if asked != len(list.Due) {
		t.Errorf("%d questions planned, %d listed", asked, len(list.Due))
	}
	if minutes == 0 || minutes > 30 || len(list.NotFit) == 0 {
		t.Errorf("plan: %+v, not fit: %d", list.Plan, len(list.NotFit))
	}
	s.env["LANG"] = "ko_KR.UTF-8"
	s.run("due").ends(0, "").prints("D-4", id, "다 할 수 없습니다")
}

func TestDueSaysThatItIsTheDay(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.within(func(db *store.Store) error {
		return db.SaveProcess(schedule.Process{Settings: schedule.Settings{Date: noon, Minutes: 30}, Revision: 1}.Clean())
	})
	if out := s.run("due").ends(0, "").out; !strings.HasPrefix(out, "today\nThe day of the interview.") {
		t.Errorf("prints %s", out)
	}
	s.env["LANG"] = "ko_KR.UTF-8"
	if out := s.run("due").ends(0, "").out; !strings.HasPrefix(out, "D-Day\n면접 날입니다.") {
		t.Errorf("prints %s", out)
	}
}

// What cannot be read is left out and said, as stats do; a damaged process ends
// with three.
func TestDueSaysWhatItCouldNotRead(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	s.within(func(db *store.Store) error {
		c, r := schedule.NewCard(schedule.QuestionKey("databases/deadlock")).Grade(schedule.Hard, lang.Text{}, noon.AddDate(0, 0, -3), time.UTC)
		if err := db.Review(c, r, "01KATCLI0000000000000000R1"); err != nil {
			return err
		}
		return db.SaveProcess(schedule.Process{Settings: schedule.Settings{Company: "Some company", Minutes: 20}, Revision: 1})
	})
	s.spoil(`"difficulty":`, `"difficultY":`)
	for _, args := range [][]string{{"due"}, {"due", "--json"}, {"stats"}, {"stats", "--json"}} {
		s.run(args...).ends(0, "is damaged")
	}
	s.spoil("Some company", "some company")
	s.run("due").ends(3, "is damaged")
	s.run("brief").ends(3, "is damaged")
	s.run("stats").ends(0, "is damaged")
}

// Words of others that would steer a terminal are no danger, and lists are never
// null.
func TestWordsOfOthersSteerNoTerminalAndListsAreNeverNull(t *testing.T) {
	s := newShell(t, "en_US.UTF-8")
	hostile := "\x1b]0;owned\x07\x1b[2J\u202eevil\nline"
	s.within(func(db *store.Store) error {
		for i, kind := range []schedule.Kind{schedule.KindQuestion, schedule.KindRecall} {
			c, r := schedule.NewCard(schedule.Key{Kind: kind, ID: "principles/" + hostile}).Grade(schedule.Hard, lang.Text{En: hostile}, noon.AddDate(0, 0, -3), time.UTC)
			if err := db.Review(c, r, fmt.Sprint("01KATCLI0000000000000000R", i)); err != nil {
				return err
			}
		}
		return db.SaveProcess(schedule.Process{Settings: schedule.Settings{Company: hostile, Role: hostile, Date: noon, Rounds: []string{hostile}, Minutes: -9}, Opening: hostile, Asks: hostile, Revision: 1})
	})
	for _, args := range [][]string{{"due"}, {"due", "--json"}, {"stats"}, {"stats", "--json"}, {"brief"}, {"brief", "--format", "html"}} {
		out := s.run(args...).ends(0, "").out
		if strings.ContainsAny(out, "\x1b\x07\u202e") || strings.Contains(out, `\u001b`) {
			t.Errorf("%v prints %q", args, out)
		}
		if args[len(args)-1] == "--json" && strings.Contains(out, ": null") {
			t.Errorf("%v: something is null in %s", args, out)
		}
	}
}
