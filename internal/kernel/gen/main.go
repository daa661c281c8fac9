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
	name := flag.String("isa", "avx512", "avx512, avx2 or bf16")
	flag.Parse()
	if *name == "bf16" {
		build.ConstraintExpr("!purego")
		narrow()
		for rows := 1; rows <= bf16Rows; rows++ {
			productBF16(rows)
		}
		matrixProduct("matrixBF16", " multiplies blocks of 32 rows with two panels by AMX tiles; strides are in bytes.", tileDotBF16)
		build.Generate()
		return
	}
	m := machine{wide: *name == "avx512"}
	if !m.wide && *name != "avx2" {
		fmt.Fprintf(os.Stderr, "gen: unknown instruction set %q\n", *name)
		os.Exit(2)
	}
	build.ConstraintExpr("!purego")
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
	build.Generate()
}
