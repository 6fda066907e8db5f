package store

import (
	"errors"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// laterSchema is a way that goes on where ours ends today.
func laterSchema(run func(*bolt.Tx) error) []migration {
	way := migrations()
	return append(way, migration{to: way[len(way)-1].to + 1, run: run})
}

// asOfSchema makes a file what it was at an older schema, without the buckets
// that came later.
func asOfSchema(t *testing.T, s *Store, version int, without ...string) {
	t.Helper()
	must(t, s.update(func(tx *bolt.Tx) error {
		for _, name := range without {
			if err := tx.DeleteBucket([]byte(name)); err != nil {
				return err
			}
		}
		return putJSON(in(tx, bucketMeta), keySchema, schema{Version: version, Made: now0})
	}))
}

func TestMigrationsAreInOrder(t *testing.T) {
	for i, m := range migrations() {
		equal(t, "schema", m.to, i+1)
	}
}

func TestFirstSchema(t *testing.T) {
	s := newStoreAt(t)
	all := everything(t, s)
	equal(t, "records", len(all), 2)
	equal(t, "schema", all["meta/schema"], `{"version":4,"made":"2026-11-22T03:41:05Z"}`)
	equal(t, "count", all["meta/count"], `{"answers":0}`)
}

func TestMigrationRunsOnceAfterABackup(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	must(t, s.Close())
	runs := 0
	way := laterSchema(func(tx *bolt.Tx) error {
		runs++
		_, err := tx.CreateBucket([]byte("letters"))
		return err
	})
	for range 2 {
		s, err := open(path, Options{}, way, now0)
		must(t, err)
		n, err := s.Count()
		must(t, err)
		equal(t, "count", n, 3)
		must(t, s.Close())
	}
	equal(t, "runs", runs, 1)
	backups, err := Backups(path, Options{})
	must(t, err)
	equal(t, "backups", len(backups), 1)
	equal(t, "answers in the backup", backups[0].Answers, 3)
	mustOpen(t, backups[0].Path) // still the schema before

	before := read(t, path)
	_, err = Open(path, Options{}, now0)
	var newer *NewerVersion
	if !errors.As(err, &newer) {
		t.Fatalf("got %v, want *NewerVersion", err)
	}
	equal(t, "have", newer.Have, 5)
	equal(t, "known", newer.Known, 4)
	equal(t, "file is as it was", string(read(t, path)), string(before))
	equal(t, "holder file is there", leftBehind(path), false)
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	keepMany(t, s, 3)
	before := everything(t, s)
	must(t, s.Close())
	bad := errors.New("cannot")
	_, err := open(path, Options{}, laterSchema(func(tx *bolt.Tx) error {
		return errors.Join(tx.DeleteBucket([]byte(bucketAnswers)), bad)
	}), now0)
	wantError(t, err, bad)
	after := everything(t, mustOpen(t, path))
	equal(t, "records", len(after), len(before))
}

func TestOldSchemaOpenForReadingIsRefused(t *testing.T) {
	path := newPath(t)
	must(t, mustOpen(t, path).Close())
	_, err := open(path, Options{ReadOnly: true}, laterSchema(nil), now0)
	equal(t, "IsReadOnly", IsReadOnly(err), true)
	if !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
}
