package store

import (
	"encoding/json"
	"os"
	"time"
)

// holder is the small file beside the database that says who has it open. One
// that is left behind says that its program did not come to Close.
type holder struct {
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

func holderPath(path string) string { return path + ".holder" }

// writeHolder is called with the lock held. A full disk must not keep anybody
// from reading, so it does not fail: without the file, an unclean end of this
// run goes unnoticed, and only that.
func writeHolder(path string, now time.Time) {
	b, err := json.Marshal(holder{PID: os.Getpid(), Since: now.Round(0)})
	if err == nil {
		_ = os.WriteFile(holderPath(path), b, 0o600)
	}
}

func removeHolder(path string) { _ = os.Remove(holderPath(path)) }

// leftBehind reports whether there is a holder file. It means something to who
// has the lock.
func leftBehind(path string) bool {
	_, err := os.Lstat(holderPath(path))
	return err == nil
}

// inUse names who has the file open, as far as the holder file tells and that
// process lives.
func inUse(path string) *InUse {
	e := &InUse{Path: path}
	b, err := os.ReadFile(holderPath(path))
	if err != nil {
		return e
	}
	var h holder
	if json.Unmarshal(b, &h) == nil && h.PID > 0 && alive(h.PID) {
		e.PID, e.Since = h.PID, h.Since
	}
	return e
}
