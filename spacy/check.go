package spacy

import (
	"fmt"
	"slices"

	"github.com/parley-record/parley/spacy/internal/modelfile"
)

// componentSpec is what config.cfg says of one component.
type componentSpec struct {
	name, factory string
	mode          string // of a lemmatizer
	overwrite     bool
	extend        bool   // of a morphologizer
	upstream      string // the tok2vec component that it listens to, "" for none
}

// architectures lists, by factory, the layer schemes that can be run; "" marks
// components without a network.
var architectures = map[string][]string{
	"tok2vec":         {"spacy.Tok2Vec.v1", "spacy.Tok2Vec.v2"},
	"tagger":          {"spacy.Tagger.v1", "spacy.Tagger.v2"},
	"morphologizer":   {"spacy.Tagger.v1", "spacy.Tagger.v2"},
	"senter":          {"spacy.Tagger.v1", "spacy.Tagger.v2"},
	"parser":          {"spacy.TransitionBasedParser.v2"},
	"ner":             {"spacy.TransitionBasedParser.v2"},
	"attribute_ruler": {""},
	"lemmatizer":      {""},
}

var (
	encoderArchitectures = []string{"spacy.Tok2Vec.v1", "spacy.Tok2Vec.v2", listenerArchitecture}
	embedArchitectures   = []string{"spacy.MultiHashEmbed.v1", "spacy.MultiHashEmbed.v2"}
	windowArchitectures  = []string{"spacy.MaxoutWindowEncoder.v1", "spacy.MaxoutWindowEncoder.v2"}
)

const listenerArchitecture = "spacy.Tok2VecListener.v1"

// checkComponent reads the section of one component and refuses what can't be
// run exactly.
func checkComponent(c *modelfile.Config, name string) (componentSpec, error) {
	spec := componentSpec{name: name}
	r := &reader{config: c, section: "components." + name}
	spec.factory = r.text("factory")
	known := architectures[spec.factory]
	if r.err == nil && known == nil {
		return spec, fmt.Errorf("component %s: unsupported factory %q", name, spec.factory)
	}
	if known != nil && known[0] != "" {
		r.oneOf("model.@architectures", known)
		spec.upstream = r.encoder(spec.factory)
	}
	switch spec.factory {
	case "parser":
		r.transitions("parser")
	case "ner":
		r.transitions("ner")
	}
	spec.mode = r.text("mode")
	r.get("overwrite", &spec.overwrite)
	r.get("extend", &spec.extend)
	if r.err != nil {
		return spec, fmt.Errorf("component %s: %w", name, r.err)
	}
	return spec, nil
}

// checkTokenizer refuses tokenizers other than the rule-based one.
func checkTokenizer(c *modelfile.Config) error {
	var scheme map[string]any
	if err := c.Get("nlp.tokenizer", &scheme); err != nil {
		return fmt.Errorf("config.cfg: %w", err)
	}
	if name, ok := scheme["@tokenizers"]; ok && name != "spacy.Tokenizer.v1" {
		return fmt.Errorf("unsupported tokenizer %v", name)
	}
	if name, err := c.Text("nlp.tokenizer.@tokenizers"); err != nil || name != "" && name != "spacy.Tokenizer.v1" {
		return fmt.Errorf("unsupported tokenizer %q", name)
	}
	return nil
}

// reader reads one section and keeps the first error.
type reader struct {
	config  *modelfile.Config
	section string
	err     error
}

func (r *reader) get(key string, out any) {
	if r.err == nil {
		r.err = r.config.Get(r.section+"."+key, out)
	}
}

func (r *reader) text(key string) string {
	var s *string
	r.get(key, &s)
	if s == nil {
		return ""
	}
	return *s
}

func (r *reader) oneOf(key string, known []string) {
	if s := r.text(key); r.err == nil && !slices.Contains(known, s) {
		r.err = fmt.Errorf("unsupported %s %q", key, s)
	}
}

// encoder checks the tok2vec part and returns the component that it listens to.
func (r *reader) encoder(factory string) string {
	prefix := "model."
	if factory != "tok2vec" {
		prefix = "model.tok2vec."
		r.oneOf(prefix+"@architectures", encoderArchitectures)
		if r.text(prefix+"@architectures") == listenerArchitecture {
			return r.text(prefix + "upstream")
		}
	}
	r.oneOf(prefix+"embed.@architectures", embedArchitectures)
	r.oneOf(prefix+"encode.@architectures", windowArchitectures)
	return ""
}

// transitions checks the settings of a transition-based parser.
func (r *reader) transitions(state string) {
	r.oneOf("model.state_type", []string{state})
	extra, upper := false, true
	r.get("model.extra_state_tokens", &extra)
	r.get("model.use_upper", &upper)
	if r.err == nil && extra {
		r.err = fmt.Errorf("unsupported extra_state_tokens = true")
	}
	if r.err == nil && !upper {
		r.err = fmt.Errorf("unsupported use_upper = false")
	}
}
