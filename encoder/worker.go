package encoder

import (
	"context"
	"fmt"

	"github.com/parley-record/parley/internal/kernel"
)

// Input is one sequence of pieces, [CLS] and [SEP] included (see
// [Tokenizer.Input]).
type Input struct {
	IDs   []int32 // at most Config.MaxPositions, at least one
	Cases []Case  // per piece; nil counts as CaseLower throughout
	Types []uint8 // per piece; nil counts as 0 throughout
}

// Worker runs a model; it owns the memory that takes. One goroutine at a time
// may use it.
type Worker struct {
	m *Model

	hidden []float32 // [rows][hidden]: the result
	qkv    []float32 // [rows of a group][3*hidden]
	mixed  []float32 // [rows of a group][hidden]: attention, then what is added to hidden
	wide   []float32 // [feedRows][intermediate]
	scores []float32 // [length][length]
	half   kernel.RowsBF16
	byte   kernel.RowsInt8
	keys   kernel.Packed
	values kernel.Packed
	starts []int // first row of each input, and the end
}

// NewWorker makes a worker; its memory grows with the largest batch it gets,
// about 13 kB per piece of the longest input and 1.5 kB per piece of the batch
// for a model of 384.
func (m *Model) NewWorker() *Worker { return &Worker{m: m} }

// groupRows is the number of rows that pass through the layers together at
// least: shorter inputs are grouped so that weights are read less often. The
// results do not depend on it.
const groupRows = 384

// feedRows is the number of rows that pass through the feed-forward part
// together, so that its wide rows stay in the cache.
const feedRows = 192

// Encode computes the hidden states of a batch; read them by [Worker.Hidden]
// before the next call. It looks at ctx before every layer.
func (w *Worker) Encode(ctx context.Context, batch []Input) error {
	w.starts = append(w.starts[:0], 0)
	total := 0
	for i := range batch {
		if err := w.m.checkInput(&batch[i]); err != nil {
			return fmt.Errorf("input %d: %w", i, err)
		}
		total += len(batch[i].IDs)
		w.starts = append(w.starts, total)
	}
	w.hidden = resize(w.hidden, total*w.m.config.HiddenSize)
	for from := 0; from < len(batch); {
		to := from + 1
		for to < len(batch) && w.starts[to+1]-w.starts[from] <= groupRows {
			to++
		}
		if err := w.group(ctx, batch, from, to); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// Hidden gives the hidden states of input i of the last batch: one row of
// Config.HiddenSize values per piece. The next Encode overwrites them.
func (w *Worker) Hidden(i int) []float32 {
	h := w.m.config.HiddenSize
	return w.hidden[w.starts[i]*h : w.starts[i+1]*h : w.starts[i+1]*h]
}

// resize gives a slice of n values, old memory if it is large enough; their
// content is undefined.
func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

func (m *Model) checkInput(in *Input) error {
	n := len(in.IDs)
	switch {
	case n == 0:
		return fmt.Errorf("no pieces")
	case n > m.config.MaxPositions:
		return fmt.Errorf("%d pieces, at most %d", n, m.config.MaxPositions)
	case in.Cases != nil && len(in.Cases) != n:
		return fmt.Errorf("%d cases for %d pieces", len(in.Cases), n)
	case in.Types != nil && len(in.Types) != n:
		return fmt.Errorf("%d types for %d pieces", len(in.Types), n)
	}
	for i, id := range in.IDs {
		if id < 0 || int(id) >= m.config.VocabSize {
			return fmt.Errorf("piece %d has id %d", i, id)
		}
	}
	for i, t := range in.Types {
		if int(t) >= m.config.TypeVocabSize {
			return fmt.Errorf("piece %d has type %d", i, t)
		}
	}
	if m.cases == nil {
		return nil
	}
	for i, c := range in.Cases {
		if int(c) >= len(m.cases)/m.config.HiddenSize {
			return fmt.Errorf("piece %d has case %d", i, c)
		}
	}
	return nil
}

// group passes the inputs from to to-1 through all layers.
func (w *Worker) group(ctx context.Context, batch []Input, from, to int) error {
	h := w.m.config.HiddenSize
	first, rows := w.starts[from], w.starts[to]-w.starts[from]
	w.qkv = resize(w.qkv, rows*3*h)
	w.mixed = resize(w.mixed, rows*h)
	w.wide = resize(w.wide, min(rows, feedRows)*w.m.config.IntermediateSize)
	hidden := w.hidden[first*h : (first+rows)*h]
	for i := from; i < to; i++ {
		w.m.embed(w.hidden[w.starts[i]*h:w.starts[i+1]*h], &batch[i])
	}
	for i := range w.m.layers {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := &w.m.layers[i]
		w.product(w.qkv, hidden, rows, &l.qkv)
		for s := from; s < to; s++ {
			w.attend(w.starts[s]-first, w.starts[s+1]-w.starts[s])
		}
		w.feed(l, hidden, rows)
	}
	return nil
}

// embed sums the embeddings of a sequence and normalises them.
func (m *Model) embed(hidden []float32, in *Input) {
	h := m.config.HiddenSize
	for i, id := range in.IDs {
		row := hidden[i*h : (i+1)*h]
		copy(row, m.words[int(id)*h:])
		kind := 0
		if in.Types != nil {
			kind = int(in.Types[i])
		}
		kernel.Add(row, m.types[kind*h:])
		kernel.Add(row, m.positions[i*h:])
		if m.cases != nil {
			c := 0
			if in.Cases != nil {
				c = int(in.Cases[i])
			}
			kernel.Add(row, m.cases[c*h:])
		}
		m.normalise(row, &m.norm)
	}
}

func (m *Model) normalise(row []float32, n *scaling) {
	kernel.LayerNorm(row, row, n.gain, n.shift, float32(m.config.LayerNormEps))
}

// attend computes the attention of one sequence of n rows from row first of
// qkv, head by head, and writes the heads side by side to the same rows of
// mixed.
func (w *Worker) attend(first, n int) {
	h := w.m.config.HiddenSize
	width := h / w.m.config.Heads
	w.scores = resize(w.scores, n*n)
	qkv, mixed := w.qkv[first*3*h:], w.mixed[first*h:]
	for at := 0; at < h; at += width {
		w.keys.Reset(qkv[h+at:], 3*h, n, width)
		w.values.ResetTransposed(qkv[2*h+at:], 3*h, width, n)
		kernel.MatMulStrided(w.scores, n, qkv[at:], 3*h, n, &w.keys, nil)
		for i := range n {
			kernel.Softmax(w.scores[i*n : (i+1)*n])
		}
		kernel.MatMulStrided(mixed[at:], h, w.scores, n, n, &w.values, nil)
	}
}

// feed does the rest of a layer, a few rows at a time: the output projection
// of the attention and the feed-forward part, each added to hidden and
// normalised.
func (w *Worker) feed(l *layer, hidden []float32, rows int) {
	h := w.m.config.HiddenSize
	for i := 0; i < rows; i += feedRows {
		n := min(feedRows, rows-i)
		part := hidden[i*h : (i+n)*h]
		// The rows of qkv are free again: take them for what is to be added.
		sum := w.qkv[i*3*h : i*3*h+n*h]
		w.product(sum, w.mixed[i*h:], n, &l.out)
		w.addNormalise(part, sum, &l.attended)
		w.product(w.wide, part, n, &l.up)
		kernel.GELU(w.wide[:n*w.m.config.IntermediateSize])
		w.product(sum, w.wide, n, &l.down)
		w.addNormalise(part, sum, &l.transforms)
	}
}

func (w *Worker) addNormalise(hidden, sum []float32, n *scaling) {
	kernel.Add(hidden, sum)
	h := w.m.config.HiddenSize
	for i := 0; i < len(hidden); i += h {
		w.m.normalise(hidden[i:i+h], n)
	}
}

// product is dst = x·wᵀ + bias for n rows, in the model's precision.
func (w *Worker) product(dst, x []float32, n int, l *linear) {
	switch {
	case l.half != nil:
		w.half.Set(x, l.half.K(), n, l.half.K())
		kernel.MatMulBF16(dst, l.half.N(), &w.half, l.half, l.bias)
	case l.byte != nil:
		w.byte.Set(x, l.byte.K(), n, l.byte.K())
		kernel.MatMulInt8(dst, l.byte.N(), &w.byte, l.byte, l.bias)
	default:
		kernel.MatMul(dst, x, n, l.w, l.bias)
	}
}
