package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-record/parley"
)

// joinNames brings the reader's names together with the pipeline's, by rules
// that were measured on news: the reader's stand, without what is no part of a
// name at their ends, and where it has none, people and places of the
// pipeline's are taken.
func joinNames(a *parley.Annotations, read []parley.NamedRange) []parley.NamedRange {
	var out []parley.NamedRange
	for _, n := range read {
		if n.Range = nameIn(a, n); n.Len() > 0 {
			out = append(out, n)
		}
	}
	seen := out
	for _, n := range a.Names {
		switch n.Type {
		case "PERSON":
			n.Type, n.Subtype = "PER", "person"
		case "LOC":
			n.Subtype = "place"
		default:
			continue
		}
		n.Range = nameIn(a, n)
		if n.Len() == 0 || slices.ContainsFunc(seen, func(o parley.NamedRange) bool { return o.Overlaps(n.Range) }) {
			continue
		}
		out = append(out, n)
	}
	slices.SortStableFunc(out, func(x, y parley.NamedRange) int { return x.First - y.First })
	return out
}

// honorifics stand before a person's name and are no part of it.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "madam": true, "mme": true}

// nameIn is the part of n between what is no part of a name: articles,
// honorifics and the possessive, and words in small letters behind it.
func nameIn(a *parley.Annotations, n parley.NamedRange) parley.Range {
	r := n.Range
	for r.First < r.End {
		w := strings.ToLower(strings.TrimSuffix(a.Tokens[r.First].Text, "."))
		if w != "the" && !(n.Type == "PER" && honorifics[w]) {
			break
		}
		r.First++
	}
	for r.First < r.End {
		t := a.Tokens[r.End-1].Text
		first, _ := utf8.DecodeRuneInString(t)
		if t != "'s" && t != "’s" && !unicode.IsLower(first) {
			break
		}
		r.End--
	}
	return r
}
