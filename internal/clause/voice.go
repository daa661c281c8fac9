package clause

import (
	"sort"
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

// TimesIn are the times that start in the span. It takes f.Times to be in the
// order of the text, as extract/when leaves them.
func TimesIn(f *parley.Findings, span parley.Span) []parley.Time {
	from := sort.Search(len(f.Times), func(i int) bool { return f.Times[i].Span.Start >= span.Start })
	to := from
	for to < len(f.Times) && f.Times[to].Span.Start < span.End {
		to++
	}
	return f.Times[from:to]
}

// DateOf is the date that the text ties to the deed at token i (a verb or an
// event noun): in the words that hang on it, clauses of their own left out, or
// for a noun on the verb that has it as object or subject. nil where there is
// none; of several the nearest.
func DateOf(a *parley.Annotations, f *parley.Findings, i int) *parley.Date {
	var best *parley.Time
	far := func(t *parley.Time) int { return max(t.Span.Start-a.Tokens[i].Start, a.Tokens[i].Start-t.Span.Start) }
	times := TimesIn(f, a.Span(a.Sentences[a.Tokens[i].Sent].Range))
	for k := range times {
		t := &times[k]
		if t.Type != "DATE" && t.Type != "TIME" || !Dated(t.Value) {
			continue
		}
		r := a.TokensIn(t.Span.Start, t.Span.End)
		if r.Len() == 0 || a.Tokens[r.First].Sent != a.Tokens[i].Sent || !tied(a, r, i) || reported(a, r, i) {
			continue
		}
		if best == nil || far(t) < far(best) {
			best = t
		}
	}
	if best == nil {
		return nil
	}
	value := best.Value
	if day, clock, ok := strings.Cut(value, "T"); ok && (clock == "" || clock[0] < '0' || clock[0] > '9') {
		value = day // the morning of a day
	}
	return &parley.Date{Value: value, Basis: parley.Stated}
}

// reported reports whether the time at r says when a report was made, not when
// the deed at i was done: met, according to officials on Tuesday.
func reported(a *parley.Annotations, r parley.Range, i int) bool {
	for k := r.First - 1; k > i && a.Tokens[k].Text != ","; k-- {
		if Text(a, k) == "according" {
			return true
		}
	}
	return false
}

// tied reports whether the time at r hangs on the deed at i.
func tied(a *parley.Annotations, r parley.Range, i int) bool {
	k := r.First
	for r.Has(k) && a.Tokens[k].Head != k {
		k = a.Tokens[k].Head
	}
	for {
		if k == i {
			return true
		}
		if w := Text(a, k); w == "since" && a.Tokens[k].Dep == "prep" {
			return false // the first talks since the summer
		}
		h := a.Tokens[k].Head
		if IsVerb(a, k) && !holding[a.Tokens[k].Lemma] || k == h || a.Tokens[k].Dep == "conj" && !IsVerb(a, k) {
			break
		}
		if left := a.Tokens[k].Left; a.Tokens[k].Dep == "prep" && a.Tokens[h].Dep == "acl" && left > 0 && a.Tokens[left-1].Text == "," {
			h = a.Tokens[h].Head // met Tesk, wanted by the court, on Friday
		}
		k = h
	}
	for h := a.Tokens[k].Head; IsVerb(a, i) && IsVerb(a, k) && a.Tokens[k].Dep == "conj" && k-h <= 3 && a.Child(k, "nsubj", "nsubjpass") < 0; h = a.Tokens[k].Head {
		if k = h; k == i { // welcomed and thanked him on Friday
			return true
		}
	}
	// On Friday she held talks; the talks took place on Friday.
	d := a.Tokens[i].Dep
	return !IsVerb(a, i) && IsVerb(a, k) && a.Tokens[i].Head == k && (d == "dobj" || d == "nsubj" || d == "nsubjpass")
}

// holding are verbs that say of a meeting or deed no more than that it is.
var holding = set("hold", "take", "schedule", "plan", "slate", "set", "begin", "open", "date")

// Dates is the first date of the calendar that stands in the range, or nil.
func Dates(a *parley.Annotations, f *parley.Findings, r parley.Range) *parley.Date {
	span := a.Span(r)
	times := TimesIn(f, span)
	for k := range times {
		if t := &times[k]; t.Type == "DATE" && Dated(t.Value) && span.Contains(t.Span) {
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
		case w == "if" || w == "unless" || w == "provided":
			return true
		case w == "once" && (a.Tokens[i].Dep == "mark" || a.Tokens[a.Tokens[i].Head].Dep == "advcl"): // not once and for all
			return true
		case w == "were" && a.Tokens[i].Dep == "aux":
			return true
		case w == "case" && i > r.First && Text(a, i-1) == "in", w == "condition" && i > r.First && Text(a, i-1) == "on":
			return true
		}
	}
	return false
}
