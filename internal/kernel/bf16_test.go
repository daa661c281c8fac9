package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestMatMulBF16 compares every path with float64 sums of the rounded values,
// and each row with the same row on its own, bit by bit.
func TestMatMulBF16(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	eachPairLevel(t, func(t *testing.T) {
		for _, c := range []struct{ m, n, k, gap int }{
			{1, 1, 1, 0}, {1, 32, 32, 0}, {12, 32, 64, 0}, {13, 33, 31, 2}, {31, 50, 100, 0}, {32, 64, 384, 0}, {65, 96, 48, 5}, {100, 31, 33, 1}, {3, 0, 4, 0},
		} {
			x, w, bias := noise(r, c.m*c.k), noise(r, c.n*c.k), noise(r, c.n)
			var rows, one RowsBF16
			rows.Set(x, c.k, c.m, c.k)
			p := PackBF16(w, c.n, c.k)
			stride := c.n + c.gap
			dst := make([]float32, c.m*stride+1)
			for i := range dst {
				dst[i] = 42
			}
			MatMulBF16(dst, stride, &rows, p, bias)
			row := make([]float32, c.n)
			for i := range c.m {
				for j := range c.n {
					sum, size := float64(bias[j]), math.Abs(float64(bias[j]))
					for k := range c.k {
						v := float64(fromBF16(toBF16(x[i*c.k+k]))) * float64(fromBF16(toBF16(w[j*c.k+k])))
						sum += v
						size += math.Abs(v)
					}
					if d := math.Abs(sum - float64(dst[i*stride+j])); d > 2e-6*size+1e-12 {
						t.Fatalf("%v [%d,%d]: got %v, want %v", c, i, j, dst[i*stride+j], sum)
					}
				}
				one.Set(x[i*c.k:], c.k, 1, c.k)
				MatMulBF16(row, c.n, &one, p, bias)
				sameBits(t, fmt.Sprint(c, " row ", i), row, dst[i*stride:i*stride+c.n])
				for _, v := range dst[i*stride+c.n : (i+1)*stride] {
					if v != 42 {
						t.Fatalf("%v: wrote between rows", c)
					}
				}
			}
			if dst[c.m*stride] != 42 {
				t.Fatalf("%v: wrote past the end", c)
			}
		}
	})
}

func TestMatMulBF16OfNothing(t *testing.T) {
	var rows RowsBF16
	rows.Set(nil, 0, 2, 0)
	dst := []float32{9, 9}
	MatMulBF16(dst, 1, &rows, PackBF16(nil, 1, 0), []float32{3})
	sameBits(t, "bias only", []float32{3, 3}, dst)
	rows.Set(nil, 5, 0, 5)
	MatMulBF16(nil, 1, &rows, PackBF16(make([]float32, 5), 1, 5), nil)
}

func TestToBF16(t *testing.T) {
	for v, want := range map[float32]float32{
		0: 0, 1: 1, -2.5: -2.5, 1 + 0x1p-8: 1, 1 + 0x3p-8: 1 + 0x1p-6, 1 + 0x1p-8 + 0x1p-20: 1 + 0x1p-7,
		float32(math.Inf(1)): float32(math.Inf(1)), math.MaxFloat32: float32(math.Inf(1)),
	} {
		if got := fromBF16(toBF16(v)); got != want {
			t.Errorf("%v becomes %v, want %v", v, got, want)
		}
	}
	nan := math.Float32frombits(0x7fffffff)
	if got := fromBF16(toBF16(nan)); got == got {
		t.Errorf("NaN becomes %v", got)
	}
}
