package entity

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// body is the country, government or organisation that it or its stands for:
// the subject of the clause or of the one that governs it, or the nearest
// possessor in a coordination.
func (r *reader) body(i int) (int, float64) {
	a := r.a
	t := &a.Tokens[i]
	if r.lower(i) == "it" && (r.pleonastic(i) || t.Dep != "nsubj" && t.Dep != "nsubjpass") {
		return -1, 0
	}
	if n := r.lastSubject(i); n >= 0 {
		return n, 0.7
	}
	if t.Tag == "PRP$" && a.Tokens[t.Head].Dep == "appos" {
		return -1, 0
	}
	if t.Tag == "PRP$" {
		if first := r.firstConjunct(t.Head); first != t.Head { // Velmar and its partners
			if n := r.thingAt(first); n >= 0 && r.acts(n) {
				return n, 0.9
			}
		}
	}
	for v := t.Head; ; v = a.Tokens[v].Head {
		if clause.IsVerb(a, v) {
			s := clause.Subject(a, v)
			if s >= 0 && s < i {
				if n := r.thingAt(s); n >= 0 && r.acts(n) {
					if r.actorBetween(s, i, n) {
						return -1, 0
					}
					return n, 0.8
				}
				if a.Tokens[s].Tag != "PRP" && !r.isPerson(s) && t.Tag == "PRP$" || a.Tokens[s].Tag == "NN" {
					return -1, 0
				}
			}
			if t.Tag == "PRP" && v == t.Head && a.Tokens[v].Dep == "relcl" {
				if s := r.above(v); s >= 0 {
					return s, 0.8
				}
			}
		}
		if a.Tokens[v].Head == v {
			return -1, 0
		}
	}
}

// lastSubject is the country or body that "It" at the start of a sentence
// takes up: the subject of the sentence before in the paragraph, where what it
// is told of here is what a country or body does (It wants a veto), or -1.
func (r *reader) lastSubject(i int) int {
	a := r.a
	s := a.Tokens[i].Sent
	verb := a.Tokens[i].Head
	if i != a.Sentences[s].First || s == 0 || a.Sentences[s-1].Block != a.Sentences[s].Block || r.quoted[i] {
		return -1
	}
	if _, says := lexicon.Verb(a.Tokens[verb].Lemma); !says {
		return -1
	}
	before := a.Sentences[s-1]
	for k := before.First; k < before.End; k++ {
		if a.Tokens[k].Dep == "ROOT" {
			if n := r.thingAt(a.Child(k, "nsubj", "nsubjpass")); n >= 0 && r.acts(n) {
				return n
			}
		}
	}
	return -1
}

// actorBetween reports whether another country or body is named between the
// tokens, which the pronoun could mean as well.
func (r *reader) actorBetween(from, to, not int) bool {
	first, last := r.between(from+1, to)
	for k := first; k < last; k++ {
		m := &r.mentions[k]
		if m.End <= to && m.thing >= 0 && m.thing != not && r.acts(m.thing) &&
			(m.kind == parley.NameMention || m.kind == parley.MetonymMention) && r.a.Tokens[m.head].Dep != "compound" {
			return true
		}
	}
	return false
}

func (r *reader) isPerson(i int) bool {
	n := r.thingAt(i)
	return n >= 0 && r.things[n].typ == parley.Person
}

// above is the acting body that is the subject of the clause over a relative
// clause (Velmar won't cede land that it holds), or -1.
func (r *reader) above(v int) int {
	for k := r.a.Tokens[v].Head; r.a.Tokens[k].Head != k; k = r.a.Tokens[k].Head {
		if clause.IsVerb(r.a, k) {
			if s := clause.Subject(r.a, k); s >= 0 && s < v {
				if n := r.thingAt(s); n >= 0 && r.acts(n) {
					return n
				}
			}
			return -1
		}
	}
	return -1
}

// acts reports whether a thing can be what "it" refers to as an actor.
func (r *reader) acts(n int) bool {
	t := r.things[n].typ
	return t == parley.Country || t == parley.Org
}

// pleonastic reports whether it at i stands for nothing: it is clear that, it
// seems, it was time.
func (r *reader) pleonastic(i int) bool {
	a := r.a
	v := a.Tokens[i].Head
	if a.Tokens[i].Dep == "expl" {
		return true
	}
	switch a.Tokens[v].Lemma {
	case "seem", "appear", "turn", "happen", "take", "mean", "rain", "snow":
		return true
	case "be", "become", "remain":
		if o := a.Child(v, "attr"); o >= 0 && a.Tokens[o].Lemma == "time" {
			return true
		}
		return a.Child(v, "acomp", "attr") >= 0 && (a.Child(v, "ccomp", "xcomp", "advcl", "csubj") >= 0 || a.Child(v, "acomp") >= 0)
	}
	return false
}
