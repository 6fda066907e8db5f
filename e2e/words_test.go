//go:build !windows

package e2e

// What the tests look for on the screen, Korean or English. When a sentence of
// the program changes, it changes here.
const (
	homeReady    = `오늘 \d+ / \d+분|today \d+ of \d+ min`
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
	inUse        = `다른 onsite가 쓰고|open in another onsite`
)
