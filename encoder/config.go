package encoder

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
)

// Config is what config.json says of the encoder's shape.
type Config struct {
	HiddenSize       int     `json:"hidden_size"`
	Layers           int     `json:"num_hidden_layers"`
	Heads            int     `json:"num_attention_heads"`
	IntermediateSize int     `json:"intermediate_size"`
	VocabSize        int     `json:"vocab_size"`
	MaxPositions     int     `json:"max_position_embeddings"`
	TypeVocabSize    int     `json:"type_vocab_size"`
	LayerNormEps     float64 `json:"layer_norm_eps"`

	ModelType    string   `json:"model_type"`
	Activation   string   `json:"hidden_act"`
	Positions    string   `json:"position_embedding_type"`
	IsDecoder    bool     `json:"is_decoder"`
	CrossAttends bool     `json:"add_cross_attention"`
	Architecture []string `json:"architectures"`
}

// maxJSON bounds every JSON file and vocabulary, in bytes.
const maxJSON = 64 << 20

func readConfig(fsys fs.FS) (Config, error) {
	c := Config{ModelType: "bert", Activation: "gelu", Positions: "absolute", LayerNormEps: 1e-12, TypeVocabSize: 2, MaxPositions: 512}
	data, err := readBounded(fsys, configFile, maxJSON)
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, err
	}
	return c, c.check()
}

// check refuses what the forward pass does not compute.
func (c *Config) check() error {
	switch {
	case c.ModelType != "bert":
		return fmt.Errorf("%w: model type %q (only bert)", ErrUnsupported, c.ModelType)
	case c.Activation != "gelu":
		return fmt.Errorf("%w: activation %q (only gelu)", ErrUnsupported, c.Activation)
	case c.Positions != "absolute":
		return fmt.Errorf("%w: positions %q (only absolute)", ErrUnsupported, c.Positions)
	case c.IsDecoder || c.CrossAttends:
		return fmt.Errorf("%w: decoder", ErrUnsupported)
	}
	for _, f := range []struct {
		name       string
		value, max int
	}{
		{"hidden_size", c.HiddenSize, 1 << 14}, {"num_hidden_layers", c.Layers, 256}, {"num_attention_heads", c.Heads, 1 << 10},
		{"intermediate_size", c.IntermediateSize, 1 << 16}, {"vocab_size", c.VocabSize, 1 << 21},
		{"max_position_embeddings", c.MaxPositions, 1 << 16}, {"type_vocab_size", c.TypeVocabSize, 256},
	} {
		if f.value < 1 || f.value > f.max {
			return fmt.Errorf("%s is %d, not in 1 to %d", f.name, f.value, f.max)
		}
	}
	if c.HiddenSize%c.Heads != 0 {
		return fmt.Errorf("hidden_size %d is no multiple of %d heads", c.HiddenSize, c.Heads)
	}
	if !(c.LayerNormEps >= 0 && c.LayerNormEps < 1) {
		return fmt.Errorf("layer_norm_eps is %g", c.LayerNormEps)
	}
	return nil
}

// readBounded reads a whole file of at most limit bytes.
func readBounded(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("larger than %d bytes", limit)
	}
	return data, nil
}
