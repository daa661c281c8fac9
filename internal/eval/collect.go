// Package eval scores what Parley does against annotated data that a user
// has: the project ships none of it. Each function reads one set and returns
// a Score, a row of docs/evaluation.md. It changes nothing and prints nothing.
package eval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/collect"
)

// Score is how well one set came out: shares from 0 to 1.
type Score struct {
	Set                   string
	Items                 int // pages, documents or annotations scored
	Precision, Recall, F1 float64
}

func (s Score) String() string {
	return fmt.Sprintf("%-24s %5d items  P %.3f  R %.3f  F1 %.3f", s.Set, s.Items, s.Precision, s.Recall, s.F1)
}

// Articles scores the main text of pages as article-extraction-benchmark does:
// runs of four words, precision and recall averaged over pages. dir holds
// ground-truth.json and html/*.html.gz.
func Articles(dir string) (Score, error) {
	var truth map[string]struct {
		ArticleBody string `json:"articleBody"`
	}
	if err := readJSON(filepath.Join(dir, "ground-truth.json"), &truth); err != nil {
		return Score{}, err
	}
	score := Score{Set: "article-extraction", Items: len(truth)}
	precisions, recalls := 0, 0
	for _, id := range sortedKeys(truth) {
		doc, err := page(filepath.Join(dir, "html", id+".html.gz"))
		if err != nil {
			return Score{}, err
		}
		gold, got := shingles(truth[id].ArticleBody), shingles(bodyOf(doc))
		hit := overlap(gold, got)
		if n := total(got); n > 0 {
			score.Precision += float64(hit) / float64(n)
			precisions++
		}
		if n := total(gold); n > 0 {
			score.Recall += float64(hit) / float64(n)
			recalls++
		}
	}
	score.Precision /= float64(max(precisions, 1))
	score.Recall /= float64(max(recalls, 1))
	score.F1 = f1(score.Precision, score.Recall)
	return score, nil
}

// News scores the main text of news pages by ROUGE-LSum over paragraphs,
// averaged over pages.
func News(dir string) (Score, error) {
	var truth map[string]struct {
		Body []string `json:"body"`
	}
	if err := readJSON(filepath.Join(dir, "ground-truth.json"), &truth); err != nil {
		return Score{}, err
	}
	score := Score{Set: "news-extraction", Items: len(truth)}
	for _, file := range sortedKeys(truth) {
		doc, err := page(filepath.Join(dir, "html", file))
		if err != nil {
			return Score{}, err
		}
		p, r := rougeLSum(truth[file].Body, strings.Split(bodyOf(doc), "\n"))
		score.Precision += p
		score.Recall += r
		score.F1 += f1(p, r)
	}
	n := float64(max(len(truth), 1))
	score.Precision, score.Recall, score.F1 = score.Precision/n, score.Recall/n, score.F1/n
	return score, nil
}

// Dates scores publication dates, to the day. A page without an answer costs
// recall alone.
func Dates(dir string) (Score, error) {
	var truth map[string]struct{ File, Date string }
	if err := readJSON(filepath.Join(dir, "dates.json"), &truth); err != nil {
		return Score{}, err
	}
	score := Score{Set: "publish-dates", Items: len(truth)}
	hit, got := 0, 0
	for _, url := range sortedKeys(truth) {
		doc, err := page(filepath.Join(dir, "html", truth[url].File))
		if err != nil {
			return Score{}, err
		}
		if doc == nil || doc.Published == nil {
			continue
		}
		got++
		if doc.Published.Value == truth[url].Date {
			hit++
		}
	}
	score.Precision = float64(hit) / float64(max(got, 1))
	score.Recall = float64(hit) / float64(max(len(truth), 1))
	score.F1 = f1(score.Precision, score.Recall)
	return score, nil
}

// page reads one page, gzipped or not; nil for one that Parley refuses.
func page(path string) (*parley.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	doc, err := collect.Bytes("page.html", data)
	if err != nil {
		return nil, nil
	}
	return doc, nil
}

// bodyOf is what is read of a document, its title left out.
func bodyOf(doc *parley.Document) string {
	if doc == nil {
		return ""
	}
	var parts []string
	for _, b := range doc.View.Blocks {
		if b.Kind != parley.TitleHeading {
			parts = append(parts, doc.View.Text[b.Start:b.End])
		}
	}
	return strings.Join(parts, "\n")
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}

// shingles counts the runs of four words of s, or s itself where it is shorter.
func shingles(s string) map[string]int {
	const n = 4
	words := wordsOf(s)
	counts := map[string]int{}
	if len(words) > 0 && len(words) < n {
		counts[strings.Join(words, " ")]++
	}
	for i := 0; i+n <= len(words); i++ {
		counts[strings.Join(words[i:i+n], " ")]++
	}
	return counts
}

func overlap(a, b map[string]int) int {
	n := 0
	for k, c := range a {
		n += min(c, b[k])
	}
	return n
}

func total(m map[string]int) int {
	n := 0
	for _, c := range m {
		n += c
	}
	return n
}

// rougeLSum is the precision and recall of ROUGE-LSum (Lin 2004, section 3.2):
// for each paragraph of gold the union of its longest common subsequences with
// the paragraphs of got, no word counted more often than it occurs.
func rougeLSum(gold, got []string) (precision, recall float64) {
	left := map[string]int{}
	var candidates [][]string
	size := 0
	for _, s := range got {
		if w := wordsOf(s); len(w) > 0 {
			candidates = append(candidates, w)
			size += len(w)
			for _, x := range w {
				left[x]++
			}
		}
	}
	hit, goldSize := 0, 0
	for _, s := range gold {
		ref := wordsOf(s)
		goldSize += len(ref)
		union := make([]bool, len(ref))
		for _, c := range candidates {
			markCommon(ref, c, union)
		}
		for i, in := range union {
			if in && left[ref[i]] > 0 {
				left[ref[i]]--
				hit++
			}
		}
	}
	return float64(hit) / float64(max(size, 1)), float64(hit) / float64(max(goldSize, 1))
}

// markCommon marks the words of a that are in its longest common subsequence
// with b.
func markCommon(a, b []string, in []bool) {
	table := make([][]int32, len(a)+1)
	for i := range table {
		table[i] = make([]int32, len(b)+1)
	}
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			} else {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			}
		}
	}
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			in[i-1] = true
			i, j = i-1, j-1
		case table[i-1][j] >= table[i][j-1]:
			i--
		default:
			j--
		}
	}
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func readJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
