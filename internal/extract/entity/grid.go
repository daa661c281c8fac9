package entity

import (
	"sort"

	"github.com/parley-record/parley"
)

// grid finds mentions by the tokens they lie over.
type grid struct{ at map[int][]mention }

func newGrid(list ...mention) *grid {
	g := &grid{at: make(map[int][]mention, len(list))}
	for _, m := range list {
		g.add(m)
	}
	return g
}

func (g *grid) add(m mention) {
	for i := m.First; i < m.End; i++ {
		g.at[i] = append(g.at[i], m)
	}
}

// over are the mentions that share bytes with m, in the order of the text; one
// over several tokens can stand in it twice.
func (g *grid) over(m mention) []mention {
	var out []mention
	for i := m.First; i < m.End; i++ {
		for _, o := range g.at[i] {
			if o.start < m.end && m.start < o.end {
				out = append(out, o)
			}
		}
	}
	return out
}

// free reports whether no mention shares bytes with m.
func (g *grid) free(m mention) bool {
	for i := m.First; i < m.End; i++ {
		for _, o := range g.at[i] {
			if o.start < m.end && m.start < o.end {
				return false
			}
		}
	}
	return true
}

// within are the indices of the mentions that are the shortest over the tokens
// of rg, in order, each once.
func (r *reader) within(rg parley.Range) []int {
	var out []int
	for i := max(rg.First, 0); i < rg.End && i < len(r.at); i++ {
		if n := int(r.at[i]); n >= 0 && (len(out) == 0 || out[len(out)-1] != n) {
			out = append(out, n)
		}
	}
	return out
}

// between is the range of indices in mentions, when they are sorted, of those
// that begin in tokens [from, to).
func (r *reader) between(from, to int) (int, int) {
	at := func(tok int) int {
		return sort.Search(len(r.mentions), func(k int) bool { return r.mentions[k].First >= tok })
	}
	return at(from), at(to)
}
