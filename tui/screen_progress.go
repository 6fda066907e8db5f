package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/interview"
	"onsite/progress"
)

// figures shows how practice goes, one picture at a time: its question, what is
// seen, what it means, and the practice that would change it.
type figures struct {
	*ui
	width, height int
	at            int // the picture
	drawn         progress.Figures
	loaded        bool
	page          pager // of a picture that is higher than its room
}

func newProgress(u *ui) *figures { return &figures{ui: u} }

// drawnMsg brings the figures.
type drawnMsg struct {
	drawn progress.Figures
	err   error
}

func (f *figures) open(now interview.Moment) tea.Cmd {
	env, wall := f.env, now.Wall
	return func() tea.Msg {
		r, err := env.Store.Record(time.Time{})
		if err != nil {
			return drawnMsg{err: err}
		}
		return drawnMsg{drawn: progress.FiguresOf(r, env.Library().Decks(), wall, wall.Location())}
	}
}

func (f *figures) resize(width, height int) { f.width, f.height = width, height }

func (f *figures) update(msg tea.Msg, _ interview.Moment) tea.Cmd {
	if msg, ok := msg.(drawnMsg); ok {
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		f.drawn, f.loaded = msg.drawn, true
		return nil
	}
	if !f.loaded {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, f.keys.Back, f.keys.Quit) {
			return back()
		}
		return nil
	}
	switch msg := msg.(type) {
	case clickMsg:
		if i := f.named(msg.x); msg.y == 0 && f.tabs() && i >= 0 {
			f.turn(i - f.at)
		}
		return nil
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, f.keys.Back, f.keys.Quit):
			return back()
		case key.Matches(msg, f.keys.NextFigure):
			f.turn(1)
			return nil
		case key.Matches(msg, f.keys.PrevFigure):
			f.turn(-1)
			return nil
		case key.Matches(msg, f.keys.Enter):
			if lead := f.figure().reading.Lead; lead != nil {
				return f.begin(f, *lead)
			}
			return nil
		}
	}
	f.arrange()
	f.page.update(msg, f.keys)
	return nil
}

// turn goes to another picture, round and round.
func (f *figures) turn(by int) {
	n := len(f.all())
	f.at = (f.at + by + n) % n
	f.page.top = 0
}

func (f *figures) help() []key.Binding {
	var b []key.Binding
	if f.loaded && f.figure().reading.Lead != nil {
		b = append(b, with(f.keys.Enter, f.say("연습", "practise")))
	}
	return append(b, f.keys.NextFigure, f.keys.PrevFigure, f.keys.Back)
}

// figure is one picture. draw is given the room there is, and draws nothing
// while there is nothing to be seen; then about says what will be.
type figure struct {
	name        string
	asks, about string
	reading     progress.Reading
	draw        func(height int) []string
}

// all are the pictures in their order.
func (f *figures) all() []figure {
	d := f.drawn
	return []figure{
		{f.say("일 년", "Year"), f.say("언제 연습했나요?", "When did you practise?"), "", d.Year.Reading, f.drawYear},
		{f.say("복습", "Ahead"), f.say("무엇이 언제 돌아오나요?", "What comes back, and when?"),
			f.say("답한 질문과 떠올린 이야기는 잊을 때쯤 돌아옵니다. 첫 답변을 저장하면 앞으로 2주 동안 날마다 몇 개가 돌아오는지 막대로 보여 줍니다.",
				"Questions you answered and stories you recalled come back about when you would forget them. From your first answer on, bars here show how many come back on each of the next 14 days."),
			d.Ahead.Reading, f.drawAhead},
		{f.say("자기 평가", "Ratings"), f.say("내 점수가 답변의 근거와 맞나요?", "Do your ratings match your words?"),
			f.say("스스로 매긴 점수를 답변에 실제로 드러난 근거와 비교합니다. 점수가 근거보다 높았던 답변, 맞은 답변, 낮았던 답변을 주별로 셉니다.",
				"Your own ratings are compared with the evidence in your words. Week by week: how many answers you rated higher than it, in line with it, or lower."),
			d.Calibration.Reading, f.drawCalibration},
		{f.say("시간 배분", "Time"), f.say("시간은 어디에 쓰나요?", "Where does the time go?"),
			f.say("상황, 과제, 행동, 결과에 시간을 얼마씩 쓰는지 목표와 나란히 보여 줍니다.",
				"How much of an answer's time situation, task, action and result take, each beside its aim."),
			d.Shares.Reading, f.drawShares},
		{f.say("강점과 약점", "Strength"), f.say("무엇이 강하고 무엇이 약한가요?", "What is strong, what is weak?"), "", d.Strengths.Reading, f.drawStrengths},
		{f.say("떠올리기", "Recall"), f.say("이야기가 바로 떠오르나요?", "Does a story come to mind?"),
			f.say("질문을 보고 시간 안에 이야기를 떠올린 비율과 걸린 시간을 주별로 보여 줍니다.",
				"Week by week: how often a story came to mind in time, and how fast."),
			d.Recalls.Reading, f.drawRecalls},
		{f.say("모의 면접", "Mocks"), f.say("면접관은 어떻게 보았나요?", "How did the panel see it?"),
			f.say("모의 면접마다 본인의 투표와 면접관의 투표를 나란히 보여 줍니다. 갈린 곳이 다음에 연습할 곳입니다.",
				"For each mock your own votes stand beside the panel's. Where they differ is what to practise."),
			d.Mocks.Reading, f.drawMocks},
	}
}

// figure is the open picture.
func (f *figures) figure() figure { return f.all()[f.at] }

const tabGap = 2 // cells before a name: the mark of the open one

// tabs reports whether there is room for all names in a row.
func (f *figures) tabs() bool {
	width := 0
	for _, fig := range f.all() {
		width += tabGap + ansi.StringWidth(fig.name) + 1
	}
	return width-1 <= f.width
}

// named is the picture whose name is at a cell of the row of names, or -1.
func (f *figures) named(x int) int {
	for i, fig := range f.all() {
		w := tabGap + ansi.StringWidth(fig.name)
		if x >= 0 && x < w {
			return i
		}
		x -= w + 1
	}
	return -1
}

func (f *figures) tabRow() string {
	var cells []string
	for i, fig := range f.all() {
		style := f.theme.Faint
		if i == f.at {
			style = f.theme.Here
		}
		cells = append(cells, f.mark(i == f.at)+style.Render(fig.name))
	}
	return strings.Join(cells, " ")
}

// arrange draws the open picture into the pager and says what stands around it.
func (f *figures) arrange() (fig figure, say []string, lead string) {
	fig = f.figure()
	say = wrap(fig.reading.Say.In(f.lang), f.width)
	room := f.height - 1 - len(say)
	if f.tabs() {
		room--
	}
	if fig.reading.Lead != nil {
		lead = f.theme.Accent.Render(oneLine("Enter: "+fig.reading.Lead.Say.In(f.lang), f.width))
		room--
	}
	gaps := 0
	if f.height >= roomyRows {
		gaps = 4
	}
	lines := fig.draw(room - gaps)
	if lines == nil {
		lines = paragraphs(fig.about, f.width)
	}
	f.page.set(lines, min(len(lines), max(room-gaps, 1)))
	return fig, say, lead
}

func (f *figures) view() page {
	t := f.theme
	p := page{title: t.Strong.Render(f.say("연습 현황", "Progress"))}
	if !f.loaded {
		return p
	}
	fig, say, lead := f.arrange()
	rows := f.page.view()
	free := f.height - 1 - len(rows) - len(say)
	if f.tabs() {
		p.body = append(p.body, f.tabRow())
		free--
	} else {
		p.status = t.Faint.Render(fmt.Sprintf("← %d/%d ", f.at+1, len(f.all()))) + fig.name + t.Faint.Render(" →")
	}
	if lead != "" {
		free--
	}
	// Empty rows, where they help most first: over the sentence, under the
	// question, over it, over the way on.
	gap := func() []string {
		if free--; free >= 0 {
			return []string{""}
		}
		return nil
	}
	overSay, underAsks := gap(), gap()
	var overAsks, overLead []string
	if f.tabs() {
		overAsks = gap()
	}
	if lead != "" {
		overLead = gap()
	}
	p.body = append(p.body, overAsks...)
	p.body = append(p.body, spread(t.Strong.Render(fig.asks), f.more(&f.page), f.width))
	p.body = append(p.body, underAsks...)
	p.body = append(p.body, rows...)
	p.body = append(p.body, overSay...)
	p.body = append(p.body, say...)
	p.body = append(p.body, overLead...)
	if lead != "" {
		p.body = append(p.body, lead)
	}
	return p
}
