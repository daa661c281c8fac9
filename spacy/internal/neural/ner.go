package neural

import (
	"fmt"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// Actions of the entity recogniser, by their number in the moves file.
const (
	actMissing = iota // never a class
	actBegin
	actIn
	actLast
	actUnit
	actOut
	nerActions
)

// nerSlots is the number of feature slots.
const nerSlots = 3

// NER is the BILUO entity recogniser, with its own encoder.
type NER struct {
	*scorer
	enc     *Tok2Vec
	classes []move
	labels  []string
}

// NewNER binds the recogniser in m, with the moves file next to it.
func NewNER(m *thinc.Model, moves []byte, vectors Vectors) (*NER, error) {
	r, err := newNER(m, moves, vectors)
	if err != nil {
		return nil, fmt.Errorf("ner: %w", err)
	}
	return r, nil
}

func newNER(m *thinc.Model, moves []byte, vectors Vectors) (*NER, error) {
	r := new(NER)
	var err error
	if r.classes, err = readMoves(moves); err != nil {
		return nil, err
	}
	seen := make(map[string]bool)
	var out bool
	for _, c := range r.classes {
		if c.action == actMissing || c.action >= nerActions {
			return nil, fmt.Errorf("moves: unknown action %d", c.action)
		}
		out = out || c.action == actOut
		if c.label != "" && !seen[c.label] {
			seen[c.label] = true
			r.labels = append(r.labels, c.label)
		}
	}
	if !out {
		return nil, fmt.Errorf("moves: none for a token outside of entities")
	}
	var l *layout
	if r.scorer, l, err = bindScorer(m, nerSlots, len(r.classes)); err != nil {
		return nil, err
	}
	if l.has(listener) {
		return r, nil
	}
	if r.enc, err = l.bindTok2Vec(vectors); err != nil {
		return nil, err
	}
	if r.enc.width != r.in {
		return nil, fmt.Errorf("the encoder gives %d values a token, the recogniser wants %d", r.enc.width, r.in)
	}
	return r, nil
}

// Labels are the entity labels. Not to be changed.
func (r *NER) Labels() []string { return r.labels }

// Width is the length of the token vectors that the recogniser reads; it is
// of interest if it listens to the pipeline's encoder.
func (r *NER) Width() int { return r.in }

// Listens says whether the recogniser reads the vectors of the pipeline's
// encoder, so that RunOn is to be called instead of Run.
func (r *NER) Listens() bool { return r.enc == nil }

// Run finds the entities of one text. in.SentStart is what the parser found:
// no entity crosses into a token with 1.
func (r *NER) Run(ws *Workspace, f []Features, in ParseInput) []EntSpan {
	return r.RunOn(ws, r.enc.run(&ws.own, f), in)
}

// RunOn is Run on token vectors.
func (r *NER) RunOn(ws *Workspace, vecs []float32, in ParseInput) []EntSpan {
	n := len(in.IsSpace)
	if n == 0 {
		return nil
	}
	st := &ws.state
	r.begin(st, vecs, n)
	spans := st.spans[:0]
	open := nerState{start: none}
	for b := range int32(n) {
		slots := [nerSlots]int32{b, none, none}
		if open.start != none {
			slots[1], slots[2] = open.start, b-1
		}
		class := r.best(r.score(st, slots[:]), open, b, in)
		if class == none {
			break
		}
		switch c := r.classes[class]; c.action {
		case actBegin:
			open = nerState{b, c.label}
		case actLast:
			spans = append(spans, EntSpan{open.start, b + 1, open.label})
			open = nerState{start: none}
		case actUnit:
			spans = append(spans, EntSpan{b, b + 1, c.label})
		}
	}
	st.spans = spans
	if len(spans) == 0 {
		return nil
	}
	return append([]EntSpan(nil), spans...)
}

// nerState is the open entity, if start isn't none.
type nerState struct {
	start int32
	label string
}

// best is the class with the highest score among the valid ones for token b,
// the first of equals.
func (r *NER) best(scores []float32, open nerState, b int32, in ParseInput) int {
	more := int(b)+1 < len(in.IsSpace) && (in.SentStart == nil || in.SentStart[b+1] != 1)
	space := in.IsSpace[b]
	best := none
	for i, v := range scores {
		if best != none && v <= scores[best] {
			continue
		}
		if r.classes[i].valid(open, more, space) {
			best = i
		}
	}
	return best
}

// valid says whether move c may be taken; more says whether an entity may go
// on to the next token, space whether the token is white space.
func (c move) valid(open nerState, more, space bool) bool {
	switch c.action {
	case actBegin:
		return open.start == none && more && !space
	case actIn:
		return open.start != none && open.label == c.label && more
	case actLast:
		return open.start != none && open.label == c.label
	case actUnit:
		return open.start == none && !space && c.label != ""
	case actOut:
		return open.start == none
	}
	return false
}
