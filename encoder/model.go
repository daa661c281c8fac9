package encoder

import (
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/parley-record/parley/internal/kernel"
)

// Model is an encoder ready to run. It is read-only, so any number of
// goroutines may share it, each with a [Worker] of its own.
type Model struct {
	config    Config
	tokenizer *Tokenizer

	words     []float32 // [vocab][hidden]
	positions []float32 // [positions][hidden]
	types     []float32 // [types][hidden]
	cases     []float32 // [case][hidden], nil if the model has none
	norm      scaling
	layers    []layer
	extra     map[string]Tensor
}

// scaling is the gain and shift of a layer norm.
type scaling struct{ gain, shift []float32 }

// linear is a product with weights and a bias; the weights are in one form.
type linear struct {
	w    *kernel.Packed
	half *kernel.PackedBF16
	byte *kernel.PackedInt8
	bias []float32
}

// newLinear packs n rows of k weights.
func newLinear(weight, bias []float32, n, k int, p Precision) linear {
	switch {
	case p == BFloat16 && kernel.BF16() != "":
		return linear{half: kernel.PackBF16(weight, n, k), bias: bias}
	case p == Int8 && kernel.Int8() != "":
		return linear{byte: kernel.PackInt8(weight, n, k), bias: bias}
	}
	return linear{w: kernel.Pack(weight, n, k), bias: bias}
}

// layer is one block: attention and feed-forward, each with a residual and a
// layer norm behind it.
type layer struct {
	qkv        linear // query (already divided by the root of the head's width), key, value: 3·hidden outputs
	out        linear
	attended   scaling
	up, down   linear
	transforms scaling
}

// Config is the model's shape.
func (m *Model) Config() Config { return m.config }

// Tokenizer is the model's tokenizer.
func (m *Model) Tokenizer() *Tokenizer { return m.tokenizer }

// HasCases says whether the model embeds the case of words.
func (m *Model) HasCases() bool { return m.cases != nil }

// Tensor gives a tensor of the weights file that the encoder itself has no use
// for, such as a head's weights. The data must not be changed.
func (m *Model) Tensor(name string) (Tensor, bool) {
	t, ok := m.extra[name]
	return t, ok
}

// Tensors lists the names that [Model.Tensor] knows, sorted.
func (m *Model) Tensors() []string { return slices.Sorted(maps.Keys(m.extra)) }

// weights hands out tensors by name and shape and keeps the first error.
type weights struct {
	tensors map[string]Tensor
	prefix  string
	form    Precision
	pack    []func()
	err     error
}

// take removes a tensor, which must have the given shape.
func (w *weights) take(name string, shape ...int) []float32 {
	name = w.prefix + name
	t, ok := w.tensors[name]
	if w.err != nil {
		return nil
	}
	if !ok {
		w.err = fmt.Errorf("no tensor %s in F32, F16 or BF16", name)
		return nil
	}
	if !slices.Equal(t.Shape, shape) {
		w.err = fmt.Errorf("tensor %s has shape %v, not %v", name, t.Shape, shape)
		return nil
	}
	delete(w.tensors, name)
	return t.Data
}

func (w *weights) norm(name string, n int) scaling {
	gain, shift := name+".weight", name+".bias"
	if _, old := w.tensors[w.prefix+name+".gamma"]; old {
		gain, shift = name+".gamma", name+".beta"
	}
	return scaling{w.take(gain, n), w.take(shift, n)}
}

// linear takes a layer of n outputs and k inputs, to be packed into out.
func (w *weights) linear(out *linear, name string, n, k int) {
	weight, bias := w.take(name+".weight", n, k), w.take(name+".bias", n)
	w.pack = append(w.pack, func() { *out = newLinear(weight, bias, n, k, w.form) })
}

// projections takes query, key and value, to be joined and packed into out.
func (w *weights) projections(out *linear, name string, c *Config) {
	h := c.HiddenSize
	var parts, biases [][]float32
	for _, part := range []string{"query", "key", "value"} {
		parts = append(parts, w.take(name+"."+part+".weight", h, h))
		biases = append(biases, w.take(name+"."+part+".bias", h))
	}
	scale := float32(1 / math.Sqrt(float64(h/c.Heads)))
	w.pack = append(w.pack, func() {
		joined, bias := slices.Concat(parts...), slices.Concat(biases...)
		for i := range h * h {
			joined[i] *= scale
		}
		for i := range h {
			bias[i] *= scale
		}
		*out = newLinear(joined, bias, 3*h, h, w.form)
	})
}

// packAll packs what was taken, with as many goroutines as there are processors.
func (w *weights) packAll() {
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(w.pack)); i = next.Add(1) - 1 {
				w.pack[i]()
				w.pack[i] = nil // its weights can go
			}
		})
	}
	all.Wait()
}

func newModel(c Config, t *Tokenizer, tensors map[string]Tensor, o Options) (*Model, error) {
	if o.Precision < 0 || o.Precision > lastPrecision {
		return nil, fmt.Errorf("%w: precision %d", ErrUnsupported, o.Precision)
	}
	w := &weights{tensors: tensors, form: o.Precision}
	if _, ok := tensors["bert.embeddings.word_embeddings.weight"]; ok {
		w.prefix = "bert."
	}
	h := c.HiddenSize
	m := &Model{
		config: c, tokenizer: t, extra: tensors,
		words:     w.take("embeddings.word_embeddings.weight", c.VocabSize, h),
		positions: w.take("embeddings.position_embeddings.weight", c.MaxPositions, h),
		types:     w.take("embeddings.token_type_embeddings.weight", c.TypeVocabSize, h),
		norm:      w.norm("embeddings.LayerNorm", h),
	}
	if e, ok := tensors[w.prefix+caseWeights]; ok {
		rows := 0
		if len(e.Shape) == 2 {
			rows = e.Shape[0]
		}
		if rows <= int(CaseDigit) || rows > 256 {
			return nil, fmt.Errorf("tensor %s has shape %v", w.prefix+caseWeights, e.Shape)
		}
		m.cases = w.take(caseWeights, rows, h)
	}
	m.layers = make([]layer, c.Layers)
	for i := range m.layers {
		at, l := fmt.Sprintf("encoder.layer.%d.", i), &m.layers[i]
		w.projections(&l.qkv, at+"attention.self", &c)
		w.linear(&l.out, at+"attention.output.dense", h, h)
		l.attended = w.norm(at+"attention.output.LayerNorm", h)
		w.linear(&l.up, at+"intermediate.dense", c.IntermediateSize, h)
		w.linear(&l.down, at+"output.dense", h, c.IntermediateSize)
		l.transforms = w.norm(at+"output.LayerNorm", h)
	}
	if w.err != nil {
		return nil, w.err
	}
	w.packAll()
	return m, m.refuseMoreLayers(w.prefix)
}

const caseWeights = "case_embeddings.weight"

// refuseMoreLayers makes sure that the file has no layers that config.json
// does not mention.
func (m *Model) refuseMoreLayers(prefix string) error {
	for _, name := range m.Tensors() {
		if strings.HasPrefix(name, prefix+"encoder.") || strings.HasPrefix(name, prefix+"embeddings.") {
			return fmt.Errorf("%w: tensor %s", ErrUnsupported, name)
		}
	}
	return nil
}
