package uni

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The answers are Python 3.11's and spaCy 3.8.7's.

func TestLower(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "Tarsk": "tarsk", "PORT VELM": "port velm", "tarsk": "tarsk",
		"ΟΔΟΣ": "οδος", "ΣΑΣ Σ": "σας σ", "ΑΣ.": "ας.", "ΑΣ'Β": "ασ'β", "ΑΣ·Β": "ασ·β", "ª Σ": "ª σ",
		"ΑΣ\u00ad": "ας\u00ad", "ΑΣ²": "ας²", "İstanbul": "i̇stanbul", "ǅ": "ǆ", "Straße ẞ": "straße ß",
	} {
		if got := Lower(s); got != want {
			t.Errorf("Lower(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestShape(t *testing.T) {
	for s, want := range map[string]string{
		"Nasa": "Xxxx", "capitalized": "xxxx", "999999999": "dddd", "C3P0": "XdXd", ",": ",", "\n": "\n",
		"``,-": "``,-", "Lindhaven's": "Xxxxx'x", "U.K.": "X.X.", "10,000": "dd,ddd", "----------": "----",
		"²³": "dd", "ǅab": "xxx", "日本語日本語": "xxxx", "①②": "dd", "é\u0301\u0301\u0301\u0301\u0301": "x\u0301\u0301\u0301\u0301",
		strings.Repeat("a", 100): "LONG", strings.Repeat("é", 100): "LONG", strings.Repeat("é", 99): "xxxx",
	} {
		if got := Shape(s); got != want {
			t.Errorf("Shape(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestPredicates(t *testing.T) {
	for _, r := range "\t\n\v\f\r\x1c\x1d\x1e\x1f \u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000" {
		if !IsSpace(r) {
			t.Errorf("IsSpace(%U) is false", r)
		}
	}
	for _, r := range "\x1ba\u200b\ufeff\u180e_" {
		if IsSpace(r) {
			t.Errorf("IsSpace(%U) is true", r)
		}
	}
	for r, want := range map[rune]bool{'7': true, '٣': true, '²': true, '①': true, '½': false, 'Ⅻ': false, 'a': false} {
		if IsDigit(r) != want {
			t.Errorf("IsDigit(%q) is %v", r, !want)
		}
	}
	for s, want := range map[string]bool{"": false, "abc": true, "né": true, "a1": false, "日本": true, "a-b": false} {
		if IsAlphaString(s) != want {
			t.Errorf("IsAlphaString(%q) is %v", s, !want)
		}
	}
	if IsSpaceString("") || !IsSpaceString(" \n\u00a0") || IsSpaceString(" x") {
		t.Error("IsSpaceString")
	}
}

func TestAffixes(t *testing.T) {
	for s, want := range map[string][2]string{
		"": {"", ""}, "a": {"a", "a"}, "été": {"é", "été"}, "Norrland": {"N", "and"}, "日本語です": {"日", "語です"},
	} {
		if p, q := Prefix(s), Suffix(s); p != want[0] || q != want[1] {
			t.Errorf("%q: %q, %q; want %q", s, p, q, want)
		}
	}
}

func FuzzStrings(f *testing.F) {
	f.Add("ΟΔΟΣ İ \x00 \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if low := Lower(s); utf8.ValidString(s) && !utf8.ValidString(low) {
			t.Errorf("Lower(%q) = %q", s, low)
		}
		if !strings.HasPrefix(s, Prefix(s)) || !strings.HasSuffix(s, Suffix(s)) {
			t.Errorf("affixes of %q", s)
		}
		Shape(s)
	})
}
