package neural

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// fullModel has the sizes of spaCy's English pipelines, with random weights.
func fullModel(slots, classes int) testModel {
	return testModel{
		columns: []string{"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"},
		rows:    []int{5000, 1000, 2500, 2500, 50, 50},
		width:   96, depth: 4, pieces: 3, window: 1, classes: classes, slots: slots, seed: 1,
	}
}

// textLike draws n tokens with frequencies like those of running text: a cache
// of some thousand lexemes misses about one in five, as it does on news.
func textLike(rng *rand.Rand, n int) []Features {
	zipf := rand.NewZipf(rng, 1.3, 8, 100_000)
	f := make([]Features, n)
	for i := range f {
		w := zipf.Uint64() + 1
		f[i] = Features{Orth: w * 0x9e3779b97f4a7c15, Norm: w * 0xff51afd7ed558ccd, Prefix: w % 60, Suffix: w % 3000, Shape: w % 40, Spacy: w%9 != 0}
	}
	return f
}

const articleTokens = 840

func perToken(b *testing.B, tokens int) {
	b.ReportMetric(float64(b.N*tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTok2Vec(b *testing.B) {
	enc, err := NewTok2Vec(parse(b, fullModel(0, 0).build(kindTok2Vec)), nil)
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewSource(1))
	texts := make([][]Features, 64)
	for i := range texts {
		texts[i] = textLike(rng, articleTokens)
	}
	for _, cached := range []bool{true, false} {
		b.Run(fmt.Sprintf("cached=%v", cached), func(b *testing.B) {
			var ws Workspace
			b.ReportAllocs()
			for i := range b.N {
				if !cached {
					enc.cache.cur.Store(nil)
					enc.cache.old.Store(nil)
				}
				enc.Run(&ws, texts[i%len(texts)])
			}
			perToken(b, articleTokens)
		})
	}
}

func BenchmarkTagger(b *testing.B) {
	tagger, err := NewTagger(parse(b, fullModel(0, 50).build(kindListeningTagger)), 50)
	if err != nil {
		b.Fatal(err)
	}
	vecs := random(randomSource(1), articleTokens, 96).values
	var ws Workspace
	b.ReportAllocs()
	for range b.N {
		tagger.Predict(&ws, vecs, articleTokens)
	}
	perToken(b, articleTokens)
}

// manyMoves has 106 classes for the parser.
func manyMoves(b *testing.B) []byte {
	left, right := map[string]int{}, map[string]int{}
	for i := range 42 {
		left[fmt.Sprint("l", i)] = 1 + i
	}
	for i := range 61 {
		right[fmt.Sprint("r", i)] = 1 + i
	}
	return movesFile(b, map[string]map[string]int{"0": {"": 1}, "1": {"": 1}, "2": left, "3": right, "4": {"ROOT": 1}})
}

// Random weights take more steps for each token than a trained parser does.
func BenchmarkParser(b *testing.B) {
	nodes := wideParser(fullModel(arcSlots, 106).build(kindParser), 106)
	p, err := NewParser(parse(b, nodes), manyMoves(b))
	if err != nil {
		b.Fatal(err)
	}
	vecs := random(randomSource(1), articleTokens, 96).values
	in := ParseInput{IsSpace: make([]bool, articleTokens)}
	var ws Workspace
	b.ReportAllocs()
	for range b.N {
		p.Parse(&ws, vecs, in)
	}
	perToken(b, articleTokens)
}

// wideParser gives the parser's own layers the sizes of spaCy's.
func wideParser(nodes []testNode, classes int) []testNode {
	const hidden, pieces = 64, 2
	rng := randomSource(3)
	first := true
	for i := range nodes {
		n := &nodes[i]
		switch n.name {
		case "precomputable_affine":
			slots := n.dims["nF"]
			n.dims = map[string]int{"nO": hidden, "nI": hidden, "nF": slots, "nP": pieces}
			n.params["W"] = random(rng, slots, hidden, pieces, hidden)
			n.params["b"] = random(rng, hidden, pieces)
			n.params["pad"] = random(rng, 1, slots, hidden, pieces)
		case "linear":
			out, in := classes, hidden
			if !first {
				out, in = hidden, 96
			}
			first = false
			n.dims["nO"], n.dims["nI"] = out, in
			n.params["W"], n.params["b"] = random(rng, out, in), random(rng, out)
		}
	}
	return nodes
}

func BenchmarkNER(b *testing.B) {
	labels, unit := map[string]int{}, map[string]int{"": 1}
	for i := range 18 {
		labels[fmt.Sprint("E", i)], unit[fmt.Sprint("E", i)] = 2+i, 2+i
	}
	moves := movesFile(b, map[string]map[string]int{"0": {}, "1": labels, "2": labels, "3": labels, "4": unit, "5": {"": 1}})
	c := fullModel(nerSlots, 74)
	c.columns, c.rows = c.columns[:4], c.rows[:4]
	r, err := NewNER(parse(b, wideParser(c.build(kindNER), 74)), moves, nil)
	if err != nil {
		b.Fatal(err)
	}
	vecs := random(randomSource(1), articleTokens, 96).values
	in := ParseInput{IsSpace: make([]bool, articleTokens)}
	var ws Workspace
	b.ReportAllocs()
	for range b.N {
		r.RunOn(&ws, vecs, in)
	}
	perToken(b, articleTokens)
}

func BenchmarkLoad(b *testing.B) {
	data := encode(fullModel(0, 0).build(kindTok2Vec))
	b.SetBytes(int64(len(data)))
	for range b.N {
		m, err := thinc.Parse(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := NewTok2Vec(m, nil); err != nil {
			b.Fatal(err)
		}
	}
}
