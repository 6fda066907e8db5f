package store

import (
	"os"
	"syscall"
)

// alive reports whether a process with this id runs.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	return p.Release() == nil
}

// canShare says that share does not keep writers away.
const canShare = false

// share does nothing: the standard library has no file lock here. The file is
// then looked at without one, and bbolt's own lock decides.
func share(*os.File) (busy bool, err error) { return false, nil }

// letGo closes a file, and with it the lock on it.
func letGo(f *os.File) { _ = f.Close() }

// syncDir does nothing: a directory cannot be synced here.
func syncDir(string) error { return nil }

func fullErrors() []error {
	const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
	return []error{handleDiskFull, diskFull}
}
