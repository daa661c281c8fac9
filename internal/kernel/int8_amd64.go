//go:build !purego

package kernel

import (
	"sync"
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:generate sh -c "cd gen && go run . -isa int8 -out ../kernel_int8_amd64.s -stubs ../kernel_int8_amd64.go -pkg kernel"

// quads finds the family of byte kernels at the first use; tests change it.
var quads = sync.OnceValue(detectQuads)

func detectQuads() smallLevel {
	switch {
	case active != levelAVX512 || !cpu.X86.HasAVX512VNNI:
		return smallGo
	case cpu.X86.HasAMXTile && cpu.X86.HasAMXInt8 && allowAMX():
		return smallMatrix
	}
	return smallVector
}

// Int8 names the way in which products of bytes run here: "amx", "avx512-vnni",
// or "", which means that there is no fast one and that float32 is the better
// choice.
func Int8() string {
	return [...]string{"", "avx512-vnni", "amx"}[quads()]
}

func quantise(dst []uint8, x []float32) float32 {
	if quads() == smallGo || len(x) == 0 || len(x)%Lanes != 0 {
		return quantiseGo(dst, x)
	}
	return quantizeRow(&dst[0], &x[0], len(x)/Lanes)
}

func matmulInt8(dst []float32, dstStride int, x *RowsInt8, w *PackedInt8, bias []float32) {
	family := quads()
	if family == smallGo {
		matmulInt8Go(dst, dstStride, x, w, bias)
		return
	}
	height := blockRows
	if family == smallVector {
		height = tileRows
	}
	var sums [blockRows * 2 * Lanes]int32
	for j := 0; j < w.n; j += 2 * Lanes {
		var padded [2 * Lanes]float32
		if bias != nil {
			copy(padded[:], bias[j:])
		}
		b, first := (*byte)(unsafe.Pointer(&w.tiles[j*w.depth])), (*byte)(unsafe.Pointer(&w.first[j]))
		for i := 0; i < x.m; i += height {
			rows := min(height, x.m-i)
			c, a := (*byte)(unsafe.Pointer(&sums)), &x.data[i*x.stride]
			if family == smallMatrix {
				matrixInt8(c, a, b, first, &tileShape[0], 8*Lanes, x.stride, Lanes*x.stride, x.stride/byteDepth, 1)
			} else {
				productInt8(rows, c, a, b, first, 8*Lanes, x.stride, Lanes*x.stride, x.stride/4)
			}
			rescaleRows(&dst[i*dstStride+j], &sums[0], &x.scales[i], &w.scales[j], &padded[0], 4*dstStride, rows, min(2*Lanes, w.n-j))
		}
	}
}
