package neural

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Lanes and rows from thinc's own hash, by way of the format's description.
func TestHashRows(t *testing.T) {
	const all = 1<<32 - 1
	tests := []struct {
		key     uint64
		seed, n uint32
		want    [4]uint32
	}{
		{8566208034543834098, 8, all, [4]uint32{2653853934, 3922826080, 3980780901, 3736755472}},
		{8566208034543834098, 8, 5000, [4]uint32{3934, 1080, 901, 472}},
		{0, 12, all, [4]uint32{3628889788, 3483432925, 485828337, 1486234390}},
		{1, 12, all, [4]uint32{2938686206, 2291508213, 2246688320, 3554967022}},
	}
	for _, tt := range tests {
		if got := hashRows(tt.key, tt.seed, tt.n); got != tt.want {
			t.Errorf("hashRows(%d, %d, %d) = %v, want %v", tt.key, tt.seed, tt.n, got, tt.want)
		}
	}
}

// reference computes the encoder in float64, straight from the definition, over
// all padding rows.
func reference(c testModel, nodes []testNode, v testVectors, f []Features) [][]float64 {
	var tables, maxouts, norms []testNode
	var static testNode
	for _, n := range nodes {
		switch n.name {
		case "hashembed":
			tables = append(tables, n)
		case "maxout":
			maxouts = append(maxouts, n)
		case "layernorm":
			norms = append(norms, n)
		case "static_vectors":
			static = n
		}
	}
	layer := func(i int, x []float64) []float64 {
		w, b := maxouts[i].params["W"].values, maxouts[i].params["b"].values
		y := make([]float64, c.width)
		for o := range y {
			y[o] = math.Inf(-1)
			for p := range c.pieces {
				row := o*c.pieces + p
				sum := float64(b[row])
				for k, xv := range x {
					sum += float64(w[row*len(x)+k]) * xv
				}
				y[o] = max(y[o], sum)
			}
		}
		var mean, variance float64
		for _, yv := range y {
			mean += yv / float64(c.width)
		}
		for _, yv := range y {
			variance += (yv - mean) * (yv - mean) / float64(c.width)
		}
		for o := range y {
			y[o] = (y[o]-mean)/math.Sqrt(variance+1e-8)*float64(norms[i].params["G"].values[o]) + float64(norms[i].params["b"].values[o])
		}
		return y
	}
	pad := c.depth * c.window
	h := make([][]float64, len(f)+2*pad)
	for i := range h {
		h[i] = make([]float64, c.width)
	}
	for i := range f {
		keys := map[string]uint64{"ORTH": f[i].Orth, "LOWER": f[i].Lower, "NORM": f[i].Norm, "PREFIX": f[i].Prefix,
			"SUFFIX": f[i].Suffix, "SHAPE": f[i].Shape, "SPACY": bit(f[i].Spacy), "IS_SPACE": bit(f[i].IsSpace)}
		var x []float64
		for j, col := range c.columns {
			sum := make([]float64, c.width)
			for _, r := range hashRows(keys[col], uint32(8+j), uint32(c.rows[j])) {
				for k := range sum {
					sum[k] += float64(tables[j].params["E"].values[int(r)*c.width+k])
				}
			}
			x = append(x, sum...)
		}
		if c.static > 0 {
			sum := make([]float64, c.width)
			if row, ok := v.Row(f[i].Orth); ok {
				for o := range sum {
					for k := range c.static {
						sum[o] += float64(static.params["W"].values[o*c.static+k]) * float64(v.data[row*c.static+k])
					}
				}
			}
			x = append(x, sum...)
		}
		h[pad+i] = layer(0, x)
	}
	for l := range c.depth {
		next := make([][]float64, len(h))
		for i := range h {
			var x []float64
			for s := i - c.window; s <= i+c.window; s++ {
				if s < 0 || s >= len(h) {
					x = append(x, make([]float64, c.width)...)
					continue
				}
				x = append(x, h[s]...)
			}
			next[i] = layer(1+l, x)
			for k := range next[i] {
				next[i][k] += h[i][k]
			}
		}
		h = next
	}
	return h[pad : pad+len(f)]
}

func TestTok2Vec(t *testing.T) {
	vectors := testVectors{random(randomSource(9), 11, 12).values, 12}
	wide := smallModel
	wide.window, wide.depth, wide.pieces, wide.width = 2, 2, 2, 20
	withVectors := smallModel
	withVectors.static = 12
	shallow := smallModel
	shallow.depth, shallow.columns, shallow.rows = 1, []string{"LOWER", "ORTH"}, []int{40, 40}
	tests := []struct {
		name string
		c    testModel
	}{{"plain", smallModel}, {"window of two", wide}, {"static vectors", withVectors}, {"one layer", shallow}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nodes := tt.c.build(kindTok2Vec)
			enc, err := NewTok2Vec(parse(t, nodes), vectors)
			if err != nil {
				t.Fatal(err)
			}
			var ws Workspace
			for _, n := range []int{1, 2, 5, 40} {
				f := someTokens(int64(n), n, 30)
				got, want := enc.Run(&ws, f), reference(tt.c, nodes, vectors, f)
				if len(got) != n*tt.c.width {
					t.Fatalf("%d values for %d tokens", len(got), n)
				}
				for i, v := range got {
					if w := want[i/tt.c.width][i%tt.c.width]; math.Abs(float64(v)-w) > 1e-4 {
						t.Fatalf("%d tokens, value %d = %v, want %v", n, i, v, w)
					}
				}
			}
			if got := enc.Run(&ws, nil); len(got) != 0 {
				t.Errorf("%d values for no tokens", len(got))
			}
		})
	}
}

// The same text gives the same bits whatever was read before, by whichever
// worker, and wherever a long text is cut.
func TestTok2VecBits(t *testing.T) {
	nodes := smallModel.build(kindTok2Vec)
	fresh := func() *Tok2Vec {
		enc, err := NewTok2Vec(parse(t, nodes), nil)
		if err != nil {
			t.Fatal(err)
		}
		return enc
	}
	f := someTokens(3, 3*segment+17, 40000)
	want := slices.Clone(fresh().Run(new(Workspace), f))
	used := fresh()
	used.cache.limit = 50 // so that generations turn over all the time
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var ws Workspace
			for range 3 {
				used.Run(&ws, someTokens(int64(worker), 300, 900))
				if got := used.Run(&ws, f); !slices.Equal(got, want) {
					t.Error("other bits from a used encoder")
				}
			}
		}()
	}
	wg.Wait()
	// Far from its ends, a part of the text reads like the whole.
	w, from, to := smallModel.width, segment-40, segment+40
	part := used.Run(new(Workspace), f[from:to])
	margin := smallModel.depth
	if !slices.Equal(part[margin*w:len(part)-margin*w], want[(from+margin)*w:(to-margin)*w]) {
		t.Error("a part of a text differs from the whole")
	}
}

func TestCacheBounded(t *testing.T) {
	var c lexCache
	c.resize(generationBytes / 4 / 100)
	for i := range uint64(1000) {
		c.put(&lexeme{key: Features{Norm: i}})
	}
	found := 0
	for i := range uint64(1000) {
		if l := c.get(&Features{Norm: i}); l != nil {
			if l.key.Norm != i {
				t.Fatalf("lexeme %d for %d", l.key.Norm, i)
			}
			found++
		}
	}
	if found > int(2*c.limit) || found < int(c.limit) {
		t.Errorf("%d lexemes in a cache of two times %d", found, c.limit)
	}
}

func TestTok2VecRefuses(t *testing.T) {
	tests := []struct {
		name, want string
		spoil      func(n []testNode)
	}{
		{"another layer", "unknown architecture", func(n []testNode) { n[4].name = "list2padded" }},
		{"unknown feature", "CLUSTER", func(n []testNode) { n[3].attrs["columns"] = []byte("\x91\xa7CLUSTER") }},
		{"short list of columns", "1 columns", func(n []testNode) { n[3].attrs["columns"] = []byte("\x91\xa4NORM") }},
		{"no padding", "pad", func(n []testNode) { delete(n[2].attrs, "pad") }},
		{"too little padding", "padding of 2", func(n []testNode) { n[2].attrs["pad"] = []byte{2} }},
		{"no seed", "seed", func(n []testNode) { delete(at(n, "hashembed").attrs, "seed") }},
		{"another order of columns", "hash table 0", func(n []testNode) { at(n, "hashembed").attrs["column"] = []byte{1} }},
		{"no rows", "nV", func(n []testNode) { at(n, "hashembed").dims["nV"] = 0 }},
		{"no weights", "has no W", func(n []testNode) { delete(at(n, "maxout").params, "W") }},
		{"too wide", "nO", func(n []testNode) { at(n, "maxout").dims["nO"] = maxWidth + 1 }},
		{"wrong norm", "shape", func(n []testNode) { at(n, "layernorm").params["G"] = testArray{[]int{1}, []float32{1}} }},
		{"no window", "window_size", func(n []testNode) { delete(at(n, "expand_window").attrs, "window_size") }},
		{"windows differ", "windows", func(n []testNode) { at(n, "expand_window").attrs["window_size"] = []byte{0} }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := smallModel
			if tt.name == "unknown feature" {
				c.columns, c.rows = c.columns[:1], c.rows[:1]
			}
			nodes := c.build(kindTok2Vec)
			tt.spoil(nodes)
			_, err := NewTok2Vec(parse(t, nodes), nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	withVectors := smallModel
	withVectors.static = 12
	if _, err := NewTok2Vec(parse(t, withVectors.build(kindTok2Vec)), nil); err == nil {
		t.Error("static vectors that aren't there were accepted")
	}
	if _, err := NewTok2Vec(parse(t, smallModel.build(kindListeningTagger)), nil); err == nil {
		t.Error("a model without an encoder was accepted")
	}
}

// at is the first layer of that name.
func at(nodes []testNode, name string) *testNode {
	i := slices.IndexFunc(nodes, func(n testNode) bool { return n.name == name })
	return &nodes[i]
}
