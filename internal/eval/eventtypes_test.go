package eval

import (
	"math"
	"reflect"
	"testing"
)

func TestUnmarked(t *testing.T) {
	text, marks := unmarked("The <s>Velmari</s> shelled <t>Ødeby</t> and <t>Lindby</t>, 3 < 4.")
	if text != "The Velmari shelled Ødeby and Lindby, 3 < 4." {
		t.Errorf("text %q", text)
	}
	if want := map[string][][2]int{"s": {{4, 11}}, "t": {{20, 26}, {31, 37}}}; !reflect.DeepEqual(marks, want) {
		t.Errorf("marks %v, want %v", marks, want)
	}
}

func TestMean(t *testing.T) {
	got := Score{}.mean(map[string]int{"AID": 1}, map[string]int{"AID": 2, "YIELD": 1}, map[string]int{"AID": 1, "YIELD": 2})
	if math.Abs(got.F1-1.0/3) > 1e-9 || got.Precision != 0.25 || got.Recall != 0.5 {
		t.Errorf("got %+v", got)
	}
}

func TestTypeCount(t *testing.T) {
	c := newTypeCount()
	c.add(typedRow{Plover: "AID", Quad: 2}, "AID", 2)
	c.add(typedRow{Plover: "AID", Quad: 2}, "SUPPORT", 1)
	c.add(typedRow{Plover: "ACCUSE", Quad: 3}, "", 0)
	if c.hits["AID"] != 1 || c.quad != (hitCount{1, 2, 3}) || c.side != (hitCount{2, 2, 3}) {
		t.Errorf("got %+v", c)
	}
}
