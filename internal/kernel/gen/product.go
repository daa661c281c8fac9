package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// tile is the shape of one product kernel: rows of x times panels of 16 outputs.
type tile struct{ rows, panels int }

// tiles lists the shapes that fill the register file; package kernel picks
// among them by what is left of a matrix.
func (m machine) tiles() []tile {
	var out []tile
	grow := func(panels, most int) {
		for r := 1; r <= most; r++ {
			out = append(out, tile{r, panels})
		}
	}
	if m.wide {
		grow(4, 6)
		grow(2, 12)
		grow(1, 12)
		return out
	}
	grow(4, 1)
	grow(2, 3)
	grow(1, 6)
	return out
}

// rowAddr gives memory operands for rows spaced by a stride that only a
// register knows: one base register serves three rows.
type rowAddr struct {
	bases  []reg.GPVirtual
	stride reg.GPVirtual
}

func newRowAddr(base, stride reg.GPVirtual, rows int) rowAddr {
	a := rowAddr{bases: []reg.GPVirtual{base}, stride: stride}
	for r := 3; r < rows; r += 3 {
		next := GP64()
		LEAQ(Mem{Base: a.bases[len(a.bases)-1], Index: stride, Scale: 2}, next)
		ADDQ(stride, next)
		a.bases = append(a.bases, next)
	}
	return a
}

func (a rowAddr) at(row, disp int) Mem {
	mem := Mem{Base: a.bases[row/3], Disp: disp}
	if row%3 > 0 {
		mem.Index, mem.Scale = a.stride, uint8(row%3)
	}
	return mem
}

func (a rowAddr) advance(bytes int) {
	for _, b := range a.bases {
		ADDQ(U32(bytes), b)
	}
}

// product emits one kernel: rows×panels accumulator vectors, each a chain of
// fused multiply-adds over k.
func (m machine) product(t tile) {
	TEXT(fmt.Sprintf("product%dx%d%s", t.rows, t.panels, m.suffix()), NOSPLIT,
		"func(c, a, b, bias *float32, cStride, aStride, bStride, k, k0 int)")
	Doc(fmt.Sprintf("product%dx%d%s adds k steps to a tile of %d rows and %d panels; strides are in bytes, k0 = 0 starts the sums at zero.",
		t.rows, t.panels, m.suffix(), t.rows, t.panels))
	Pragma("noescape")
	c := Load(Param("c"), GP64()).(reg.GPVirtual)
	cs := Load(Param("cStride"), GP64()).(reg.GPVirtual)
	k0 := Load(Param("k0"), GP64())

	acc := make([][]vec, t.rows)
	for r := range acc {
		acc[r] = make([]vec, t.panels)
		for p := range acc[r] {
			acc[r][p] = m.vec()
			acc[r][p].zero()
		}
	}
	TESTQ(k0, k0)
	JE(LabelRef("steps"))
	{
		addr := newRowAddr(c, cs, t.rows)
		for r := range acc {
			for p := range acc[r] {
				m.load(addr.at(r, 64*p), acc[r][p])
			}
		}
	}
	Label("steps")
	m.steps(t, acc)

	bias := Load(Param("bias"), GP64())
	TESTQ(bias, bias)
	JE(LabelRef("store"))
	for p := range t.panels {
		v := m.vec()
		m.load(Mem{Base: bias, Disp: 64 * p}, v)
		for r := range acc {
			each3(VADDPS, v, acc[r][p], acc[r][p])
		}
	}
	Label("store")
	c2 := Load(Param("c"), GP64()).(reg.GPVirtual)
	cs2 := Load(Param("cStride"), GP64()).(reg.GPVirtual)
	addr := newRowAddr(c2, cs2, t.rows)
	for r := range acc {
		for p := range acc[r] {
			m.store(acc[r][p], addr.at(r, 64*p))
		}
	}
	m.leave()
}

// unroll is the number of k steps in one turn of the main loop.
const unroll = 4

func (m machine) steps(t tile, acc [][]vec) {
	a := Load(Param("a"), GP64()).(reg.GPVirtual)
	as := Load(Param("aStride"), GP64()).(reg.GPVirtual)
	b := Load(Param("b"), GP64()).(reg.GPVirtual)
	bs := Load(Param("bStride"), GP64()).(reg.GPVirtual)
	k := Load(Param("k"), GP64())
	rows := newRowAddr(a, as, t.rows)
	panels := newRowAddr(b, bs, t.panels)

	step := func(u int) {
		weights := make([]vec, t.panels)
		for p := range weights {
			weights[p] = m.vec()
			m.load(panels.at(p, 64*u), weights[p])
		}
		for r := range t.rows {
			x := m.part()
			VBROADCASTSS(rows.at(r, 4*u), x)
			for p := range weights {
				for i := range weights[p] {
					VFMADD231PS(weights[p][i], x, acc[r][p][i])
				}
			}
		}
	}
	SUBQ(Imm(unroll), k)
	JL(LabelRef("rest"))
	Label("loop")
	for u := range unroll {
		step(u)
	}
	rows.advance(4 * unroll)
	panels.advance(64 * unroll)
	SUBQ(Imm(unroll), k)
	JGE(LabelRef("loop"))
	Label("rest")
	ADDQ(Imm(unroll), k)
	JE(LabelRef("summed"))
	Label("single")
	step(0)
	rows.advance(4)
	panels.advance(64)
	DECQ(k)
	JNE(LabelRef("single"))
	Label("summed")
}
