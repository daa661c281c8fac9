package clause

import (
	"strings"

	"github.com/parley-record/parley"
)

// Who are the keys of the entities that the noun at i stands for, in the order
// of the text, without doubles: its own mention's, or those of the country or
// house that its officials, forces and the like are named after ("Tarskan
// troops", "the U.S. side").
func Who(a *parley.Annotations, f *parley.Findings, i int) []string {
	if i < 0 {
		return nil
	}
	i = Antecedent(a, i)
	own := f.ByID(f.Entity(i))
	group := own != nil && own.Type == parley.Group && !Unnamed(own.Name)
	if p := a.Child(i, "appos"); p >= 0 && !group && agents[strings.ToLower(a.Tokens[i].Lemma)] { // her counterpart Goran Tesk
		if e := f.ByID(f.Entity(p)); e != nil && e.Type == parley.Person {
			if a.Tokens[i].Tag == "NNS" {
				return Unique(append(All(a, f, Members(a, p)), namedIn(a, f, i, p)...)) // the presidents, Maren and Tesk
			}
			return All(a, f, Members(a, p))
		}
	}
	if e := f.ByID(f.Entity(i)); e != nil && len(e.Members) > 0 { // both leaders
		return append([]string(nil), e.Members...)
	}
	if key := f.Entity(i); key != "" && (!inert(f, key) || people(a, f, key, i)) {
		return append(namedBefore(a, f, i), key)
	}
	if counted[a.Tokens[i].Lemma] || a.Tokens[i].Pos == "NUM" {
		if of := All(a, f, After(a, i, "of")); len(of) > 0 {
			return of
		}
	}
	if !agents[strings.ToLower(a.Tokens[i].Lemma)] && !agents[Text(a, i)] {
		return nil
	}
	var out []string
	for _, c := range a.Children(i) {
		switch a.Tokens[c].Dep {
		case "amod", "compound", "poss", "nmod":
			for _, m := range Members(a, int(c)) {
				if key := f.Entity(m); key != "" && !serves(a, f, i, key) && !sided(a, m) {
					out = append(out, key)
				}
			}
		case "prep":
			if w := Text(a, int(c)); w == "from" || w == "of" || w == "in" {
				o := a.Child(int(c), "pobj")
				if o < 0 {
					continue
				}
				if p := beside(a, o); p >= 0 { // the President of Velmar, Ilsa Maren
					if e := f.ByID(f.Entity(p)); e != nil && e.Type == parley.Person {
						return []string{e.ID}
					}
				}
				if e := f.ByID(f.Entity(o)); e != nil && (w != "in" || e.Type == parley.Country) {
					out = append(out, e.ID)
				}
			}
		}
	}
	return Unique(out)
}

// namedIn are the people named in the list that explains the plural noun at i
// from the name at p on, up to its first verb: parsers seldom see long lists as
// one.
func namedIn(a *parley.Annotations, f *parley.Findings, i, p int) []string {
	var out []string
	from, end := a.Tokens[p].Left, a.Subtree(i).End
	if from > 0 && dash(a, from-1) { // up to the dash that closes it
		for k := from; k < a.Sentences[a.Tokens[i].Sent].End; k++ {
			if dash(a, k) {
				end = k
				break
			}
		}
	}
	for k := from; k < end && !IsVerb(a, k); k++ {
		if e := f.ByID(f.Entity(k)); e != nil && e.Type == parley.Person && a.Tokens[k].Pos == "PROPN" {
			out = append(out, e.ID)
		}
	}
	return out
}

// beside is the noun that explains the one at i, or -1; a parser sometimes takes
// it for a member of a list that has no and.
func beside(a *parley.Annotations, i int) int {
	if p := a.Child(i, "appos"); p >= 0 || a.Child(i, "cc") >= 0 {
		return p
	}
	return a.Child(i, "conj")
}

// Agent reports whether the noun at i is one for those who act for a country or
// house: official, delegation, troops.
func Agent(a *parley.Annotations, i int) bool {
	return agents[strings.ToLower(a.Tokens[i].Lemma)] || agents[Text(a, i)]
}

// serves reports whether the noun at i names people who are not the person they
// are named after: Maren's lawyer is another than Maren, while her government or
// her troops do what she does.
func serves(a *parley.Annotations, f *parley.Findings, i int, owner string) bool {
	e := f.ByID(owner)
	return e != nil && e.Type == parley.Person && !bodies[strings.ToLower(a.Tokens[i].Lemma)]
}

// namedBefore are the people whom a parser hung on the noun at i as if they
// described it: talks with Tesk and Calder leaders.
func namedBefore(a *parley.Annotations, f *parley.Findings, i int) []string {
	var out []string
	for _, c := range a.Children(i) {
		t := a.Tokens[c]
		if int(c) > i || t.Dep != "amod" && t.Dep != "compound" || a.Child(int(c), "cc") < 0 {
			continue
		}
		if e := f.ByID(f.Entity(int(c))); e != nil && e.Type == parley.Person && e.ID != f.Entity(i) {
			out = append(out, e.ID)
		}
	}
	return out
}

// Besides is the person named right before the name at i and joined to it with
// "and", where the parser hung the first name elsewhere (on a date before it).
func Besides(a *parley.Annotations, f *parley.Findings, i int) []string {
	const reach = 8 // tokens that a name with its title and country takes
	k := a.Tokens[i].Left - 1
	if k < 0 || Text(a, k) != "and" {
		return nil
	}
	for k--; k >= 0 && i-k < 2*reach && a.Tokens[k].Pos != "PUNCT" && !IsVerb(a, k); k-- {
		if e := f.ByID(f.Entity(k)); e != nil && e.Type == parley.Person && e.ID != f.Entity(i) {
			return []string{e.ID}
		}
	}
	return nil
}

// inert reports whether the entity is a place or a thing, which does nothing.
func inert(f *parley.Findings, key string) bool {
	e := f.ByID(key)
	return e != nil && (e.Type == parley.Place || e.Type == parley.EventE || e.Type == parley.OtherE)
}

// Modifiers are the keys of the entities that stand before the noun at i
// within its phrase: whose it is, of what country, between whom ("the
// Maren-Tesk meeting").
func Modifiers(a *parley.Annotations, f *parley.Findings, i int) []string {
	var out []string
	for _, c := range a.Children(i) {
		switch a.Tokens[c].Dep {
		case "poss":
			out = append(out, All(a, f, Members(a, int(c)))...)
		case "amod", "compound", "nmod", "npadvmod":
			for k := a.Tokens[c].Left; k <= a.Tokens[c].Right && k < i; k++ {
				if key := f.Entity(k); key != "" && (!inert(f, key) || people(a, f, key, k)) && !sided(a, k) {
					out = append(out, key)
				}
			}
		}
	}
	return Unique(out)
}

// sided reports whether the name at i tells only which side others are on: the
// rebels in "pro-Tarskan rebels" are not Tarsk.
func sided(a *parley.Annotations, i int) bool {
	k := i
	for k > 0 && a.Tokens[k-1].Sent == a.Tokens[i].Sent && (a.Tokens[k-1].Text == "-" || a.Tokens[k-1].Text == "‑") {
		k--
	}
	w := Text(a, max(k-1, 0))
	if k == i {
		w, _, _ = strings.Cut(Text(a, i), "-")
	}
	switch w {
	case "pro", "anti", "non":
		return true
	}
	return false
}

// people reports whether token i is the adjective of a place that is a party
// of its own, so that it speaks of its people ("a European commitment").
func people(a *parley.Annotations, f *parley.Findings, key string, i int) bool {
	e := f.ByID(key)
	if e == nil || e.Party == "" {
		return false
	}
	for _, m := range e.Mentions {
		if m.Kind == parley.AdjectiveMention && m.Span.Start <= a.Tokens[i].Start && a.Tokens[i].End <= m.Span.End {
			return true
		}
	}
	return false
}

// All are the keys of the entities that the nouns stand for.
func All(a *parley.Annotations, f *parley.Findings, nouns []int) []string {
	var out []string
	for _, n := range nouns {
		out = append(out, Who(a, f, n)...)
	}
	return Unique(out)
}

// Unique drops later doubles.
func Unique(keys []string) []string {
	seen := map[string]bool{}
	out := keys[:0:0]
	for _, k := range keys {
		if !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}

// Party is the key of the party that the entity with the key belongs to: the
// agenda's, or its country's code; "" for none.
func Party(f *parley.Findings, key string) string {
	e := f.ByID(key)
	switch {
	case e == nil:
		return ""
	case e.Party != "":
		return e.Party
	}
	return e.Country
}

// Unnamed reports whether the name of a group says no more than that they are
// leaders or sides: both leaders, the two presidents.
func Unnamed(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 0 && unnamed[words[len(words)-1]]
}

var unnamed = set("leaders", "presidents", "sides", "parties", "men", "ministers", "delegations", "both", "two", "participants")

// agents are nouns for those who act for a country or house. Rebels, militias and
// others who bear arms on their own account aren't among them, nor are firms.
var agents = set("side", "official", "leader", "force", "troop", "army", "military", "government", "administration", "minister",
	"ministry", "team", "delegation", "negotiator", "diplomat", "envoy", "spokesman", "spokeswoman", "spokesperson", "president",
	"premier", "aide", "soldier", "commander", "parliament", "lawmaker", "authority", "navy", "jet", "warplane", "drone", "missile",
	"artillery", "representative", "counterpart", "state", "country", "nation", "ally", "partner", "people", "chief", "head",
	"leadership", "officials", "forces", "troops", "police", "guard", "strike", "shelling", "mediator",
	"ambassador", "medium", "elite", "society", "public", "general", "secretary", "chancellor", "king", "queen", "senator",
	"capital", "bloc", "coalition", "house", "expert", "group", "movement", "forum", "party", "union", "court",
	"committee", "judge", "student", "activist", "worker", "farmer",
	"council", "cabinet", "agency", "commission", "opposition", "citizen", "refugee", "protester", "demonstrator", "crowd", "resident",
	"warship", "helicopter", "bomber", "faction", "regime", "junta",
	"legislature", "senate", "mission", "contingent", "unit", "battalion", "brigade", "tribe", "church", "network", "organization",
	"organisation", "association", "lawyer", "prosecutor", "mayor", "governor", "king", "prince", "sheikh", "emir", "premier")

// bodies are those of agents that act as one for the person who leads them.
var bodies = set("side", "force", "troop", "army", "military", "government", "administration", "ministry", "leadership", "regime", "cabinet",
	"coalition", "junta", "state", "country", "nation", "police", "authority", "artillery", "navy", "jet", "warplane", "drone", "missile")

// counted are nouns before "of" that count those who act: thousands of Velmari.
var counted = set("thousand", "hundred", "ten", "dozen", "score", "million", "majority", "number", "member", "group", "coalition", "some",
	"most", "many", "all", "both", "half", "part", "rest", "handful", "crowd", "leader", "official", "inhabitant", "people")
