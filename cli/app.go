package cli

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
	"onsite/tui"
)

// After makes a command that answers with a message once a time has passed.
type After func(d time.Duration, m tea.Msg) tea.Cmd

// The places the app can begin at.
var (
	atHome    = tui.AtHome
	atReview  = tui.AtReview
	atStories = tui.AtStories
)

// app opens the terminal program and returns when it has ended.
func (c *command) app(start func() tui.Start) error {
	if !c.Terminal() {
		return usage{c.say("onsite는 터미널에서 실행해야 합니다. 스크립트에서는 onsite questions, onsite answers를 쓰세요.",
			"onsite needs a terminal. In a script, use onsite questions or onsite answers.")}
	}
	if c.Getenv("TERM") == "dumb" {
		return usage{c.say("TERM=dumb인 터미널에서는 화면을 그릴 수 없습니다. 다른 터미널에서 실행하거나 onsite questions를 쓰세요.",
			"A TERM=dumb terminal cannot show the screens. Use another terminal, or onsite questions.")}
	}
	env := tui.Env{
		Library: sync.OnceValue(c.library), Plans: c.allPlans, Export: c.export, Now: c.Now, Rand: c.rand(), NewID: c.NewID,
		After: c.After, Editor: c.editor, Lang: c.lang,
	}
	if err := c.attach(&env); err != nil {
		return err
	}
	app := tui.New(env, start())
	return c.play(app)
}

// attach opens the answers. A damaged file is left as it is and its way out
// shown in the app.
func (c *command) attach(env *tui.Env) error {
	db, err := store.Open(c.dataPath(), c.storeOptions(), c.Now().Wall)
	var damaged *store.Damaged
	if errors.As(err, &damaged) {
		env.Damage, err = c.damage(damaged)
		return err
	}
	if err != nil {
		return err
	}
	env.Store = db
	if db.ReadOnly() {
		env.Notice = lang.Text{Ko: "답변 파일이 읽기 전용입니다. 볼 수는 있지만 저장되지 않습니다.", En: "The file of answers is read-only: you can look, but nothing is saved."}
	}
	env.Repair = c.damage
	env.Upkeep = func() error {
		if !db.BackupDue(c.Now().Wall) {
			return nil
		}
		_, err := db.Backup(c.Now().Wall)
		return err
	}
	return nil
}

func (c *command) damage(d *store.Damaged) (*tui.Damage, error) {
	path, o := c.dataPath(), c.storeOptions()
	backups, err := store.Backups(path, o)
	if err != nil {
		return nil, err
	}
	var whole []store.Backup
	for _, b := range backups {
		if b.Answers >= 0 {
			whole = append(whole, b)
		}
	}
	return &tui.Damage{
		Path: path, Detail: lang.Clean(d.Detail), Backups: whole,
		Restore: func(b store.Backup) (*store.Store, lang.Text, error) {
			moved, err := store.SetAside(path, c.Now().Wall)
			if err != nil {
				return nil, lang.Text{}, err
			}
			if err := store.Restore(b, path); err != nil {
				return nil, lang.Text{}, err
			}
			saved, err := store.Salvage(moved, path, o, c.Now().Wall)
			if err != nil {
				saved = 0 // the damaged file is set aside and can be tried again
			}
			db, err := store.Open(path, o, c.Now().Wall)
			return db, lang.Text{
				Ko: fmt.Sprintf("백업으로 되돌리고 답변 %d개를 더 살렸습니다. 손상된 파일: %s", saved, moved),
				En: fmt.Sprintf("Restored, and %d more answers saved. The damaged file is %s.", saved, moved),
			}, err
		},
		Fresh: func() (*store.Store, lang.Text, error) {
			moved, err := store.SetAside(path, c.Now().Wall)
			if err != nil {
				return nil, lang.Text{}, err
			}
			saved := 0
			db, err := store.Open(path, o, c.Now().Wall)
			if err == nil && db.Close() == nil {
				if saved, err = store.Salvage(moved, path, o, c.Now().Wall); err != nil {
					saved = 0
				}
				db, err = store.Open(path, o, c.Now().Wall)
			}
			return db, lang.Text{
				Ko: fmt.Sprintf("새 파일로 시작했고 답변 %d개를 살렸습니다. 손상된 파일: %s", saved, moved),
				En: fmt.Sprintf("A new file, with %d answers saved from the old one: %s.", saved, moved),
			}, err
		},
	}, nil
}

// How long a signal gives the program before it is pulled out, and before the
// process ends whatever happens.
const (
	signalGrace = time.Second
	signalEnd   = 2 * time.Second
)

// play runs the app until it ends, then writes what is not on the disk yet and
// closes the file. That order holds for every end but kill -9.
func (c *command) play(app *tui.App) error {
	p := tea.NewProgram(app, tea.WithoutSignalHandler(), tea.WithInput(c.In), tea.WithOutput(tui.NewOutput(os.Stdout)))
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	var got os.Signal
	caught := make(chan struct{})
	go func() {
		s, ok := <-signals
		if !ok {
			return
		}
		got = s
		close(caught)
		go p.Quit()
		<-c.wait(signalGrace)
		p.Kill()
		<-c.wait(signalEnd - signalGrace)
		os.Exit(exitSignal + number(s))
	}()
	_, err := p.Run()
	err = c.finish(app, err)
	select {
	case <-caught:
		if err != nil {
			fmt.Fprintln(c.Err, "onsite: "+c.words(err))
		}
		c.code = exitSignal + number(got)
		return nil
	default:
		return err
	}
}

// finish writes what is not on the disk yet and closes the file. What cannot be
// written there is put beside, and the person told where.
func (c *command) finish(app *tui.App, err error) error {
	if err != nil {
		err = fmt.Errorf(c.say("프로그램이 오류로 끝났습니다: %w.", "the program ended with an error: %w."), err)
	}
	if flushed := app.Flush(); flushed != nil {
		err = flushed
		if file := c.rescue(app.Unsaved()); file != "" {
			fmt.Fprintf(c.Err, c.say("onsite: 저장하지 못한 글을 %s에 남겼습니다.\n", "onsite: what could not be saved is in %s.\n"), file)
		}
	}
	if closed := app.Close(); err == nil {
		err = closed
	}
	return err
}

// rescue writes a text into a file of its own and returns its name, or "".
func (c *command) rescue(text string) string {
	if text == "" {
		return ""
	}
	f, err := os.CreateTemp("", "onsite-rescued-*.md")
	if err != nil {
		return ""
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return ""
	}
	return f.Name()
}

// wait is closed once d has passed.
func (c *command) wait(d time.Duration) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		c.After(d, nil)()
		close(done)
	}()
	return done
}

func number(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return int(n)
	}
	return 0
}

func (c *command) practice() *cobra.Command {
	var choice interview.Choice
	var language, mode string
	cmd := &cobra.Command{
		Use:   "practice",
		Short: c.say("바로 질문을 받습니다", "Be asked something right away"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			choice.Lang, choice.Mode = lang.Lang(language), interview.Mode(mode)
			if err := c.checkChoice(choice); err != nil {
				return err
			}
			changed := cmd.Flags().Changed
			return c.app(func() tui.Start {
				return tui.AtPractice(func(to *interview.Choice) { merge(to, choice, changed) })
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&choice.Deck, "deck", "", c.say("덱 id", "deck id"))
	f.StringVar(&choice.Principle, "principle", "", c.say("원칙 id (예: dive-deep)", "principle id, such as dive-deep"))
	f.StringVar(&choice.Tag, "tag", "", c.say("태그", "tag"))
	f.IntVar(&choice.Level, "level", 0, c.say("난이도 1-3", "level 1 to 3"))
	f.StringVar(&language, "lang", "", c.say("질문 언어 ko 또는 en", "language of the questions, ko or en"))
	f.StringVar(&mode, "mode", "", c.say("type(쓰기) 또는 speak(말하기)", "type or speak"))
	f.IntVar(&choice.Count, "count", 0, c.say("질문 수", "how many questions"))
	return cmd
}

func (c *command) checkChoice(ch interview.Choice) error {
	switch {
	case ch.Lang != "" && !ch.Lang.Valid():
		return usage{c.say("--lang은 ko 또는 en입니다.", "--lang is ko or en.")}
	case ch.Mode != "" && ch.Mode != interview.Type && ch.Mode != interview.Speak:
		return usage{c.say("--mode는 type 또는 speak입니다.", "--mode is type or speak.")}
	case ch.Level < 0 || ch.Level > questions.LevelMax:
		return usage{c.say("--level은 1에서 3까지입니다.", "--level is 1, 2 or 3.")}
	case ch.Count < 0 || ch.Count > 100:
		return usage{c.say("--count는 1에서 100까지입니다.", "--count is 1 to 100.")}
	}
	if _, ok := questions.FindPrinciple(ch.Principle); ch.Principle != "" && !ok {
		return usage{c.say("그런 원칙이 없습니다. onsite questions에서 id를 보세요.", "There is no such principle; onsite questions shows the ids.")}
	}
	return nil
}

// merge takes over what the command line names. Once it names what to ask, the
// remembered conditions no longer hold.
func merge(to *interview.Choice, from interview.Choice, changed func(string) bool) {
	if changed("deck") || changed("principle") || changed("tag") || changed("level") {
		to.Deck, to.Principle, to.Tag, to.Level = from.Deck, from.Principle, from.Tag, from.Level
	}
	if from.Lang != "" {
		to.Lang = from.Lang
	}
	if from.Mode != "" {
		to.Mode = from.Mode
	}
	if from.Count > 0 {
		to.Count = from.Count
	}
}

func (c *command) review() *cobra.Command {
	return &cobra.Command{
		Use:   "review",
		Short: c.say("저장한 답변을 봅니다", "Look at your answers"),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.app(atReview) },
	}
}

// probeName is the hidden command a child process is started with to look at a
// file that may be damaged.
const probeName = "__probe"

func (c *command) probe() *cobra.Command {
	return &cobra.Command{
		Use: probeName + " FILE", Hidden: true, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return store.Probe(args[0]) },
	}
}
