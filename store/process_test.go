package store

import (
	"testing"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

func TestAnOlderProcessNeverWinsAndADamagedOneIsWrittenAnew(t *testing.T) {
	s := newStoreAt(t)
	none, err := s.Process()
	must(t, err)
	equal(t, "nothing kept", none.Revision, 0)
	p := schedule.Process{Settings: schedule.Settings{Company: "둥지", Minutes: 25}, Revision: 2}
	must(t, s.SaveProcess(p))
	late := p
	late.Company, late.Revision = "late", 1
	must(t, s.SaveProcess(late))
	got, err := s.Process()
	must(t, err)
	equal(t, "company", got.Company, "둥지")
	must(t, s.update(func(tx *bolt.Tx) error {
		return in(tx, bucketProcess).Put([]byte(keyProcess), []byte("\x01no checksum"))
	}))
	_, err = s.Process()
	wantDamaged(t, err)
	must(t, s.SaveProcess(late)) // a damaged one is written anew
	got, err = s.Process()
	must(t, err)
	equal(t, "company", got.Company, "late")
}

func TestAFileOfTheThirdSchemaGetsAProcess(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.SaveStory(aStory(1, 1, "first")))
	asOfSchema(t, s, 3, bucketProcess)
	must(t, s.Close())
	s = mustOpen(t, path)
	equal(t, "stories", titles(t, s), "first")
	must(t, s.SaveProcess(schedule.Process{Revision: 1, Opening: "안녕하세요"}))
}

func TestSalvageSavesTheProcess(t *testing.T) {
	old := newPath(t)
	s := mustOpen(t, old)
	must(t, s.SaveProcess(schedule.Process{Revision: 3, Opening: "안녕하세요"}))
	must(t, s.Close())
	path := newPath(t)
	_, err := Salvage(old, path, Options{}, now0)
	must(t, err)
	got, err := mustOpen(t, path).Process()
	must(t, err)
	equal(t, "opening", got.Opening, "안녕하세요")
}
