// Package pledge finds what a party promises, offers or announces that it will
// do: "pledged to", "announced she would", "is ready to", "its commitment to".
//
// A future that somebody else foretells is a forecast, not a pledge, and so is
// one of mere state ("will face a choice"). Whether a pledge was kept is told
// only where the same text says so; over documents that is for compare. Start
// with Extractor.
package pledge

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Extractor fills Pledges.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "pledge",
		About: "promises, offers and announced steps of a party, with condition and time",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			r := reader{a: a, f: f}
			for i := range a.Tokens {
				if a.Sentences[a.Tokens[i].Sent].Kind != parley.Body {
					continue
				}
				if p, ok := r.at(i); ok {
					r.add(p)
				}
			}
			r.kept()
		},
	}
}

type reader struct {
	a *parley.Annotations
	f *parley.Findings
	// at which token the words of each pledge start
	tokens []int
}

// found is a pledge before it is written down.
type found struct {
	who  string
	deed int          // the token of what is to be done
	what parley.Range // the words of it
	told parley.Range // the clause with who does it
}

func (r *reader) add(p found) {
	what, told := r.a.Trim(p.what, ",.;:–—-“”\""), r.a.Trim(p.told, ",.;:–—-")
	if what.Len() == 0 || told.Len() == 0 || slices.Contains(r.tokens, p.deed) {
		return
	}
	if told.First > what.First || told.End < what.End {
		told = parley.Range{First: min(told.First, what.First), End: max(told.End, what.End)}
	}
	r.tokens = append(r.tokens, p.deed)
	r.f.Pledges = append(r.f.Pledges, parley.Pledge{
		ID: "g" + strconv.Itoa(len(r.f.Pledges)), Who: p.who, What: r.a.Span(what).Text, When: clause.Dates(r.a, r.f, told),
		Conditional: clause.Conditional(r.a, told), Status: "open", Evidence: []parley.Span{r.a.Span(told)},
	})
}

// at reads the pledge whose deed or pledging word is token i.
func (r *reader) at(i int) (found, bool) {
	switch r.a.Tokens[i].Pos {
	case "VERB", "AUX":
		if p, ok := r.promised(i); ok {
			return p, true
		}
		if p, ok := r.ready(i); ok {
			return p, true
		}
		if p, ok := r.underway(i); ok {
			return p, true
		}
		return r.future(i)
	case "NOUN":
		return r.named(i)
	}
	return found{}, false
}

// promising are verbs by which their subject binds itself to what follows.
var promising = map[string]bool{"promise": true, "pledge": true, "vow": true, "commit": true, "undertake": true, "offer": true, "agree": true,
	"volunteer": true, "swear": true, "guarantee": true}

// announcing are verbs whose content can be a pledge of the one who speaks.
var announcing = map[string]bool{"announce": true, "say": true, "declare": true, "promise": true, "pledge": true, "vow": true, "confirm": true,
	"tell": true, "state": true, "add": true, "retort": true, "reply": true, "respond": true, "signal": true, "assure": true, "reiterate": true, "repeat": true}

// promised reads "pledged to send aid", "offered talks".
func (r *reader) promised(v int) (found, bool) {
	if !promising[lower(r.a, v)] || clause.Negated(r.a, v) || r.doubtful(v) {
		return found{}, false
	}
	who := r.party(clause.Doers(r.a, v))
	deed := r.a.Child(v, "xcomp")
	if deed < 0 {
		if p := r.a.Child(v, "prep"); p >= 0 && clause.Text(r.a, p) == "to" && lower(r.a, v) == "commit" {
			deed = r.a.Child(p, "pcomp", "pobj")
		}
	}
	if who == "" || deed < 0 || clause.Negated(r.a, deed) {
		return found{}, false
	}
	return found{who, deed, r.from(deed), clause.Extent(r.a, v)}, true
}

// doubtful reports whether the promise at v is itself one that isn't made:
// could promise, was asked to promise.
func (r *reader) doubtful(v int) bool {
	s := clause.Status(r.a, v)
	return s != parley.Happened && clause.Modal(r.a, v) != "will"
}

// ready reads "is ready to deploy", "are prepared to talk".
func (r *reader) ready(v int) (found, bool) {
	if lower(r.a, v) != "be" && lower(r.a, v) != "stand" || clause.Negated(r.a, v) || clause.Modal(r.a, v) != "" {
		return found{}, false
	}
	c := r.a.Child(v, "acomp")
	if c < 0 {
		return found{}, false
	}
	switch clause.Text(r.a, c) {
	case "ready", "willing", "prepared", "committed":
	default:
		return found{}, false
	}
	deed := r.a.Child(c, "xcomp")
	who := r.party(clause.Doers(r.a, v))
	if who == "" || deed < 0 {
		return found{}, false
	}
	return found{who, deed, r.from(deed), clause.Extent(r.a, v)}, true
}

// underway reads "is arranging a meeting": a step announced and begun.
func (r *reader) underway(v int) (found, bool) {
	switch lower(r.a, v) {
	case "arrange", "organize", "organise", "prepare", "plan":
	default:
		return found{}, false
	}
	if r.a.Tokens[v].Tag != "VBG" || r.a.Child(v, "aux") < 0 || clause.Negated(r.a, v) || r.a.Child(v, "dobj", "xcomp") < 0 {
		return found{}, false
	}
	who := r.party(clause.Doers(r.a, v))
	if who == "" {
		return found{}, false
	}
	return found{who, v, r.from(v), clause.Extent(r.a, v)}, true
}

// future reads "will push", and "announced that she would meet him" where the
// one who speaks is of the party that is to act, or announces a happening.
func (r *reader) future(v int) (found, bool) {
	modal := clause.Modal(r.a, v)
	if modal == "could" {
		return r.opening(v)
	}
	if modal != "will" && modal != "would" || clause.Negated(r.a, v) || r.guarded(v) {
		return found{}, false
	}
	subject := clause.Subject(r.a, v)
	if subject < 0 || clause.Undergone(lower(r.a, v)) {
		return found{}, false
	}
	extent := clause.Extent(r.a, v)
	who := r.party([]int{subject})
	teller := r.teller(v)
	if teller >= 0 {
		speaker := r.party(clause.Doers(r.a, teller))
		switch {
		case speaker == "":
			return found{}, false
		case who != "" && who == speaker && !clause.Passive(r.a, v):
			return found{who, v, r.from(v), extent}, true
		case who != "" && clause.Party(r.f, who) != "" && clause.Party(r.f, who) == clause.Party(r.f, speaker) && !clause.Passive(r.a, v):
			return found{who, v, r.from(v), extent}, true
		case who == "" && promising[lower(r.a, teller)] && clause.Passive(r.a, v):
			return found{speaker, v, extent, extent}, true
		case who == "" && lower(r.a, teller) != "say" && lower(r.a, teller) != "tell" && arranged[lower(r.a, subject)]:
			return found{speaker, v, extent, extent}, true
		}
		return found{}, false
	}
	if modal == "would" || who == "" || clause.Passive(r.a, v) || r.a.Tokens[v].Dep != "ROOT" && r.a.Tokens[v].Dep != "conj" && !r.outcome(v) {
		return found{}, false
	}
	if s := clause.Source(r.a, r.f, v); s != parley.AuthorSource && clause.Party(r.f, s) != clause.Party(r.f, who) {
		return found{}, false
	}
	return found{who, v, r.from(v), extent}, true
}

// opening reads "said there could be talks": an offer of the one who speaks.
func (r *reader) opening(v int) (found, bool) {
	n := r.a.Child(v, "attr")
	if r.a.Child(v, "expl") < 0 || n < 0 || !arranged[lower(r.a, n)] || clause.Negated(r.a, v) {
		return found{}, false
	}
	who := r.first([]string{clause.Source(r.a, r.f, v)})
	if t := r.teller(v); who == "" && t >= 0 {
		who = r.party(clause.Doers(r.a, t))
	}
	if who == "" {
		return found{}, false
	}
	return found{who, v, r.a.Subtree(n), clause.Extent(r.a, v)}, true
}

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

// guarded reports whether an adverb makes the future at v a guess or a limit.
func (r *reader) guarded(v int) bool {
	for _, c := range r.a.Children(v) {
		switch clause.Text(r.a, int(c)) {
		case "only", "never", "probably", "likely", "perhaps", "possibly", "presumably", "inevitably", "surely", "hardly", "eventually", "if", "whether", "ever":
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

// named reads "a European commitment to provide troops", "readiness for talks".
func (r *reader) named(n int) (found, bool) {
	switch lower(r.a, n) {
	case "commitment", "pledge", "promise", "offer", "vow", "readiness", "willingness", "undertaking":
	default:
		return found{}, false
	}
	if clause.Status(r.a, n) != parley.Happened || clause.Negated(r.a, n) {
		return found{}, false
	}
	who := r.first(clause.Modifiers(r.a, r.f, n))
	told := r.a.Subtree(n)
	if h := r.a.Tokens[n].Head; who == "" && r.a.Tokens[n].Dep == "dobj" && voicing[lower(r.a, h)] && clause.Status(r.a, h) == parley.Happened {
		who = r.party(clause.Doers(r.a, h))
		told = clause.Extent(r.a, h)
		told.End = max(r.a.Subtree(n).End, n+1)
	}
	deed := r.a.Child(n, "acl")
	if deed < 0 {
		for _, c := range r.a.Children(n) {
			if w := clause.Text(r.a, int(c)); r.a.Tokens[c].Dep == "prep" && (w == "to" || w == "for" || w == "of") {
				deed = r.a.Child(int(c), "pcomp", "pobj")
			}
		}
	}
	if who == "" || deed < 0 || deed < n {
		return found{}, false
	}
	return found{who, deed, r.from(deed), told}, true
}

var voicing = map[string]bool{"express": true, "voice": true, "signal": true, "make": true, "give": true, "renew": true, "repeat": true,
	"reiterate": true, "indicate": true, "show": true, "announce": true, "declare": true}

// from is the clause or phrase of the deed, from its own word on.
func (r *reader) from(deed int) parley.Range {
	e := clause.Extent(r.a, deed)
	if clause.IsVerb(r.a, deed) {
		e.First = deed
	}
	return e
}

// party is the first of those meant by the nouns that belongs to a party.
func (r *reader) party(nouns []int) string { return r.first(clause.All(r.a, r.f, nouns)) }

func (r *reader) first(keys []string) string {
	for _, k := range keys {
		if clause.Party(r.f, k) != "" {
			return k
		}
		if e := r.f.ByID(k); e != nil && e.Type == parley.Person {
			return k // another report may tell the party: see Settle
		}
	}
	return ""
}

// Settle drops the pledges of people who in the whole story belong to no
// party. The key is that of the entity after linking.
func Settle(f *parley.Findings, party func(key string) string) {
	f.Pledges = slices.DeleteFunc(f.Pledges, func(p parley.Pledge) bool { return party(p.Who) == "" })
}

func lower(a *parley.Annotations, i int) string { return strings.ToLower(a.Tokens[i].Lemma) }
