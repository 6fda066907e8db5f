package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"onsite/lang"
)

// keys is every key of the program. Footers and help are drawn from it.
type keys struct {
	Up, Down, Left, Right  key.Binding
	PageUp, PageDown       key.Binding
	Top, Bottom            key.Binding
	Enter, Back, Quit      key.Binding
	Help, Lang, Suspend    key.Binding
	Find                   key.Binding
	Choose, Continue       key.Binding
	Repair                 key.Binding
	KeepDraft, Discard     key.Binding
	Start, Note, Other     key.Binding
	Skip                   key.Binding
	NextPart, PrevPart     key.Binding
	Finish, Editor, Leave  key.Binding
	Undo, Redo             key.Binding
	Speak, Stumble, Done   key.Binding
	Tick, Scale, Confirm   key.Binding
	Again, Next, End       key.Binding
	Star, Remark, Compare  key.Binding
	Overrule, Accept       key.Binding
	Send, Line, Pass, Hint key.Binding
	Peek, Earlier, Export  key.Binding
	Yes, No, Unsure        key.Binding
	Turns, Practise, Mocks key.Binding
	Proof                  key.Binding
	Delete, Undelete       key.Binding
	Deck, Principle        key.Binding
	Language, Rating, Only key.Binding
	Clear, Mode            key.Binding
	Count, Leaveout        key.Binding
	Strength, Fill         key.Binding
	NewStory, ToStory      key.Binding
	Attach, Speaks         key.Binding
	Warnings               key.Binding
	Recall, Grade          key.Binding
	Sooner, Later          key.Binding
	Plan, Edit             key.Binding
	Steps, OnePage         key.Binding
	Interview, Stories     key.Binding
	PrevFigure, NextFigure key.Binding
}

func newKeys(l lang.Lang) keys {
	bind := func(shown, ko, en string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, l.Say(ko, en)))
	}
	return keys{
		Up:       bind("↑/k", "위로", "up", "up", "k"),
		Down:     bind("↓/j", "아래로", "down", "down", "j"),
		Left:     bind("←/h", "이전 값", "previous", "left", "h"),
		Right:    bind("→", "다음 값", "next", "right", "space"),
		PageUp:   bind("PgUp", "한 쪽 위로", "page up", "pgup", "ctrl+b"),
		PageDown: bind("PgDn", "한 쪽 아래로", "page down", "pgdown", "ctrl+f"),
		Top:      bind("g", "맨 위", "top", "g", "home"),
		Bottom:   bind("G", "맨 아래", "bottom", "G", "end"),
		Enter:    bind("Enter", "열기", "open", "enter"),
		Back:     bind("Esc", "뒤로", "back", "esc"),
		Quit:     bind("q", "종료", "quit", "q"),
		Help:     bind("?", "도움말", "help", "?", "f1"),
		Lang:     bind("l", "English", "한국어", "l"),
		Suspend:  bind("Ctrl+Z", "잠시 셸로", "to the shell", "ctrl+z"),
		Find:     bind("/", "찾기", "find", "/"),

		Choose:    bind("c", "골라서 연습", "choose", "c"),
		Continue:  bind("Enter", "이어서 답하기", "continue", "enter"),
		Repair:    bind("b", "파일 복구", "repair", "b"),
		KeepDraft: bind("a", "답변으로 저장", "keep as answer", "a"),
		Discard:   bind("x", "버리기", "throw away", "x"),

		Start: bind("Enter", "답변 시작", "start answering", "enter"),
		Note:  bind("Tab", "메모", "note", "tab"),
		Other: bind("k", "영어로 보기", "read it in Korean", "k"),
		Skip:  bind("s", "건너뛰기", "skip", "s"),

		NextPart: bind("Tab", "다음 칸", "next", "tab"),
		PrevPart: bind("Shift+Tab", "이전 칸", "back", "shift+tab"),
		Finish:   bind("Ctrl+S", "마침", "finish", "ctrl+s"),
		Editor:   bind("Ctrl+E", "편집기", "editor", "ctrl+e"),
		Leave:    bind("Esc", "나가기", "leave", "esc"),
		Undo:     bind("Ctrl+_ / Alt+Z", "되돌리기", "undo", "ctrl+_", "ctrl+/", "ctrl+7", "alt+z"),
		Redo:     bind("Ctrl+Y", "다시 하기", "redo", "ctrl+y", "alt+shift+z", "alt+Z"),

		Speak:   bind("s t a r", "넘어갈 때", "as you move on", "s", "t", "a", "r"),
		Stumble: bind("Space", "막힘 표시", "mark a stumble", "space"),
		Done:    bind("Enter", "마침", "done", "enter"),

		Tick:    bind("Space", "표시", "tick", "space"),
		Scale:   bind("1-5", "점수", "rate", "1", "2", "3", "4", "5"),
		Confirm: bind("Enter", "확인", "confirm", "enter"),

		Again: bind("a", "다시 답하기", "again now", "a"),
		Next:  bind("Enter", "다음 질문", "next question", "enter", "n"),
		End:   bind("Esc", "마치기", "end", "esc"),

		Send:     bind("Enter", "보내기", "send", "enter", "ctrl+s"),
		Line:     bind("Alt+Enter", "줄바꿈", "new line", "alt+enter", "shift+enter", "ctrl+j"),
		Pass:     bind("Ctrl+G", "건너뛰기", "skip", "ctrl+g"),
		Hint:     bind("Ctrl+T", "힌트", "hint", "ctrl+t"),
		Peek:     bind("Ctrl+O", "준비한 한 줄", "your line", "ctrl+o"),
		Earlier:  bind("r", "지난 모의 면접", "earlier mocks", "r"),
		Export:   bind("e", "파일로 저장", "export", "e"),
		Yes:      bind("y", "긍정", "inclined", "y"),
		No:       bind("n", "부정", "not inclined", "n"),
		Unsure:   bind("s", "판단 불가", "can't tell", "s"),
		Turns:    bind("Tab", "질문 목록", "questions", "tab"),
		Mocks:    bind("b", "모의 면접", "mocks", "b"),
		Practise: bind("1-3", "다음 연습", "practise", "1", "2", "3"),

		Overrule: bind("o", "동의 안 함", "overrule", "o"),
		Accept:   bind("O", "다시 보기", "bring back", "O"),
		Proof:    bind("1-9", "증거 문장", "proving sentence", "1", "2", "3", "4", "5", "6", "7", "8", "9"),

		Strength: bind("0-3", "얼마나 보여 주는지", "how strongly", "0", "1", "2", "3"),
		Fill:     bind("f", "이 질문에 답하기", "answer this question", "f"),
		Recall:   bind("r", "떠올리기", "recall", "r"),
		Grade:    bind("1-4", "등급 고치기", "change grade", "1", "2", "3", "4"),
		Sooner:   bind("-/+", "더 일찍/늦게", "sooner/later", "-", "_"),
		Later:    bind("+", "더 늦게", "later", "+", "="),
		Plan:     bind("p", "면접 계획", "plan", "p"),
		Edit:     bind("e", "면접 정보", "your interview", "e"),
		Steps:    bind("t", "전형 일정", "timeline", "t"),
		OnePage:  bind("b", "전날 한 장", "day before", "b"),
		NewStory: bind("n", "새 이야기", "new story", "n"),
		ToStory:  bind("w", "이야기로", "story", "w"),
		Attach:   bind("W", "이야기에 붙이기", "attach", "W"),
		Speaks:   bind("Space", "들려줄 수 있음", "can tell it", "space", "1", "2"),
		Warnings: bind("!", "고칠 것", "what to fix", "!"),

		PrevFigure: bind("←", "이전", "previous", "left", "h", "shift+tab"),
		NextFigure: bind("→", "다음", "next", "right", "tab", "space"),

		Interview: bind("i", "면접 정보", "your interview", "i"),
		Stories:   bind("s", "이야기", "stories", "s"),

		Star:     bind("s", "별표", "star", "s"),
		Remark:   bind("m", "메모", "note", "m"),
		Compare:  bind("c", "비교", "compare", "c"),
		Delete:   bind("x", "삭제", "delete", "x"),
		Undelete: bind("u", "삭제 취소", "undo delete", "u"),

		Deck:      bind("d", "덱", "deck", "d"),
		Principle: bind("p", "원칙", "principle", "p"),
		Language:  bind("v", "언어", "language", "v"),
		Rating:    bind("r", "자기 평가", "self-rating", "r"),
		Only:      bind("s", "별표만", "starred", "s"),
		Clear:     bind("c", "모두 지우기", "clear", "c"),
		Mode:      bind("t", "말하기/쓰기", "type/speak", "t"),

		Count:    bind("Enter", "시간에 넣기", "count it", "enter", "y"),
		Leaveout: bind("n", "빼기", "leave it out", "n", "esc"),
	}
}

// with renames a binding for one screen.
func with(b key.Binding, label string) key.Binding {
	b.SetHelp(b.Help().Key, label)
	return b
}

// dubeolsik is the standard Korean keyboard: what a key gives while the Korean
// input method is on. On screens without text it means the Latin key, so that
// nobody must switch the input method to move around.
var dubeolsik = map[string]string{
	"ㅂ": "q", "ㅈ": "w", "ㄷ": "e", "ㄱ": "r", "ㅅ": "t", "ㅛ": "y", "ㅕ": "u", "ㅑ": "i", "ㅐ": "o", "ㅔ": "p",
	"ㅁ": "a", "ㄴ": "s", "ㅇ": "d", "ㄹ": "f", "ㅎ": "g", "ㅗ": "h", "ㅓ": "j", "ㅏ": "k", "ㅣ": "l",
	"ㅋ": "z", "ㅌ": "x", "ㅊ": "c", "ㅍ": "v", "ㅠ": "b", "ㅜ": "n", "ㅡ": "m",
	"ㅃ": "Q", "ㅉ": "W", "ㄸ": "E", "ㄲ": "R", "ㅆ": "T", "ㅒ": "O", "ㅖ": "P",
}

// latin returns the key press a person meant with the Korean input method on.
func latin(k tea.KeyPressMsg) tea.KeyPressMsg {
	if to, ok := dubeolsik[lang.Clean(k.Text)]; ok && k.Mod&^tea.ModShift == 0 {
		return tea.KeyPressMsg{Text: to, Code: []rune(to)[0]}
	}
	return k
}
