// Package eventtype is the reader's head for what one party does to another:
// the PLOVER root of a sentence with its source, its target and its predicate.
//
// It doesn't find the three; the caller names them. Start with New and
// Head.Logits.
package eventtype

import (
	"fmt"
	"math"

	"github.com/parley-record/parley/internal/annotate/reader/layer"
	"github.com/parley-record/parley/internal/kernel"
)

// Spec is what heads.json says of the head.
type Spec struct {
	Roots   []string `json:"roots"`
	Quads   []int    `json:"quads"` // of each root: verbal or material cooperation, verbal or material conflict
	Width   int      `json:"width"`
	Tensors string   `json:"tensors"` // their prefix
}

// Head is the head ready to read.
type Head struct {
	roots              []string
	quads              []int
	noSource, noTarget []float32
	key, ask           *layer.Linear
	weigh              *layer.Linear
	predicate          float32
	inner, out         *layer.Linear
}

// New takes the head's tensors for states of the given width.
func New(w layer.Weights, spec Spec, width int) (*Head, error) {
	if len(spec.Roots) == 0 || len(spec.Quads) != len(spec.Roots) {
		return nil, fmt.Errorf("%d roots with %d quads", len(spec.Roots), len(spec.Quads))
	}
	h := &Head{roots: spec.Roots, quads: spec.Quads}
	for _, v := range []struct {
		to   *[]float32
		name string
	}{{&h.noSource, "no_source"}, {&h.noTarget, "no_target"}} {
		var err error
		if *v.to, err = layer.Take(w, spec.Tensors+"."+v.name, width); err != nil {
			return nil, err
		}
	}
	predicate, err := layer.Take(w, spec.Tensors+".predicate", 1)
	if err != nil {
		return nil, err
	}
	h.predicate = predicate[0]
	for _, l := range []struct {
		to     **layer.Linear
		name   string
		n, k   int
		biased bool
	}{
		{&h.key, "key", spec.Width, width, true}, {&h.ask, "ask", spec.Width, 2 * width, false}, {&h.weigh, "weigh", 1, spec.Width, false},
		{&h.inner, "inner", spec.Width, 3 * width, true}, {&h.out, "out", len(spec.Roots), spec.Width, true},
	} {
		if *l.to, err = layer.NewLinear(w, spec.Tensors+"."+l.name, l.n, l.k, l.biased); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// Marked is what is asked about: a sentence, and in it the words of the
// source's mentions, of the target's, and of the predicate; each may be empty.
type Marked struct {
	Sentence                  layer.Span
	Source, Target, Predicate []layer.Span
}

// Root is the likeliest root with its quad, 1 to 4; "" for a sentence without
// words.
func (h *Head) Root(x *layer.Text, m Marked) (root string, quad int) {
	if m.Sentence.First >= m.Sentence.End {
		return "", 0
	}
	best := kernel.Argmax(h.Logits(x, m))
	return h.roots[best], h.quads[best]
}

// Logits scores the roots for a sentence that has words.
func (h *Head) Logits(x *layer.Text, m Marked) []float32 {
	s, t := mean(x, m.Source, h.noSource), mean(x, m.Target, h.noTarget)
	asked := h.ask.Apply(append(append(make([]float32, 0, 2*x.Width), s...), t...), 1)
	n := m.Sentence.End - m.Sentence.First
	keys := h.key.Apply(x.States[m.Sentence.First*x.Width:m.Sentence.End*x.Width], n)
	for i := range n {
		row := keys[i*len(asked) : (i+1)*len(asked)]
		for j, v := range row {
			row[j] = float32(math.Tanh(float64(v + asked[j])))
		}
	}
	weight := h.weigh.Apply(keys, n)
	for i := range weight {
		for _, p := range m.Predicate {
			if w := m.Sentence.First + i; w >= p.First && w < p.End {
				weight[i] += h.predicate
				break
			}
		}
	}
	kernel.Softmax(weight)
	pooled := make([]float32, x.Width, 3*x.Width)
	for i, a := range weight {
		kernel.Axpy(pooled, a, x.State(m.Sentence.First+i))
	}
	inner := h.inner.Apply(append(append(pooled, s...), t...), 1)
	kernel.GELU(inner)
	return h.out.Apply(inner, 1)
}

// mean is the mean state of the spans' words, none without words.
func mean(x *layer.Text, spans []layer.Span, none []float32) []float32 {
	sum, n := make([]float32, x.Width), 0
	for _, s := range spans {
		for w := s.First; w < s.End; w++ {
			kernel.Add(sum, x.State(w))
			n++
		}
	}
	if n == 0 {
		return none
	}
	for i := range sum {
		sum[i] /= float32(n)
	}
	return sum
}
