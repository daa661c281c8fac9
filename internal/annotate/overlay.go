package annotate

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate/reader"
)

// overlay lays what the reader found in the view of a's document over a's
// tokens.
func overlay(a *parley.Annotations, f *reader.Found) *parley.Reading {
	o := layout{a}
	out := &parley.Reading{
		Attributions: []parley.Attribution{},
		Names:        joinNames(a, o.named(f.Names)), Times: o.named(f.Times), Events: o.named(f.Events),
		TypeOf: func(sentence parley.Range, source, target, predicate []parley.Range) (string, int) {
			return f.EventType(reader.Event{
				Sentence: o.bytes(sentence), Source: o.allBytes(source), Target: o.allBytes(target), Predicate: o.allBytes(predicate),
			})
		},
	}
	for _, x := range f.Attributions {
		at := parley.Attribution{Source: o.ranges(x.Source), Cue: o.ranges(x.Cue), Content: o.ranges(x.Content), Sure: x.Sure}
		if len(at.Source)+len(at.Cue)+len(at.Content) > 0 {
			out.Attributions = append(out.Attributions, at)
		}
	}
	return out
}

type layout struct{ a *parley.Annotations }

// tokens are those that s covers more than half of; where there are none,
// those that it touches.
func (o layout) tokens(s reader.Span) parley.Range {
	all := o.a.Tokens
	lo, hi := 0, len(all)
	for lo < hi {
		if mid := (lo + hi) / 2; o.end(mid) <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	touched := parley.Range{First: lo, End: lo}
	for touched.End < len(all) && all[touched.End].View < s.End {
		touched.End++
	}
	r := touched
	for r.First < r.End && !o.covered(r.First, s) {
		r.First++
	}
	for r.First < r.End && !o.covered(r.End-1, s) {
		r.End--
	}
	if r.Len() == 0 {
		return touched
	}
	return r
}

func (o layout) end(token int) int { return o.a.Tokens[token].View + len(o.a.Tokens[token].Text) }

func (o layout) covered(token int, s reader.Span) bool {
	t := &o.a.Tokens[token]
	return !t.Blank && 2*(min(o.end(token), s.End)-max(t.View, s.Start)) > len(t.Text)
}

func (o layout) ranges(spans []reader.Span) []parley.Range {
	var out []parley.Range
	for _, s := range spans {
		if r := o.tokens(s); r.Len() > 0 {
			out = append(out, r)
		}
	}
	return out
}

// named leaves out the second of two spans that share a token.
func (o layout) named(spans []reader.Span) []parley.NamedRange {
	var out []parley.NamedRange
	for _, s := range spans {
		r := o.tokens(s)
		if r.Len() == 0 || len(out) > 0 && out[len(out)-1].Overlaps(r) {
			continue
		}
		n := parley.NamedRange{Range: r, Type: s.Type}
		if s.Coarse != "" {
			n.Type, n.Subtype = s.Coarse, s.Type
		}
		out = append(out, n)
	}
	return out
}

// bytes is where the tokens of r stand in the view.
func (o layout) bytes(r parley.Range) reader.Span {
	if r.Len() <= 0 {
		return reader.Span{}
	}
	return reader.Span{Start: o.a.Tokens[r.First].View, End: o.end(r.End - 1)}
}

func (o layout) allBytes(ranges []parley.Range) []reader.Span {
	var out []reader.Span
	for _, r := range ranges {
		out = append(out, o.bytes(r))
	}
	return out
}
