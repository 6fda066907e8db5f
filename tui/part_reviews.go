package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"onsite/schedule"
	"onsite/store"
)

// unsavedReviews are the reviews of a page that are not known to be on the disk.
// Each is tried again until it is, and when the page or the program ends.
type unsavedReviews struct{ open []unsavedReview }

// unsavedReview is a card after a review, and the review.
type unsavedReview struct {
	card schedule.Card
	line schedule.Review
	id   string
}

// reviewDueMsg says that a review is to be tried again.
type reviewDueMsg struct{ id string }

func (r unsavedReview) write(db *store.Store) error { return db.Review(r.card, r.line, r.id) }

// add takes a review and makes the command that writes it.
func (c *unsavedReviews) add(u *ui, card schedule.Card, line schedule.Review, now time.Time) tea.Cmd {
	r := unsavedReview{card, line, u.env.NewID(now)}
	c.open = append(c.open, r)
	return saveReview(u, r)
}

func saveReview(u *ui, r unsavedReview) tea.Cmd {
	db := u.env.Store
	return func() tea.Msg { return savedMsg{id: r.id, err: r.write(db)} }
}

func (c *unsavedReviews) index(id string) int {
	return slices.IndexFunc(c.open, func(r unsavedReview) bool { return r.id == id })
}

// answered takes the answer of a write; what answers for something else is
// ignored.
func (c *unsavedReviews) answered(u *ui, msg savedMsg) tea.Cmd {
	i := c.index(msg.id)
	switch {
	case i < 0:
		return nil
	case msg.err != nil:
		return u.env.After(retryAfter, reviewDueMsg{msg.id})
	}
	c.open = slices.Delete(slices.Clone(c.open), i, i+1)
	return nil
}

// due tries a review again.
func (c *unsavedReviews) due(u *ui, msg reviewDueMsg) tea.Cmd {
	if i := c.index(msg.id); i >= 0 {
		return saveReview(u, c.open[i])
	}
	return nil
}

// save makes the command that writes all of them, or nil.
func (c *unsavedReviews) save(u *ui) tea.Cmd {
	if len(c.open) == 0 {
		return nil
	}
	db, all := u.env.Store, *c
	return func() tea.Msg { return savedMsg{id: all.open[len(all.open)-1].id, err: all.flush(db)} }
}

// flush writes all of them now.
func (c *unsavedReviews) flush(db *store.Store) error {
	for _, r := range c.open {
		if err := r.write(db); err != nil {
			return err
		}
	}
	return nil
}
