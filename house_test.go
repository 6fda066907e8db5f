package main

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The house: which room knows which. Arrows point down; an arrow that is not
// drawn here fails, and so does one that nobody needs. "" is main.
var arrows = map[string][]string{
	"lang":      {},
	"phrase":    {"lang"},
	"questions": {"phrase", "lang"},
	"interview": {"questions", "lang"},
	"feedback":  {"interview", "questions", "phrase", "lang"},
	"editor":    {},
	"paper":     {"lang"},
	"mock":      {"feedback", "interview", "questions", "phrase", "paper", "lang"},
	"story":     {"questions", "phrase", "lang"},
	"schedule":  {"questions", "lang"},
	"progress":  {"schedule", "story", "mock", "interview", "questions", "paper", "lang"},
	"store":     {"progress", "schedule", "story", "mock", "interview", "lang"},
	"tui":       {"store", "progress", "schedule", "story", "editor", "mock", "feedback", "interview", "questions", "paper", "lang"},
	"cli":       {"tui", "store", "progress", "schedule", "story", "mock", "feedback", "interview", "questions", "lang"},
	"shots":     {"tui", "store", "story", "interview", "questions", "lang"},
	"":          {"cli", "interview"},

	"feedback/corpus": {},
	"feedback/train":  {"feedback", "feedback/corpus", "questions", "lang"},
}

// domain is the rooms that have never heard of a screen.
var domain = []string{"lang", "phrase", "questions", "feedback", "interview", "mock", "story", "schedule", "progress", "editor", "paper", "store"}

// clocks and dice are what only main may ask the computer for. New sources of
// chance may be made anywhere, from a seed that was handed in.
var (
	clocks    = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	seedable  = []string{"New", "NewPCG", "NewChaCha8", "NewZipf", "NewSource", "Rand", "Source", "Source64", "PCG", "ChaCha8", "Zipf"}
	dicePaths = []string{"math/rand", "math/rand/v2", "crypto/rand"}
)

// exceptions are the calls we know of, each with its reason.
var exceptions = map[string]string{
	"store time.Sleep": "waiting for another program to let go of the file; nothing of a person's is timed by it",
	"store time.After": "closing a file on a broken disk may never return; the program must end all the same",
}

// room is the code of one folder, without its tests.
type room struct {
	name  string // "" for main
	files map[string]*ast.File
}

// rooms reads every folder that has Go code, on every system's files alike. A
// folder of tests and perhaps a sentence about them is a room without files.
func rooms(t *testing.T, set *token.FileSet) []*room {
	t.Helper()
	byName := map[string]*room{}
	err := filepath.WalkDir(".", func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if file != "." && (strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_") || e.Name() == "testdata") {
				return fs.SkipDir
			}
			if _, err := os.Stat(filepath.Join(file, "go.mod")); file != "." && err == nil {
				return fs.SkipDir // a module of its own
			}
			return nil
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		name := strings.TrimPrefix(path.Dir(filepath.ToSlash(file)), ".")
		if byName[name] == nil {
			byName[name] = &room{name: name, files: map[string]*ast.File{}}
		}
		if strings.HasSuffix(file, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, file, nil, 0)
		if err == nil && len(f.Decls) > 0 {
			byName[name].files[file] = f
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []*room
	for _, r := range byName {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b *room) int { return strings.Compare(a.name, b.name) })
	return all
}

func (r *room) title() string {
	if r.name == "" {
		return "main"
	}
	return r.name
}

// imports lists what a file imports: path and the name it has there.
func imports(f *ast.File) map[string]string {
	all := map[string]string{}
	for _, spec := range f.Imports {
		what, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the parser has seen to it
		}
		name := path.Base(what)
		if name == "v2" {
			name = path.Base(path.Dir(what))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		all[what] = name
	}
	return all
}

func TestArrowsPointDown(t *testing.T) {
	drawn := map[string]bool{}
	for _, r := range rooms(t, token.NewFileSet()) {
		if len(r.files) == 0 {
			continue
		}
		allowed, known := arrows[r.name]
		if !known {
			t.Errorf("there is a package %s that house_test.go does not draw", r.title())
			continue
		}
		drawn[r.name] = true
		used := map[string]bool{}
		for file, f := range r.files {
			for what := range imports(f) {
				to, ours := strings.CutPrefix(what, "onsite/")
				used[to] = true
				if ours && !slices.Contains(allowed, to) {
					t.Errorf("%s draws an arrow from %s to %s, which is not in the picture", file, r.title(), to)
				}
				if strings.HasPrefix(what, "charm.land/") && slices.Contains(domain, r.name) {
					t.Errorf("%s: %s has heard of the terminal (%s)", file, r.title(), what)
				}
			}
		}
		for _, to := range allowed {
			if !used[to] {
				t.Errorf("nobody needs the arrow from %s to %s any more", r.title(), to)
			}
		}
	}
	for name := range arrows {
		if !drawn[name] {
			t.Errorf("house_test.go draws %q, which is not there", name)
		}
	}
}

func TestThePictureHasNoCircles(t *testing.T) {
	var reaches func(from, to string, seen map[string]bool) bool
	reaches = func(from, to string, seen map[string]bool) bool {
		for _, next := range arrows[from] {
			if next == to {
				return true
			}
			if !seen[next] {
				seen[next] = true
				if reaches(next, to, seen) {
					return true
				}
			}
		}
		return false
	}
	for name := range arrows {
		if reaches(name, name, map[string]bool{}) {
			t.Errorf("the arrows from %q lead back to it", name)
		}
	}
}

func TestOnlyMainAsksForTimeAndLuck(t *testing.T) {
	set := token.NewFileSet()
	used := map[string]bool{}
	for _, r := range rooms(t, set) {
		if r.name == "" {
			continue
		}
		for _, f := range r.files {
			names := map[string]string{} // name in the file -> what it is
			for what, name := range imports(f) {
				if what != "time" && !slices.Contains(dicePaths, what) {
					continue
				}
				if name == "." {
					t.Errorf("%s imports %s with a dot, so nobody sees what it asks for", r.title(), what)
				}
				names[name] = what
			}
			ast.Inspect(f, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				x, ok := sel.X.(*ast.Ident)
				if !ok || x.Obj != nil || !asks(names[x.Name], sel.Sel.Name) {
					return true
				}
				call := r.name + " " + path.Base(strings.TrimSuffix(names[x.Name], "/v2")) + "." + sel.Sel.Name
				used[call] = true
				if exceptions[call] == "" {
					t.Errorf("%s: %s asks the computer itself for %s.%s; let it be handed in", set.Position(sel.Pos()), r.title(), x.Name, sel.Sel.Name)
				}
				return true
			})
		}
	}
	for call, reason := range exceptions {
		if !used[call] {
			t.Errorf("nobody needs the exception %q (%s) any more", call, reason)
		}
	}
}

// asks says whether name of a package is a question to the computer.
func asks(what, name string) bool {
	switch what {
	case "time":
		return slices.Contains(clocks, name)
	case "crypto/rand":
		return true
	case "math/rand", "math/rand/v2":
		return !slices.Contains(seedable, name)
	}
	return false
}

// The map in README.md: between <!-- map --> and <!-- /map -->, a line for each
// package, beginning with its folder.
func TestReadmeMapNamesEveryPackage(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no README.md yet")
	}
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begins := strings.Cut(string(data), "<!-- map -->")
	drawing, _, ends := strings.Cut(rest, "<!-- /map -->")
	if !begins || !ends {
		t.Fatal("README.md has no map between <!-- map --> and <!-- /map -->")
	}
	named := map[string]bool{}
	for _, line := range strings.Split(drawing, "\n") {
		words := strings.Fields(strings.ReplaceAll(line, "`", ""))
		if len(words) == 0 {
			continue
		}
		name, ok := strings.CutSuffix(words[0], "/")
		if !ok {
			continue
		}
		if named[name] {
			t.Errorf("README's map names %s/ twice", name)
		}
		if len(words) == 1 {
			t.Errorf("README's map says nothing of %s/", name)
		}
		named[name] = true
	}
	for _, r := range rooms(t, token.NewFileSet()) {
		if r.name != "" && !named[r.name] && len(r.files) > 0 {
			t.Errorf("README's map does not name %s/", r.name)
		}
		delete(named, r.name) // a folder of tests may be named
	}
	for name := range named {
		t.Errorf("README's map names %s/, which is not there", name)
	}
}
