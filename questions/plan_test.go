package questions

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onsite/lang"
)

func TestBuiltInPlans(t *testing.T) {
	plans, wrong := Plans(Folder{FS: fstest.MapFS{}})
	for _, p := range wrong {
		t.Errorf("%s: %s", p.Place(), p.Sentence(lang.En))
	}
	minutes := map[string]time.Duration{
		"recruiter-call": 15, "phone-screen": 60, "database-screen": 60, "onsite-loop": 285, "bar-raiser": 30, "rapid-fire": 10,
		"korean-then-english": 40, "offer-call": 15,
	}
	lib := Open(Folder{FS: fstest.MapFS{}})
	seen := map[string]bool{}
	for _, p := range plans {
		seen[p.ID] = true
		if want, ok := minutes[p.ID]; ok && p.Length() != want*time.Minute {
			t.Errorf("%s takes %v", p.ID, p.Length())
		}
		if strings.HasSuffix(p.ID, ShortForm) && p.Length() != 10*time.Minute && p.Length() != 20*time.Minute {
			t.Errorf("%s, a short form, takes %v", p.ID, p.Length())
		}
		if !p.Title.Has(lang.Ko) || !p.Title.Has(lang.En) || !p.About.Has(lang.Ko) || !p.About.Has(lang.En) {
			t.Errorf("%s does not speak both languages", p.ID)
		}
		for _, r := range p.Rounds {
			for _, part := range r.Parts {
				for _, d := range part.Decks {
					if !lib.Has(d) {
						t.Errorf("%s asks from %s, which is not there", p.ID, d)
					}
				}
			}
		}
	}
	for id := range minutes {
		if !seen[id] || id != "rapid-fire" && !seen[id+ShortForm] {
			t.Errorf("%s is missing, or its short form", id)
		}
	}
}

const ownPlan = `plan: mine
title: {en: Mine}
rounds:
  - who: {en: Friend}
    minutes: 5
    parts: [{title: {en: Stories}, kind: stories, minutes: 5, decks: [principles]}]
`

func TestOwnPlansAreCheckedLikeDecks(t *testing.T) {
	if p, wrong := ParsePlan("mine.yaml", []byte(ownPlan)); len(wrong) > 0 || p.Rounds[0].Manner != "warm" || p.Rounds[0].Parts[0].Probes != probesOf {
		t.Fatalf("%v %+v", wrong, p)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"another name":   {"plan: mine", "plan: other", "not the file's name"},
		"no title":       {"title: {en: Mine}", "title: {}", "no text here"},
		"a manner":       {"minutes: 5\n    parts", "manner: rude\n    minutes: 5\n    parts", "no manner \"rude\""},
		"a sum":          {"kind: stories, minutes: 5", "kind: stories, minutes: 4", "parts take 4 minutes"},
		"a kind":         {"kind: stories", "kind: dance", "no kind \"dance\""},
		"no decks":       {", decks: [principles]", "", "which decks"},
		"a field":        {"title: {en: Mine}", "titel: {en: Mine}", "Did you mean \"title\"?"},
		"a length":       {"minutes: 5\n", "minutes: 500\n", "from 1 to 240"},
		"a language":     {"decks: [principles]", "decks: [principles], lang: fr", "A lang is ko or en"},
		"true or false":  {"decks: [principles]", "decks: [principles], switch: maybe", "must be true or false"},
		"many questions": {"decks: [principles]", "decks: [principles], count: 99", "At most 50"},
	} {
		_, wrong := ParsePlan("mine.yaml", []byte(strings.Replace(ownPlan, c.old, c.new, 1)))
		found := false
		for _, p := range wrong {
			found = found || strings.Contains(p.Sentence(lang.En), c.want) && p.Line > 0
		}
		if !found {
			t.Errorf("%s: no problem says %q: %v", name, c.want, wrong)
		}
	}
	own := Folder{Name: "plans", Own: true, FS: fstest.MapFS{
		"mine.yaml":       {Data: []byte(ownPlan)},
		"offer-call.yaml": {Data: []byte(strings.Replace(ownPlan, "plan: mine", "plan: offer-call", 1))},
		"broken.yaml":     {Data: []byte("plan: [")},
	}}
	plans, wrong := Plans(own)
	if len(wrong) == 0 || !strings.HasPrefix(wrong[0].Place(), "plans/broken.yaml") {
		t.Errorf("problems %v", wrong)
	}
	n := 0
	for _, p := range plans {
		if p.Own {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d own plans: one new and one in the place of a built-in", n)
	}
}
