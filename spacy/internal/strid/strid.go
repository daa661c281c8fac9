// Package strid computes spaCy's 64-bit ids of strings, by which its models
// address embeddings, lookup tables and vectors.
//
// It keeps no strings: an id can't be turned back. Start with [Of].
package strid

import (
	"encoding/binary"
	"math/bits"
)

// Of returns the id of s: 0 for "", a small number for the fixed symbols
// (Appendix: symbols.go), else MurmurHash64A of the bytes with seed 1.
func Of(s string) uint64 {
	if s == "" {
		return 0
	}
	if len(s) <= maxSymbol {
		if n, ok := symbols[s]; ok {
			return n
		}
	}
	return murmur64A(s, 1)
}

// murmur64A is Austin Appleby's MurmurHash64A (public domain algorithm).
func murmur64A(s string, seed uint64) uint64 {
	const m, r = 0xc6a4a7935bd1e995, 47
	h := seed ^ uint64(len(s))*m
	for len(s) >= 8 {
		k := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		k *= m
		k ^= k >> r
		k *= m
		h = (h ^ k) * m
		s = s[8:]
	}
	if len(s) > 0 {
		var tail [8]byte
		copy(tail[:], s)
		h = (h ^ binary.LittleEndian.Uint64(tail[:])) * m
	}
	h ^= h >> r
	h *= m
	return h ^ h>>r
}

// Lanes returns the four 32-bit numbers by which a hash embedding picks its
// rows for key: MurmurHash3 x64_128 of the key's eight little-endian bytes.
func Lanes(key uint64, seed uint32) [4]uint32 {
	k := bits.RotateLeft64(key*0x87c37b91114253d5, 31) * 0x4cf5ad432745937f
	h1 := k ^ uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = mix(h1), mix(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}

func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
