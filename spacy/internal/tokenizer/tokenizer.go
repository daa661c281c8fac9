// Package tokenizer splits text into tokens exactly as spaCy's rule tokenizer
// does: white space, affixes, infixes, addresses, exceptions.
//
// It works by the rules in a model's file, whatever the language; it assigns
// nothing but the words themselves. Start with [New] and [Tokenizer.Tokenize].
package tokenizer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/pyre"
	"github.com/parley-record/parley/spacy/internal/uni"
)

// Tokenizer is immutable and safe for concurrent use.
type Tokenizer struct {
	prefix, suffix, infix *pyre.Regexp // nil: none
	tokenMatch            *pyre.Regexp
	url                   func(string) (bool, error)
	specials              map[string][]*lexicon.Lexeme
	longest               int // length in bytes of the longest special chunk
	phrases               *phrases
	lexicon               *lexicon.Lexicon
}

// Token is one token: Text[Start:End] of the text in bytes.
type Token struct {
	Lex        *lexicon.Lexeme
	Start, End int32
	Space      bool // a single U+0020 follows
}

// New compiles the rules.
func New(rules *modelfile.Tokenizer, lex *lexicon.Lexicon) (*Tokenizer, error) {
	t := &Tokenizer{lexicon: lex, specials: make(map[string][]*lexicon.Lexeme, len(rules.Exceptions))}
	for _, p := range []struct {
		name, pattern string
		out           **pyre.Regexp
	}{
		{"prefix_search", rules.Prefix, &t.prefix}, {"suffix_search", rules.Suffix, &t.suffix},
		{"infix_finditer", rules.Infix, &t.infix}, {"token_match", rules.TokenMatch, &t.tokenMatch},
	} {
		if p.pattern == "" {
			continue
		}
		re, err := pyre.Compile(p.pattern)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		*p.out = re
	}
	url, err := compileURL(rules.URLMatch)
	if err != nil {
		return nil, fmt.Errorf("url_match: %w", err)
	}
	t.url = url
	if err := t.addSpecials(rules); err != nil {
		return nil, fmt.Errorf("exceptions: %w", err)
	}
	return t, nil
}

// Tokenize appends the tokens of text, valid UTF-8, to out. It fails only if a
// pattern of the model takes too long.
func (t *Tokenizer) Tokenize(c *Cache, text string, out []Token) ([]Token, error) {
	first := len(out)
	out, err := t.chunks(c, text, out)
	if err != nil {
		return out, err
	}
	return t.phrases.rejoin(t, text, out, first), nil
}

// chunks splits text at white space and tokenizes each run. The first U+0020
// after a word belongs to the word's last token.
func (t *Tokenizer) chunks(c *Cache, text string, out []Token) ([]Token, error) {
	if text == "" {
		return out, nil
	}
	start := 0
	head, _ := utf8.DecodeRuneInString(text)
	inSpace := uni.IsSpace(head)
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if uni.IsSpace(r) == inSpace {
			i += n
			continue
		}
		var err error
		if start < i {
			if out, err = t.chunk(c, text, start, i, out); err != nil {
				return out, err
			}
		}
		start = i
		if r == ' ' {
			out[len(out)-1].Space = true
			start = i + 1
		}
		inSpace = !inSpace
		i += n
	}
	if start == len(text) {
		return out, nil
	}
	return t.chunk(c, text, start, len(text), out)
}

// chunk appends the tokens of text[start:end].
func (t *Tokenizer) chunk(c *Cache, text string, start, end int, out []Token) ([]Token, error) {
	lexemes, err := c.chunk(t, text[start:end])
	if err != nil {
		return out, err
	}
	for _, lex := range lexemes {
		next := start + len(lex.Text)
		out = append(out, Token{Lex: lex, Start: int32(start), End: int32(next)})
		start = next
	}
	return out, nil
}

// special returns the tokens of an exception, nil if s is none.
func (t *Tokenizer) special(s string) []*lexicon.Lexeme {
	if len(s) > t.longest {
		return nil
	}
	return t.specials[s]
}

func (t *Tokenizer) addSpecials(rules *modelfile.Tokenizer) error {
	t.phrases = &phrases{children: map[edge]int32{}, final: []bool{false}}
	for chunk := range rules.Exceptions {
		hard, err := t.canSplit(chunk)
		if err != nil {
			return err
		}
		if !rules.FasterHeuristics || hard || strings.Contains(chunk, " ") {
			if err := t.addPhrase(chunk); err != nil {
				return err
			}
		}
	}
	for chunk, pieces := range rules.Exceptions {
		lexemes := make([]*lexicon.Lexeme, len(pieces))
		for i, p := range pieces {
			lexemes[i] = t.lexicon.Make(p.Orth, p.Norm)
		}
		t.specials[chunk] = lexemes
		t.longest = max(t.longest, len(chunk))
	}
	return nil
}

// canSplit reports whether affix or infix rules would take chunk apart.
func (t *Tokenizer) canSplit(chunk string) (bool, error) {
	for _, re := range []*pyre.Regexp{t.prefix, t.infix, t.suffix} {
		if re == nil {
			continue
		}
		start, end, err := re.Search(chunk, 0, false)
		if err != nil {
			return false, err
		}
		if start >= 0 && (end > start || re == t.infix) {
			return true, nil
		}
	}
	return false, nil
}

// addPhrase adds the tokens that chunk has without exceptions to the phrases
// that are looked for after splitting.
func (t *Tokenizer) addPhrase(chunk string) error {
	c := &Cache{plain: true}
	tokens, err := t.chunks(c, chunk, nil)
	if err != nil {
		return err
	}
	node := int32(0)
	for _, tok := range tokens {
		node = t.phrases.child(node, t.lexicon.MarkSpecial(tok.Lex.Text))
	}
	t.phrases.final[node] = true
	return nil
}
