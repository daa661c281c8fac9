package modelfile

import (
	"fmt"

	"github.com/tinylib/msgp/msgp"
)

// Rule is one entry of the attribute ruler: where one of the patterns matches,
// the token at Index of the match gets Attrs.
type Rule struct {
	Patterns [][]TokenSpec
	Attrs    map[string]string // attribute name to value
	Index    int               // from the end if negative
}

// TokenSpec is what a pattern asks of one token: all of its conditions.
type TokenSpec []Condition

// Condition compares one attribute. Value is a string, bool, int64, []string,
// or nil; with an operator such as "IN" or "REGEX", Op is its name.
type Condition struct {
	Attr  string
	Op    string
	Value any
}

// ParsePatterns reads the attribute ruler's file "patterns".
func ParsePatterns(b []byte) ([]Rule, error) {
	var rules []Rule
	rest, err := eachItem(b, func(b []byte) ([]byte, error) {
		rule, rest, err := readRule(b)
		if err != nil {
			return rest, fmt.Errorf("rule %d: %w", len(rules), err)
		}
		rules = append(rules, rule)
		return rest, nil
	})
	return rules, finish(rest, err)
}

func readRule(b []byte) (r Rule, rest []byte, err error) {
	rest, err = eachPair(b, func(b []byte) ([]byte, error) {
		key, b, err := msgp.ReadStringBytes(b)
		if err != nil {
			return b, err
		}
		switch key {
		case "patterns":
			return eachItem(b, func(b []byte) ([]byte, error) {
				p, b, err := readPattern(b)
				r.Patterns = append(r.Patterns, p)
				return b, err
			})
		case "attrs":
			r.Attrs = map[string]string{}
			return eachPair(b, func(b []byte) ([]byte, error) {
				name, b, err := msgp.ReadStringBytes(b)
				if err != nil {
					return b, err
				}
				value, b, err := msgp.ReadStringBytes(b)
				r.Attrs[name] = value
				return b, err
			})
		case "index":
			r.Index, b, err = msgp.ReadIntBytes(b)
			return b, err
		}
		return msgp.Skip(b)
	})
	return r, rest, err
}

func readPattern(b []byte) (out []TokenSpec, rest []byte, err error) {
	rest, err = eachItem(b, func(b []byte) ([]byte, error) {
		spec := TokenSpec{}
		b, err := eachPair(b, func(b []byte) ([]byte, error) {
			attr, b, err := msgp.ReadStringBytes(b)
			if err != nil {
				return b, err
			}
			return readConditions(attr, b, &spec)
		})
		out = append(out, spec)
		return b, err
	})
	return out, rest, err
}

// readConditions reads the value of one attribute: a plain value, or a map of
// operators.
func readConditions(attr string, b []byte, spec *TokenSpec) ([]byte, error) {
	if msgp.NextType(b) != msgp.MapType {
		v, b, err := readValue(b)
		*spec = append(*spec, Condition{Attr: attr, Value: v})
		return b, err
	}
	return eachPair(b, func(b []byte) ([]byte, error) {
		op, b, err := msgp.ReadStringBytes(b)
		if err != nil {
			return b, err
		}
		v, b, err := readValue(b)
		*spec = append(*spec, Condition{Attr: attr, Op: op, Value: v})
		return b, err
	})
}

func readValue(b []byte) (any, []byte, error) {
	switch t := msgp.NextType(b); t {
	case msgp.StrType:
		return wrap(msgp.ReadStringBytes(b))
	case msgp.BoolType:
		return wrap(msgp.ReadBoolBytes(b))
	case msgp.IntType, msgp.UintType:
		return wrap(msgp.ReadInt64Bytes(b))
	case msgp.ArrayType:
		return wrap(readTexts(b))
	default:
		return nil, b, fmt.Errorf("pattern value of type %s", t)
	}
}

func wrap[T any](v T, b []byte, err error) (any, []byte, error) { return v, b, err }
