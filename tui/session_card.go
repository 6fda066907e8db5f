package tui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/lang"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
)

// comesBack is the card of the open question, and how the answer to it will
// count. It is shown before it counts; the person may say otherwise.
type comesBack struct {
	card    schedule.Card
	grade   schedule.Grade // 0: nothing is to be counted
	why     lang.Text
	own     bool // the person chose the grade
	counted bool
}

// cardOf reads the card of a question: a new one when it was never asked, under
// this id or one it had before.
func cardOf(db *store.Store, q questions.Question) (schedule.Card, error) {
	for _, id := range append([]string{q.ID}, q.Was...) {
		if c, err := db.Card(schedule.QuestionKey(id)); err != nil || c.Reps > 0 {
			return c, err
		}
	}
	return schedule.NewCard(schedule.QuestionKey(q.ID)), nil
}

// graceShare is the part of a budget one may run over without it counting.
const graceShare = 10

// outcome is what happened in a finished answer.
func outcome(m progress.Mark) schedule.Outcome {
	return schedule.Outcome{Self: m.Rating, Strength: m.Evidence.Level(), Over: m.Spent-m.Budget > m.Budget/graceShare, Conflicts: m.Evidence.Wrong}
}

// suggest grades a finished answer by what happened.
func (c *comesBack) suggest(a interview.Answer) {
	c.own, c.counted = false, false
	c.grade, c.why = outcome(progress.Of(a)).Grade()
}

// recount counts the answers of the last days whose page was never left, because
// the program was killed on it. It is done once at the start, when nothing else
// is about to count them.
func recount(env Env, now time.Time) error {
	if env.Store == nil || env.Store.ReadOnly() {
		return nil
	}
	marks, log, err := env.Store.Lately(now.AddDate(0, 0, -2))
	if err != nil {
		return err
	}
	for _, m := range marks {
		if m.Rating == 0 || m.Partial || m.Loop != "" {
			continue
		}
		q, ok := env.Library().Question(m.Question)
		if !ok || isCounted(m, q, log) {
			continue
		}
		card, err := cardOf(env.Store, q)
		if err != nil {
			continue // its damage is told where it is asked
		}
		grade, why := outcome(m).Grade()
		card, line := card.Grade(grade, why, m.Kept, now.Location())
		if err := env.Store.Review(card, line, env.NewID(m.Kept)); err != nil {
			return err
		}
		log = append(log, line)
	}
	return nil
}

// isCounted reports whether there is a review of the question, under this id or
// one it had before, since the answer was kept.
func isCounted(m progress.Mark, q questions.Question, log []schedule.Review) bool {
	return slices.ContainsFunc(log, func(r schedule.Review) bool {
		mine := r.Key == schedule.QuestionKey(q.ID) || slices.ContainsFunc(q.Was, func(id string) bool { return r.Key == schedule.QuestionKey(id) })
		return mine && !r.At.Before(m.Kept.Truncate(time.Second))
	})
}

// move changes the grade by one.
func (c *comesBack) move(later bool) {
	by := schedule.Grade(-1)
	if later {
		by = 1
	}
	to := min(max(c.grade+by, schedule.Again), schedule.Easy)
	c.own = c.own || to != c.grade
	c.grade = to
}

// reviewed is the card once the answer has counted, and its line of the log.
func (c *comesBack) reviewed(now time.Time) (schedule.Card, schedule.Review) {
	why := c.why
	if c.own {
		why = lang.Text{Ko: "직접 고르셨습니다.", En: "You chose it."}
	}
	return c.card.Grade(c.grade, why, now, now.Location())
}

// wanted is how much a question wants to be asked that has a card: what is due
// wants it most, the more forgotten the more; what is remembered hardly.
func wanted(weight float64, c schedule.Card, now time.Time) float64 {
	forgotten := 1 - c.Retrievability(now, now.Location())
	if c.IsDue(now, now.Location()) {
		return 6 + 6*forgotten
	}
	return weight * forgotten
}

// count counts the finished answer and makes the command that writes it; nil
// when there is nothing to count.
func (s *session) count(now interview.Moment) tea.Cmd {
	c := &s.card
	if c.counted || c.grade == 0 || s.draft == nil || s.draft.Stage != interview.Finished {
		return nil
	}
	card, line := c.reviewed(now.Wall)
	c.counted, c.card = true, card
	return s.reviews.add(s.ui, card, line, now.Wall)
}

// backLines say when the question comes back, and why then.
func (s *session) backLines() []string {
	c := &s.card
	if c.grade == 0 {
		return nil
	}
	now := s.env.Now().Wall
	card, line := c.reviewed(now)
	days := int(card.Due.Sub(schedule.Day(now, now.Location())) / (24 * time.Hour))
	when := fmt.Sprintf(s.say("%d일 뒤(%s)", "in %d days (%s)"), days, s.dayName(card.Due))
	switch days {
	case 0:
		when = s.say("오늘", "today")
	case 1:
		when = s.say("내일", "tomorrow")
	}
	text := fmt.Sprintf(s.say("%s 다시 묻습니다 · %s · %s", "asked again %s · %s · %s"), when, c.grade.Name().In(s.lang), line.Reason.In(s.lang))
	return wrap(text, s.width)
}
