package pipeline

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/collect"
)

// gather collects the documents at paths, opt.Jobs at a time, in the order of
// the paths. What can't be collected is a problem.
func gather(ctx context.Context, paths []string, opt Options) ([]*parley.Document, []parley.Problem, error) {
	files, problems := collect.Files(paths)
	got := make([]*parley.Document, len(files))
	errs := make([]error, len(files))
	err := parallel(ctx, len(files), opt.Jobs, func(i int) {
		errs[i] = guard(func() (err error) {
			got[i], err = collect.File(files[i])
			return err
		})
	})
	if err != nil {
		return nil, nil, err
	}
	var docs []*parley.Document
	for i, d := range got {
		if errs[i] != nil {
			problems = append(problems, collect.Problem(files[i], errs[i]))
			continue
		}
		docs = append(docs, d)
	}
	collect.Distinct(docs)
	return docs, problems, nil
}

// each reads every document that can be read, opt.Jobs at a time, and gives
// the results in the order of the documents. A document that fails is left out
// with a problem of its own; only a cancelled context stops the run.
func each(ctx context.Context, docs []*parley.Document, opt Options, do func(*parley.Document) (reading, error)) ([]reading, error) {
	out := make([]reading, len(docs))
	var mu sync.Mutex
	done := 0
	err := parallel(ctx, len(docs), opt.Jobs, func(i int) {
		d := docs[i]
		if readable(d) {
			err := guard(func() (err error) {
				out[i], err = do(d)
				return err
			})
			if err != nil {
				out[i] = reading{}
				d.Problems = append(d.Problems, err.Error())
			}
		}
		if opt.Progress == nil {
			return
		}
		mu.Lock()
		done++
		n := done
		mu.Unlock()
		opt.Progress(n, len(docs), d.Name)
	})
	return out, err
}

// parallel calls do for 0 to n-1, jobs at a time, until ctx is cancelled.
func parallel(ctx context.Context, n, jobs int, do func(i int)) error {
	var group errgroup.Group
	group.SetLimit(max(1, jobs))
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			if ctx.Err() == nil {
				do(i)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// guard keeps a fault that one document provokes from ending the brief.
func guard(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("could not be read: a fault in Parley: %v", r)
		}
	}()
	return do()
}

// readable reports whether there is text that Parley can read: some words, in
// English.
func readable(d *parley.Document) bool {
	return len(d.View.Blocks) > 0 && collect.IsEnglish(d)
}
