package entity

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/gazetteer"
)

// readRoles finds what people are called: before the name (Tarskan President
// Goran Tesk), beside it (Henrik Aldane, a former Norrland envoy), and with is
// and was.
func (r *reader) readRoles() {
	for n := range r.mentions {
		m := r.mentions[n]
		if m.label != parley.Person || m.thing < 0 || m.kind != parley.NameMention {
			continue
		}
		r.addRole(m.thing, r.before(m))
		r.setCountryBefore(m)
		r.setCountryAfter(m)
		r.addRole(m.thing, r.beside(m))
		r.addRole(m.thing, r.withIs(m))
	}
}

// setCountryBefore takes the country from a possessor of the name itself
// (Tarsk's Goran Tesk).
func (r *reader) setCountryBefore(m mention) {
	k := m.First - 1
	if k < 1 || r.a.Tokens[k].Tag != "POS" || r.at[k-1] < 0 || !m.Has(r.a.Tokens[k-1].Head) {
		return
	}
	o := r.mentions[r.at[k-1]]
	if o.sense.Kind == gazetteer.CountryName && o.End == k {
		r.claim(m.thing, claim{o.sense.Code, o.sense.Code, trade})
	}
}

// setCountryAfter takes the country of somebody with an office from "of" after
// the name (President Ilsa Maren of Velmar).
func (r *reader) setCountryAfter(m mention) {
	t := &r.things[m.thing]
	if t.code != "" || len(t.roles) == 0 || m.End+1 >= len(r.a.Tokens) || r.lower(m.End) != "of" || !m.Has(r.a.Tokens[m.End].Head) {
		return
	}
	for i := m.End + 1; i < len(r.a.Tokens) && i < m.End+3; i++ {
		if n := r.at[i]; n >= 0 && r.mentions[n].sense.Kind != 0 && r.a.Tokens[r.mentions[n].head].Dep == "pobj" {
			r.claim(m.thing, claim{r.mentions[n].sense.Code, r.mentions[n].sense.Party, holds})
			return
		}
	}
}

// addRole notes what a person is called and whose that makes him or her.
func (r *reader) addRole(person int, rg parley.Range) {
	rg = r.a.Trim(rg, ",–—“”\"")
	if rg.First >= rg.End {
		return
	}
	ro := r.makeRole(rg)
	t := &r.things[person]
	for _, old := range t.roles {
		if old.Overlaps(rg) {
			return
		}
	}
	t.roles = append(t.roles, ro)
	if c, ok := r.claimOf(ro); ok {
		r.claim(person, c)
	}
	for i := rg.First; i < rg.End; i++ {
		r.offices[i] = true
		if g := gazetteer.TitleGender(r.lower(i)); g != gazetteer.Unknown && t.gender == gazetteer.Unknown {
			t.gender = g
		}
	}
}

func (r *reader) makeRole(rg parley.Range) role {
	ro := role{Range: rg, tense: gazetteer.OfficeTense(r.a.Text(rg))}
	for i := rg.First; i < rg.End; i++ {
		if head, n := r.titleEndingAt(i, rg.First); n > 0 {
			for len(ro.heads) > 0 && strings.HasSuffix(head, ro.heads[len(ro.heads)-1]) {
				ro.heads = ro.heads[:len(ro.heads)-1] // vice president, not president
			}
			ro.heads = append(ro.heads, head)
		}
	}
	r.setOwner(&ro)
	return ro
}

// titleEndingAt is the longest title that ends with token i and begins no
// earlier than from: its words and how many tokens it takes.
func (r *reader) titleEndingAt(i, from int) (string, int) {
	const most = 3
	for n := min(most, i-from+1); n > 0; n-- {
		words := r.wordsOf(parley.Range{First: i - n + 1, End: i + 1})
		switch r.g.Title(words) {
		case gazetteer.NoTitle, gazetteer.Honorific:
		default:
			return bare(words), n
		}
	}
	return "", 0
}

// bare is a title without ex- and -elect.
func bare(s string) string {
	s = strings.TrimSuffix(s, "-elect")
	for _, p := range []string{"ex-", "then-", "co-"} {
		s = strings.TrimPrefix(s, p)
	}
	return s
}

// before is the title that stands before a name with all that belongs to it.
func (r *reader) before(m mention) parley.Range {
	a := r.a
	none := parley.Range{}
	last := m.First - 1
	if last >= 0 && r.a.Tokens[last].Tag == "," || last < 0 || a.Tokens[last].Sent != a.Tokens[m.First].Sent {
		return none
	}
	first := last
	if g := gazetteer.TitleGender(r.lower(last)); g != gazetteer.Unknown && r.things[m.thing].gender == gazetteer.Unknown {
		r.things[m.thing].gender = g
	}
	if r.lower(last) == "counterpart" {
		for k := last - 1; k >= 0 && k > last-4; k-- {
			if r.isAdjective(k) && r.things[m.thing].code == "" {
				s := r.mentions[r.at[k]].sense
				r.claim(m.thing, claim{s.Code, s.Party, holds})
			}
		}
		return none
	}
	_, n := r.titleEndingAt(last, a.Sentences[a.Tokens[last].Sent].First)
	if n == 0 {
		// Secretary of State Maren: the office ends with a noun of its own.
		if from := r.officeOf(m.First); from >= 0 {
			first = from
		} else {
			return none
		}
	} else {
		first = last - n + 1
		if capital(a.Tokens[first].Text) != capital(a.Tokens[last].Text) && n == 1 {
			return none
		}
	}
	if !r.describes(last, m) {
		return none
	}
	sent := a.Sentences[a.Tokens[last].Sent]
	for k := first - 1; k >= sent.First && r.modifies(k, m.End); k-- {
		first = k
	}
	for first < last && (a.Tokens[first].Pos == "PUNCT" || a.Tokens[first].Tag == "CC" || a.Tokens[first].Tag == "POS") {
		first++
	}
	if r.belongsBefore(first, m) {
		first = r.mentions[r.at[first]].End
	}
	return parley.Range{First: first, End: last + 1}
}

// belongsBefore reports whether the country's name at token i ends the clause
// before and doesn't describe the person m: in "a deal to constrain Tarsk" and
// "President Tesk said", run together without a stop, the verb needs an object.
func (r *reader) belongsBefore(i int, m mention) bool {
	n := r.at[i]
	if n < 0 || i == 0 || r.a.Tokens[i-1].Sent != r.a.Tokens[i].Sent || r.mentions[n].End >= m.First {
		return false
	}
	o := &r.mentions[n]
	if o.sense.Kind != gazetteer.CountryName || acronym(r.slice(*o)) || r.a.Tokens[o.End].Tag == "POS" {
		return false
	}
	switch t := &r.a.Tokens[i-1]; t.Tag {
	case "VB":
	case "IN":
		switch t.Text {
		case "on", "with", "of", "in", "from", "over", "against", "about", "at":
		default:
			return false
		}
	default:
		return false
	}
	d := r.a.Tokens[r.conjunct(m.head)].Dep
	return d == "nsubj" || d == "nsubjpass" || m.Len() == 1 // a new president would be named in full
}

// officeOf finds "Secretary of State", "King of Jordan" that ends before token
// i and returns its first token, or -1.
func (r *reader) officeOf(i int) int {
	a := r.a
	for k := i - 2; k > i-6 && k >= 1; k-- {
		if a.Tokens[k].Sent != a.Tokens[i].Sent {
			return -1
		}
		if a.Tokens[k].Text != "of" && a.Tokens[k].Text != "for" {
			if a.Tokens[k].Pos == "PUNCT" || a.Tokens[k].Pos == "VERB" {
				return -1
			}
			continue
		}
		if _, n := r.titleEndingAt(k-1, max(0, k-4)); n > 0 && capital(a.Tokens[k-1].Text) && capital(a.Tokens[i-1].Text) {
			return k - n
		}
		return -1
	}
	return -1
}

// describes reports whether the title at token i belongs to the name m rather
// than to a word before it (told the president Tesk had left).
func (r *reader) describes(i int, m mention) bool {
	a := r.a
	if capital(a.Tokens[i].Text) {
		return true
	}
	h := a.Tokens[i].Head
	return m.Has(h) || a.Tokens[m.head].Head == i || a.Tokens[i].Dep == "compound" || a.Tokens[i].Dep == "nmod"
}

// modifies reports whether token k goes on to the left of a title.
func (r *reader) modifies(k, end int) bool {
	t := &r.a.Tokens[k]
	switch t.Tag {
	case "NNP", "NNPS", "JJ", "NN", "HYPH", "POS", "AFX", "VBG", "VBN", "NNS", "JJS":
	case "RB":
		return t.Text == "then" || t.Text == "Then"
	default:
		return t.Text == "-" || t.Text == "ex"
	}
	if t.Tag == "VBG" && t.Text != "acting" && t.Text != "Acting" && t.Text != "outgoing" && t.Text != "incoming" && t.Text != "sitting" {
		return false
	}
	if t.Head < k || t.Head >= end || t.Blank {
		return false
	}
	if n := r.at[k]; n >= 0 && r.mentions[n].label == parley.Person && t.Tag != "POS" {
		return false
	}
	return t.Dep != "npadvmod" && t.Dep != "nsubj" && t.Dep != "dobj"
}

// beside is a description in apposition to a name, after it or before it.
func (r *reader) beside(m mention) parley.Range {
	a := r.a
	for _, c := range a.Children(m.head) {
		if int(c) >= m.End && a.Tokens[c].Dep == "appos" && r.isRole(int(c)) {
			return r.roleAround(int(c), m.End)
		}
	}
	if rg := r.officeBeforeComma(m); rg.Len() > 0 {
		return rg
	}
	head := a.Tokens[m.head].Head
	if a.Tokens[m.head].Dep == "appos" && head < m.First && r.isRole(head) {
		if !strings.Contains(a.Text(parley.Range{First: head, End: m.First}), ",") && m.First-head > 1 {
			return parley.Range{}
		}
		rg := parley.Range{First: a.Tokens[head].Left, End: m.First}
		return r.cutRole(rg, head)
	}
	return parley.Range{}
}

// officeBeforeComma is "the President of Tarsk" in "the President of Tarsk,
// Goran Tesk," and "the Tarskan envoy to Velmar", where the parser took the name to stand beside the country.
func (r *reader) officeBeforeComma(m mention) parley.Range {
	a := r.a
	comma := m.First - 1
	if comma < 3 || a.Tokens[comma].Text != "," || !r.besideNotAmong(m.head) || r.at[comma-1] < 0 {
		return parley.Range{}
	}
	country := r.mentions[r.at[comma-1]]
	of := country.First - 1
	if of > 0 && r.lower(of) == "the" {
		of--
	}
	if country.sense.Type != parley.Country || of < 1 || !r.isRole(of-1) {
		return parley.Range{}
	}
	switch r.lower(of) {
	case "of", "to", "for", "in":
	default:
		return parley.Range{}
	}
	return parley.Range{First: r.phrase(of - 1).First, End: country.End}
}

// besideNotAmong reports whether the noun at i explains the one before it; the
// parser sometimes takes such a noun for a member of a list that has no and.
func (r *reader) besideNotAmong(i int) bool {
	t := &r.a.Tokens[i]
	return t.Dep == "appos" || t.Dep == "conj" && t.Head < i && r.a.Child(t.Head, "cc") < 0
}

// isRole reports whether the noun at i is an office, a rank or a trade in the
// singular.
func (r *reader) isRole(i int) bool {
	if r.at[i] >= 0 && r.mentions[r.at[i]].label == parley.Person || r.a.Tokens[i].Tag != "NN" && r.a.Tokens[i].Tag != "NNP" {
		return false
	}
	_, n := r.titleEndingAt(i, max(0, i-2))
	return n > 0
}

func (r *reader) roleAround(i, from int) parley.Range {
	rg := r.a.Subtree(i)
	rg.First = max(rg.First, from)
	return r.cutRole(rg, i)
}

// cutRole ends a description before a relative clause, a participle or a
// comma, and begins it after what introduces it.
func (r *reader) cutRole(rg parley.Range, head int) parley.Range {
	a := r.a
	for i := head + 1; i < rg.End; i++ {
		t := &a.Tokens[i]
		if t.Text == "," || t.Text == "(" || t.Text == "—" || t.Text == "–" || t.Text == ";" || t.Tag == "WP" || t.Tag == "WDT" || t.Tag == "IN" && i+1 < len(a.Tokens) && a.Tokens[i+1].Tag[0] == 'W' ||
			t.Pos == "VERB" && (t.Dep == "acl" || t.Dep == "relcl" || t.Dep == "advcl") || t.Text == "”" {
			rg.End = i
			break
		}
		if t.Tag == "CC" && i+1 < rg.End && a.Tokens[i+1].Tag == "DT" { // director of this and a professor of that
			rg.End = i
			break
		}
	}
	for rg.End-1 > head && a.Tokens[rg.End-1].Tag == "RB" {
		rg.End--
	}
	for i := head - 1; i >= rg.First; i-- {
		if s := a.Tokens[i].Text; s == "," || s == "—" || s == "–" || s == "(" || s == ":" || s == "“" {
			rg.First = i + 1
			break
		}
	}
	for i := rg.First; i < head; i++ {
		switch r.lower(i) {
		case "only", "first", "last", "latest", "same", "next": // says nothing of an office
			return parley.Range{}
		}
	}
	if rg.Len() > 14 {
		return parley.Range{}
	}
	return withoutPossessor(a, a.Trim(rg, ",–—()."))
}

// whoseBefore reports whether the verb is that of a clause which "whose" begins
// between a name and it: in "Orsk, whose father, Leonid Kelm, was president" the
// parser may take Orsk for the subject.
func (r *reader) whoseBefore(from, verb int) bool {
	for k := verb - 1; k >= from && !clause.IsVerb(r.a, k); k-- {
		if r.a.Tokens[k].Tag == "WP$" {
			return true
		}
	}
	return false
}

// withIs is the office in "Tesk is the president of Tarsk", "Aldane, who was
// an envoy", "Aldane, who served as envoy".
func (r *reader) withIs(m mention) parley.Range {
	a := r.a
	t := &a.Tokens[m.head]
	verb := t.Head
	if t.Dep == "relcl" || t.Dep != "nsubj" {
		verb = -1
		for _, c := range a.Children(m.head) {
			if a.Tokens[c].Dep == "relcl" && a.Child(int(c), "nsubj") >= 0 && a.Tokens[a.Child(int(c), "nsubj")].Tag == "WP" {
				verb = int(c)
			}
		}
	}
	if verb < 0 || r.whoseBefore(m.End, verb) || clause.Negated(a, verb) || clause.Modal(a, verb) != "" {
		return parley.Range{}
	}
	if a.Tokens[verb].Lemma == "serve" || a.Tokens[verb].Lemma == "act" {
		for _, c := range a.Children(verb) {
			if r.lower(int(c)) == "as" {
				if o := a.Child(int(c), "pobj"); o >= 0 && r.isRole(o) {
					return r.roleAround(o, int(c)+1)
				}
			}
		}
	}
	if a.Tokens[verb].Lemma != "be" {
		return parley.Range{}
	}
	if o := a.Child(verb, "attr"); o > verb && r.isRole(o) && clause.Status(a, verb) == parley.Happened {
		return r.roleAround(o, verb+1)
	}
	return parley.Range{}
}
