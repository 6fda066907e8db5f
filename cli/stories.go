package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"onsite/lang"
	"onsite/questions"
	"onsite/store"
	"onsite/story"
)

func (c *command) stories() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stories",
		Short: c.say("이야기를 보고, 파일로 내보내고 가져옵니다", "Look at your stories; export and import them"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			if !asJSON {
				return c.app(atStories)
			}
			all, err := c.allStories()
			if err != nil {
				return err
			}
			return printJSON(c.Out, append([]story.Story{}, all...))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	cmd.AddCommand(&cobra.Command{
		Use:   "list",
		Short: c.say("이야기 목록을 원칙과 함께 보여 줍니다", "List your stories and the principles they show"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.listStories() },
	}, c.exportStories(), &cobra.Command{
		Use:   "import FILE...",
		Short: c.say("마크다운 파일의 이야기를 가져옵니다", "Take in stories from Markdown files"),
		Args:  c.args(cobra.MinimumNArgs(1), "가져올 파일을 적어 주세요.", "Name the files to import."),
		RunE:  func(_ *cobra.Command, files []string) error { return c.importStories(files) },
	})
	return cmd
}

// allStories reads the stories, newest first, and tells on standard error what
// could not be read.
func (c *command) allStories() ([]story.Story, error) {
	var all []story.Story
	err := c.read(func(db *store.Store) (err error) {
		all, err = db.Stories()
		return err
	})
	for i := range all {
		all[i] = all[i].Clean()
	}
	return all, err
}

func (c *command) listStories() error {
	all, err := c.allStories()
	if err != nil {
		return err
	}
	for _, s := range all {
		year := "-"
		if s.Year > 0 {
			year = fmt.Sprint(s.Year)
		}
		var shows []string
		for _, show := range s.Shows {
			p, _ := questions.FindPrinciple(show.Principle)
			shows = append(shows, fmt.Sprintf("%s %d", p.Name.In(c.lang), show.Strength))
		}
		fmt.Fprintf(c.Out, "%s\t%s\t%s\t%s\n", s.ID, year, s.Title, strings.Join(shows, ", "))
	}
	if len(all) == 0 {
		c.noStories()
	}
	return nil
}

func (c *command) noStories() {
	fmt.Fprintln(c.Err, "onsite: "+c.say("아직 이야기가 없습니다.", "no story yet."))
}

func (c *command) exportStories() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "export DIR",
		Short: c.say("이야기를 마크다운 파일로 하나씩 내보냅니다", "Write each story as a Markdown file"),
		Args:  c.args(cobra.ExactArgs(1), "파일을 쓸 폴더를 하나 적어 주세요.", "Name one folder to write the files into."),
		RunE:  func(_ *cobra.Command, args []string) error { return c.writeStories(args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, c.say("내용이 다른 파일도 덮어씁니다", "write over files that differ"))
	return cmd
}

// writeStories writes the stories into dir. A file that differs stays as it is,
// unless forced, and the others are written all the same.
func (c *command) writeStories(dir string, force bool) error {
	all, err := c.allStories()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		c.noStories()
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	written, same, left := 0, 0, 0
	mine := map[string]bool{} // written in this run
	for _, s := range all {
		name := story.FileName(s)
		file := filepath.Join(dir, name)
		wrote, err := writeStory(file, []byte(story.Markdown(s)), force && !mine[name])
		mine[name] = true
		switch {
		case errors.Is(err, errDiffers):
			fmt.Fprintln(c.Err, lang.CleanLine(file)+": "+c.say("내용이 다른 파일이 이미 있어 그대로 두었습니다. 덮어쓰려면 --force를 붙이세요.", "There is already a file that differs, and it was left alone. Add --force to write over it."))
			left++
		case err != nil:
			return err
		case wrote:
			written++
		default:
			same++
		}
	}
	fmt.Fprintf(c.Out, c.say("%s: 내보낸 이야기 %d개, 이미 같은 파일 %d개\n", "%s: stories written %d, already the same %d\n"), lang.CleanLine(dir), written, same)
	if left > 0 {
		return errors.New(fmt.Sprintf(c.say("내보내지 않은 이야기가 %d개 있습니다.", "Stories not written: %d."), left))
	}
	return nil
}

var errDiffers = errors.New("there is a file that differs")

// writeStory says whether it had to write. A file is replaced whole or not at
// all.
func writeStory(file string, data []byte, over bool) (wrote bool, err error) {
	old, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(old, data):
		return false, nil
	case err == nil && !over:
		return false, errDiffers
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".onsite-*")
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err == nil, err
}

// importStories takes in what the files hold. One that is wrong is told with
// its place, and the others are taken in all the same.
func (c *command) importStories(files []string) error {
	bad := 0
	var found []story.Story
	from := map[string]string{} // id -> file
	for _, name := range files {
		s, err := readStory(name)
		if err == nil && s.ID != "" {
			if other := from[s.ID]; other != "" {
				err = &story.ParseError{File: name, Say: lang.Text{
					Ko: fmt.Sprintf("%s 파일과 같은 이야기(id)입니다. 둘 중 하나만 가져오거나, 새 이야기라면 id 줄을 지우세요.", other),
					En: fmt.Sprintf("This is the same story (id) as in %s. Import one of them, or delete the id line to make a new story.", other),
				}}
			}
		}
		if err != nil {
			fmt.Fprintln(c.Err, c.place(err)+": "+lang.CleanLine(err.Say.In(c.lang)))
			bad++
			continue
		}
		if s.ID != "" {
			from[s.ID] = name
		}
		found = append(found, s)
	}
	if len(found) > 0 {
		if err := c.takeIn(found); err != nil {
			return err
		}
	}
	if bad > 0 {
		return errors.New(fmt.Sprintf(c.say("가져오지 못한 파일이 %d개 있습니다. 고친 뒤 다시 가져오세요.", "Files not imported: %d. Fix them and import them again."), bad))
	}
	return nil
}

func (c *command) place(e *story.ParseError) string {
	if e.Line == 0 {
		return lang.CleanLine(e.File)
	}
	return fmt.Sprintf("%s:%d", lang.CleanLine(e.File), e.Line)
}

// ownID is what ids of stories look like.
var ownID = regexp.MustCompile(`^[0-9A-Z]{26}$`)

// readStory reads a file that must hold a story.
func readStory(name string) (story.Story, *story.ParseError) {
	wrong := func(ko, en string) (story.Story, *story.ParseError) {
		return story.Story{}, &story.ParseError{File: name, Say: lang.Text{Ko: ko, En: en}}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return wrong("파일이 없습니다. 이름을 확인하세요.", "There is no such file. Check its name.")
	case err == nil && !info.Mode().IsRegular():
		return wrong("파일이 아니라 폴더나 파이프입니다. 파일 이름을 적으세요.", "It is a folder or a pipe, not a file. Name a file.")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return wrong("읽을 수 없습니다. 파일과 폴더의 권한을 확인하세요.", "It cannot be read. Check the permissions of the file and its folder.")
	}
	s, err := story.ParseMarkdown(name, data)
	var parse *story.ParseError
	if errors.As(err, &parse) {
		return story.Story{}, parse
	}
	s.ID = strings.ToUpper(s.ID)
	switch {
	case s.Empty():
		return wrong("이야기가 비어 있습니다. 제목이나 글을 쓰세요.", "There is no story in it. Write a title or some text.")
	case s.ID != "" && !ownID.MatchString(s.ID):
		return wrong("onsite가 붙인 id가 아닙니다. id 줄을 지우면 새 id가 붙습니다.", "The id is not one of onsite's. Delete the id line, and the story gets a new one.")
	}
	return s, nil
}

// takeIn keeps the stories of an import and says what became of them.
func (c *command) takeIn(found []story.Story) error {
	db, err := store.Open(c.dataPath(), c.storeOptions(), c.Now().Wall)
	if err != nil {
		return err
	}
	added, replaced, same := 0, 0, 0
	for _, s := range found {
		var how imported
		if how, err = c.takeInOne(db, s); err != nil {
			break
		}
		switch how {
		case isNew:
			added++
		case isNewer:
			replaced++
		case isSame:
			same++
		}
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	fmt.Fprintf(c.Out, c.say("새 이야기 %d개, 바뀐 이야기 %d개, 그대로인 이야기 %d개\n", "stories: new %d, replaced %d, unchanged %d\n"), added, replaced, same)
	return nil
}

type imported uint8

const (
	isNew imported = iota
	isNewer
	isSame
)

// maxRevision is the highest a file may ask for: there is room for edits above
// it, and every reader of JSON knows it exactly.
const maxRevision = 1 << 50

// takeInOne keeps one story. What a person imports replaces what is kept, and
// brings back what was deleted.
func (c *command) takeInOne(db *store.Store, s story.Story) (imported, error) {
	now := c.Now().Wall.UTC()
	s.Revision = min(max(s.Revision, 1), maxRevision)
	if s.ID == "" {
		s.ID = c.NewID(now)
	}
	how := isNewer
	err := db.UndeleteStory(s.ID)
	if err == nil {
		how = isNew
	} else if !errors.Is(err, store.ErrNotFound) {
		return 0, err
	}
	old, err := db.Story(s.ID)
	var damaged *store.Damaged
	switch {
	case err == nil:
		if s.Made.IsZero() {
			s.Made = old.Made
		}
		if sameStory(s, old) {
			if how == isNewer {
				how = isSame
			}
			return how, nil
		}
		s.Revision, s.Changed = max(s.Revision, old.Revision+1), now
	case errors.Is(err, store.ErrNotFound):
		how = isNew
	case !errors.As(err, &damaged): // a damaged one is written anew
		return 0, err
	}
	if s.Made.IsZero() {
		s.Made = now
	}
	if s.Changed.IsZero() {
		s.Changed = now
	}
	return how, db.SaveStory(s.Clean())
}

// sameStory compares what a person wrote, not when and how often it was saved.
func sameStory(a, b story.Story) bool {
	b.Revision, b.Changed = a.Revision, a.Changed
	return reflect.DeepEqual(a.Clean(), b.Clean())
}
