package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

const (
	probeLimit = 20 * time.Second // a probe that takes longer says nothing
	probeWait  = 200 * time.Millisecond
	stamp      = "20060102-150405"
)

// Probe reads the whole file, changes nothing and returns *Damaged when
// anything in it is wrong. A file that another process has open for writing
// says nothing: nil. It is meant for a process of its own (see
// Options.ProbeCommand), which a broken file may take down.
func Probe(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return wrap(path, err)
	}
	defer f.Close()
	var busy *InUse
	if err := awaitShare(f, probeWait); errors.As(err, &busy) {
		return nil
	} else if err != nil {
		return wrap(path, err)
	}
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return wrap(path, err)
	}
	img, err := readImage(f, info.Size())
	if err == nil {
		err = img.checkAll()
	}
	if err != nil {
		return &Damaged{Path: path, Detail: err.Error()}
	}
	return checkBolt(path)
}

// checkBolt has bbolt check the file itself. It is called only for a file that
// checkAll found good, where it does not fault.
func checkBolt(path string) error {
	err := guard(path, func() error {
		db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: probeWait, ReadOnly: true})
		if err != nil {
			return err
		}
		defer db.Close()
		return db.View(func(tx *bolt.Tx) error {
			var first error
			for err := range tx.Check() {
				if first == nil {
					first = &Damaged{Path: path, Detail: err.Error()}
				}
			}
			return first
		})
	})
	if p := asPanicked(err); p != nil {
		return p.Damaged
	}
	if errors.Is(err, berrors.ErrTimeout) {
		return nil
	}
	return wrap(path, err)
}

// probe looks at a file whose last program did not close it.
func probe(path string, img *image, command []string) error {
	if len(command) > 0 {
		detail, ran := runProbe(command, path)
		if ran && detail != "" {
			return &Damaged{Path: path, Detail: detail}
		}
		if ran {
			return nil
		}
	}
	if err := img.checkAll(); err != nil {
		return &Damaged{Path: path, Detail: err.Error()}
	}
	return nil
}

// runProbe runs the probe command. It returns what is wrong with the file, ""
// if nothing is or the time was too short to say, and whether the command could
// be run.
func runProbe(command []string, path string) (detail string, ran bool) {
	ctx, cancel := context.WithTimeout(context.Background(), probeLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], append(command[1:len(command):len(command)], path)...)
	cmd.WaitDelay = time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case err == nil || ctx.Err() != nil:
		return "", true
	case !errors.As(err, &exit):
		return "", false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
	if first == "" {
		first = exit.String()
	}
	return first, true
}

// SetAside renames a damaged file to <path>.damaged-<time>, so that nothing of
// it is lost and its name is free. It never writes over anything.
func SetAside(path string, now time.Time) (moved string, err error) {
	moved, err = freeName(path + ".damaged-" + now.Format(stamp))
	if err != nil {
		return "", wrap(path, err)
	}
	if err := os.Rename(path, moved); err != nil {
		return "", wrap(path, err)
	}
	removeHolder(path)
	return moved, nil
}

// freeName returns name, or name-2, name-3 and so on, whichever is not taken.
func freeName(name string) (string, error) {
	try := name
	for n := 2; ; n++ {
		_, err := os.Lstat(try)
		if errors.Is(err, fs.ErrNotExist) {
			return try, nil
		}
		if err != nil {
			return "", err
		}
		try = fmt.Sprintf("%s-%d", name, n)
	}
}
