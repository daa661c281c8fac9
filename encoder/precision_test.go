package encoder

import (
	"context"
	"math"
	"slices"
	"testing"
)

var precisions = []Precision{Float32, BFloat16, Int8}

func tinyWith(t *testing.T, p Precision) *Model {
	t.Helper()
	m, err := Open("testdata/tiny", Options{Precision: p})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestPrecisionsAreClose bounds the loss of the coarser formats on the tiny
// model, and makes sure that they are in use.
func TestPrecisionsAreClose(t *testing.T) {
	m, e := tiny(t)
	in := []Input{fixtureInput(m, e.Texts[0].Text)}
	w := m.NewWorker()
	if err := w.Encode(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(w.Hidden(0))
	for _, p := range precisions[1:] {
		w := tinyWith(t, p).NewWorker()
		if err := w.Encode(context.Background(), in); err != nil {
			t.Fatal(err)
		}
		diff, size := 0.0, 0.0
		for i, v := range w.Hidden(0) {
			diff += math.Pow(float64(v-want[i]), 2)
			size += math.Pow(float64(want[i]), 2)
		}
		if loss := math.Sqrt(diff / size); loss > 0.05 {
			t.Errorf("%s: relative root mean square %v", p, loss)
		}
	}
}

func TestParsePrecision(t *testing.T) {
	for _, p := range precisions {
		if got, err := ParsePrecision(p.String()); err != nil || got != p {
			t.Errorf("ParsePrecision(%q) = %v, %v", p, got, err)
		}
	}
	if _, err := Open("testdata/tiny", Options{Precision: 99}); err == nil {
		t.Error("precision 99: no error")
	}
	if _, err := ParsePrecision("f64"); err == nil {
		t.Error("f64: no error")
	}
}
