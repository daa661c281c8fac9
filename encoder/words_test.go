package encoder

import (
	"fmt"
	"testing"
	"unicode/utf8"
)

func TestCaseOf(t *testing.T) {
	for word, want := range map[string]Case{
		"": CaseLower, "envoy": CaseLower, "...": CaseLower, "中": CaseLower, "ß": CaseLower,
		"Tarsk": CaseTitle, "A": CaseTitle, "École": CaseTitle, "É": CaseTitle,
		"NATO": CaseUpper, "ÉÉ": CaseUpper, "U.S": CaseUpper,
		"McAda": CaseMixed, "iPhone": CaseMixed, "eU": CaseMixed, "ÉcolE": CaseMixed, "-A": CaseMixed,
		"12": CaseDigit, "G7": CaseDigit, "٣": CaseDigit, "x2": CaseDigit, "½": CaseLower,
	} {
		if got := CaseOf(word); got != want {
			t.Errorf("CaseOf(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestWindows(t *testing.T) {
	words := func(sizes ...int) []Word {
		var out []Word
		at := int32(0)
		for _, s := range sizes {
			out = append(out, Word{First: at, Last: at + int32(s)})
			at += int32(s)
		}
		return out
	}
	for _, c := range []struct {
		sizes         []int
		room, overlap int
		want          string
	}{
		{nil, 5, 2, "[]"},
		{[]int{1, 1, 1}, 3, 2, "[{0 3}]"},
		{[]int{1, 1, 1, 1}, 3, 0, "[{0 3} {3 4}]"},
		{[]int{1, 1, 1, 1}, 3, 2, "[{0 3} {1 4}]"},
		{[]int{2, 2, 2, 2}, 5, 3, "[{0 2} {1 3} {2 4}]"},
		{[]int{9, 1, 9}, 5, 9, "[{0 1} {1 2} {2 3}]"},
		{[]int{1, 1, 1, 1}, 2, 9, "[{0 2} {1 3} {2 4}]"},
	} {
		if got := fmt.Sprint(Windows(words(c.sizes...), c.room, c.overlap)); got != c.want {
			t.Errorf("Windows(%v, %d, %d) = %s, want %s", c.sizes, c.room, c.overlap, got, c.want)
		}
	}
}

// FuzzTokenize checks that offsets are in order, lie on character boundaries,
// and that words and pieces point at each other.
func FuzzTokenize(f *testing.F) {
	m, e := tiny(f)
	for _, c := range e.Texts {
		f.Add(c.Text)
	}
	f.Add("\xff\xc0 a\xe4\xb8")
	f.Fuzz(func(t *testing.T, s string) {
		var got Text
		m.Tokenizer().Tokenize(s, &got)
		last, piece := int32(0), int32(0)
		for i, w := range got.Words {
			if w.Start < last || w.End <= w.Start || int(w.End) > len(s) || w.First != piece || w.Last <= w.First {
				t.Fatalf("%q: word %d is %+v after byte %d, piece %d", s, i, w, last, piece)
			}
			if !utf8.RuneStart(s[w.Start]) {
				t.Fatalf("%q: word %d starts inside a character", s, i)
			}
			for _, p := range got.Pieces[w.First:w.Last] {
				if p.Word != int32(i) || p.Start < w.Start || p.End > w.End || p.Start >= p.End || int(p.ID) >= m.Tokenizer().Size() {
					t.Fatalf("%q: piece %+v in word %+v", s, p, w)
				}
			}
			last, piece = w.End, w.Last
		}
		if int(piece) != len(got.Pieces) {
			t.Fatalf("%q: %d pieces, words have %d", s, len(got.Pieces), piece)
		}
	})
}
