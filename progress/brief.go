package progress

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onsite/lang"
	"onsite/paper"
	"onsite/questions"
	"onsite/schedule"
	"onsite/story"
)

// Brief is the one page to read the day before an interview.
type Brief struct {
	Date          time.Time // the calendar day; zero is not known
	ToGo          int       // days until then; below 0 it has passed
	Company, Role string
	Opening       string
	Principles    []BriefPrinciple // the sixteen, in the official order
	Figures       []BriefFigure    // story by story
	Asks          []string         // questions for them
	Rounds        []lang.Text      // mocks to expect; none while one does not know
}

// BriefPrinciple is what to tell for one principle.
type BriefPrinciple struct {
	Principle questions.Principle
	// Stories are the one to tell and, where there is another, the one to fall
	// back on.
	Stories []story.Story
	// Nearest: no story proves the principle; Stories holds one that touches it,
	// or nothing.
	Nearest bool
}

// BriefFigure is a number one should have at hand.
type BriefFigure struct {
	Figure story.Figure
	Story  string // its name
}

// figuresShown is how many numbers fit on the page and into a head.
const figuresShown = 10

// NewBrief makes the page from the process, the stories and the plans of the
// mocks there are. Every principle that a story proves gets one, and no story
// stands for more principles than it must.
func NewBrief(p schedule.Process, stories []story.Story, plans []questions.Plan, now time.Time, loc *time.Location) Brief {
	p = p.Clean()
	b := Brief{Date: p.Date, Company: p.Company, Role: p.Role, Opening: p.Opening}
	if !p.Date.IsZero() {
		b.ToGo = schedule.ToGo(p.Date, now, loc)
	}
	for line := range strings.SplitSeq(p.Asks, "\n") {
		if line = lang.CleanLine(line); line != "" {
			b.Asks = append(b.Asks, line)
		}
	}
	for _, plan := range plans {
		if slices.Contains(p.Rounds, plan.ID) {
			b.Rounds = append(b.Rounds, plan.Title)
		}
	}
	clean := make([]story.Story, 0, len(stories))
	for _, s := range stories {
		if s = s.Clean(); s.Name() != "" { // else there is nothing to tell yet
			clean = append(clean, s)
		}
	}
	b.Principles = chooseStories(clean)
	b.Figures = chooseFigures(b.Principles)
	return b
}

// chooseStories finds what to tell for each principle.
func chooseStories(stories []story.Story) []BriefPrinciple {
	principles := questions.Principles()
	first := firstStories(stories, principles)
	used := make([]int, len(stories))
	for _, i := range first {
		if i >= 0 {
			used[i]++
		}
	}
	// best is the strongest other story of at least that strength, of equals the
	// one that stands for fewest principles.
	best := func(principle string, least, except int) int {
		found := -1
		for i, s := range stories {
			n := s.Strength(principle)
			if i == except || n < least {
				continue
			}
			if found >= 0 {
				if most := stories[found].Strength(principle); n < most || n == most && used[i] >= used[found] {
					continue
				}
			}
			found = i
		}
		return found
	}
	all := make([]BriefPrinciple, len(principles))
	for j, p := range principles {
		all[j] = BriefPrinciple{Principle: p}
		at := first[j]
		if at < 0 {
			all[j].Nearest = true
			if i := best(p.ID, story.Weak, -1); i >= 0 {
				all[j].Stories = []story.Story{stories[i]}
			}
			continue
		}
		all[j].Stories = []story.Story{stories[at]}
		if i := best(p.ID, story.Strong, at); i >= 0 {
			used[i]++
			all[j].Stories = append(all[j].Stories, stories[i])
		}
	}
	return all
}

// firstStories are the indexes of the stories that prove each principle, -1 for
// none. Each is told for as few principles as it takes to serve them all.
func firstStories(stories []story.Story, principles []questions.Principle) []int {
	var slots []story.Slot
	at := make([]int, len(principles)) // slot of a principle; -1 none
	for j, p := range principles {
		at[j] = -1
		if slices.ContainsFunc(stories, func(s story.Story) bool { return s.Strength(p.ID) >= story.Strong }) {
			at[j] = len(slots)
			slots = append(slots, story.Slot{Principle: p.ID})
		}
	}
	first := make([]int, len(principles))
	var bank []story.Story // what each story proves, once for every time it may be told
	index := map[string]int{}
	for times := 1; ; times++ {
		for i, s := range stories {
			proves := story.Story{ID: fmt.Sprintf("%08d.%02d", i, times)}
			for _, show := range s.Shows {
				if show.Strength >= story.Strong {
					proves.Shows = append(proves.Shows, show)
				}
			}
			if len(proves.Shows) > 0 {
				bank, index[proves.ID] = append(bank, proves), i
			}
		}
		choices, ok := story.Assign(slots, bank)
		if !ok {
			continue // at the latest when every story may stand for every principle
		}
		for j, slot := range at {
			first[j] = -1
			if slot >= 0 {
				first[j] = index[choices[slot].Story]
			}
		}
		return first
	}
}

// chooseFigures are the numbers of the chosen stories that have evidence, story
// by story. When there are too many, each story keeps its first ones.
func chooseFigures(principles []BriefPrinciple) []BriefFigure {
	var stories []story.Story
	for _, at := range []int{0, 1} {
		for _, p := range principles {
			if at < len(p.Stories) && !p.Nearest && !slices.ContainsFunc(stories, func(s story.Story) bool { return s.ID == p.Stories[at].ID }) {
				stories = append(stories, p.Stories[at])
			}
		}
	}
	proven := make([][]story.Figure, len(stories))
	for i, s := range stories {
		proven[i] = slices.DeleteFunc(slices.Clone(s.Figures), func(f story.Figure) bool { return f.Evidence == "" })
	}
	taken, left := make([]int, len(stories)), figuresShown
	for more := true; more; {
		more = false
		for i := range stories {
			if taken[i] < len(proven[i]) && left > 0 {
				taken[i]++
				left--
				more = true
			}
		}
	}
	var figures []BriefFigure
	for i, s := range stories {
		for _, f := range proven[i][:taken[i]] {
			figures = append(figures, BriefFigure{f, s.Name()})
		}
	}
	return figures
}

// Page is the brief in blocks, from which every form is made. What is missing
// says where it is written.
func (b Brief) Page(in lang.Lang) []paper.Block {
	var page []paper.Block
	add := func(kind paper.Kind, text string) { page = append(page, paper.Block{Kind: kind, Text: text}) }
	missing := func(ko, en string) { add(paper.Missing, in.Say(ko, en)) }

	title := in.Say("면접 전날 한 장", "The page for the day before")
	var who, lacks []string
	for _, x := range []struct{ has, name string }{{b.Company, in.Say("회사", "company")}, {b.Role, in.Say("직무", "role")}} {
		if x.has != "" {
			who = append(who, x.has)
		} else {
			lacks = append(lacks, x.name)
		}
	}
	if len(who) > 0 {
		title += " · " + strings.Join(who, ", ")
	}
	add(paper.Title, title)
	if b.Date.IsZero() {
		lacks = append([]string{in.Say("날짜", "date")}, lacks...)
	} else {
		add(paper.Text, schedule.SayDay(b.Date).In(in)+" · "+schedule.SayToGo(b.ToGo).In(in))
	}
	if len(lacks) > 0 {
		missing("아직 적지 않은 것: "+strings.Join(lacks, ", ")+". '면접 정보'에 적어 두세요.", "Still to fill in under Your interview: "+strings.Join(lacks, ", ")+".")
	}

	add(paper.Head, in.Say("자기소개", "Opening"))
	for line := range strings.SplitSeq(b.Opening, "\n") {
		if strings.TrimSpace(line) != "" {
			add(paper.Text, line)
		}
	}
	if b.Opening == "" {
		missing("1분 자기소개를 '면접 정보'의 '자기소개'에 적어 두세요.", "Write your one-minute introduction under Opening in Your interview.")
	}

	add(paper.Head, in.Say("원칙별 이야기", "A story for each principle"))
	holes := 0
	for _, p := range b.Principles {
		var names []string
		for _, s := range p.Stories {
			names = append(names, s.Name())
		}
		kind, text := paper.Pair, strings.Join(names, " / ")
		if p.Nearest {
			holes++
			kind = paper.Hole
			text = in.Say("아직 없음", "no story yet")
			if len(names) > 0 {
				text += in.Say(". 가장 가까운 것: ", "; nearest: ") + names[0]
			}
		}
		page = append(page, paper.Block{Kind: kind, Name: p.Principle.Name.In(in), Text: text})
	}
	if holes > 0 {
		missing(fmt.Sprintf("강한 이야기가 없는 원칙이 %d개 있습니다. '이야기'에서 쓰고 '원칙' 칸에서 2나 3을 매겨 두세요.", holes),
			fmt.Sprintf("No strong story for %d of the principles. Write one under Stories and give the principle a 2 or 3.", holes))
	}

	add(paper.Head, in.Say("기억할 숫자", "Numbers to remember"))
	for i, f := range b.Figures {
		if last := &page[len(page)-1]; i > 0 && f.Story == b.Figures[i-1].Story {
			last.Text += "; " + f.Figure.Line()
			continue
		}
		page = append(page, paper.Block{Kind: paper.Pair, Name: f.Story, Text: f.Figure.Line()})
	}
	if len(b.Figures) == 0 {
		missing("근거가 적힌 숫자가 없습니다. 이야기의 '숫자' 칸에 어디서 확인한 숫자인지 괄호 안에 적어 두세요.", "No number has its evidence yet. Add where it was measured, in parentheses, under Numbers of a story.")
	}

	add(paper.Head, in.Say("물어볼 것", "Questions for them"))
	for _, q := range b.Asks {
		add(paper.Item, q)
	}
	if len(b.Asks) == 0 {
		missing("면접관에게 할 질문을 '면접 정보'의 '물어볼 것'에 적어 두세요.", "Write what you want to ask them under Ask them in Your interview.")
	}

	add(paper.Head, in.Say("예상하는 면접", "Rounds to expect"))
	if len(b.Rounds) == 0 {
		missing("아직 고르지 않았습니다. 알게 되면 '면접 정보'의 '면접 종류'에서 골라 두세요.", "Not chosen yet. Once you know, tick them under Rounds in Your interview.")
	} else {
		var titles []string
		for _, r := range b.Rounds {
			titles = append(titles, r.In(in))
		}
		add(paper.Text, strings.Join(titles, " · "))
	}
	return page
}

// Markdown is the brief as Markdown.
func (b Brief) Markdown(in lang.Lang) string { return paper.Markdown(b.Page(in)) }

// HTML is the brief as one page of A4.
func (b Brief) HTML(in lang.Lang) string { return paper.HTML(b.Page(in), in, briefStyle) }

// briefStyle draws the page together, so that it is one on paper.
const briefStyle = `body { font-size: 15px; line-height: 1.45 } p, ul { margin: .3rem 0 } ul { padding-left: 1.2rem } li { margin: .1rem 0 }
h1 { font-size: 1.3rem; margin: 0 } h2 { font-size: 1rem; margin: .8rem 0 .2rem; padding-top: .5rem }
dl { display: grid; grid-template-columns: 15rem 1fr; gap: .1rem .8rem; margin: .3rem 0 } dt { color: #666 } dd { margin: 0 } .missing { color: #777; font-style: italic }
@media (prefers-color-scheme: dark) { dt, .missing { color: #999 } }
@page { size: A4; margin: 10mm 12mm }
@media print { body { font-size: 9pt; line-height: 1.25; padding: 0 } p, ul, dl { margin: .1rem 0 } li { margin: 0 } h1 { font-size: 13pt } h2 { font-size: 10pt; margin: .35rem 0 0; padding-top: .25rem }
dl { grid-template-columns: 62mm 1fr; row-gap: 0 } dt { overflow: hidden; white-space: nowrap; text-overflow: ellipsis } dt, .missing { color: #444 } }
`
