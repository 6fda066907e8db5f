package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/interview"
	"onsite/schedule"
)

// processID names the process in messages about saving: there is one.
const processID = "process"

// processPart is the process a person is in, on a page that changes a part of
// it. What the page does not show stays as it was read.
type processPart struct {
	*ui
	collect func() // takes what was typed into the process
	process schedule.Process
	loaded  bool
	saving  saving
}

// take begins with the process as it was read.
func (p *processPart) take(kept schedule.Process) {
	p.process, p.loaded = kept.Clean(), true
	p.process.Steps = schedule.SortSteps(p.process.Steps)
	p.saving.begin(kept.Revision)
}

// touch notes that something was changed.
func (p *processPart) touch() { p.process.Revision++ }

// ready is the process as it goes to the store; ok is false when there is
// nothing to write.
func (p *processPart) ready(now interview.Moment) (kept schedule.Process, ok bool) {
	if p.collect(); !p.loaded || p.process.Revision == p.saving.saved {
		return kept, false
	}
	p.process.Changed = now.Wall
	return p.process.Clean(), true
}

func (p *processPart) save(now interview.Moment) tea.Cmd {
	kept, ok := p.ready(now)
	if !ok {
		return nil
	}
	p.saving.synced = kept.Revision
	db := p.env.Store
	return func() tea.Msg {
		return savedMsg{id: processID, revision: kept.Revision, err: db.SaveProcess(kept)}
	}
}

// saveSoon makes a save due when something was changed, or typed and not taken
// yet.
func (p *processPart) saveSoon(typed bool) tea.Cmd {
	if !typed && p.process.Revision == p.saving.synced {
		return nil
	}
	return p.saving.soon(p.ui, processID)
}

func (p *processPart) flush(now interview.Moment) error {
	if kept, ok := p.ready(now); ok {
		return p.env.Store.SaveProcess(kept)
	}
	return nil
}

// unsaved is what was written and is not on the disk.
func (p *processPart) unsaved() string {
	if p.collect(); !p.loaded || p.process.Revision == p.saving.saved {
		return ""
	}
	kept := p.process.Clean()
	texts := []string{strings.TrimSpace(isoDay(kept.Date) + " " + kept.Company + " " + kept.Role), kept.Opening, kept.Asks}
	for _, s := range kept.Steps {
		texts = append(texts, strings.TrimSpace(isoDay(s.Date)+" "+s.Kind.Name().In(p.lang)), s.Note, s.Asked)
	}
	var told []string
	for _, t := range texts {
		if t != "" {
			told = append(told, t)
		}
	}
	return strings.Join(told, "\n\n")
}

// isSaved reports whether all is on the disk, so that one may say so.
func (p *processPart) isSaved() bool {
	return p.saving.saved > 0 && p.process.Revision == p.saving.saved
}

// isoDay is a calendar day as one types it; nothing for none.
func isoDay(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format("2006-01-02")
}

// dayField is a calendar day as it is typed. What was typed stays as it is,
// whether it can be read or not.
type dayField struct {
	text   string
	bad    bool // it cannot be read
	warned bool // and somebody who wanted to leave knows
}

// dayRow is the row of a day in a form. While what is typed cannot be read the
// day stays what it was; changed is called after every change.
func (u *ui) dayRow(name string, d *dayField, day *time.Time, now time.Time, changed func()) row {
	soon := now.AddDate(0, 0, 14)
	example := soon.Format("2006-01-02")
	r := row{name: name, text: d.text, single: true, bad: d.bad, hint: u.say("예: "+example+" 또는 ", "e.g. "+example+" or ") + soon.Format("1-2")}
	switch {
	case d.bad:
		r.closed = d.text + "  ! " + u.say("알아볼 수 없는 날짜", "not a date")
		r.below = "! " + u.say("날짜를 알아볼 수 없습니다. "+example+"처럼 적어 주세요.", "Not a date. Write it like "+example+".")
		if !day.IsZero() {
			kept := schedule.SayDay(*day).In(u.lang)
			r.below += u.say(" 고치기 전까지는 "+kept+"로 둡니다.", " Until then it stays "+kept+".")
		}
	case day.IsZero():
		r.below = u.say("아직 모르면 비워 두세요.", "Leave it empty until you know.")
	default:
		r.below = schedule.SayDay(*day).In(u.lang) + " " + glyphMid + " " + schedule.SayToGo(schedule.ToGo(*day, now, now.Location())).In(u.lang)
		r.closed = r.below
	}
	r.write = func(text string) {
		read, ok := schedule.ReadDate(text, now, now.Location())
		blank := strings.TrimSpace(text) == ""
		*d = dayField{text: text, bad: !ok && !blank}
		if !d.bad {
			*day = read
		}
		changed()
	}
	return r
}

// stay reports whether somebody who leaves should first hear that the day cannot
// be read. It is said once.
func (d *dayField) stay() bool {
	first := d.bad && !d.warned
	d.warned = d.bad
	return first
}

// warnDay says it.
func warnDay() tea.Cmd {
	return warn("날짜를 고치거나 Esc로 버리세요.", "Fix the date; Esc again drops it.")
}
