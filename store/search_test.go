package store

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"onsite/lang"
)

func TestListPages(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 7)
	page := func(after string) ([]Row, bool) {
		t.Helper()
		rows, more, err := s.List(Filter{}, after, 3)
		must(t, err)
		return rows, more
	}
	rows, more := page("")
	equal(t, "first page", ids(rows)+fmt.Sprint(more), "6 5 4true")
	must(t, s.Keep(answer(9))) // a new answer does not move the pages below
	must(t, s.Delete(answerID(4), now0))
	rows, more = page(answerID(4)) // neither does one that is gone
	equal(t, "second page", ids(rows)+fmt.Sprint(more), "3 2 1true")
	rows, more = page(answerID(1))
	equal(t, "last page", ids(rows)+fmt.Sprint(more), "false")
	equal(t, "rows of the last page", len(rows), 1)
	rows, more = page(answerID(0))
	equal(t, "below the last", fmt.Sprint(len(rows), more), "0 false")
	rows, more = page("zzz")
	equal(t, "after an id past all", ids(rows)+fmt.Sprint(more), "9 6 5true")
	rows, more, err := s.List(Filter{}, "", 0)
	must(t, err)
	equal(t, "no limit, no rows", fmt.Sprint(len(rows), more), "0 false")
}

func TestRowSaysWhatAListShows(t *testing.T) {
	s := newStoreAt(t)
	a := answer(3)
	a.Star, a.Partial = true, true
	must(t, s.Keep(a))
	rows, _, err := s.List(Filter{}, "", 1)
	must(t, err)
	r := rows[0]
	equal(t, "question", r.Question, a.Asked.ID)
	equal(t, "ask", r.Ask, a.Asked.Ask)
	equal(t, "spent", r.Spent, a.Spent())
	equal(t, "star", r.Star, true)
	equal(t, "partial", r.Partial, true)
	equal(t, "first", r.First[:len("상황 장애가 나자")], "상황 장애가 나자")
	equal(t, "length of first", len([]rune(r.First)), 80)
	if !r.Kept.Equal(a.Kept) {
		t.Errorf("kept: got %v", r.Kept)
	}
}

func TestFilters(t *testing.T) {
	s := newStoreAt(t)
	for n, edit := range []struct {
		deck, principle string
		rating          int
		star            bool
		text            string
	}{
		{"mysql", "", 3, false, "Gap Lock과 Next-Key Lock을 설명했습니다."},
		{"principles", "ownership", 3, true, "장애를  30분 만에\n복구했습니다."},
		{"principles", "frugality", 5, true, "I cut the AWS bill by 40%."},
		{"postgres", "", 1, false, "VACUUM과 트랜잭션 ID 겹침"},
	} {
		a := answer(n)
		a.Asked.Deck, a.Asked.Principle, a.Rating, a.Star = edit.deck, edit.principle, edit.rating, edit.star
		a.Sections[1].Text = edit.text
		must(t, s.Keep(a))
	}
	must(t, s.SetRemark(answerID(2), "다음에는 트레이드오프부터"))

	tests := map[string]struct {
		f    Filter
		want string
	}{
		"all":                    {Filter{}, "3 2 1 "},
		"deck":                   {Filter{Deck: "principles"}, "2 1"},
		"part of a deck's name":  {Filter{Deck: "principle"}, "none"},
		"principle":              {Filter{Principle: "ownership"}, "1"},
		"lang":                   {Filter{Lang: lang.Ko}, "2 "},
		"rating":                 {Filter{Rating: 3}, "1 "},
		"star":                   {Filter{Star: true}, "2 1"},
		"several":                {Filter{Deck: "principles", Star: true, Rating: 5}, "2"},
		"korean":                 {Filter{Text: "트랜잭션"}, "3"},
		"a piece of a word":      {Filter{Text: "복구했"}, "1"},
		"NFD":                    {Filter{Text: norm.NFD.String("복구했습니다")}, "1"},
		"english, other case":    {Filter{Text: "aws BILL"}, "2"},
		"words in another order": {Filter{Text: "lock next-key 설명"}, ""},
		"every word must occur":  {Filter{Text: "lock 복구"}, "none"},
		"across a line break":    {Filter{Text: "만에 복구"}, "1"},
		"the question":           {Filter{Text: "책임진"}, "3 2 1 "},
		"the remark":             {Filter{Text: "트레이드오프"}, "2"},
		"text and facet":         {Filter{Text: "책임진", Deck: "mysql"}, ""},
		"only white space":       {Filter{Text: " \n "}, "3 2 1 "},
		"not there":              {Filter{Text: "쿠버네티스"}, "none"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			rows, more, err := s.List(test.f, "", 10)
			must(t, err)
			got := ids(rows)
			if len(rows) == 0 {
				got = "none"
			}
			equal(t, "ids", got, test.want)
			equal(t, "more", more, false)
		})
	}
}

func TestStarAndRemarkReachEveryView(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 3)
	must(t, s.SetStar(answerID(1), true))
	must(t, s.SetRemark(answerID(1), "돌아보기"))
	for _, f := range []Filter{{Star: true}, {Star: true, Text: "돌아보기"}} {
		rows, _, err := s.List(f, "", 10)
		must(t, err)
		equal(t, "ids", ids(rows), "1")
		equal(t, "star in the row", rows[0].Star, true)
	}
	must(t, s.SetStar(answerID(1), false))
	rows, _, err := s.List(Filter{Star: true}, "", 10)
	must(t, err)
	equal(t, "starred", len(rows), 0)
}

// A search goes in waves over several goroutines. It must find what a plain
// walk finds, in the same order, over every page.
func TestSearchFindsTheSameInWaves(t *testing.T) {
	path := newPath(t)
	must(t, build(path, 3000))
	s := mustOpen(t, path)
	var want, got []string
	for n := 2999; n >= 0; n-- {
		if strings.Contains(prose(n), "7분이") {
			want = append(want, answerID(n))
		}
	}
	after := ""
	for {
		rows, more, err := s.List(Filter{Text: "7분이"}, after, 17)
		must(t, err)
		for _, r := range rows {
			got = append(got, r.ID)
		}
		if !more {
			break
		}
		after = rows[len(rows)-1].ID
	}
	equal(t, "found", strings.Join(got, " "), strings.Join(want, " "))
}
