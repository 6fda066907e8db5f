package interview

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"onsite/lang"
	"onsite/questions"
)

func TestTypingAStoryThroughEveryStage(t *testing.T) {
	w := begin(t, storyQuestion(), Type).stage(Thinking)
	w.d.Write("결제 장애", w.now)
	w.next().stage(Answering)
	for i, text := range []string{"상황", "과제", "행동", "결과"} {
		w.d.Go(i, w.now)
		w.d.Write(text, w.now)
	}
	w.next().stage(Probing).asked("one")
	w.d.Write("첫 답", w.now)
	w.next().stage(Probing).asked("one two")
	w.next().stage(Probing).asked("one two three")
	w.next().stage(Rating).asked("one two three") // no more than three, none twice
	w.next().stage(Rating)                        // not before it is rated
	w.d.Rate(4, w.now)
	w.next().stage(Finished)
	w.next().stage(Finished)
	w.back().stage(Finished)

	a := w.d.Keep(w.now)
	if a.Partial || a.Note != "결제 장애" || a.Text() != "상황\n\n과제\n\n행동\n\n결과" || a.Probes[0].Text != "첫 답" || a.Rating != 4 {
		t.Errorf("kept %+v", a)
	}
	if !a.Kept.Equal(w.now.Wall) || !a.Began.Equal(morning) || a.ID != "01A" || a.Lang != lang.Ko || a.Mode != Type {
		t.Errorf("kept %+v", a)
	}
}

func TestSpeakingAStoryThroughEveryStage(t *testing.T) {
	w := begin(t, storyQuestion(), Speak)
	w.d.Write("메모", w.now)
	w.next().stage(Answering)
	w.d.Write("말하는 동안에는 쓸 곳이 없다", w.now)
	w.d.Stumble(w.now)
	w.d.Stumble(w.now)
	w.next().stage(Noting)
	w.d.Stumble(w.now)
	w.d.Write("원인은 커넥션 풀", w.now)
	w.next().stage(Probing)
	w.back().stage(Noting)
	w.back().stage(Answering)
	w.back().stage(Thinking)
	w.back().stage(Thinking)
	w.next().next().next().stage(Probing).asked("one")
	a := w.d.Keep(w.now)
	if a.Text() != "원인은 커넥션 풀" || a.Note != "메모" || a.Stumbles != 2 || !a.Partial {
		t.Errorf("kept %+v", a)
	}
}

func TestATechnicalAnswerIsOnePage(t *testing.T) {
	w := begin(t, technicalQuestion(), Type).next()
	w.d.Go(1, w.now)
	w.d.Go(-1, w.now)
	if len(w.d.Sections) != 1 || w.d.Open != 0 || w.d.Sections[0].Part != Page || w.d.Sections[0].Share != w.d.Budget {
		t.Errorf("sections %+v, open %d", w.d.Sections, w.d.Open)
	}
	w.d.Write("격리 수준은 넷입니다.", w.now)
	w.works(time.Minute).next().next().next().stage(Rating).asked("one two")
	w.clocks(0, seconds{time.Minute}, 0, 0)
}

func TestAQuestionWithoutFollowUpsGoesStraightToTheRating(t *testing.T) {
	q := storyQuestion()
	q.Probes = nil
	begin(t, q, Type).next().next().stage(Rating).back().stage(Answering).next().stage(Rating)
	begin(t, q, Speak).next().next().next().stage(Rating).back().stage(Noting).next().stage(Rating).asked("")
}

func TestGoingBackAndForthAsksNothingNew(t *testing.T) {
	for _, mode := range []Mode{Type, Speak} {
		w := begin(t, storyQuestion(), mode).next().next()
		if mode == Speak {
			w.next()
		}
		w.stage(Probing).asked("one")
		w.d.Write("답", w.now)
		for range 5 {
			w.back().next().stage(Probing).asked("one")
		}
		if w.d.Text() != "답" {
			t.Errorf("the answer to the probe is %q", w.d.Text())
		}
		w.next().asked("one two").back().asked("one two").next().asked("one two")
		w.back().back().next().stage(Probing)
		if w.d.Probe != 0 {
			t.Errorf("probing begins with number %d", w.d.Probe)
		}
		w.next().next().next().stage(Rating).asked("one two three")
		for range 5 {
			w.back().stage(Probing).next().stage(Rating).asked("one two three")
		}
		w.back().back().back().back().back().back().back().stage(Thinking)
	}
}

func TestEveryTextHasItsOwnField(t *testing.T) {
	w := begin(t, storyQuestion(), Type)
	w.d.Write("메모", w.now)
	w.next().d.Write("상황", w.now)
	w.d.Go(3, w.now)
	w.d.Write("결과", w.now)
	w.next().d.Write("답", w.now)
	w.next().next().next().stage(Rating)
	w.d.Write("여기에는 쓸 곳이 없다", w.now)
	if w.d.Text() != "" {
		t.Errorf("text while rating: %q", w.d.Text())
	}
	w.back().back().back()
	if w.d.Text() != "답" {
		t.Errorf("the first probe: %q", w.d.Text())
	}
	w.back()
	if w.d.Text() != "결과" { // the section left last is still open
		t.Errorf("the answer: %q", w.d.Text())
	}
	w.d.Go(0, w.now)
	if w.d.Text() != "상황" {
		t.Errorf("the situation: %q", w.d.Text())
	}
	w.back()
	if w.d.Text() != "메모" {
		t.Errorf("the note: %q", w.d.Text())
	}
}

func TestRatingBelongsToTheRateStage(t *testing.T) {
	w := begin(t, technicalQuestion(), Type)
	for w.d.Stage != Rating {
		w.d.Rate(3, w.now)
		w.d.Believe("dirty", w.now)
		w.next()
	}
	if w.d.Rating != 0 || len(w.d.Believed) != 0 {
		t.Errorf("rated %d, believed %v before the time", w.d.Rating, w.d.Believed)
	}
	for _, wrong := range []int{0, -1, 6} {
		w.d.Rate(wrong, w.now)
	}
	if w.d.Rating != 0 {
		t.Errorf("rated %d", w.d.Rating)
	}
	w.d.Rate(2, w.now)
	w.d.Rate(5, w.now)
	w.next().stage(Finished)
	w.d.Rate(1, w.now)
	w.d.Believe("dirty", w.now)
	if w.d.Rating != 5 || len(w.d.Believed) != 0 {
		t.Errorf("rated %d, believed %v after the reveal", w.d.Rating, w.d.Believed)
	}
}

func TestBelievingTogglesKnownPoints(t *testing.T) {
	w := begin(t, technicalQuestion(), Speak).next().next().next().next().next().stage(Rating)
	for _, step := range []struct {
		point string
		want  []string
	}{
		{"dirty", []string{"dirty"}},
		{"unknown", []string{"dirty"}},
		{"", []string{"dirty"}},
		{"phantom", []string{"dirty", "phantom"}},
		{"dirty", []string{"phantom"}},
		{"dirty", []string{"phantom", "dirty"}},
		{"phantom", []string{"dirty"}},
		{"dirty", []string{}},
	} {
		w.d.Believe(step.point, w.now)
		if !reflect.DeepEqual(append([]string{}, w.d.Believed...), step.want) {
			t.Errorf("after %q: %v, want %v", step.point, w.d.Believed, step.want)
		}
	}
}

func TestARevisionMeansAChange(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next()
	for _, step := range []struct {
		name    string
		do      func()
		changes bool
	}{
		{"a heartbeat", func() { w.works(time.Second) }, false},
		{"the same text", func() { w.d.Write("", w.now) }, false},
		{"a text", func() { w.d.Write("가", w.now) }, true},
		{"the same section", func() { w.d.Go(0, w.now) }, false},
		{"a section that is none", func() { w.d.Go(4, w.now) }, false},
		{"another section", func() { w.d.Go(1, w.now) }, true},
		{"a touch", func() { w.d.Touch(w.now) }, true},
		{"a stumble while typing", func() { w.d.Stumble(w.now) }, false},
		{"a gap found", func() { w.sleeps(time.Hour).hears(true) }, true},
		{"the gap settled", func() { w.d.SettleGap(true, w.now) }, true},
		{"the next stage", func() { w.next() }, true},
		{"a rating while probing", func() { w.d.Rate(3, w.now) }, false},
		{"to the rating", func() { w.next().next().next() }, true},
		{"on without a rating", func() { w.next() }, false},
		{"a rating", func() { w.d.Rate(3, w.now) }, true},
		{"the same rating", func() { w.d.Rate(3, w.now) }, false},
		{"a key point of another question", func() { w.d.Believe("dirty", w.now) }, false},
		{"the end", func() { w.next() }, true},
		{"beyond the end", func() { w.next().back() }, false},
	} {
		before := w.d.Revision
		step.do()
		if changed := w.d.Revision > before; changed != step.changes {
			t.Errorf("%s: changed %v, want %v", step.name, changed, step.changes)
		}
		if w.d.Revision < before {
			t.Errorf("%s: the revision went back", step.name)
		}
	}
}

// disk is a draft as the store keeps it and reads it again.
func disk(t *testing.T, d Draft) *Draft {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Draft
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil || string(again) != string(data) {
		t.Errorf("the disk changed it (%v):\n%s\n%s", err, data, again)
	}
	return &back
}

func TestADraftGoesOnAfterAPowerCut(t *testing.T) {
	w := begin(t, storyQuestion(), Type).works(20 * time.Second).next().works(30 * time.Second)
	w.d.Write("상황", w.now)
	w.d.Go(2, w.now)
	w.works(40 * time.Second).next().works(15 * time.Second)
	w.d.Write("답", w.now)
	saved := w.d.Copy()

	// Three days later, after a restart: the running clock began anew.
	w.d, w.now = disk(t, saved), Moment{Wall: w.now.Wall.Add(72 * time.Hour), Run: time.Second}
	w.d.Resume(w.q, UsualPace(), w.now)
	if w.d.Revision <= saved.Revision {
		t.Error("what is saved from now on would be taken for older")
	}
	w.stage(Probing).hears(false).clocks(20*time.Second, seconds{30 * time.Second, 0, 40 * time.Second, 0}, 15*time.Second).gaps()
	if w.d.Text() != "답" || w.d.Sections[0].Text != "상황" {
		t.Errorf("the texts are %q and %q", w.d.Text(), w.d.Sections[0].Text)
	}
	w.works(5 * time.Second).next().stage(Probing).asked("one two").works(time.Second)
	w.clocks(20*time.Second, seconds{30 * time.Second, 0, 40 * time.Second, 0}, 20*time.Second, time.Second)
	if w.d.Probes[1].Limit != UsualPace().Probe {
		t.Errorf("the next probe has %v", w.d.Probes[1].Limit)
	}
}

func TestAGapNobodySettledIsAskedAboutAgain(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().works(5 * time.Second).sleeps(time.Hour).hears(true)
	saved := w.d.Copy()
	w.d, w.now = disk(t, saved), Moment{Wall: w.now.Wall.Add(time.Hour)}
	w.d.Resume(w.q, UsualPace(), w.now)
	w.stops(time.Minute).hears(true)
	w.d.SettleGap(true, w.now)
	w.clocks(0, seconds{time.Hour + 5*time.Second}).gaps(Gap{Answering, Situation, time.Hour, true})
}

func TestADraftWhoseDeckIsGoneGoesOn(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().next().stage(Probing).asked("one")
	saved := w.d.Copy()
	w.d = disk(t, saved)
	w.d.Resume(questions.Question{}, UsualPace(), w.now)
	w.next().stage(Rating).asked("one") // what was asked stays, nothing new can be
	if w.d.Asked.Ask != storyQuestion().Ask {
		t.Errorf("the question is %+v", w.d.Asked.Ask)
	}
}

func TestKeepingAnUnfinishedDraft(t *testing.T) {
	w := begin(t, storyQuestion(), Type).next().works(10 * time.Second)
	w.d.Write("여기\t까지\r\n\x1b[31m", w.now)
	w.sleeps(time.Hour)
	a := w.d.Keep(w.now)
	if !a.Partial || a.Sections[0].Text != "여기    까지\n[31m" || a.Spent() != 10*time.Second {
		t.Errorf("kept %+v", a)
	}
	if len(a.Gaps) != 1 || a.Gaps[0] != (Gap{Answering, Situation, time.Hour, false}) {
		t.Errorf("the gap nobody was asked about is kept as %+v", a.Gaps)
	}
	if len(w.d.Gaps) != 0 || w.d.Away != time.Hour || w.d.Sections[0].Text == a.Sections[0].Text {
		t.Error("keeping changed the draft")
	}
}

// A save runs while the person goes on typing.
func TestACopySharesNothing(t *testing.T) {
	w := begin(t, technicalQuestion(), Type).next()
	w.d.Write("하나", w.now)
	w.sleeps(time.Hour).hears(true)
	w.d.SettleGap(false, w.now)
	w.next().next().next().stage(Rating)
	w.d.Believe("dirty", w.now)
	w.d.Overruled = []string{"too_short"}

	c := w.d.Copy()
	if !reflect.DeepEqual(*w.d, c) {
		t.Errorf("the copy differs:\n%+v\n%+v", *w.d, c)
	}
	shares(t, "Draft", reflect.ValueOf(*w.d), reflect.ValueOf(c))
}

// shares looks for memory that two values have in common: a field added later
// is found too.
func shares(t *testing.T, where string, a, b reflect.Value) {
	t.Helper()
	switch a.Kind() {
	case reflect.Struct:
		if a.Type() == reflect.TypeFor[time.Time]() {
			return // cannot be changed
		}
		for i := range a.NumField() {
			shares(t, where+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	case reflect.Slice:
		if a.Len() == 0 {
			t.Errorf("%s is empty, so nothing is tested", where)
			return
		}
		if a.Pointer() == b.Pointer() {
			t.Errorf("%s is shared", where)
		}
		shares(t, where+"[0]", a.Index(0), b.Index(0))
	case reflect.Map, reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan:
		t.Errorf("%s is a %s: how is it copied?", where, a.Kind())
	}
}

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		name string
		a    Answer
		want bool
	}{
		{"nothing", Answer{Mode: Type}, false},
		{"only time", Answer{Mode: Type, Think: time.Minute, Sections: []Section{{Spent: time.Minute}}}, false},
		{"only thought about", Answer{Mode: Speak, Think: time.Minute, Sections: []Section{{}}}, false},
		{"spoken", Answer{Mode: Speak, Sections: []Section{{Spent: time.Second}}}, true},
		{"a note", Answer{Mode: Type, Note: "n"}, true},
		{"a section", Answer{Mode: Type, Sections: []Section{{}, {Text: "t"}}}, true},
		{"notes after speaking", Answer{Mode: Speak, Spoken: "s"}, true},
		{"a stumble", Answer{Mode: Speak, Stumbles: 1}, true},
		{"a probe nobody answered", Answer{Mode: Type, Probes: []Probe{{Spent: time.Minute}}}, false},
		{"a probe", Answer{Mode: Type, Probes: []Probe{{}, {Text: "p"}}}, true},
	} {
		if got := c.a.Written(); got != c.want {
			t.Errorf("%s is written: %v", c.name, got)
		}
	}
}

func TestOverIsNeverNegative(t *testing.T) {
	a := Answer{Budget: time.Minute, Sections: []Section{{Spent: 30 * time.Second}, {Spent: 20 * time.Second}}}
	if a.Over() != 0 || a.Spent() != 50*time.Second {
		t.Errorf("over by %v after %v", a.Over(), a.Spent())
	}
	a.Sections[1].Spent = 45 * time.Second
	if a.Over() != 15*time.Second {
		t.Errorf("over by %v", a.Over())
	}
}

func TestCleanReachesEveryText(t *testing.T) {
	dirty := lang.Text{En: "e\x1b\r\n", Ko: "k\u202e"}
	tidy := lang.Text{En: "e\n", Ko: "k"}
	a := Answer{
		Asked: Asked{Ask: dirty, Tags: []string{"t\x07"}, Points: []questions.Point{{ID: "p", Say: dirty}}},
		Note:  "n\nn\x00", Sections: []Section{{Text: "s\u200b"}}, Spoken: "o\x9b\u009b", Remark: "r\t",
		Probes: []Probe{{Ask: dirty, Text: "p\ufeff"}},
	}
	before, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	want := Answer{
		Asked: Asked{Ask: tidy, Tags: []string{"t"}, Points: []questions.Point{{ID: "p", Say: tidy}}},
		Note:  "n n", Sections: []Section{{Text: "s"}}, Spoken: "o\ufffd", Remark: "r    ",
		Probes: []Probe{{Ask: tidy, Text: "p"}},
	}
	if got := a.Clean(); !reflect.DeepEqual(got, want) {
		t.Errorf("cleaned\n%+v\nwant\n%+v", got, want)
	}
	if after, _ := json.Marshal(a); string(after) != string(before) {
		t.Error("cleaning changed the answer it began with")
	}
}

func TestTheScaleIsSaidInBothLanguages(t *testing.T) {
	for _, k := range []questions.Kind{questions.Behavioral, questions.Technical} {
		for i, anchor := range Scale(k) {
			if anchor.Ko == "" || anchor.En == "" {
				t.Errorf("a %d of a %s answer is not described: %+v", i+1, k, anchor)
			}
		}
	}
	if Scale(questions.Technical) == Scale(questions.Behavioral) {
		t.Error("the two kinds have one scale")
	}
}

func TestAChoiceIsAFilter(t *testing.T) {
	c := Choice{Deck: "d", Principle: "p", Tag: "t", Level: 2, Lang: lang.Ko, Mode: Speak, Count: 3}
	if got, want := c.Filter(), (questions.Filter{Deck: "d", Principle: "p", Tag: "t", Level: 2, Lang: lang.Ko}); got != want {
		t.Errorf("filters by %+v", got)
	}
}
