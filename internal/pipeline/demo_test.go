package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/internal/annotate/weights"
	"github.com/parley-record/parley/internal/dossier"
	"github.com/parley-record/parley/internal/model"
)

const demo = "../../testdata/demo"

func demoOptions(t testing.TB) Options {
	t.Helper()
	a, err := agenda.Load(filepath.Join(demo, "agenda.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return Options{Jobs: 2, Agenda: a, Generator: "parley test"}
}

func openEngine(t testing.TB) *annotate.Engine {
	t.Helper()
	m, err := model.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return annotate.New(m)
}

// withReader adds the trained reader, as parley brief does.
func withReader(t testing.TB, e *annotate.Engine) *annotate.Engine {
	t.Helper()
	fsys, err := weights.FS()
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.Open(fsys, encoder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e.With(r)
}

func runDemo(t testing.TB) *parley.Record {
	t.Helper()
	rec, err := Run(context.Background(), withReader(t, openEngine(t)), []string{filepath.Join(demo, "reports")}, demoOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// golden compares got with a file beside the demo story; UPDATE=1 writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join(demo, name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s changed from line %d on; if that's right, run UPDATE=1 go test ./internal/pipeline\n got: %s", name, i+1, g[i])
		}
	}
	t.Fatalf("%s became shorter; if that's right, run UPDATE=1 go test ./internal/pipeline", name)
}

// The record of the demo story, as people read it, and which of the things that
// the key says were planted it has found.
func TestDemoStory(t *testing.T) {
	rec := runDemo(t)
	var md bytes.Buffer
	if err := dossier.Markdown(&md, rec); err != nil {
		t.Fatal(err)
	}
	golden(t, "record.md", md.Bytes())
	golden(t, "found.txt", []byte(foundInKey(t, rec)))
}

type demoKey struct {
	Disputed []struct {
		ID       string
		Accounts []struct {
			Value, Words string
			Documents    []string
		}
	}
	Agreed []struct {
		ID    string
		Words map[string]string
	}
	Shifts    []keyItem
	Pledges   []keyItem
	Forecasts []keyItem
	Positions []keyItem
}

type keyItem struct {
	Party, Issue, Who, Status string
	Words                     map[string]string
}

// foundInKey lists what the key has and whether the record has it.
func foundInKey(t *testing.T, rec *parley.Record) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(demo, "key.json"))
	if err != nil {
		t.Fatal(err)
	}
	var key demoKey
	if err := json.Unmarshal(data, &key); err != nil {
		t.Fatal(err)
	}
	k := &keyCheck{docs: map[string]*parley.Document{}}
	for _, d := range rec.Documents {
		k.docs[d.Name] = d
	}
	for _, d := range key.Disputed {
		k.tell("disputed", d.ID, anyPoint(rec, func(p parley.Point) bool {
			if p.Verdict != parley.Disputed && p.Verdict != parley.Differ {
				return false
			}
			sides := map[int]string{}
			for _, a := range d.Accounts {
				for _, doc := range a.Documents {
					if i := accountWith(p, k.span(doc, a.Words)); i >= 0 {
						sides[i] = a.Value
					}
				}
			}
			values := map[string]bool{}
			for _, v := range sides {
				values[v] = true
			}
			return len(values) > 1
		}))
	}
	for _, a := range key.Agreed {
		k.tell("agreed", a.ID, anyPoint(rec, func(p parley.Point) bool {
			n := 0
			for doc, words := range a.Words {
				if accountWith(p, k.span(doc, words)) >= 0 {
					n++
				}
			}
			return n > 1
		}))
	}
	for _, s := range key.Shifts {
		k.item("shift", s, func(at parley.Span) bool {
			return contains(rec.Shifts, func(x parley.Shift) bool { return x.Party == s.Party && touches(x.Evidence, at) })
		})
	}
	for _, p := range key.Positions {
		k.item("position", p, func(at parley.Span) bool {
			return contains(rec.Positions, func(x parley.Position) bool {
				return x.Party == p.Party && x.Issue == p.Issue && touches(x.Evidence, at)
			})
		})
	}
	for _, p := range key.Pledges {
		k.item("pledge", p, func(at parley.Span) bool {
			return contains(rec.Pledges, func(x parley.Pledge) bool { return x.Status == p.Status && touches(x.Evidence, at) })
		})
	}
	for _, f := range key.Forecasts {
		k.item("forecast", f, func(at parley.Span) bool {
			return contains(rec.Forecasts, func(x parley.Forecast) bool { return touches(x.Evidence, at) })
		})
	}
	if k.listed < 30 {
		t.Fatalf("the key has only %d items", k.listed)
	}
	return fmt.Sprintf("%d of %d found\n\n%s", k.found, k.listed, strings.Join(k.lines, "\n")+"\n")
}

type keyCheck struct {
	docs          map[string]*parley.Document
	lines         []string
	listed, found int
}

func (k *keyCheck) tell(layer, what string, found bool) {
	k.listed++
	mark := "missed"
	if found {
		mark = "found "
		k.found++
	}
	k.lines = append(k.lines, mark+" "+layer+": "+what)
}

// item tells whether an item is found in any of the reports that have it.
func (k *keyCheck) item(layer string, i keyItem, has func(parley.Span) bool) {
	docs := make([]string, 0, len(i.Words))
	for d := range i.Words {
		docs = append(docs, d)
	}
	sort.Strings(docs)
	found := false
	for _, d := range docs {
		found = found || has(k.span(d, i.Words[d]))
	}
	k.tell(layer, strings.TrimSpace(i.Party+" "+i.Issue+" "+i.Who+" "+i.Status)+": "+i.Words[docs[0]], found)
}

// span finds the key's words in the view of a report and maps them back.
func (k *keyCheck) span(doc, words string) parley.Span {
	d := k.docs[doc]
	at := strings.Index(d.View.Text, words)
	if at < 0 {
		return parley.Span{}
	}
	start, end := d.View.Source(at, at+len(words))
	return d.SpanOf(start, end)
}

func anyPoint(rec *parley.Record, is func(parley.Point) bool) bool { return contains(rec.Points, is) }

func contains[T any](list []T, is func(T) bool) bool {
	for _, x := range list {
		if is(x) {
			return true
		}
	}
	return false
}

func accountWith(p parley.Point, at parley.Span) int {
	for i, a := range p.Accounts {
		if touches(a.Evidence, at) {
			return i
		}
	}
	return -1
}

// touches reports whether any span shares half of the shorter with at.
func touches(spans []parley.Span, at parley.Span) bool {
	for _, s := range spans {
		if s.Doc != at.Doc {
			continue
		}
		both := min(s.End, at.End) - max(s.Start, at.Start)
		if both > 0 && 2*both >= min(s.Len(), at.Len()) {
			return true
		}
	}
	return false
}
