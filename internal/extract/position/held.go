package position

import (
	"slices"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// held reports whether the text tells the stance of the verb at v as one that
// is taken: not as possible, due, asked about, supposed or feared.
func (r *reader) held(v int) bool {
	a := r.a
	switch clause.Modal(a, v) {
	case "could", "might", "may", "must", "should", "ought":
		return false
	case "would":
		for _, c := range a.Children(v) {
			if a.Tokens[c].Dep == "aux" && clause.Text(a, int(c)) == "have" {
				return false // would have rejected
			}
		}
	case "":
		if (stanceVerbs[lower(a, v)].kind != "" || prepositional[lower(a, v)] != nil) && clause.Status(a, v) == parley.Hypothetical && !r.asserted(v) && !r.means(v) {
			return false
		}
	}
	t := a.Tokens[v]
	if r.forOther(v) || t.Tag != "VB" && r.opensIf(v) && !tellings[lower(a, v)] {
		return false
	}
	if lower(a, v) == "require" && (t.Dep == "advcl" || t.Dep == "acl") {
		return false // requiring a vote: what comes of a deed, not a demand
	}
	if g := clause.Governor(a, v); g >= 0 && t.Tag == "VBG" && (t.Dep == "pcomp" || t.Dep == "advcl") && a.Child(v, "nsubj", "aux") < 0 {
		switch clause.Modal(a, g) {
		case "could", "might", "may", "should", "must", "ought":
			return false // might have won by insisting
		}
	}
	if t.Dep == "pcomp" && (clause.Text(a, t.Head) == "as" || clause.Text(a, t.Head) == "to") {
		return false // was seen as favouring; pointed to her backing
	}
	for _, c := range a.Children(v) {
		if a.Tokens[c].Dep == "advmod" && doubtful[clause.Text(a, int(c))] {
			return false
		}
	}
	return !r.supposed(v)
}

// means reports whether the verb at v is told as the way in which something was
// done, or as what came before it: helped by proposing, after rejecting.
func (r *reader) means(v int) bool {
	t := r.a.Tokens[v]
	if t.Dep != "pcomp" {
		return false
	}
	switch clause.Text(r.a, t.Head) {
	case "by", "after", "since", "while":
		g := clause.Governor(r.a, v)
		return g >= 0 && clause.Status(r.a, g) == parley.Happened
	}
	return false
}

// forOther reports whether the verb at v is what somebody else is brought or
// asked to do, so that nobody is told to have done it: lobbied Maren to accept.
func (r *reader) forOther(v int) bool {
	a := r.a
	t := a.Tokens[v]
	if t.Dep != "xcomp" && t.Dep != "ccomp" || !infinitive(a, v) || achieving[lower(a, t.Head)] && !clause.Negated(a, t.Head) {
		return false
	}
	return a.Child(v, "nsubj", "nsubjpass") >= 0 || a.Child(t.Head, "dobj", "dative") >= 0
}

// achieving are verbs that tell that another did it.
var achieving = map[string]bool{"lead": true, "prompt": true, "cause": true, "force": true, "persuade": true, "convince": true, "get": true,
	"induce": true, "compel": true, "oblige": true, "drive": true, "see": true, "hear": true}

// asserted reports whether the verb at v tells a fact in what somebody asserts:
// insisted that he wanted a truce.
func (r *reader) asserted(v int) bool {
	t := r.a.Tokens[v]
	if t.Dep != "ccomp" || t.Tag != "VBD" && t.Tag != "VBZ" && t.Tag != "VBP" {
		return false
	}
	switch lower(r.a, t.Head) {
	case "insist", "warn", "suggest", "mention":
		return r.held(t.Head)
	}
	return false
}

// doubtful are adverbs that leave open whether a stance is taken.
var doubtful = map[string]bool{"reportedly": true, "apparently": true, "perhaps": true, "possibly": true, "probably": true, "likely": true,
	"presumably": true, "allegedly": true, "supposedly": true, "maybe": true, "hypothetically": true, "theoretically": true}

// supposed reports whether the word at i stands in what is only supposed: a
// question, an example (say Velmar demanded it), or what somebody else than
// its subject thinks.
func (r *reader) supposed(i int) bool {
	a := r.a
	sent := a.Sentences[a.Tokens[i].Sent]
	first := sent.First
	for first < sent.End && (a.Tokens[first].Blank || a.Tokens[first].Pos == "PUNCT") {
		first++
	}
	if first < sent.End {
		switch clause.Text(a, first) {
		case "say", "suppose", "supposing", "imagine", "assume", "assuming", "perhaps", "maybe", "consider":
			return true
		}
	}
	for last := sent.End - 1; last > i && (a.Tokens[last].Blank || a.Tokens[last].Pos == "PUNCT"); last-- {
		if a.Tokens[last].Text == "?" {
			return true
		}
	}
	for n := i; a.Tokens[n].Head != n; n = a.Tokens[n].Head {
		h := a.Tokens[n].Head
		switch dep := a.Tokens[n].Dep; {
		case (dep == "advcl" || dep == "ccomp") && clause.IsVerb(a, n) && unreal(a, n):
			return true
		case dep != "ccomp" && dep != "xcomp" && dep != "acl" && dep != "advcl":
		case dep == "ccomp" && (tellings[lower(a, h)] || lower(a, h) == "argue") && r.outsiders(h):
			return true // analysts say, some argue
		case thinking[lower(a, h)] && (!clause.IsVerb(a, h) || !r.ofOwn(i, h)):
			return true
		}
	}
	return false
}

// outsiders reports whether all who say it with the verb at v stand outside.
func (r *reader) outsiders(v int) bool {
	doers := clause.Doers(r.a, v)
	return len(doers) > 0 && !slices.ContainsFunc(doers, func(n int) bool { return !r.partial(n) })
}

// unreal reports whether the clause of the verb at v is a condition or fear.
func unreal(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if a.Tokens[c].Dep != "mark" && a.Tokens[c].Dep != "advmod" {
			continue
		}
		switch clause.Text(a, int(c)) {
		case "if", "unless", "whether", "lest", "until", "before":
			return true
		}
	}
	return false
}

// ofOwn reports whether the verb of thinking at h has the subject of the
// stance at i, so that it is the holder's own thought.
func (r *reader) ofOwn(i, h int) bool {
	if !clause.IsVerb(r.a, i) {
		return false
	}
	thinks := clause.All(r.a, r.f, clause.Doers(r.a, h))
	for _, k := range clause.All(r.a, r.f, clause.Doers(r.a, i)) {
		for _, t := range thinks {
			if t == k {
				return true
			}
		}
	}
	return false
}

// thinking are words for a thought that isn't a report.
var thinking = map[string]bool{"think": true, "believe": true, "suspect": true, "assume": true, "guess": true, "speculate": true, "doubt": true,
	"imagine": true, "suppose": true, "bet": true, "predict": true, "fear": true, "hope": true, "expect": true, "wonder": true, "seem": true,
	"appear": true, "pretend": true, "belief": true, "suspicion": true, "speculation": true, "assumption": true, "impression": true,
	"rumor": true, "rumour": true, "theory": true, "bluff": true}
