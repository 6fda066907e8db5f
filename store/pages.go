package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// image is a database file read page by page, as bytes that may say anything.
// Nothing here maps memory, follows a number it has not checked, or goes on for
// longer than the file: it is what looks at a file that bbolt would crash on.
//
// The form is bbolt's, in the byte order of the machine. A file begins with two
// meta pages, written in turns; the valid one with the higher transaction
// counts. A page:
//
//	0  id u64 · 8 flags u16 · 10 count u16 · 12 overflow u32 (pages that follow and belong to it)
//	16 elements of 16 bytes: leaf   flags u32, position u32, key size u32, value size u32
//	                         branch position u32, key size u32, child page u64
//
// where position counts from the element itself.
type image struct {
	r        io.ReaderAt
	pageSize int
	pages    uint64 // the high-water mark: pages from here on were never used
	root     uint64 // page of the bucket of buckets
	freelist uint64
}

const (
	pageHeader  = 16
	elementSize = 16
	metaSize    = 64

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketElement = 0x01 // flag of a leaf element that is a bucket
	bucketHead    = 16   // its value: root page u64, sequence u64, then the page itself when root is 0

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	noFreelist  = ^uint64(0)

	minPageSize = 1 << 10
	maxPageSize = 1 << 24
)

var order = binary.NativeEndian

// readImage finds the valid meta page and checks that all the file it speaks of
// is there.
func readImage(r io.ReaderAt, size int64) (*image, error) {
	img, err := readMeta(r, size)
	if err != nil {
		return nil, err
	}
	if need := int64(img.pages) * int64(img.pageSize); size < need {
		return nil, fmt.Errorf("cut short: %d of %d bytes are there", size, need)
	}
	return img, nil
}

func readMeta(r io.ReaderAt, size int64) (*image, error) {
	var best *image
	var newest uint64
	try := func(at int64) {
		if img, tx, ok := metaAt(r, at); ok && (best == nil || tx > newest) {
			best, newest = img, tx
		}
	}
	try(0)
	if best != nil {
		try(int64(best.pageSize))
		return best, nil
	}
	for at := int64(minPageSize); at <= maxPageSize && at < size; at *= 2 {
		try(at)
	}
	if best == nil {
		return nil, errors.New("no valid header: not a database, or its beginning is lost")
	}
	return best, nil
}

// metaAt reads the meta page at an offset: magic u32, version u32, page size
// u32, flags u32, root u64, sequence u64, freelist u64, pages u64, transaction
// u64, FNV-1a of all that u64.
func metaAt(r io.ReaderAt, at int64) (img *image, tx uint64, ok bool) {
	var page [pageHeader + metaSize]byte
	if _, err := r.ReadAt(page[:], at); err != nil {
		return nil, 0, false
	}
	m := page[pageHeader:]
	sum := fnv.New64a()
	sum.Write(m[:56])
	if order.Uint32(m) != boltMagic || order.Uint32(m[4:]) != boltVersion || order.Uint64(m[56:]) != sum.Sum64() {
		return nil, 0, false
	}
	img = &image{r: r, pageSize: int(order.Uint32(m[8:])), root: order.Uint64(m[16:]), freelist: order.Uint64(m[32:]), pages: order.Uint64(m[40:])}
	sane := img.pageSize >= minPageSize && img.pageSize <= maxPageSize && img.pageSize&(img.pageSize-1) == 0 &&
		(at == 0 || at == int64(img.pageSize)) &&
		img.pages < 1<<40 && img.root > 1 && img.root < img.pages &&
		(img.freelist == noFreelist || img.freelist > 1 && img.freelist < img.pages)
	return img, order.Uint64(m[48:]), sane
}

// page is a page with the pages that overflow from it.
type page struct {
	id       uint64
	flags    uint16
	count    int
	overflow uint64
	data     []byte
}

// read reads a page and its overflow. The page says its own number, so one that
// was overwritten is found out.
func (img *image) read(id uint64) (page, error) {
	p, err := img.head(id)
	if err != nil || p.overflow == 0 {
		return p, err
	}
	p.data = make([]byte, int(p.overflow+1)*img.pageSize)
	_, err = img.r.ReadAt(p.data, int64(id)*int64(img.pageSize))
	return p, err
}

// head reads a page without its overflow.
func (img *image) head(id uint64) (page, error) {
	if id < 2 || id >= img.pages {
		return page{}, fmt.Errorf("page %d is outside of the file", id)
	}
	data := make([]byte, img.pageSize)
	if _, err := img.r.ReadAt(data, int64(id)*int64(img.pageSize)); err != nil {
		return page{}, err
	}
	p := parsePage(data)
	if p.id != id {
		return page{}, fmt.Errorf("page %d says it is page %d", id, p.id)
	}
	if p.overflow >= img.pages-id {
		return page{}, fmt.Errorf("page %d is longer than the file", id)
	}
	return p, nil
}

func parsePage(data []byte) page {
	return page{
		id:    order.Uint64(data),
		flags: order.Uint16(data[8:]), count: int(order.Uint16(data[10:])), overflow: uint64(order.Uint32(data[12:])),
		data: data,
	}
}

var errElement = errors.New("an entry reaches out of its page")

// slice cuts n bytes at a position counted from element i.
func (p page) slice(i int, position, n uint64) ([]byte, error) {
	from := uint64(pageHeader+i*elementSize) + position
	if from+n > uint64(len(p.data)) {
		return nil, errElement
	}
	return p.data[from : from+n : from+n], nil
}

func (p page) element(i int) ([]byte, error) {
	at := pageHeader + i*elementSize
	if at+elementSize > len(p.data) {
		return nil, errElement
	}
	return p.data[at : at+elementSize], nil
}

// leaf returns entry i of a leaf page.
func (p page) leaf(i int) (flags uint32, key, value []byte, err error) {
	e, err := p.element(i)
	if err != nil {
		return 0, nil, nil, err
	}
	position, ksize, vsize := uint64(order.Uint32(e[4:])), uint64(order.Uint32(e[8:])), uint64(order.Uint32(e[12:]))
	kv, err := p.slice(i, position, ksize+vsize)
	if err != nil {
		return 0, nil, nil, err
	}
	return order.Uint32(e), kv[:ksize:ksize], kv[ksize:], nil
}

// branch returns entry i of a branch page.
func (p page) branch(i int) (key []byte, child uint64, err error) {
	e, err := p.element(i)
	if err != nil {
		return nil, 0, err
	}
	key, err = p.slice(i, uint64(order.Uint32(e)), uint64(order.Uint32(e[4:])))
	return key, order.Uint64(e[8:]), err
}

// checkTree checks what must hold for bbolt to be let loose on the file without
// running in circles or writing over what is in use: no page hangs in the tree
// twice or is in it and free. It reads the branch pages only, a hundredth of the
// file.
func (img *image) checkTree() error {
	w := &walk{image: img, used: newBits(img.pages)}
	return w.run()
}

// checkAll checks the whole file: every page is in its place, every key in
// order, every checksum right.
func (img *image) checkAll() error {
	w := &walk{image: img, used: newBits(img.pages), all: true}
	return w.run()
}

// walk goes through the tree from its root.
type walk struct {
	*image
	used bits
	all  bool // leaves too, not only what leads to them
}

func (w *walk) run() error {
	root, err := w.take(w.root)
	if err != nil {
		return err
	}
	if err := w.buckets(root); err != nil {
		return err
	}
	return w.free()
}

// take claims a page and its overflow for the tree, once.
func (w *walk) take(id uint64) (page, error) {
	if err := w.claim(id, 1); err != nil {
		return page{}, err
	}
	p, err := w.read(id)
	if err != nil {
		return page{}, err
	}
	return p, w.claim(id+1, p.overflow)
}

func (w *walk) claim(id, n uint64) error {
	for ; n > 0; id, n = id+1, n-1 {
		if id < 2 || id >= w.pages {
			return fmt.Errorf("page %d is outside of the file", id)
		}
		if w.used.set(id) {
			return fmt.Errorf("page %d is used twice", id)
		}
	}
	return nil
}

// buckets walks the bucket of buckets.
func (w *walk) buckets(p page) error {
	return w.descend(p, nil, nil, func(p page) error {
		for i := range p.count {
			flags, name, value, err := p.leaf(i)
			if err != nil {
				return err
			}
			if flags&bucketElement == 0 || len(value) < bucketHead {
				return fmt.Errorf("%q is no bucket", name)
			}
			if err := w.bucket(string(name), value); err != nil {
				return fmt.Errorf("bucket %s: %w", name, err)
			}
		}
		return nil
	})
}

// bucket walks one bucket. A small one lies inline, in the value itself.
func (w *walk) bucket(name string, value []byte) error {
	root := order.Uint64(value)
	if root == 0 {
		inline := value[bucketHead:]
		if len(inline) < pageHeader {
			return errElement
		}
		p := parsePage(inline)
		if p.flags != leafPage {
			return fmt.Errorf("inline page is of kind %#x", p.flags)
		}
		return w.records(name, p)
	}
	if !w.all {
		return w.branches(root)
	}
	p, err := w.take(root)
	if err != nil {
		return err
	}
	return w.descend(p, nil, nil, func(p page) error { return w.records(name, p) })
}

// descend calls leaf for every leaf page below p, whose keys are in [low, high);
// nil is no bound.
func (w *walk) descend(p page, low, high []byte, leaf func(page) error) error {
	switch p.flags {
	case leafPage:
		if err := inOrder(p, low, high); err != nil {
			return err
		}
		return leaf(p)
	case branchPage:
	default:
		return fmt.Errorf("page %d is of kind %#x", p.id, p.flags)
	}
	if p.count == 0 {
		return fmt.Errorf("page %d leads nowhere", p.id)
	}
	for i := range p.count {
		key, child, err := p.branch(i)
		if err != nil {
			return err
		}
		next := high
		if i+1 < p.count {
			if next, _, err = p.branch(i + 1); err != nil {
				return err
			}
		}
		if low != nil && bytes.Compare(key, low) < 0 || next != nil && bytes.Compare(key, next) >= 0 {
			return fmt.Errorf("page %d is out of order", p.id)
		}
		c, err := w.take(child)
		if err != nil {
			return err
		}
		if err := w.descend(c, key, next, leaf); err != nil {
			return err
		}
	}
	return nil
}

func inOrder(p page, low, high []byte) error {
	for i := range p.count {
		_, key, _, err := p.leaf(i)
		if err != nil {
			return err
		}
		before := low == nil || bytes.Compare(low, key) < 0 || i == 0 && bytes.Equal(low, key)
		if !before || high != nil && bytes.Compare(key, high) >= 0 {
			return fmt.Errorf("page %d is out of order", p.id)
		}
		low = key
	}
	return nil
}

func (w *walk) records(name string, p page) error {
	if !w.all {
		return nil
	}
	for i := range p.count {
		flags, key, value, err := p.leaf(i)
		if err != nil {
			return err
		}
		if flags != 0 {
			return fmt.Errorf("%s is no record", recordName(name, key))
		}
		if _, err := unseal(name, key, value); err != nil {
			return fmt.Errorf("%s: %w", recordName(name, key), err)
		}
	}
	return nil
}

// branches walks the branch pages of a bucket and claims the leaves they name
// without reading them. All leaves lie at the same depth, so the first child of
// a branch says what its sisters are.
func (w *walk) branches(id uint64) error {
	if err := w.claim(id, 1); err != nil {
		return err
	}
	p, err := w.head(id)
	if err != nil {
		return err
	}
	if p.flags == leafPage {
		return nil
	}
	return w.below(p)
}

func (w *walk) below(p page) error {
	if p.flags != branchPage || p.count == 0 {
		return fmt.Errorf("page %d is of kind %#x", p.id, p.flags)
	}
	if p.overflow > 0 {
		var err error
		if p, err = w.read(p.id); err != nil {
			return err
		}
		if err := w.claim(p.id+1, p.overflow); err != nil {
			return err
		}
	}
	leaves := false
	for i := range p.count {
		_, child, err := p.branch(i)
		if err != nil {
			return err
		}
		if err := w.claim(child, 1); err != nil {
			return err
		}
		if leaves {
			continue
		}
		c, err := w.head(child)
		if err != nil {
			return err
		}
		if leaves = i == 0 && c.flags == leafPage; leaves {
			continue
		}
		if err := w.below(c); err != nil {
			return err
		}
	}
	return nil
}

// free checks the list of free pages against the pages in use. A walk through
// everything also finds pages that are neither.
func (w *walk) free() error {
	ids, err := w.freePages()
	if err != nil {
		return err
	}
	if w.freelist != noFreelist {
		if _, err := w.take(w.freelist); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := w.claim(id, 1); err != nil {
			return fmt.Errorf("free pages: %w", err)
		}
	}
	if !w.all || w.freelist == noFreelist {
		return nil
	}
	for id := uint64(2); id < w.pages; id++ {
		if !w.used.has(id) {
			return fmt.Errorf("page %d is lost", id)
		}
	}
	return nil
}

// freePages reads the list of free pages: count u16 in the header, or u64 after
// it when that is 0xFFFF, then the ids.
func (img *image) freePages() ([]uint64, error) {
	if img.freelist == noFreelist {
		return nil, nil
	}
	p, err := img.read(img.freelist)
	if err != nil {
		return nil, err
	}
	if p.flags != freelistPage {
		return nil, fmt.Errorf("page %d is no list of free pages", p.id)
	}
	list, n := p.data[pageHeader:], uint64(p.count)
	if n == 0xFFFF {
		n, list = order.Uint64(list), list[8:]
	}
	if n > uint64(len(list)/8) {
		return nil, errors.New("the list of free pages is cut short")
	}
	ids := make([]uint64, n)
	for i := range ids {
		ids[i] = order.Uint64(list[8*i:])
	}
	return ids, nil
}

// bits is a set of page numbers.
type bits []uint64

func newBits(n uint64) bits { return make(bits, n/64+1) }

func (b bits) has(i uint64) bool { return b[i/64]&(1<<(i%64)) != 0 }

// set adds i and reports whether it was there already.
func (b bits) set(i uint64) bool {
	was := b.has(i)
	b[i/64] |= 1 << (i % 64)
	return was
}

// recordName names a record in a report: bucket/key, with anything unprintable
// escaped.
func recordName(bucket string, key []byte) string {
	q := fmt.Sprintf("%q", key)
	return bucket + "/" + q[1:len(q)-1]
}
