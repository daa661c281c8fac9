// Package lexicon computes what spaCy knows of a word without its context: the
// normalised forms and the hashed ids that the networks read.
//
// Start with [New]; a Lexicon makes Lexemes, and keeps none.
package lexicon

import (
	"unicode/utf8"

	"github.com/parley-record/parley/spacy/internal/strid"
	"github.com/parley-record/parley/spacy/internal/uni"
)

// Lexeme is one word. It is immutable and may be shared.
type Lexeme struct {
	Text, Lower, Norm string

	Orth, LowerID, NormID    uint64
	PrefixID, SuffixID, Form uint64 // Form is the id of the shape

	Runes   int32 // length in code points
	IsSpace bool
	// Special numbers the word among the tokens of the tokenizer's exceptions,
	// from 1; 0 for all other words.
	Special int32
}

// Lexicon makes lexemes by the tables of one model.
type Lexicon struct {
	norms    map[uint64]string // by id of the text
	specials map[string]int32
}

// New returns a lexicon with the lookup table lexeme_norm, which may be nil.
func New(norms map[uint64]string) *Lexicon {
	return &Lexicon{norms: norms, specials: map[string]int32{}}
}

// MarkSpecial gives text a number of its own, which Make will put into
// Lexeme.Special. Call it only while the model is being loaded.
func (l *Lexicon) MarkSpecial(text string) int32 {
	n, ok := l.specials[text]
	if !ok {
		n = int32(len(l.specials) + 1)
		l.specials[text] = n
	}
	return n
}

// Make computes the lexeme of text, which it keeps. A norm other than "" is
// that of a tokenizer exception and goes before all others.
func (l *Lexicon) Make(text, norm string) *Lexeme {
	x := &Lexeme{
		Text:     text,
		Lower:    uni.Lower(text),
		Orth:     strid.Of(text),
		PrefixID: strid.Of(uni.Prefix(text)),
		SuffixID: strid.Of(uni.Suffix(text)),
		Form:     strid.Of(uni.Shape(text)),
		Runes:    int32(utf8.RuneCountInString(text)),
		IsSpace:  uni.IsSpaceString(text),
		Special:  l.specials[text],
	}
	x.LowerID = strid.Of(x.Lower)
	x.Norm = norm
	if norm == "" {
		x.Norm = l.norm(x)
	}
	x.NormID = strid.Of(x.Norm)
	return x
}

func (l *Lexicon) norm(x *Lexeme) string {
	if n, ok := l.norms[x.Orth]; ok {
		return n
	}
	if n := baseNorm(x.Text); n != "" {
		return n
	}
	return x.Lower
}

// baseNorm gives the normal forms of punctuation and currency that spaCy holds
// for every language, "" for other texts.
func baseNorm(text string) string {
	switch text {
	case "'s", "'S", "’s", "’S":
		return "'s"
	case "’", "‘", "´", "`":
		return "'"
	case "”", "“", "''", "``", "´´", "„", "»", "«", "‘‘", "’’":
		return `"`
	case "？":
		return "?"
	case "！":
		return "!"
	case "，":
		return ","
	case "；":
		return ";"
	case "：":
		return ":"
	case "。", "।":
		return "."
	case "…":
		return "..."
	case "—", "–", "--", "---", "——":
		return "-"
	case "€", "£", "¥", "฿", "US$", "C$", "A$", "₺", "₹", "৳", "₩", "Mex$", "₣", "E£":
		return "$"
	}
	return ""
}
