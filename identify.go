package parley

import "strconv"

// Identify gives the items of f ids that hold in the whole record: made of what
// an item is and of the words it rests on, so that the same text gives the same
// ids. Extractors number their items as they like; references between items
// follow.
func (f *Findings) Identify() {
	used := map[string]int{}
	id := func(kind string, spans ...Span) string {
		base := SpanID(kind, spans...)
		used[base]++
		if n := used[base]; n > 1 {
			return base + "-" + strconv.Itoa(n)
		}
		return base
	}
	quotes := map[string]string{"": ""}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		old := q.ID
		q.ID = id("quote", q.Span)
		quotes[old] = q.ID
	}
	for i := range f.Quotes {
		f.Quotes[i].NestedIn = quotes[f.Quotes[i].NestedIn]
	}
	for i := range f.Statements {
		f.Statements[i].ID = id("statement", f.Statements[i].Content...)
	}
	for i := range f.Events {
		f.Events[i].ID = id("event", f.Events[i].Predicate)
	}
	for i := range f.Meetings {
		f.Meetings[i].ID = id("meeting", f.Meetings[i].Evidence...)
	}
	for i := range f.Positions {
		p := &f.Positions[i]
		p.ID = id("position-"+p.Issue, p.Evidence...)
	}
	for i := range f.Shifts {
		f.Shifts[i].ID = id("shift", f.Shifts[i].Evidence...)
	}
	for i := range f.Pledges {
		f.Pledges[i].ID = id("pledge", f.Pledges[i].Evidence...)
	}
	for i := range f.Forecasts {
		f.Forecasts[i].ID = id("forecast", f.Forecasts[i].Evidence...)
	}
}
