package encoder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
	"unicode"
)

// expected is testdata/tiny/expected.json: what PyTorch and the tokenizers
// library say (testdata/make.py).
type expected struct {
	Unicode string `json:"unicode_sha256"`
	Texts   []struct {
		Text   string
		Pieces [][3]int32  // id, first byte, end
		Hidden [][]float32 // with [CLS] and [SEP], case k%5, type 1 in the second half
	}
}

func tiny(t testing.TB) (*Model, expected) {
	t.Helper()
	m, err := Open("testdata/tiny", Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/tiny/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var e expected
	if err := json.Unmarshal(data, &e); err != nil {
		t.Fatal(err)
	}
	if len(e.Texts) < 10 {
		t.Fatalf("only %d texts", len(e.Texts))
	}
	return m, e
}

func TestTokenizerAgrees(t *testing.T) {
	m, e := tiny(t)
	var got Text
	for _, c := range e.Texts {
		m.Tokenizer().Tokenize(c.Text, &got)
		if len(got.Pieces) != len(c.Pieces) {
			t.Errorf("%q: %d pieces, want %d", c.Text, len(got.Pieces), len(c.Pieces))
			continue
		}
		for i, p := range got.Pieces {
			if want := c.Pieces[i]; p.ID != want[0] || p.Start != want[1] || p.End != want[2] {
				t.Errorf("%q: piece %d is %d %d:%d, want %v", c.Text, i, p.ID, p.Start, p.End, want)
			}
		}
	}
}

// TestUnicodeAgrees covers every code point by a hash of what each part of the
// reference does to it.
func TestUnicodeAgrees(t *testing.T) {
	_, e := tiny(t)
	h := sha256.New()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		clean := string(r)
		if removed(r) {
			clean = ""
		} else if isSpace(r) {
			clean = " "
		}
		stripped := ""
		for _, q := range decompose(nil, r) {
			if !isMark(q) {
				stripped += string(q)
			}
		}
		low := string(lower(r))
		if r == 'İ' {
			low = "i\u0307"
		}
		words := 1
		if isPunctuation(r) {
			words = 3
		} else if isSpace(r) {
			words = 2
		}
		apart := 0
		if isCJK(r) {
			apart = 1
		}
		fmt.Fprintf(h, "%x\t%s\t%d\t%s\t%s\t%d\n", r, clean, apart, stripped, low, words)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != e.Unicode {
		t.Errorf("hash %s, want %s", got, e.Unicode)
	}
}

// fixtureInput is the input of a text of expected.json.
func fixtureInput(m *Model, text string) Input {
	var words Text
	m.Tokenizer().Tokenize(text, &words)
	in := m.Tokenizer().Input(&words, 0, len(words.Words))
	in.Types = make([]uint8, len(in.IDs))
	for i := range in.IDs {
		in.Cases[i] = Case(i % 5)
		if i > len(in.IDs)/2 {
			in.Types[i] = 1
		}
	}
	return in
}

func TestHiddenStatesAgree(t *testing.T) {
	m, e := tiny(t)
	w := m.NewWorker()
	checked := 0
	for _, c := range e.Texts {
		if c.Hidden == nil {
			continue
		}
		if err := w.Encode(context.Background(), []Input{fixtureInput(m, c.Text)}); err != nil {
			t.Fatal(err)
		}
		got := w.Hidden(0)
		if len(got) != len(c.Hidden)*36 {
			t.Fatalf("%q: %d values, want %d rows", c.Text, len(got), len(c.Hidden))
		}
		for i, row := range c.Hidden {
			for j, want := range row {
				if d := math.Abs(float64(want - got[i*36+j])); d > 2e-5 {
					t.Fatalf("%q: row %d, value %d is %v, want %v", c.Text, i, j, got[i*36+j], want)
				}
			}
		}
		checked++
	}
	if checked < 3 {
		t.Fatalf("only %d texts have hidden states", checked)
	}
}

func TestTensors(t *testing.T) {
	m, _ := tiny(t)
	b, ok := m.Tensor("heads.demo.bias")
	if !ok || fmt.Sprint(b.Shape, b.Data) != "[3] [1.5 -2 0.25]" {
		t.Errorf("heads.demo.bias is %v, %v", b, ok)
	}
	if got := fmt.Sprint(m.Tensors()); got != "[heads.demo.bias]" {
		t.Errorf("extra tensors are %s", got)
	}
	if !m.HasCases() {
		t.Error("case embeddings are missing")
	}
}
