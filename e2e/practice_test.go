//go:build !windows

package e2e

import (
	"regexp"
	"strings"
	"testing"
)

const story = "지난해 3월 결제 배치가 밤마다 실패했습니다."

// answer opens a question at once and stands where the answer is written.
func (h *home) answer(args ...string) *terminal {
	h.t.Helper()
	t := h.start(append([]string{"practice"}, args...)...)
	t.waitFor(thinking)
	t.key("Enter").waitFor(answering)
	return t
}

// finish hands the answer in, passes over the probes and rates it 4.
func (t *terminal) finish() *terminal {
	t.t.Helper()
	for shown, n := t.key("C-s").waitFor(afterProbe), 0; !regexp.MustCompile(rating).MatchString(shown); n++ {
		if n == 10 {
			t.t.Fatalf("the probes do not end:\n%s", shown)
		}
		asked := regexp.MustCompile(probing).FindString(shown)
		t.write("네, 제가 했습니다.").key("C-s").waitGone(asked)
		shown = t.waitFor(afterProbe)
	}
	t.write("4").key("Enter").waitFor(revealed)
	return t
}

func (t *terminal) quit() {
	t.t.Helper()
	if code := t.key("C-c").waitEnd(); code != 0 {
		t.t.Fatalf("exit code %d after Ctrl+C:\n%s", code, t.screen())
	}
}

func TestNewcomerAnswersTheFirstQuestion(t *testing.T) {
	t.Parallel()
	for locale, lang := range map[string]string{"ko_KR.UTF-8": "ko", "en_US.UTF-8": "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHome(t).with("LANG=" + locale)
			app := h.start()
			app.waitFor(homeReady)
			app.key("Enter").waitFor(thinking)
			app.key("Enter").waitFor(answering)
			app.write(story).waitFor(story)
			app.waitSaved(story)
			app.finish().quit()

			answers := h.answers()
			if len(answers) != 1 {
				t.Fatalf("%d answers are kept, want 1", len(answers))
			}
			if a := answers[0]; a.Rating != 4 || a.Lang != lang {
				t.Errorf("rating %d in %q, want 4 in %s", a.Rating, a.Lang, lang)
			}
			if got := h.text(answers[0].ID); got != story {
				t.Errorf("the kept text is %q, want %q", got, story)
			}
			ask := answers[0].Ask.Ko
			if lang == "en" {
				ask = answers[0].Ask.En
			}
			review := h.start("review")
			review.waitFor(regexp.QuoteMeta(string([]rune(ask)[:10])))
			review.key("Enter").waitFor(story)
		})
	}
}

func TestPastedAnswerArrivesWhole(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	var lines []string
	for range 400 { // of 50 characters
		lines = append(lines, strings.Repeat("가나다 라마바사 ", 5)+"아자차카타")
	}
	lines[0], lines[399] = "첫 줄", "마지막 줄"
	app := h.answer()
	want := strings.Join(lines, "\n")
	app.paste(strings.Join(lines, "\r\n")).waitFor("마지막 줄")
	app.waitSaved(want)
	app.quit()
	if got := h.recovered(); got != want {
		t.Errorf("%d characters arrived, want %d; they begin %.60q", len([]rune(got)), len([]rune(want)), got)
	}
}

func TestSmallWindowSaysSo(t *testing.T) {
	t.Parallel()
	app := newHome(t).answer()
	app.write("아직 여기 있습니다").waitFor("아직 여기 있습니다")
	app.resize(39, 14).waitFor(tooSmall)
	app.never("아직 여기 있습니다")
	app.resize(80, 24).waitFor("아직 여기 있습니다")
	app.never(tooSmall)
	app.resize(40, 15).waitFor("아직 여기 있습니다")
	app.never(tooSmall)
}

func TestNoColour(t *testing.T) {
	t.Parallel()
	colour := regexp.MustCompile(`\x1b\[([0-9;:]*[;:])?(3[0-8]|4[0-8]|9[0-7]|10[0-7])([;:][0-9;:]*)?m`)
	h := newHome(t)
	plain := h.start()
	plain.waitFor(homeReady)
	if !colour.MatchString(plain.colours()) {
		t.Error("home has no colours without NO_COLOR: this test would see nothing")
	}
	plain.quit()
	app := h.with("NO_COLOR=1").start()
	app.waitFor(homeReady)
	check := func(where string) {
		if code := colour.FindString(app.colours()); code != "" {
			t.Errorf("%s has the colour %q with NO_COLOR=1", where, code)
		}
	}
	check("home")
	app.key("Enter").waitFor(thinking)
	check("the question")
	app.key("Enter").waitFor(answering)
	app.write(story).waitSaved(story)
	check("the answer")
}
