package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// eachLevel runs a test on every path that this machine offers.
func eachLevel(t *testing.T, f func(t *testing.T)) {
	best := detect()
	t.Cleanup(func() { active = best })
	for l := levelGo; l <= best; l++ {
		active = l
		t.Run(l.String(), f)
	}
}

func noise(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func sameBits(t *testing.T, what string, want, got []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(want[i]) != math.Float32bits(got[i]) {
			t.Fatalf("%s: value %d of %d: %v elsewhere, %s %v", what, i, len(want), want[i], active, got[i])
		}
	}
}

func TestMatMulAllShapes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const most = 70
	x, wide, bias := noise(r, most*most+1), noise(r, most*most), noise(r, most)
	want, got := make([]float32, most*most), make([]float32, most*most+2)
	best := detect()
	defer func() { active = best }()
	step := 1
	if testing.Short() {
		step = 3
	}
	for n := 1; n <= most; n += step {
		for _, k := range []int{1, 3, 4, 5, 7, 16, 33, 70} {
			w := Pack(wide, n, k)
			active = levelGo
			MatMul(want, x[1:], most, w, bias[:n])
			reference(t, want, x[1:], most, wide, n, k, bias)
			active = min(levelAVX2, best)
			MatMul(want, x[1:], most, w, bias[:n])
			reference(t, want, x[1:], most, wide, n, k, bias)
			for m := 1; m <= most; m++ {
				for l := levelAVX2; l <= best; l++ {
					active = l
					got[m*n+1] = 42
					MatMul(got[1:], x[1:], m, w, bias[:n])
					sameBits(t, fmt.Sprintf("%dx%dx%d", m, n, k), want[:m*n], got[1:m*n+1])
					if got[m*n+1] != 42 {
						t.Fatalf("%dx%dx%d: wrote past the end", m, n, k)
					}
				}
			}
		}
	}
}

// reference checks a product against float64.
func reference(t *testing.T, got, x []float32, m int, w []float32, n, k int, bias []float32) {
	t.Helper()
	for i := range m {
		for j := range n {
			sum, size := float64(bias[j]), math.Abs(float64(bias[j]))
			for p := range k {
				v := float64(x[i*k+p]) * float64(w[j*k+p])
				sum += v
				size += math.Abs(v)
			}
			if d := math.Abs(sum - float64(got[i*n+j])); d > 1e-6*size+1e-12 {
				t.Fatalf("%s %dx%dx%d [%d,%d]: got %v, want %v", active, m, n, k, i, j, got[i*n+j], sum)
			}
		}
	}
}

// TestMatMulPaths compares the SIMD paths bit by bit and the portable one within
// rounding, with sums over more than one
// depth of the blocked loop, overlapping rows and gaps between rows of dst.
func TestMatMulPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	best := detect()
	defer func() { active = best }()
	for _, c := range []struct{ m, n, k, xStride, gap int }{
		{1, 106, 64, 64, 0}, {5, 288, 288, 96, 0}, {29, 288, 288, 96, 3}, {61, 384, 384, 384, 0}, {13, 50, 1536, 1536, 7},
		{300, 17, 600, 600, 1}, {2, 33, 257, 300, 0}, {7, 1, 1000, 1, 0}, {3, 1000, 1, 1, 0},
	} {
		x, w, bias := noise(r, c.m*c.xStride+c.k), Pack(noise(r, c.n*c.k), c.n, c.k), noise(r, c.n)
		stride := c.n + c.gap
		for _, b := range [][]float32{nil, bias} {
			portable, want := make([]float32, c.m*stride), make([]float32, c.m*stride)
			active = levelGo
			MatMulStrided(portable, stride, x, c.xStride, c.m, w, b)
			active = min(levelAVX2, best)
			MatMulStrided(want, stride, x, c.xStride, c.m, w, b)
			closeTo(t, fmt.Sprint(c), want, portable, c.k)
			for l := levelAVX2; l <= best; l++ {
				active = l
				got := make([]float32, c.m*stride)
				MatMulStrided(got, stride, x, c.xStride, c.m, w, b)
				sameBits(t, fmt.Sprint(c), want, got)
				// A row on its own has the same bits as in company.
				row := make([]float32, c.n)
				for i := range c.m {
					MatMul(row, x[i*c.xStride:], 1, w, b)
					sameBits(t, fmt.Sprint(c, " row ", i), want[i*stride:i*stride+c.n], row)
				}
			}
		}
	}
}

// closeTo allows the error of adding up k products in float32.
func closeTo(t *testing.T, what string, want, got []float32, k int) {
	t.Helper()
	for i := range want {
		if d := math.Abs(float64(want[i] - got[i])); d > 1e-6*float64(k+1) {
			t.Fatalf("%s: value %d: portable %v, SIMD %v", what, i, got[i], want[i])
		}
	}
}

func TestMatMulOfNothing(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		MatMul(nil, nil, 0, Pack(nil, 0, 0), nil)
		MatMul(nil, make([]float32, 3), 1, Pack(nil, 0, 3), nil)
		MatMul(nil, nil, 0, Pack(make([]float32, 6), 2, 3), nil)
		dst := []float32{9, 9, 9, 9}
		MatMul(dst, nil, 2, Pack(nil, 2, 0), []float32{1, 2})
		sameBits(t, "bias only", []float32{1, 2, 1, 2}, dst)
		MatMul(dst, nil, 2, Pack(nil, 2, 0), nil)
		sameBits(t, "zero", []float32{0, 0, 0, 0}, dst)
	})
}

func TestResetTransposed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var p, q Packed
	for _, c := range []struct{ n, k int }{{32, 70}, {33, 5}, {1, 1}, {16, 16}, {5, 40}} {
		w := noise(r, c.n*c.k)
		stride := c.n + 2
		turned := make([]float32, c.k*stride)
		for j := range c.n {
			for i := range c.k {
				turned[i*stride+j] = w[j*c.k+i]
			}
		}
		p.Reset(w, c.k, c.n, c.k)
		q.ResetTransposed(turned, stride, c.n, c.k)
		sameBits(t, fmt.Sprint(c), p.panels, q.panels)
		if q.N() != c.n || q.K() != c.k {
			t.Fatalf("shape is %d×%d, want %d×%d", q.N(), q.K(), c.n, c.k)
		}
	}
}

func TestPiecesFirst(t *testing.T) {
	// Rows o*2+p of two values each, named by 100*o+10*p.
	w := []float32{0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211}
	want := []float32{0, 1, 100, 101, 200, 201, 10, 11, 110, 111, 210, 211}
	sameBits(t, "pieces", want, PiecesFirst(w, 3, 2, 2))
}

// TestRowFunctions compares every function over one row with float64, and the
// paths with each other bit by bit, at all lengths and at odd addresses.
func TestRowFunctions(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	lengths := []int{96, 255, 288, 384, 1536}
	for n := 1; n <= 70; n++ {
		lengths = append(lengths, n)
	}
	best := detect()
	defer func() { active = best }()
	for _, n := range lengths {
		a, b, c := noise(r, n+3)[3:], noise(r, n+1)[1:], noise(r, 3*n+2)[2:]
		for i := range a {
			a[i] *= 3
		}
		run := func() []float32 {
			out := []float32{Dot(a, b)}
			row := func(f func(x []float32)) {
				x := append([]float32{42}, a...)
				x = append(x, 43)
				f(x[1 : n+1])
				if x[0] != 42 || x[n+1] != 43 {
					t.Fatalf("%s: length %d: wrote outside the row", active, n)
				}
				out = append(out, x...)
			}
			row(func(x []float32) { Add(x, b) })
			row(func(x []float32) { Axpy(x, 0.37, b) })
			row(func(x []float32) { Maxout(x, c, 2) })
			row(func(x []float32) { Maxout(x, c, 3) })
			row(func(x []float32) { LayerNorm(x, a, b, c, 1e-8) })
			row(func(x []float32) { LayerNorm(x, x, b, c, 1e-12) })
			row(Softmax)
			row(GELU)
			return out
		}
		active = levelGo
		want := run()
		checkRows(t, n, want, a, b, c)
		for l := levelAVX2; l <= best; l++ {
			active = l
			sameBits(t, fmt.Sprint("length ", n), want, run())
		}
	}
}

// checkRows compares the output of TestRowFunctions with float64.
func checkRows(t *testing.T, n int, got, a, b, c []float32) {
	t.Helper()
	var dot, mean, variance, total float64
	top := math.Inf(-1)
	for i := range n {
		dot += float64(a[i]) * float64(b[i])
		mean += float64(a[i]) / float64(n)
		top = math.Max(top, float64(a[i]))
	}
	for i := range n {
		variance += (float64(a[i]) - mean) * (float64(a[i]) - mean) / float64(n)
		total += math.Exp(float64(a[i]) - top)
	}
	near := func(what string, i int, got float32, want float64) {
		t.Helper()
		if math.Abs(float64(got)-want) > 1e-5*math.Max(1, math.Abs(want)) {
			t.Fatalf("%s, length %d, value %d: got %v, want %v", what, n, i, got, want)
		}
	}
	near("dot", 0, got[0], dot)
	row := func(k int) []float32 { return got[1+k*(n+2)+1:][:n] }
	for i := range n {
		x, y := float64(a[i]), float64(b[i])
		near("add", i, row(0)[i], x+y)
		near("axpy", i, row(1)[i], x+float64(float32(0.37))*y)
		near("maxout2", i, row(2)[i], float64(max(c[i], c[n+i])))
		near("maxout3", i, row(3)[i], float64(max(c[i], c[n+i], c[2*n+i])))
		if n > 4 {
			norm := (x-mean)/math.Sqrt(variance+1e-8)*y + float64(c[i])
			near("layer norm", i, row(4)[i], norm)
			near("layer norm in place", i, row(5)[i], norm)
		}
		near("softmax", i, row(6)[i], math.Exp(x-top)/total)
		near("gelu", i, row(7)[i], 0.5*x*math.Erfc(-x/math.Sqrt2))
	}
}

func TestSoftmaxExtremes(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		x := []float32{-1e30, 0, 1e30, float32(math.Inf(-1)), 1e30}
		Softmax(x)
		for i, want := range []float64{0, 0, 0.5, 0, 0.5} {
			if math.Abs(float64(x[i])-want) > 1e-30 {
				t.Errorf("value %d is %v, want %v", i, x[i], want)
			}
		}
	})
}

// TestFMA compares with the rounding of exact values, where a double rounding
// would go wrong.
func TestFMA(t *testing.T) {
	for _, c := range []struct{ a, b, c, want float32 }{
		{1, 1, 0x1p-24, 1},                                // tie to even
		{1 + 0x1p-23, 1, 0x1p-24, 1 + 0x1p-22},            // tie to even, upwards
		{1 + 0x1p-12, 1 + 0x1p-12, -1, 0x1p-11 + 0x1p-24}, // exact
		{0x1p-30, 0x1p-30, 1 + 0x1p-23, 1 + 0x1p-23},
		{1 + 0x1p-23, 0x1p-24, 1, 1 + 0x1p-23}, // just above a tie
		{0x1p-24 - 0x1p-48, 1, 1, 1},           // just below a tie
		{0x1p-75, 0x1p-75, 0x1p-149, 0x1p-148}, // 1.5 units of the smallest: tie to even
		{0x1p-76, 0x1p-75, 0x1p-149, 0x1p-149}, // 1.25 units
		{0x1p-75, 0x1p-75, 0x1p-147, 0x1p-147}, // 4.5 units: tie to even, downwards
		{0x1.8p-75, 0x1p-75, 0, 0x1p-149},      // rounds up to the smallest
	} {
		if got := fma32(c.a, c.b, c.c); got != c.want {
			t.Errorf("fma32(%g, %g, %g) = %g, want %g", c.a, c.b, c.c, got, c.want)
		}
	}
}

func TestArgmax(t *testing.T) {
	for _, c := range []struct {
		x    []float32
		want int
	}{{nil, -1}, {[]float32{1}, 0}, {[]float32{1, 3, 2, 3}, 1}, {[]float32{-2, -1, float32(math.NaN())}, 1}} {
		if got := Argmax(c.x); got != c.want {
			t.Errorf("Argmax(%v) = %d, want %d", c.x, got, c.want)
		}
	}
}
