// Command gen writes the assembly of package kernel with avo. It is a module of
// its own, so that avo stays out of the main module:
//
//	go generate ./internal/kernel
//
// Every function is written once, over one logical vector of 16 float32 (one
// ZMM, or two YMM), and emitted for AVX-512 and for AVX2: that is why both
// paths give the same bits.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/mmcloughlin/avo/build"
)

func main() {
	name := flag.String("isa", "avx512", "avx512, avx2, bf16 or int8")
	flag.Parse()
	build.ConstraintExpr("!purego")
	switch *name {
	case "avx512", "avx2":
		singles(machine{wide: *name == "avx512"})
	case "bf16":
		narrow()
		for rows := 1; rows <= smallRows; rows++ {
			smallProduct("BF16", rows, dotBF16)
		}
		matrixProduct("matrixBF16", " multiplies blocks of 32 rows with two panels by AMX tiles; strides are in bytes.", tileDotBF16)
	case "int8":
		byteConstants()
		quantize()
		rescale()
		for rows := 1; rows <= smallRows; rows++ {
			smallProduct("Int8", rows, dotInt8)
		}
		matrixProduct("matrixInt8", " is matrixBF16 for bytes, with int32 sums.", tileDotInt8)
	default:
		fmt.Fprintf(os.Stderr, "gen: unknown set %q\n", *name)
		os.Exit(2)
	}
	build.Generate()
}

// singles emits the float32 kernels of one instruction set.
func singles(m machine) {
	for _, t := range m.tiles() {
		m.product(t)
	}
	m.constants()
	m.dot()
	m.add()
	m.axpy()
	m.maxout(2)
	m.maxout(3)
	m.layerNorm()
	m.softmax()
	m.gelu()
}
