package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/editor"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// A recall drill: a question, ten seconds, name the story. A round is two
// minutes; what was slow or missed comes back sooner.
const (
	recallRound = 2 * time.Minute
	recallLimit = 10 * time.Second
	recallADay  = 40 // cards; the rest waits
)

type recall struct {
	*ui
	width, height int
	all           []story.Story
	asks          []questions.Question // of this round, in order
	cards         map[string]schedule.Card
	loaded        bool
	today         lang.Text // of today's list
	extra         bool      // today's are done: this round is for fun, and not kept

	at     int // the question
	stage  recallStage
	began  time.Duration // of the question, on the running clock
	round  time.Duration // of the round
	run    time.Duration // now
	typed  *editor.Editor
	list   list
	named  int // the story, or -1
	grade  schedule.Grade
	result schedule.RecallOutcome
	done   []schedule.RecallOutcome
}

type recallStage int

const (
	recallReady recallStage = iota
	recallAsking
	recallNamed
	recallOver
)

func newRecall(u *ui) *recall { return &recall{ui: u} }

// recallMsg brings the stories and the questions of the round.
type recallMsg struct {
	all   []story.Story
	asks  []questions.Question
	cards map[string]schedule.Card
	today lang.Text
	extra bool
	err   error
}

func (r *recall) open(now interview.Moment) tea.Cmd {
	if r.loaded {
		return nil
	}
	env, seed := r.env, r.env.Rand.Uint64()
	return func() tea.Msg {
		all, err := env.Store.Stories()
		if err != nil {
			return recallMsg{err: err}
		}
		kept, err := env.Store.Cards(schedule.KindRecall)
		if err != nil {
			return recallMsg{err: err}
		}
		m := recallMsg{all: all, cards: map[string]schedule.Card{}}
		for _, c := range kept {
			m.cards[c.Key.ID] = c
		}
		m.asks, m.today, m.extra = recallAsks(env.Library(), all, kept, now.Wall, seed)
		return m
	}
}

// recallAsks are the questions of a round: what came back today, then new ones,
// first of the principles with the fewest strong stories. When today's are done
// they are all that have a story, in the order of the seed, and extra is true.
func recallAsks(lib *questions.Library, all []story.Story, kept []schedule.Card, now time.Time, seed uint64) (asks []questions.Question, say lang.Text, extra bool) {
	byID := map[string]questions.Question{}
	var fresh []schedule.Fresh
	var cards []schedule.Card
	cover := story.Cover(all)
	for j, p := range cover.Principles {
		if cover.Some[j] == 0 {
			continue
		}
		for _, q := range lib.Find(questions.Filter{Principle: p.ID}) {
			byID[q.ID] = q
			fresh = append(fresh, schedule.Fresh{Key: recallKey(q.ID), Need: 1 / float64(1+cover.Strong[j])})
		}
	}
	for _, c := range kept {
		if _, ok := byID[c.Key.ID]; ok {
			cards = append(cards, c)
		}
	}
	today := schedule.Queue(cards, fresh, recallADay, now, now.Location())
	for _, pick := range today.Picks {
		asks = append(asks, byID[pick.Key.ID])
	}
	if len(asks) > 0 || len(fresh) == 0 {
		return asks, today.Say, false
	}
	for _, f := range fresh {
		asks = append(asks, byID[f.Key.ID])
	}
	slices.SortFunc(asks, func(a, b questions.Question) int { return mixed(a.ID, seed) - mixed(b.ID, seed) })
	return asks, today.Say, true
}

// mixed is a number for a text that another seed makes another.
func mixed(s string, seed uint64) int {
	h := seed
	for _, b := range []byte(s) {
		h = (h ^ uint64(b)) * 1099511628211 // FNV-1a
	}
	return int(h >> 33)
}

func recallKey(question string) schedule.Key {
	return schedule.Key{Kind: schedule.KindRecall, ID: question}
}

func (r *recall) resize(width, height int) {
	r.width, r.height = width, height
	if r.typed != nil {
		r.typed.SetSize(max(width-4, 1), 1)
	}
}

func (r *recall) typing() bool { return r.stage == recallAsking }

func (r *recall) beat() time.Duration {
	if r.stage != recallAsking {
		return 0
	}
	return min(interview.Beat-(r.run-r.began)%interview.Beat, recallLimit)
}

func (r *recall) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	r.run = now.Run
	switch msg := msg.(type) {
	case recallMsg:
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		r.all, r.asks, r.cards, r.today, r.extra, r.loaded = msg.all, msg.asks, msg.cards, msg.today, msg.extra, true
		return nil
	case savedMsg:
		if msg.err != nil {
			return fail(msg.err)
		}
		return nil
	}
	if r.stage == recallAsking && r.run-r.began >= recallLimit {
		r.name(-1)
		return nil // a key that comes too late does nothing else
	}
	switch r.stage {
	case recallAsking:
		return r.updateAsking(msg)
	default:
		if k, ok := msg.(tea.KeyPressMsg); ok {
			return r.press(k, now)
		}
	}
	return nil
}

func (r *recall) updateAsking(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case clickMsg:
		if i := r.list.row(msg.y - len(r.asked())); i >= 0 {
			r.name(r.fitting()[i])
		}
		return nil
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc":
			r.stage = recallOver
			return nil
		case "enter":
			if fit := r.fitting(); len(fit) > 0 {
				r.name(fit[r.list.at])
			}
			return nil
		case "up", "ctrl+p", "shift+tab":
			r.list.move(-1)
			return nil
		case "down", "ctrl+n", "tab":
			r.list.move(1)
			return nil
		}
	}
	before := r.typed.Revision()
	edit(r.typed, msg, r.keys)
	if r.typed.Revision() != before {
		r.list.at = 0
	}
	return nil
}

// fitting are the stories that what was typed may mean.
func (r *recall) fitting() []int { return story.Match(r.all, r.typed.Text()) }

// ask begins the next question, or ends the round when its time is over.
func (r *recall) ask() {
	if r.at >= len(r.asks) || r.run-r.round >= recallRound {
		r.stage = recallOver
		return
	}
	r.stage, r.began, r.named = recallAsking, r.run, -1
	r.typed = newField("", true)
	r.list = list{}
	r.resize(r.width, r.height)
}

// name ends a question with a story, or with none.
func (r *recall) name(i int) {
	r.stage, r.named = recallNamed, i
	r.result = schedule.RecallOutcome{
		Hit:     i >= 0 && r.all[i].Strength(r.asks[r.at].Principle) > 0,
		Latency: min(r.run-r.began, recallLimit), Limit: recallLimit,
	}
	r.grade, _ = r.result.Grade()
}

func (r *recall) press(k tea.KeyPressMsg, now interview.Moment) tea.Cmd {
	switch {
	case key.Matches(k, r.keys.Back, r.keys.Quit):
		if r.stage == recallNamed {
			r.stage = recallOver
			return r.keep(now)
		}
		return back()
	case !r.loaded || len(r.asks) == 0:
	case r.stage == recallReady && key.Matches(k, r.keys.Enter):
		r.round = r.run
		r.ask()
	case r.stage == recallNamed && key.Matches(k, r.keys.Grade):
		r.grade = schedule.Grade(k.String()[0] - '0')
	case r.stage == recallNamed && key.Matches(k, r.keys.Enter):
		cmd := r.keep(now)
		r.ask()
		return cmd
	case r.stage == recallOver && key.Matches(k, r.keys.Enter):
		*r = recall{ui: r.ui, width: r.width, height: r.height, run: r.run}
		return r.open(now)
	}
	return nil
}

// keep counts the question that was just answered and moves on.
func (r *recall) keep(now interview.Moment) tea.Cmd {
	q := r.asks[r.at]
	r.done = append(r.done, r.result)
	r.at++
	if r.extra {
		return nil
	}
	c, ok := r.cards[q.ID]
	if !ok {
		c = schedule.NewCard(recallKey(q.ID))
	}
	_, why := r.result.Grade()
	c, log := c.Grade(r.grade, why, now.Wall, now.Wall.Location())
	log.Hit, log.Took = r.result.Hit, max(r.result.Latency, 0)
	r.cards[q.ID] = c
	db, id := r.env.Store, r.env.NewID(now.Wall)
	return func() tea.Msg { return savedMsg{id: id, err: db.Review(c, log, id)} }
}

func (r *recall) help() []key.Binding {
	switch r.stage {
	case recallAsking:
		return []key.Binding{with(r.keys.Enter, r.say("이 이야기", "this story")), with(r.keys.NextPart, r.say("다음 이야기", "next story")), with(r.keys.Back, r.say("그만", "stop"))}
	case recallNamed:
		return []key.Binding{with(r.keys.Enter, r.say("다음 질문", "next question")), r.keys.Grade, with(r.keys.Back, r.say("그만", "stop"))}
	}
	if len(r.asks) == 0 {
		return []key.Binding{r.keys.Back}
	}
	label := r.say("시작", "begin")
	if r.stage == recallOver {
		label = r.say("한 판 더", "once more")
	}
	return []key.Binding{with(r.keys.Enter, label), r.keys.Back}
}

func (r *recall) view() page {
	t := r.theme
	p := page{title: t.Strong.Render(r.say("떠올리기", "Recall"))}
	if !r.loaded {
		return p
	}
	switch {
	case len(r.asks) == 0:
		p.body = paragraphs(r.say("떠올릴 이야기가 아직 없습니다. 이야기를 쓰고 어떤 원칙을 보여 주는지 적어 두면, 그 질문이 여기에 나옵니다.", "There is no story to recall yet. Write one and say which principles it shows; their questions will come here."), r.width)
	case r.stage == recallReady:
		p.body = paragraphs(r.readyText(), r.width)
	case r.stage == recallOver:
		p.body = r.overLines()
	default:
		p.status = t.Faint.Render(fmt.Sprintf(r.say("%d개 떠올림", "%d recalled"), r.hits()) + "  " + clock(max(recallRound-(r.run-r.round), 0)))
		p.body = r.asked()
		if r.stage == recallAsking {
			r.drawAsking(&p)
		} else {
			p.body = append(p.body, r.namedLines()...)
		}
	}
	return p
}

func (r *recall) readyText() string {
	text := r.say("질문이 나오면 10초 안에 이야기의 이름을 몇 글자 치고 Enter를 누르세요. 2분 동안 이어집니다. 느렸거나 놓친 질문은 더 일찍 돌아옵니다.", "A question comes; type a few letters of the story you would tell and press Enter, within ten seconds. It goes on for two minutes. What was slow or missed comes back sooner.")
	text += "\n\n" + r.today.In(r.lang)
	if r.extra {
		text += " " + r.say("지금 하는 판은 일정에 넣지 않습니다.", "A round now does not count for the schedule.")
	}
	return text
}

// hits counts the questions a story came to mind for, the open one too.
func (r *recall) hits() int {
	n := 0
	if r.stage == recallNamed && r.result.Hit {
		n++
	}
	for _, o := range r.done {
		if o.Hit {
			n++
		}
	}
	return n
}

// asked is the question and its clock.
func (r *recall) asked() []string {
	t, q := r.theme, r.asks[r.at]
	var lines []string
	for _, l := range wrap(q.Ask.In(r.settings.Choice.Lang), r.width) {
		lines = append(lines, t.Strong.Render(l))
	}
	spent := r.result.Latency
	if r.stage == recallAsking {
		spent = min(r.run-r.began, recallLimit)
	}
	style := t.Accent
	if 3*spent > 2*recallLimit {
		style = t.Warn
	}
	lines = append(lines, "", bar(t, style, spent, recallLimit, max(r.width-10, 4))+"  "+t.Faint.Render(clock(recallLimit-spent)), "")
	if r.stage == recallAsking {
		return append(lines, t.Accent.Render("> ")+r.typed.Rows()[0], "")
	}
	return lines
}

func (r *recall) drawAsking(p *page) {
	x, _ := r.typed.Cursor()
	p.cursor = &tea.Position{X: 2 + x, Y: len(p.body) - 2}
	fit := r.fitting()
	r.list.set(len(fit), max(r.height-len(p.body), 1))
	from, to := r.list.visible()
	for i := from; i < to; i++ {
		name := oneLine(nameOf(r.all[fit[i]]), r.width-2)
		if r.list.on(i) {
			name = r.theme.Here.Render(name)
		}
		p.body = append(p.body, r.mark(r.list.on(i))+name)
	}
	if len(fit) == 0 {
		p.body = append(p.body, r.theme.Faint.Render(r.say("그런 이름의 이야기가 없습니다", "no story has such a name")))
	}
}

// nameOf is what a story is called: its title, or its first words.
func nameOf(st story.Story) string {
	if st.Title != "" {
		return st.Title
	}
	return st.Text()
}

// namedLines say what came of it, and what would have fitted.
func (r *recall) namedLines() []string {
	t, q := r.theme, r.asks[r.at]
	_, why := r.result.Grade()
	var lines []string
	p, _ := questions.FindPrinciple(q.Principle)
	switch {
	case r.result.Hit:
		lines = append(lines, marked(t.Good.Render(glyphTick+" "), nameOf(r.all[r.named])+" "+glyphMid+" "+why.In(r.lang), r.width)...)
	case r.named >= 0:
		text := fmt.Sprintf(r.say("이 이야기에는 '%s' 표시가 없습니다.", "This story is not marked for %s."), p.Name.In(r.lang))
		lines = append(lines, marked(t.Bad.Render(glyphCross+" "), nameOf(r.all[r.named])+" "+glyphMid+" "+text, r.width)...)
	default:
		lines = append(lines, marked(t.Bad.Render(glyphCross+" "), why.In(r.lang), r.width)...)
	}
	if !r.extra {
		lines = append(lines, r.gradeLine())
	}
	if r.result.Hit {
		lines = append(lines, "", t.Accent.Render(r.say("첫 문장을 소리 내어 말해 보세요", "Say its first sentence aloud")))
		lines = append(lines, wrap(firstSentence(r.all[r.named]), r.width)...)
	} else {
		lines = append(lines, "", t.Accent.Render(p.Name.In(r.lang)))
		fitting := slices.DeleteFunc(slices.Clone(r.all), func(st story.Story) bool { return st.Strength(p.ID) == 0 })
		slices.SortStableFunc(fitting, func(a, b story.Story) int { return b.Strength(p.ID) - a.Strength(p.ID) })
		for _, st := range fitting[:min(len(fitting), 3)] {
			lines = append(lines, r.strength(st.Strength(p.ID))+" "+oneLine(nameOf(st), r.width-4))
		}
	}
	return lines
}

// gradeLine is what the question will count as.
func (r *recall) gradeLine() string {
	var grades []string
	for _, g := range schedule.Grades() {
		style := r.theme.Faint
		if g == r.grade {
			style = r.theme.Here
		}
		grades = append(grades, style.Render(fmt.Sprintf("%d %s", g, g.Name().In(r.lang))))
	}
	return strings.Join(grades, "  ")
}

// firstSentence is how a story begins.
func firstSentence(st story.Story) string {
	text := st.Text()
	for i, c := range text {
		if c == '\n' || strings.ContainsRune(".?!", c) && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			return strings.TrimSpace(text[:i+1])
		}
	}
	return text
}

// overLines are the round in one sentence, and how fast each came.
func (r *recall) overLines() []string {
	t := r.theme
	if len(r.done) == 0 {
		return wrap(r.say("이번 판에는 답한 질문이 없습니다.", "No question was answered this round."), r.width)
	}
	lines := wrap(fmt.Sprintf(r.say("질문 %[2]d개 중 %[1]d개에 이야기를 떠올렸습니다.", "A story came to mind for %d of %d questions."), r.hits(), len(r.done)), r.width)
	lines[0] = t.Strong.Render(lines[0])
	var hit []time.Duration
	for _, o := range r.done {
		if o.Hit {
			hit = append(hit, o.Latency)
		}
	}
	if len(hit) > 0 {
		slices.Sort(hit)
		lines = append(lines, t.Faint.Render(fmt.Sprintf(r.say("가운데 값 %.1f초", "the middle one took %.1f s"), hit[len(hit)/2].Seconds())))
	}
	lines = append(lines, "")
	from := max(len(r.done)-max(r.height-len(lines), 1), 0)
	for i, o := range r.done[from:] {
		q := r.asks[from+i]
		sign, style := t.Good.Render(glyphTick), t.Accent
		if !o.Hit {
			sign, style = t.Bad.Render(glyphCross), t.Bad
		}
		lines = append(lines, sign+" "+bar(t, style, o.Latency, recallLimit, 8)+" "+oneLine(q.Ask.In(r.settings.Choice.Lang), r.width-11))
	}
	return lines
}
