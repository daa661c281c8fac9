// Package names is the reader's head for names: people, organisations,
// countries, places, groups and named events.
//
// It gives runs of words as the tokenizer cuts them. Start with New.
package names

import (
	"strings"

	"github.com/parley-record/parley/internal/annotate/reader/layer"
)

// Spec is what heads.json says of the head.
type Spec struct {
	Tagger layer.TaggerSpec  `json:"tagger"`
	Coarse map[string]string `json:"coarse"` // type to PER, ORG or LOC
}

// Head is the head ready to read.
type Head struct {
	tagger *layer.Tagger
	coarse map[string]string
}

// New takes the head's tensors for states of the given width.
func New(w layer.Weights, spec Spec, width int) (*Head, error) {
	tagger, err := layer.NewTagger(w, spec.Tagger, width)
	if err != nil {
		return nil, err
	}
	return &Head{tagger, spec.Coarse}, nil
}

// Read gives the names in order; their type is the fine one.
func (h *Head) Read(x *layer.Text) []layer.Span { return h.tagger.Spans(x) }

// Coarse is PER, ORG or LOC for a fine type; for others the type itself, in
// capitals.
func (h *Head) Coarse(fine string) string {
	if c, ok := h.coarse[fine]; ok {
		return c
	}
	return strings.ToUpper(fine)
}

// Scores is a row of label scores for each word.
func (h *Head) Scores(x *layer.Text) []float32 { return h.tagger.Scores(x) }
