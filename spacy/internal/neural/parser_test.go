package neural

import (
	"slices"
	"strings"
	"testing"
)

func TestReadMoves(t *testing.T) {
	got, err := readMoves(movesFile(t, map[string]map[string]int{
		"0": {"": 9}, "1": {"": 9},
		"2": {"det": 5, "amod": 7, "aux": 5, "né": -1},
		"3": {"prep": 2, "late": -2, "né": -1},
		"4": {"ROOT": 1},
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := []move{{0, ""}, {1, ""}, {2, "amod"}, {2, "det"}, {2, "aux"}, {3, "prep"}, {4, "ROOT"},
		{2, "né"}, {3, "né"}, {3, "late"}}
	if !slices.Equal(got, want) {
		t.Errorf("moves %v, want %v", got, want)
	}
	for name, data := range map[string][]byte{
		"empty": nil, "no moves": {0x80}, "cut": movesFile(t, nil)[:5],
		"unknown action": movesFile(t, map[string]map[string]int{"9": {"": 1}}),
		"no classes":     movesFile(t, map[string]map[string]int{"0": {}}),
	} {
		if _, err := readMoves(data); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func parserMoves(t testing.TB) []byte {
	return movesFile(t, map[string]map[string]int{
		"0": {"": 1}, "1": {"": 1}, "2": {"nsubj": 9, "prep||dobj": 2}, "3": {"dobj": 8, "punct": 2}, "4": {"ROOT": 1}})
}

func TestParser(t *testing.T) {
	nodes := smallModel.build(kindParser)
	moves := parserMoves(t)
	p, err := NewParser(parse(t, nodes), moves)
	if err != nil {
		t.Fatal(err)
	}
	if p.Width() != smallModel.width || !slices.Contains(p.Labels(), "prep") {
		t.Errorf("width %d, labels %q", p.Width(), p.Labels())
	}
	var ws Workspace
	if got := p.Parse(&ws, nil, ParseInput{}); got.Heads != nil {
		t.Errorf("parse of nothing: %+v", got)
	}
	for _, n := range []int{1, 2, 30, 700} {
		vecs := random(randomSource(int64(n)), n, smallModel.width).values
		in := ParseInput{IsSpace: make([]bool, n)}
		got := p.Parse(&ws, vecs, in)
		wantTree(t, p, got, n)
		if again := p.Parse(new(Workspace), vecs, in); !slices.Equal(again.Heads, got.Heads) || !slices.Equal(again.Labels, got.Labels) {
			t.Errorf("%d tokens: another parse in another workspace", n)
		}
	}
}

func wantTree(t *testing.T, p *Parser, got Parse, n int) {
	t.Helper()
	if len(got.Heads) != n || len(got.SentStart) != n || got.SentStart[0] != 1 {
		t.Fatalf("%d heads for %d tokens", len(got.Heads), n)
	}
	for i, h := range got.Heads {
		label := p.Labels()[got.Labels[i]]
		if (label == "ROOT") != (int(h) == i) || strings.Contains(label, "||") {
			t.Errorf("token %d: head %d, label %s", i, h, label)
		}
		if got.LEdge[i] > int32(i) || got.REdge[i] < int32(i) {
			t.Errorf("token %d: edges %d %d", i, got.LEdge[i], got.REdge[i])
		}
	}
}

// The scores of a state, straight from the definition.
func TestScore(t *testing.T) {
	nodes := smallModel.build(kindParser)
	p, err := NewParser(parse(t, nodes), parserMoves(t))
	if err != nil {
		t.Fatal(err)
	}
	const n, hidden, pieces, in = 200, 6, 2, 5
	vecs := random(randomSource(5), n, smallModel.width).values
	linearOf := func(node testNode, x []float64) []float64 {
		w, b := node.params["W"].values, node.params["b"].values
		y := make([]float64, len(b))
		for o := range y {
			y[o] = float64(b[o])
			for k, v := range x {
				y[o] += float64(w[o*len(x)+k]) * v
			}
		}
		return y
	}
	var st stateSpace
	p.begin(&st, vecs, n)
	lower := nodes[2].params
	for _, slots := range [][]int32{{0, 1, none, none, none, none, none, none}, {199, 3, 77, 12, 150, none, 40, 100}} {
		var want []float64
		h := make([]float64, hidden)
		for o := range h {
			for piece := range pieces {
				sum := float64(lower["b"].values[o*pieces+piece])
				for f, tok := range slots {
					at := (f*hidden+o)*pieces + piece
					if tok == none {
						sum += float64(lower["pad"].values[at])
						continue
					}
					var x []float64
					for _, v := range vecs[int(tok)*smallModel.width:][:smallModel.width] {
						x = append(x, float64(v))
					}
					for k, v := range linearOf(nodes[6], x) {
						sum += v * float64(lower["W"].values[at*in+k])
					}
				}
				if piece == 0 || sum > h[o] {
					h[o] = sum
				}
			}
		}
		want = linearOf(nodes[3], h)
		for i, v := range p.score(&st, slots) {
			if d := float64(v) - want[i]; d > 1e-5 || d < -1e-5 {
				t.Errorf("slots %v, move %d: score %v, want %v", slots, i, v, want[i])
			}
		}
	}
}

// Pages that were dropped come back with the same bits.
func TestScorePages(t *testing.T) {
	p, err := NewParser(parse(t, smallModel.build(kindParser)), parserMoves(t))
	if err != nil {
		t.Fatal(err)
	}
	n := int32(3 * maxPages * pageRows)
	vecs := random(randomSource(6), int(n), smallModel.width).values
	var st stateSpace
	p.begin(&st, vecs, int(n))
	slots := []int32{n - 1, 0, n / 2, n / 3, 1, n / 4, n / 5, 2}
	want := slices.Clone(p.score(&st, slots))
	for tok := range n {
		p.score(&st, []int32{tok, none, none, none, none, none, none, none})
	}
	if got := p.score(&st, slots); !slices.Equal(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	// A page that this step reads stays, even if it is next to go.
	at := func(page int32) []int32 {
		return []int32{page * pageRows, none, none, none, none, none, none, 2*maxPages*pageRows + 1}
	}
	p.begin(&st, vecs, int(n))
	want = slices.Clone(p.score(&st, at(0)))
	p.begin(&st, vecs, int(n))
	for page := range int32(maxPages) {
		p.score(&st, []int32{page * pageRows, none, none, none, none, none, none, none})
	}
	if got := p.score(&st, at(0)); !slices.Equal(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	if have := len(st.lower.pages); have > maxPages*pageRows*p.lower.N()*5/4 {
		t.Errorf("%d values kept", have)
	}
}

func TestParserRefuses(t *testing.T) {
	tests := []struct {
		name, want string
		spoil      func(n []testNode)
	}{
		{"no upper layer", "upper", func(n []testNode) { n[0].attrs["has_upper"] = []byte{0xc2} }},
		{"other slots", "slots", func(n []testNode) { n[2].dims["nF"] = 6 }},
		{"too large", "lower layer", func(n []testNode) { n[2].dims["nO"] = maxWidth }},
		{"other moves", "scores 8 moves", func(n []testNode) { n[3].dims["nO"] = 8 }},
		{"no pad", "has no pad", func(n []testNode) { delete(n[2].params, "pad") }},
		{"other children", "unknown architecture", func(n []testNode) { n[3].name = "mish" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nodes := smallModel.build(kindParser)
			tt.spoil(nodes)
			_, err := NewParser(parse(t, nodes), parserMoves(t))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	m := parse(t, smallModel.build(kindParser))
	if _, err := NewParser(m, movesFile(t, map[string]map[string]int{"0": {"": 1}, "1": {"": 1}, "3": {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}})); err == nil {
		t.Error("a system without left arcs was accepted")
	}
	if _, err := NewParser(parse(t, smallModel.build(kindTok2Vec)), parserMoves(t)); err == nil {
		t.Error("an encoder was accepted as a parser")
	}
}

func treeOf(heads []int32, labels []string, p *Parser) *tree {
	n := len(heads)
	t := &tree{parser: p, space: make([]bool, n)}
	t.Heads, t.LEdge, t.REdge, t.SentStart = heads, make([]int32, n), make([]int32, n), make([]int8, n)
	for _, l := range labels {
		t.Labels = append(t.Labels, int32(slices.Index(p.labels, l)))
	}
	return t
}

func TestEdges(t *testing.T) {
	// 0 ← 1 → 4, 4 ← 2 and 3 below 1: crossing arcs; 5 is a sentence of its own.
	tr := treeOf([]int32{1, 1, 4, 1, 1, 5}, nil, &Parser{})
	tr.setEdges()
	tr.setStarts()
	if want := []int32{0, 0, 2, 3, 2, 5}; !slices.Equal(tr.LEdge, want) {
		t.Errorf("left edges %v, want %v", tr.LEdge, want)
	}
	if want := []int32{0, 4, 2, 3, 4, 5}; !slices.Equal(tr.REdge, want) {
		t.Errorf("right edges %v, want %v", tr.REdge, want)
	}
	if want := []int8{1, -1, -1, -1, -1, 1}; !slices.Equal(tr.SentStart, want) {
		t.Errorf("starts %v, want %v", tr.SentStart, want)
	}
}

// Crossing arcs to and fro take more than one pass.
func TestEdgesZigzag(t *testing.T) {
	tr := treeOf([]int32{5, 7, 6, 7, 7, 2, 1, 7}, nil, &Parser{})
	tr.setEdges()
	if tr.LEdge[7] != 0 || tr.LEdge[1] != 0 {
		t.Errorf("left edges %v", tr.LEdge)
	}
}

func TestDeprojectivise(t *testing.T) {
	p := &Parser{
		labels: []string{"ROOT", "nsubj", "dobj", "prep||dobj", "prep", "x"},
		arcs:   []arcLabel{{1, 1, none}, {2, 2, none}, {3, 4, 2}, {5, 5, none}},
	}
	// 1 is the root; 3 is its dobj (below 2, an x); 4 hangs on the root as
	// "prep||dobj"; 0 too, but for it 3 is white space.
	run := func(space bool) *tree {
		s := begin(5)
		s.heads = []int32{1, none, 1, 2, 1}
		s.labels = []int32{0, none, 3, 1, 2}
		tr := treeOf([]int32{1, 1, 1, 2, 1}, []string{"nsubj", "ROOT", "x", "dobj", "prep||dobj"}, p)
		tr.space[3] = space
		tr.setEdges()
		if !tr.deprojectivise(s) {
			t.Error("nothing was moved")
		}
		return tr
	}
	tr := run(false)
	if tr.Heads[4] != 3 || p.labels[tr.Labels[4]] != "prep" {
		t.Errorf("head %d, label %s", tr.Heads[4], p.labels[tr.Labels[4]])
	}
	tr = run(true)
	if tr.Heads[4] != 1 || p.labels[tr.Labels[4]] != "prep" {
		t.Errorf("with white space: head %d, label %s", tr.Heads[4], p.labels[tr.Labels[4]])
	}
}
