package questions

import "onsite/lang"

// The deck format, version 1. These types are the whole of it: the reader in
// read.go follows them field by field, and deck.schema.json is made from them.
// A field without omitempty must be there.

type deckFile struct {
	Deck      string         `yaml:"deck" jsonschema:"description=Id of the deck; the same as the file name without .yaml. Lower-case letters\\, digits and hyphens.,pattern=^[a-z0-9]+(-[a-z0-9]+)*$,maxLength=64"`
	Kind      string         `yaml:"kind" jsonschema:"description=How its questions are answered: behavioral (a story in four sections) or technical (one page with key points).,enum=behavioral,enum=technical"`
	Title     lang.Text      `yaml:"title" jsonschema:"description=Name of the deck."`
	About     lang.Text      `yaml:"about,omitempty" jsonschema:"description=One or two sentences: what the deck covers."`
	Guides    []guideFile    `yaml:"principles,omitempty" jsonschema:"description=What principles mean\\, with strong and weak evidence."`
	Questions []questionFile `yaml:"questions" jsonschema:"description=The questions\\, in the order a reader should meet them.,minItems=1,maxItems=5000"`
}

type questionFile struct {
	ID        string      `yaml:"id" jsonschema:"description=Id within the deck; never change it (or list the old one under was). The full id is deck/id.,pattern=^[a-z0-9]+(-[a-z0-9]+)*$,maxLength=64"`
	Was       []string    `yaml:"was,omitempty" jsonschema:"description=Earlier ids of this question (id or deck/id)\\, so that kept answers stay with it."`
	Ask       lang.Text   `yaml:"ask" jsonschema:"description=The question as an interviewer says it."`
	Principle string      `yaml:"principle,omitempty" jsonschema:"description=Id of the Leadership Principle it asks for\\, such as customer-obsession."`
	Tags      []string    `yaml:"tags,omitempty" jsonschema:"description=Topics to choose by."`
	Level     int         `yaml:"level,omitempty" jsonschema:"description=1 everybody is asked this; 2 usual (the default); 3 separates the strong.,minimum=1,maximum=3"`
	Seconds   int         `yaml:"seconds,omitempty" jsonschema:"description=Budget of a spoken answer in seconds (default 180 behavioral\\, 240 technical).,minimum=10,maximum=3600"`
	Shows     []string    `yaml:"shows,omitempty" jsonschema:"description=Ids of other principles that a story told for this question can show."`
	Probes    []probeFile `yaml:"probes,omitempty" jsonschema:"description=Follow-up questions.,maxItems=20"`
	Sample    sampleFile  `yaml:"sample,omitempty" jsonschema:"description=Behavioral questions: a strong answer\\, section by section\\, and what makes it strong."`
	Points    []pointFile `yaml:"points,omitempty" jsonschema:"description=Technical questions: what a good answer says.,maxItems=30"`
	Answer    lang.Text   `yaml:"answer,omitempty" jsonschema:"description=Technical questions: the reference answer\\, shown after the person answered."`
	Wrong     []wrongFile `yaml:"wrong,omitempty" jsonschema:"description=Technical questions: claims people often get wrong\\, each with its correction.,maxItems=20"`
	Sources   []string    `yaml:"sources,omitempty" jsonschema:"description=Where the facts can be checked: document and section."`
}

type probeFile struct {
	Layer string `yaml:"layer,omitempty" jsonschema:"description=What it asks for.,enum=context,enum=options,enum=own,enum=obstacle,enum=measure,enum=differently,enum=learned"`
	Has   string `yaml:"has,omitempty" jsonschema:"description=Technical: ask it when this key point was made\\, to go deeper."`
	Lacks string `yaml:"lacks,omitempty" jsonschema:"description=Technical: ask it when this key point was missing\\, to lead there."`
	En    string `yaml:"en,omitempty"`
	Ko    string `yaml:"ko,omitempty"`
}

type sampleFile struct {
	Situation lang.Text `yaml:"situation"`
	Task      lang.Text `yaml:"task"`
	Action    lang.Text `yaml:"action"`
	Result    lang.Text `yaml:"result"`
	Why       lang.Text `yaml:"why" jsonschema:"description=What makes the answer strong\\, in one or two sentences."`
}

type wrongFile struct {
	ID      string    `yaml:"id" jsonschema:"description=Id of the wrong claim\\, unique within the question.,pattern=^[a-z0-9]+(-[a-z0-9]+)*$,maxLength=64"`
	Claim   lang.Text `yaml:"claim" jsonschema:"description=The claim as people make it."`
	Right   lang.Text `yaml:"right" jsonschema:"description=What is true instead."`
	Match   []string  `yaml:"match,omitempty" jsonschema:"description=How an answer says the wrong thing: patterns as in points; one is enough."`
	Against []string  `yaml:"against,omitempty" jsonschema:"description=Ids of the key points the claim contradicts."`
}

type guideFile struct {
	ID     string      `yaml:"id" jsonschema:"description=Id of the principle."`
	Means  lang.Text   `yaml:"means" jsonschema:"description=What it means\\, in a paragraph."`
	Strong []lang.Text `yaml:"strong" jsonschema:"description=What strong evidence looks like."`
	Weak   []lang.Text `yaml:"weak" jsonschema:"description=What weak evidence looks like."`
}

type pointFile struct {
	ID    string    `yaml:"id" jsonschema:"description=Id of the key point\\, unique within the question.,pattern=^[a-z0-9]+(-[a-z0-9]+)*$,maxLength=64"`
	Say   lang.Text `yaml:"say" jsonschema:"description=The point in one sentence."`
	Match []string  `yaml:"match,omitempty" jsonschema:"description=How an answer says it: patterns of words\\, one of which is enough. Groups joined by & must all occur in a sentence or two; | separates alternatives; a word with ~ is a stem; * stands for a few words; !group must not occur; 10..20 is a number in that range.,maxItems=12"`
	Deny  []string  `yaml:"deny,omitempty" jsonschema:"description=How an answer says the opposite of the point: patterns as in match.,maxItems=12"`
}

// Limits of a deck file. They keep a hostile or broken file from costing more
// than a moment.
const (
	maxFileBytes  = 2 << 20
	maxFieldBytes = 64 << 10
	maxDepth      = 20
	maxQuestions  = 5000
	maxProbes     = 20
	maxPoints     = 30
	maxWrong      = 20
	maxMatch      = 12
	maxIDBytes    = 64
	minSeconds    = 10
	maxSeconds    = 3600
)
