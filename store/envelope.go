package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
)

// An envelope is how every value lies in the file:
//
//	byte 0     version of the envelope, 1
//	byte 1-4   CRC32C of bucket name, \0, key, \0, version and payload, little endian
//	byte 5-    payload
//
// bbolt has no checksums below its two meta pages, so a flipped byte would go
// unnoticed. Bucket and key are part of the sum: a record that landed under
// another key is found out, and a record on a page whose parents are lost can
// still prove where it belongs (salvage.go).
const (
	envelopeVersion = 1
	envelopeHeader  = 5
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var (
	errShort    = errors.New("record is cut short")
	errEnvelope = errors.New("record has an unknown form")
	errChecksum = errors.New("checksum does not match")
)

func seal(bucket string, key, payload []byte) []byte {
	value := make([]byte, envelopeHeader, envelopeHeader+len(payload))
	value[0] = envelopeVersion
	value = append(value, payload...)
	binary.LittleEndian.PutUint32(value[1:], checksum(bucket, key, value))
	return value
}

// unseal returns the payload inside value, not copied.
func unseal(bucket string, key, value []byte) ([]byte, error) {
	if len(value) < envelopeHeader {
		return nil, errShort
	}
	if value[0] != envelopeVersion {
		return nil, errEnvelope
	}
	if binary.LittleEndian.Uint32(value[1:]) != checksum(bucket, key, value) {
		return nil, errChecksum
	}
	return value[envelopeHeader:], nil
}

func checksum(bucket string, key, value []byte) uint32 {
	var head [128]byte
	h := append(head[:0], bucket...)
	h = append(h, 0)
	h = append(h, key...)
	h = append(h, 0, value[0])
	return crc32.Update(crc32.Update(0, castagnoli, h), castagnoli, value[envelopeHeader:])
}

// putJSON keeps v under key.
func putJSON(b bucket, key string, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return b.put(key, payload)
}

// getJSON reads what putJSON kept.
func getJSON[T any](b bucket, key string) (T, error) {
	payload, err := b.get(key)
	if err != nil {
		var none T
		return none, err
	}
	return decode[T](b, key, payload)
}

// decode reads a payload. One that has a good checksum and is still not what it
// should be is damaged too.
func decode[T any](b bucket, key string, payload []byte) (T, error) {
	var v T
	if err := json.Unmarshal(payload, &v); err != nil {
		var none T
		return none, b.damaged([]byte(key), err)
	}
	return v, nil
}

// readAll reads what lies under the keys that begin with prefix, in order, but
// for what is damaged.
func readAll[T any](s *Store, b bucket, prefix string) ([]T, error) {
	var all []T
	for _, key := range b.keys(prefix) {
		t, err := getJSON[T](b, key)
		if s.skip(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// stands reports whether what is kept under key is to stay when it is about to be
// written over, as stays says of it. What is missing or damaged never stays.
func stands[T any](b bucket, key string, stays func(kept T) bool) (bool, error) {
	kept, err := getJSON[T](b, key)
	switch {
	case err == nil:
		return stays(kept), nil
	case errors.Is(err, ErrNotFound), isDamaged(err):
		return false, nil
	}
	return false, err
}
