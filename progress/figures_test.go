package progress

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"onsite/interview"
	"onsite/lang"
	"onsite/mock"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

var seoul = time.FixedZone("KST", 9*60*60)

// now is a Wednesday evening.
var now = time.Date(2026, 11, 25, 21, 0, 0, 0, seoul)

// ago is nine in the evening some days before now.
func ago(days int) time.Time { return now.AddDate(0, 0, -days) }

// answer is a story of four minutes, told in the aimed shares.
func answer(at time.Time, rating int, seen float64) Mark {
	m := Mark{Question: "p/a", Deck: "p", Kind: questions.Behavioral, Began: at.Add(-8 * time.Minute), Kept: at, Spent: 4 * time.Minute, Rating: rating,
		Evidence: interview.Evidence{Seen: seen, Of: 10}}
	for i, p := range interview.Parts(questions.Behavioral) {
		share := [...]time.Duration{48, 24, 120, 48}[i] * time.Second
		m.Parts = append(m.Parts, Part{Part: p, Spent: share, Share: share})
	}
	return m
}

func says(t *testing.T, r Reading, ko, en string) {
	t.Helper()
	if !strings.Contains(r.Say.Ko, ko) || !strings.Contains(r.Say.En, en) {
		t.Errorf("says %q / %q, want %q / %q", r.Say.Ko, r.Say.En, ko, en)
	}
}

func leads(t *testing.T, r Reading, kind schedule.ItemKind, what string, count int) {
	t.Helper()
	if r.Lead == nil || r.Lead.Kind != kind || r.Lead.What != what || r.Lead.Count != count {
		t.Errorf("leads to %+v, want %s %q %d", r.Lead, kind, what, count)
	}
	if r.Lead != nil && (r.Lead.Say.Ko == "" || r.Lead.Say.En == "") {
		t.Errorf("does not say what to do: %+v", r.Lead)
	}
}

func leadsNowhere(t *testing.T, r Reading) {
	t.Helper()
	if r.Lead != nil {
		t.Errorf("leads to %+v, want nothing", r.Lead)
	}
}

// card comes back some days from now.
func card(id string, days int) schedule.Card {
	return schedule.Card{Key: schedule.QuestionKey(id), Due: schedule.Day(ago(-days), seoul), Last: schedule.Day(ago(1), seoul), Stability: 3, Difficulty: 5, Reps: 1}
}

func recalled(at time.Time, hit bool, took time.Duration) schedule.Review {
	return schedule.Review{Key: schedule.RecallKey("p/a"), At: at, Hit: hit, Took: took}
}

func TestTimeIsCountedOnTheDayItWasSpent(t *testing.T) {
	night := time.Date(2026, 11, 25, 2, 0, 0, 0, seoul) // still Tuesday
	long := answer(ago(3), 3, 5)
	long.Began = ago(4) // a draft that lay for a day
	back := answer(ago(5), 3, 5)
	back.Began = ago(4) // a clock that went back
	sat := answer(now, 0, 0)
	sat.Loop = "m"
	r := Record{
		Marks: []Mark{back, long, answer(night, 3, 5), sat},
		Mocks: []Mock{{Began: now, Spent: 20 * time.Minute}},
		Reviews: []schedule.Review{recalled(now, true, 4*time.Second), recalled(now, false, 10*time.Second),
			{Key: schedule.QuestionKey("p/a"), At: now}},
	}
	spent := Spent(r, seoul)
	for days, want := range map[int]time.Duration{
		0: 20*time.Minute + 24*time.Second,
		1: 8 * time.Minute,
		3: 13 * time.Minute,
		5: 0,
	} {
		if got := spent[schedule.Day(ago(days), seoul)]; got != want {
			t.Errorf("%d days ago %v was spent, want %v", days, got, want)
		}
	}
	if len(spent) != 4 {
		t.Errorf("counts %d days", len(spent))
	}
}

func TestTheYearKnowsDaysInARow(t *testing.T) {
	on := func(days ...int) (r Record) {
		for _, d := range days {
			r.Marks = append([]Mark{answer(ago(d), 3, 5)}, r.Marks...)
		}
		return r
	}
	none := yearOf(Record{}, now, seoul)
	says(t, none.Reading, "아직 연습한 날이 없습니다", "No practice yet")
	leads(t, none.Reading, schedule.DoNew, "", 1)
	if len(none.Days) != 52*7+3 || none.Days[0].Date.Weekday() != time.Monday || !none.Days[len(none.Days)-1].Date.Equal(schedule.Day(now, seoul)) {
		t.Errorf("%d days from %v", len(none.Days), none.Days[0].Date)
	}

	today := yearOf(on(0, 1, 2, 9, 10, 11, 12), now, seoul)
	if today.Streak != 3 || today.Longest != 4 || today.Last28 != 7 || today.Spent28 != 56*time.Minute {
		t.Errorf("%d in a row, longest %d, %d of 28, %v", today.Streak, today.Longest, today.Last28, today.Spent28)
	}
	says(t, today.Reading, "오늘까지 3일 연속입니다. 지난 28일 가운데 7일, 모두 합쳐 56분", "3 days in a row. You practised on 7 of the last 28 days, 56min in all")
	leadsNowhere(t, today.Reading)

	yesterday := yearOf(on(1, 2), now, seoul)
	says(t, yesterday.Reading, "어제까지 2일 연속", "2 days in a row until yesterday")
	leads(t, yesterday.Reading, schedule.DoNew, "", 1)
	if yesterday.Streak != 2 {
		t.Error("a day that is not over broke the row")
	}

	broken := yearOf(on(2, 3), now, seoul)
	says(t, broken.Reading, "마지막은 2일 전", "The last was 2 days ago")
	if broken.Streak != 0 || broken.Longest != 2 {
		t.Errorf("%d in a row, longest %d", broken.Streak, broken.Longest)
	}

	long := on(40)
	long.Cards = []schedule.Card{card("p/a", -20), card("p/b", 0), card("p/c", 1)}
	says(t, yearOf(long, now, seoul).Reading, "40일 전", "40 days ago")
	leads(t, yearOf(long, now, seoul).Reading, schedule.DoReview, "", 2)

	if clock := yearOf(on(-3), now, seoul); clock.Longest != 0 || clock.Streak != 0 {
		t.Errorf("a day to come counts: %+v", clock.Reading)
	}
}

func TestWhatComesBackIsCountedADay(t *testing.T) {
	none := aheadOf(Record{}, now, seoul)
	says(t, none.Reading, "아직 돌아올 질문이 없습니다", "Nothing comes back yet")
	leads(t, none.Reading, schedule.DoNew, "", 1)

	r := Record{Cards: []schedule.Card{card("a", -3), card("b", 0), card("c", 5), card("d", 5), card("e", 5), card("f", 30)}, Recalls: []schedule.Card{card("a", 0), card("c", 13)}}
	a := aheadOf(r, now, seoul)
	if len(a.Days) != 14 || a.Days[0].Questions != 2 || a.Days[0].Recalls != 1 || a.Days[5].Questions != 3 || a.Days[13].Recalls != 1 || a.Questions != 5 || a.Recalls != 2 {
		t.Errorf("ahead %+v", a)
	}
	says(t, a.Reading, "질문 5개, 떠올리기 2개가 돌아옵니다. 가장 많은 날은 오늘(3개)", "5 questions and 2 recalls. The busiest day is today, with 3")
	leads(t, a.Reading, schedule.DoReview, "", 2)

	recalls := aheadOf(Record{Recalls: r.Recalls}, now, seoul)
	says(t, recalls.Reading, "14일 동안 떠올리기 2개가", "14 days: 2 recalls.")
	leads(t, recalls.Reading, schedule.DoRecall, "", 0)
	later := aheadOf(Record{Cards: r.Cards[2:]}, now, seoul)
	says(t, later.Reading, "11월 30일 월요일", "Monday 30 November, with 3")
	leadsNowhere(t, later.Reading)
	says(t, aheadOf(Record{Cards: r.Cards[5:]}, now, seoul).Reading, "돌아올 것이 없습니다", "Nothing comes back in the next 14 days")
}

// What cannot be asked any more does not come back; what was renamed does, once.
func TestWhatCanBeAskedIsCounted(t *testing.T) {
	deck := questions.Deck{ID: "p"}
	for i, id := range []string{"a", "b"} {
		deck.Questions = append(deck.Questions, questions.Question{ID: id, Was: []string{"old " + id}, Principle: questions.Principles()[i].ID})
	}
	told := story.Story{ID: "1", Shows: []story.Show{{Principle: questions.Principles()[0].ID, Strength: story.Weak}}}
	r := Record{
		Cards:   []schedule.Card{card("a", 0), card("gone", 0), card("old a", 0), card("old b", 0)},
		Recalls: []schedule.Card{card("old a", 0), card("b", 0), card("gone", 0)},
		Stories: []story.Story{told},
	}
	got := FiguresOf(r, []questions.Deck{deck}, now, seoul).Ahead
	if got.Questions != 2 || got.Recalls != 1 {
		t.Errorf("%d questions and %d recalls", got.Questions, got.Recalls)
	}
}

func TestARatingFitsItsEvidence(t *testing.T) {
	// Evidence of ten: 2 little, 5 part, 8 strong.
	for rating, want := range map[int][3]fit{
		1: {fitFits, fitFits, fitUnder},
		2: {fitFits, fitFits, fitUnder},
		3: {fitFits, fitFits, fitFits},
		4: {fitOver, fitFits, fitFits},
		5: {fitOver, fitOver, fitFits},
	} {
		for i, seen := range []float64{2, 5, 8} {
			if got := fitOf(answer(now, rating, seen)); got != want[i] {
				t.Errorf("a %d with %v of 10 is %v, want %v", rating, seen, got, want[i])
			}
		}
	}
	unseen := answer(now, 5, 0)
	unseen.Evidence = interview.Evidence{}
	if fitOf(unseen) != fitUnknown || fitOf(answer(now, 0, 8)) != fitUnknown {
		t.Error("what is not known is held against the rating")
	}
}

func TestRatingsAreHeldAgainstTheEvidence(t *testing.T) {
	few := calibrationOf(Record{Marks: []Mark{answer(ago(1), 4, 2)}}, now, seoul)
	says(t, few.Reading, "아직 1개입니다. 5개가", "evidence: 1. From 5 on")
	leads(t, few.Reading, schedule.DoNew, "", 1)

	var r Record
	for i := range 30 { // oldest first: 10 forgotten by the sentence, 13 fit, 7 too high
		switch {
		case i < 10:
			r.Marks = append(r.Marks, answer(ago(100-i), 1, 9))
		case i < 23:
			r.Marks = append(r.Marks, answer(ago(40-i), 4, 9))
		default:
			r.Marks = append(r.Marks, answer(ago(30-i), 5, 1))
		}
	}
	c := calibrationOf(r, now, seoul)
	if c.Last != (Tally{Over: 7, Fits: 13}) {
		t.Errorf("the last are %+v", c.Last)
	}
	says(t, c.Reading, "최근 답변 20개 가운데 7개는 점수가 답변에 드러난 근거보다 높", "In 7 of the last 20 answers you rated yourself higher than your words show")
	leads(t, c.Reading, schedule.DoNew, "", 1)
	if len(c.Weeks) != 12 || !c.Weeks[11].Monday.Equal(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
		t.Fatalf("weeks %+v", c.Weeks)
	}
	if c.Weeks[11].Over != 2 || c.Weeks[10].Over != 5 {
		t.Errorf("weeks %+v", c.Weeks)
	}

	modest := calibrationOf(Record{Marks: r.Marks[:10]}, now, seoul)
	says(t, modest.Reading, "10개는 답변에 드러난 근거가 점수보다 뚜렷", "In 10 of the last 10 answers your words showed more")
	fits := calibrationOf(Record{Marks: r.Marks[10:23]}, now, seoul)
	says(t, fits.Reading, "13개는 점수와 근거가 맞", "13 of the last 13")
	leadsNowhere(t, fits.Reading)
}

func TestEverySectionsShareIsHeldAgainstItsAim(t *testing.T) {
	// told spends seconds on the four parts.
	told := func(s, task, a, r time.Duration) Mark {
		m := answer(now, 3, 5)
		for i, d := range []time.Duration{s, task, a, r} {
			m.Parts[i].Spent = d * time.Second
		}
		return m
	}
	few := sharesOf(Record{Marks: []Mark{answer(now, 3, 5)}})
	says(t, few.Reading, "아직 1개입니다. 3개가", "parts: 1. From 3 on")
	leads(t, few.Reading, schedule.DoNew, "p", 1)

	partial, page, hollow := told(100, 0, 0, 0), answer(now, 3, 5), told(0, 0, 0, 0)
	partial.Partial = true
	page.Kind, page.Parts = questions.Technical, []Part{{Part: interview.Page, Spent: time.Minute, Share: time.Minute}}
	off := sharesOf(Record{Marks: []Mark{told(60, 20, 110, 10), partial, page, hollow, told(30, 10, 57, 3), told(6, 2, 10, 2)}})
	if off.Answers != 3 || len(off.Parts) != 4 || math.Abs(off.Parts[3].Share-(.05+.03+.1)/3) > 1e-9 || math.Abs(off.Parts[3].Aim-.2) > 1e-9 {
		t.Errorf("shares %+v", off)
	}
	says(t, off.Reading, "결과에 시간의 6%만 쓰고 있습니다. 목표는 20%", "Result gets 6% of your time; the aim is 20%")
	leads(t, off.Reading, schedule.DoNew, "p", 1)

	slow := sharesOf(Record{Marks: []Mark{told(80, 10, 90, 20), told(80, 10, 90, 20), told(80, 10, 90, 20)}})
	says(t, slow.Reading, "상황에 시간의 40%를", "Situation takes 40%")
	even := sharesOf(Record{Marks: []Mark{told(20, 10, 50, 20), told(22, 10, 48, 20), answer(now, 3, 5)}})
	says(t, even.Reading, "네 부분 모두", "every part is within 5 points")
	leadsNowhere(t, even.Reading)
}

// deck has questions of a principle, a line each.
func deck(id, principle string, ids ...string) questions.Deck {
	d := questions.Deck{ID: id, Kind: questions.Behavioral, Title: lang.Text{Ko: id, En: id}}
	for _, q := range ids {
		d.Questions = append(d.Questions, questions.Question{ID: id + "/" + q, Deck: id, Principle: principle})
	}
	return d
}

func TestStrengthFollowsRatingEvidenceAndMemory(t *testing.T) {
	trust, dive, sql := deck("trust", "earn-trust", "a", "b", "c", "d"), deck("dive", "dive-deep", "a"), deck("sql", "", "a", "b", "c")
	dive.Questions[0].Was = []string{"dive/old"}
	decks := []questions.Deck{trust, sql, dive}

	none := strengthsOf(Record{}, decks, now, seoul)
	says(t, none.Reading, "0개입니다. 5개가", "answered so far. From 5 on")
	leads(t, none.Reading, schedule.DoNew, "trust", 1)
	if len(none.Principles) != 16 || none.Principles[0].ID != "customer-obsession" || none.Decks[0].ID != "trust" || none.Decks[0].All != 4 {
		t.Errorf("without answers %+v", none)
	}

	seen := func(q string, share float64) Mark {
		return Mark{Question: q, Evidence: interview.Evidence{Seen: share * 10, Of: 10}}
	}
	r := Record{
		Past: map[string]interview.Past{
			"trust/a":  {Times: 2, Rating: 5}, // and evidence 0.5: 0.75
			"trust/b":  {Times: 1, Rating: 3}, // 0.5
			"trust/c":  {Times: 1},            // evidence 1
			"trust/d":  {Times: 1},            // a quarter
			"dive/old": {Times: 1, Rating: 4}, // 0.75, under its old id
			"sql/a":    {Times: 1, Rating: 5}, // 1, and may be forgotten
		},
		Marks: []Mark{seen("trust/a", 1), seen("trust/a", 0.5), seen("trust/c", 1)},
		Cards: []schedule.Card{
			{Key: schedule.QuestionKey("sql/a"), Last: schedule.Day(ago(10), seoul), Stability: 10, Reps: 1},
			{Key: schedule.QuestionKey("trust/d"), Last: schedule.Day(now, seoul), Reps: 1}, // no card at all
		},
	}
	s := strengthsOf(r, decks, now, seoul)
	find := func(list []Strength, id string) Strength {
		for _, st := range list {
			if st.ID == id {
				return st
			}
		}
		t.Fatalf("no %s", id)
		return Strength{}
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	near("trust", find(s.Decks, "trust").Value, (0.75+0.5+1+0.25)/4)
	near("dive", find(s.Decks, "dive").Value, 0.75) // all there is
	near("sql", find(s.Decks, "sql").Value, 0.9/3)  // one good answer is luck; its stability is ten days
	if s.Decks[0].ID != "sql" || s.Principles[0].ID != "earn-trust" || s.Principles[1].ID != "dive-deep" || s.Principles[2].ID != "customer-obsession" || s.Principles[0].Answered != 4 {
		t.Errorf("in order %+v", s)
	}
	says(t, s.Reading, "가장 약한 것은 '신뢰 얻기'입니다(질문 4개, 63%). 아직 답하지 않은 원칙이 14개", "Earn Trust (4 questions, 63%). 14 principles have no answer yet")
	leads(t, s.Reading, schedule.DoReview, "earn-trust", 4)

	for id := range r.Past {
		r.Past[id] = interview.Past{Times: 1, Rating: 5}
	}
	r.Marks = nil
	well := strengthsOf(r, decks, now, seoul)
	says(t, well.Reading, "모두 탄탄합니다. 아직 답하지 않은 원칙이 14개", "is strong. 14 principles have no answer yet")
	leads(t, well.Reading, schedule.DoReview, "customer-obsession", 1)
}

func TestRecallsAreHitsAndTimes(t *testing.T) {
	says(t, recallsOf(Record{}, now, seoul).Reading, "이야기가 먼저", "needs a story first")
	leads(t, recallsOf(Record{}, now, seoul).Reading, schedule.DoStory, "customer-obsession", 0)

	r := Record{Stories: []story.Story{{ID: "s"}}}
	few := recallsOf(r, now, seoul)
	says(t, few.Reading, "0번 했습니다. 5번이", "so far: 0. From 5 on")
	leads(t, few.Reading, schedule.DoRecall, "", 0)

	for i := range 6 {
		r.Reviews = append(r.Reviews, recalled(ago(90), true, time.Second), recalled(ago(8), false, 10*time.Second), recalled(ago(1), true, time.Duration(i+2)*time.Second))
	}
	r.Reviews = append(r.Reviews, schedule.Review{Key: schedule.Key{Kind: schedule.KindQuestion}, At: now, Hit: true, Took: time.Minute})
	v := recallsOf(r, now, seoul)
	if v.Last.Asked != 18 || v.Last.Hits != 12 || v.Last.Median != time.Second {
		t.Errorf("the last are %+v", v.Last)
	}
	if w := v.Weeks[11]; w.Asked != 6 || w.Hits != 6 || w.Median != 4*time.Second {
		t.Errorf("this week %+v", w)
	}
	if w := v.Weeks[10]; w.Asked != 6 || w.Hits != 0 || w.Median != 0 || w.Rate() != 0 {
		t.Errorf("last week %+v", w)
	}
	says(t, v.Reading, "최근 18번 가운데 12번 떠올렸습니다. 떠올릴 때는 보통 1.0초", "12 of the last 18 times. When it does, it usually takes 1.0 s")
	leads(t, v.Reading, schedule.DoRecall, "", 0)

	var sure Record
	for range 40 {
		sure.Reviews = append(sure.Reviews, recalled(ago(1), true, 2*time.Second))
	}
	if v := recallsOf(sure, now, seoul); v.Last.Asked != 30 {
		t.Errorf("the last are %+v", v.Last)
	}
	leadsNowhere(t, recallsOf(sure, now, seoul).Reading)
	sure.Recalls = []schedule.Card{card("a", 0)}
	leads(t, recallsOf(sure, now, seoul).Reading, schedule.DoRecall, "", 0)
}

func TestVotesAreHeldAgainstThePanels(t *testing.T) {
	const yes, no, cannot, none = mock.Inclined, mock.NotInclined, mock.TooLittle, mock.NoVote
	sat := func(days int, own, panel []mock.Vote) Mock {
		return Mock{ID: fmt.Sprint(days), Plan: "loop", Began: ago(days), Own: own, Panel: panel}
	}
	says(t, mocksOf(Record{Mocks: []Mock{{Running: true}}}, now, seoul).Reading, "아직 마친 모의 면접이 없습니다", "You have not finished a mock yet")
	leads(t, mocksOf(Record{}, now, seoul).Reading, schedule.DoMock, "", 0)
	unread := mocksOf(Record{Mocks: []Mock{sat(1, []mock.Vote{none}, nil)}}, now, seoul)
	says(t, unread.Reading, "디브리핑까지 읽은", "not voted and read a debrief")
	leadsNowhere(t, unread.Reading)

	r := Record{Mocks: []Mock{
		sat(20, []mock.Vote{yes, no, yes, none}, []mock.Vote{yes, cannot, no}),
		sat(4, []mock.Vote{cannot, yes, none}, []mock.Vote{yes, no, yes}),
	}}
	m := mocksOf(r, now, seoul)
	if m.Both != (Votes{Rounds: 5, ByPanel: 2, BySelf: 3, Higher: 2, Lower: 1}) || len(m.Sat) != 2 || m.Sat[0].Rounds != 3 || m.Sat[1].ID != "4" {
		t.Errorf("votes %+v", m)
	}
	says(t, m.Reading, "면접관 5명 중 2명이 긍정이었습니다. 본인은 긍정으로 보았지만 면접관은 아니었던 경우가 2번", "2 of 5 interviewers were inclined. 2 times you were inclined and they were not")
	leads(t, m.Reading, schedule.DoMock, "loop", 0)

	for _, c := range []struct {
		own, panel []mock.Vote
		ko, en     string
	}{
		{[]mock.Vote{yes, no}, []mock.Vote{yes, cannot}, "모두 같았습니다", "the same way"},
		{[]mock.Vote{no}, []mock.Vote{yes}, "면접관은 긍정이었지만 본인은 그렇게 보지 않은 경우가 1번", "Once they were inclined and you were not"},
		{[]mock.Vote{no, yes}, []mock.Vote{yes, no}, "갈린 것은 2번", "as often one way"},
	} {
		says(t, mocksOf(Record{Mocks: []Mock{sat(1, c.own, c.panel)}}, now, seoul).Reading, c.ko, c.en)
	}
}

// busy is years of practice.
func busy() (Record, []questions.Deck) {
	r := Record{Past: map[string]interview.Past{}}
	var decks []questions.Deck
	rnd := rand.New(rand.NewPCG(1, 2))
	ps := questions.Principles()
	for d := range 50 {
		var ids []string
		for q := range 100 {
			ids = append(ids, fmt.Sprint(q))
		}
		decks = append(decks, deck(fmt.Sprintf("deck-%d", d), ps[d%16].ID, ids...))
		for _, q := range decks[d].Questions {
			r.Past[q.ID] = interview.Past{Times: 1, Rating: rnd.IntN(6)}
			r.Cards = append(r.Cards, card(q.ID, rnd.IntN(60)-10))
		}
	}
	r.Recalls = r.Cards[:1000]
	for i := range 10000 {
		m := answer(ago(1000-i/10), rnd.IntN(6), float64(rnd.IntN(11)))
		m.Question = fmt.Sprintf("deck-%d/%d", rnd.IntN(50), rnd.IntN(100))
		r.Marks = append(r.Marks, m)
	}
	for i := range 5000 {
		r.Reviews = append(r.Reviews, recalled(ago(500-i/10), i%5 > 0, time.Duration(rnd.IntN(10000))*time.Millisecond))
	}
	for i := range 200 {
		r.Stories = append(r.Stories, story.Story{ID: fmt.Sprint(i), Shows: []story.Show{{Principle: ps[i%16].ID, Strength: 2}}})
		r.Mocks = append(r.Mocks, Mock{Plan: "loop", Began: ago(600 - 3*i), Own: []mock.Vote{mock.Inclined}, Panel: []mock.Vote{mock.Inclined}})
	}
	return r, decks
}

func BenchmarkFigures(b *testing.B) {
	r, decks := busy()
	for _, f := range []struct {
		name string
		draw func()
	}{
		{"Spent", func() { Spent(r, seoul) }},
		{"Year", func() { yearOf(r, now, seoul) }},
		{"Ahead", func() { aheadOf(r.Askable(decks), now, seoul) }},
		{"Calibration", func() { calibrationOf(r, now, seoul) }},
		{"Shares", func() { sharesOf(r) }},
		{"Strengths", func() { strengthsOf(r, decks, now, seoul) }},
		{"Recalls", func() { recallsOf(r, now, seoul) }},
		{"Mocks", func() { mocksOf(r, now, seoul) }},
	} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				f.draw()
			}
		})
	}
}
