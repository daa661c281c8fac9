package neural

import (
	"errors"
	"fmt"

	"github.com/parley-record/parley/internal/kernel"
	"github.com/parley-record/parley/spacy/internal/thinc"
)

// scorer is the network of a transition system: it scores all moves from the
// tokens in a few feature slots of a state.
type scorer struct {
	in     int // length of a token vector
	reduce linear
	hidden int
	pieces int
	slots  int
	lower  *kernel.Packed // slots × pieces × hidden outputs: each token's part in each slot
	bias   []float32      // pieces × hidden
	empty  []float32      // slots × pieces × hidden: the part of an empty slot
	upper  linear
}

// none marks an empty slot.
const none = -1

func bindScorer(m *thinc.Model, slots, classes int) (*scorer, *layout, error) {
	l, err := layOut(m)
	if err != nil {
		return nil, nil, err
	}
	if m.Nodes[0].Name != "parser_model" {
		return nil, nil, errors.New("not a transition-based parser")
	}
	if upper, err := m.Nodes[0].Attrs["has_upper"].Bool(); err != nil || !upper {
		return nil, nil, errors.New("parsers without an upper layer are not supported")
	}
	s := &scorer{slots: slots}
	return s, l, s.bind(l, classes)
}

func (s *scorer) bind(l *layout, classes int) error {
	const lower, upper = 2, 3 // the root's second and third child
	reduce := l.byName["linear"][1]
	nF, err := l.dim(lower, "nF", maxPieces)
	if err != nil {
		return err
	}
	if nF != s.slots {
		return fmt.Errorf("%d feature slots, want %d", nF, s.slots)
	}
	if s.hidden, err = l.dim(lower, "nO", maxWidth); err != nil {
		return err
	}
	if s.pieces, err = l.dim(lower, "nP", maxPieces); err != nil {
		return err
	}
	nI, err := l.dim(lower, "nI", maxWidth)
	if err != nil {
		return err
	}
	if s.in, err = l.dim(reduce, "nI", maxWidth); err != nil {
		return err
	}
	if s.reduce, err = l.bindLinear(reduce, nI, s.in); err != nil {
		return err
	}
	if err := s.bindLower(l, lower, nI); err != nil {
		return err
	}
	nO, err := l.dim(upper, "nO", maxClasses)
	if err != nil {
		return err
	}
	if nO != classes {
		return fmt.Errorf("the model scores %d moves, the transition system has %d", nO, classes)
	}
	s.upper, err = l.bindLinear(upper, nO, s.hidden)
	return err
}

func (s *scorer) bindLower(l *layout, at, in int) error {
	w, err := l.Param(at, "W", s.slots, s.hidden, s.pieces, in)
	if err != nil {
		return err
	}
	b, err := l.Param(at, "b", s.hidden, s.pieces)
	if err != nil {
		return err
	}
	pad, err := l.Param(at, "pad", 1, s.slots, s.hidden, s.pieces)
	if err != nil {
		return err
	}
	size := s.hidden * s.pieces
	var rows []float32
	for f := range s.slots {
		rows = append(rows, kernel.PiecesFirst(w[f*size*in:][:size*in], s.hidden, s.pieces, in)...)
		s.empty = append(s.empty, kernel.PiecesFirst(pad[f*size:][:size], s.hidden, s.pieces, 1)...)
	}
	s.lower = kernel.Pack(rows, s.slots*size, in)
	s.bias = kernel.PiecesFirst(b, s.hidden, s.pieces, 1)
	return nil
}

// stateSpace is the memory of one parser run.
type stateSpace struct {
	reduced []float32 // a block of tokens after the first layer
	table   []float32 // of each token, its part in each slot
	sum     []float32
	hidden  []float32
	scores  []float32
	arcs    arcState
	spans   []EntSpan
}

// prepare computes the part of every token in every slot.
func (s *scorer) prepare(ws *stateSpace, vecs []float32, n int) {
	width, parts := s.reduce.w.N(), s.lower.N()
	reduced := grow(&ws.reduced, blockRows*width)
	table := grow(&ws.table, n*parts)
	ws.table = table
	for from := 0; from < n; from += blockRows {
		m := min(blockRows, n-from)
		kernel.MatMul(reduced, vecs[from*s.in:], m, s.reduce.w, s.reduce.bias)
		kernel.MatMul(table[from*parts:], reduced, m, s.lower, nil)
	}
	grow(&ws.sum, s.hidden*s.pieces)
	grow(&ws.hidden, s.hidden)
	grow(&ws.scores, s.upper.w.N())
}

// score returns the scores of all moves in a state with these tokens in its
// slots, valid until the next call.
func (s *scorer) score(ws *stateSpace, slots []int32) []float32 {
	size := s.hidden * s.pieces
	sum, hidden, scores := ws.sum[:size], ws.hidden[:s.hidden], ws.scores[:s.upper.w.N()]
	for f, tok := range slots {
		part := s.empty[f*size:][:size]
		if tok != none {
			part = ws.table[(int(tok)*s.slots+f)*size:][:size]
		}
		if f == 0 {
			copy(sum, part)
			continue
		}
		kernel.Add(sum, part)
	}
	kernel.Add(sum, s.bias)
	kernel.Maxout(hidden, sum, s.pieces)
	kernel.MatMul(scores, hidden, 1, s.upper.w, s.upper.bias)
	return scores
}
