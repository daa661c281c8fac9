package reader

import (
	"bufio"
	"context"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate/reader/eventtype"
	"github.com/parley-record/parley/internal/annotate/reader/layer"
	"github.com/parley-record/parley/internal/annotate/weights"
)

var opened = sync.OnceValues(func() (*Reader, error) {
	fsys, err := weights.FS()
	if err != nil {
		return nil, err
	}
	return Open(fsys, encoder.Options{})
})

func open(t testing.TB) *Reader {
	t.Helper()
	r, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// typed is a span as the fixtures write it: start, end and, of some, a type.
type typed struct {
	start, end int
	kind       string
}

func (s *typed) UnmarshalJSON(data []byte) error {
	var parts []any
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	s.start, s.end = int(parts[0].(float64)), int(parts[1].(float64))
	if len(parts) > 2 {
		s.kind = parts[2].(string)
	}
	return nil
}

// reference is what Python computes of a text.
type reference struct {
	Text         string
	Words        [][2]int
	Pieces       [][]int32
	Cases        []encoder.Case
	Breaks       []int
	Windows      [][2]int
	Hidden       map[string][]float32
	Scores       map[string][][]float32
	Spans        map[string][]typed
	Attributions []map[string][]typed
	EventTypes   []struct {
		Source, Target, Predicate []int // first and last word
		Logits                    []float32
	} `json:"event_types"`
}

func references(t testing.TB) []reference {
	t.Helper()
	f, err := os.Open("../../../train/fixtures/parity.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []reference
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r reference
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if err := lines.Err(); err != nil || len(out) == 0 {
		t.Fatalf("%d fixtures: %v", len(out), err)
	}
	return out
}

// near is how far the states and scores may lie from Python's, whose fixtures
// are rounded to four digits.
const near = 2e-3

func TestParityOfWordsAndWindows(t *testing.T) {
	r := open(t)
	for n, want := range references(t) {
		cut, x := prepare(r.model.Tokenizer(), want.Text, r.model.Config().HiddenSize)
		if len(x.Words) != len(want.Words) {
			t.Fatalf("text %d: %d words, Python has %d", n, len(x.Words), len(want.Words))
		}
		var breaks []int
		for i, w := range x.Words {
			if [2]int{w.Start, w.End} != want.Words[i] {
				t.Errorf("text %d: word %d is %d:%d, Python's %v", n, i, w.Start, w.End, want.Words[i])
			}
			if w.Break {
				breaks = append(breaks, i)
			}
			var pieces []int32
			for _, p := range cut.Pieces[cut.Words[i].First:cut.Words[i].Last] {
				pieces = append(pieces, p.ID)
			}
			if !slices.Equal(pieces, want.Pieces[i]) || cut.Words[i].Case != want.Cases[i] {
				t.Errorf("text %d: word %d has pieces %v and case %d, Python's %v and %d", n, i, pieces, cut.Words[i].Case, want.Pieces[i], want.Cases[i])
			}
		}
		if !slices.Equal(breaks, want.Breaks) {
			t.Errorf("text %d: breaks before words %v, Python's %v", n, breaks, want.Breaks)
		}
		var windows [][2]int
		for _, w := range r.window.windows(cut, x) {
			windows = append(windows, [2]int{w.first, w.last})
		}
		if !slices.Equal(windows, want.Windows) {
			t.Errorf("text %d: windows %v, Python's %v", n, windows, want.Windows)
		}
	}
}

func TestParityOfScores(t *testing.T) {
	r := open(t)
	for n, want := range references(t) {
		x, err := r.states(context.Background(), want.Text)
		if err != nil {
			t.Fatal(err)
		}
		for word, values := range want.Hidden {
			w, _ := strconv.Atoi(word)
			compare(t, "hidden state of word "+word, n, x.State(w)[:len(values)], values)
		}
		got := r.scores(x)
		for head, rows := range want.Scores {
			compare(t, head, n, got[head], slices.Concat(rows...))
		}
		for k, e := range want.EventTypes {
			m := eventtype.Marked{Sentence: layer.Span{First: 0, End: len(x.Words)}}
			for _, p := range []struct {
				to   *[]layer.Span
				from []int
			}{{&m.Source, e.Source}, {&m.Target, e.Target}, {&m.Predicate, e.Predicate}} {
				if p.from != nil {
					*p.to = []layer.Span{{First: p.from[0], End: p.from[1] + 1}}
				}
			}
			compare(t, "event type "+strconv.Itoa(k), n, r.eventType.Logits(x, m), e.Logits)
		}
	}
}

func (r *Reader) scores(x *layer.Text) map[string][]float32 {
	times, events := r.times.Scores(x)
	return map[string][]float32{"attribution": r.attribution.Scores(x), "names": r.names.Scores(x), "times": times, "events": events}
}

func compare(t *testing.T, what string, text int, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("text %d: %s: %d values, Python has %d", text, what, len(got), len(want))
	}
	for i := range got {
		if math.Abs(float64(got[i]-want[i])) > near {
			t.Fatalf("text %d: %s: value %d is %.4f, Python's %.4f", text, what, i, got[i], want[i])
		}
	}
}

func TestParityOfSpans(t *testing.T) {
	r := open(t)
	for n, want := range references(t) {
		got, err := r.Read(context.Background(), want.Text)
		if err != nil {
			t.Fatal(err)
		}
		for _, head := range []struct {
			name string
			got  []Span
		}{{"names", got.Names}, {"times", got.Times}, {"events", got.Events}} {
			same(t, n, head.name, head.got, want.Spans[head.name], true)
		}
		alone := wantedAlone(want.Attributions)
		if len(got.Attributions) != len(alone) {
			t.Fatalf("text %d: %d attributions, Python has %d", n, len(got.Attributions), len(alone))
		}
		for i, a := range got.Attributions {
			same(t, n, "source", a.Source, alone[i]["source"], false)
			same(t, n, "cue", a.Cue, alone[i]["cue"], false)
			same(t, n, "content", a.Content, alone[i]["content"], false)
		}
	}
}

// wantedAlone parts the contents and the sources that stand alone, which the
// fixtures hold together.
func wantedAlone(all []map[string][]typed) []map[string][]typed {
	var out []map[string][]typed
	for _, a := range all {
		if len(a["cue"]) > 0 {
			out = append(out, a)
			continue
		}
		for _, part := range []string{"content", "source"} {
			for _, s := range a[part] {
				out = append(out, map[string][]typed{part: {s}})
			}
		}
	}
	return out
}

func same(t *testing.T, text int, what string, got []Span, want []typed, kinds bool) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("text %d: %s: %v, Python's %v", text, what, got, want)
		return
	}
	for i, s := range got {
		if s.Start != want[i].start || s.End != want[i].end || kinds && s.Type != want[i].kind {
			t.Errorf("text %d: %s %d is %v, Python's %v", text, what, i, s, want[i])
		}
	}
}
