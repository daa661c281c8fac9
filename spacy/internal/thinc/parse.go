package thinc

import (
	"errors"
	"fmt"

	"github.com/tinylib/msgp/msgp"
)

// Parse decodes a model file. The model aliases data, which must not change as
// long as the model is in use.
func Parse(data []byte) (*Model, error) {
	m, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("thinc model: %w", err)
	}
	return m, nil
}

func parse(data []byte) (*Model, error) {
	var parts [3][]byte // nodes, attrs, params
	names := [3]string{"nodes", "attrs", "params"}
	rest, err := eachField(data, func(key string, b []byte) ([]byte, error) {
		after, err := msgp.Skip(b)
		if err != nil {
			return nil, err
		}
		for i, name := range names {
			if key == name {
				parts[i] = b[:len(b)-len(after)]
			}
		}
		return after, nil
	})
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("%d bytes left over", len(rest))
	}
	for i, p := range parts {
		if p == nil {
			return nil, fmt.Errorf("no %s", names[i])
		}
	}
	m := new(Model)
	if err := m.readNodes(parts[0]); err != nil {
		return nil, err
	}
	if err := m.eachNode(parts[1], "attrs", (*Node).readAttrs); err != nil {
		return nil, err
	}
	if err := m.eachNode(parts[2], "params", (*Node).readParams); err != nil {
		return nil, err
	}
	return m, m.checkRefs()
}

func (m *Model) readNodes(b []byte) error {
	n, _, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return fmt.Errorf("nodes: %w", err)
	}
	if n == 0 || n > maxNodes {
		return fmt.Errorf("%d layers, want 1 to %d", n, maxNodes)
	}
	m.Nodes = make([]Node, n)
	i := -1
	return m.eachNode(b, "nodes", func(node *Node, b []byte) ([]byte, error) {
		i++
		return node.read(b, i)
	})
}

// eachNode walks a list that is aligned with the nodes.
func (m *Model) eachNode(b []byte, what string, read func(*Node, []byte) ([]byte, error)) error {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if int(n) != len(m.Nodes) {
		return fmt.Errorf("%d %s for %d layers", n, what, len(m.Nodes))
	}
	for i := range m.Nodes {
		if b, err = read(&m.Nodes[i], b); err != nil {
			return fmt.Errorf("%s of layer %d: %w", what, i, err)
		}
	}
	return nil
}

func (n *Node) read(b []byte, index int) ([]byte, error) {
	named := false
	rest, err := eachField(b, func(key string, b []byte) ([]byte, error) {
		var err error
		switch key {
		case "index":
			var got int
			got, b, err = msgp.ReadIntBytes(b)
			if err == nil && got != index {
				err = fmt.Errorf("index %d out of order", got)
			}
		case "name":
			named = true
			n.Name, b, err = msgp.ReadStringBytes(b)
		case "dims":
			n.Dims, b, err = readInts(b)
		case "refs":
			n.Refs, b, err = readInts(b)
		default:
			b, err = msgp.Skip(b)
		}
		return b, err
	})
	if err == nil && !named {
		err = errors.New("no name")
	}
	return rest, err
}

// readInts reads a map from names to small non-negative numbers or nil.
func readInts(b []byte) (map[string]int, []byte, error) {
	out := make(map[string]int)
	rest, err := eachField(b, func(key string, b []byte) ([]byte, error) {
		if msgp.IsNil(b) {
			return msgp.ReadNilBytes(b)
		}
		v, b, err := msgp.ReadInt64Bytes(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if v < 0 || v > maxDim {
			return nil, fmt.Errorf("%s = %d", key, v)
		}
		out[key] = int(v)
		return b, nil
	})
	return out, rest, err
}

func (n *Node) readAttrs(b []byte) ([]byte, error) {
	n.Attrs = make(map[string]Attr)
	return eachField(b, func(key string, b []byte) ([]byte, error) {
		v, b, err := msgp.ReadBytesZC(b)
		n.Attrs[key] = v
		return b, err
	})
}

func (n *Node) readParams(b []byte) ([]byte, error) {
	n.Params = make(map[string]Array)
	return eachField(b, func(key string, b []byte) ([]byte, error) {
		if msgp.IsNil(b) {
			return msgp.ReadNilBytes(b)
		}
		a, b, err := readArray(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		n.Params[key] = a
		return b, nil
	})
}

func (m *Model) checkRefs() error {
	for i, n := range m.Nodes {
		for _, to := range n.Refs {
			if to >= len(m.Nodes) {
				return fmt.Errorf("layer %d refers to layer %d of %d", i, to, len(m.Nodes))
			}
		}
	}
	return nil
}

// eachField walks a map with short text keys (msgpack strings or bytes); read
// consumes one value.
func eachField(b []byte, read func(key string, b []byte) ([]byte, error)) ([]byte, error) {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	if err != nil {
		return nil, err
	}
	if n > maxFields {
		return nil, fmt.Errorf("map of %d entries, at most %d", n, maxFields)
	}
	for range n {
		var key []byte
		if key, b, err = msgp.ReadMapKeyZC(b); err != nil {
			return nil, err
		}
		if b, err = read(string(key), b); err != nil {
			return nil, err
		}
	}
	return b, nil
}
