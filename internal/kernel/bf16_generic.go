//go:build !amd64 || purego

package kernel

// BF16 names the way in which bfloat16 products run here: "" means that there
// is no fast one and that float32 is the better choice.
func BF16() string { return "" }

func matmulBF16(dst []float32, dstStride int, x *RowsBF16, w *PackedBF16, bias []float32) {
	matmulBF16Go(dst, dstStride, x, w, bias)
}

func roundRow(dst []uint16, x []float32) { roundRowGo(dst, x) }
