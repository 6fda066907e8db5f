package phrase

import "strings"

// A Hangul syllable is 0xAC00 + (lead*21 + vowel)*28 + final (Unicode, 3.12).
const (
	firstSyllable = 0xAC00
	lastSyllable  = 0xD7A3

	finalN  = 4
	finalL  = 8
	finalM  = 16
	finalB  = 17
	finalSS = 20

	vowelA   = 0
	vowelAE  = 1
	vowelEO  = 4
	vowelYEO = 6
	vowelO   = 8
	vowelWA  = 9
	vowelWAE = 10
	vowelOE  = 11
	vowelU   = 13
	vowelWO  = 14
	vowelEU  = 18
	vowelI   = 20

	leadR = 5
	leadH = 18
)

// split takes a syllable apart; final is 0 where there is none, and all are -1
// for another character.
func split(r rune) (lead, vowel, final int) {
	if r < firstSyllable || r > lastSyllable {
		return -1, -1, -1
	}
	n := int(r - firstSyllable)
	return n / (21 * 28), n / 28 % 21, n % 28
}

func join(lead, vowel, final int) rune {
	return rune(firstSyllable + (lead*21+vowel)*28 + final)
}

// stems returns the forms in which a verb stem begins its conjugations: as it
// is, and with its last vowel joined to 아/어 (보+아 봐, 나누+어 나눠, 쓰+어 써,
// 하+아 해, 흐르+어 흘러).
func stems(stem []rune) [][]rune {
	all := [][]rune{stem}
	n := len(stem)
	if n == 0 {
		return all
	}
	with := func(runes ...rune) {
		all = append(all, append(append([]rune(nil), stem[:n-1]...), runes...))
	}
	lead, vowel, final := split(stem[n-1])
	if final != 0 {
		return all
	}
	switch {
	case lead == leadH && vowel == vowelA:
		with(join(lead, vowelAE, 0))
	case vowel == vowelO:
		with(join(lead, vowelWA, 0))
	case vowel == vowelU:
		with(join(lead, vowelWO, 0))
	case vowel == vowelI:
		with(join(lead, vowelYEO, 0))
	case vowel == vowelOE:
		with(join(lead, vowelWAE, 0))
	case vowel == vowelEU:
		with(join(lead, vowelEO, 0))
		with(join(lead, vowelA, 0))
		if lead == leadR && n > 1 {
			if l, v, f := split(stem[n-2]); f == 0 {
				head := append([]rune(nil), stem[:n-2]...)
				all = append(all, append(append([]rune(nil), head...), join(l, v, finalL), '러'), append(head, join(l, v, finalL), '라'))
			}
		}
	}
	return all
}

// begins reports whether word begins with a verb stem, whose last syllable may
// carry the ending's ㄴ ㄹ ㅁ ㅂ or ㅆ (하 - 한 할 함 합 했).
func begins(word, stem []rune) bool {
	n := len(stem)
	if len(word) < n || n == 0 {
		return false
	}
	for i := range n - 1 {
		if word[i] != stem[i] {
			return false
		}
	}
	if word[n-1] == stem[n-1] {
		return true
	}
	l, v, f := split(stem[n-1])
	wl, wv, wf := split(word[n-1])
	return f == 0 && l == wl && v == wv && (wf == finalN || wf == finalL || wf == finalM || wf == finalB || wf == finalSS)
}

// particles may follow a noun, also several of them.
var particles = strings.Fields(`은 는 이 가 을 를 의 에 에서 에게 에는 에도 한테 께 로 으로 와 과 랑 이랑 하고 도 만 까지 부터 보다 처럼 같이 마다 조차 마저 밖에 나 이나 든 이든
들 등 뿐 뿐만 때문에 때문 중 간 당 별 시 후 전 상 내 측 쪽 용 씩 째 님
라 라는 라고 라면 라서 란 이라 이라는 이라고 이라면 이라서 이란 인 인데 인지 이고 이며 이면 이지 이지만 이니 이니까 이라도 라도 이어서 여서 이었 였 이어도
다 이다 입니다 입니다만 이에요 예요 이죠 죠 지 고 요 이요 인가 인가요 임 일 이므로 므로 면 으로서 로서 으로써 로써 에서는 에서도 으로는 로는 이야 야 이었다 였다`)

// derived begin what makes a verb or adjective of a noun: 커밋하다, 커밋된.
var derived = strings.Fields(`하 한 할 함 합 했 해 되 된 될 됨 됩 됐 돼 시키 시킨 시킬 시켜 시킴 시킵 시켰 당하 당한 당할 당해 받 적 화 성 률 율 량`)

// isEnding reports whether the rest of a word after a noun is nothing but
// particles, or makes a verb of the noun.
func isEnding(rest string) bool {
	if rest == "" {
		return true
	}
	for _, d := range derived {
		if strings.HasPrefix(rest, d) {
			return true
		}
	}
	return isParticles(rest, 3)
}

func isParticles(rest string, depth int) bool {
	if rest == "" {
		return true
	}
	if depth == 0 {
		return false
	}
	for _, p := range particles {
		if after, ok := strings.CutPrefix(rest, p); ok && isParticles(after, depth-1) {
			return true
		}
	}
	return false
}
