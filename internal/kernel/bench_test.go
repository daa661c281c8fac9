package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkMatMul prints GFLOP/s for the shapes of spaCy's window encoder, the
// parser's step and the layers of a small BERT, on every path of this machine.
func BenchmarkMatMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	best := detect()
	defer func() { active = best }()
	for _, c := range []struct{ m, n, k int }{
		{512, 288, 288}, {1, 106, 64}, {30, 1024, 64}, {2000, 384, 384}, {2000, 1536, 384}, {2000, 384, 1536}, {120, 384, 384}, {200, 200, 32}, {200, 32, 200},
	} {
		x, w, bias, dst := noise(r, c.m*c.k), Pack(noise(r, c.n*c.k), c.n, c.k), noise(r, c.n), make([]float32, c.m*c.n)
		for l := levelAVX2; l <= best; l++ {
			active = l
			b.Run(fmt.Sprintf("%dx%dx%d/%s", c.m, c.n, c.k, l), func(b *testing.B) {
				for b.Loop() {
					MatMul(dst, x, c.m, w, bias)
				}
				work := 2 * float64(c.m) * float64(c.n) * float64(c.k) * float64(b.N)
				b.ReportMetric(work/b.Elapsed().Seconds()/1e9, "GFLOP/s")
			})
		}
	}
}

// BenchmarkRows prints values per second of the functions over one row.
func BenchmarkRows(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	x, y, z := noise(r, 384), noise(r, 1536), noise(r, 384)
	for _, c := range []struct {
		name string
		size int
		f    func()
	}{
		{"dot", 384, func() { Dot(x, z) }},
		{"add", 384, func() { Add(x, z) }},
		{"layernorm", 384, func() { LayerNorm(x, x, z, z, 1e-12) }},
		{"softmax", 384, func() { Softmax(x) }},
		{"gelu", 1536, func() { GELU(y) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.f()
			}
			b.ReportMetric(float64(c.size)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gvalue/s")
		})
	}
}
