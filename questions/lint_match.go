package questions

import (
	"onsite/lang"
	"onsite/phrase"
)

// What patterns are held to: they find the point in its own sentence and in the
// reference answer, in both languages, and they find a wrong claim where it is
// made and not where it is corrected.

func (l linter) patterns(q questionFile, at func(...any) []any) {
	answer := map[lang.Lang]*phrase.Text{lang.En: phrase.Read(q.Answer.En), lang.Ko: phrase.Read(q.Answer.Ko)}
	for j, p := range q.Points {
		if len(p.Match) == 0 {
			l.say(say("핵심 항목 %q에 match가 없어 답변에서 찾을 수 없습니다.", "The point %q has no match, so it cannot be found in an answer.", p.ID), say("match: 를 추가하세요.", "Add match:."), at("points", j)...)
			continue
		}
		for _, lg := range lang.All() {
			if strongest(phrase.Read(p.Say.In(lg)), p.Deny) == phrase.Affirmed || strongest(answer[lg], p.Deny) == phrase.Affirmed {
				l.say(say("deny가 이 항목이나 참고 답변을 반대말로 봅니다(%s).", "The deny takes the point or the reference answer for its opposite (%s).", lg), say("패턴을 더 좁히세요.", "Make the pattern narrower."), at("points", j, "deny")...)
			}
			if text := p.Say.In(lg); p.Say.Has(lg) && strongest(phrase.Read(text), p.Match) != phrase.Affirmed {
				l.say(say("match가 이 항목의 문장 자체를 찾지 못합니다(%s).", "The match does not find the point's own sentence (%s).", lg), say("say: 의 낱말을 패턴에 넣으세요.", "Add the words of say: to a pattern."), at("points", j, "match")...)
			}
			if q.Answer.Has(lg) && strongest(answer[lg], p.Match) != phrase.Affirmed {
				l.say(say("match가 참고 답변에서 이 항목을 찾지 못합니다(%s).", "The match does not find the point in the reference answer (%s).", lg), say("참고 답변의 표현을 패턴에 넣으세요.", "Add the words of the reference answer to a pattern."), at("points", j, "match")...)
			}
		}
	}
	for j, w := range q.Wrong {
		if len(w.Match) == 0 {
			l.say(say("흔한 오해 %q에 match가 없어 답변에서 찾을 수 없습니다.", "The claim %q has no match, so it cannot be found in an answer.", w.ID), say("match: 와 against: 를 추가하세요.", "Add match: and against:."), at("wrong", j)...)
			continue
		}
		if len(w.Against) == 0 {
			l.say(say("흔한 오해 %q가 어느 핵심 항목과 어긋나는지 적혀 있지 않습니다.", "The claim %q does not say which key point it contradicts.", w.ID), say("against: [항목 id] 를 추가하세요.", "Add against: [point id]."), at("wrong", j)...)
		}
		for _, lg := range lang.All() {
			if w.Claim.Has(lg) && strongest(phrase.Read(w.Claim.In(lg)), w.Match) != phrase.Affirmed {
				l.say(say("match가 claim 자체를 찾지 못합니다(%s).", "The match does not find the claim itself (%s).", lg), say("claim: 의 낱말을 패턴에 넣으세요.", "Add the words of claim: to a pattern."), at("wrong", j, "match")...)
			}
			if strongest(phrase.Read(w.Right.In(lg)), w.Match) == phrase.Affirmed {
				l.say(say("match가 바른 설명(right)을 오해로 봅니다(%s).", "The match takes the correction for the claim (%s).", lg), say("패턴을 더 좁히세요.", "Make the pattern narrower."), at("wrong", j, "match")...)
			}
			if strongest(answer[lg], w.Match) == phrase.Affirmed {
				l.say(say("match가 참고 답변을 오해로 봅니다(%s).", "The match takes the reference answer for the claim (%s).", lg), say("패턴을 더 좁히세요.", "Make the pattern narrower."), at("wrong", j, "match")...)
			}
		}
	}
}

// strongest is the strongest verdict of any of the patterns.
func strongest(t *phrase.Text, patterns []string) phrase.Verdict {
	best := phrase.Absent
	for _, source := range patterns {
		if p, err := phrase.Parse(source); err == nil {
			best = max(best, t.Find(p).Verdict)
		}
	}
	return best
}
