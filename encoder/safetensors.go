package encoder

import (
	"archive/zip"
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
)

// Tensor is a named array of a weights file, row-major.
type Tensor struct {
	Shape []int
	Data  []float32
}

// Bounds of a weights file.
const (
	maxHeader  = 16 << 20 // bytes
	maxTensors = 1 << 16
	maxValues  = 1 << 29 // of all tensors together
	maxRatio   = 64      // of a file in an archive to its compressed form
)

// entry is a tensor in the header of a safetensors file.
type entry struct {
	name    string
	Dtype   string   `json:"dtype"`
	Shape   []int    `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

// width is the number of bytes of a value, 0 for a format that is skipped.
func (e *entry) width() int {
	switch e.Dtype {
	case "F32":
		return 4
	case "F16", "BF16":
		return 2
	}
	return 0
}

// readWeights reads all floating-point tensors of model.safetensors in the
// order of the file, and skips the others.
func readWeights(fsys fs.FS) (map[string]Tensor, error) {
	f, err := fsys.Open(weightsFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := checkRatio(f); err != nil {
		return nil, err
	}
	r := bufio.NewReaderSize(f, 1<<20)
	entries, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	out := make(map[string]Tensor, len(entries))
	var at int64
	for _, e := range entries {
		if e.Offsets[0] != at {
			return nil, fmt.Errorf("tensor %s starts at byte %d, not %d", e.name, e.Offsets[0], at)
		}
		at = e.Offsets[1]
		if e.width() == 0 {
			if _, err := io.CopyN(io.Discard, r, at-e.Offsets[0]); err != nil {
				return nil, fmt.Errorf("tensor %s: %w", e.name, short(err))
			}
			continue
		}
		data, err := readValues(r, &e)
		if err != nil {
			return nil, fmt.Errorf("tensor %s: %w", e.name, short(err))
		}
		out[e.name] = Tensor{e.Shape, data}
	}
	return out, nil
}

// checkRatio refuses a small archive that would unpack to much: weights hardly
// compress.
func checkRatio(f fs.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if h, ok := info.Sys().(*zip.FileHeader); ok && h.UncompressedSize64/maxRatio > h.CompressedSize64 {
		return fmt.Errorf("unpacks from %d to %d bytes", h.CompressedSize64, h.UncompressedSize64)
	}
	return nil
}

func short(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func readHeader(r io.Reader) ([]entry, error) {
	var size [8]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, fmt.Errorf("header: %w", short(err))
	}
	n := binary.LittleEndian.Uint64(size[:])
	if n > maxHeader {
		return nil, fmt.Errorf("header of %d bytes", n)
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err == nil && uint64(len(data)) < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	delete(raw, "__metadata__")
	if len(raw) > maxTensors {
		return nil, fmt.Errorf("header names %d tensors", len(raw))
	}
	var entries []entry
	total := 0
	for name, text := range raw {
		e := entry{name: name}
		if err := json.Unmarshal(text, &e); err != nil {
			return nil, fmt.Errorf("header of tensor %s: %w", name, err)
		}
		n, err := e.values()
		if err != nil {
			return nil, fmt.Errorf("tensor %s: %w", name, err)
		}
		if total += n; total > maxValues {
			return nil, fmt.Errorf("more than %d values", maxValues)
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Offsets[0], b.Offsets[0]), cmp.Compare(a.Offsets[1], b.Offsets[1]), cmp.Compare(a.name, b.name))
	})
	return entries, nil
}

// values is the number of values of a tensor, whose shape must fill its bytes.
func (e *entry) values() (int, error) {
	bytes := e.Offsets[1] - e.Offsets[0]
	if e.Offsets[0] < 0 || bytes < 0 || bytes > 8*maxValues {
		return 0, fmt.Errorf("bytes %d to %d", e.Offsets[0], e.Offsets[1])
	}
	if e.width() == 0 {
		return 0, nil
	}
	n := 1
	for _, d := range e.Shape {
		if d < 0 || d > maxValues || n*d > maxValues {
			return 0, fmt.Errorf("shape %v", e.Shape)
		}
		n *= d
	}
	if int64(n*e.width()) != bytes {
		return 0, fmt.Errorf("%d bytes for shape %v of %s", bytes, e.Shape, e.Dtype)
	}
	return n, nil
}

// readValues reads a tensor in chunks, so that memory grows only with what the
// file really holds.
func readValues(r io.Reader, e *entry) ([]float32, error) {
	n, err := e.values()
	if err != nil {
		return nil, err
	}
	const chunk = 1 << 18 // values
	buf := make([]byte, min(n, chunk)*e.width())
	out := make([]float32, 0, min(n, 64*chunk)) // untouched memory costs nothing
	for len(out) < n {
		count := min(chunk, n-len(out))
		b := buf[:count*e.width()]
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		if cap(out)-len(out) < count {
			out = slices.Grow(out, min(len(out), n-len(out)))
		}
		out = out[:len(out)+count]
		convert(out[len(out)-count:], b, e.Dtype)
	}
	return out, nil
}

func convert(dst []float32, b []byte, dtype string) {
	switch dtype {
	case "F32":
		for i := range dst {
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
	case "BF16":
		for i := range dst {
			dst[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(b[2*i:])) << 16)
		}
	case "F16":
		for i := range dst {
			dst[i] = fromHalf(binary.LittleEndian.Uint16(b[2*i:]))
		}
	}
}

// fromHalf widens an IEEE 754 half.
func fromHalf(h uint16) float32 {
	sign, exp, frac := uint32(h>>15)<<31, int(h>>10&31), uint32(h&0x3ff)
	switch exp {
	case 0:
		v := float32(frac) * 0x1p-24
		return math.Float32frombits(sign | math.Float32bits(v))
	case 31:
		return math.Float32frombits(sign | 0x7f800000 | frac<<13)
	}
	return math.Float32frombits(sign | uint32(exp-15+127)<<23 | frac<<13)
}
