//go:build !windows

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"onsite/schedule"
	"onsite/store"
)

// due is what today is for, as a script reads it.
type due struct {
	Day      string
	DaysLeft *int `json:"days_left"`
	Done     int
	Plan     []struct{ Minutes int }
}

func (h *home) due() due {
	h.t.Helper()
	var d due
	h.runJSON(&d, "due", "--json")
	return d
}

// reviews are the lines of the log, read once the program has ended. No command
// prints them.
func (h *home) reviews() []schedule.Review {
	h.t.Helper()
	db, err := store.Open(h.data, store.Options{ReadOnly: true}, time.Now())
	if err != nil {
		h.t.Fatal(err)
	}
	defer db.Close()
	log, err := db.Reviews()
	if err != nil {
		h.t.Fatal(err)
	}
	return log
}

// atNoon is the same home in the zone where it is about noon, far from the ends
// of a day, and the time there.
func (h *home) atNoon() (*home, time.Time) {
	now := time.Now().UTC()
	ahead := 12 - now.Hour()
	// In these names a zone ahead of Greenwich has a minus.
	return h.with(fmt.Sprintf("TZ=Etc/GMT%+d", -ahead)), now.Add(time.Duration(ahead) * time.Hour)
}

// dayName is a day as the program names it, without its weekday.
func dayName(day time.Time, lang string) string {
	if lang == "ko" {
		return fmt.Sprintf("%d월 %d일", day.Month(), day.Day())
	}
	return day.Format("2 Jan")
}

func TestTheInterviewIsSetAndTheDaysToItArePlanned(t *testing.T) {
	t.Parallel()
	for lang, c := range map[string]struct{ locale, layout string }{"ko": {"ko_KR.UTF-8", "01-02"}, "en": {"en_US.UTF-8", "2006-01-02"}} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h, today := newHome(t).with("LANG=" + c.locale).atNoon()
			date := today.AddDate(0, 0, 12)
			app := h.start()
			app.waitFor(homeReady)
			app.key("p").waitFor(noDateYet)
			app.key("e").waitFor(dateRow)
			app.write(date.Format(c.layout)).waitFor(dateRead)
			app.key("Enter").write("한빛소프트").waitFor(`한빛소프트`)
			app.key("Escape").waitFor(planTitle + `한빛소프트 +(D-12|in 12 days)`)
			for days := range 3 {
				app.waitFor(dayName(today.AddDate(0, 0, days), lang) + `\D`)
			}
			app.key("G").waitFor(dayName(date, lang) + `.* (D-Day|the interview)`)
			app.key("Escape").waitFor(`onsite +(D-12|in 12 days)`)
			app.waitFor(`(D-12|in 12 days) . 한빛소프트`)

			// What was typed a second before the plug is pulled is there.
			app.key("p").waitFor(planTitle + `한빛소프트`)
			app.key("e").waitFor(dateRead)
			app.key("Tab").waitFor(`▸ .*한빛소프트`)
			app.key("Tab").write("데이터베이스").waitFor(`▸ .*데이터베이스`)
			pause(time.Second)
			app.kill(syscall.SIGKILL)
			app.waitEnd()
			app = h.start()
			app.waitFor(`onsite +(D-12|in 12 days)`)
			app.waitFor(`(D-12|in 12 days) . 한빛소프트 . 데이터베이스`)

			app.key("p").waitFor(planTitle + `한빛소프트`)
			app.key("b").waitFor(briefTitle)
			app.waitFor(`한빛소프트`)
			app.key("e").waitFor(written)
			app.quit()
			r := h.run("brief")
			if r.code != 0 || !strings.Contains(r.out, "한빛소프트") || !strings.Contains(r.out, "데이터베이스") {
				t.Errorf("brief: exit code %d, %q", r.code, r.out)
			}
			for _, ending := range []string{".md", ".html"} {
				file := filepath.Join(filepath.Dir(h.data), "exports", "brief-"+date.Format(time.DateOnly)+ending)
				data, err := os.ReadFile(file)
				if err != nil || !strings.Contains(string(data), "한빛소프트") {
					t.Errorf("the exported %s: %v, %q", ending, err, data)
				}
				if ending == ".md" && string(data) != r.out {
					t.Errorf("exported\n%s, printed\n%s", data, r.out)
				}
			}
			if d := h.due(); d.DaysLeft == nil || *d.DaysLeft != 12 {
				t.Errorf("due --json: %+v", d)
			}
		})
	}
}

// However the page is left that says when a question comes back, the answer
// counts once, and the question comes back when it was said.
func TestAnAnswerComesBackWhenThePageSays(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(app *terminal){
		"ctrl+c on the page": func(app *terminal) { app.quit() },
		"the next question": func(app *terminal) {
			app.key("Enter").waitFor(thinking)
			app.quit()
		},
		"ctrl+c after the round": func(app *terminal) {
			app.key("Escape").waitFor(roundOver)
			app.quit()
		},
		"q at home": func(app *terminal) {
			app.key("Escape").waitFor(roundOver)
			app.key("Escape").waitFor(homeReady)
			if code := app.key("q").waitEnd(); code != 0 {
				app.t.Errorf("exit code %d after q", code)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, today := newHome(t).atNoon()
			app := h.start()
			app.waitFor(homeReady)
			app.key("Enter").waitFor(thinking)
			app.key("Enter").waitFor(answering)
			app.write(story).waitFor(story)
			shown := app.finish().waitFor(comesBack)
			leave(app)

			if d := h.due(); d.Done != 1 {
				t.Errorf("due --json: done %d, want 1", d.Done)
			}
			if log := h.reviews(); len(log) != 1 {
				t.Errorf("it counts %d times: %+v", len(log), log)
			}
			var stats struct {
				Year  struct{ Days []struct{ Answers int } }
				Ahead struct {
					Days []struct {
						Date      string
						Questions int
					}
				}
			}
			h.runJSON(&stats, "stats", "--json")
			if days := stats.Year.Days; len(days) != 1 || days[0].Answers != 1 {
				t.Errorf("days of practice: %+v", days)
			}
			said := ""
			for i, d := range stats.Ahead.Days {
				switch {
				case d.Questions == 0:
				case i == 1:
					said += `내일 다시 묻습니다`
				default:
					said += fmt.Sprintf(`%d일 뒤\(%s .\) 다시 묻습니다`, i, dayName(today.AddDate(0, 0, i), "ko"))
				}
			}
			if said == "" || !regexp.MustCompile(said).MatchString(shown) {
				t.Errorf("stats say %q, the page said\n%s", said, shown)
			}
		})
	}
}

// A study day begins at 04:00 where the person is.
func TestTheDayBeginsAtFourWhereThePersonIs(t *testing.T) {
	t.Parallel()
	for zone, hours := range map[string]int{"Etc/GMT+12": -12, "UTC": 0, "Etc/GMT-9": 9, "Etc/GMT-14": 14} {
		t.Run(zone, func(t *testing.T) {
			h := newHome(t).with("TZ=" + zone)
			day := func() string {
				return time.Now().UTC().Add(time.Duration(hours-4) * time.Hour).Format(time.DateOnly)
			}
			before := day()
			got := h.due().Day
			var stats struct{ Day string }
			h.runJSON(&stats, "stats", "--json")
			if after := day(); got != before && got != after || stats.Day != before && stats.Day != after {
				t.Errorf("due says %s and stats %s, it is %s", got, stats.Day, after)
			}
		})
	}
}
