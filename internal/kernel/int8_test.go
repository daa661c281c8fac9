package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestMatMulInt8 compares every path with the portable one bit by bit, and
// that one with the unrounded product.
func TestMatMulInt8(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 9))
	want := map[string][]float32{}
	eachQuadLevel(t, func(t *testing.T) {
		r = rand.New(rand.NewPCG(11, 9))
		for _, c := range []struct{ m, n, k, gap int }{
			{1, 1, 1, 0}, {1, 32, 64, 0}, {12, 32, 64, 0}, {13, 33, 31, 2}, {31, 50, 100, 0}, {32, 64, 384, 0}, {65, 96, 48, 5}, {100, 31, 1536, 1},
		} {
			x, w, bias := noise(r, c.m*c.k), noise(r, c.n*c.k), noise(r, c.n)
			if c.m > 3 {
				clear(x[2*c.k : 3*c.k])
			}
			var rows RowsInt8
			rows.Set(x, c.k, c.m, c.k)
			stride := c.n + c.gap
			dst := make([]float32, c.m*stride+1)
			for i := range dst {
				dst[i] = 42
			}
			MatMulInt8(dst, stride, &rows, PackInt8(w, c.n, c.k), bias)
			name := fmt.Sprint(c)
			if want[name] == nil {
				want[name] = dst
				checkInt8(t, dst, stride, x, c.m, w, c.n, c.k, bias)
			}
			sameBits(t, name, want[name], dst)
		}
	})
}

func checkInt8(t *testing.T, dst []float32, stride int, x []float32, m int, w []float32, n, k int, bias []float32) {
	t.Helper()
	for i := range m {
		top := float64(largestMagnitude(x[i*k : (i+1)*k]))
		for j := range n {
			sum, wTop := float64(bias[j]), float64(largestMagnitude(w[j*k:(j+1)*k]))
			bound := 1e-5
			for p := range k {
				a, b := float64(x[i*k+p]), float64(w[j*k+p])
				sum += a * b
				bound += math.Abs(a)*wTop/254 + math.Abs(b)*top/254 + top*wTop/254/254
			}
			if d := math.Abs(sum - float64(dst[i*stride+j])); d > bound {
				t.Fatalf("%dx%dx%d [%d,%d]: got %v, want %v within %v", m, n, k, i, j, dst[i*stride+j], sum, bound)
			}
		}
		for _, v := range dst[i*stride+n : (i+1)*stride] {
			if v != 42 {
				t.Fatalf("%dx%dx%d: wrote between rows", m, n, k)
			}
		}
	}
	if dst[m*stride] != 42 {
		t.Fatalf("%dx%dx%d: wrote past the end", m, n, k)
	}
}

func TestMatMulInt8OfNothing(t *testing.T) {
	var rows RowsInt8
	rows.Set(nil, 0, 2, 0)
	dst := []float32{9, 9}
	MatMulInt8(dst, 1, &rows, PackInt8(nil, 1, 0), []float32{3})
	sameBits(t, "bias only", []float32{3, 3}, dst)
	rows.Set(nil, 5, 0, 5)
	MatMulInt8(nil, 1, &rows, PackInt8(make([]float32, 5), 1, 5), nil)
}
