package neural

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand"
	"testing"

	"github.com/tinylib/msgp/msgp"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// testNode is one layer of a model file under construction.
type testNode struct {
	name   string
	dims   map[string]int
	attrs  map[string][]byte
	params map[string]testArray
}

type testArray struct {
	shape  []int
	values []float32
}

// testModel describes a small pipeline component.
type testModel struct {
	columns []string
	rows    []int
	width   int
	depth   int
	pieces  int
	window  int
	static  int // width of the static vectors, or 0
	classes int // of a tagger or parser
	slots   int // of a parser
	seed    int64
}

// component kinds
const (
	kindTok2Vec = iota
	kindTagger
	kindListeningTagger
	kindParser
	kindNER
)

var smallModel = testModel{
	columns: []string{"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"},
	rows:    []int{50, 20, 30, 30, 5, 5},
	width:   8, depth: 3, pieces: 3, window: 1, classes: 7, slots: arcSlots, seed: 1,
}

// build returns the layers of a component with random weights.
func (c testModel) build(kind int) []testNode {
	enc := leaf(listener)
	if kind != kindListeningTagger && kind != kindParser {
		enc = chain(embedTree(len(c.columns), c.static > 0), encodeTree(c.depth))
	}
	var root *layer
	switch kind {
	case kindTok2Vec:
		root = enc
	case kindTagger, kindListeningTagger:
		root = chain(enc, wrap("with_array", leaf("softmax")))
	default:
		body := chain(enc, leaf("list2array"), leaf("linear"))
		root = &layer{name: "parser_model", kids: []*layer{body, leaf("precomputable_affine"), leaf("linear")}}
	}
	rng := rand.New(rand.NewSource(c.seed))
	var nodes []testNode
	table, maxouts, linears := 0, 0, 0
	queue := []*layer{root}
	for i := 0; i < len(queue); i++ {
		l := queue[i]
		queue = append(queue, l.kids...)
		n := testNode{name: l.name, dims: map[string]int{}, attrs: map[string][]byte{}, params: map[string]testArray{}}
		switch l.name {
		case "parser_model":
			n.attrs["has_upper"] = []byte{0xc3}
		case encodeTree(c.depth).name:
			n.attrs["pad"] = msgp.AppendInt(nil, c.depth*c.window)
		case "expand_window":
			n.attrs["window_size"] = msgp.AppendInt(nil, c.window)
		case "extract_features":
			b := msgp.AppendArrayHeader(nil, uint32(len(c.columns)))
			for _, col := range c.columns {
				b = msgp.AppendString(b, col)
			}
			n.attrs["columns"] = b
		case "hashembed":
			n.attrs["column"] = msgp.AppendInt(nil, table)
			n.attrs["seed"] = msgp.AppendInt(nil, 8+table)
			n.dims["nV"] = c.rows[table]
			n.params["E"] = random(rng, c.rows[table], c.width)
			table++
		case "static_vectors":
			n.params["W"] = random(rng, c.width, c.static)
		case "maxout":
			in := (2*c.window + 1) * c.width
			if maxouts == 0 {
				in = len(c.columns) * c.width
				if c.static > 0 {
					in += c.width
				}
			}
			maxouts++
			n.dims["nO"], n.dims["nP"] = c.width, c.pieces
			n.params["W"] = random(rng, c.width, c.pieces, in)
			n.params["b"] = random(rng, c.width, c.pieces)
		case "layernorm":
			n.params["G"], n.params["b"] = random(rng, c.width), random(rng, c.width)
		case "softmax":
			n.dims["nO"], n.dims["nI"] = c.classes, c.width
			n.params["W"], n.params["b"] = random(rng, c.classes, c.width), random(rng, c.classes)
		case "precomputable_affine":
			const hidden, pieces, in = 6, 2, 5
			n.dims = map[string]int{"nO": hidden, "nI": in, "nF": c.slots, "nP": pieces}
			n.params["W"] = random(rng, c.slots, hidden, pieces, in)
			n.params["b"] = random(rng, hidden, pieces)
			n.params["pad"] = random(rng, 1, c.slots, hidden, pieces)
		case "linear":
			out, in := c.classes, 6 // the upper layer comes first
			if linears++; linears == 2 {
				out, in = 5, c.width
			}
			n.dims["nO"], n.dims["nI"] = out, in
			n.params["W"], n.params["b"] = random(rng, out, in), random(rng, out)
		}
		nodes = append(nodes, n)
	}
	return nodes
}

func random(rng *rand.Rand, shape ...int) testArray {
	n := 1
	for _, d := range shape {
		n *= d
	}
	a := testArray{shape, make([]float32, n)}
	for i := range a.values {
		a.values[i] = rng.Float32() - 0.5
	}
	return a
}

// encode writes the layers as a model file.
func encode(nodes []testNode) []byte {
	count := uint32(len(nodes))
	b := msgp.AppendMapHeader(nil, 4)
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "nodes"), count)
	for i, n := range nodes {
		b = msgp.AppendMapHeader(b, 4)
		b = msgp.AppendInt(msgp.AppendString(b, "index"), i)
		b = msgp.AppendString(msgp.AppendString(b, "name"), n.name)
		b = msgp.AppendMapHeader(msgp.AppendString(b, "dims"), uint32(len(n.dims)))
		for k, v := range n.dims {
			b = msgp.AppendInt(msgp.AppendString(b, k), v)
		}
		b = msgp.AppendMapHeader(msgp.AppendString(b, "refs"), 0)
	}
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "attrs"), count)
	for _, n := range nodes {
		b = msgp.AppendMapHeader(b, uint32(len(n.attrs)))
		for k, v := range n.attrs {
			b = msgp.AppendBytes(msgp.AppendString(b, k), v)
		}
	}
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "params"), count)
	for _, n := range nodes {
		b = msgp.AppendMapHeader(b, uint32(len(n.params)))
		for k, v := range n.params {
			b = v.encode(msgp.AppendString(b, k))
		}
	}
	return msgp.AppendArrayHeader(msgp.AppendString(b, "shims"), 0)
}

func (a testArray) encode(b []byte) []byte {
	b = msgp.AppendMapHeader(b, 5)
	b = msgp.AppendBool(msgp.AppendBytes(b, []byte("nd")), true)
	b = msgp.AppendString(msgp.AppendBytes(b, []byte("type")), "<f4")
	b = msgp.AppendBytes(msgp.AppendBytes(b, []byte("kind")), nil)
	b = msgp.AppendArrayHeader(msgp.AppendBytes(b, []byte("shape")), uint32(len(a.shape)))
	for _, d := range a.shape {
		b = msgp.AppendInt(b, d)
	}
	var data []byte
	for _, v := range a.values {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	return msgp.AppendBytes(msgp.AppendBytes(b, []byte("data")), data)
}

// parse turns layers into the model that a loader would read.
func parse(t testing.TB, nodes []testNode) *thinc.Model {
	t.Helper()
	m, err := thinc.Parse(encode(nodes))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// movesFile encodes a moves file.
func movesFile(t testing.TB, moves map[string]map[string]int) []byte {
	t.Helper()
	text, err := json.Marshal(moves)
	if err != nil {
		t.Fatal(err)
	}
	b := msgp.AppendMapHeader(nil, 2)
	b = msgp.AppendMapHeader(msgp.AppendString(b, "cfg"), 0)
	return msgp.AppendString(msgp.AppendString(b, "moves"), string(text))
}

// testVectors has a row for every even hash.
type testVectors struct {
	data  []float32
	width int
}

func (v testVectors) Row(orth uint64) (int, bool) {
	return int(orth/2) % (len(v.data) / v.width), orth%2 == 0
}
func (v testVectors) Table() ([]float32, int) { return v.data, v.width }

// someTokens draws tokens from a small vocabulary.
func someTokens(seed int64, n, vocabulary int) []Features {
	rng := rand.New(rand.NewSource(seed))
	f := make([]Features, n)
	for i := range f {
		w := uint64(rng.Intn(vocabulary)) + 1
		f[i] = Features{Orth: w * 7919, Lower: w * 31, Norm: w * 104729, Prefix: w % 26, Suffix: w % 101,
			Shape: w % 9, Spacy: rng.Intn(2) == 0, IsSpace: w%13 == 0}
	}
	return f
}

func randomSource(seed int64) *rand.Rand { return rand.New(rand.NewSource(seed)) }
