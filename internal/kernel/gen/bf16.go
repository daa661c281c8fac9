package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// narrow emits the conversion of full vectors to bfloat16.
func narrow() {
	TEXT("narrowBF16", NOSPLIT, "func(dst *uint16, x *float32, blocks int)")
	Doc("narrowBF16 rounds blocks of 16 float32 to bfloat16.")
	Pragma("noescape")
	dst, x, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("blocks"), GP64())
	Label("loop")
	VMOVUPS(Mem{Base: x}, reg.Z0)
	roundBF16(0, 1)
	VMOVUPS(reg.Y1, Mem{Base: dst})
	ADDQ(Imm(64), x)
	ADDQ(Imm(32), dst)
	DECQ(n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}
