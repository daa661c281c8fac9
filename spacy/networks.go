package spacy

import (
	"encoding/json"
	"fmt"

	"github.com/parley-record/parley/spacy/internal/neural"
	"github.com/parley-record/parley/spacy/internal/thinc"
)

func (l *loader) tagger(spec componentSpec, m *thinc.Model, net network) (component, error) {
	var cfg struct{ Labels []string }
	if err := l.settings(spec.name, &cfg); err != nil {
		return nil, err
	}
	head, err := neural.NewTagger(m, len(cfg.Labels))
	return &tagger{net, head, cfg.Labels, spec.overwrite}, err
}

// univPos are spaCy's numbers of the universal parts of speech, from 84.
var univPos = []string{"ADJ", "ADP", "ADV", "AUX", "CONJ", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
	"PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "EOL", "SPACE"}

const firstPos = 84

func (l *loader) morphologizer(spec componentSpec, m *thinc.Model, net network) (component, error) {
	if spec.extend {
		return nil, fmt.Errorf("unsupported extend = true")
	}
	var cfg struct {
		Morphs orderedMap[string] `json:"labels_morph"`
		Pos    map[string]int     `json:"labels_pos"`
	}
	if err := l.settings(spec.name, &cfg); err != nil {
		return nil, err
	}
	c := &morphologizer{network: net, over: spec.overwrite, morphs: normaliseAll(cfg.Morphs.values)}
	for _, label := range cfg.Morphs.keys {
		pos := cfg.Pos[label]
		name := ""
		if pos >= firstPos && pos < firstPos+len(univPos) {
			name = univPos[pos-firstPos]
		} else if pos != 0 {
			return nil, fmt.Errorf("label %s: unknown part of speech %d", label, pos)
		}
		c.poss = append(c.poss, name)
	}
	var err error
	c.head, err = neural.NewTagger(m, len(c.morphs))
	return c, err
}

// orderedMap is a JSON object in the order of the file, which numbers the
// classes of a morphologizer.
type orderedMap[V any] struct {
	keys   []string
	values []V
}

func (o *orderedMap[V]) UnmarshalJSON(data []byte) error {
	var plain map[string]V
	if err := json.Unmarshal(data, &plain); err != nil {
		return err
	}
	keys, err := objectKeys(data)
	if err != nil {
		return err
	}
	if len(keys) != len(plain) {
		return fmt.Errorf("repeated keys")
	}
	o.keys = keys
	for _, k := range keys {
		o.values = append(o.values, plain[k])
	}
	return nil
}

// settingsOfMoves are those in the cfg of a parser or entity recogniser.
type settingsOfMoves struct {
	BeamWidth   int  `json:"beam_width"`
	LearnTokens bool `json:"learn_tokens"`
}

// moves reads the cfg, refusing beams, and the moves of a parser.
func (l *loader) moves(name string) ([]byte, error) {
	cfg := settingsOfMoves{BeamWidth: 1}
	if err := l.settings(name, &cfg); err != nil {
		return nil, err
	}
	if cfg.BeamWidth != 1 {
		return nil, fmt.Errorf("unsupported beam_width = %d", cfg.BeamWidth)
	}
	if cfg.LearnTokens {
		return nil, fmt.Errorf("unsupported learn_tokens = true")
	}
	return l.read(name + "/moves")
}

func (l *loader) parser(spec componentSpec, m *thinc.Model, net network) (component, error) {
	moves, err := l.moves(spec.name)
	if err != nil {
		return nil, err
	}
	p, err := neural.NewParser(m, moves)
	return &parser{net, p}, err
}

func (l *loader) recogniser(spec componentSpec, m *thinc.Model) (component, error) {
	moves, err := l.moves(spec.name)
	if err != nil {
		return nil, err
	}
	r, err := neural.NewNER(m, moves, l.vectors)
	return &recogniser{r}, err
}
