package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	tab  = "    "
	zwj  = '\u200d' // joins emoji into one picture; harmless and meant
	line = '\u2028'
	para = '\u2029'
)

// Clean makes a text from outside safe to keep and to draw. It is the one door
// for pasted, typed, imported and decoded text:
//
//   - CRLF, CR and the Unicode line and paragraph separators become LF, a tab
//     becomes four spaces;
//   - control characters (C0, DEL, C1) and format characters (bidi overrides,
//     zero-width, tags; all of Unicode Cf but the emoji joiner) are dropped, so
//     nothing is left that a terminal would obey or an eye would miss;
//   - bytes that are not UTF-8 become U+FFFD;
//   - the rest is normalised to NFC, so that Hangul typed on a Mac (NFD) and
//     elsewhere is the same text.
//
// Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\r':
			if i < len(s) && s[i] == '\n' {
				i++
			}
			b.WriteByte('\n')
		case r == '\n', r == line, r == para:
			b.WriteByte('\n')
		case r == '\t':
			b.WriteString(tab)
		case hidden(r):
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// CleanLine is Clean for a field of one line: line breaks become spaces.
func CleanLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(Clean(s), "\n", " "))
}

// Hidden returns the index of the first character of s that Clean would drop,
// or -1. A carriage return and a tab are not hidden: Clean only rewrites them.
func Hidden(s string) int {
	return strings.IndexFunc(s, func(r rune) bool { return r != '\r' && r != '\n' && r != '\t' && hidden(r) })
}

func hidden(r rune) bool {
	if r == zwj {
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

// isClean is the fast way out, without an allocation: most texts are clean
// already, and a save must not cost a person's whole answer once more.
func isClean(s string) bool {
	simple := true
	for _, r := range s {
		if isSimple(r) {
			continue
		}
		simple = false
		if r == utf8.RuneError || r == line || r == para || hidden(r) {
			return false
		}
	}
	return simple || norm.NFC.QuickSpanString(s) == len(s)
}

// isSimple is for what nearly every text here is made of: characters that are
// seen, and that are NFC whatever stands beside them.
func isSimple(r rune) bool {
	return r >= ' ' && r <= '~' || r >= '가' && r <= '힣' || r == '\n' || r >= '‐' && r <= '‧'
}

// Fold prepares a text for searching: NFC, lower case, every run of white space
// one space. Two texts a reader would call the same word for word fold alike.
func Fold(s string) string {
	lower := norm.NFC.String(strings.ToLower(Clean(s))) // ẖ has a small letter of its own, H̱ has no capital
	return strings.Join(strings.Fields(lower), " ")
}
