package story

import (
	"slices"

	"onsite/questions"
)

// Goal is how many strong stories each principle should have.
const Goal = 2

// Coverage is the bank drawn as a table: stories by principles.
type Coverage struct {
	Principles []questions.Principle // the columns, in the official order
	Strengths  [][]int               // a row a story, in their order; 0 is not shown
	Strong     []int                 // of each principle, stories that show it with Strong or more
	Some       []int                 // of each principle, stories that show it at all
}

// Cover draws the table.
func Cover(stories []Story) Coverage {
	c := Coverage{Principles: questions.Principles(), Strengths: make([][]int, len(stories))}
	c.Strong, c.Some = make([]int, len(c.Principles)), make([]int, len(c.Principles))
	for i, s := range stories {
		c.Strengths[i] = make([]int, len(c.Principles))
		for j, p := range c.Principles {
			n := s.Strength(p.ID)
			c.Strengths[i][j] = n
			if n >= Strong {
				c.Strong[j]++
			}
			if n > 0 {
				c.Some[j]++
			}
		}
	}
	return c
}

// Hole is a principle that lacks strong stories.
type Hole struct {
	Principle string // id
	Strong    int    // below Goal
	Weak      int    // stories that show it, but not strongly
}

// Holes are the principles with fewer strong stories than Goal, the worst
// first: fewest strong, of these fewest weak, of these the official order.
func (c Coverage) Holes() []Hole {
	var holes []Hole
	for j, p := range c.Principles {
		if c.Strong[j] < Goal {
			holes = append(holes, Hole{Principle: p.ID, Strong: c.Strong[j], Weak: c.Some[j] - c.Strong[j]})
		}
	}
	slices.SortStableFunc(holes, func(a, b Hole) int {
		if a.Strong != b.Strong {
			return a.Strong - b.Strong
		}
		return a.Weak - b.Weak
	})
	return holes
}

// Next is the id of the principle to write a story for next: the worst hole. ok
// is false when there is none left.
func Next(stories []Story) (principle string, ok bool) {
	holes := Cover(stories).Holes()
	if len(holes) == 0 {
		return "", false
	}
	return holes[0].Principle, true
}
