package questions

import (
	"fmt"
	"strings"
)

// Starter is a deck to begin an own one with: it passes every check, and its
// comments say in both languages what goes where.
func Starter(id string, kind Kind) ([]byte, error) {
	if !ValidID(id) {
		return nil, fmt.Errorf("%w %q", errBadID, id)
	}
	text := starterBehavioral
	if kind == Technical {
		text = starterTechnical
	}
	return []byte(strings.ReplaceAll(starterHead+text, "DECK", id)), nil
}

const starterHead = `# yaml-language-server: $schema=deck.schema.json
#
# 내 덱입니다. 이 파일을 고친 뒤 onsite decks check 로 검사하세요.
# A deck of your own. Edit it, then check it with: onsite decks check
#
# 편집기 자동 완성 / completion in your editor: onsite decks schema > deck.schema.json

deck: DECK            # 파일 이름과 같아야 합니다 / must be the file's name
`

const starterBehavioral = `kind: behavioral      # 경험을 묻는 질문 / a story in four sections
title: {en: "DECK", ko: "DECK 연습"}

questions:
  - id: first-outage  # 정한 뒤에는 바꾸지 마세요 / never change it once you answered
    level: 1          # 1 기본 2 보통 3 심화 / 1 basic, 2 usual, 3 demanding
    principle: ownership      # 또는 / or  tags: [my-company]
    ask:              # 한 언어만 적어도 됩니다 / one language is enough
      en: Tell me about the first outage you handled alone.
      ko: 처음으로 혼자 처리한 장애에 대해 들려주세요.
    probes:           # 꼬리 질문 / follow-ups
      - {en: "What did you check first?", ko: "가장 먼저 무엇을 확인하셨나요?"}
      - {en: "Who was affected, and for how long?", ko: "누가 얼마나 오래 영향을 받았나요?"}
      - {en: "What changed afterwards?", ko: "그 뒤로 무엇이 달라졌나요?"}
`

const starterTechnical = `kind: technical       # 핵심 항목이 있는 한 쪽짜리 답변 / one page with key points
title: {en: "DECK", ko: "DECK 연습"}

questions:
  - id: cache-stampede  # 정한 뒤에는 바꾸지 마세요 / never change it once you answered
    level: 2            # 1 기본 2 보통 3 심화 / 1 basic, 2 usual, 3 demanding
    seconds: 180        # 말로 답하는 시간 / spoken budget
    tags: [caching]
    ask:                # 한 언어만 적어도 됩니다 / one language is enough
      en: What is a cache stampede, and how do you prevent one?
      ko: 캐시 스탬피드란 무엇이고 어떻게 막을 수 있나요?
    probes:
      - {en: "What does a lock around the refill cost?", ko: "다시 채울 때 락을 쓰면 어떤 비용이 있나요?"}
      - {en: "How would you notice one?", ko: "그런 일이 생긴 것을 어떻게 알아차리나요?"}
      - {en: "What if the origin is down?", ko: "원본이 죽어 있다면 어떻게 되나요?"}
    points:             # 좋은 답변이 말하는 것 / what a good answer says
      - {id: cs-what, say: {en: "Many requests miss the same key at once and all hit the origin.", ko: "같은 키를 동시에 놓친 요청이 한꺼번에 원본으로 몰립니다."}}
      - {id: cs-lock, say: {en: "Let one request refill while the others wait or get the old value.", ko: "한 요청만 다시 채우고 나머지는 기다리거나 이전 값을 받게 합니다."}}
      - {id: cs-jitter, say: {en: "Spread expiry times so that keys do not end together.", ko: "만료 시각을 흩어 한꺼번에 끝나지 않게 합니다."}}
    answer:             # 참고 답변 / reference answer
      en: |
        When a popular key expires, every request that misses it goes to the origin at once ...
      ko: |
        인기 있는 키가 만료되면 그 키를 놓친 요청이 모두 한꺼번에 원본으로 갑니다 ...
    sources: ["where the facts can be checked / 사실을 확인할 문서"]
`
