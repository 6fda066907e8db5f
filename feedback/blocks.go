package feedback

import "strings"

// Blocks finds the four sections in a text that names them at the beginning of
// lines ("S:", "Situation:", "상황:"). A text that names none is one block.
func Blocks(text string) []Block {
	var blocks []Block
	for _, line := range strings.Split(text, "\n") {
		part, rest := heading(line)
		switch {
		case part != "":
			blocks = append(blocks, Block{Part: part, Text: rest})
		case len(blocks) == 0:
			blocks = append(blocks, Block{Text: line})
		default:
			blocks[len(blocks)-1].Text += "\n" + line
		}
	}
	kept := blocks[:0]
	for _, b := range blocks {
		if b.Text = strings.TrimSpace(b.Text); b.Text != "" {
			kept = append(kept, b)
		}
	}
	return kept
}

// heading returns the section a line begins and what follows, or "".
func heading(line string) (part, rest string) {
	head, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
	if !ok || len(head) > 24 {
		return "", ""
	}
	switch strings.ToLower(strings.Trim(head, "#*-[]() ")) {
	case "s", "situation", "상황":
		part = "S"
	case "t", "task", "과제":
		part = "T"
	case "a", "action", "행동":
		part = "A"
	case "r", "result", "결과":
		part = "R"
	default:
		return "", ""
	}
	return part, strings.Trim(rest, "* ")
}
