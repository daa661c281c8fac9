//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

//go:generate sh -c "cd gen && go run . -isa avx512 -out ../kernel_avx512_amd64.s -stubs ../kernel_avx512_amd64.go -pkg kernel"
//go:generate sh -c "cd gen && go run . -isa avx2 -out ../kernel_avx2_amd64.s -stubs ../kernel_avx2_amd64.go -pkg kernel"

func detect() level {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL && cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return levelAVX512
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return levelAVX2
	}
	return levelGo
}

func dot(a, b []float32) float32 {
	switch active {
	case levelAVX512:
		return dotAVX512(&a[0], &b[0], len(a))
	case levelAVX2:
		return dotAVX2(&a[0], &b[0], len(a))
	}
	return dotGo(a, b)
}

func add(dst, x []float32) {
	switch active {
	case levelAVX512:
		addAVX512(&dst[0], &x[0], len(dst))
	case levelAVX2:
		addAVX2(&dst[0], &x[0], len(dst))
	default:
		addGo(dst, x)
	}
}

func axpy(dst []float32, a float32, x []float32) {
	switch active {
	case levelAVX512:
		axpyAVX512(&dst[0], a, &x[0], len(dst))
	case levelAVX2:
		axpyAVX2(&dst[0], a, &x[0], len(dst))
	default:
		axpyGo(dst, a, x)
	}
}

func maxout2(dst, a, b []float32) {
	switch active {
	case levelAVX512:
		maxout2AVX512(&dst[0], &a[0], &b[0], len(dst))
	case levelAVX2:
		maxout2AVX2(&dst[0], &a[0], &b[0], len(dst))
	default:
		maxout2Go(dst, a, b)
	}
}

func maxout3(dst, a, b, c []float32) {
	switch active {
	case levelAVX512:
		maxout3AVX512(&dst[0], &a[0], &b[0], &c[0], len(dst))
	case levelAVX2:
		maxout3AVX2(&dst[0], &a[0], &b[0], &c[0], len(dst))
	default:
		maxout3Go(dst, a, b, c)
	}
}

func layerNorm(dst, x, gain, shift []float32, eps float32) {
	switch active {
	case levelAVX512:
		layerNormAVX512(&dst[0], &x[0], &gain[0], &shift[0], len(dst), eps)
	case levelAVX2:
		layerNormAVX2(&dst[0], &x[0], &gain[0], &shift[0], len(dst), eps)
	default:
		layerNormGo(dst, x, gain, shift, eps)
	}
}

func softmax(x []float32) {
	switch active {
	case levelAVX512:
		softmaxAVX512(&x[0], len(x))
	case levelAVX2:
		softmaxAVX2(&x[0], len(x))
	default:
		softmaxGo(x)
	}
}

func gelu(x []float32) {
	switch active {
	case levelAVX512:
		geluAVX512(&x[0], len(x))
	case levelAVX2:
		geluAVX2(&x[0], len(x))
	default:
		geluGo(x)
	}
}
