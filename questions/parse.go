package questions

import (
	"errors"
	"path"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"onsite/lang"
	"onsite/phrase"
)

// Parse reads one deck file. name is its path, used in messages and to check
// that the deck's id is the file's name. When anything is wrong the problems
// say what, all of them, and the deck must not be used. Time and memory are
// bounded whatever data holds.
func Parse(name string, data []byte) (Deck, []Problem) {
	ps := &problems{file: name}
	if len(data) > maxFileBytes {
		ps.add(0, 0, say("파일이 너무 큽니다(%d KB).", "The file is too large (%d KB).", len(data)>>10), say("2 MB 이하의 덱 여러 개로 나누세요.", "Split it into decks of at most 2 MB."))
		return Deck{}, ps.list
	}
	ps.lines = strings.Split(lineEnds.Replace(string(data)), "\n")
	root := load(ps, data)
	if root == nil {
		return Deck{}, ps.list
	}
	var file deckFile
	r := &reader{ps}
	r.read(root, "deck", reflect.ValueOf(&file).Elem())
	if len(ps.list) > 0 {
		return Deck{}, ps.list
	}
	check(r, root, file, name)
	if len(ps.list) > 0 {
		return Deck{}, ps.list
	}
	return build(file), nil
}

// lineEnds makes the line ends of Windows and old Macs ours, as YAML counts
// them.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// load parses the YAML down to its nodes, after looking for what the YAML
// library would report without a place.
func load(ps *problems, data []byte) *yaml.Node {
	if line, column, c := badByte(data); line > 0 {
		if c == utf8.RuneError {
			ps.add(line, column, say("UTF-8이 아닌 글자가 있습니다.", "This is not UTF-8 text."), say("파일을 UTF-8로 저장하세요.", "Save the file as UTF-8."))
		} else {
			ps.add(line, column, say("제어 문자 %U가 있습니다.", "There is a control character %U.", c), say("그 문자를 지우세요.", "Delete it."))
		}
		return nil
	}
	var doc yaml.Node
	err := yaml.Load(data, &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err == nil && len(doc.Content) == 1 && doc.Content[0].Kind == yaml.MappingNode {
		return doc.Content[0]
	}
	switch {
	case err == nil || strings.Contains(err.Error(), "no documents"):
		ps.add(1, 1, say("덱이 비어 있습니다.", "There is no deck in this file."), say("deck:, kind:, title:, questions: 로 시작하세요.", "Start with deck:, kind:, title: and questions:."))
	case strings.Contains(err.Error(), "found multiple"):
		ps.add(secondDocument(ps.lines), 1, say("한 파일에 문서가 둘 이상 있습니다(---).", "There is more than one document in this file (---)."), say("덱마다 파일을 따로 만드세요.", "Put each deck into a file of its own."))
	default:
		syntax(ps, err)
	}
	return nil
}

// badByte finds the first byte no deck may hold: broken UTF-8, a control
// character, or a line end that YAML counts and editors do not. It returns a
// line of 0 when there is none.
func badByte(data []byte) (line, column int, c rune) {
	line, column = 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		switch {
		case r == utf8.RuneError && size == 1:
			return line, column, utf8.RuneError
		case r == '\n', r == '\r' && (i == len(data) || data[i] != '\n'):
			line, column = line+1, 0
		case unicode.IsControl(r) && r != '\t' && r != '\r', r == '\u2028', r == '\u2029', r == 0xfffe, r == 0xffff:
			return line, column, r
		}
		column++
	}
	return 0, 0, 0
}

// secondDocument returns the line of the marker that starts it.
func secondDocument(lines []string) int {
	content, ended := false, false
	for i, line := range lines {
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' {
			continue
		}
		if content && strings.HasPrefix(line, "---") || ended {
			return i + 1
		}
		ended = content && strings.HasPrefix(line, "...")
		content = content || text != "---"
	}
	return 1
}

// syntax words an error of the YAML library. Where a quote or bracket was left
// open the useful place is where it began, not where the library gave up.
func syntax(ps *problems, err error) {
	line, column, message, within := 0, 0, err.Error(), ""
	var one *yaml.LoadError
	var many *yaml.LoadErrors
	if errors.As(err, &many) && len(many.Errors) > 0 {
		one = many.Errors[0]
	}
	if one != nil || errors.As(err, &one) {
		line, column, message, within = one.Mark.Line, one.Mark.Column, one.Message, one.ContextMsg
		open := strings.Contains(within, "quoted") || strings.Contains(within, "flow")
		if open && one.ContextMark.Line > 0 && one.ContextMark.Line < line {
			line, column = one.ContextMark.Line, one.ContextMark.Column
		}
	}
	switch {
	case strings.Contains(message, "max depth"):
		ps.add(line, column, say("너무 깊이 중첩되어 있습니다.", "This is nested too deeply."), say("괄호를 확인하세요.", "Check the brackets."))
	case strings.Contains(message, "excessive aliasing"), strings.Contains(message, "unknown anchor"):
		ps.add(line, column, noAnchors, writeOut)
	case strings.Contains(within, "quoted") && strings.Contains(message, "end of stream"):
		ps.add(line, column, say("여기서 연 따옴표가 닫히지 않았습니다.", "The quote that opens here is never closed."), say("같은 따옴표로 닫으세요.", "Close it with the same quote."))
	case ps.indentedByTab(line):
		ps.add(line, column, say("탭으로 들여썼습니다.", "A tab is used for indentation."), say("빈칸으로 들여쓰세요.", "Indent with spaces."))
	default:
		ps.add(line, column, say("YAML로 읽을 수 없습니다(%s).", "This is not valid YAML (%s).", clip(lang.CleanLine(message), 120)),
			say("들여쓰기, 따옴표, 콜론 뒤의 빈칸을 확인하세요. 콜론이 든 글은 따옴표로 감싸세요.", "Check indentation, quotes and the space after each colon; quote text that holds a colon."))
	}
}

// build makes the deck of a file that passed every check.
func build(f deckFile) Deck {
	d := Deck{ID: f.Deck, Kind: Kind(f.Kind), Title: oneLine(f.Title), About: f.About}
	for _, g := range f.Guides {
		d.Guides = append(d.Guides, Guide{Principle: g.ID, Means: g.Means, Strong: g.Strong, Weak: g.Weak})
	}
	for _, qf := range f.Questions {
		q := Question{
			ID: f.Deck + "/" + qf.ID, Deck: f.Deck, Kind: d.Kind, Principle: qf.Principle, Tags: qf.Tags,
			Level: qf.Level, Ask: qf.Ask, Shows: qf.Shows, Sample: Sample(qf.Sample), Answer: qf.Answer, Sources: qf.Sources,
			Budget: time.Duration(qf.Seconds) * time.Second,
		}
		if q.Level == 0 {
			q.Level = 2
		}
		if q.Budget == 0 {
			q.Budget = defaultBudget(d.Kind)
		}
		for _, old := range qf.Was {
			q.Was = append(q.Was, fullID(f.Deck, old))
		}
		for _, p := range qf.Probes {
			q.Probes = append(q.Probes, Probe{Text: lang.Text{En: p.En, Ko: p.Ko}, Layer: p.Layer, Has: p.Has, Lacks: p.Lacks})
		}
		for _, p := range qf.Points {
			q.Points = append(q.Points, Point{ID: p.ID, Say: p.Say})
			q.Match, q.Deny = put(q.Match, p.ID, p.Match), put(q.Deny, p.ID, p.Deny)
		}
		for _, w := range qf.Wrong {
			q.Wrong = append(q.Wrong, Wrong{ID: w.ID, Claim: w.Claim, Right: w.Right, Match: compile(w.Match), Against: w.Against})
		}
		d.Questions = append(d.Questions, q)
	}
	return d
}

// compile reads patterns that check has accepted.
func compile(sources []string) []phrase.Pattern {
	var out []phrase.Pattern
	for _, s := range sources {
		if p, err := phrase.Parse(s); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// put adds patterns to those of other points.
func put(all map[string][]phrase.Pattern, id string, patterns []string) map[string][]phrase.Pattern {
	if len(patterns) == 0 {
		return all
	}
	if all == nil {
		all = map[string][]phrase.Pattern{}
	}
	all[id] = compile(patterns)
	return all
}

// oneLine is for a text that stands in lists.
func oneLine(t lang.Text) lang.Text {
	return lang.Text{En: lang.CleanLine(t.En), Ko: lang.CleanLine(t.Ko)}
}

func fullID(deck, id string) string {
	if strings.Contains(id, "/") {
		return id
	}
	return deck + "/" + id
}

// stem is the file's name without folder and ending.
func stem(name string) string {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(strings.TrimSuffix(base, ".yaml"), ".yml")
}

// isDeckName reports whether a file's name is one of a deck. Names that begin
// with a dot are what editors and file systems leave beside a file.
func isDeckName(name string) bool {
	return !strings.HasPrefix(name, ".") && (strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"))
}
