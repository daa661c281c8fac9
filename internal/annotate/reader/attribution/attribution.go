// Package attribution is the reader's head for who said what: it marks sources,
// cues and contents, and says which of them belong together.
//
// It gives runs of words as the tokenizer cuts them. Start with New and
// Head.Read; pairs.go scores a cue with what may belong to it.
package attribution

import (
	"fmt"
	"slices"

	"github.com/parley-record/parley/internal/annotate/reader/layer"
)

// Spec is what heads.json says of the head.
type Spec struct {
	Tagger layer.TaggerSpec `json:"tagger"`
	Links  struct {
		Tensors []string `json:"tensors"` // prefix of the source's and of the content's
		Reach   int      `json:"reach"`   // words between a cue and what belongs to it, at most
		Width   int      `json:"width"`
	} `json:"links"`
}

// Head is the head ready to read.
type Head struct {
	tagger          *layer.Tagger
	source, content *pairs
	reach           int
}

// New takes the head's tensors for states of the given width.
func New(w layer.Weights, spec Spec, width int) (*Head, error) {
	if len(spec.Links.Tensors) != 2 {
		return nil, fmt.Errorf("links name %d layers, not 2", len(spec.Links.Tensors))
	}
	tagger, err := layer.NewTagger(w, spec.Tagger, width)
	if err != nil {
		return nil, err
	}
	source, err := newPairs(w, spec.Links.Tensors[0], spec.Links.Width, width)
	if err != nil {
		return nil, err
	}
	content, err := newPairs(w, spec.Links.Tensors[1], spec.Links.Width, width)
	if err != nil {
		return nil, err
	}
	return &Head{tagger, source, content, spec.Links.Reach}, nil
}

// Attribution is what belongs together. A source that no cue took, or a content
// without a cue in reach, stands in one of its own.
//
// Sure is how probable it is, from 0 to 1, that the parts are what they are
// taken for and belong together: the product of the label posteriors of source,
// cue and contents, each the mean over its words, and of the softmaxes by which
// source and contents are linked to the cue. It is 0 without a cue.
type Attribution struct {
	Source, Cue, Content []layer.Span
	Sure                 float64
}

// Spans are the sources, cues and contents, in order.
func (h *Head) Spans(x *layer.Text) []layer.Span { return h.tagger.Spans(x) }

// Read gives the attributions: those with cues in the order of the cues, then
// contents, then sources that stand alone.
func (h *Head) Read(x *layer.Text) []Attribution { return h.link(x, h.Spans(x)) }

func (h *Head) link(x *layer.Text, found []layer.Span) []Attribution {
	var sources, cues, contents []layer.Span
	for _, s := range found {
		switch s.Type {
		case "source":
			sources = append(sources, s)
		case "cue":
			cues = append(cues, s)
		case "content":
			contents = append(contents, s)
		}
	}
	near := newSurroundings(x, cues)
	posterior := h.tagger.Posterior(x)
	out := make([]Attribution, len(cues))
	for i, c := range cues {
		out[i].Cue = []layer.Span{c}
		out[i].Sure = posterior.Sure(c)
	}

	used := make([]bool, len(sources))
	table := h.source.table(x, near, cues, sources, h.reach)
	nothing := h.source.nothing(x, cues)
	for i := range cues {
		best, ok := -1, false
		for j := range sources {
			if s := table[i*len(sources)+j]; s.near && (best < 0 || s.score > table[i*len(sources)+best].score) {
				best, ok = j, s.score > nothing[i]
			}
		}
		row := table[i*len(sources) : (i+1)*len(sources)]
		if ok {
			used[best] = true
			out[i].Source = []layer.Span{sources[best]}
			out[i].Sure *= posterior.Sure(sources[best]) * share(row[best].score, slices.Concat(row, []score{{nothing[i], true}}))
		} else {
			out[i].Sure *= share(nothing[i], slices.Concat(row, []score{{nothing[i], true}}))
		}
	}

	table = h.content.table(x, near, cues, contents, h.reach)
	sure, words := make([]float64, len(cues)), make([]int, len(cues)) // of the contents of each cue
	column := make([]score, len(cues))
	for j, s := range contents {
		best := -1
		for i := range cues {
			column[i] = table[i*len(contents)+j]
			if c := table[i*len(contents)+j]; c.near && (best < 0 || c.score > table[best*len(contents)+j].score) {
				best = i
			}
		}
		if best < 0 {
			out = append(out, Attribution{Content: []layer.Span{s}})
			continue
		}
		out[best].Content = append(out[best].Content, s)
		sure[best] += float64(s.End-s.First) * posterior.Sure(s) * share(column[best].score, column)
		words[best] += s.End - s.First
	}
	for i := range cues {
		if words[i] > 0 {
			out[i].Sure *= sure[i] / float64(words[i])
		}
	}
	for j, s := range sources {
		if !used[j] {
			out = append(out, Attribution{Source: []layer.Span{s}})
		}
	}
	return out
}

// Scores is a row of label scores for each word.
func (h *Head) Scores(x *layer.Text) []float32 { return h.tagger.Scores(x) }
