// Package modeltest finds the pipelines that tests read with.
package modeltest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-record/parley/spacy"
)

// Path returns the wheel of a pipeline, e.g. "en_core_web_sm", in the folder
// PARLEY_MODEL_DIR or in the repository's build/models. A missing wheel fails
// the test.
func Path(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("PARLEY_MODEL_DIR")
	if dir == "" {
		dir = repositoryModels(t)
	}
	path := filepath.Join(dir, name+".whl")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("pipeline %s is missing (%v): run `make model`", name, err)
	}
	return path
}

// Open opens a pipeline; the test fails if it can't.
func Open(t testing.TB, name string) *spacy.Model {
	t.Helper()
	m, err := spacy.Open(Path(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// repositoryModels looks for go.mod upwards from the test's folder.
func repositoryModels(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "build", "models")
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}
