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

// maxParts bounds the values that the lower layer gives for one token.
const maxParts = 1 << 14

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
	if size := s.slots * s.hidden * s.pieces; size > maxParts {
		return fmt.Errorf("%d outputs in the lower layer, at most %d", size, maxParts)
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
