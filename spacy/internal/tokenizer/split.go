package tokenizer

import (
	"strings"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/pyre"
)

// maxChunks bounds the chunks that one Cache holds; it starts anew when full.
const maxChunks = 20_000

// maxCached is the length in bytes of the longest chunk that is kept.
const maxCached = 48

// Cache remembers how chunks are split and the lexemes of their words. It
// never changes a result; it belongs to one goroutine at a time. The zero
// value is ready.
type Cache struct {
	chunks map[string][]*lexicon.Lexeme
	words  map[string]*lexicon.Lexeme
	plain  bool // exceptions are off, nothing is kept

	prefixes, suffixes []string
	out                []*lexicon.Lexeme
}

// chunk returns the tokens of one chunk, valid until the next call.
func (c *Cache) chunk(t *Tokenizer, s string) ([]*lexicon.Lexeme, error) {
	if !c.plain {
		if special := t.special(s); special != nil {
			return special, nil
		}
	}
	if known, ok := c.chunks[s]; ok {
		return known, nil
	}
	c.out = c.out[:0]
	if err := c.split(t, s); err != nil {
		return nil, err
	}
	if c.plain || len(s) > maxCached {
		return c.out, nil
	}
	if len(c.chunks) >= maxChunks || len(c.words) >= maxChunks {
		clear(c.chunks)
		clear(c.words)
	}
	if c.chunks == nil {
		c.chunks = map[string][]*lexicon.Lexeme{}
	}
	kept := append([]*lexicon.Lexeme(nil), c.out...)
	c.chunks[strings.Clone(s)] = kept
	return kept, nil
}

// add appends the word s.
func (c *Cache) add(t *Tokenizer, s string) {
	if lex, ok := c.words[s]; ok {
		c.out = append(c.out, lex)
		return
	}
	lex := t.lexicon.Make(strings.Clone(s), "")
	c.out = append(c.out, lex)
	if c.plain || len(s) > maxCached {
		return
	}
	if c.words == nil {
		c.words = map[string]*lexicon.Lexeme{}
	}
	c.words[lex.Text] = lex
}

// split strips prefixes and suffixes from s until nothing changes or an
// exception is left, then splits what remains at infixes.
func (c *Cache) split(t *Tokenizer, s string) error {
	c.prefixes, c.suffixes = c.prefixes[:0], c.suffixes[:0]
	s, err := c.strip(t, s)
	if err != nil {
		return err
	}
	for _, p := range c.prefixes {
		c.add(t, p)
	}
	if s != "" {
		if err := c.middle(t, s); err != nil {
			return err
		}
	}
	for i := len(c.suffixes) - 1; i >= 0; i-- {
		c.add(t, c.suffixes[i])
	}
	return nil
}

// strip moves affixes of s to c.prefixes and c.suffixes and returns the rest.
func (c *Cache) strip(t *Tokenizer, s string) (string, error) {
	for last := -1; s != "" && len(s) != last; {
		if whole, err := t.matchesToken(s); whole || err != nil {
			return s, err
		}
		if !c.plain && t.special(s) != nil {
			return s, nil
		}
		last = len(s)
		p, err := prefixLen(t.prefix, s)
		if err != nil {
			return s, err
		}
		if p > 0 && !c.plain && t.special(s[p:]) != nil {
			c.prefixes = append(c.prefixes, s[:p])
			return s[p:], nil
		}
		q, err := suffixLen(t.suffix, s[p:])
		if err != nil {
			return s, err
		}
		if q > 0 && !c.plain && t.special(s[:len(s)-q]) != nil {
			c.suffixes = append(c.suffixes, s[len(s)-q:])
			return s[:len(s)-q], nil
		}
		if p > 0 {
			c.prefixes = append(c.prefixes, s[:p])
		}
		if q > 0 {
			c.suffixes = append(c.suffixes, s[len(s)-q:])
		}
		s = s[p : len(s)-q]
	}
	return s, nil
}

// middle appends what is left between the affixes.
func (c *Cache) middle(t *Tokenizer, s string) error {
	if !c.plain {
		if special := t.special(s); special != nil {
			c.out = append(c.out, special...)
			return nil
		}
	}
	whole, err := t.matchesToken(s)
	if err == nil && !whole && t.url != nil {
		whole, err = t.url(s)
	}
	if err != nil {
		return err
	}
	if whole || t.infix == nil {
		c.add(t, s)
		return nil
	}
	return c.infixes(t, s)
}

func (c *Cache) infixes(t *Tokenizer, s string) error {
	start, from, advance := 0, 0, false
	for from <= len(s) {
		a, b, err := t.infix.Search(s, from, advance)
		if err != nil {
			return err
		}
		if a < 0 {
			break
		}
		from, advance = b, a == b
		if a == 0 {
			continue // an infix at the very start is none
		}
		if a != start {
			c.add(t, s[start:a])
		}
		if a != b {
			c.add(t, s[a:b])
		}
		start = b
	}
	if start < len(s) {
		c.add(t, s[start:])
	}
	return nil
}

func (t *Tokenizer) matchesToken(s string) (bool, error) {
	if t.tokenMatch == nil {
		return false, nil
	}
	return t.tokenMatch.Match(s)
}

func prefixLen(re *pyre.Regexp, s string) (int, error) {
	if re == nil {
		return 0, nil
	}
	start, end, err := re.Search(s, 0, false)
	if start < 0 {
		return 0, err
	}
	return end - start, nil
}

func suffixLen(re *pyre.Regexp, s string) (int, error) { return prefixLen(re, s) }
