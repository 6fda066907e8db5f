package schedule

import (
	"fmt"
	"slices"
	"strings"

	"onsite/lang"
	"onsite/questions"
)

// The sentences of a plan. None of them counts what was missed.

var (
	sayDone        = text("오늘 몫은 다 하셨습니다. 이제 쉬세요.", "You are done for today. Rest now.")
	sayFree        = text("오늘은 꼭 해야 할 일이 없습니다. 쉬셔도 됩니다.", "Nothing has to be done today. A day off is fine.")
	sayDayBefore   = text("면접 전날입니다. 정리해 둔 한 장만 읽고 일찍 쉬세요.", "The day before. Read your page and turn in early.")
	sayReadStories = text("새로운 것은 접어 두고 이야기만 한 번 읽어 보세요.", "Nothing new today: read through your stories once.")
	sayRecall      = text("질문을 보고 2분 동안 이야기를 떠올려 보세요.", "Recall for two minutes: name the story that fits.")
)

func sayTheDay(set Settings) lang.Text {
	var name []string
	for _, s := range []string{set.Company, set.Role} {
		if s != "" {
			name = append(name, s)
		}
	}
	if len(name) == 0 {
		return text("면접 날입니다. 준비한 대로 하시면 됩니다.", "The day of the interview. Do as you practised.")
	}
	who := strings.Join(name, ", ")
	return text(who+" 면접 날입니다. 준비한 대로 하시면 됩니다.", "The day of the interview: "+who+". Do as you practised.")
}

func sayReview(n int) lang.Text {
	return text(fmt.Sprintf("돌아온 질문 %d개에 다시 답해 보세요.", n), lang.Several(n, "Answer the question that came back.", "Answer %d questions that came back."))
}

func sayNew(deck lang.Text, n int) lang.Text {
	return text(fmt.Sprintf("%s 덱에서 새 질문 %d개에 답해 보세요.", deck.In(lang.Ko), n),
		lang.Several(n, "Answer a new question", "Answer %d new questions")+" from "+deck.In(lang.En)+".")
}

// sayStory asks for a story of principle i that has n strong ones; begun when
// there is one to go on with, part when there is no time for all of it.
func sayStory(i, n int, begun, part bool) lang.Text {
	name := questions.Principles()[i].Name
	var s reasons
	switch {
	case begun:
		s.say("쓰던 '"+name.Ko+"' 이야기를 이어서 써 보세요.", "Go on with the story you began for "+name.En+".")
		return s.text()
	case n <= 0:
		s.say("'"+name.Ko+"' 원칙을 보여 줄 이야기를 써 보세요.", "Write a story that shows "+name.En+".")
	default:
		s.say("'"+name.Ko+"' 원칙을 보여 줄 이야기를 하나 더 써 보세요.", "Write one more story that shows "+name.En+".")
	}
	if part {
		s.say("다 쓰지 못해도 초안이 남습니다.", "You need not finish it; the draft is kept.")
	}
	return s.text()
}

func sayMock(f Form, full bool) lang.Text {
	s := text(fmt.Sprintf("모의 면접을 보세요: %s, %d분.", f.Title.In(lang.Ko), f.Minutes),
		fmt.Sprintf("Sit a mock: %s, %d minutes.", f.Title.In(lang.En), f.Minutes))
	if full {
		s.Ko += " 실제 면접처럼 처음부터 끝까지 해 보는 날입니다."
		s.En += " Do this one from beginning to end, as on the day."
	}
	return s
}

// short says what does not fit, and what to drop first; nothing when all fits.
func (p *planner) short(out []Item) lang.Text {
	var s reasons
	if p.past {
		s.say("면접 날짜가 지났습니다. 다음 날짜를 정하면 거기에 맞춰 계획을 다시 짭니다. 그전까지는 지금처럼 꾸준히 이어 갑니다.",
			"The interview date has passed. Set the next one and the plan follows it; until then each week is a steady one.")
	}
	switch {
	case p.set.Minutes < reviewMinutes:
		s.say(fmt.Sprintf("하루 %d분으로는 계획을 짤 수 없습니다. %d분 이상으로 정해 주세요.", max(p.set.Minutes, 0), reviewMinutes),
			fmt.Sprintf("A plan needs at least %d minutes a day; %d is too few.", reviewMinutes, max(p.set.Minutes, 0)))
		return s.text()
	case p.set.Minutes < StorySitting && p.hole() >= 0:
		s.say(fmt.Sprintf("이야기를 쓰려면 한 번에 적어도 %d분은 필요합니다.", StorySitting), fmt.Sprintf("Writing a story takes at least %d minutes at a time.", StorySitting))
	}
	if len(out) == 0 {
		return s.text()
	}
	var second, decks, mocks, bare []lang.Text
	reviews := 0
	for _, it := range out {
		switch it.Kind {
		case DoStory:
			pr, _ := questions.FindPrinciple(it.What)
			if p.strong(it.What) == 0 && !slices.Contains(bare, pr.Name) {
				bare = append(bare, pr.Name)
			} else {
				second = append(second, pr.Name)
			}
		case DoNew:
			decks = append(decks, p.title(it.What))
		case DoReview:
			reviews = it.Count
		case DoMock:
			mocks = append(mocks, it.Title)
		}
	}
	if p.toGo <= 2 {
		if len(bare) > 0 {
			s.say("이제는 새로 쓰기보다 있는 이야기를 다질 때입니다. 끝까지 쓴 이야기가 아직 없는 원칙: "+names(bare, lang.Ko)+". 원칙마다 가장 가까운 이야기를 하나씩만 정해 두세요.",
				"It is time to go over the stories you have, not to write new ones. Principles without a finished story: "+names(bare, lang.En)+". Just choose the nearest story for each.")
		}
		return s.text()
	}
	var parts reasons
	if n := len(second); n > 0 {
		parts.say(fmt.Sprintf("두 번째 이야기 %d개", n), lang.Several(n, "one second story", "%d second stories"))
	}
	if n := len(decks); n > 0 {
		parts.say(fmt.Sprintf("덱 %d개(%s)", n, names(decks, lang.Ko)), lang.Several(n, "one deck", "%d decks")+" ("+names(decks, lang.En)+")")
	}
	if reviews > 0 {
		parts.say(fmt.Sprintf("복습 질문 %d개", reviews), lang.Several(reviews, "one review", "%d reviews"))
	}
	if n := len(mocks); n > 0 {
		parts.say("모의 면접("+names(mocks, lang.Ko)+")", lang.Several(n, "one mock", "%d mocks")+" ("+names(mocks, lang.En)+")")
	}
	if n := len(bare); n > 0 {
		parts.say(fmt.Sprintf("끝까지 쓴 이야기가 없는 원칙 %d개(%s)", n, names(bare, lang.Ko)), lang.Several(n, "one principle without a finished story", "%d principles without a finished story")+" ("+names(bare, lang.En)+")")
	}
	s.say(fmt.Sprintf("남은 %d일 동안 하루 %d분으로는 다 할 수 없습니다. 넣지 못한 것: %s.", p.toGo, p.set.Minutes, strings.Join(parts.ko, ", ")),
		fmt.Sprintf("Not everything fits into %d days of %d minutes. Left out: %s.", p.toGo, p.set.Minutes, strings.Join(parts.en, ", ")))
	switch {
	case len(second) > 0:
		s.say("두 번째 이야기부터 빼세요. 이야기 하나로 여러 원칙을 보여 주면 그만큼 줄어듭니다.", "Drop the second stories first; a story that shows several principles counts for each.")
	case len(decks) > 0:
		s.say("앞에 적힌 덱부터 빼세요. 중요도가 가장 낮습니다.", "Drop the decks named first; they matter least.")
	case reviews > 0:
		s.say("복습은 가장 많이 잊은 것부터 하고 나머지는 빼세요.", "Review what you have forgotten most and drop the rest.")
	case len(mocks) > 0:
		s.say("긴 모의 면접은 짧은 것으로 대신하거나 하루를 따로 비워 두세요.", "Sit the short form instead, or keep a long day free for it.")
	default:
		s.say("이 원칙에는 가장 가까운 이야기를 하나씩만 정해 두세요.", "For these, just choose the nearest story you have.")
	}
	return s.text()
}

func (p *planner) strong(principle string) int {
	for i, pr := range questions.Principles() {
		if pr.ID == principle {
			return max(p.stories[i], 0)
		}
	}
	return 0
}

func (p *planner) title(deck string) lang.Text {
	for _, t := range p.decks {
		if t.ID == deck {
			return t.Title
		}
	}
	return lang.Text{}
}

// names lists at most three names.
func names(all []lang.Text, l lang.Lang) string {
	const most = 3
	var list []string
	for _, t := range all[:min(most, len(all))] {
		name := t.In(l)
		if l == lang.En && strings.ContainsAny(name, ",;") { // "Are Right, A Lot"
			name = `"` + name + `"`
		}
		list = append(list, name)
	}
	s := strings.Join(list, ", ")
	if more := len(all) - len(list); more > 0 {
		s += l.Say(fmt.Sprintf(" 외 %d개", more), fmt.Sprintf(" and %d more", more))
	}
	return s
}
