package inflate

import "io"

// header reads what comes before a block's data.
func (r *reader) header() {
	r.last = r.take(1) == 1
	switch r.take(2) {
	case 0:
		r.beginStored()
	case 1:
		r.fixed()
	case 2:
		r.dynamic()
	default:
		r.fail(ErrCorrupt)
	}
}

func (r *reader) beginStored() {
	r.take(r.n % 8)
	size, check := r.take(16), r.take(16)
	if r.err != nil {
		return
	}
	if size^check != 0xffff {
		r.fail(ErrCorrupt)
		return
	}
	r.stored, r.state = size, inStored
	r.leaveStored()
}

func (r *reader) leaveStored() {
	if r.stored == 0 {
		r.state = atHeader
	}
}

func (r *reader) copyStored() {
	for r.stored > 0 && r.done < len(r.out) && r.err == nil {
		if r.n >= 8 { // bytes that were read as bits
			r.out[r.done] = byte(r.take(8))
			r.done++
			r.stored--
			continue
		}
		r.bit = 0
		if r.pos == len(r.in) && !r.more() {
			r.fail(io.ErrUnexpectedEOF)
			return
		}
		n := copy(r.out[r.done:], r.in[r.pos:min(len(r.in), r.pos+r.stored)])
		r.pos += n
		r.done += n
		r.stored -= n
	}
	r.leaveStored()
}

func (r *reader) fixed() {
	l := r.lengthsBuf[:]
	for i := range 288 {
		switch {
		case i < 144:
			l[i] = 8
		case i < 256:
			l[i] = 9
		case i < 280:
			l[i] = 7
		default:
			l[i] = 8
		}
	}
	for i := range 32 {
		l[288+i] = 5
	}
	r.begin(l[:288], l[288:])
}

func (r *reader) begin(lit, dist []uint8) {
	if !r.lit.build(lit, r.symbols.lit[:], litBits) || !r.dist.build(dist, r.symbols.dist[:], distBits) {
		r.fail(ErrCorrupt)
		return
	}
	r.state = inCodes
}

func (r *reader) dynamic() {
	order := [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	lits, dists, n := r.take(5)+257, r.take(5)+1, r.take(4)+4
	if r.err != nil {
		return
	}
	if lits > 286 || dists > 30 {
		r.fail(ErrCorrupt)
		return
	}
	var sizes [19]uint8
	for _, i := range order[:n] {
		sizes[i] = uint8(r.take(3))
	}
	if r.err == nil && !r.lit.build(sizes[:], r.symbols.lengths[:], lengthsBits) {
		r.fail(ErrCorrupt)
	}
	if r.err != nil {
		return
	}
	l := r.lengthsBuf[:lits+dists]
	if r.codeLengths(l) {
		r.begin(l[:lits], l[lits:])
	}
}

// codeLengths reads the run-length coded lengths of both codes.
func (r *reader) codeLengths(l []uint8) bool {
	for i := 0; i < len(l); {
		r.refill()
		e := r.lit.entries[r.bit&(1<<lengthsBits-1)]
		if e.kind() == kindNone || e.size() > r.n {
			r.failCode(e)
			return false
		}
		r.take(e.size())
		if e.value() < 16 {
			l[i] = uint8(e.value())
			i++
			continue
		}
		value, times := uint8(0), 0
		switch e.value() {
		case 16:
			times = 3 + r.take(2)
			if i == 0 {
				r.fail(ErrCorrupt)
				return false
			}
			value = l[i-1]
		case 17:
			times = 3 + r.take(3)
		default:
			times = 11 + r.take(7)
		}
		if r.err != nil {
			return false
		}
		if times > len(l)-i {
			r.fail(ErrCorrupt)
			return false
		}
		for range times {
			l[i] = value
			i++
		}
	}
	return true
}

// failCode fails for a code that isn't there, or isn't there to the end.
func (r *reader) failCode(e entry) {
	if r.drained && r.n < maxCode && (e.kind() == kindNone || e.size() > r.n) {
		r.fail(io.ErrUnexpectedEOF)
		return
	}
	r.fail(ErrCorrupt)
}

// codes decodes literals and matches until the block ends or out is full.
func (r *reader) codes() {
	if r.matchLen > 0 {
		r.match()
	}
	for r.done < len(r.out) && r.state == inCodes && r.err == nil {
		r.fast()
		r.symbol()
	}
}

// symbol decodes one literal, or a match, or the end of the block, at the end
// of the input or of out.
func (r *reader) symbol() {
	if r.done == len(r.out) || r.state != inCodes || r.err != nil {
		return
	}
	literal, length, distance, ok := r.next()
	switch {
	case !ok:
	case length == 0:
		r.out[r.done] = literal
		r.done++
	default:
		r.copyMatch(length, distance)
	}
}

// next decodes one literal, of length 0, or the length and distance of a match;
// ok is false at the end of the block and after an error.
func (r *reader) next() (literal byte, length, distance int, ok bool) {
	r.refill()
	e, ok := r.code(r.lit.entries, litBits)
	if !ok {
		return 0, 0, 0, false
	}
	switch e.kind() {
	case kindLiteral:
		return byte(e.value()), 0, 0, true
	case kindEnd:
		r.state = atHeader
		return 0, 0, 0, false
	}
	length = e.value() + r.take(e.extra())
	d, ok := r.code(r.dist.entries, distBits)
	if !ok {
		return 0, 0, 0, false
	}
	distance = d.value() + r.take(d.extra())
	return 0, length, distance, r.err == nil
}

// code decodes one code with a table; 15 bits must be ready, or all there are.
func (r *reader) code(t []entry, width uint) (entry, bool) {
	e := t[r.bit&(1<<width-1)]
	if e.kind() == kindLink && e.size() <= r.n {
		r.bit >>= e.size()
		r.n -= e.size()
		e = t[e.value()+int(r.bit&(1<<e.extra()-1))]
	}
	if e.size() > r.n || e.kind() == kindNone || e.kind() == kindLink {
		r.failCode(e)
		return 0, false
	}
	r.bit >>= e.size()
	r.n -= e.size()
	return e, r.err == nil
}

// copyMatch begins a match.
func (r *reader) copyMatch(length, distance int) {
	if int64(distance) > r.total+int64(r.done) {
		r.fail(ErrCorrupt)
		return
	}
	r.matchLen, r.matchDist = length, distance
	r.match()
}

// match copies as much of the match at hand as out has room for.
func (r *reader) match() {
	n := min(r.matchLen, len(r.out)-r.done)
	r.matchLen -= n
	for n > 0 && r.matchDist > r.done { // from earlier Reads
		r.out[r.done] = r.back(r.matchDist - r.done)
		r.done++
		n--
	}
	for n > 0 { // a copy of at most the distance doesn't overlap
		k := copy(r.out[r.done:r.done+n], r.out[r.done-r.matchDist:r.done])
		r.done += k
		n -= k
	}
}
