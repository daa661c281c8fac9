package layer

import (
	"fmt"
	"slices"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/kernel"
)

// Weights hands out a file's tensors by name; encoder.Model does.
type Weights interface {
	Tensor(name string) (encoder.Tensor, bool)
}

// Take gives the values of the named tensor, which must have the given shape.
func Take(w Weights, name string, shape ...int) ([]float32, error) {
	t, ok := w.Tensor(name)
	if !ok {
		return nil, fmt.Errorf("no tensor %s", name)
	}
	if !slices.Equal(t.Shape, shape) {
		return nil, fmt.Errorf("tensor %s has shape %v, not %v", name, t.Shape, shape)
	}
	return t.Data, nil
}

// Linear is W x + b.
type Linear struct {
	w    *kernel.Packed
	bias []float32
	n    int
}

// NewLinear takes name.weight and, where biased, name.bias: n outputs, k inputs.
func NewLinear(w Weights, name string, n, k int, biased bool) (*Linear, error) {
	weight, err := Take(w, name+".weight", n, k)
	if err != nil {
		return nil, err
	}
	l := &Linear{w: kernel.Pack(weight, n, k), n: n}
	if !biased {
		l.bias = make([]float32, n)
		return l, nil
	}
	l.bias, err = Take(w, name+".bias", n)
	return l, err
}

// Apply is the product for each of the given rows, one after another.
func (l *Linear) Apply(x []float32, rows int) []float32 {
	out := make([]float32, rows*l.n)
	if rows > 0 {
		kernel.MatMul(out, x, rows, l.w, l.bias)
	}
	return out
}
