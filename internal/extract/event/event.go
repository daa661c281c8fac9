// Package event finds deeds: who did what to whom, of PLOVER's fifteen types
// (AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN
// PROTEST SANCTION MOBILIZE COERCE ASSAULT), told as done, planned, possible
// or denied. The words for deeds are in deeds.txt.
//
// Saying something is no deed of its own unless it demands or refuses; what is
// said is for extract/statement. A deed that no actor of the text takes part
// in is left out, and so is a noun that only points back ("the meeting").
// Start with Extractor.
package event

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Extractor fills Events.
func Extractor() parley.Extractor {
	known := readDeeds(deedText)
	return parley.Extractor{
		Name:  "event",
		About: "deeds with type, actors, targets, place, time and status, from verbs and event nouns",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			for i := range a.Tokens {
				if e, ok := find(a, f, known, i); ok {
					f.Events = append(f.Events, e)
				}
			}
		},
	}
}

// find makes the event that token i is the predicate of.
func find(a *parley.Annotations, f *parley.Findings, known deeds, i int) (parley.Event, bool) {
	if a.Sentences[a.Tokens[i].Sent].Kind == parley.TitleHeading {
		return parley.Event{}, false
	}
	switch a.Tokens[i].Pos {
	case "VERB":
		return fromVerb(a, f, known, i)
	case "NOUN":
		return fromNoun(a, f, known, i)
	case "ADJ":
		return adamant(a, f, i)
	}
	return parley.Event{}, false
}

// adamant reads "Tesk is adamant that Velmar must leave": a demand.
func adamant(a *parley.Annotations, f *parley.Findings, i int) (parley.Event, bool) {
	if clause.Text(a, i) != "adamant" || !clause.IsVerb(a, a.Tokens[i].Head) {
		return parley.Event{}, false
	}
	c, v := clause.Content(a, i), a.Tokens[i].Head
	if c < 0 {
		c = clause.Content(a, v)
	}
	if c < 0 {
		return parley.Event{}, false
	}
	e := parley.Event{Type: "REQUEST", Status: clause.Status(a, v), Actors: clause.All(a, f, clause.Doers(a, v)),
		Predicate: a.Span(parley.Range{First: i, End: i + 1}), Evidence: []parley.Span{a.Span(clause.Extent(a, v))}}
	e.Targets = without(clause.All(a, f, clause.Members(a, a.Child(c, "nsubj", "nsubjpass"))), e.Actors)
	return e, len(e.Actors) > 0
}

func fromVerb(a *parley.Annotations, f *parley.Findings, known deeds, v int) (parley.Event, bool) {
	switch a.Tokens[v].Dep {
	case "amod", "compound", "aux", "auxpass", "nmod":
		return parley.Event{}, false
	}
	lemma := strings.ToLower(a.Tokens[v].Lemma)
	e := parley.Event{Status: clause.Status(a, v)}
	s := sense(a, f, v, known.verbs[lemma])
	switch {
	case s != nil && another(a, v, lemma, s):
		return parley.Event{}, false
	case s != nil:
		e.Type = s.kind
		e.Actors = doers(a, f, v)
		e.Targets = targets(a, f, v, s)
	case sayings[lemma]:
		said, ok := spoken(a, f, v)
		if !ok {
			return parley.Event{}, false
		}
		e.Type, e.Actors, e.Targets = said.Type, said.Actors, said.Targets
	default:
		return parley.Event{}, false
	}
	if e.Type == "CONSULT" && len(e.Actors) == 1 && len(e.Targets) == 0 {
		e.Actors = append(clause.Besides(a, f, clause.Doers(a, v)[0]), e.Actors...)
	}
	e.Targets = without(e.Targets, e.Actors)
	if lemma == "discuss" && len(e.Actors)+len(e.Targets) < 2 {
		return parley.Event{}, false // thought about it
	}
	if len(e.Actors)+len(e.Targets) == 0 || len(e.Actors) == 0 && !clause.Passive(a, v) {
		return parley.Event{}, false
	}
	if lemma == "attack" && inWords(a, v) || e.Type == "ASSAULT" && attacking(a, v, s) && rivals(f, e.Actors, e.Targets) {
		e.Type = "ACCUSE"
	}
	e.Predicate = a.Span(predicate(a, known, v, s))
	e.Evidence = []parley.Span{a.Span(clause.Extent(a, v))}
	e.Where, e.When = where(a, f, v), clause.DateOf(a, f, v)
	return e, true
}

// another reports whether the verb at v has another sense here than s.
func another(a *parley.Annotations, v int, lemma string, s *deed) bool {
	switch lemma {
	case "call": // called it a trap; called a vote for June
		return s.person && names(a, v) || s.kind == "REQUEST" && a.Child(v, "dobj", "nsubjpass") >= 0
	case "meet": // was met with silence
		return clause.Passive(a, v)
	case "demonstrate": // demonstrated that, demonstrated courage
		return clause.Content(a, v) >= 0 || a.Child(v, "dobj", "nsubjpass") >= 0
	case "seize": // seized on the issue
		return a.Child(v, "dobj") < 0 && !clause.Passive(a, v)
	case "launch", "fire": // test-launched a missile
		return v > 0 && clause.Text(a, v-1) == "test" || v > 1 && clause.Text(a, v-2) == "test"
	case "shoot": // shot back in a statement
		return hasParticle(a, v, "back")
	}
	return false
}

// doers are those who do what the verb at v says; of an infinitive that hangs
// on a noun, if nobody else, those whose noun it is (a Velmari plan to leave).
func doers(a *parley.Annotations, f *parley.Findings, v int) []string {
	out := clause.All(a, f, clause.Doers(a, v))
	if t := a.Tokens[v]; len(out) == 0 && t.Dep == "acl" && t.Tag == "VB" {
		return clause.Modifiers(a, f, t.Head)
	}
	return out
}

// attacking reports whether the verb at v is "attack" or launches one.
func attacking(a *parley.Annotations, v int, s *deed) bool {
	o := a.Child(v, "dobj")
	return a.Tokens[v].Lemma == "attack" || s != nil && o >= 0 && a.Tokens[o].Lemma == "attack" && s.takes(a, o)
}

// rivals reports whether persons, and nobody else, attack persons or nobody who
// is named: with words, as politicians do.
func rivals(f *parley.Findings, actors, targets []string) bool {
	for _, k := range slices.Concat(actors, targets) {
		if e := f.ByID(k); e == nil || e.Type != parley.Person {
			return false
		}
	}
	return len(actors) > 0
}

// names reports whether "call" at v gives its object a name.
func names(a *parley.Annotations, v int) bool {
	o := a.Child(v, "oprd")
	if a.Tokens[v].Dep == "acl" && a.Tokens[v].Tag == "VBN" || a.Child(v, "dative") >= 0 && a.Child(v, "dobj") >= 0 {
		return true // a village called Lindby; called Tesk a friend
	}
	return o >= 0 && (a.Tokens[o].Pos != "PROPN" || a.Child(v, "dobj") >= 0) || a.Child(v, "ccomp") >= 0
}

// inWords reports whether an adverb says that the attack is one of words.
func inWords(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		switch clause.Text(a, int(c)) {
		case "publicly", "verbally", "rhetorically", "openly":
			return true
		}
	}
	return false
}

// predicate is the verb with its particle where they stand side by side, and
// with its object where that names the deed (made concessions).
func predicate(a *parley.Annotations, known deeds, v int, s *deed) parley.Range {
	r := parley.Range{First: v, End: v + 1}
	if s == nil {
		return r
	}
	if s.particle != "" && v+1 < len(a.Tokens) && clause.Text(a, v+1) == s.particle {
		r.End++
	}
	if o := a.Child(v, "dobj"); len(s.objects) > 0 && o > v && a.Tokens[v].Lemma != "sign" && known.kind(a, o) == s.kind {
		return joined(v, o)
	}
	return r
}

// joined is the range from the verb at v to the noun at n that it governs, or
// the noun alone where they stand apart.
func joined(v, n int) parley.Range {
	const near = 6 // tokens that both take, at most
	if v < n && n-v < near {
		return parley.Range{First: v, End: n + 1}
	}
	return parley.Range{First: n, End: n + 1}
}

// targets are those whom the verb at v concerns.
func targets(a *parley.Annotations, f *parley.Findings, v int, s *deed) []string {
	var out []string
	for _, o := range clause.Done(a, v) {
		if a.Tokens[v].Lemma == "discuss" {
			out = append(out, clause.All(a, f, clause.After(a, o, "with"))...)
			continue
		}
		if who := clause.Who(a, f, o); len(who) > 0 {
			out = append(out, who...)
		} else {
			out = append(out, concerned(a, f, o)...)
		}
	}
	preps := []string{"with", "against", "to", "from", "toward", "towards"}
	if s.kind != "CONSULT" {
		preps = append(preps, "on", "upon", "at", "into")
	}
	out = append(out, clause.All(a, f, clause.After(a, v, preps...))...)
	if s.kind == "AID" || s.kind == "SUPPORT" || s.kind == "REQUEST" {
		out = append(out, clause.All(a, f, clause.After(a, v, "for"))...)
	}
	if s.kind == "THREATEN" {
		for _, o := range clause.After(a, v, "of") {
			out = append(out, concerned(a, f, o)...)
		}
	}
	if len(out) == 0 && (s.kind == "REQUEST" || s.kind == "COERCE" || s.kind == "ACCUSE") {
		// insisted that Tarsk withdraw: it is asked of the subject below
		for _, c := range a.Children(v) {
			if d := a.Tokens[c].Dep; d == "ccomp" || d == "xcomp" {
				out = append(out, clause.All(a, f, clause.Members(a, a.Child(int(c), "nsubj")))...)
			}
		}
	}
	return clause.Unique(out)
}

// concerned are the actors inside a noun phrase that is itself none: whose it
// is, of whom, with whom, to whom.
func concerned(a *parley.Annotations, f *parley.Findings, n int) []string {
	out := clause.Modifiers(a, f, n)
	out = append(out, clause.All(a, f, clause.After(a, n, "of", "with", "from", "by", "to", "against", "for", "on", "between"))...)
	return clause.Unique(out)
}

// sayings are verbs that make a demand or a refusal of what is said with them.
var sayings = map[string]bool{"say": true, "tell": true, "reiterate": true, "stress": true, "state": true, "declare": true, "argue": true,
	"add": true, "repeat": true, "maintain": true, "emphasize": true, "emphasise": true, "announce": true, "underline": true}

// spoken is the demand or refusal in what is said with the verb at v.
func spoken(a *parley.Annotations, f *parley.Findings, v int) (parley.Event, bool) {
	e := parley.Event{Actors: clause.All(a, f, clause.Doers(a, v))}
	if len(e.Actors) == 0 {
		return e, false
	}
	content := clause.Content(a, v)
	if content < 0 || a.Tokens[content].Dep != "ccomp" {
		o := a.Child(v, "dobj")
		if o >= 0 && (a.Tokens[o].Lemma == "demand" || a.Tokens[o].Lemma == "call" || a.Tokens[o].Lemma == "insistence") {
			e.Type, e.Targets = "REQUEST", clause.All(a, f, clause.After(a, o, "on", "to"))
			return e, true
		}
		return e, false
	}
	if !clause.IsVerb(a, content) {
		return e, false
	}
	asked := clause.Members(a, a.Child(content, "nsubj", "nsubjpass"))
	subjects := clause.All(a, f, asked)
	modal := clause.Modal(a, content)
	if inverted(a, content) { // should he win, she said
		return e, false
	}
	negated := clause.Negated(a, content)
	own := len(subjects) > 0 && slices.Contains(e.Actors, subjects[0]) ||
		len(subjects) > 0 && clause.Party(f, subjects[0]) != "" && clause.Party(f, subjects[0]) == clause.Party(f, e.Actors[0])
	switch {
	case negated && modal == "can" && unsaid[a.Tokens[content].Lemma]:
		return e, false // they cannot believe it
	case negated && (own && (modal == "will" || modal == "would") || modal == "can" || own && modal == "could"):
		e.Type = "REJECT"
		return e, true
	case !own && len(subjects) > 0 && !negated && (modal == "must" || modal == "should" || obliged(a, content)):
		e.Type, e.Targets = "REQUEST", subjects
		return e, true
	case a.Tokens[v].Lemma == "tell" && a.Child(v, "dobj") >= 0 && modal == "must":
		e.Type, e.Targets = "REQUEST", clause.All(a, f, clause.Done(a, v))
		return e, true
	}
	return e, false
}

// unsaid are verbs that refuse nothing where somebody cannot do what they say.
var unsaid = wordSet("believe imagine understand see remember recall wait know tell say confirm afford help stand find")

// inverted reports whether an auxiliary of the verb at v stands before its
// subject: a condition or a question.
func inverted(a *parley.Annotations, v int) bool {
	s, x := a.Child(v, "nsubj", "nsubjpass"), a.Child(v, "aux")
	return s >= 0 && x >= 0 && x < s
}

// obliged reports whether the verb at v is "have to" or "need to".
func obliged(a *parley.Annotations, v int) bool {
	l := a.Tokens[v].Lemma
	return (l == "have" || l == "need") && a.Child(v, "xcomp") >= 0
}

func without(keys, drop []string) []string {
	out := keys[:0:0]
	for _, k := range keys {
		if !slices.Contains(drop, k) {
			out = append(out, k)
		}
	}
	return out
}
