package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// smallRows bounds the rows of such a tile; it spans two panels.
const smallRows = 12

// smallProduct emits a vector kernel on groups of small numbers that fill 32
// bits: like product, with groups in place of single values. Its registers are
// fixed, as its instructions are bytes: sums from Z0, weights Z24 and Z25, and
// the group of x in Z26 to Z29 by turns.
func smallProduct(name string, rows int, dot func(sum, x, w int)) {
	TEXT(fmt.Sprintf("product%sx%d", name, rows), NOSPLIT, "func(c, a, b, first *byte, cStride, aStride, bStride, groups int)")
	Doc(fmt.Sprintf("product%sx%d computes %d rows of two panels; strides are in bytes.", name, rows, rows))
	Pragma("noescape")
	z := func(i int) reg.VecPhysical { return zmm[i] }
	first := Load(Param("first"), GP64())
	for p := range 2 {
		VMOVUPS(Mem{Base: first, Disp: 64 * p}, z(p))
		for r := 1; r < rows; r++ {
			VMOVAPS(z(p), z(2*r+p))
		}
	}
	a := Load(Param("a"), GP64()).(reg.GPVirtual)
	as := Load(Param("aStride"), GP64()).(reg.GPVirtual)
	b, bs, k := Load(Param("b"), GP64()), Load(Param("bStride"), GP64()), Load(Param("groups"), GP64())
	at := newRowAddr(a, as, rows)
	Label("loop")
	VMOVUPS(Mem{Base: b}, z(24))
	VMOVUPS(Mem{Base: b, Index: bs, Scale: 1}, z(25))
	for r := range rows {
		x := 26 + r%4
		VBROADCASTSS(at.at(r, 0), z(x))
		for p := range 2 {
			dot(2*r+p, x, 24+p)
		}
	}
	at.advance(4)
	ADDQ(Imm(64), b)
	DECQ(k)
	JNE(LabelRef("loop"))
	c := Load(Param("c"), GP64()).(reg.GPVirtual)
	cs := Load(Param("cStride"), GP64()).(reg.GPVirtual)
	to := newRowAddr(c, cs, rows)
	for r := range rows {
		for p := range 2 {
			VMOVUPS(z(2*r+p), to.at(r, 64*p))
		}
	}
	VZEROUPPER()
	RET()
}

var zmm = []reg.VecPhysical{
	reg.Z0, reg.Z1, reg.Z2, reg.Z3, reg.Z4, reg.Z5, reg.Z6, reg.Z7, reg.Z8, reg.Z9, reg.Z10, reg.Z11, reg.Z12, reg.Z13, reg.Z14, reg.Z15,
	reg.Z16, reg.Z17, reg.Z18, reg.Z19, reg.Z20, reg.Z21, reg.Z22, reg.Z23, reg.Z24, reg.Z25, reg.Z26, reg.Z27, reg.Z28, reg.Z29, reg.Z30, reg.Z31,
}

// matrixProduct emits the AMX kernel: blocks of 32 rows times two panels, one
// block after the other, over steps of 64 bytes of k. first is where the sums
// start: 16 values for each panel, the same for all rows.
func matrixProduct(name, doc string, dot func(sum, a, b int)) {
	TEXT(name, NOSPLIT, "func(c, a, b, first, config *byte, cStride, aStride, bStride, steps, blocks int)")
	Doc(name + doc)
	Pragma("noescape")
	const ax, cx, dx, bx, di, r8, r9, r11 = 0, 1, 2, 3, 7, 8, 9, 11
	Load(Param("config"), reg.RAX)
	tileConfig(ax)
	Load(Param("c"), reg.R9)
	Load(Param("cStride"), reg.R11)
	Load(Param("a"), reg.RSI)
	Load(Param("aStride"), reg.R8)
	MOVQ(U32(64), reg.RDX)

	Label("block")
	XORQ(reg.RCX, reg.RCX)
	Load(Param("first"), reg.RAX)
	tileLoad(0, ax, cx) // stride 0: the same row 16 times
	tileLoad(2, ax, cx)
	ADDQ(Imm(64), reg.RAX)
	tileLoad(1, ax, cx)
	tileLoad(3, ax, cx)
	Load(Param("b"), reg.RBX)
	Load(Param("bStride"), reg.RCX)
	ADDQ(reg.RBX, reg.RCX)
	MOVQ(reg.R8, reg.RDI)
	SHLQ(Imm(4), reg.RDI)
	ADDQ(reg.RSI, reg.RDI)
	MOVQ(reg.RSI, reg.RAX)
	Load(Param("steps"), reg.R10)

	Label("step")
	tileLoad(4, ax, r8)
	tileLoad(6, bx, dx)
	tileLoad(7, cx, dx)
	dot(0, 4, 6)
	tileLoad(5, di, r8)
	dot(1, 4, 7)
	dot(2, 5, 6)
	dot(3, 5, 7)
	ADDQ(reg.RDX, reg.RAX)
	ADDQ(reg.RDX, reg.RDI)
	ADDQ(U32(1024), reg.RBX)
	ADDQ(U32(1024), reg.RCX)
	DECQ(reg.R10)
	JNE(LabelRef("step"))

	tileStore(0, r9, r11)
	MOVQ(reg.R9, reg.RAX)
	ADDQ(reg.RDX, reg.RAX)
	tileStore(1, ax, r11)
	MOVQ(reg.R11, reg.RCX)
	SHLQ(Imm(4), reg.RCX)
	ADDQ(reg.RCX, reg.R9)
	ADDQ(reg.RCX, reg.RAX)
	tileStore(2, r9, r11)
	tileStore(3, ax, r11)
	ADDQ(reg.RCX, reg.R9)
	MOVQ(reg.R8, reg.RCX)
	SHLQ(Imm(5), reg.RCX)
	ADDQ(reg.RCX, reg.RSI)
	Load(Param("blocks"), reg.RCX)
	DECQ(reg.RCX)
	Store(reg.RCX, Param("blocks"))
	JNE(LabelRef("block"))
	tileRelease()
	RET()
}
