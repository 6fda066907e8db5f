package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var titles = []string{
	"결제 배치 실패",            // 0
	"Batch payments fail", // 1
	"느린 결제 페이지",           // 2
	"가격 정책 설득",            // 3
	"A failed migration",  // 4
	"Payment page, slow",  // 5
	"log-in 장애",           // 6
}

func titled(titles ...string) []Story {
	var all []Story
	for i, title := range titles {
		all = append(all, Story{ID: id(i), Title: title})
	}
	return all
}

func TestAFewLettersFindAStory(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []int
	}{
		{"ㄱㅈ", []int{0, 2, 3}}, // begins with it; a word does; ㄱ…ㅈ in order
		{"결제", []int{0, 2}},
		{"겨", []int{0, 2, 3}}, // the final is still to come; 격 is inside a word
		{"ㄱㅈㅂㅊ", []int{0}},
		{"ㄱㅈ ㅂㅊ", []int{0}},
		{"결ㅈ", []int{0, 2}},
		{"배치", []int{0}},
		{"ㄱㅅ", []int{3, 0}}, // nothing begins with it; 격 정책 설 is shorter than 결제 배치 실
		{"ㄳ", []int{3, 0}},  // what an input method makes of ㄱㅅ
		{"pa", []int{5, 1}},
		{"PAY", []int{5, 1}},
		{"payments f", []int{1}},
		{"fail", []int{4, 1}},
		{"bpf", []int{1}},
		{"login", []int{6}},
		{"in", []int{6, 4}},
		{"ㅈㅇ", []int{6, 2}},
		{"정책", []int{3}},
		{norm.NFD.String("결제"), []int{0, 2}},
		{"xyz", nil},
		{"!?", nil},
		{"제결", nil},
		{"", []int{0, 1, 2, 3, 4, 5, 6}},
		{"  ", []int{0, 1, 2, 3, 4, 5, 6}},
	} {
		if got := Match(titled(titles...), c.typed); !slices.Equal(got, c.want) {
			t.Errorf("%q finds %v, want %v", c.typed, got, c.want)
		}
	}
}

func TestTheBestFitComesFirst(t *testing.T) {
	got := Match(titled("한 장의 애환", "서버 장애", "장애 대응", "장기 휴가와 애프터"), "장애")
	if want := []int{2, 1, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("in the order %v, want %v", got, want)
	}
	got = Match(titled("둘째 결제", "첫째 결제"), "결제")
	if want := []int{0, 1}; !slices.Equal(got, want) {
		t.Errorf("equals in the order %v, want %v", got, want)
	}
}

func TestEveryConsonantStandsForItsSyllables(t *testing.T) {
	syllables := []rune("가까나다따라마바빠사싸아자짜차카타파하")
	for i, lead := range []rune(leads) {
		for j, r := range syllables {
			for _, r := range []rune{r, r + perLead - 1} { // the first and the last of each
				if got := stands(lead, r, false); got != (i == j) {
					t.Errorf("%c stands for %c: %v", lead, r, got)
				}
			}
		}
	}
	if stands('ㅏ', '가', true) || stands('가', '각', false) || !stands('가', '각', true) || stands('각', '가', true) {
		t.Error("only a last syllable may lack its final")
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("결제 배치 실패", "ㄱㅈ")
	f.Add("Batch", "b\x00")
	f.Add("ㄳ", "ㄱ")
	f.Fuzz(func(t *testing.T, title, typed string) {
		got := Match(titled("다른 이야기", title), typed)
		if len(got) > 2 || slices.ContainsFunc(got, func(i int) bool { return i < 0 || i > 1 }) {
			t.Errorf("found %v", got)
		}
		if !slices.Contains(Match(titled(title), title), 0) {
			t.Errorf("%q is not found by its whole title", title)
		}
	})
}

// bank is a bank of n stories with titles and texts of a usual length.
func bank(n int) []Story {
	var all []Story
	for i := range n {
		s := batch()
		s.ID, s.Title = id(i), fmt.Sprintf("%s %d", titles[i%len(titles)], i)
		s.Action = strings.Repeat("로그를 석 달치 모아 시간대별로 나누어 보았습니다. ", 30)
		all = append(all, s)
	}
	return all
}

func BenchmarkMatch200(b *testing.B) {
	stories := bank(200)
	b.ReportAllocs()
	for b.Loop() {
		Match(stories, "ㄱㅈ")
	}
}
