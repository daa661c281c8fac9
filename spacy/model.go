package spacy

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
)

// Model is a loaded pipeline. It is immutable and safe for concurrent use.
type Model struct {
	meta Meta
}

// Meta says what a model is, from its meta.json and config.cfg.
type Meta struct {
	Lang     string   // ISO code, e.g. "en"
	Name     string   // e.g. "core_web_sm"
	Version  string   // e.g. "3.8.0"
	License  string   // e.g. "MIT"
	Pipeline []string // names of the components that run, in order
}

// Options say how a model is loaded; the zero value is right.
type Options struct {
	// NewLemmaRules chooses the lemmatizer of spaCy 3.8.8 and later, which
	// prefers forms in its index. The default is that of 3.7.0 to 3.8.7.
	NewLemmaRules bool
	// MaxRunes is the longest text, in code points, that Read accepts;
	// 0 means 1,000,000, as in spaCy.
	MaxRunes int
}

// Open loads the pipeline in a wheel (a .whl or .zip file) or a folder.
func Open(path string) (*Model, error) { return Options{}.Open(path) }

// Load loads the pipeline in a file system. The pipeline's folder is the one
// that holds both "config.cfg" and "tokenizer", at any depth.
func Load(fsys fs.FS) (*Model, error) { return Options{}.Load(fsys) }

// LoadWheel loads the pipeline in a wheel of size bytes.
func LoadWheel(r io.ReaderAt, size int64) (*Model, error) { return Options{}.LoadWheel(r, size) }

// Open is like the package's Open, with options.
func (o Options) Open(path string) (*Model, error) { return nil, errors.New("not built yet") }

// Load is like the package's Load, with options.
func (o Options) Load(fsys fs.FS) (*Model, error) { return nil, errors.New("not built yet") }

// LoadWheel is like the package's LoadWheel, with options.
func (o Options) LoadWheel(r io.ReaderAt, size int64) (*Model, error) {
	return nil, errors.New("not built yet")
}

// Meta says what the model is.
func (m *Model) Meta() Meta { return m.meta }

// Read reads one text. It fails when the text is longer than the limit or ctx
// is cancelled.
func (m *Model) Read(ctx context.Context, text string) (*Doc, error) {
	return nil, errors.New("not built yet")
}

// Pipe reads many texts with the given number of workers (0: one per CPU) and
// yields their docs in the order of texts. At most a few texts per worker are
// held at once. A text that can't be read yields its error, and reading goes
// on; when ctx is cancelled, Pipe yields its error and stops.
func (m *Model) Pipe(ctx context.Context, texts iter.Seq[string], workers int) iter.Seq2[*Doc, error] {
	return func(yield func(*Doc, error) bool) {
		yield(nil, errors.New("not built yet"))
	}
}
