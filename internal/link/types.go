package link

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/name"
)

// agreeOnTypes settles what a name is that one report takes for a person and
// another for a place or a body: what most mentions say. A surname of somebody
// with a full name stays a person's, and so does one with a role.
func agreeOnTypes(items []item) {
	mentions := map[string]map[parley.EntityType]int{}
	people := map[string]bool{}
	for _, it := range items {
		if !open(it.e) {
			continue
		}
		n := name.Fold(it.e.Name)
		if mentions[n] == nil {
			mentions[n] = map[parley.EntityType]int{}
		}
		mentions[n][it.e.Type] += len(it.e.Mentions)
		given, last := name.Parts(it.e.Name)
		if it.e.Type == parley.Person && (given != "" || len(it.e.Roles) > 0) {
			people[name.Fold(last)] = true
			people[n] = true
		}
	}
	for i := range items {
		it := &items[i]
		n := name.Fold(it.e.Name)
		if !open(it.e) || people[n] {
			continue
		}
		for _, t := range []parley.EntityType{parley.Place, parley.Org, parley.Person} {
			if mentions[n][t] > mentions[n][it.typ] {
				it.typ = t
			}
		}
		if it.typ != it.e.Type {
			it.key = strings.Replace(string(it.typ), string(parley.Person), "person", 1) + ":" + n
		}
	}
}

// open reports whether an entity's type rests on its wording alone.
func open(e parley.Entity) bool {
	return e.Country == "" && e.Party == "" && len(e.Members) == 0 &&
		slices.Contains([]parley.EntityType{parley.Person, parley.Org, parley.Place}, e.Type) && named(e)
}
