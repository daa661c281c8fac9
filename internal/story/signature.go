// Package story finds which documents report the same happening, and which
// repeat each other's text.
//
// It reads wording and nothing else: what a document says is for extract, how
// accounts stand to each other for compare. Start with Sign, which boils a
// document down, then Repeats and Group, which compare what is left of it.
package story

import (
	"hash/fnv"
	"math"
	"sort"
	"strings"

	"github.com/parley-record/parley"
)

// Signature is what is kept of a document to compare it with others: its terms
// with their weights and the hashes of its word runs.
type Signature struct {
	Doc      *parley.Document
	terms    []term   // sorted by text
	shingles []uint64 // sorted, distinct
	when     dating
}

type term struct {
	text   string
	weight float64 // 1 + ln of its count in the document
	name   bool
}

// shingleWords is the length of the word runs by which copied text is known:
// five words in a row are rarely the same by chance (Broder, 1997).
const shingleWords = 5

// Sign boils a document down.
func Sign(a *parley.Annotations) Signature {
	counts := map[string]float64{}
	names := map[string]bool{}
	var words []string
	for i := range a.Tokens {
		t := &a.Tokens[i]
		if t.Blank || t.Pos == "PUNCT" || t.Pos == "SYM" {
			continue
		}
		words = append(words, strings.ToLower(t.Text))
		switch {
		case t.Pos == "PROPN":
			counts[t.Text]++
			names[t.Text] = true
		case t.Pos == "NOUN", t.Pos == "VERB", t.Pos == "ADJ":
			counts[strings.ToLower(t.Lemma)]++
		}
	}
	s := Signature{Doc: a.Doc, shingles: shingles(words), when: dating{first: published(a.Doc), last: published(a.Doc)}}
	for text, n := range counts {
		s.terms = append(s.terms, term{text, 1 + math.Log(n), names[text]})
	}
	sort.Slice(s.terms, func(i, j int) bool { return s.terms[i].text < s.terms[j].text })
	return s
}

func shingles(words []string) []uint64 {
	seen := map[uint64]bool{}
	for i := 0; i+shingleWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingleWords] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		seen[h.Sum64()] = true
	}
	out := make([]uint64, 0, len(seen))
	for h := range seen {
		out = append(out, h)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}
