package main

import (
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/internal/annotate/weights"
	"github.com/parley-record/parley/internal/model"
	"github.com/parley-record/parley/spacy"
)

// readerFlags say whether and how the trained reader reads.
type readerFlags struct {
	fast      bool
	precision string
}

func (f *readerFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.fast, "fast", false, "read without the trained reader: by rules and the pipeline alone")
	c.Flags().StringVar(&f.precision, "precision", "f32", "arithmetic of the trained reader: f32, or bf16 or int8 for bulk work")
}

// openEngine opens the pipeline that a --model flag names and, unless it is to
// be fast, the trained reader, both at a time.
func openEngine(name string, f readerFlags) (*annotate.Engine, error) {
	precision, err := encoder.ParsePrecision(f.precision)
	if err != nil {
		return nil, usage("--precision %q isn't one of f32, bf16, int8", f.precision)
	}
	var m *spacy.Model
	var r *reader.Reader
	var group errgroup.Group
	group.Go(func() (err error) {
		m, err = model.Open(name)
		return err
	})
	if !f.fast {
		group.Go(func() (err error) {
			r, err = openReader(precision)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nothing("%w", err)
	}
	if f.fast {
		return annotate.New(m), nil
	}
	return annotate.New(m).With(r), nil
}

func openReader(p encoder.Precision) (*reader.Reader, error) {
	fsys, err := weights.FS()
	if err != nil {
		return nil, err
	}
	return reader.Open(fsys, encoder.Options{Precision: p})
}
