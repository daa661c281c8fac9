package lexicon

import (
	"strings"
	"testing"
)

func TestCountReadsFiguresAndWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		taken int
	}{
		{"three hours", 3, 1},
		{"twenty - one days", 21, 3},
		{"two hundred and five men", 205, 4},
		{"1.5 million euros", 1.5e6, 2},
		{"3,500 troops", 3500, 1},
		{"two million three hundred thousand people", 2.3e6, 5},
		{"one and a half", 1, 1},
		{"five and six", 5, 1},
		{"hundred", 0, 0},
		{"two - way", 2, 1},
		{"thirty - two - year", 32, 3},
		{"seven eight", 7, 1},
	} {
		value, taken := Count(strings.Fields(c.text))
		if value != c.value || taken != c.taken {
			t.Errorf("Count(%q) = %v, %d words, want %v, %d", c.text, value, taken, c.value, c.taken)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for w, want := range map[string]int{"Third": 3, "21st": 21, "th": 0, "north": 0, "2nd": 2} {
		if got := Ordinal(w); got != want {
			t.Errorf("Ordinal(%q) = %d, want %d", w, got, want)
		}
	}
}
