package phrase

import "strings"

// Stem returns a form of a lower-case English word that is the same for its
// inflections: commit, commits, committed and committing; lose, losing and lost.
// It is not a word, and only good for comparing.
func Stem(w string) string {
	if w == "cannot" || strings.HasSuffix(w, "n't") {
		return "not"
	}
	w = strings.TrimSuffix(w, "'s")
	if base, ok := irregular[w]; ok {
		w = base
	}
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") {
		if len(w) > 4 && strings.HasSuffix(w, "ies") {
			w = w[:len(w)-3] + "y"
		} else {
			w = w[:len(w)-1]
		}
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ied"):
		w = w[:len(w)-3] + "y"
	case len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && hasVowel(w[:len(w)-2]):
		w = w[:len(w)-2]
	case len(w) > 5 && strings.HasSuffix(w, "ing") && hasVowel(w[:len(w)-3]):
		w = w[:len(w)-3]
	case len(w) > 5 && strings.HasSuffix(w, "ly"):
		w = w[:len(w)-2]
	}
	if len(w) > 3 && strings.HasSuffix(w, "e") && w != "note" {
		w = w[:len(w)-1]
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiou", rune(w[n-1])) {
		w = w[:n-1]
	}
	return w
}

func hasVowel(s string) bool { return len(s) > 1 && strings.ContainsAny(s, "aeiouy") }

// irregular forms and the words they belong to.
var irregular = map[string]string{
	"wrote": "write", "written": "write", "ran": "run", "held": "hold", "kept": "keep", "saw": "see", "seen": "see", "lost": "lose",
	"left": "leave", "broke": "break", "broken": "break", "took": "take", "taken": "take", "chose": "choose", "chosen": "choose",
	"made": "make", "sent": "send", "built": "build", "found": "find", "went": "go", "gone": "go", "goes": "go", "gave": "give", "given": "give",
	"grew": "grow", "grown": "grow", "got": "get", "gotten": "get", "came": "come", "knew": "know", "known": "know", "began": "begin",
	"begun": "begin", "met": "meet", "told": "tell", "said": "say", "thought": "think", "brought": "bring", "caught": "catch",
	"fell": "fall", "fallen": "fall", "drove": "drive", "driven": "drive", "shown": "show", "led": "lead", "paid": "pay", "spent": "spend",
	"froze": "freeze", "frozen": "freeze", "hid": "hide", "hidden": "hide", "stuck": "stick", "won": "win", "felt": "feel", "threw": "throw", "thrown": "throw",
	"freed": "free", "agreed": "agree", "indices": "index", "analyses": "analysis", "criteria": "criterion", "children": "child", "people": "person", "better": "good", "stole": "steal", "stolen": "steal",
	"slept": "sleep", "forgot": "forget", "forgotten": "forget", "understood": "understand", "meant": "mean", "dealt": "deal", "bound": "bind",
	"has": "have", "had": "have", "does": "do", "did": "do", "done": "do", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
}
