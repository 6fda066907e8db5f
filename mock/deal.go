package mock

import (
	"math/rand/v2"
	"time"

	"onsite/lang"
	"onsite/questions"
)

// Deal makes a loop of a setup: which interviewer owns which principles, who is
// the Bar Raiser, which questions are asked. The same seed deals the same loop.
// pool is every question there is; weigh says how much one wants to be asked. An
// interviewer asks only what exists in the language.
func Deal(r *rand.Rand, id string, s Setup, pool []questions.Question, weigh func(questions.Question) float64, now time.Time) *Loop {
	l := &Loop{ID: id, Setup: s, Began: now.Round(0), Stage: Calling}
	used := map[string]bool{}
	var owned [][]string // principles of each round
	if s.Plan.Split {
		owned = split(r, s.Plan)
	}
	bar := -1
	if s.Plan.SecretBar {
		bar = r.IntN(len(s.Plan.Rounds))
	}
	start := time.Duration(0)
	for i, rp := range s.Plan.Rounds {
		round := Round{Who: rp.Who, Manner: rp.Manner, Length: rp.Length, Break: rp.Break, Start: start, Bar: i == bar || rp.Manner == barRaiser}
		start += rp.Length + rp.Break
		for _, pp := range rp.Parts {
			part := Part{Title: pp.Title, Kind: pp.Kind, Length: pp.Length, Probes: pp.Probes, Lang: pp.Lang}
			if !part.Lang.Valid() {
				part.Lang = s.Lang
			}
			var principles []string
			if owned != nil && pp.Kind == questions.Stories {
				principles = owned[i]
			}
			part.Queue = queue(r, pp, part.Lang, s.Engine, principles, pool, weigh, used)
			if pp.Switch {
				part.SwitchAt = 2 + r.IntN(max(pp.Probes, 1)+1)
			}
			round.Parts = append(round.Parts, part)
		}
		l.Rounds = append(l.Rounds, round)
	}
	return l
}

const barRaiser = "bar-raiser"

// split deals the sixteen principles to the rounds that ask for stories, as
// evenly as it goes.
func split(r *rand.Rand, p questions.Plan) [][]string {
	owned := make([][]string, len(p.Rounds))
	var asking []int
	for i, round := range p.Rounds {
		for _, part := range round.Parts {
			if part.Kind == questions.Stories {
				asking = append(asking, i)
				break
			}
		}
	}
	if len(asking) == 0 {
		return owned
	}
	all := questions.Principles()
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for k, principle := range all {
		i := asking[k%len(asking)]
		owned[i] = append(owned[i], principle.ID)
	}
	return owned
}

// most is how many questions are dealt to a part that names no number.
const most = 12

// queue deals the questions of one part, none that was dealt before.
func queue(r *rand.Rand, pp questions.PartPlan, l lang.Lang, engine string, principles []string, pool []questions.Question, weigh func(questions.Question) float64, used map[string]bool) []string {
	if pp.Kind == questions.Yours {
		return nil
	}
	decks := pp.Decks
	if pp.Choose {
		for _, d := range decks {
			if d == engine {
				decks = []string{d}
			}
		}
	}
	fits := func(q questions.Question) bool {
		ok := false
		for _, d := range decks {
			ok = ok || q.Deck == d
		}
		if !ok || used[q.ID] || !q.In(l) || q.Level < pp.Level && pp.Kind != questions.Rapid || pp.Kind == questions.Rapid && q.Level > max(pp.Level, 1) {
			return false
		}
		if pp.Tag != "" {
			ok = false
			for _, t := range q.Tags {
				ok = ok || t == pp.Tag
			}
		}
		return ok
	}
	n := pp.Count
	if n == 0 {
		n = most
	}
	var ids []string
	take := func(from []questions.Question, n int) {
		d := questions.NewDraw(from, weigh)
		for ; n > 0 && d.Left() > 0; n-- {
			q, _, _ := d.Next(r)
			used[q.ID] = true
			ids = append(ids, q.ID)
		}
	}
	if len(principles) > 0 {
		// One question for each principle of the interviewer, in turn.
		for _, p := range principles {
			if len(ids) == n {
				break
			}
			var own []questions.Question
			for _, q := range pool {
				if fits(q) && q.Principle == p {
					own = append(own, q)
				}
			}
			take(own, 1)
		}
		return ids
	}
	var all []questions.Question
	for _, q := range pool {
		if fits(q) {
			all = append(all, q)
		}
	}
	take(all, n)
	return ids
}
