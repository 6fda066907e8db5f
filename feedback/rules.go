package feedback

import "onsite/lang"

// rule is one thing worth telling. find returns the words it stands on; it must
// be silent where it is not sure.
type rule struct {
	id    string
	find  func(d *doc) (Finding, bool)
	probe lang.Text // what an interviewer would ask
}

// The rules, the most important first. What makes the others pointless comes
// before them.
var (
	behavioralRules = []rule{
		offQuestion, hypothetical, noAction, noResult, tooShort, blamesOthers, weHeavy, vague,
		noMetric, ramblingSituation, noSituation, tooLong, noTask,
	}
	technicalRules = []rule{offTopic, tooShortTechnical}
)

// surely is how much worse every other labelling must be before we say that a
// part of the answer is missing. Below it precision fell on the development
// answers, above it nothing was found any more.
const surely = 100

// noStory reports whether there is no story to say more about.
func (d *doc) noStory() bool { return d.story == NotSeen || d.story == CantTell }

func say(ko, en string) lang.Text { return lang.Text{Ko: ko, En: en} }
