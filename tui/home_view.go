package tui

import (
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"onsite/lang"
	"onsite/questions"
	"onsite/story"
)

// How home looks: where a person stands, this evening's share, the menu.

// menuTop is the row of the first item.
func (h *home) menuTop() int {
	if h.height < roomyRows {
		return 2
	}
	return 5
}

func (h *home) view() page {
	t := h.theme
	p := page{title: t.Here.Render("onsite"), status: t.Faint.Render(h.dayName(h.now))}
	if left := h.toGo(h.today.process, h.today.agenda.ToGo); left != "" {
		p.status = t.Here.Render(left) + t.Faint.Render(" "+glyphMid+" "+h.dayName(h.today.process.Date))
	}
	lines := wrap(h.sentence(), h.width)
	if h.menuTop() > 2 {
		lines = append(append([]string{""}, lines[:min(len(lines), 2)]...), "")
		lines = append(lines[:min(len(lines), 3)], h.evening())
	}
	lines = lines[:min(len(lines), h.menuTop())]
	for len(lines) < h.menuTop() {
		lines = append(lines, "")
	}
	rows, _ := h.menu()
	p.body = append(lines, rows...)
	return p
}

// menu is the rows as they are drawn, each with the item it belongs to, or -1:
// today stands apart from the rest where there is room.
func (h *home) menu() (lines []string, owner []int) {
	items := h.arrange()
	labels := h.labels()
	from, to := h.list.visible()
	apart := len(items) < h.height-h.menuTop()
	for i, it := range items[from:to] {
		if apart && i > 0 && items[i-1].plan != nil && it.plan == nil {
			lines, owner = append(lines, ""), append(owner, -1)
		}
		here := from+i == h.list.at
		label := padRight(it.label, labels)
		if here {
			label = h.theme.Here.Render(label)
		}
		facts := ansi.Truncate(it.facts, max(h.width-labels-2, 0), "…")
		if it.plan == nil {
			facts = h.theme.Faint.Render(facts)
		}
		lines, owner = append(lines, h.mark(here)+label+facts), append(owner, from+i)
	}
	return lines, owner
}

// labels is the room of a row's name.
func (h *home) labels() int {
	if h.width < roomyWidth {
		return 17
	}
	return 20
}

// evening is how much of today's minutes is done.
func (h *home) evening() string {
	if !h.planned {
		return ""
	}
	spent := h.today.spent
	whole := time.Duration(h.today.process.Clean().Minutes) * time.Minute
	text := fmt.Sprintf(h.say("오늘 %d / %d분", "Today %d of %d min"), int(spent/time.Minute), int(whole/time.Minute))
	return h.theme.Faint.Render(text) + "  " + bar(h.theme, h.theme.Accent, spent, whole, max(min(h.width-ansi.StringWidth(text)-2, 40), 4))
}

// sentence says where a person stands, honestly.
func (h *home) sentence() string {
	switch {
	case h.damaged != nil:
		return h.theme.Bad.Render(h.say("! 답변 파일 일부가 손상되었습니다. b를 누르면 복구합니다.", "! Part of your answers' file is damaged. Press b to repair it."))
	case !h.loaded || h.err != nil:
		return ""
	case len(h.loops) > 0 && h.loops[0].Running():
		return h.theme.Warn.Render(h.say("면접이 진행 중입니다. 시계는 계속 가고 있습니다.", "A mock is on the line; its clock goes on."))
	case len(h.drafts) > 0:
		return h.say("쓰다 만 답변이 있습니다.", "There is an answer you did not finish.")
	case h.planned && h.fresh():
		return h.say("Enter를 누르면 첫 질문이 나옵니다.", "Press Enter for your first question.")
	case !h.planned:
		return ""
	}
	return h.standing()
}

// standing is the one thing to know this evening: what does not fit, a long
// absence, the worst hole.
func (h *home) standing() string {
	a := h.today.agenda
	switch {
	case a.ToGo == 0:
		return h.say("오늘이 면접 날입니다. p, b를 차례로 누르면 정리해 둔 한 장이 나옵니다.", "The interview is today. Press p, then b, for your page.")
	case a.ToGo == 1:
		return h.say("내일이 면접 날입니다. p, b를 차례로 누르면 정리해 둔 한 장이 나옵니다.", "The interview is tomorrow. Press p, then b, for your page.")
	case a.ToGo < 0 && !h.today.process.Date.IsZero():
		return h.say("면접 날짜가 지났습니다. p를 눌러 다음 날짜를 정해 보세요.", "The interview date has passed. Press p to set the next one.")
	case len(a.Out) > 0 && a.ToGo > 2:
		return fmt.Sprintf(h.say("남은 %d일 안에 다 할 수는 없습니다. p를 누르면 무엇부터 뺄지 나옵니다.", "Not everything fits into %d days. Press p to see what to drop first."), a.ToGo)
	case len(h.recent) > 0 && h.now.Sub(h.recent[0].Kept) > 3*24*time.Hour:
		return fmt.Sprintf(h.say("마지막 연습은 %s입니다. 오늘은 질문 하나면 충분합니다.", "You last practised %s. One question is enough for today."), h.ago(h.recent[0].Kept, h.now))
	}
	holes := h.today.holes
	if len(holes) == 0 {
		return h.say("원칙마다 강한 이야기가 두 개씩 있습니다. 이제 빨리 떠올리는 연습을 해 보세요.", "Every principle has two strong stories. Next: how fast they come to mind.")
	}
	p, _ := questions.FindPrinciple(holes[0].Principle)
	if holes[0].Strong > 0 {
		return fmt.Sprintf(h.say("원칙마다 이야기가 있습니다. 하나 더 필요한 원칙은 %d개입니다.", "Every principle has a story. Those that need one more: %d."), len(holes))
	}
	return fmt.Sprintf(h.say("아직 들려줄 이야기가 없는 원칙: %s.", "No story to tell yet for %s."), bare(holes, p, h.lang))
}

// bare names the principles without any strong story: the first, and how many
// more.
func bare(holes []story.Hole, first questions.Principle, l lang.Lang) string {
	n := 0
	for _, hole := range holes {
		if hole.Strong == 0 {
			n++
		}
	}
	if n == 1 {
		return first.Name.In(l)
	}
	return fmt.Sprintf(l.Say("%s 외 %d개", "%s and %d more"), first.Name.In(l), n-1)
}
