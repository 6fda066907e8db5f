package questions

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"onsite/lang"
)

//go:embed decks/*.yaml
var embedded embed.FS

// Embedded is the folder of decks built into the program.
func Embedded() fs.FS {
	decks, err := fs.Sub(embedded, "decks")
	if err != nil {
		panic(err) // the path is a constant and valid
	}
	return decks
}

// Folder is a place decks come from.
type Folder struct {
	Name string // shown before file names in problems; "" for the embedded decks
	FS   fs.FS
	Own  bool // the person's own
}

// maxFolderFiles bounds how many decks one folder may hold.
const maxFolderFiles = 500

// Library is every deck that could be read, and what was wrong with the rest.
// What it says does not change once it is loaded, and it may be shared.
type Library struct {
	decks    []Deck
	byID     map[string]Question
	moved    map[string]string // earlier id -> id
	problems []Problem
	bank     map[string]*bankDeck // built-in decks of which only the index was read
}

// Load reads the folders in order, every deck whole. A deck of a later folder
// replaces one of the same id, unless it is broken: then the earlier one stays
// and the problems say so. A folder that does not exist is an empty one.
func Load(folders ...Folder) *Library {
	l := &Library{}
	for _, folder := range folders {
		l.add(l.readFolder(folder)...)
	}
	l.index()
	return l
}

// Open is the library the program works with: the built-in decks by their
// index, so that the start does not pay for what is not asked, and over them
// the person's own.
func Open(own Folder) *Library {
	l := &Library{}
	l.decks, l.bank = bankIndex()
	for _, d := range l.readFolder(own) {
		l.add(d)
		delete(l.bank, d.ID)
	}
	l.index()
	return l
}

// Builtin is the library of the built-in decks alone.
func Builtin() *Library { return Open(Folder{}) }

// add appends decks; one whose id is there takes its place.
func (l *Library) add(decks ...Deck) {
	for _, d := range decks {
		if i := slices.IndexFunc(l.decks, func(have Deck) bool { return have.ID == d.ID }); i >= 0 {
			l.decks[i] = d
			continue
		}
		l.decks = append(l.decks, d)
	}
}

func (l *Library) index() {
	l.byID, l.moved = map[string]Question{}, map[string]string{}
	for _, d := range l.decks {
		for _, q := range d.Questions {
			l.byID[q.ID] = q
			for _, old := range q.Was {
				l.moved[old] = q.ID
			}
		}
	}
}

func (l *Library) readFolder(folder Folder) []Deck {
	if folder.FS == nil {
		return nil
	}
	entries, err := fs.ReadDir(folder.FS, ".")
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.problems = append(l.problems, unreadable(folder.path("."), err))
		}
		return nil
	}
	var decks []Deck
	taken := map[string]bool{}
	files := 0
	for _, e := range entries {
		if e.IsDir() || !isDeckName(e.Name()) {
			continue
		}
		if files++; files > maxFolderFiles {
			l.problems = append(l.problems, Problem{File: folder.path(e.Name()),
				What: say("덱 파일이 %d개보다 많습니다. 여기부터는 읽지 않았습니다.", "The folder has more than %d decks; from here on they were not read.", maxFolderFiles),
				Do:   say("파일 여러 개를 하나로 합치세요.", "Put several of them into one file.")})
			break
		}
		data, err := readFile(folder.FS, e.Name())
		if err != nil {
			l.problems = append(l.problems, unreadable(folder.path(e.Name()), err))
			continue
		}
		d, wrong := Parse(folder.path(e.Name()), data)
		if len(wrong) > 0 {
			l.problems = append(l.problems, wrong...)
			continue
		}
		if taken[d.ID] {
			l.problems = append(l.problems, Problem{File: folder.path(e.Name()),
				What: say("덱 id %q가 이 폴더에 이미 있습니다.", "The folder already has a deck %q.", d.ID),
				Do:   say("파일 하나를 지우거나 이름을 바꾸세요.", "Remove or rename one of the files.")})
			continue
		}
		taken[d.ID] = true
		d.Own = folder.Own
		decks = append(decks, d)
	}
	return decks
}

func (f Folder) path(name string) string {
	if f.Name == "" {
		return name
	}
	return f.Name + "/" + name
}

// readFile reads at most one byte more than a deck may have, so that a file of
// any size, or one that never ends, costs the same.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotAFile
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFileBytes+1))
}

// errNotAFile is a folder, a pipe or a device where a deck should be: reading
// one could wait for ever.
var errNotAFile = errors.New("not a regular file")

func unreadable(file string, err error) Problem {
	if errors.Is(err, errNotAFile) {
		return Problem{File: file, What: say("파일이 아니라 폴더나 파이프입니다.", "It is a folder or a pipe, not a file."),
			Do: say("덱은 보통 파일이어야 합니다.", "A deck is an ordinary file.")}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return Problem{File: file, What: say("파일이 없습니다.", "There is no such file."),
			Do: say("이름을 확인하세요.", "Check its name.")}
	}
	if errors.Is(err, fs.ErrPermission) {
		return Problem{File: file, What: say("읽을 권한이 없습니다.", "You may not read it."),
			Do: say("파일과 폴더의 권한을 확인하세요.", "Check the permissions of the file and its folder.")}
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return Problem{File: file, What: say("읽을 수 없습니다: %v.", "It cannot be read: %v.", err),
		Do: say("파일과 권한을 확인하세요.", "Check the file and its permissions.")}
}

// Decks returns the decks in the order of their folders, each folder by file
// name. One that replaced another stands in its place.
func (l *Library) Decks() []Deck { return l.decks }

// Has reports whether there is a deck with the id.
func (l *Library) Has(deck string) bool {
	return slices.ContainsFunc(l.decks, func(d Deck) bool { return d.ID == deck })
}

// Problems returns what was wrong with the decks that are missing.
func (l *Library) Problems() []Problem { return l.problems }

// Question finds a question, whole, by its id or an earlier one. A question that
// has an id now goes before one that had it earlier; of two that had it earlier
// the one of the later deck is found. A question of a built-in deck is read from
// its file each time.
func (l *Library) Question(id string) (Question, bool) {
	q, ok := l.byID[l.Current(id)]
	if b := l.bank[q.Deck]; ok && b != nil {
		return b.question(q.ID)
	}
	return q, ok
}

// Current returns the id a question has now: id itself unless it was renamed.
func (l *Library) Current(id string) string {
	if _, taken := l.byID[id]; taken {
		return id
	}
	if now, ok := l.moved[id]; ok {
		return now
	}
	return id
}

// Guide returns what a principle means and what evidence for it looks like. It
// may read a deck, as Question does.
func (l *Library) Guide(principle string) (Guide, bool) {
	for _, d := range slices.Backward(l.decks) { // the person's own decks have the last word
		i := slices.IndexFunc(d.Guides, func(g Guide) bool { return g.Principle == principle })
		if b := l.bank[d.ID]; i >= 0 && b != nil {
			return b.guide(principle)
		}
		if i >= 0 {
			return d.Guides[i], true
		}
	}
	return Guide{}, false
}

// Filter chooses questions. The zero value of a field means any.
type Filter struct {
	Deck      string    `json:"deck,omitempty"`
	Principle string    `json:"principle,omitempty"`
	Tag       string    `json:"tag,omitempty"`
	Level     int       `json:"level,omitempty"`
	Lang      lang.Lang `json:"-"`
}

// Match reports whether q is chosen.
func (f Filter) Match(q Question) bool {
	return (f.Deck == "" || f.Deck == q.Deck) &&
		(f.Principle == "" || f.Principle == q.Principle) &&
		(f.Level == 0 || f.Level == q.Level) &&
		(f.Lang == "" || q.In(f.Lang)) &&
		(f.Tag == "" || hasTag(q, f.Tag))
}

func hasTag(q Question, tag string) bool {
	for _, t := range q.Tags {
		if t == tag {
			return true
		}
	}
	return false
}

// Find returns the questions f chooses, in the order of their decks, with what
// is needed to choose among them: no probes, points, answers. Question has the
// whole.
func (l *Library) Find(f Filter) []Question {
	var found []Question
	for _, d := range l.decks {
		for _, q := range d.Questions {
			if f.Match(q) {
				found = append(found, q)
			}
		}
	}
	return found
}

// Tags returns the tags of the questions f chooses, sorted.
func (l *Library) Tags(f Filter) []string {
	seen := map[string]bool{}
	for _, q := range l.Find(f) {
		for _, t := range q.Tags {
			seen[t] = true
		}
	}
	tags := make([]string, 0, len(seen))
	for t := range seen {
		tags = append(tags, t)
	}
	sort.Strings(tags)
	return tags
}

// ParseFile reads one deck file from the disk, with the same bounds as Parse.
func ParseFile(name string) (Deck, []Problem) {
	data, err := readPath(name)
	if err != nil {
		return Deck{}, []Problem{unreadable(name, err)}
	}
	return Parse(name, data)
}

// ParsePlanFile reads a plan file on the disk.
func ParsePlanFile(name string) (Plan, []Problem) {
	data, err := readPath(name)
	if err != nil {
		return Plan{}, []Problem{unreadable(name, err)}
	}
	return ParsePlan(name, data)
}

// LintFile returns advice on a deck file that ParseFile accepts.
func LintFile(name string) []Problem {
	data, err := readPath(name)
	if err != nil {
		return []Problem{unreadable(name, err)}
	}
	return Lint(name, data)
}

// FromTableFile is FromTable of a file on the disk.
func FromTableFile(name, id string, l lang.Lang) ([]byte, []Problem) {
	data, err := readPath(name)
	if err != nil {
		return nil, []Problem{unreadable(name, err)}
	}
	return FromTable(name, data, id, l)
}

func readPath(name string) ([]byte, error) {
	dir, file := filepath.Split(name)
	if dir == "" {
		dir = "."
	}
	return readFile(os.DirFS(dir), file)
}
