package encoder

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
)

// someInputs are inputs of many lengths, in a fixed mixture.
func someInputs(m *Model, n int) []Input {
	var out []Input
	state := uint32(7)
	next := func(below int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % below
	}
	for range n {
		in := Input{IDs: []int32{m.tokenizer.CLS()}, Cases: []Case{0}}
		for range next(m.config.MaxPositions - 2) {
			in.IDs = append(in.IDs, int32(next(m.config.VocabSize)))
			in.Cases = append(in.Cases, Case(next(5)))
		}
		out = append(out, in)
	}
	return out
}

func equalBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

// TestNeighboursDoNotMatter computes each input alone, in one batch with all
// others, and with several goroutines, and compares bits.
func TestNeighboursDoNotMatter(t *testing.T) {
	for _, p := range precisions {
		m := tinyWith(t, p)
		inputs := someInputs(m, 24)
		alone := make([][]float32, len(inputs))
		w := m.NewWorker()
		for i := range inputs {
			if err := w.Encode(context.Background(), inputs[i:i+1]); err != nil {
				t.Fatal(err)
			}
			alone[i] = slices.Clone(w.Hidden(0))
		}
		if err := w.Encode(context.Background(), inputs); err != nil {
			t.Fatal(err)
		}
		for i := range inputs {
			if !equalBits(alone[i], w.Hidden(i)) {
				t.Fatalf("%s: input %d differs in company", p, i)
			}
		}
		together := make([][]float32, len(inputs))
		err := m.Encode(context.Background(), 4, inputs, func(i int, hidden []float32) { together[i] = slices.Clone(hidden) })
		if err != nil {
			t.Fatal(err)
		}
		for i := range inputs {
			if !equalBits(alone[i], together[i]) {
				t.Fatalf("%s: input %d differs with four workers", p, i)
			}
		}
	}
}

func TestInputsAreChecked(t *testing.T) {
	m, _ := tiny(t)
	long := make([]int32, m.config.MaxPositions+1)
	for name, in := range map[string]Input{
		"empty":       {},
		"too long":    {IDs: long},
		"id too big":  {IDs: []int32{int32(m.config.VocabSize)}},
		"negative id": {IDs: []int32{-1}},
		"case":        {IDs: []int32{1}, Cases: []Case{5}},
		"cases":       {IDs: []int32{1}, Cases: []Case{1, 1}},
		"type":        {IDs: []int32{1}, Types: []uint8{2}},
		"types":       {IDs: []int32{1, 1}, Types: []uint8{1}},
	} {
		if err := m.NewWorker().Encode(context.Background(), []Input{{IDs: []int32{1}}, in}); err == nil {
			t.Errorf("%s: no error", name)
		}
		used := func(int, []float32) {}
		if err := m.Encode(context.Background(), 2, []Input{in}, used); err == nil {
			t.Errorf("%s: no error from Model.Encode", name)
		}
	}
	if err := m.Encode(context.Background(), 3, nil, nil); err != nil {
		t.Errorf("no inputs: %v", err)
	}
}

func TestContextCancels(t *testing.T) {
	m, _ := tiny(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	inputs := someInputs(m, 3)
	if err := m.NewWorker().Encode(ctx, inputs); !errors.Is(err, context.Canceled) {
		t.Errorf("worker: %v", err)
	}
	used := false
	if err := m.Encode(ctx, 1, inputs, func(int, []float32) { used = true }); !errors.Is(err, context.Canceled) || used {
		t.Errorf("model: %v, used %v", err, used)
	}
}

// TestAllocationsAreFlat: after the first batch, none.
func TestAllocationsAreFlat(t *testing.T) {
	m, _ := tiny(t)
	w, inputs := m.NewWorker(), someInputs(m, 20)
	var text Text
	var in Input
	n := testing.AllocsPerRun(20, func() {
		m.Tokenizer().Tokenize("The envoy of Velmar met naïve 中 unaffable presidents.", &text)
		m.Tokenizer().AppendInput(&in, &text, 0, len(text.Words))
		if err := w.Encode(context.Background(), inputs); err != nil {
			t.Fatal(err)
		}
	})
	if n > 0 {
		t.Errorf("%v allocations per batch", n)
	}
}
