package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Constants, each repeated over 16 lanes. They repeat those of package kernel's
// portable path; its tests compare the paths bit by bit.
var table = []struct {
	name  string
	value float32
}{
	{"log2e", 1.44269504},
	{"minusLn2Hi", -0.693359375},
	{"minusLn2Lo", 2.12194440e-4},
	{"expMin", -87},
	{"expMax", 88},
	{"exp6", 1.0 / 720},
	{"exp5", 1.0 / 120},
	{"exp4", 1.0 / 24},
	{"exp3", 1.0 / 6},
	{"exp2", 0.5},
	{"one", 1},
	{"rootHalf", float32(math.Sqrt2 / 2)},
	{"erfMin", -3.925},
	{"erfMax", 3.925},
	{"p0", 1.1283791065216064},
	{"p1", 0.19059383869171143},
	{"p2", 0.05276929959654808},
	{"p3", 0.003772551426663995},
	{"p4", 0.00028484323411248624},
	{"p5", 2.046022245849599e-06},
	{"q1", 0.5022421479225159},
	{"q2", 0.11418274790048599},
	{"q3", 0.01498320046812296},
	{"q4", 0.0011638575233519077},
	{"q5", 3.8047706766519696e-05},
}

func (m machine) symbol(name string) Symbol {
	return Symbol{Name: name + m.suffix(), Static: true}
}

func (m machine) constants() {
	// As bits: avo prints a float like 1 as an integer.
	for _, c := range table {
		GLOBL(c.name+m.suffix(), RODATA|NOPTR)
		for i := range 16 {
			DATA(4*i, U32(math.Float32bits(c.value)))
		}
	}
	GLOBL("bias127"+m.suffix(), RODATA|NOPTR)
	for i := range 16 {
		DATA(4*i, U32(127))
	}
	if m.wide {
		return
	}
	GLOBL("tailMask"+m.suffix(), RODATA|NOPTR)
	for i := range 32 {
		mask := U32(0)
		if i < 16 {
			mask = 0xffffffff
		}
		DATA(4*i, mask)
	}
}

func (m machine) constant(name string) Mem {
	return NewDataAddr(m.symbol(name), 0)
}

func (m machine) begin(name, signature, doc string) {
	TEXT(name+m.suffix(), NOSPLIT, signature)
	Doc(fmt.Sprintf("%s%s %s", name, m.suffix(), doc))
	Pragma("noescape")
}

func pointer(name string) Mem { return Mem{Base: Load(Param(name), GP64())} }

// sweep emits a loop over n values, 16 at a time, with a masked last round.
// body gets the mask, nil in the full rounds, and the byte offset register.
func (m machine) sweep(label, n string, t *tail, body func(t *tail, at reg.GPVirtual)) {
	at, left := GP64(), GP64()
	XORQ(at, at)
	Load(Param(n), left)
	SUBQ(Imm(16), left)
	JL(LabelRef(label + "Tail"))
	Label(label + "Loop")
	body(nil, at)
	ADDQ(Imm(64), at)
	SUBQ(Imm(16), left)
	JGE(LabelRef(label + "Loop"))
	Label(label + "Tail")
	ADDQ(Imm(16), left)
	JE(LabelRef(label + "Done"))
	if t == nil {
		made := m.newTail(left)
		t = &made
	}
	body(t, at)
	Label(label + "Done")
}

func (m machine) fetch(t *tail, from Mem, at reg.GPVirtual, v vec) {
	from.Index, from.Scale = at, 1
	if t == nil {
		m.load(from, v)
		return
	}
	m.loadTail(*t, from, v)
}

func (m machine) put(t *tail, v vec, to Mem, at reg.GPVirtual) {
	to.Index, to.Scale = at, 1
	if t == nil {
		m.store(v, to)
		return
	}
	m.storeTail(*t, v, to)
}

func (m machine) dot() {
	m.begin("dot", "func(a, b *float32, n int) float32", "is the inner product of n values.")
	a, b := pointer("a"), pointer("b")
	acc := m.vec()
	acc.zero()
	m.sweep("dot", "n", nil, func(t *tail, at reg.GPVirtual) {
		x, y := m.vec(), m.vec()
		m.fetch(t, a, at, x)
		m.fetch(t, b, at, y)
		each3(VFMADD231PS, y, x, acc)
	})
	Store(m.sum(acc), ReturnIndex(0))
	m.leave()
}

func (m machine) add() {
	m.begin("add", "func(dst, x *float32, n int)", "adds n values to dst.")
	dst, x := pointer("dst"), pointer("x")
	m.sweep("add", "n", nil, func(t *tail, at reg.GPVirtual) {
		v, w := m.vec(), m.vec()
		m.fetch(t, dst, at, v)
		m.fetch(t, x, at, w)
		each3(VADDPS, w, v, v)
		m.put(t, v, dst, at)
	})
	m.leave()
}

func (m machine) axpy() {
	m.begin("axpy", "func(dst *float32, a float32, x *float32, n int)", "adds a times n values to dst.")
	dst, x := pointer("dst"), pointer("x")
	a := m.broadcastParam("a")
	m.sweep("axpy", "n", nil, func(t *tail, at reg.GPVirtual) {
		v, w := m.vec(), m.vec()
		m.fetch(t, dst, at, v)
		m.fetch(t, x, at, w)
		each3(VFMADD231PS, w, a, v)
		m.put(t, v, dst, at)
	})
	m.leave()
}

func (m machine) maxout(pieces int) {
	args := []string{"a", "b", "c"}[:pieces]
	list := "dst"
	for _, arg := range args {
		list += ", " + arg
	}
	m.begin(fmt.Sprintf("maxout%d", pieces), "func("+list+" *float32, n int)", "takes the larger of n values each.")
	dst := pointer("dst")
	var from []Mem
	for _, arg := range args {
		from = append(from, pointer(arg))
	}
	m.sweep("maxout", "n", nil, func(t *tail, at reg.GPVirtual) {
		best := m.vec()
		m.fetch(t, from[0], at, best)
		for _, f := range from[1:] {
			v := m.vec()
			m.fetch(t, f, at, v)
			each3(VMAXPS, v, best, best)
		}
		m.put(t, best, dst, at)
	})
	m.leave()
}

func (m machine) layerNorm() {
	m.begin("layerNorm", "func(dst, x, gain, shift *float32, n int, eps float32)", "normalises one row of n values.")
	dst, x, gain, shift := pointer("dst"), pointer("x"), pointer("gain"), pointer("shift")
	acc := m.vec()
	acc.zero()
	m.sweep("mean", "n", nil, func(t *tail, at reg.GPVirtual) {
		v := m.vec()
		m.fetch(t, x, at, v)
		each3(VADDPS, v, acc, acc)
	})
	n, count := XMM(), GP64()
	Load(Param("n"), count)
	VXORPS(n, n, n)
	VCVTSI2SSQ(count, n, n)
	low := m.sum(acc)
	VDIVSS(n, low, low)
	mean := m.broadcast(low)

	acc.zero()
	m.sweep("spread", "n", nil, func(t *tail, at reg.GPVirtual) {
		v := m.vec()
		m.fetch(t, x, at, v)
		each3(VSUBPS, mean, v, v)
		if t != nil {
			m.keepTail(*t, v)
		}
		each3(VFMADD231PS, v, v, acc)
	})
	low = m.sum(acc)
	VDIVSS(n, low, low)
	eps, one := XMM(), XMM()
	Load(Param("eps"), eps)
	VADDSS(eps, low, low)
	VSQRTSS(low, low, low)
	VMOVSS(m.constant("one"), one)
	VDIVSS(low, one, one)
	inv := m.broadcast(one)

	m.sweep("scale", "n", nil, func(t *tail, at reg.GPVirtual) {
		v, g, s := m.vec(), m.vec(), m.vec()
		m.fetch(t, x, at, v)
		m.fetch(t, gain, at, g)
		m.fetch(t, shift, at, s)
		each3(VSUBPS, mean, v, v)
		each3(VMULPS, inv, v, v)
		each3(VFMADD231PS, g, v, s)
		m.put(t, s, dst, at)
	})
	m.leave()
}

// exp turns v into e to the power v.
func (m machine) exp(v vec) {
	n, p := m.vec(), m.vec()
	withMem(VMAXPS, m.constant("expMin"), v, v)
	withMem(VMINPS, m.constant("expMax"), v, v)
	withMem(VMULPS, m.constant("log2e"), v, n)
	for i := range n {
		if m.wide {
			VRNDSCALEPS(Imm(8), n[i], n[i])
		} else {
			VROUNDPS(Imm(8), n[i], n[i])
		}
	}
	withMem(VFMADD231PS, m.constant("minusLn2Hi"), n, v)
	withMem(VFMADD231PS, m.constant("minusLn2Lo"), n, v)
	m.load64(m.constant("exp6"), p)
	for _, c := range []string{"exp5", "exp4", "exp3", "exp2", "one", "one"} {
		withMem(VFMADD213PS, m.constant(c), v, p)
	}
	for i := range n {
		VCVTPS2DQ(n[i], n[i])
		if m.wide {
			VPADDD(m.constant("bias127"), n[i], n[i])
		} else {
			VPADDD(m.constant("bias127"), n[i], n[i])
		}
		VPSLLD(Imm(23), n[i], n[i])
	}
	each3(VMULPS, n, p, v)
}

// load64 fills all parts with the same constant.
func (m machine) load64(c Mem, v vec) {
	for _, p := range v {
		VMOVUPS(c, p)
	}
}

func (m machine) softmax() {
	m.begin("softmax", "func(x *float32, n int)", "turns n > 0 scores into probabilities.")
	x := pointer("x")
	acc := m.vec()
	for _, p := range acc {
		VBROADCASTSS(x, p)
	}
	m.sweep("top", "n", nil, func(t *tail, at reg.GPVirtual) {
		v := m.vec()
		m.fetch(t, x, at, v)
		if t != nil {
			m.maxTail(*t, v, acc)
			return
		}
		each3(VMAXPS, v, acc, acc)
	})
	top := m.broadcast(m.largest(acc))
	total := m.vec()
	total.zero()
	m.sweep("exp", "n", nil, func(t *tail, at reg.GPVirtual) {
		v := m.vec()
		m.fetch(t, x, at, v)
		each3(VSUBPS, top, v, v)
		m.exp(v)
		if t != nil {
			m.keepTail(*t, v)
		}
		each3(VADDPS, v, total, total)
		m.put(t, v, x, at)
	})
	low, one := m.sum(total), XMM()
	VMOVSS(m.constant("one"), one)
	VDIVSS(low, one, one)
	inv := m.broadcast(one)
	m.sweep("scale", "n", nil, func(t *tail, at reg.GPVirtual) {
		v := m.vec()
		m.fetch(t, x, at, v)
		each3(VMULPS, inv, v, v)
		m.put(t, v, x, at)
	})
	m.leave()
}

func (m machine) gelu() {
	m.begin("gelu", "func(x *float32, n int)", "applies GELU to n values.")
	x := pointer("x")
	m.sweep("gelu", "n", nil, func(t *tail, at reg.GPVirtual) {
		v, z, sq := m.vec(), m.vec(), m.vec()
		m.fetch(t, x, at, v)
		withMem(VMULPS, m.constant("rootHalf"), v, z)
		withMem(VMAXPS, m.constant("erfMin"), z, z)
		withMem(VMINPS, m.constant("erfMax"), z, z)
		each3(VMULPS, z, z, sq)
		p := m.horner(sq, "p5", "p4", "p3", "p2", "p1", "p0")
		each3(VMULPS, z, p, p)
		q := m.horner(sq, "q5", "q4", "q3", "q2", "q1", "one")
		each3(VDIVPS, q, p, p)
		withMem(VMULPS, m.constant("exp2"), v, v)
		each3(VFMADD213PS, v, v, p)
		m.put(t, p, x, at)
	})
	m.leave()
}

// horner is the polynomial in v with the named coefficients, highest first.
func (m machine) horner(v vec, names ...string) vec {
	p := m.vec()
	m.load64(m.constant(names[0]), p)
	for _, c := range names[1:] {
		withMem(VFMADD213PS, m.constant(c), v, p)
	}
	return p
}
