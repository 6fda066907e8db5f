package store

import (
	"bytes"
	"encoding/binary"
	"time"

	bolt "go.etcd.io/bbolt"
)

// The file, bucket by bucket. Every value is an envelope (envelope.go); what is
// drawn here is its payload. A test walks a full file and compares it with this
// drawing.
//
//	meta
//	  schema                   {"version","made"}        which program can read the file
//	  count                    {"answers"}               how many answers are kept
//	drafts
//	  <answer id>              interview.Draft           an answer being given
//	answers
//	  <answer id>              interview.Answer          a kept answer, whole
//	rows
//	  <answer id>              facets + Row              what a list shows of it
//	texts
//	  <answer id>              facets + folded text      what a search reads of it
//	attempts
//	  <question id>\0<answer id>  {"rating","kept"}      the answers to one question, oldest first
//	history
//	  <question id>            interview.Past            how often it was answered, and how well
//	trash
//	  answer/<answer id>       seconds + interview.Answer  deleted, can come back for 30 days
//	  draft/<answer id>        seconds + interview.Draft   discarded, likewise
//	  loop/<answer id>         seconds + mock.Loop         deleted, likewise
//	  story/<story id>         seconds + story.Story       deleted, likewise
//	loops
//	  <answer id>              mock.Loop                 a mock, running or over
//	looprows
//	  <answer id>              LoopRow                   what a list shows of it
//	stories
//	  <story id>               story.Story               a story of the bank
//	cards
//	  <kind>/<question id>     schedule.Card             what is practised, as the last review left it
//	reviews
//	  <review id>              schedule.Review           a line of the log, oldest first
//	process
//	  process                  schedule.Process          the interview one prepares for
//	settings
//	  settings                 whatever the program keeps
//
// Answers, drafts, loops, stories, reviews, the process and the trash are what a person made.
// Rows, loop rows, texts, attempts, history and the count are derived from the
// answers and loops, and cards from the reviews, and could be made again.
//
// An answer id is a ULID and sorts by when the answer was begun; a story id by
// when the story was made, a review id by when the review was. Facets are the
// few bytes a filter looks at without decoding anything (search.go). Seconds are
// when it went to the trash: eight bytes, big endian, since 1970.
const (
	bucketMeta     = "meta"
	bucketDrafts   = "drafts"
	bucketAnswers  = "answers"
	bucketRows     = "rows"
	bucketTexts    = "texts"
	bucketAttempts = "attempts"
	bucketHistory  = "history"
	bucketTrash    = "trash"
	bucketSettings = "settings"
	bucketLoops    = "loops"
	bucketLoopRows = "looprows"
	bucketStories  = "stories"
	bucketCards    = "cards"
	bucketReviews  = "reviews"
	bucketProcess  = "process"
)

const (
	keySchema   = "schema"
	keyCount    = "count"
	keySettings = "settings"
	keyProcess  = "process"
)

// fill is how full pages are made.
const fill = 0.9

const (
	trashAnswer = "answer/"
	trashDraft  = "draft/"
	trashLoop   = "loop/"
	trashStory  = "story/"
)

// bucketNames is every bucket of the current schema.
func bucketNames() []string {
	return []string{
		bucketMeta, bucketDrafts, bucketAnswers, bucketRows, bucketTexts,
		bucketAttempts, bucketHistory, bucketTrash, bucketSettings, bucketLoops, bucketLoopRows,
		bucketStories, bucketCards, bucketReviews, bucketProcess,
	}
}

// bucket is one bucket in one transaction. Its values are envelopes; get and
// put open and close them. A bucket the file lacks panics on use, which the
// transaction turns into *Damaged: an opened file has them all.
type bucket struct {
	name string
	*bolt.Bucket
}

func in(tx *bolt.Tx, name string) bucket {
	b := bucket{name, tx.Bucket([]byte(name))}
	if tx.Writable() {
		b.FillPercent = fill // keys come in order: leave little room between them
	}
	return b
}

// get returns the payload under key, borrowed until the transaction ends;
// ErrNotFound when there is none, *Damaged when its checksum is wrong.
func (b bucket) get(key string) ([]byte, error) {
	return b.unseal([]byte(key), b.Get([]byte(key)))
}

// unseal opens a value a cursor found.
func (b bucket) unseal(key, value []byte) ([]byte, error) {
	if value == nil {
		return nil, ErrNotFound
	}
	// A broken page may say that an entry is gigabytes long.
	if size := b.Tx().Size(); int64(len(key)) > size || int64(len(value)) > size {
		return nil, b.damaged(nil, errElement)
	}
	payload, err := unseal(b.name, key, value)
	if err != nil {
		return nil, b.damaged(key, err)
	}
	return payload, nil
}

func (b bucket) damaged(key []byte, err error) error {
	return &Damaged{Path: b.Tx().DB().Path(), Detail: recordName(b.name, key) + ": " + err.Error()}
}

func (b bucket) put(key string, payload []byte) error {
	return b.Put([]byte(key), seal(b.name, []byte(key), payload))
}

func (b bucket) has(key string) bool { return b.Get([]byte(key)) != nil }

func (b bucket) drop(key string) error { return b.Delete([]byte(key)) }

// keys returns a copy of every key that begins with prefix, in order.
func (b bucket) keys(prefix string) []string {
	var keys []string
	c := b.Cursor()
	for k, _ := c.Seek([]byte(prefix)); k != nil && bytes.HasPrefix(k, []byte(prefix)); k, _ = c.Next() {
		if len(k) > bolt.MaxKeySize {
			continue // of a broken page
		}
		keys = append(keys, string(k))
	}
	return keys
}

// attemptPrefix begins the keys of all attempts at a question.
func attemptPrefix(question string) string { return question + "\x00" }

func attemptKey(question, id string) string { return attemptPrefix(question) + id }

// withTime puts the time before a payload of the trash.
func withTime(at time.Time, payload []byte) []byte {
	return append(binary.BigEndian.AppendUint64(nil, uint64(at.Unix())), payload...)
}

// splitTime undoes withTime. The payload is nil when there is no time.
func splitTime(b []byte) (at time.Time, payload []byte) {
	if len(b) < 8 {
		return time.Time{}, nil
	}
	return time.Unix(int64(binary.BigEndian.Uint64(b)), 0), b[8:]
}
