package thinc

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/tinylib/msgp/msgp"
)

// array encodes a NumPy array the way srsly does: with keys of type bin.
func array(typ string, shape []int, values ...float32) []byte {
	b := msgp.AppendMapHeader(nil, 5)
	b = msgp.AppendBool(msgp.AppendBytes(b, []byte("nd")), true)
	b = msgp.AppendString(msgp.AppendBytes(b, []byte("type")), typ)
	b = msgp.AppendBytes(msgp.AppendBytes(b, []byte("kind")), nil)
	b = msgp.AppendArrayHeader(msgp.AppendBytes(b, []byte("shape")), uint32(len(shape)))
	for _, d := range shape {
		b = msgp.AppendInt(b, d)
	}
	var data []byte
	for _, v := range values {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	return msgp.AppendBytes(msgp.AppendBytes(b, []byte("data")), data)
}

// file encodes a model of one layer around a parameter W.
func file(ref int, w []byte) []byte {
	b := msgp.AppendMapHeader(nil, 4)
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "nodes"), 1)
	b = msgp.AppendMapHeader(b, 4)
	b = msgp.AppendInt(msgp.AppendString(b, "index"), 0)
	b = msgp.AppendString(msgp.AppendString(b, "name"), "línear")
	b = msgp.AppendMapHeader(msgp.AppendString(b, "dims"), 2)
	b = msgp.AppendInt(msgp.AppendString(b, "nO"), 2)
	b = msgp.AppendNil(msgp.AppendString(b, "nI"))
	b = msgp.AppendMapHeader(msgp.AppendString(b, "refs"), 1)
	b = msgp.AppendInt(msgp.AppendString(b, "output"), ref)
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "attrs"), 1)
	b = msgp.AppendMapHeader(b, 3)
	b = msgp.AppendBytes(msgp.AppendString(b, "pad"), []byte{4})
	b = msgp.AppendBytes(msgp.AppendString(b, "on"), []byte{0xc3})
	b = msgp.AppendBytes(msgp.AppendString(b, "columns"), msgp.AppendString(msgp.AppendArrayHeader(nil, 1), "NORM"))
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "params"), 1)
	b = msgp.AppendMapHeader(b, 2)
	b = append(msgp.AppendString(b, "W"), w...)
	b = msgp.AppendNil(msgp.AppendString(b, "b"))
	return msgp.AppendArrayHeader(msgp.AppendString(b, "shims"), 0)
}

func TestParse(t *testing.T) {
	m, err := Parse(file(0, array("<f4", []int{2, 3}, 1, 2, 3, 4, 5, 6.5)))
	if err != nil {
		t.Fatal(err)
	}
	n := m.Nodes[0]
	if n.Name != "línear" || n.Dims["nO"] != 2 || n.Refs["output"] != 0 {
		t.Errorf("node = %+v", n)
	}
	if _, ok := n.Dims["nI"]; ok {
		t.Error("an unset dimension is there")
	}
	if pad, err := n.Attrs["pad"].Int(); err != nil || pad != 4 {
		t.Errorf("pad = %d, %v", pad, err)
	}
	if on, err := n.Attrs["on"].Bool(); err != nil || !on {
		t.Errorf("on = %v, %v", on, err)
	}
	if cols, err := n.Attrs["columns"].Texts(); err != nil || !slices.Equal(cols, []string{"NORM"}) {
		t.Errorf("columns = %q, %v", cols, err)
	}
	w, err := m.Param(0, "W", 2, 3)
	if err != nil || !slices.Equal(w, []float32{1, 2, 3, 4, 5, 6.5}) {
		t.Errorf("W = %v, %v", w, err)
	}
	if _, err := m.Param(0, "W", 3, 2); err == nil {
		t.Error("a wrong shape was accepted")
	}
	if _, err := m.Param(0, "b", 2); err == nil {
		t.Error("an unset parameter was accepted")
	}
}

func TestParseRefuses(t *testing.T) {
	good := array("<f4", []int{1}, 1)
	huge := func(b []byte) []byte { return append([]byte{0xdf, 0xff, 0xff, 0xff, 0xff}, b...) }
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "too few", nil},
		{"a list", "map", []byte{0x90}},
		{"a map that claims too much", "4294967295", huge(nil)},
		{"no nodes", "no nodes", []byte{0x80}},
		{"bytes after the end", "left over", append(file(0, good), 0)},
		{"double precision", "float32", file(0, array("<f8", []int{1}, 1, 0))},
		{"big endian", "float32", file(0, array(">f4", []int{1}, 1))},
		{"shape and payload differ", "bytes", file(0, array("<f4", []int{2}, 1))},
		{"shape that overflows", "bytes", file(0, array("<f4", []int{1 << 28, 1 << 28, 1 << 28, 1 << 28}, 1))},
		{"negative axis", "axis", file(0, array("<f4", []int{-1}))},
		{"too many axes", "axes", file(0, array("<f4", make([]int, 9)))},
		{"not a number", "non-numbers", file(0, array("<f4", []int{1}, float32(math.NaN())))},
		{"infinity", "infinities", file(0, array("<f4", []int{1}, float32(math.Inf(-1))))},
		{"reference to nowhere", "refers", file(1, good)},
		{"negative reference", "output", file(-1, good)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// Every cut of a good file is a bad file.
func TestParseTruncated(t *testing.T) {
	data := file(0, array("<f4", []int{2, 3}, 1, 2, 3, 4, 5, 6))
	for n := range data {
		if _, err := Parse(data[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were accepted", n, len(data))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(file(0, array("<f4", []int{2, 3}, 1, 2, 3, 4, 5, 6)))
	f.Add(file(1, array("<f4", []int{1 << 20}, 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data)
		if err != nil {
			return
		}
		for i, n := range m.Nodes {
			for name, a := range n.Params {
				if w, err := m.Param(i, name, a.Shape...); err != nil || len(w) != a.Len() {
					t.Fatalf("parameter %s: %d values, %v", name, len(w), err)
				}
			}
		}
	})
}
