package tui

import (
	"errors"
	"slices"
	"strings"

	"onsite/interview"
	"onsite/store"
	"onsite/story"
)

// What several screens know of a story: its name, its strength, and the answers
// it was told in.

// nameOf is what a story is called: its title, or its first words.
func nameOf(st story.Story) string {
	if st.Title != "" {
		return st.Title
	}
	return st.Text()
}

// strength draws how strongly a story shows a principle, three signs wide.
func (u *ui) strength(n int) string {
	return strings.Repeat(glyphDot, n) + strings.Repeat(glyphRing, story.Sure-n)
}

// storyOf finds the story an answer belongs to, or -1.
func storyOf(all []story.Story, answer string) int {
	return slices.IndexFunc(all, func(st story.Story) bool { return slices.Contains(st.Answers, answer) })
}

// answersOf reads the answers a story was told in, newest first. Deleted and
// damaged ones are left out.
func answersOf(db *store.Store, st story.Story) ([]interview.Answer, error) {
	var all []interview.Answer
	for _, id := range st.Answers {
		a, err := db.Answer(id)
		if damaged := (*store.Damaged)(nil); errors.Is(err, store.ErrNotFound) || errors.As(err, &damaged) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b interview.Answer) int { return b.Kept.Compare(a.Kept) })
	return all, nil
}

// toldIn is what the figures of a story are held against: all that was said in
// answers, after probes too.
func toldIn(answers ...interview.Answer) map[string]story.Told {
	told := make(map[string]story.Told, len(answers))
	for _, a := range answers {
		text := a.Text()
		for _, p := range a.Probes {
			text += "\n\n" + p.Text
		}
		told[a.ID] = story.Told{ID: a.ID, Day: a.Kept, Text: text}
	}
	return told
}
