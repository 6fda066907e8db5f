package feedback

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

func read(text string) Report {
	return Read(Said{Question: questions.Question{Kind: questions.Behavioral}, Blocks: Blocks(lang.Clean(text))})
}

func rulesOf(r Report) []string {
	var ids []string
	for _, f := range r.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

const storyKo = `작년 3월에 결제 배치가 밤마다 실패해서 고객사 한 곳이 계약을 해지하겠다고 했습니다. 제 역할은 2주 안에 재발을 막는 것이었습니다.
먼저 제가 최근 30일 실패 로그를 전부 모아 원인을 네 가지로 나눴습니다. 그중 80%가 락 대기라는 것을 직접 확인했습니다.
트랜잭션을 통째로 늘리는 대신 커밋 단위를 줄이자고 팀장님께 제안했고, 배치를 세 단계로 나눠 다시 짰습니다. 바꾼 배치는 일주일 동안 예전 배치와 나란히 돌리며 금액을 비교했습니다.
그 결과 실패가 한 달 26건에서 1건으로 줄었고, 고객사는 재계약을 했습니다. 그 뒤로 저는 배치를 설계할 때 락 범위부터 적어 둡니다.`

const storyEn = `In March last year our payment batch failed every night, and one customer told us they would leave. I was asked to stop it within two weeks.
First I collected the failure logs of thirty days and sorted the causes into four groups. I checked the waits myself and found that 80% were lock waits.
Instead of giving the job more time I proposed smaller commits to my lead, and I split the batch into three steps. I ran the new batch beside the old one for a week and compared the amounts.
As a result failures fell from 26 a month to one, and the customer renewed. Since then I write down the lock scope before I design a batch.`

func TestAStrongStoryIsLeftInPeace(t *testing.T) {
	for name, text := range map[string]string{"ko": storyKo, "en": storyEn} {
		r := read(text)
		if len(r.Findings) > 0 {
			t.Errorf("%s: found %v in a strong story", name, r.Findings)
		}
		for _, d := range r.Dimensions {
			if d.ID != DimPrinciple && d.ID != DimTime && d.State != Seen {
				t.Errorf("%s: %s is %s in a strong story", name, d.ID, d.State)
			}
		}
		if string(r.Lang) != name {
			t.Errorf("%s: taken for %s", name, r.Lang)
		}
	}
}

// mustFind are answers in which a rule must be found, and others, tempting, in
// which it must not.
func TestRulesFindWhatIsThere(t *testing.T) {
	tests := []struct {
		rule string
		want bool
		text string
	}{
		{"hypothetical", true, "저는 보통 장애가 나면 먼저 로그를 봅니다. 고객에게는 항상 솔직하게 말하는 편입니다. 앞으로도 그렇게 하겠습니다."},
		{"hypothetical", true, "If a customer were unhappy, I would listen first. I always try to understand them. I believe that trust is the most important thing."},
		{"hypothetical", false, storyKo + " 앞으로도 그렇게 하겠습니다."},
		{"hypothetical", false, storyEn + " I would do it the same way again."},
		{"no_result", true, strings.Split(storyKo, "그 결과")[0]},
		{"no_result", true, strings.Split(storyEn, "As a result")[0]},
		{"no_result", false, "Failures fell from 26 a month to one and the customer renewed. " + strings.Split(storyEn, "As a result")[0]}, // result first
		{"no_metric", true, strings.Replace(storyKo, "그 결과 실패가 한 달 26건에서 1건으로 줄었고, 고객사는 재계약을 했습니다.", "그 결과 배치는 안정됐습니다.", 1)},
		{"no_metric", true, strings.Replace(storyEn, "As a result failures fell from 26 a month to one, and the customer renewed.", "As a result the batch became stable.", 1)},
		{"no_metric", false, strings.Replace(storyKo, "실패가 한 달 26건에서 1건으로 줄었고, ", "", 1)},
		{"we_heavy", true, strings.NewReplacer("제가 ", "저희가 ", "직접 ", "저희가 ", "팀장님께 제안했고", "우리가 정했고", "저는 ", "", "바꾼", "저희 팀이 바꾼").Replace(storyKo)},
		{"we_heavy", true, strings.NewReplacer("First I ", "First we ", "I checked the waits myself", "We checked the waits", "I proposed", "we proposed", "I split", "we split", "I ran", "We ran", "my lead", "our lead").Replace(storyEn)},
		{"we_heavy", false, strings.NewReplacer("제가 ", "", "직접 ", "", "저는 ", "").Replace(storyKo)}, // Korean drops its subjects
		{"we_heavy", false, "우리 회사 " + storyKo},
		{"too_short", true, "작년에 서버가 죽어서 제가 다시 켰습니다. 그 뒤로 괜찮았습니다."},
		{"too_short", true, "Last year a server died. I restarted it. It was fine."},
		{"too_long", true, strings.Repeat(storyEn+" "+strings.ReplaceAll(storyEn, "payment", "invoice")+" ", 3)},
		{"blames_others", true, "작년에 출시가 두 달 늦어졌습니다. 기획팀이 책임감이 없어서 요구 사항을 말도 없이 바꿨습니다. 팀장님은 관리를 전혀 안 했습니다. 저는 일정표를 다시 짰습니다. QA팀도 대충 테스트했습니다. 그런 사람들과 일하면 어쩔 수 없습니다."},
		{"blames_others", false, storyKo + " 처음에 로그를 확인하지 못한 것은 제 실수였습니다."},
		{"vague", true, "작년에 큰 프로젝트에서 문제가 있었습니다. 저는 프로젝트 담당이었습니다. 그래서 적극적으로 소통했습니다. 다양한 부서와 협력하며 최선을 다했습니다. 열심히 노력해서 여러 가지를 개선했습니다. 결국 잘 마무리됐습니다."},
		{"vague", false, storyKo},
		{"off_question", true, "Customer Obsession, Ownership, Dive Deep and Frugality are my values. Ownership means thinking long term. Dive Deep means details. Frugality means less."},
		{"off_question", true, "scalable synergy kubernetes metric ownership pipeline latency dashboard alignment roadmap leverage cloud agile sprint velocity"},
		{"no_action", false, storyEn},
		{"rambling_situation", true, "In 2019 I worked at a bank in Seoul with a thousand branches. The bank had been founded in 1950 and its core system was from 1998. The system had been written in COBOL by people who had retired. There were four teams, and each of them had its own database. The teams sat on different floors and hardly ever spoke to one another. The director had come from another bank the year before. My goal was to shorten the nightly batch. I split it into two parts. It became forty minutes shorter."},
		{"rambling_situation", false, storyEn},
	}
	for _, tt := range tests {
		r := read(tt.text)
		if got := slices.Contains(rulesOf(r), tt.rule); got != tt.want {
			t.Errorf("%s: %v, want %v; found %v\n%s", tt.rule, got, tt.want, rulesOf(r), tt.text)
		}
	}
}

// Every finding stands on the person's own words.
func TestFindingsQuoteTheAnswer(t *testing.T) {
	for _, text := range []string{storyKo, storyEn, strings.Split(storyEn, "As a result")[0], "저는 보통 로그를 봅니다. 항상 그렇습니다."} {
		r := read(text)
		for _, f := range r.Findings {
			if f.Quote == "" || !strings.Contains(text, f.Quote) {
				t.Errorf("%s quotes %q, which is not in %q", f.Rule, f.Quote, text)
			}
			if !f.Say.Has(lang.Ko) || !f.Say.Has(lang.En) {
				t.Errorf("%s does not speak both languages: %v", f.Rule, f.Say)
			}
		}
		for _, d := range r.Dimensions {
			if !strings.Contains(text, d.Quote) {
				t.Errorf("%s quotes %q, which is not in %q", d.ID, d.Quote, text)
			}
		}
	}
}

// Padding earns nothing: repeated sentences, the question copied, principles
// named, cues piled up.
func TestPaddingEarnsNothing(t *testing.T) {
	poor := "작년에 서버가 느려졌습니다. 저는 로그를 봤습니다."
	before := read(poor)
	ask := lang.Text{Ko: "고객의 문제를 끝까지 파고들어 해결한 경험을 말씀해 주세요.", En: "Tell me about a time you dug into a customer's problem."}
	for name, padding := range map[string]string{
		"repeated":   " 저는 로그를 봤습니다. 저는 로그를 봤습니다. 저는 로그를 봤습니다.",
		"question":   " 고객의 문제를 끝까지 파고들어 해결한 경험을 말씀해 주세요.",
		"principles": " Dive Deep과 Ownership을 항상 중요하게 생각합니다.",
	} {
		r := Read(Said{Question: questions.Question{Kind: questions.Behavioral, Ask: ask}, Blocks: []Block{{Text: poor + padding}}})
		for i, d := range r.Dimensions {
			if d.ID != DimTime && d.State == Seen && before.Dimensions[i].State != Seen {
				t.Errorf("%s: %s is seen now", name, d.ID)
			}
		}
	}
}

// The same answer says the same however it was typed.
func TestReadIsSteady(t *testing.T) {
	want := read(storyKo)
	for name, text := range map[string]string{
		"NFD":    norm.NFD.String(storyKo),
		"CRLF":   strings.ReplaceAll(storyKo, "\n", "\r\n"),
		"spaces": strings.ReplaceAll(storyKo, ". ", ".  "),
	} {
		r := read(text)
		if !slices.Equal(rulesOf(r), rulesOf(want)) || len(r.Sentences) != len(want.Sentences) {
			t.Errorf("%s: %v, want %v", name, rulesOf(r), rulesOf(want))
		}
		for i := range r.Sentences {
			if r.Sentences[i].Label != want.Sentences[i].Label {
				t.Errorf("%s: %q is %s, want %s", name, r.Sentences[i].Text, r.Sentences[i].Label, want.Sentences[i].Label)
			}
		}
	}
}

func TestSectionsAreHeard(t *testing.T) {
	r := read("상황: 결제 배치가 밤마다 실패했습니다.\n과제: 2주 안에 막아야 했습니다.\n행동: 제가 로그를 모아 원인을 나눴습니다.\n결과: 실패가 26건에서 1건으로 줄었습니다.")
	got := ""
	for _, s := range r.Sentences {
		got += s.Label.String()
	}
	if got != "STAR" {
		t.Errorf("four sections, four labels: %s", got)
	}
}

func TestOverruledStaysOverruled(t *testing.T) {
	text := strings.Split(storyEn, "As a result")[0]
	s := Said{Question: questions.Question{Kind: questions.Behavioral}, Blocks: []Block{{Text: text}}, Overruled: []string{"no_result"}}
	if got := rulesOf(Read(s)); slices.Contains(got, "no_result") {
		t.Errorf("found again: %v", got)
	}
}

func TestProbesAskForWhatIsMissing(t *testing.T) {
	own := []questions.Probe{
		{Text: lang.Text{En: "What did you learn?", Ko: "무엇을 배우셨나요?"}, Layer: "learned"},
		{Text: lang.Text{En: "What else was at stake?", Ko: "무엇이 걸려 있었나요?"}, Layer: "context"},
	}
	s := Said{Question: questions.Question{Kind: questions.Behavioral, Probes: own}, Blocks: []Block{{Text: strings.Split(storyEn, "As a result")[0]}}}
	r := Read(s)
	if len(r.Probes) < 2 || r.Probes[0] != noResult.probe {
		t.Fatalf("no result, so the first probe asks for it: %v", r.Probes)
	}
	s.Probed = r.Probes[:1]
	if next := Read(s).Probes; slices.Contains(next, r.Probes[0]) {
		t.Errorf("asked again: %v", next)
	}
	s.Blocks[0].Text = storyEn // tells what was learned
	if got := Read(s).Probes; slices.Contains(got, own[0].Text) {
		t.Errorf("asks for what was told: %v", got)
	}
}

func question(t *testing.T, id string) questions.Question {
	t.Helper()
	q, ok := questions.Builtin().Question(id)
	if !ok {
		t.Fatalf("there is no question %s", id)
	}
	return q
}

// The reference answers of the eight promised questions make all of their
// points; changed in ways that change nothing they still do; a list of terms
// makes none.
func TestPointsHoldTheLine(t *testing.T) {
	for _, id := range []string{"isolation", "snapshot-too-old", "outage", "deadlock", "slow-db", "storage-full", "mvcc", "index"} {
		q := question(t, "databases/"+id)
		for _, l := range lang.All() {
			text := q.Answer.In(l)
			paragraphs := strings.Split(text, "\n\n")
			slices.Reverse(paragraphs)
			for name, changed := range map[string]string{
				"as it is": text, "NFD": norm.NFD.String(text), "twice": text + "\n\n" + text, "shuffled": strings.Join(paragraphs, "\n\n"),
				"without subject": strings.NewReplacer("저는 ", "", "제가 ", "", "저라면 ", "").Replace(text),
			} {
				for _, p := range Read(Said{Question: q, Blocks: []Block{{Text: lang.Clean(changed)}}}).Points {
					if p.State != Found {
						t.Errorf("%s %s %s: %s is %s %q", id, l, name, p.ID, p.State, p.Quote)
					}
				}
			}
			for _, p := range Read(Said{Question: q, Blocks: []Block{{Text: lang.Clean(q.Ask.In(l))}}}).Points {
				if p.State == Found {
					t.Errorf("%s %s: the question alone makes %s", id, l, p.ID)
				}
			}
		}
		// Particles and the language of the terms do not matter; a list of cues at the
		// end adds nothing and takes nothing away.
		swapped := strings.NewReplacer("트랜잭션은", "트랜잭션이", "트랜잭션이", "트랜잭션은", "데이터베이스가", "데이터베이스는", "커밋", "commit", "롤백", "rollback", "인덱스", "index", "스냅샷", "snapshot").Replace(q.Answer.Ko)
		for name, changed := range map[string]string{"other particles and terms": swapped, "cues at the end": q.Answer.Ko + "\n\n락, 커밋, 언두, 통계, MVCC, 인덱스"} {
			lost := 0
			for _, p := range Read(Said{Question: q, Blocks: []Block{{Text: lang.Clean(changed)}}}).Points {
				if p.State != Found {
					lost++
				}
			}
			if lost > 1 {
				t.Errorf("%s, %s: %d points are lost", id, name, lost)
			}
		}
		var list []string
		for _, p := range q.Points {
			list = append(list, strings.Fields(p.Say.Ko)[0], strings.Fields(p.Say.En)[0])
		}
		cues := strings.Join(list, ", ") + ", MVCC, lock, undo, log, index, wait, commit, 롤백, 스냅샷, 대기, 정합성, 동시성"
		for _, p := range Read(Said{Question: q, Blocks: []Block{{Text: cues}}}).Points {
			if p.State == Found {
				t.Errorf("%s: a list of terms makes %s", id, p.ID)
			}
		}
	}
}

// A point that is denied is not made.
func TestDeniedPointsAreNotFound(t *testing.T) {
	q := question(t, "databases/deadlock")
	for text, id := range map[string]string{
		"A deadlock does not mean that transactions wait for each other in a cycle.": "dl-cycle",
		"교착 상태는 트랜잭션들이 서로 상대의 락을 기다리는 순환이 아닙니다.":                                     "dl-cycle",
		"The application never has to run the rolled back transaction again.":        "dl-retry",
		"롤백된 트랜잭션은 애플리케이션이 다시 실행할 필요가 없습니다.":                                         "dl-retry",
		"Taking locks in the same order everywhere does not help against deadlocks.": "dl-order",
		"모든 프로그램이 같은 순서로 락을 잡아도 데드락 예방에는 소용이 없습니다.":                                  "dl-order",
	} {
		for _, p := range Read(Said{Question: q, Blocks: []Block{{Text: text}}}).Points {
			if p.ID == id && p.State == Found {
				t.Errorf("%q makes %s", text, id)
			}
		}
	}
}

func TestWrongClaimsAreCorrected(t *testing.T) {
	q := question(t, "databases/isolation")
	for _, w := range q.Wrong {
		for _, l := range lang.All() {
			r := Read(Said{Question: q, Blocks: []Block{{Text: w.Claim.In(l)}}})
			hit := false
			for _, p := range r.Points {
				hit = hit || p.State == Conflict && p.Right == w.Right && p.Quote != ""
			}
			if !hit {
				t.Errorf("%s (%s) is not called a conflict", w.ID, l)
			}
			if r.Fix() != w.Right {
				t.Errorf("%s (%s): the fix is %v", w.ID, l, r.Fix())
			}
		}
	}
}

func TestGapIsBeliefAgainstEvidence(t *testing.T) {
	points := []Point{{ID: "a", State: Found}, {ID: "b", State: NotFound}, {ID: "c", State: Found}, {ID: "d", State: Maybe}, {ID: "e", State: Conflict}}
	over, under := Gap(points, []string{"a", "b", "d", "e"})
	if !slices.Equal(over, []string{"b", "e"}) || !slices.Equal(under, []string{"c"}) {
		t.Errorf("over %v, under %v", over, under)
	}
}

// Whatever was written, reading it ends, quotes only what is there, and says
// the same twice.
func FuzzFeedback(f *testing.F) {
	f.Add(storyKo, true)
	f.Add(storyEn, false)
	f.Add("S: a\nT: b\n\nA:", true)
	lock, err := phrase.Parse("lock | 락 & wait | 기다리~")
	if err != nil {
		f.Fatal(err)
	}
	q := questions.Question{Kind: questions.Technical, Match: map[string][]phrase.Pattern{"a": {lock}}, Points: []questions.Point{{ID: "a"}, {ID: "b", Say: lang.Text{En: "A lock waits for another lock."}}}}
	f.Fuzz(func(t *testing.T, s string, technical bool) {
		text := lang.Clean(s)
		said := Said{Question: questions.Question{Kind: questions.Behavioral}, Blocks: Blocks(text)}
		if technical {
			said.Question = q
		}
		a, b := Read(said), Read(said)
		if !slices.Equal(rulesOf(a), rulesOf(b)) || a.Fix() != b.Fix() {
			t.Fatal("it says one thing and then another")
		}
		sum := 0
		for _, p := range a.Shares {
			sum += p
		}
		if !technical && len(a.Sentences) > 0 && (sum < 90 || sum > 110) && sum != 0 {
			t.Fatalf("the shares are %v", a.Shares)
		}
		for _, f := range a.Findings {
			if !strings.Contains(text, f.Quote) {
				t.Fatalf("%q is quoted from %q", f.Quote, text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	words := storyEn + " " + strings.NewReplacer("batch", "report", "March", "June").Replace(storyEn) + " " + strings.NewReplacer("batch", "import", "payment", "order").Replace(storyEn)
	b.Run("behavioral", func(b *testing.B) {
		for b.Loop() {
			read(words + "\n" + storyKo)
		}
	})
	q, _ := questions.Builtin().Question("databases/isolation")
	b.Run("technical", func(b *testing.B) {
		for b.Loop() {
			Read(Said{Question: q, Blocks: []Block{{Text: q.Answer.En + "\n" + q.Answer.Ko}}})
		}
	})
	b.Run("megabyte", func(b *testing.B) {
		text := strings.Repeat(storyEn+"\n"+storyKo+"\n", 700)
		for b.Loop() {
			Read(Said{Question: q, Blocks: []Block{{Text: text}}})
		}
	})
}
