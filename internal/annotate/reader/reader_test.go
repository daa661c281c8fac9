package reader

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate/weights"
)

const note = "Velmari president Ilsa Maren said on Tuesday that “nobody will sign” a paper that Tarsk has broken. " +
	"Goran Tesk's office in Tarsk City denied it."

func texts(spans []Span, of string) string {
	var out []string
	for _, s := range spans {
		out = append(out, of[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

func TestReadTellsWhoSaidWhat(t *testing.T) {
	got, err := open(t).Read(context.Background(), note)
	if err != nil {
		t.Fatal(err)
	}
	var said *Attribution
	for i, a := range got.Attributions {
		if texts(a.Cue, note) == "said" {
			said = &got.Attributions[i]
		}
	}
	if said == nil {
		t.Fatalf("no attribution with the cue said: %v", got.Attributions)
	}
	if s := texts(said.Source, note); !strings.Contains(s, "Ilsa Maren") {
		t.Errorf("source %q", s)
	}
	if s := texts(said.Content, note); !strings.Contains(s, "“nobody will sign” a paper") {
		t.Errorf("content %q", s)
	}
	if s := texts(got.Times, note); s != "Tuesday" {
		t.Errorf("times %q", s)
	}
	for _, n := range got.Names {
		if strings.HasSuffix(note[n.Start:n.End], "Ilsa Maren") && n.Type == "person" && n.Coarse == "PER" {
			return
		}
	}
	t.Errorf("Ilsa Maren is no person among %v", got.Names)
}

func TestEventType(t *testing.T) {
	const text = "Tarskan forces shelled the Velmari town of Ødeby on Friday."
	got, err := open(t).Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	at := func(s string) []Span { i := strings.Index(text, s); return []Span{{Start: i, End: i + len(s)}} }
	root, quad := got.EventType(Event{Sentence: Span{End: len(text)}, Source: at("Tarskan forces"), Target: at("Velmari town"), Predicate: at("shelled")})
	if root != "ASSAULT" || quad != 4 {
		t.Errorf("shelling is %s of quad %d", root, quad)
	}
	if root, _ := got.EventType(Event{}); root != "" {
		t.Errorf("an event of no sentence is %s", root)
	}
}

func TestReadTakesAnyText(t *testing.T) {
	r := open(t)
	for _, text := range []string{"", " \n\n ", "\xff\xfe", "…", "[SEP] [CLS] [MASK]", strings.Repeat("\u0301", 50), strings.Repeat("ab-", 3000), strings.Repeat("和平", 700) + "\n\n" + strings.Repeat("x", 5000), "a\u2029b"} {
		got, err := r.Read(context.Background(), text)
		if err != nil {
			t.Errorf("%.20q: %v", text, err)
			continue
		}
		for _, list := range [][]Span{got.Names, got.Times, got.Events} {
			for _, s := range list {
				if s.Start >= s.End || s.End > len(text) {
					t.Errorf("%.20q: span %v", text, s)
				}
			}
		}
	}
}

// What is read of a text doesn't depend on what is read beside it.
func TestReadTogether(t *testing.T) {
	r := open(t)
	long := strings.Repeat(note+"\n\n", 12)
	alone, err := r.Read(context.Background(), long)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			got, err := r.Read(context.Background(), long)
			if err != nil || texts(got.Names, long) != texts(alone.Names, long) || len(got.Attributions) != len(alone.Attributions) {
				t.Errorf("read together: %d attributions, alone %d: %v", len(got.Attributions), len(alone.Attributions), err)
			}
		})
	}
	all.Wait()
}

func TestReadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := open(t).Read(ctx, note); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	fsys, err := weights.FS()
	if err != nil {
		t.Fatal(err)
	}
	whole := fstest.MapFS{}
	for _, name := range []string{"config.json", "vocab.txt", "model.safetensors", "heads.json"} {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		whole[name] = &fstest.MapFile{Data: data}
	}
	heads := string(whole["heads.json"].Data)
	for _, c := range []struct{ old, new, want string }{
		{`"format": 1`, `"format": 2`, "format 2"},
		{`"size": 320`, `"size": 9000`, "windows of 9000"},
		{"heads.names.tagger.linear.weight", "heads.gone.weight", "names"},
		{`"width": 128`, `"width": 64`, "shape"},
		{`"tensors": "heads.event_type"`, `"tensors": "heads.other"`, "event_type"},
		{heads, "{", "heads.json"},
	} {
		whole["heads.json"] = &fstest.MapFile{Data: []byte(strings.Replace(heads, c.old, c.new, 1))}
		if _, err := Open(whole, encoder.Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: %v", c.new, c.old, err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	fsys, err := weights.FS()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Open(fsys, encoder.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	r := open(b)
	text := strings.Repeat(note+"\n\n", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := r.Read(context.Background(), text); err != nil {
			b.Fatal(err)
		}
	}
}
