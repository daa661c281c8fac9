package neural

import (
	"fmt"
	"strings"

	"github.com/parley-record/parley/spacy/internal/thinc"
)

// A thinc file lists its layers breadth first without saying which contains
// which. So we build the tree that the architecture must have, list it in the
// same way and compare every name: what doesn't match can't be run.

// maxDepth bounds the convolution layers of an encoder, maxColumns the features
// of an embedding.
const (
	maxDepth   = 64
	maxColumns = 16
)

// layer is one node of the tree.
type layer struct {
	name string
	kids []*layer
}

func leaf(name string) *layer { return &layer{name: name} }

func join(sep string, kids []*layer) *layer {
	if len(kids) == 1 {
		return kids[0]
	}
	names := make([]string, len(kids))
	for i, k := range kids {
		names[i] = k.name
	}
	return &layer{name: strings.Join(names, sep), kids: kids}
}

func chain(kids ...*layer) *layer { return join(">>", kids) }

func wrap(name string, kid *layer) *layer {
	return &layer{name: name + "(" + kid.name + ")", kids: []*layer{kid}}
}

// maxoutTree is a maxout layer with layer norm and (idle) dropout.
func maxoutTree() *layer {
	return chain(chain(leaf("maxout"), leaf("layernorm")), leaf("dropout"))
}

// embedTree is spacy.MultiHashEmbed.
func embedTree(columns int, static bool) *layer {
	tables := make([]*layer, columns)
	for i := range tables {
		tables[i] = chain(leaf("ints-getitem"), leaf("hashembed"))
	}
	hashed := wrap("with_array", join("|", tables))
	mixer := wrap("with_array", maxoutTree())
	if !static {
		return chain(leaf("extract_features"), leaf("list2ragged"), hashed, mixer, leaf("ragged2list"))
	}
	words := chain(leaf("extract_features"), leaf("list2ragged"), hashed)
	both := join("|", []*layer{words, leaf("static_vectors")})
	return chain(both, mixer, leaf("ragged2list"))
}

// encodeTree is spacy.MaxoutWindowEncoder.
func encodeTree(depth int) *layer {
	blocks := make([]*layer, depth)
	for i := range blocks {
		blocks[i] = wrap("residual", chain(leaf("expand_window"), maxoutTree()))
	}
	return wrap("with_array", chain(blocks...))
}

const listener = "tok2vec-listener"

// layout is a model whose layers are known by what they do.
type layout struct {
	*thinc.Model
	byName map[string][]int // indices of the leaves and wrappers, in order
	root   *layer
}

// layOut recognises the architecture of m.
func layOut(m *thinc.Model) (*layout, error) {
	l := &layout{Model: m, byName: make(map[string][]int)}
	for i, n := range m.Nodes {
		l.byName[n.Name] = append(l.byName[n.Name], i)
	}
	enc := leaf(listener)
	if !l.has(listener) {
		columns, depth := len(l.byName["hashembed"]), len(l.byName["expand_window"])
		if columns < 1 || columns > maxColumns || depth < 1 || depth > maxDepth {
			return nil, fmt.Errorf("unknown architecture: %d hash tables, %d window layers", columns, depth)
		}
		enc = chain(embedTree(columns, l.has("static_vectors")), encodeTree(depth))
	}
	switch {
	case m.Nodes[0].Name == "parser_model":
		body := chain(enc, leaf("list2array"), leaf("linear"))
		l.root = &layer{name: "parser_model", kids: []*layer{body, leaf("precomputable_affine"), leaf("linear")}}
	case l.has("softmax"):
		l.root = chain(enc, wrap("with_array", leaf("softmax")))
	default:
		l.root = enc
	}
	return l, l.compare()
}

func (l *layout) has(name string) bool { return len(l.byName[name]) > 0 }

// compare lists the tree breadth first next to the file's layers.
func (l *layout) compare() error {
	queue := []*layer{l.root}
	for i := 0; i < len(queue); i++ {
		if i >= len(l.Nodes) {
			return fmt.Errorf("unknown architecture: %d layers, too few", len(l.Nodes))
		}
		if got := l.Nodes[i].Name; got != queue[i].name {
			return fmt.Errorf("unknown architecture: layer %d is %.60q, want %.60q", i, got, queue[i].name)
		}
		queue = append(queue, queue[i].kids...)
	}
	if len(queue) != len(l.Nodes) {
		return fmt.Errorf("unknown architecture: %d layers, want %d", len(l.Nodes), len(queue))
	}
	return nil
}

// dim is a dimension of layer i between 1 and most.
func (l *layout) dim(i int, name string, most int) (int, error) {
	n, ok := l.Nodes[i].Dims[name]
	if !ok || n < 1 || n > most {
		return 0, fmt.Errorf("layer %d (%.40s): dimension %s is %d, want 1 to %d", i, l.Nodes[i].Name, name, n, most)
	}
	return n, nil
}

// attr is an integer attribute of layer i between 0 and most.
func (l *layout) attr(i int, name string, most int) (int, error) {
	n, err := l.Nodes[i].Attrs[name].Int()
	if err == nil && (n < 0 || n > most) {
		err = fmt.Errorf("%d, want 0 to %d", n, most)
	}
	if err != nil {
		return 0, fmt.Errorf("layer %d (%.40s): attribute %s: %w", i, l.Nodes[i].Name, name, err)
	}
	return n, nil
}

// HasOwnTok2Vec says whether a component's model holds an encoder of its own;
// otherwise it listens to the pipeline's.
func HasOwnTok2Vec(m *thinc.Model) bool {
	for _, n := range m.Nodes {
		if n.Name == "hashembed" {
			return true
		}
	}
	return false
}
