package pledge

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// promising are verbs by which their subject binds itself to what follows.
var promising = map[string]bool{"promise": true, "pledge": true, "vow": true, "commit": true, "undertake": true, "offer": true, "agree": true,
	"volunteer": true, "swear": true, "guarantee": true}

// solemn are those of them that bind whoever is to do the deed.
var solemn = map[string]bool{"promise": true, "pledge": true, "vow": true, "guarantee": true, "swear": true}

// promised reads "pledged to send aid", "promised grain", "offered talks",
// "agreed to a truce", "committed to leaving".
func (r *reader) promised(v int) (found, bool) {
	lemma := lower(r.a, v)
	if !promising[lemma] || clause.Negated(r.a, v) || r.doubtful(v) || clause.Supposed(r.a, v) {
		return found{}, false
	}
	doers := r.doers(v)
	who := r.party(doers)
	if solemn[lemma] {
		who = r.anybody(doers)
	}
	deed := r.a.Child(v, "xcomp")
	if deed >= 0 && !clause.IsVerb(r.a, deed) {
		deed = -1
	}
	if o := r.object(v, lemma); o >= 0 && (deed < 0 || o < deed) {
		deed = o
	}
	if who == "" || deed < 0 {
		return found{}, false
	}
	told := clause.Extent(r.a, v)
	if n := r.promisedNoun(v); n >= 0 && clause.IsVerb(r.a, deed) {
		told.First = min(told.First, n)
		return found{who, deed, parley.Range{First: told.First, End: told.End}, told}, true
	}
	return found{who, deed, r.from(deed), told}, true
}

// promisedNoun is the first token of the noun that the promise at v is about,
// where its clause describes that noun (the issue that he promised to raise),
// or -1.
func (r *reader) promisedNoun(v int) int {
	t := r.a.Tokens[v]
	s := r.a.Child(v, "nsubj")
	if t.Dep != "relcl" || s < 0 || clause.Antecedent(r.a, s) != s {
		return -1
	}
	return r.a.Tokens[t.Head].Left
}

// object is the noun for what the verb at v promises, or -1.
func (r *reader) object(v int, lemma string) int {
	switch lemma {
	case "commit":
		return r.deedAfter(v, "to")
	case "agree":
		return r.deedAfter(v, "to", "on")
	case "promise", "pledge", "offer":
	default:
		return -1
	}
	o := r.a.Child(v, "dobj")
	if o < 0 || r.a.Tokens[o].Pos != "NOUN" || lower(r.a, o) == "allegiance" || lower(r.a, o) == "delegate" {
		return -1
	}
	if lemma == "offer" && !r.deedNoun(o) && !r.counted(o) {
		return -1 // offered a view of the bay
	}
	return o
}

// deedAfter is the noun or participle of a deed behind one of the prepositions
// below token i, or -1.
func (r *reader) deedAfter(i int, words ...string) int {
	for _, c := range r.a.Children(i) {
		if r.a.Tokens[c].Dep != "prep" || int(c) < i {
			continue
		}
		for _, w := range words {
			if clause.Text(r.a, int(c)) != w {
				continue
			}
			if p := r.a.Child(int(c), "pcomp"); p >= 0 && r.a.Tokens[p].Tag == "VBG" {
				return p
			}
			if o := r.a.Child(int(c), "pobj"); o >= 0 && r.deedNoun(o) {
				return o
			}
		}
	}
	return -1
}

// deedNoun reports whether the noun at n names something that is done: talks,
// a withdrawal, support.
func (r *reader) deedNoun(n int) bool {
	if r.a.Tokens[n].Pos != "NOUN" || r.f.Entity(n) != "" {
		return false
	}
	lemma := lower(r.a, n)
	if arranged[lemma] || handed[lemma] {
		return true
	}
	for _, ending := range []string{"ation", "ction", "ssion", "ement", "wal", "ening"} {
		if strings.HasSuffix(lemma, ending) && len(lemma) > len(ending)+2 {
			return true
		}
	}
	return false
}

// handed are nouns for what one side gives another.
var handed = map[string]bool{"aid": true, "help": true, "assistance": true, "support": true, "money": true, "troop": true, "weapon": true,
	"guarantee": true, "dialogue": true, "grain": true, "loan": true, "relief": true, "amnesty": true, "protection": true, "compromise": true,
	"deal": true, "asylum": true, "access": true, "mediation": true}

// counted reports whether the noun at n is a sum or number of something.
func (r *reader) counted(n int) bool {
	return r.a.Child(n, "nummod") >= 0 || r.a.Child(n, "quantmod") >= 0
}

// doubtful reports whether the promise at v is itself one that isn't made:
// could promise, was asked to promise.
func (r *reader) doubtful(v int) bool {
	if r.a.Tokens[v].Tag == "VB" && clause.Modal(r.a, v) == "" {
		return true // it is time that they agree
	}
	s := clause.Status(r.a, v)
	return s != parley.Happened && clause.Modal(r.a, v) != "will"
}

// named reads "a European commitment to provide troops", "readiness for talks".
func (r *reader) named(n int) (found, bool) {
	switch lower(r.a, n) {
	case "commitment", "pledge", "promise", "offer", "vow", "readiness", "willingness", "undertaking":
	case "assurance", "guarantee", "announcement", "assertion", "word":
		return r.assured(n)
	default:
		return found{}, false
	}
	if p, ok := r.assured(n); ok {
		return p, true
	}
	if clause.Status(r.a, n) != parley.Happened || clause.Negated(r.a, n) || clause.Supposed(r.a, n) {
		return found{}, false
	}
	who := r.first(clause.Modifiers(r.a, r.f, n))
	told := r.a.Subtree(n)
	if h := r.a.Tokens[n].Head; who == "" && r.a.Tokens[n].Dep == "dobj" && voicing[lower(r.a, h)] && clause.Status(r.a, h) == parley.Happened {
		who = r.party(r.doers(h))
		told = clause.Extent(r.a, h)
		told.End = max(r.a.Subtree(n).End, n+1)
	}
	deed := r.a.Child(n, "acl")
	if deed >= 0 && r.a.Tokens[deed].Tag != "VB" {
		deed = -1 // a promise made in May
	}
	if h := r.a.Tokens[n].Head; deed < 0 {
		for _, c := range r.a.Children(h) { // repeated his vow to leave: hung on the verb
			if t := r.a.Tokens[c]; t.Dep == "advcl" && t.Tag == "VB" && t.Left == n+1 {
				deed = int(c)
			}
		}
	}
	if d := r.deedAfter(n, "to", "for", "of"); d >= 0 && (deed < 0 || d < deed) {
		deed = d
	}
	if who == "" || deed < 0 || deed < n {
		return found{}, false
	}
	return found{who, deed, r.from(deed), told}, true
}

// assured reads "an assurance that Norrland would be involved": by whoever
// gives it, else by the party that is to act.
func (r *reader) assured(n int) (found, bool) {
	deed := r.a.Child(n, "acl", "ccomp")
	if c := r.a.Child(n, "relcl"); deed < 0 && c >= 0 && r.a.Child(c, "mark") >= 0 {
		deed = c // parsers take its "that" for a pronoun
	}
	if deed < 0 || clause.Negated(r.a, n) || clause.Supposed(r.a, n) || clause.Status(r.a, n) != parley.Happened {
		return found{}, false
	}
	if t := r.a.Tokens[n]; t.Dep == "pobj" {
		if w := clause.Text(r.a, t.Head); w != "with" && w != "by" && w != "after" {
			return found{}, false // doubts about an assurance
		}
	}
	if m := clause.Modal(r.a, deed); m != "will" && m != "would" || clause.Negated(r.a, deed) {
		return found{}, false
	}
	who := r.first(clause.Modifiers(r.a, r.f, n))
	if h := r.a.Tokens[n].Head; who == "" && r.a.Tokens[n].Dep == "dobj" && voicing[lower(r.a, h)] {
		who = r.party(r.doers(h))
	}
	if who == "" && lower(r.a, n) != "word" { // word came that they would
		who = r.party([]int{r.a.Child(deed, "nsubj", "nsubjpass")})
	}
	if who == "" {
		return found{}, false
	}
	extent := clause.Extent(r.a, deed)
	return found{who, deed, extent, extent}, true
}

var voicing = map[string]bool{"express": true, "voice": true, "signal": true, "make": true, "give": true, "renew": true, "repeat": true,
	"reiterate": true, "indicate": true, "show": true, "announce": true, "declare": true}
