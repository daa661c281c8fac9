package inflate

import "math/bits"

// entry is what the next bits of the input mean: how many belong to the code,
// how many extra bits follow it, what it is and its value.
type entry uint32

// The fields of an entry, from the lowest bit: 6 bits of code length, which is
// what a shift takes, 4 of extra bits (of a link: index bits of the table
// below), 3 of kind, 16 of value.
const (
	kindNone    = iota // no code begins like this
	kindLiteral        // value is a byte
	kindBase           // value plus the extra bits is a length or distance
	kindEnd            // end of the block
	kindLink           // value is where the table for the longer codes begins
)

func makeEntry(kind, extra, value int) entry { return entry(extra<<6 | kind<<10 | value<<16) }

func (e entry) size() uint    { return uint(e & 63) }
func (e entry) extra() uint   { return uint(e >> 6 & 15) }
func (e entry) kind() int     { return int(e >> 10 & 7) }
func (e entry) value() int    { return int(e >> 16) }
func (e entry) literal() bool { return e&(7<<10) == kindLiteral<<10 }

const (
	maxCode     = 15 // bits of the longest code
	litBits     = 11 // bits that index the first table of literals and lengths
	distBits    = 8
	lengthsBits = 7
	endSymbol   = 256 // ends a block
)

// table decodes one Huffman code: a first table for short codes, behind it the
// tables that its links lead to.
type table struct {
	width   uint // bits that index the first table
	entries []entry
}

// build makes the table for symbols with these code lengths, 0 for a symbol
// that doesn't occur. It says whether the lengths make a code: complete, or a
// single symbol of one bit, or empty.
func (t *table) build(lengths []uint8, symbols []entry, width uint) bool {
	var count, next [maxCode + 1]int
	longest := 0
	for _, n := range lengths {
		if n > 0 {
			count[n]++
			longest = max(longest, int(n))
		}
	}
	code := 0
	for n := 1; n <= longest; n++ {
		code <<= 1
		next[n] = code
		code += count[n]
	}
	if longest > 0 && code != 1<<longest && !(code == 1 && longest == 1) {
		return false
	}
	t.width = width
	t.reset(1 << width)
	for sym, n := range lengths {
		if n == 0 {
			continue
		}
		reversed := int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		t.set(reversed, uint(n), longest, symbols[sym])
	}
	return true
}

func (t *table) reset(n int) {
	if cap(t.entries) < n {
		t.entries = make([]entry, n, 4*n)
	}
	t.entries = t.entries[:n]
	clear(t.entries)
}

// set enters the code of size bits, which comes lowest bit first.
func (t *table) set(code int, size uint, longest int, e entry) {
	if size <= t.width {
		for i := code; i < 1<<t.width; i += 1 << size {
			t.entries[i] = e | entry(size)
		}
		return
	}
	first := code & (1<<t.width - 1)
	link := t.entries[first]
	if link.kind() != kindLink {
		below := longest - int(t.width)
		link = makeEntry(kindLink, below, len(t.entries)) | entry(t.width)
		t.entries[first] = link
		for range 1 << below {
			t.entries = append(t.entries, 0)
		}
	}
	size -= t.width
	for i := code >> t.width; i < 1<<link.extra(); i += 1 << size {
		t.entries[link.value()+i] = e | entry(size)
	}
}

// Symbols of the three alphabets.
type alphabets struct {
	lit     [288]entry
	dist    [32]entry
	lengths [19]entry
}

func newAlphabets() *alphabets {
	a := new(alphabets)
	for i := range 256 {
		a.lit[i] = makeEntry(kindLiteral, 0, i)
	}
	a.lit[endSymbol] = makeEntry(kindEnd, 0, 0)
	base := 3
	for i := range 28 {
		extra := max(0, i/4-1)
		a.lit[257+i] = makeEntry(kindBase, extra, base)
		base += 1 << extra
	}
	a.lit[285] = makeEntry(kindBase, 0, 258)
	base = 1
	for i := range 30 {
		extra := max(0, i/2-1)
		a.dist[i] = makeEntry(kindBase, extra, base)
		base += 1 << extra
	}
	for i := range a.lengths {
		a.lengths[i] = makeEntry(kindLiteral, 0, i)
	}
	return a
}
