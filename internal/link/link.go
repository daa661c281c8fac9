// Package link joins the entities of several documents: the same country,
// body or person, however each report spells it.
//
// It reads no text: what it knows of an entity is its names, type, roles and
// country as extract/entity found them. People are joined by surname and
// compatible given names; a bare surname joins the one person who has it, and
// stays alone where there are two. Start with Documents.
package link

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// Linked are the entities of a set of documents. Ids follow from type and
// name, so the order of the documents changes nothing.
type Linked struct {
	Entities []parley.Entity // by type, then name
	global   []map[string]string
}

// Documents links the entities of the findings, which are not changed.
func Documents(all []*parley.Findings) *Linked {
	var items []item
	g := gazetteer.Default()
	for d, f := range all {
		for _, e := range f.Entities {
			id := documentID(f, e)
			items = append(items, item{doc: d, id: id, e: e, typ: e.Type, key: keyOf(g, id, e)})
		}
	}
	// The order of documents must not matter: sort by what they say.
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.e.Name, b.e.Name), cmp.Compare(a.id, b.id), cmp.Compare(a.e.ID, b.e.ID))
	})
	agreeOnTypes(items)
	joinPeople(g, items)
	joinAcronyms(items)
	joinPairs(items)
	joinEvents(items)
	sets := map[string][]item{}
	var keys []string
	for _, it := range items {
		if sets[it.key] == nil {
			keys = append(keys, it.key)
		}
		sets[it.key] = append(sets[it.key], it)
	}
	l := &Linked{global: make([]map[string]string, len(all))}
	for d := range l.global {
		l.global[d] = map[string]string{}
	}
	taken := map[string]bool{}
	for _, k := range keys {
		e := merge(sets[k])
		e.ID = parley.ID("ent", string(e.Type), e.Name)
		if taken[e.ID] {
			e.ID = parley.ID("ent", string(e.Type), e.Name, k)
		}
		taken[e.ID] = true
		l.Entities = append(l.Entities, e)
		for _, it := range sets[k] {
			l.global[it.doc][it.e.ID] = e.ID
		}
	}
	for i := range l.Entities {
		l.setMembers(&l.Entities[i], sets[keys[i]])
	}
	slices.SortFunc(l.Entities, func(a, b parley.Entity) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return l
}

// Global is the lasting id of the entity with a key in a document (its index
// in what Documents was given); the key itself where there is none.
func (l *Linked) Global(doc int, key string) string {
	if id, ok := l.global[doc][key]; ok {
		return id
	}
	return key
}

// Remap is Global for one document, as Findings.Remap takes it.
func (l *Linked) Remap(doc int) func(key string) string {
	return func(key string) string { return l.Global(doc, key) }
}

// setMembers gives a group the lasting ids of its members.
func (l *Linked) setMembers(e *parley.Entity, set []item) {
	for _, it := range set {
		for _, m := range it.e.Members {
			if id := l.Global(it.doc, m); !slices.Contains(e.Members, id) {
				e.Members = append(e.Members, id)
			}
		}
	}
	slices.Sort(e.Members)
}

// item is one document's entity with the key that joins it to others.
type item struct {
	doc int
	id  string
	e   parley.Entity
	typ parley.EntityType // the entity's own or what the documents agree on
	key string
}

func documentID(f *parley.Findings, e parley.Entity) string {
	if f.Doc != nil {
		return f.Doc.ID
	}
	if len(e.Mentions) > 0 {
		return e.Mentions[0].Span.Doc
	}
	return ""
}

// keyOf is what an entity is joined by; people and groups of named people get
// theirs later. What the gazetteer knows is joined however it is written.
func keyOf(g *gazetteer.Gazetteer, doc string, e parley.Entity) string {
	alone := string(e.Type) + "@" + doc + "/" + e.ID
	switch e.Type {
	case parley.Country:
		if e.Country != "" {
			return "country:" + e.Country
		}
	case parley.Org:
		if e.Country != "" && governs(e) {
			return "government:" + e.Country
		}
	case parley.Person:
		if !named(e) {
			return alone // a spokeswoman here is not the one there
		}
		return "person:" + name.Fold(e.Name)
	case parley.Group:
		if e.Party == "" && e.Country == "" && !named(e) && fromName(g, e.Name) == "" {
			return alone // analysts
		}
		if !named(e) {
			return "GROUP:" + name.Fold(cmp.Or(fromName(g, e.Name), e.Name))
		}
	case parley.EventE:
		if !strings.ContainsAny(e.Name, upper) {
			return alone // the meeting
		}
	}
	if known := listed(g, e); known != "" {
		return string(e.Type) + ":" + known
	}
	return string(e.Type) + ":" + name.Fold(e.Name)
}

// fromName is a group's wording from the first known name in it on, or "": the
// seven Norrlander leaders are Norrlander leaders.
func fromName(g *gazetteer.Gazetteer, wording string) string {
	words := strings.Fields(wording)
	for i, w := range words {
		if g.Lookup(w) != nil {
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// named reports whether an entity has a name of its own in its report.
func named(e parley.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m parley.Mention) bool {
		return m.Kind == parley.NameMention || m.Kind == parley.AdjectiveMention || m.Kind == parley.MetonymMention
	})
}

// listed is the gazetteer's name for a body, a region or a people, or "".
func listed(g *gazetteer.Gazetteer, e parley.Entity) string {
	for _, m := range e.Mentions {
		if m.Kind == parley.PronounMention || m.Kind == parley.NominalMention {
			continue
		}
		for _, s := range g.Lookup(m.Span.Text) {
			switch s.Kind {
			case gazetteer.Organisation, gazetteer.Other, gazetteer.RegionName:
				return name.Fold(s.Name)
			case gazetteer.Adjective:
				if s.Type != parley.Country {
					return name.Fold(s.Name)
				}
			case gazetteer.People:
				return "people of " + s.Name
			}
		}
	}
	return ""
}

// governs reports whether an entity is a country's government: it is named by
// a capital or a house, or described as one.
func governs(e parley.Entity) bool {
	described := 0
	for _, m := range e.Mentions {
		switch m.Kind {
		case parley.MetonymMention:
			return true
		case parley.NominalMention:
			described++
		case parley.NameMention:
			if !strings.Contains(strings.ToLower(m.Span.Text), "government") {
				return false
			}
			described++
		}
	}
	return described > 0
}

// merge makes one entity of those that were joined.
func merge(set []item) parley.Entity {
	out := parley.Entity{Type: set[0].typ, Roles: []parley.Role{}}
	out.Country, out.Party = owner(set)
	for _, it := range set {
		e := it.e
		out.Mentions = append(out.Mentions, e.Mentions...)
		out.Roles = append(out.Roles, e.Roles...)
	}
	var wordings []name.Wording
	for _, m := range out.Mentions {
		wordings = append(wordings, name.Wording{Text: m.Span.Text, Kind: m.Kind, Uses: 1})
	}
	out.Name = cmp.Or(name.Best(out.Type, wordings), set[0].e.Name)
	slices.SortStableFunc(out.Mentions, func(a, b parley.Mention) int { return bySpan(a.Span, b.Span) })
	slices.SortStableFunc(out.Roles, func(a, b parley.Role) int { return bySpan(a.Span, b.Span) })
	return out
}

// owner is the country and the party of joined entities. Where reports differ it
// is what three times as many reports say as anything else; else nobody can tell.
func owner(set []item) (country, party string) {
	type claim struct{ country, party string }
	reports := map[string][]claim{} // by party, or country where there is none
	for _, it := range set {
		if k := cmp.Or(it.e.Party, it.e.Country); k != "" {
			reports[k] = append(reports[k], claim{it.e.Country, it.e.Party})
		}
	}
	keys := slices.SortedFunc(maps.Keys(reports), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(reports[b]), len(reports[a])), cmp.Compare(a, b))
	})
	if len(keys) == 0 || len(keys) > 1 && len(reports[keys[0]]) < 3*len(reports[keys[1]]) {
		return "", ""
	}
	for _, c := range reports[keys[0]] {
		country, party = cmp.Or(country, c.country), cmp.Or(party, c.party)
	}
	return country, party
}

func bySpan(a, b parley.Span) int {
	return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
