package modelfile

import (
	"fmt"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// Tokenizer holds a tokenizer's rules: Python regular expressions ("" for
// none) and the chunks that are split by hand.
type Tokenizer struct {
	Prefix, Suffix, Infix string
	TokenMatch, URLMatch  string
	FasterHeuristics      bool
	Exceptions            map[string][]Piece
}

// Piece is one token of an exception.
type Piece struct {
	Orth string
	Norm string // "" if the exception gives none
}

// The ids of the attributes that exceptions use.
const (
	attrOrth = 65
	attrNorm = 67
)

// ParseTokenizer reads the file "tokenizer".
func ParseTokenizer(b []byte) (*Tokenizer, error) {
	t := &Tokenizer{FasterHeuristics: true, Exceptions: map[string][]Piece{}}
	rest, err := eachPair(b, func(b []byte) ([]byte, error) {
		key, b, err := msgp.ReadStringBytes(b)
		if err != nil {
			return b, err
		}
		return t.field(key, b)
	})
	return t, finish(rest, err)
}

func (t *Tokenizer) field(key string, b []byte) (rest []byte, err error) {
	switch key {
	case "prefix_search":
		t.Prefix, rest, err = readText(b)
	case "suffix_search":
		t.Suffix, rest, err = readText(b)
	case "infix_finditer":
		t.Infix, rest, err = readText(b)
	case "token_match":
		t.TokenMatch, rest, err = readText(b)
	case "url_match":
		t.URLMatch, rest, err = readText(b)
	case "faster_heuristics":
		t.FasterHeuristics, rest, err = msgp.ReadBoolBytes(b)
	case "exceptions":
		return eachPair(b, t.exception)
	default:
		return msgp.Skip(b)
	}
	return rest, err
}

func (t *Tokenizer) exception(b []byte) ([]byte, error) {
	chunk, b, err := msgp.ReadStringBytes(b)
	if err != nil {
		return b, err
	}
	var pieces []Piece
	var text strings.Builder
	b, err = eachItem(b, func(b []byte) ([]byte, error) {
		p, b, err := readPiece(b)
		pieces = append(pieces, p)
		text.WriteString(p.Orth)
		return b, err
	})
	if err != nil {
		return b, err
	}
	if text.String() != chunk {
		return b, fmt.Errorf("exception %q is made of %q", chunk, text.String())
	}
	t.Exceptions[chunk] = pieces
	return b, nil
}

func readPiece(b []byte) (p Piece, rest []byte, err error) {
	rest, err = eachPair(b, func(b []byte) ([]byte, error) {
		attr, b, err := readAttr(b)
		if err != nil {
			return b, err
		}
		value, b, err := msgp.ReadStringBytes(b)
		switch attr {
		case attrOrth:
			p.Orth = value
		case attrNorm:
			p.Norm = value
		default:
			return b, fmt.Errorf("exception sets attribute %d", attr)
		}
		return b, err
	})
	if err == nil && p.Orth == "" {
		err = fmt.Errorf("exception with an empty token")
	}
	return p, rest, err
}

// readAttr reads an attribute's id or its name.
func readAttr(b []byte) (int64, []byte, error) {
	if msgp.NextType(b) != msgp.StrType {
		return msgp.ReadInt64Bytes(b)
	}
	name, b, err := msgp.ReadStringBytes(b)
	switch name {
	case "ORTH":
		return attrOrth, b, err
	case "NORM":
		return attrNorm, b, err
	}
	return 0, b, fmt.Errorf("exception sets attribute %q", name)
}
