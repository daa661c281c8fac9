package encoder

import "testing"

var precisions = []Precision{Float32}

// usePrecision loads the tiny model anew.
func (m *Model) usePrecision(t *testing.T, p Precision) {
	t.Helper()
	again, err := Open("testdata/tiny", Options{Precision: p})
	if err != nil {
		t.Fatal(err)
	}
	*m = *again
}

func TestParsePrecision(t *testing.T) {
	for _, p := range precisions {
		if got, err := ParsePrecision(p.String()); err != nil || got != p {
			t.Errorf("ParsePrecision(%q) = %v, %v", p, got, err)
		}
	}
	if _, err := ParsePrecision("f64"); err == nil {
		t.Error("f64: no error")
	}
}
