package position

import (
	"slices"
	"strconv"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// changing are verbs that tell of a change, with the objects that make them do so.
var changing = map[string][]string{
	"change":  {"mind", "position", "stance", "course", "tune", "approach", "view", "tack", "demand"},
	"shift":   {"position", "stance", "approach", "view", "demand"},
	"alter":   {"position", "stance", "approach", "demand"},
	"soften":  {"position", "stance", "demand", "tone"},
	"harden":  {"position", "stance", "demand"},
	"reverse": {"position", "stance", "course", "decision", "policy"},
	"revise":  {"position", "stance", "demand"},
	"drop":    {"demand", "insistence", "call", "objection", "condition", "claim", "opposition", "request", "precondition"},
	"abandon": {"demand", "insistence", "call", "objection", "condition", "claim", "opposition", "position", "stance"},
	"give":    {"demand", "insistence", "claim", "opposition"},
	"retract": {"demand", "objection", "offer", "claim"},
}

// unchanged are adjectives that say that a position stays.
var unchanged = map[string]bool{"unchanged": true, "unaltered": true}

// positionNouns are nouns for positions as a whole.
var positionNouns = map[string]bool{"position": true, "stance": true, "demand": true, "view": true, "approach": true, "line": true, "course": true}

// shifts finds the places that tell of a change of position, or of none.
func (r *reader) shifts() {
	for i := range r.a.Tokens {
		if r.a.Sentences[r.a.Tokens[i].Sent].Kind != parley.Body {
			continue
		}
		s, ok := r.shiftAt(i)
		if !ok {
			continue
		}
		s.ID = "x" + strconv.Itoa(len(r.f.Shifts))
		r.f.Shifts = append(r.f.Shifts, s)
	}
	r.untilThen()
}

// untilThen finds the changes that two sentences tell: Velmar offered to wait.
// Until then it had insisted on joining.
func (r *reader) untilThen() {
	const near = 2 // sentences between the two
	for _, old := range r.found {
		if !r.until(old.told) {
			continue
		}
		for _, now := range r.found {
			d := r.a.Tokens[old.told.First].Sent - r.a.Tokens[now.told.First].Sent
			if now.party == "" || now.party != old.party || now.issue != old.issue || d < -near || d > near || d == 0 || r.until(now.told) {
				continue
			}
			r.f.Shifts = append(r.f.Shifts, parley.Shift{ID: "x" + strconv.Itoa(len(r.f.Shifts)), Party: now.party, Holder: now.holder, Issue: now.issue,
				From: r.a.Span(r.a.Trim(old.words, ",.;:–—-“”\"")).Text, To: r.a.Span(r.a.Trim(now.words, ",.;:–—-“”\"")).Text, Changed: true,
				Evidence: []parley.Span{r.a.Span(now.told), r.a.Span(old.told)}})
			break
		}
	}
}

// until reports whether the words tell what held "until then".
func (r *reader) until(in parley.Range) bool {
	for i := r.a.Sentences[r.a.Tokens[in.First].Sent].First; i+1 < in.End; i++ {
		switch w := clause.Text(r.a, i+1); clause.Text(r.a, i) {
		case "until", "till":
			if w == "then" || w == "now" || w == "recently" {
				return true
			}
		}
	}
	return false
}

func (r *reader) shiftAt(i int) (parley.Shift, bool) {
	switch r.a.Tokens[i].Pos {
	case "VERB", "AUX":
		if s, ok := r.changeVerb(i); ok {
			return s, true
		}
		if s, ok := r.givenUp(i); ok {
			return s, true
		}
		if s, ok := r.stayVerb(i); ok {
			return s, true
		}
		return r.thenNow(i)
	case "NOUN":
		return r.changeNoun(i)
	}
	return parley.Shift{}, false
}

// changeVerb reads "changed his mind about", "dropped its demand for".
func (r *reader) changeVerb(v int) (parley.Shift, bool) {
	objects := changing[lower(r.a, v)]
	if objects == nil {
		return parley.Shift{}, false
	}
	var object = -1
	for _, o := range clause.Done(r.a, v) {
		if slices.Contains(objects, lower(r.a, o)) {
			object = o
		}
	}
	if object < 0 || lower(r.a, v) == "give" && !particle(r.a, v, "up") {
		return parley.Shift{}, false
	}
	holders := clause.All(r.a, r.f, clause.Doers(r.a, v))
	if len(holders) == 0 {
		holders = clause.Modifiers(r.a, r.f, object)
	}
	s := parley.Shift{Changed: true}
	switch clause.Status(r.a, v) {
	case parley.Planned, parley.Hypothetical:
		return s, false
	case parley.Denied:
		s.Changed = false
	}
	told := clause.Extent(r.a, v)
	words := told
	if from := r.complement(object); from.Len() > 0 {
		s.From = r.a.Span(from).Text
	} else if prior := r.priorClause(v); prior.Len() > 0 {
		s.From = r.a.Span(prior).Text
		words = parley.Range{First: min(words.First, prior.First), End: max(words.End, prior.End)}
	}
	s.Evidence = []parley.Span{r.a.Span(told)}
	if to := r.result(v); to.Len() > 0 && s.Changed {
		s.To = r.a.Span(to).Text
		if !told.Overlaps(to) {
			s.Evidence = append(s.Evidence, r.a.Span(to))
		}
	}
	return r.finish(s, holders, words)
}

// givenUp reads "no longer insists on a truce".
func (r *reader) givenUp(v int) (parley.Shift, bool) {
	if stanceVerbs[lower(r.a, v)].kind == "" || !noLonger(r.a, v) {
		return parley.Shift{}, false
	}
	told := clause.Extent(r.a, v)
	from := told
	from.First = v
	s := parley.Shift{Changed: true, From: r.a.Span(from).Text, Evidence: []parley.Span{r.a.Span(told)}}
	if to := r.result(v); to.Len() > 0 {
		s.To = r.a.Span(to).Text
	}
	if len(r.match(told)) == 0 {
		return s, false
	}
	return r.finish(s, clause.All(r.a, r.f, clause.Doers(r.a, v)), told)
}

// finish gives the shift its holder, party and issue; false without a party.
func (r *reader) finish(s parley.Shift, holders []string, words parley.Range) (parley.Shift, bool) {
	for _, h := range holders {
		if p := clause.Party(r.f, h); (p != "" || r.person(h)) && !r.outside(h) {
			s.Holder, s.Party = h, p
			break
		}
	}
	if s.Holder == "" {
		return s, false
	}
	issues := r.match(words)
	switch {
	case len(issues) > 0:
		s.Issue = issues[0]
	case r.fallback:
		s.Issue = "other"
	default:
		return s, false
	}
	return s, true
}

// complement is what the mind or demand at n is about: the words behind its
// preposition, or the clause that it governs.
func (r *reader) complement(n int) parley.Range {
	for _, at := range []int{n, r.a.Tokens[n].Head} {
		for _, c := range r.a.Children(at) {
			t := r.a.Tokens[c]
			w := clause.Text(r.a, int(c))
			if int(c) > n && t.Dep == "prep" && (w == "about" || w == "on" || w == "for" || w == "that" || w == "over") {
				s := r.a.Subtree(int(c))
				return r.a.Trim(parley.Range{First: int(c) + 1, End: s.End}, ",.;:–—-")
			}
			if at == n && int(c) > n && (t.Dep == "acl" || t.Dep == "ccomp") {
				return r.a.Trim(r.a.Subtree(int(c)), ",.;:–—-")
			}
		}
	}
	return parley.Range{}
}

// priorClause is a clause beside v that tells what came before: having first
// pressed for a truce, ...
func (r *reader) priorClause(v int) parley.Range {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Dep == "advcl" && r.adverb(int(c), before) && (r.a.Child(int(c), "nsubj", "nsubjpass") < 0 || r.ofOwn(int(c), v)) {
			return clause.Extent(r.a, int(c))
		}
	}
	return parley.Range{}
}

var (
	before = map[string]bool{"initially": true, "previously": true, "originally": true, "earlier": true, "formerly": true, "once": true, "first": true}
	after  = map[string]bool{"now": true, "subsequently": true, "later": true, "instead": true, "then": true, "eventually": true, "finally": true}
)

func (r *reader) adverb(v int, among map[string]bool) bool {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Dep == "advmod" && among[clause.Text(r.a, int(c))] {
			return true
		}
	}
	return false
}

// result is what the party stands for now: the clause coordinated with the
// change, or the next sentence where it says "now".
func (r *reader) result(v int) parley.Range {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Dep == "conj" && int(c) > v && clause.IsVerb(r.a, int(c)) && (stanceVerbs[lower(r.a, int(c))].kind != "" || r.adverb(int(c), after)) {
			return clause.Extent(r.a, int(c))
		}
	}
	next := r.a.Tokens[v].Sent + 1
	if next >= len(r.a.Sentences) {
		return parley.Range{}
	}
	in := r.a.Sentences[next].Range
	root := in.First
	for root < in.End && r.a.Tokens[root].Dep != "ROOT" {
		root++
	}
	if root == in.End || !r.adverb(root, map[string]bool{"now": true, "instead": true}) && !tellings[lower(r.a, root)] {
		return parley.Range{}
	}
	if !r.adverb(root, after) && !r.sameIssue(r.a.Sentences[r.a.Tokens[v].Sent].Range, in) {
		return parley.Range{}
	}
	mine, theirs := clause.All(r.a, r.f, clause.Doers(r.a, v)), clause.All(r.a, r.f, clause.Doers(r.a, root))
	if len(mine) == 0 || len(theirs) == 0 || mine[0] != theirs[0] {
		return parley.Range{}
	}
	return clause.Extent(r.a, root)
}

// sameIssue reports whether both ranges speak of one issue of the agenda.
func (r *reader) sameIssue(x, y parley.Range) bool {
	other := r.match(y)
	return slices.ContainsFunc(r.match(x), func(k string) bool { return slices.Contains(other, k) })
}

// thenNow reads a change told by two clauses of one sentence: initially
// declaring this, he later admitted that.
func (r *reader) thenNow(v int) (parley.Shift, bool) {
	prior := r.priorClause(v)
	if prior.Len() == 0 || !r.adverb(v, after) || changing[lower(r.a, v)] != nil || clause.Status(r.a, v) != parley.Happened {
		return parley.Shift{}, false
	}
	whole := clause.Extent(r.a, v)
	main := whole
	if prior.First <= main.First {
		main.First = prior.End
	}
	main = r.a.Trim(main, ",.;:–—- ")
	s := parley.Shift{Changed: true, From: r.a.Span(prior).Text, To: r.a.Span(main).Text, Evidence: []parley.Span{r.a.Span(whole)}}
	return r.finish(s, clause.All(r.a, r.f, clause.Doers(r.a, v)), whole)
}

// stayVerb reads that nothing changed: its position is unchanged, has not
// changed; it held firm to its demands.
func (r *reader) stayVerb(v int) (parley.Shift, bool) {
	a := r.a
	s := parley.Shift{}
	var holders []string
	lemma := lower(a, v)
	subject := clause.Subject(a, v)
	switch c := a.Child(v, "acomp", "oprd", "attr"); {
	case subject < 0:
		return s, false
	case c >= 0 && unchanged[clause.Text(a, c)] && positionNouns[lower(a, subject)]:
		holders = clause.Modifiers(a, r.f, subject)
	case (lemma == "change" || lemma == "shift") && positionNouns[lower(a, subject)] && clause.Negated(a, v) && clause.Modal(a, v) == "":
		holders = clause.Modifiers(a, r.f, subject)
	case (lemma == "reconsider" || lemma == "budge" || lemma == "relent") && clause.Negated(a, v) && clause.Modal(a, v) == "":
		holders = clause.All(a, r.f, clause.Doers(a, v))
	case (lemma == "hold" || lemma == "stand" || lemma == "remain") && hasWord(a, v, "firm"):
		holders = clause.All(a, r.f, clause.Doers(a, v))
	default:
		return s, false
	}
	told := clause.Extent(a, v)
	s.Evidence = []parley.Span{a.Span(told)}
	return r.finish(s, holders, told)
}

// changeNoun reads "a shift in Velmar's position", "Maren's reversal on".
func (r *reader) changeNoun(n int) (parley.Shift, bool) {
	a := r.a
	switch lower(a, n) {
	case "shift", "change", "reversal", "turn", "pivot":
	default:
		return parley.Shift{}, false
	}
	var holders []string
	for _, o := range clause.After(a, n, "in", "of") {
		if positionNouns[lower(a, o)] {
			holders = clause.Modifiers(a, r.f, o)
		}
	}
	if len(holders) == 0 {
		return parley.Shift{}, false
	}
	s := parley.Shift{Changed: true}
	switch clause.Status(a, n) {
	case parley.Denied:
		s.Changed = false
	case parley.Planned, parley.Hypothetical:
		if v := clause.Governor(a, n); v < 0 || lower(a, v) != "secure" && lower(a, v) != "obtain" && lower(a, v) != "win" {
			return s, false
		}
	}
	told := a.Trim(a.Subtree(n), ",.;:–—-")
	for _, c := range a.Children(n) {
		if w := clause.Text(a, int(c)); int(c) > n && (w == "toward" || w == "towards" || w == "to") {
			s.To = a.Span(parley.Range{First: int(c) + 1, End: a.Subtree(int(c)).End}).Text
		}
	}
	s.Evidence = []parley.Span{a.Span(told)}
	return r.finish(s, holders, told)
}

func particle(a *parley.Annotations, v int, word string) bool {
	p := a.Child(v, "prt")
	return p >= 0 && clause.Text(a, p) == word
}

func hasWord(a *parley.Annotations, v int, word string) bool {
	for _, c := range a.Children(v) {
		if clause.Text(a, int(c)) == word {
			return true
		}
	}
	return false
}
