package modelfile

import (
	"fmt"

	"github.com/tinylib/msgp/msgp"
)

// Lookups are the tables of one lookups.bin, by name, still packed.
type Lookups map[string][]byte

// ParseLookups reads a lookups.bin. The tables alias b.
func ParseLookups(b []byte) (Lookups, error) {
	out := Lookups{}
	rest, err := eachPair(b, func(b []byte) ([]byte, error) {
		name, b, err := msgp.ReadStringBytes(b)
		if err != nil {
			return b, err
		}
		rest, err := msgp.Skip(b)
		if err != nil {
			return b, err
		}
		out[name] = b[:len(b)-len(rest)]
		return rest, nil
	})
	return out, finish(rest, err)
}

// Has reports whether there is a table of that name.
func (l Lookups) Has(name string) bool { return l[name] != nil }

// eachEntry calls f with the id of each key and its packed value.
func (l Lookups) eachEntry(table string, f func(key uint64, b []byte) ([]byte, error)) error {
	if !l.Has(table) {
		return nil
	}
	_, err := eachPair(l[table], func(b []byte) ([]byte, error) {
		key, b, err := msgp.ReadUint64Bytes(b)
		if err != nil {
			return b, err
		}
		return f(key, b)
	})
	if err != nil {
		return fmt.Errorf("table %s: %w", table, err)
	}
	return nil
}

// Texts reads a table of strings; nil if there is none.
func (l Lookups) Texts(table string) (map[uint64]string, error) {
	out := map[uint64]string{}
	err := l.eachEntry(table, func(key uint64, b []byte) ([]byte, error) {
		s, b, err := msgp.ReadStringBytes(b)
		out[key] = s
		return b, err
	})
	return out, err
}

// Rules reads a table of lists of [old, new] pairs.
func (l Lookups) Rules(table string) (map[uint64][][2]string, error) {
	out := map[uint64][][2]string{}
	err := l.eachEntry(table, func(key uint64, b []byte) ([]byte, error) {
		return eachItem(b, func(b []byte) ([]byte, error) {
			pair, b, err := readTexts(b)
			if err == nil && len(pair) != 2 {
				err = fmt.Errorf("rule of %d parts", len(pair))
			}
			if err != nil {
				return b, err
			}
			out[key] = append(out[key], [2]string{pair[0], pair[1]})
			return b, nil
		})
	})
	return out, err
}

// ListMaps reads a table of maps from a string to a list of strings.
func (l Lookups) ListMaps(table string) (map[uint64]map[string][]string, error) {
	out := map[uint64]map[string][]string{}
	err := l.eachEntry(table, func(key uint64, b []byte) ([]byte, error) {
		inner := map[string][]string{}
		out[key] = inner
		return eachPair(b, func(b []byte) ([]byte, error) {
			form, b, err := msgp.ReadStringBytes(b)
			if err != nil {
				return b, err
			}
			list, b, err := readTexts(b)
			inner[form] = list
			return b, err
		})
	})
	return out, err
}

// FirstTexts reads a table of strings or lists of strings, of which it takes
// the first; it skips empty lists.
func (l Lookups) FirstTexts(table string) (map[uint64]string, error) {
	out := map[uint64]string{}
	err := l.eachEntry(table, func(key uint64, b []byte) ([]byte, error) {
		if msgp.NextType(b) != msgp.ArrayType {
			s, b, err := msgp.ReadStringBytes(b)
			out[key] = s
			return b, err
		}
		list, b, err := readTexts(b)
		if len(list) > 0 {
			out[key] = list[0]
		}
		return b, err
	})
	return out, err
}

// Sets reads a table of lists of strings as sets.
func (l Lookups) Sets(table string) (map[uint64]map[string]bool, error) {
	out := map[uint64]map[string]bool{}
	err := l.eachEntry(table, func(key uint64, b []byte) ([]byte, error) {
		n, _, err := msgp.ReadArrayHeaderBytes(b)
		if err != nil || uint64(n) > uint64(len(b)) {
			return b, fmt.Errorf("bad list")
		}
		set := make(map[string]bool, n)
		out[key] = set
		return eachItem(b, func(b []byte) ([]byte, error) {
			s, b, err := msgp.ReadStringBytes(b)
			set[s] = true
			return b, err
		})
	})
	return out, err
}
