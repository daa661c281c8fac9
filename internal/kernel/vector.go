package kernel

// Dot is the inner product of a and b[:len(a)].
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	if len(a) == 0 {
		return 0
	}
	return dot(a, b)
}

// Add adds x[:len(dst)] to dst.
func Add(dst, x []float32) {
	x = x[:len(dst)]
	if len(dst) > 0 {
		add(dst, x)
	}
}

// Axpy adds a*x[:len(dst)] to dst, one fused multiply-add per value.
func Axpy(dst []float32, a float32, x []float32) {
	x = x[:len(dst)]
	if len(dst) > 0 {
		axpy(dst, a, x)
	}
}

// Maxout writes to dst[o] the largest of x[o], x[n+o], … x[(pieces-1)*n+o],
// where n = len(dst): the pieces lie one after the other (see [PiecesFirst]).
func Maxout(dst, x []float32, pieces int) {
	n := len(dst)
	x = x[:n*pieces]
	if n == 0 || pieces == 0 {
		return
	}
	switch pieces {
	case 2:
		maxout2(dst, x[:n], x[n:])
	case 3:
		maxout3(dst, x[:n], x[n:2*n], x[2*n:])
	default:
		maxoutGo(dst, x, pieces)
	}
}

// LayerNorm writes (x-mean)/sqrt(variance+eps)*gain+shift to dst, for one row
// of len(dst) values; the variance is that of the population. dst may be x.
func LayerNorm(dst, x, gain, shift []float32, eps float32) {
	n := len(dst)
	if n == 0 {
		return
	}
	layerNorm(dst, x[:n], gain[:n], shift[:n], eps)
}

// Softmax turns x into exp(x-max)/sum, in place. Values more than 87 below the
// maximum count as exp(-87).
func Softmax(x []float32) {
	if len(x) > 0 {
		softmax(x)
	}
}

// GELU replaces every value of x by x·Φ(x) with the exact normal distribution
// function (the "erf" form); its error is below 5e-7 relative to max(1, |x|).
func GELU(x []float32) {
	if len(x) > 0 {
		gelu(x)
	}
}

// Argmax is the index of the first largest value, -1 for none. NaN never wins.
func Argmax(x []float32) int {
	best := -1
	for i, v := range x {
		if best < 0 || v > x[best] {
			best = i
		}
	}
	return best
}
