// Package statement finds who is reported to say, think or want what, in
// reported speech: "Maren said that ...", "according to the envoy", "his claim
// that ...". A wording wholly between quotation marks is a quote, not a
// statement; a clause with a few quoted words in it is one.
//
// The rules of package attribution read the dependency tree; where the trained
// reader has read the document, its attributions are joined with them (see
// join). What the author of the report thinks is no statement. Start with
// Extractor.
package statement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/attribution"
)

// Extractor fills Findings.Statements.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "statements",
		About: "Finds reported speech, belief and demand, with source, cue and content.",
		Run:   run,
	}
}

func run(a *parley.Annotations, f *parley.Findings) {
	quoted := attribution.Quotations(a)
	in := attribution.Inside(a, quoted)
	found := attribution.NewReader(a, f).Find()
	if a.Reading != nil && a.Reading.Attributions != nil {
		found = join(a, f, found, a.Reading.Attributions)
	}
	found = slices.DeleteFunc(found, func(x attribution.Attribution) bool {
		return x.Cue.Len() > 0 && in[x.Cue.First] >= 0 || len(x.Content) == 0 || mostlyQuoted(a, in, x.Content) || introduces(a, quoted, in, x)
	})
	found = single(found)
	for i, x := range found {
		s, ok := state(a, f, x)
		if !ok {
			continue
		}
		if s.Chain == nil {
			s.Chain = chain(f, found[max(0, i-near):min(len(found), i+near)], x, s.Source)
		}
		s.ID = "s" + strconv.Itoa(len(f.Statements))
		f.Statements = append(f.Statements, s)
	}
}

// near is how many attributions on either side may be one's context.
const near = 12

// bareSure is the confidence of a statement that tells nothing by itself.
const bareSure = 0.5

// state makes a statement of an attribution; ok is false where its source is
// the author.
func state(a *parley.Annotations, f *parley.Findings, x attribution.Attribution) (s parley.Statement, ok bool) {
	s = parley.Statement{Source: parley.UnspecifiedSource, Kind: x.Kind, Polarity: "positive", Sure: x.Sure}
	if x.Negated {
		s.Polarity = "negative"
	}
	if x.Hedged {
		s.Modality = "possible"
	}
	if x.Source >= 0 {
		switch strings.ToLower(a.Tokens[x.Source].Text) {
		case "i", "we", "one", "us":
			return s, false
		}
		if key, all := attribution.Sources(a, f, x.Source); key != "" {
			s.Source, s.Sources = key, all
		}
		if span := a.Span(attribution.SourceRange(a, x.Source)); span.Len() > 0 {
			s.SourceSpan = &span
		}
	}
	if x.Cue.Len() > 0 {
		if cue := a.Span(x.Cue); cue.Len() > 0 {
			s.Cue = &cue
		}
	}
	if s.Sure == 0 && len(x.Content) == 1 && bare(a, x.Content[0]) {
		s.Sure = bareSure
	}
	for _, c := range x.Content {
		if span := a.Span(balance(a, c)); span.Len() > 0 {
			s.Content = append(s.Content, span)
		}
	}
	if x.Owner >= 0 {
		if key := f.Entity(x.Owner); key != "" && key != s.Source {
			s.Chain = []string{s.Source, key}
		}
	}
	return s, len(s.Content) > 0
}

// chain names those in whose words the attribution x stands, outermost first,
// and its own source last; nil where nobody else reports it.
func chain(f *parley.Findings, found []attribution.Attribution, x attribution.Attribution, source string) []string {
	var outer []attribution.Attribution
	for _, o := range found {
		if o.At == x.At || o.Source < 0 || o.Content[0].Len() <= x.Content[0].Len() {
			continue
		}
		if slices.ContainsFunc(o.Content, func(c parley.Range) bool { return c.Has(x.At) && c.Has(x.Content[0].First) }) {
			outer = append(outer, o)
		}
	}
	slices.SortStableFunc(outer, func(p, q attribution.Attribution) int { return q.Content[0].Len() - p.Content[0].Len() })
	var names []string
	for _, o := range outer {
		if key := f.Entity(o.Source); key != "" && key != source && !slices.Contains(names, key) {
			names = append(names, key)
		}
	}
	if names == nil {
		return nil
	}
	return append(names, source)
}

// balance takes in the closing mark of a quotation that r opens, and drops a
// mark at either end that has no other in r. A straight mark opens at the start
// of r and closes at its end.
func balance(a *parley.Annotations, r parley.Range) parley.Range {
	open, straight := 0, 0
	for i := r.First; i < r.End; i++ {
		switch a.Tokens[i].Text {
		case "“":
			open++
		case "”":
			open--
		case "\"":
			straight++
		}
	}
	first, last := a.Tokens[r.First].Text, a.Tokens[r.End-1].Text
	odd := straight%2 == 1
	if r.Len() > 1 && (open < 0 && last == "”" || odd && last == "\"" && first != "\"") {
		r.End--
		return r
	}
	if open <= 0 && !odd {
		return r
	}
	for i := r.End; i < min(r.End+3, len(a.Tokens)); i++ {
		if w := a.Tokens[i].Text; open > 0 && w == "”" || odd && w == "\"" {
			r.End = i + 1
			return r
		}
		if a.Tokens[i].Pos != "PUNCT" {
			break
		}
	}
	if r.Len() > 1 && (open > 0 && first == "“" || odd && first == "\"") {
		r.First++
	}
	return r
}

// bare reports whether the content only points at what was said (the news, their
// report): words that tell nothing.
func bare(a *parley.Annotations, r parley.Range) bool {
	const few = 3
	if r.Len() > few {
		return false
	}
	for i := r.First + 1; i < r.End; i++ {
		if p := a.Tokens[i].Pos; p != "NOUN" && p != "ADJ" {
			return false
		}
	}
	p := a.Tokens[r.First].Pos
	return p == "DET" || p == "PRON"
}

// single leaves the first of attributions with the same content.
func single(found []attribution.Attribution) []attribution.Attribution {
	seen := map[parley.Range]bool{}
	return slices.DeleteFunc(found, func(x attribution.Attribution) bool {
		double := seen[x.Content[0]]
		seen[x.Content[0]] = true
		return double
	})
}

// introduces reports whether the cue brings in a whole quotation, so that what
// follows the quotation is not its content: he said “it is over,” and left.
func introduces(a *parley.Annotations, quoted []attribution.Quoted, in []int32, x attribution.Attribution) bool {
	if x.Cue.Len() == 0 || x.Name {
		return false
	}
	at := x.Cue.End
	for at < len(a.Tokens) && (a.Tokens[at].Blank || strings.Contains(",:", a.Tokens[at].Text) || strings.EqualFold(a.Tokens[at].Text, "that")) {
		at++
	}
	if at+1 >= len(a.Tokens) || in[at+1] < 0 || in[at] == in[at+1] {
		return false
	}
	q := quoted[in[at+1]]
	if q.Start != a.Tokens[at].View+len(a.Tokens[at].Text) {
		return false
	}
	r := parley.Range{First: at + 1, End: at + 1}
	for r.End < len(a.Tokens) && a.Tokens[r.End].View < q.End {
		r.End++
	}
	return x.Content[0].First >= r.End || attribution.Sentence(a, r)
}

// mostlyQuoted reports whether nearly all words stand between marks.
func mostlyQuoted(a *parley.Annotations, in []int32, content []parley.Range) bool {
	marked, all := 0, 0
	for _, c := range content {
		for i := c.First; i < c.End; i++ {
			if t := &a.Tokens[i]; t.Blank || t.Pos == "PUNCT" {
				continue
			}
			all++
			if in[i] >= 0 {
				marked++
			}
		}
	}
	return marked*20 >= all*19
}
