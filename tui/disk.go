package tui

import (
	"onsite/lang"
	"onsite/store"
)

// diskText words an error of the disk: what happened, and what to do.
func diskText(err error) lang.Text {
	switch {
	case store.IsFull(err):
		return lang.Text{
			Ko: "디스크가 가득 차 저장하지 못했습니다. 공간을 비우면 화면의 글을 바로 저장합니다.",
			En: "The disk is full: nothing was saved. Free some space and your text here will be.",
		}
	case store.IsReadOnly(err):
		return lang.Text{
			Ko: "파일이 읽기 전용이라 저장하지 못했습니다. 권한을 고치거나 --data를 쓰세요.",
			En: "The file is read-only: nothing was saved. Mend its permissions or use --data.",
		}
	}
	return lang.Text{Ko: "저장하거나 읽지 못했습니다: " + err.Error(), En: "It could not be saved or read: " + err.Error()}
}

// explain words an error of the store for a person.
func explain(err error) lang.Text {
	if store.IsFull(err) || store.IsReadOnly(err) {
		return diskText(err) // says what becomes of the text on the screen
	}
	if t, ok := err.(interface{ Text() lang.Text }); ok {
		return t.Text()
	}
	return diskText(err)
}
