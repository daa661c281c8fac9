package event

import (
	"slices"
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
	"skip": true, "seek": true, "want": true, "propose": true, "extend": true, "place": true, "get": true, "voice": true, "show": true,
	"pledge": true, "deliver": true, "send": true, "withhold": true, "withdraw": true, "perform": true, "undertake": true, "wage": true}

// receiving are verbs whose subject is given what they govern: has support.
var receiving = map[string]bool{"have": true, "get": true, "win": true, "gain": true, "draw": true, "enjoy": true, "receive": true, "seek": true,
	"want": true, "need": true, "lose": true, "secure": true, "lack": true, "earn": true, "attract": true, "garner": true}

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
	if len(senses) == 0 || t.Dep == "compound" || t.Dep == "nmod" || !deedly(a, n) {
		return parley.Event{}, false
	}
	governed := clause.IsVerb(a, t.Head) && (t.Dep == "dobj" || t.Dep == "nsubjpass")
	if governed && sense(a, f, t.Head, objectSenses(a, known, t.Head, n)) != nil {
		return parley.Event{}, false // made concessions: the verb tells it
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
	e.Targets = clause.All(a, f, clause.After(a, n, "with", "to"))
	if e.Type != "CONSULT" {
		e.Targets = append(e.Targets, clause.All(a, f, clause.After(a, n, "on", "against", "for"))...)
	}
	if e.Type == "CONSULT" || e.Type == "AGREE" || e.Type == "COOPERATE" {
		e.Actors = append(e.Actors, of...)
	} else {
		e.Targets = append(e.Targets, of...)
	}
	linked := len(e.Actors)+len(e.Targets) > 0
	lightly := governed && light[a.Tokens[t.Head].Lemma]
	switch doers := clause.Doers(a, max(t.Head, 0)); {
	case given[e.Type] && governed && receiving[a.Tokens[t.Head].Lemma]:
		e.Targets, lightly = append(clause.All(a, f, doers), e.Targets...), false
	case lightly && len(e.Actors) == 0 && (linked || !pointsBack(a, n)):
		e.Actors = clause.All(a, f, doers)
	}
	e.Actors = clause.Unique(e.Actors)
	e.Targets = without(clause.Unique(e.Targets), e.Actors)
	if len(e.Actors)+len(e.Targets) == 0 || e.Type == "CONSULT" && len(e.Actors)+len(e.Targets) < 2 && !plural(f, e.Actors) && pointsBack(a, n) {
		return parley.Event{}, false
	}
	if e.Type == "SUPPORT" && (len(e.Actors) == 0 || len(e.Targets) == 0 && !lightly && !concerning(a, n)) {
		return parley.Event{}, false // how many support somebody, not who does
	}
	if strings.EqualFold(t.Lemma, "attack") && (rivals(f, e.Actors, e.Targets) || t.Tag == "NNS" && len(e.Actors) == 0 && rivals(f, e.Targets, nil)) {
		e.Type = "ACCUSE"
	}
	if governed && presupposing[a.Tokens[t.Head].Lemma] && a.Child(n, "poss") >= 0 && !clause.Negated(a, n) {
		e.Status = parley.Happened // may tone down his attacks
	}
	p, r := parley.Range{First: n, End: n + 1}, a.Subtree(n)
	if lightly && t.Dep == "dobj" {
		if p = joined(t.Head, n); p.First < r.First {
			r.First = p.First
		}
	}
	e.Predicate = a.Span(p)
	e.Evidence = []parley.Span{a.Span(a.Trim(r, ",.;:–—-"))}
	e.Where, e.When = where(a, f, n), clause.DateOf(a, f, n)
	return e, true
}

// given are types of deeds that somebody receives.
var given = map[string]bool{"SUPPORT": true, "AID": true}

// objectSenses are the senses of the verb at v that ask for the noun at n as
// their object.
func objectSenses(a *parley.Annotations, known deeds, v, n int) []deed {
	var out []deed
	for _, s := range known.verbs[strings.ToLower(a.Tokens[v].Lemma)] {
		if s.takes(a, n) {
			out = append(out, s)
		}
	}
	return out
}

// concerning reports whether the noun at n says whom or what it is for.
func concerning(a *parley.Annotations, n int) bool {
	for _, c := range a.Children(n) {
		if w := clause.Text(a, int(c)); a.Tokens[c].Dep == "prep" && (w == "for" || w == "of" || w == "to") {
			return true
		}
	}
	return false
}

// deedly reports whether the noun at n names a deed here, where the word can
// also name a trait, a thing or a show: their commitment to peace, her appeal,
// a campaign rally, the march to office, talk of war, a trade pact.
func deedly(a *parley.Annotations, n int) bool {
	t := a.Tokens[n]
	follows := func(words ...string) bool {
		for _, c := range a.Children(n) {
			if d := a.Tokens[c].Dep; d == "prep" && slices.Contains(words, clause.Text(a, int(c))) || d == "acl" && a.Tokens[c].Tag == "VB" && slices.Contains(words, "to do") {
				return true
			}
		}
		return false
	}
	done := clause.IsVerb(a, t.Head) && t.Dep == "dobj" && light[a.Tokens[t.Head].Lemma] && !receiving[a.Tokens[t.Head].Lemma]
	switch strings.ToLower(t.Lemma) {
	case "commitment":
		return done || follows("to do") || t.Tag == "NNS"
	case "appeal":
		return done || follows("for", "to do", "by")
	case "rally":
		return follows("against") || protesting(a, n)
	case "march":
		return done || follows("against", "on", "through", "for") || protesting(a, n)
	case "talk":
		return t.Tag == "NNS" || follows("with", "between")
	case "call":
		return !follows("for", "to do") || done
	case "agreement", "accord", "pact":
		return done || a.Reading == nil || told(a, n) || follows("to do")
	}
	return true
}

// protesting reports whether a word before the noun at n calls it a protest.
func protesting(a *parley.Annotations, n int) bool {
	for k := a.Tokens[n].Left; k < n; k++ {
		if strings.HasPrefix(clause.Text(a, k), "protest") || clause.Text(a, k) == "anti" {
			return true
		}
	}
	return false
}

// told reports whether the trained reader marks token i as the word for an
// event.
func told(a *parley.Annotations, i int) bool {
	return a.Reading != nil && slices.ContainsFunc(a.Reading.Events, func(n parley.NamedRange) bool { return n.Has(i) })
}

// presupposing are verbs whose object is real whether they are or not, where it
// says whose it is.
var presupposing = map[string]bool{"tone": true, "stop": true, "halt": true, "cease": true, "end": true, "quell": true, "condemn": true, "criticize": true,
	"criticise": true, "denounce": true, "defend": true, "discuss": true, "investigate": true, "scale": true, "dial": true, "curb": true,
	"welcome": true, "regret": true, "reconsider": true, "reverse": true, "repeat": true, "forget": true}

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
