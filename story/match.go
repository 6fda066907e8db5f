package story

import (
	"slices"
	"strings"
	"unicode"

	"onsite/lang"
)

// Match finds the stories whose title fits what a person has typed of it, by
// their indexes, the best first:
//
//  1. titles that begin with it,
//  2. titles with a word that begins with it,
//  3. titles that hold its letters in their order, the closest together first.
//
// Case and spaces do not count. A Korean consonant stands for every syllable
// that begins with it ("ㄱㅈ" is 결제), and a last syllable may lack its final
// (겨). Of equals the earlier story comes first. Nothing typed fits everything.
func Match(stories []Story, typed string) []int {
	wanted, _ := letters(typed)
	type fit struct{ index, rank, span, at int }
	var fits []fit
	for i, s := range stories {
		title, begins := letters(s.Title)
		if rank, span, at := fitOf(title, begins, wanted); rank > 0 {
			fits = append(fits, fit{i, rank, span, at})
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		switch {
		case a.rank != b.rank:
			return a.rank - b.rank
		case a.span != b.span:
			return a.span - b.span
		}
		return a.at - b.at
	})
	indexes := make([]int, len(fits))
	for i, f := range fits {
		indexes[i] = f.index
	}
	return indexes
}

// fitOf says how wanted fits a title: rank 1 to 3 as Match describes, 0 not at
// all; over how many letters, from which on.
func fitOf(title []rune, begins []bool, wanted []rune) (rank, span, at int) {
	if len(wanted) == 0 {
		return 1, 0, 0
	}
	for i := range title {
		end := follow(title, wanted, i)
		if end < 0 {
			continue
		}
		n, r := end-i, 3
		if n == len(wanted) && begins[i] {
			r = 2
			if i == 0 {
				r = 1
			}
		}
		if r == 3 {
			if rank == 0 || rank == 3 && n < span {
				rank, span, at = r, n, i
			}
			continue
		}
		return r, n, i
	}
	return rank, span, at
}

// follow finds wanted in order, its first letter at title[from], and returns
// where it ends; -1 when it is not there.
func follow(title, wanted []rune, from int) int {
	if !stands(wanted[0], title[from], len(wanted) == 1) {
		return -1
	}
	k := 1
	for i := from + 1; k < len(wanted) && i < len(title); i++ {
		if stands(wanted[k], title[i], k == len(wanted)-1) {
			from, k = i, k+1
		}
	}
	if k < len(wanted) {
		return -1
	}
	return from + 1
}

// letters takes a text apart for matching: no spaces, lower case, clusters of
// consonants as their two letters; begins marks where a word begins.
func letters(s string) (all []rune, begins []bool) {
	between := true
	for _, r := range lang.Fold(s) {
		if r == ' ' {
			between = true
			continue
		}
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		begin := between || !word
		between = !word
		if two, ok := clusters[r]; ok {
			all, begins = append(all, two[0], two[1]), append(begins, begin, false)
			continue
		}
		all, begins = append(all, r), append(begins, begin)
	}
	return all, begins
}

// clusters are what Korean input methods make of two consonants typed one after
// the other.
var clusters = map[rune][2]rune{
	'ㄳ': {'ㄱ', 'ㅅ'}, 'ㄵ': {'ㄴ', 'ㅈ'}, 'ㄶ': {'ㄴ', 'ㅎ'}, 'ㄺ': {'ㄹ', 'ㄱ'}, 'ㄻ': {'ㄹ', 'ㅁ'}, 'ㄼ': {'ㄹ', 'ㅂ'},
	'ㄽ': {'ㄹ', 'ㅅ'}, 'ㄾ': {'ㄹ', 'ㅌ'}, 'ㄿ': {'ㄹ', 'ㅍ'}, 'ㅀ': {'ㄹ', 'ㅎ'}, 'ㅄ': {'ㅂ', 'ㅅ'},
}

// A Hangul syllable is '가' + (lead*21 + vowel)*28 + final (Unicode, 3.12).
const (
	firstSyllable, lastSyllable = '가', '힣'
	finals                      = 28
	perLead                     = 21 * finals

	leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ" // three bytes each
)

// stands says whether a typed letter may stand for one of a title. last: more
// may still be typed of its syllable.
func stands(typed, r rune, last bool) bool {
	if typed == r {
		return true
	}
	if r < firstSyllable || r > lastSyllable {
		return false
	}
	n := r - firstSyllable
	if typed >= firstSyllable && typed <= lastSyllable {
		return last && typed == r-n%finals
	}
	at := int(n/perLead) * 3
	return strings.HasPrefix(leads[at:], string(typed))
}
