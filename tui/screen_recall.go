package tui

import (
	"fmt"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// A recall drill: a question, a few seconds, name the story. A round is two
// minutes; what was slow or missed comes back sooner.
const (
	recallRound = 2 * time.Minute
	recallLimit = 10 * time.Second // the usual one
)

// What a person may choose of a round.
var (
	recallLimits = []int{5, 7, 10, 15, 20} // seconds
	recallAskIn  = []string{"", string(lang.Ko), string(lang.En), askOther, askMixed}
)

const (
	askOther = "other" // the language the story is not in
	askMixed = "mixed" // drawn anew for every question
)

// limit is the time for one question.
func (c RecallChoice) limit() time.Duration {
	if slices.Contains(recallLimits, c.Limit) {
		return time.Duration(c.Limit) * time.Second
	}
	return recallLimit
}

// recallOptions are what a person may choose of the drill; set changes to.
func (u *ui) recallOptions(to *RecallChoice) []option {
	limits, at := make([]string, len(recallLimits)), 0
	for i, n := range recallLimits {
		limits[i] = fmt.Sprintf(u.say("%d초", "%d s"), n)
		if time.Duration(n)*time.Second == to.limit() {
			at = i
		}
	}
	asks := []string{u.say("연습할 때와 같게", "as in practice"), lang.Ko.Name(), lang.En.Name(), u.say("이야기와 다른 언어로", "not the story's language"), u.say("섞어서", "mixed")}
	return []option{
		{u.say("떠올릴 시간", "Recall limit"), limits, at, func(i int) { to.Limit = recallLimits[i] }},
		{u.say("떠올리기 언어", "Recall language"), asks, index(recallAskIn, to.Ask), func(i int) { to.Ask = recallAskIn[i] }},
	}
}

type recall struct {
	*ui
	width, height int
	all           []story.Story
	asks          []questions.Question // of this round, in order
	cards         map[string]schedule.Card
	loaded        bool
	today         lang.Text // of today's list
	extra         bool      // today's are done: this round is for fun, and not kept
	seed          uint64
	rounds        []schedule.RecallRound // before this one
	opened        time.Time

	form   list // of the choices, before the round
	at     int  // the question
	stage  recallStage
	limit  time.Duration // of a question
	began  time.Duration // of the question, on the running clock
	round  time.Duration // of the round
	run    time.Duration // now
	pick   *storyPick
	named  int // the story, or -1
	grade  schedule.Grade
	result schedule.RecallOutcome
	done   []schedule.RecallOutcome

	reviews unsavedReviews
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

	rounds []schedule.RecallRound
	seed   uint64
	now    time.Time
	err    error
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
		log, err := env.Store.Reviews()
		if err != nil {
			return recallMsg{err: err}
		}
		m := recallMsg{all: all, cards: progress.CardsOf(kept, env.Library().Decks()), rounds: schedule.RecallRounds(log), seed: seed, now: now.Wall}
		m.asks, m.today, m.extra = recallAsks(env.Library(), all, kept, now.Wall, seed)
		return m
	}
}

// recallAsks are the questions of a round: what came back today, then new ones,
// first of the principles with the fewest strong stories. When today's are done
// they are all that have a story, in the order of the seed, and extra is true.
func recallAsks(lib *questions.Library, all []story.Story, kept []schedule.Card, now time.Time, seed uint64) (asks []questions.Question, say lang.Text, extra bool) {
	byKey := map[schedule.Key]questions.Question{}
	pairs, cards := progress.Pairs(all, lib.Decks()), progress.CardsOf(kept, lib.Decks())
	for _, q := range pairs {
		byKey[schedule.RecallKey(q.ID)] = q
		if c, ok := cards[q.ID]; ok {
			byKey[c.Key] = q
		}
	}
	today := progress.RecallDue(progress.Record{Stories: all, Recalls: kept}, progress.Bank{Decks: lib.Decks()}, now, now.Location())
	for _, pick := range today.Picks {
		asks = append(asks, byKey[pick.Key])
	}
	if len(asks) > 0 || len(pairs) == 0 {
		return asks, today.Say, false
	}
	slices.SortFunc(pairs, func(a, b questions.Question) int { return mixed(a.ID, seed) - mixed(b.ID, seed) })
	return pairs, today.Say, true
}

// mixed is a number for a text that another seed makes another.
func mixed(s string, seed uint64) int {
	h := seed
	for _, b := range []byte(s) {
		h = (h ^ uint64(b)) * 1099511628211 // FNV-1a
	}
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15 // FNV leaves the last letters in the low bits
	return int(h >> 33)
}

func (r *recall) resize(width, height int) { r.width, r.height = width, height }

// askLang is the language a question is asked in.
func (r *recall) askLang(q questions.Question) lang.Lang {
	usual := r.settings.Choice.Lang
	switch ask := r.settings.Recall.Ask; ask {
	case askMixed:
		return lang.All()[mixed(q.ID, r.seed)%len(lang.All())]
	case askOther:
		// Of the story one would tell; one that is told in both has no other.
		if fit := r.showing(q.Principle); len(fit) > 0 && len(fit[0].Langs) == 1 {
			return fit[0].Langs[0].Other()
		}
	default:
		if l := lang.Lang(ask); l.Valid() {
			return l
		}
	}
	return usual
}

// showing are the stories that show a principle, the strongest first.
func (r *recall) showing(principle string) []story.Story {
	fit := slices.DeleteFunc(slices.Clone(r.all), func(st story.Story) bool { return st.Strength(principle) == 0 })
	slices.SortStableFunc(fit, func(a, b story.Story) int { return b.Strength(principle) - a.Strength(principle) })
	return fit
}

func (r *recall) typing() bool { return r.stage == recallAsking }

func (r *recall) beat() time.Duration {
	if r.stage != recallAsking {
		return 0
	}
	return min(interview.Beat-(r.run-r.began)%interview.Beat, r.limit)
}

func (r *recall) update(msg tea.Msg, now interview.Moment) tea.Cmd {
	r.run = now.Run
	switch msg := msg.(type) {
	case recallMsg:
		if r.loaded {
			return nil // of a drill that was left
		}
		if msg.err != nil {
			return tea.Batch(back(), fail(msg.err))
		}
		r.all, r.asks, r.cards, r.today, r.extra, r.loaded = msg.all, msg.asks, msg.cards, msg.today, msg.extra, true
		r.rounds, r.seed, r.opened = msg.rounds, msg.seed, msg.now
		return nil
	case savedMsg:
		return r.reviews.answered(r.ui, msg)
	case reviewDueMsg:
		return r.reviews.due(r.ui, msg)
	}
	if r.stage == recallAsking && r.run-r.began >= r.limit {
		r.name(-1)
		return nil // a key that comes too late does nothing else
	}
	switch {
	case r.stage == recallAsking:
		r.updateAsking(msg)
		return nil
	case r.stage == recallReady && len(r.asks) > 0:
		to := r.settings
		if r.form.pick(msg, r.recallOptions(&to.Recall), len(r.readyLines()), r.keys) {
			return r.choose(to)
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		return r.press(k, now)
	}
	return nil
}

// choose keeps what was chosen before the round.
func (r *recall) choose(to Settings) tea.Cmd {
	if to.Recall == r.settings.Recall {
		return nil
	}
	return send(settingsMsg{to})
}

func (r *recall) updateAsking(msg tea.Msg) {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, r.keys.Back) {
		r.stage = recallOver
		return
	}
	if i, done := r.pick.update(msg, len(r.asked())); done {
		r.name(i)
	}
}

// ask begins the next question, or ends the round when its time is over.
func (r *recall) ask() {
	if r.at >= len(r.asks) || r.run-r.round >= recallRound {
		r.stage = recallOver
		return
	}
	r.stage, r.began, r.named = recallAsking, r.run, -1
	r.pick = newStoryPick(r.ui, r.all, "", 0)
}

// name ends a question with a story, or with none.
func (r *recall) name(i int) {
	r.stage, r.named = recallNamed, i
	r.result = schedule.RecallOutcome{
		Hit:     i >= 0 && r.all[i].Strength(r.asks[r.at].Principle) > 0,
		Latency: min(r.run-r.began, r.limit), Limit: r.limit,
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
		if save := r.reviews.save(r.ui); save != nil {
			return tea.Sequence(save, back()) // there are no words to stay for
		}
		return back()
	case !r.loaded || len(r.asks) == 0:
	case r.stage == recallReady && key.Matches(k, r.keys.Enter):
		r.round, r.limit = r.run, r.settings.Recall.limit()
		r.ask()
	case r.stage == recallNamed && key.Matches(k, r.keys.Grade):
		r.grade = schedule.Grade(k.String()[0] - '0')
	case r.stage == recallNamed && key.Matches(k, r.keys.Enter):
		cmd := r.keep(now)
		r.ask()
		return cmd
	case r.stage == recallOver && key.Matches(k, r.keys.Enter):
		*r = recall{ui: r.ui, width: r.width, height: r.height, run: r.run, reviews: r.reviews}
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
		c = schedule.NewCard(schedule.RecallKey(q.ID))
	}
	_, why := r.result.Grade()
	c, log := c.Grade(r.grade, why, now.Wall, now.Wall.Location())
	log.Hit, log.Took, log.First = r.result.Hit, r.result.Latency, len(r.done) == 1
	r.cards[q.ID] = c
	return r.reviews.add(r.ui, c, log, now.Wall)
}

// save makes the command that writes what is not known to be on the disk.
func (r *recall) save(interview.Moment) tea.Cmd { return r.reviews.save(r.ui) }

// flush counts the question that was just answered, and writes what is not on
// the disk yet. It runs after the program has ended.
func (r *recall) flush(now interview.Moment) error {
	if r.stage == recallNamed {
		r.stage = recallOver
		r.keep(now)
	}
	return r.reviews.flush(r.env.Store)
}

// unsaved is nothing: a drill has no words.
func (r *recall) unsaved() string { return "" }

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
	if r.stage == recallOver {
		return []key.Binding{with(r.keys.Enter, r.say("한 판 더", "once more")), r.keys.Back}
	}
	return []key.Binding{with(r.keys.Enter, r.say("시작", "begin")), r.keys.Left, r.keys.Right, r.keys.Back}
}
