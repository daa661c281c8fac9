package entity

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
)

// happeningNouns head the descriptions of events that a report names by a
// place or by the sides: the Port Velm summit, the Velmar–Tarsk war.
var happeningNouns = map[string]bool{
	"summit": true, "war": true, "conference": true, "talks": true, "meeting": true, "invasion": true, "conflict": true,
}

// happenings finds events that have a name of their own by a name before the
// noun, and the plain "the summit" after one.
func (r *reader) happenings() {
	var found []mention
	last := map[string]int{}
	for _, c := range r.a.Chunks {
		head := c.End - 1
		noun := r.lower(head)
		if !happeningNouns[noun] || r.named(head) {
			continue
		}
		m := r.over(c)
		m.head, m.kind, m.sure = head, parley.NominalMention, 0.7
		if names := r.namesBefore(c, head); names != "" {
			m.thing = r.put("event:"+names+" "+noun, parley.EventE, gazetteer.Sense{})
			last[noun] = m.thing
			found = append(found, m)
			continue
		}
		first := r.lower(c.First)
		if n, ok := last[noun]; ok && c.Len() == 2 && (first == "the" || first == "this") {
			m.thing = n
			found = append(found, m)
		}
	}
	r.mentions = append(r.mentions, found...)
	r.index()
}

// namesBefore are the names that stand before the head of a noun phrase, as
// its key; "" where a pronoun or an indefinite article makes it another event.
func (r *reader) namesBefore(c parley.Range, head int) string {
	if t := &r.a.Tokens[c.First]; t.Tag == "PRP$" || t.Lemma == "a" || r.lower(c.First) == "an" || r.lower(c.First) == "another" {
		return ""
	}
	var names []string
	for _, n := range r.within(parley.Range{First: c.First, End: head}) {
		m := &r.mentions[n]
		if m.thing < 0 || m.kind == parley.AdjectiveMention {
			continue
		}
		names = append(names, r.things[m.thing].key)
	}
	return strings.Join(names, "+")
}
