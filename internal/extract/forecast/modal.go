package forecast

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// modal reads "may serve", "could give", "will most likely", "would not have".
func (r *reader) modal(v int) (found, bool) {
	a := r.a
	m := clause.Modal(a, v)
	aux := r.auxiliary(v)
	if h := a.Tokens[v].Head; a.Tokens[v].Dep == "acl" || a.Tokens[v].Dep == "ccomp" {
		if outlooks[lower(a, h)] != "" {
			return found{}, false // hopes that he will: somebody's hope, not a forecast
		}
		if a.Tokens[h].Dep == "dobj" && denying[lower(a, a.Tokens[h].Head)] {
			return found{}, false // rejected the notion that it could
		}
	}
	if o := a.Child(v, "dobj"); o >= 0 && clause.Text(a, o) == "you" {
		return found{}, false // it might surprise you
	}
	if m == "" || aux < 0 || r.pledged(v) || conditionClause(a, v) || asked(a, v) || demanded(a, v) || r.intends(v, m) || r.aside(v) || !telling(a, v, m) {
		return found{}, false
	}
	p := found{at: v, words: clause.Extent(a, v), hedge: parley.Range{First: aux, End: aux + 1}}
	ok := false
	switch m {
	case "may", "might":
		p.direction = "uncertain"
		ok = r.mayBe(v)
	case "could":
		p.direction, ok = r.couldBe(v)
	case "would":
		return r.wouldBe(p)
	case "will":
		p.hedge, ok = r.willBe(v, p.hedge)
		p.direction = "positive"
	}
	if !ok {
		return found{}, false
	}
	if clause.Negated(a, v) {
		p.direction = opposite(p.direction)
	}
	if clause.Conditional(a, clause.Core(a, p.words, v)) {
		p.direction = "conditional"
	}
	p.direction = r.lean(v, p.direction)
	if t := a.Tokens[v]; t.Dep == "ccomp" && clause.Negated(a, t.Head) {
		if !opining[lower(a, t.Head)] {
			return found{}, false // did not say that it would
		}
		p.words, p.direction = clause.Extent(a, t.Head), opposite(p.direction) // I don't think they will
	}
	return p, true
}

// intends reports whether the clause of v with the modal tells what its own
// speaker means to do, or speaks to the hearer: I will, we could, you may.
func (r *reader) intends(v int, modal string) bool {
	s := clause.Subject(r.a, v)
	if s < 0 {
		return false
	}
	if keys := clause.Who(r.a, r.f, s); (modal == "may" || modal == "might") && !clause.Undergone(lower(r.a, v)) && !clause.Passive(r.a, v) &&
		slices.Contains(keys, clause.Source(r.a, r.f, v)) {
		return true // says he might leave
	}
	switch clause.Text(r.a, s) {
	case "you", "i":
		return true
	case "we":
		return !clause.Undergone(lower(r.a, v)) || lower(r.a, v) == "see" || lower(r.a, v) == "have" && r.a.Child(v, "dobj") < 0
	case "it", "they", "he", "she": // said it will: itself, most often
		t := r.a.Tokens[v]
		teller := clause.Subject(r.a, t.Head)
		return modal == "will" && r.f.Entity(s) == "" && t.Dep == "ccomp" && reporting[lower(r.a, t.Head)] && !clause.Undergone(lower(r.a, v)) &&
			teller >= 0 && clause.Text(r.a, teller) != "i"
	}
	return false
}

// aside reports whether the clause of v serves another that tells what was
// done: before it could reach, so that he might, than it may seem, where she
// could.
func (r *reader) aside(v int) bool {
	t := r.a.Tokens[v]
	switch t.Dep {
	case "advcl":
		for _, c := range r.a.Children(v) {
			switch clause.Text(r.a, int(c)) {
			case "before", "until", "so", "that", "than", "lest", "as":
				if r.a.Tokens[c].Dep == "mark" {
					return true
				}
			}
		}
		past := r.a.Tokens[t.Head].Tag == "VBD"
		return past && (clause.Modal(r.a, v) == "could" || clause.Modal(r.a, v) == "might")
	case "relcl":
		for i := t.Left; i < v; i++ {
			switch clause.Text(r.a, i) {
			case "where", "wherein", "when", "whereby":
				return true
			}
		}
		s := r.a.Child(v, "nsubj", "nsubjpass")
		return s >= 0 && clause.Text(r.a, s) == "who" || t.Left == 0 || r.a.Tokens[t.Left-1].Text != "," // describes its noun
	case "pcomp":
		return true
	}
	return false
}

// telling reports whether the verb at v says what may come to be. Verbs of
// saying and thinking in the speaker's or a general mouth ("one might say"),
// of seeming and of what a thing is or holds foretell nothing.
func telling(a *parley.Annotations, v int, modal string) bool {
	lemma := lower(a, v)
	switch {
	case consisting[lemma]:
		return false
	case lemma == "see" && a.Child(v, "ccomp") >= 0 && asking(a, a.Child(v, "ccomp")):
		return false // will see what happens
	case lemma == "be" && a.Child(v, "acomp") >= 0 && clause.Text(a, a.Child(v, "acomp")) == "interesting":
		return false // it will be interesting to see
	case musing[lemma] && (modal == "may" || modal == "might" || modal == "could"):
		x := a.Child(v, "xcomp")
		return lemma == "want" && modal == "may" && x >= 0 && !musing[lower(a, x)] // may want to leave, not to think twice
	}
	return true
}

// mayBe judges "may" and "might". What may have been isn't ahead, but for what
// the author thinks of those who act; nor is what may be the case, but for what may be hard or possible to do.
func (r *reader) mayBe(v int) bool {
	if r.perfect(v) {
		s := clause.Subject(r.a, v)
		return clause.Source(r.a, r.f, v) == parley.AuthorSource && clause.Modal(r.a, v) == "may" && s >= 0 && r.animate(s)
	}
	switch lower(r.a, v) {
	case "be":
	case "have", "deserve", "own", "love", "need":
		return false
	case "come":
		return len(clause.After(r.a, v, "from")) == 0 // may come from a change of heart
	default:
		return !r.exposed(v)
	}
	c := r.a.Child(v, "acomp")
	return c >= 0 && r.proposition(c, v) >= 0
}

// couldBe judges "could". Could not is mostly a report of the past, could have
// a regret, and what the author says that people could do an ability.
func (r *reader) couldBe(v int) (string, bool) {
	if clause.Negated(r.a, v) || r.perfect(v) || lower(r.a, v) == "have" && r.a.Child(v, "dobj") < 0 ||
		lower(r.a, v) == "be" && r.a.Child(v, "acomp", "attr", "prep") < 0 {
		return "", false
	}
	if t := r.a.Tokens[v]; t.Dep == "ccomp" && knowing[lower(r.a, t.Head)] || r.exposed(v) {
		return "", false // knew that it could be done
	}
	source := clause.Source(r.a, r.f, v)
	if source == parley.AuthorSource {
		g := r.guess(v)
		s := clause.Subject(r.a, v)
		return "uncertain", g < 0 || clause.Text(r.a, g) != "only" || s < 0 || !r.animate(s) // could only watch
	}
	if mine := clause.Party(r.f, source); mine != "" && (r.a.Child(v, "expl") >= 0 || r.ownParty(v, mine)) {
		return "", false // there could be talks: an offer
	}
	return "positive", true
}

// exposed reports whether the verb at v says what the law may do to somebody:
// could be sentenced, could face ten years.
func (r *reader) exposed(v int) bool {
	if clause.Passive(r.a, v) && punishing[lower(r.a, v)] {
		return true
	}
	o := r.a.Child(v, "dobj")
	return lower(r.a, v) == "face" && o >= 0 && penalty[lower(r.a, o)]
}

// wouldBe judges "would": the counterfactual perfect, and what a source foretold
// of others ("warned the move would hurt the talks").
func (r *reader) wouldBe(p found) (found, bool) {
	v := p.at
	subject := r.a.Child(v, "nsubj", "nsubjpass")
	if subject < 0 || r.a.Tokens[subject].Pos == "PRON" && r.f.Entity(subject) == "" && r.a.Child(subject, "relcl") < 0 {
		return found{}, false
	}
	if r.perfect(v) {
		p.direction = "counterfactual"
		return p, r.contrary(v)
	}
	t := r.a.Tokens[v]
	if r.defines(v) || r.offered(v) {
		return found{}, false
	}
	if t.Dep != "ccomp" || !foretelling[lower(r.a, t.Head)] || clause.Modal(r.a, t.Head) != "" || clause.Negated(r.a, t.Head) ||
		clause.Status(r.a, t.Head) != parley.Happened || r.formerly(t.Head) || !r.foretold(v) || r.plan(v) || r.a.Child(v, "expl") >= 0 || clause.Passive(r.a, v) && r.scheduled(v) {
		return found{}, false
	}
	p.direction = "positive"
	if clause.Negated(r.a, v) {
		p.direction = "negative"
	}
	if clause.Conditional(r.a, p.words) {
		p.direction = "conditional"
	}
	p.direction = r.lean(v, p.direction)
	return p, true
}

// defines reports whether "be" at v says what something is to be: the goal would
// be to, the first step will be to.
func (r *reader) defines(v int) bool {
	return lower(r.a, v) == "be" && r.a.Child(v, "xcomp") >= 0 && r.a.Child(v, "acomp", "attr") < 0
}

// formerly reports whether the verb at v is what somebody used to say.
func (r *reader) formerly(v int) bool {
	t := r.a.Tokens[v]
	return t.Dep == "xcomp" && lower(r.a, t.Head) == "use"
}

// contrary reports whether "would have" at v is contrary to fact rather than a
// guess at what was: it has a condition, or its clause stands on its own.
func (r *reader) contrary(v int) bool {
	for _, c := range r.a.Children(v) {
		switch t := r.a.Tokens[c]; {
		case t.Dep == "advcl", t.Dep == "prep":
			return true
		}
	}
	return r.a.Tokens[v].Dep != "relcl" && r.a.Tokens[v].Dep != "advcl"
}

// willBe judges "will": a guess by an adverb, which becomes the hedge, or a
// bare future of what others will do or undergo.
func (r *reader) willBe(v int, hedge parley.Range) (parley.Range, bool) {
	if adverb := r.guess(v); adverb >= 0 {
		return parley.Range{First: adverb, End: adverb + 1}, true
	}
	if !r.foretold(v) || r.a.Tokens[v].Dep == "relcl" && !r.reported(v) || r.scheduled(v) || r.plan(v) || r.counts(v) || r.defines(v) || r.offered(v) || r.described(v) {
		return hedge, false
	}
	return hedge, true
}

// plan reports whether the future at v is a deed that people or bodies have
// set themselves, as far as can be told: nobody else gives it as an opinion.
func (r *reader) plan(v int) bool {
	s := clause.Subject(r.a, v)
	if s < 0 || clause.Passive(r.a, v) || clause.Undergone(lower(r.a, v)) || !r.animate(s) {
		return false
	}
	if t := r.a.Tokens[v]; t.Dep == "ccomp" && opining[lower(r.a, t.Head)] {
		return false
	}
	source := clause.Source(r.a, r.f, v)
	return source == parley.AuthorSource || source == parley.UnspecifiedSource || len(clause.Who(r.a, r.f, s)) == 0
}

// animate reports whether the noun at s stands for people or a body that acts.
func (r *reader) animate(s int) bool {
	if e := r.f.ByID(r.f.Entity(s)); e != nil {
		return e.Type == parley.Person || e.Type == parley.Org || e.Type == parley.Country || e.Type == parley.Group
	}
	switch w := clause.Text(r.a, s); w {
	case "he", "she", "who", "they":
		return true
	}
	return lexicon.Speaks(lower(r.a, s))
}

// offered reports whether "be" at v says what people will get or may do: will
// be available, able, eligible.
func (r *reader) offered(v int) bool {
	c := r.a.Child(v, "acomp")
	return lower(r.a, v) == "be" && c >= 0 && offering[clause.Text(r.a, c)]
}

// described reports whether the author's bare future at v describes a thing
// that is to come rather than a turn of events: the ship will carry 40 men.
func (r *reader) described(v int) bool {
	if clause.Source(r.a, r.f, v) != parley.AuthorSource || clause.Negated(r.a, v) || clause.Conditional(r.a, clause.Extent(r.a, v)) {
		return false
	}
	lemma := lower(r.a, v)
	if o := r.a.Child(v, "dobj"); lemma == "have" && o >= 0 {
		for in, i := r.a.Subtree(o), o; i < in.End; i++ {
			if r.a.Tokens[i].Pos == "NUM" {
				return true // will have a range of 40 miles
			}
		}
	}
	return !turning[lemma] && !bad[lemma] && (!clause.Undergone(lemma) || lemma == "come")
}

// counts reports whether "will be" at v leads to a number: will be 83, will be
// her second term.
func (r *reader) counts(v int) bool {
	c := r.a.Child(v, "attr", "acomp")
	if lower(r.a, v) != "be" || c < 0 {
		return false
	}
	if r.a.Tokens[c].Pos == "NUM" {
		return true
	}
	for _, k := range r.a.Children(c) {
		if lexicon.Ordinal(clause.Text(r.a, int(k))) > 0 {
			return true
		}
	}
	return false
}

// reported reports whether the relative clause of v is what somebody says of
// its noun: a race that she says will end.
func (r *reader) reported(v int) bool {
	return clause.Source(r.a, r.f, v) != parley.AuthorSource
}

// scheduled reports whether the bare future at v is one that somebody has set:
// on a day or hour named, in the passive, or of showing what there is.
func (r *reader) scheduled(v int) bool {
	if lemma := lower(r.a, v); presenting[lemma] && (lemma != "hold" || r.a.Child(v, "dobj") >= 0) {
		return true
	}
	t := r.a.Tokens[v]
	if clause.Passive(r.a, v) && !harmed[lower(r.a, v)] && !(t.Dep == "ccomp" && opining[lower(r.a, t.Head)]) {
		return true
	}
	d := clause.DateOf(r.a, r.f, v)
	return d != nil && (strings.Contains(d.Value, "T") || strings.Count(d.Value, "-") == 2)
}

// ownParty reports whether the subject of the verb at v is another of the
// party than the one who speaks: its country or government, not itself.
func (r *reader) ownParty(v int, party string) bool {
	keys := clause.Who(r.a, r.f, clause.Subject(r.a, v))
	if len(keys) == 0 {
		return false
	}
	e := r.f.ByID(keys[0])
	return clause.Party(r.f, keys[0]) == party && e != nil && e.Type != parley.Person
}

// auxiliary is the token of the modal, -1 where the verb shares another's.
func (r *reader) auxiliary(v int) int {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Tag == "MD" {
			return int(c)
		}
	}
	return -1
}

func conditionClause(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		switch w := clause.Text(a, int(c)); {
		case a.Tokens[c].Dep == "mark" && (w == "if" || w == "whether" || w == "unless" || w == "so"):
			return true
		}
	}
	return false
}

// asked reports whether the verb at v heads a question in the clause of
// another: what it could look like.
func asked(a *parley.Annotations, v int) bool {
	if in := a.Sentences[a.Tokens[v].Sent]; strings.HasSuffix(strings.TrimRight(a.Text(in.Range), "”\"’ "), "?") {
		return true
	}
	for i := a.Tokens[v].Left; i < v; i++ {
		if w := clause.Text(a, i); (w == "what" || w == "who" || w == "which" || w == "how" || w == "why" || w == "whatever") && a.Tokens[v].Dep != "relcl" {
			return true
		}
	}
	return false
}

// demanded reports whether the verb at v is coordinated with a demand: must
// give way and could end the war.
func demanded(a *parley.Annotations, v int) bool {
	t := a.Tokens[v]
	return t.Dep == "conj" && clause.IsVerb(a, t.Head) && clause.Modal(a, t.Head) == "must" && a.Child(v, "nsubj", "nsubjpass") < 0
}

// perfect reports whether the verb at v is "would have done".
func (r *reader) perfect(v int) bool {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Dep == "aux" && clause.Text(r.a, int(c)) == "have" {
			return true
		}
	}
	return false
}

// guess is the adverb by which a future is a guess, or -1.
func (r *reader) guess(v int) int {
	for _, c := range r.a.Children(v) {
		switch clause.Text(r.a, int(c)) {
		case "likely", "probably", "possibly", "perhaps", "certainly", "inevitably", "surely", "never", "hardly", "eventually", "only", "presumably":
			return int(c)
		}
	}
	return -1
}

// foretold reports whether a bare future is somebody's expectation of others:
// the author's or a source's, of what is no party of its own.
func (r *reader) foretold(v int) bool {
	subject := clause.Subject(r.a, v)
	if subject < 0 {
		return false
	}
	source := clause.Source(r.a, r.f, v)
	keys := clause.Who(r.a, r.f, subject)
	if len(keys) == 0 {
		return source == parley.AuthorSource || clause.Party(r.f, source) == "" || r.a.Child(subject, "poss") < 0
	}
	if slices.Contains(keys, source) {
		return false
	}
	theirs := clause.Party(r.f, keys[0])
	if source == parley.AuthorSource {
		// That a party will not do a thing is its refusal, told by the author.
		return theirs == "" || !clause.Negated(r.a, v) || clause.Undergone(lower(r.a, v))
	}
	mine := clause.Party(r.f, source)
	e := r.f.ByID(source)
	watching := mine == "" && e != nil && e.Type == parley.Group // analysts say that Tarsk will
	return mine != theirs && (mine != "" || theirs == "") || watching
}
