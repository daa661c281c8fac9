package spacy

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parley-record/parley/internal/inflate"
	"github.com/parley-record/parley/spacy/internal/lemma"
	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/neural"
	"github.com/parley-record/parley/spacy/internal/ruler"
	"github.com/parley-record/parley/spacy/internal/thinc"
	"github.com/parley-record/parley/spacy/internal/tokenizer"
)

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

// Open is the package's Open, with options.
func (o Options) Open(path string) (*Model, error) {
	m, err := o.open(path)
	if err != nil {
		return nil, fmt.Errorf("open model %s: %w", path, err)
	}
	return m, nil
}

func (o Options) open(path string) (*Model, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return o.Load(os.DirFS(path))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return o.LoadWheel(f, info.Size())
}

// LoadWheel is the package's LoadWheel, with options.
func (o Options) LoadWheel(r io.ReaderAt, size int64) (*Model, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("read wheel: %w", err)
	}
	z.RegisterDecompressor(zip.Deflate, inflate.NewReader)
	return o.Load(z)
}

// Load is the package's Load, with options.
func (o Options) Load(fsys fs.FS) (*Model, error) {
	dir, err := findPipeline(fsys)
	if err != nil {
		return nil, err
	}
	l := &loader{files: dir, options: o}
	return l.load()
}

// loader builds one model.
type loader struct {
	files
	options Options
	config  *modelfile.Config
	lang    string
	vectors neural.Vectors
}

func (l *loader) load() (*Model, error) {
	m := &Model{maxRunes: l.options.MaxRunes}
	if m.maxRunes == 0 {
		m.maxRunes = defaultMaxRunes
	}
	plan, err := l.plan(m)
	if err != nil {
		return nil, err
	}
	m.lang = languageOf(m.meta.Lang)
	// The vectors come first since embeddings need them; the tokenizer and the
	// components are independent of one another.
	var group errgroup.Group
	vectorsRead := make(chan struct{})
	group.Go(func() error {
		defer close(vectorsRead)
		return l.readVectors()
	})
	group.Go(func() (err error) {
		m.tokenizer, err = l.tokenizer()
		return err
	})
	m.parts = make([]component, len(plan))
	for i, spec := range plan {
		group.Go(func() (err error) {
			m.parts[i], err = l.component(spec, vectorsRead)
			if err != nil {
				err = fmt.Errorf("component %s: %w", spec.name, err)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return m, m.connect(plan)
}

// plan reads config and meta and lists the components that will run, having
// checked that all of them can.
func (l *loader) plan(m *Model) ([]componentSpec, error) {
	data, err := l.read("config.cfg")
	if err != nil {
		return nil, err
	}
	if l.config, err = modelfile.ParseConfig(data); err != nil {
		return nil, fmt.Errorf("config.cfg: %w", err)
	}
	var pipeline, disabled []string
	if err := l.config.Get("nlp.pipeline", &pipeline); err != nil {
		return nil, fmt.Errorf("config.cfg: %w", err)
	}
	if err := l.config.Get("nlp.disabled", &disabled); err != nil {
		return nil, fmt.Errorf("config.cfg: %w", err)
	}
	if l.lang, err = l.config.Text("nlp.lang"); err != nil {
		return nil, fmt.Errorf("config.cfg: %w", err)
	}
	if err := checkTokenizer(l.config); err != nil {
		return nil, err
	}
	var plan []componentSpec
	for i, name := range pipeline {
		if slices.Contains(pipeline[:i], name) {
			return nil, fmt.Errorf("component %s is in the pipeline twice", name)
		}
		if slices.Contains(disabled, name) {
			continue
		}
		spec, err := checkComponent(l.config, name)
		if err != nil {
			return nil, err
		}
		plan = append(plan, spec)
		m.meta.Pipeline = append(m.meta.Pipeline, name)
	}
	return plan, l.readMeta(&m.meta)
}

func (l *loader) readMeta(meta *Meta) error {
	meta.Lang = l.lang
	if !l.has("meta.json") {
		return nil
	}
	data, err := l.read("meta.json")
	if err != nil {
		return err
	}
	var m struct {
		Name, Version, License string
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("meta.json: %w", err)
	}
	meta.Name, meta.Version, meta.License = m.Name, m.Version, m.License
	return nil
}

func (l *loader) tokenizer() (*tokenizer.Tokenizer, error) {
	data, err := l.read("tokenizer")
	if err != nil {
		return nil, err
	}
	rules, err := modelfile.ParseTokenizer(data)
	if err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	norms, err := l.norms()
	if err != nil {
		return nil, fmt.Errorf("vocab/lookups.bin: %w", err)
	}
	t, err := tokenizer.New(rules, lexicon.New(norms))
	if err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	return t, nil
}

func (l *loader) norms() (map[uint64]string, error) {
	if !l.has("vocab/lookups.bin") {
		return nil, nil
	}
	data, err := l.read("vocab/lookups.bin")
	if err != nil {
		return nil, err
	}
	tables, err := modelfile.ParseLookups(data)
	if err != nil {
		return nil, err
	}
	return tables.Texts("lexeme_norm")
}

func (l *loader) readVectors() error {
	if !l.has("vocab/vectors") || !l.has("vocab/key2row") {
		return nil
	}
	if l.has("vocab/vectors.cfg") {
		data, err := l.read("vocab/vectors.cfg")
		if err != nil {
			return err
		}
		var cfg struct{ Mode string }
		if err := json.Unmarshal(data, &cfg); err != nil {
			return fmt.Errorf("vocab/vectors.cfg: %w", err)
		}
		if cfg.Mode != "default" && cfg.Mode != "" {
			return fmt.Errorf("vectors of mode %q are not supported", cfg.Mode)
		}
	}
	var keys, table []byte
	var group errgroup.Group
	group.Go(func() (err error) {
		keys, err = l.read("vocab/key2row")
		return err
	})
	group.Go(func() (err error) {
		table, err = l.read("vocab/vectors")
		return err
	})
	if err := group.Wait(); err != nil {
		return err
	}
	v, err := modelfile.ParseVectors(keys, table)
	if err != nil {
		return fmt.Errorf("vocab: %w", err)
	}
	if _, width := v.Table(); width > 0 {
		l.vectors = v
	}
	return nil
}

// network reads the weights of a component.
func (l *loader) network(name string) (*thinc.Model, error) {
	data, err := l.read(name + "/model")
	if err != nil {
		return nil, err
	}
	m, err := thinc.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return m, nil
}

func (l *loader) lemmatizer(spec componentSpec) (*lemma.Lemmatizer, error) {
	data, err := l.read(spec.name + "/lookups/lookups.bin")
	if err != nil {
		return nil, err
	}
	tables, err := modelfile.ParseLookups(data)
	if err != nil {
		return nil, err
	}
	return lemma.New(l.lang, spec.mode, tables, l.options.NewLemmaRules)
}

func (l *loader) ruler(spec componentSpec) (*ruler.Ruler, error) {
	data, err := l.read(spec.name + "/patterns")
	if err != nil {
		return nil, err
	}
	rules, err := modelfile.ParsePatterns(data)
	if err != nil {
		return nil, err
	}
	return ruler.New(rules)
}

// settings decodes a component's file "cfg".
func (l *loader) settings(name string, out any) error {
	data, err := l.read(name + "/cfg")
	if err != nil {
		return err
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(out); err != nil {
		return fmt.Errorf("cfg: %w", err)
	}
	return nil
}
