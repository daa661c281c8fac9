package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
)

// EventTypes scores the reader's PLOVER roots on a file of sentences, one JSON
// object a line with "marked" (source between <s> and </s>, target between <t>
// and </t>) and "plover". Precision and recall are the means over the roots of
// the file, F1 is the macro-F1.
func EventTypes(ctx context.Context, engine *annotate.Engine, path string) (Score, error) {
	f, err := os.Open(path)
	if err != nil {
		return Score{}, err
	}
	defer f.Close()
	score := Score{Set: filepath.Base(filepath.Dir(path)) + "/" + strings.TrimSuffix(filepath.Base(path), ".jsonl")}
	hits, got, gold := map[string]int{}, map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Marked, Plover string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return Score{}, fmt.Errorf("%s, row %d: %w", filepath.Base(path), score.Items+1, err)
		}
		text, marks := unmarked(row.Marked)
		a, err := engine.Read(ctx, plain("row.txt", text))
		if err != nil {
			return Score{}, err
		}
		if a.Reading == nil {
			return Score{}, fmt.Errorf("event types are scored with the trained reader only")
		}
		tokens := func(tag string) (out []parley.Range) {
			for _, m := range marks[tag] {
				out = append(out, a.TokensIn(m[0], m[1]))
			}
			return out
		}
		root, _ := a.Reading.TypeOf(parley.Range{End: len(a.Tokens)}, tokens("s"), tokens("t"), nil)
		score.Items++
		got[root]++
		gold[row.Plover]++
		if root == row.Plover {
			hits[root]++
		}
	}
	return score.mean(hits, got, gold), lines.Err()
}

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
