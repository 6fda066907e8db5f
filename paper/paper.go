// Package paper knows how a page is written down: as Markdown, and as one page
// of HTML that needs nothing else and prints well. What a person wrote stays
// what it says in both.
package paper

import (
	"fmt"
	"html"
	"strings"

	"onsite/lang"
)

// Kind is what a block is on its page.
type Kind int

// The kinds of blocks.
const (
	Title Kind = iota // the first block of a page
	Head
	Text
	Item
	Quote
	Pair    // a name and what belongs to it
	Hole    // a name, and that nothing belongs to it yet
	Missing // what is not there yet, and where to write it
)

// Block is a piece of a page: a page is a list of them, from which every form is
// made.
type Block struct {
	Kind Kind
	Name string // of a pair or a hole
	Text string
}

func (b Block) paired() bool { return b.Kind == Pair || b.Kind == Hole }

// Bold marks what is set in bold; the forms know it.
func Bold(s string) string { return "**" + strings.ReplaceAll(s, "*", "") + "**" }

// Markdown is the page as Markdown.
func Markdown(page []Block) string {
	var b strings.Builder
	for i, x := range page {
		if i > 0 && page[i-1].paired() && !x.paired() {
			b.WriteString("\n")
		}
		text := escape(x.Text)
		switch x.Kind {
		case Title:
			fmt.Fprintf(&b, "# %s\n", text)
		case Head:
			fmt.Fprintf(&b, "\n## %s\n", text)
		case Text:
			fmt.Fprintf(&b, "\n%s\n\n", text)
		case Quote:
			fmt.Fprintf(&b, "> %s\n\n", text)
		case Pair, Hole:
			fmt.Fprintf(&b, "- %s: %s\n", Bold(escape(x.Name)), text)
		case Missing:
			fmt.Fprintf(&b, "\n*%s*\n\n", strings.ReplaceAll(text, "*", ""))
		default:
			fmt.Fprintf(&b, "- %s\n", text)
		}
	}
	return b.String()
}

// escape keeps a person's words from being taken for Markdown. Our own bold
// stays.
func escape(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.NewReplacer("\\", "\\\\", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "#", "\\#").Replace(s)
}

// HTML is the page as HTML. style is added to the style every page has.
func HTML(page []Block, in lang.Lang, style string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n", in, html.EscapeString(page[0].Text), everyStyle+style)
	list := ""
	for _, x := range page {
		want := map[Kind]string{Item: "ul", Pair: "dl", Hole: "dl"}[x.Kind]
		if list != "" && list != want {
			fmt.Fprintf(&b, "</%s>\n", list)
		}
		if want != "" && list != want {
			fmt.Fprintf(&b, "<%s>\n", want)
		}
		list = want
		text := html.EscapeString(x.Text)
		if first, rest, ok := strings.Cut(text, "**"); ok {
			if inner, tail, ok := strings.Cut(rest, "**"); ok {
				text = first + "<strong>" + inner + "</strong>" + tail
			}
		}
		switch x.Kind {
		case Title:
			fmt.Fprintf(&b, "<h1>%s</h1>\n", text)
		case Head:
			fmt.Fprintf(&b, "<h2>%s</h2>\n", text)
		case Text:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		case Quote:
			fmt.Fprintf(&b, "<blockquote>%s</blockquote>\n", text)
		case Pair:
			fmt.Fprintf(&b, "<dt>%s</dt><dd>%s</dd>\n", html.EscapeString(x.Name), text)
		case Hole:
			fmt.Fprintf(&b, "<dt>%s</dt><dd class=\"missing\">%s</dd>\n", html.EscapeString(x.Name), text)
		case Missing:
			fmt.Fprintf(&b, "<p class=\"missing\">%s</p>\n", text)
		default:
			fmt.Fprintf(&b, "<li>%s</li>\n", text)
		}
	}
	if list != "" {
		fmt.Fprintf(&b, "</%s>\n", list)
	}
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

const everyStyle = `body { font: 16px/1.6 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; border-top: 1px solid #ccc; padding-top: 1rem; margin-top: 2rem }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .8rem; border-left: 3px solid #999; color: #444 }
li { margin: .2rem 0 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } blockquote { color: #bbb } }
@media print { body { max-width: none; margin: 0; color: #000; background: #fff; font-size: 11pt } h2 { break-after: avoid } li, blockquote { break-inside: avoid } }
`
