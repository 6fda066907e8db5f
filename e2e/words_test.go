//go:build !windows

package e2e

// What the tests look for on the screen, Korean or English. When a sentence of
// the program changes, it changes here.
const (
	homeReady    = `(?:오늘 \d+ /|Today \d+ of) (\d+)(?:분| min)` // minutes of a day
	homeDraft    = `쓰다 만 답변이 있습니다|an answer you did not finish`
	continueItem = `▸ (이어서 답하기|Continue)`
	choosing     = `맞는 질문|questions fit`
	thinking     = `답변 시작|start answering`
	answering    = `Ctrl\+S (마침|finish)`
	onDisk       = `(저장됨|saved) · %d(자| character)` // characters of the open field
	probing      = `꼬리 질문 \d|probe \d`
	rating       = `1-5 (점수|rate)`
	afterProbe   = probing + `|` + rating
	revealed     = `Enter (다음 질문|next question|마치기|finish)`
	leaveMenu    = `어떻게 할까요|What would you like to do`
	keptNotice   = `답변으로 저장했습니다|Kept as an answer`
	noAnswersYet = `아직 답변이 없습니다|nothing answered yet`
	reviewTitle  = `돌아보기|Review`
	tooSmall     = `너무 작습니다|too small`
	diskFull     = `! (디스크가 가득|The disk is full)`
	readOnly     = `읽기 전용|read-only|읽을 수만|can only be read`
	damaged      = `! (파일 손상|Damaged file)`
	damagedQuit  = `▸ (아무것도 바꾸지|Quit and change)`
	damagedFresh = `▸ (새 파일로|Begin with a new)`
	backupItem   = `▸ (.*백업으로 되돌리기|Restore the backup)`
	restored     = `백업으로 되돌리고|Restored, and`
	begunAnew    = `새 파일로 시작했고|A new file, with`
	editorFailed = `편집기가 오류로|The editor ended with an error`

	noStoriesYet    = `n을 누르면|Press n to write`
	titleHint       = `나중에 이 한 줄만|the one line that brings`
	canTell         = `✓ 1 `
	firstPrinciple  = `(고객 집착|Customer Obsession)`
	secondPrinciple = `(주인의식|Ownership)`
	noStory         = `이야기: 없음|Story: none`
	storyNamed      = `(이야기|Story): `
	recallLimit     = `← %d ?(초|s) →` // seconds
	naming          = `^ *>`
	cameToMind      = `만에 떠올렸습니다|came to mind in`
	didNotCome      = `떠오르지 않았습니다|did not come to mind`
	recalledOne     = `질문 2개 중 1개|1 of 2 questions`

	comesBack  = `다시 묻습니다|asked again`
	roundOver  = `질문 1개에 답했습니다|1 question answered`
	noDateYet  = `면접 날짜를 정하면 그날까지|Set the date of your interview`
	dateRow    = `아직 모르면 비워|Leave it empty until`
	dateRead   = `· (D-12|12 days to go)$`
	planTitle  = `^ *(면접 계획|Plan) · `
	briefTitle = `면접 전날 한 장|The page for the day before`
	written    = `저장했습니다: |Saved: `

	inUse = `다른 onsite가 쓰고|open in another onsite`
)
