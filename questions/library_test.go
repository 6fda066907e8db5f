package questions

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"onsite/lang"
)

// deck is a deck file with one question for each line given: an id, then
// whatever else the question has.
func deck(id string, asked ...string) *fstest.MapFile {
	var b strings.Builder
	fmt.Fprintf(&b, "deck: %s\nkind: technical\ntitle: {en: %s, ko: 제목}\nquestions:\n", id, id)
	for _, q := range asked {
		name, rest, _ := strings.Cut(q, " ")
		fmt.Fprintf(&b, "  - {id: %s, ask: {en: %s?}%s}\n", name, name, rest)
	}
	return &fstest.MapFile{Data: []byte(b.String())}
}

func shipped(files fstest.MapFS) Folder { return Folder{FS: files} }

func own(files fstest.MapFS) Folder { return Folder{Name: "mine", FS: files, Own: true} }

// ids lists the questions of a library.
func ids(l *Library) string {
	var all []string
	for _, q := range l.Find(Filter{}) {
		all = append(all, q.ID)
	}
	return strings.Join(all, " ")
}

// told expects exactly one problem: in that file, with that in its sentence.
func told(t *testing.T, l *Library, file, sentence string) {
	t.Helper()
	ps := l.Problems()
	if len(ps) != 1 || ps[0].File != file || !strings.Contains(ps[0].Sentence(lang.En), sentence) {
		t.Errorf("want one problem in %s with %q, got %s", file, sentence, sentences(ps))
	}
	for _, p := range ps {
		checkProblem(t, p)
	}
}

func quiet(t *testing.T, l *Library) {
	t.Helper()
	if len(l.Problems()) > 0 {
		t.Error(sentences(l.Problems()))
	}
}

func TestOwnDeckStandsBesideTheShippedOnes(t *testing.T) {
	l := Load(shipped(fstest.MapFS{"b.yaml": deck("b", "one"), "a.yaml": deck("a", "one")}), own(fstest.MapFS{"0.yaml": deck("0", "one")}))
	quiet(t, l)
	if got := ids(l); got != "a/one b/one 0/one" {
		t.Errorf("in the order %s", got)
	}
	for _, d := range l.Decks() {
		if d.Own != (d.ID == "0") {
			t.Errorf("%s is the person's own: %v", d.ID, d.Own)
		}
	}
}

func TestOwnDeckReplacesTheShippedOne(t *testing.T) {
	l := Load(shipped(fstest.MapFS{"a.yaml": deck("a", "old"), "b.yaml": deck("b", "one")}), own(fstest.MapFS{"a.yml": deck("a", "new")}))
	quiet(t, l)
	if got := ids(l); got != "a/new b/one" {
		t.Errorf("asks %s", got)
	}
	if _, ok := l.Question("a/old"); ok {
		t.Error("a question of the replaced deck is still found")
	}
	if !l.Decks()[0].Own {
		t.Error("the deck in its place is not marked as the person's own")
	}
}

func TestBrokenOwnDeckLeavesTheShippedOne(t *testing.T) {
	l := Load(shipped(fstest.MapFS{"a.yaml": deck("a", "old")}), own(fstest.MapFS{"a.yaml": deck("a", "new , level: 9"), "c.yaml": deck("c", "one")}))
	if got := ids(l); got != "a/old c/one" {
		t.Errorf("asks %s", got)
	}
	told(t, l, "mine/a.yaml", "A level is 1, 2 or 3.")
}

func TestTwoFilesOfOneDeck(t *testing.T) {
	l := Load(own(fstest.MapFS{"a.yaml": deck("a", "one"), "a.yml": deck("a", "two")}))
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
	told(t, l, "mine/a.yml", `The folder already has a deck "a".`)
}

func TestFilesThatAreNoDecksAreLeftAlone(t *testing.T) {
	l := Load(own(fstest.MapFS{
		"a.yaml": deck("a", "one"), "notes.txt": {Data: []byte("x")}, "b.yaml~": {Data: []byte("x")}, ".b.yaml": {Data: []byte("x")},
		"._a.yaml": {Data: []byte{0, 5, 22}}, "more/c.yaml": deck("c", "one"), "folder.yaml/d.yaml": deck("d", "one"),
	}))
	quiet(t, l)
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
}

func TestAFolderOfTooManyDecksSaysSo(t *testing.T) {
	files := fstest.MapFS{}
	for i := range maxFolderFiles + 2 {
		id := fmt.Sprintf("d%03d", i)
		files[id+".yaml"] = deck(id, "one")
	}
	l := Load(own(files))
	if n := len(l.Decks()); n != maxFolderFiles {
		t.Errorf("%d decks were read", n)
	}
	told(t, l, "mine/d500.yaml", "more than 500 decks")
}

func TestMissingFolderIsAnEmptyOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	l := Load(shipped(fstest.MapFS{"a.yaml": deck("a", "one")}), Folder{Name: dir, FS: os.DirFS(dir), Own: true})
	quiet(t, l)
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
	if empty := Load(); len(empty.Decks()) != 0 || len(empty.Find(Filter{})) != 0 {
		t.Error("a library of no folders has decks")
	}
}

// A folder on the disk, for what a folder in memory cannot be.
func onDisk(t *testing.T) (Folder, string) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), deck("a", "one").Data, 0o644); err != nil {
		t.Fatal(err)
	}
	return Folder{Name: dir, FS: os.DirFS(dir), Own: true}, dir
}

func TestFolderThatIsAFileIsReported(t *testing.T) {
	_, dir := onDisk(t)
	file := filepath.Join(dir, "a.yaml")
	told(t, Load(Folder{Name: file, FS: os.DirFS(file)}), file+"/.", "It cannot be read")
}

func TestLinksToNowhereAndToFoldersAreReported(t *testing.T) {
	folder, dir := onDisk(t)
	for name, target := range map[string]string{"gone.yaml": "nowhere", "folder.yaml": "."} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	l := Load(folder)
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
	ps := l.Problems()
	if len(ps) != 2 || !strings.Contains(ps[0].What.En, "a folder or a pipe") || !strings.Contains(ps[1].What.En, "no such file") {
		t.Errorf("says %s", sentences(ps))
	}
}

func TestAFileThatMayNotBeReadIsReported(t *testing.T) {
	files := fstest.MapFS{"a.yaml": deck("a", "one"), "b.yaml": deck("b", "one")}
	l := Load(Folder{Name: "mine", FS: locked{files, "b.yaml"}})
	if got := ids(l); got != "a/one" {
		t.Errorf("asks %s", got)
	}
	told(t, l, "mine/b.yaml", "You may not read it.")
}

// locked is a folder in which one file may not be opened.
type locked struct {
	fs.FS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.FS.Open(name)
}

func TestParseFile(t *testing.T) {
	_, dir := onDisk(t)
	t.Chdir(dir)
	if err := os.WriteFile("big.yaml", make([]byte, 2*maxFileBytes), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"a.yaml":                       "",
		"./a.yaml":                     "",
		filepath.Join(dir, "a.yaml"):   "",
		"none.yaml":                    "There is no such file.",
		"none/a.yaml":                  "There is no such file.",
		".":                            "a folder or a pipe",
		dir:                            "a folder or a pipe",
		dir + string(os.PathSeparator): "cannot be read",
		"..":                           "cannot be read",
		"":                             "cannot be read",
		"big.yaml":                     "too large",
	} {
		d, ps := ParseFile(name)
		if want == "" {
			if len(ps) > 0 || d.ID != "a" {
				t.Errorf("%q: %s", name, sentences(ps))
			}
			continue
		}
		if len(ps) != 1 || ps[0].File != name || !strings.Contains(ps[0].Sentence(lang.En), want) {
			t.Errorf("%q: want %q, got %s", name, want, sentences(ps))
			continue
		}
		checkProblem(t, ps[0])
	}
}

func TestRenamedQuestionsAreFound(t *testing.T) {
	for _, c := range []struct {
		name    string
		decks   fstest.MapFS
		old     string
		current string
	}{
		{"renamed within its deck", fstest.MapFS{"a.yaml": deck("a", "new , was: [old]")}, "a/old", "a/new"},
		{"renamed twice", fstest.MapFS{"a.yaml": deck("a", "newest , was: [older, old]")}, "a/older", "a/newest"},
		{"moved to another deck", fstest.MapFS{"a.yaml": deck("a", "one"), "b.yaml": deck("b", "new , was: [a/old]")}, "a/old", "b/new"},
		{"moved from a deck that is gone", fstest.MapFS{"b.yaml": deck("b", "new , was: [gone/old]")}, "gone/old", "b/new"},
		{"never renamed", fstest.MapFS{"a.yaml": deck("a", "one")}, "a/one", "a/one"},
		{"unknown", fstest.MapFS{"a.yaml": deck("a", "one")}, "a/none", "a/none"},
		{"the living id goes first", fstest.MapFS{"a.yaml": deck("a", "one"), "b.yaml": deck("b", "two , was: [a/one]")}, "a/one", "a/one"},
		{"a chain ends where the id lives", fstest.MapFS{"a.yaml": deck("a", "b , was: [a]"), "b.yaml": deck("b", "c , was: [a/b]")}, "a/a", "a/b"},
		{"claimed by two, the later deck has it", fstest.MapFS{"a.yaml": deck("a", "one , was: [x/old]"), "b.yaml": deck("b", "two , was: [x/old]")}, "x/old", "b/two"},
		{"two that changed places", fstest.MapFS{"a.yaml": deck("a", "one , was: [b/two]"), "b.yaml": deck("b", "two , was: [a/one]")}, "a/one", "a/one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := Load(own(c.decks))
			quiet(t, l)
			if got := l.Current(c.old); got != c.current {
				t.Errorf("%s is now %s, want %s", c.old, got, c.current)
			}
			q, ok := l.Question(c.old)
			if known := strings.Contains(ids(l), c.current); ok != known || ok && q.ID != c.current {
				t.Errorf("Question(%s) is %s, %v", c.old, q.ID, ok)
			}
		})
	}
}

func TestARenamingInAReplacedDeckIsForgotten(t *testing.T) {
	l := Load(shipped(fstest.MapFS{"a.yaml": deck("a", "new , was: [old]")}), own(fstest.MapFS{"a.yaml": deck("a", "mine")}))
	if got := l.Current("a/old"); got != "a/old" {
		t.Errorf("a/old leads to %s, which is not asked any more", got)
	}
}

func TestFilterChoosesByEverythingAtOnce(t *testing.T) {
	l := Load(own(fstest.MapFS{
		"a.yaml": deck("a", "one , level: 1, tags: [x], principle: ownership", "two , level: 2, tags: [x, y]", "three , level: 3, tags: [y]"),
		"b.yaml": {Data: []byte("deck: b\nkind: behavioral\ntitle: {ko: 나}\nquestions:\n  - {id: korean, ask: {ko: 왜요?}, level: 1, tags: [z]}\n")},
	}))
	quiet(t, l)
	for _, c := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "a/one a/two a/three b/korean"},
		{Filter{Deck: "a"}, "a/one a/two a/three"},
		{Filter{Deck: "none"}, ""},
		{Filter{Level: 1}, "a/one b/korean"},
		{Filter{Level: 2}, "a/two"},
		{Filter{Tag: "x"}, "a/one a/two"},
		{Filter{Principle: "ownership"}, "a/one"},
		{Filter{Lang: lang.Ko}, "b/korean"},
		{Filter{Lang: lang.En, Level: 1}, "a/one"},
		{Filter{Deck: "a", Tag: "y", Level: 1}, ""},
	} {
		var got []string
		for _, q := range l.Find(c.f) {
			got = append(got, q.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v chooses %v, want %s", c.f, got, c.want)
		}
	}
	if got := l.Tags(Filter{}); !reflect.DeepEqual(got, []string{"x", "y", "z"}) {
		t.Errorf("tags %q", got)
	}
	if got := l.Tags(Filter{Deck: "b"}); !reflect.DeepEqual(got, []string{"z"}) {
		t.Errorf("tags of b %q", got)
	}
	if got := l.Tags(Filter{Deck: "none"}); len(got) != 0 {
		t.Errorf("tags of nothing %q", got)
	}
}

func TestPrinciplesAreSixteen(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Principles() {
		if !ValidID(p.ID) || len(p.Short) != 2 || seen[p.ID] || seen[p.Short] {
			t.Errorf("%+v", p)
		}
		if !strings.ContainsFunc(p.Name.Ko, isHangul) || strings.ContainsFunc(p.Name.En, isHangul) || p.Name.En == "" {
			t.Errorf("%s is not named in both languages: %+v", p.ID, p.Name)
		}
		seen[p.ID], seen[p.Short] = true, true
		if found, ok := FindPrinciple(p.ID); !ok || found != p {
			t.Errorf("%s is not found", p.ID)
		}
	}
	if len(Principles()) != 16 {
		t.Errorf("there are %d", len(Principles()))
	}
	Principles()[0].ID = "changed"
	if Principles()[0].ID == "changed" {
		t.Error("somebody can change the principles")
	}
}
