// Package inflate decodes raw DEFLATE data, about twice as fast as the
// standard library when it is read in large pieces: model files are tens of
// megabytes that are wanted in one piece, and unpacking them is most of the
// time that loading takes.
//
// Large files are also decoded by several goroutines at once, each from a place
// of its own in the data.
//
// It has no dictionaries and doesn't compress. Input is untrusted; memory
// doesn't depend on it.
//
// [NewReader] has the form of a decompressor for archive/zip.
package inflate

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"runtime"
)

// ErrCorrupt says that the input is no DEFLATE data.
var ErrCorrupt = errors.New("inflate: corrupt input")

const (
	window  = 1 << 15 // how far back a match may reach
	inBytes = 1 << 15
)

// NewReader decodes the data in r. It may read beyond the end of the data. If r
// can be read at any place and says how long it is, as what archive/zip hands
// out, as many goroutines as there are processors work on it.
func NewReader(r io.Reader) io.ReadCloser {
	if s, ok := r.(source); ok && s.Size() > 2*stretchBytes && runtime.GOMAXPROCS(0) > 1 {
		return newParallel(s, stretchBytes, min(runtime.GOMAXPROCS(0), mostWorkers))
	}
	return newReader(r)
}

func newReader(r io.Reader) *reader {
	return &reader{src: r, in: make([]byte, 0, inBytes), symbols: newAlphabets(), stop: math.MaxInt64}
}

type reader struct {
	src  io.Reader
	base int64  // bytes of src before in
	in   []byte // read, of which pos bytes are used
	pos  int
	bit  uint64 // bits not yet used, lowest first
	n    uint   // how many; those above are zero, or the bits to come
	stop int64  // bits after which no block begins

	symbols    *alphabets
	lit, dist  table
	state      state
	last       bool // this is the last block
	stored     int  // bytes left of a stored block
	matchLen   int  // bytes left of a match
	matchDist  int
	err        error
	out        []byte // of this Read
	done       int    // bytes written to out
	history           // what earlier Reads gave
	drained    bool   // src has no more
	lengthsBuf [288 + 32]uint8
}

// history is the end of what was decoded, for the matches to come.
type history struct {
	past    [window]byte
	pastEnd int   // where the next byte goes in past
	total   int64 // bytes decoded
}

type state int

const (
	atHeader state = iota
	inStored
	inCodes
	atStop // before the first block that begins at stop or later
	atEnd
)

// Close ends the reading.
func (r *reader) Close() error { return nil }

// Read fills p, except at the end of the data.
func (r *reader) Read(p []byte) (int, error) {
	n := r.decode(p)
	if r.err == nil && r.state == atEnd {
		r.err = io.EOF
	}
	if n > 0 && r.err == io.EOF {
		return n, nil
	}
	return n, r.err
}

// decode fills p, except at the end, at the stop, and before an error.
func (r *reader) decode(p []byte) int {
	r.out, r.done = p, 0
	for r.err == nil && r.done < len(p) && r.state < atStop {
		r.step()
	}
	r.remember(p[:r.done])
	r.out = nil
	return r.done
}

// place is the number of bits that were used.
func (r *reader) place() int64 { return 8*(r.base+int64(r.pos)) - int64(r.n) }

// step goes on with the block at hand, as far as out has room.
func (r *reader) step() {
	switch r.state {
	case atHeader:
		r.header()
	case inStored:
		r.copyStored()
	case inCodes:
		r.codes()
	}
	r.endBlock()
}

// endBlock goes on behind a block: to the end of the data, or to the stop.
func (r *reader) endBlock() {
	switch {
	case r.state != atHeader || r.err != nil:
	case r.last:
		r.state = atEnd
	case r.place() >= r.stop:
		r.state = atStop
	}
}

// remember adds what was decoded.
func (h *history) remember(p []byte) {
	h.total += int64(len(p))
	if len(p) > window {
		p = p[len(p)-window:]
	}
	n := copy(h.past[h.pastEnd:], p)
	copy(h.past[:], p[n:])
	h.pastEnd = (h.pastEnd + len(p)) % window
}

// back is the byte at a distance of 1 to window.
func (h *history) back(distance int) byte { return h.past[(h.pastEnd-distance+window)%window] }

// refill makes at least 56 bits ready, or all that are left.
func (r *reader) refill() {
	if len(r.in)-r.pos >= 8 {
		r.bit |= binary.LittleEndian.Uint64(r.in[r.pos:]) << r.n
		r.pos += int((63 - r.n) >> 3)
		r.n |= 56
		return
	}
	r.refillSlowly()
}

func (r *reader) refillSlowly() {
	r.bit &= 1<<r.n - 1
	for r.n < 56 {
		if r.pos == len(r.in) && !r.more() {
			return
		}
		if r.pos == len(r.in) {
			continue
		}
		r.bit |= uint64(r.in[r.pos]) << r.n
		r.pos++
		r.n += 8
	}
}

// more reads input; it says whether there may be some.
func (r *reader) more() bool {
	if r.drained {
		return false
	}
	r.base += int64(len(r.in))
	n, err := r.src.Read(r.in[:cap(r.in)])
	r.in, r.pos = r.in[:max(n, 0)], 0
	if err != nil {
		r.drained = true
		if err != io.EOF {
			r.err = err
		}
	}
	return n > 0 || !r.drained
}

// take returns the next n bits, at most 16.
func (r *reader) take(n uint) int {
	if r.n < n {
		r.refill()
		if r.n < n {
			r.fail(io.ErrUnexpectedEOF)
			return 0
		}
	}
	v := int(r.bit & (1<<n - 1))
	r.bit >>= n
	r.n -= n
	return v
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}
