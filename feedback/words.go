package feedback

import "onsite/lang"

// DimensionName is a dimension in words.
func DimensionName(id string) lang.Text {
	switch id {
	case DimStory:
		return say("한 번의 경험", "one real event")
	case DimStructure:
		return say("짜임", "structure")
	case DimOwnership:
		return say("본인의 몫", "own part")
	case DimSpecificity:
		return say("구체성", "specific")
	case DimResult:
		return say("결과의 근거", "proof of the result")
	case DimPrinciple:
		return say("원칙의 증거", "evidence for the principle")
	case DimReflection:
		return say("배움", "reflection")
	}
	return say("길이", "length")
}

// Name is a state in words.
func (s State) Name() lang.Text {
	switch s {
	case Seen:
		return say("보임", "seen")
	case Partial:
		return say("일부", "partly")
	case NotSeen:
		return say("안 보임", "not seen")
	case Found:
		return say("찾음", "found")
	case Maybe:
		return say("아마도", "maybe")
	case NotFound:
		return say("못 찾음", "not found")
	case Conflict:
		return say("어긋남", "conflict")
	}
	return say("판단 안 함", "can't tell")
}
