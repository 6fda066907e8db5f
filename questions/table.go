package questions

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"onsite/lang"
)

var errBadID = errors.New("not an id")

// FromTable makes a deck of a table of cards: front, back, tags, separated by
// commas or tabs, one card a line, as Anki and spreadsheets write them. Lines
// that begin with # are skipped (but #separator, which Anki writes, is obeyed).
// The front is the question, the back the reference answer; tags are separated
// by blanks. The deck is in the language l. Every line that cannot be used is
// reported, with its place; a deck is made only when there is none.
func FromTable(name string, data []byte, id string, l lang.Lang) ([]byte, []Problem) {
	ps := &problems{file: name, lines: strings.Split(string(data), "\n")}
	if len(data) > maxFileBytes {
		ps.add(0, 0, say("파일이 너무 큽니다(%d KB).", "The file is too large (%d KB).", len(data)>>10), say("2 MB 이하로 나누세요.", "Split it into files of at most 2 MB."))
		return nil, ps.list
	}
	if line, column, _ := badByte(data); line > 0 {
		ps.add(line, column, say("UTF-8이 아니거나 제어 문자가 있습니다.", "This is not UTF-8 text, or holds a control character."), say("UTF-8 CSV로 다시 내보내세요.", "Export it again as UTF-8."))
		return nil, ps.list
	}
	cards := readCards(ps, bytes.TrimPrefix(data, []byte("\ufeff")))
	if len(cards) == 0 && len(ps.list) == 0 {
		ps.add(1, 1, say("카드가 없습니다.", "There are no cards."), say("한 줄에 앞면, 뒷면, 태그를 적으세요.", "Write front, back and tags on each line."))
	}
	if len(ps.list) > 0 {
		return nil, ps.list
	}
	text, err := yaml.Dump(tableDeck(id, cards, l))
	if err != nil {
		ps.add(0, 0, say("덱으로 만들 수 없습니다.", "It cannot be made into a deck."), lang.Text{Ko: err.Error(), En: err.Error()})
		return nil, ps.list
	}
	return text, nil
}

type card struct{ front, back, tags string }

func readCards(ps *problems, data []byte) []card {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator(data)
	r.Comment = '#'
	r.FieldsPerRecord = -1
	r.LazyQuotes = r.Comma == '\t'
	var cards []card
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return cards
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			ps.add(wrong.Line, wrong.Column, say("따옴표가 맞지 않습니다.", "The quotes do not match."), say("칸 안의 따옴표는 두 번 적으세요(\"\").", "Write a quote inside a field twice (\"\")."))
			return cards
		}
		line, _ := r.FieldPos(0)
		if len(cards) == 0 && isHeading(record) {
			continue
		}
		switch {
		case len(record) > 3:
			ps.add(line, 1, say("칸이 %d개입니다.", "There are %d fields.", len(record)), say("앞면, 뒷면, 태그 세 칸까지 쓸 수 있습니다. 쉼표가 든 글은 따옴표로 감싸세요.", "At most three: front, back, tags. Quote text that holds a comma."))
		case lang.CleanLine(record[0]) == "":
			ps.add(line, 1, say("앞면(질문)이 비어 있습니다.", "The front, the question, is empty."), say("질문을 적거나 줄을 지우세요.", "Write a question, or delete the line."))
		case len(cards) >= maxQuestions:
			ps.add(line, 1, say("카드가 %d장보다 많습니다.", "There are more than %d cards.", maxQuestions), say("여러 덱으로 나누세요.", "Split it into several decks."))
			return cards
		default:
			record = append(record, "", "")
			cards = append(cards, card{lang.CleanLine(record[0]), strings.TrimSpace(lang.Clean(record[1])), record[2]})
		}
	}
}

// isHeading reports whether a first line names the columns.
func isHeading(record []string) bool {
	return len(record) > 1 && strings.EqualFold(strings.TrimSpace(record[0]), "front") && strings.EqualFold(strings.TrimSpace(record[1]), "back")
}

// separator is what Anki names in its header, a tab when the first line holds
// one, or a comma.
func separator(data []byte) rune {
	first, _, _ := strings.Cut(string(data), "\n")
	switch name, found := strings.CutPrefix(strings.ToLower(strings.TrimSpace(first)), "#separator:"); {
	case found && name == "comma", found && name == ",":
		return ','
	case found && name == "semicolon", found && name == ";":
		return ';'
	case found, strings.Contains(first, "\t"):
		return '\t'
	}
	return ','
}

// tableDeck is the deck of the cards. A card without a back can still be
// answered; key points are left to its author.
func tableDeck(id string, cards []card, l lang.Lang) deckFile {
	text := func(s string) lang.Text {
		if l == lang.Ko {
			return lang.Text{Ko: s}
		}
		return lang.Text{En: s}
	}
	d := deckFile{Deck: id, Kind: string(Technical), Title: text(id)}
	used := map[string]bool{}
	for i, c := range cards {
		q := questionFile{ID: cardID(c.front, i, used), Ask: text(c.front), Tags: strings.Fields(lang.CleanLine(c.tags))}
		if c.back != "" {
			q.Answer = text(c.back)
		}
		d.Questions = append(d.Questions, q)
	}
	return d
}

// cardID makes an id of the question's Latin words, or of its number.
func cardID(front string, i int, used map[string]bool) string {
	id := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return ' '
	}, front), " ")
	id = strings.Join(strings.Fields(id), "-")
	if len(id) > 40 {
		id = strings.Trim(id[:40], "-")
	}
	if !ValidID(id) {
		id = "card-" + strconv.Itoa(i+1)
	}
	for n := i + 1; used[id]; n++ {
		id = strings.TrimRight(clipID(id), "-") + "-" + strconv.Itoa(n)
	}
	used[id] = true
	return id
}

// clipID leaves room for a number behind an id.
func clipID(id string) string { return id[:min(len(id), maxIDBytes-8)] }
