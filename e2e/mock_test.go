//go:build !windows

package e2e

import (
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

const (
	onTheLine = `남음`
	voting    = `먼저 투표하세요`
	debriefed = `이번 연습에서`
)

// The ten-minute form in a real terminal, to its debrief.
func TestATenMinuteMockIsPlayedToItsDebrief(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.open(quick, "mock", "--plan", "bar-raiser-short", "--lang", "ko", "--seed", "7")
	app.waitFor(`Enter 시작`)
	app.key("Enter").waitFor(onTheLine)
	app.write(story + " 제가 로그를 모아 원인을 나눴고 실패가 26건에서 1건으로 줄었습니다.").waitFor("26건")
	app.key("Enter").waitFor(`꼬리 질문 1`)
	app.write("로그와 배포 기록을 맞춰 보았습니다.").waitFor("배포 기록")
	app.key("Enter")
	// From here nobody answers: the clock hands in every follow-up and ends the round.
	app.waitFor(voting)
	app.write("y").waitFor(debriefed)
	app.quit()

	var list []struct{ ID, Stage string }
	h.runJSON(&list, "debrief", "--json")
	if len(list) != 1 || list[0].Stage != "closed" {
		t.Fatalf("mocks: %+v", list)
	}
	var d struct {
		Packets []struct {
			Bar   bool `json:"bar_raiser"`
			Turns []struct {
				Quotes     []string
				Unanswered []map[string]string
			}
		}
	}
	h.runJSON(&d, "debrief", list[0].ID, "--json")
	if len(d.Packets) != 1 || !d.Packets[0].Bar || len(d.Packets[0].Turns) != 1 || len(d.Packets[0].Turns[0].Unanswered) == 0 || !strings.Contains(strings.Join(d.Packets[0].Turns[0].Quotes, ""), "26건") {
		t.Errorf("debrief: %+v", d)
	}
	if answers := h.answers(); len(answers) != 1 {
		t.Errorf("%d answers are kept", len(answers))
	}
	page, err := exec.Command(program, "debrief", list[0].ID, "--format", "html", "--data", h.data).Output()
	if err != nil || !regexp.MustCompile(`^<!doctype html>`).Match(page) {
		t.Errorf("no page: %v", err)
	}
}

// A mock goes on while the program is dead.
func TestAKilledMockStandsWhereTheClockStands(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	app := h.start("mock", "--plan", "bar-raiser-short", "--lang", "ko")
	app.waitFor(`Enter 시작`)
	app.key("Enter").waitFor(onTheLine)
	app.write("여기까지 말했습니다").waitFor(`저장됨`)
	app.kill(syscall.SIGKILL)
	again := h.start()
	again.waitFor(`면접이 진행 중입니다`)
	again.key("Enter").waitFor("여기까지 말했습니다")
	again.quit()
}
