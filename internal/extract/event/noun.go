package event

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// light are verbs that say no more than that the noun they govern happens;
// their subject does it.
var light = map[string]bool{"hold": true, "have": true, "make": true, "reach": true, "sign": true, "launch": true, "conduct": true,
	"carry": true, "impose": true, "offer": true, "provide": true, "give": true, "express": true, "attend": true, "arrange": true,
	"stage": true, "mount": true, "begin": true, "start": true, "continue": true, "convene": true, "host": true, "issue": true,
	"announce": true, "strike": true, "close": true, "pay": true, "plan": true, "resume": true, "end": true, "suspend": true, "cancel": true,
	"skip": true, "seek": true, "want": true, "propose": true, "extend": true, "place": true, "get": true}

// easing are verbs that take back what they govern.
var easing = map[string]bool{"lift": true, "ease": true, "relax": true, "waive": true, "remove": true, "end": true, "drop": true, "suspend": true}

// dropped are verbs by which a demand is given up or answered.
var dropped = map[string]bool{"drop": true, "abandon": true, "reject": true, "withdraw": true, "meet": true, "accept": true, "soften": true, "give": true}

// suffered are nouns whose owner undergoes the deed: Tarsk's isolation.
var suffered = map[string]bool{"isolation": true, "arrest": true, "detention": true, "assassination": true, "indictment": true,
	"deportation": true, "eviction": true, "murder": true, "abduction": true}

func fromNoun(a *parley.Annotations, f *parley.Findings, known deeds, n int) (parley.Event, bool) {
	senses := known.nouns[strings.ToLower(a.Tokens[n].Lemma)]
	t := a.Tokens[n]
	if len(senses) == 0 || t.Dep == "compound" || t.Dep == "nmod" {
		return parley.Event{}, false
	}
	e := parley.Event{Type: senses[0].kind, Status: clause.Status(a, n)}
	of := clause.All(a, f, clause.After(a, n, "of"))
	if senses[0].kind == "SANCTION" && t.Dep == "dobj" && easing[a.Tokens[t.Head].Lemma] {
		return parley.Event{}, false // lifted the sanctions: the verb tells it
	}
	if senses[0].kind == "REQUEST" && t.Dep == "dobj" && sayings[a.Tokens[t.Head].Lemma] {
		return parley.Event{}, false // reiterated the demand: the verb tells it
	}
	if senses[0].kind == "REQUEST" && (t.Dep == "dobj" || t.Dep == "nsubjpass") && dropped[a.Tokens[t.Head].Lemma] {
		return parley.Event{}, false // dropped the demand: a demand of before
	}
	if e.Type == "REQUEST" && e.Status == parley.Denied && a.Child(n, "poss") >= 0 {
		e.Status = parley.Happened // isn't reconsidering its demands
	}
	e.Actors = append(clause.Modifiers(a, f, n), clause.All(a, f, clause.After(a, n, "by", "from", "between", "among"))...)
	if suffered[a.Tokens[n].Lemma] {
		of = append(of, clause.Modifiers(a, f, n)...)
		e.Actors = without(e.Actors, of)
	}
	e.Targets = clause.All(a, f, clause.After(a, n, "with", "to", "on", "against", "for"))
	if e.Type == "CONSULT" || e.Type == "AGREE" || e.Type == "COOPERATE" {
		e.Actors = append(e.Actors, of...)
	} else {
		e.Targets = append(e.Targets, of...)
	}
	told := len(e.Actors)+len(e.Targets) > 0
	if h := t.Head; len(e.Actors) == 0 && clause.IsVerb(a, h) && light[a.Tokens[h].Lemma] && (t.Dep == "dobj" || t.Dep == "nsubjpass") &&
		(told || !pointsBack(a, n)) {
		e.Actors = clause.All(a, f, clause.Doers(a, h))
	}
	e.Actors = clause.Unique(e.Actors)
	e.Targets = without(clause.Unique(e.Targets), e.Actors)
	if len(e.Actors)+len(e.Targets) == 0 || e.Type == "CONSULT" && len(e.Actors)+len(e.Targets) < 2 && !plural(f, e.Actors) && pointsBack(a, n) {
		return parley.Event{}, false
	}
	r := a.Subtree(n)
	e.Predicate = a.Span(parley.Range{First: n, End: n + 1})
	e.Evidence = []parley.Span{a.Span(a.Trim(r, ",.;:–—-"))}
	e.Where, e.When = where(a, f, n), clause.DateOf(a, f, n)
	return e, true
}

// pointsBack reports whether the noun at n stands with "the", "this" or
// "that": it takes up what was told before.
func pointsBack(a *parley.Annotations, n int) bool {
	d := a.Child(n, "det")
	if d < 0 {
		return false
	}
	switch clause.Text(a, d) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

func plural(f *parley.Findings, keys []string) bool {
	for _, k := range keys {
		if e := f.ByID(k); e != nil && e.Type == parley.Group {
			return true
		}
	}
	return false
}

// where is the place that a preposition ties to token i, or "".
func where(a *parley.Annotations, f *parley.Findings, i int) string {
	for _, o := range clause.After(a, i, "in", "at", "on", "near", "outside", "inside") {
		e := f.ByID(f.Entity(o))
		if e != nil && (e.Type == parley.Place || e.Type == parley.Country) {
			return e.ID
		}
	}
	return ""
}
