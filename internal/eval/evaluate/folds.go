package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/internal/eval"
	"github.com/parley-record/parley/internal/model"
)

const timeML = "tempeval3/Training/TBAQ-cleaned"

// scoreTimes scores times and event words. The built-in weights were trained on
// these texts (of MEANTIME on the times alone): it shows that nothing broke,
// not how well unseen texts are read.
func scoreTimes(dir string) ([]eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return nil, err
	}
	t := eval.NewTimes("tempeval3, trained on")
	if err := t.ReadTimeML(context.Background(), e, dir, nil); err != nil {
		return nil, err
	}
	return t.Rows(), nil
}

func scoreMeantime(dir string) ([]eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return nil, err
	}
	t := eval.NewTimes("meantime, times trained on")
	if err := t.ReadMeantime(context.Background(), e, dir); err != nil {
		return nil, err
	}
	return t.Rows(), nil
}

// scoreEventTypes scores rows that the built-in weights were trained on.
func scoreEventTypes(path string) ([]eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return nil, err
	}
	t := eval.NewEventTypes("plv/manual, trained on")
	if err := t.Read(context.Background(), e, path, nil); err != nil {
		return nil, err
	}
	return t.Rows(), nil
}

// scoreFolds scores weights that each left a part of the data out, in folders
// below dir that hold held_out.json beside them, on those parts.
func scoreFolds(data, dir string) ([]eval.Score, error) {
	found, err := filepath.Glob(filepath.Join(dir, "*", "held_out.json"))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no folder in %s holds held_out.json", dir)
	}
	m, err := model.Open("")
	if err != nil {
		return nil, err
	}
	times, types := eval.NewTimes("tempeval3, held out"), eval.NewEventTypes("plv, held out")
	for _, path := range found {
		if err := scoreFold(annotate.New(m), data, filepath.Dir(path), times, types); err != nil {
			return nil, err
		}
	}
	return append(times.Rows(), types.Rows()...), nil
}

func scoreFold(plain *annotate.Engine, data, weights string, times *eval.Times, types *eval.EventTypes) error {
	out, err := eval.ReadHeldOut(weights)
	if err != nil {
		return err
	}
	r, err := reader.Open(os.DirFS(weights), encoder.Options{})
	if err != nil {
		return err
	}
	e := plain.With(r)
	if err := times.ReadTimeML(context.Background(), e, filepath.Join(data, timeML), out.TimeML); err != nil {
		return err
	}
	for _, part := range []string{"train", "manual"} {
		if err := types.Read(context.Background(), e, filepath.Join(data, "plv", part+".jsonl"), out.PLV); err != nil {
			return err
		}
	}
	return nil
}
