//go:build !purego

package kernel

import (
	"sync"
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:generate sh -c "cd gen && go run . -isa bf16 -out ../kernel_bf16_amd64.s -stubs ../kernel_bf16_amd64.go -pkg kernel"

// smallLevel is a family of kernels on bfloat16 or bytes.
type smallLevel int

const (
	smallGo     smallLevel = iota
	smallVector            // AVX512_BF16 or AVX512_VNNI
	smallMatrix            // AMX tiles
)

// pairs finds the family at the first use, as AMX must be asked for; tests
// change it.
var pairs = sync.OnceValue(detectPairs)

func detectPairs() smallLevel {
	switch {
	case active != levelAVX512 || !cpu.X86.HasAVX512BF16:
		return smallGo
	case cpu.X86.HasAMXTile && cpu.X86.HasAMXBF16 && allowAMX():
		return smallMatrix
	}
	return smallVector
}

// BF16 names the way in which bfloat16 products run here: "amx",
// "avx512-bf16", or "", which means that there is no fast one and that float32
// is the better choice.
func BF16() string {
	return [...]string{"", "avx512-bf16", "amx"}[pairs()]
}

// tileShape configures all eight tiles as 16 rows of 64 bytes.
var tileShape = [64]byte{
	0: 1, 16: 64, 18: 64, 20: 64, 22: 64, 24: 64, 26: 64, 28: 64, 30: 64,
	48: 16, 49: 16, 50: 16, 51: 16, 52: 16, 53: 16, 54: 16, 55: 16,
}

func roundRow(dst []uint16, x []float32) {
	if pairs() == smallGo {
		roundRowGo(dst, x)
		return
	}
	narrowBF16(&dst[0], &x[0], len(x)/Lanes)
}

func matmulBF16(dst []float32, dstStride int, x *RowsBF16, w *PackedBF16, bias []float32) {
	family := pairs()
	if family == smallGo {
		matmulBF16Go(dst, dstStride, x, w, bias)
		return
	}
	const width = 2 * Lanes
	for j := 0; j < w.n; j += width {
		var first [width]float32
		if bias != nil {
			copy(first[:], bias[j:])
		}
		panels := w.tiles[j*w.depth:]
		wide := j+width <= w.n
		if family == smallVector {
			vectorPanels(dst[j:], dstStride, x, panels, &first, min(width, w.n-j))
			continue
		}
		done := 0
		if wide && x.m >= blockRows {
			blocks := x.m / blockRows
			tilePanels2(&dst[j], 4*dstStride, x, 0, panels, &first, blocks)
			done = blocks * blockRows
		}
		for ; done < x.m; done += blockRows {
			var aside [blockRows * width]float32
			tilePanels2(&aside[0], 4*width, x, done, panels, &first, 1)
			for r := 0; r < blockRows && done+r < x.m; r++ {
				copy(dst[(done+r)*dstStride+j:][:min(width, w.n-j)], aside[r*width:])
			}
		}
	}
}

// tilePanels2 multiplies blocks of 32 rows from row first with two panels.
func tilePanels2(c *float32, cStride int, x *RowsBF16, row int, panels []uint16, first *[2 * Lanes]float32, blocks int) {
	matrixBF16((*byte)(unsafe.Pointer(c)), (*byte)(unsafe.Pointer(&x.data[row*x.stride])), (*byte)(unsafe.Pointer(&panels[0])),
		(*byte)(unsafe.Pointer(first)), &tileShape[0], cStride, 2*x.stride, 2*Lanes*x.stride, x.stride/pairDepth, blocks)
}

// vectorPanels multiplies all rows with two panels, of which n columns count.
func vectorPanels(dst []float32, dstStride int, x *RowsBF16, panels []uint16, first *[2 * Lanes]float32, n int) {
	tiles := (x.m + tileRows - 1) / tileRows
	for t, row := 0, 0; t < tiles; t++ {
		rows := tileHeight(x.m, tiles, t)
		a, b := (*byte)(unsafe.Pointer(&x.data[row*x.stride])), (*byte)(unsafe.Pointer(&panels[0]))
		start := (*byte)(unsafe.Pointer(first))
		if n == 2*Lanes {
			c := (*byte)(unsafe.Pointer(&dst[row*dstStride]))
			productBF16(rows, c, a, b, start, 4*dstStride, 2*x.stride, 2*Lanes*x.stride, x.stride/2)
		} else {
			var aside [tileRows * 2 * Lanes]float32
			productBF16(rows, (*byte)(unsafe.Pointer(&aside)), a, b, start, 4*2*Lanes, 2*x.stride, 2*Lanes*x.stride, x.stride/2)
			for r := range rows {
				copy(dst[(row+r)*dstStride:][:n], aside[r*2*Lanes:])
			}
		}
		row += rows
	}
}
