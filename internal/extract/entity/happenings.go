package entity

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
)

// happeningNouns head the descriptions of events that a report names by a
// place or by the sides (the Port Velm summit, the Velmar–Tarsk war). Nouns of
// one kind can be the same event.
var happeningNouns = map[string]string{
	"summit": "talks", "conference": "talks", "talks": "talks", "meeting": "talks",
	"war": "war", "conflict": "war", "invasion": "invasion",
}

// happening is an event that was named so far.
type happening struct {
	kind   string
	noun   string
	places []int // things: where, or for a war between whom
	thing  int
}

// happenings finds events that have a name of their own by a name before the
// noun, and the plain "the summit" after one.
func (r *reader) happenings() {
	var found []mention
	var known []happening
	for _, c := range r.a.Chunks {
		head := c.End - 1
		noun := r.lower(head)
		kind := happeningNouns[noun]
		if kind == "" || r.named(head) {
			continue
		}
		m := r.over(c)
		m.head, m.kind, m.sure, m.thing = head, parley.NominalMention, 0.7, -1
		names, places := r.namesBefore(c, head, kind)
		first := r.lower(c.First)
		switch {
		case len(names) > 0:
			known, m.thing = r.happening(known, happening{kind: kind, noun: noun, places: places}, names)
		case c.Len() == 2 && (first == "the" || first == "this"):
			m.thing = lastOf(known, noun)
		}
		if m.thing >= 0 {
			found = append(found, m)
		}
	}
	r.mentions = append(r.mentions, found...)
	r.index()
}

// happening finds the event among those known, by a place or side in common,
// or adds it.
func (r *reader) happening(known []happening, h happening, names []string) ([]happening, int) {
	for i := len(known) - 1; i >= 0; i-- {
		k := known[i]
		if k.kind == h.kind && slices.ContainsFunc(h.places, func(p int) bool { return contains(k.places, p) }) {
			h.thing = k.thing
			return append(known, h), h.thing
		}
	}
	h.thing = r.put("event:"+strings.Join(names, "+")+" "+h.noun, parley.EventE, gazetteer.Sense{})
	return append(known, h), h.thing
}

// lastOf is the event that was last named with the noun, or -1.
func lastOf(known []happening, noun string) int {
	for i := len(known) - 1; i >= 0; i-- {
		if known[i].noun == noun {
			return known[i].thing
		}
	}
	return -1
}

// namesBefore are the names that stand before the head of a noun phrase, and
// those of them that tell such events apart: places of talks, sides of wars.
// There are none where a pronoun or an indefinite article makes it another one.
func (r *reader) namesBefore(c parley.Range, head int, kind string) (names []string, places []int) {
	if t := &r.a.Tokens[c.First]; t.Tag == "PRP$" || t.Lemma == "a" || r.lower(c.First) == "an" || r.lower(c.First) == "another" {
		return nil, nil
	}
	for _, n := range r.within(parley.Range{First: c.First, End: head}) {
		m := &r.mentions[n]
		if m.thing < 0 || m.kind == parley.AdjectiveMention {
			continue
		}
		t := &r.things[m.thing]
		names = append(names, t.key)
		if kind == "talks" && t.typ == parley.Place || kind != "talks" && t.typ == parley.Country {
			places = append(places, m.thing)
		}
	}
	return names, places
}
