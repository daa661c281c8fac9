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
			r.outcomes()
			r.results()
		},
	}
}

type reader struct {
	a *parley.Annotations
	f *parley.Findings
	// of each pledge, the token of its deed and the words of what is promised
	deeds []int
	kept  []parley.Range
}

// found is a pledge before it is written down.
type found struct {
	who  string
	deed int          // the token of what is to be done
	what parley.Range // the words of it
	told parley.Range // the clause with who does it
}

func (r *reader) add(p found) {
	what := r.a.Trim(clause.Core(r.a, p.what, p.deed), ",.;:–—-“”\"")
	told := r.a.Trim(clause.Core(r.a, p.told, p.deed), ",.;:–—-")
	if what.Len() == 0 || told.Len() == 0 || slices.Contains(r.deeds, p.deed) || slices.ContainsFunc(r.kept, func(k parley.Range) bool {
		return k.First <= what.First && what.End <= k.End // repeal and replace: one promise
	}) {
		return
	}
	if told.First > what.First || told.End < what.End {
		told = parley.Range{First: min(told.First, what.First), End: max(told.End, what.End)}
	}
	r.deeds, r.kept = append(r.deeds, p.deed), append(r.kept, what)
	r.f.Pledges = append(r.f.Pledges, parley.Pledge{
		ID: "g" + strconv.Itoa(len(r.f.Pledges)), Who: p.who, What: r.a.Span(what).Text, When: r.due(p.deed),
		Conditional: clause.Conditional(r.a, told), Status: "open", Evidence: []parley.Span{r.a.Span(told)},
	})
}

// due is the date by which or on which the deed at i is to be done, or nil. A
// date of what comes before it is another's: after a meeting on Thursday.
func (r *reader) due(i int) *parley.Date {
	d := clause.DateOf(r.a, r.f, i)
	if d == nil {
		return nil
	}
	for _, t := range clause.TimesIn(r.f, r.a.Span(r.a.Sentences[r.a.Tokens[i].Sent].Range)) {
		for k := r.a.TokensIn(t.Span.Start, t.Span.End).First; k != i && r.a.Tokens[k].Head != k; k = r.a.Tokens[k].Head {
			if w := clause.Text(r.a, k); t.Value == d.Value && (w == "after" || w == "following") {
				return nil
			}
		}
	}
	return d
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

// ready reads "is ready to deploy", "said she would be willing to talk", "is
// open to talks".
func (r *reader) ready(v int) (found, bool) {
	if lower(r.a, v) != "be" && lower(r.a, v) != "stand" && lower(r.a, v) != "remain" || clause.Negated(r.a, v) || clause.Supposed(r.a, v) {
		return found{}, false
	}
	switch clause.Modal(r.a, v) {
	case "":
	case "will", "would":
		if r.teller(v) < 0 { // in what case would she be?
			return found{}, false
		}
	default:
		return found{}, false
	}
	c := r.a.Child(v, "acomp")
	if c < 0 || r.asked(v) {
		return found{}, false
	}
	deed := -1
	switch clause.Text(r.a, c) {
	case "ready", "willing", "prepared", "committed":
		deed = r.a.Child(c, "xcomp")
	}
	if deed < 0 {
		switch clause.Text(r.a, c) {
		case "ready", "open", "committed":
			deed = r.deedAfter(c, "to", "for")
		}
	}
	who := r.party(r.doers(v))
	if s := clause.Subject(r.a, v); s >= 0 && firstPerson(r.a, s) {
		who = r.first([]string{clause.Source(r.a, r.f, v)})
	}
	if t := r.teller(v); who == "" && t >= 0 {
		if speaker := r.party(r.doers(t)); r.itself(clause.Subject(r.a, v), speaker) {
			who = speaker
		}
	}
	if who == "" || deed < 0 || clause.Undergone(lower(r.a, deed)) {
		return found{}, false
	}
	return found{who, deed, r.from(deed), clause.Extent(r.a, v)}, true
}

// asked reports whether the clause of the verb at v is a question: how far she
// is willing to go.
func (r *reader) asked(v int) bool {
	switch clause.Text(r.a, r.a.Tokens[v].Left) {
	case "how", "whether", "what", "why", "when", "if":
		return true
	}
	return false
}

// underway reads "is arranging a meeting": a step announced and begun.
func (r *reader) underway(v int) (found, bool) {
	switch lower(r.a, v) {
	case "plan", "intend":
		if p, ok := r.planned(v); ok {
			return p, true
		}
	case "arrange", "organize", "organise", "prepare":
	default:
		return found{}, false
	}
	if r.a.Tokens[v].Tag != "VBG" || r.a.Child(v, "aux") < 0 || clause.Negated(r.a, v) || clause.Supposed(r.a, v) || r.a.Child(v, "dobj", "xcomp") < 0 {
		return found{}, false
	}
	who := r.party(r.doers(v))
	if who == "" {
		return found{}, false
	}
	return found{who, v, r.from(v), clause.Extent(r.a, v)}, true
}

// planned reads "plans to meet", "said that she intended to leave".
func (r *reader) planned(v int) (found, bool) {
	deed := r.a.Child(v, "xcomp")
	t := r.a.Tokens[v]
	told := t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VBD" && r.teller(v) >= 0
	if deed < 0 || !told || clause.Negated(r.a, v) || clause.Passive(r.a, v) || clause.Supposed(r.a, v) || r.asked(v) || clause.Undergone(lower(r.a, deed)) {
		return found{}, false
	}
	if t.Dep != "ROOT" && t.Dep != "conj" && t.Dep != "ccomp" {
		return found{}, false
	}
	who := r.party(r.doers(v))
	if who == "" {
		return found{}, false
	}
	return found{who, deed, r.from(deed), clause.Extent(r.a, v)}, true
}

// from is the clause or phrase of the deed, from its own word on.
func (r *reader) from(deed int) parley.Range {
	e := clause.Extent(r.a, deed)
	if clause.IsVerb(r.a, deed) {
		e.First = deed
		if not := r.a.Child(deed, "neg"); not >= 0 && not < deed {
			e.First = not // promised not to attack
		}
	}
	return e
}

// doers are the heads of those who do what the verb at v says. Somebody's
// lawyer or son isn't the one that he is named after.
func (r *reader) doers(v int) []int {
	return slices.DeleteFunc(clause.Doers(r.a, v), func(n int) bool {
		owner := r.a.Child(n, "poss")
		if owner < 0 || r.f.Entity(n) != "" || deputy[lower(r.a, n)] {
			return false
		}
		e := r.f.ByID(r.f.Entity(owner))
		return e != nil && e.Type == parley.Person
	})
}

// deputy are nouns for those who speak and act for the one they belong to.
var deputy = map[string]bool{"government": true, "administration": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "office": true,
	"team": true, "cabinet": true, "envoy": true, "aide": true, "delegation": true, "negotiator": true, "party": true, "campaign": true}

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

// anybody is the first of those meant by the nouns who can promise at all.
func (r *reader) anybody(nouns []int) string {
	if who := r.party(nouns); who != "" {
		return who
	}
	for _, k := range clause.All(r.a, r.f, nouns) {
		if e := r.f.ByID(k); e != nil && (e.Type == parley.Org || e.Type == parley.Group) {
			return k
		}
	}
	return ""
}

// Settle drops the pledges of those who in the whole story belong to no party,
// but for promises in so many words. The key is that of the entity after
// linking.
func Settle(f *parley.Findings, party func(key string) string) {
	f.Pledges = slices.DeleteFunc(f.Pledges, func(p parley.Pledge) bool { return party(p.Who) == "" && !inSoManyWords(p) })
}

// inSoManyWords reports whether the evidence of the pledge has a verb or noun
// of promising before the words of what is promised.
func inSoManyWords(p parley.Pledge) bool {
	before, _, _ := strings.Cut(p.Evidence[0].Text, p.What)
	for _, w := range strings.Fields(strings.ToLower(before)) {
		for _, stem := range []string{"promis", "pledg", "vow"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

func lower(a *parley.Annotations, i int) string { return strings.ToLower(a.Tokens[i].Lemma) }
