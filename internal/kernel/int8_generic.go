//go:build !amd64 || purego

package kernel

// Int8 names the way in which products of bytes run here: "" means that there
// is no fast one and that float32 is the better choice.
func Int8() string { return "" }

func matmulInt8(dst []float32, dstStride int, x *RowsInt8, w *PackedInt8, bias []float32) {
	matmulInt8Go(dst, dstStride, x, w, bias)
}

func quantise(dst []uint8, x []float32) float32 { return quantiseGo(dst, x) }
