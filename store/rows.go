package store

import (
	"encoding/json"
	"strings"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
	"onsite/lang"
	"onsite/progress"
)

// Row is what a list shows of an answer.
type Row struct {
	progress.Mark
	Ask   lang.Text `json:"ask"`
	First string    `json:"first"` // how the text begins, on one line; at least 80 cells if there are as many
	Star  bool      `json:"star,omitempty"`
}

// firstRunes is how much of a text a row carries. The screen cuts it to its own
// width, in cells.
const firstRunes = 80

func rowOf(a interview.Answer) Row {
	return Row{Mark: progress.Of(a), Ask: a.Asked.Ask, First: first(a.Text()), Star: a.Star}
}

func first(text string) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	return string(line[:min(len(line), firstRunes)])
}

// describe writes the row and the searchable text of an answer.
func describe(tx *bolt.Tx, a interview.Answer) error {
	row := rowOf(a)
	payload, err := json.Marshal(row)
	if err != nil {
		return err
	}
	facets := facetsOf(row)
	if err := in(tx, bucketRows).put(a.ID, append(facets, payload...)); err != nil {
		return err
	}
	return in(tx, bucketTexts).put(a.ID, append(facetsOf(row), searchable(a)...))
}

// readRow returns the row of an answer. A damaged row is noted and made again
// from the answer.
func readRow(tx *bolt.Tx, id string, note func(*Damaged)) (Row, error) {
	rows := in(tx, bucketRows)
	payload, err := rows.get(id)
	if err == nil {
		_, rest := splitFacets(payload)
		var row Row
		row, err = decode[Row](rows, id, rest)
		if err == nil {
			return row, nil
		}
	}
	if d := asDamaged(err); d != nil {
		note(d)
	}
	a, err := getJSON[interview.Answer](in(tx, bucketAnswers), id)
	if err != nil {
		return Row{}, err
	}
	return rowOf(a), nil
}
