package pledge

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// announcing are verbs whose content can be a pledge of the one who speaks.
var announcing = map[string]bool{"announce": true, "say": true, "declare": true, "promise": true, "pledge": true, "vow": true, "confirm": true,
	"tell": true, "state": true, "add": true, "retort": true, "reply": true, "respond": true, "signal": true, "assure": true, "reiterate": true, "repeat": true,
	"swear": true, "guarantee": true}

// future reads "will push", and "announced that she would meet him" where the
// one who speaks is of the party that is to act, or announces a happening.
func (r *reader) future(v int) (found, bool) {
	modal := clause.Modal(r.a, v)
	if modal == "could" {
		return r.opening(v)
	}
	if modal != "will" && modal != "would" || clause.Negated(r.a, v) || r.guarded(v) || r.a.Child(v, "csubj", "csubjpass") >= 0 {
		return found{}, false
	}
	subject := clause.Subject(r.a, v)
	if subject < 0 || clause.Undergone(lower(r.a, v)) || undergone[lower(r.a, v)] {
		return found{}, false
	}
	extent := clause.Extent(r.a, v)
	who := r.party([]int{subject})
	first := firstPerson(r.a, subject)
	if first {
		if speechAct[lower(r.a, v)] || modal == "would" {
			return found{}, false // I would love to
		}
		who = r.first([]string{clause.Source(r.a, r.f, v)})
	}
	if teller := r.teller(v); teller >= 0 {
		return r.announced(v, teller, who, first)
	}
	if modal == "would" || who == "" || clause.Passive(r.a, v) {
		return found{}, false
	}
	if !r.main(v) && !r.outcome(v) {
		return found{}, false
	}
	if s := clause.Source(r.a, r.f, v); s != parley.AuthorSource && s != parley.UnspecifiedSource && clause.Party(r.f, s) != clause.Party(r.f, who) {
		return found{}, false
	}
	return found{who, v, r.from(v), extent}, true
}

// main reports whether the clause of v stands on its own or is coordinated
// with one that does.
func (r *reader) main(v int) bool {
	for r.a.Tokens[v].Dep == "conj" && clause.IsVerb(r.a, r.a.Tokens[v].Head) {
		v = r.a.Tokens[v].Head
	}
	return r.a.Tokens[v].Dep == "ROOT"
}

// announced reads the future at v that the verb at teller tells of: by who, if
// its subject is known, in the first person or not.
func (r *reader) announced(v, teller int, who string, first bool) (found, bool) {
	if s := clause.Status(r.a, teller); s == parley.Denied || s == parley.Hypothetical || clause.Supposed(r.a, teller) {
		return found{}, false
	}
	extent := clause.Extent(r.a, v)
	told := extent
	lemma := lower(r.a, teller)
	speaker := r.party(r.doers(teller))
	if solemn[lemma] {
		speaker = r.anybody(r.doers(teller))
		if teller < extent.First {
			told.First = clause.Core(r.a, clause.Extent(r.a, teller), teller).First
		}
	}
	subject := clause.Subject(r.a, v)
	party := clause.Party(r.f, speaker)
	passive := clause.Passive(r.a, v)
	switch {
	case speaker == "":
		return found{}, false
	case who == "" && r.itself(subject, speaker), first && who == "":
		who = speaker
	}
	switch {
	case who != "" && !passive && (who == speaker || party != "" && clause.Party(r.f, who) == party):
		return found{who, v, r.from(v), told}, true
	case solemn[lemma]:
		return found{speaker, v, extent, told}, true
	case who == "" && lemma == "announce" && passive && r.a.Child(v, "agent") < 0:
		return found{speaker, v, extent, extent}, true
	case who == "" && lemma != "say" && lemma != "tell" && arranged[lower(r.a, subject)]:
		return found{speaker, v, extent, extent}, true
	}
	return found{}, false
}

// itself reports whether the subject at s is a pronoun that nothing is known of
// but that it fits the speaker: Norrland said it would.
func (r *reader) itself(s int, speaker string) bool {
	e := r.f.ByID(speaker)
	if e == nil || r.f.Entity(s) != "" {
		return false
	}
	switch clause.Text(r.a, s) {
	case "it":
		return e.Type == parley.Org || e.Type == parley.Country
	case "they":
		return e.Type == parley.Group
	case "he", "she":
		return e.Type == parley.Person
	}
	return false
}

func firstPerson(a *parley.Annotations, i int) bool {
	w := clause.Text(a, i)
	return w == "i" || w == "we"
}

// undergone are verbs, beside those of every future, of what comes to a party or
// is foretold of its words: will confront questions, will say.
var undergone = map[string]bool{"confront": true, "say": true, "tell": true, "argue": true, "encounter": true, "experience": true, "inherit": true}

// speechAct are verbs that in the first person announce no more than words.
var speechAct = map[string]bool{"tell": true, "say": true, "ask": true, "add": true, "remind": true, "admit": true, "note": true, "explain": true,
	"let": true, "bet": true, "guess": true, "mention": true, "wait": true, "look": true, "talk": true, "speak": true, "call": true, "put": true}

// opening reads "said there could be talks", "said he could accept it if": an
// offer of the one who speaks.
func (r *reader) opening(v int) (found, bool) {
	if t := r.teller(v); t >= 0 && yielding[lower(r.a, v)] && !clause.Negated(r.a, v) && !clause.Passive(r.a, v) && !clause.Supposed(r.a, t) {
		speaker, who := r.party(r.doers(t)), r.party([]int{clause.Subject(r.a, v)})
		if who == "" && r.itself(clause.Subject(r.a, v), speaker) {
			who = speaker
		}
		if who != "" && (who == speaker || clause.Party(r.f, who) != "" && clause.Party(r.f, who) == clause.Party(r.f, speaker)) {
			return found{who, v, r.from(v), clause.Extent(r.a, v)}, true
		}
	}
	n := r.a.Child(v, "attr")
	if r.a.Child(v, "expl") < 0 || n < 0 || !arranged[lower(r.a, n)] || clause.Negated(r.a, v) {
		return found{}, false
	}
	who := r.first([]string{clause.Source(r.a, r.f, v)})
	if t := r.teller(v); who == "" && t >= 0 {
		who = r.party(r.doers(t))
	}
	if who == "" {
		return found{}, false
	}
	return found{who, v, r.a.Subtree(n), clause.Extent(r.a, v)}, true
}

// yielding are verbs by which a side gives way.
var yielding = map[string]bool{"agree": true, "accept": true, "support": true, "back": true, "sign": true, "compromise": true, "concede": true}

// outcome reports whether the clause of v is what a noun like outcome or plan
// is said to be: the outcome is that they will meet.
func (r *reader) outcome(v int) bool {
	h := r.a.Tokens[v].Head
	if r.a.Tokens[v].Dep != "ccomp" || lower(r.a, h) != "be" {
		return false
	}
	s := r.a.Child(h, "nsubj")
	return s >= 0 && (lower(r.a, s) == "outcome" || lower(r.a, s) == "plan" || lower(r.a, s) == "result")
}

// arranged are nouns for happenings that somebody announces.
var arranged = map[string]bool{"meeting": true, "summit": true, "talk": true, "call": true, "negotiation": true, "exchange": true, "truce": true,
	"ceasefire": true, "withdrawal": true, "delivery": true, "conference": true, "visit": true, "release": true}

// guarded reports whether the future at v is asked, or an adverb makes it a
// guess or a limit.
func (r *reader) guarded(v int) bool {
	if in := r.a.Sentences[r.a.Tokens[v].Sent]; strings.HasSuffix(strings.TrimRight(r.a.Text(in.Range), "”\"’' "), "?") {
		return true
	}
	for _, c := range r.a.Children(v) {
		switch clause.Text(r.a, int(c)) {
		case "only", "never", "probably", "likely", "perhaps", "possibly", "presumably", "inevitably", "certainly", "maybe", "hopefully", "surely", "hardly", "eventually", "if", "whether", "ever":
			return true
		}
	}
	return false
}

// teller is the verb of announcing whose content the clause of v is, or -1.
func (r *reader) teller(v int) int {
	for {
		t := r.a.Tokens[v]
		switch {
		case t.Dep == "ccomp" && announcing[lower(r.a, t.Head)]:
			return t.Head
		case t.Dep == "conj" && clause.IsVerb(r.a, t.Head):
			v = t.Head
		default:
			return -1
		}
	}
}
