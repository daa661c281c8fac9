package neural

import (
	"fmt"

	"github.com/parley-record/parley/internal/kernel"
	"github.com/parley-record/parley/spacy/internal/thinc"
)

// maxClasses bounds the labels of a tagger and the moves of a parser.
const maxClasses = 1 << 16

// Tagger is the linear head of a tagger, morphologizer or senter.
type Tagger struct {
	linear
	in int
}

type headSpace struct {
	scores []float32
	best   []int32
}

// NewTagger binds the head in m, which must score that many labels.
func NewTagger(m *thinc.Model, labels int) (*Tagger, error) {
	t, err := newTagger(m, labels)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	return t, nil
}

func newTagger(m *thinc.Model, labels int) (*Tagger, error) {
	l, err := layOut(m)
	if err != nil {
		return nil, err
	}
	at, err := l.oneOf("softmax")
	if err != nil {
		return nil, err
	}
	out, err := l.dim(at, "nO", maxClasses)
	if err != nil {
		return nil, err
	}
	if out != labels {
		return nil, fmt.Errorf("the model scores %d labels, the pipeline has %d", out, labels)
	}
	in, err := l.dim(at, "nI", maxWidth)
	if err != nil {
		return nil, err
	}
	lin, err := l.bindLinear(at, out, in)
	return &Tagger{lin, in}, err
}

// Width is the length of the token vectors that the tagger reads.
func (t *Tagger) Width() int { return t.in }

// Predict returns the index of each token's best label, the first of equals,
// for n vectors. The slice is valid until ws is used for another Predict.
func (t *Tagger) Predict(ws *Workspace, vecs []float32, n int) []int32 {
	best := grow(&ws.head.best, n)
	size := t.w.N()
	scores := grow(&ws.head.scores, blockRows*size)
	for from := 0; from < n; from += blockRows {
		m := min(blockRows, n-from)
		kernel.MatMul(scores, vecs[from*t.in:], m, t.w, t.bias)
		for r := range m {
			best[from+r] = int32(kernel.Argmax(scores[r*size:][:size]))
		}
	}
	return best
}
