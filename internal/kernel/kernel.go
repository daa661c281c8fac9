// Package kernel holds the numeric kernels that the spaCy runtime and the
// encoder stand on: matrix products with packed weights, layer norm, soft-max,
// GELU, maxout, dot products and sums, in float32; and products in bfloat16 and
// in bytes.
//
// Kernels are chosen once at start-up by CPU feature: AVX-512, AVX2 with FMA,
// or pure Go (other architectures, or the build tag purego). The SIMD paths give
// the same bits: every output of a product is one chain of fused multiply-adds over
// k = 0, 1, 2, … started at zero, with the bias added last; every reduction runs
// over 16 striped lanes that are joined in one fixed tree (see reduceLanes). So
// a result depends neither on the vector width nor on how many rows were computed
// together. The pure Go path adds up in the same order but does not fuse; it
// agrees within rounding.
//
// The package does not start goroutines, holds no state and checks slice
// lengths like the language does: a slice that is too short panics, which is a
// bug of the caller, never a matter of input.
//
// Products in bytes ([MatMulInt8]) are the same everywhere too; those in bfloat16
// ([MatMulBF16]) are not. Both use AMX tiles where the CPU and the operating
// system offer them, else AVX-512; see [BF16] and [Int8].
//
// Start with [Pack] and [MatMul].
package kernel

// Lanes is the width of one packed panel and the number of striped
// accumulators of every reduction.
const Lanes = 16

// Backend names the kernels in use: "avx512", "avx2" or "go".
func Backend() string { return active.String() }

// level is a family of kernels, ordered by what the CPU must offer.
type level int

const (
	levelGo level = iota
	levelAVX2
	levelAVX512
)

func (l level) String() string {
	switch l {
	case levelAVX512:
		return "avx512"
	case levelAVX2:
		return "avx2"
	}
	return "go"
}

// active is set once from the CPU's features; only tests change it, to compare
// the paths with each other.
var active = detect()
