package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/ir"
	"github.com/mmcloughlin/avo/operand"
)

// Instructions that the Go assembler lacks, as bytes. Registers are given by
// their number in the encoding: general ones 0 AX, 1 CX, 2 DX, 3 BX, 6 SI, 7 DI,
// 8 R8, …; tiles 0 to 7; vectors 0 to 31. (Intel SDM volume 2, chapters 2 and 3.)

func emitBytes(what string, code ...byte) {
	Comment(what)
	for _, b := range code {
		Instruction(&ir.Instruction{Opcode: "BYTE", Operands: []operand.Op{operand.U8(b)}})
	}
}

// Mandatory prefixes in VEX and EVEX form.
const (
	prefixNone = iota
	prefix66
	prefixF3
	prefixF2
)

// vexTile encodes an AMX instruction with the operands rrr, vvvv and bbb in
// registers, or with base and index where modrm says memory.
func vexTile(prefix, opcode, rrr, vvvv int, modrm byte, sib ...byte) []byte {
	return append([]byte{0xc4, 0xe2, byte(0x78&^(vvvv<<3)) | byte(prefix), byte(opcode), modrm | byte(rrr<<3)}, sib...)
}

// vexTileMem is vexTile for the address base+index.
func vexTileMem(prefix, opcode, rrr, base, index int) []byte {
	code := vexTile(prefix, opcode, rrr, 0, 0x04, byte(index&7)<<3|byte(base&7))
	if index >= 8 {
		code[1] &^= 0x40
	}
	if base >= 8 {
		code[1] &^= 0x20
	}
	return code
}

func tileLoad(tile, base, stride int) {
	emitBytes("TILELOADD", vexTileMem(prefixF2, 0x4b, tile, base, stride)...)
}

func tileStore(tile, base, stride int) {
	emitBytes("TILESTORED", vexTileMem(prefixF3, 0x4b, tile, base, stride)...)
}

func tileZero(tile int) { emitBytes("TILEZERO", vexTile(prefixF2, 0x49, tile, 0, 0xc0)...) }

// tileConfig loads the configuration at the address in register base (0 to 3).
func tileConfig(base int) { emitBytes("LDTILECFG", vexTile(prefixNone, 0x49, 0, 0, byte(base))...) }

func tileRelease() { emitBytes("TILERELEASE", vexTile(prefixNone, 0x49, 0, 0, 0xc0)...) }

// tileDotBF16 is sum += a·b over pairs of bfloat16.
func tileDotBF16(sum, a, b int) {
	emitBytes("TDPBF16PS", vexTile(prefixF3, 0x5c, sum, b, 0xc0|byte(a))...)
}

// tileDotInt8 is sum += a·b over quadruples, a unsigned and b signed.
func tileDotInt8(sum, a, b int) {
	emitBytes("TDPBUSD", vexTile(prefix66, 0x5e, sum, b, 0xc0|byte(a))...)
}

// evex512 encodes a 512-bit instruction of map 0F38, W0, on registers.
func evex512(prefix, opcode, dst, src1, src2 int) []byte {
	p0 := byte(0xf2)
	if dst&8 != 0 {
		p0 &^= 0x80
	}
	if dst&16 != 0 {
		p0 &^= 0x10
	}
	if src2&8 != 0 {
		p0 &^= 0x20
	}
	if src2&16 != 0 {
		p0 &^= 0x40
	}
	p1 := byte(0x7c&^((src1&15)<<3)) | byte(prefix)
	p2 := byte(0x48)
	if src1&16 != 0 {
		p2 &^= 0x08
	}
	return []byte{0x62, p0, p1, p2, byte(opcode), 0xc0 | byte(dst&7)<<3 | byte(src2&7)}
}

// dotBF16 is sum += a·b over pairs of bfloat16 in vectors.
func dotBF16(sum, a, b int) {
	emitBytes("VDPBF16PS", evex512(prefixF3, 0x52, sum, a, b)...)
}

// dotInt8 is sum += x·w over quadruples in vectors, x unsigned and w signed.
func dotInt8(sum, x, w int) {
	emitBytes("VPDPBUSD", evex512(prefix66, 0x50, sum, x, w)...)
}

// roundBF16 narrows 16 float32 to bfloat16, to nearest even.
func roundBF16(src, dst int) {
	emitBytes("VCVTNEPS2BF16", evex512(prefixF3, 0x72, dst, 0, src)...)
}
