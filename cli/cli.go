// Package cli is the command line: which commands there are, what they print,
// and how they end. Data goes to standard output, messages to standard error.
package cli

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
)

// Version is the program's own, and that of its JSON: a field is never renamed
// or removed within one major version.
const Version = "0.1.0"

// Exit codes, documented in README and in --help.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2 // wrong words on the command line, or no terminal
	exitData    = 3 // the file of answers is in use, damaged or out of reach
	exitSignal  = 128
)

// World is the computer, as main hands it in.
type World struct {
	Args     []string
	In       *os.File
	Out      io.Writer
	Err      io.Writer
	Getenv   func(string) string
	Now      func() interview.Moment
	Seed     func() uint64
	NewID    func(now time.Time) string
	After    After
	Terminal func() bool // in and out are a terminal
	Program  string      // this program's file, to start it as a child
}

// Run does what the arguments say and returns the exit code.
func Run(w World) int {
	c := &command{World: w, lang: lang.FromEnv(w.Getenv)}
	root := c.root()
	root.SetArgs(w.Args)
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	err := root.Execute()
	if err == nil {
		return c.code
	}
	fmt.Fprintln(w.Err, "onsite: "+c.words(err))
	return code(err)
}

// command is one run of the program.
type command struct {
	World
	lang     lang.Lang
	data     string // --data
	decks    string // --decks
	plansDir string // --plans
	seed     uint64 // --seed; 0 is none
	code     int
}

func (c *command) say(ko, en string) string { return c.lang.Say(ko, en) }

// usage is a mistake on the command line.
type usage struct{ text string }

func (u usage) Error() string { return u.text }

func code(err error) int {
	var u usage
	if errors.As(err, &u) {
		return exitUsage
	}
	var said sayer
	if errors.As(err, &said) && !errors.Is(err, store.ErrNotFound) {
		return exitData
	}
	return exitFailure
}

// sayer is an error with a sentence for a person.
type sayer interface {
	error
	Text() lang.Text
}

// words is an error as a sentence in the person's language.
func (c *command) words(err error) string {
	var said sayer
	if errors.As(err, &said) {
		return lang.Clean(said.Text().In(c.lang))
	}
	return lang.Clean(err.Error())
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onsite",
		Short: c.say("터미널에서 하는 면접 연습", "Rehearse interviews in your terminal"),
		Long: c.say(`onsite - 터미널에서 하는 면접 연습

면접 질문을 하나 꺼내 시계를 켜고, STAR로 답하고, 스스로 평가하고, 답변을 저장합니다.
모든 것은 이 컴퓨터의 파일 하나에 있으며 네트워크를 쓰지 않습니다.`, `onsite - rehearse interviews in your terminal

Draws an interview question, starts the clock, takes your STAR answer, lets you rate
yourself and keeps it. Everything stays in one file on this computer; there is no network.`),
		Example: c.say(`  onsite                                    앱을 엽니다
  onsite practice                           바로 질문을 받습니다
  onsite practice --deck databases --lang ko --mode speak
  onsite mock --plan bar-raiser-short       10분짜리 모의 면접을 봅니다
  onsite review                             저장한 답변을 봅니다
  onsite answers --search 데드락            답변을 찾습니다
  onsite decks check my-deck.yaml           직접 만든 덱을 검사합니다`, `  onsite                                    open the app
  onsite practice                           be asked something right away
  onsite practice --deck databases --lang ko --mode speak
  onsite mock --plan bar-raiser-short       sit a mock of ten minutes
  onsite review                             look at your answers
  onsite answers --search deadlock          find an answer
  onsite decks check my-deck.yaml           check a deck of your own`),
		Version:       Version,
		Args:          c.noArgs,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
		RunE:                       func(*cobra.Command, []string) error { return c.app(atHome) },
	}
	root.SetVersionTemplate("onsite {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return usage{err.Error() + c.say(". onsite --help를 보세요.", ". See onsite --help.")}
	})
	root.SetHelpTemplate(c.helpTemplate())
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help [command]", Hidden: true, RunE: func(_ *cobra.Command, args []string) error {
		if sub, _, err := root.Find(args); err == nil && (sub != root || len(args) == 0) {
			return sub.Help()
		}
		return c.noArgs(root, args)
	}})
	root.PersistentFlags().StringVar(&c.data, "data", "", c.say("답변 파일 (기본: 아래 참고)", "file of your answers (default: see below)"))
	root.PersistentFlags().StringVar(&c.decks, "decks", "", c.say("직접 만든 덱 폴더", "folder of your own decks"))
	root.PersistentFlags().StringVar(&c.plansDir, "plans", "", c.say("직접 만든 모의 면접 폴더", "folder of your own mock plans"))
	root.PersistentFlags().Uint64Var(&c.seed, "seed", 0, c.say("같은 수를 주면 같은 질문이 나옵니다", "the same number draws the same questions"))
	// Else cobra says what they are for, in English.
	root.PersistentFlags().BoolP("help", "h", false, c.say("도움말을 보여 줍니다", "show this help"))
	root.Flags().BoolP("version", "v", false, c.say("버전을 보여 줍니다", "show the version"))
	root.AddCommand(c.practice(), c.review(), c.questions(), c.answers(), c.answer(), c.due(), c.stories(), c.stats(), c.feedback(), c.mock(), c.plans(), c.debrief(), c.brief(), c.deckCommands(), c.probe())
	return root
}

func (c *command) helpTemplate() string {
	text := `{{with (or .Long .Short)}}{{.}}

{{end}}` + c.say("사용법", "Usage") + `
  {{.UseLine}}
{{if .HasAvailableSubCommands}}
` + c.say("명령", "Commands") + `
{{range .Commands}}{{if .IsAvailableCommand}}  {{rpad .Name 12}}{{.Short}}
{{end}}{{end}}{{end}}{{if .HasExample}}
` + c.say("예", "Examples") + `
{{.Example}}
{{end}}{{if .HasAvailableLocalFlags}}
` + c.say("옵션", "Flags") + `
{{.LocalFlags.FlagUsages}}{{end}}{{if .HasAvailableInheritedFlags}}
` + c.say("공통 옵션", "Flags of every command") + `
{{.InheritedFlags.FlagUsages}}{{end}}`
	return text + "\n" + fmt.Sprintf(c.say(`파일
  답변    %s
  내 덱   %s

종료 코드
  0 정상, 1 실패, 2 잘못된 사용 또는 터미널 없음, 3 답변 파일을 쓸 수 없음, 128+n 신호 n
`, `Files
  answers   %s
  decks     %s

Exit codes
  0 done, 1 failed, 2 wrong usage or no terminal, 3 the answers cannot be used, 128+n signal n
`), c.dataPath(), c.decksPath())
}

func (c *command) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf(c.say("%q 명령은 없습니다.", "There is no command %q."), lang.CleanLine(args[0]))
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usage{text + fmt.Sprintf(c.say(" %q 아닌가요?", " Did you mean %q?"), near[0])}
	}
	return usage{text + c.say(" onsite --help를 보세요.", " See onsite --help.")}
}

// args wraps a rule of cobra so that breaking it is a usage error.
func (c *command) args(rule cobra.PositionalArgs, ko, en string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if rule(cmd, args) != nil {
			return usage{c.say(ko, en)}
		}
		return nil
	}
}

// dataPath is the file of answers.
func (c *command) dataPath() string {
	if c.data != "" {
		return c.data
	}
	return filepath.Join(c.folder("XDG_DATA_HOME", xdg.DataHome), "onsite", "onsite.db")
}

// decksPath is the folder of the person's own decks.
func (c *command) decksPath() string {
	if c.decks != "" {
		return c.decks
	}
	return filepath.Join(c.folder("XDG_CONFIG_HOME", xdg.ConfigHome), "onsite", "decks")
}

// folder honours an XDG variable on every system.
func (c *command) folder(name, usual string) string {
	if dir := c.Getenv(name); filepath.IsAbs(dir) {
		return dir
	}
	return usual
}

func (c *command) library() *questions.Library {
	dir := c.decksPath()
	return questions.Open(questions.Folder{Name: dir, FS: os.DirFS(dir), Own: true})
}

func (c *command) storeOptions() store.Options {
	return store.Options{ProbeCommand: []string{c.Program, probeName}}
}

// read lets f read the answers, and tells on standard error which records could
// not be read. Where there is no file yet it makes none, and f is not called.
func (c *command) read(f func(*store.Store) error) error {
	if _, err := os.Stat(c.dataPath()); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	db, err := store.Open(c.dataPath(), c.storeOptions(), c.Now().Wall)
	if err != nil {
		return err
	}
	err = f(db)
	for _, d := range db.Problems() {
		fmt.Fprintln(c.Err, "onsite: "+c.words(d))
	}
	return errors.Join(err, db.Close())
}

func (c *command) rand() *rand.Rand {
	seed := c.seed
	if seed == 0 {
		seed = c.Seed()
	}
	return rand.New(rand.NewPCG(seed, seed))
}

// editor makes the command for a person's own editor: VISUAL, EDITOR, or vi. It
// gets the terminal itself.
func (c *command) editor(file string) *exec.Cmd {
	cmd := c.findEditor(file)
	if cmd != nil {
		cmd.Stdin, cmd.Stdout, cmd.Stderr = c.In, os.Stdout, os.Stderr
	}
	return cmd
}

func (c *command) findEditor(file string) *exec.Cmd {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if v := c.Getenv(name); v != "" {
			return shell(v, file)
		}
	}
	if path, err := exec.LookPath("vi"); err == nil {
		return exec.Command(path, file)
	}
	return nil
}
