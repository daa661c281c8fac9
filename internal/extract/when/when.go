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
// Start with Extractor, and Settle for what only other reports of the same story
// can date; read.go tries the rules, rules_*.go hold them, resolve.go does the
// calendar, reading.go joins them with what the trained reader marks.
package when

import "github.com/parley-record/parley"

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
	found := read(a, words, ref)
	if a.Reading != nil {
		found = join(a, found)
	}
	f.Times = append(f.Times, found...)
}

// Anchors that are no date.
const (
	absolute = "absolute" // the words alone give the value
	none     = "none"     // a bare length of time needs no anchor
	// unknown marks a value that needs a reference date which the document
	// does not give. A tense after it says where the date lies.
	unknown = "unknown"
)

// ahead follows unknown where the date lies ahead of the text's own day.
const ahead = ", ahead"
