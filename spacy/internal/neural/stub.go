package neural

import (
	"errors"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

var errNotYet = errors.New("not built yet")

type Tok2Vec struct{}

// NewTok2Vec binds the encoder found in m: a tok2vec component, or the own encoder of a tagger, senter, parser or ner.
func NewTok2Vec(m *thinc.Model, vectors Vectors) (*Tok2Vec, error) { return nil, errNotYet }

// Run returns n*Width values, valid until ws is used for the next text.
func (t *Tok2Vec) Run(ws *Workspace, f []Features) []float32 { return nil }
func (t *Tok2Vec) Width() int                                { return 0 }

// HasOwnTok2Vec says whether a component's model embeds an encoder of its own (else it listens to the shared one).
func HasOwnTok2Vec(m *thinc.Model) bool { return false }

// Tagger is the linear head of a tagger, morphologizer or senter.
type Tagger struct{}

func NewTagger(m *thinc.Model, labels int) (*Tagger, error) { return nil, errNotYet }

// Predict returns the best label of each token; the slice is ws's until the next Predict.
func (t *Tagger) Predict(ws *Workspace, vecs []float32, n int) []int32 { return nil }

type Parser struct{}

func NewParser(m *thinc.Model, moves []byte) (*Parser, error) { return nil, errNotYet }

// Labels are the dependency labels, after deprojectivisation, "ROOT" included.
func (p *Parser) Labels() []string                                         { return nil }
func (p *Parser) Parse(ws *Workspace, vecs []float32, in ParseInput) Parse { return Parse{} }

type NER struct{}

func NewNER(m *thinc.Model, moves []byte, vectors Vectors) (*NER, error) { return nil, errNotYet }

// Labels are the entity labels.
func (r *NER) Labels() []string { return nil }

// Run reads one text; in.SentStart is what the parser found.
func (r *NER) Run(ws *Workspace, f []Features, in ParseInput) []EntSpan { return nil }
