package feedback

import (
	"strings"

	"onsite/questions"
)

// tellsStory is the gate before everything else: does the answer tell one past
// event, or habits, opinions and what one would do? Structured interviews are
// judged on past behaviour (Taylor and Small 2002), and most answers in real
// interviews are no stories (Bangerter and others 2014).
func (d *doc) tellsStory() State {
	past, present, n := 0, 0, 0
	for i, s := range d.ss {
		if d.idle[i] {
			continue
		}
		n++
		general := (s.cues[cueHabit] || s.cues[cueWould]) && !s.pastEnds()
		switch {
		case s.past && !general:
			past++
		case general || !s.past:
			present++
		}
	}
	switch {
	case n == 0:
		return CantTell
	case d.gibberish(), d.recites(), d.impersonal():
		return NotSeen
	case past == 0:
		return NotSeen
	case past == 1 && n > 2:
		if d.anchored() && 4*past >= n {
			return Partial
		}
		return NotSeen
	case 5*past < n: // a few past words among habits
		return NotSeen
	case 3*past < n && !d.anchored():
		return NotSeen
	case past == 1:
		return Partial
	}
	return Seen
}

// anchored reports whether anything ties the answer to one time.
func (d *doc) anchored() bool {
	for i, s := range d.ss {
		if !d.idle[i] && s.cues[cuePastTime] && (s.past || s.cues[cueBackground]) {
			return true
		}
	}
	return false
}

// pastEnds reports whether the main clause is past: in Korean the last words
// decide, in English any past verb that no "would" governs.
func (s *sentence) pastEnds() bool {
	if !s.korean {
		return s.past && !s.cues[cueWould]
	}
	for k := len(s.starts) - 2; k < len(s.starts); k++ {
		if hasPastSyllable(s.word(k)) {
			return true
		}
	}
	return false
}

// gibberish reports whether the words make no sentences: hardly any function
// words, or the same few words over and over.
func (d *doc) gibberish() bool {
	words, function, endings := 0, 0, 0
	kinds := map[string]bool{}
	for _, s := range d.ss {
		for k := range s.starts {
			w := s.word(k)
			words++
			kinds[w] = true
			if functionWords[w] {
				function++
			}
			if w[0] >= 0x80 && (koreanGrammar(w)) {
				endings++
			}
		}
	}
	switch {
	case words < 8:
		return false
	case 100*len(kinds) < 30*words && words < 300:
		return true
	case d.syllables*2 > d.words*3: // Korean
		return 100*(endings+function) < 22*words
	}
	return 100*function < 20*words
}

var functionWords = wordSet(`the a an i we he she they it you my our his her their its me us them him to of in on at for with from by about into over after before as and but or so because that which who when where what how if than then is are was were be been am do does did have has had will would could should can not no this there it's i'm i'd i've don't didn't wasn't just very one all out up down`)

// koreanGrammar reports whether a word carries a particle or an ending, as most
// words of a Korean sentence do.
func koreanGrammar(w string) bool {
	for _, e := range []string{"은", "는", "이", "가", "을", "를", "에", "에서", "로", "와", "과", "도", "의", "고", "서", "며", "다", "요", "죠", "면", "지", "게", "데", "까지", "부터", "보다", "만", "한", "던", "된", "할", "어", "아", "해", "라", "니", "인", "들", "음", "기"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// recites reports whether the answer names principles instead of showing one:
// three of them, and fewer own deeds than names.
func (d *doc) recites() bool {
	names, deeds := 0, 0
	for _, p := range questions.Principles() {
		en := " " + strings.ToLower(strings.NewReplacer(",", "", ";", "").Replace(p.Name.En)) + " "
		for _, s := range d.ss {
			if strings.Contains(s.padded, en) || strings.Contains(s.padded, p.Name.Ko) {
				names++
				break
			}
		}
	}
	for _, s := range d.ss {
		if s.past && s.mine() {
			deeds++
		}
	}
	return names >= 3 && deeds < names
}

// impersonal reports whether hardly anybody acts in the answer: it explains a
// thing.
func (d *doc) impersonal() bool {
	personal, past := 0, 0
	for _, s := range d.ss {
		if s.mine() || s.ours() || containsAny(s.padded, " my ", " me ", " our ", " us ", " 제 ", " 저 ", "저희", "우리", " 저도", "저에게", "저한테", "님", "고객") {
			personal++
		}
		if s.past {
			past++
		}
	}
	return len(d.ss) > 2 && 5*personal <= len(d.ss) && 3*past < len(d.ss)
}

// personal reports whether the speaker is in the answer at all.
func (d *doc) personal() bool {
	return d.first(func(i int) bool {
		s := d.ss[i]
		return s.mine() || s.ours() || containsAny(s.padded, " i ", " my ", " me ", " 제 ", " 저 ", "저희", "저는")
	}) >= 0
}

// size is how many English words and Korean syllables the sentence has.
func (s *sentence) size() (words, syllables int) {
	for _, at := range s.starts {
		if s.lower[at] < 0x80 {
			words++
		}
	}
	for _, r := range s.lower {
		if r >= '가' && r <= '힣' {
			syllables++
		}
	}
	return words, syllables
}
