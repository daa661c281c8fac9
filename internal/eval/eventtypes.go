package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/extract/entity"
	"github.com/parley-record/parley/internal/extract/event"
	"github.com/parley-record/parley/internal/extract/quote"
	"github.com/parley-record/parley/internal/extract/statement"
	"github.com/parley-record/parley/internal/extract/when"
	"github.com/parley-record/parley/internal/gazetteer"
)

// EventTypes counts how well the PLOVER root of sentences with marked source
// and target is told, over any number of engines and files. Make it with
// NewEventTypes, read, then ask for its Rows.
type EventTypes struct {
	set           string
	steps         []parley.Extractor
	reader, rules *typeCount
	both          [2]int // rows with a rule's event: right by the reader, right by the rule
	answered      int    // rows with a rule's event
}

// typeCount counts the rows, by root, of one way to tell it.
type typeCount struct {
	hits, got, gold map[string]int
	quad, side      hitCount // of the four quads; of cooperation and conflict
}

// NewEventTypes makes a count for the set that its rows name.
func NewEventTypes(set string) *EventTypes {
	g, a := gazetteer.Default(), agenda.Default()
	return &EventTypes{set: set, reader: newTypeCount(), rules: newTypeCount(), steps: []parley.Extractor{
		entity.Extractor(g, a), when.Extractor(), quote.Extractor(), statement.Extractor(), event.Extractor(),
	}}
}

func newTypeCount() *typeCount {
	return &typeCount{hits: map[string]int{}, got: map[string]int{}, gold: map[string]int{}}
}

// Read counts over a file of sentences, one JSON object a line with "text",
// "marked" (source between <s> and </s>, target between <t> and </t>), "plover"
// and "quad"; of those whose text is in only, where it is not nil.
func (e *EventTypes) Read(ctx context.Context, engine *annotate.Engine, path string, only []string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var row typedRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("%s, row %d: %w", filepath.Base(path), n, err)
		}
		if only != nil && !slices.Contains(only, row.Text) {
			continue
		}
		if err := e.row(ctx, engine, row); err != nil {
			return fmt.Errorf("%s, row %d: %w", filepath.Base(path), n, err)
		}
	}
	return lines.Err()
}

type typedRow struct {
	Text, Marked, Plover string
	Quad                 int
}

func (e *EventTypes) row(ctx context.Context, engine *annotate.Engine, row typedRow) error {
	text, marks := unmarked(row.Marked)
	a, err := engine.Read(ctx, plain("row.txt", text))
	if err != nil {
		return err
	}
	if a.Reading == nil {
		return fmt.Errorf("event types are scored with the trained reader only")
	}
	tokens := func(tag string) (out []parley.Range) {
		for _, m := range marks[tag] {
			out = append(out, a.TokensIn(m[0], m[1]))
		}
		return out
	}
	root, quad := a.Reading.TypeOf(parley.Range{End: len(a.Tokens)}, tokens("s"), tokens("t"), nil)
	e.reader.add(row, root, quad)
	ruled := e.ruled(a, marks)
	if ruled == "" {
		e.rules.add(row, "", 0)
		return nil
	}
	e.rules.add(row, ruled, quads[ruled])
	e.answered++
	if root == row.Plover {
		e.both[0]++
	}
	if ruled == row.Plover {
		e.both[1]++
	}
	return nil
}

// quads of the roots: verbal and material cooperation, verbal and material
// conflict.
var quads = map[string]int{"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
	"REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}

// ruled is the type of the first event that a record takes from the text whose
// actor is named in the source, and if there is one whose target is named in
// the target, that one's; or "".
func (e *EventTypes) ruled(a *parley.Annotations, marks map[string][][2]int) string {
	f := &parley.Findings{Doc: a.Doc}
	for _, s := range e.steps {
		s.Run(a, f)
	}
	best, kind := 0, ""
	for i := range f.Events {
		x := &f.Events[i]
		score := 0
		if named(f, x.Actors, marks["s"]) {
			score = 1
			if named(f, x.Targets, marks["t"]) {
				score = 2
			}
		}
		if score > best {
			best, kind = score, x.Type
		}
	}
	return kind
}

// named reports whether one of the entities is mentioned in one of the
// stretches.
func named(f *parley.Findings, keys []string, in [][2]int) bool {
	for _, k := range keys {
		x := f.ByID(k)
		if x == nil {
			continue
		}
		for _, m := range x.Mentions {
			for _, s := range in {
				if m.Span.Start < s[1] && s[0] < m.Span.End {
					return true
				}
			}
		}
	}
	return false
}

func (c *typeCount) add(row typedRow, root string, quad int) {
	c.gold[row.Plover]++
	c.quad.gold++
	c.side.gold++
	if root == "" {
		return
	}
	c.got[root]++
	c.quad.got++
	c.side.got++
	if root == row.Plover {
		c.hits[root]++
	}
	if quad == row.Quad {
		c.quad.hits++
	}
	if (quad <= 2) == (row.Quad <= 2) {
		c.side.hits++
	}
}

// Rows are the scores of the reader and of the rules: the root (means over the
// roots of the set: F1 is the macro-F1), the quad, cooperation against conflict;
// then how many of the rows for which the rules have an event each tells right.
// The reader knows source and target, the rules must find them.
func (e *EventTypes) Rows() []Score {
	var out []Score
	for _, w := range []struct {
		name string
		c    *typeCount
	}{{"reader", e.reader}, {"rules", e.rules}} {
		row := Score{Items: w.c.quad.gold}
		named := func(what string, s Score) Score {
			s.Set = e.set + ", event type, " + w.name + ", " + what
			return s
		}
		out = append(out, named("root", row.mean(w.c.hits, w.c.got, w.c.gold)), named("quad", row.of(w.c.quad)), named("side", row.of(w.c.side)))
	}
	for i, name := range []string{"reader", "rules"} {
		out = append(out, Score{Set: e.set + ", event type where the rules have one, " + name, Items: e.answered}.count(e.both[i], e.answered, e.answered))
	}
	return out
}

// of fills in the scores of a hitCount.
func (s Score) of(t hitCount) Score { return s.count(t.hits, t.got, t.gold) }

// mean fills in the means over the types of gold.
func (s Score) mean(hits, got, gold map[string]int) Score {
	var kinds []string
	for k := range gold {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		one := Score{}.count(hits[k], got[k], gold[k])
		s.Precision += one.Precision / float64(len(kinds))
		s.Recall += one.Recall / float64(len(kinds))
		s.F1 += one.F1 / float64(len(kinds))
	}
	return s
}

// unmarked takes the marks <x> and </x> out of a text, and gives the bytes
// between them by x.
func unmarked(marked string) (string, map[string][][2]int) {
	var text strings.Builder
	marks, open := map[string][][2]int{}, map[string]int{}
	for marked != "" {
		end := strings.IndexByte(marked, '>')
		if marked[0] == '<' && end > 0 && end <= 3 {
			if tag, closes := strings.CutPrefix(marked[1:end], "/"); closes {
				marks[tag] = append(marks[tag], [2]int{open[tag], text.Len()})
			} else {
				open[tag] = text.Len()
			}
			marked = marked[end+1:]
			continue
		}
		text.WriteByte(marked[0])
		marked = marked[1:]
	}
	return text.String(), marks
}
