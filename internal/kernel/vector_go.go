package kernel

import "math"

// lanes16 are the striped accumulators of a reduction: lane i takes the values
// i, i+16, i+32, …
type lanes16 [Lanes]float32

// reduceLanes joins the lanes in the one order that all paths use: halves onto
// halves, 16 to 8 to 4 to 2 to 1.
func reduceLanes(l *lanes16) float32 {
	for width := Lanes / 2; width > 0; width /= 2 {
		for i := range width {
			l[i] += l[i+width]
		}
	}
	return l[0]
}

func dotGo(a, b []float32) float32 {
	var l lanes16
	for i, v := range a {
		l[i%Lanes] = fma32(v, b[i], l[i%Lanes])
	}
	return reduceLanes(&l)
}

func addGo(dst, x []float32) {
	for i, v := range x {
		dst[i] += v
	}
}

func axpyGo(dst []float32, a float32, x []float32) {
	for i, v := range x {
		dst[i] = fma32(a, v, dst[i])
	}
}

// larger is the instruction MAXPS: b when either is NaN or both are equal.
func larger(a, b float32) float32 {
	if a > b {
		return a
	}
	return b
}

func maxoutGo(dst, x []float32, pieces int) {
	n := len(dst)
	for o := range dst {
		best := x[o]
		for p := 1; p < pieces; p++ {
			best = larger(best, x[p*n+o])
		}
		dst[o] = best
	}
}

func maxout2Go(dst, a, b []float32) {
	for i := range dst {
		dst[i] = larger(a[i], b[i])
	}
}

func maxout3Go(dst, a, b, c []float32) {
	for i := range dst {
		dst[i] = larger(larger(a[i], b[i]), c[i])
	}
}

func layerNormGo(dst, x, gain, shift []float32, eps float32) {
	var l lanes16
	for i, v := range x {
		l[i%Lanes] += v
	}
	n := float32(len(x))
	mean := reduceLanes(&l) / n
	l = lanes16{}
	for i, v := range x {
		d := v - mean
		l[i%Lanes] = fma32(d, d, l[i%Lanes])
	}
	variance := reduceLanes(&l) / n
	inv := 1 / float32(math.Sqrt(float64(variance+eps)))
	for i, v := range x {
		d := v - mean
		d *= inv
		dst[i] = fma32(d, gain[i], shift[i])
	}
}

func softmaxGo(x []float32) {
	top := x[0]
	for _, v := range x {
		top = larger(top, v)
	}
	var l lanes16
	for i, v := range x {
		e := exp32(v - top)
		x[i] = e
		l[i%Lanes] += e
	}
	inv := 1 / reduceLanes(&l)
	for i := range x {
		x[i] *= inv
	}
}

// Coefficients of exp on [-ln2/2, ln2/2], highest power first, and of its
// argument reduction in two parts.
const (
	log2e  float32 = 1.44269504
	ln2Hi  float32 = 0.693359375
	ln2Lo  float32 = -2.12194440e-4
	expMin float32 = -87
	expMax float32 = 88
)

var expPoly = [...]float32{1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1}

func exp32(x float32) float32 {
	x = larger(x, expMin)
	if x > expMax {
		x = expMax
	}
	n := float32(math.RoundToEven(float64(x * log2e)))
	r := fma32(-n, ln2Hi, x)
	r = fma32(-n, ln2Lo, r)
	p := expPoly[0]
	for _, c := range expPoly[1:] {
		p = fma32(p, r, c)
	}
	return p * math.Float32frombits(uint32(int32(n)+127)<<23)
}

// erfP and erfQ approximate erf(z)/z by a quotient of polynomials in z², lowest
// power first, on |z| <= erfMax, beyond which erf is one within float32. Fitted
// by least squares reweighted towards the smallest largest error, 2e-8.
var (
	erfP = [...]float32{
		1.1283791065216064, 0.19059383869171143, 0.05276929959654808,
		0.003772551426663995, 0.00028484323411248624, 2.046022245849599e-06,
	}
	erfQ = [...]float32{
		1, 0.5022421479225159, 0.11418274790048599,
		0.01498320046812296, 0.0011638575233519077, 3.8047706766519696e-05,
	}
)

const (
	rootHalf float32 = math.Sqrt2 / 2
	erfMax   float32 = 3.925
)

func geluGo(x []float32) {
	for i, v := range x {
		z := larger(v*rootHalf, -erfMax)
		if z > erfMax {
			z = erfMax
		}
		square := z * z
		p, q := erfP[len(erfP)-1], erfQ[len(erfQ)-1]
		for j := len(erfP) - 2; j >= 0; j-- {
			p = fma32(p, square, erfP[j])
			q = fma32(q, square, erfQ[j])
		}
		half := v * 0.5
		x[i] = fma32(z*p/q, half, half)
	}
}
