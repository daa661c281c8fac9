package kernel

// MatMul computes dst = x·wᵀ + bias for m rows: x is m rows of w.K() values,
// dst m rows of w.N() values, both row-major without gaps. bias holds w.N()
// values, or is nil. dst must not overlap x.
func MatMul(dst, x []float32, m int, w *Packed, bias []float32) {
	MatMulStrided(dst, w.n, x, w.k, m, w, bias)
}

// MatMulStrided is [MatMul] with row strides counted in values: row i of x
// starts at x[i*xStride], row i of dst at dst[i*dstStride]. Rows of x may
// overlap (xStride < w.K()), as spaCy's window encoder wants it: with a padded
// array of width D, stride D and K = 3·D, row i reads the rows i, i+1 and i+2.
// Rows of dst must not overlap; values between them are left alone.
func MatMulStrided(dst []float32, dstStride int, x []float32, xStride, m int, w *Packed, bias []float32) {
	if m <= 0 || w.n == 0 {
		return
	}
	_ = dst[(m-1)*dstStride+w.n-1]
	if bias != nil {
		bias = bias[:w.n]
	}
	if w.k == 0 {
		fillRows(dst, dstStride, m, w.n, bias)
		return
	}
	_ = x[(m-1)*xStride+w.k-1]
	matmul(dst, dstStride, x, xStride, m, w, bias)
}

// fillRows is a product over no inputs: the bias, or zero.
func fillRows(dst []float32, stride, m, n int, bias []float32) {
	for i := range m {
		row := dst[i*stride : i*stride+n]
		clear(row)
		copy(row, bias)
	}
}

// matmulGo is the portable product, four outputs at a time.
func matmulGo(dst []float32, dstStride int, x []float32, xStride, m int, w *Packed, bias []float32) {
	for i := range m {
		row := x[i*xStride : i*xStride+w.k]
		out := dst[i*dstStride : i*dstStride+w.n]
		for j0 := 0; j0 < w.n; j0 += Lanes {
			panel := w.panels[j0*w.k : (j0+Lanes)*w.k]
			lanes := min(Lanes, w.n-j0)
			for j := 0; j < lanes; j += 4 {
				var acc [4]float32
				chain4(&acc, row, panel[j:])
				for t := 0; t < 4 && j+t < lanes; t++ {
					v := acc[t]
					if bias != nil {
						v += bias[j0+j+t]
					}
					out[j0+j+t] = v
				}
			}
		}
	}
}

// chain4 runs four neighbouring accumulator chains of one panel. Unlike the
// functions over rows it doesn't imitate the fused multiply-add of the SIMD
// paths, which would take a hundred times as long: products on the portable path
// agree with theirs within rounding. (Compilers that fuse it, on arm64 say, may.)
func chain4(acc *[4]float32, row, panel []float32) {
	var a0, a1, a2, a3 float32
	for k, v := range row {
		b := panel[k*Lanes : k*Lanes+4 : k*Lanes+4]
		a0 += v * b[0]
		a1 += v * b[1]
		a2 += v * b[2]
		a3 += v * b[3]
	}
	acc[0], acc[1], acc[2], acc[3] = a0, a1, a2, a3
}
