package neural

import (
	"sync"
	"sync/atomic"
)

// lexeme is what the encoder knows of a token without its neighbours. It is
// immutable once it is in a cache.
type lexeme struct {
	key      Features
	vec      []float32 // the embedding
	products []float32 // its product with each place in the first window
}

const (
	// generationBytes bounds the vectors in one generation of a cache; a cache
	// holds at most two. A lexeme of 96 values and three pieces takes 3.9 KB.
	generationBytes = 4 << 20
	maxLexemes      = 8192 // in one generation
)

// lexCache is a bounded cache of lexemes that reads without locks. It holds two
// generations: a full one becomes the old one, and what is still asked for
// moves to the new one. The zero value is ready.
type lexCache struct {
	limit    int32 // lexemes in one generation
	cur, old atomic.Pointer[generation]
	turn     sync.Mutex // held to begin a generation
}

// resize sets the limit for lexemes of that many values, before first use.
func (c *lexCache) resize(values int) {
	c.limit = int32(min(maxLexemes, generationBytes/(4*values)+1))
}

// generation is an open-addressing table that only grows.
type generation struct {
	slots [4 * maxLexemes]atomic.Pointer[lexeme]
	count atomic.Int32
}

func (f *Features) hash() uint64 {
	h := f.Orth
	for _, v := range [...]uint64{f.Lower, f.Norm, f.Prefix, f.Suffix, f.Shape, bit(f.Spacy)<<1 | bit(f.IsSpace)} {
		h = (h ^ v) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h
}

// get returns the lexeme with that key, or nil.
func (c *lexCache) get(key *Features) *lexeme {
	cur := c.cur.Load()
	if cur == nil {
		return nil
	}
	h := key.hash()
	if l := cur.get(key, h); l != nil {
		return l
	}
	old := c.old.Load()
	if old == nil {
		return nil
	}
	l := old.get(key, h)
	if l != nil {
		c.add(l, h)
	}
	return l
}

// put adds a lexeme; another with the same key may already be there.
func (c *lexCache) put(l *lexeme) { c.add(l, l.key.hash()) }

func (c *lexCache) add(l *lexeme, h uint64) {
	cur := c.cur.Load()
	if cur == nil || cur.count.Load() >= c.limit {
		cur = c.turnOver(cur)
	}
	cur.put(l, h)
}

// turnOver replaces the generation full by a new one, unless another goroutine
// has just done so.
func (c *lexCache) turnOver(full *generation) *generation {
	c.turn.Lock()
	defer c.turn.Unlock()
	if cur := c.cur.Load(); cur != full {
		return cur
	}
	c.old.Store(full)
	fresh := new(generation)
	c.cur.Store(fresh)
	return fresh
}

func (g *generation) get(key *Features, h uint64) *lexeme {
	for i := h; ; i++ {
		l := g.slots[i%uint64(len(g.slots))].Load()
		if l == nil || l.key == *key {
			return l
		}
	}
}

// put never fills the table: goroutines that write at the same time exceed the
// count by at most their number, far below the number of slots.
func (g *generation) put(l *lexeme, h uint64) {
	if g.count.Load() >= 2*maxLexemes {
		return
	}
	for i := h; ; i++ {
		slot := &g.slots[i%uint64(len(g.slots))]
		have := slot.Load()
		if have == nil {
			if slot.CompareAndSwap(nil, l) {
				g.count.Add(1)
				return
			}
			have = slot.Load()
		}
		if have.key == l.key {
			return
		}
	}
}
