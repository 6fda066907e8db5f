package tui

type (
	toInterview struct{}
	toTimeline  struct{}
	toBrief     struct{}
	toProgress  struct{}
)

func (t toInterview) make(u *ui) screen { return newPlan(u) }
func (t toTimeline) make(u *ui) screen  { return newPlan(u) }
func (t toBrief) make(u *ui) screen     { return newPlan(u) }
func (t toProgress) make(u *ui) screen  { return newPlan(u) }
