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

// Read gives the names in order; their type is the fine one. A name that starts
// with a form of address is a person's, and starts after it.
func (h *Head) Read(x *layer.Text) []layer.Span {
	spans := h.tagger.Spans(x)
	for i := range spans {
		spans[i] = withoutAddress(x, spans[i])
	}
	return spans
}

// withoutAddress drops Mr, Mrs and the like, and a full stop after them.
func withoutAddress(x *layer.Text, s layer.Span) layer.Span {
	if s.End-s.First < 2 || !isAddress(x.Text(s.First)) {
		return s
	}
	s.First++
	s.Type = "person"
	if s.End-s.First > 1 && x.Text(s.First) == "." {
		s.First++
	}
	return s
}

func isAddress(word string) bool {
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord":
		return true
	}
	return false
}

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
