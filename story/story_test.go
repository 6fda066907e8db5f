package story

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"onsite/lang"
	"onsite/questions"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 123456789, time.UTC)

// id is a ULID for tests.
func id(n int) string { return fmt.Sprintf("01KATTEST0000000000000%04d", n) }

// showing is a story that shows principles: "dive-deep 3, ownership 1".
func showing(n int, title, shows string) Story {
	s := Story{ID: id(n), Title: title}
	for part := range strings.SplitSeq(shows, ", ") {
		var show Show
		if _, err := fmt.Sscan(part, &show.Principle, &show.Strength); err == nil {
			s.Shows = append(s.Shows, show)
		}
	}
	return s.Clean()
}

// batch is a story with everything in it.
func batch() Story {
	return Story{
		ID: id(1), Revision: 7, Title: "결제 배치 실패", Year: 2023, Role: "백엔드 개발자",
		Situation: "정산 배치가 한 달에 26번 실패했습니다.",
		Task:      "원인을 찾는 일을 제가 맡았습니다.",
		Action:    "로그를 석 달치 모아\n시간대별로 나누어 보았습니다.\n\n락 대기가 몰려 있었습니다.",
		Result:    "실패가 26건에서 1건으로 줄었습니다.",
		Learning:  "추측하기 전에 먼저 세어 봅니다.",
		Figures: []Figure{
			{What: "failed batches a month", From: "26", To: "1", Evidence: "incident log"},
			{What: "복구 시간", From: "4시간", To: "38분", Evidence: "당직 기록"},
		},
		Shows: []Show{{"dive-deep", 3}, {"ownership", 2}}, Langs: []lang.Lang{lang.Ko, lang.En},
		From: id(90), Answers: []string{id(90), id(91)}, Made: noon, Changed: noon.Add(time.Hour),
	}
}

func TestCleanKeepsWhatMayBeKept(t *testing.T) {
	seoul := time.FixedZone("KST", 9*3600)
	got := Story{
		ID: " " + id(1) + "\n", Title: norm.NFD.String("결제\n배치 "), Action: "\r\n하나\r\n\t둘\x1b[31m \n", Role: "\u202e개발자", Year: 20233,
		Figures: []Figure{{What: " 실패 "}, {}, {Evidence: "\u200b"}, {What: "실패"}},
		Shows:   []Show{{"dive-deep", 9}, {"bravery", 2}, {"dive-deep", 1}, {"ownership", -4}},
		Langs:   []lang.Lang{"ja", lang.En, lang.Ko, lang.En},
		Answers: []string{"", "a", " a", "b"},
		Made:    time.Date(2026, 11, 22, 21, 0, 0, 0, seoul), Changed: time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC),
	}.Clean()
	want := Story{
		ID: id(1), Title: "결제 배치", Action: "하나\n    둘[31m", Role: "개발자",
		Figures: []Figure{{What: "실패"}},
		Shows:   []Show{{"dive-deep", 3}, {"ownership", 1}},
		Langs:   []lang.Lang{lang.Ko, lang.En},
		Answers: []string{"a", "b"},
		Made:    time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("cleaned to\n%+v, want\n%+v", got, want)
	}
	if s := batch(); !reflect.DeepEqual(s.Clean(), s) {
		t.Errorf("a clean story changed:\n%+v\n%+v", s.Clean(), s)
	}
}

func TestCleanLeavesTheCallersStoryAlone(t *testing.T) {
	s := batch()
	s.Figures[0].What, s.Shows[0].Strength, s.Answers[0] = " x ", 8, " y "
	s.Clean()
	if s.Figures[0].What != " x " || s.Shows[0].Strength != 8 || s.Answers[0] != " y " {
		t.Errorf("the story behind it changed: %+v", s)
	}
}

func TestTextIsWhatIsTold(t *testing.T) {
	s := Story{Title: "제목", Situation: "상황입니다.", Result: "결과입니다.", Learning: "배웠습니다."}
	if got := s.Text(); got != "상황입니다.\n\n결과입니다.\n\n배웠습니다." {
		t.Errorf("told as %q", got)
	}
	for _, s := range []Story{{Title: "a"}, {Learning: "a"}, {Figures: []Figure{{What: "a"}}}} {
		if s.Empty() {
			t.Errorf("%+v is said to be empty", s)
		}
	}
	if !(Story{ID: id(1), Made: noon, Shows: []Show{{"ownership", 2}}}).Empty() {
		t.Error("a story of which nothing was written is not empty")
	}
}

func TestAFigureOnOneLine(t *testing.T) {
	for want, f := range map[string]Figure{
		"failed batches a month: 26 → 1": {What: "failed batches a month", From: "26", To: "1", Evidence: "log"},
		"고객 수: → 300":                    {What: "고객 수", To: "300"},
		"비용: 40%":                        {What: "비용", From: "40%"},
		"팀":                              {What: "팀"},
		"4 h → 38 min":                   {From: "4 h", To: "38 min"},
	} {
		if got := f.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHolesStandOut(t *testing.T) {
	stories := []Story{
		showing(1, "배치", "dive-deep 3, ownership 2, frugality 1"),
		showing(2, "이전", "dive-deep 2, ownership 1, think-big 1"),
		showing(3, "설득", "think-big 1, ownership 1"),
	}
	c := Cover(stories)
	column := func(principle string) int {
		return slices.IndexFunc(c.Principles, func(p questions.Principle) bool { return p.ID == principle })
	}
	for i, s := range stories {
		for j, p := range c.Principles {
			if c.Strengths[i][j] != s.Strength(p.ID) {
				t.Errorf("%s shows %s with %d in the table", s.Title, p.ID, c.Strengths[i][j])
			}
		}
	}
	if n := column("dive-deep"); c.Strong[n] != 2 || c.Some[n] != 2 {
		t.Errorf("dive-deep has %d strong of %d", c.Strong[n], c.Some[n])
	}
	holes := c.Holes()
	if len(holes) != 15 {
		t.Fatalf("%d holes, want all but dive-deep: %+v", len(holes), holes)
	}
	// Thirteen have nothing strong: eleven nothing at all, then frugality with
	// one weak story, think-big with two. Ownership has one strong.
	if holes[0].Principle != "customer-obsession" || holes[1].Principle != "invent-and-simplify" {
		t.Errorf("the worst are %+v", holes[:2])
	}
	want := []Hole{{"frugality", 0, 1}, {"think-big", 0, 2}, {"ownership", 1, 2}}
	if got := holes[12:]; !slices.Equal(got, want) {
		t.Errorf("the least are %+v, want %+v", got, want)
	}
	if next, ok := Next(stories); !ok || next != "customer-obsession" {
		t.Errorf("next is %q", next)
	}
}

func TestNextFollowsTheWorstHole(t *testing.T) {
	if next, ok := Next(nil); !ok || next != questions.Principles()[0].ID {
		t.Errorf("an empty bank begins with %q", next)
	}
	var stories []Story
	for i := 0; ; i++ {
		next, ok := Next(stories)
		if !ok {
			break
		}
		if i == 100 {
			t.Fatal("the holes are never filled")
		}
		if want := questions.Principles()[i%16].ID; next != want {
			t.Fatalf("story %d should be for %s, not %s", i, want, next)
		}
		stories = append(stories, showing(i, "이야기", next+" 2"))
	}
	if len(stories) != Goal*16 {
		t.Errorf("%d stories were asked for", len(stories))
	}
}

// An answer belongs to one story at most.
func TestAnAnswerIsAttachedToOneStory(t *testing.T) {
	a, b, c := Story{ID: id(1), Revision: 3, Answers: []string{"x", "y"}}, Story{ID: id(2), Revision: 7}, Story{ID: id(3), Answers: []string{"z"}}
	all := []Story{a, b, c}
	got := Attach(all, "x", b.ID)
	if len(got) != 2 || got[0].Revision != 4 || !slices.Equal(got[0].Answers, []string{"y"}) || got[1].Revision != 8 || !slices.Equal(got[1].Answers, []string{"x"}) {
		t.Errorf("attached: %+v", got)
	}
	if len(a.Answers) != 2 || a.Answers[0] != "x" || !got[0].Changed.IsZero() {
		t.Errorf("the stories handed in changed: %+v", a)
	}
	if got := Attach(all, "x", a.ID); len(got) != 0 {
		t.Errorf("attached again: %+v", got)
	}
	if got := Attach(all, "x", ""); len(got) != 1 || slices.Contains(got[0].Answers, "x") {
		t.Errorf("detached: %+v", got)
	}
}
