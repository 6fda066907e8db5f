package progress

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onsite/lang"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

var (
	today = time.Date(2026, 11, 22, 21, 0, 0, 0, seoul)
)

// told makes a story that shows principles, each "id:strength".
func told(id, title string, shows ...string) story.Story {
	s := story.Story{ID: id, Title: title}
	for _, show := range shows {
		principle, n, _ := strings.Cut(show, ":")
		s.Shows = append(s.Shows, story.Show{Principle: principle, Strength: int(n[0] - '0')})
	}
	return s
}

func process() schedule.Process {
	return schedule.Process{
		Settings: schedule.Settings{Date: time.Date(2026, 12, 4, 0, 0, 0, 0, time.UTC), Company: "Amazon", Role: "DBE", Rounds: []string{"onsite-loop", "gone"}},
		Opening:  "7년째 데이터베이스를 맡고 있습니다.\n\n배치를 고쳤습니다.", Asks: "온콜은 어떤가요?\n\n첫 석 달은요?",
	}
}

var plans = []questions.Plan{{ID: "onsite-loop", Title: lang.Text{Ko: "온사이트 루프", En: "Onsite loop"}}, {ID: "bar-raiser", Title: lang.Text{Ko: "바 레이저", En: "Bar Raiser"}}}

// names are what the brief tells for a principle.
func (b Brief) names(t *testing.T, principle string) string {
	t.Helper()
	for _, p := range b.Principles {
		if p.Principle.ID == principle {
			var names []string
			for _, s := range p.Stories {
				names = append(names, s.Title)
			}
			if p.Nearest {
				names = append([]string{"nearest"}, names...)
			}
			return strings.Join(names, " ")
		}
	}
	t.Fatalf("there is nothing of %s", principle)
	return ""
}

func TestEveryPrincipleGetsItsBestStory(t *testing.T) {
	b := NewBrief(process(), []story.Story{
		told("1", "batch", "ownership:3", "dive-deep:2", "customer-obsession:2"),
		told("2", "index", "dive-deep:3", "ownership:2", "earn-trust:1"),
		told("3", "cache", "frugality:2"),
	}, plans, today, seoul)
	for principle, want := range map[string]string{
		"ownership": "batch index", "dive-deep": "index batch", "customer-obsession": "batch", "frugality": "cache", "earn-trust": "nearest index", "think-big": "nearest",
	} {
		if got := b.names(t, principle); got != want {
			t.Errorf("for %s: %q, want %q", principle, got, want)
		}
	}
	if len(b.Principles) != 16 || b.ToGo != 12 {
		t.Errorf("%d principles, %d days", len(b.Principles), b.ToGo)
	}
}

// A story that shows everything is told for no more than it must.
func TestNoStoryStandsForEverything(t *testing.T) {
	hero := story.Story{ID: "0", Title: "hero"}
	for _, p := range questions.Principles() {
		hero.Shows = append(hero.Shows, story.Show{Principle: p.ID, Strength: story.Sure})
	}
	bank := []story.Story{hero}
	for i, p := range questions.Principles()[:10] {
		bank = append(bank, told(fmt.Sprint(i+1), p.ID, p.ID+":2"))
	}
	b := NewBrief(schedule.Process{}, bank, nil, today, seoul)
	first := map[string]int{}
	for _, p := range b.Principles {
		first[p.Stories[0].Title]++
	}
	if first["hero"] != 6 {
		t.Errorf("one story is told first for %d principles, want the 6 that have no other", first["hero"])
	}
}

func TestNumbersHaveTheirEvidence(t *testing.T) {
	a, b := told("1", "batch", "ownership:3"), told("2", "index", "dive-deep:2")
	unused := told("3", "unused")
	a.Figures = []story.Figure{{What: "failures", From: "26", To: "1", Evidence: "log"}, {What: "a guess", To: "9"}, {What: "hours", To: "4", Evidence: "pager"}}
	b.Figures = []story.Figure{{What: "writes", From: "1 s", To: "0.1 s", Evidence: "graph"}}
	unused.Figures = a.Figures
	var got []string
	for _, f := range NewBrief(process(), []story.Story{a, b, unused}, nil, today, seoul).Figures {
		got = append(got, f.Story+" "+f.Figure.What)
	}
	if want := "batch failures, batch hours, index writes"; strings.Join(got, ", ") != want {
		t.Errorf("numbers: %v, want %s", got, want)
	}
	for i := range 40 {
		a.Figures = append(a.Figures, story.Figure{What: fmt.Sprint("n", i), To: "1", Evidence: "log"})
	}
	figures := NewBrief(process(), []story.Story{a, b}, nil, today, seoul).Figures
	if last := figures[len(figures)-1]; len(figures) != figuresShown || last.Figure.What != "writes" {
		t.Errorf("%d numbers on the page, the last is %+v", len(figures), last)
	}
}

func TestTheBriefIsOnePageInBothLanguages(t *testing.T) {
	s := told("1", "밤마다 멈추던 배치", "ownership:3")
	s.Figures = []story.Figure{{What: "실패", From: "26건", To: "1건", Evidence: "배치 로그"}}
	b := NewBrief(process(), []story.Story{s, told("2", "trust", "earn-trust:1")}, plans, today, seoul)
	for l, want := range map[lang.Lang][]string{
		lang.Ko: {"# 면접 전날 한 장 · Amazon, DBE", "2026.12.04 금요일 · D-12", "**주인의식**: 밤마다 멈추던 배치", "**신뢰 얻기**: 아직 없음. 가장 가까운 것: trust", "원칙이 15개", "**밤마다 멈추던 배치**: 실패: 26건 → 1건 (배치 로그)", "- 첫 석 달은요?", "온사이트 루프"},
		lang.En: {"# The page for the day before · Amazon, DBE", "Fri 4 Dec 2026 · 12 days to go", "**Ownership**: 밤마다 멈추던 배치", "**Earn Trust**: no story yet; nearest: trust", "for 15 of the principles", "## Questions for them", "Onsite loop"},
	} {
		md, html := b.Markdown(l), b.HTML(l)
		for _, text := range want {
			if !strings.Contains(md, text) {
				t.Errorf("%s: no %q in\n%s", l, text, md)
			}
		}
		for _, text := range []string{"<html lang=\"" + string(l) + "\">", "<h1>", "<dt>", "@page { size: A4", "<p>배치를 고쳤습니다.</p>"} {
			if !strings.Contains(html, text) {
				t.Errorf("%s: no %q in\n%s", l, text, html)
			}
		}
	}
}

func TestWhatIsMissingSaysWhereToWriteIt(t *testing.T) {
	for _, stories := range [][]story.Story{nil, {{}, {ID: "1", Figures: []story.Figure{{What: "n", To: "1", Evidence: "e"}}}}} {
		b := NewBrief(schedule.Process{}, stories, nil, today, seoul)
		for l, want := range map[lang.Lang][]string{
			lang.Ko: {"아직 적지 않은 것: 날짜, 회사, 직무.", "'자기소개'에", "원칙이 16개", "'숫자' 칸에", "'물어볼 것'에", "'면접 종류'에서"},
			lang.En: {"Still to fill in under Your interview: date, company, role.", "under Opening", "for 16 of", "under Numbers", "under Ask them", "under Rounds"},
		} {
			md := b.Markdown(l)
			for _, text := range want {
				if !strings.Contains(md, text) {
					t.Errorf("%s: no %q in\n%s", l, text, md)
				}
			}
		}
	}
}

// Nothing a person wrote becomes part of the page's own words.
func TestHostileTextStaysText(t *testing.T) {
	const evil = `</title><script>alert(1)</script><img src=x onerror="a()"> & "q" \x1b[31m`
	p := process()
	p.Company, p.Role, p.Opening, p.Asks = evil, evil, evil, evil
	s := told("1", evil, "ownership:3", "earn-trust:1")
	s.Figures = []story.Figure{{What: evil, From: evil, To: evil, Evidence: evil}}
	b := NewBrief(p, []story.Story{s}, []questions.Plan{{ID: "onsite-loop", Title: lang.Text{Ko: evil, En: evil}}}, today, seoul)
	for _, l := range lang.All() {
		html := b.HTML(l)
		for _, bad := range []string{"<script", "<img", "\x1b", `"q"`} {
			if strings.Contains(html, bad) {
				t.Errorf("%s: %q is in\n%s", l, bad, html)
			}
		}
		if n := strings.Count(html, "&lt;script&gt;"); n < 8 {
			t.Errorf("%s: the words are there %d times", l, n)
		}
		if md := b.Markdown(l); strings.Contains(md, "<script") || strings.Contains(md, "\x1b") {
			t.Errorf("%s: Markdown says\n%s", l, md)
		}
	}
}

// The same bank gives the same page, whatever its size.
func TestALargeBankHasTwoStoriesForEveryPrincipleAndOnePage(t *testing.T) {
	var bank []story.Story
	all := questions.Principles()
	for i := range 200 {
		s := told(fmt.Sprintf("%03d", i), fmt.Sprint("story ", i), all[i%16].ID+":2", all[i*7%16].ID+":3", all[i*3%16].ID+":1")
		s.Figures = []story.Figure{{What: "n", To: fmt.Sprint(i), Evidence: "log"}}
		bank = append(bank, s)
	}
	b := NewBrief(process(), bank, plans, today, seoul)
	first := map[string]bool{}
	for _, p := range b.Principles {
		if p.Nearest || len(p.Stories) != 2 || p.Stories[0].ID == p.Stories[1].ID {
			t.Fatalf("for %s: %+v", p.Principle.ID, p)
		}
		first[p.Stories[0].ID] = true
		if p.Stories[0].Strength(p.Principle.ID) < p.Stories[1].Strength(p.Principle.ID) {
			t.Errorf("for %s the second is the stronger", p.Principle.ID)
		}
	}
	if len(first) != 16 || len(b.Figures) != figuresShown {
		t.Errorf("%d stories, %d numbers", len(first), len(b.Figures))
	}
	if again := NewBrief(process(), bank, plans, today, seoul); again.Markdown(lang.En) != b.Markdown(lang.En) {
		t.Error("the same bank gives another page")
	}
}
