package inflate

import (
	"io"
	"slices"
)

// stretch is a part of the input that is decoded without what comes before it.
type stretch struct {
	src     source
	from    int64 // byte where it may begin
	size    int64 // bytes after which it ends with the block at hand
	closing <-chan struct{}

	found      bool     // it was decoded
	begin, end int64    // bits
	early      []uint16 // what it gives first: a byte, or unknown plus a place in the window before it
	out        []byte   // what it gives then
	last       bool     // the data end with it
}

// unknown and more stand for a byte of the window before a stretch, from its
// oldest.
const unknown = 256

const (
	mostEarly = 1 << 20 // bytes, without knowing all of a window
	piece     = 1 << 20 // bytes that are decoded at a time
)

// run decodes the stretch.
func (s *stretch) run() {
	s.begin = 8 * s.from
	if s.from > 0 {
		var ok bool
		if s.begin, ok = findBlock(s.src, s.from, s.size); !ok {
			return
		}
	}
	r := newReader(io.NewSectionReader(s.src, s.begin/8, s.src.Size()-s.begin/8))
	r.base = s.begin / 8
	r.take(uint(s.begin % 8))
	r.stop = 8 * (s.from + s.size)
	if s.from > 0 && !s.decodeEarly(r) {
		return
	}
	s.found = s.decodeRest(r)
	s.end, s.last = r.place(), r.state == atEnd
}

// decodeRest decodes to the end of the stretch, now that a window is known.
func (s *stretch) decodeRest(r *reader) bool {
	most := int(s.size) * mostGrowth
	s.out = slices.Grow(s.out[:0], int(s.size)+int(s.size)/4+piece)
	for r.state < atStop {
		select {
		case <-s.closing:
			return false
		default:
		}
		if len(s.out) > most {
			return false
		}
		s.out = slices.Grow(s.out, piece)
		n := r.decode(s.out[len(s.out) : len(s.out)+piece])
		s.out = s.out[:len(s.out)+n]
		if r.err != nil {
			return false
		}
	}
	return true
}

// decodeEarly decodes blocks until a window of bytes is known, or the stretch
// ends.
func (s *stretch) decodeEarly(r *reader) bool {
	m := &marked{r: r, out: make([]uint16, window, mostEarly/4)}
	for i := range m.out {
		m.out[i] = uint16(unknown + i)
	}
	for r.state < atStop && len(m.out) < mostEarly && !m.known() {
		if !m.block() {
			return false
		}
	}
	if r.state < atStop && !m.known() {
		return false
	}
	s.early = m.out[window:]
	if r.state < atStop {
		end := make([]byte, window)
		for i, v := range m.out[len(m.out)-window:] {
			end[i] = byte(v)
		}
		r.remember(end)
	}
	return true
}

// resolve turns early into bytes, given what came before the stretch.
func (s *stretch) resolve(h *history) ([]byte, bool) {
	out := make([]byte, len(s.early))
	for i, v := range s.early {
		if v < unknown {
			out[i] = byte(v)
			continue
		}
		distance := window - int(v-unknown)
		if int64(distance) > h.total {
			return nil, false
		}
		out[i] = h.back(distance)
	}
	return out, true
}

// marked decodes blocks of which the window before is unknown.
type marked struct {
	r   *reader
	out []uint16 // a window of unknown, then what was decoded
}

// known says whether the last window holds bytes only.
func (m *marked) known() bool {
	for _, v := range m.out[len(m.out)-window:] {
		if v >= unknown {
			return false
		}
	}
	return true
}

// block decodes the next block.
func (m *marked) block() bool {
	r := m.r
	r.header()
	for r.err == nil && r.state == inStored && len(m.out) < mostEarly {
		var b [512]byte
		r.out, r.done = b[:], 0
		r.copyStored()
		for _, v := range b[:r.done] {
			m.out = append(m.out, uint16(v))
		}
	}
	for r.err == nil && r.state == inCodes && len(m.out) < 2*mostEarly {
		m.symbol()
	}
	r.out, r.done = nil, 0
	r.endBlock()
	return r.err == nil && (r.state == atHeader || r.state >= atStop)
}

// symbol decodes one literal or match, or the end of the block.
func (m *marked) symbol() {
	literal, length, distance, ok := m.r.next()
	switch {
	case !ok:
	case length == 0:
		m.out = append(m.out, uint16(literal))
	default:
		for range length {
			m.out = append(m.out, m.out[len(m.out)-distance])
		}
	}
}
