package questions

import (
	"embed"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"time"

	"onsite/lang"
)

// Plan is the preset a mock round is built from: one interviewer or several,
// each with a slot of time and what they ask in it. Its JSON form is that of
// `onsite plans --json`.
type Plan struct {
	ID    string    `json:"id"`
	Title lang.Text `json:"title"`
	About lang.Text `json:"about"`
	// Split deals the sixteen principles among the rounds that ask for stories,
	// so that none is asked for twice.
	Split bool `json:"split"`
	// SecretBar makes one of the rounds, nobody knows which, the Bar Raiser's.
	SecretBar bool        `json:"secret_bar"`
	Own       bool        `json:"own"` // from the person's own folder
	Rounds    []RoundPlan `json:"rounds"`
}

// ShortForm ends the id of the short form of a plan: phone-screen-short is that
// of phone-screen.
const ShortForm = "-short"

// RoundPlan is one interviewer's slot.
type RoundPlan struct {
	Who    lang.Text     `json:"who"`    // role, not a name
	Manner string        `json:"manner"` // one of Manners
	Length time.Duration `json:"-"`
	Break  time.Duration `json:"-"` // after it
	Parts  []PartPlan    `json:"parts"`
}

// PartPlan is a stretch of a round in which one kind of thing is asked.
type PartPlan struct {
	Title  lang.Text     `json:"title"`
	Kind   PartKind      `json:"kind"`
	Length time.Duration `json:"-"`
	// Decks are where the questions come from. With Choose the candidate says
	// before which of them they know best.
	Decks  []string  `json:"decks"`
	Tag    string    `json:"tag,omitempty"`
	Choose bool      `json:"choose,omitempty"`
	Level  int       `json:"level,omitempty"` // at least
	Count  int       `json:"count,omitempty"` // most questions; 0 is as many as fit
	Probes int       `json:"probes,omitempty"`
	Lang   lang.Lang `json:"lang,omitempty"`
	// Switch changes to the other language somewhere in the part, unannounced.
	Switch bool `json:"switch,omitempty"`
}

// PartKind is what happens in a part.
type PartKind string

// The kinds of parts.
const (
	Stories PartKind = "stories" // behavioral questions with follow-ups
	Explain PartKind = "explain" // technical questions, talked through
	Rapid   PartKind = "rapid"   // many short ones, no follow-ups
	Yours   PartKind = "yours"   // the candidate asks
)

// Manners an interviewer may have.
func Manners() []string { return []string{"warm", "brisk", "skeptical", "quiet", "bar-raiser"} }

// Length is how long the plan takes, breaks and all.
func (p Plan) Length() time.Duration {
	var sum time.Duration
	for i, r := range p.Rounds {
		sum += r.Length
		if i+1 < len(p.Rounds) {
			sum += r.Break
		}
	}
	return sum
}

// StoriesAsked is how many stories the plan asks for, at least: a part that asks as
// many as fit counts as one.
func (p Plan) StoriesAsked() int {
	n := 0
	for _, r := range p.Rounds {
		for _, part := range r.Parts {
			if part.Kind == Stories {
				n += max(part.Count, 1)
			}
		}
	}
	return n
}

// Chosen returns the decks the candidate must choose one of before the plan
// begins; nil when there is nothing to choose.
func (p Plan) Chosen() []string {
	for _, r := range p.Rounds {
		for _, part := range r.Parts {
			if part.Choose {
				return part.Decks
			}
		}
	}
	return nil
}

//go:embed plans/*.yaml
var embeddedPlans embed.FS

// The plan format, version 1; see format.go.

type planFile struct {
	Plan      string      `yaml:"plan" jsonschema:"description=Id of the plan; the same as the file name without .yaml.,pattern=^[a-z0-9]+(-[a-z0-9]+)*$,maxLength=64"`
	Title     lang.Text   `yaml:"title" jsonschema:"description=Name of the plan."`
	About     lang.Text   `yaml:"about,omitempty" jsonschema:"description=What it rehearses."`
	Split     bool        `yaml:"split,omitempty" jsonschema:"description=Deal the principles among the rounds\\, so that none is asked for twice."`
	SecretBar bool        `yaml:"secret-bar,omitempty" jsonschema:"description=One of the rounds is secretly the Bar Raiser's."`
	Rounds    []roundFile `yaml:"rounds" jsonschema:"description=The interviewers\\, in order.,minItems=1,maxItems=12"`
}

type roundFile struct {
	Who     lang.Text  `yaml:"who" jsonschema:"description=The interviewer's role."`
	Manner  string     `yaml:"manner,omitempty" jsonschema:"description=How they talk (default warm).,enum=warm,enum=brisk,enum=skeptical,enum=quiet,enum=bar-raiser"`
	Minutes int        `yaml:"minutes" jsonschema:"description=Length of the slot.,minimum=1,maximum=240"`
	Break   int        `yaml:"break,omitempty" jsonschema:"description=Minutes of break after it.,minimum=0,maximum=240"`
	Parts   []partFile `yaml:"parts" jsonschema:"description=What is asked\\, in order.,minItems=1,maxItems=12"`
}

type partFile struct {
	Title   lang.Text `yaml:"title" jsonschema:"description=What the part is about."`
	Kind    string    `yaml:"kind" jsonschema:"description=stories (behavioral\\, with follow-ups)\\, explain (technical)\\, rapid (many short ones) or yours (the candidate asks).,enum=stories,enum=explain,enum=rapid,enum=yours"`
	Minutes int       `yaml:"minutes" jsonschema:"description=Its share of the slot.,minimum=1,maximum=240"`
	Decks   []string  `yaml:"decks,omitempty" jsonschema:"description=Ids of the decks asked from."`
	Tag     string    `yaml:"tag,omitempty" jsonschema:"description=Only questions with this tag."`
	Choose  bool      `yaml:"choose,omitempty" jsonschema:"description=The candidate chooses one of the decks before the round."`
	Level   int       `yaml:"level,omitempty" jsonschema:"description=Questions of this level or above.,minimum=1,maximum=3"`
	Count   int       `yaml:"count,omitempty" jsonschema:"description=Most questions asked; without it as many as fit.,minimum=1,maximum=50"`
	Probes  int       `yaml:"probes,omitempty" jsonschema:"description=Follow-ups to a question (default 3).,minimum=0,maximum=10"`
	Lang    string    `yaml:"lang,omitempty" jsonschema:"description=ko or en; without it the candidate's choice.,enum=ko,enum=en"`
	Switch  bool      `yaml:"switch,omitempty" jsonschema:"description=Change to the other language in the middle\\, unannounced."`
}

// Limits of a plan.
const (
	maxRounds  = 12
	maxMinutes = 240
	maxCount   = 50
	probesOf   = 3 // follow-ups where the plan does not say
)

// Plans returns the built-in plans and over them the person's own, and what was
// wrong with the files that are missing.
func Plans(own Folder) ([]Plan, []Problem) {
	builtin, err := fs.Sub(embeddedPlans, "plans")
	if err != nil {
		panic(err) // the path is a constant and valid
	}
	var plans []Plan
	var wrong []Problem
	for _, folder := range []Folder{{FS: builtin}, own} {
		entries, err := fs.ReadDir(folder.FS, ".")
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				wrong = append(wrong, unreadable(folder.path("."), err))
			}
			continue
		}
		for n, e := range entries {
			if n == maxFolderFiles {
				break
			}
			if e.IsDir() || !isDeckName(e.Name()) {
				continue
			}
			data, err := readFile(folder.FS, e.Name())
			if err != nil {
				wrong = append(wrong, unreadable(folder.path(e.Name()), err))
				continue
			}
			p, ps := ParsePlan(folder.path(e.Name()), data)
			if len(ps) > 0 {
				wrong = append(wrong, ps...)
				continue
			}
			p.Own = folder.Own
			if i := slices.IndexFunc(plans, func(have Plan) bool { return have.ID == p.ID }); i >= 0 {
				plans[i] = p
			} else {
				plans = append(plans, p)
			}
		}
	}
	slices.SortStableFunc(plans, func(a, b Plan) int { return int((a.Length() - b.Length()) / time.Minute) })
	return plans, wrong
}

// ParsePlan reads one plan file, as Parse reads a deck.
func ParsePlan(name string, data []byte) (Plan, []Problem) {
	ps := &problems{file: name}
	if len(data) > maxFileBytes {
		ps.add(0, 0, say("파일이 너무 큽니다(%d KB).", "The file is too large (%d KB).", len(data)>>10), say("2 MB 아래로 줄이세요.", "Keep it under 2 MB."))
		return Plan{}, ps.list
	}
	ps.lines = strings.Split(lineEnds.Replace(string(data)), "\n")
	root := load(ps, data)
	if root == nil {
		return Plan{}, ps.list
	}
	var file planFile
	r := &reader{ps}
	r.read(root, "plan", reflect.ValueOf(&file).Elem())
	if len(ps.list) > 0 {
		return Plan{}, ps.list
	}
	checkPlan(checker{r, root}, file, name)
	if len(ps.list) > 0 {
		return Plan{}, ps.list
	}
	return buildPlan(file), nil
}

func checkPlan(c checker, f planFile, name string) {
	if !ValidID(f.Plan) {
		c.id("plan id", f.Plan, "plan")
	} else if f.Plan != stem(name) {
		c.say(say("계획 id %q가 파일 이름과 다릅니다.", "The plan's id %q is not the file's name.", f.Plan), say("파일 이름을 %s.yaml로 바꾸거나 plan: 을 고치세요.", "Rename the file to %s.yaml, or mend plan:.", f.Plan), "plan")
	}
	c.text(f.Title, "title")
	if len(f.Rounds) == 0 || len(f.Rounds) > maxRounds {
		c.say(say("라운드가 %d개입니다.", "There are %d rounds.", len(f.Rounds)), say("1개 이상 %d개 이하로 적으세요.", "Give at least 1 and at most %d.", maxRounds), "rounds")
	}
	for i, r := range f.Rounds {
		at := func(rest ...any) []any { return append([]any{"rounds", i}, rest...) }
		c.text(r.Who, at("who")...)
		if r.Manner != "" && !slices.Contains(Manners(), r.Manner) {
			c.say(say("manner 값 %q를 알 수 없습니다.", "There is no manner %q.", show(r.Manner)), say("쓸 수 있는 값: %s", "Use one of %s.", strings.Join(Manners(), ", ")), at("manner")...)
		}
		c.minutes(r.Minutes, 1, at("minutes")...)
		c.minutes(r.Break, 0, at("break")...)
		sum := 0
		for j, p := range r.Parts {
			c.part(p, at("parts", j)...)
			sum += p.Minutes
		}
		if len(r.Parts) == 0 || sum != r.Minutes {
			c.say(say("부분(parts)의 시간을 더하면 %d분인데 라운드는 %d분입니다.", "The parts take %d minutes and the round %d.", sum, r.Minutes), say("두 값을 맞추세요.", "Make the two agree."), at("parts")...)
		}
	}
}

func (c checker) minutes(n, least int, path ...any) {
	if n < least || n > maxMinutes {
		c.say(say("시간은 %d분에서 %d분까지입니다.", "Minutes run from %d to %d.", least, maxMinutes), say("분을 정수로 적으세요(예: 20).", "Write whole minutes, such as 20."), path...)
	}
}

func (c checker) part(p partFile, path ...any) {
	at := func(rest ...any) []any { return append(slices.Clone(path), rest...) }
	c.text(p.Title, at("title")...)
	c.minutes(p.Minutes, 1, at("minutes")...)
	kinds := []PartKind{Stories, Explain, Rapid, Yours}
	if !slices.Contains(kinds, PartKind(p.Kind)) {
		c.say(say("kind 값 %q를 알 수 없습니다.", "There is no kind %q.", show(p.Kind)), say("stories, explain, rapid, yours 중 하나를 쓰세요.", "Use stories, explain, rapid or yours."), at("kind")...)
	}
	if PartKind(p.Kind) != Yours && len(p.Decks) == 0 {
		c.say(say("어느 덱에서 물을지 적혀 있지 않습니다.", "It does not say which decks to ask from."), say("decks: [덱 id] 를 추가하세요.", "Add decks: [deck id]."), path...)
	}
	for j, id := range p.Decks {
		if !ValidID(id) {
			c.id("deck id", id, at("decks", j)...)
		}
	}
	if p.Level < 0 || p.Level > LevelMax {
		c.say(say("level은 1에서 3까지입니다.", "A level is 1, 2 or 3."), say("1, 2, 3 중 하나를 쓰세요.", "Use 1, 2 or 3."), at("level")...)
	}
	if p.Count < 0 || p.Count > maxCount || p.Probes < 0 || p.Probes > 10 {
		c.say(say("count는 %d, probes는 10까지입니다.", "At most %d for count and 10 for probes.", maxCount), say("값을 줄이세요.", "Make it less."), path...)
	}
	if p.Lang != "" && !lang.Lang(p.Lang).Valid() {
		c.say(say("lang은 ko 또는 en입니다.", "A lang is ko or en."), say("ko 또는 en을 쓰세요.", "Use ko or en."), at("lang")...)
	}
}

func buildPlan(f planFile) Plan {
	p := Plan{ID: f.Plan, Title: oneLine(f.Title), About: f.About, Split: f.Split, SecretBar: f.SecretBar}
	for _, r := range f.Rounds {
		round := RoundPlan{Who: oneLine(r.Who), Manner: r.Manner, Length: time.Duration(r.Minutes) * time.Minute, Break: time.Duration(r.Break) * time.Minute}
		if round.Manner == "" {
			round.Manner = Manners()[0]
		}
		for _, part := range r.Parts {
			pp := PartPlan{
				Title: oneLine(part.Title), Kind: PartKind(part.Kind), Length: time.Duration(part.Minutes) * time.Minute, Decks: part.Decks,
				Tag: part.Tag, Choose: part.Choose, Level: part.Level, Count: part.Count, Probes: part.Probes, Lang: lang.Lang(part.Lang), Switch: part.Switch,
			}
			if pp.Probes == 0 && pp.Kind != Rapid && pp.Kind != Yours {
				pp.Probes = probesOf
			}
			round.Parts = append(round.Parts, pp)
		}
		p.Rounds = append(p.Rounds, round)
	}
	return p
}
