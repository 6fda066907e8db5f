package story

import (
	"slices"
	"testing"
)

func TestFiguresAreReadAsTheyAreTyped(t *testing.T) {
	for line, want := range map[string]Figure{
		"정산 지연: 4시간 → 38분 (장애 기록)":        {What: "정산 지연", From: "4시간", To: "38분", Evidence: "장애 기록"},
		"failed batches: 26 -> 1":         {What: "failed batches", From: "26", To: "1"},
		"a: b: 3 => 4 (log (old))":        {What: "a: b", From: "3", To: "4", Evidence: "log (old)"},
		"26건 → 1건":                        {From: "26건", To: "1건"},
		"고객 3곳":                           {What: "고객 3곳"},
		"customers: 3":                    {What: "customers", From: "3"},
		"  availability:  99.9 %→99.99% ": {What: "availability", From: "99.9 %", To: "99.99%"},
		"(log)":                           {What: "(log)"},
	} {
		if got := ReadLines(line, nil); len(got) != 1 || got[0] != want {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
	if got := ReadLines("\n \n", nil); got != nil {
		t.Errorf("nothing is read as %+v", got)
	}
}

// Figures that a line cannot say exactly stay what they are while their line is
// not touched.
func TestUntouchedFiguresStay(t *testing.T) {
	figures := []Figure{{What: "a: b", To: "4 (x)", Evidence: "log (old)"}, {From: "1", Evidence: "log"}, {What: "time", From: "4 h", To: "38 min"}}
	if got := ReadLines(Lines(figures), figures); !slices.Equal(got, figures) {
		t.Errorf("they became %+v", got)
	}
	got := ReadLines(figures[0].Line()+"\nnew: 1 → 2\n"+figures[1].Line(), figures)
	if want := []Figure{figures[0], {What: "new", From: "1", To: "2"}, figures[1]}; !slices.Equal(got, want) {
		t.Errorf("they became %+v", got)
	}
}
