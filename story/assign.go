package story

import (
	"math"
	"slices"
	"strings"
)

// Slot is one question of a mock loop that a story must be told for.
type Slot struct {
	Round     int    // the interviewer
	Principle string // id
}

// Choice is the story for a slot.
type Choice struct {
	Slot  int    // index of the slot
	Story string // id; "" when there is none left for it
}

// Assign chooses a story for every slot so that none is told twice: as many
// slots as can be served by a story that shows their principle, and among all
// ways to do that one of the greatest total strength. There is one choice a
// slot, in their order. ok is false when a slot went without.
//
// The same stories give the same choices in whatever order they come; their ids
// must differ. The time grows with slots² x (slots + stories).
func Assign(slots []Slot, stories []Story) (choices []Choice, ok bool) {
	stories = slices.Clone(stories)
	slices.SortFunc(stories, func(a, b Story) int { return strings.Compare(a.ID, b.ID) })

	// A slot served is worth more than all strengths together. Behind the
	// stories stands an empty chair for every slot.
	served := Sure*len(slots) + 1
	cost := make([][]int, len(slots))
	for i, slot := range slots {
		cost[i] = make([]int, len(stories)+len(slots))
		for j, s := range stories {
			if n := s.Strength(slot.Principle); n > 0 {
				cost[i][j] = -served - n
			}
		}
	}
	ok = true
	for i, j := range cheapest(cost) {
		c := Choice{Slot: i}
		if cost[i][j] < 0 {
			c.Story = stories[j].ID
		}
		ok = ok && c.Story != ""
		choices = append(choices, c)
	}
	return choices, ok
}

// cheapest gives every row a column of its own so that the sum of the costs is
// the least there is (the Hungarian method with potentials). cost must not have
// more rows than columns.
func cheapest(cost [][]int) []int {
	if len(cost) == 0 {
		return nil
	}
	rows, columns := len(cost), len(cost[0])
	// Rows and columns count from 1; column 0 holds the row being placed.
	u, v := make([]int, rows+1), make([]int, columns+1) // potentials
	owner := make([]int, columns+1)                     // row of a column; 0 is free
	way := make([]int, columns+1)                       // the column before on the path
	for i := 1; i <= rows; i++ {
		owner[0] = i
		at := 0
		slack := slices.Repeat([]int{math.MaxInt}, columns+1)
		done := make([]bool, columns+1)
		for owner[at] != 0 {
			done[at] = true
			row, step, next := owner[at], math.MaxInt, 0
			for j := 1; j <= columns; j++ {
				if done[j] {
					continue
				}
				if c := cost[row-1][j-1] - u[row] - v[j]; c < slack[j] {
					slack[j], way[j] = c, at
				}
				if slack[j] < step {
					step, next = slack[j], j
				}
			}
			for j := range columns + 1 {
				if done[j] {
					u[owner[j]] += step
					v[j] -= step
				} else {
					slack[j] -= step
				}
			}
			at = next
		}
		for at != 0 {
			owner[at] = owner[way[at]]
			at = way[at]
		}
	}
	place := make([]int, rows)
	for j := 1; j <= columns; j++ {
		if owner[j] > 0 {
			place[owner[j]-1] = j - 1
		}
	}
	return place
}
