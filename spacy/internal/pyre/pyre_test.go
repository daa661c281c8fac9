package pyre

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// The answers are those of Python 3.11's re.search.
func TestSearch(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		start, end    int
	}{
		{`^\(|^\[`, "[(", 0, 1}, {`^\+(?![0-9])`, "+5", -1, -1}, {`^\+(?![0-9])`, "+x", 0, 1},
		{`^…|^……`, "……", 0, 3}, {`^\.\.+`, "....a", 0, 4}, {`^\.\.+`, ".a", -1, -1},
		{`,$|\.\.+$`, "a,,", 2, 3}, {`,$|\.\.+$`, "a...", 1, 4}, {`(?<=[0-9])(?:km|km²|m)$`, "5km²", 1, 5},
		{`(?<=[0-9])(?:km|m)$`, "xkm", -1, -1}, {`(?<=°[FfCc])\.$`, "20°C.", 5, 6}, {`(?<=°[FfCc])\.$`, "C.", -1, -1},
		{`'s$|’s$`, "Tarsk’s", 5, 9}, {`(?<=[a-z)|])\.$`, "x|.", 2, 3},
		{`(?<=[a-z])(?:-|--|—)(?=[a-z])`, "a--b", 1, 3}, {`(?<=[a-z])(?:-|--)(?=[a-z])`, "a--1", -1, -1},
		{`(?<=[a-zé]['’])(?=[a-zé])`, "l’état", 4, 4}, {`[\U0001F300-\U0001F3FA\u00A6]`, "x🌍", 1, 5},
		{`(?i)^straße$`, "STRAßE", 0, 7}, {`(?iu)^[a-zé]+-k$`, "É-\u212a", 0, 6}, {`(?i)i`, "İ", 0, 2}, {`(?i)[^a]`, "A", -1, -1},
		{`^n'?t$`, "n't", 0, 3}, {`^n'?t$`, "nt\n", 0, 2}, {`^n[ou]thin'$`, "nuthin'", 0, 7}, {`a{2,3}?`, "aaa", 0, 2},
		{`(?:ab|a)(?:c|bcd)`, "abcd", 0, 3}, {`(?:(?:a|b)*c)+`, "abcbc", 0, 5}, {`a{0}b`, "ab", 1, 2}, {`a{x}`, "a{x}", 0, 4},
		{`[]a]+`, "]a", 0, 2}, {`[^]a]`, "]b", 1, 2}, {`[a\-z]+`, "b-a", 1, 3}, {`\bab\b`, "xab ab", 4, 6}, {`\Bb`, "b ab", 3, 4},
		{`\w+\s\S`, "né_1\u00a0x", 0, 8}, {`\d{1,3}`, "٣4", 0, 3}, {`.+`, "\nab\nc", 1, 3}, {``, "x", 0, 0}, {`a|`, "b", 0, 0},
		{`(?P<x>a)(b)`, "ab", 0, 2}, {`\x41\u00e9\U0001F30D`, "Aé🌍", 0, 7}, {`a*?b`, "aab", 0, 3}, {`(?<!a)b`, "abb", 2, 3},
	} {
		re, err := Compile(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		start, end, err := re.Search(c.text, 0, false)
		if start != c.start || end != c.end || err != nil {
			t.Errorf("%s in %q: %d, %d, %v; want %d, %d", c.pattern, c.text, start, end, err, c.start, c.end)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, pattern := range []string{
		`(`, `)`, `[a`, `a**`, `*a`, `a{2000}`, `(?<=a+)b`, `(?<=a|bc)d`, `\1`, `\q`, `(?P=x)`, `(?s)a`, `\`, `\u12`,
		`[z-a]`, `[\d-z]`, `^*`, `(?#c)`, "\xff", strings.Repeat("(", 200), `(?:(?:(?:a{999}){999}){999}){999}`,
		`(?:(?:(?:(?:){999}){999}){999}){999}`,
	} {
		if _, err := Compile(pattern); err == nil {
			t.Errorf("%.40q compiles", pattern)
		}
	}
}

// TestBudget gives patterns that take forever and expects an error soon.
func TestBudget(t *testing.T) {
	for _, pattern := range []string{`^(?:a|a)*b`, `^(?:a?){30}a{30}b`, `^(?:)*ab`, `^(?:a*)*b`} {
		re, err := Compile(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := re.Search(strings.Repeat("a", 40), 0, false); !errors.Is(err, ErrBudget) {
			t.Errorf("%s: error %v, want ErrBudget", pattern, err)
		}
	}
}

// FuzzSearch checks that patterns of all kinds end, and matches are slices.
func FuzzSearch(f *testing.F) {
	f.Add(`^(?:a|[b-d])+(?=x)|(?<=é)\.$`, "abcx é.")
	f.Add(`(?i)\w{2,5}?\b|`, "ÄÖ ii")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := Compile(pattern)
		if err != nil || !utf8.ValidString(text) || len(text) > 100 {
			return
		}
		start, end, err := re.Search(text, 0, false)
		if err == nil && start >= 0 && (end < start || !utf8.ValidString(text[start:end])) {
			t.Errorf("%q in %q: %d, %d", pattern, text, start, end)
		}
	})
}
