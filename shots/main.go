// Command shots draws the pictures of README: it plays an evening with the app
// on a temporary file and writes what its user sees as SVG into docs/.
//
//	go run ./shots
package main

import (
	"fmt"
	"image/color"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/store"
	"onsite/tui"
)

const width, height = 80, 24

// script is what is typed into the sections of the pictured answer.
var script = map[lang.Lang][3]string{
	lang.Ko: {
		"지난해 3월, 결제 배치가 밤마다 실패해서 고객사 한 곳이 계약을 끊겠다고 했습니다.",
		"제 역할은 2주 안에 원인을 찾아 재발을 막는 것이었습니다.",
		"먼저 최근 30일 실패 로그를 전부 모아 원인을 네 가지로 나눴고, 그중 80%가 락 대기라는 것을 확인했습니다. 그래서 배치를 잘게 나누고",
	},
	lang.En: {
		"Last March our payment batch failed night after night, and a customer said they would leave.",
		"I had two weeks to find the cause and make sure it stayed away.",
		"First I collected thirty days of failures and sorted them into four causes; 80% were lock waits. So I split the batch and",
	},
}

func main() {
	log.SetFlags(0)
	for _, l := range lang.All() {
		if err := draw(l); err != nil {
			log.Fatal(err)
		}
	}
}

func draw(l lang.Lang) error {
	dir, err := os.MkdirTemp("", "onsite-shots")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, err := newPlayer(l, filepath.Join(dir, "onsite.db"))
	if err != nil {
		return err
	}
	defer p.app.Close()
	p.pass(14 * time.Second)
	p.key(tea.KeyEnter)
	for i, d := range []time.Duration{100 * time.Second, 22 * time.Second, 70 * time.Second} {
		if i > 0 {
			p.key(tea.KeyTab)
		}
		p.send(tea.PasteMsg{Content: script[l][i]})
		p.pass(d)
	}
	file := filepath.Join("docs", "practice-"+string(l)+".svg")
	if err := os.WriteFile(file, svg(p.app.View()), 0o644); err != nil {
		return err
	}
	fmt.Println(file)
	return nil
}

// player drives the app and owns its clock.
type player struct {
	app    *tui.App
	now    interview.Moment
	timers []timer
}

type timer struct {
	at  time.Duration
	msg tea.Msg
}

func newPlayer(l lang.Lang, file string) (*player, error) {
	p := &player{now: interview.Moment{Wall: time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)}}
	db, err := store.Open(file, store.Options{}, p.now.Wall)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(file)
	env := tui.Env{
		Store: db, Lang: l, Rand: rand.New(rand.NewPCG(4, 4)),
		Library: func() *questions.Library { return questions.Open(questions.Folder{FS: os.DirFS(dir)}) },
		Now:     func() interview.Moment { return p.now },
		NewID:   func(time.Time) string { return "01KATSHOTS000000000000000A" },
		After: func(d time.Duration, m tea.Msg) tea.Cmd {
			return func() tea.Msg {
				p.timers = append(p.timers, timer{p.now.Run + d, m})
				return nil
			}
		},
	}
	p.app = tui.New(env, tui.AtPractice(func(c *interview.Choice) {
		*c = interview.Choice{Deck: "principles", Principle: "customer-obsession", Level: 1, Lang: l, Mode: interview.Type, Count: 5}
	}))
	p.do(p.app.Init())
	p.send(tea.WindowSizeMsg{Width: width, Height: height})
	p.send(tea.BackgroundColorMsg{Color: color.Black})
	return p, nil
}

func (p *player) key(code rune) { p.send(tea.KeyPressMsg{Code: code}) }

func (p *player) send(m tea.Msg) {
	_, cmd := p.app.Update(m)
	p.do(cmd)
}

// do runs a command and all that follows from it.
func (p *player) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // a batch or a sequence
			p.do(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	if msg != nil {
		p.send(msg)
	}
}

// pass lets time go by and delivers what was due.
func (p *player) pass(d time.Duration) {
	end := p.now.Run + d
	for {
		due := -1
		for i, t := range p.timers {
			if t.at <= end && (due < 0 || t.at < p.timers[due].at) {
				due = i
			}
		}
		if due < 0 {
			break
		}
		t := p.timers[due]
		p.timers = append(p.timers[:due], p.timers[due+1:]...)
		p.now = p.now.Add(max(t.at-p.now.Run, 0))
		p.send(t.msg)
	}
	p.now = p.now.Add(end - p.now.Run)
}
