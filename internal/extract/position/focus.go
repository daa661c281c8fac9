package position

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// deepest is how many prepositions deep in a phrase a stance's matter may
// stand: support for a plan of talks.
const deepest = 3

// focus lists the tokens that a stance on the word at head speaks of: what the
// grammar makes part of its matter. Left out are relative clauses, clauses of
// time, cause and purpose, and clauses beside it, whose words are other
// matters; clauses of condition belong to it where the stance is a condition.
// The doer of the verb at head is left out too, unless withSubject says so.
func (r *reader) focus(head int, condition, withSubject bool) []int {
	var out []int
	var walk func(i, depth int)
	walk = func(i, depth int) {
		for _, c := range r.a.Children(i) {
			if k := int(c); k < i && r.belongs(i, k, head, depth, condition, withSubject) {
				walk(k, r.deeper(k, depth))
			}
		}
		if t := r.a.Tokens[i]; !t.Blank && t.Pos != "PUNCT" && t.Text != "-" {
			out = append(out, i)
		}
		if s := r.a.Child(i, "nsubjpass"); s >= 0 && s < i { // troops be deployed: deploy troops
			walk(s, depth)
		}
		for _, c := range r.a.Children(i) {
			if k := int(c); k > i && r.belongs(i, k, head, depth, condition, withSubject) {
				walk(k, r.deeper(k, depth))
			}
		}
	}
	walk(head, 0)
	return out
}

func (r *reader) deeper(i, depth int) int {
	if r.a.Tokens[i].Dep == "prep" {
		return depth + 1
	}
	return depth
}

// belongs reports whether the token at c, which hangs on that at i, is part of
// the matter of the stance at head.
func (r *reader) belongs(i, c, head, depth int, condition, withSubject bool) bool {
	a := r.a
	t := a.Tokens[c]
	word := clause.Text(a, c)
	switch t.Dep {
	case "nsubj", "csubj", "agent":
		return i != head || withSubject
	case "relcl":
		return carriers[lower(a, i)] && !loose(a, c)
	case "parataxis", "npadvmod", "punct", "mark", "intj", "cc":
		return t.Dep == "npadvmod" && !clause.IsVerb(a, i) || t.Dep == "mark" && condition
	case "acl":
		return t.Tag == "VBG" && !loose(a, c) || infinitive(a, c) || a.Child(c, "mark") >= 0 || carriers[lower(a, i)] && !loose(a, c)
	case "advcl":
		return condition && conditional(a, c)
	case "conj":
		if clause.IsVerb(a, c) {
			return (i != head || withSubject) && !turns(a, i, c) && a.Child(c, "nsubj", "nsubjpass") < 0 || condition && withSubject && afterwards(a, c)
		}
		return true
	case "prep":
		if word == "without" || word == "than" || depth >= deepest {
			return false // what is left out is no part of the stance
		}
		if o := a.Child(c, "pobj"); word == "in" && o >= 0 && occasions[lower(a, o)] && !joining[lower(a, i)] {
			return false // agreed to lift it in the talks
		}
		if clause.IsVerb(a, i) {
			if o := a.Child(i, "dobj"); word == "with" && o >= 0 && occasions[lower(a, o)] {
				return true // refused direct talks with
			}
			return !aside[word] && (i != head || withSubject || !within[word])
		}
		return !besides[word]
	case "ccomp":
		return a.Tokens[i].Pos != "ADJ" || !r.says(i, "so") // so keen on it that he left
	case "dep":
		return !clause.IsVerb(a, c)
	case "advmod":
		return !clause.IsVerb(a, c) && (c+2 >= len(a.Tokens) || clause.Text(a, c+2) != "foremost")
	}
	return true
}

// loose reports whether the clause of the verb at v on a noun only adds to it:
// the plan, which also has a clause on trade.
func loose(a *parley.Annotations, v int) bool {
	first := a.Subtree(v).First
	return clause.Text(a, first) == "which" || first > 0 && a.Tokens[first-1].Text == ","
}

// turns reports whether the verb at c, coordinated with that at i, goes on with
// the sentence rather than with what i says: refused to talk and left.
func turns(a *parley.Annotations, i, c int) bool {
	finite := func(k int) bool {
		tag := a.Tokens[k].Tag
		return tag == "VBD" || tag == "VBZ" || tag == "VBP"
	}
	return finite(c) && !finite(i) && a.Child(i, "aux") >= 0 && infinitive(a, i)
}

// afterwards reports whether the clause of the verb at v tells what comes next:
// first the experts, and only then will the leaders meet.
func afterwards(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if w := clause.Text(a, int(c)); a.Tokens[c].Dep == "advmod" && (w == "then" || w == "afterwards" || w == "later") {
			return true
		}
	}
	return false
}

// carriers are nouns for texts, whose matter a clause on them tells: a
// resolution that tightens sanctions.
var carriers = map[string]bool{"resolution": true, "bill": true, "motion": true, "law": true, "measure": true, "legislation": true, "proposal": true,
	"plan": true, "deal": true, "agreement": true, "treaty": true, "initiative": true, "draft": true, "text": true, "amendment": true, "statement": true}

// aside are prepositions that, with a verb, tell when, why and how: what they
// bring isn't what the stance is about.
var aside = map[string]bool{"after": true, "before": true, "during": true, "since": true, "amid": true, "despite": true, "because": true,
	"following": true, "by": true, "as": true, "while": true, "until": true, "till": true, "like": true, "at": true, "given": true, "through": true}

// occasions are nouns for where a thing is said or agreed, joining words for
// taking part in them.
var (
	occasions = map[string]bool{"summit": true, "talk": true, "meeting": true, "negotiation": true, "conference": true, "session": true, "interview": true,
		"speech": true, "statement": true, "letter": true, "discussion": true, "call": true}
	joining = map[string]bool{"participate": true, "engage": true, "join": true, "take": true, "involve": true, "include": true, "be": true, "play": true,
		"part": true, "role": true, "seat": true, "place": true, "participation": true, "involvement": true, "mediation": true, "progress": true}
)

// besides are those that do so with a noun.
var besides = map[string]bool{"after": true, "before": true, "during": true, "since": true, "amid": true, "despite": true, "as": true, "like": true}

// within are prepositions that, with the verb of stance itself, say where or
// whom else it concerns.
var within = map[string]bool{"in": true, "over": true, "with": true, "from": true, "under": true, "within": true, "of": true}

// conditional reports whether the clause of the verb at v is one of condition.
func conditional(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if a.Tokens[c].Dep != "mark" && a.Tokens[c].Dep != "advmod" {
			continue
		}
		switch clause.Text(a, int(c)) {
		case "if", "unless", "once", "provided", "until", "before", "after", "when", "that":
			return true
		}
	}
	return false
}

func infinitive(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if a.Tokens[c].Tag == "TO" {
			return true
		}
	}
	return false
}

// back lists the issues that a pronoun among the words of the stance at token
// at stands for, where they are plain: of the nearest noun before it that
// agrees with the pronoun in number and belongs to an issue (sanctions ...
// demanded that they be lifted), in this sentence or the one before.
func (r *reader) back(words []int, at int) []string {
	plural, found := false, false
	for _, w := range words {
		t := r.a.Tokens[w]
		if t.Dep != "dobj" && t.Dep != "nsubjpass" || t.Head != at && !(r.a.Tokens[t.Head].Head == at && r.a.Tokens[t.Head].Dep == "ccomp") {
			continue
		}
		switch clause.Text(r.a, w) {
		case "they", "them", "these", "those":
			plural, found = true, true
		case "it", "this":
			found = true
		}
	}
	if !found {
		return nil
	}
	first := r.a.Sentences[max(r.a.Tokens[at].Sent-1, 0)].First
	for n := at - 1; n >= first; n-- {
		t := r.a.Tokens[n]
		if t.Pos != "NOUN" || !subjectOrObject[t.Dep] && t.Dep != "pobj" || strings.Contains(t.Morph, "Plur") != plural {
			continue
		}
		if issues := r.about(r.focus(n, false, false)); len(issues) > 0 {
			return issues
		}
	}
	return nil
}

var subjectOrObject = map[string]bool{"nsubj": true, "nsubjpass": true, "dobj": true}

// answered lists the issues of what another party wants or offers in the
// sentence before, where the stance at v is on no more than "this": Maren
// rejected the idea.
func (r *reader) answered(v int, holder string) []string {
	o := r.a.Child(v, "dobj", "nsubjpass")
	if o < 0 {
		return nil
	}
	switch lower(r.a, o) {
	case "this", "that", "it", "idea", "demand", "proposal", "offer", "plan", "suggestion", "request", "condition":
	default:
		return nil
	}
	if r.a.Child(o, "prep", "acl", "relcl", "poss", "amod", "compound") >= 0 {
		return nil
	}
	var out []string
	for _, s := range r.found {
		if d := r.a.Tokens[v].Sent - r.a.Tokens[s.told.First].Sent; d < 0 || d > 1 || s.told.Has(v) {
			continue
		}
		if s.kind != rejects && s.party != clause.Party(r.f, holder) && s.issue != "other" {
			out = append(out, s.issue)
		}
	}
	return clause.Unique(out)
}
