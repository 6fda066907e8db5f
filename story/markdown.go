package story

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"onsite/lang"
	"onsite/phrase"
	"onsite/questions"
)

// headings are those of the sections, in the order of Story.sections.
var headings = []lang.Text{
	{En: "Situation", Ko: "상황"}, {En: "Task", Ko: "과제"}, {En: "Action", Ko: "행동"}, {En: "Result", Ko: "결과"}, {En: "Learning", Ko: "배움"},
}

// Markdown is the story as a file that is read with pleasure and read back
// without loss: front matter, then a heading and a text for each section that
// is not empty. A line of a text that looks like a heading gets a backslash.
// ParseMarkdown of it is s.Clean().
func Markdown(s Story) string {
	s = s.Clean()
	var b strings.Builder
	field := func(indent, key, value string) bool {
		if value != "" {
			fmt.Fprintf(&b, "%s%s: %s\n", indent, key, quote(value))
		}
		return value != ""
	}
	b.WriteString("---\n")
	field("", "title", s.Title)
	if s.Year != 0 {
		fmt.Fprintf(&b, "year: %d\n", s.Year)
	}
	field("", "role", s.Role)
	if len(s.Shows) > 0 {
		b.WriteString("shows:\n")
		for _, show := range s.Shows {
			fmt.Fprintf(&b, "  %s: %d\n", show.Principle, show.Strength)
		}
	}
	if len(s.Figures) > 0 {
		b.WriteString("figures:\n")
		for _, f := range s.Figures {
			indent := "  - "
			for _, v := range f.fields() {
				if field(indent, v.key, *v.text) {
					indent = "    "
				}
			}
		}
	}
	if len(s.Langs) > 0 {
		b.WriteString("languages:\n")
		for _, l := range s.Langs {
			fmt.Fprintf(&b, "  - %s\n", l)
		}
	}
	field("", "id", s.ID)
	if s.Revision != 0 {
		fmt.Fprintf(&b, "revision: %d\n", s.Revision)
	}
	field("", "from", s.From)
	if len(s.Answers) > 0 {
		b.WriteString("answers:\n")
		for _, id := range s.Answers {
			fmt.Fprintf(&b, "  - %s\n", quote(id))
		}
	}
	if !s.Made.IsZero() {
		fmt.Fprintf(&b, "made: %s\n", s.Made.Format(time.RFC3339Nano))
	}
	if !s.Changed.IsZero() {
		fmt.Fprintf(&b, "changed: %s\n", s.Changed.Format(time.RFC3339Nano))
	}
	b.WriteString("---\n")

	korean := slices.ContainsFunc(phrase.ReadSentence(s.Text()).Sentences, func(t phrase.Sentence) bool { return t.Korean() })
	for i, text := range s.sections() {
		if *text == "" {
			continue
		}
		name := headings[i].En
		if korean {
			name = headings[i].Ko
		}
		fmt.Fprintf(&b, "\n## %s\n\n", name)
		for line := range strings.SplitSeq(*text, "\n") {
			if isHeading(strings.TrimLeft(line, `\`)) {
				b.WriteByte('\\')
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// fields are the texts of a figure under the names they have in a file.
func (f *Figure) fields() []figureField {
	return []figureField{{"what", &f.What}, {"from", &f.From}, {"to", &f.To}, {"evidence", &f.Evidence}}
}

type figureField struct {
	key  string
	text *string
}

// quote writes a clean line as a YAML string. U+FFFE and U+FFFF are characters
// that YAML wants spelled out.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\ufffe", `\uFFFE`, "\uffff", `\uFFFF`).Replace(s) + `"`
}

// FileName is a name for the story's file that every system takes: letters and
// digits of the title with hyphens between, and the end of the id, so that two
// stories of one title are two files. It is the same as long as they are.
func FileName(s Story) string {
	const most = 50 // characters; in the worst case 200 of the 255 bytes there are
	name, id := slug(s.Title), slug(s.ID)
	if r := []rune(name); len(r) > most {
		name = strings.TrimRight(string(r[:most]), "-")
	}
	if name == "" {
		name = "story"
	}
	if r := []rune(id); len(r) > 0 {
		name += "-" + strings.TrimLeft(string(r[max(len(r)-6, 0):]), "-")
	}
	if reserved[name] {
		name = "story-" + name
	}
	return name + ".md"
}

// reserved are names of devices on Windows, whatever ending follows.
var reserved = reservedNames()

func reservedNames() map[string]bool {
	all := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for i := range 10 {
		all[fmt.Sprintf("com%d", i)], all[fmt.Sprintf("lpt%d", i)] = true, true
	}
	return all
}

// slug keeps lower-case letters and digits, what lies between becoming one
// hyphen. A mark stays with its letter.
func slug(s string) string {
	var b strings.Builder
	gap := true
	for _, r := range lang.Fold(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !gap {
			b.WriteRune(r)
			gap = false
		} else if !gap {
			b.WriteByte('-')
			gap = true
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// level counts the hashes of a line that Markdown takes for a heading; 0 is no
// heading.
func level(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n > 6 || !strings.HasPrefix(line[n:], " ") {
		return 0
	}
	return n
}

// section is the index of the section a heading opens, in either language and
// with as many hashes as one likes; -1 is none.
func section(line string) int {
	name := lang.Fold(strings.TrimLeft(line, "#"))
	return slices.IndexFunc(headings, func(h lang.Text) bool { return name == lang.Fold(h.En) || name == h.Ko })
}

// isHeading says whether a line is a heading to us. Small ones that are not a
// section's belong to the text.
func isHeading(line string) bool {
	n := level(line)
	return n == 1 || n == 2 || n > 2 && section(line) >= 0
}

// ParseError is what is wrong with a file: where, what it is and what to do.
type ParseError struct {
	File string
	Line int // from 1; 0 is the whole file
	Say  lang.Text
}

// Error is the place and the English sentence, on one line.
func (e *ParseError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Say.En
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Say.En)
}

// What a file of a story may be.
const (
	maxFileBytes = 2 << 20
	maxDepth     = 8 // figures need 3
)

// ParseMarkdown reads a story that Markdown or a person wrote. Every key of the
// front matter may be missing, and the front matter too; the headings may be in
// either language. name stands in messages. The story is clean; its id and
// times are what the file says, perhaps nothing. The error is a *ParseError for
// the first thing that is wrong. Time and memory are bounded whatever data
// holds.
func ParseMarkdown(name string, data []byte) (Story, error) {
	p := &parser{file: name}
	var s Story
	switch {
	case len(data) > maxFileBytes:
		p.fail(0, "파일이 너무 큽니다(%d KB). 2 MB 아래로 줄이세요.", "The file is too large (%d KB). Keep it under 2 MB.", len(data)>>10)
	case !utf8.Valid(data):
		p.fail(0, "UTF-8이 아닌 글자가 있습니다. 파일을 UTF-8로 저장하세요.", "This is not UTF-8 text. Save the file as UTF-8.")
	default:
		lines := strings.Split(lang.Clean(string(data)), "\n")
		p.body(lines, p.front(lines, &s), &s)
	}
	if p.err != nil {
		return Story{}, p.err
	}
	return s.Clean(), nil
}

// parser remembers the first thing that was wrong and then reads nothing more.
type parser struct {
	file string
	err  *ParseError
}

func (p *parser) fail(line int, ko, en string, args ...any) {
	if p.err == nil {
		p.err = &ParseError{File: p.file, Line: line, Say: say(ko, en, args...)}
	}
}

// body reads the sections from lines[from] on.
func (p *parser) body(lines []string, from int, s *Story) {
	texts := s.sections()
	opened := make([]bool, len(texts))
	now := -1
	for i := from; i < len(lines) && p.err == nil; i++ {
		line := lines[i]
		if !isHeading(line) {
			if now >= 0 {
				if isHeading(strings.TrimLeft(line, `\`)) {
					line = line[1:]
				}
				*texts[now] += line + "\n"
			} else if strings.TrimSpace(line) != "" {
				p.fail(i+1, "첫 제목 앞에 글이 있습니다. 글 위에 \"## 상황\" 같은 제목을 적으세요.", "There is text before the first heading. Write a heading above it, such as \"## Situation\".")
			}
			continue
		}
		if now = section(line); now < 0 {
			p.fail(i+1, "모르는 제목 %q입니다. 제목은 상황, 과제, 행동, 결과, 배움입니다. 글의 일부라면 앞에 \\를 붙이세요.",
				"%q is not a heading of a story. They are Situation, Task, Action, Result, Learning; if it is part of the text, put a \\ before it.", clip(line))
		} else if opened[now] {
			p.fail(i+1, "제목 %q 부분이 두 번 있습니다. 하나로 합치세요.", "The heading %q is here twice. Make the two one.", clip(line))
		} else {
			opened[now] = true
		}
	}
}

// front reads the front matter and returns the index of the line after it.
func (p *parser) front(lines []string, s *Story) int {
	isRule := func(line string) bool { return strings.TrimRight(line, " ") == "---" }
	if !isRule(lines[0]) {
		return 0
	}
	n := slices.IndexFunc(lines[1:], isRule)
	if n < 0 {
		p.fail(1, "여기서 연 머리말이 닫히지 않았습니다. 머리말 끝에 --- 줄을 적으세요.", "The front matter that opens here is never closed. End it with a line of ---.")
		return len(lines)
	}
	var doc yaml.Node
	err := yaml.Load([]byte(strings.Join(lines[1:1+n], "\n")), &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	switch {
	case err != nil && !strings.Contains(err.Error(), "no documents"):
		p.fail(placeOf(err)+1, "머리말을 YAML로 읽을 수 없습니다. 들여쓰기와 따옴표, 콜론 뒤의 빈칸을 확인하고, 콜론이 든 글은 따옴표로 감싸세요.",
			"The front matter is not valid YAML. Check indentation, quotes and the space after each colon; quote text that holds a colon.")
	case len(doc.Content) > 0 && !(doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].ShortTag() == "!!null"):
		p.fields(doc.Content[0], s)
	}
	return n + 2
}

// placeOf is the line of an error of the YAML library, or 0.
func placeOf(err error) int {
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	if errors.As(err, &many) && len(many.Errors) > 0 {
		one = many.Errors[0]
	}
	if one != nil || errors.As(err, &one) {
		return max(one.Mark.Line, 0)
	}
	return 0
}

// fields reads the keys of the front matter.
func (p *parser) fields(n *yaml.Node, s *Story) {
	keys := "title, year, role, shows, figures, languages, id, revision, from, answers, made, changed"
	p.mapping(n, "front matter", func(key string, v *yaml.Node) {
		switch key {
		case "title":
			s.Title = p.text(v, key)
		case "role":
			s.Role = p.text(v, key)
		case "id":
			s.ID = p.text(v, key)
		case "from":
			s.From = p.text(v, key)
		case "year":
			s.Year = int(p.number(v, key, MaxYear, 2024))
		case "revision":
			s.Revision = p.number(v, key, math.MaxUint64, 1)
		case "made":
			s.Made = p.time(v, key)
		case "changed":
			s.Changed = p.time(v, key)
		case "answers":
			p.list(v, key, func(item *yaml.Node) { s.Answers = append(s.Answers, p.text(item, key)) })
		case "languages":
			p.list(v, key, func(item *yaml.Node) {
				l := lang.Lang(p.text(item, key))
				if !l.Valid() {
					p.fail(line(item), "언어 %q는 쓸 수 없습니다. ko 또는 en으로 적으세요.", "%q is not a language here. Write ko or en.", clip(string(l)))
				}
				s.Langs = append(s.Langs, l)
			})
		case "shows":
			p.mapping(v, key, func(id string, strength *yaml.Node) {
				if _, known := questions.FindPrinciple(id); !known {
					p.fail(line(strength), "%q 원칙은 없습니다. 쓸 수 있는 원칙: %s", "There is no principle %q. There are: %s.", clip(id), principleIDs())
				}
				n := int(p.number(strength, id, Sure, Strong))
				if n < Weak {
					p.fail(line(strength), "%s 값은 1에서 3까지의 정수여야 합니다. 증명하는 이야기라면 2로 적으세요.", "%s must be a whole number from 1 to 3. Write 2 if the story proves it.", id)
				}
				s.Shows = append(s.Shows, Show{id, n})
			})
		case "figures":
			p.list(v, key, func(item *yaml.Node) {
				var f Figure
				p.mapping(item, key, func(part string, text *yaml.Node) {
					fields := f.fields()
					i := slices.IndexFunc(fields, func(v figureField) bool { return v.key == part })
					if i < 0 {
						p.unknown(text, part, "what, from, to, evidence")
						return
					}
					*fields[i].text = p.text(text, part)
				})
				s.Figures = append(s.Figures, f)
			})
		default:
			p.unknown(v, key, keys)
		}
	})
}

func (p *parser) unknown(n *yaml.Node, key, known string) {
	p.fail(line(n), "%q 항목은 없습니다. 쓸 수 있는 항목: %s", "There is no key %q. There are: %s.", clip(lang.CleanLine(key)), known)
}

func principleIDs() string {
	var ids []string
	for _, p := range questions.Principles() {
		ids = append(ids, p.ID)
	}
	return strings.Join(ids, ", ")
}

// line is where a node of the front matter stands in the file, behind the rule
// that opens it.
func line(n *yaml.Node) int { return n.Line + 1 }

// isNull: nothing was written after a key.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// mapping calls read for every key. Anchors and aliases are no part of a story:
// they would let a small file stand for a large one.
func (p *parser) mapping(n *yaml.Node, name string, read func(key string, value *yaml.Node)) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode || n.Anchor != "" {
		p.fail(line(n), "%s 자리에는 \"키: 값\" 줄이 와야 합니다. 예: title: \"결제 배치\"", "%s needs lines of \"key: value\" here. For example title: \"Payment batch\".", name)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content) && p.err == nil; i += 2 {
		key := p.text(n.Content[i], name)
		if seen[key] {
			p.fail(line(n.Content[i]), "%q 항목이 두 번 있습니다. 하나를 지우세요.", "The key %q is here twice. Delete one.", clip(key))
		}
		seen[key] = true
		if p.err == nil {
			read(key, n.Content[i+1])
		}
	}
}

func (p *parser) list(n *yaml.Node, name string, read func(item *yaml.Node)) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode || n.Anchor != "" {
		p.fail(line(n), "%s 자리에는 목록이 와야 합니다. 각 줄을 \"- \"로 시작하세요.", "%s must be a list. Start each line with \"- \".", name)
		return
	}
	for _, item := range n.Content {
		if p.err == nil {
			read(item)
		}
	}
}

func (p *parser) text(n *yaml.Node, name string) string {
	if n.Kind != yaml.ScalarNode || n.Anchor != "" {
		p.fail(line(n), "%s 자리에는 글이 와야 합니다. 한 줄로 적고 따옴표로 감싸세요.", "%s must be text. Write it on one line, in quotes.", name)
		return ""
	}
	if isNull(n) {
		return ""
	}
	return lang.CleanLine(n.Value)
}

func (p *parser) number(n *yaml.Node, name string, most, example uint64) uint64 {
	if isNull(n) {
		return 0
	}
	v, err := strconv.ParseUint(p.text(n, name), 10, 64)
	if err != nil || v > most {
		p.fail(line(n), "%[1]s 자리에 쓸 수 없는 값입니다. 예: %[1]s: %[2]d", "This cannot be the value of %[1]s. For example %[1]s: %[2]d.", name, example)
		return 0
	}
	return v
}

func (p *parser) time(n *yaml.Node, name string) time.Time {
	if isNull(n) {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, p.text(n, name))
	if err != nil {
		p.fail(line(n), "%s 값은 시각이어야 합니다. 예: 2026-11-22T12:00:00Z", "%s must be a time. For example 2026-11-22T12:00:00Z.", name)
	}
	return t
}
