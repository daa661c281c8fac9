package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// machine is an instruction set: AVX-512 when wide, else AVX2 with FMA.
type machine struct{ wide bool }

func (m machine) suffix() string {
	if m.wide {
		return "AVX512"
	}
	return "AVX2"
}

// vec is one logical vector of 16 float32.
type vec []reg.VecVirtual

func (m machine) part() reg.VecVirtual {
	if m.wide {
		return ZMM()
	}
	return YMM()
}

func (m machine) vec() vec {
	if m.wide {
		return vec{ZMM()}
	}
	return vec{YMM(), YMM()}
}

func (v vec) zero() {
	for _, p := range v {
		if p.Size() == 64 {
			VPXORD(p, p, p)
		} else {
			VXORPS(p, p, p)
		}
	}
}

func (m machine) load(from Mem, v vec) {
	for i, p := range v {
		VMOVUPS(from.Offset(32*i), p)
	}
}

func (m machine) store(v vec, to Mem) {
	for i, p := range v {
		VMOVUPS(p, to.Offset(32*i))
	}
}

// broadcast fills a new vector with the float32 in the low lane of x.
func (m machine) broadcast(x reg.VecVirtual) vec {
	v := m.vec()
	for _, p := range v {
		VBROADCASTSS(x, p)
	}
	return v
}

func (m machine) broadcastParam(name string) vec {
	v := m.vec()
	addr, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	for _, p := range v {
		VBROADCASTSS(addr.Addr, p)
	}
	return v
}

type op func(...Op)

// each3 applies dst = b op a part by part (Go's operand order).
func each3(f op, a, b, dst vec) {
	for i := range dst {
		f(a[i], b[i], dst[i])
	}
}

// withMem applies dst = b op mem for a table of 16 equal constants.
func withMem(f op, mem Mem, b, dst vec) {
	for i := range dst {
		f(mem, b[i], dst[i])
	}
}

func (m machine) leave() {
	VZEROUPPER()
	RET()
}

// sum joins the lanes of v in the fixed tree 16, 8, 4, 2, 1; the result is in
// the low lane.
func (m machine) sum(v vec) reg.VecVirtual {
	half := YMM()
	if m.wide {
		VEXTRACTF64X4(Imm(1), v[0], half)
		VADDPS(half, v[0].AsY(), half)
	} else {
		VADDPS(v[1], v[0], half)
	}
	return m.fold(half, VADDPS)
}

// largest joins the lanes of v with max.
func (m machine) largest(v vec) reg.VecVirtual {
	half := YMM()
	if m.wide {
		VEXTRACTF64X4(Imm(1), v[0], half)
		VMAXPS(half, v[0].AsY(), half)
	} else {
		VMAXPS(v[1], v[0], half)
	}
	return m.fold(half, VMAXPS)
}

func (m machine) fold(half reg.VecVirtual, f op) reg.VecVirtual {
	x, t := XMM(), XMM()
	VEXTRACTF128(Imm(1), half, t)
	f(t, half.AsX(), x)
	VMOVHLPS(x, x, t)
	f(t, x, x)
	VMOVSHDUP(x, t)
	f(t, x, x)
	return x
}

// tail is the mask of the last n%16 values.
type tail struct {
	k reg.OpmaskVirtual // AVX-512
	v vec               // AVX2: all ones where a lane counts
}

// newTail makes the mask of `count` lanes (0 < count < 16).
func (m machine) newTail(count reg.Register) tail {
	if m.wide {
		bits := GP64()
		shift := reg.RCX
		MOVQ(count, shift)
		MOVQ(U32(1), bits)
		SHLQ(reg.CL, bits)
		DECQ(bits)
		k := K()
		KMOVW(bits.As32(), k)
		return tail{k: k}
	}
	at, table := GP64(), GP64()
	LEAQ(NewDataAddr(Symbol{Name: "tailMask" + m.suffix(), Static: true}, 0), table)
	MOVQ(U32(16), at)
	SUBQ(count, at)
	v := m.vec()
	m.load(Mem{Base: table, Index: at, Scale: 4}, v)
	return tail{v: v}
}

// loadTail reads the counted lanes, zero elsewhere.
func (m machine) loadTail(t tail, from Mem, v vec) {
	if m.wide {
		VMOVUPS_Z(from, t.k, v[0])
		return
	}
	for i, p := range v {
		VMASKMOVPS(from.Offset(32*i), t.v[i], p)
	}
}

func (m machine) storeTail(t tail, v vec, to Mem) {
	if m.wide {
		VMOVUPS(v[0], t.k, to)
		return
	}
	for i, p := range v {
		VMASKMOVPS(p, t.v[i], to.Offset(32*i))
	}
}

// keepTail zeroes the lanes that do not count.
func (m machine) keepTail(t tail, v vec) {
	if m.wide {
		VMOVAPS_Z(v[0], t.k, v[0])
		return
	}
	for i, p := range v {
		VANDPS(t.v[i], p, p)
	}
}

// maxTail is acc = max(acc, v) in the counted lanes.
func (m machine) maxTail(t tail, v, acc vec) {
	if m.wide {
		VMAXPS(v[0], acc[0], t.k, acc[0])
		return
	}
	for i := range acc {
		VMAXPS(v[i], acc[i], v[i])
		VBLENDVPS(t.v[i], v[i], acc[i], acc[i])
	}
}
