package questions

import (
	"reflect"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"onsite/lang"
)

// reader turns YAML nodes into the types of format.go. It goes on after a
// mistake, so that an author sees them all at once, each with its place.
type reader struct{ *problems }

func (r *reader) at(n *yaml.Node, what, do lang.Text) { r.add(n.Line, n.Column, what, do) }

// read fills v, which must be settable, from n. name is the field as its author
// knows it.
func (r *reader) read(n *yaml.Node, name string, v reflect.Value) {
	if r.full() {
		return
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		r.at(n, noAnchors, writeOut)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		r.readStruct(n, name, v)
	case reflect.Slice:
		r.readList(n, name, v)
	case reflect.Int:
		r.readInt(n, name, v)
	case reflect.Bool:
		r.readBool(n, name, v)
	default:
		r.readString(n, name, v)
	}
}

func (r *reader) readStruct(n *yaml.Node, name string, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		r.at(n, say("%s 자리에는 필드 목록이 와야 합니다.", "%s needs fields here.", name),
			say("예: %s", "For example: %s", example(v.Type())))
		return
	}
	fields := fieldsOf(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if r.full() {
			return
		}
		key, value := n.Content[i], n.Content[i+1]
		f, known := fields[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || lang.Hidden(key.Value) >= 0:
			r.at(key, say("필드 이름을 읽을 수 없습니다.", "This is not the name of a field."), say("쓸 수 있는 필드: %s", "Fields here: %s.", strings.Join(order(fields), ", ")))
		case !known:
			r.unknown(key, fields)
		case seen[key.Value]:
			r.at(key, say("%q 필드가 두 번 있습니다.", "The field %q is here twice.", show(key.Value)), say("하나를 지우세요.", "Delete one."))
		default:
			seen[key.Value] = true
			r.read(value, key.Value, v.Field(f.index))
		}
	}
	for _, key := range order(fields) {
		if fields[key].required && !seen[key] {
			r.at(n, say("%s에 %q 필드가 없습니다.", "%s has no field %q.", name, key), say("%s: 를 추가하세요.", "Add %s: here.", key))
		}
	}
}

func (r *reader) readList(n *yaml.Node, name string, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		r.at(n, say("%s 자리에는 목록이 와야 합니다.", "%s must be a list.", name), say("각 줄을 \"- \"로 시작하세요.", "Start each item with \"- \"."))
		return
	}
	if len(n.Content) > maxQuestions { // no list of a deck is longer
		r.at(n, say("항목이 %d개로 너무 많습니다.", "%d items are too many.", len(n.Content)), say("%d개까지 쓸 수 있습니다.", "At most %d.", maxQuestions))
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		r.read(item, name, list.Index(i))
	}
	v.Set(list)
}

func (r *reader) readInt(n *yaml.Node, name string, v reflect.Value) {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		r.at(n, say("%s 값은 정수여야 합니다.", "%s must be a whole number.", name), say("예: %s: 2", "For example %s: 2.", name))
		return
	}
	v.SetInt(int64(i))
}

func (r *reader) readBool(n *yaml.Node, name string, v reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.Value != "true" && n.Value != "false" {
		r.at(n, say("%s 값은 true 또는 false여야 합니다.", "%s must be true or false.", name), say("예: %s: true", "For example %s: true.", name))
		return
	}
	v.SetBool(n.Value == "true")
}

func (r *reader) readString(n *yaml.Node, name string, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		r.at(n, say("%s 자리에는 글이 와야 합니다.", "%s must be text.", name), say("한 줄로 적거나 | 뒤에 여러 줄로 적으세요.", "Write it on one line, or after | on several."))
		return
	}
	if n.ShortTag() == "!!null" {
		return // ~ and null are no text
	}
	if len(n.Value) > maxFieldBytes {
		r.at(n, say("%s 글이 너무 깁니다(%d KB).", "%s is too long (%d KB).", name, len(n.Value)>>10), say("64 KB 아래로 줄이세요.", "Keep it under 64 KB."))
		return
	}
	if i := lang.Hidden(n.Value); i >= 0 {
		c := []rune(n.Value[i:])[0]
		r.at(n, say("%s 안에 보이지 않는 문자 %U가 있습니다.", "%s holds the invisible character %U.", name, c), say("그 문자를 지우세요.", "Delete that character."))
		return
	}
	v.SetString(strings.TrimSpace(lang.Clean(n.Value)))
}

func (r *reader) unknown(key *yaml.Node, fields map[string]field) {
	names := order(fields)
	what := say("%q 필드는 덱 형식에 없습니다.", "The deck format has no field %q.", show(key.Value))
	if near := nearest(key.Value, names); near != "" {
		r.at(key, what, say("%q 아닌가요?", "Did you mean %q?", near))
		return
	}
	r.at(key, what, say("쓸 수 있는 필드: %s", "Fields here: %s.", strings.Join(names, ", ")))
}

// show is a person's text inside one of our sentences: clean and short.
func show(s string) string { return clip(lang.CleanLine(s), 40) }

type field struct {
	index    int
	required bool
	typ      reflect.Type
}

func fieldsOf(t reflect.Type) map[string]field {
	fields := map[string]field{}
	for i := range t.NumField() {
		name, rest, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		fields[name] = field{index: i, required: rest != "omitempty", typ: t.Field(i).Type}
	}
	return fields
}

// order returns the field names as the type declares them.
func order(fields map[string]field) []string {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool { return fields[names[i]].index < fields[names[j]].index })
	return names
}

// example shows what a mapping of this type looks like on one line.
func example(t reflect.Type) string {
	fields := fieldsOf(t)
	names := order(fields)
	if len(names) > 2 {
		names = names[:2]
	}
	return "{" + strings.Join(names, ": …, ") + ": …}"
}

// nearest returns the name within two edits of s, or "".
func nearest(s string, names []string) string {
	if len(s) > maxIDBytes {
		return ""
	}
	s = strings.ReplaceAll(strings.ToLower(s), " ", "-") // a name where an id belongs
	best, limit := "", 3
	for _, name := range names {
		if d := distance(s, name); d < limit && d < len(name) {
			best, limit = name, d
		}
	}
	return best
}

// distance counts the edits between two words, in bytes: insertions, deletions,
// changes, and two neighbours swapped (optimal string alignment distance).
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := d[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
