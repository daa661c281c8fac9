package clause

import (
	"strings"

	"github.com/parley-record/parley"
)

// Source is the key of the source whose reported words token i stands in: that
// of the shortest statement or quote around it, parley.UnspecifiedSource where
// the text names nobody, or parley.AuthorSource where nobody else speaks.
func Source(a *parley.Annotations, f *parley.Findings, i int) string {
	at := a.Tokens[i].Start
	best, size := parley.AuthorSource, 1<<62
	for k := range f.Statements {
		s := &f.Statements[k]
		for _, c := range s.Content {
			if c.Start <= at && at < c.End && c.Len() < size {
				best, size = s.Source, c.Len()
			}
		}
	}
	for k := range f.Quotes {
		q := &f.Quotes[k]
		if q.Kind == "speech" && q.Span.Start <= at && at < q.Span.End && q.Span.Len() < size {
			best, size = q.Speaker, q.Span.Len()
			if best == "" {
				best = parley.UnspecifiedSource
			}
		}
	}
	if best == "" {
		return parley.UnspecifiedSource
	}
	return best
}

// Calendar reports whether a TimeML value names a date or month on the
// calendar, be it without its year ("XXXX-08-15").
func Calendar(value string) bool {
	value = strings.TrimPrefix(value, "XXXX-")
	return value != "" && value[0] >= '0' && value[0] <= '9'
}

// Dates is the first date of the calendar that stands in the range, or nil.
func Dates(a *parley.Annotations, f *parley.Findings, r parley.Range) *parley.Date {
	span := a.Span(r)
	for k := range f.Times {
		if t := &f.Times[k]; t.Type == "DATE" && Dated(t.Value) && span.Contains(t.Span) {
			return &parley.Date{Value: t.Value, Basis: parley.Stated}
		}
	}
	return nil
}

// Dated reports whether a TimeML value names a date on the calendar, be it one
// whose year another report of the story must give ("XXXX-08-15").
func Dated(value string) bool {
	return value != "" && value[0] >= '0' && value[0] <= '9' || strings.HasPrefix(value, "XXXX-")
}

// Conditional reports whether the clause in the range hangs on a condition.
func Conditional(a *parley.Annotations, r parley.Range) bool {
	for i := r.First; i < r.End; i++ {
		switch w := Text(a, i); {
		case w == "if" || w == "unless" || w == "once" || w == "provided":
			return true
		case w == "were" && a.Tokens[i].Dep == "aux":
			return true
		case w == "case" && i > r.First && Text(a, i-1) == "in", w == "condition" && i > r.First && Text(a, i-1) == "on":
			return true
		}
	}
	return false
}
