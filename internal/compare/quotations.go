package compare

import (
	"regexp"
	"strings"

	"github.com/parley-record/parley"
)

// wording is one sentence of a quotation with what is needed to compare it.
type wording struct {
	doc   string
	span  parley.Span
	words []string
	bag   bag
}

// bracketed is what a reporter puts into a quotation.
var bracketed = regexp.MustCompile(`[\[(][^\[\]()]*[\])]`)

// sentences cuts a quotation where a sentence or a paragraph ends, so that a
// long one can be held against a few words of it.
func sentences(q *parley.Quote) []wording {
	var out []wording
	text := q.Span.Text
	from := 0
	put := func(to int) {
		part := strings.TrimSpace(text[from:to])
		if part != "" {
			start := q.Span.Start + from + strings.Index(text[from:to], part)
			s := parley.Span{Doc: q.Span.Doc, Start: start, End: start + len(part), Text: part}
			said := bracketed.ReplaceAllString(part, " ")
			out = append(out, wording{q.Span.Doc, s, fields(said), words(said)})
		}
		from = to
	}
	for i := 0; i+1 < len(text); i++ {
		ends := strings.IndexByte(".!?", text[i]) >= 0 && (text[i+1] == ' ' || text[i+1] == '\n')
		if ends || text[i] == '\n' && text[i+1] == '\n' {
			put(i + 1)
		}
	}
	put(len(text))
	return out
}

// quotations compares the words that documents put into the mouth of the same
// speaker: the same wording, or two wordings of what must be one utterance.
func (c *comparer) quotations() {
	bySpeaker := map[string][]wording{}
	var speakers []string
	for _, f := range c.Findings {
		for i := range f.Quotes {
			q := &f.Quotes[i]
			if q.Kind != "speech" || q.Speaker == "" {
				continue
			}
			for _, w := range sentences(q) {
				if len(w.words) < 2 {
					continue
				}
				if bySpeaker[q.Speaker] == nil {
					speakers = append(speakers, q.Speaker)
				}
				bySpeaker[q.Speaker] = append(bySpeaker[q.Speaker], w)
			}
		}
	}
	for _, s := range speakers {
		c.sameUtterances(s, bySpeaker[s])
	}
}

func (c *comparer) sameUtterances(speaker string, all []wording) {
	used := make([]bool, len(all))
	for i := range all {
		if used[i] {
			continue
		}
		group := []wording{all[i]}
		for j := i + 1; j < len(all); j++ {
			if used[j] || all[j].doc == all[i].doc || !alike(all[i], all[j]) {
				continue
			}
			used[j] = true
			group = append(group, all[j])
		}
		if len(group) < 2 {
			continue
		}
		var tells []telling
		for _, w := range group {
			tells = append(tells, telling{w.doc, w.span.Text, accountKey(w, group), []parley.Span{w.span}})
		}
		name := speaker
		if e := c.entities[speaker]; e != nil {
			name = e.Name
		}
		c.add("quotation", speaker, "words of "+name, "", tells, nil)
	}
}

// accountKey is the wording itself; one that is a part of another in the group
// counts as the same account as the longest that holds it.
func accountKey(w wording, group []wording) string {
	key := strings.Join(w.words, " ")
	for _, o := range group {
		if k := strings.Join(o.words, " "); len(k) > len(key) && strings.Contains(" "+k+" ", " "+strings.Join(w.words, " ")+" ") {
			key = k
		}
	}
	return key
}

// alike reports whether two quotations of one speaker are versions of one
// utterance: one holds the other, or nearly all content words of the shorter
// stand close together in the longer.
func alike(a, b wording) bool {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if len(a.words) >= 3 && strings.Contains(" "+strings.Join(b.words, " ")+" ", " "+strings.Join(a.words, " ")+" ") {
		return true
	}
	n := a.bag.shares(b.bag)
	switch {
	case n == 0 || a.bag.negated != b.bag.negated && (a.bag.negated || len(b.words) < 12):
		return false
	case len(a.words) <= 3 && len(b.words) <= 3:
		return n == len(a.bag.stems) && n == len(b.bag.stems)
	}
	within := a.bag.within(b.bag)
	same := n >= 3 && within >= 0.8 || n >= 2 && within >= 0.75 && wordsWithin(a.words, b.words) >= 0.7
	return same && closest(a, b) <= 2*len(a.words)+2 && 2*inOrder(a.words, b.words) > len(a.words)
}

// wordsWithin is the share of a's words, those of grammar too, that b has.
func wordsWithin(a, b []string) float64 {
	has := map[string]bool{}
	for _, w := range b {
		has[w] = true
	}
	n := 0
	for _, w := range a {
		if has[w] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(a)))
}

// inOrder is the length of the longest run of words, with gaps, that stands in
// both in the same order.
func inOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

// closest is the length of the shortest run of b's words that has all words
// which a and b share.
func closest(a, b wording) int {
	want := 0
	has := map[string]int{}
	for s := range a.bag.stems {
		if b.bag.stems[s] {
			want++
			has[s] = 0
		}
	}
	stems := make([]string, len(b.words))
	for i, w := range b.words {
		for s := range words(w).stems {
			stems[i] = s
		}
	}
	best, found, from := len(b.words)+1, 0, 0
	for i, s := range stems {
		if n, ok := has[s]; ok {
			if n == 0 {
				found++
			}
			has[s]++
		}
		for found == want && from <= i {
			best = min(best, i-from+1)
			if n, ok := has[stems[from]]; ok {
				has[stems[from]]--
				if n == 1 {
					found--
				}
			}
			from++
		}
	}
	return best
}
