package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/progress"
	"onsite/questions"
	"onsite/schedule"
	"onsite/store"
	"onsite/story"
)

// principlesDeck asks three questions about each principle.
var principlesDeck = sync.OnceValue(func() questions.Folder {
	var b strings.Builder
	b.WriteString("deck: principles\nkind: behavioral\ntitle: {en: Leadership Principles, ko: 리더십 원칙}\nquestions:\n")
	for _, p := range questions.Principles() {
		for i := range 3 {
			fmt.Fprintf(&b, "  - {id: %s-%d, principle: %s, level: 2, ask: {en: \"A time? %d\", ko: \"어떤 일이 있었나요? %d\"}, probes: [{en: How?, ko: 어떻게요?}]}\n", p.ID, i, p.ID, i, i)
		}
	}
	return questions.Folder{FS: fstest.MapFS{"principles.yaml": {Data: []byte(b.String())}}}
})

// months is a file with a few months of evenings: first few, then most. Ratings
// run ahead of the evidence, results are short, recall gets faster, and there
// were four mocks.
var months = sync.OnceValue(func() []byte {
	dir, err := os.MkdirTemp("", "onsite-months-")
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	check(err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "onsite.db")
	db, err := store.Open(path, store.Options{}, evening)
	check(err)

	r, ids := rand.New(rand.NewPCG(3, 9)), 0
	id := func() string { ids++; return fmt.Sprintf("01KAP%021d", ids) }
	cards := map[schedule.Key]schedule.Card{}
	review := func(kind schedule.Kind, question string, g schedule.Grade, hit bool, took time.Duration, at time.Time) {
		key := schedule.Key{Kind: kind, ID: question}
		c, ok := cards[key]
		if !ok {
			c = schedule.NewCard(key)
		}
		c, log := c.Grade(g, lang.Text{}, at, time.UTC)
		log.Hit, log.Took = hit, took
		cards[key] = c
		check(db.Review(c, log, id()))
	}
	ps := questions.Principles()
	for i := range 4 {
		told := story.Story{ID: id(), Revision: 1, Title: fmt.Sprintf("이야기 %d", i+1), Made: evening.AddDate(0, 0, -80), Changed: evening.AddDate(0, 0, -80)}
		for _, p := range ps[4*i : 4*i+4] {
			told.Shows = append(told.Shows, story.Show{Principle: p.ID, Strength: story.Strong})
		}
		check(db.SaveStory(told))
	}
	for day := 190; day >= 0; day-- {
		if rest := 20 + day/3; day == 0 || day > 5 && r.IntN(100) < rest || day > 60 && day < 75 {
			continue
		}
		at := evening.AddDate(0, 0, -day).Add(-time.Hour)
		for range 1 + r.IntN(2) + r.IntN(3) {
			p := ps[r.IntN(13)]
			rating := 2 + r.IntN(4)
			spent := time.Duration(120+r.IntN(300)) * time.Second
			a := interview.Answer{
				ID: id(), Asked: interview.Asked{ID: fmt.Sprintf("principles/%s-%d", p.ID, r.IntN(3)), Deck: "principles", Kind: questions.Behavioral, Principle: p.ID, Level: 2, Ask: lang.Text{En: "A time?", Ko: "어떤 일?"}},
				Lang: lang.Ko, Mode: interview.Type, Began: at, Kept: at.Add(spent * 3 / 2), Budget: 5 * time.Minute, Rating: rating,
				Evidence: interview.Evidence{Seen: float64(r.IntN(5) + r.IntN(2)), Of: 6},
			}
			for i, part := range interview.Parts(questions.Behavioral) {
				a.Sections = append(a.Sections, interview.Section{Part: part, Text: "…", Spent: spent * time.Duration([...]int{33, 9, 51, 7}[i]) / 100, Share: 5 * time.Minute * time.Duration([...]int{20, 10, 50, 20}[i]) / 100})
			}
			check(db.Keep(a))
			review(schedule.KindQuestion, a.Asked.ID, schedule.Grade(min(rating-1, 4)), false, 0, a.Kept)
			at = a.Kept.Add(time.Minute)
		}
		if day < 70 && day%2 == 0 {
			for range 3 + r.IntN(4) {
				took := time.Duration(2000+40*day+r.IntN(3000)) * time.Millisecond
				hit, grade := r.IntN(100) > 15+day/2, schedule.Good
				if !hit {
					took, grade = recallLimit, schedule.Again
				}
				review(schedule.KindRecall, fmt.Sprintf("principles/%s-%d", ps[r.IntN(16)].ID, r.IntN(3)), grade, hit, took, at)
			}
		}
	}
	for i, m := range []struct {
		title      lang.Text
		plan       string
		days       int
		own, panel string
	}{
		{lang.Text{Ko: "채용 담당자 전화", En: "Recruiter call"}, "recruiter-call", 62, "y", "y"},
		{lang.Text{Ko: "전화 면접", En: "Phone screen"}, "phone-screen", 33, "yn", "n?"},
		{lang.Text{Ko: "온사이트 루프", En: "Onsite loop"}, "onsite-loop", 15, "yyny", "ynnn"},
		{lang.Text{Ko: "온사이트 루프", En: "Onsite loop"}, "onsite-loop", 4, "ynyy", "yyny"},
	} {
		votes := map[byte]mock.Vote{'y': mock.Inclined, 'n': mock.NotInclined, '?': mock.TooLittle}
		l := mock.Loop{ID: fmt.Sprintf("01KAL%021d", i), Setup: mock.Setup{Plan: questions.Plan{ID: m.plan, Title: m.title}}, Began: evening.AddDate(0, 0, -m.days),
			Revision: 1, Stage: mock.Closed, Seen: time.Duration(20*len(m.own)) * time.Minute}
		for j := range len(m.own) {
			l.Rounds = append(l.Rounds, mock.Round{Own: votes[m.own[j]], Panel: votes[m.panel[j]]})
		}
		check(db.SaveLoop(l))
	}
	check(db.Close())
	data, err := os.ReadFile(path)
	check(err)
	return data
})

// practised has months of practice, and is at picture n of the progress page.
func practised(w *walker, n int) *walker {
	w.t.Helper()
	if err := os.WriteFile(w.path, months(), 0o600); err != nil {
		w.t.Fatal(err)
	}
	w.decks = append(w.decks, principlesDeck())
	return progressing(w, n)
}

// progressing goes to picture n of the progress page.
func progressing(w *walker, n int) *walker {
	w.start(Start{to: func(Settings) place { return toProgress{} }})
	for range n {
		w.press("right")
	}
	return w
}

func TestPicturesTurnRoundAndRound(t *testing.T) {
	w := practised(walk(t, lang.En), 0).sees("▸ Year", "When did you practise?")
	w.press("tab").sees("▸ Ahead", "What comes back").press("left", "left").sees("▸ Mocks", "How did the panel").press("right").sees("▸ Year")
	w.click("Recall").sees("▸ Recall", "Does a story come to mind?").press("esc").sees("Ask me something")
	small := walk(t, lang.Ko)
	small.w, small.h = 40, 15
	practised(small, 4).sees("← 5/7 강점과 약점 →", "무엇이 강하고").misses("시간 배분")
}

// Enter begins the practice a picture leads to.
func TestAPictureLeadsToItsPractice(t *testing.T) {
	w := practised(walk(t, lang.En), 4)
	weakest, _, _ := strings.Cut(strings.Split(w.screen(), "Enter: practise ")[1], "\n")
	w.press("enter").sees("to think", strings.TrimSpace(weakest)).press("esc")
	practised(walk(t, lang.En), 6).sees("Enter: sit a mock").press("enter").sees("Mock")
	practised(walk(t, lang.Ko), 5).sees("Enter: 2분 동안").press("enter").sees("떠올리")
}

// Whoever has done nothing yet reads what will be here, and begins.
func TestEveryEmptyPictureTeaches(t *testing.T) {
	for n, want := range []string{"makes today the first", "Answer a question, and", "From 5 on", "From 3 on", "From 5 on", "needs a story first", "After one"} {
		w := progressing(walk(t, lang.En), n).sees(want, "Enter: ")
		w.press("enter").misses("Progress")
	}
}

func TestAPictureHigherThanThePageScrolls(t *testing.T) {
	w := walk(t, lang.En)
	w.w, w.h = 40, 15
	practised(w, 4).sees("Principles").misses("Decks").press("G").sees("Engines").misses("Principles")
	w.press("right", "left").sees("Principles")
}

// Coming back from practice, the pictures are drawn anew.
func TestPicturesFollowPractice(t *testing.T) {
	w := progressing(walk(t, lang.En), 0).sees("No practice yet").press("enter")
	w.press("enter").write("It was in May.").wait(time.Minute)
	finish(w, "3")
	w.press("esc", "enter").sees("You practised on 1 of the last 28 days").misses("Enter: ")
}

func TestProgressOnABrokenDiskGoesHomeAndSaysWhy(t *testing.T) {
	w := walk(t, lang.En).home()
	w.db.Close()
	w.do(goTo(toProgress{}))
	w.sees("! ", "Ask me something")
	w.db = nil
}

func BenchmarkProgressKeypress(b *testing.B) {
	u := &ui{lang: lang.Ko}
	u.env.Lang = lang.Ko
	u.restyle()
	f := newProgress(u)
	f.update(drawnMsg{drawn: progress.FiguresOf(progress.Record{}, nil, evening, time.UTC)}, interview.Moment{})
	f.resize(76, 20)
	for b.Loop() {
		f.update(wheelMsg{rows: 1}, interview.Moment{})
		f.view()
	}
}
