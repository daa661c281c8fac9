package spacy

import (
	"context"
	"iter"
	"runtime"
)

// Pipe reads many texts with the given number of workers (0: one per CPU) and
// yields their docs in the order of texts. At most four texts per worker are
// held at once. A text that can't be read yields its error, and reading goes
// on; when ctx is cancelled, Pipe yields its error and stops.
func (m *Model) Pipe(ctx context.Context, texts iter.Seq[string], workers int) iter.Seq2[*Doc, error] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(*Doc, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := m.start(ctx, texts, workers)
		for job := range queue {
			r := <-job.done
			if ctx.Err() != nil {
				break
			}
			if !yield(r.doc, r.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

type outcome struct {
	doc *Doc
	err error
}

type job struct {
	text string
	done chan outcome // of capacity one
}

// start feeds texts to workers and returns the jobs in order. All goroutines
// end when the texts do or ctx is cancelled.
func (m *Model) start(ctx context.Context, texts iter.Seq[string], workers int) <-chan *job {
	queue, work := make(chan *job, 3*workers), make(chan *job)
	go func() {
		defer close(queue)
		defer close(work)
		for text := range texts {
			j := &job{text: text, done: make(chan outcome, 1)}
			select {
			case queue <- j:
			case <-ctx.Done():
				return
			}
			select {
			case work <- j:
			case <-ctx.Done():
				j.done <- outcome{err: ctx.Err()}
				return
			}
		}
	}()
	for range workers {
		go func() {
			for j := range work {
				doc, err := m.Read(ctx, j.text)
				j.done <- outcome{doc, err}
			}
		}()
	}
	return queue
}
