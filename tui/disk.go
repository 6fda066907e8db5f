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
			Ko: "디스크가 가득 차 저장하지 못했습니다. 글은 화면에 그대로 있으니 공간을 비우면 곧 저장합니다.",
			En: "The disk is full, so nothing was saved. Your text stays here and is saved as soon as there is room.",
		}
	case store.IsReadOnly(err):
		return lang.Text{
			Ko: "파일이 읽기 전용이라 저장하지 못했습니다. 권한을 고치거나 --data로 다른 파일을 쓰세요.",
			En: "The file is read-only, so nothing was saved. Mend its permissions, or use --data with another file.",
		}
	}
	return lang.Text{Ko: "저장하거나 읽지 못했습니다: " + err.Error(), En: "It could not be saved or read: " + err.Error()}
}
