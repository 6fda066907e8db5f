package questions

import "math/rand/v2"

// Draw deals questions one by one. Nothing is dealt twice until all have been;
// then it starts over and says so.
type Draw struct {
	pool   []Question
	weight []float64
	left   []int // indexes into pool not dealt yet
	last   int   // index dealt last, or -1
}

const leastWeight = 1e-6

// NewDraw makes a draw over pool. weigh says how much a question wants to be
// asked; what is not above zero counts as very little, never as nothing.
func NewDraw(pool []Question, weigh func(Question) float64) *Draw {
	d := &Draw{pool: pool, last: -1}
	for i, q := range pool {
		w := weigh(q)
		if !(w > leastWeight) { // nor is a NaN
			w = leastWeight
		}
		d.weight = append(d.weight, w)
		d.left = append(d.left, i)
	}
	return d
}

// Next deals a question. again is true when the pool had run out and this one
// starts it anew; ok is false when there is nothing to ask at all.
func (d *Draw) Next(r *rand.Rand) (q Question, again, ok bool) {
	if len(d.pool) == 0 {
		return Question{}, false, false
	}
	if len(d.left) == 0 {
		again = true
		for i := range d.pool {
			if i != d.last || len(d.pool) == 1 { // not the same one twice in a row
				d.left = append(d.left, i)
			}
		}
	}
	k := d.pick(r)
	dealt := d.left[k]
	d.left = append(d.left[:k], d.left[k+1:]...)
	if again && d.last != dealt {
		d.left = append(d.left, d.last)
	}
	d.last = dealt
	return d.pool[dealt], again, true
}

// Left is how many questions have not been dealt yet.
func (d *Draw) Left() int { return len(d.left) }

// pick chooses an index into left with probability proportional to weight.
func (d *Draw) pick(r *rand.Rand) int {
	total := 0.0
	for _, i := range d.left {
		total += d.weight[i]
	}
	at := r.Float64() * total
	for k, i := range d.left {
		if at -= d.weight[i]; at < 0 {
			return k
		}
	}
	return len(d.left) - 1
}
