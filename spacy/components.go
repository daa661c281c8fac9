package spacy

import (
	"fmt"

	"github.com/parley-record/parley/spacy/internal/lemma"
	"github.com/parley-record/parley/spacy/internal/morph"
	"github.com/parley-record/parley/spacy/internal/neural"
	"github.com/parley-record/parley/spacy/internal/ruler"
)

// component is one step of a pipeline: it reads and changes a worker's text.
type component interface{ run(w *worker) }

// network is what components with a network have in common: they read either
// the vectors of the pipeline's encoder or those of one of their own.
type network struct {
	own *neural.Tok2Vec // nil: listens
}

func (n network) vectors(w *worker) []float32 {
	if n.own == nil {
		return w.vectors
	}
	return n.own.Run(&w.own, w.features)
}

// listener is a component that may read the pipeline's encoder.
type listener interface {
	reads() (width int, listens bool)
}

type encoder struct{ net *neural.Tok2Vec }

func (c *encoder) run(w *worker) { w.vectors = c.net.Run(&w.shared, w.features) }

type tagger struct {
	network
	head   *neural.Tagger
	labels []string
	over   bool
}

func (c *tagger) reads() (int, bool) { return c.head.Width(), c.own == nil }

func (c *tagger) run(w *worker) {
	for i, k := range c.head.Predict(&w.own, c.vectors(w), len(w.work)) {
		if t := &w.work[i]; t.Tag == "" || c.over {
			t.Tag = c.labels[k]
		}
	}
}

type morphologizer struct {
	network
	head         *neural.Tagger
	morphs, poss []string // by class
	over         bool
}

func (c *morphologizer) reads() (int, bool) { return c.head.Width(), c.own == nil }

func (c *morphologizer) run(w *worker) {
	for i, k := range c.head.Predict(&w.own, c.vectors(w), len(w.work)) {
		t := &w.work[i]
		if t.Morph == "" || c.over {
			t.Morph = c.morphs[k]
		}
		if t.Pos == "" || c.over {
			t.Pos = c.poss[k]
		}
	}
}

type senter struct {
	network
	head *neural.Tagger
	over bool
}

func (c *senter) reads() (int, bool) { return c.head.Width(), c.own == nil }

func (c *senter) run(w *worker) {
	for i, k := range c.head.Predict(&w.own, c.vectors(w), len(w.work)) {
		if w.sentStart[i] != 0 && !c.over {
			continue
		}
		w.sentStart[i] = -1
		if k == 1 {
			w.sentStart[i] = 1
		}
	}
}

type parser struct {
	network
	net *neural.Parser
}

func (c *parser) reads() (int, bool) { return c.net.Width(), c.own == nil }

func (c *parser) run(w *worker) {
	p := c.net.Parse(&w.own, c.vectors(w), neural.ParseInput{IsSpace: w.isSpace, SentStart: w.sentStart})
	labels := c.net.Labels()
	for i := range w.work {
		w.work[i].Dep = labels[p.Labels[i]]
		w.work[i].SentStart = p.SentStart[i] == 1
	}
	copy(w.sentStart, p.SentStart)
	w.parse, w.parsed = p, true
}

type recogniser struct{ net *neural.NER }

func (c *recogniser) reads() (int, bool) { return c.net.Width(), c.net.Listens() }

func (c *recogniser) run(w *worker) {
	in := neural.ParseInput{IsSpace: w.isSpace, SentStart: w.sentStart}
	if c.net.Listens() {
		w.ents = c.net.RunOn(&w.own, w.vectors, in)
	} else {
		w.ents = c.net.Run(&w.own, w.features, in)
	}
	w.recognised = true
	for _, e := range w.ents {
		for i := e.Start; i < e.End; i++ {
			w.work[i].EntType = e.Label
		}
	}
}

type attributes struct{ rules *ruler.Ruler }

func (c *attributes) run(w *worker) { c.rules.Apply(&w.ruler, w.work) }

type lemmatizer struct {
	tables *lemma.Lemmatizer
	over   bool
}

func (c *lemmatizer) run(w *worker) {
	for i := range w.work {
		if t := &w.work[i]; t.Lemma == "" || c.over {
			t.Lemma = c.tables.Lemma(&w.lemmas, t.Lex, t.Pos, t.Morph)
		}
	}
}

// component reads the files of one component. It waits for the vectors where
// it may need them.
func (l *loader) component(spec componentSpec, vectorsRead <-chan struct{}) (component, error) {
	switch spec.factory {
	case "attribute_ruler":
		rules, err := l.ruler(spec)
		return &attributes{rules}, err
	case "lemmatizer":
		tables, err := l.lemmatizer(spec)
		return &lemmatizer{tables, spec.overwrite}, err
	}
	m, err := l.network(spec.name)
	if err != nil {
		return nil, err
	}
	<-vectorsRead
	if spec.factory == "tok2vec" {
		net, err := neural.NewTok2Vec(m, l.vectors)
		return &encoder{net}, err
	}
	if spec.factory == "ner" {
		return l.recogniser(spec, m)
	}
	var net network
	if neural.HasOwnTok2Vec(m) {
		if net.own, err = neural.NewTok2Vec(m, l.vectors); err != nil {
			return nil, err
		}
	}
	switch spec.factory {
	case "tagger":
		return l.tagger(spec, m, net)
	case "morphologizer":
		return l.morphologizer(spec, m, net)
	case "senter":
		head, err := neural.NewTagger(m, 2)
		return &senter{net, head, spec.overwrite}, err
	case "parser":
		return l.parser(spec, m, net)
	}
	return nil, fmt.Errorf("unsupported factory %q", spec.factory)
}

// normaliseAll puts analyses into their canonical form.
func normaliseAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = morph.Normalise(s)
	}
	return out
}
