package spacy_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parley-record/parley/spacy"
	"github.com/parley-record/parley/spacy/internal/expect"
	"github.com/parley-record/parley/spacy/internal/modeltest"
)

var ignoreLang = cmpopts.IgnoreUnexported(spacy.Doc{})

func TestMeta(t *testing.T) {
	got := modeltest.Open(t, "en_core_web_sm").Meta()
	if got.Lang != "en" || got.Version != "3.8.0" || got.License != "MIT" {
		t.Errorf("meta %+v", got)
	}
	if want := []string{"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"}; !slices.Equal(got.Pipeline, want) {
		t.Errorf("pipeline %v, want %v", got.Pipeline, want)
	}
}

// TestPipe reads texts in parallel and expects them in order, as one by one.
func TestPipe(t *testing.T) {
	m := modeltest.Open(t, "en_core_web_sm")
	var texts []string
	for _, f := range readFixtures[expect.Text](t, "texts-en.jsonl") {
		texts = append(texts, f.Text)
	}
	for _, workers := range []int{0, 1, 3} {
		i := 0
		for doc, err := range m.Pipe(context.Background(), slices.Values(texts), workers) {
			if err != nil {
				t.Fatal(err)
			}
			want, err := m.Read(context.Background(), texts[i])
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, doc, ignoreLang); diff != "" {
				t.Fatalf("workers %d, text %d: %s", workers, i, diff)
			}
			i++
		}
		if i != len(texts) {
			t.Errorf("workers %d: %d docs of %d", workers, i, len(texts))
		}
	}
}

func TestPipeGoesOnAfterAnError(t *testing.T) {
	m, err := spacy.Options{MaxRunes: 5}.Open(modeltest.Path(t, "en_core_web_sm"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for doc, err := range m.Pipe(context.Background(), slices.Values([]string{"Yes.", "Too long.", "No."}), 2) {
		if err != nil {
			if !errors.Is(err, spacy.ErrTooLong) {
				t.Errorf("error %v, want ErrTooLong", err)
			}
			got = append(got, "error")
			continue
		}
		got = append(got, doc.Text)
	}
	if want := []string{"Yes.", "error", "No."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPipeStops(t *testing.T) {
	m := modeltest.Open(t, "en_core_web_sm")
	endless := func(yield func(string) bool) {
		for yield("The envoy left.") {
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	docs, last := 0, error(nil)
	for _, err := range m.Pipe(ctx, endless, 2) {
		last = err
		if docs++; docs == 10 {
			cancel()
		}
	}
	if docs != 11 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results after cancelling at 10, the last with error %v; want 11, context.Canceled", docs, last)
	}
	for range m.Pipe(context.Background(), endless, 2) {
		break // leaving early must not hang either
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := modeltest.Open(t, "en_core_web_sm").Read(ctx, "Yes."); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

// TestReadConcurrently is for the race detector; results must not differ.
func TestReadConcurrently(t *testing.T) {
	m := modeltest.Open(t, "en_core_web_sm")
	texts := readFixtures[expect.Text](t, "texts-en.jsonl")
	var wants []*spacy.Doc
	for _, text := range texts {
		doc, err := m.Read(context.Background(), text.Text)
		if err != nil {
			t.Fatal(err)
		}
		wants = append(wants, doc)
	}
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			for i := range texts {
				i = (i + 7*k) % len(texts)
				doc, err := m.Read(context.Background(), texts[i].Text)
				if err != nil {
					t.Error(err)
				} else if diff := cmp.Diff(wants[i], doc, ignoreLang); diff != "" {
					t.Errorf("%s: %s", texts[i].Doc, diff)
				}
			}
		})
	}
	group.Wait()
}

// TestOffsets checks bytes against code points on text of all lengths.
func TestOffsets(t *testing.T) {
	m := modeltest.Open(t, "fr_core_news_sm")
	for _, f := range readFixtures[expect.Text](t, "texts-fr.jsonl") {
		doc, err := m.Read(context.Background(), f.Text)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkDoc(doc, f.Text); err != nil {
			t.Errorf("%s: %v", f.Doc, err)
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	m := modeltest.Open(t, "en_core_web_sm")
	doc, err := m.Read(context.Background(), "Tarsk \xff\xfe said\xc3")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Tarsk \uFFFD said\uFFFD"; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	if err := checkDoc(doc, doc.Text); err != nil {
		t.Error(err)
	}
}

// TestNewLemmaRules tells the two lemmatizers apart by words on which spaCy
// 3.8.7 and 3.8.8 differ.
func TestNewLemmaRules(t *testing.T) {
	path := modeltest.Path(t, "en_core_web_sm")
	for newer, want := range map[bool]string{false: "hope", true: "hop"} {
		m, err := spacy.Options{NewLemmaRules: newer}.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := m.Read(context.Background(), "They were hoping for peace.")
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Tokens[2].Lemma; got != want {
			t.Errorf("newer %v: lemma %q, want %q", newer, got, want)
		}
	}
}

func TestSpans(t *testing.T) {
	m := modeltest.Open(t, "en_core_web_sm")
	doc, err := m.Read(context.Background(), "Goran Tesk met the old envoy in London on Monday. He left.")
	if err != nil {
		t.Fatal(err)
	}
	show := func(spans []spacy.Span) (out []string) {
		for _, s := range spans {
			out = append(out, strings.Trim(s.Label+":"+doc.SpanText(s), ":"))
		}
		return out
	}
	for _, c := range []struct{ name, got, want string }{
		{"entities", fmt.Sprint(show(doc.Ents())), "[PERSON:Goran Tesk GPE:London DATE:Monday]"},
		{"sentences", fmt.Sprint(show(doc.Sents())), "[Goran Tesk met the old envoy in London on Monday. He left.]"},
		{"chunks", fmt.Sprint(show(doc.NounChunks())), "[NP:Goran Tesk NP:the old envoy NP:London NP:Monday NP:He]"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.name, c.got, c.want)
		}
	}
	if n := len(doc.Sents()); n != 2 {
		t.Errorf("%d sentences, want 2", n)
	}
}
