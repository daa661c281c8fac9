package compare

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// bag is the set of content words of a text, as stems, with the numbers and
// negations that stand in it.
type bag struct {
	stems   map[string]bool
	numbers []string
	negated bool
}

// words makes the bag of a text. Words of grammar are left out; names stay.
func words(text string) bag {
	b := bag{stems: map[string]bool{}}
	for _, w := range fields(text) {
		if w == "|" {
			continue
		}
		if negations[w] || strings.HasSuffix(w, "n't") {
			b.negated = true
			continue
		}
		if w[0] >= '0' && w[0] <= '9' {
			b.numbers = append(b.numbers, w)
			continue
		}
		if len(w) < 3 || english.IsStopWord(w) || faint[w] {
			continue
		}
		b.stems[english.Stem(w, false)] = true
	}
	return b
}

// fields splits a text into lower-case words; apostrophes stay inside a word,
// possessive endings fall away.
func fields(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	out := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '.' && r != '%' && r != '|'
	})
	kept := out[:0]
	for _, w := range out {
		w = undotted(strings.TrimSuffix(strings.Trim(w, "'.%"), "'s"))
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// undotted writes initials in one way: "f.b.i" as "fbi".
func undotted(w string) string {
	parts := strings.Split(w, ".")
	for _, p := range parts {
		if len(p) != 1 || p[0] < 'a' || p[0] > 'z' {
			return w
		}
	}
	return strings.Join(parts, "")
}

var negations = map[string]bool{"no": true, "not": true, "never": true, "without": true, "nor": true, "neither": true, "none": true}

// faint are words that say little of what a clause is about.
var faint = map[string]bool{
	"said": true, "says": true, "say": true, "told": true, "would": true, "could": true, "should": true, "might": true,
	"must": true, "may": true, "will": true, "very": true, "extremely": true, "really": true, "quite": true, "much": true,
	"also": true, "now": true, "still": true, "one": true, "two": true, "first": true, "new": true, "however": true,
}

func (b bag) shares(o bag) int {
	n := 0
	for w := range b.stems {
		if o.stems[w] {
			n++
		}
	}
	return n
}

// dice is the share of words that two bags have in common, from 0 to 1.
func (b bag) dice(o bag) float64 {
	size := len(b.stems) + len(o.stems)
	if size == 0 {
		return 0
	}
	return 2 * float64(b.shares(o)) / float64(size)
}

// within is the share of the smaller bag's words that stand in the other.
func (b bag) within(o bag) float64 {
	small := min(len(b.stems), len(o.stems))
	if small == 0 {
		return 0
	}
	return float64(b.shares(o)) / float64(small)
}
