package schedule

import (
	"reflect"
	"testing"
	"time"
)

func TestReadDate(t *testing.T) {
	now := time.Date(2026, 11, 28, 21, 0, 0, 0, seoul)
	for s, want := range map[string]string{
		"2026-12-04": "2026-12-04", "2026.12.4": "2026-12-04", "2026. 12. 4.": "2026-12-04", "2026/12/04": "2026-12-04",
		"2026년 12월 4일": "2026-12-04", "12월 4일": "2026-12-04", "12-04": "2026-12-04", "12.4": "2026-12-04", "11-28": "2026-11-28", "11-27": "2027-11-27",
		"Dec 4": "2026-12-04", "4 dec": "2026-12-04", "December 4, 2026": "2026-12-04", "4. Dec. 2026": "2026-12-04", "Nov 27": "2027-11-27",
		"Fri 4 Dec 2026": "2026-12-04", "2026.12.04 금요일": "2026-12-04", "12월 4일 금요일": "2026-12-04", "Friday": "", "Dec": "", "Dec 32": "",
		"2-29": "2028-02-29", "": "", "내일": "", "2026-13-01": "", "2026-02-30": "", "4": "",
	} {
		got, ok := ReadDate(s, now, seoul)
		if have := got.Format("2006-01-02"); ok != (want != "") || ok && have != want {
			t.Errorf("%q: got %s, %v, want %s", s, have, ok, want)
		}
	}
}

func TestProcessClean(t *testing.T) {
	p := Process{
		Settings: Settings{Date: time.Date(2026, 12, 4, 23, 0, 0, 0, seoul), Minutes: -3, Company: "둥\x1b[31m지"},
		Opening:  " 안녕하세요\x00 ", Steps: []Step{{Kind: "none", Note: "\x1b]0;x\x07메모", Date: time.Date(20000, 1, 1, 0, 0, 0, 0, time.UTC)}},
	}
	c := p.Clean()
	if got := c.Date.Format(time.RFC3339); got != "2026-12-04T00:00:00Z" {
		t.Errorf("date: got %s", got)
	}
	if c.Minutes != UsualMinutes || c.Opening != "안녕하세요" || c.Steps[0].Kind != StepOther || !c.Steps[0].Date.IsZero() {
		t.Errorf("got %+v", c)
	}
	if p.Steps[0].Kind != "none" {
		t.Error("cleaning changed the original")
	}
	if again := c.Clean(); !reflect.DeepEqual(again, c) {
		t.Errorf("cleaning twice: got %+v, want %+v", again, c)
	}
}
