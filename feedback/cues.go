package feedback

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// cue is a sign in a sentence that hints at what it tells. Cues are facts about
// words, not verdicts: the labels weigh them together.
type cue int

const (
	cuePastTime   cue = iota // one time in the past
	cueProblem               // something went wrong
	cueDuty                  // a goal, a duty, a deadline
	cueI                     // "I" did something; 제가, 직접
	cueWe                    // "we" did something; 저희가, 우리가
	cueStep                  // first, then; 먼저, 그래서
	cueDoing                 // a verb of doing something on purpose, past
	cueReason                // because, so that, instead
	cueOutcome               // as a result, in the end
	cueChange                // a verb of getting more, less, better
	cueNumber                // a quantity that is no date, version or head count
	cueEffect                // what others did or said because of it; nothing happened again
	cueLearned               // learned, next time, since then
	cueHabit                 // usually, always, I believe, 편입니다
	cueWould                 // would, will, 하겠습니다
	cueMeta                  // talk about the interview, fillers
	cuePast                  // past tense
	cueOthers                // another person or team is the subject
	cueBackground            // "I was working at", 다니던, 규모의
	cueBlame                 // others at fault
	cueVague                 // words that fit any story
	cueAnchor                // something nameable: a tool, a date, a number
	cues
)

// phrases of every cue. English ones are matched as whole words in lower-case
// text, with * for any rest of a word; Korean ones anywhere.
var phrases = [cues]struct{ en, ko string }{
	cuePastTime: {
		`last year|last month|last week|last spring|last summer|last autumn|last fall|last winter|last quarter|years ago|year ago|months ago|weeks ago|at the time|back then|back in|when i was|when we were|one day|one night|one morning|one evening|one friday|one monday|that week|that night|during my|in my first|in my second|my previous|my last job|my old|at my|the day before|the week before|it was a|this was at|this was in|this was when|this happened|there was a time|once|in january|in february|in march|in april|in may|in june|in july|in august|in september|in october|in november|in december|in 19*|in 20*|twenty twenty*|twenty nineteen|twenty eighteen|in spring|in summer|in the summer|in the winter|in the spring|in the fall|in autumn|in winter|black friday|two years|three years|a few months into|months into|weeks into`,
		`당시|작년|재작년|지난해|지난주|지난달|지난 |년 전|달 전|개월 전|주 전|시절|때였|어느 날|하루는|한번은|무렵|던 중|입사하고|입사한|입사 |신입 때|신입이|신입으로|인턴 때|인턴으로|년 차|년차|학기|군 복무|군대에|올해 초|그때|그 당시|새벽|연말|연초|금요일|월요일|명절|전 직장|이전 회사|첫 직장|첫 회사|월에|년에|년도에|봄에|여름에|가을에|겨울에|프로젝트에서|때 일|적이 있`,
	},
	cueProblem: {
		`outage|incident|failed|failing|fails|broke|broken|complain*|crash*|bug|bugs|timeout*|timed out|slow|error|errors|stuck|angry|unhappy|furious|frustrated|escalat*|went down|was down|lost|losing|missing|wrong|leak*|corrupt*|delay*|behind schedule|at risk|threatened|problem|issue|nobody owned|ticket|tickets`,
		`장애|문제가|문제는|실패|불만|느려|느리|멈췄|멈추|오류|에러|터졌|터지|항의|깨졌|깨지|누락|지연|밀리|밀려|끊기|끊겼|죽었|죽는|급증|유출|사고|컴플레인|클레임|화가 |불편|위험|안 되|안 돼|안되|엉뚱|틀렸|틀어|막혔|막혀|부족|문의`,
	},
	cueDuty: {
		`my job|my task|my role|my goal|our goal|the goal|goal was|target|responsible|responsibility|in charge|asked me|asked us|asked to|was asked|were asked|had to|needed to|need to|have to|must|supposed to|deadline|due|by friday|by monday|by the end|until the|gave me|given|assigned|expected|was told|wanted me|wanted us|my manager wanted|fell to me|fell on me|up to me|mine to|it was on me|within two|within a|assignment|owned|i owned|committed to|promised|the ask|my lead asked|nobody asked|wasn't my|was not my|not my`,
		`목표|맡았|맡아|맡은|맡게|맡고|맡겨|담당|해야 했|해야 하|해야 되|해야 됐|해야만|야 했|야 하는|야 됐|과제|기한|마감|책임|제 역할|역할은|부탁|지시|요청받|임무|제 일|제가 할 일|내야 |까지 |기대|숙제|떨어졌|주어진|주셨|달라고|하라고|몫이|제 몫|미션|요구`,
	},
	cueI: {
		`i|i'd|i've|myself|me and|i'm`,
		` 제가| 내가| 저는| 나는| 직접|제 손으로| 혼자| 저도| 저희 중 제가`,
	},
	cueWe: {
		`we|we'd|we've|our team|the team|us`,
		`저희가|저희는|저희 팀이|저희 팀은|우리가|우리는|우리 팀이|우리 팀은|팀이|팀은|팀원들이|팀원들과|다 같이|다같이|함께|저희도`,
	},
	cueStep: {
		`first|first thing|then|next|after that|so i|and i|before that|before touching|finally i|the next day|the next morning|that evening|that afternoon|to begin with|step by step|i started|i began|at first`,
		`먼저|우선|그래서|그다음|그 다음|다음으로|이어서|일단|그러고|그리고 나서|첫째|둘째|그날|다음 날|바로|곧바로|대신|결국 제가|처음에는|그래 가지고|그래가지고`,
	},
	cueDoing: {
		`decided|built|wrote|asked|proposed|measured|suggested|called|checked|traced|ran|set up|moved|changed|added|removed|split|replaced|sent|made|put|took|drew|sat down|walked|showed|explained|talked|spoke|compared|found|noticed|looked|read|opened|went|pulled|picked|chose|designed|implemented|deployed|rolled|tested|fixed|reproduced|listed|wrote up|documented|scheduled|organized|organised|negotiated|offered|refused|told|convinced|persuaded|agreed|interviewed|trained|taught|paired|profiled|logged|automated|migrated|reviewed|rewrote|escalated|apologized|apologised|shared|collected|gathered|analyzed|analysed|investigated|discovered|created|prepared|presented|introduced|turned|switched|disabled|enabled|stopped|started|kept|gave|met|invited|worked|cut|dropped the|merged|blocked|restored|patched|tuned|grouped|sorted|counted|mapped|tried|figured|booked|borrowed|bought|handed|flipped|swapped|raised`,
		`제안|분석|설계|구현|설득|확인했|확인하|확인해|작성|만들었|만들어|만들고|찾았|찾아|찾아냈|바꿨|바꾸|바꿔|돌렸|돌려|물었|물어|여쭤|요청했|요청드|정리했|정리해|공유했|공유하|나눴|나눠|나누|옮겼|옮기|옮겨|붙였|붙여|넣었|넣고|뽑았|뽑아|짰|짜서|비교|살펴|들여다|봤습니다|봤어요|봤고|봤는데|보니|읽었|읽어|열었|열어|추가했|추가하|제거|지웠|막았|막고|걸었|걸어|띄웠|띄워|적용|도입|배포했|배포하|테스트|재현|조사|추적|측정|쟀|기록|보고드|보고했|말씀드렸|말씀을 드렸|설명했|설명드|설명을|연락|전화|찾아갔|찾아가|만났|회의|시도|결정|선택|판단|골랐|정했|시작했|준비했|개발했|수정했|고쳤|고치|교체|분리|통합|자동화|모았|모아|그렸|그려|사과|약속|가르|알려|도왔|거절|협의|조율|합의|맞췄|맞춰|세웠|세워|올렸|내렸|껐|켰|했습니다|했어요|했고요|했죠`,
	},
	cueReason: {
		`because|so that|instead of|rather than|in order to|since|figured|reason|the idea was|i thought|i reasoned|i chose|which meant|to see|to find|to make sure|to avoid|so we could|so i could`,
		`때문에|위해|위해서|대신|판단|이유|생각해서|생각했|려고|도록|싶어서|싶었|보다는|근거|아니라`,
	},
	cueOutcome: {
		`as a result|in the end|ended up|eventually|finally|after that|the result|result was|results|outcome|led to|since then|from then on|by the end|at the end|a month later|months later|weeks later|week later|the following|next month|next quarter|it turned out|it worked|that worked|today|still|to this day|afterwards|within a week|within a month|since that`,
		`결과|결국|덕분에|그 뒤|그 후|이후|그러고 나서|그러고 나니|나서는|나니까|그 결과|마침내|나중에|한 달 뒤|다음 달|다음 분기|일주일 뒤|주 뒤|개월 뒤|이후로|지금까지|지금도|아직도|그다음부터|그날 이후|이번 분기|최종|끝으로`,
	},
	cueChange: {
		`reduced|dropped|fell|went down|went up|went from|came down|rose|grew|increased|decreased|improved|saved|halved|doubled|tripled|cut|shrank|faster|fewer|lower|higher|down to|up to|from * to|zero|none|back to normal|stable|recovered|achieved|gained|won|passed|shipped|launched|finished|closed|completed|delivered|released|resolved|stayed|stopped`,
		`줄었|줄어|줄였|줄이|감소|늘었|늘어|증가|단축|절감|개선|높아|높였|낮아|낮췄|올라갔|올랐|떨어졌|내려갔|빨라|안정|회복|달성|성공|마쳤|끝났|끝냈|마무리|완료|해결|없어|없었|사라|통과|출시|오픈했|0건|합격|수상|절반|반으로|두 배|세 배|배로`,
	},
	cueEffect: {
		`renewed|thanked|thank you note|praised|promoted|adopted|asked us to|asked me to|asked if|signed|stopped calling|never again|has not|hasn't|have not|haven't|didn't come back|did not come back|no longer|nobody|no one|not once|without a single|uses it|use it|used it|still use*|copied|picked up|took over|became|recommended|wrote back|told me later|said it|said that|approved|accepted|stayed quiet|stayed|kept using|are using|is now|is still|it is now`,
		`재계약|감사|고맙|칭찬|승진|채택|따라|쓰고 있|쓰고 계|쓰십니다|쓰게 됐|사용하고 있|쓰셨|가져다|표준|퍼졌|확산|한 번도|다시는|없었습니다|없었어요|없어졌|없습니다|안 났|안 나|안 왔|안 들어|받았습니다|받았어요|됐습니다|되었습니다|됐어요|되더라|인정|선정|소개|문의가 없|민원이|말씀하셨|하시더라|해 주셨|해주셨|평가를`,
	},
	cueLearned: {
		`learned|learnt|lesson|next time|since then i|since then we|now i|these days i|ever since|would do differently|do differently|differently|realized that|realised that|taught me|took away|take away|takeaway|in hindsight|looking back|what stuck with me|i now|nowadays i|from that day|i still think|i should have|should have|i regret|made me|changed how i|what i know now`,
		`배웠|배운|배우게|깨달|다음부터|다음에는|다음번|이후로는|그 뒤로|그 뒤부터|그 뒤로는|그 일 뒤로|그 이후로|아쉬|교훈|돌이켜|돌아보면|지금은|지금 생각|이제는|그때부터|그 후로|느꼈|느낀|반성|후회|했어야|할 걸|습관|알게 됐|알게 되었|다시 한다면|다시 하면`,
	},
	cueHabit: {
		`usually|always|tend to|in general|generally|i believe|i think that|i am a|i'm a|i am someone|i'm someone|kind of person|type of person|people say|colleagues describe|describe me|my strength|my philosophy|important to me|is important|is key|is the key|every time|whenever|often|i never|i am very|i'm very|passionate|team player|i consider|in my opinion|leaders|a good engineer|should always|the most important|i value|by nature|i like to|i love`,
		`보통|항상|평소|언제나|늘 |편입니다|편이에요|편이고|중요하다고|중요합니다|사람입니다|사람이에요|성격|생각합니다|생각해요|믿습니다|라고 봅니다|스타일|주로|대체로|매번|철학|가치관|소통이|리더는|엔지니어라면|자세|마음가짐|강점|장점|자신 있|자신이 있|잘하는 편|주의입니다|이라고 할 수`,
	},
	cueWould: {
		`i would|i'd|i will|i'll|would first|would then|would try|if i|if somebody|if someone|if there|would be|could be|might|i want to|hope to|hypothetically|i will keep`,
		`하겠습니다|할 것입니다|할 것 같|할 겁니다|하고 싶습니다|겠습니다|려고 합니다|만약|라면|한다면|된다면|할 거예요|것 같아요|싶습니다|되겠습니다`,
	},
	cueMeta: {
		`good question|great question|let me think|thank you for|thanks for|that's my story|that is my story|that's it|yeah so|okay so|um|uh|so yeah|does that answer|let me tell|i'll tell|i will tell|i'd like to talk|i want to talk|sorry|where was i|anyway|i hope|leadership principle|the principle|as you know|hello|hi`,
		`안녕하세요|질문|말씀드리겠|말씀드릴|이야기해 보겠|얘기해 보겠|이상입니다|감사합니다|들어 주셔서|음 |어 |그러니까 |잠깐만|잠시만|죄송|생각을 좀|생각 좀|떠오르|리더십 원칙|원칙|면접|아마존|네 있습니다|네 저|얘기긴|이야기인데|얘기인데|말하자면|그 뭐랄까|뭐 그런|뭐라고 해야|이 정도`,
	},
	cueOthers: {
		`he|she|they|the customer|the client|my manager|my lead|the vendor|the director|customers|users|the other team|marketing|sales|accounting|security|someone|somebody|everyone|everybody|management`,
		`고객이|고객은|고객사|팀장님|매니저|대표님|사장님|선배|후배|동료|상사|담당자|기획|영업|마케팅|개발팀|운영팀|협력사|업체|교수님|사람들이|다들|그분|그쪽|이사님|본부장|유저|사용자|손님|회사가|회사에서|주임님|과장님|부장님|책임님`,
	},
	cueBackground: {
		`i was working|i worked|i was a|i was an|i was the|i joined|we had|we were|there were|there was|our service|our system|our product|our company|the company|a company|startup|people in|engineers|the team was|at a|used to|was using|were using|consisted|about * people|intern|internship|university|semester`,
		`다니던|다닐 때|다니고|규모의|규모|근무|일하던|일하면서|일할 때|일하고|회사|스타트업|서비스를|시스템이|팀에|팀에서|명이|명 규모|운영하던|운영하고|쓰고 있었|있었거든|있었는데|있었고|있었습니다|상황|배경|구조|상태|인턴|대학교|학교|아르바이트|알바|동아리|연구실|부대`,
	},
	cueBlame: {
		`their fault|his fault|her fault|not my fault|wasn't my fault|because of them|incompetent|lazy|refused to listen|didn't listen|did not listen|never listened|careless|never answers|ignored me|ignored my|blame*|their mistake|his mistake|didn't do their|did nothing|useless|clueless|stubborn|nobody listened|wouldn't listen|as usual|as they always|as always|in my hands|nothing a single person|nothing i could|nobody could have|cannot rely on|can't rely on|took their side|without asking me|without informing me|without telling me|nobody in this|those people|normal people|toxic|only cared about|behind my back|a lie|didn't read|did not read|who read their|wrong numbers|hadn't|couldn't even|changed its mind|changed his mind|changed their mind|had promised|never documented|didn't care|did not care|should have known|they should have|he should have|she should have|if they had|if only|politics|unprofessional|doesn't know how|had no idea`,
		`때문이었|탓|잘못해서|무능|게을|무책임|말을 안 듣|말을 듣지|안 들어 줘|안 해 줘|안 해줘|안 해 주|협조를 안|비협조|이해를 못|실력이 없|실력보다|모르는 사람|일을 안|대충|엉망|고집|귀찮|떠넘|책임을 안|책임지지|자기네|걔네|핑계|답답|보지도 않|모르면서|편만|편을 들|입을 다물|어쩔 수 없|알려 주지 않|알려주지 않|보지 못하고|제대로 했|시말서|말도 없이|책임감이 좀|책임감이 없|관리를 전혀|전혀 안|아무것도 없|쳐다보고만|쳐다보고 있|무리하게|형식적|의지에 달|알았더라면|했더라면|잘 만나|도 하지 않았|한 번도 하지 않|명백|누가 봐도|자기 일만|자기들 일|말이 안 통|이해가 안|그런 사람`,
	},
	cueVague: {
		`various|things|helped|worked on|worked hard|a lot|many things|communicated|communication|did my best|tried my best|collaborat*|improve*|handled|dealt with|took care|supported|made sure|everything|stuff|put in a lot|coordinat*|hard work|went the extra|stayed late|efficiently|effectively|proactive*|synerg*|best practices|aligned|stakeholders|openly|transparently|respect|openness|suitable|good solutions|solutions|vision|creative|motivated|hand in hand|professional|outside the box|fresh ideas|hundred and ten percent|journey|all of the angles|all angles|right people|same table|good balance|seriously|big picture|closely|pros and cons|into account|supported each other|looked forward|positive|led by example|authentic|built trust|extra mile|friendly|all the problems|all of the problems|found solutions|gave it my all|passion*|teamwork|listened carefully|every single person|common ground|win win|smooth*|worked together|discussed it a lot|good decision`,
		`여러 가지|다양한|열심히|최선|노력|이것저것|소통|협업|협력|적극적|꼼꼼|성실|많은 |많이 |잘 해결|잘 마무리|잘 처리|원활|효율적|효과적|도움을|도와|신경|책임감|최대한|끈기|여러 방면|다방면|개선했|개선하|관리했|대응했|처리했|진행했|해결했|진심|경청|귀를 기울|최적의|도출|세심|다가갔|입장에서|분위기|긍정적|극복|유기적|시너지|포기하지|끊임없|논리적|객관적|합리적|흔들리지|존중|배려|솔선|똘똘|머리를 맞대|주도적|능동적|신중|면밀|하나씩 해결|지원도|끝까지|역량|성장|헌신|열정|화합|의견을 조율|긴밀|창의|사명감|공감`,
	},
}

// matcher finds the phrases of all cues.
type matcher struct {
	words map[string][]cuePhrase // by first word, English
	open  []cuePhrase            // whose first word is open
	ko    map[rune][]cuePhrase   // by first character, a space at the beginning left out
}

type cuePhrase struct {
	cue  cue
	text string
	word bool // Korean: begins a word
}

// cueMatcher is made on first use: the start must not pay for it.
var cueMatcher = sync.OnceValue(func() matcher {
	m := matcher{words: map[string][]cuePhrase{}, ko: map[rune][]cuePhrase{}}
	for c, p := range phrases {
		for _, text := range strings.Split(p.en, "|") {
			first, _, _ := strings.Cut(text, " ")
			switch {
			case text == "":
			case strings.HasSuffix(first, "*"):
				m.open = append(m.open, cuePhrase{cue: cue(c), text: text})
			default:
				m.words[first] = append(m.words[first], cuePhrase{cue: cue(c), text: text})
			}
		}
		for _, text := range strings.Split(p.ko, "|") {
			if text == "" {
				continue
			}
			bare := strings.TrimPrefix(text, " ")
			first, _ := utf8.DecodeRuneInString(bare)
			m.ko[first] = append(m.ko[first], cuePhrase{cue: cue(c), text: bare, word: bare != text})
		}
	}
	return m
})

// starts reports whether s, of words separated by single spaces, begins with
// phrase; a * at its end stands for the rest of a word, alone for one word.
func starts(s, phrase string) bool {
	for {
		part, rest, more := strings.Cut(phrase, "*")
		if !strings.HasPrefix(s, part) {
			return false
		}
		s = s[len(part):]
		if !more {
			return s == "" || s[0] == ' '
		}
		if end := strings.IndexByte(s, ' '); end >= 0 {
			s = s[end:]
		} else {
			s = ""
		}
		if rest == "" {
			return true
		}
		phrase = rest
	}
}

// mark finds the cues of a sentence.
func (s *sentence) mark() {
	m := cueMatcher()
	for _, at := range s.starts {
		tail := s.lower[at:]
		first, _, _ := strings.Cut(tail, " ")
		for _, p := range m.words[first] {
			if !s.cues[p.cue] && starts(tail, p.text) {
				s.cues[p.cue] = true
			}
		}
		for _, p := range m.open {
			if !s.cues[p.cue] && starts(tail, p.text) {
				s.cues[p.cue] = true
			}
		}
	}
	for at, r := range s.padded {
		for _, p := range m.ko[r] {
			if !s.cues[p.cue] && strings.HasPrefix(s.padded[at:], p.text) && (!p.word || s.padded[at-1] == ' ') {
				s.cues[p.cue] = true
			}
		}
	}
	s.cues[cueNumber] = s.quantity
	s.cues[cuePast] = s.past
}
