package schedule

import (
	"reflect"
	"testing"
	"time"
)

func TestADateIsReadAsPeopleWriteIt(t *testing.T) {
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

func TestAProcessIsBroughtIntoBoundsAndStaysThere(t *testing.T) {
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

// FuzzReadDate holds that whatever is typed is a day that can be kept, written
// and read again, or none.
func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"2026-12-04", "12월 4일", "2. 29.", "0001-01-01", "0000-2-29", "9999.12.31", "99999-1-1", "일", "-", "２０２６-1-1", "1-2-", "\x1b[31m1-1"} {
		f.Add(s, int64(0))
	}
	f.Fuzz(func(t *testing.T, s string, days int64) {
		now := evening(int(days % 100000))
		day, ok := ReadDate(s, now, seoul)
		if !ok {
			if !day.IsZero() {
				t.Fatalf("%q is no day, and %v", s, day)
			}
			return
		}
		if !cleanDate(day).Equal(day) || day.IsZero() {
			t.Fatalf("%q is %v, which cannot be kept", s, day)
		}
		again, ok := ReadDate(day.Format("2006-01-02"), now, seoul)
		if !ok || !again.Equal(day) {
			t.Fatalf("%q is %v, read again %v", s, day, again)
		}
		if n := ToGo(day, now, seoul); !Day(now, seoul).AddDate(0, 0, n).Equal(day) {
			t.Fatalf("%d days from %v to %v", n, now, day)
		}
	})
}
