package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
)

// screen owns the page between title and footer. Root calls resize before the
// first view and whenever the page changes size or language.
type screen interface {
	open(now interview.Moment) tea.Cmd
	update(msg tea.Msg, now interview.Moment) tea.Cmd
	resize(width, height int)
	view() page
	help() []key.Binding
}

// Abilities a screen may have.
type (
	// typer: while typing is true, printable keys belong to the text.
	typer interface{ typing() bool }
	// counter: beat is how long until what the screen counts changes; 0 when
	// nothing counts.
	counter interface{ beat() time.Duration }
	// holder has text that must reach the disk: save makes a command that writes
	// it, flush writes it now, when the program has ended, and unsaved is what to
	// put elsewhere when that failed.
	holder interface {
		save(now interview.Moment) tea.Cmd
		flush(now interview.Moment) error
		unsaved() string
	}
	// wide screens use all of a wide terminal.
	wide interface{ wide() bool }
)

// page is what a screen shows.
type page struct {
	title  string // left in the first row
	status string // right in the first row
	body   []string
	cursor *tea.Position // within body; nil hides it
}

// place is somewhere to go, with what is needed to go there. One line below and
// one file make a new screen.
type place interface{ make(u *ui) screen }

type (
	toHome     struct{}
	toSetup    struct{}
	toSession  struct{ choice interview.Choice }
	toQuestion struct { // one question, now
		id   string
		mode interview.Mode
		lang lang.Lang
		// asked stands in for a question whose deck is gone.
		asked interview.Asked
	}
	toQueue struct{ ids []string }      // these questions, in this order
	toDraft struct{ id string }         // go on with a draft
	toMock  struct{ choice MockChoice } // the zero choice is the remembered one
	toRound struct {                    // a mock: a new one, or one to go on with
		id    string
		setup mock.Setup
	}
	toDebrief struct{ id string }
	toStory   struct { // a kept story, or a new one, made of an answer when one is named
		id, answer string
		principle  string // what a new one is to show; "" is not said
	}
	toRounds    struct{}
	toStories   struct{}
	toRecall    struct{}
	toProgress  struct{}
	toPlan      struct{}
	toReview    struct{}
	toAnswer    struct{ id string }
	toCompare   struct{ question string }
	toDecks     struct{}
	toDeck      struct{ id string }
	toInterview struct{}
	toTimeline  struct{}
	toBrief     struct{}
	toSettings  struct{}
	toDamage    struct{ damage *Damage }
)

func (t toHome) make(u *ui) screen      { return newHome(u) }
func (t toSetup) make(u *ui) screen     { return newSetup(u) }
func (t toSession) make(u *ui) screen   { return newSession(u, t.choice) }
func (t toQuestion) make(u *ui) screen  { return newQuestionSession(u, t) }
func (t toQueue) make(u *ui) screen     { return newQueueSession(u, t.ids) }
func (t toDraft) make(u *ui) screen     { return newDraftSession(u, t.id) }
func (t toMock) make(u *ui) screen      { return newMock(u, t.choice) }
func (t toRound) make(u *ui) screen     { return newRound(u, t) }
func (t toDebrief) make(u *ui) screen   { return newDebrief(u, t.id) }
func (t toRounds) make(u *ui) screen    { return newRounds(u) }
func (t toStories) make(u *ui) screen   { return newStories(u) }
func (t toStory) make(u *ui) screen     { return newStory(u, t) }
func (t toProgress) make(u *ui) screen  { return newProgress(u) }
func (t toPlan) make(u *ui) screen      { return newPlan(u) }
func (t toRecall) make(u *ui) screen    { return newRecall(u) }
func (t toReview) make(u *ui) screen    { return newReview(u) }
func (t toAnswer) make(u *ui) screen    { return newAnswer(u, t.id) }
func (t toCompare) make(u *ui) screen   { return newCompare(u, t.question) }
func (t toDecks) make(u *ui) screen     { return newDecks(u) }
func (t toDeck) make(u *ui) screen      { return newDeck(u, t.id) }
func (t toInterview) make(u *ui) screen { return newInterview(u) }
func (t toTimeline) make(u *ui) screen  { return newTimeline(u) }
func (t toBrief) make(u *ui) screen     { return newBrief(u) }
func (t toSettings) make(u *ui) screen  { return newSettings(u) }
func (t toDamage) make(u *ui) screen    { return newDamage(u, t.damage) }
