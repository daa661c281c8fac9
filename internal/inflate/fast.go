package inflate

import "encoding/binary"

// margin is the room in out that the fast path wants: a few literals and the
// longest match.
const margin = 8 + 258

// fast decodes symbols as long as there are 16 bytes of input at hand and the
// room of margin in out; the state of the loop lives in registers. It leaves
// the rest, the end of the block and whatever is wrong to symbol.
func (r *reader) fast() {
	if r.state != inCodes || len(r.lit.entries) < 1<<litBits || len(r.dist.entries) < 1<<distBits {
		return
	}
	lit, dist := (*[1 << litBits]entry)(r.lit.entries), (*[1 << distBits]entry)(r.dist.entries)
	in, out := r.in, r.out
	bit, n, pos, done := r.bit, r.n, r.pos, r.done
	for pos+16 <= len(in) && done+margin <= len(out) {
		bit |= binary.LittleEndian.Uint64(in[pos:]) << (n & 63)
		pos += int((63 - n) >> 3)
		n |= 56
		e := lit[bit&(1<<litBits-1)]
		// Four codes of the first table take at most 44 of 56 bits. Of n only
		// the lowest 6 bits count: what else is in e is cut off after them.
		for range 4 {
			if !e.literal() {
				break
			}
			out[done] = byte(e >> 16)
			done++
			bit >>= e & 63
			n -= uint(e)
			e = lit[bit&(1<<litBits-1)]
		}
		n &= 63
		if e.literal() {
			continue
		}
		bit |= binary.LittleEndian.Uint64(in[pos:]) << (n & 63)
		pos += int((63 - n) >> 3)
		n |= 56
		// From here a symbol may take 48 bits. What can't be decoded is left
		// as it was.
		bit1, n1 := bit, n
		if e.kind() == kindLink {
			bit1 >>= e & 63
			n1 -= uint(e & 63)
			e = r.lit.entries[e.value()+int(bit1&(1<<e.extra()-1))]
		}
		bit1 >>= e & 63
		n1 -= uint(e & 63)
		if e.literal() {
			out[done] = byte(e >> 16)
			done++
			bit, n = bit1, n1
			continue
		}
		if e.kind() != kindBase {
			break
		}
		length := e.value() + int(bit1&(1<<e.extra()-1))
		bit1 >>= e.extra()
		n1 -= e.extra()
		d := dist[bit1&(1<<distBits-1)]
		if d.kind() == kindLink {
			bit1 >>= d & 63
			n1 -= uint(d & 63)
			d = r.dist.entries[d.value()+int(bit1&(1<<d.extra()-1))]
		}
		bit1 >>= d & 63
		n1 -= uint(d & 63)
		distance := d.value() + int(bit1&(1<<d.extra()-1))
		if d.kind() != kindBase || distance > done {
			break
		}
		bit, n = bit1>>d.extra(), n1-d.extra()
		for length > 0 { // a copy of at most the distance doesn't overlap
			k := copy(out[done:done+length], out[done-distance:done])
			done += k
			length -= k
		}
	}
	r.bit, r.n, r.pos, r.done = bit, n, pos, done
}
