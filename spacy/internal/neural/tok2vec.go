package neural

import (
	"errors"
	"fmt"

	"github.com/parley-record/parley/internal/kernel"
	"github.com/parley-record/parley/spacy/internal/thinc"
)

// Tok2Vec is a hash embedding with a window encoder above it. It is immutable
// but for a cache that never shows in its results; goroutines may share it.
type Tok2Vec struct {
	width  int
	want   uint // columns in use, as bits
	tables []hashTable
	static *staticVectors // or nil
	mixer  maxoutLayer
	window int // tokens on each side that a convolution sees
	first  *kernel.Packed
	conv   []maxoutLayer
	pad    int // padding rows on each side
	cache  lexCache
}

// staticVectors projects a word's vector to the encoder's width.
type staticVectors struct {
	vectors Vectors
	table   []float32
	dim     int
	w       *kernel.Packed
}

// NewTok2Vec binds the encoder in m: that of a tok2vec component, or the own
// encoder of a tagger, parser or entity recogniser. vectors may be nil if the
// model reads none.
func NewTok2Vec(m *thinc.Model, vectors Vectors) (*Tok2Vec, error) {
	l, err := layOut(m)
	if err != nil {
		return nil, fmt.Errorf("tok2vec: %w", err)
	}
	t, err := l.bindTok2Vec(vectors)
	if err != nil {
		return nil, fmt.Errorf("tok2vec: %w", err)
	}
	return t, nil
}

func (l *layout) bindTok2Vec(vectors Vectors) (*Tok2Vec, error) {
	if l.has(listener) {
		return nil, errors.New("the model holds no encoder, it listens to another")
	}
	t := new(Tok2Vec)
	maxouts, norms := l.byName["maxout"], l.byName["layernorm"]
	var err error
	if t.width, err = l.dim(maxouts[0], "nO", maxWidth); err != nil {
		return nil, err
	}
	if err := l.bindTables(t); err != nil {
		return nil, err
	}
	in := len(t.tables) * t.width
	if l.has("static_vectors") {
		if t.static, err = l.bindStatic(t.width, vectors); err != nil {
			return nil, err
		}
		t.want |= 1 << colOrth
		in += t.width
	}
	var raw []float32
	if t.mixer, raw, err = l.bindMaxout(maxouts[0], norms[0], in); err != nil {
		return nil, err
	}
	t.mixer.w = kernel.Pack(raw, t.mixer.out*t.mixer.pieces, in)
	return t, l.bindEncoder(t, maxouts[1:], norms[1:])
}

// bindTables reads the hash embeddings, one for each column.
func (l *layout) bindTables(t *Tok2Vec) error {
	at, err := l.oneOf("extract_features")
	if err != nil {
		return err
	}
	names, err := l.Nodes[at].Attrs["columns"].Texts()
	if err != nil {
		return fmt.Errorf("columns: %w", err)
	}
	tables := l.byName["hashembed"]
	if len(names) != len(tables) {
		return fmt.Errorf("%d columns for %d hash tables", len(names), len(tables))
	}
	for i, at := range tables {
		if pos, err := l.attr(at, "column", maxColumns); err != nil || pos != i {
			return fmt.Errorf("hash table %d reads column %d (%v)", i, pos, err)
		}
		col, ok := columnOf(names[i])
		if !ok {
			return fmt.Errorf("unknown feature %.40q", names[i])
		}
		rows, err := l.dim(at, "nV", 1<<24)
		if err != nil {
			return err
		}
		seed, err := l.attr(at, "seed", 1<<32-1)
		if err != nil {
			return err
		}
		e, err := l.Param(at, "E", rows, t.width)
		if err != nil {
			return err
		}
		t.tables = append(t.tables, hashTable{col, uint32(seed), uint32(rows), e})
		t.want |= 1 << col
	}
	return nil
}

func (l *layout) bindStatic(width int, vectors Vectors) (*staticVectors, error) {
	at, err := l.oneOf("static_vectors")
	if err != nil {
		return nil, err
	}
	if key := l.Nodes[at].Attrs["key_attr"]; key != nil {
		if name, err := key.Text(); err != nil || name != "ORTH" {
			return nil, fmt.Errorf("static vectors keyed by %q", name)
		}
	}
	if vectors == nil {
		return nil, errors.New("the model needs static vectors, the pipeline has none")
	}
	s := &staticVectors{vectors: vectors}
	s.table, s.dim = vectors.Table()
	if s.dim < 1 || s.dim > maxWidth {
		return nil, fmt.Errorf("static vectors of %d values", s.dim)
	}
	w, err := l.Param(at, "W", width, s.dim)
	if err != nil {
		return nil, err
	}
	s.w = kernel.Pack(w, width, s.dim)
	return s, nil
}

// bindEncoder reads the convolutions. The first is split into one product for
// each place in the window, which then depends on one token only.
func (l *layout) bindEncoder(t *Tok2Vec, maxouts, norms []int) error {
	depth := len(maxouts)
	for i, at := range l.byName["expand_window"] {
		w, err := l.attr(at, "window_size", 4)
		if err != nil {
			return err
		}
		if i > 0 && w != t.window {
			return fmt.Errorf("windows of %d and %d tokens", t.window, w)
		}
		t.window = w
	}
	pad, err := l.encoderPad()
	if err != nil {
		return err
	}
	if pad < depth*t.window {
		return fmt.Errorf("padding of %d for %d layers of window %d", pad, depth, t.window)
	}
	// Rows that no token sees need not be computed: more padding is the same.
	t.pad = depth * t.window
	span := 2*t.window + 1
	for i, at := range maxouts {
		layer, raw, err := l.bindMaxout(at, norms[i], span*t.width)
		if err != nil {
			return err
		}
		if layer.out != t.width {
			return fmt.Errorf("layer %d has %d outputs, want %d", at, layer.out, t.width)
		}
		rows := layer.out * layer.pieces
		if i == 0 {
			t.first = kernel.Pack(splitWindow(raw, rows, span, t.width), span*rows, t.width)
		} else {
			layer.w = kernel.Pack(raw, rows, span*t.width)
		}
		t.conv = append(t.conv, layer)
	}
	t.cache.resize(t.width + t.first.N())
	return nil
}

// encoderPad is the padding of the array that the convolutions run over.
func (l *layout) encoderPad() (int, error) {
	blocks := len(l.byName["expand_window"])
	name := encodeTree(blocks).name
	at, err := l.oneOf(name)
	if err != nil {
		return 0, err
	}
	return l.attr(at, "pad", 1<<16)
}

// splitWindow turns rows of span*width values into span blocks of rows of width.
func splitWindow(w []float32, rows, span, width int) []float32 {
	out := make([]float32, len(w))
	for r := range rows {
		for s := range span {
			copy(out[(s*rows+r)*width:][:width], w[(r*span+s)*width:][:width])
		}
	}
	return out
}

// Width is the length of a token's vector.
func (t *Tok2Vec) Width() int { return t.width }
