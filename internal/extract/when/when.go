// Package when finds time expressions and gives them TimeML values: dates,
// times of day, durations and sets, resolved against the document's date as
// far as one is known, with the ground of each value kept in Time.Anchor.
//
// The rules are hand-written after the TimeML annotation guidelines (TIMEX3)
// and the habits of rule-based taggers such as HeidelTime: the expression is
// read from its words, then resolved against a reference date, with the tense
// of the governing verb saying whether a bare "Monday" or "January" lies ahead
// or behind. Words that only order events (initially, previously) are no time
// expressions. It does not say when an event took place; that is for the
// extractor of events.
//
// Start with Extractor; read.go tries the rules, rules_*.go hold them,
// resolve.go does the calendar.
package when

import (
	"strings"

	"github.com/parley-record/parley"
)

// Extractor fills Findings.Times.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "times",
		About: "Finds dates, times, durations and sets, and resolves them to calendar values.",
		Run:   run,
	}
}

func run(a *parley.Annotations, f *parley.Findings) {
	words := scan(a)
	ref := reference(a, words)
	f.Times = append(f.Times, read(a, words, ref)...)
}

// Anchors that are no date.
const (
	absolute = "absolute" // the words alone give the value
	none     = "none"     // a bare length of time needs no anchor
	// unknown marks a value that needs a reference date which the document
	// does not give. A tense after it says where the date lies.
	unknown = "unknown"
)

// Settle gives times that could not be resolved for want of a reference date
// a value against day (ISO 8601, a full date), a date on which other reports
// of the same story agree. It returns the time as it was when it needs none.
func Settle(t parley.Time, day string) parley.Time {
	if !strings.HasPrefix(t.Anchor, unknown) {
		return t
	}
	date, ok := parseDay(day)
	if !ok {
		return t
	}
	ref := refDate{date: date, known: true, anchor: "story " + day}
	r := reader{words: scanText(t.Span.Text, 0, nil), ref: ref, ahead: strings.HasSuffix(t.Anchor, ahead)}
	e, ok := r.best(0)
	if !ok || e.end != len(r.words) || e.typ != t.Type {
		return t
	}
	t.Value, t.Anchor = e.value, e.anchor
	return t
}

const ahead = ", ahead"
