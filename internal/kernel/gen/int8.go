package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// quantize emits the conversion of one row to bytes around 128.
func quantize() {
	TEXT("quantizeRow", NOSPLIT, "func(dst *byte, x *float32, blocks int) float32")
	Doc("quantizeRow writes blocks of 16 values as x/scale+128, to nearest even, and returns scale, the largest |x|/127.")
	Pragma("noescape")
	m := machine{wide: true}
	dst, x := Load(Param("dst"), GP64()), Load(Param("x"), GP64())
	n, at := Load(Param("blocks"), GP64()), GP64()
	top, v, absolute := ZMM(), ZMM(), ZMM()
	VPXORD(top, top, top)
	VMOVUPS(m.constant("signMask"), absolute)
	XORQ(at, at)
	Label("largest")
	VPANDD(Mem{Base: x, Index: at, Scale: 1}, absolute, v)
	VMAXPS(v, top, top)
	ADDQ(Imm(64), at)
	DECQ(n)
	JNE(LabelRef("largest"))
	low := m.largest(vec{top})
	scale, inverse, zero := XMM(), XMM(), XMM()
	VMULSS(m.constant("per127"), low, scale)
	Store(scale, ReturnIndex(0))
	VXORPS(zero, zero, zero)
	VXORPS(inverse, inverse, inverse)
	VUCOMISS(zero, low)
	JE(LabelRef("none"))
	VMOVSS(m.constant("byteMax"), inverse)
	VDIVSS(low, inverse, inverse)
	Label("none")
	factor := ZMM()
	VBROADCASTSS(inverse, factor)
	Load(Param("blocks"), n)
	Label("loop")
	VMULPS(Mem{Base: x}, factor, v)
	VCVTPS2DQ(v, v)
	VPADDD(m.constant("bias128"), v, v)
	VPMOVDB(v, Mem{Base: dst})
	ADDQ(Imm(64), x)
	ADDQ(Imm(16), dst)
	DECQ(n)
	JNE(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

// rescale emits the way back from sums of bytes.
func rescale() {
	TEXT("rescaleRows", NOSPLIT, "func(dst *float32, sums *int32, rowScales, scales, bias *float32, dstStride, rows, n int)")
	Doc("rescaleRows turns rows of 32 sums into n <= 32 values each: sum*rowScale*scale+bias; dstStride is in bytes.")
	Pragma("noescape")
	dst, sums, rowScales := Load(Param("dst"), GP64()), Load(Param("sums"), GP64()), Load(Param("rowScales"), GP64())
	scales, bias, stride := Load(Param("scales"), GP64()), Load(Param("bias"), GP64()), Load(Param("dstStride"), GP64())
	rows := Load(Param("rows"), GP64())
	// Masks of the columns that count, 32 bits for both halves.
	bits, ones := GP64(), GP64()
	Load(Param("n"), reg.RCX)
	MOVQ(U32(1), ones)
	MOVQ(ones, bits)
	SHLQ(reg.CL, bits)
	SUBQ(ones, bits)
	low, high := K(), K()
	KMOVW(bits.As32(), low)
	SHRQ(Imm(16), bits)
	KMOVW(bits.As32(), high)
	var scale, shift [2]reg.VecVirtual
	for p := range 2 {
		scale[p], shift[p] = ZMM(), ZMM()
		VMOVUPS(Mem{Base: scales, Disp: 64 * p}, scale[p])
		VMOVUPS(Mem{Base: bias, Disp: 64 * p}, shift[p])
	}
	factor := ZMM()
	Label("row")
	VBROADCASTSS(Mem{Base: rowScales}, factor)
	for p, mask := range []reg.OpmaskVirtual{low, high} {
		v := ZMM()
		VCVTDQ2PS(Mem{Base: sums, Disp: 64 * p}, v)
		VMULPS(factor, v, v)
		VFMADD213PS(shift[p], scale[p], v)
		VMOVUPS(v, mask, Mem{Base: dst, Disp: 64 * p})
	}
	ADDQ(Imm(4), rowScales)
	ADDQ(U32(128), sums)
	ADDQ(stride, dst)
	DECQ(rows)
	JNE(LabelRef("row"))
	VZEROUPPER()
	RET()
}

func byteConstants() {
	m := machine{wide: true}
	for _, c := range []struct {
		name string
		bits uint32
	}{{"signMask", 0x7fffffff}, {"per127", 0x3c010204}, {"byteMax", 0x42fe0000}, {"bias128", 128}} {
		GLOBL(c.name+m.suffix(), RODATA|NOPTR)
		for i := range 16 {
			DATA(4*i, U32(c.bits))
		}
	}
}
