package progress

import (
	"fmt"
	"math"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Shares is where the time of a story goes: each section's share of it against
// the share meant for it.
type Shares struct {
	Reading
	Answers int // the latest whole stories, at most latestShared
	Parts   []PartShare
}

// PartShare is the mean share of a section, 0 to 1, and the one aimed at.
type PartShare struct {
	Part  interview.Part
	Name  lang.Text
	Share float64
	Aim   float64
}

const (
	latestShared = 20
	leastShared  = 3    // answers it takes to say anything
	farOff       = 0.05 // a section nearer to its aim than this is on it
)

// sharesOf weighs the latest finished stories, each as much as the others,
// however long it was.
func sharesOf(r Record) Shares {
	parts := interview.Parts(questions.Behavioral)
	s := Shares{Parts: make([]PartShare, len(parts))}
	deck := ""
	for i := len(r.Marks) - 1; i >= 0 && s.Answers < latestShared; i-- {
		m := r.Marks[i]
		share, aim, ok := m.shares(parts)
		if !ok {
			continue
		}
		s.Answers++
		if deck == "" {
			deck = m.Deck
		}
		for j := range parts {
			s.Parts[j].Share += share[j]
			s.Parts[j].Aim += aim[j]
		}
	}
	for j := range s.Parts {
		p := &s.Parts[j]
		p.Part = parts[j]
		p.Name = partName(p.Part)
		if s.Answers > 0 {
			p.Share /= float64(s.Answers)
			p.Aim /= float64(s.Answers)
		}
	}
	s.Say = s.say()
	if s.Answers < leastShared || s.farthest().off() > farOff {
		s.Lead = newLead(deck)
	}
	return s
}

// shares are those of one answer; ok is false when it is not a whole story.
func (m Mark) shares(parts []interview.Part) (share, aim [4]float64, ok bool) {
	if m.Kind != questions.Behavioral || m.Partial || len(m.Parts) != len(parts) {
		return share, aim, false
	}
	var spent, meant float64
	for j, p := range m.Parts {
		if p.Part != parts[j] {
			return share, aim, false
		}
		spent += float64(p.Spent)
		meant += float64(p.Share)
	}
	if spent <= 0 || meant <= 0 {
		return share, aim, false
	}
	for j, p := range m.Parts {
		share[j], aim[j] = float64(p.Spent)/spent, float64(p.Share)/meant
	}
	return share, aim, true
}

// off is how far a section is from its aim.
func (p PartShare) off() float64 { return math.Abs(p.Share - p.Aim) }

// farthest is the section farthest from its aim, the first of these.
func (s Shares) farthest() PartShare {
	far := s.Parts[0]
	for _, p := range s.Parts[1:] {
		if p.off() > far.off() {
			far = p
		}
	}
	return far
}

func (s Shares) say() lang.Text {
	far := s.farthest()
	share, aim := percent(far.Share), percent(far.Aim)
	switch {
	case s.Answers < leastShared:
		return words(fmt.Sprintf("상황부터 결과까지 마친 답변이 아직 %d개입니다. %d개가 모이면 시간 배분을 보여 드립니다.", s.Answers, leastShared),
			fmt.Sprintf("Answers told through all four parts: %d. From %d on, this shows where the time goes.", s.Answers, leastShared))
	case far.off() <= farOff:
		return words(fmt.Sprintf("최근 답변 %d개에서 네 부분 모두 목표와의 차이가 %d%%p 이내입니다.", s.Answers, percent(farOff)),
			fmt.Sprintf("In the last %d answers every part is within %d points of its aim.", s.Answers, percent(farOff)))
	case far.Share < far.Aim:
		return words(fmt.Sprintf("%s에 시간의 %d%%만 쓰고 있습니다. 목표는 %d%%입니다.", far.Name.Ko, share, aim),
			fmt.Sprintf("%s gets %d%% of your time; the aim is %d%%.", far.Name.En, share, aim))
	}
	return words(fmt.Sprintf("%s에 시간의 %d%%를 쓰고 있습니다. 목표는 %d%%입니다.", far.Name.Ko, share, aim),
		fmt.Sprintf("%s takes %d%% of your time; the aim is %d%%.", far.Name.En, share, aim))
}

// partName is a section of a story in a word.
func partName(p interview.Part) lang.Text {
	switch p {
	case interview.Situation:
		return words("상황", "Situation")
	case interview.Task:
		return words("과제", "Task")
	case interview.Action:
		return words("행동", "Action")
	}
	return words("결과", "Result")
}
