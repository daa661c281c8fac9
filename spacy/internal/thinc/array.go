package thinc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/tinylib/msgp/msgp"
)

// Array is a float32 array in row-major order.
type Array struct {
	Shape []int
	data  []byte // little-endian, 4 bytes a number, aliasing the file
}

// Len is the number of values.
func (a Array) Len() int { return len(a.data) / 4 }

// Floats decodes the values into memory of their own.
func (a Array) Floats() []float32 {
	out := make([]float32, a.Len())
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(a.data[i*4:]))
	}
	return out
}

func (a Array) is(shape []int) bool { return slices.Equal(a.Shape, shape) }

// finite says whether no value is infinite or not a number.
func (a Array) finite() bool {
	const exponent = 0x7f800000
	for i := 0; i < len(a.data); i += 4 {
		if binary.LittleEndian.Uint32(a.data[i:])&exponent == exponent {
			return false
		}
	}
	return true
}

// readArray reads a NumPy array in the encoding of srsly: a map with the keys
// nd, type, kind, shape and data.
func readArray(b []byte) (Array, []byte, error) {
	var (
		a     Array
		typ   string
		seen  bool
		isArr bool
	)
	rest, err := eachField(b, func(key string, b []byte) ([]byte, error) {
		var err error
		switch key {
		case "nd":
			isArr, b, err = msgp.ReadBoolBytes(b)
		case "type":
			typ, b, err = msgp.ReadStringBytes(b)
		case "shape":
			a.Shape, b, err = readShape(b)
		case "data":
			seen = true
			a.data, b, err = msgp.ReadBytesZC(b)
		default:
			b, err = msgp.Skip(b)
		}
		return b, err
	})
	switch {
	case err != nil:
		return Array{}, nil, err
	case !isArr || !seen:
		return Array{}, nil, errors.New("not an array")
	case typ != "<f4":
		return Array{}, nil, fmt.Errorf("array of type %.20q, want little-endian float32", typ)
	}
	return a, rest, a.check()
}

func readShape(b []byte) ([]int, []byte, error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return nil, nil, err
	}
	if n > maxRank {
		return nil, nil, fmt.Errorf("array of %d axes, at most %d", n, maxRank)
	}
	shape := make([]int, n)
	for i := range shape {
		var v int64
		if v, b, err = msgp.ReadInt64Bytes(b); err != nil {
			return nil, nil, err
		}
		if v < 0 || v > maxDim {
			return nil, nil, fmt.Errorf("axis of length %d", v)
		}
		shape[i] = int(v)
	}
	return shape, b, nil
}

// check compares the payload with the shape.
func (a Array) check() error {
	want := 4
	for _, d := range a.Shape {
		if want *= d; want > len(a.data) {
			break
		}
	}
	if want != len(a.data) {
		return fmt.Errorf("array of shape %v holds %d bytes", a.Shape, len(a.data))
	}
	if !a.finite() {
		return errors.New("array holds infinities or non-numbers")
	}
	return nil
}
