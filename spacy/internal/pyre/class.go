package pyre

import (
	"slices"
	"unicode"

	"github.com/parley-record/parley/spacy/internal/uni"
)

type span struct{ lo, hi rune }

// class is a set of characters.
type class struct {
	latin  [4]uint64 // the first 256 code points, everything below applied
	spans  []span    // sorted, disjoint
	props  []func(rune) bool
	negate bool
	fold   bool // a character's case variants count too
}

// seal sorts the ranges and fills the bitmap; call it once, before contains.
func (c *class) seal() {
	slices.SortFunc(c.spans, func(a, b span) int { return int(a.lo) - int(b.lo) })
	out := c.spans[:0]
	for _, s := range c.spans {
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
			continue
		}
		out = append(out, s)
	}
	c.spans = out
	for r := rune(0); r < 256; r++ {
		if c.slow(r) {
			c.latin[r>>6] |= 1 << (r & 63)
		}
	}
}

func (c *class) contains(r rune) bool {
	if r < 256 {
		return c.latin[r>>6]>>(r&63)&1 == 1
	}
	return c.slow(r)
}

func (c *class) slow(r rune) bool {
	if !c.fold {
		return c.has(r) != c.negate
	}
	return c.hasFolded(r) != c.negate
}

func (c *class) has(r rune) bool {
	lo, hi := 0, len(c.spans)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if c.spans[mid].hi < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(c.spans) && c.spans[lo].lo <= r {
		return true
	}
	for _, p := range c.props {
		if p(r) {
			return true
		}
	}
	return false
}

// hasFolded follows Python's IGNORECASE: the orbit of simple case folding,
// with the dotted and dotless i taken for one letter.
func (c *class) hasFolded(r rune) bool {
	if c.has(r) {
		return true
	}
	switch r {
	case 'i', 'I', 'ı', 'İ':
		return c.has('i') || c.has('I') || c.has('ı') || c.has('İ')
	}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		if c.has(f) {
			return true
		}
	}
	return false
}

func single(r rune, fold bool) *class {
	c := &class{spans: []span{{r, r}}, fold: fold}
	c.seal()
	return c
}

// escapeClass returns the property that a backslash and letter stand for, and
// whether it is negated; nil for other letters.
func escapeClass(letter rune) (prop func(rune) bool, negated bool) {
	switch letter {
	case 'd':
		return unicode.IsDigit, false
	case 'D':
		return unicode.IsDigit, true
	case 's':
		return uni.IsSpace, false
	case 'S':
		return uni.IsSpace, true
	case 'w':
		return isWord, false
	case 'W':
		return isWord, true
	}
	return nil, false
}
