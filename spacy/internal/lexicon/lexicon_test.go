package lexicon

import (
	"testing"

	"github.com/parley-record/parley/spacy/internal/strid"
)

func TestNorm(t *testing.T) {
	l := New(map[uint64]string{strid.Of("colour"): "color", strid.Of("—"): "dash"})
	for _, c := range []struct{ text, override, want string }{
		{"colour", "", "color"}, {"Colour", "", "colour"}, {"Velm", "", "velm"}, {"€", "", "$"}, {"“", "", `"`},
		{"—", "", "dash"}, {"n't", "not", "not"}, {"colour", "tint", "tint"}, {"’S", "", "'s"}, {"……", "", "……"},
	} {
		x := l.Make(c.text, c.override)
		if x.Norm != c.want || x.NormID != strid.Of(c.want) {
			t.Errorf("norm of %q, given %q: %q, want %q", c.text, c.override, x.Norm, c.want)
		}
	}
}

func TestMake(t *testing.T) {
	l := New(nil)
	n := l.MarkSpecial("Él")
	x := l.Make("Él", "")
	if x.Lower != "él" || x.Runes != 2 || x.IsSpace || x.Special != n || n == 0 || x.PrefixID != strid.Of("É") ||
		x.SuffixID != strid.Of("Él") || x.Form != strid.Of("Xx") || x.LowerID != strid.Of("él") || x.Orth != strid.Of("Él") {
		t.Errorf("lexeme %+v", x)
	}
	if y := l.Make(" \n", ""); !y.IsSpace || y.Special != 0 {
		t.Errorf("lexeme %+v", y)
	}
}
