package annotate

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/reader"
	"github.com/parley-record/parley/spacy"
)

// Engine reads documents with one language pipeline and, where it has one, the
// trained reader. It is safe for concurrent use.
type Engine struct {
	model  *spacy.Model
	reader *reader.Reader // nil without
}

// New returns an engine that reads with m.
func New(m *spacy.Model) *Engine { return &Engine{model: m} }

// With returns an engine that reads with the trained reader too.
func (e *Engine) With(r *reader.Reader) *Engine { return &Engine{e.model, r} }

// Name says what reads: name and version of the pipeline, and the reader or
// that there is none.
func (e *Engine) Name() string {
	meta := e.model.Meta()
	name := fmt.Sprintf("%s_%s %s", meta.Lang, meta.Name, meta.Version)
	if e.reader == nil {
		return name + " (fast)"
	}
	return name + " + " + e.reader.Version()
}

// Read reads doc, block by block: a sentence never crosses from one paragraph
// into the next. The trained reader sees the whole document at once. It fails
// when ctx is cancelled or a block is longer than the pipeline takes.
func (e *Engine) Read(ctx context.Context, doc *parley.Document) (*parley.Annotations, error) {
	var a *parley.Annotations
	var found *reader.Found
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		a, err = e.annotate(ctx, doc)
		return err
	})
	if e.reader != nil {
		group.Go(func() (err error) {
			if found, err = e.reader.Read(ctx, doc.View.Text); err != nil {
				err = fmt.Errorf("read for attributions: %w", err)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if found != nil {
		a.Reading = overlay(a, found)
	}
	return a, nil
}

// annotate reads doc with the language pipeline.
func (e *Engine) annotate(ctx context.Context, doc *parley.Document) (*parley.Annotations, error) {
	blocks := make([]block, len(doc.View.Blocks))
	for i, at := range doc.View.Blocks {
		read, err := e.model.Read(ctx, doc.View.Text[at.Start:at.End])
		if err != nil {
			return nil, fmt.Errorf("read paragraph %d: %w", i+1, err)
		}
		blocks[i] = convert(read)
	}
	return assemble(doc, blocks), nil
}

func convert(d *spacy.Doc) block {
	b := block{tokens: make([]word, len(d.Tokens))}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		b.tokens[i] = word{
			start: int(t.Start), end: int(t.End), tag: t.Tag, pos: t.Pos, morph: t.Morph, lemma: t.Lemma, dep: t.Dep,
			head: int(t.Head), left: int(t.LeftEdge), right: int(t.RightEdge),
			sentStart: t.SentStart, space: t.Space, blank: t.Pos == "SPACE",
		}
	}
	for _, s := range d.Ents() {
		b.ents = append(b.ents, entity{s.Start, s.End, s.Label})
	}
	for _, s := range d.NounChunks() {
		b.chunks = append(b.chunks, [2]int{s.Start, s.End})
	}
	return b
}
