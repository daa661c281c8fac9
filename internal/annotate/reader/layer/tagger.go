package layer

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// TaggerSpec is what heads.json says of a tagger.
type TaggerSpec struct {
	Labels      []string `json:"labels"` // "O", then "B-x" and "I-x"
	Weight      string   `json:"weight"` // names of tensors
	Bias        string   `json:"bias"`
	Transitions string   `json:"transitions"`
}

// Tagger labels the words of a text with spans that don't overlap.
type Tagger struct {
	labels []string
	scores *Linear
	steps  []float32 // [from][to]; -Inf where to can't follow from
}

// NewTagger makes the tagger that spec describes for states of the given width.
func NewTagger(w Weights, spec TaggerSpec, width int) (*Tagger, error) {
	n := len(spec.Labels)
	if n == 0 || n > 255 || spec.Labels[0] != "O" {
		return nil, fmt.Errorf("a tagger's labels don't start with O: %q", spec.Labels)
	}
	name, ok := strings.CutSuffix(spec.Weight, ".weight")
	if !ok || spec.Bias != name+".bias" {
		return nil, fmt.Errorf("a tagger's weight and bias are not of one layer: %s, %s", spec.Weight, spec.Bias)
	}
	scores, err := NewLinear(w, name, n, width, true)
	if err != nil {
		return nil, err
	}
	steps, err := Take(w, spec.Transitions, n, n)
	if err != nil {
		return nil, err
	}
	t := &Tagger{labels: spec.Labels, scores: scores, steps: slices.Clone(steps)}
	for from, a := range spec.Labels {
		for to, b := range spec.Labels {
			if kind, inside := strings.CutPrefix(b, "I-"); inside && a != b && a != "B-"+kind {
				t.steps[from*n+to] = float32(math.Inf(-1))
			}
		}
	}
	return t, nil
}

// Scores is a row of label scores for each word.
func (t *Tagger) Scores(x *Text) []float32 { return t.scores.Apply(x.States, len(x.Words)) }

// Spans are those of the best path of labels, in order.
func (t *Tagger) Spans(x *Text) []Span {
	if len(x.Words) == 0 {
		return nil
	}
	var out []Span
	open := false
	for i, label := range t.best(t.Scores(x), len(x.Words)) {
		name := t.labels[label]
		switch {
		case name[0] == 'B':
			out = append(out, Span{i, i + 1, name[2:]})
			open = true
		case name[0] == 'I' && open:
			out[len(out)-1].End = i + 1
		default:
			open = false
		}
	}
	return out
}

// best is the path with the greatest sum of scores and steps; of equal ones
// that with the lower labels.
func (t *Tagger) best(scores []float32, words int) []int {
	n := len(t.labels)
	sum, next := slices.Clone(scores[:n]), make([]float32, n)
	for i, label := range t.labels {
		if label[0] == 'I' {
			sum[i] = float32(math.Inf(-1))
		}
	}
	came := make([]uint8, words*n)
	for w := 1; w < words; w++ {
		for to := range n {
			from, most := 0, sum[0]+t.steps[to]
			for k := 1; k < n; k++ {
				if s := sum[k] + t.steps[k*n+to]; s > most {
					from, most = k, s
				}
			}
			came[w*n+to] = uint8(from)
			next[to] = most + scores[w*n+to]
		}
		sum, next = next, sum
	}
	path := make([]int, words)
	at := 0
	for i, s := range sum {
		if s > sum[at] {
			at = i
		}
	}
	for w := words - 1; w >= 0; w-- {
		path[w] = at
		at = int(came[w*n+at])
	}
	return path
}
