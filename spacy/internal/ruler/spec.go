package ruler

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/morph"
	"github.com/parley-record/parley/spacy/internal/pyre"
	"github.com/parley-record/parley/spacy/internal/uni"
)

type attribute uint8

const (
	attrTag attribute = iota
	attrPos
	attrMorph
	attrLemma
	attrDep
	attrOrth
	attrLower
	attrNorm
	attrShape
	attrPrefix
	attrSuffix
	attrEntType
	attrIsSpace
	attrSentStart
	attrLength
)

// settable are the attributes that a rule may set.
var settable = map[string]attribute{
	"TAG": attrTag, "POS": attrPos, "MORPH": attrMorph, "LEMMA": attrLemma, "DEP": attrDep,
}

// readable are the attributes that a rule may ask for.
var readable = map[string]attribute{
	"TAG": attrTag, "POS": attrPos, "MORPH": attrMorph, "LEMMA": attrLemma, "DEP": attrDep,
	"ORTH": attrOrth, "TEXT": attrOrth, "LOWER": attrLower, "NORM": attrNorm, "SHAPE": attrShape,
	"PREFIX": attrPrefix, "SUFFIX": attrSuffix, "ENT_TYPE": attrEntType, "IS_SPACE": attrIsSpace,
	"SENT_START": attrSentStart, "IS_SENT_START": attrSentStart, "LENGTH": attrLength,
}

func (a attribute) isNumber() bool { return a >= attrIsSpace }

// spec is the conditions on one token.
type spec []condition

type condition struct {
	attr   attribute
	negate bool
	values []string // the string attribute is one of these
	regexp *pyre.Regexp
	number int // of a number attribute
}

func compileSpec(src modelfile.TokenSpec) (spec, error) {
	var out spec
	for _, c := range src {
		name := strings.ToUpper(c.Attr)
		attr, ok := readable[name]
		if !ok {
			return nil, fmt.Errorf("asks for unsupported attribute %s", name)
		}
		cond, err := compileCondition(attr, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, cond)
	}
	return out, nil
}

func compileCondition(attr attribute, c modelfile.Condition) (condition, error) {
	out := condition{attr: attr}
	switch v := c.Value.(type) {
	case bool:
		if v {
			out.number = 1
		}
		return out, expect(c.Op == "" && attr.isNumber(), c)
	case int64:
		out.number = int(v)
		return out, expect(c.Op == "" && attr.isNumber(), c)
	case string:
		if c.Op == "REGEX" {
			re, err := pyre.Compile(v)
			out.regexp = re
			return out, err
		}
		out.values = []string{v}
		if err := expect(c.Op == "" && !attr.isNumber(), c); err != nil {
			return out, err
		}
	case []string:
		out.values, out.negate = v, c.Op == "NOT_IN"
		if err := expect((c.Op == "IN" || c.Op == "NOT_IN") && !attr.isNumber(), c); err != nil {
			return out, err
		}
	}
	if attr == attrMorph {
		for i, m := range out.values {
			out.values[i] = morph.Normalise(m)
		}
	}
	return out, nil
}

func expect(ok bool, c modelfile.Condition) error {
	if ok {
		return nil
	}
	return fmt.Errorf("unsupported condition %s %v", c.Op, c.Value)
}

// values lists what attr may be, nil if the spec doesn't say.
func (s spec) values(attr attribute) []string {
	for _, c := range s {
		if c.attr == attr && !c.negate && c.values != nil {
			return c.values
		}
	}
	return nil
}

func (s spec) isSpace() bool {
	return slices.ContainsFunc(s, func(c condition) bool { return c.attr == attrIsSpace && c.number == 1 })
}

func (s spec) matches(t *Token) bool {
	for i := range s {
		if !s[i].holds(t) {
			return false
		}
	}
	return true
}

func (c *condition) holds(t *Token) bool {
	if c.attr.isNumber() {
		return t.number(c.attr) == c.number
	}
	text := t.text(c.attr)
	if c.regexp != nil {
		start, _, err := c.regexp.Search(text, 0, false)
		return start >= 0 && err == nil
	}
	if len(c.values) == 1 {
		return (text == c.values[0]) != c.negate
	}
	return slices.Contains(c.values, text) != c.negate
}

func (t *Token) number(a attribute) int {
	switch {
	case a == attrLength:
		return int(t.Lex.Runes)
	case a == attrIsSpace && t.Lex.IsSpace, a == attrSentStart && t.SentStart:
		return 1
	}
	return 0
}

func (t *Token) text(a attribute) string {
	switch a {
	case attrTag:
		return t.Tag
	case attrPos:
		return t.Pos
	case attrMorph:
		return t.Morph
	case attrLemma:
		return t.Lemma
	case attrDep:
		return t.Dep
	case attrOrth:
		return t.Lex.Text
	case attrLower:
		return t.Lex.Lower
	case attrNorm:
		return t.Lex.Norm
	case attrShape:
		return uni.Shape(t.Lex.Text)
	case attrPrefix:
		return uni.Prefix(t.Lex.Text)
	case attrSuffix:
		return uni.Suffix(t.Lex.Text)
	}
	return t.EntType
}
