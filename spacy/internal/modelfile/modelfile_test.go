package modelfile

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tinylib/msgp/msgp"
)

// packAny writes a value; maps are given as lists of pairs to fix their order.
func packAny(t testing.TB, v any) []byte {
	t.Helper()
	switch v := v.(type) {
	case pairs:
		b := msgp.AppendMapHeader(nil, uint32(len(v)))
		for _, p := range v {
			b = append(append(b, packAny(t, p[0])...), packAny(t, p[1])...)
		}
		return b
	case []any:
		b := msgp.AppendArrayHeader(nil, uint32(len(v)))
		for _, x := range v {
			b = append(b, packAny(t, x)...)
		}
		return b
	}
	b, err := msgp.AppendIntf(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type pairs [][2]any

func TestTokenizer(t *testing.T) {
	data := packAny(t, pairs{
		{"prefix_search", "^a"}, {"suffix_search", "b$"}, {"infix_finditer", "c"}, {"token_match", nil},
		{"url_match", "u"}, {"later_addition", []any{1, "x"}},
		{"exceptions", pairs{{"don't", []any{pairs{{65, "do"}}, pairs{{"ORTH", "n't"}, {67, "not"}}}}}},
	})
	got, err := ParseTokenizer(data)
	if err != nil {
		t.Fatal(err)
	}
	want := &Tokenizer{Prefix: "^a", Suffix: "b$", Infix: "c", URLMatch: "u", FasterHeuristics: true,
		Exceptions: map[string][]Piece{"don't": {{"do", ""}, {"n't", "not"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name, bad := range map[string]any{
		"other text":      pairs{{"exceptions", pairs{{"dont", []any{pairs{{65, "do"}}}}}}},
		"empty piece":     pairs{{"exceptions", pairs{{"", []any{pairs{}}}}}},
		"other attribute": pairs{{"exceptions", pairs{{"a", []any{pairs{{65, "a"}, {73, "X"}}}}}}},
		"not a map":       []any{"x"},
		"number":          pairs{{"prefix_search", 7}},
	} {
		if _, err := ParseTokenizer(packAny(t, bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ParseTokenizer(append(data, 0)); err == nil {
		t.Error("stray bytes: no error")
	}
	if _, err := ParseTokenizer([]byte{0xdf, 0xff, 0xff, 0xff, 0xff}); err == nil {
		t.Error("huge map: no error")
	}
}

func TestLookups(t *testing.T) {
	const big = uint64(math.MaxUint64 - 1)
	l, err := ParseLookups(packAny(t, pairs{
		{"norm", pairs{{big, "x"}, {uint64(3), "y"}}},
		{"first", pairs{{uint64(1), []any{"a", "b"}}, {uint64(2), []any{}}, {uint64(3), "c"}}},
		{"rules", pairs{{uint64(1), []any{[]any{"s", ""}, []any{"ies", "y"}}}}},
		{"exc", pairs{{uint64(1), pairs{{"mice", []any{"mouse"}}}}}},
		{"index", pairs{{uint64(1), []any{"war", "deal"}}}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, want any) func(any, error) {
		return func(got any, err error) {
			t.Helper()
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%s: %v %s", name, err, diff)
			}
		}
	}
	check("norm", map[uint64]string{big: "x", 3: "y"})(wrapped(l.Texts("norm")))
	check("first", map[uint64]string{1: "a", 3: "c"})(wrapped(l.FirstTexts("first")))
	check("rules", map[uint64][][2]string{1: {{"s", ""}, {"ies", "y"}}})(wrapped(l.Rules("rules")))
	check("exc", map[uint64]map[string][]string{1: {"mice": {"mouse"}}})(wrapped(l.ListMaps("exc")))
	check("index", map[uint64]map[string]bool{1: {"war": true, "deal": true}})(wrapped(l.Sets("index")))
	check("none", map[uint64]string{})(wrapped(l.Texts("none")))
	if _, err := l.Texts("rules"); err == nil || !strings.Contains(err.Error(), "rules") {
		t.Errorf("rules as texts: error %v", err)
	}
	if l.Has("none") || !l.Has("norm") {
		t.Error("Has")
	}
}

func wrapped[T any](v T, err error) (any, error) { return v, err }

func TestPatterns(t *testing.T) {
	got, err := ParsePatterns(packAny(t, []any{pairs{
		{"patterns", []any{[]any{pairs{{"TAG", "NN"}, {"IS_SPACE", true}}, pairs{{"LOWER", pairs{{"IN", []any{"a", "b"}}}}}}}},
		{"attrs", pairs{{"POS", "X"}}}, {"index", -1},
	}}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Rule{{Index: -1, Attrs: map[string]string{"POS": "X"}, Patterns: [][]TokenSpec{{
		{{Attr: "TAG", Value: "NN"}, {Attr: "IS_SPACE", Value: true}},
		{{Attr: "LOWER", Op: "IN", Value: []string{"a", "b"}}},
	}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := ParsePatterns(packAny(t, []any{pairs{{"patterns", []any{[]any{pairs{{"TAG", 1.5}}}}}}})); err == nil {
		t.Error("float: no error")
	}
}

// npy writes a NumPy file with this header.
func npy(header string, values ...float32) []byte {
	b := append([]byte("\x93NUMPY\x01\x00"), byte(len(header)), 0)
	b = append(b, header...)
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

const goodHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n"

func TestVectors(t *testing.T) {
	var keys pairs
	for i := range 300 {
		keys = append(keys, [2]any{uint64(i) * 0x9E3779B97F4A7C15, i % 2})
	}
	keys = append(keys, [2]any{uint64(7), -1})
	v, err := ParseVectors(packAny(t, keys), npy(goodHeader, 1, 2, 3, 4))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		if row, ok := v.Row(uint64(i) * 0x9E3779B97F4A7C15); !ok || row != i%2 {
			t.Errorf("row of key %d: %d, %v", i, row, ok)
		}
	}
	for _, k := range []uint64{7, 12345, math.MaxUint64} {
		if _, ok := v.Row(k); ok {
			t.Errorf("key %d has a row", k)
		}
	}
	if data, width := v.Table(); width != 2 || !cmp.Equal(data, []float32{1, 2, 3, 4}) {
		t.Errorf("table %v of width %d", data, width)
	}
}

func TestBadVectors(t *testing.T) {
	keys := packAny(t, pairs{{uint64(1), 1}})
	for name, table := range map[string][]byte{
		"empty":     nil,
		"no header": []byte("\x93NUMPY\x01\x00\xff\xff{'descr'"),
		"short":     npy(goodHeader, 1, 2, 3),
		"long":      npy(goodHeader, 1, 2, 3, 4, 5),
		"float64":   npy(strings.ReplaceAll(goodHeader, "<f4", "<f8"), 1, 2, 3, 4, 5, 6, 7, 8),
		"columns":   npy(strings.ReplaceAll(goodHeader, "False", "True"), 1, 2, 3, 4),
		"shape":     npy(strings.ReplaceAll(goodHeader, "(2, 2)", "(4,)"), 1, 2, 3, 4),
		"negative":  npy(strings.ReplaceAll(goodHeader, "(2, 2)", "(-2, -2)"), 1, 2, 3, 4),
		"overflow":  npy(strings.ReplaceAll(goodHeader, "(2, 2)", "(4611686018427387904, 4)")),
		"key range": npy(strings.ReplaceAll(goodHeader, "(2, 2)", "(1, 4)"), 1, 2, 3, 4),
	} {
		if _, err := ParseVectors(keys, table); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ParseVectors([]byte{0xdf, 0x7f, 0xff, 0xff, 0xff}, npy(goodHeader, 1, 2, 3, 4)); err == nil {
		t.Error("huge key2row: no error")
	}
}

func TestConfig(t *testing.T) {
	c, err := ParseConfig([]byte(`# comment
[nlp]
lang = "en"
pipeline = ["a",
	"b"]
[components.a.model]
width = ${base:width}
loop = ${components.a.model.loop}
nothing = null
bad = {

[base]
width = 96
`))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	width, kept := 0, 5
	for path, out := range map[string]any{"nlp.pipeline": &list, "components.a.model.width": &width, "nlp.none": &kept} {
		if err := c.Get(path, out); err != nil {
			t.Error(err)
		}
	}
	if fmt.Sprint(list, width, kept) != "[a b] 96 5" {
		t.Error(list, width, kept)
	}
	if s, err := c.Text("components.a.model.nothing"); s != "" || err != nil {
		t.Errorf("null: %q, %v", s, err)
	}
	for _, path := range []string{"components.a.model.loop", "components.a.model.bad", "nlp.pipeline"} {
		if s, err := c.Text(path); err == nil {
			t.Errorf("%s: %q, no error", path, s)
		}
	}
	if !c.Has("base") || c.Has("base.none") {
		t.Error("Has")
	}
	if _, err := ParseConfig([]byte("[a]\nnonsense")); err == nil {
		t.Error("no key: no error")
	}
}

// FuzzParse gives all readers any bytes; they must not panic.
func FuzzParse(f *testing.F) {
	f.Add(packAny(f, pairs{{"exceptions", pairs{{"a", []any{pairs{{65, "a"}}}}}}}))
	f.Add(packAny(f, []any{pairs{{"patterns", []any{[]any{pairs{{"TAG", pairs{{"IN", []any{"a"}}}}}}}}}}))
	f.Add(packAny(f, pairs{{"t", pairs{{uint64(1), []any{[]any{"s", ""}}}}}}))
	f.Add(packAny(f, pairs{{uint64(1), 1}}))
	f.Add(npy(goodHeader, 1, 2, 3, 4))
	f.Add([]byte("[a]\nb = ${a.b}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = ParseTokenizer(data)
		_, _ = ParsePatterns(data)
		_, _ = ParseVectors(data, npy(goodHeader, 1, 2, 3, 4))
		_, _ = ParseVectors([]byte{0x80}, data)
		if c, err := ParseConfig(data); err == nil {
			_, _ = c.Text("a.b")
		}
		if l, err := ParseLookups(data); err == nil {
			_, _ = l.Texts("t")
			_, _ = l.FirstTexts("t")
			_, _ = l.Rules("t")
			_, _ = l.ListMaps("t")
			_, _ = l.Sets("t")
		}
	})
}
