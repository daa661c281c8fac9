package entity

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/lexicon"
	"github.com/parley-record/parley/internal/name"
)

// nominals links descriptions whose referent is certain: the Tarskan
// president, Velmar's foreign minister, the ex-president, the Maren
// administration, the Tarskan side.
func (r *reader) nominals() {
	var found []mention
	for i := range r.a.Tokens {
		government := governmentNouns[r.lower(i)]
		if r.named(i) || r.heading[i] || !government && !r.isRole(i) || r.inRole(i) {
			continue
		}
		c := r.withCountry(r.phrase(i))
		if c.Len() < 2 {
			continue
		}
		m := r.over(c)
		m.head, m.kind = i, parley.NominalMention
		if government {
			m.thing = r.government(c, i)
		} else {
			m.thing, m.sure = r.holder(c, i, found)
		}
		if m.thing >= 0 {
			found = append(found, m)
		}
	}
	for _, m := range found {
		if r.things[m.thing].typ == parley.Person {
			r.addRole(m.thing, withoutPossessor(r.a, m.Range))
		}
	}
	r.mentions = append(r.mentions, found...)
	r.index()
}

// phrase is the noun phrase that token i heads, up to its determiner or
// possessor and no further than i. It is read from the tags, since the parser
// often trips over ex- and the like.
func (r *reader) phrase(i int) parley.Range {
	first := i
	if _, n := r.titleEndingAt(i, max(0, i-3)); n > 0 {
		first = i - n + 1
	}
	sent := r.a.Sentences[r.a.Tokens[i].Sent]
	for k := first - 1; k >= sent.First; k-- {
		t := &r.a.Tokens[k]
		switch t.Tag {
		case "DT", "PRP$":
			return parley.Range{First: k, End: i + 1}
		case "JJ", "JJR", "JJS", "NNP", "NNPS", "NN", "NNS", "POS", "HYPH", "VBN", "VBG", "CD":
			if t.Tag != "POS" && (t.Head < k || t.Head > i) {
				return parley.Range{First: first, End: i + 1}
			}
		default:
			return parley.Range{First: first, End: i + 1}
		}
		first = k
	}
	return parley.Range{First: first, End: i + 1}
}

// withCountry is a noun phrase with the country that "of" adds to it (the
// President of Tarsk), or the phrase itself.
func (r *reader) withCountry(c parley.Range) parley.Range {
	if c.End >= len(r.a.Tokens) || r.lower(c.End) != "of" {
		return c
	}
	i := c.End + 1
	if i < len(r.a.Tokens) && r.lower(i) == "the" {
		i++
	}
	if i < len(r.a.Tokens) && r.at[i] >= 0 {
		if m := r.mentions[r.at[i]]; m.sense.Type == parley.Country && m.kind == parley.NameMention {
			return parley.Range{First: c.First, End: m.End}
		}
	}
	return c
}

// withoutPossessor drops "his own" and the like from a description.
func withoutPossessor(a *parley.Annotations, rg parley.Range) parley.Range {
	if t := a.Tokens[rg.First].Tag; t == "PRP$" || t == "WP$" {
		rg.First++
		if rg.First < rg.End && a.Tokens[rg.First].Text == "own" {
			rg.First++
		}
	}
	return rg
}

func (r *reader) named(i int) bool {
	return r.at[i] >= 0 && r.mentions[r.at[i]].kind == parley.NameMention
}

// inRole reports whether token i belongs to a description beside a name.
func (r *reader) inRole(i int) bool { return r.offices[i] }

var governmentNouns = map[string]bool{
	"government": true, "administration": true, "leadership": true, "side": true, "authorities": true, "delegation": false,
}

// government is the government that a description names by a country or by
// the person who leads it, or -1.
func (r *reader) government(c parley.Range, head int) int {
	for i := c.First; i < head; i++ {
		if r.a.Tokens[i].Tag == "POS" && r.lower(head) == "side" { // on Velmar's side
			return -1
		}
	}
	for i := head - 1; i >= c.First; i-- {
		n := r.at[i]
		if n < 0 || r.onlyAttached(int(n)) {
			continue
		}
		m := r.mentions[n]
		switch {
		case m.sense.Type == parley.Country && (m.kind == parley.AdjectiveMention || m.kind == parley.NameMention):
			return r.put("government:"+m.sense.Code, parley.Org, m.sense)
		case m.label == parley.Person && m.thing >= 0 && r.lower(head) == "administration":
			if code := r.things[m.thing].code; code != "" {
				return r.put("government:"+code, parley.Org, gazetteer.Sense{Code: code, Party: code})
			}
			return r.put("administration:"+r.things[m.thing].key, parley.Org, gazetteer.Sense{})
		}
	}
	return -1
}

// holder is the person who holds the office of a description, and how sure
// that is; -1 where several could.
func (r *reader) holder(c parley.Range, head int, found []mention) (int, float64) {
	first := r.a.Tokens[c.First]
	possessed := r.possessorCode(c)
	if possessed == "" && first.Tag != "DT" && first.Tag != "NNP" && first.Tag != "JJ" {
		return -1, 0
	}
	if s := strings.ToLower(first.Text); s == "a" || s == "an" || s == "any" || s == "no" || s == "every" || s == "another" || s == "some" || s == "each" || s == "neither" || s == "either" || s == "which" || s == "whose" {
		return -1, 0
	}
	if d := r.a.Tokens[head].Dep; d == "attr" || d == "appos" || d == "oprd" || d == "compound" {
		return -1, 0
	}
	if c.End == head+1 && r.of(head) {
		return -1, 0
	}
	ro := r.makeRole(c)
	if len(ro.heads) == 0 {
		return -1, 0
	}
	if ro.code == "" {
		ro.code = possessed
	}
	if ro.code == "" && first.Tag != "DT" {
		return -1, 0
	}
	return r.match(ro, c, found)
}

// unnamed finds people who speak and have no name in the report (Tarsk's
// foreign ministry spokeswoman said). A description with the or a possessor is
// the same person each time, one with a is another each time.
func (r *reader) unnamed() {
	var found []mention
	for i := range r.a.Tokens {
		t := &r.a.Tokens[i]
		if t.Tag != "NN" || r.at[i] >= 0 && r.mentions[r.at[i]].kind != parley.AdjectiveMention || r.heading[i] || !r.isRole(i) || r.inRole(i) {
			continue
		}
		if _, says := lexicon.Verb(r.a.Tokens[t.Head].Lemma); t.Dep != "nsubj" || !says || r.a.Child(i, "conj", "appos") >= 0 {
			continue
		}
		c := r.withCountry(r.phrase(i))
		if c.Len() < 2 || r.a.Tokens[c.First].Tag == "PRP$" {
			continue
		}
		key := "unnamed:" + name.Fold(r.a.Text(c))
		if d := r.lower(c.First); d == "a" || d == "an" || d == "another" || d == "one" {
			key += "@" + strconv.Itoa(i)
		} else if !r.particular(c) {
			continue
		}
		m := r.over(c)
		m.head, m.kind, m.sure = i, parley.NominalMention, 0.9
		m.thing = r.put(key, parley.Person, gazetteer.Sense{})
		found = append(found, m)
	}
	for _, m := range found {
		r.addRole(m.thing, m.Range)
	}
	r.mentions = append(r.mentions, found...)
	r.index()
}

// particular reports whether a description says enough to be one person: it
// names a country, a body or a house.
func (r *reader) particular(c parley.Range) bool {
	for i := c.First; i < c.End; i++ {
		if r.at[i] >= 0 && r.mentions[r.at[i]].label != parley.Person {
			return true
		}
	}
	return false
}

// possessorCode is the country before 's in a noun phrase, or "".
func (r *reader) possessorCode(c parley.Range) string {
	for i := c.First; i+1 < c.End; i++ {
		if r.a.Tokens[i+1].Tag == "POS" && r.at[i] >= 0 {
			return r.mentions[r.at[i]].sense.Code
		}
	}
	return ""
}

// of reports whether the noun at i has an of-phrase, which names something
// else than the country alone (president of the court).
func (r *reader) of(i int) bool {
	for _, c := range r.a.Children(i) {
		if int(c) > i && r.lower(int(c)) == "of" {
			return true
		}
	}
	return false
}

// match finds the one person whose roles fit. A country must be known to be the
// person's own: after "President Maren welcomed guests", "the Tarskan president
// smiled" is about a guest. Of several whom a bare office
// fits (the President) it is the one who was last called by the office, where
// the three sentences before tell of no other, or the last one described so.
func (r *reader) match(ro role, at parley.Range, found []mention) (int, float64) {
	office := ro.heads[len(ro.heads)-1]
	var fits []int
	for n := range r.things {
		t := &r.things[n]
		if t.typ != parley.Person {
			continue
		}
		for _, have := range t.roles {
			if !sameOffice(office, have, r.g) || ro.tense != have.tense && ro.tense == gazetteer.Former {
				continue
			}
			if ro.code == "" || ro.code == t.code {
				fits = append(fits, n)
				break
			}
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0], 0.9
	case len(fits) > 1 && ro.code != "":
		return r.mostNamed(fits)
	case len(fits) > 1:
		return r.lastCalled(fits, at, found)
	}
	return -1, 0
}

// lastCalled is the one of several office-holders who is named or described in
// the three sentences before a description and in its own, or -1.
func (r *reader) lastCalled(fits []int, at parley.Range, found []mention) (int, float64) {
	sent := r.a.Tokens[at.First].Sent
	first, last := r.between(r.a.Sentences[max(0, sent-3)].First, at.First)
	one := -1
	for _, m := range append(slices.Clone(r.mentions[first:last]), found...) {
		if !contains(fits, m.thing) || sent-r.a.Tokens[m.First].Sent > 3 || m.thing == one {
			continue
		}
		if one >= 0 {
			return -1, 0
		}
		one = m.thing
	}
	const far = 8 // sentences, for a list between
	for k := len(found) - 1; k >= 0 && one < 0 && sent-r.a.Tokens[found[k].First].Sent <= far; k-- {
		if contains(fits, found[k].thing) {
			one = found[k].thing
		}
	}
	return one, 0.7
}

// sameOffice reports whether somebody with the role have can be called by the
// office. "Leader" fits heads of state and government.
func sameOffice(office string, have role, g *gazetteer.Gazetteer) bool {
	if slices.Contains(have.heads, office) {
		return true
	}
	if office == "leader" || office == "head of state" {
		return slices.ContainsFunc(have.heads, func(h string) bool { return g.Title(h) == gazetteer.State })
	}
	return office == "premier" && slices.Contains(have.heads, "prime minister")
}

// mostNamed is the person who is named far more often than the others.
func (r *reader) mostNamed(people []int) (int, float64) {
	count := map[int]int{}
	for _, m := range r.mentions {
		if m.thing >= 0 {
			count[m.thing]++
		}
	}
	slices.SortStableFunc(people, func(a, b int) int { return count[b] - count[a] })
	if count[people[0]] >= 3*count[people[1]] {
		return people[0], 0.6
	}
	return -1, 0
}
