package position

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// holders are the keys of those whom the nouns name and who can hold a stance
// for their party: no outsiders, no former officials, no part of a camp.
func (r *reader) holders(nouns []int) []string {
	var out []string
	for _, n := range nouns {
		if !r.partial(n) {
			out = append(out, clause.Who(r.a, r.f, n)...)
		}
	}
	return slices.DeleteFunc(clause.Unique(out), r.outside)
}

// owners are those whose the noun at n is: Tesk's demand, a Norrland offer.
func (r *reader) owners(n int) []string {
	if p := r.a.Child(n, "poss"); p >= 0 && r.partial(p) {
		return nil
	}
	return slices.DeleteFunc(clause.Modifiers(r.a, r.f, n), r.outside)
}

// partial reports whether the noun at n stands for people who don't speak for
// their country: an expert, a former minister, some lawmakers.
func (r *reader) partial(n int) bool {
	a := r.a
	if outsiders[lower(a, n)] || outsiders[clause.Text(a, n)] {
		return true
	}
	for _, c := range a.Children(n) {
		w := clause.Text(a, int(c))
		if e := r.f.ByID(r.f.Entity(int(c))); e != nil && e.Type == parley.Person && following[lower(a, n)] {
			return true // Tesk allies
		}
		switch t := a.Tokens[c]; t.Dep {
		case "amod", "compound", "nmod", "det", "quantmod", "predet":
			if unofficial[w] && !(counting[w] && whole[lower(a, n)]) || t.Pos == "NOUN" && outsiders[lower(a, int(c))] {
				return true
			}
		}
	}
	// A number of officials, half a dozen of them.
	if t := a.Tokens[n]; t.Dep == "pobj" && clause.Text(a, t.Head) == "of" {
		switch lower(a, a.Tokens[t.Head].Head) {
		case "number", "some", "many", "handful", "few", "several", "half", "minority", "dozen":
			return true
		}
	}
	switch lower(a, n) {
	case "number", "some", "many", "handful", "few", "several", "half", "minority", "dozen", "one", "other", "group":
		return !slices.ContainsFunc(clause.After(a, n, "of"), func(o int) bool { return whole[lower(a, o)] })
	}
	return false
}

// outside reports whether the entity is a court or a text, or a person of whom the text
// says that he or she holds no office of the country: a former president, a
// candidate. A party of the agenda's own can have such people.
func (r *reader) outside(key string) bool {
	e := r.f.ByID(key)
	if e == nil || e.Type != parley.Person && e.Type != parley.Group && e.Type != parley.Org {
		return false
	}
	if e.Type == parley.Org {
		return slices.ContainsFunc(strings.Fields(strings.ToLower(e.Name)), func(w string) bool { return notActors[w] })
	}
	if e.Type == parley.Group {
		words := strings.Fields(strings.ToLower(e.Name))
		return slices.ContainsFunc(words, func(w string) bool { return unofficial[w] && !counting[w] || outsiders[strings.TrimSuffix(w, "s")] })
	}
	if e.Party != "" && e.Party != e.Country || len(e.Roles) == 0 {
		return false
	}
	for _, role := range e.Roles {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(role.Title, "-", " ")))
		if !slices.ContainsFunc(words, func(w string) bool { return unofficial[w] || outsiders[strings.TrimSuffix(w, "s")] }) {
			return false
		}
	}
	return true
}

// notActors are words in the names of courts and texts, which stand for no
// party.
var notActors = map[string]bool{"court": true, "courts": true, "tribunal": true, "act": true, "bill": true, "resolution": true, "treaty": true}

// outsiders are nouns for people who say what they think of a matter, not what
// their country stands for, and for those who fight or hide from its government.
var outsiders = map[string]bool{"analyst": true, "expert": true, "observer": true, "commentator": true, "economist": true, "poll": true, "pollster": true,
	"newspaper": true, "resident": true, "protester": true, "demonstrator": true, "activist": true, "critic": true, "voter": true, "student": true,
	"scholar": true, "historian": true, "columnist": true, "editorial": true, "blogger": true, "journalist": true, "professor": true, "academic": true,
	"candidate": true, "nominee": true, "contender": true, "hopeful": true, "strategist": true, "donor": true, "worker": true, "farmer": true,
	"company": true, "firm": true, "investor": true, "trader": true, "retiree": true, "survivor": true, "refugee": true, "crowd": true, "researcher": true,
	"rebel": true, "militia": true, "militant": true, "guerrilla": true, "insurgent": true, "separatist": true, "fighter": true, "gunman": true,
	"extremist": true, "jihadist": true, "mercenary": true, "warlord": true, "faction": true, "opposition": true, "exile": true, "defector": true,
	"citizen": true, "province": true, "bank": true, "airline": true, "business": true, "church": true, "tribe": true, "association": true,
	"lawyer": true, "prosecutor": true, "mayor": true,
	"lawmaker": true, "legislator": true, "mp": true, "mep": true, "congressman": true, "troop": true, "soldier": true, "court": true, "judge": true}

// following are nouns for those behind a person, who don't speak for him or her.
var following = map[string]bool{"ally": true, "supporter": true, "backer": true, "follower": true, "fan": true, "loyalist": true, "friend": true,
	"rival": true, "opponent": true, "critic": true, "donor": true, "voter": true, "relative": true}

// counting are words that take a part of a camp, whole nouns for those who
// each speak for themselves, so that a part of them is no faction: some
// European countries.
var (
	counting = map[string]bool{"some": true, "many": true, "few": true, "several": true, "most": true}
	whole    = map[string]bool{"country": true, "state": true, "nation": true, "government": true, "leader": true, "ally": true, "member": true,
		"capital": true, "partner": true, "minister": true}
)

// unofficial are words before a noun that part it from its office or camp.
var unofficial = map[string]bool{"former": true, "ex": true, "retired": true, "late": true, "exiled": true, "ousted": true, "opposition": true,
	"some": true, "many": true, "few": true, "several": true, "would-be": true, "aspiring": true, "dissident": true, "rebel": true, "most": true,
	"business": true, "industry": true, "labour": true, "labor": true, "provincial": true, "regional": true, "local": true}
