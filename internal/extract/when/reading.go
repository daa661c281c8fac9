package when

import (
	"strings"

	"github.com/parley-record/parley"
)

// Valued gives the times of the trained reader, in the order of the text, with
// the values that the rules give them: that of the expression which shares most
// of their bytes, "" where the rules read none there or the words leave a choice
// (May or early June). Without a reader there
// are none.
func Valued(a *parley.Annotations) []parley.Time {
	if a.Reading == nil {
		return nil
	}
	words := scan(a)
	ruled := read(a, words, reference(a, words))
	out := make([]parley.Time, 0, len(a.Reading.Times))
	for _, n := range a.Reading.Times {
		t := parley.Time{Span: a.Span(n.Range), Type: n.Type}
		if r := sharing(ruled, t.Span); r != nil && !choice(ruled, t.Span) {
			t.Value, t.Anchor, t.Begin, t.End, t.Mod = r.Value, r.Anchor, r.Begin, r.End, r.Mod
		}
		out = append(out, t)
	}
	return out
}

// choice reports whether s names two of times with "or" between them.
func choice(times []parley.Time, s parley.Span) bool {
	met := 0
	for i := range times {
		if shared(times[i].Span, s) > 0 {
			met++
		}
	}
	return met > 1 && strings.Contains(strings.ToLower(s.Text), " or ")
}

// sharing is the one of times that shares most bytes with s, or nil.
func sharing(times []parley.Time, s parley.Span) *parley.Time {
	var best *parley.Time
	most := 0
	for i := range times {
		t := &times[i]
		if n := shared(t.Span, s); n > most {
			best, most = t, n
		}
	}
	return best
}

// shared is how many bytes two spans have in common, below 0 where none.
func shared(a, b parley.Span) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// join lays the trained reader's times over those of the rules: an expression
// of the rules takes the reader's extent where each meets only the other. What
// only the reader has is left out, for it has no value; what only the rules
// have stays. Measured on TempEval-3, held out: docs/evaluation.md.
func join(a *parley.Annotations, ruled []parley.Time) []parley.Time {
	spans := make([]parley.Span, len(a.Reading.Times))
	met := make([]int, len(spans)) // expressions of the rules that each meets
	for i, n := range a.Reading.Times {
		spans[i] = a.Span(n.Range)
		for k := range ruled {
			if shared(ruled[k].Span, spans[i]) > 0 {
				met[i]++
			}
		}
	}
	for k := range ruled {
		t := &ruled[k]
		meets, at := 0, 0
		for i, s := range spans {
			if shared(t.Span, s) > 0 {
				meets++
				at = i
			}
		}
		if meets == 1 && met[at] == 1 && a.Reading.Times[at].Type == t.Type && t.Mod == "" && !addsOwner(spans[at].Text, t.Span.Text) {
			t.Span = spans[at]
		}
	}
	return ruled
}

// addsOwner reports whether the reader's words begin with an owner or an
// adverb that the rules' don't have: "its fourth quarter", "earlier Friday".
func addsOwner(read, ruled string) bool {
	first, _, _ := strings.Cut(strings.ToLower(read), " ")
	switch first {
	case "its", "his", "her", "their", "our", "earlier", "later", "least", "most":
		return !strings.HasPrefix(strings.ToLower(ruled), first)
	}
	return false
}
