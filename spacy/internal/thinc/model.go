// Package thinc reads the weight files of thinc models, the form in which
// spaCy stores its neural components: one msgpack map of nodes, attributes and
// parameters.
//
// It decodes and validates; it does not know what the layers compute. A file is
// untrusted: a malformed one gives an error, and memory stays within a small
// multiple of the file's size. Arrays alias the file's bytes until their
// numbers are asked for.
//
// Start with [Parse].
package thinc

import (
	"fmt"
	"math"

	"github.com/tinylib/msgp/msgp"
)

// Limits on what a file may hold; real pipelines stay far below them.
const (
	maxNodes  = 4096
	maxFields = 256     // dims, refs, attributes or parameters of one node
	maxRank   = 8       // axes of one array
	maxDim    = 1 << 28 // length of one axis
)

// Model is a model's layers in breadth-first order, each layer once.
type Model struct {
	Nodes []Node
}

// Node is one layer.
type Node struct {
	Name   string
	Dims   map[string]int   // known dimensions; absent if not set
	Refs   map[string]int   // references to other layers, as indices into Nodes
	Attrs  map[string]Attr  // serialised attributes
	Params map[string]Array // parameters that are set
}

// Attr is one attribute: msgpack within msgpack, aliasing the file.
type Attr []byte

// Int is the attribute as an integer.
func (a Attr) Int() (int, error) {
	n, rest, err := msgp.ReadInt64Bytes(a)
	if err != nil || len(rest) > 0 || n < math.MinInt32 || n > math.MaxUint32 {
		return 0, fmt.Errorf("not a small integer: % x", clip(a))
	}
	return int(n), nil
}

// Bool is the attribute as a truth value.
func (a Attr) Bool() (bool, error) {
	b, rest, err := msgp.ReadBoolBytes(a)
	if err != nil || len(rest) > 0 {
		return false, fmt.Errorf("not a truth value: % x", clip(a))
	}
	return b, nil
}

// Text is the attribute as a string.
func (a Attr) Text() (string, error) {
	s, rest, err := msgp.ReadStringBytes(a)
	if err != nil || len(rest) > 0 {
		return "", fmt.Errorf("not a string: % x", clip(a))
	}
	return s, nil
}

// Texts is the attribute as a list of strings.
func (a Attr) Texts() ([]string, error) {
	n, rest, err := msgp.ReadArrayHeaderBytes(a)
	if err != nil || int64(n) > int64(len(rest)) {
		return nil, fmt.Errorf("not a list: % x", clip(a))
	}
	out := make([]string, n)
	for i := range out {
		if out[i], rest, err = msgp.ReadStringBytes(rest); err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("%d bytes left over after the list", len(rest))
	}
	return out, nil
}

func clip(b []byte) []byte { return b[:min(len(b), 16)] }

// Param is the parameter name of node i, which must have exactly this shape.
func (m *Model) Param(i int, name string, shape ...int) ([]float32, error) {
	a, ok := m.Nodes[i].Params[name]
	if !ok {
		return nil, fmt.Errorf("layer %d (%s) has no %s", i, brief(m.Nodes[i].Name), name)
	}
	if !a.is(shape) {
		return nil, fmt.Errorf("layer %d (%s): %s has shape %v, want %v", i, brief(m.Nodes[i].Name), name, a.Shape, shape)
	}
	return a.Floats(), nil
}

// brief shortens the name of a layer that is built of many others.
func brief(name string) string {
	const most = 60
	if len(name) <= most {
		return name
	}
	return fmt.Sprintf("%.*s...", most, name)
}
