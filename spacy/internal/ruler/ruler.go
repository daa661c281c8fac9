// Package ruler runs spaCy's attribute ruler: token patterns that set
// attributes such as POS and MORPH after tagging and parsing.
//
// It knows the conditions that trained pipelines use and refuses others by
// name. Start with [New].
package ruler

import (
	"fmt"
	"slices"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/morph"
)

// Token is what rules read and write. Pointers are not kept.
type Token struct {
	Lex                         *lexicon.Lexeme
	Tag, Pos, Morph, Lemma, Dep string
	EntType                     string
	SentStart                   bool
}

// Ruler is immutable and safe for concurrent use.
type Ruler struct {
	rules    []rule
	patterns []pattern

	// A pattern stands in the first of these indexes that its first token
	// allows, under every value that it accepts; others stand in rest.
	byTagLower map[[2]string][]int32
	byTag      map[string][]int32
	byLower    map[string][]int32
	byDep      map[string][]int32
	bySpace    []int32
	rest       []int32
}

type rule struct {
	set   []setting
	index int
}

type setting struct {
	attr  attribute
	value string
}

type pattern struct {
	rule  int32
	specs []spec
}

// Scratch is memory for one worker; the zero value is ready.
type Scratch struct{ hits []uint64 }

// New compiles the rules.
func New(rules []modelfile.Rule) (*Ruler, error) {
	r := &Ruler{
		byTagLower: map[[2]string][]int32{}, byTag: map[string][]int32{},
		byLower: map[string][]int32{}, byDep: map[string][]int32{},
	}
	for i, src := range rules {
		if err := r.add(src); err != nil {
			return nil, fmt.Errorf("rule %d: %w", i, err)
		}
	}
	return r, nil
}

func (r *Ruler) add(src modelfile.Rule) error {
	out := rule{index: src.Index}
	for name, value := range src.Attrs {
		attr, ok := settable[name]
		if !ok {
			return fmt.Errorf("sets unsupported attribute %s", name)
		}
		if attr == attrMorph {
			value = morph.Normalise(value)
		}
		out.set = append(out.set, setting{attr, value})
	}
	number := int32(len(r.rules))
	r.rules = append(r.rules, out)
	for _, tokens := range src.Patterns {
		if len(tokens) == 0 || src.Index >= len(tokens) || src.Index < -len(tokens) {
			return fmt.Errorf("index %d in a pattern of %d tokens", src.Index, len(tokens))
		}
		p := pattern{rule: number}
		for _, t := range tokens {
			s, err := compileSpec(t)
			if err != nil {
				return err
			}
			p.specs = append(p.specs, s)
		}
		r.index(p)
	}
	return nil
}

// index files the pattern under what its first token must be.
func (r *Ruler) index(p pattern) {
	n := int32(len(r.patterns))
	r.patterns = append(r.patterns, p)
	tags, lowers, deps := p.specs[0].values(attrTag), p.specs[0].values(attrLower), p.specs[0].values(attrDep)
	switch {
	case p.specs[0].isSpace():
		r.bySpace = append(r.bySpace, n)
	case tags != nil && lowers != nil:
		for _, t := range tags {
			for _, l := range lowers {
				r.byTagLower[[2]string{t, l}] = append(r.byTagLower[[2]string{t, l}], n)
			}
		}
	case lowers != nil:
		for _, l := range lowers {
			r.byLower[l] = append(r.byLower[l], n)
		}
	case deps != nil:
		for _, d := range deps {
			r.byDep[d] = append(r.byDep[d], n)
		}
	case tags != nil:
		for _, t := range tags {
			r.byTag[t] = append(r.byTag[t], n)
		}
	default:
		r.rest = append(r.rest, n)
	}
}

// Apply matches all rules on tokens as they are, then sets the attributes, a
// later rule over an earlier one.
func (r *Ruler) Apply(w *Scratch, tokens []Token) {
	hits := w.hits[:0]
	for i := range tokens {
		t := &tokens[i]
		if t.Lex.IsSpace {
			hits = r.try(r.bySpace, tokens, i, hits)
		}
		hits = r.try(r.byTagLower[[2]string{t.Tag, t.Lex.Lower}], tokens, i, hits)
		hits = r.try(r.byTag[t.Tag], tokens, i, hits)
		hits = r.try(r.byLower[t.Lex.Lower], tokens, i, hits)
		hits = r.try(r.byDep[t.Dep], tokens, i, hits)
		hits = r.try(r.rest, tokens, i, hits)
	}
	// In order of token and, within it, of rule: rules act on single tokens,
	// so their order across tokens doesn't matter.
	if !slices.IsSorted(hits) {
		slices.Sort(hits)
	}
	for _, h := range hits {
		t := &tokens[h>>32]
		for _, s := range r.rules[uint32(h)].set {
			t.set(s)
		}
	}
	w.hits = hits
}

// try adds a hit for each listed pattern that matches at token i: the token to
// change in the high half, the rule in the low half.
func (r *Ruler) try(list []int32, tokens []Token, i int, hits []uint64) []uint64 {
	for _, n := range list {
		p := &r.patterns[n]
		if len(tokens)-i < len(p.specs) {
			continue
		}
		ok := true
		for j := range p.specs {
			if ok = p.specs[j].matches(&tokens[i+j]); !ok {
				break
			}
		}
		if !ok {
			continue
		}
		target := i + r.rules[p.rule].index
		if r.rules[p.rule].index < 0 {
			target += len(p.specs)
		}
		hits = append(hits, uint64(target)<<32|uint64(p.rule))
	}
	return hits
}

func (t *Token) set(s setting) {
	switch s.attr {
	case attrTag:
		t.Tag = s.value
	case attrPos:
		t.Pos = s.value
	case attrMorph:
		t.Morph = s.value
	case attrLemma:
		t.Lemma = s.value
	case attrDep:
		t.Dep = s.value
	}
}
