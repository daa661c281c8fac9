package eval

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/extract/when"
)

// Times counts how well time expressions and event words of annotated texts
// are found, over any number of engines and texts. Make it with NewTimes, read,
// then ask for its Rows.
type Times struct {
	set    string
	ways   []*timeWay
	events hitCount
	class  int // event words found with their class
	texts  int
}

// timeWay is one way to find time expressions.
type timeWay struct {
	name              string
	find              func(a *parley.Annotations) []parley.Time
	strict            hitCount
	typed, valued     int // strict hits with their type; overlapping ones with their value
	nearGot, nearGold int // those of got, and of gold, that overlap with one of the other side
}

// hitCount counts exact hits.
type hitCount struct{ hits, got, gold int }

// NewTimes makes a count for the set that its rows name.
func NewTimes(set string) *Times {
	return &Times{set: set, ways: []*timeWay{
		{name: "rules", find: ruledTimes}, {name: "reader", find: when.Valued}, {name: "union", find: unitedTimes}, {name: "record", find: recordTimes},
	}}
}

// ReadTimeML counts over the TimeML files dir/*/*.tml, of those whose names are
// in only, where it is not nil.
func (t *Times) ReadTimeML(ctx context.Context, engine *annotate.Engine, dir string, only []string) error {
	texts, err := timeMLTexts(dir, only)
	if err != nil {
		return err
	}
	return t.read(ctx, engine, texts)
}

// ReadMeantime counts over the CAT files dir/*/*.xml.
func (t *Times) ReadMeantime(ctx context.Context, engine *annotate.Engine, dir string) error {
	texts, err := meantimeTexts(dir)
	if err != nil {
		return err
	}
	return t.read(ctx, engine, texts)
}

func (t *Times) read(ctx context.Context, engine *annotate.Engine, texts []timedText) error {
	for _, d := range texts {
		a, err := engine.Read(ctx, inParagraphs(d.name, d.text, d.day))
		if err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
		if a.Reading == nil {
			return fmt.Errorf("times are scored with the trained reader only")
		}
		t.texts++
		for _, w := range t.ways {
			w.count(d.times, w.find(a))
		}
		t.countEvents(a, d.events)
	}
	return nil
}

func (t *Times) countEvents(a *parley.Annotations, gold []timedSpan) {
	t.events.gold += len(gold)
	t.events.got += len(a.Reading.Events)
	for _, e := range a.Reading.Events {
		s := a.Span(e.Range)
		if i := slices.IndexFunc(gold, func(g timedSpan) bool { return g.start == s.Start && g.end == s.End }); i >= 0 {
			t.events.hits++
			if gold[i].kind == e.Type {
				t.class++
			}
		}
	}
}

func (w *timeWay) count(gold []timedSpan, got []parley.Time) {
	w.strict.gold += len(gold)
	w.strict.got += len(got)
	near := make([]bool, len(gold))
	for _, x := range got {
		overlaps, valued := false, false
		for i, g := range gold {
			if g.start >= x.Span.End || x.Span.Start >= g.end {
				continue
			}
			overlaps, near[i] = true, true
			valued = valued || g.value == x.Value
			if g.start == x.Span.Start && g.end == x.Span.End {
				w.strict.hits++
				if g.kind == x.Type {
					w.typed++
				}
			}
		}
		if overlaps {
			w.nearGot++
		}
		if valued {
			w.valued++
		}
	}
	for _, hit := range near {
		if hit {
			w.nearGold++
		}
	}
}

// Rows are the scores: of time expressions by way, strict (the same bytes),
// relaxed (they overlap), typed (strict with the type) and valued (relaxed with
// the same value), then of the reader's event words, and those with their class
// where the set has classes.
func (t *Times) Rows() []Score {
	var out []Score
	for _, w := range t.ways {
		row := func(how string, hits int) Score {
			return Score{Set: t.set + ", times, " + w.name + ", " + how, Items: w.strict.gold}.count(hits, w.strict.got, w.strict.gold)
		}
		relaxed := row("relaxed", 0)
		relaxed.Precision, relaxed.Recall = share(w.nearGot, w.strict.got), share(w.nearGold, w.strict.gold)
		relaxed.F1 = f1(relaxed.Precision, relaxed.Recall)
		out = append(out, row("strict", w.strict.hits), relaxed, row("typed", w.typed), row("value", w.valued))
	}
	events := Score{Set: t.set + ", event words", Items: t.events.gold}
	out = append(out, events.count(t.events.hits, t.events.got, t.events.gold))
	if t.class > 0 {
		events.Set += " with class"
		out = append(out, events.count(t.class, t.events.got, t.events.gold))
	}
	return out
}

func share(part, of int) float64 { return float64(part) / float64(max(1, of)) }

// ruledTimes are those of the rules alone.
func ruledTimes(a *parley.Annotations) []parley.Time {
	bare := *a
	bare.Reading = nil
	return recordTimes(&bare)
}

// recordTimes are those that a record takes.
func recordTimes(a *parley.Annotations) []parley.Time {
	f := &parley.Findings{Doc: a.Doc}
	when.Extractor().Run(a, f)
	return f.Times
}

// unitedTimes are those of the rules, and of the reader those that touch none
// of them.
func unitedTimes(a *parley.Annotations) []parley.Time {
	out := ruledTimes(a)
	ruled := len(out)
	for _, t := range when.Valued(a) {
		if !slices.ContainsFunc(out[:ruled], func(r parley.Time) bool { return r.Span.Start < t.Span.End && t.Span.Start < r.Span.End }) {
			out = append(out, t)
		}
	}
	return out
}

// HeldOut names what the weights of a folder were not trained on: files of
// tempeval3 and texts of plv. train/heldout.py writes it.
type HeldOut struct {
	TimeML []string `json:"timeml"`
	PLV    []string `json:"plv"`
}

// ReadHeldOut reads dir/held_out.json.
func ReadHeldOut(dir string) (HeldOut, error) {
	var h HeldOut
	err := readJSON(filepath.Join(dir, "held_out.json"), &h)
	if err == nil && (len(h.TimeML) == 0 || len(h.PLV) == 0) {
		err = fmt.Errorf("%s names nothing that is held out", strings.TrimSuffix(dir, "/")+"/held_out.json")
	}
	return h, err
}
