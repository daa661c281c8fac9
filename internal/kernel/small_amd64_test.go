//go:build !purego

package kernel

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
)

func eachPairLevel(t *testing.T, f func(t *testing.T)) {
	found := pairs
	best := found()
	t.Cleanup(func() { pairs = found })
	for l := smallGo; l <= best; l++ {
		pairs = func() smallLevel { return l }
		name := BF16()
		if name == "" {
			name = "go"
		}
		t.Run(name, f)
	}
}

func eachQuadLevel(t *testing.T, f func(t *testing.T)) {
	found := quads
	best := found()
	t.Cleanup(func() { quads = found })
	for l := smallGo; l <= best; l++ {
		quads = func() smallLevel { return l }
		name := Int8()
		if name == "" {
			name = "go"
		}
		t.Run(name, f)
	}
}

// TestRoundRow compares the vector rounding with the portable one.
func TestRoundRow(t *testing.T) {
	if pairs() == smallGo {
		t.Skip("no AVX512_BF16")
	}
	r := rand.New(rand.NewPCG(2, 3))
	x := make([]float32, 1600)
	for i := range x {
		x[i] = math.Float32frombits(r.Uint32())
		if a := math.Abs(float64(x[i])); a < 0x1p-126 || a != a {
			x[i] = 1
		}
	}
	got, want := make([]uint16, len(x)), make([]uint16, len(x))
	roundRow(got, x)
	roundRowGo(want, x)
	for i := range x {
		if got[i] != want[i] {
			t.Fatalf("%v becomes %#x, want %#x", x[i], got[i], want[i])
		}
	}
}

func BenchmarkMatMulBF16(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	found := pairs
	best := found()
	defer func() { pairs = found }()
	for _, c := range []struct{ m, n, k int }{{192, 1152, 384}, {96, 1536, 384}, {96, 384, 1536}} {
		x, w, dst := noise(r, c.m*c.k), PackBF16(noise(r, c.n*c.k), c.n, c.k), make([]float32, c.m*c.n)
		var rows RowsBF16
		for l := smallVector; l <= best; l++ {
			pairs = func() smallLevel { return l }
			b.Run(BF16(), func(b *testing.B) {
				for b.Loop() {
					rows.Set(x, c.k, c.m, c.k)
					MatMulBF16(dst, c.n, &rows, w, nil)
				}
				b.ReportMetric(2*float64(c.m*c.n*c.k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
			})
		}
	}
}

// TestTilesSurvivePreemption multiplies in several goroutines while the garbage
// collector interrupts them: tile registers must come back unharmed.
func TestTilesSurvivePreemption(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	const m, n, k = 70, 64, 1536
	x, w, bias := noise(r, m*k), PackBF16(noise(r, n*k), n, k), noise(r, n)
	multiply := func(dst []float32) {
		var rows RowsBF16
		rows.Set(x, k, m, k)
		MatMulBF16(dst, n, &rows, w, bias)
	}
	want := make([]float32, m*n)
	multiply(want)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			got := make([]float32, m*n)
			for range 100 {
				multiply(got)
				for i := range want {
					if math.Float32bits(want[i]) != math.Float32bits(got[i]) {
						t.Errorf("value %d is %v, want %v", i, got[i], want[i])
						return
					}
				}
			}
		})
	}
	for range 20 {
		runtime.GC()
	}
	all.Wait()
}
