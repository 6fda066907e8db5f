package mock

import (
	"slices"
	"time"

	"onsite/feedback"
	"onsite/interview"
	"onsite/lang"
	"onsite/questions"
)

// How a loop moves. Every move takes the time it happens at and first lets the
// clock do what was due until then: hand in an answer, end a round, end a break.

const (
	// absence is how long nothing may be heard before we say nobody was there. A
	// heartbeat comes every second.
	absence = 10 * time.Second
	// soonest is the least that must be left of a part for another question to be
	// asked in it.
	soonest = 45 * time.Second
	// turnaround is the least that must be left of a round for a follow-up.
	turnaround = 15 * time.Second
	// grace is how far an answer may run past its budget before it is handed in:
	// the interviewer cuts in at the budget and takes over a third later.
	graceNum, graceDen = 4, 3
)

// Start puts the first question. The loop begins at its Began.
func (l *Loop) Start() {
	l.Rounds[0].Start = 0
	l.enter(0)
	l.change()
}

// Tick lets the clock do what is due. It reports whether anything but the clock
// changed.
func (l *Loop) Tick(now time.Time) bool {
	before := l.Revision
	l.advance(now)
	return l.Revision != before
}

// Seconds since the loop began, never going back.
func (l *Loop) since(now time.Time) time.Duration { return max(now.Sub(l.Began), l.Seen) }

// advance moves through every deadline until now, each at its own time.
func (l *Loop) advance(now time.Time) {
	t := l.since(now)
	gone := t-l.Seen > absence
	if gone && !l.Over() {
		l.Missed = append(l.Missed, Span{l.Seen, t})
		l.change()
	}
	for !l.Over() {
		at, do := l.deadline()
		if at > t {
			break
		}
		l.Seen = max(l.Seen, at)
		do(gone && at < t)
		l.change()
	}
	l.Seen = t
}

// deadline is the next thing the clock does, and when. do is told whether
// nobody was there.
func (l *Loop) deadline() (at time.Duration, do func(away bool)) {
	r := l.Round()
	if l.Stage == Breaking {
		return r.Start, func(bool) { l.begin(r.Start) }
	}
	end := r.Start + r.Length
	if rep := l.Reply(); rep != nil {
		limit := rep.Put + rep.Limit
		if at, due := l.cutAt(); due && at < min(limit, end) {
			return at, func(bool) { l.cutIn(at) }
		}
		if limit < end {
			return limit, func(away bool) { l.finish(handedIn(away), limit) }
		}
	}
	return end, func(away bool) { l.endRound(handedIn(away), end) }
}

func handedIn(away bool) Ending {
	if away {
		return Away
	}
	return TimeUp
}

// cutAt is when the interviewer looks whether to cut in: at the budget of the
// answer itself, once.
func (l *Loop) cutAt() (time.Duration, bool) {
	t, rep := l.Turn(), l.Reply()
	if t == nil || rep == nil || len(t.Replies) != 1 || t.Cut != 0 || t.Kind == questions.Rapid || t.Kind == questions.Yours {
		return 0, false
	}
	return rep.Put + rep.Limit*graceDen/graceNum, true
}

func (l *Loop) cutIn(at time.Duration) {
	l.Turn().Cut = max(at, 1)
}

// Listens reports whether it is time for the interviewer to wonder where a story
// leads: a third of its time is gone, and they have not cut in.
func (l *Loop) Listens() bool {
	t, rep := l.Turn(), l.Reply()
	return t != nil && rep != nil && t.Kind == questions.Stories && len(t.Replies) == 1 && t.Cut == 0 && l.Seen-rep.Put >= rep.Limit/3
}

// Rambles reports whether the story that is being written is all background so
// far, so that the interviewer may cut in before the budget is gone. It reads
// the answer; call it when a sentence ends, not with every key.
func (l *Loop) Rambles() bool {
	if !l.Listens() {
		return false
	}
	r := feedback.Read(feedback.Said{Question: questions.Question{Kind: questions.Behavioral}, Blocks: []feedback.Block{{Text: lang.Clean(l.Open)}}})
	return len(r.Sentences) >= 5 && r.Shares[feedback.Action] == 0
}

// Interrupt lets the interviewer cut in now. It does nothing once they have.
func (l *Loop) Interrupt(now time.Time) {
	l.advance(now)
	if t := l.Turn(); t != nil && t.Cut == 0 && l.Reply() != nil {
		l.cutIn(l.Seen)
		l.change()
	}
}

// Write replaces what is being written.
func (l *Loop) Write(text string, now time.Time) {
	l.advance(now)
	rep := l.Reply()
	if rep == nil || l.Open == text {
		return
	}
	if rep.First == 0 && text != "" {
		rep.First = max(l.Seen, 1)
	}
	l.Open = text
	l.change()
}

// Send ends the reply that is open.
func (l *Loop) Send(now time.Time) {
	l.advance(now)
	if l.Reply() != nil {
		l.finish(Sent, l.Seen)
		l.change()
	}
}

// Skip leaves the question or the follow-up; it is recorded.
func (l *Loop) Skip(now time.Time) {
	l.advance(now)
	if l.Reply() != nil {
		l.finish(Skipped, l.Seen)
		l.change()
	}
}

// Hint gives the next hint of a technical question, and false when there is
// none. It is recorded.
func (l *Loop) Hint(now time.Time) bool {
	l.advance(now)
	t := l.Turn()
	if t == nil || l.Reply() == nil || t.Kind != questions.Explain {
		return false
	}
	q := l.Question(t.Asked)
	r := feedback.Read(l.said(q, *t, l.Open))
	for _, p := range r.Points {
		if p.State == feedback.Found {
			continue
		}
		hint := p.Say
		for _, own := range q.Probes {
			if own.Lacks == p.ID {
				hint = own.Text
			}
		}
		if !slices.Contains(t.Hints, hint) {
			t.Hints = append(t.Hints, hint)
			l.change()
			return true
		}
	}
	return false
}

// Ready ends a break early.
func (l *Loop) Ready(now time.Time) {
	l.advance(now)
	if l.Stage == Breaking {
		shift := l.Round().Start - l.Seen
		for i := l.At; i < len(l.Rounds); i++ {
			l.Rounds[i].Start -= shift
		}
		l.begin(l.Seen)
		l.change()
	}
}

// Leave ends the loop before its time. What was said stays.
func (l *Loop) Leave(now time.Time) {
	l.advance(now)
	if l.Over() {
		return
	}
	if l.Stage == Calling {
		if rep := l.Reply(); rep != nil {
			l.close(Skipped, l.Seen)
		}
		l.Round().End = l.Seen
	}
	l.Left, l.Stage = true, Voting
	l.change()
}

// Vote is the candidate's own vote on a round, before the others' are shown. The
// loop is closed once every round that took place has one.
func (l *Loop) Vote(round int, v Vote) {
	if l.Stage != Voting || round < 0 || round >= len(l.Rounds) {
		return
	}
	l.Rounds[round].Own = v
	l.Stage = Closed
	for _, r := range l.Rounds {
		if len(r.Turns) > 0 && r.Own == NoVote {
			l.Stage = Voting
		}
	}
	if l.Nothing() {
		l.Stage = Closed
	}
	l.change()
}

// Nothing reports whether nothing was asked at all.
func (l *Loop) Nothing() bool {
	for _, r := range l.Rounds {
		if len(r.Turns) > 0 {
			return false
		}
	}
	return true
}

func (l *Loop) change() { l.Revision++ }

// begin puts the round l.At on the line at a time.
func (l *Loop) begin(at time.Duration) {
	l.Stage = Calling
	l.Rounds[l.At].Start = at
	l.enter(at)
}

// enter asks what is due in the round: the first question, or the next.
func (l *Loop) enter(at time.Duration) {
	l.Seen = max(l.Seen, at)
	r := l.Round()
	for ; r.Part < len(r.Parts); r.Part++ {
		p := &r.Parts[r.Part]
		left := l.partEnd(r) - at
		if p.Kind == questions.Yours && l.partEnd(r) > at {
			if r.turned(r.Part) {
				continue // they have nothing more to ask
			}
			l.put(r, p, questions.Question{Kind: questions.Behavioral, Ask: YoursLine(r.Manner)}, at)
			return
		}
		first := !r.turned(r.Part)
		for len(p.Queue) > 0 && (left >= soonest || first && left > 0) {
			id := p.Queue[0]
			p.Queue = p.Queue[1:]
			if q, ok := l.bank[id]; ok {
				l.put(r, p, q, at)
				return
			}
		}
	}
	l.endRound(Sent, at)
}

// turned reports whether anything was asked in a part.
func (r *Round) turned(part int) bool {
	return slices.ContainsFunc(r.Turns, func(t Turn) bool { return t.Part == part })
}

// partEnd is when the part that is on should end.
func (l *Loop) partEnd(r *Round) time.Duration {
	end := r.Start
	for i := 0; i <= r.Part && i < len(r.Parts); i++ {
		end += r.Parts[i].Length
	}
	return end
}

// put asks a question.
func (l *Loop) put(r *Round, p *Part, q questions.Question, at time.Duration) {
	t := Turn{Part: r.Part, Kind: p.Kind, Asked: interview.Asked{
		ID: q.ID, Deck: q.Deck, Kind: q.Kind, Principle: q.Principle, Tags: q.Tags, Level: q.Level, Ask: q.Ask, Points: q.Points,
	}}
	r.Turns = append(r.Turns, t)
	l.say(r, p, q.Ask, l.answerLimit(r, p, q, at), at)
}

// say puts a sentence to the candidate and opens their reply.
func (l *Loop) say(r *Round, p *Part, ask lang.Text, limit, at time.Duration) {
	p.Said++
	if p.SwitchAt > 0 && p.Said == p.SwitchAt+1 {
		p.Lang = p.Lang.Other()
		p.SwitchAt = 0
	}
	speak := p.Lang
	if !ask.Has(speak) {
		speak = speak.Other()
	}
	t := &r.Turns[len(r.Turns)-1]
	t.Replies = append(t.Replies, Reply{Ask: ask, Lang: speak, Put: at, Limit: limit})
	l.Open = ""
}

// answerLimit is when an answer is handed in: a third past its budget, and never
// so late that a short part is all one answer.
func (l *Loop) answerLimit(r *Round, p *Part, q questions.Question, at time.Duration) time.Duration {
	left := max(l.partEnd(r)-at, soonest)
	switch p.Kind {
	case questions.Yours:
		return left
	case questions.Rapid:
		if l.Setup.Mode == interview.Speak {
			return 30 * time.Second
		}
		return time.Minute
	}
	budget := l.Setup.Pace.Budget(q, l.Setup.Mode)
	if q.Budget == 0 {
		budget = l.Setup.Pace.Spoken
	}
	share := left
	if l.probes(r, *p) > 0 {
		share = left * 2 / 3 // leave room for the follow-ups
	}
	return max(min(budget*graceNum/graceDen, share), soonest)
}

// close ends the open reply.
func (l *Loop) close(how Ending, at time.Duration) {
	rep := l.Reply()
	rep.Text, rep.How, rep.Ended = lang.Clean(l.Open), how, at
	l.Open = ""
}

// finish ends the open reply and says what comes next: a follow-up, another
// question, the end.
func (l *Loop) finish(how Ending, at time.Duration) {
	l.close(how, at)
	r := l.Round()
	p := &r.Parts[r.Part]
	t := &r.Turns[len(r.Turns)-1]
	if p.Kind == questions.Yours {
		if how == Sent && t.Replies[len(t.Replies)-1].Text != "" && r.Start+r.Length-at > turnaround {
			l.say(r, p, NextLine, r.Start+r.Length-at, at)
			return
		}
		r.Part++
		l.enter(at)
		return
	}
	skippedAll := how == Skipped && len(t.Replies) == 1
	if n := len(t.Replies) - 1; !skippedAll && n < l.probes(r, *p) && r.Start+r.Length-at > turnaround && l.partEnd(r)-at > turnaround {
		if ask, ok := l.followUp(r, *t, n); ok {
			l.say(r, p, ask, l.probeLimit(r, n), at)
			return
		}
	}
	l.enter(at)
}

// followUp chooses the next follow-up: what the answer lacked, then the
// question's own, and the interviewer's own way of pressing in between, more of
// it the hotter it is. Nothing is asked twice in a loop, nor what was answered
// already.
func (l *Loop) followUp(r *Round, t Turn, n int) (lang.Text, bool) {
	q := l.Question(t.Asked)
	own := feedback.Read(l.said(q, t, "")).Probes
	manner := r.Manner
	if r.Bar {
		manner = barRaiser
	}
	press := pressing(manner)
	if t.Asked.Kind == questions.Technical {
		press = nil // the deck knows better what to ask
	}
	first, second := own, press
	every := 3 // how often the interviewer presses on their own
	switch {
	case l.Setup.Heat == Hot || r.Bar:
		every = 2
	case l.Setup.Heat == Mild:
		every = 5
	}
	if len(press) > 0 && (n+1)%every == 0 {
		first, second = press, own
	}
	for _, list := range [][]lang.Text{first, second} {
		for _, ask := range list {
			if !l.asked(ask) {
				return ask, true
			}
		}
	}
	return lang.Text{}, false
}

// asked reports whether something was said to the candidate in this loop.
func (l *Loop) asked(ask lang.Text) bool {
	for _, r := range l.Rounds {
		for _, t := range r.Turns {
			for _, rep := range t.Replies {
				if rep.Ask == ask {
					return true
				}
			}
		}
	}
	return false
}

// said is what feedback reads of a turn: the answer and what was added to it
// later. open is what is being written.
func (l *Loop) said(q questions.Question, t Turn, open string) feedback.Said {
	s := feedback.Said{Question: q}
	for i, rep := range t.Replies {
		if i > 0 {
			s.Probed = append(s.Probed, rep.Ask)
		}
		text := rep.Text
		if rep.How == "" {
			text = open
		}
		if text != "" {
			s.Blocks = append(s.Blocks, feedback.Block{Text: lang.Clean(text)})
		}
	}
	return s
}

// endRound ends the round on the line and opens the break after it, or the vote.
func (l *Loop) endRound(how Ending, at time.Duration) {
	if l.Reply() != nil {
		l.close(how, at)
	}
	l.Round().End = max(at, 1)
	if l.At+1 == len(l.Rounds) {
		l.Stage = Voting
		return
	}
	l.At++
	if l.Round().Start <= at {
		l.begin(at)
		return
	}
	l.Stage = Breaking
}
