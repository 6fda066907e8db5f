package interview

import (
	"onsite/lang"
	"onsite/questions"
)

// Scale returns the anchored practice scale: what a 1, 2, 3, 4 and 5 look like
// for a question of this kind. Anchors name what happened in the answer, so
// that two people, or one person twice, mean the same by a number.
func Scale(k questions.Kind) [5]lang.Text {
	if k == questions.Technical {
		return technicalScale
	}
	return behavioralScale
}

var behavioralScale = [5]lang.Text{
	{Ko: "떠오르는 경험이 없었거나 한 번의 일이 아니라 평소 습관을 말했다.", En: "Nothing came to mind, or I told a habit instead of one event."},
	{Ko: "실제 경험을 말했지만 내가 한 일이나 결과가 빠졌다.", En: "A real event, but my own part or the ending was missing."},
	{Ko: "상황, 내 행동, 결과를 모두 말했지만 흐릿하거나 길었다.", En: "Situation, my actions and result were there, but blurred or long."},
	{Ko: "내가 한 일과 그 이유가 분명했고 결과를 근거와 함께 말했다.", En: "What I did and why was clear, and the result came with evidence."},
	{Ko: "4에 더해 질문에 꼭 맞았고 꼬리 질문에도 구체적으로 답했다.", En: "All of 4, it fitted the question, and the probes got concrete answers."},
}

var technicalScale = [5]lang.Text{
	{Ko: "무엇을 묻는지 몰랐거나 용어만 나열했다.", En: "I did not know what was asked, or only named terms."},
	{Ko: "개념은 알지만 핵심 항목 절반 이상을 놓쳤다.", En: "I knew the idea but missed more than half of the key points."},
	{Ko: "핵심은 말했지만 이유나 예외를 설명하지 못했다.", En: "I said the core but could not explain why, or the exceptions."},
	{Ko: "핵심 항목 대부분을 이유와 함께 순서 있게 설명했다.", En: "I explained most key points in order and with their reasons."},
	{Ko: "4에 더해 제품별 차이나 실제 경험을 들었고 꼬리 질문에도 답했다.", En: "All of 4, plus product differences or own experience, and the probes."},
}
