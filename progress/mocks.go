package progress

import (
	"fmt"
	"time"

	"onsite/lang"
	"onsite/mock"
	"onsite/schedule"
)

// Mocks holds one's own votes of mocks against those of the panel.
type Mocks struct {
	Reading
	Sat  []Sat // the latest that are over, oldest first, at most latestMocks
	Both Votes // of all of these
}

// Sat is a mock that is over, and its votes.
type Sat struct {
	Mock
	Votes
}

// Votes counts the rounds in which both voted. A vote is for somebody or it is
// not; why it is not makes no difference here.
type Votes struct {
	Rounds  int // both voted
	ByPanel int // the panel was inclined
	BySelf  int // the person was
	Higher  int // the person was, the panel was not
	Lower   int // the panel was, the person was not
}

const (
	latestMocks = 8
	mockRests   = 3 // days after a mock before the next is suggested
)

// mocksOf reads the votes of the latest mocks.
func mocksOf(r Record, now time.Time, loc *time.Location) Mocks {
	var m Mocks
	for _, one := range r.Mocks {
		if one.Running {
			continue
		}
		m.Sat = append(m.Sat, Sat{one, votesOf(one)})
	}
	m.Sat = m.Sat[max(len(m.Sat)-latestMocks, 0):]
	for _, s := range m.Sat {
		m.Both.Rounds += s.Rounds
		m.Both.ByPanel += s.ByPanel
		m.Both.BySelf += s.BySelf
		m.Both.Higher += s.Higher
		m.Both.Lower += s.Lower
	}
	m.Reading = m.read(now, loc)
	return m
}

// votesOf pairs the votes. The panel has none of rounds that were never held;
// these are the last.
func votesOf(m Mock) Votes {
	var v Votes
	for i := range min(len(m.Own), len(m.Panel)) {
		if m.Own[i] == mock.NoVote || m.Panel[i] == mock.NoVote {
			continue
		}
		own, panel := m.Own[i] == mock.Inclined, m.Panel[i] == mock.Inclined
		v.Rounds++
		if panel {
			v.ByPanel++
		}
		if own {
			v.BySelf++
		}
		if own && !panel {
			v.Higher++
		}
		if panel && !own {
			v.Lower++
		}
	}
	return v
}

func (m Mocks) read(now time.Time, loc *time.Location) Reading {
	if len(m.Sat) == 0 {
		return Reading{words("아직 마친 모의 면접이 없습니다. 한 번 보면 본인의 투표와 면접관의 투표를 비교할 수 있습니다.",
			"You have not finished a mock yet. After one, your votes can be compared with the panel's."), mockLead("")}
	}
	last := m.Sat[len(m.Sat)-1]
	v := m.Both
	var r Reading
	switch {
	case v.Rounds == 0:
		r.Say = words("아직 투표하고 디브리핑까지 읽은 모의 면접이 없습니다. 읽고 나면 두 투표를 비교할 수 있습니다.",
			"You have not voted and read a debrief yet. Once you have, your votes can be compared with the panel's.")
	case v.Higher+v.Lower == 0:
		r.Say = words(fmt.Sprintf("면접관 %d명 중 %d명이 긍정이었고, 본인의 투표도 모두 같았습니다.", v.Rounds, v.ByPanel),
			fmt.Sprintf("%d of %d interviewers were inclined, and you saw it the same way each time.", v.ByPanel, v.Rounds))
	case v.Higher > v.Lower:
		r.Say = words(fmt.Sprintf("면접관 %d명 중 %d명이 긍정이었습니다. 본인은 긍정으로 보았지만 면접관은 아니었던 경우가 %d번입니다.", v.Rounds, v.ByPanel, v.Higher),
			fmt.Sprintf("%d of %d interviewers were inclined. %s you were inclined and they were not.", v.ByPanel, v.Rounds, lang.Several(v.Higher, "Once", "%d times")))
	case v.Lower > v.Higher:
		r.Say = words(fmt.Sprintf("면접관 %d명 중 %d명이 긍정이었습니다. 면접관은 긍정이었지만 본인은 그렇게 보지 않은 경우가 %d번입니다.", v.Rounds, v.ByPanel, v.Lower),
			fmt.Sprintf("%d of %d interviewers were inclined. %s they were inclined and you were not.", v.ByPanel, v.Rounds, lang.Several(v.Lower, "Once", "%d times")))
	default:
		r.Say = words(fmt.Sprintf("면접관 %d명 중 %d명이 긍정이었습니다. 투표가 갈린 것은 %d번이고, 한쪽으로 치우치지는 않았습니다.", v.Rounds, v.ByPanel, v.Higher+v.Lower),
			fmt.Sprintf("%d of %d interviewers were inclined. You differed %d times, as often one way as the other.", v.ByPanel, v.Rounds, v.Higher+v.Lower))
	}
	if schedule.Day(now, loc).Sub(schedule.Day(last.Began, loc)) >= mockRests*24*time.Hour {
		r.Lead = mockLead(last.Plan)
	}
	return r
}
