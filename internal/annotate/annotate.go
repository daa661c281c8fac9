// Package annotate reads a document: it runs the language pipeline over each
// block of the document's view and lays tokens, sentences, noun chunks and
// names over the source text. It is the one place where offsets are converted,
// from a block to the view to the source.
//
// It decides nothing about what the words mean; that is for the extractors.
// Start with Engine.Read.
package annotate

import "github.com/parley-record/parley"

// block is one block as the pipeline read it; offsets are bytes of the
// block's text, indices count from the block's first token.
type block struct {
	tokens []word
	ents   []entity
	chunks [][2]int
}

type word struct {
	start, end  int
	tag, pos    string
	morph       string
	lemma, dep  string
	head        int
	left, right int
	sentStart   bool
	space       bool
	blank       bool
}

type entity struct {
	first, end int
	label      string
}

// assemble lays what was read in the blocks of doc's view over its source.
func assemble(doc *parley.Document, blocks []block) *parley.Annotations {
	a := &parley.Annotations{Doc: doc}
	for n, b := range blocks {
		at := doc.View.Blocks[n]
		base := len(a.Tokens)
		for i, w := range b.tokens {
			if i == 0 || w.sentStart {
				a.Sentences = append(a.Sentences, parley.Sentence{Range: parley.Range{First: base + i}, Block: n, Kind: at.Kind})
			}
			sent := len(a.Sentences) - 1
			a.Sentences[sent].End = base + i + 1
			start, end := doc.View.Source(at.Start+w.start, at.Start+w.end)
			a.Tokens = append(a.Tokens, parley.Token{
				Text: doc.View.Text[at.Start+w.start : at.Start+w.end], Start: start, End: end, View: at.Start + w.start,
				Tag: w.tag, Pos: w.pos, Morph: w.morph, Lemma: w.lemma, Dep: w.dep,
				Head: base + w.head, Left: base + w.left, Right: base + w.right, Sent: sent, Space: w.space, Blank: w.blank,
			})
		}
		for _, e := range b.ents {
			a.Names = append(a.Names, parley.NamedRange{Range: parley.Range{First: base + e.first, End: base + e.end}, Type: e.label})
		}
		for _, c := range b.chunks {
			a.Chunks = append(a.Chunks, parley.Range{First: base + c[0], End: base + c[1]})
		}
	}
	a.Index()
	return a
}
