package annotate

import (
	"context"
	"fmt"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/spacy"
)

// Engine reads documents with one language pipeline. It is safe for concurrent
// use.
type Engine struct {
	model *spacy.Model
}

// New returns an engine that reads with m.
func New(m *spacy.Model) *Engine { return &Engine{model: m} }

// Name is the name and version of the pipeline that reads.
func (e *Engine) Name() string {
	meta := e.model.Meta()
	return fmt.Sprintf("%s_%s %s", meta.Lang, meta.Name, meta.Version)
}

// Read reads doc, block by block: a sentence never crosses from one paragraph
// into the next. It fails when ctx is cancelled or a block is longer than the
// pipeline takes.
func (e *Engine) Read(ctx context.Context, doc *parley.Document) (*parley.Annotations, error) {
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
