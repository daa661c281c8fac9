package tokenizer

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
)

// rules are a small tokenizer with every kind of rule.
func rules() *modelfile.Tokenizer {
	return &modelfile.Tokenizer{
		Prefix: `^\(|^"|^\$|^'|^\+(?![0-9])`, Suffix: `\)$|"$|,$|\.\.+$|'s$|(?<=[a-z)])\.$|(?<=[0-9])(?:km|m)$`,
		Infix:      `\.\.+|(?<=[a-z])(?:-|--)(?=[a-z])|(?<=[a-z]['’])(?=[a-z])`,
		TokenMatch: `(?i)^grand-[a-z]+$`, URLMatch: urlHead + `[a-z]` + urlTail, FasterHeuristics: true,
		Exceptions: map[string][]modelfile.Piece{
			"don't": {{Orth: "do"}, {Orth: "n't", Norm: "not"}},
			"e.g.":  {{Orth: "e.g."}},
			":)":    {{Orth: ":)"}},
			"'em":   {{Orth: "'em", Norm: "them"}},
			"a.":    {{Orth: "a."}},
			" ":     {{Orth: " "}},
			"it's":  {{Orth: "it"}, {Orth: "'s", Norm: "is"}},
		},
	}
}

func newTokenizer(t testing.TB, r *modelfile.Tokenizer) *Tokenizer {
	t.Helper()
	tok, err := New(r, lexicon.New(nil))
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

// show writes tokens with "|" between them and "_" for the space after one.
func show(tokens []Token) string {
	var parts []string
	for _, t := range tokens {
		s := t.Lex.Text
		if t.Space {
			s += "_"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "|")
}

// The answers are those of spaCy's Tokenizer with the same rules.

func TestTokenize(t *testing.T) {
	tok := newTokenizer(t, rules())
	var c Cache
	for text, want := range map[string]string{
		"":    "",
		" ":   " ",
		"a b": "a_|b", "a  b": "a_| |b", " x": " |x", "x ": "x_", "x  ": "x_| ", "a \n b": "a_|\n |b", "a\n b": "a|\n |b",
		"\u001ca": "\u001c|a", "a\u00a0b": "a|\u00a0|b",
		`("Yes",`: `(|"|Yes|"|,`, "(don't)": "(|do|n't|)", "no--don't": "no|--|do|n't", "well-known": "well|-|known",
		"well--known": "well|--|known", "a...b": "a|...|b", "...a": "...a", "e.g.,": "e.g.|,", "+5 +x": "+5_|+|x",
		"5km": "5|km", "xkm": "xkm", "l'ami": "l'|ami", "Grand-mère grand-rue,": "Grand|-|mère_|grand-rue|,",
		"(www.velm.example/a-b)": "(|www.velm.example/a-b|)", "it's": "it|'s", "a.": "a.", "(a.": "(|a.", "Tarsk's": "Tarsk|'s",
		// Exceptions that other rules would cut apart are found again.
		"rock'em": "rock'|em", "('em)": "(|'em|)", "it's.": "it|'s|.", "'em'em": "'|em'|em",
	} {
		got, err := tok.Tokenize(&c, text, nil)
		if err != nil || show(got) != want {
			t.Errorf("%q: %s, %v; want %s", text, show(got), err, want)
		}
		again, err := tok.Tokenize(&c, text, nil)
		if err != nil || !slices.Equal(got, again) {
			t.Errorf("%q: the cache changes %s to %s", text, show(got), show(again))
		}
	}
}

func TestNormsOfExceptions(t *testing.T) {
	tok := newTokenizer(t, rules())
	var c Cache
	got, err := tok.Tokenize(&c, "don't n't it's 'em", nil)
	if err != nil {
		t.Fatal(err)
	}
	var norms []string
	for _, x := range got {
		norms = append(norms, x.Lex.Norm)
	}
	if want := []string{"do", "not", "n'", "t", "it", "is", "them"}; !slices.Equal(norms, want) {
		t.Errorf("norms %q, want %q", norms, want)
	}
}

func TestURL(t *testing.T) {
	match, err := compileURL(urlHead + `[a-zé]` + urlTail)
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]bool{
		"a.bc": true, "http://a.bc": true, "http://a.bc/d?e#f": true, "a.bc:80": true, "a.bc:8": false, "a.bc:123456": false,
		"me@a.bc": true, "@a.bc": false, "x:y@a.bc/": true, "a.b": false, "a..bc": false, "-a.bc": false, "a-.bc": false,
		"a_b.bc": true, "a.bc.de": true, "a.b1": false, "8.8.8.8": true, "8.8.8.8:80/x": true, "10.1.1.1": false,
		"127.0.0.1": false, "192.168.1.1": false, "172.16.0.1": false, "172.32.0.1": true, "224.1.1.1": false, "8.8.8.255": false,
		"été.fré": true, "abc": false, "http://8.8.8.8": true, "a.BC": false, "//a.bc": false, "s://a.bc": false,
		strings.Repeat("a", 64) + ".bc": true, strings.Repeat("a", 65) + ".bc": false, "a." + strings.Repeat("b", 64): false,
		"a." + strings.Repeat("b", 63): true,
	} {
		if got, err := match(s); got != want || err != nil {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
}

// TestURLLikeTheEngine compares the matcher by hand with the regular
// expression that it stands for.
func TestURLLikeTheEngine(t *testing.T) {
	pattern := urlHead + `[a-z]` + urlTail
	hand, err := compileURL(pattern)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := compileURL("(?u)(?:" + strings.TrimPrefix(pattern, "(?u)") + ")")
	if err != nil {
		t.Fatal(err)
	}
	parts := []string{"a", "bc", ".", "-", "_", "8", "10", "172", "16", "@", ":", "//", "/", "?", "http", "é", "255"}
	matches, n := 0, uint32(1)
	for range 40_000 {
		var b strings.Builder
		for range 1 + n>>28 {
			n = n*1664525 + 1013904223
			b.WriteString(parts[n>>16%uint32(len(parts))])
		}
		n = n*1664525 + 1013904223
		got, err1 := hand(b.String())
		want, err2 := engine(b.String())
		if got != want || err1 != nil || err2 != nil {
			t.Fatalf("%q: by hand %v, %v; by the engine %v, %v", b.String(), got, err1, want, err2)
		}
		if want {
			matches++
		}
	}
	if matches < 100 {
		t.Errorf("only %d matches", matches)
	}
}

// TestCacheIsBounded feeds more chunks than are kept.
func TestCacheIsBounded(t *testing.T) {
	tok := newTokenizer(t, rules())
	var c Cache
	word := []byte("aaaa")
	for i := range 2*maxChunks + 10 {
		for k, n := 0, i; k < 4; k, n = k+1, n/26 {
			word[k] = byte('a' + n%26)
		}
		if _, err := tok.Tokenize(&c, string(word), nil); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.chunks) > maxChunks || len(c.words) > maxChunks || len(c.chunks) == 0 {
		t.Errorf("%d chunks, %d words", len(c.chunks), len(c.words))
	}
}

// FuzzTokenize checks that tokens and spaces rebuild the text.
func FuzzTokenize(f *testing.F) {
	f.Add(`("It's 5km, don't...") 'em  x--y http://a.bc a.`)
	f.Add(" \u00a0\u001c\n:) e.g.")
	tok := newTokenizer(f, rules())
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		var c Cache
		tokens, err := tok.Tokenize(&c, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for i, x := range tokens {
			if int(x.Start) != b.Len() || text[x.Start:x.End] != x.Lex.Text || x.Lex.Text == "" {
				t.Fatalf("token %d of %q", i, text)
			}
			b.WriteString(x.Lex.Text)
			if x.Space {
				b.WriteByte(' ')
			}
		}
		if b.String() != text {
			t.Errorf("%q became %q", text, b.String())
		}
	})
}
