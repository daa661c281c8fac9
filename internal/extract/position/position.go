// Package position finds where a party stands on an issue of the agenda: what
// it demands, offers, accepts, rejects, makes a condition or draws as a red
// line, in a clause of the text, with whoever says so. It also finds shifts:
// places where a text says that a party changed its position, or expressly
// didn't.
//
// A position needs three things in one clause: a holder that belongs to a
// party, a word for a stance, and a term of the agenda; where one is missing
// there is none. The stance must be one that the text tells as taken (held.go),
// by somebody who speaks for the party (holder.go), and the term must stand in
// what the stance is about (focus.go). Comparing positions over documents is
// for compare. Start with Extractor; stance.go and told.go have the words,
// issue.go the agenda's terms, shift.go the shifts.
package position

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Extractor fills Positions and Shifts by the terms of the agenda.
func Extractor(agenda *parley.Agenda) parley.Extractor {
	issues := compile(agenda)
	return parley.Extractor{
		Name:  "position",
		About: "where parties stand on the issues of the agenda, and what changed",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			r := reader{a: a, f: f, issues: issues, fallback: agenda.Has("other")}
			for i := range a.Tokens {
				if a.Sentences[a.Tokens[i].Sent].Kind == parley.Body {
					r.token(i)
				}
			}
			r.according()
			r.settle()
			r.shifts()
		},
	}
}

type reader struct {
	a        *parley.Annotations
	f        *parley.Findings
	issues   []issue
	fallback bool // the agenda has an issue "other" for shifts on no issue
	found    []stance
}

// stance is a position before doubles are dropped.
type stance struct {
	holder, party string
	issue         string
	kind          string
	words         parley.Range
	told          parley.Range // the clause with its holder
	saidBy        parley.SaidBy
	before        bool // the text says that it was held earlier
}

// token looks for a stance at token i: a verb, adjective or noun that takes one.
func (r *reader) token(i int) {
	switch t := r.a.Tokens[i]; t.Pos {
	case "VERB", "AUX":
		r.verb(i)
	case "NOUN":
		r.noun(i)
	}
}

func (r *reader) verb(v int) {
	s := r.stanceOf(v)
	if s.kind == "" {
		return
	}
	doers := clause.Doers(r.a, v)
	holders := r.holders(doers)
	if len(holders) == 0 && len(doers) == 1 && (stanceNouns[lower(r.a, doers[0])] != "" || positionNouns[lower(r.a, doers[0])]) {
		holders = r.owners(doers[0]) // Tesk's plan requires
	}
	if len(holders) == 0 {
		holders = r.holders(r.misplaced(v))
	}
	if len(holders) == 0 {
		return
	}
	told := r.reach(v)
	if t := r.a.Tokens[v]; len(r.described(v)) > 0 {
		told.First = min(told.First, r.a.Tokens[t.Head].Left)
	}
	if tellings[lower(r.a, v)] {
		told = clause.Extent(r.a, v)
		if s.words.First > told.First {
			told.End = min(told.End, s.words.End) // said this, not also that
		}
	}
	r.add(holders, s, told, v)
}

// misplaced are the doers of the verb at v where a parser coordinated it with
// the clause that its subject told, rather than with the telling: Tesk said
// they were unlawful and demanded ...
func (r *reader) misplaced(v int) []int {
	t := r.a.Tokens[v]
	if t.Dep != "conj" || t.Tag != "VBD" || r.a.Child(v, "nsubj", "nsubjpass") >= 0 {
		return nil
	}
	h := r.a.Tokens[t.Head]
	if h.Dep != "ccomp" || !tellings[lower(r.a, h.Head)] {
		return nil
	}
	return clause.Doers(r.a, h.Head)
}

// asksOther reports whether the stance at v is a demand that names another
// party as the one to act: Tesk said Velmar must end it.
func (r *reader) asksOther(holder string, kind string, v int) bool {
	if kind != demands && kind != rejects || !clause.IsVerb(r.a, v) {
		return false
	}
	nouns := clause.Done(r.a, v)
	if c := clause.Content(r.a, v); c >= 0 {
		nouns = append(nouns, clause.Members(r.a, r.a.Child(c, "nsubj", "nsubjpass"))...)
	} else if kind == demands {
		return false
	}
	mine := clause.Party(r.f, holder)
	return mine != "" && slices.ContainsFunc(clause.All(r.a, r.f, nouns), func(k string) bool {
		p := clause.Party(r.f, k)
		return p != "" && p != mine
	})
}

// add notes a stance for each holder with a party and each issue of the words.
func (r *reader) add(holders []string, s reading, told parley.Range, at int) {
	matched := r.about(s.about)
	if len(matched) == 0 {
		matched = r.back(s.about, at)
	}
	for _, h := range r.named(holders) {
		party := clause.Party(r.f, h)
		if party == "" && !r.person(h) {
			continue
		}
		issues := matched
		if len(issues) == 0 && (s.kind == rejects || s.kind == accepts) {
			issues = r.answered(at, h)
		}
		if len(issues) == 0 && r.fallback && r.asksOther(h, s.kind, at) {
			issues = []string{"other"}
		}
		for _, issue := range issues {
			r.found = append(r.found, stance{h, party, issue, s.kind, s.words, told, r.saidBy(h, at, s.speech), r.earlier(at)})
		}
	}
}

// named puts the people of the meeting told last in place of a group that
// names nobody: both leaders, the two sides.
func (r *reader) named(holders []string) []string {
	var out []string
	for _, h := range holders {
		e := r.f.ByID(h)
		if e == nil || e.Type != parley.Group || clause.Party(r.f, h) != "" || !clause.Unnamed(e.Name) {
			out = append(out, h)
			continue
		}
		for _, m := range r.f.Meetings {
			if m.Status == parley.Happened && len(m.Participants) == 2 {
				out = append(out, m.Participants...)
				break
			}
		}
	}
	return clause.Unique(out)
}

// person reports whether the entity is a person, whose party another report
// may tell.
func (r *reader) person(key string) bool {
	e := r.f.ByID(key)
	return e != nil && e.Type == parley.Person
}

// earlier reports whether the stance at token i is told as one held before:
// initially demanded, dropped his demand.
func (r *reader) earlier(i int) bool {
	if r.adverb(i, before) || r.until(clause.Extent(r.a, i)) {
		return true
	}
	t := r.a.Tokens[i]
	return t.Dep == "dobj" && changing[lower(r.a, t.Head)] != nil && clause.Status(r.a, t.Head) == parley.Happened
}

// saidBy says who ascribes the stance to the holder: the holder's own words,
// those of another source in whose statement token at stands, or the author.
func (r *reader) saidBy(holder string, at int, speech bool) parley.SaidBy {
	start := r.a.Tokens[at].Start
	for _, s := range r.f.Statements {
		if !covers(s.Content, start) {
			continue
		}
		switch {
		case s.Source == holder, clause.Party(r.f, s.Source) != "" && clause.Party(r.f, s.Source) == clause.Party(r.f, holder) && !r.outside(s.Source):
			return parley.SaidBy{Type: "PARTY", Name: s.Source}
		case s.Source == parley.UnspecifiedSource && !speech:
			return parley.SaidBy{Type: "UNNAMED_SOURCE"}
		case s.Source != parley.AuthorSource && s.Source != parley.UnspecifiedSource && s.Source != "":
			if e := r.f.ByID(s.Source); e != nil && e.Type == parley.Person {
				return parley.SaidBy{Type: "NAMED_SOURCE", Name: s.Source}
			}
			return parley.SaidBy{Type: "UNNAMED_SOURCE", Name: s.Source}
		}
	}
	if speech {
		return parley.SaidBy{Type: "PARTY", Name: holder}
	}
	return parley.SaidBy{Type: "AUTHOR"}
}

// again is the index of the last position written that the stance only tells
// again, or -1.
func (r *reader) again(s stance, time string) int {
	for i := len(r.f.Positions) - 1; i >= 0; i-- {
		p := &r.f.Positions[i]
		if p.Holder == s.holder && p.Issue == s.issue && p.StanceType == s.kind && p.Time == time && p.SaidBy == s.saidBy {
			return i
		}
	}
	return -1
}

// Settle gives positions and shifts whose holder's party the report itself
// doesn't tell the party that the holder has in the story, and drops those of
// holders without one. The key is that of the entity after linking.
func Settle(f *parley.Findings, party func(key string) string) {
	f.Positions = slices.DeleteFunc(f.Positions, func(p parley.Position) bool { return p.Party == "" && party(p.Holder) == "" })
	for i := range f.Positions {
		if p := &f.Positions[i]; p.Party == "" {
			p.Party = party(p.Holder)
		}
	}
	f.Shifts = slices.DeleteFunc(f.Shifts, func(s parley.Shift) bool { return s.Party == "" && party(s.Holder) == "" })
	for i := range f.Shifts {
		if s := &f.Shifts[i]; s.Party == "" {
			s.Party = party(s.Holder)
		}
	}
}

func covers(spans []parley.Span, at int) bool {
	return slices.ContainsFunc(spans, func(s parley.Span) bool { return s.Start <= at && at < s.End })
}

// settle drops doubles (one party, one issue, overlapping words), joins what
// neighbouring sentences say of one stance, and writes the positions in the
// order of the text.
func (r *reader) settle() {
	slices.SortStableFunc(r.found, func(x, y stance) int { return x.told.First - y.told.First })
	var kept []stance
	for _, s := range r.found {
		double := slices.ContainsFunc(kept, func(o stance) bool {
			return (o.party == s.party && o.party != "" || o.holder == s.holder) && o.issue == s.issue && o.words.Overlaps(s.words)
		})
		if !double {
			kept = append(kept, s)
		}
	}
	var last []int // the last sentence that tells each position
	for _, s := range kept {
		words := r.a.Trim(s.words, ",.;:–—-“”\"")
		told := r.a.Trim(s.told, ",.;:–—-")
		if words.Len() == 0 || told.Len() == 0 {
			continue
		}
		time := ""
		if s.before {
			time = "before"
		}
		sent := r.a.Tokens[told.First].Sent
		if k := r.again(s, time); k >= 0 && sent-last[k] <= 1 {
			p := &r.f.Positions[k]
			p.Evidence, last[k] = append(p.Evidence, r.a.Span(told)), sent
			continue
		}
		last = append(last, sent)
		r.f.Positions = append(r.f.Positions, parley.Position{
			ID: "p" + strconv.Itoa(len(r.f.Positions)), Party: s.party, Holder: s.holder, Issue: s.issue,
			Stance: r.a.Span(words).Text, StanceType: s.kind, SaidBy: s.saidBy, Time: time,
			Evidence: []parley.Span{r.a.Span(told)},
		})
	}
}

func lower(a *parley.Annotations, i int) string { return strings.ToLower(a.Tokens[i].Lemma) }
