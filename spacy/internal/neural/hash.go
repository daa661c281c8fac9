package neural

import (
	"math/bits"

	"github.com/parley-record/parley/internal/kernel"
)

// hashRows are the four rows of a table of n that a key maps to: the 32-bit
// lanes of MurmurHash3 (x64, 128 bits) over the key's 8 bytes, modulo n.
func hashRows(key uint64, seed, n uint32) [4]uint32 {
	k := key * 0x87c37b91114253d5
	k = bits.RotateLeft64(k, 31) * 0x4cf5ad432745937f
	h1 := k ^ uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = mix64(h1), mix64(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1) % n, uint32(h1>>32) % n, uint32(h2) % n, uint32(h2>>32) % n}
}

func mix64(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// hashTable is a hashed embedding: a key's vector is the sum of four rows.
type hashTable struct {
	column column
	seed   uint32
	rows   uint32
	e      []float32 // rows × width
}

// lookUp writes a key's vector to dst; len(dst) is the table's width.
func (t *hashTable) lookUp(dst []float32, key uint64) {
	width := len(dst)
	for i, r := range hashRows(key, t.seed, t.rows) {
		row := t.e[int(r)*width:][:width]
		if i == 0 {
			copy(dst, row)
			continue
		}
		kernel.Add(dst, row)
	}
}

// column names a feature.
type column int

const (
	colOrth column = iota
	colLower
	colNorm
	colPrefix
	colSuffix
	colShape
	colSpacy
	colIsSpace
)

func columnOf(name string) (column, bool) {
	switch name {
	case "ORTH", "TEXT":
		return colOrth, true
	case "LOWER":
		return colLower, true
	case "NORM":
		return colNorm, true
	case "PREFIX":
		return colPrefix, true
	case "SUFFIX":
		return colSuffix, true
	case "SHAPE":
		return colShape, true
	case "SPACY":
		return colSpacy, true
	case "IS_SPACE":
		return colIsSpace, true
	}
	return 0, false
}

// key is the value of column c.
func (f *Features) key(c column) uint64 {
	switch c {
	case colOrth:
		return f.Orth
	case colLower:
		return f.Lower
	case colNorm:
		return f.Norm
	case colPrefix:
		return f.Prefix
	case colSuffix:
		return f.Suffix
	case colShape:
		return f.Shape
	case colSpacy:
		return bit(f.Spacy)
	}
	return bit(f.IsSpace)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// only keeps the columns in want, a set of bits, so that tokens that the
// embedding can't tell apart compare equal.
func (f *Features) only(want uint) Features {
	var out Features
	if want&(1<<colOrth) != 0 {
		out.Orth = f.Orth
	}
	if want&(1<<colLower) != 0 {
		out.Lower = f.Lower
	}
	if want&(1<<colNorm) != 0 {
		out.Norm = f.Norm
	}
	if want&(1<<colPrefix) != 0 {
		out.Prefix = f.Prefix
	}
	if want&(1<<colSuffix) != 0 {
		out.Suffix = f.Suffix
	}
	if want&(1<<colShape) != 0 {
		out.Shape = f.Shape
	}
	out.Spacy = want&(1<<colSpacy) != 0 && f.Spacy
	out.IsSpace = want&(1<<colIsSpace) != 0 && f.IsSpace
	return out
}
