package position

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Kinds of stance as the record names them.
const (
	demands    = "demands"
	offers     = "offers"
	accepts    = "accepts"
	rejects    = "rejects"
	conditions = "conditions"
	redLine    = "red line"
	undecided  = "undecided"
)

// stanceVerbs are verbs by which their subject takes a stance on what follows.
var stanceVerbs = map[string]string{
	"demand": demands, "insist": demands, "want": demands, "require": demands, "urge": demands, "seek": demands, "emphasize": demands,
	"emphasise": demands, "favor": demands, "favour": demands, "prefer": demands, "advocate": demands, "request": demands, "expect": demands,
	"offer": offers, "propose": offers, "suggest": offers, "pledge": offers, "promise": offers, "vow": offers, "volunteer": offers, "commit": offers,
	"dangle": offers, "float": offers, "envisage": offers,
	"accept": accepts, "agree": accepts, "support": accepts, "back": accepts, "endorse": accepts, "welcome": accepts, "embrace": accepts,
	"approve": accepts, "adopt": accepts, "concede": accepts,
	"reject": rejects, "refuse": rejects, "decline": rejects, "oppose": rejects, "dismiss": rejects, "veto": rejects, "resist": rejects,
	"downplay": undecided, "weigh": undecided, "mull": undecided, "consider": undecided,
}

// spokenStance are verbs of stance that are acts of speech, so that the text
// reports the party's own words.
var spokenStance = map[string]bool{"demand": true, "insist": true, "urge": true, "request": true, "propose": true, "suggest": true,
	"pledge": true, "promise": true, "vow": true, "emphasize": true, "emphasise": true, "offer": true, "reject": true, "support": true, "accept": true,
	"agree": true, "welcome": true, "endorse": true}

// prepositional are stances by a verb and a preposition.
var prepositional = map[string]map[string]string{
	"call": {"for": demands}, "push": {"for": demands}, "press": {"for": demands}, "ask": {"for": demands}, "aim": {"for": demands},
	"object": {"to": rejects}, "rule": {"out": rejects}, "warn": {"against": rejects}, "argue": {"for": demands, "against": rejects},
}

// ready are adjectives before an infinitive by which their subject offers or
// refuses something.
var ready = map[string]string{"ready": offers, "willing": offers, "prepared": offers, "open": offers, "unwilling": rejects, "reluctant": rejects,
	"opposed": rejects, "adamant": demands, "determined": demands, "keen": demands, "intent": demands}

// stanceNouns are nouns of stance; whose they are is the holder.
var stanceNouns = map[string]string{"demand": demands, "insistence": demands, "call": demands, "condition": conditions, "precondition": conditions,
	"offer": offers, "proposal": offers, "plan": offers, "commitment": offers, "pledge": offers, "promise": offers, "readiness": offers, "willingness": offers,
	"support": accepts, "acceptance": accepts, "consent": accepts,
	"rejection": rejects, "refusal": rejects, "opposition": rejects, "objection": rejects}

// tellings are verbs that report words; what is said decides the stance.
var tellings = map[string]bool{"say": true, "tell": true, "state": true, "reiterate": true, "repeat": true, "stress": true, "declare": true,
	"announce": true, "argue": true, "add": true, "maintain": true, "retort": true, "reply": true, "confirm": true, "explain": true,
	"underline": true, "note": true, "believe": true, "think": true, "assert": true, "claim": true, "indicate": true, "signal": true}

// stanceOf is the kind of stance that the verb at v takes, the words it is
// about, and whether it is an act of speech; "" for none.
func (r *reader) stanceOf(v int) (kind string, content parley.Range, speech bool) {
	a := r.a
	lemma := lower(a, v)
	modal := clause.Modal(a, v)
	switch {
	case modal == "could" || modal == "might" || modal == "may" || clause.Status(a, v) == parley.Hypothetical && modal == "" && stanceVerbs[lemma] != "":
		return "", content, false
	case tellings[lemma]:
		return r.told(v)
	case lemma == "be" || lemma == "remain" || lemma == "stay":
		return r.adjective(v)
	case prepositional[lemma] != nil:
		for _, c := range a.Children(v) {
			if k := prepositional[lemma][clause.Text(a, int(c))]; k != "" {
				return r.negate(v, k), a.Subtree(v), lemma != "aim"
			}
		}
		return "", content, false
	}
	kind = stanceVerbs[lemma]
	if kind == accepts && !clause.Negated(a, v) && clause.Status(a, v) == parley.Denied {
		return "", content, false // failed to agree
	}
	if kind == "" && redLines(a, clause.Extent(a, v)) && !clause.Negated(a, v) && modal == "" {
		return redLine, clause.Extent(a, v), false // makes it a red line
	}
	if kind == "" {
		return r.ownDeed(v)
	}
	content = clause.Extent(a, v)
	content.First = v
	if (kind == demands || kind == offers) && r.conditional(content) {
		kind = conditions
	}
	if (kind == demands || kind == offers) && (neverIn(a, content) || redLines(a, content)) {
		kind = redLine
	}
	return r.negate(v, kind), content, spokenStance[lemma]
}

// negate turns a stance round where its verb is negated.
func (r *reader) negate(v int, kind string) string {
	if !clause.Negated(r.a, v) {
		return kind
	}
	if noLonger(r.a, v) {
		return "" // a shift
	}
	switch kind {
	case accepts, demands, offers:
		return rejects
	}
	return "" // has not refused: no stance told
}

// noLonger reports whether the verb at v is said to hold no longer.
func noLonger(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if clause.Text(a, int(c)) == "longer" && c > 0 && clause.Text(a, int(c)-1) == "no" {
			return true
		}
	}
	return false
}

// ownDeed is the stance of a party that will not, or never will, do something:
// Velmar will not cede the coast.
func (r *reader) ownDeed(v int) (string, parley.Range, bool) {
	a := r.a
	if m := clause.Modal(a, v); (m == "will" || m == "can") && clause.Negated(a, v) && r.underTelling(v) < 0 {
		if a.Child(v, "nsubj") < 0 {
			return "", parley.Range{}, false
		}
		content := clause.Extent(a, v)
		content.First = v
		for _, c := range a.Children(v) {
			if d := a.Tokens[c].Dep; int(c) < v && (d == "aux" || d == "neg") {
				content.First = min(content.First, int(c))
			}
		}
		return redLine, content, false
	}
	return "", parley.Range{}, false
}

// underTelling is the verb of telling whose content the verb at v is, or -1.
func (r *reader) underTelling(v int) int {
	t := r.a.Tokens[v]
	if t.Dep == "ccomp" && tellings[lower(r.a, t.Head)] {
		return t.Head
	}
	return -1
}

// told is the stance in what is said with the verb of telling at v.
func (r *reader) told(v int) (string, parley.Range, bool) {
	a := r.a
	c := clause.Content(a, v)
	if c < 0 {
		return "", parley.Range{}, false
	}
	kind, content := r.saying(c, clause.All(a, r.f, clause.Doers(a, v)))
	return kind, content, true
}

// according reads the stances in words that the text ascribes without a verb
// of telling that has them as its clause: according to Tarsk, ...
func (r *reader) according() {
	for _, s := range r.f.Statements {
		if clause.Party(r.f, s.Source) == "" || len(s.Content) == 0 || s.Polarity == "negative" {
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
		if kind, _ := r.saying(root, []string{s.Source}); kind != "" {
			r.add([]string{s.Source}, kind, in, in, root, true)
		}
	}
}

// saying is the stance in the clause of the verb at c as said by the speakers.
func (r *reader) saying(c int, speakers []string) (string, parley.Range) {
	a := r.a
	content := clause.Extent(a, c)
	subject := a.Child(c, "nsubj", "nsubjpass", "expl")
	own := false
	if subject >= 0 {
		for _, k := range clause.Who(a, r.f, subject) {
			own = own || slices.ContainsFunc(speakers, func(s string) bool {
				return s == k || clause.Party(r.f, s) != "" && clause.Party(r.f, s) == clause.Party(r.f, k)
			})
		}
	}
	modal := clause.Modal(a, c)
	negated := clause.Negated(a, c) || neverIn(a, parley.Range{First: content.First, End: c})
	switch {
	case negated && (modal == "will" || modal == "can" || modal == "would" || modal == "could" || modal == "must" || modal == "shall"):
		if own || a.Child(c, "expl") >= 0 || modal == "must" || modal == "can" {
			return redLine, content
		}
		return rejects, content
	case negated:
		return "", content
	case r.conditional(content):
		return conditions, content
	case modal == "must", modal == "should", lower(a, c) == "need", lower(a, c) == "require", lower(a, c) == "have" && a.Child(c, "xcomp") >= 0:
		return demands, content
	case own && (modal == "will" || modal == "would"), lower(a, c) == "arrange", !negated && containing[lower(a, c)] && subject >= 0 && bargains[lower(a, subject)]:
		return offers, content
	case best(a, content):
		return demands, content
	}
	return "", content
}

// containing are verbs that say what is on the table, with bargains as their
// subject: the talks included land swaps.
var (
	containing = map[string]bool{"include": true, "contain": true, "cover": true, "provide": true, "involve": true}
	bargains   = map[string]bool{"negotiation": true, "talk": true, "proposal": true, "deal": true, "plan": true, "framework": true, "offer": true, "agreement": true}
)

// adjective is the stance of "is ready to", "is adamant that".
func (r *reader) adjective(v int) (string, parley.Range, bool) {
	a := r.a
	c := a.Child(v, "acomp", "oprd", "attr")
	if c < 0 {
		return "", parley.Range{}, false
	}
	kind := ready[clause.Text(a, c)]
	if kind == "" || a.Child(c, "xcomp", "ccomp", "prep") < 0 && a.Child(v, "ccomp", "xcomp") < 0 {
		return "", parley.Range{}, false
	}
	content := clause.Extent(a, v)
	content.First = c
	return r.negate(v, kind), content, false
}

// noun is the stance of a noun with an owner: Velmar's demand for talks, a
// Norrland commitment to send troops.
func (r *reader) noun(n int) {
	kind := stanceNouns[lower(r.a, n)]
	if kind == "" || r.a.Child(n, "prep", "acl", "ccomp", "relcl") < 0 {
		return
	}
	if clause.Negated(r.a, n) { // showed no willingness to
		if kind != offers && kind != accepts {
			return
		}
		kind = rejects
	}
	holders := clause.Modifiers(r.a, r.f, n)
	if len(holders) == 0 {
		if v := r.a.Tokens[n].Head; r.a.Tokens[n].Dep == "dobj" && shown[lower(r.a, v)] {
			holders = clause.All(r.a, r.f, clause.Doers(r.a, v))
		}
	}
	words := r.a.Subtree(n)
	if kind == demands && r.conditional(words) {
		kind = conditions
	}
	speech := kind == demands || r.underSpeech(n)
	r.add(holders, kind, words, words, n, speech)
}

// shown are verbs by which their subject shows or states the stance that is
// their object.
var shown = map[string]bool{"express": true, "voice": true, "repeat": true, "reiterate": true, "show": true, "signal": true, "make": true,
	"state": true, "renew": true, "underline": true, "set": true, "present": true, "put": true, "indicate": true}

func (r *reader) underSpeech(n int) bool {
	h := lower(r.a, r.a.Tokens[n].Head)
	return shown[h] || tellings[h]
}

// conditional reports whether the words set a condition.
func (r *reader) conditional(in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		switch w := clause.Text(r.a, i); w {
		case "unless", "premature", "provided", "precondition":
			return true
		case "only":
			if i+1 < in.End && (clause.Text(r.a, i+1) == "if" || clause.Text(r.a, i+1) == "after" || clause.Text(r.a, i+1) == "when" || clause.Text(r.a, i+1) == "once") {
				return true
			}
		case "first":
			if r.a.Tokens[i].Dep == "advmod" {
				return true
			}
		case "exchange", "return":
			if i > in.First && clause.Text(r.a, i-1) == "in" && i+1 < in.End && clause.Text(r.a, i+1) == "for" {
				return true
			}
		case "condition":
			if i > in.First && (clause.Text(r.a, i-1) == "on" || i > in.First+1 && clause.Text(r.a, i-2) == "on") {
				return true
			}
		case "if":
			if i > in.First && r.a.Tokens[i].Dep == "mark" && r.a.Tokens[r.a.Tokens[i].Head].Dep == "advcl" {
				return true
			}
		case "long":
			if i+1 < in.End && clause.Text(r.a, i+1) == "as" {
				return true
			}
		}
	}
	return false
}

// redLines reports whether the words speak of a red line.
func redLines(a *parley.Annotations, in parley.Range) bool {
	for i := in.First; i+1 < in.End; i++ {
		if clause.Text(a, i) == "red" && strings.HasPrefix(clause.Text(a, i+1), "line") {
			return true
		}
	}
	return false
}

func neverIn(a *parley.Annotations, in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		if w := clause.Text(a, i); w == "never" && clause.Modal(a, a.Tokens[i].Head) != "" || w == "under" && i+2 < in.End && clause.Text(a, i+1) == "no" {
			return true
		}
	}
	return false
}

// best reports whether the words judge a way to be the best or the only one.
func best(a *parley.Annotations, in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		switch strings.ToLower(a.Tokens[i].Text) {
		case "best", "only", "preferable", "necessary", "essential":
			return true
		}
	}
	return false
}
