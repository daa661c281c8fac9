// Package lemma finds base forms by spaCy's rules and tables, for English and
// French.
//
// Start with [New]; it refuses languages and modes that it doesn't know.
package lemma

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-record/parley/spacy/internal/lexicon"
	"github.com/parley-record/parley/spacy/internal/modelfile"
	"github.com/parley-record/parley/spacy/internal/morph"
	"github.com/parley-record/parley/spacy/internal/strid"
	"github.com/parley-record/parley/spacy/internal/uni"
)

// Lemmatizer is immutable and safe for concurrent use.
type Lemmatizer struct {
	byPos  map[string]*tables // by part of speech in lower case
	lookup map[uint64]string  // by id of the form
	rule   func(l *Lemmatizer, lex *lexicon.Lexeme, pos, feats string) string
	newer  bool
}

// tables are those of one part of speech.
type tables struct {
	index map[string]bool
	exc   map[string][]string
	rules [][2]string
}

func (t *tables) empty() bool { return len(t.index)+len(t.exc)+len(t.rules) == 0 }

// Cache remembers lemmas; it belongs to one goroutine at a time. The zero
// value is ready.
type Cache struct{ lemmas map[cacheKey]string }

type cacheKey struct {
	text, pos, feats string
}

// Bounds of a Cache, in entries and in bytes of a word.
const (
	maxLemmas = 20_000
	maxCached = 48
)

// New reads the tables for a language and mode. The newer rules are those of
// spaCy 3.8.8, which put forms in the index first.
func New(lang, mode string, src modelfile.Lookups, newer bool) (*Lemmatizer, error) {
	l := &Lemmatizer{newer: newer}
	var needs []string
	switch {
	case mode == "lookup" && (lang == "en" || lang == "fr"):
		l.rule, needs = (*Lemmatizer).byLookup, []string{"lemma_lookup"}
	case mode == "rule" && lang == "en":
		l.rule, needs = (*Lemmatizer).english, []string{"lemma_rules"}
	case mode == "rule" && lang == "fr":
		l.rule, needs = (*Lemmatizer).french, []string{"lemma_rules", "lemma_lookup", "lemma_exc", "lemma_index"}
	default:
		return nil, fmt.Errorf("lemmatizer mode %q for language %q is not supported", mode, lang)
	}
	for _, name := range needs {
		if !src.Has(name) {
			return nil, fmt.Errorf("table %s is missing", name)
		}
	}
	if mode == "rule" {
		if err := l.readRules(src); err != nil {
			return nil, err
		}
	}
	var err error
	l.lookup, err = src.FirstTexts("lemma_lookup")
	return l, err
}

// parts lists the parts of speech that tables may be keyed by.
var parts = []string{"adj", "adp", "adv", "aux", "cconj", "conj", "det", "intj", "noun", "num", "part",
	"pron", "propn", "punct", "sconj", "sym", "verb", "x"}

func (l *Lemmatizer) readRules(src modelfile.Lookups) error {
	rules, err := src.Rules("lemma_rules")
	if err != nil {
		return err
	}
	exc, err := src.ListMaps("lemma_exc")
	if err != nil {
		return err
	}
	index, err := src.Sets("lemma_index")
	if err != nil {
		return err
	}
	l.byPos = map[string]*tables{}
	for _, pos := range parts {
		id := strid.Of(pos)
		l.byPos[pos] = &tables{index: index[id], exc: exc[id], rules: rules[id]}
	}
	return nil
}

// Lemma returns the base form of a word with its part of speech, e.g. "NOUN",
// and features.
func (l *Lemmatizer) Lemma(c *Cache, lex *lexicon.Lexeme, pos, feats string) string {
	key := cacheKey{lex.Text, pos, feats}
	if s, ok := c.lemmas[key]; ok {
		return s
	}
	s := l.rule(l, lex, strings.ToLower(pos), feats)
	if len(lex.Text) > maxCached {
		return s
	}
	if len(c.lemmas) >= maxLemmas {
		clear(c.lemmas)
	}
	if c.lemmas == nil {
		c.lemmas = map[cacheKey]string{}
	}
	c.lemmas[key] = s
	return s
}

func isBlank(pos string) bool { return pos == "" || pos == "eol" || pos == "space" }

func (l *Lemmatizer) english(lex *lexicon.Lexeme, pos, feats string) string {
	t := l.byPos[pos]
	switch {
	case isBlank(pos), isBaseForm(pos, feats):
		return lex.Lower
	case t == nil || t.empty():
		if pos == "propn" {
			return lex.Text
		}
		return lex.Lower
	}
	forms, unknown := t.apply(lex.Lower, l.newer)
	for _, f := range t.exc[lex.Lower] {
		if !slices.Contains(forms, f) {
			forms = slices.Insert(forms, 0, f)
		}
	}
	return firstOf(forms, unknown, lex.Text)
}

func firstOf(forms, unknown []string, text string) string {
	switch {
	case len(forms) > 0:
		return forms[0]
	case len(unknown) > 0:
		return unknown[0]
	}
	return text
}

// apply returns what the rules make of s, without duplicates: the forms that
// are in the index or not words, and all others.
func (t *tables) apply(s string, newer bool) (forms, unknown []string) {
	for _, r := range t.rules {
		stem, ok := strings.CutSuffix(s, r[0])
		if !ok {
			continue
		}
		form := stem + r[1]
		switch {
		case form == "":
		case newer && t.index[form]:
			forms = slices.Insert(forms, 0, form)
		case t.index[form] || !uni.IsAlphaString(form):
			forms = append(forms, form)
		default:
			unknown = append(unknown, form)
		}
	}
	return forms, unknown
}

// isBaseForm says whether an English word with these features is its own lemma.
func isBaseForm(pos, feats string) bool {
	form := morph.Get(feats, "VerbForm")
	switch {
	case pos == "noun" && morph.Get(feats, "Number") == "Sing":
		return true
	case pos == "verb" && form == "Fin" && morph.Get(feats, "Tense") == "Pres" && morph.Get(feats, "Number") == "":
		return true
	}
	return form == "Inf" || form == "None" || morph.Get(feats, "Degree") == "Pos"
}

// frenchRuled are the parts of speech that French rules serve; others are
// looked up.
var frenchRuled = []string{"noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"}

func (l *Lemmatizer) french(lex *lexicon.Lexeme, pos, feats string) string {
	if isBlank(pos) {
		return lex.Lower
	}
	if !slices.Contains(frenchRuled, pos) {
		return l.byLookup(lex, pos, feats)
	}
	t, s := l.byPos[pos], lex.Lower
	if t.index[s] {
		return s
	}
	if exc := t.exc[s]; len(exc) > 0 {
		return exc[0]
	}
	forms, unknown := t.apply(s, false)
	if found, ok := l.lookup[strid.Of(s)]; ok && len(forms)+len(unknown) == 0 {
		return found
	}
	return firstOf(forms, unknown, s)
}

func (l *Lemmatizer) byLookup(lex *lexicon.Lexeme, _, _ string) string {
	if found, ok := l.lookup[lex.Orth]; ok {
		return found
	}
	return lex.Text
}
