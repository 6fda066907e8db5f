package phrase

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"onsite/lang"
)

func find(t *testing.T, pattern, text string) Verdict {
	t.Helper()
	p, err := Parse(pattern)
	if err != nil {
		t.Fatalf("%q: %v", pattern, err)
	}
	return Read(lang.Clean(text)).Find(p).Verdict
}

const dirty = "dirty read | 더티 리드 & uncommitted | 커밋되지 않~ | before * commit"

func TestFindSaysWhatATextSays(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          Verdict
	}{
		// The words, in any inflection and with any particle.
		{"deadlock & wait", "A deadlock means that two transactions are waiting for each other.", Affirmed},
		{"deadlock & wait", "교착 상태는 두 트랜잭션이 서로를 기다리는 것입니다.", Affirmed},
		{"deadlock & wait", "데드락이란 서로 기다리고 있는 상황이에요", Affirmed},
		{"락 & 해제", "데드락을 해제했습니다.", Absent}, // 락 is not 데드락
		{"로그 & 확인", "블로그를 확인했습니다.", Absent},
		{"격리 수준 & 높~", "트랜잭션격리수준을 높이면 안전합니다.", Affirmed},
		{"lose & update", "One of the updates is lost.", Affirmed},
		{"commit", "It was committed.", Affirmed},
		{"isolat~", "They are isolated.", Affirmed},
		{"나누~", "작업을 나눠서 돌렸습니다.", Affirmed},
		{"흐르~", "로그가 흘러갑니다.", Affirmed},
		{"hold lock", "It holds the lock.", Affirmed},
		{"same * order", "We take locks in the same global order.", Affirmed},
		{"same * order", "It is the same as what you could call an order.", Absent},
		{"5..10 %", "It cost about 7 % of the time.", Affirmed},
		{"5..10 %", "It cost about 70 % of the time.", Absent},
		{"READ COMMITTED & 커밋", "READ COMMITTED에서는 커밋된 것만 보입니다.", Affirmed},
		// Two neighbouring sentences say it together; distant ones do not.
		{dirty, "There is the dirty read. It sees data before the other side commits.", Affirmed},
		{dirty, "There is the dirty read. That is one. It is known. It sees data before the other side commits.", Absent},
		// Naming is not saying.
		{dirty, "dirty read, uncommitted, phantom, MVCC, isolation", Absent},
		{dirty, "더티 리드, 커밋되지 않은, 팬텀, 직렬화", Absent},
		// Negation belongs to what it negates.
		{dirty, "더티 리드는 커밋되지 않은 데이터를 읽는 것입니다.", Affirmed},
		{dirty, "더티 리드는 커밋되지 않은 데이터를 읽는 것이 아닙니다.", Denied},
		{"index & slow & write", "An index slows down writes.", Affirmed},
		{"index & slow & write", "An index does not slow down writes.", Denied},
		{"index & slow & write", "An index never slows down writes.", Denied},
		{"index & slow & write", "An index slows down not only writes.", Affirmed},
		{"index & slow & write", "An index doesn't slow down writes.", Denied},
		{"index & slow & write", "Note that an index slows down writes.", Affirmed},
		{"log & read", "Reading the log is pointless, I skip it.", Denied},
		{"partition & fast", "Partitioning makes queries faster.", Affirmed},
		{"언두 & 덮어쓰~", "리두가 아니라 언두가 덮어써져서 그렇습니다.", Affirmed},
		{"리두 & 덮어쓰~", "리두가 아니라 언두가 덮어써져서 그렇습니다.", Denied},
		{"인덱스 & 느려지~", "인덱스가 많으면 쓰기가 느려집니다.", Affirmed},
		{"인덱스 & 느려지~", "인덱스가 많아도 쓰기가 느려지지 않습니다.", Denied},
		{"인덱스 & 느려지~", "인덱스는 읽기뿐만 아니라 쓰기도 느려지게 합니다.", Affirmed},
		{"인덱스 & 느려지~", "인덱스가 많으면 느려지지 않을 수 없습니다.", Affirmed}, // twice no is yes
		{"통계 & 실행 계획", "통계가 없으면 실행 계획이 나빠집니다.", Affirmed},    // a condition
		{"lock & same order", "If you do not take locks in the same order, they deadlock.", Affirmed},
		// A group that must not be there.
		{"restart & first & !log", "I would restart it first.", Affirmed},
		{"restart & first & !log", "I would save the log first and then restart.", Absent},
	}
	for _, tt := range tests {
		if got := find(t, tt.pattern, tt.text); got != tt.want {
			t.Errorf("%q in %q: %d, want %d", tt.pattern, tt.text, got, tt.want)
		}
	}
}

// What a text says does not depend on how it is typed or where it stands.
func TestFindIsSteady(t *testing.T) {
	text := "교착 상태는 두 트랜잭션이 서로를 기다리는 것입니다. 그래서 하나를 롤백합니다."
	const pattern = "deadlock & wait"
	for name, changed := range map[string]string{
		"NFD":        norm.NFD.String(text),
		"shuffled":   "그래서 하나를 롤백합니다. 교착 상태는 두 트랜잭션이 서로를 기다리는 것입니다.",
		"doubled":    text + " " + text,
		"particles":  "교착 상태란 두 트랜잭션끼리 서로 기다리는 것이죠.",
		"English":    "데드락은 두 transaction이 서로 wait하는 것입니다.",
		"full width": strings.ReplaceAll("Ｄｅａｄｌｏｃｋ means that two wait for each other.", "", ""),
	} {
		if find(t, pattern, changed) != Affirmed {
			t.Errorf("%s: not found in %q", name, changed)
		}
	}
}

func TestQuoteIsTheWords(t *testing.T) {
	text := "First this. A dirty read sees data. It was there before the commit. Then that."
	p, err := Parse(dirty)
	if err != nil {
		t.Fatal(err)
	}
	r := Read(text)
	h := r.Find(p)
	if got := r.Quote(h, text); got != "A dirty read sees data. It was there before the commit." {
		t.Errorf("quoted %q", got)
	}
	if got := r.Quote(Hit{}, text); got != "" {
		t.Errorf("nothing found, quoted %q", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for source, want := range map[string]error{
		"":                           ErrEmpty,
		"a & ":                       ErrEmpty,
		"a | | b":                    ErrEmpty,
		"!a":                         ErrOnlyNot,
		"* a":                        ErrGap,
		"a *":                        ErrGap,
		"a * * b":                    ErrGap,
		"9..1 %":                     ErrCharacter,
		"a~b":                        ErrCharacter,
		strings.Repeat("word ", 999): ErrLong,
	} {
		if _, err := Parse(source); err != want {
			t.Errorf("%.20q: %v, want %v", source, err, want)
		}
	}
}

func TestReadCutsSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"One. Two! Three?":                     {"One.", "Two!", "Three?"},
		"Version 8.4 is out, e.g. here. Next.": {"Version 8.4 is out, e.g. here.", "Next."},
		"했습니다.그리고 갔습니다.":                       {"했습니다.", "그리고 갔습니다."},
		"제가 서버를 맡고 있었는데요 어느 날 장애가 났어요 그래서 로그를 봤습니다":                                  {"제가 서버를 맡고 있었는데요", "어느 날 장애가 났어요", "그래서 로그를 봤습니다"},
		"so I went and read the code over a weekend and it was sorting every player": {"so I went and read the code over a weekend", "and it was sorting every player"},
		"- first line\n- second line": {"- first line", "- second line"},
		"\"그만하자.\" 그가 말했습니다.":         {"\"그만하자.\"", "그가 말했습니다."},
		"   ": nil,
	} {
		var got []string
		for _, s := range Read(text).Sentences {
			got = append(got, s.Text)
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestStemJoinsInflections(t *testing.T) {
	for _, family := range []string{
		"commit commits committed committing", "lose loses losing lost", "index indexes indices indexing", "retry retries retried retrying",
		"write writes writing wrote written", "roll rolls rolled rolling", "process processes processed processing", "be is are was were been",
	} {
		words := strings.Fields(family)
		for _, w := range words[1:] {
			if Stem(w) != Stem(words[0]) {
				t.Errorf("%s is %q, %s is %q", words[0], Stem(words[0]), w, Stem(w))
			}
		}
	}
	for _, pair := range [][2]string{{"lock", "log"}, {"string", "str"}, {"need", "ne"}, {"status", "stat"}} {
		if Stem(pair[0]) == Stem(pair[1]) {
			t.Errorf("%s and %s are both %q", pair[0], pair[1], Stem(pair[0]))
		}
	}
}

// Sentences lie in the text one after another and lose none of its words,
// whatever the text is; searching it ends.
func FuzzRead(f *testing.F) {
	f.Add("제가 봤는데요 그리고 갔어요. And then I left! 8,000 rows…")
	f.Add("a.b.c ... \n\n \"q.\" 다.다.다")
	p, err := Parse(dirty)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := lang.Clean(s)
		r := Read(text)
		at := 0
		for _, sen := range r.Sentences {
			if sen.At < at || sen.Text == "" || !strings.HasPrefix(text[sen.At:], sen.Text) {
				t.Fatalf("sentence %q at %d of %q", sen.Text, sen.At, text)
			}
			if rest := strings.TrimSpace(text[at:sen.At]); rest != "" {
				t.Fatalf("%q was lost from %q", rest, text)
			}
			at = sen.At + len(sen.Text)
		}
		if rest := strings.TrimSpace(text[at:]); rest != "" {
			t.Fatalf("%q was lost from the end of %q", rest, text)
		}
		r.Quote(r.Find(p), text)
	})
}

func FuzzParse(f *testing.F) {
	f.Add(dirty)
	f.Add("!a & b~ * 읽~ | 3..4 %")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := Parse(s); err == nil {
			Read("A dirty read 읽는다 3 % b.").Find(p)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("교착 상태는 두 트랜잭션이 서로를 기다리는 것입니다. A dirty read sees what another transaction has changed before it commits. ", 25)
	p, err := Parse(dirty)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			Read(text)
		}
	})
	r := Read(text)
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			r.Find(p)
		}
	})
}
