package lang

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"plain English", "We cut it to 30 minutes.\nThen I wrote it down.", "We cut it to 30 minutes.\nThen I wrote it down."},
		{"plain Korean", "장애를 30분 만에\n복구했습니다 - “끝”.", "장애를 30분 만에\n복구했습니다 - “끝”."},
		{"line ends of Windows", "하나\r\n둘\r\n", "하나\n둘\n"},
		{"line ends of old Macs", "하나\r둘", "하나\n둘"},
		{"CR before CRLF", "a\r\r\nb", "a\n\nb"},
		{"a lone CR at the end", "a\r", "a\n"},
		{"Unicode line separator", "a\u2028b", "a\nb"},
		{"Unicode paragraph separator", "가\u2029나", "가\n나"},
		{"a tab", "a\tb", "a    b"},
		{"colour (CSI)", "\x1b[31mred\x1b[0m", "[31mred[0m"},
		{"window title (OSC)", "\x1b]0;title\x07text", "]0;titletext"},
		{"clipboard (OSC 52), never ended", "\x1b]52;c;aGk=", "]52;c;aGk="},
		{"a link (OSC 8)", "\x1b]8;;http://x\x1b\\here", "]8;;http://x\\here"},
		{"null, bell, backspace, delete", "a\x00\x07\x08b\x7fc", "abc"},
		{"vertical tab and form feed", "a\vb\fc", "abc"},
		{"CSI as one C1 character", "a\u009b31mb", "a31mb"},
		{"next line (C1)", "a\u0085b", "ab"},
		{"right-to-left override", "abc\u202edef", "abcdef"},
		{"bidi isolates and marks", "\u2066a\u2069\u200e\u200f\u061cb", "ab"},
		{"zero-width space, non-joiner, word joiner", "장\u200b애\u200c를\u2060", "장애를"},
		{"byte order mark", "\ufeff상황", "상황"},
		{"soft hyphen", "data\u00adbase", "database"},
		{"tag characters", "a\U000e0041\U000e0001b", "ab"},
		{"interlinear annotation", "a\ufff9b\ufffbc", "abc"},
		{"family of emoji keeps its joiners", "👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"},
		{"emoji with presentation and skin", "❤\ufe0f👍🏽", "❤\ufe0f👍🏽"},
		{"a flag", "🇰🇷", "🇰🇷"},
		{"Hangul of a Mac (NFD)", norm.NFD.String("장애를 복구했습니다"), "장애를 복구했습니다"},
		{"a syllable and a loose final", "가\u11a8", "각"},
		{"a syllable split by a zero-width space", "가\u200b\u11a8", "각"},
		{"an accent of its own", "cafe\u0301", "café"},
		{"loose letters stay", "ㄱㅏㅋㅋㅋ", "ㄱㅏㅋㅋㅋ"},
		{"broken UTF-8", "a\xffb\xe3\x81", "a\ufffdb\ufffd\ufffd"},
		{"a surrogate half", "\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
		{"a no-break space is visible enough", "10\u00a0GB", "10\u00a0GB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.in); got != c.want {
				t.Errorf("Clean(%+q)\n got %+q\nwant %+q", c.in, got, c.want)
			}
			if got := Clean(c.want); got != c.want {
				t.Errorf("cleaned once more: %+q", got)
			}
		})
	}
}

func TestCleanLineIsOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"  메모 한 줄 \r\n":            "메모 한 줄",
		"first\nsecond\u2028third": "first second third",
		"\x1b[2J\r\n":              "[2J",
		"\n\n":                     "",
	} {
		if got := CleanLine(in); got != want {
			t.Errorf("CleanLine(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestHiddenFindsTheFirstInvisibleCharacter(t *testing.T) {
	for in, want := range map[string]int{
		"":                -1,
		"plain\r\n\ttext": -1,
		"👩\u200d👧":        -1,
		"ab\u200bc":       2,
		"가\u202e\x1b":     3,
		"\x00":            0,
		"a\u2028b":        -1, // Clean rewrites it
	} {
		if got := Hidden(in); got != want {
			t.Errorf("Hidden(%+q) = %d, want %d", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"장애를 30분 만에 복구했습니다", norm.NFD.String("각"), "가\u200b\u11a8", "a\r\n\r\tb", "\x1b]52;c;x", "\u009b1m",
		"👩\u200d👧", "\ufeff\u202e", "\xff\xed\xa0\x80", "e" + strings.Repeat("\u0301", 70), strings.Repeat("\u0316\u0301", 40),
		"\u0344\u1100\u1161\u11a8", "a\u2028b\u2029", "\ufffd", "\u0f73\u0f71\u0f72",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if !utf8.ValidString(c) {
			t.Errorf("not UTF-8: %+q", c)
		}
		if !norm.NFC.IsNormalString(c) {
			t.Errorf("not NFC: %+q", c)
		}
		if again := Clean(c); again != c {
			t.Errorf("cleaned again it changed:\n%+q\n%+q", c, again)
		}
		for _, r := range c {
			if r != '\n' && r != zwj && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == line || r == para) {
				t.Errorf("%U is left in %+q", r, c)
			}
		}
		if i := Hidden(c); i >= 0 {
			t.Errorf("Hidden finds something at %d of %+q", i, c)
		}
		if one := CleanLine(s); strings.Contains(one, "\n") || CleanLine(one) != one {
			t.Errorf("CleanLine: %+q, again %+q", one, CleanLine(one))
		}
		if folded := Fold(s); Fold(folded) != folded {
			t.Errorf("folded again it changed:\n%+q\n%+q", folded, Fold(folded))
		}
	})
}

// korean is clean text of n characters.
func korean(n int) string {
	const sentence = "배포 직후 결제 오류가 늘어 로그를 살펴보니 커넥션 풀이 고갈되어 있었고 30분 만에 복구했습니다.\n"
	return string([]rune(strings.Repeat(sentence, n/20))[:n])
}

func TestSimpleCharactersNeedNoSecondLook(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !isSimple(r) {
			continue
		}
		s := string(r)
		if hidden(r) && r != '\n' || !norm.NFC.IsNormalString(s) || !norm.NFC.PropertiesString(s).BoundaryBefore() {
			t.Errorf("%U is not simple", r)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	for _, s := range []string{korean(20_000), strings.Repeat("plain English. ", 1000), "café - “끝” 👩\u200d👧"} {
		if n := testing.AllocsPerRun(10, func() { Clean(s) }); n != 0 {
			t.Errorf("Clean allocated %v times for %.20q…", n, s)
		}
	}
}

func BenchmarkCleanKorean20000(b *testing.B) {
	s := korean(20_000)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Clean(s)
	}
}

func BenchmarkCleanDecomposedKorean20000(b *testing.B) {
	s := norm.NFD.String(korean(20_000))
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Clean(s)
	}
}

func BenchmarkFoldKorean20000(b *testing.B) {
	s := korean(20_000)
	b.ReportAllocs()
	for b.Loop() {
		Fold(s)
	}
}
