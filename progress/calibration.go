package progress

import (
	"fmt"
	"time"

	"onsite/lang"
)

// Calibration holds own ratings against the evidence in the answers.
type Calibration struct {
	Reading
	Weeks []CalibrationWeek // oldest first, the last one is this week
	Last  Tally             // of the latest answers, at most latestRated
}

// CalibrationWeek is the answers of a week.
type CalibrationWeek struct {
	Monday time.Time
	Tally
}

// Tally counts answers by how their rating stands to their evidence.
type Tally struct{ Over, Fits, Under int }

// All is how many answers were counted.
func (t Tally) All() int { return t.Over + t.Fits + t.Under }

// latestRated is how many of the latest answers the sentence is about.
const latestRated = 20

// leastRated is how many it takes to say anything.
const leastRated = 5

// fit is how an own rating stands to the evidence.
type fit int

const (
	fitUnknown fit = iota // no rating, or nothing was there to look at
	fitOver
	fitFits
	fitUnder
)

// fitOf counts only a distance that is hard to argue away, for the evidence is
// read by rules that may miss something: a 4 or 5 where little was seen and a 5
// where part was seen are too high, a 1 or 2 where the evidence was strong is too
// low. All else fits, a 3 always: it promises nothing.
func fitOf(m Mark) fit {
	level := m.Evidence.Level()
	switch {
	case m.Rating < 1 || m.Rating > 5 || level < 0:
		return fitUnknown
	case m.Rating >= 4 && level == 0, m.Rating == 5 && level == 1:
		return fitOver
	case m.Rating <= 2 && level == 2:
		return fitUnder
	}
	return fitFits
}

func (t *Tally) add(f fit) {
	switch f {
	case fitOver:
		t.Over++
	case fitFits:
		t.Fits++
	case fitUnder:
		t.Under++
	}
}

// calibrationOf holds the ratings of the last weeks against the evidence.
func calibrationOf(r Record, now time.Time, loc *time.Location) Calibration {
	weeks := lastWeeks(now, loc)
	c := Calibration{Weeks: make([]CalibrationWeek, weeksShown)}
	for i := range c.Weeks {
		c.Weeks[i].Monday = weeks.start(i)
	}
	for i := len(r.Marks) - 1; i >= 0; i-- {
		f := fitOf(r.Marks[i])
		if f == fitUnknown {
			continue
		}
		if c.Last.All() < latestRated {
			c.Last.add(f)
		}
		if w := weeks.of(r.Marks[i].Kept); w >= 0 {
			c.Weeks[w].add(f)
		}
	}
	c.Say = c.Last.say()
	if over, under := c.Last.leans(); over || under || c.Last.All() < leastRated {
		c.Lead = answerOne(r, now, loc)
	}
	return c
}

// leans says which way, if more than a quarter of the answers lie there.
func (t Tally) leans() (over, under bool) {
	over = 4*t.Over > t.All() && t.Over >= t.Under
	return over, 4*t.Under > t.All() && !over
}

func (t Tally) say() lang.Text {
	all := t.All()
	over, under := t.leans()
	switch {
	case all < leastRated:
		return words(fmt.Sprintf("점수와 근거를 함께 볼 수 있는 답변이 아직 %d개입니다. %d개가 모이면 둘을 비교해 드립니다.", all, leastRated),
			fmt.Sprintf("Answers with both a rating and readable evidence: %d. From %d on, the two are compared here.", all, leastRated))
	case over:
		return words(fmt.Sprintf("최근 답변 %d개 가운데 %d개는 점수가 답변에 드러난 근거보다 높았습니다. 점수를 매기기 전에 숫자와 본인이 한 일이 들어 있는지 먼저 확인해 보세요.", all, t.Over),
			fmt.Sprintf("In %d of the last %d answers you rated yourself higher than your words show. Before you rate, look for a number and for what you did yourself.", t.Over, all))
	case under:
		return words(fmt.Sprintf("최근 답변 %d개 가운데 %d개는 답변에 드러난 근거가 점수보다 뚜렷했습니다. 점수를 박하게 매기는 편입니다.", all, t.Under),
			fmt.Sprintf("In %d of the last %d answers your words showed more than your rating says. You tend to rate yourself low.", t.Under, all))
	}
	return words(fmt.Sprintf("최근 답변 %d개 가운데 %d개는 점수와 근거가 맞았습니다.", all, t.Fits),
		fmt.Sprintf("In %d of the last %d answers your rating and your words agreed.", t.Fits, all))
}
