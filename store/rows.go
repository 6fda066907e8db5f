package store

import (
	"encoding/json"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// Row is what a list shows of an answer.
type Row struct {
	ID        string         `json:"id"`
	Question  string         `json:"question"`
	Deck      string         `json:"deck"`
	Principle string         `json:"principle,omitempty"`
	Kind      questions.Kind `json:"kind"`
	Lang      lang.Lang      `json:"lang"`
	Mode      interview.Mode `json:"mode"`
	Ask       lang.Text      `json:"ask"`
	First     string         `json:"first"` // how the text begins, on one line; at least 80 cells if there are as many
	Began     time.Time      `json:"began"`
	Kept      time.Time      `json:"kept"`
	Spent     time.Duration  `json:"spent"`
	Budget    time.Duration  `json:"budget"`
	Rating    int            `json:"rating,omitempty"`
	Star      bool           `json:"star,omitempty"`
	Partial   bool           `json:"partial,omitempty"`
}

// firstRunes is how much of a text a row carries. The screen cuts it to its own
// width, in cells.
const firstRunes = 80

func rowOf(a interview.Answer) Row {
	return Row{
		ID: a.ID, Question: a.Asked.ID, Deck: a.Asked.Deck, Principle: a.Asked.Principle,
		Kind: a.Asked.Kind, Lang: a.Lang, Mode: a.Mode, Ask: a.Asked.Ask, First: first(a.Text()),
		Began: a.Began, Kept: a.Kept, Spent: a.Spent(), Budget: a.Budget,
		Rating: a.Rating, Star: a.Star, Partial: a.Partial,
	}
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
