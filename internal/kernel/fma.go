package kernel

import "math"

// fma32 is the fused float32 multiply-add a*b+c with one rounding, as the SIMD
// paths compute it.
//
// The product of two float32 is exact in float64, so the sum below is off by
// one float64 rounding. Rounding it again to float32 differs from a single
// rounding only if the float64 lies exactly between two float32 (its low 29
// bits are 1 followed by zeros), or if the result is subnormal: both are rare
// and go the careful way.
func fma32(a, b, c float32) float32 {
	p := float64(a) * float64(b)
	s := p + float64(c)
	bits := math.Float64bits(s)
	if bits&(1<<29-1) == 1<<28 || bits&(1<<63-1) < minNormal32 {
		return fmaCareful(p, float64(c), s)
	}
	return float32(s)
}

// minNormal32 is the float64 pattern of the smallest normal float32, 2⁻¹²⁶.
const minNormal32 = (1023 - 126) << 52

// fmaCareful rounds p+c to odd in float64 (Boldo and Melquiond, "Emulation of
// FMA and correctly rounded sums", 2008), after which the rounding to float32
// is right in every case.
func fmaCareful(p, c, s float64) float32 {
	t := s - p
	err := (p - (s - t)) + (c - t)
	if err == 0 || math.IsNaN(err) {
		return float32(s)
	}
	bits := math.Float64bits(s)
	if bits&1 == 1 {
		return float32(s)
	}
	if (err > 0) == (s > 0) {
		bits++
	} else {
		bits--
	}
	return float32(math.Float64frombits(bits))
}
