//go:build !purego

package kernel

func detect() level { return levelGo }

func matmul(dst []float32, dstStride int, x []float32, xStride, m int, w *Packed, bias []float32) {
	matmulGo(dst, dstStride, x, xStride, m, w, bias)
}

func dot(a, b []float32) float32                         { return dotGo(a, b) }
func add(dst, x []float32)                               { addGo(dst, x) }
func axpy(dst []float32, a float32, x []float32)         { axpyGo(dst, a, x) }
func maxout2(dst, a, b []float32)                        { maxout2Go(dst, a, b) }
func maxout3(dst, a, b, c []float32)                     { maxout3Go(dst, a, b, c) }
func layerNorm(dst, x, gain, shift []float32, e float32) { layerNormGo(dst, x, gain, shift, e) }
func softmax(x []float32)                                { softmaxGo(x) }
func gelu(x []float32)                                   { geluGo(x) }
