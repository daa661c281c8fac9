// Command evaluate scores Parley against annotated data in a folder and prints
// a row for each set: make eval DATA=folder.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/internal/annotate/weights"
	"github.com/parley-record/parley/internal/eval"
	"github.com/parley-record/parley/internal/model"
	"github.com/parley-record/parley/internal/story"
)

func main() {
	folds := flag.String("folds", "", "folder of weights that left parts of the data out (train/heldout.py)")
	only := flag.String("only", "", "score only sets whose name holds this")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: evaluate [-folds DIR] [-only NAME] DATA")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if failed := evaluate(flag.Arg(0), *folds, *only); failed > 0 {
		fmt.Fprintf(os.Stderr, "%d sets could not be scored\n", failed)
		os.Exit(1)
	}
}

type set struct {
	folder string
	score  func(dir string) ([]eval.Score, error)
}

func evaluate(data, folds, only string) (failed int) {
	sets := []set{
		{"article-extraction", one(eval.Articles)},
		{"news-extraction", one(eval.News)},
		{"publish-dates", one(eval.Dates)},
		{"stories", one(scoreStories)},
		{"pud", one(scoreNames)},
		{"polnear/dev", scoreAttributions},
		{timeML, scoreTimes},
		{"meantime/intra_cross-doc_annotation", scoreMeantime},
		{"plv/manual.jsonl", scoreEventTypes},
	}
	if folds != "" {
		sets = append(sets, set{"folds", func(string) ([]eval.Score, error) { return scoreFolds(data, folds) }})
	}
	for _, s := range sets {
		if !strings.Contains(s.folder, only) {
			continue
		}
		got, err := s.score(filepath.Join(data, s.folder))
		if err != nil {
			fmt.Printf("%-24s not scored: %v\n", s.folder, err)
			failed++
		}
		for _, row := range got {
			fmt.Println(row)
		}
	}
	return failed
}

func one(score func(dir string) (eval.Score, error)) func(dir string) ([]eval.Score, error) {
	return func(dir string) ([]eval.Score, error) {
		got, err := score(dir)
		if err != nil {
			return nil, err
		}
		return []eval.Score{got}, nil
	}
}

func scoreAttributions(dir string) ([]eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return nil, err
	}
	return eval.Attributions(context.Background(), e, dir)
}

func scoreStories(dir string) (eval.Score, error) {
	e, err := engine(false)
	if err != nil {
		return eval.Score{}, err
	}
	docs, gold, err := eval.SignedStories(context.Background(), e, dir)
	if err != nil {
		return eval.Score{}, err
	}
	return eval.Stories(docs, gold, story.Options{}), nil
}

func scoreNames(dir string) (eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return eval.Score{}, err
	}
	return eval.Names(context.Background(), e, dir)
}

// engine is the built-in pipeline, with the trained reader if asked for.
func engine(whole bool) (*annotate.Engine, error) {
	m, err := model.Open("")
	if err != nil || !whole {
		return annotate.New(m), err
	}
	fsys, err := weights.FS()
	if err != nil {
		return nil, err
	}
	r, err := reader.Open(fsys, encoder.Options{})
	if err != nil {
		return nil, err
	}
	return annotate.New(m).With(r), nil
}
