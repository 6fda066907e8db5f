package progress

import (
	"slices"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// aBank has three decks of four questions and two plans.
func aBank() Bank {
	var b Bank
	for _, id := range []string{"databases", "principles", "postgresql", "mysql", "about-you"} {
		d := questions.Deck{ID: id, Title: lang.Text{Ko: id, En: id}}
		for i, level := range []int{3, 1, 2, 1} {
			q := questions.Question{ID: id + "/" + string(rune('a'+i)), Deck: id, Level: level}
			if id == "principles" {
				q.Principle = questions.Principles()[i].ID
			}
			d.Questions = append(d.Questions, q)
		}
		b.Decks = append(b.Decks, d)
	}
	part := func(k questions.PartKind, choose bool, decks ...string) questions.PartPlan {
		return questions.PartPlan{Kind: k, Decks: decks, Choose: choose}
	}
	round := questions.RoundPlan{Length: 19*time.Minute + time.Second, Parts: []questions.PartPlan{
		part(questions.Explain, true, "postgresql", "mysql"), part(questions.Explain, false, "databases"), part(questions.Stories, false, "principles"),
	}}
	b.Plans = []questions.Plan{{ID: "screen", Rounds: []questions.RoundPlan{round}}}
	return b
}

func ids(decks []questions.Deck) string {
	var all []string
	for _, d := range decks {
		all = append(all, d.ID)
	}
	return strings.Join(all, " ")
}

func TestWhatIsPromisedFollowsFromTheRounds(t *testing.T) {
	b := aBank()
	if got := ids(b.Promised([]string{"screen"})); got != "principles about-you postgresql databases" {
		t.Errorf("got %s", got)
	}
	b.Engine = "mysql"
	if got := ids(b.Promised([]string{"screen", "unknown"})); got != "principles about-you mysql databases" {
		t.Errorf("with an engine: %s", got)
	}
	if got := ids(b.Promised(nil)); got != "about-you" {
		t.Errorf("without rounds of ours: %s", got)
	}
}

func TestStateIsWhereOneStands(t *testing.T) {
	now := time.Date(2026, 11, 28, 21, 0, 0, 0, time.UTC)
	b := aBank()
	b.Decks[0].Questions[0].Was = []string{"old/a"}
	card := func(id string, g schedule.Grade, at ...time.Time) schedule.Card {
		c := schedule.NewCard(schedule.QuestionKey(id))
		for _, t := range at {
			c, _ = c.Grade(g, lang.Text{}, t, time.UTC)
		}
		return c
	}
	lately := now.AddDate(0, 0, -2)
	whole := story.Story{ID: "1", Action: "a", Result: "r", Shows: []story.Show{{Principle: "ownership", Strength: 2}}, Made: lately, Changed: lately}
	begun := story.Story{ID: "2", Action: "a", Shows: []story.Show{{Principle: "dive-deep", Strength: 2}}, Made: now.Add(-15 * time.Minute), Changed: now.Add(-5 * time.Minute)}
	r := Record{
		Past: map[string]interview.Past{
			"old/a": {Times: 1, First: lately, At: lately, Rating: 4}, "databases/b": {Times: 2, First: now, At: now, Rating: 2},
			"databases/d": {Times: 1, First: lately, At: lately}, // in a mock
		},
		Cards:   []schedule.Card{card("old/a", schedule.Easy, lately), card("databases/b", schedule.Good, lately, now), card("databases/c", schedule.Hard, lately), card("gone/x", schedule.Hard, lately)},
		Marks:   []Mark{{Question: "databases/b", Began: now.Add(-10 * time.Minute), Kept: now.Add(-2 * time.Minute), Spent: 3 * time.Minute}},
		Stories: []story.Story{whole, begun},
		Mocks:   []Mock{{Plan: "screen", Began: lately, Asked: 3}, {Plan: "screen", Began: now, Asked: 1, Running: true}},
	}
	st := State(r, b, schedule.Settings{Rounds: []string{"screen"}}, now, time.UTC)
	if st.Spent != 18 { // eight minutes of an answer, ten of a story
		t.Errorf("spent %d minutes", st.Spent)
	}
	if st.Redone != 1 {
		t.Errorf("redone %d", st.Redone)
	}
	at := func(id string) int {
		return slices.IndexFunc(questions.Principles(), func(p questions.Principle) bool { return p.ID == id })
	}
	if st.Stories[at("ownership")] != 1 || st.Stories[at("dive-deep")] != 0 {
		t.Errorf("an unfinished story counts: %v", st.Stories)
	}
	if !st.Begun[at("dive-deep")] || st.Begun[at("ownership")] {
		t.Errorf("begun: %v", st.Begun)
	}
	if !st.Pairs || !st.Story.Equal(begun.Changed) {
		t.Errorf("pairs %v, story %v", st.Pairs, st.Story)
	}
	opened := r
	opened.Stories = []story.Story{{ID: "3", Title: "w", Shows: begun.Shows, Made: now.Add(-time.Minute), Changed: now}}
	if at := State(opened, b, schedule.Settings{}, now, time.UTC).Story; !at.IsZero() {
		t.Errorf("a story that was only opened counts as an evening's work: %v", at)
	}
	if st.Due[0] != 1 {
		t.Errorf("due today: %d", st.Due[0])
	}
	databases := st.Decks[len(st.Decks)-1]
	if databases.ID != "databases" || databases.Left != 1 || !databases.Last.Equal(now) || databases.Strength <= 0 {
		t.Errorf("deck: %+v", databases)
	}
	if len(st.Mocks) != 1 || len(st.Forms) != 1 || st.Forms[0].Minutes != 20 {
		t.Errorf("mocks %v, forms %v", st.Mocks, st.Forms)
	}
	if u, ok := r.Unfinished("dive-deep"); !ok || u.ID != "2" {
		t.Errorf("unfinished: %v, %v", u.ID, ok)
	}
	if _, ok := r.Unfinished("ownership"); ok {
		t.Error("a whole story is unfinished")
	}
	if got := r.NewOf(b.Decks[0], 5); !slices.Equal(got, []string{"databases/d"}) {
		t.Errorf("new: %v", got)
	}
	p := schedule.Process{Settings: schedule.Settings{Minutes: 60, Rounds: []string{"screen"}}}
	back, fresh := 0, 0
	for _, it := range Agenda(r, b, p, now, time.UTC).Days[0].Items {
		switch it.Kind {
		case schedule.DoReview:
			back += it.Count
		case schedule.DoNew:
			fresh += it.Count
		}
	}
	due := Due(r, b, p, now, time.UTC)
	if due.Done != 1 || back != 1 || fresh == 0 || len(due.Picks) != back+fresh || due.Picks[0].Key.ID != "databases/c" || !due.Picks[1].Fresh {
		t.Errorf("%d back and %d new are planned, due: %+v", back, fresh, due)
	}
	p.Minutes = 15 // they are spent
	if due := Due(r, b, p, now, time.UTC); len(due.Picks) != 0 || due.Waiting != 1 {
		t.Errorf("with the minutes spent: %+v", due)
	}
	r.Recalls = []schedule.Card{card("principles/b", schedule.Hard, lately), card("principles/c", schedule.Hard, lately)}
	if a := r.Askable(b.Decks); len(a.Cards) != 3 || len(a.Recalls) != 1 {
		t.Errorf("can be asked: %+v and %+v", a.Cards, a.Recalls)
	}
}

func BenchmarkAgenda(b *testing.B) {
	now := time.Date(2026, 11, 28, 21, 0, 0, 0, time.UTC)
	bank := aBank()
	r := Record{Past: map[string]interview.Past{}}
	for i := range 5000 {
		q := questions.Question{ID: "databases/" + strings.Repeat("q", 1+i%7) + string(rune('a'+i%26)) + time.Duration(i).String(), Level: 1}
		bank.Decks[0].Questions = append(bank.Decks[0].Questions, q)
		c, _ := schedule.NewCard(schedule.QuestionKey(q.ID)).Grade(schedule.Good, lang.Text{}, now.AddDate(0, 0, -i%30), time.UTC)
		r.Cards = append(r.Cards, c)
		r.Past[q.ID] = interview.Past{Times: 1, Rating: 3, At: now, First: now}
	}
	p := schedule.Process{Settings: schedule.Settings{Date: now.AddDate(0, 0, 60), Rounds: []string{"screen"}}}
	for b.Loop() {
		Agenda(r, bank, p, now, time.UTC)
	}
}

// A question that was renamed comes back as the one it was, once.
func TestARenamedQuestionComesBack(t *testing.T) {
	now := time.Date(2026, 11, 28, 21, 0, 0, 0, time.UTC)
	b := aBank()
	var principles *questions.Deck
	for i := range b.Decks {
		if b.Decks[i].ID == "principles" {
			principles = &b.Decks[i]
		}
	}
	q := &principles.Questions[0]
	q.Was = []string{"principles/old", "principles/older"}
	graded := func(kind schedule.Kind, id string) schedule.Card {
		c, _ := schedule.NewCard(schedule.Key{Kind: kind, ID: id}).Grade(schedule.Hard, lang.Text{}, now.AddDate(0, 0, -3), time.UTC)
		return c
	}
	r := Record{
		Past:    map[string]interview.Past{"principles/older": {Times: 1, First: now.AddDate(0, 0, -3)}},
		Cards:   []schedule.Card{graded(schedule.KindQuestion, "principles/older")},
		Recalls: []schedule.Card{graded(schedule.KindRecall, "principles/old")},
		Stories: []story.Story{{ID: "1", Action: "a", Result: "r", Shows: []story.Show{{Principle: q.Principle, Strength: 2}}}},
	}
	if got := r.Returned(b, 5, now, time.UTC); !slices.Equal(got, []string{"principles/older"}) {
		t.Errorf("came back: %v", got)
	}
	if today := RecallDue(r, b, now, time.UTC); len(today.Picks) != 1 || today.Picks[0].Fresh || today.Picks[0].Key.ID != "principles/old" {
		t.Errorf("to recall: %+v", today.Picks)
	}
	before, _ := value(t, r, b, now)
	r.Past = map[string]interview.Past{q.ID: r.Past["principles/older"]}
	if after, _ := value(t, r, b, now); after != before {
		t.Errorf("strength %v after another answer, %v before", after, before)
	}
	r.Cards = append(r.Cards, graded(schedule.KindQuestion, q.ID))
	if got := r.Returned(b, 5, now, time.UTC); !slices.Equal(got, []string{q.ID}) {
		t.Errorf("with two cards: %v", got)
	}
}

// value is the strength of the principles.
func value(t *testing.T, r Record, b Bank, now time.Time) (float64, int) {
	t.Helper()
	for _, s := range strengthsOf(r, b.Decks, now, time.UTC).Decks {
		if s.ID == "principles" {
			return s.Value, s.Answered
		}
	}
	t.Fatal("no strength of the deck")
	return 0, 0
}
