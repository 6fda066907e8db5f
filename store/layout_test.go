package store

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"onsite/schedule"
)

// everything is the whole content of a store: bucket/key -> payload.
func everything(t testing.TB, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, s.view(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			b := in(tx, string(name))
			return b.ForEach(func(k, v []byte) error {
				payload, err := b.unseal(k, v)
				all[string(name)+"/"+string(k)] = string(payload)
				return err
			})
		})
	}))
	return all
}

// drawn reads the drawing in layout.go: bucket -> patterns of its keys.
func drawn(t *testing.T) map[string][]*regexp.Regexp {
	t.Helper()
	source, err := os.ReadFile("layout.go")
	must(t, err)
	tree := map[string][]*regexp.Regexp{}
	bucket := ""
	for line := range strings.Lines(string(source)) {
		if m := regexp.MustCompile(`^//\t([a-z]+)\n$`).FindStringSubmatch(line); m != nil {
			bucket = m[1]
			tree[bucket] = nil
		}
		if m := regexp.MustCompile(`^//\t  (\S.*?)  +\S`).FindStringSubmatch(line); m != nil {
			key := regexp.QuoteMeta(m[1])
			key = strings.NewReplacer("<answer id>", "[0-9A-Z]{26}", "<story id>", "[0-9A-Z]{26}", "<review id>", "[0-9A-Z]{26}", "<kind>", "[a-z]+", "<question id>", "[a-z0-9-]+/[a-z0-9-]+", `\\0`, "\x00").Replace(key)
			tree[bucket] = append(tree[bucket], regexp.MustCompile("^"+key+"$"))
		}
	}
	return tree
}

func TestFileIsAsDrawn(t *testing.T) {
	s := newStoreAt(t)
	keepMany(t, s, 5)
	must(t, s.Delete(answerID(1), now0))
	must(t, s.SaveDraft(draft(8, 1, "")))
	must(t, s.SaveDraft(draft(9, 1, "")))
	must(t, s.DropDraft(answerID(9), now0))
	must(t, s.SaveLoop(loop(1, 1, "")))
	must(t, s.SaveLoop(loop(2, 1, "")))
	must(t, s.DeleteLoop(answerID(2), now0))
	must(t, s.SaveStory(aStory(1, 1, "")))
	must(t, s.SaveStory(aStory(2, 1, "")))
	must(t, s.DeleteStory(answerID(2), now0))
	practise(t, s, schedule.KindQuestion, "principles/a", 1, schedule.Good)
	must(t, s.SaveProcess(schedule.Process{Revision: 1}))
	must(t, s.SaveSettings(map[string]int{"a": 1}))

	tree := drawn(t)
	var names []string
	for name := range tree {
		names = append(names, name)
	}
	want := bucketNames()
	slices.Sort(names)
	slices.Sort(want)
	equal(t, "buckets drawn", strings.Join(names, " "), strings.Join(want, " "))

	seen := map[*regexp.Regexp]bool{}
	for path := range everything(t, s) {
		bucket, key, _ := strings.Cut(path, "/")
		i := slices.IndexFunc(tree[bucket], func(p *regexp.Regexp) bool { return p.MatchString(key) })
		if i < 0 {
			t.Errorf("%q is not drawn", path)
			continue
		}
		seen[tree[bucket][i]] = true
	}
	for bucket, patterns := range tree {
		for _, p := range patterns {
			if !seen[p] {
				t.Errorf("%s %v is drawn and not in a full file", bucket, p)
			}
		}
	}
}
