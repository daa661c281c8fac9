package inflate

import "io"

// findBlock looks for the bit at which a block with codes of its own begins
// that isn't the last, in size bytes from a byte on. What looks like one may be
// none: by then its codes are sound, which chance hardly makes.
func findBlock(src source, from, size int64) (int64, bool) {
	r := newReader(nil)
	r.drained = true
	buf := make([]byte, min(searchBytes, src.Size()-from))
	for at := from; at < from+size && at < src.Size(); at += searchBytes - headerBytes {
		n, err := src.ReadAt(buf, at)
		if err != nil && err != io.EOF {
			return 0, false
		}
		if bit, ok := r.find(buf[:n], min(from+size-at, searchBytes-headerBytes)); ok {
			return 8*at + bit, true
		}
	}
	return 0, false
}

const (
	searchBytes = 1 << 18
	headerBytes = 1 << 10 // more than the longest header of a block
)

// find looks for a header that begins in the first most bytes of data.
func (r *reader) find(data []byte, most int64) (int64, bool) {
	for at := range 8 * min(most, int64(len(data))-2) {
		i := at / 8
		three := uint32(data[i]) | uint32(data[i+1])<<8 | uint32(data[min(int(i)+2, len(data)-1)])<<16
		head := three >> (at % 8)
		if head&7 != 4 || head>>3&31 > 286-257 || head>>8&31 > 30-1 {
			continue
		}
		if r.soundHeader(data[i:], uint(at%8)) {
			return at, true
		}
	}
	return 0, false
}

// soundHeader says whether a block begins at a bit of data that has complete
// codes and an end.
func (r *reader) soundHeader(data []byte, bit uint) bool {
	r.in, r.pos, r.bit, r.n, r.err, r.state = data, 0, 0, 0, nil, atHeader
	r.take(bit + 3)
	r.dynamic()
	return r.state == inCodes && r.lengthsBuf[endSymbol] > 0
}
