package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"onsite/lang"
	"onsite/mock"
	"onsite/progress"
)

// The pictures of the progress page. Each is drawn into a width and a height,
// and reads without colour.

// The upper end of a column.
var eighths = [...]string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

const (
	glyphFull  = "█"
	glyphOther = "▒" // the second kind in a bar of two
	weekLabel  = 5   // cells of a week, or of a day of the week at the edge
)

// weekday is a day of the week: two cells in Korean, letters in English.
func (u *ui) weekday(d time.Weekday, letters int) string {
	name := lang.Weekday(d)
	return u.say(name.Ko, name.En[:letters])
}

// month is a month's short name.
func (u *ui) month(m time.Month) string {
	return u.say(fmt.Sprintf("%d월", m), m.String()[:3])
}

const (
	yearEdge   = 4  // cells for the days of the week
	yearLegend = 16 // cells for the legend beside the year
)

// drawYear is the well-known calendar: a column each week, a row each weekday.
// On a narrow page it is the last weeks, two cells each.
func (f *figures) drawYear(height int) []string {
	t, days := f.theme, f.drawn.Year.Days
	weeks, cell := (len(days)+6)/7, 1
	if yearEdge+weeks > f.width {
		cell = 2
		weeks = min(weeks, max((f.width-yearEdge)/cell, 1))
	}
	days = days[7*((len(days)+6)/7-weeks):]
	shades := [...]string{t.Faint.Render(glyphMid), t.Accent.Render(glyphRing), t.Accent.Render(glyphDot)}
	lines := []string{strings.Repeat(" ", yearEdge) + t.Faint.Render(f.months(days, cell))}
	for d := range 7 {
		label := f.weekday(time.Weekday((d+1)%7), 3)
		line := t.Faint.Render(padRight(label, yearEdge))
		for i := d; i < len(days); i += 7 {
			line += shades[shade(days[i])] + strings.Repeat(" ", cell-1)
		}
		lines = append(lines, padRight(line, yearEdge+weeks*cell))
	}
	legend := []string{glyphMid + f.say(" 없음", " none"), glyphRing + f.say(" 20분 미만", " <20 min"), glyphDot + f.say(" 20분 이상", " 20+ min")}
	if f.width >= yearEdge+weeks*cell+3+yearLegend {
		if n := f.drawn.Year.Longest; n > 1 {
			legend = append(legend, "", fmt.Sprintf(f.say("최장 %d일 연속", "best streak %d"), n))
		}
		for i, l := range legend {
			lines[i+1] += "   " + t.Faint.Render(l)
		}
	} else if height > len(lines) {
		lines = append(lines, strings.Repeat(" ", yearEdge)+t.Faint.Render(ansi.Truncate(strings.Join(legend, "  "), f.width-yearEdge, "…")))
	}
	return lines
}

// shade is how much was done on a day: nothing, some, much.
func shade(d progress.PracticeDay) int {
	switch {
	case !d.Practised():
		return 0
	case d.Spent < 20*time.Minute:
		return 1
	}
	return 2
}

// months names each month over the week it begins in. A column a week has no
// room for more than a number in Korean.
func (f *figures) months(days []progress.PracticeDay, cell int) string {
	line, width := "", (len(days)+6)/7*cell
	for i, d := range days {
		at := i / 7 * cell
		name := f.month(d.Date.Month())
		if cell == 1 {
			name = f.say(fmt.Sprint(int(d.Date.Month())), name)
		}
		if d.Date.Day() == 1 && at+ansi.StringWidth(name) <= width {
			line = padRight(line, at) + name
		}
	}
	return line
}

const aheadEdge = 12 // cells for the names of the rows

// drawAhead is a bar each day, of questions and on them of recalls.
func (f *figures) drawAhead(height int) []string {
	t, a := f.theme, f.drawn.Ahead
	most := 0
	for _, d := range a.Days {
		most = max(most, d.All())
	}
	if most == 0 {
		return nil
	}
	edge, cell, below := aheadEdge, 4, 4
	if f.width < edge+cell*len(a.Days) {
		edge, cell, below = 4, 2, 3
	}
	high := max(min(height-below, 8, most), 2)
	var lines []string
	for y := high; y >= 1; y-- {
		label := ""
		if y == high {
			label = fmt.Sprint(most)
		}
		line := t.Faint.Render(padLeft(label, edge-1)) + " "
		for _, d := range a.Days {
			all := (d.All()*high + most - 1) / most
			qs := 8 * d.Questions * high / most // in eighths
			if d.Questions > 0 {
				qs = max(qs, 1)
			}
			if d.Recalls > 0 { // on whole rows, at least one
				qs = 8 * min((qs+7)/8, max(all-1, 1))
			}
			switch full := min(max(qs-8*(y-1), 0), 8); {
			case full == 0 && d.Recalls > 0 && y <= all:
				line += padRight(strings.Repeat(glyphOther, cell/2), cell)
			default:
				line += padRight(t.Accent.Render(strings.Repeat(eighths[full], cell/2)), cell)
			}
		}
		lines = append(lines, line)
	}
	lines = append(lines, strings.Repeat(" ", edge)+t.Faint.Render(strings.Repeat(glyphRule, cell*len(a.Days)-cell/2)))
	narrow := cell == 2
	names := padRight(f.say("오늘부터", "from today"), edge)
	letters := 3
	if narrow {
		names, letters = strings.Repeat(" ", edge), 1
	}
	qs, rs := padRight(glyphFull+f.say(" 질문", " questions"), edge), padRight(glyphOther+f.say(" 떠올리기", " recalls"), edge)
	for i, d := range a.Days {
		name := f.weekday(d.Date.Weekday(), letters)
		if i%2 == 1 && ansi.StringWidth(name) == cell { // no room between two
			name = ""
		}
		names += padRight(name, cell)
		qs += padRight(count(d.Questions), cell)
		rs += padRight(count(d.Recalls), cell)
	}
	lines = append(lines, t.Faint.Render(names))
	if narrow {
		return append(lines, strings.Repeat(" ", edge)+t.Faint.Render(glyphFull+f.say(" 질문  ", " questions  ")+glyphOther+f.say(" 떠올리기", " recalls")))
	}
	return append(lines, t.Faint.Render(qs), t.Faint.Render(rs))
}

// count is a number in a table, nothing a dot.
func count(n int) string {
	if n == 0 {
		return glyphMid
	}
	return fmt.Sprint(n)
}

// weeks are how many of the last weeks fit beside an edge.
func (f *figures) weeks(edge, all int) int {
	return max(min(all, (f.width-edge)/weekLabel), 1)
}

// weekNames are the Mondays below a picture by week: the month's name where one
// begins, else the day.
func (f *figures) weekNames(edge int, mondays []time.Time) string {
	line := strings.Repeat(" ", edge)
	for i, m := range mondays {
		name := fmt.Sprint(m.Day())
		if i == 0 || m.Day() <= 7 {
			name = f.month(m.Month())
		}
		line += padRight(name, weekLabel)
	}
	return f.theme.Faint.Render(line)
}

// drawCalibration stacks what was rated too high over the line of what fits, and
// hangs what was rated too low below it.
func (f *figures) drawCalibration(height int) []string {
	t, c := f.theme, f.drawn.Calibration
	if c.Last.All() == 0 {
		return nil
	}
	edge, high, fits, low := 13, f.say("점수가 높음", "rated high"), f.say("맞음", "fits"), f.say("점수가 낮음", "rated low")
	if f.width < edge+weekLabel*len(c.Weeks) {
		edge, high, low = 5, f.say("높음", "high"), f.say("낮음", "low")
	}
	weeks := c.Weeks[len(c.Weeks)-f.weeks(edge, len(c.Weeks)):]
	up, down := 1, 1
	var mondays []time.Time
	for _, w := range weeks {
		up, down = max(up, w.Over), max(down, w.Under)
		mondays = append(mondays, w.Monday)
	}
	unit := 1 // answers a sign stands for
	tall := func(n int) int { return (n + unit - 1) / unit }
	for tall(up)+tall(down)+2 > max(min(height, 13), 4) {
		unit++
	}
	row := func(label string, cell func(progress.Tally) string) string {
		line := t.Faint.Render(padRight(label, edge))
		for _, w := range weeks {
			line += padRight(cell(w.Tally), weekLabel)
		}
		return line
	}
	dot := func(n, y int, glyph string) string { // the first says how many there are
		switch {
		case tall(n) < y:
			return ""
		case y == 1 && n > 1:
			return glyph + fmt.Sprint(n)
		}
		return glyph
	}
	var lines []string
	for y := tall(up); y >= 1; y-- {
		label := ""
		if y == 1 {
			label = high
		}
		lines = append(lines, row(label, func(w progress.Tally) string { return dot(w.Over, y, t.Warn.Render(glyphDot)) }))
	}
	lines = append(lines, row(fits, func(w progress.Tally) string { return count(w.Fits) }))
	for y := 1; y <= tall(down); y++ {
		label := ""
		if y == 1 {
			label = low
		}
		lines = append(lines, row(label, func(w progress.Tally) string { return dot(w.Under, y, t.Accent.Render(glyphRing)) }))
	}
	lines = append(lines, f.weekNames(edge, mondays))
	last := fmt.Sprintf(f.say("최근 %d개", "last %d"), c.Last.All())
	if all := c.Last; edge > 5 && height > len(lines)+1 {
		lines = append(lines, "", t.Faint.Render(padRight(last, edge))+
			t.Warn.Render(strings.Repeat(glyphDot, all.Over))+strings.Repeat(glyphMid, all.Fits)+t.Accent.Render(strings.Repeat(glyphRing, all.Under))+
			t.Faint.Render(fmt.Sprintf(f.say("  높음 %d · 맞음 %d · 낮음 %d", "  high %d · fits %d · low %d"), all.Over, all.Fits, all.Under)))
	}
	return lines
}

// drawShares is a bar each section, with a mark at its aim.
func (f *figures) drawShares(height int) []string {
	t, s := f.theme, f.drawn.Shares
	if s.Answers == 0 {
		return nil
	}
	edge, aim := 14, f.say("목표 %3.0f%%", "aim %3.0f%%")
	if f.width < roomyWidth {
		edge, aim = 3, f.say("목표 %.0f%%", "aim %.0f%%")
	}
	whole := 0.1
	for _, p := range s.Parts {
		whole = max(whole, p.Share, p.Aim)
	}
	room := max(f.width-edge-6-ansi.StringWidth(fmt.Sprintf(aim, 100.0))-2, 4)
	var lines []string
	for i, p := range s.Parts {
		name := string(p.Part)
		if edge > 3 {
			name += "  " + p.Name.In(f.lang)
		}
		if i > 0 && height >= 9 {
			lines = append(lines, "")
		}
		lines = append(lines, padRight(name, edge)+fmt.Sprintf("%3.0f%%  ", 100*p.Share)+f.shareBar(p.Share/whole, p.Aim/whole, room)+t.Faint.Render("  "+fmt.Sprintf(aim, 100*p.Aim)))
	}
	if height >= len(lines)+2 {
		legend := glyphBar + f.say(" 쓴 시간  ", " time spent  ") + glyphMark + f.say(" 목표", " aim") +
			fmt.Sprintf(f.say("  최근 %d개 평균", "  mean of last %d"), s.Answers)
		lines = append(lines, "", t.Faint.Render(ansi.Truncate(legend, f.width, "…")))
	}
	return lines
}

// shareBar is a share as a bar, and the one aimed at as a mark over it.
func (f *figures) shareBar(share, aim float64, width int) string {
	t := f.theme
	full, mark := int(share*float64(width)+0.5), min(int(aim*float64(width)+0.5), width-1)
	var b strings.Builder
	for i := range width {
		switch {
		case i == mark:
			b.WriteString(t.Strong.Render(glyphMark))
		case i < full:
			b.WriteString(t.Accent.Render(glyphBar))
		default:
			b.WriteString(t.Faint.Render(glyphRule))
		}
	}
	return b.String()
}

const (
	strengthWidth = 37 // cells of a line
	strengthBar   = 6
)

// drawStrengths lists principles and decks, side by side where there is room.
func (f *figures) drawStrengths(int) []string {
	t, s := f.theme, f.drawn.Strengths
	column := func(name string, list []progress.Strength) []string {
		lines := []string{t.Faint.Render(padRight(name, strengthWidth))}
		for _, st := range list {
			lines = append(lines, f.strengthLine(st))
		}
		return lines
	}
	left, right := column(f.say("원칙", "Principles"), s.Principles), column(f.say("덱", "Decks"), s.Decks)
	var means []string
	means = append(means, styled(t.Faint, wrap(f.say("%는 자기 평가와 근거의 평균에 아직 기억하고 있을 확률을 곱한 값입니다. 답한 질문이 3개보다 적으면 3개로 쳐서 나눕니다.",
		"The % is the mean of rating and evidence, times the chance that you still remember. Fewer than three answers count as three."), f.width))...)
	if f.width < 2*strengthWidth+2 {
		return slices.Concat(left, []string{""}, right, []string{""}, means)
	}
	var lines []string
	for i := range max(len(left), len(right)) {
		line := strings.Repeat(" ", strengthWidth)
		if i < len(left) {
			line = left[i]
		}
		if i < len(right) {
			line += "  " + right[i]
		}
		lines = append(lines, line)
	}
	return slices.Concat(lines, []string{""}, means)
}

func (f *figures) strengthLine(s progress.Strength) string {
	t := f.theme
	value := fmt.Sprintf("%3.0f%%", 100*s.Value)
	if s.Answered == 0 {
		value = "   –"
	}
	facts := " " + value + padLeft(fmt.Sprintf("%d/%d", s.Answered, s.All), 7)
	name := strengthWidth - strengthBar - 1 - ansi.StringWidth(facts)
	line := padRight(oneLine(s.Name.In(f.lang), name), name) + " " + bar(t, t.Accent, time.Duration(1000*s.Value), 1000, strengthBar)
	if s.Answered == 0 {
		return t.Faint.Render(padRight(oneLine(s.Name.In(f.lang), name), name)) + " " + bar(t, t.Accent, 0, 1, strengthBar) + t.Faint.Render(facts)
	}
	return line + facts
}

// drawRecalls is a column each week, as high as the share that came to mind.
func (f *figures) drawRecalls(height int) []string {
	t, r := f.theme, f.drawn.Recalls
	if r.Last.Asked == 0 {
		return nil
	}
	edge, rate, took, asked := 14, f.say("떠올린 비율", "came to mind"), f.say("걸린 시간(초)", "seconds"), f.say("횟수", "asked")
	if f.width < edge+weekLabel*len(r.Weeks) {
		edge, rate, took = 8, f.say("비율 %", "share %"), f.say("초", "seconds")
	}
	weeks := r.Weeks[len(r.Weeks)-f.weeks(edge, len(r.Weeks)):]
	var mondays []time.Time
	for _, w := range weeks {
		mondays = append(mondays, w.Monday)
	}
	row := func(label string, style lipgloss.Style, cell func(progress.RecallTally) string) string {
		line := t.Faint.Render(padRight(label, edge))
		for _, w := range weeks {
			line += padRight(style.Render(cell(w.RecallTally)), weekLabel)
		}
		return line
	}
	high := max(min(height-4, 5), 1)
	var lines []string
	for y := high; y >= 1; y-- {
		label := ""
		if y == high {
			label = "100%"
		}
		lines = append(lines, row(label, t.Accent, func(w progress.RecallTally) string {
			full := int(w.Rate()*float64(8*high) + 0.5)
			return strings.Repeat(eighths[min(max(full-8*(y-1), 0), 8)], 3)
		}))
	}
	return append(lines, f.weekNames(edge, mondays),
		row(rate, t.Text, func(w progress.RecallTally) string {
			if w.Asked == 0 {
				return glyphMid
			}
			return fmt.Sprintf("%.0f%%", 100*w.Rate())
		}),
		row(took, t.Text, func(w progress.RecallTally) string {
			if w.Median == 0 {
				return glyphMid
			}
			return fmt.Sprintf("%.1f", w.Median.Seconds())
		}),
		row(asked, t.Faint, func(w progress.RecallTally) string { return count(w.Asked) }))
}

// drawMocks sets one's own votes beside the panel's, the latest mock first.
func (f *figures) drawMocks(height int) []string {
	t, sat := f.theme, f.drawn.Mocks.Sat
	if len(sat) == 0 {
		return nil
	}
	own, panel := f.say("본인", "you"), f.say("면접관", "panel")
	legend := glyphDot + f.say(" 긍정  ", " inclined  ") + glyphRing + f.say(" 아님  ", " not  ") + glyphMid + f.say(" 투표 없음", " no vote")
	rounds, dates := 0, 0
	for _, s := range sat {
		rounds, dates = max(rounds, len(s.Own)), max(dates, ansi.StringWidth(f.date(s.Began)))
	}
	var lines []string
	for i := len(sat) - 1; i >= 0; i-- {
		s := sat[i]
		votes := own + " " + padRight(f.votes(s.Own, len(s.Own)), 2*rounds) + " " + panel + " " + padRight(f.votes(s.Panel, len(s.Own)), 2*rounds-1)
		when, title := padLeft(f.date(s.Began), dates)+"  ", s.Title.In(f.lang)
		entry := []string{t.Faint.Render(when) + oneLine(title, f.width-ansi.StringWidth(when)), "  " + votes}
		differ := ""
		if n := s.Higher + s.Lower; n > 0 {
			differ = fmt.Sprintf(f.say("다름 %d", "%d differ"), n)
		}
		if more := padLeft(differ, 10); ansi.StringWidth(votes+more)+2 <= f.width {
			votes += t.Warn.Render(more)
		}
		if room := f.width - ansi.StringWidth(when) - ansi.StringWidth(votes) - 2; room >= 16 {
			entry = []string{t.Faint.Render(when) + padRight(oneLine(title, room), room) + "  " + votes}
		}
		if len(lines)+len(entry) > max(height-2, 2) {
			break
		}
		lines = append(lines, entry...)
	}
	if height >= len(lines)+2 {
		lines = append(lines, "")
	}
	return append(lines, t.Faint.Render(ansi.Truncate(legend, f.width, "…")))
}

// votes are a row of signs, one each round.
func (f *figures) votes(votes []mock.Vote, n int) string {
	var signs []string
	for i := range n {
		switch {
		case i >= len(votes) || votes[i] == mock.NoVote:
			signs = append(signs, f.theme.Faint.Render(glyphMid))
		case votes[i] == mock.Inclined:
			signs = append(signs, glyphDot)
		default:
			signs = append(signs, glyphRing)
		}
	}
	return strings.Join(signs, " ")
}
