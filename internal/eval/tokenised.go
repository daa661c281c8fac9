package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph is a tokenised paragraph of a text with a label for each token:
// B-source, I-cue, O ...
type paragraph struct {
	ID             string // name of the text, then _annotator where there are several
	Tokens, Labels []string
}

// labelledParagraphs reads them, one JSON object a line, by ID; ids are in file order.
func labelledParagraphs(path string) (of map[string][]paragraph, ids []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	of = map[string][]paragraph{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var p paragraph
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, nil, fmt.Errorf("%s, line %d: %w", filepath.Base(path), n, err)
		}
		if len(p.Tokens) != len(p.Labels) {
			return nil, nil, fmt.Errorf("%s, line %d: %d tokens, %d labels", filepath.Base(path), n, len(p.Tokens), len(p.Labels))
		}
		if of[p.ID] == nil {
			ids = append(ids, p.ID)
		}
		of[p.ID] = append(of[p.ID], p)
	}
	return of, ids, lines.Err()
}

// chunk is a run of tokens with one kind.
type chunk struct {
	first, end int
	kind       string
}

// chunksOf are the runs of B-x I-x*; an I-x that follows nothing of its kind
// starts one.
func chunksOf(labels []string) map[chunk]bool {
	out := map[chunk]bool{}
	start := -1
	for i := 0; i <= len(labels); i++ {
		label := "O"
		if i < len(labels) {
			label = labels[i]
		}
		if start >= 0 && (label[0] != 'I' || label[2:] != labels[start][2:]) {
			out[chunk{start, i, labels[start][2:]}] = true
			start = -1
		}
		if label[0] == 'B' || label[0] == 'I' && start < 0 {
			start = i
		}
	}
	return out
}

// labelled gives the labels that the attributions give the paragraphs of text,
// paragraph after paragraph. A token belongs to the span that covers most of its
// bytes, one that isn't found in the text to what the token before it belongs
// to. Spans that overlap are flattened: contents first, the longer first.
func labelled(text string, all []said, of []paragraph) [][]string {
	type span struct {
		place
		kind string
	}
	var spans []span
	for _, s := range all {
		for _, part := range []struct {
			kind   string
			places []place
		}{{"source", s.source}, {"cue", s.cue}, {"content", s.content}} {
			for _, p := range part.places {
				spans = append(spans, span{p, part.kind})
			}
		}
	}
	sort.Slice(spans, func(i, j int) bool {
		x, y := spans[i], spans[j]
		if cx, cy := x.kind == "content", y.kind == "content"; cx != cy {
			return cx
		}
		if lx, ly := x.end-x.start, y.end-y.start; lx != ly {
			return lx > ly
		}
		if x.start != y.start {
			return x.start < y.start
		}
		return x.kind < y.kind
	})
	spans = slices.Compact(spans)
	owner := make([]int, len(text)) // number of the span of each byte, from 1
	for n, s := range spans {
		if s.end > s.start && !slices.ContainsFunc(owner[s.start:s.end], func(o int) bool { return o > 0 }) {
			for i := s.start; i < s.end; i++ {
				owner[i] = n + 1
			}
		}
	}
	var out [][]string
	at := 0
	for _, p := range of {
		var where []place
		where, at = locate(text, p.Tokens, at)
		labels := make([]string, len(where))
		last := 0
		for i, w := range where {
			n := last
			if w.start >= 0 {
				n = mostOf(owner[w.start:w.end])
			}
			switch {
			case n == 0:
				labels[i] = "O"
			case n == last:
				labels[i] = "I-" + spans[n-1].kind
			default:
				labels[i] = "B-" + spans[n-1].kind
			}
			last = n
		}
		out = append(out, labels)
	}
	return out
}

// mostOf is the commonest of the numbers, of equally common ones the first.
func mostOf(numbers []int) int {
	count := map[int]int{}
	for _, n := range numbers {
		count[n]++
	}
	best := 0
	for i, n := range numbers {
		if i == 0 || count[n] > count[best] {
			best = n
		}
	}
	return best
}

// normal are tokens of the Penn Treebank that stand in texts in other forms.
var normal = map[string][]string{
	"``": {"“", `"`, "``", "''", "„", "«", "”"}, "''": {"”", `"`, "''", "“", "»", "’’"}, "`": {"‘", "'", "`", "’"}, "'": {"’", "'", "‘", "`"},
	"-LRB-": {"("}, "-RRB-": {")"}, "-LSB-": {"["}, "-RSB-": {"]"}, "...": {"…", "...", ". . ."}, "--": {"—", "--", "–", "―", "-"},
}

// formsOf are the ways in which a token may stand in a text.
func formsOf(token string) []string {
	out := append(slices.Clone(normal[token]), token)
	for _, r := range [][2]string{{"'", "’"}, {"'", "‘"}, {"`", "‘"}, {`\/`, "/"}, {"-", "–"}, {"...", "…"}, {"\u00a0", " "}} {
		if s := strings.ReplaceAll(token, r[0], r[1]); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// findToken is the first place of the token that starts at most reach characters
// behind from, of several forms there the longest.
func findToken(text, token string, from, reach int) (place, bool) {
	best := place{-1, -1}
	last := from
	for ; reach > 0 && last < len(text); reach-- {
		_, size := utf8.DecodeRuneInString(text[last:])
		last += size
	}
	for _, form := range formsOf(token) {
		end := min(len(text), last+len(form))
		i := strings.Index(text[from:end], form)
		if i < 0 {
			continue
		}
		if p := (place{from + i, from + i + len(form)}); best.start < 0 || p.start < best.start || p.start == best.start && p.end > best.end {
			best = p
		}
	}
	return best, best.start >= 0
}

// locate gives the place of each token in the text from at on, start -1 for one
// that doesn't stand there, and where the search ended.
func locate(text string, tokens []string, at int) ([]place, int) {
	const far, close = 60, 3 // characters that may be skipped before a word, a mark
	at = begin(text, tokens, at)
	var out []place
	for _, t := range tokens {
		reach := close
		if strings.ContainsFunc(t, isWordRune) {
			reach = far
		}
		p, ok := findToken(text, t, at, reach)
		out = append(out, p)
		if ok {
			at = p.end
		}
	}
	return out, at
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// begin is where a paragraph starts: shortly before the first place from at on
// where its first words follow one another.
func begin(text string, tokens []string, at int) int {
	const words, gap, marks = 4, 12, 3 // characters between words, before the first
	var first []string
	for _, t := range tokens {
		if len(first) < words && strings.ContainsFunc(t, isWordRune) {
			first = append(first, t)
		}
	}
	for start := at; len(first) > 0; {
		hit, ok := findToken(text, first[0], start, len(text))
		if !ok {
			return at
		}
		end := hit.end
		for _, w := range first[1:] {
			var p place
			if p, ok = findToken(text, w, end, gap); !ok {
				break
			}
			end = p.end
		}
		if ok {
			for range marks {
				_, size := utf8.DecodeLastRuneInString(text[:hit.start])
				hit.start -= size
			}
			return max(at, hit.start)
		}
		start = hit.start + 1
	}
	return at
}
