package eval

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
)

// typedSpan is a name in a text: its bytes and PER, ORG or LOC.
type typedSpan struct {
	start, end int
	kind       string
}

// Names scores the trained reader's names, span and type, on dir/news.iob2
// (tab-separated word, label after its number; "# newdoc" and "# text"). A
// document's sentences are read together, parted by a blank.
func Names(ctx context.Context, engine *annotate.Engine, dir string) (Score, error) {
	docs, err := namedTexts(filepath.Join(dir, "news.iob2"))
	if err != nil {
		return Score{}, err
	}
	score := Score{Set: "pud, names in news", Items: 0}
	hits, got := 0, 0
	for n, d := range docs {
		a, err := engine.Read(ctx, plain(strconv.Itoa(n)+".txt", d.text))
		if err != nil {
			return Score{}, err
		}
		if a.Reading == nil {
			return Score{}, fmt.Errorf("names are scored with the trained reader only")
		}
		score.Items += len(d.gold)
		for _, name := range a.Reading.Names {
			if name.Type != "PER" && name.Type != "ORG" && name.Type != "LOC" {
				continue
			}
			got++
			if d.gold[typedSpan{a.Tokens[name.First].Start, a.Tokens[name.End-1].End, name.Type}] {
				hits++
			}
		}
	}
	return score.count(hits, got, score.Items), nil
}

// count fills in precision, recall and F1.
func (s Score) count(hits, got, gold int) Score {
	s.Precision, s.Recall = float64(hits)/float64(max(1, got)), float64(hits)/float64(max(1, gold))
	s.F1 = 2 * float64(hits) / float64(max(1, got+gold))
	return s
}

// plain is a document over text as it is, in one block.
func plain(name, text string) *parley.Document {
	doc := &parley.Document{ID: name, Name: name, Text: text, Bytes: len(text), Language: "en"}
	b := parley.NewViewBuilder(text)
	b.Open(parley.Body)
	b.Copy(0, len(text))
	doc.View = b.View()
	return doc
}

type namedText struct {
	text string
	gold map[typedSpan]bool
}

// namedTexts reads documents with their names from IOB2 columns.
func namedTexts(path string) ([]namedText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []namedText
	at := 0
	var open *typedSpan
	flush := func() {
		if open != nil {
			out[len(out)-1].gold[*open] = true
			open = nil
		}
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		text, isText := strings.CutPrefix(line, "# text = ")
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			out = append(out, namedText{gold: map[typedSpan]bool{}})
			at = 0
			continue
		case line == "":
			flush()
			continue
		case !isText && line[0] == '#':
			continue
		case len(out) == 0:
			return nil, fmt.Errorf("%s, line %d: no document is open", filepath.Base(path), n)
		}
		d := &out[len(out)-1]
		if isText {
			if d.text != "" {
				d.text += " "
			}
			at = len(d.text)
			d.text += text
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) < 3 {
			return nil, fmt.Errorf("%s, line %d: %d columns", filepath.Base(path), n, len(parts))
		}
		found := strings.Index(d.text[at:], parts[1])
		if found < 0 {
			return nil, fmt.Errorf("%s, line %d: %q isn't in the sentence", filepath.Base(path), n, parts[1])
		}
		start := at + found
		at = start + len(parts[1])
		if open != nil && parts[2] == "I-"+open.kind {
			open.end = at
			continue
		}
		flush()
		if kind, ok := strings.CutPrefix(parts[2], "B-"); ok {
			open = &typedSpan{start, at, kind}
		}
	}
	flush()
	return out, lines.Err()
}
