package pledge

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

const (
	fulfilled = "fulfilled"
	broken    = "not fulfilled"
)

// verdicts are verbs that, with a promise as their object, say what became of
// it, each with the prepositions that may bring the object.
var verdicts = map[string]verdict{
	"keep": {status: fulfilled}, "honor": {status: fulfilled}, "honour": {status: fulfilled}, "fulfil": {status: fulfilled}, "fulfill": {status: fulfilled},
	"meet": {status: fulfilled}, "deliver": {fulfilled, "on"}, "live": {fulfilled, "to"}, "make": {fulfilled, "on"}, "stick": {fulfilled, "to"},
	"abide": {fulfilled, "by"}, "break": {status: broken}, "renege": {broken, "on"}, "abandon": {status: broken}, "withdraw": {status: broken},
	"breach": {status: broken}, "violate": {status: broken}, "go": {broken, "on"}, "backtrack": {broken, "on"}, "betray": {status: broken},
	"retract": {status: broken}, "ignore": {status: broken},
}

type verdict struct{ status, prep string }

// alone are those of them that need no object: both times it backtracked.
var alone = map[string]bool{"renege": true, "backtrack": true}

// promises are nouns for a promise.
var promises = map[string]bool{"promise": true, "pledge": true, "commitment": true, "word": true, "vow": true, "offer": true, "undertaking": true}

// outcomes sets the status of pledges where the document itself says that
// their maker kept or broke them, or left things as they were.
func (r *reader) outcomes() {
	for v := range r.a.Tokens {
		if !r.tells(v) {
			continue
		}
		if !r.judged(v) {
			r.leftAsItWas(v)
		}
	}
}

// tells reports whether token v heads a clause of the body: a verb, or an
// adjective in a passive's place (was still closed).
func (r *reader) tells(v int) bool {
	t := r.a.Tokens[v]
	return r.a.Sentences[t.Sent].Kind == parley.Body && (clause.IsVerb(r.a, v) || t.Pos == "ADJ" && r.a.Child(v, "auxpass") >= 0)
}

// judged reads "kept his word", "failed to honour the pledge", "the promise was
// broken" at the verb v.
func (r *reader) judged(v int) bool {
	verdict, ok := verdicts[lower(r.a, v)]
	if !ok {
		return false
	}
	status := verdict.status
	noun := r.promise(v, verdict.prep)
	if noun < 0 && (!alone[lower(r.a, v)] || r.a.Child(v, "prep") >= 0 || r.a.Child(v, "dobj") > v) {
		return false
	}
	switch s := clause.Status(r.a, v); {
	case yet(r.a, v): // has yet to keep it
		return true
	case s == parley.Planned, s == parley.Hypothetical:
		return true
	case s == parley.Denied && status == broken:
		return true // did not break it: it may still be open
	case s == parley.Denied:
		status = broken
	}
	who := r.party(r.doers(v))
	if who == "" && noun >= 0 {
		who = r.first(clause.Modifiers(r.a, r.f, noun))
	}
	if who != "" {
		r.judge(v, noun, who, status)
		return true
	}
	s := clause.Subject(r.a, v)
	for k, deed := range r.deeds { // both times it backtracked, right behind the promise
		if p := &r.f.Pledges[k]; s >= 0 && p.Status == "open" && r.a.Tokens[deed].Sent+1 == r.a.Tokens[v].Sent && r.itself(s, p.Who) {
			r.close(k, status, v)
		}
	}
	return true
}

// promise is the noun for a promise that the verb at v has for its object, or
// that the preposition behind it brings, or -1.
func (r *reader) promise(v int, prep string) int {
	objects := clause.Done(r.a, v)
	if prep != "" {
		objects = clause.After(r.a, v, prep)
		for _, c := range r.a.Children(v) { // go back on, live up to, make good on
			objects = append(objects, clause.After(r.a, int(c), prep)...)
		}
	}
	for _, o := range objects {
		if promises[lower(r.a, o)] {
			return o
		}
	}
	return -1
}

// judge gives a pledge of who's the status that the verb at v tells: the one
// that the noun itself names, else the last open one before.
func (r *reader) judge(v, noun int, who, status string) {
	last := -1
	for k, deed := range r.deeds {
		p := &r.f.Pledges[k]
		if p.Status != "open" || clause.Party(r.f, p.Who) != clause.Party(r.f, who) || clause.Party(r.f, who) == "" && p.Who != who {
			continue
		}
		if noun >= 0 && r.a.Subtree(noun).Has(deed) {
			last = k
			break
		}
		if deed < v {
			last = k
		}
	}
	if last >= 0 {
		r.close(last, status, v)
	}
}

func (r *reader) close(k int, status string, v int) {
	p := &r.f.Pledges[k]
	p.Status = status
	p.StatusEvidence = []parley.Span{r.a.Span(clause.Core(r.a, clause.Extent(r.a, v), v))}
}

// leftAsItWas reads "at noon it was still closed" right behind the promise to
// open it.
func (r *reader) leftAsItWas(v int) {
	state, ok := r.state(v)
	s := r.a.Child(v, "nsubj", "nsubjpass")
	if !ok || s < 0 {
		return
	}
	switch clause.Text(r.a, s) {
	case "it", "they":
	default:
		return
	}
	for k, deed := range r.deeds {
		p := &r.f.Pledges[k]
		if p.Status == "open" && !clause.Negated(r.a, deed) && r.a.Tokens[deed].Sent+1 == r.a.Tokens[v].Sent && undoes(lower(r.a, deed), state) {
			r.close(k, broken, v)
		}
	}
}

// yet reports whether the deed at v is one that has yet to be done, or isn't
// done yet.
func yet(a *parley.Annotations, v int) bool {
	for _, i := range []int{v, a.Tokens[v].Head} {
		if i != v && a.Tokens[v].Dep != "xcomp" {
			continue
		}
		for _, c := range a.Children(i) {
			if w := clause.Text(a, int(c)); w == "yet" || w == "still" && a.Tokens[c].Dep == "advmod" && i == v && clause.Negated(a, v) {
				return true
			}
		}
	}
	return false
}
