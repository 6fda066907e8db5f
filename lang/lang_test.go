package lang

import (
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

func TestFoldMakesEqualWhatAReaderCallsEqual(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"MySQL  Replication", "mysql\nreplication"},
		{norm.NFD.String("트랜잭션"), "트랜잭션"},
		{"  격리\t수준\r\n", "격리 수준"},
		{"CAFE\u0301", "café"},
		{"H\u0331", "\u1e96"}, // a small letter that has no capital of its own
		{"10\u00a0GB", "10 gb"},
		{"인덱\u200b스", "인덱스"},
	} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("%+q folds to %+q, %+q to %+q", c.a, Fold(c.a), c.b, Fold(c.b))
		}
	}
	if Fold("격리 수준") == Fold("격리수준") {
		t.Error("a space between words counts")
	}
	if got := Fold(" \n\t "); got != "" {
		t.Errorf("white space folds to %q", got)
	}
}

func TestFromEnvFollowsTheLocale(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Lang
	}{
		{nil, En},
		{map[string]string{"LANG": "ko_KR.UTF-8"}, Ko},
		{map[string]string{"LANG": "KO"}, Ko},
		{map[string]string{"LANG": "ko-KR"}, Ko},
		{map[string]string{"LANG": "ko@euckr"}, Ko},
		{map[string]string{"LANG": "Korean_Korea.949"}, Ko},
		{map[string]string{"LANG": "kok_IN"}, En}, // Konkani
		{map[string]string{"LANG": "en_US.UTF-8"}, En},
		{map[string]string{"LANG": "C"}, En},
		{map[string]string{"LANG": "ja_JP.UTF-8"}, En},
		{map[string]string{"LC_MESSAGES": "ko_KR", "LANG": "en_US"}, Ko},
		{map[string]string{"LC_ALL": "C", "LC_MESSAGES": "ko_KR", "LANG": "ko_KR"}, En},
		{map[string]string{"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ko_KR"}, Ko}, // empty is unset
	} {
		if got := FromEnv(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v speaks %s, want %s", c.env, got, c.want)
		}
	}
}

func TestTextFallsBackToTheOtherLanguage(t *testing.T) {
	both, korean, english := Text{En: "Why?", Ko: "왜요?"}, Text{Ko: "왜요?"}, Text{En: "Why?"}
	for _, c := range []struct {
		text   Text
		l      Lang
		want   string
		has    bool
		silent bool
	}{
		{both, Ko, "왜요?", true, false},
		{both, En, "Why?", true, false},
		{korean, En, "왜요?", false, false},
		{korean, Ko, "왜요?", true, false},
		{english, Ko, "Why?", false, false},
		{Text{}, Ko, "", false, true},
	} {
		if got := c.text.In(c.l); got != c.want {
			t.Errorf("%+v in %s is %q, want %q", c.text, c.l, got, c.want)
		}
		if c.text.Has(c.l) != c.has || c.text.Empty() != c.silent {
			t.Errorf("%+v in %s: Has %v, Empty %v", c.text, c.l, c.text.Has(c.l), c.text.Empty())
		}
	}
}

func TestThereAreTwoLanguages(t *testing.T) {
	for _, l := range All() {
		if !l.Valid() || l.Other() == l || l.Other().Other() != l || l.Name() == l.Other().Name() {
			t.Errorf("%q: valid %v, other %q, name %q", l, l.Valid(), l.Other(), l.Name())
		}
	}
	if len(All()) != 2 || Lang("").Valid() || Lang("ja").Valid() {
		t.Error("only Korean and English are spoken here")
	}
	if Ko.Say("네", "yes") != "네" || En.Say("네", "yes") != "yes" || Ko.Name() != "한국어" {
		t.Error("a language says the other's words")
	}
}

func TestOneIsSaidOtherwiseThanSeveral(t *testing.T) {
	for n, want := range map[int]string{0: "0 questions", 1: "a question", 2: "2 questions"} {
		if got := Several(n, "a question", "%d questions"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestAWeekBeginsOnSundayInBothLanguages(t *testing.T) {
	if first, last := Weekday(time.Sunday), Weekday(time.Saturday); first != (Text{Ko: "일", En: "Sunday"}) || last != (Text{Ko: "토", En: "Saturday"}) {
		t.Errorf("%+v to %+v", first, last)
	}
}
