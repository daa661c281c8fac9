package compare

import (
	"sort"

	"github.com/parley-record/parley"
)

// timeline lists what is dated, meetings before single deeds, each happening
// once with all documents that date it alike.
func (c *comparer) timeline() []parley.Moment {
	var out []parley.Moment
	put := func(doc, date, what string, basis parley.Basis, evidence []parley.Span, same func(parley.Moment) bool) {
		for i := range out {
			if out[i].Date == date && same(out[i]) {
				out[i].Documents = appendNew(out[i].Documents, doc)
				out[i].Evidence = appendSpans(out[i].Evidence, evidence...)
				return
			}
		}
		out = append(out, parley.Moment{Date: date, Precision: precision(date), What: what, Basis: basis, Documents: []string{doc}, Evidence: evidence})
	}
	told := map[string]bool{}
	for _, h := range c.happenings() {
		name := c.meetingName(h)
		for _, m := range h.meetings {
			if m.Start == nil || !calendar(m.Start.Value) {
				continue
			}
			evidence := appendSpans(append([]parley.Span(nil), m.Evidence[:1]...), c.dateWords(m)...)
			put(m.doc, m.Start.Value, name, m.Start.Basis, evidence, func(o parley.Moment) bool { return o.What == name })
			for _, e := range m.Evidence {
				told[e.Doc+"|"+m.Start.Value+"|"+e.Text] = true
			}
		}
	}
	for _, f := range c.Findings {
		for _, e := range f.Events {
			if e.When == nil || !calendar(e.When.Value) || e.Status == parley.Hypothetical || e.Status == parley.Denied {
				continue
			}
			if told[f.Doc.ID+"|"+e.When.Value+"|"+e.Evidence[0].Text] {
				continue
			}
			b := words(e.Evidence[0].Text)
			put(f.Doc.ID, e.When.Value, e.Evidence[0].Text, e.When.Basis, e.Evidence, func(o parley.Moment) bool { return b.dice(words(o.What)) >= 0.6 })
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out
}
