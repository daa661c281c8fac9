// Command evaluate scores Parley against annotated data in a folder and prints
// a row for each set: make eval DATA=folder.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-record/parley/encoder"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/internal/annotate/weights"
	"github.com/parley-record/parley/internal/eval"
	"github.com/parley-record/parley/internal/model"
	"github.com/parley-record/parley/internal/story"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: evaluate DATA")
		os.Exit(2)
	}
	if failed := evaluate(os.Args[1]); failed > 0 {
		fmt.Fprintf(os.Stderr, "%d sets could not be scored\n", failed)
		os.Exit(1)
	}
}

func evaluate(data string) (failed int) {
	sets := []struct {
		folder string
		score  func(dir string) (eval.Score, error)
	}{
		{"article-extraction", eval.Articles},
		{"news-extraction", eval.News},
		{"publish-dates", eval.Dates},
		{"stories", scoreStories},
		{"pud", scoreNames},
		{"plv/manual.jsonl", scoreEventTypes},
	}
	for _, s := range sets {
		got, err := s.score(filepath.Join(data, s.folder))
		if err != nil {
			fmt.Printf("%-24s not scored: %v\n", s.folder, err)
			failed++
			continue
		}
		fmt.Println(got)
	}
	return failed
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

// scoreEventTypes scores rows that the weights were trained on: it shows that
// nothing broke, not how well unseen rows are read.
func scoreEventTypes(path string) (eval.Score, error) {
	e, err := engine(true)
	if err != nil {
		return eval.Score{}, err
	}
	score, err := eval.EventTypes(context.Background(), e, path)
	score.Set += ", trained on"
	return score, err
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
