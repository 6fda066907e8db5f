package story

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// amount is a number with its unit, as far as we are sure of it.
type amount struct {
	value    float64
	decimals int  // digits after the point, as written
	distinct bool // two significant digits or more: 26, not 1 or 100
	unit     unit
}

// unit is what is counted. Units of one kind can be turned into each other.
type unit struct {
	kind  kind
	name  string  // of countable: as written, "" when there is none; of money: its sign
	scale float64 // of time: seconds
}

type kind uint8

const (
	countable kind = iota
	duration
	percent
	money
)

// units are those we know, by every name people write.
var units = unitTable()

func unitTable() map[string]unit {
	all := map[string]unit{}
	for _, u := range []struct {
		names string
		unit  unit
	}{
		{"ms millisecond milliseconds 밀리초", unit{kind: duration, scale: 0.001}},
		{"s sec secs second seconds 초", unit{kind: duration, scale: 1}},
		{"min mins minute minutes 분", unit{kind: duration, scale: 60}},
		{"h hr hrs hour hours 시간", unit{kind: duration, scale: 3600}},
		{"day days 일", unit{kind: duration, scale: 86400}},
		{"week weeks 주 주일", unit{kind: duration, scale: 7 * 86400}},
		{"month months 달 개월", unit{kind: duration, scale: 30.4 * 86400}},
		{"% percent 퍼센트 프로", unit{kind: percent}},
		{"$ dollar dollars 달러", unit{kind: money, name: "$"}},
		{"₩ won 원", unit{kind: money, name: "₩"}},
		{"€ euro euros 유로", unit{kind: money, name: "€"}},
	} {
		for _, name := range strings.Fields(u.names) {
			all[name] = u.unit
		}
	}
	return all
}

// multipliers stand between a number and its unit.
var multipliers = []struct {
	name string
	by   float64
}{{"천만", 1e7}, {"백만", 1e6}, {"천", 1e3}, {"만", 1e4}, {"억", 1e8}, {"thousand", 1e3}, {"million", 1e6}, {"k", 1e3}}

// newAmount reads a number and the unit beside it. before is a currency sign.
func newAmount(before, number, after string) (amount, bool) {
	plain := strings.ReplaceAll(number, ",", "")
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return amount{}, false
	}
	a := amount{value: v}
	if _, fraction, ok := strings.Cut(plain, "."); ok {
		a.decimals = len(fraction)
	}
	significant := strings.TrimLeft(strings.ReplaceAll(plain, ".", ""), "0")
	if a.decimals == 0 {
		significant = strings.TrimRight(significant, "0")
	}
	a.distinct = len(significant) > 1

	after = strings.ToLower(strings.TrimSpace(after))
	for _, m := range multipliers {
		rest, ok := strings.CutPrefix(after, m.name)
		if !ok || m.name[0] < utf8.RuneSelf && rest != "" && rest[0] != ' ' { // kg is no thousand g
			continue
		}
		a.decimals = 0
		a.value, after = math.Round(a.value*m.by), strings.TrimSpace(rest)
		break
	}
	if before != "" {
		if after != "" {
			return amount{}, false // $2M, $3/h: a unit we do not know
		}
		after = before
	}
	if u, ok := units[after]; ok {
		a.unit = u
	} else {
		a.unit = unit{name: after}
	}
	return a, true
}

const number = `(\d[\d,]*(?:\.\d+)?)`

var wholeAmount = regexp.MustCompile(`^([$₩€]?)` + number + `\s?([^\d\s.,~()<>=/-]*(?:\s[^\d\s.,~()<>=/-]+)?)$`)

// parseAmount reads the end of a figure. It is sure only of one number, exact,
// with a short unit or none; not of "약 26건", "3-4", "1시간 30분".
func parseAmount(s string) (amount, bool) {
	m := wholeAmount.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return amount{}, false
	}
	return newAmount(m[1], m[2], m[3])
}

// verdict is how two amounts stand to each other.
type verdict uint8

const (
	unsure verdict = iota
	same
	differs
)

// compare is unsure where a reader would be: of different units, and of a
// number that may be the other rounded.
func compare(a, b amount) verdict {
	x, y := a.value, b.value
	switch {
	case a.unit == b.unit:
	case a.unit.kind == duration && b.unit.kind == duration:
		x, y = x*a.unit.scale, y*b.unit.scale
		if math.Abs(x-y) <= 1e-9*math.Abs(x) {
			return same
		}
		// 4 h and 238 min are one time, told twice.
		if math.Abs(x-y) <= 0.2*max(x, y) {
			return unsure
		}
		return differs
	case a.unit.kind == countable && b.unit.kind == countable && (a.unit.name == "" || b.unit.name == ""):
	default:
		return unsure
	}
	if x == y {
		return same
	}
	if a.decimals != b.decimals {
		by := math.Pow10(min(a.decimals, b.decimals))
		if math.Abs(x-y)*by <= 1 {
			return unsure
		}
	}
	return differs
}

// pair is a change as a text tells it: "26건에서 1건".
type pair struct {
	from, to amount
	quote    string
	line     string // the one it stands on
	at       int    // where in it
}

var (
	koreanPair = regexp.MustCompile(`([$₩€]?)` + number +
		`( ?(?:(?:천만|백만|천|만|억) ?)?[가-힣A-Za-z%]{0,6}?)(?: ?에서 (?:(?:단|월|주당|하루|다시|고작|겨우|불과) )?| ?(?:→|->|=>) ?)([$₩€]?)` + number +
		`( ??(?:(?:천만|백만|천|만|억) ?)?[가-힣A-Za-z%]{0,6}?)(으로|로|까지|이|가|의)?(?:[\s.,!?;:)"'」』”’]|$)`)
	englishPair = regexp.MustCompile(`(?i)\bfrom ([$₩€]?)` + number + `( ?%| ?[a-z]+)?(?:(?: [a-z'-]+){0,5}?) to (?:(?:just|only) )?([$₩€]?)` + number + `( ?%| ?[a-z]+)?`)
	anyNumber   = regexp.MustCompile(number)
)

// pairs finds the changes of a text that we are sure of.
func pairs(text string) []pair {
	var all []pair
	for line := range strings.SplitSeq(text, "\n") {
		// Reading for patterns is slow, and few lines have numbers.
		if !strings.ContainsAny(line, "0123456789") {
			continue
		}
		for _, at := range koreanPair.FindAllStringSubmatchIndex(line, -1) {
			// A range of numbers is no change (1건에서 3건까지), nor is what
			// is said of the second number (3대에서 26건의 오류).
			if end := group(line, at, 7); end == "까지" || end == "의" || hedged(line[:at[0]]) {
				continue
			}
			if p, ok := newPair(line, at, group(line, at, 3), group(line, at, 6)); ok {
				all = append(all, p)
			}
		}
		for _, at := range englishPair.FindAllStringSubmatchIndex(line, -1) {
			if p, ok := newPair(line, at, englishUnit(group(line, at, 3)), englishUnit(group(line, at, 6))); ok {
				all = append(all, p)
			}
		}
	}
	return all
}

// hedged says whether what stands before a number makes it a rough one.
func hedged(before string) bool {
	before = strings.TrimSpace(before)
	return slices.ContainsFunc([]string{"약", "대략", "거의", "about", "around"}, func(word string) bool { return strings.HasSuffix(before, word) })
}

func group(s string, at []int, n int) string {
	if at[2*n] < 0 {
		return ""
	}
	return s[at[2*n]:at[2*n+1]]
}

// englishUnit drops a word after a number that is no unit we know: 26 failed
// batches.
func englishUnit(s string) string {
	word := strings.ToLower(strings.TrimSpace(s))
	if _, known := units[word]; known || word == "thousand" || word == "million" || !strings.HasPrefix(s, " ") {
		return word
	}
	return ""
}

// newPair makes a pair of a match of which groups 1, 2 and 4, 5 are the currency
// sign and the number of either end.
func newPair(line string, at []int, fromUnit, toUnit string) (pair, bool) {
	if !aloneAt(line, at[4], at[5]) || !aloneAt(line, at[10], at[11]) {
		return pair{}, false
	}
	from, ok1 := newAmount(group(line, at, 1), group(line, at, 2), fromUnit)
	to, ok2 := newAmount(group(line, at, 4), group(line, at, 5), toUnit)
	if !ok1 || !ok2 || isCalendar(from) || isCalendar(to) {
		return pair{}, false
	}
	none := unit{}
	switch { // "from 4 to 2 hours", "26건에서 1로"
	case from.unit == none:
		from.unit = to.unit
	case to.unit == none:
		to.unit = from.unit
	case from.unit != to.unit && (from.unit.kind != duration || to.unit.kind != duration):
		return pair{}, false // 3대에서 26건
	}
	end := at[11]
	if toUnit != "" {
		end = at[13]
	}
	return pair{from: from, to: to, quote: strings.TrimSpace(line[at[0]:end]), line: line, at: at[0]}, true
}

// aloneAt says whether the number at text[from:to] is not a part of something
// else: a date, a range, a version, a name.
func aloneAt(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	if from > 0 && (before < utf8.RuneSelf && unicode.IsLetter(before) || strings.ContainsRune(".,-~–/:_#", before)) {
		return false
	}
	rest := text[to:]
	return len(rest) < 2 || !strings.ContainsRune(".,-~:/", rune(rest[0])) || rest[1] < '0' || rest[1] > '9'
}

// isCalendar: a year, a month, a time of day.
func isCalendar(a amount) bool {
	switch a.unit.name {
	case "년", "월", "시", "am", "pm":
		return true
	}
	return a.unit == unit{} && a.decimals == 0 && a.value >= 1900 && a.value <= 2100
}

// mentions says whether a text speaks of an amount anywhere. like is an amount
// whose unit it may have there as well.
func mentions(text string, a, like amount) bool {
	for _, at := range anyNumber.FindAllStringIndex(text, -1) {
		sign, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		before := ""
		if strings.ContainsRune("$₩€", sign) {
			before = string(sign)
		}
		for _, name := range unitsAt(text[at[1]:]) {
			said, ok := newAmount(before, text[at[0]:at[1]], name)
			if ok && (said.unit == (unit{}) || said.unit == a.unit || said.unit == like.unit || said.unit.kind == duration) && compare(said, a) == same {
				return true
			}
		}
	}
	return false
}

// unitsAt is what may be the unit of a number before rest: a Korean one is
// followed by its particle, and we do not know where that begins.
func unitsAt(rest string) []string {
	const longest = 8 // letters
	begin := strings.TrimPrefix(rest, " ")
	var word []rune
	for _, r := range begin {
		if !unicode.IsLetter(r) && r != '%' || len(word) == longest {
			break
		}
		word = append(word, r)
	}
	_, known := units[strings.ToLower(string(word))]
	switch {
	case known:
		return []string{string(word)}
	case begin != rest || len(word) == 0: // 26 failed batches
		return []string{""}
	}
	var names []string
	for n := range word {
		names = append(names, string(word[:n+1]))
	}
	return names
}
