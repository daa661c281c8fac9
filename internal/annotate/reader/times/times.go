// Package times is the reader's head for time expressions, with TIMEX3 types,
// and for event words, with TimeML classes. What day a time expression means
// is not its matter.
//
// It gives runs of words as the tokenizer cuts them. Start with New.
package times

import "github.com/parley-record/parley/internal/annotate/reader/layer"

// Spec is what heads.json says of the head.
type Spec struct {
	Times  layer.TaggerSpec `json:"times"`
	Events layer.TaggerSpec `json:"events"`
}

// Head is the head ready to read.
type Head struct{ times, events *layer.Tagger }

// New takes the head's tensors for states of the given width.
func New(w layer.Weights, spec Spec, width int) (*Head, error) {
	times, err := layer.NewTagger(w, spec.Times, width)
	if err != nil {
		return nil, err
	}
	events, err := layer.NewTagger(w, spec.Events, width)
	if err != nil {
		return nil, err
	}
	return &Head{times, events}, nil
}

// Times gives the time expressions in order.
func (h *Head) Times(x *layer.Text) []layer.Span { return h.times.Spans(x) }

// Events gives the event words in order.
func (h *Head) Events(x *layer.Text) []layer.Span { return h.events.Spans(x) }

// Scores is a row of label scores for each word, of both taggers.
func (h *Head) Scores(x *layer.Text) (times, events []float32) {
	return h.times.Scores(x), h.events.Scores(x)
}
