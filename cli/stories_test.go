package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/store"
	"onsite/story"
)

func aStory(id, title string) story.Story {
	return story.Story{
		ID: id, Revision: 7, Title: title, Year: 2023, Role: "백엔드 개발자",
		Situation: "배치가 한 달에 26번 실패했습니다.", Action: "## 제목 같은 줄\n\n로그를 나누어 보았습니다.", Result: "1건으로 줄었습니다.",
		Figures: []story.Figure{{What: "실패", From: "26건", To: "1건", Evidence: "장애 기록"}},
		Shows:   []story.Show{{Principle: "dive-deep", Strength: 3}, {Principle: "ownership", Strength: 2}},
		Langs:   []lang.Lang{lang.Ko}, Answers: []string{"01KATCLI00000000000000000A"}, Made: noon, Changed: noon.Add(time.Hour),
	}
}

const (
	firstID  = "01KATCLI0000000000000000S1"
	secondID = "01KATCLI0000000000000000S2"
)

func withStories(t *testing.T, locale string) *prompt {
	t.Helper()
	s := newShell(t, locale)
	for _, st := range []story.Story{aStory(firstID, "결제 배치 실패"), aStory(secondID, "Slow page")} {
		s.within(func(db *store.Store) error { return db.SaveStory(st) })
	}
	return s
}

// put writes a file of the person's and returns its name.
func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func markdownIn(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestStoriesAreListed(t *testing.T) {
	empty := newShell(t, "en_US.UTF-8")
	empty.run("stories", "list").ends(0, "no story yet")
	if out := empty.run("stories", "--json").ends(0, "").out; out != "[]\n" {
		t.Errorf("no stories are %q", out)
	}
	if _, err := os.Stat(empty.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("reading made files")
	}
	s := withStories(t, "ko_KR.UTF-8")
	want := secondID + "\t2023\tSlow page\t깊이 파고들기 3, 주인의식 2\n" + firstID + "\t2023\t결제 배치 실패\t깊이 파고들기 3, 주인의식 2\n"
	if got := s.run("stories", "list").ends(0, "").out; got != want {
		t.Errorf("lists\n%s", got)
	}
	s.env["LANG"] = "en_US.UTF-8"
	s.run("stories", "list").ends(0, "").prints("Slow page\tDive Deep 3, Ownership 2")
	s.run("stories").ends(2, "needs a terminal")
	s.run("stories", "lst").ends(2, `no command "lst"`)
}

func TestExportedStoriesComeBackWhole(t *testing.T) {
	s := withStories(t, "en_US.UTF-8")
	want := s.run("stories", "--json").ends(0, "").prints("장애 기록", secondID).out
	dir := filepath.Join(t.TempDir(), "made", "here")
	s.run("stories", "export", dir).ends(0, "").prints("stories written 2, already the same 0")
	files := markdownIn(t, dir)
	if len(files) != 2 {
		t.Fatalf("wrote %v", files)
	}

	other := newShell(t, "en_US.UTF-8")
	other.run(append([]string{"stories", "import"}, files...)...).ends(0, "").prints("new 2, replaced 0, unchanged 0")
	if got := other.run("stories", "--json").ends(0, "").out; got != want {
		t.Errorf("came back as\n%s\nwant\n%s", got, want)
	}
	other.run(append([]string{"stories", "import"}, files...)...).ends(0, "").prints("new 0, replaced 0, unchanged 2")
	if got := other.run("stories", "--json").ends(0, "").out; got != want {
		t.Error("importing the same again changed something")
	}
}

func TestExportWritesOverNothing(t *testing.T) {
	s := withStories(t, "ko_KR.UTF-8")
	dir := t.TempDir()
	file := put(t, dir, story.FileName(aStory(firstID, "결제 배치 실패")), "mine")
	s.run("stories", "export", dir).ends(1, "--force").prints("내보낸 이야기 1개, 이미 같은 파일 0개")
	if data, _ := os.ReadFile(file); string(data) != "mine" {
		t.Errorf("was written over: %s", data)
	}
	s.run("stories", "export", dir, "--force").ends(0, "").prints("내보낸 이야기 1개, 이미 같은 파일 1개")
	if data, _ := os.ReadFile(file); !strings.Contains(string(data), "결제 배치 실패") {
		t.Errorf("was not written over: %s", data)
	}
	if files := markdownIn(t, dir); len(files) != 2 {
		t.Errorf("left behind %v", files)
	}
	s.run("stories", "export").ends(2, "폴더")
}

func TestAWrongFileNamesItsLineAndTheOthersAreTakenIn(t *testing.T) {
	dir := t.TempDir()
	good := put(t, dir, "good.md", "---\ntitle: Slow page\n---\n## Result\n\nDown to 0.8 s.\n")
	wrong := put(t, dir, "wrong.md", "---\ntitle: a\nshows:\n  bravery: 2\n---\n")
	foreign := put(t, dir, "foreign.md", "---\ntitle: a\nid: mine\n---\n")
	hollow := put(t, dir, "hollow.md", "---\nyear: 2024\n---\n")
	s := newShell(t, "en_US.UTF-8")
	s.run("stories", "import", wrong, foreign, hollow, filepath.Join(dir, "none.md"), dir, good).ends(1, wrong+":4: ").prints("new 1, replaced 0")
	for _, text := range []string{`"bravery"`, foreign + ": The id", hollow + ": There is no story", "none.md: There is no such file", dir + ": It is a folder", "Files not imported: 5"} {
		if !strings.Contains(s.err, text) {
			t.Errorf("does not say %q but\n%s", text, s.err)
		}
	}
	var all []story.Story
	s.run("stories", "--json").ends(0, "").json(&all)
	if len(all) != 1 || all[0].ID != "01KATNEW000000000000000001" || all[0].Revision != 1 || !all[0].Made.Equal(noon) || !all[0].Changed.Equal(noon) || all[0].Result != "Down to 0.8 s." {
		t.Errorf("took in %+v", all)
	}
	s.env["LANG"] = "ko_KR.UTF-8"
	s.run("stories", "import", wrong).ends(1, wrong+":4: ").ends(1, "원칙").ends(1, "가져오지 못한 파일이 1개")
	s.run("stories", "import").ends(2, "가져올 파일")

	fresh := newShell(t, "en_US.UTF-8")
	fresh.run("stories", "import", wrong).ends(1, "bravery")
	if _, err := os.Stat(fresh.env["XDG_DATA_HOME"]); !os.IsNotExist(err) {
		t.Error("an import of nothing made files")
	}
}

func TestAnImportedStoryReplacesTheKeptOne(t *testing.T) {
	s := withStories(t, "en_US.UTF-8")
	dir := t.TempDir()
	edited := aStory(firstID, "A new title\x1b[31m")
	edited.Revision = 2 // of an old export
	file := put(t, dir, "a.md", story.Markdown(edited))
	s.run("stories", "import", file).ends(0, "").prints("new 0, replaced 1, unchanged 0")
	s.within(func(db *store.Store) error {
		got, err := db.Story(firstID)
		if got.Title != "A new title[31m" || got.Revision != 8 || !got.Changed.Equal(noon) || !got.Made.Equal(noon) {
			t.Errorf("is now %+v", got)
		}
		return err
	})
	twin := put(t, dir, "b.md", story.Markdown(edited))
	s.run("stories", "import", file, twin).ends(1, twin+": This is the same story (id) as in "+file).prints("unchanged 1")

	// What was deleted and is imported is wanted again, and can still be edited.
	s.within(func(db *store.Store) error { return db.DeleteStory(firstID, noon) })
	s.run("stories", "import", file).ends(0, "").prints("new 1, replaced 0, unchanged 0")
	s.within(func(db *store.Store) error { return db.DeleteStory(firstID, noon) })
	edited.Revision = 1<<64 - 1
	edited.Title = "Back"
	s.run("stories", "import", put(t, dir, "c.md", story.Markdown(edited))).ends(0, "").prints("new 1")
	s.within(func(db *store.Store) error {
		got, err := db.Story(firstID)
		if err != nil {
			return err
		}
		got.Title, got.Revision = "Edited", got.Revision+1
		return db.SaveStory(got)
	})
	s.run("stories", "list").ends(0, "").prints("Edited")
}
