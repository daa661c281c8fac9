package kernel

import "math"

// pairDepth is the multiple that k is filled up to in bfloat16: 64 bytes.
const pairDepth = 32

// blockRows is the multiple that rows of x are filled up to.
const blockRows = 32

// PackedBF16 is a weight matrix in bfloat16 for [MatMulBF16]: panels of
// [Lanes] outputs, an even number of them, each as pairs of k: [k/2][Lanes][2],
// filled up with zeros. It is read-only to MatMulBF16.
type PackedBF16 struct {
	n, k  int
	depth int // k filled up to pairDepth
	tiles []uint16
}

// N is the number of outputs.
func (p *PackedBF16) N() int { return p.n }

// K is the number of inputs of each output.
func (p *PackedBF16) K() int { return p.k }

// PackBF16 rounds and copies a row-major matrix of n rows and k columns; see
// [Pack].
func PackBF16(w []float32, n, k int) *PackedBF16 {
	p := &PackedBF16{n: n, k: k, depth: roundUp(k, pairDepth)}
	p.tiles = make([]uint16, roundUp(n, 2*Lanes)*p.depth)
	for j := range n {
		panel := p.tiles[j/Lanes*Lanes*p.depth:]
		for i, v := range w[j*k : (j+1)*k] {
			panel[i/2*2*Lanes+j%Lanes*2+i%2] = toBF16(v)
		}
	}
	return p
}

func roundUp(n, multiple int) int { return (n + multiple - 1) / multiple * multiple }

// toBF16 rounds to nearest even; NaN stays NaN.
func toBF16(v float32) uint16 {
	bits := math.Float32bits(v)
	if v != v {
		return uint16(bits>>16) | 0x40
	}
	return uint16((bits + 0x7fff + bits>>16&1) >> 16)
}

func fromBF16(h uint16) float32 { return math.Float32frombits(uint32(h) << 16) }

// RowsBF16 holds the left side of a product, rounded to bfloat16. The zero
// value is ready; its memory is used again.
type RowsBF16 struct {
	m, k, stride int
	data         []uint16
}

// Set rounds m rows of k values, row i starting at x[i*xStride].
func (r *RowsBF16) Set(x []float32, xStride, m, k int) {
	r.m, r.k, r.stride = m, k, roundUp(k, pairDepth)
	size := roundUp(m, blockRows) * r.stride
	if cap(r.data) < size {
		r.data = make([]uint16, size)
	}
	r.data = r.data[:size]
	full := k / Lanes * Lanes
	for i := range m {
		row, from := r.data[i*r.stride:(i+1)*r.stride], x[i*xStride:i*xStride+k]
		if full > 0 {
			roundRow(row, from[:full])
		}
		for j := full; j < k; j++ {
			row[j] = toBF16(from[j])
		}
		clear(row[k:])
	}
}

// MatMulBF16 computes dst = x·wᵀ + bias with float32 sums of bfloat16
// products, which start at the bias; row i of dst starts at dst[i*dstStride].
// A row's result does not depend on the other rows, but it may differ between
// machines in the last bits, and subnormal numbers may count as zero.
func MatMulBF16(dst []float32, dstStride int, x *RowsBF16, w *PackedBF16, bias []float32) {
	if x.m == 0 || w.n == 0 {
		return
	}
	_ = dst[(x.m-1)*dstStride+w.n-1]
	if bias != nil {
		bias = bias[:w.n]
	}
	if x.k != w.k {
		panic("kernel: MatMulBF16: x and w have different k")
	}
	if w.k == 0 {
		fillRows(dst, dstStride, x.m, w.n, bias)
		return
	}
	matmulBF16(dst, dstStride, x, w, bias)
}

func matmulBF16Go(dst []float32, dstStride int, x *RowsBF16, w *PackedBF16, bias []float32) {
	for i := range x.m {
		row := x.data[i*x.stride : i*x.stride+w.k]
		for j := range w.n {
			panel := w.tiles[j/Lanes*Lanes*w.depth+j%Lanes*2:]
			var sum float32
			if bias != nil {
				sum = bias[j]
			}
			for k, v := range row {
				sum = fma32(fromBF16(v), fromBF16(panel[k/2*2*Lanes+k%2]), sum)
			}
			dst[i*dstStride+j] = sum
		}
	}
}

func roundRowGo(dst []uint16, x []float32) {
	for i, v := range x {
		dst[i] = toBF16(v)
	}
}
