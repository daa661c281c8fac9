package kernel

import "math"

// byteDepth is the multiple that k is filled up to in bytes.
const byteDepth = 64

// PackedInt8 is a weight matrix in signed bytes for [MatMulInt8], with one
// scale per output, in the layout of [PackedBF16] with quadruples for pairs.
type PackedInt8 struct {
	n, k   int
	depth  int // k filled up to byteDepth
	tiles  []int8
	scales []float32 // per output, filled up to an even number of panels
	first  []int32   // per output: takes off the 128 that every x carries
}

// N is the number of outputs.
func (p *PackedInt8) N() int { return p.n }

// K is the number of inputs of each output.
func (p *PackedInt8) K() int { return p.k }

// PackInt8 quantises a row-major matrix of n rows and k columns; see [Pack].
// Each row is scaled so that its largest value becomes 127.
func PackInt8(w []float32, n, k int) *PackedInt8 {
	p := &PackedInt8{n: n, k: k, depth: roundUp(k, byteDepth)}
	wide := roundUp(n, 2*Lanes)
	p.tiles, p.scales, p.first = make([]int8, wide*p.depth), make([]float32, wide), make([]int32, wide)
	for j := range n {
		row := w[j*k : (j+1)*k]
		top := largestMagnitude(row)
		if top == 0 {
			continue
		}
		p.scales[j] = top / 127
		panel, sum := p.tiles[j/Lanes*Lanes*p.depth:], int32(0)
		for i, v := range row {
			q := int8(math.RoundToEven(float64(v) / float64(top) * 127))
			panel[i/4*4*Lanes+j%Lanes*4+i%4] = q
			sum += int32(q)
		}
		p.first[j] = -128 * sum
	}
	return p
}

func largestMagnitude(x []float32) float32 {
	var top float32
	for _, v := range x {
		top = larger(float32(math.Abs(float64(v))), top)
	}
	return top
}

// RowsInt8 holds the left side of a product, each row quantised with a scale of
// its own. The zero value is ready; its memory is used again.
type RowsInt8 struct {
	m, k, stride int
	data         []uint8   // value/scale + 128
	scales       []float32 // per row
}

// Set quantises m rows of k values, row i starting at x[i*xStride].
func (r *RowsInt8) Set(x []float32, xStride, m, k int) {
	r.m, r.k, r.stride = m, k, roundUp(k, byteDepth)
	size := roundUp(m, blockRows) * r.stride
	if cap(r.data) < size {
		r.data = make([]uint8, size)
	}
	if cap(r.scales) < m {
		r.scales = make([]float32, m)
	}
	r.data, r.scales = r.data[:size], r.scales[:m]
	for i := range m {
		row := r.data[i*r.stride : (i+1)*r.stride]
		r.scales[i] = quantise(row, x[i*xStride:i*xStride+k])
		clear(row[k:])
	}
}

func quantiseGo(dst []uint8, x []float32) (scale float32) {
	top := largestMagnitude(x)
	if top == 0 {
		for i := range x {
			dst[i] = 128
		}
		return 0
	}
	inverse := 127 / top
	for i, v := range x {
		dst[i] = uint8(int32(math.RoundToEven(float64(v*inverse))) + 128)
	}
	return top * (1.0 / 127)
}

// MatMulInt8 computes dst = x·wᵀ + bias: products and sums of bytes are exact,
// then each is scaled back. Row i of dst starts at dst[i*dstStride]. The result
// is the same on every machine and does not depend on the other rows. k may be
// at most 65536.
func MatMulInt8(dst []float32, dstStride int, x *RowsInt8, w *PackedInt8, bias []float32) {
	if x.m == 0 || w.n == 0 {
		return
	}
	_ = dst[(x.m-1)*dstStride+w.n-1]
	if bias != nil {
		bias = bias[:w.n]
	}
	if x.k != w.k || x.k > 1<<16 {
		panic("kernel: MatMulInt8: x and w have different k, or too large a one")
	}
	if w.k == 0 {
		fillRows(dst, dstStride, x.m, w.n, bias)
		return
	}
	matmulInt8(dst, dstStride, x, w, bias)
}

func matmulInt8Go(dst []float32, dstStride int, x *RowsInt8, w *PackedInt8, bias []float32) {
	for i := range x.m {
		row := x.data[i*x.stride : i*x.stride+w.k]
		for j := range w.n {
			panel := w.tiles[j/Lanes*Lanes*w.depth+j%Lanes*4:]
			sum := w.first[j]
			for k, v := range row {
				sum += int32(v) * int32(panel[k/4*4*Lanes+k%4])
			}
			var b float32
			if bias != nil {
				b = bias[j]
			}
			dst[i*dstStride+j] = fma32(float32(sum)*x.scales[i], w.scales[j], b)
		}
	}
}
