// Package inflate decodes raw DEFLATE data, about twice as fast as the
// standard library when it is read in large pieces: model files are tens of
// megabytes that are wanted in one piece, and unpacking them is most of the
// time that loading takes.
//
// It has no dictionaries, doesn't compress, and gives no more than it is asked
// for. Input is untrusted; memory doesn't depend on it.
//
// [NewReader] has the form of a decompressor for archive/zip.
package inflate

import (
	"encoding/binary"
	"errors"
	"io"
)

// ErrCorrupt says that the input is no DEFLATE data.
var ErrCorrupt = errors.New("inflate: corrupt input")

const (
	window  = 1 << 15 // how far back a match may reach
	inBytes = 1 << 15
)

// NewReader decodes the data in r. It may read beyond the end of the data.
func NewReader(r io.Reader) io.ReadCloser {
	return &reader{src: r, in: make([]byte, 0, inBytes), symbols: newAlphabets()}
}

type reader struct {
	src io.Reader
	in  []byte // read, of which pos bytes are used
	pos int
	bit uint64 // bits not yet used, lowest first
	n   uint   // how many; those above are zero, or the bits to come

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
	past       [window]byte
	pastEnd    int   // where the next byte goes in past
	total      int64 // bytes in earlier Reads
	drained    bool  // src has no more
	lengthsBuf [288 + 32]uint8
}

type state int

const (
	atHeader state = iota
	inStored
	inCodes
	atEnd
)

// Close ends the reading.
func (r *reader) Close() error { return nil }

// Read fills p, except at the end of the data.
func (r *reader) Read(p []byte) (int, error) {
	r.out, r.done = p, 0
	for r.err == nil && r.done < len(p) && r.state != atEnd {
		r.step()
	}
	if r.err == nil && r.state == atEnd {
		r.err = io.EOF
	}
	r.remember(p[:r.done])
	r.out = nil
	if r.done > 0 && r.err == io.EOF {
		return r.done, nil
	}
	return r.done, r.err
}

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
	if r.state == atHeader && r.last && r.err == nil {
		r.state = atEnd
	}
}

// remember keeps the end of what was written for the matches to come.
func (r *reader) remember(p []byte) {
	r.total += int64(len(p))
	if len(p) > window {
		p = p[len(p)-window:]
	}
	n := copy(r.past[r.pastEnd:], p)
	copy(r.past[:], p[n:])
	r.pastEnd = (r.pastEnd + len(p)) % window
}

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
