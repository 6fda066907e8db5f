package questions

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"onsite/lang"
	"onsite/phrase"
)

// check holds a deck to the rules that its types cannot express.
func check(r *reader, root *yaml.Node, f deckFile, name string) {
	c := checker{r, root}
	switch {
	case !ValidID(f.Deck):
		c.id("deck id", f.Deck, "deck")
	case f.Deck == stem(name):
	case ValidID(stem(name)):
		c.say(say("덱 id %q가 파일 이름과 다릅니다.", "The deck's id %q is not the file's name.", f.Deck), say("deck: %s 로 고치거나 파일 이름을 %s.yaml로 바꾸세요.", "Write deck: %s, or rename the file to %s.yaml.", stem(name), f.Deck), "deck")
	default:
		c.say(say("덱 id %q가 파일 이름과 다릅니다.", "The deck's id %q is not the file's name.", f.Deck), say("파일 이름을 %s.yaml로 바꾸세요.", "Rename the file to %s.yaml.", f.Deck), "deck")
	}
	if k := Kind(f.Kind); k != Behavioral && k != Technical {
		c.say(say("kind 값 %q를 알 수 없습니다.", "There is no kind %q.", show(f.Kind)), say("behavioral 또는 technical로 적으세요.", "Write behavioral or technical."), "kind")
	}
	c.text(f.Title, "title")
	if len(f.Questions) == 0 || len(f.Questions) > maxQuestions {
		c.say(say("질문이 %d개입니다.", "There are %d questions.", len(f.Questions)), say("1개 이상 %d개 이하로 적으세요.", "Give at least 1 and at most %d.", maxQuestions), "questions")
	}
	for i, g := range f.Guides {
		c.principle(g.ID, "principles", i, "id")
		c.text(g.Means, "principles", i, "means")
	}
	seen := map[string]bool{}
	for i, q := range f.Questions {
		if r.full() {
			return
		}
		c.question(i, q, Kind(f.Kind))
		c.unique(seen, q.ID, "questions", i, "id")
	}
	for i, q := range f.Questions {
		for j, old := range q.Was {
			c.was(old, "questions", i, "was", j)
			c.unique(seen, strings.TrimPrefix(old, f.Deck+"/"), "questions", i, "was", j)
		}
	}
}

type checker struct {
	*reader
	root *yaml.Node
}

func (c checker) question(i int, q questionFile, kind Kind) {
	at := func(rest ...any) []any { return append([]any{"questions", i}, rest...) }
	c.id("question id", q.ID, at("id")...)
	c.text(q.Ask, at("ask")...)
	if q.Principle != "" {
		c.principle(q.Principle, at("principle")...)
	}
	for j, id := range q.Shows {
		c.principle(id, at("shows", j)...)
	}
	if kind == Behavioral && q.Principle == "" && len(q.Tags) == 0 {
		c.say(say("원칙도 태그도 없습니다.", "It has neither a principle nor a tag."), say("principle: 또는 tags: 를 추가하세요.", "Add principle: or tags:."), at()...)
	}
	if kind == Behavioral && len(q.Points) > 0 {
		c.say(say("핵심 항목(points)은 technical 덱에만 씁니다.", "Key points belong to technical decks."), say("points: 를 지우세요.", "Remove points:."), at("points")...)
	}
	for j, tag := range q.Tags {
		if tag == "" || len(tag) > maxIDBytes || strings.Contains(tag, "\n") {
			c.say(say("태그가 비었거나 너무 깁니다.", "This tag is empty or too long."), say("짧은 낱말로 적으세요.", "Write a short word."), at("tags", j)...)
		}
	}
	if has(c.root, at("level")...) && (q.Level < LevelMin || q.Level > LevelMax) {
		c.say(say("level은 1에서 3까지입니다.", "A level is 1, 2 or 3."), say("1(누구나 받는 질문), 2(보통), 3(실력을 가르는 질문)", "1 everybody is asked this, 2 usual, 3 separates the strong."), at("level")...)
	}
	if has(c.root, at("seconds")...) && (q.Seconds < minSeconds || q.Seconds > maxSeconds) {
		c.say(say("seconds는 %d에서 %d까지입니다.", "Seconds run from %d to %d.", minSeconds, maxSeconds), say("말로 답하는 시간을 초로 적으세요(예: 180).", "Give the spoken budget, such as 180."), at("seconds")...)
	}
	c.most(len(q.Probes), maxProbes, at("probes")...)
	for j, p := range q.Probes {
		c.probe(p, q, at("probes", j)...)
	}
	c.most(len(q.Points), maxPoints, at("points")...)
	seen := map[string]bool{}
	for j, p := range q.Points {
		c.id("key point id", p.ID, at("points", j, "id")...)
		c.unique(seen, p.ID, at("points", j, "id")...)
		c.text(p.Say, at("points", j, "say")...)
		c.match(p.Match, at("points", j, "match")...)
		c.match(p.Deny, at("points", j, "deny")...)
	}
	c.most(len(q.Wrong), maxWrong, at("wrong")...)
	claims := map[string]bool{}
	for j, w := range q.Wrong {
		c.id("claim id", w.ID, at("wrong", j, "id")...)
		c.unique(claims, w.ID, at("wrong", j, "id")...)
		c.text(w.Claim, at("wrong", j, "claim")...)
		c.text(w.Right, at("wrong", j, "right")...)
		c.match(w.Match, at("wrong", j, "match")...)
		for k, id := range w.Against {
			c.point(id, q, at("wrong", j, "against", k)...)
		}
	}
}

// probe holds a follow-up to what it says it is for.
func (c checker) probe(p probeFile, q questionFile, path ...any) {
	c.text(lang.Text{En: p.En, Ko: p.Ko}, path...)
	if p.Layer != "" && !slices.Contains(Layers(), p.Layer) {
		c.say(say("layer 값 %q를 알 수 없습니다.", "There is no layer %q.", show(p.Layer)), say("쓸 수 있는 값: %s", "Use one of %s.", strings.Join(Layers(), ", ")), append(path, "layer")...)
	}
	for field, id := range map[string]string{"has": p.Has, "lacks": p.Lacks} {
		if id != "" {
			c.point(id, q, append(path, field)...)
		}
	}
}

// point checks that the question has a key point of this id.
func (c checker) point(id string, q questionFile, path ...any) {
	if !slices.ContainsFunc(q.Points, func(pt pointFile) bool { return pt.ID == id }) {
		c.say(say("이 질문에는 핵심 항목 %q가 없습니다.", "This question has no key point %q.", show(id)), say("points의 id 중 하나를 쓰세요.", "Use the id of one of its points."), path...)
	}
}

// match checks patterns of words.
func (c checker) match(patterns []string, path ...any) {
	c.most(len(patterns), maxMatch, path...)
	for i, p := range patterns {
		if _, err := phrase.Parse(p); err != nil {
			why := patternErrors[err]
			c.say(why, say("예: dirty read | 더티 리드 & uncommitted | 커밋되지 않~", "For example: dirty read | 더티 리드 & uncommitted | 커밋되지 않~"), append(path, i)...)
		}
	}
}

var patternErrors = map[error]lang.Text{
	phrase.ErrEmpty:     say("&나 | 한쪽이 비었거나 낱말이 없습니다.", "A side of & or | is empty or has no word."),
	phrase.ErrOnlyNot:   say("!가 없는 묶음이 하나는 있어야 합니다.", "At least one group must stand without !."),
	phrase.ErrLong:      say("패턴이 너무 깁니다.", "The pattern is too long."),
	phrase.ErrGap:       say("*는 두 낱말 사이에만 씁니다.", "A * must stand between two words."),
	phrase.ErrCharacter: say("낱말 안에 쓸 수 없는 기호가 있습니다.", "A word holds a sign that means something else here."),
}

// principle checks the id of one of the sixteen.
func (c checker) principle(id string, path ...any) {
	if _, ok := FindPrinciple(id); ok {
		return
	}
	ids := make([]string, 0, len(principles))
	for _, p := range principles {
		ids = append(ids, p.ID)
	}
	do := say("16개 원칙의 id 중 하나를 쓰세요(예: customer-obsession).", "Use the id of one of the sixteen, such as customer-obsession.")
	if near := nearest(id, ids); near != "" {
		do = say("%q 아닌가요?", "Did you mean %q?", near)
	}
	c.say(say("%q 원칙은 없습니다.", "There is no principle %q.", show(id)), do, path...)
}

func (c checker) say(what, do lang.Text, path ...any) {
	n := find(c.root, path...)
	c.at(n, what, do)
}

func (c checker) id(name, id string, path ...any) {
	if !ValidID(id) {
		c.say(say("%s %q는 쓸 수 없습니다.", "The %s %q cannot be used.", name, show(id)), say("영문 소문자, 숫자, 하이픈만 %d자까지 쓰세요.", "Use lower-case letters, digits and hyphens, at most %d.", maxIDBytes), path...)
	}
}

// was checks an earlier id: of this deck, or with the deck it was in.
func (c checker) was(old string, path ...any) {
	deck, id, both := strings.Cut(old, "/")
	if !both {
		deck, id = id, deck
	}
	if !ValidID(id) || both && !ValidID(deck) {
		c.say(say("%q는 질문 id가 아닙니다.", "%q is not the id of a question.", show(old)), say("id 또는 덱/id로 적으세요.", "Write id or deck/id."), path...)
	}
}

func (c checker) unique(seen map[string]bool, id string, path ...any) {
	if seen[id] {
		c.say(say("id %q가 두 번 쓰였습니다.", "The id %q is used twice.", show(id)), say("다른 id를 쓰세요.", "Give one of them another."), path...)
	}
	seen[id] = true
}

func (c checker) text(t lang.Text, path ...any) {
	if t.Empty() {
		c.say(say("글이 비어 있습니다.", "There is no text here."), say("ko: 와 en: 중 하나 이상을 적으세요.", "Write ko:, en: or both."), path...)
	}
}

func (c checker) most(n, limit int, path ...any) {
	if n > limit {
		c.say(say("항목이 %d개로 너무 많습니다.", "%d items are too many.", n), say("%d개까지 쓸 수 있습니다.", "At most %d.", limit), path...)
	}
}

// ValidID reports whether id can be the id of a deck or question: lower-case
// letters, digits and single hyphens inside, at most 64 bytes.
func ValidID(id string) bool {
	if id == "" || len(id) > maxIDBytes || id[0] == '-' || id[len(id)-1] == '-' || strings.Contains(id, "--") {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// find follows field names and list indexes as far as they lead and returns the
// last node on the way, so that a message always has a place.
func find(n *yaml.Node, path ...any) *yaml.Node {
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

// has reports whether the whole path is there.
func has(n *yaml.Node, path ...any) bool {
	for _, step := range path {
		if n = child(n, step); n == nil {
			return false
		}
	}
	return true
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch s := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
