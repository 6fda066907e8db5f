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
	"onsite/story"
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

// bank is the pictured stories: how strongly each shows the principles, in the
// order of their table.
var bank = []struct {
	title lang.Text
	year  int
	shows [16]int
}{
	{lang.Text{Ko: "밤마다 멈추던 결제 배치", En: "The payment batch that stopped every night"}, 2024, [16]int{3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 2}},
	{lang.Text{Ko: "쓰기를 늦춘 인덱스 열한 개", En: "Eleven indexes that slowed every write"}, 2023, [16]int{0, 0, 2, 2, 0, 0, 3, 0, 0, 0, 0, 2}},
	{lang.Text{Ko: "신입 개발자의 첫 장애 대응", En: "A new colleague's first outage"}, 2025, [16]int{0, 0, 0, 0, 1, 3, 0, 0, 0, 0, 2, 0, 0, 0, 2}},
	{lang.Text{Ko: "아무도 안 쓰던 캐시 서버", En: "Cache servers nobody used"}, 2023, [16]int{0, 2, 1, 0, 0, 0, 0, 0, 0, 3}},
	{lang.Text{Ko: "반대했던 마이그레이션 일정", En: "The migration date I argued against"}, 2024, [16]int{0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0, 3}},
	{lang.Text{Ko: "금요일 밤에 내린 롤백 결정", En: "A rollback on a Friday night"}, 2025, [16]int{2, 1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 2}},
	{lang.Text{Ko: "화난 약국 고객과의 통화", En: "On the phone with an angry pharmacy"}, 2022, [16]int{2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1}},
}

// picture is one of README's: where the app begins, and what its user does.
type picture struct {
	name  string
	start tui.Start
	play  func(p *player, l lang.Lang)
}

func pictures(l lang.Lang) []picture {
	practice := tui.AtPractice(func(c *interview.Choice) {
		*c = interview.Choice{Deck: "principles", Principle: "customer-obsession", Level: 1, Lang: l, Mode: interview.Type, Count: 5}
	})
	return []picture{{"practice", practice, answer}, {"stories", tui.AtStories(), func(p *player, _ lang.Lang) { p.key(tea.KeyDown) }}}
}

func main() {
	log.SetFlags(0)
	for _, l := range lang.All() {
		for _, pic := range pictures(l) {
			if err := draw(pic, l); err != nil {
				log.Fatal(err)
			}
		}
	}
}

func draw(pic picture, l lang.Lang) error {
	dir, err := os.MkdirTemp("", "onsite-shots")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, err := newPlayer(pic.start, l, filepath.Join(dir, "onsite.db"))
	if err != nil {
		return err
	}
	defer p.app.Close()
	pic.play(p, l)
	file := filepath.Join("docs", pic.name+"-"+string(l)+".svg")
	if err := os.WriteFile(file, svg(p.app.View()), 0o644); err != nil {
		return err
	}
	fmt.Println(file)
	return nil
}

// answer types most of an answer.
func answer(p *player, l lang.Lang) {
	p.pass(14 * time.Second)
	p.key(tea.KeyEnter)
	for i, d := range []time.Duration{100 * time.Second, 22 * time.Second, 70 * time.Second} {
		if i > 0 {
			p.key(tea.KeyTab)
		}
		p.send(tea.PasteMsg{Content: script[l][i]})
		p.pass(d)
	}
}

// keep puts the pictured stories into the file.
func keep(db *store.Store, l lang.Lang, now time.Time) error {
	for i, b := range bank {
		st := story.Story{ID: fmt.Sprintf("01KATSHOTS%016d", i), Revision: 1, Title: b.title.In(l), Year: b.year, Made: now, Changed: now}
		for j, n := range b.shows {
			if n > 0 {
				st.Shows = append(st.Shows, story.Show{Principle: questions.Principles()[j].ID, Strength: n})
			}
		}
		if err := db.SaveStory(st.Clean()); err != nil {
			return err
		}
	}
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

func newPlayer(start tui.Start, l lang.Lang, file string) (*player, error) {
	p := &player{now: interview.Moment{Wall: time.Date(2026, 11, 22, 20, 0, 0, 0, time.UTC)}}
	db, err := store.Open(file, store.Options{}, p.now.Wall)
	if err != nil {
		return nil, err
	}
	if err := keep(db, l, p.now.Wall); err != nil {
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
	p.app = tui.New(env, start)
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
