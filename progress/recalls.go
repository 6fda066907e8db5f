package progress

import (
	"fmt"
	"slices"
	"time"

	"onsite/schedule"
)

// Recalls is how often, and how fast, a story came to mind.
type Recalls struct {
	Reading
	Weeks []RecallWeek // oldest first, the last one is this week
	Last  RecallTally  // of the latest, at most latestRecalls
}

// RecallWeek is the recalls of a week.
type RecallWeek struct {
	Monday time.Time
	RecallTally
}

// RecallTally counts recalls.
type RecallTally struct {
	Asked, Hits int
	Median      time.Duration // of how long the hits took; 0 when there are none
}

// Rate is the share of hits, 0 to 1; 0 when nothing was asked.
func (t RecallTally) Rate() float64 {
	if t.Asked == 0 {
		return 0
	}
	return float64(t.Hits) / float64(t.Asked)
}

const (
	latestRecalls = 30
	leastRecalls  = 5               // it takes to say anything
	surely        = 0.9             // of recalls hit: nothing is to be done
	quickly       = 5 * time.Second // half of what there is
)

// recallsOf counts the recalls of the last weeks.
func recallsOf(r Record, now time.Time, loc *time.Location) Recalls {
	weeks := lastWeeks(now, loc)
	v := Recalls{Weeks: make([]RecallWeek, weeksShown)}
	var took [weeksShown][]time.Duration
	var last []time.Duration
	for i := range v.Weeks {
		v.Weeks[i].Monday = weeks.start(i)
	}
	for i := len(r.Reviews) - 1; i >= 0; i-- {
		one := r.Reviews[i]
		if one.Key.Kind != schedule.KindRecall {
			continue
		}
		if v.Last.Asked < latestRecalls {
			v.Last.add(one, &last)
		}
		if w := weeks.of(one.At); w >= 0 {
			v.Weeks[w].add(one, &took[w])
		}
	}
	v.Last.Median = median(last)
	for i := range v.Weeks {
		v.Weeks[i].Median = median(took[i])
	}
	v.Reading = v.read(r, now, loc)
	return v
}

func (t *RecallTally) add(v schedule.Review, took *[]time.Duration) {
	t.Asked++
	if !v.Hit {
		return
	}
	t.Hits++
	if v.Took > 0 {
		*took = append(*took, v.Took)
	}
}

// median is the middle one; of an even number the lower of the two, so that it
// is a time that was.
func median(all []time.Duration) time.Duration {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

func (v Recalls) read(r Record, now time.Time, loc *time.Location) Reading {
	t := v.Last
	if len(r.Stories) == 0 && t.Asked == 0 {
		return Reading{words("떠올리려면 이야기가 먼저 있어야 합니다. 하나 써 두면 질문을 보고 몇 초 안에 떠올리는 연습을 할 수 있습니다.",
			"Recall needs a story first. Write one, and you can practise naming it within seconds of a question."), storyLead(r)}
	}
	if t.Asked < leastRecalls {
		return Reading{words(fmt.Sprintf("지금까지 떠올리기를 %d번 했습니다. %d번이 쌓이면 얼마나 빠른지 보여 드립니다.", t.Asked, leastRecalls),
			fmt.Sprintf("Recalls so far: %d. From %d on, this shows how fast you are.", t.Asked, leastRecalls)), recallLead()}
	}
	say := words(fmt.Sprintf("최근 %d번 가운데 %d번 떠올렸습니다.", t.Asked, t.Hits), fmt.Sprintf("A story came to mind %d of the last %d times.", t.Hits, t.Asked))
	if t.Median > 0 {
		say.Ko += fmt.Sprintf(" 떠올릴 때는 보통 %.1f초 걸립니다.", t.Median.Seconds())
		say.En += fmt.Sprintf(" When it does, it usually takes %.1f s.", t.Median.Seconds())
	}
	reading := Reading{Say: say}
	if t.Rate() < surely || t.Median > quickly || schedule.Ahead(r.Recalls, 1, now, loc)[0] > 0 {
		reading.Lead = recallLead()
	}
	return reading
}
