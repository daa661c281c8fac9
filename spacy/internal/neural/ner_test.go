package neural

import (
	"slices"
	"strings"
	"testing"
)

func nerMoves(t testing.TB) []byte {
	labels := map[string]int{"ORG": 5, "GPE": 3}
	unit := map[string]int{"ORG": 5, "GPE": 3, "": 1}
	return movesFile(t, map[string]map[string]int{"0": {}, "1": labels, "2": labels, "3": labels, "4": unit, "5": {"": 1}})
}

// nerModel has 10 classes: B, I, L, U for two labels, U without one, O.
func nerModel() testModel {
	c := smallModel
	c.columns, c.rows = c.columns[:4], c.rows[:4]
	c.slots, c.classes = nerSlots, 10
	return c
}

func TestNER(t *testing.T) {
	nodes := nerModel().build(kindNER)
	r, err := NewNER(parse(t, nodes), nerMoves(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.Labels(), []string{"ORG", "GPE"}) || r.Listens() {
		t.Errorf("labels %q", r.Labels())
	}
	var ws Workspace
	if got := r.Run(&ws, nil, ParseInput{}); len(got) != 0 {
		t.Errorf("entities of nothing: %v", got)
	}
	found := 0
	for n := 1; n < 60; n++ {
		f := someTokens(int64(n), n, 40)
		in := ParseInput{IsSpace: make([]bool, n), SentStart: make([]int8, n)}
		for i := range f {
			in.IsSpace[i] = f[i].IsSpace
			if i%7 == 0 {
				in.SentStart[i] = 1
			}
		}
		spans := r.Run(&ws, f, in)
		last := int32(0)
		for _, s := range spans {
			found++
			if s.Start < last || s.End <= s.Start || int(s.End) > n {
				t.Fatalf("%d tokens: spans %v", n, spans)
			}
			if in.IsSpace[s.Start] || s.Start/7 != (s.End-1)/7 {
				t.Errorf("%d tokens: span %v starts with a space or crosses a sentence", n, s)
			}
			last = s.End
		}
		if again := r.Run(new(Workspace), f, in); !slices.Equal(again, spans) {
			t.Errorf("%d tokens: other spans in another workspace", n)
		}
	}
	if found == 0 {
		t.Error("no entity was found")
	}
}

func TestNERValid(t *testing.T) {
	shut, open := nerState{start: none}, nerState{2, "ORG"}
	tests := []struct {
		move        string
		action      int
		label       string
		state       nerState
		more, space bool
		want        bool
	}{
		{"begin", actBegin, "ORG", shut, true, false, true},
		{"begin within an entity", actBegin, "ORG", open, true, false, false},
		{"begin at a sentence's end", actBegin, "ORG", shut, false, false, false},
		{"begin at white space", actBegin, "ORG", shut, true, true, false},
		{"in", actIn, "ORG", open, true, false, true},
		{"in at white space", actIn, "ORG", open, true, true, true},
		{"in with another label", actIn, "GPE", open, true, false, false},
		{"in at a sentence's end", actIn, "ORG", open, false, false, false},
		{"in outside", actIn, "", shut, true, false, false},
		{"last", actLast, "ORG", open, false, true, true},
		{"last with another label", actLast, "GPE", open, true, false, false},
		{"last outside", actLast, "ORG", shut, true, false, false},
		{"unit", actUnit, "ORG", shut, false, false, true},
		{"unit at white space", actUnit, "ORG", shut, true, true, false},
		{"unit without label", actUnit, "", shut, true, false, false},
		{"unit within an entity", actUnit, "ORG", open, true, false, false},
		{"out", actOut, "", shut, false, true, true},
		{"out within an entity", actOut, "", open, true, false, false},
		{"missing", actMissing, "", shut, true, false, false},
	}
	for _, tt := range tests {
		if got := (move{tt.action, tt.label}).valid(tt.state, tt.more, tt.space); got != tt.want {
			t.Errorf("%s: %v", tt.move, got)
		}
	}
}

func TestNERRefuses(t *testing.T) {
	nodes := nerModel().build(kindNER)
	for want, moves := range map[string]map[string]map[string]int{
		"action 0":                    {"0": {"": 1}, "5": {"": 1}},
		"action 6":                    {"6": {"": 1}, "5": {"": 1}},
		"outside of entities":         {"1": {"ORG": 1}},
		"the transition system has 1": {"5": {"": 1}},
	} {
		if _, err := NewNER(parse(t, nodes), movesFile(t, moves), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	if _, err := NewNER(parse(t, nodes[:3]), nerMoves(t), nil); err == nil {
		t.Error("half a model was accepted")
	}
}

func TestTagger(t *testing.T) {
	nodes := smallModel.build(kindListeningTagger)
	m := parse(t, nodes)
	if HasOwnTok2Vec(m) || !HasOwnTok2Vec(parse(t, smallModel.build(kindTagger))) {
		t.Error("HasOwnTok2Vec is wrong")
	}
	tagger, err := NewTagger(m, smallModel.classes)
	if err != nil {
		t.Fatal(err)
	}
	n := 3*blockRows + 5
	vecs := random(randomSource(2), n, smallModel.width).values
	soft := at(nodes, "softmax")
	var ws Workspace
	for i, got := range tagger.Predict(&ws, vecs, n) {
		best, top := 0, float32(0)
		for o := range smallModel.classes {
			sum := soft.params["b"].values[o]
			for k := range smallModel.width {
				sum += soft.params["W"].values[o*smallModel.width+k] * vecs[i*smallModel.width+k]
			}
			if o == 0 || sum > top {
				best, top = o, sum
			}
		}
		if int(got) != best {
			t.Errorf("token %d: label %d, want %d", i, got, best)
		}
	}
	if got := tagger.Predict(&ws, nil, 0); len(got) != 0 {
		t.Errorf("%d labels for no tokens", len(got))
	}
	if _, err := NewTagger(m, smallModel.classes+1); err == nil {
		t.Error("another number of labels was accepted")
	}
	if _, err := NewTagger(parse(t, smallModel.build(kindTok2Vec)), 7); err == nil {
		t.Error("an encoder was accepted as a tagger")
	}
	own := parse(t, smallModel.build(kindTagger))
	if _, err := NewTagger(own, smallModel.classes); err != nil {
		t.Error(err)
	}
	if _, err := NewTok2Vec(own, nil); err != nil {
		t.Error(err)
	}
}
