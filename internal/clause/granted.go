package clause

import (
	"strings"

	"github.com/parley-record/parley"
)

// mayFallThrough is the status of what the verb at v says may not come about:
// a talk that might be called off is still planned, one that may be refused is
// not even that.
func mayFallThrough(a *parley.Annotations, v int) parley.Status {
	if cancelled[strings.ToLower(a.Tokens[v].Lemma)] || calledOff(a, v) {
		return parley.Planned
	}
	return parley.Hypothetical
}

// tookPlace is the verb of the relative clause that says that what the noun at i
// names came about (which took place on Friday), or -1. A parser may hang it on
// the name before it.
func tookPlace(a *parley.Annotations, i int) int {
	for v := i + 1; v <= a.Tokens[i].Right; v++ {
		if a.Tokens[v].Dep != "relcl" || !takesPlace[strings.ToLower(a.Tokens[v].Lemma)] {
			continue
		}
		if s := a.Child(v, "nsubj"); s >= 0 && (Text(a, s) == "which" || Text(a, s) == "that") {
			return v
		}
	}
	return -1
}

// toTakePlace is the infinitive by which the verb at v says of its subject that
// it is to come about (is due to be held, is supposed to take place), or -1.
func toTakePlace(a *parley.Annotations, v int) int {
	from := v
	if c := a.Child(v, "acomp", "oprd"); c >= 0 {
		from = c
	}
	x := a.Child(from, "xcomp")
	if x < 0 || !infinitive(a, x) {
		return -1
	}
	if lemma := strings.ToLower(a.Tokens[x].Lemma); takesPlace[lemma] || lemma == "hold" && a.Child(x, "auxpass") >= 0 {
		return x
	}
	return -1
}

// takenForGranted reports whether the negated verb at v takes it for granted
// that what the noun at i names took place: the talks weren't a success, she
// didn't praise the talks. They did not take place, she held no talks: not so.
func takenForGranted(a *parley.Annotations, i, v int) bool {
	if !Negated(a, v) || Negated(a, i) || a.Tokens[i].Dep == "nsubjpass" {
		return false
	}
	lemma := strings.ToLower(a.Tokens[v].Lemma)
	if a.Tokens[i].Dep == "nsubj" {
		return !occurring[lemma]
	}
	d := a.Child(i, "det", "poss")
	return d >= 0 && (a.Tokens[d].Dep == "poss" || definite[Text(a, d)]) && !holding[lemma] && lemma != "have"
}

// calledOff reports whether the verb at v is "call off" or "rule out".
func calledOff(a *parley.Annotations, v int) bool {
	p := a.Child(v, "prt")
	if p < 0 {
		return false
	}
	switch a.Tokens[v].Lemma + " " + Text(a, p) {
	case "call off", "rule out":
		return true
	}
	return false
}
