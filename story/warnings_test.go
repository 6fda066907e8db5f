package story

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"onsite/lang"
)

// only are the warnings of one kind.
func only(k Kind, all []Warning) []Warning {
	return slices.DeleteFunc(slices.Clone(all), func(w Warning) bool { return w.Kind != k })
}

// checkWarning holds a warning to what is promised of all.
func checkWarning(t *testing.T, w Warning) {
	t.Helper()
	if len(w.Stories) == 0 || len(w.Quotes) == 0 || slices.Contains(w.Quotes, "") {
		t.Errorf("it stands on nothing: %+v", w)
	}
	if w.Say.En == "" || !strings.ContainsFunc(w.Say.Ko, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		t.Errorf("it is not said in both languages: %+v", w.Say)
	}
	for _, s := range []string{w.Say.En, w.Say.Ko} {
		if strings.Contains(s, "%!") || lang.CleanLine(s) != s {
			t.Errorf("it is said badly: %q", s)
		}
	}
}

func TestAStoryThatCarriesFivePrinciplesIsOverused(t *testing.T) {
	hero := showing(1, "결제 배치", "dive-deep 3, ownership 3, frugality 2, think-big 1, earn-trust 2, bias-for-action 1")
	stories := []Story{hero, showing(2, "이전", "dive-deep 2, ownership 3")}
	got := only(Overused, Warnings(stories, nil)) // all but ownership, which is shared
	if len(got) != 1 || got[0].Stories[0] != hero.ID || len(got[0].Principles) != 5 || slices.Contains(got[0].Principles, "ownership") {
		t.Fatalf("warned of %+v", got)
	}
	if !strings.Contains(got[0].Say.Ko, "결제 배치") || !strings.Contains(got[0].Say.En, "5 principles") {
		t.Errorf("said %+v", got[0].Say)
	}
	checkWarning(t, got[0])

	stories = append(stories, showing(3, "설득", "think-big 1")) // as good
	if got := only(Overused, Warnings(stories, nil)); len(got) != 0 {
		t.Errorf("four principles are not too many: %+v", got)
	}
}

func TestAStoryToldEverywhereIsOverused(t *testing.T) {
	told := func(n, answers int) Story {
		s := showing(n, "이야기", "")
		for i := range answers {
			s.Answers = append(s.Answers, id(1000*n+i))
		}
		return s
	}
	got := only(Overused, Warnings([]Story{told(1, 9), told(2, 3), told(3, 0)}, nil))
	if len(got) != 1 || got[0].Stories[0] != id(1) || !strings.Contains(got[0].Say.Ko, "답변 12개 중 9개") || !strings.Contains(got[0].Say.En, "9 of the 12") {
		t.Fatalf("warned of %+v", got)
	}
	checkWarning(t, got[0])
	for name, stories := range map[string][]Story{
		"seldom told":           {told(1, 7), told(2, 1), told(3, 0)},
		"others are told too":   {told(1, 9), told(2, 6), told(3, 3)},
		"there is no choice":    {told(1, 30), told(2, 0)},
		"nothing was told ever": {told(1, 0), told(2, 0), told(3, 0)},
	} {
		if got := only(Overused, Warnings(stories, nil)); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestAPrincipleThatLeansOnOneStory(t *testing.T) {
	stories := []Story{showing(1, "배치", "dive-deep 3, ownership 2"), showing(2, "이전", "ownership 1")}
	got := only(Leaning, Warnings(stories, nil))
	if len(got) != 1 || got[0].Principles[0] != "dive-deep" || got[0].Stories[0] != id(1) || got[0].Quotes[0] != "배치" {
		t.Fatalf("warned of %+v", got)
	}
	if got[0].Say.Ko != `깊이 파고들기: 보여 줄 이야기가 "배치" 하나뿐입니다. 여유가 되면 하나 더 써 보세요.` {
		t.Errorf("said %s", got[0].Say.Ko)
	}
	checkWarning(t, got[0])
	if got := Warnings(nil, nil); len(got) != 0 {
		t.Errorf("an empty bank is warned of %+v", got)
	}
}

// However many principles lean on one story, it is said once.
func TestManyPrinciplesThatLeanAreOneSentence(t *testing.T) {
	stories := []Story{showing(1, "배치", "customer-obsession 3, ownership 2, earn-trust 1, dive-deep 1"), showing(2, "이전", "frugality 1")}
	got := only(Leaning, Warnings(stories, nil))
	if len(got) != 1 || len(got[0].Principles) != 5 || !slices.Equal(got[0].Quotes, []string{"배치", "이전"}) {
		t.Fatalf("warned of %+v", got)
	}
	if want := "원칙 5개(고객 집착, 주인의식, 절약 외 2개)는 보여 줄 이야기가 하나씩뿐입니다. 여유가 되면 하나씩 더 써 보세요."; got[0].Say.Ko != want {
		t.Errorf("said %s", got[0].Say.Ko)
	}
	checkWarning(t, got[0])
	got = only(Leaning, Warnings(stories[:1], nil))
	if len(got) != 1 || !strings.Contains(got[0].Say.En, `4 principles (Customer Obsession; Ownership; Earn Trust; and 1 more) have only one story between them, "배치"`) {
		t.Fatalf("said %+v", got)
	}
	checkWarning(t, got[0])
}

func TestAnAnswerThatContradictsTheStory(t *testing.T) {
	s := Story{ID: id(1), Title: "결제 배치", Figures: []Figure{{What: "월 배치 실패", From: "26건", To: "1건"}}, Answers: []string{id(10), id(11), id(12), id(13)}}
	told := map[string]Told{
		id(10): {ID: id(10), Day: noon, Text: "배치 실패가 30건에서 1건으로 줄었습니다."},
		id(11): {ID: id(11), Day: noon, Text: "배치 실패가 26건에서 1건으로 줄었습니다."},            // the same
		id(12): {ID: id(12), Day: noon, Text: "서버를 30대에서 1대로 줄였습니다. 26명이 3명이 됐습니다."}, // other things
		id(14): {ID: id(14), Day: noon, Text: "배치 실패가 90건에서 1건으로 줄었습니다."},            // of another story
	}
	got := only(Contradiction, Warnings([]Story{s}, told))
	if len(got) != 1 || !slices.Equal(got[0].Quotes, []string{"30건에서 1건", "월 배치 실패: 26건 → 1건"}) || !slices.Equal(got[0].Answers, []string{id(10)}) {
		t.Fatalf("warned of %+v", got)
	}
	checkWarning(t, got[0])
	for _, want := range []string{`이야기: "월 배치 실패: 26건 → 1건"`, `답변(11월 22일): "30건에서 1건"`} {
		if !strings.Contains(got[0].Say.Ko, want) {
			t.Errorf("%q is not in %q", want, got[0].Say.Ko)
		}
	}
	if !strings.Contains(got[0].Say.En, `answer of 22 Nov: "30건에서 1건"`) {
		t.Errorf("said %q", got[0].Say.En)
	}
	s.Figures[0].To = "약 1건" // rough: nothing is sure any more
	if got := Warnings([]Story{s}, told); len(got) != 0 || s.Figured() {
		t.Errorf("warned of %+v", got)
	}
}

func TestFiguresOfTwoStoriesThatCannotBothBeRight(t *testing.T) {
	type end struct {
		f    Figure
		year int
		role string
	}
	for _, c := range []struct {
		name string
		a, b end
		want bool
	}{
		{"another result", end{f: Figure{What: "failed batches", From: "26", To: "1"}}, end{f: Figure{What: "Failed  Batches", From: "26", To: "2"}}, true},
		{"another beginning", end{f: Figure{What: "월 실패", From: "26건", To: "1건"}}, end{f: Figure{What: "월실패", From: "30", To: "1"}}, true},
		{"other units of time", end{f: Figure{What: "복구", From: "4시간", To: "38분"}}, end{f: Figure{What: "복구", From: "4 h", To: "2 hours"}}, true},
		{"both ends of a thing named closely", end{f: Figure{What: "failed batches a month", From: "26", To: "1"}}, end{f: Figure{What: "failed batches a month", From: "30", To: "2"}}, true},
		{"both ends in the same year", end{f: Figure{What: "실패", From: "26", To: "1"}, year: 2023}, end{f: Figure{What: "실패", From: "30", To: "2"}, year: 2023}, true},
		{"only results", end{f: Figure{What: "실패", To: "1"}}, end{f: Figure{What: "실패", To: "2"}}, false},

		{"the same", end{f: Figure{What: "failed batches", From: "26", To: "1"}}, end{f: Figure{What: "failed batches", From: "26건", To: "1건"}}, false},
		{"the same, written otherwise", end{f: Figure{What: "이용자", From: "1,000명", To: "3만명"}}, end{f: Figure{What: "이용자", From: "1000", To: "30,000명"}}, false},
		{"the same time", end{f: Figure{What: "복구", From: "4시간", To: "30분"}}, end{f: Figure{What: "복구", From: "240 min", To: "0.5 h"}}, false},
		{"rounded", end{f: Figure{What: "복구", From: "3.8 h", To: "38 min"}}, end{f: Figure{What: "복구", From: "4 h", To: "38 min"}}, false},
		{"rounded to hours", end{f: Figure{What: "복구", From: "238분", To: "38분"}}, end{f: Figure{What: "복구", From: "4시간", To: "38분"}}, false},
		{"another thing", end{f: Figure{What: "failed batches", From: "26", To: "1"}}, end{f: Figure{What: "failed calls", From: "26", To: "2"}}, false},
		{"a wide name, nothing agrees", end{f: Figure{What: "latency", From: "900 ms", To: "80 ms"}}, end{f: Figure{What: "latency", From: "30 s", To: "4 s"}}, false},
		{"another year", end{f: Figure{What: "실패", From: "26", To: "1"}, year: 2021}, end{f: Figure{What: "실패", From: "26", To: "2"}, year: 2023}, false},
		{"another job", end{f: Figure{What: "실패", From: "26", To: "1"}, role: "DBA"}, end{f: Figure{What: "실패", From: "26", To: "2"}, role: "개발자"}, false},
		{"other units", end{f: Figure{What: "실패", From: "26", To: "1%"}}, end{f: Figure{What: "실패", From: "26", To: "2건"}}, false},
		{"rough", end{f: Figure{What: "실패", From: "26", To: "약 1건"}}, end{f: Figure{What: "실패", From: "26", To: "2"}}, false},
		{"a range", end{f: Figure{What: "실패", From: "26", To: "1-2"}}, end{f: Figure{What: "실패", From: "26", To: "3"}}, false},
		{"two numbers", end{f: Figure{What: "복구", From: "26", To: "1시간 30분"}}, end{f: Figure{What: "복구", From: "26", To: "2시간"}}, false},
		{"nothing is named", end{f: Figure{From: "26", To: "1"}}, end{f: Figure{From: "26", To: "2"}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Story{ID: id(1), Title: "가", Figures: []Figure{c.a.f}, Year: c.a.year, Role: c.a.role}
			b := Story{ID: id(2), Title: "나", Figures: []Figure{c.b.f}, Year: c.b.year, Role: c.b.role}
			got := only(Contradiction, Warnings([]Story{a, b}, nil))
			if (len(got) == 1) != c.want || len(got) > 1 {
				t.Fatalf("warned of %+v", got)
			}
			for _, w := range got {
				checkWarning(t, w)
				if !slices.Equal(w.Stories, []string{a.ID, b.ID}) || !slices.Equal(w.Quotes, []string{c.a.f.String(), c.b.f.String()}) {
					t.Errorf("it stands on %v %v", w.Stories, w.Quotes)
				}
			}
			if within := only(Contradiction, Warnings([]Story{{ID: id(1), Figures: []Figure{c.a.f, c.b.f}}}, nil)); len(within) != 0 {
				t.Errorf("two phases of one story: %+v", within)
			}
		})
	}
}

func TestATextThatContradictsItsFigures(t *testing.T) {
	english := Figure{What: "failed batches a month", From: "26", To: "1", Evidence: "incident log"}
	korean := Figure{What: "월 배치 실패", From: "26건", To: "1건"}
	hours := Figure{What: "복구 시간", From: "4시간", To: "38분"}
	load := Figure{What: "page load", From: "3.2 s", To: "0.8 s"}
	for _, c := range []struct {
		figure Figure
		text   string
		quote  string // "" is silence
	}{
		{english, "실패가 26건에서 2건으로 줄었습니다.", "26건에서 2건"},
		{english, "실패가 26건에서 월 3건 수준으로 줄었습니다.", "26건에서 월 3건"},
		{english, "26 → 2", "26 → 2"},
		{english, "Failures fell from 26 to 3.", "from 26 to 3"},
		{english, "We went from 26 failed batches to just 3 a month.", "from 26 failed batches to just 3"},
		{english, "Failed batches went from 30 to 1.", "from 30 to 1"}, // it speaks of them
		{korean, "배치 실패가 30건에서 1건으로 줄었습니다.", "30건에서 1건"},
		{korean, "26건에서 5건으로 줄었습니다.", "26건에서 5건"},
		{hours, "복구가 4시간에서 2시간으로 빨라졌습니다. 복구 시간이 4시간에서 2시간으로요.", "4시간에서 2시간"},
		{load, "The page went from 3.2 seconds to 1.5 seconds.", "from 3.2 seconds to 1.5 seconds"},
		{Figure{What: "비용", From: "320만원", To: "90만원"}, "비용을 320만 원에서 120만 원으로 줄였습니다.", "320만 원에서 120만 원"},
		{Figure{What: "cost", From: "$26k", To: "$4k"}, "It cut the bill from $26k to $9k.", "from $26k to $9k"},
		{Figure{What: "error rate", From: "2.6%", To: "0.1%"}, "오류율이 2.6%에서 0.4%로 떨어졌습니다.", "2.6%에서 0.4%"},

		{english, "실패가 26건에서 1건으로 줄었습니다.", ""},
		{english, "Failures fell from 26 to 1.", ""},
		{english, "실패가 26건에서 5건으로, 다시 1건으로 줄었습니다.", ""}, // a step on the way
		{english, "First from 26 to 9 a month, then to 1.", ""},
		{english, "리뷰어를 5명에서 1명으로 줄였습니다.", ""}, // 1 is anything
		{english, "It went from 30 to 1.", ""},
		{english, "배포가 26분에서 3분으로 빨라졌습니다.", ""}, // minutes
		{english, "서버 3대에서 26건의 오류가 났습니다.", ""},
		{english, "26건에서 30건까지 나올 때도 있었습니다.", ""},
		{english, "약 26건에서 2건으로 줄었습니다.", ""},
		{english, "약 30건에서 1건으로 줄었습니다.", ""},
		{english, "버전을 2.26에서 2.27로 올렸습니다.", ""},
		{english, "From 2026 to 2027 nothing failed.", ""},
		{english, "It took 26 of us 2 days.", ""},
		{english, "번호는 010-26에서 2로 끝납니다.", ""},
		{korean, "배치 서버를 5대에서 1대로 줄였습니다.", ""},
		{korean, "26명에서 3명으로 줄었습니다.", ""},
		{hours, "복구가 4시간에서 38분으로 빨라졌습니다.", ""},
		{hours, "복구가 240분에서 38분으로 빨라졌습니다.", ""},
		{hours, "배포가 4시간에서 10분으로 빨라졌습니다.", ""}, // 4 is anything, and it is not 복구
		{load, "The page went from 3.2 seconds to 800 ms.", ""},
		{load, "The page went from 3 seconds to 0.8 seconds.", ""}, // rounded
		{Figure{What: "cost", From: "$26k", To: "$4k"}, "It cut the bill from $26k to $9k, and by June it was $4k.", ""},
		{Figure{What: "revenue", From: "$2.6M", To: "$4M"}, "It went from $2.6k to $3k.", ""},
		{Figure{What: "실패", To: "1"}, "26건에서 2건으로 줄었습니다.", ""},
		{Figure{What: "실패", From: "많음", To: "1"}, "26건에서 2건으로 줄었습니다.", ""},
	} {
		s := Story{ID: id(1), Title: "결제", Result: c.text, Figures: []Figure{c.figure}}
		got := only(Contradiction, Warnings([]Story{s}, nil))
		if c.quote == "" {
			if len(got) != 0 {
				t.Errorf("%q against %q: %v", c.text, c.figure, got[0].Quotes)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%q against %q: %d warnings", c.text, c.figure, len(got))
			continue
		}
		checkWarning(t, got[0])
		if want := []string{c.quote, c.figure.String()}; !slices.Equal(got[0].Quotes, want) || !strings.Contains(c.text, c.quote) {
			t.Errorf("%q quotes %q, want %q", c.text, got[0].Quotes, want)
		}
		// The same words in an answer it was told in.
		if inAnswer := Conflicts(Story{ID: id(1), Figures: s.Figures}, c.text); len(inAnswer) != len(got) {
			t.Errorf("%q in an answer: %+v", c.text, inAnswer)
		}
	}
}

func TestAFigureThatAgreesSilencesTheOthers(t *testing.T) {
	s := Story{ID: id(1), Title: "결제", Result: "장애는 26건에서 3건으로, 야간 호출은 26건에서 12건으로 줄었습니다.", Figures: []Figure{
		{What: "장애", From: "26", To: "3"}, {What: "야간 호출", From: "26", To: "12"},
	}}
	if got := only(Contradiction, Warnings([]Story{s}, nil)); len(got) != 0 {
		t.Errorf("warned of %+v", got)
	}
	if got := only(Contradiction, Warnings([]Story{batch()}, nil)); len(got) != 0 {
		t.Errorf("a story that agrees with itself: %+v", got)
	}
}

func FuzzConflicts(f *testing.F) {
	f.Add("실패가 26건에서 2건으로 줄었습니다.", "실패", "26", "1")
	f.Add("from $26k to 1 a month", "cost", "$26k", "9 %")
	f.Add("26 -> 0.0000, 26건에서 3만 건으로", "", "26건", "1e9")
	f.Fuzz(func(t *testing.T, text, what, from, to string) {
		s := Story{ID: id(1), Title: "결제", Result: text, Figures: []Figure{{What: what, From: from, To: to}}}.Clean()
		for _, w := range Warnings([]Story{s}, nil) {
			checkWarning(t, w)
			if !strings.Contains(s.Result, w.Quotes[0]) {
				t.Errorf("%q is not in %q", w.Quotes[0], s.Result)
			}
		}
	})
}

func BenchmarkWarnings200(b *testing.B) {
	stories := bank(200)
	b.ReportAllocs()
	for b.Loop() {
		Warnings(stories, nil)
	}
}

// Every story was told in five answers of two minutes.
func BenchmarkWarningsWithAnswers200(b *testing.B) {
	stories, told := bank(200), map[string]Told{}
	text := strings.Repeat("로그를 모아 원인을 네 가지로 나누었고 락 대기가 대부분이라는 것을 확인했습니다. ", 12) + "\n실패가 27건에서 2건으로 줄었습니다."
	for i := range stories {
		for j := range 5 {
			t := Told{ID: id(1000 + 5*i + j), Day: noon, Text: text}
			stories[i].Answers = append(stories[i].Answers, t.ID)
			told[t.ID] = t
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Warnings(stories, told)
	}
}
