package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"time"

	berrors "go.etcd.io/bbolt/errors"

	"onsite/lang"
)

// InUse says that another process has the file open. PID and Since are zero
// when that process is not known.
type InUse struct {
	Path  string
	PID   int
	Since time.Time
}

// Text says it in both languages.
func (e *InUse) Text() lang.Text {
	if e.PID == 0 {
		return lang.Text{
			En: fmt.Sprintf("%s is open in another onsite. Close that one and try again.", e.Path),
			Ko: fmt.Sprintf("%s 파일을 다른 onsite가 쓰고 있습니다. 그쪽을 닫고 다시 시도하세요.", e.Path),
		}
	}
	since := e.Since.Format("2006-01-02 15:04")
	return lang.Text{
		En: fmt.Sprintf("%s is open in another onsite (process %d, since %s). Close that one and try again.", e.Path, e.PID, since),
		Ko: fmt.Sprintf("%s 파일을 다른 onsite가 쓰고 있습니다(프로세스 %d, %s부터). 그쪽을 닫고 다시 시도하세요.", e.Path, e.PID, since),
	}
}

func (e *InUse) Error() string { return e.Text().En }

// Damaged says that a file, or one record in it, is not what was written.
// Detail is for a report, in English.
type Damaged struct {
	Path   string
	Detail string
}

// Text says it in both languages.
func (e *Damaged) Text() lang.Text {
	return lang.Text{
		En: fmt.Sprintf("%s is damaged (%s).", e.Path, e.Detail),
		Ko: fmt.Sprintf("%s 파일이 손상되었습니다(%s).", e.Path, e.Detail),
	}
}

func (e *Damaged) Error() string { return e.Text().En }

// NewerVersion says that a newer program made the file. It was not touched.
type NewerVersion struct {
	Path        string
	Have, Known int // schema of the file, newest schema of this program
}

// Text says it in both languages.
func (e *NewerVersion) Text() lang.Text {
	return lang.Text{
		En: fmt.Sprintf("%s was written by a newer onsite (format %d, this one reads up to %d). Update onsite; the file was left as it is.", e.Path, e.Have, e.Known),
		Ko: fmt.Sprintf("%s 파일은 더 새로운 onsite가 쓴 것입니다(형식 %d, 이 프로그램은 %d까지 읽습니다). onsite를 업데이트하세요. 파일은 그대로 두었습니다.", e.Path, e.Have, e.Known),
	}
}

func (e *NewerVersion) Error() string { return e.Text().En }

// sentence is an error that needs no facts.
type sentence lang.Text

// Text says it in both languages.
func (e *sentence) Text() lang.Text { return lang.Text(*e) }

func (e *sentence) Error() string { return e.En }

// ErrNotFound says that there is no such answer, draft or file content.
var ErrNotFound error = &sentence{En: "There is no such record.", Ko: "그런 기록이 없습니다."}

// ErrClosed says that the store was closed.
var ErrClosed error = &sentence{En: "The file is closed.", Ko: "파일이 닫혀 있습니다."}

// errReadOnly is what a write to a store open for reading returns.
var errReadOnly error = &sentence{En: "The file is open for reading only.", Ko: "파일이 읽기 전용으로 열려 있습니다."}

// Failed says that the disk refused. The store goes on working; the write can
// be tried again.
type Failed struct {
	Path string
	Err  error
}

// Text says it in both languages, with what can be done about it.
func (e *Failed) Text() lang.Text {
	switch {
	case IsFull(e.Err):
		return lang.Text{
			En: fmt.Sprintf("The disk is full; nothing was written to %s. Free some space and it will be saved.", e.Path),
			Ko: fmt.Sprintf("디스크가 가득 차서 %s에 저장하지 못했습니다. 공간을 비우면 저장됩니다.", e.Path),
		}
	case IsReadOnly(e.Err):
		return lang.Text{
			En: fmt.Sprintf("%s can only be read, not written.", e.Path),
			Ko: fmt.Sprintf("%s 파일은 읽을 수만 있고 쓸 수 없습니다.", e.Path),
		}
	}
	return lang.Text{
		En: fmt.Sprintf("%s: %v.", e.Path, e.Err),
		Ko: fmt.Sprintf("%s 파일을 쓰거나 읽지 못했습니다: %v.", e.Path, e.Err),
	}
}

func (e *Failed) Error() string { return e.Text().En }

func (e *Failed) Unwrap() error { return e.Err }

// IsFull reports whether err came from a disk, quota or size limit that is used
// up.
func IsFull(err error) bool {
	if err == nil {
		return false
	}
	if failed := (*Failed)(nil); errors.As(err, &failed) {
		return IsFull(failed.Err)
	}
	for _, full := range fullErrors() {
		// bbolt turns some errors into text on the way.
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

// IsReadOnly reports whether err says that the file cannot be written.
func IsReadOnly(err error) bool {
	return errors.Is(err, errReadOnly) || errors.Is(err, berrors.ErrDatabaseReadOnly) ||
		errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)
}

// wrap gives an error of bbolt or the system a sentence.
func wrap(path string, err error) error {
	var own texter
	switch {
	case err == nil || errors.As(err, &own):
		return err
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return ErrClosed
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return &Damaged{Path: path, Detail: err.Error()}
	}
	return &Failed{Path: path, Err: err}
}

// asDamaged returns the damage err reports, or nil.
func asDamaged(err error) *Damaged {
	var d *Damaged
	if errors.As(err, &d) {
		return d
	}
	return nil
}

func isDamaged(err error) bool { return asDamaged(err) != nil }

// texter is an error that can say itself in both languages.
type texter interface{ Text() lang.Text }
