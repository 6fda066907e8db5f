package feedback

import "onsite/phrase"

// What the trainer (feedback/train) needs to know of the labels. Nothing else
// uses it.

// Labels is how many labels there are, ModelSize how many bytes a model has.
const (
	Labels    = int(labels)
	ModelSize = modelSize
)

// Features returns the buckets that the model looks at for each sentence of an
// answer in one block. Every text is one sentence as lang.Clean leaves it.
func Features(texts []string) [][]uint32 {
	ss := make([]*sentence, len(texts))
	for i, t := range texts {
		ss[i] = newSentence(&phrase.ReadSentence(t).Sentences[0], "")
		ss[i].mark()
	}
	out := make([][]uint32, len(ss))
	for i := range ss {
		out[i] = features(ss, i)
	}
	return out
}

// ByRules labels an answer in one block by its cues alone, so that the model
// can be measured against it.
func ByRules(text string) []Marked {
	t := phrase.Read(text)
	ss := make([]*sentence, len(t.Sentences))
	for i := range t.Sentences {
		ss[i] = newSentence(&t.Sentences[i], "")
		ss[i].mark()
	}
	out := make([]Marked, len(ss))
	for i, l := range byRules(ss) {
		out[i] = Marked{Text: ss[i].Text, Label: l}
	}
	return out
}
