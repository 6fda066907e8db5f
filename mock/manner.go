package mock

import (
	"time"

	"onsite/lang"
	"onsite/questions"
)

func text(ko, en string) lang.Text { return lang.Text{Ko: ko, En: en} }

// MannerName is a manner in words, as one would describe a voice on the phone.
func MannerName(id string) lang.Text {
	switch id {
	case "brisk":
		return text("말이 빠름", "brisk")
	case "skeptical":
		return text("쉽게 믿지 않음", "skeptical")
	case "quiet":
		return text("말수가 적음", "quiet")
	case barRaiser:
		return text("끝까지 캐물음", "digs to the end")
	}
	return text("친근함", "warm")
}

// pressing are follow-ups that need no gap in the answer: they go deeper, the
// later the deeper. Every manner has its own.
func pressing(manner string) []lang.Text {
	switch manner {
	case "brisk":
		return []lang.Text{
			text("한 문장으로 요약하면요?", "In one sentence?"),
			text("그 결정은 누가 내렸나요?", "Whose decision was that?"),
			text("시간이 절반뿐이었다면 무엇을 버렸을까요?", "With half the time, what would you have dropped?"),
			text("그 일에서 가장 비쌌던 실수는요?", "What was the most expensive mistake in it?"),
		}
	case "skeptical":
		return []lang.Text{
			text("그게 정말 본인이 한 일 때문이었다는 걸 어떻게 아시나요?", "How do you know it was really because of what you did?"),
			text("반대한 사람은 뭐라고 했나요?", "What did the people who disagreed say?"),
			text("그 방법이 틀렸을 가능성은 어떻게 확인하셨나요?", "How did you check that you were not wrong?"),
			text("다른 사람이 그 자리에 있었어도 똑같이 되지 않았을까요?", "Would it not have gone the same way with anybody else?"),
		}
	case "quiet":
		return []lang.Text{
			text("조금 더 말씀해 주시겠어요?", "Could you say more about that?"),
			text("그 순간에는 어떤 생각이 드셨나요?", "What went through your mind at that moment?"),
			text("그다음에는요?", "And then?"),
			text("왜 그게 중요했나요?", "Why did that matter?"),
		}
	case barRaiser:
		return []lang.Text{
			text("왜 더 일찍 하지 않으셨나요?", "Why not sooner?"),
			text("그 수치는 누가 쟀고, 얼마나 믿을 수 있나요?", "Who measured that figure, and how far can it be trusted?"),
			text("그때 고르지 않은 길은 무엇이었고, 지금도 같은 선택을 하시겠어요?", "Which way did you not take, and would you choose the same today?"),
			text("본인이 없었다면 정확히 무엇이 달라졌을까요?", "What exactly would have been different without you?"),
			text("같은 문제가 열 배 규모로 온다면 어디부터 무너질까요?", "At ten times the size, where would it break first?"),
			text("그 일로 회사의 다른 사람들은 무엇이 달라졌나요?", "What changed for people outside your team?"),
		}
	}
	return []lang.Text{
		text("그때 가장 어려웠던 점은 무엇이었나요?", "What was the hardest part of it?"),
		text("누구의 도움을 받으셨나요?", "Who helped you?"),
		text("동료라면 그 일을 어떻게 기억할까요?", "How would a colleague remember it?"),
		text("그 일에서 가장 자랑스러운 부분은요?", "Which part are you proudest of?"),
	}
}

// CutIn is the polite line of an interviewer who has heard enough.
func CutIn(manner string, ramblesBefore bool) lang.Text {
	if ramblesBefore {
		switch manner {
		case "brisk", barRaiser:
			return text("잠시만요, 배경은 충분합니다. 본인이 하신 일부터 들려주세요.", "Let me stop you there: I have the context. What did you do?")
		}
		return text("배경은 잘 이해했습니다. 어떤 일을 하셨는지 들려주시겠어요?", "I think I have the picture. Could you take me to what you did?")
	}
	switch manner {
	case "brisk", barRaiser:
		return text("시간이 없어서요. 결론만 말씀해 주세요.", "We are short of time. What is the conclusion?")
	}
	return text("이제 마무리해 주시면 좋겠습니다.", "Could you bring it to a close?")
}

// YoursLine opens the part in which the candidate asks.
func YoursLine(manner string) lang.Text {
	if manner == "brisk" {
		return text("몇 분 남았네요. 저에게 물어볼 것이 있나요?", "We have a few minutes. What would you like to ask me?")
	}
	return text("이제 제가 답할 차례입니다. 무엇이 궁금하신가요?", "My turn to answer. What would you like to know?")
}

// NextLine asks for another question, or lets the candidate end.
var NextLine = text("또 궁금한 것이 있으신가요?", "Anything else?")

// How fast an interviewer moves: the share of the usual time a follow-up gets,
// and how much shorter every further one is.
func tempo(manner string, heat Heat) (share, step float64) {
	share, step = 1, 1
	switch manner {
	case "brisk":
		share = 0.8
	case "quiet":
		share = 1.2
	case barRaiser:
		share, step = 1, 0.85
	}
	switch heat {
	case Mild:
		share *= 1.3
	case Hot:
		share *= 0.75
	}
	return share, step
}

// Least time for a follow-up, whatever the tempo.
const leastProbe = 20 * time.Second

// probeLimit is the time for follow-up n (from 0).
func (l *Loop) probeLimit(r *Round, n int) time.Duration {
	manner := r.Manner
	if r.Bar {
		manner = barRaiser
	}
	share, step := tempo(manner, l.Setup.Heat)
	for range n {
		share *= step
	}
	return max((time.Duration(float64(l.Setup.Pace.Probe) * share)).Round(time.Second), leastProbe)
}

// probes is how many follow-ups a question of a part gets: three to six for a
// story, more when it is hot.
func (l *Loop) probes(r *Round, p Part) int {
	n := p.Probes
	if p.Kind == questions.Rapid {
		return 0
	}
	switch l.Setup.Heat {
	case Mild:
		n--
	case Hot:
		n++
	}
	if p.Kind == questions.Stories {
		if r.Bar {
			n++
		}
		return min(max(n, 3), 6)
	}
	return max(n, 0)
}
