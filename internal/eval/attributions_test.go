package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// Offsets of a key count code points; a part can stand in pieces, a mark's text
// can hold a line break, and an attribution can precede its marks.
func TestKeyedTexts(t *testing.T) {
	dir := t.TempDir()
	const text = "“Ødeby,” Maren\nsaid, “is lost.”"
	files := map[string]string{
		"text/a.txt":                 text,
		"text/b.txt":                 "Nobody read this.",
		"attributions/a_0b1c.ann":    "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\nT1\tContent 0 8;21 31\t“Ødeby,” “is lost.”\nT2\tSource 9 14\tMaren\nT3\tCue 14 19\t\nsaid\nT4\tAttribution 15 19\tsaid\n#1\tNote T1\tno\n",
		"attributions/a_ffff.ann":    "T1\tSource 0 1\t“\n",
		"attributions/ab_0000.ann":   "T1\tSource 0 1\t“\n",
		"attributions/a_not-hex.ann": "",
	}
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := keyedTexts(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].name != "a" || len(got[0].said) != 1 {
		t.Fatalf("got %v", got)
	}
	s := got[0].said[0]
	cut := func(all []place) (out []string) {
		for _, p := range all {
			out = append(out, text[p.start:p.end])
		}
		return out
	}
	for _, part := range []struct {
		got  []place
		want string
	}{{s.source, "Maren"}, {s.cue, "\nsaid"}, {s.content, "“Ødeby,”|“is lost.”"}} {
		if c := strings.Join(cut(part.got), "|"); c != part.want {
			t.Errorf("got %q, want %q", c, part.want)
		}
	}
	if _, err := standoff("T1\tSource 3 99\tx\n", text); err == nil {
		t.Error("a place behind the text's end is no error")
	}
}

func TestLabelled(t *testing.T) {
	const text = "Ignored line.\nMaren said “we won’t go” -- Tesk didn’t."
	at := func(s string) place { i := strings.Index(text, s); return place{i, i + len(s)} }
	p := paragraph{Tokens: []string{"Maren", "said", "``", "we", "wo", "n't", "go", "''", "--", "Tesk", "did", "n't", "."}}
	all := []said{
		{source: []place{at("Maren")}, cue: []place{at("said")}, content: []place{at("“we won’t go”")}},
		{source: []place{at("go")}, content: []place{at("Tesk didn")}}, // the longer content stands, and no source in it
	}
	got := labelled(text, all, []paragraph{p})
	want := "B-source B-cue B-content I-content I-content I-content I-content I-content O B-content I-content O O"
	if g := strings.Join(got[0], " "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

func TestChunksOf(t *testing.T) {
	got := chunksOf(strings.Fields("B-cue I-cue I-source O I-content B-content I-content"))
	want := map[chunk]bool{{0, 2, "cue"}: true, {2, 3, "source"}: true, {4, 5, "content"}: true, {5, 7, "content"}: true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMatchedCountsPiecesOnce(t *testing.T) {
	gold := []said{
		{source: []place{{0, 5}}, content: []place{{10, 40}}},
		{source: []place{{50, 55}}, content: []place{{60, 70}}},
		{content: []place{{80, 90}}}, // nobody says it
	}
	got := []said{
		{source: []place{{0, 3}}, content: []place{{10, 20}}},
		{source: []place{{2, 5}}, content: []place{{30, 45}}}, // the same one's other half
		{source: []place{{0, 5}}, content: []place{{60, 70}}}, // the wrong source
		{content: []place{{60, 70}}},
	}
	var m matched
	m.add(gold, got)
	if want := (matched{right: 2, got: 3, found: 1, gold: 2}); m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

func TestMatchedSpeakers(t *testing.T) {
	doc := &parley.Document{Text: strings.Repeat("x", 100)}
	f := &parley.Findings{
		Entities: []parley.Entity{{ID: "e0", Mentions: []parley.Mention{{Span: doc.SpanOf(0, 5)}}}},
		Quotes: []parley.Quote{
			{Kind: "speech", Speaker: "e0", Span: doc.SpanOf(10, 20)},
			{Kind: "speech", Span: doc.SpanOf(22, 28)},
			{Kind: "speech", Speaker: "e0", Span: doc.SpanOf(60, 70)},
			{Kind: "term", Speaker: "e0", Span: doc.SpanOf(30, 40)},
			{Kind: "speech", Speaker: "e0", Span: doc.SpanOf(90, 95)}, // the key has nothing here
		},
	}
	var m matched
	m.speakers([]said{{source: []place{{0, 5}}, content: []place{{8, 45}}}, {source: []place{{50, 55}}, content: []place{{60, 70}}}}, f)
	if want := (matched{right: 1, got: 2, found: 1, gold: 3}); m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}
