package spacy

import (
	"context"

	"github.com/parley-record/parley/spacy/internal/lemma"
	"github.com/parley-record/parley/spacy/internal/neural"
	"github.com/parley-record/parley/spacy/internal/ruler"
	"github.com/parley-record/parley/spacy/internal/tokenizer"
)

// worker holds what one goroutine needs to read texts: caches that outlive a
// text, and the state of the text at hand.
type worker struct {
	chunks tokenizer.Cache
	lemmas lemma.Cache
	ruler  ruler.Scratch
	shared neural.Workspace // of the pipeline's encoder
	own    neural.Workspace // of all other networks

	tokens    []tokenizer.Token
	features  []neural.Features
	isSpace   []bool
	sentStart []int8 // 1 start, -1 inside, 0 unknown
	work      []ruler.Token
	vectors   []float32 // of the pipeline's encoder

	parse      neural.Parse
	ents       []neural.EntSpan
	parsed     bool
	recognised bool
}

// read runs the pipeline on one text, valid UTF-8.
func (w *worker) read(ctx context.Context, m *Model, text string) (*Doc, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var err error
	if w.tokens, err = m.tokenizer.Tokenize(&w.chunks, text, w.tokens[:0]); err != nil {
		return nil, err
	}
	doc := &Doc{Text: text, lang: m.lang}
	if len(w.tokens) == 0 {
		return doc, nil
	}
	w.begin()
	for _, part := range m.parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part.run(w)
	}
	doc.Tokens = w.result(text)
	return doc, nil
}

// begin derives from the tokens what the components read.
func (w *worker) begin() {
	w.features, w.isSpace, w.sentStart, w.work = w.features[:0], w.isSpace[:0], w.sentStart[:0], w.work[:0]
	w.parsed, w.recognised = false, false
	for _, t := range w.tokens {
		lex := t.Lex
		w.features = append(w.features, neural.Features{
			Orth: lex.Orth, Lower: lex.LowerID, Norm: lex.NormID,
			Prefix: lex.PrefixID, Suffix: lex.SuffixID, Shape: lex.Form,
			Spacy: t.Space, IsSpace: lex.IsSpace,
		})
		w.isSpace = append(w.isSpace, lex.IsSpace)
		w.sentStart = append(w.sentStart, 0)
		w.work = append(w.work, ruler.Token{Lex: lex})
	}
	w.sentStart[0] = 1
}

// result copies the text's annotation into tokens of its own.
func (w *worker) result(text string) []Token {
	out := make([]Token, len(w.tokens))
	runes := int32(0)
	for i, src := range w.tokens {
		a, t := &w.work[i], &out[i]
		*t = Token{
			Text: text[src.Start:src.End], Norm: src.Lex.Norm,
			Tag: a.Tag, Pos: a.Pos, Morph: a.Morph, Lemma: a.Lemma, Dep: a.Dep,
			Start: src.Start, End: src.End, RuneStart: runes, RuneEnd: runes + src.Lex.Runes,
			Head: int32(i), LeftEdge: int32(i), RightEdge: int32(i),
			SentStart: w.sentStart[i] == 1, Space: src.Space,
		}
		runes = t.RuneEnd
		if t.Space {
			runes++
		}
		if w.parsed {
			t.Head, t.LeftEdge, t.RightEdge = w.parse.Heads[i], w.parse.LEdge[i], w.parse.REdge[i]
		}
		if w.recognised {
			t.EntIOB = 'O'
		}
	}
	if w.recognised {
		for _, e := range w.ents {
			for i := e.Start; i < e.End; i++ {
				out[i].EntIOB, out[i].EntType = 'I', e.Label
			}
			out[e.Start].EntIOB = 'B'
		}
	}
	return out
}
