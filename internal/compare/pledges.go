package compare

import "github.com/parley-record/parley"

// pledges looks in all documents for what came of each promise that its own
// document leaves open: a deed of the one who promised, in the promise's words.
func (c *comparer) pledges() map[string]Outcome {
	out := map[string]Outcome{}
	for _, f := range c.Findings {
		for _, p := range f.Pledges {
			if p.Status != "open" && p.Status != "unknown" {
				continue
			}
			if o, ok := c.outcome(p); ok {
				out[p.ID] = o
			}
		}
	}
	return out
}

func (c *comparer) outcome(p parley.Pledge) (Outcome, bool) {
	want := words(p.What)
	done, broken := Outcome{Status: "fulfilled"}, Outcome{Status: "not fulfilled"}
	for _, f := range c.Findings {
		for _, e := range f.Events {
			if shared(e.Actors, []string{p.Who}) == 0 || e.Evidence[0].Overlaps(p.Evidence[0]) {
				continue
			}
			has := words(e.Evidence[0].Text)
			pred := words(e.Predicate.Text)
			if want.shares(pred) == 0 || want.shares(has) < 3 || want.within(has) < 0.7 {
				continue
			}
			switch e.Status {
			case parley.Happened:
				done.Evidence = appendSpans(done.Evidence, e.Evidence[0])
			case parley.Denied:
				broken.Evidence = appendSpans(broken.Evidence, e.Evidence[0])
			}
		}
	}
	switch {
	case len(done.Evidence) > 0 && len(broken.Evidence) > 0:
		return Outcome{Status: "unknown", Evidence: append(done.Evidence, broken.Evidence...)}, true
	case len(done.Evidence) > 0:
		return done, true
	case len(broken.Evidence) > 0:
		return broken, true
	}
	return Outcome{}, false
}
