package compare

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/parley-record/parley"
)

// pledges looks in all documents for what came of each promise that its own
// document leaves open: the same deed told as done or not done by the one who
// promised, or a state that shows that it wasn't.
func (c *comparer) pledges() map[string]Outcome {
	told := c.results()
	out := map[string]Outcome{}
	for _, f := range c.Findings {
		for _, p := range f.Pledges {
			if p.Status != "open" && p.Status != "unknown" {
				continue
			}
			if o, ok := c.outcome(p, told); ok {
				out[p.ID] = o
			}
		}
	}
	return out
}

// told is a result with the words of its clause and the day of its document.
type told struct {
	parley.Result
	words bag
	day   string // of the document, "" if not known to the day
}

// results are the results of all documents by the stem of the deed. Events
// count as results too: they know some deeds that nouns tell.
func (c *comparer) results() map[string][]told {
	out := map[string][]told{}
	for _, f := range c.Findings {
		day := ""
		if p := f.Doc.Published; p != nil && len(p.Value) >= len("2006-01-02") {
			day = p.Value[:len("2006-01-02")]
		}
		keep := func(r parley.Result) {
			stem := english.Stem(r.Deed, false)
			out[stem] = append(out[stem], told{r, words(r.Evidence.Text), day})
		}
		for _, r := range f.Results {
			keep(r)
		}
		for _, e := range f.Events {
			kind := parley.Done
			switch {
			case e.Status == parley.Denied:
				kind = parley.Undone
			case e.Status != parley.Happened || !finished(e.Predicate.Text):
				continue
			}
			fs := fields(e.Predicate.Text)
			if len(fs) == 0 || len(e.Actors) == 0 {
				continue
			}
			keep(parley.Result{Who: e.Actors, Deed: fs[len(fs)-1], Kind: kind, Evidence: e.Evidence[0]})
		}
	}
	return out
}

func (c *comparer) outcome(p parley.Pledge, results map[string][]told) (Outcome, bool) {
	want := words(p.What)
	done, broken := Outcome{Status: "fulfilled"}, Outcome{Status: "not fulfilled"}
	for _, deed := range deedsOf(want) {
		for _, r := range results[deed] {
			if r.Evidence.Overlaps(p.Evidence[0]) || !c.about(want, deed, p, r) {
				continue
			}
			switch {
			case strings.HasPrefix(p.What, "not "), strings.HasPrefix(p.What, "never "): // promised not to
				if r.Kind == parley.Done {
					broken.Evidence = widest(broken.Evidence, r.Evidence)
				}
			case r.Kind == parley.Done:
				done.Evidence = widest(done.Evidence, r.Evidence)
			case due(p, r):
				broken.Evidence = widest(broken.Evidence, r.Evidence)
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

// widest adds a span; of two that overlap the longer one stays.
func widest(spans []parley.Span, s parley.Span) []parley.Span {
	for i, o := range spans {
		if o.Overlaps(s) {
			if s.Len() > o.Len() {
				spans[i] = s
			}
			return spans
		}
	}
	return appendSpans(spans, s)
}

// about reports whether a result tells of what was promised: by the same side,
// or by nobody named, and of most of the same things, beside the deed itself.
func (c *comparer) about(want bag, deed string, p parley.Pledge, r told) bool {
	if r.Evidence.Doc == p.Evidence[0].Doc && r.Evidence.Start < p.Evidence[0].Start {
		return false // what was before the promise
	}
	if len(r.Who) > 0 && !c.actsFor(r.Who, p.Who) {
		return false
	}
	things, shared := 0, 0
	for w := range want.stems {
		if w == deed || timeWords[w] {
			continue
		}
		things++
		if r.words.stems[w] {
			shared++
		}
	}
	const least, most = 2, 4 // things that must be shared, and the fifths of them
	if shared < least {
		return false
	}
	if len(r.Who) == 0 {
		return shared*5 >= things*most
	}
	return shared*5 >= things*(most-1)
}

// due reports whether what is told as not done could be expected by the day of
// the report: "has yet to" breaks no promise before its time.
func due(p parley.Pledge, r told) bool {
	if p.When == nil {
		return r.Kind != parley.Yet
	}
	if r.day == "" || len(p.When.Value) < len("2006-01-02") {
		return r.Kind != parley.Yet
	}
	if r.Kind == parley.Undone {
		return r.day >= p.When.Value[:len("2006-01-02")]
	}
	return r.day > p.When.Value[:len("2006-01-02")]
}

// deedsOf are the stems by which the deed among the words of a promise can be
// told, in order: its own words and their like (release, free).
func deedsOf(want bag) []string {
	var out []string
	for w := range want.stems {
		out = append(out, w)
		for _, group := range likeDeeds {
			if slices.Contains(group, w) {
				out = append(out, group...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeDeeds are stems of verbs for the same deed.
var likeDeeds = [][]string{
	{"releas", "free"}, {"open", "reopen"}, {"withdraw", "pull"}, {"lift", "remov"}, {"send", "deliv", "dispatch"}, {"hold", "host"},
	{"stop", "halt", "ceas"}, {"build", "construct"}, {"give", "provid", "suppli"},
}

// timeWords are stems of words for times, which can differ where the deed is the
// same.
var timeWords = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"today": true, "tomorrow": true, "yesterday": true, "week": true, "month": true, "year": true, "day": true, "next": true, "last": true,
	"januari": true, "februari": true, "march": true, "april": true, "june": true, "juli": true, "august": true, "septemb": true,
	"octob": true, "novemb": true, "decemb": true}

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
