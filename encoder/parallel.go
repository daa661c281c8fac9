package encoder

import (
	"context"
	"sync"
	"sync/atomic"
)

// batchPieces bounds the batches that [Model.Encode] hands to a worker: one
// group, so that the goroutines finish at nearly the same time.
const batchPieces = groupRows

// Encode computes the hidden states of all inputs with the given number of
// goroutines (at least one) and calls use once per input, from those
// goroutines, in no fixed order; the hidden states are valid during the call
// only. The first error stops it; so does ctx.
func (m *Model) Encode(ctx context.Context, workers int, inputs []Input, use func(i int, hidden []float32)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	batches := cutBatches(inputs)
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(max(workers, 1), len(batches)) {
		all.Go(func() {
			w := m.NewWorker()
			for ctx.Err() == nil {
				b := int(next.Add(1)) - 1
				if b >= len(batches) {
					return
				}
				from, to := batches[b][0], batches[b][1]
				if err := w.Encode(ctx, inputs[from:to]); err != nil {
					cancel(err)
					return
				}
				for i := from; i < to; i++ {
					use(i, w.Hidden(i-from))
				}
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// cutBatches cuts inputs into runs of up to batchPieces pieces.
func cutBatches(inputs []Input) [][2]int {
	var out [][2]int
	for from := 0; from < len(inputs); {
		to, pieces := from, 0
		for to < len(inputs) && (to == from || pieces+len(inputs[to].IDs) <= batchPieces) {
			pieces += len(inputs[to].IDs)
			to++
		}
		out = append(out, [2]int{from, to})
		from = to
	}
	return out
}
