package position

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// ownDeed is the stance of a party that will not, or never will, do something:
// Velmar will not cede the coast.
func (r *reader) ownDeed(v int) reading {
	a := r.a
	m := clause.Modal(a, v)
	if m != "will" && (m != "can" || !granting[lower(a, v)]) || !clause.Negated(a, v) || r.underTelling(v) >= 0 ||
		clause.Undergone(lower(a, v)) || clause.Passive(a, v) || a.Child(v, "nsubj") < 0 {
		return reading{}
	}
	content := r.reach(v)
	content.First = v
	for _, c := range a.Children(v) {
		if d := a.Tokens[c].Dep; int(c) < v && (d == "aux" || d == "neg") {
			content.First = min(content.First, int(c))
		}
	}
	return reading{redLine, content, r.focus(v, false, false), false}
}

// granting are verbs whose "cannot" is a refusal: cannot accept.
var granting = map[string]bool{"accept": true, "agree": true, "allow": true, "permit": true, "tolerate": true, "recognize": true, "recognise": true,
	"cede": true, "compromise": true, "negotiate": true, "sign": true, "support": true}

// underTelling is the verb of telling whose content the verb at v is, or -1.
func (r *reader) underTelling(v int) int {
	t := r.a.Tokens[v]
	if t.Dep == "ccomp" && tellings[lower(r.a, t.Head)] {
		return t.Head
	}
	return -1
}

// told is the stance in what is said with the verb of telling at v.
func (r *reader) told(v int) reading {
	c := clause.Content(r.a, v)
	if c < 0 {
		return reading{}
	}
	kind := r.saying(c, r.holders(clause.Doers(r.a, v)))
	if l := lower(r.a, v); (l == "think" || l == "believe") && kind != demands {
		return reading{} // a forecast
	}
	return reading{kind, clause.Extent(r.a, c), r.focus(c, kind == conditions, true), true}
}

// according reads the stances in words that the text ascribes without a verb
// of telling that has them as its clause: according to Tarsk, ...
func (r *reader) according() {
	for _, s := range r.f.Statements {
		if clause.Party(r.f, s.Source) == "" || len(s.Content) == 0 || s.Polarity == "negative" || r.outside(s.Source) {
			continue
		}
		in := r.a.TokensIn(s.Content[0].Start, s.Content[0].End)
		root := in.First
		for root < in.End && (!clause.IsVerb(r.a, root) || in.Has(r.a.Tokens[root].Head) && r.a.Tokens[root].Head != root) {
			root++
		}
		if root >= in.End || r.underTelling(root) >= 0 {
			continue
		}
		kind := r.saying(root, []string{s.Source})
		if kind == offers && s.Cue != nil && strings.HasPrefix(s.Cue.Text, "warn") {
			continue // a threat
		}
		if kind != "" {
			r.add([]string{s.Source}, reading{kind, in, r.focus(root, kind == conditions, true), true}, in, root)
		}
	}
}

// saying is the kind of the stance in the clause of the verb at c as said by
// the speakers.
func (r *reader) saying(c int, speakers []string) string {
	a := r.a
	content := clause.Extent(a, c)
	lemma := lower(a, c)
	subject := a.Child(c, "nsubj", "nsubjpass", "expl")
	own := r.isOwn(subject, speakers)
	modal := clause.Modal(a, c)
	negated := clause.Negated(a, c) || neverIn(a, parley.Range{First: content.First, End: c})
	future := modal == "will" || modal == "would"
	deed := !clause.Undergone(lemma) && !clause.Passive(a, c)
	if own {
		if kind := r.ownStance(c); kind != "" {
			return kind
		}
	}
	switch {
	case negated && (future || modal == "can" || modal == "could" || modal == "must" || modal == "shall"):
		switch {
		case own && !deed && modal != "must":
			return "" // said that he would not be there
		case own && r.conditional(content) && r.strict(content):
			return conditions // will not sign until
		case own || a.Child(c, "expl") >= 0 || modal == "must" || modal == "can":
			return redLine
		case !deed:
			return ""
		}
		return rejects
	case negated:
		return ""
	case own && deed && future && r.opensIf(c):
		return conditions
	case r.conditional(content) && (own && deed || modal == "must" || modal == "should" || r.strict(content)):
		return conditions
	case modal == "must", modal == "should", (lemma == "need" || lemma == "require") && (modal == "" || !own && future),
		lemma == "have" && modal == "" && !own && r.mustDo(c):
		return demands
	case own && deed && !appointed[lemma] && (future || modal == "could"), lemma == "arrange", containing[lemma] && subject >= 0 && bargains[lower(a, subject)]:
		return offers
	case r.best(c):
		return demands
	}
	return ""
}

// opensIf reports whether a condition stands before the verb at c: if Tarsk
// withdrew, they would lift it.
func (r *reader) opensIf(c int) bool {
	for _, k := range r.a.Children(c) {
		if r.a.Tokens[k].Dep != "advcl" || int(k) > c {
			continue
		}
		if m := r.a.Child(int(k), "mark"); m >= 0 && (clause.Text(r.a, m) == "if" || clause.Text(r.a, m) == "unless") {
			return true
		}
	}
	return false
}

// appointed are verbs for what is on a calendar: that the two will meet is no
// offer.
var appointed = map[string]bool{"meet": true, "visit": true, "travel": true, "attend": true, "speak": true, "talk": true, "fly": true,
	"arrive": true, "return": true, "continue": true, "announce": true, "address": true}

// isOwn reports whether the subject is one of the speakers, or of their party.
func (r *reader) isOwn(subject int, speakers []string) bool {
	if subject < 0 {
		return false
	}
	return slices.ContainsFunc(clause.Who(r.a, r.f, subject), func(k string) bool {
		return slices.ContainsFunc(speakers, func(s string) bool {
			return s == k || clause.Party(r.f, s) != "" && clause.Party(r.f, s) == clause.Party(r.f, k)
		})
	})
}

// ownStance is the kind of stance that a speaker takes by a verb of stance in
// what he says of himself: said that he would support a truce.
func (r *reader) ownStance(c int) string {
	verb, ok := stanceVerbs[lower(r.a, c)]
	if !ok || !r.held(c) {
		return ""
	}
	kind := r.negate(c, r.governs(c, verb))
	if kind != "" && (r.conditional(clause.Extent(r.a, c)) || r.opensIf(c)) {
		return conditions
	}
	return kind
}

// mustDo reports whether the verb "have" at c is the one of duty: has to leave.
func (r *reader) mustDo(c int) bool {
	x := r.a.Child(c, "xcomp")
	return x >= 0 && infinitive(r.a, x)
}

// containing are verbs that say what is on the table, with bargains as their
// subject: the talks included land swaps.
var (
	containing = map[string]bool{"include": true, "contain": true, "cover": true}
	bargains   = map[string]bool{"negotiation": true, "talk": true, "proposal": true, "deal": true, "plan": true, "framework": true, "offer": true, "agreement": true}
)

// best reports whether the clause of the verb at c judges a way to be the best
// or the only one, or says that others found so: a truce is the only way, is
// necessary, offers the best chance.
func (r *reader) best(c int) bool {
	a := r.a
	if clause.Negated(a, c) || clause.Modal(a, c) != "" {
		return false
	}
	if inner := a.Child(c, "ccomp"); inner > c && concluding[lower(a, c)] {
		return r.best(inner)
	}
	for _, k := range a.Children(c) {
		switch t := a.Tokens[k]; t.Dep {
		case "acomp":
			switch clause.Text(a, int(k)) {
			case "best", "better", "preferable", "necessary", "essential", "vital", "crucial", "indispensable":
				return lower(a, c) == "be"
			}
		case "attr", "dobj", "nsubj":
			if ways[lower(a, int(k))] && (r.says(int(k), "best") || r.says(int(k), "only")) {
				return true
			}
		}
	}
	return false
}

// says reports whether the word stands right with the noun at n.
func (r *reader) says(n int, word string) bool {
	for _, k := range r.a.Children(n) {
		if clause.Text(r.a, int(k)) == word {
			return true
		}
	}
	return false
}

// concluding are verbs of coming to a view.
var concluding = map[string]bool{"determine": true, "agree": true, "decide": true, "conclude": true, "find": true, "recognize": true, "recognise": true}

var ways = map[string]bool{"way": true, "path": true, "option": true, "solution": true, "chance": true, "hope": true, "route": true, "road": true,
	"course": true, "means": true, "answer": true, "choice": true, "step": true}
