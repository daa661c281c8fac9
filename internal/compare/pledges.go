package compare

import (
	"strings"

	"github.com/parley-record/parley"
)

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
			if !c.actsFor(e.Actors, p.Who) || e.Evidence[0].Overlaps(p.Evidence[0]) || !sameDeed(want, e) {
				continue
			}
			switch {
			case e.Status == parley.Happened && finished(e.Predicate.Text):
				done.Evidence = appendSpans(done.Evidence, e.Evidence[0])
			case e.Status == parley.Denied:
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

// actsFor reports whether one of the actors is who promised, or the country for
// which they promised.
func (c *comparer) actsFor(actors []string, who string) bool {
	for _, a := range actors {
		if a == who || c.country(a) != "" && c.country(a) == c.country(who) && !c.person(a) {
			return true
		}
	}
	return false
}

// sameDeed reports whether an event is the deed that a promise speaks of: its
// head word is one of the promise's, and at least three words are shared, most
// of the shorter wording.
func sameDeed(want bag, e parley.Event) bool {
	has := words(e.Evidence[0].Text)
	return want.shares(words(e.Predicate.Text)) > 0 && want.shares(has) >= 3 && want.within(has) >= 0.6
}

// finished reports whether a head word tells a finished deed: a past form. A
// noun or an -ing form can as well tell of plans.
func finished(predicate string) bool {
	fs := fields(predicate)
	if len(fs) == 0 {
		return false
	}
	w := fs[len(fs)-1]
	return strings.HasSuffix(w, "ed") || pastForms[w]
}

// pastForms are past forms of the deeds that are promised most, where they
// don't end in -ed.
var pastForms = map[string]bool{
	"began": true, "brought": true, "built": true, "came": true, "cut": true, "gave": true, "given": true, "held": true, "kept": true, "left": true,
	"let": true, "made": true, "met": true, "paid": true, "put": true, "sent": true, "set": true, "spent": true, "spoke": true, "stood": true,
	"swapped": true, "taken": true, "took": true, "went": true, "withdrawn": true, "withdrew": true, "written": true, "wrote": true,
}
