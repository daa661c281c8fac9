package modelfile

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// Vectors is a table of static word vectors, row by row.
type Vectors struct {
	keys  []uint64 // sorted
	rows  []int32  // rows[i] belongs to keys[i]
	start []int32  // by a key's high 16 bits: where such keys start
	data  []float32
	width int
}

// ParseVectors reads the files "key2row" and "vectors" (NumPy's format, version
// 1 to 3, little-endian float32, two dimensions).
func ParseVectors(key2row, npy []byte) (*Vectors, error) {
	v := &Vectors{}
	height, err := v.readTable(npy)
	if err != nil {
		return nil, fmt.Errorf("vectors: %w", err)
	}
	if err := v.readKeys(key2row, height); err != nil {
		return nil, fmt.Errorf("key2row: %w", err)
	}
	v.sort()
	v.start = make([]int32, 1<<16+1)
	for _, k := range v.keys {
		v.start[k>>highShift+1]++
	}
	for i := range v.start[1:] {
		v.start[i+1] += v.start[i]
	}
	return v, nil
}

const highShift = 48

// Row returns the row of the word with this id.
func (v *Vectors) Row(orth uint64) (int, bool) {
	high := orth >> highShift
	first := int(v.start[high])
	i, ok := slices.BinarySearch(v.keys[first:v.start[high+1]], orth)
	if !ok {
		return 0, false
	}
	return int(v.rows[first+i]), true
}

// Table returns all values and the length of a row.
func (v *Vectors) Table() ([]float32, int) { return v.data, v.width }

func (v *Vectors) readKeys(b []byte, height int) error {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	if err != nil {
		return err
	}
	if uint64(n) > uint64(len(b)) {
		return fmt.Errorf("%d entries in %d bytes", n, len(b))
	}
	v.keys, v.rows = make([]uint64, 0, n), make([]int32, 0, n)
	for range n {
		var key uint64
		var row int
		if key, b, err = msgp.ReadUint64Bytes(b); err != nil {
			return err
		}
		if row, b, err = msgp.ReadIntBytes(b); err != nil {
			return err
		}
		if row < 0 {
			continue // a key without a vector
		}
		if row >= height {
			return fmt.Errorf("row %d of %d", row, height)
		}
		v.keys, v.rows = append(v.keys, key), append(v.rows, int32(row))
	}
	if len(b) > 0 {
		return fmt.Errorf("%d stray bytes at the end", len(b))
	}
	return nil
}

// sort orders keys and rows by key: a radix sort, least significant digit
// first, since a model may have a million keys.
func (v *Vectors) sort() {
	const bits, size = 16, 1 << 16
	if slices.IsSorted(v.keys) {
		return
	}
	keys, rows := make([]uint64, len(v.keys)), make([]int32, len(v.rows))
	for shift := 0; shift < 64; shift += bits {
		var next [size]int
		for _, k := range v.keys {
			next[k>>shift%size]++
		}
		sum := 0
		for i, n := range next {
			next[i], sum = sum, sum+n
		}
		for i, k := range v.keys {
			at := next[k>>shift%size]
			next[k>>shift%size]++
			keys[at], rows[at] = k, v.rows[i]
		}
		v.keys, v.rows, keys, rows = keys, rows, v.keys, v.rows
	}
}

func (v *Vectors) readTable(b []byte) (height int, err error) {
	header, body, err := splitNPY(b)
	if err != nil {
		return 0, err
	}
	if !strings.Contains(header, "'descr': '<f4'") || !strings.Contains(header, "'fortran_order': False") {
		return 0, fmt.Errorf("not a table of float32 in row-major order: %s", strings.TrimSpace(header))
	}
	_, shape, _ := strings.Cut(header, "'shape': (")
	shape, _, _ = strings.Cut(shape, ")")
	first, second, ok := strings.Cut(shape, ",")
	height, err1 := strconv.Atoi(strings.TrimSpace(first))
	width, err2 := strconv.Atoi(strings.TrimSpace(second))
	if !ok || err1 != nil || err2 != nil || height < 0 || width < 0 || height > math.MaxInt32 || width > 1<<16 {
		return 0, fmt.Errorf("shape (%s)", shape)
	}
	if height*width*4 != len(body) {
		return 0, fmt.Errorf("shape (%s) with %d bytes", shape, len(body))
	}
	v.width = width
	v.data = make([]float32, height*width)
	for i := range v.data {
		v.data[i] = math.Float32frombits(binary.LittleEndian.Uint32(body[4*i:]))
	}
	return height, nil
}

// splitNPY separates the header of a NumPy file, a Python literal, from the data.
func splitNPY(b []byte) (header string, body []byte, err error) {
	if len(b) < 12 || string(b[:6]) != "\x93NUMPY" {
		return "", nil, fmt.Errorf("not a NumPy file")
	}
	start, size := 10, int(binary.LittleEndian.Uint16(b[8:]))
	if b[6] > 1 {
		start, size = 12, int(binary.LittleEndian.Uint32(b[8:]))
	}
	if b[6] < 1 || b[6] > 3 || size < 0 || size > len(b)-start {
		return "", nil, fmt.Errorf("bad NumPy header")
	}
	return string(b[start : start+size]), b[start+size:], nil
}
