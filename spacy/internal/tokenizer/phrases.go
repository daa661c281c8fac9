package tokenizer

import (
	"slices"
)

// phrases finds exceptions that affixes or infixes have cut apart, such as the
// "'s" in "It's": runs of tokens with given texts.
type phrases struct {
	children map[edge]int32
	final    []bool // by node
}

// edge is a step in the tree of phrases: from a node, by a word's number.
type edge struct{ node, word int32 }

type found struct{ start, end int }

func (p *phrases) child(node, word int32) int32 {
	e := edge{node, word}
	next, ok := p.children[e]
	if !ok {
		next = int32(len(p.final))
		p.children[e] = next
		p.final = append(p.final, false)
	}
	return next
}

// rejoin replaces phrases among tokens[first:] whose text is an exception by
// the exception's tokens.
func (p *phrases) rejoin(t *Tokenizer, text string, tokens []Token, first int) []Token {
	spans := p.find(tokens, first)
	if len(spans) == 0 {
		return tokens
	}
	kept := chooseSpans(spans, len(tokens))
	tail := append([]Token(nil), tokens[kept[0].start:]...)
	base := kept[0].start
	tokens = tokens[:base]
	at := base
	for _, span := range kept {
		tokens = append(tokens, tail[at-base:span.start-base]...)
		old := tail[span.start-base : span.end-base]
		at = span.end
		start, last := old[0].Start, old[len(old)-1]
		special := t.special(text[start:last.End])
		if special == nil {
			tokens = append(tokens, old...)
			continue
		}
		for _, lex := range special {
			end := start + int32(len(lex.Text))
			tokens = append(tokens, Token{Lex: lex, Start: start, End: end})
			start = end
		}
		tokens[len(tokens)-1].Space = last.Space
	}
	return append(tokens, tail[at-base:]...)
}

// find returns every run of tokens that is a phrase, overlapping ones too.
func (p *phrases) find(tokens []Token, first int) []found {
	var out []found
	for i := first; i < len(tokens); i++ {
		node := int32(0)
		for j := i; j < len(tokens); j++ {
			word := tokens[j].Lex.Special
			if word == 0 {
				break
			}
			next, ok := p.children[edge{node, word}]
			if !ok {
				break
			}
			node = next
			if p.final[node] {
				out = append(out, found{i, j + 1})
			}
		}
	}
	return out
}

// chooseSpans keeps the longest spans, the earlier of equals, whose first and
// last tokens no span before them in that order has touched; rejected spans
// touch their tokens too. The result is sorted by start.
func chooseSpans(spans []found, n int) []found {
	slices.SortFunc(spans, func(a, b found) int {
		if d := (b.end - b.start) - (a.end - a.start); d != 0 {
			return d
		}
		return a.start - b.start
	})
	touched := make([]bool, n)
	var kept []found
	for _, s := range spans {
		if !touched[s.start] && !touched[s.end-1] {
			kept = append(kept, s)
		}
		for i := s.start; i < s.end; i++ {
			touched[i] = true
		}
	}
	slices.SortFunc(kept, func(a, b found) int { return a.start - b.start })
	return kept
}
