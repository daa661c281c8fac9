package link

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// joinPeople gives the entities of one person one key. Full names come first;
// then each bare surname joins the full name that alone has it, or that alone
// has its office. A bare surname with an office is never a first lady.
func joinPeople(g *gazetteer.Gazetteer, items []item) {
	type person struct {
		given, generation, key, code string
		gender                       gazetteer.Gender
		junior                       bool
	}
	known := map[string][]person{}   // by surname key
	offices := map[string][]string{} // of the full names, by key
	sons := name.FatherAndSon(fullNames(items))
	for i := range items {
		it := &items[i]
		if it.typ != parley.Person || !named(it.e) {
			continue
		}
		given, last := name.Parts(it.e.Name)
		if given == "" {
			continue
		}
		k, generation := name.SurnameKey(last), ""
		if sons[name.Family(it.e.Name)] {
			generation = name.Generation(it.e.Name)
		}
		found := slices.IndexFunc(known[k], func(p person) bool {
			return name.SameGiven(p.given, given) && p.generation == generation && agree(p.code, it.e.Country)
		})
		if found < 0 {
			known[k] = append(known[k], person{given, generation, "person:" + strings.TrimSpace(strings.ToLower(given)+" "+k+" "+generation), it.e.Country, g.Gender(strings.Fields(given)[0]), name.Generation(it.e.Name) == "jr"})
			found = len(known[k]) - 1
		}
		it.key = known[k][found].key
		offices[it.key] = append(offices[it.key], headsOf(it.e)...)
	}
	for i := range items {
		it := &items[i]
		if it.typ != parley.Person || !named(it.e) {
			continue
		}
		given, last := name.Parts(it.e.Name)
		if given != "" {
			continue
		}
		k := name.SurnameKey(last)
		var fits, sure []string
		for _, p := range known[k] {
			if p.gender != gazetteer.Unknown && p.gender == other(genderOf(it.e)) || !agree(p.code, it.e.Country) || p.junior && len(headsOf(it.e)) > 0 && !overlap(offices[p.key], headsOf(it.e)) || !agreeOnOffice(offices[p.key], headsOf(it.e)) || crowned(it.e) && !overlap(offices[p.key], headsOf(it.e)) {
				continue
			}
			fits = append(fits, p.key)
			if overlap(offices[p.key], headsOf(it.e)) {
				sure = append(sure, p.key)
			}
		}
		it.key = "person:" + k
		switch {
		case len(sure) == 1:
			it.key = sure[0]
		case len(fits) == 1:
			it.key = fits[0]
		}
	}
}

// fullNames are the names of the people.
func fullNames(items []item) []string {
	var out []string
	for _, it := range items {
		if it.typ == parley.Person {
			out = append(out, it.e.Name)
		}
	}
	return out
}

// genderOf is how a report speaks of a person, by its pronouns.
func genderOf(e parley.Entity) gazetteer.Gender {
	he, she := 0, 0
	for _, m := range e.Mentions {
		if m.Kind != parley.PronounMention {
			continue
		}
		switch strings.ToLower(m.Span.Text) {
		case "he", "him", "his", "himself":
			he++
		case "she", "her", "hers", "herself":
			she++
		}
	}
	switch {
	case he > 2*she:
		return gazetteer.He
	case she > 2*he:
		return gazetteer.She
	}
	return gazetteer.Unknown
}

// other is the gender that somebody of the gender is not.
func other(g gazetteer.Gender) gazetteer.Gender {
	switch g {
	case gazetteer.He:
		return gazetteer.She
	case gazetteer.She:
		return gazetteer.He
	}
	return gazetteer.Unknown
}

// headsOf are the last words of a person's offices: president, minister.
func headsOf(e parley.Entity) []string {
	var out []string
	for _, r := range e.Roles {
		title, _, _ := strings.Cut(strings.ToLower(r.Title), " of ")
		if fs := strings.Fields(title); len(fs) > 0 && !slices.Contains(out, fs[len(fs)-1]) {
			out = append(out, fs[len(fs)-1])
		}
	}
	return out
}

// agreeOnOffice is false where one is only somebody's kin and the other holds an
// office.
func agreeOnOffice(full, bare []string) bool {
	return len(bare) == 0 || !slices.Contains(full, "lady") || slices.Contains(bare, "lady")
}

// crowned reports whether somebody has a title that its bearers are never named
// without, so that King Tesk is not Goran Tesk.
func crowned(e parley.Entity) bool {
	return overlap(headsOf(e), []string{"king", "queen", "prince", "princess", "emperor", "sultan", "emir", "pope"})
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// agree reports whether two countries can be one person's: they are equal or
// one isn't known.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// joinAcronyms gives an acronym the key of the one name of the same type whose
// initials it is, where a report has the full name (Norrland Monitoring
// Mission, NMM).
func joinAcronyms(items []item) {
	full := map[string][]string{}
	for _, it := range items {
		if it.typ != parley.Org && it.typ != parley.Place {
			continue
		}
		if short := initials(it.e.Name); len(short) > 1 && !slices.Contains(full[short], it.key) {
			full[short] = append(full[short], it.key)
		}
	}
	for i := range items {
		short := strings.ReplaceAll(items[i].e.Name, ".", "")
		if keys := full[short]; len(keys) == 1 && (items[i].typ == parley.Org || items[i].typ == parley.Place) {
			items[i].key = keys[0]
		}
	}
}

// initials are the first letters of the capitalised words of a name of several.
func initials(full string) string {
	words := strings.Fields(full)
	if len(words) < 2 {
		return ""
	}
	var out []byte
	for _, w := range words {
		if w[0] >= 'A' && w[0] <= 'Z' {
			out = append(out, w[0])
		}
	}
	return string(out)
}

// joinPairs gives groups of the same named people one key.
func joinPairs(items []item) {
	type local struct {
		doc int
		id  string
	}
	keys := map[local]string{}
	for _, it := range items {
		keys[local{it.doc, it.e.ID}] = it.key
	}
	for i := range items {
		it := &items[i]
		if len(it.e.Members) == 0 {
			continue
		}
		var members []string
		for _, m := range it.e.Members {
			members = append(members, keys[local{it.doc, m}])
		}
		slices.Sort(members)
		it.key = "together:" + strings.Join(members, "+")
	}
}
