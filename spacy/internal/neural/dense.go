package neural

import (
	"fmt"

	"github.com/parley-record/parley/internal/kernel"
)

const (
	maxWidth  = 2048 // outputs of a hidden layer
	maxPieces = 8
	normEps   = 1e-8
)

// maxoutLayer is LN(maxout(Wx + b)).
type maxoutLayer struct {
	out, pieces int
	w           *kernel.Packed // pieces × out rows, pieces first; nil where split
	bias        []float32
	gain, shift []float32
}

// bindMaxout reads the maxout layer at i and the layer norm at ln. raw is the
// matrix, pieces first, in rows of in values.
func (l *layout) bindMaxout(i, ln, in int) (layer maxoutLayer, raw []float32, err error) {
	if layer.out, err = l.dim(i, "nO", maxWidth); err != nil {
		return layer, nil, err
	}
	if layer.pieces, err = l.dim(i, "nP", maxPieces); err != nil {
		return layer, nil, err
	}
	w, err := l.Param(i, "W", layer.out, layer.pieces, in)
	if err != nil {
		return layer, nil, err
	}
	b, err := l.Param(i, "b", layer.out, layer.pieces)
	if err != nil {
		return layer, nil, err
	}
	if layer.gain, err = l.Param(ln, "G", layer.out); err != nil {
		return layer, nil, err
	}
	if layer.shift, err = l.Param(ln, "b", layer.out); err != nil {
		return layer, nil, err
	}
	layer.bias = kernel.PiecesFirst(b, layer.out, layer.pieces, 1)
	return layer, kernel.PiecesFirst(w, layer.out, layer.pieces, in), nil
}

// finish turns pre-activations (bias included) into the layer's output.
func (m *maxoutLayer) finish(dst, pre []float32) {
	kernel.Maxout(dst, pre, m.pieces)
	kernel.LayerNorm(dst, dst, m.gain, m.shift, normEps)
}

// linear is Wx + b.
type linear struct {
	w    *kernel.Packed
	bias []float32
}

func (l *layout) bindLinear(i, out, in int) (linear, error) {
	w, err := l.Param(i, "W", out, in)
	if err != nil {
		return linear{}, err
	}
	b, err := l.Param(i, "b", out)
	if err != nil {
		return linear{}, err
	}
	return linear{kernel.Pack(w, out, in), b}, nil
}

// grow returns a slice of n values, in buf's memory where it is large enough.
// The values are whatever was there.
func grow[T any](buf *[]T, n int) []T {
	if cap(*buf) < n {
		*buf = make([]T, n+n/4)
	}
	return (*buf)[:n]
}

// oneOf is the only layer of that name.
func (l *layout) oneOf(name string) (int, error) {
	at := l.byName[name]
	if len(at) != 1 {
		return 0, fmt.Errorf("%d layers %q, want one", len(at), name)
	}
	return at[0], nil
}
