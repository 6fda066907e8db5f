package paper

import (
	"strings"
	"testing"

	"onsite/lang"
)

var page = []Block{
	{Kind: Title, Text: "A <page>"}, {Kind: Text, Text: Bold("said") + " so_far"}, {Kind: Item, Text: "one"}, {Kind: Item, Text: "# two"},
	{Kind: Pair, Name: "name", Text: "its [text]"}, {Kind: Hole, Name: "other", Text: "none"}, {Kind: Missing, Text: "write it"}, {Kind: Quote, Text: "words"},
}

func TestMarkdownKeepsWhatAPersonWroteFromBeingMarks(t *testing.T) {
	want := "# A &lt;page>\n\n**said** so\\_far\n\n- one\n- \\# two\n- **name**: its \\[text]\n- **other**: none\n\n\n*write it*\n\n> words\n\n"
	if got := Markdown(page); got != want {
		t.Errorf("wrote\n%q\nwant\n%q", got, want)
	}
}

func TestHTMLOpensAndClosesItsLists(t *testing.T) {
	got := HTML(page, lang.Ko, "h3 { }\n")
	for _, want := range []string{
		"<html lang=\"ko\">", "<title>A &lt;page&gt;</title>", "h3 { }\n</style>", "<p><strong>said</strong> so_far</p>\n<ul>\n<li>one</li>\n<li># two</li>\n</ul>\n<dl>\n",
		"<dt>name</dt><dd>its [text]</dd>\n<dt>other</dt><dd class=\"missing\">none</dd>\n</dl>\n<p class=\"missing\">write it</p>\n<blockquote>words</blockquote>\n</body>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if tail := HTML(page[:3], lang.En, ""); !strings.Contains(tail, "<li>one</li>\n</ul>\n</body>") {
		t.Errorf("the last list stays open in\n%s", tail)
	}
}
