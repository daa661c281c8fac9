package entity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// identify says for each name which thing it names.
func (r *reader) identify() {
	r.identifyPeople()
	acronyms := r.acronyms()
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.thing >= 0 {
			continue
		}
		switch m.sense.Kind {
		case gazetteer.CountryName, gazetteer.Adjective:
			if m.sense.Type == parley.Country {
				m.thing = r.put("country:"+m.sense.Code, parley.Country, m.sense)
			} else {
				m.thing = r.put("region:"+m.sense.Name, m.sense.Type, m.sense)
			}
		case gazetteer.RegionName:
			m.thing = r.put("region:"+m.sense.Name, m.sense.Type, m.sense)
		case gazetteer.People:
			m.thing = r.put("people:"+m.sense.Name, parley.Group, m.sense)
		case gazetteer.Capital, gazetteer.Byword:
			r.identifySeat(m)
		case gazetteer.Wording:
			m.thing = r.put("party:"+m.sense.Party, parley.Org, m.sense)
		case gazetteer.Organisation, gazetteer.Other:
			m.thing = r.put("org:"+m.sense.Name, m.sense.Type, m.sense)
		default:
			r.identifyOther(m, acronyms)
		}
	}
}

// identifySeat reads a capital or a house as the government or as a place.
func (r *reader) identifySeat(m *mention) {
	if !r.inBodysName(m) && r.standsForGovernment(m) {
		m.kind = parley.MetonymMention
		m.thing = r.put("government:"+m.sense.Code, parley.Org, m.sense)
		return
	}
	s := m.sense
	s.Party = ""
	m.label = parley.Place
	m.thing = r.put("place:"+name.Fold(r.slice(*m)), parley.Place, s)
}

// inBodysName reports whether m is only a part of the name of a body (the
// Port Velm Institute), which isn't the government's for that.
func (r *reader) inBodysName(m *mention) bool {
	for n := max(0, int(r.at[m.head])-8); n < len(r.mentions) && r.mentions[n].First <= m.First; n++ {
		o := &r.mentions[n]
		if o.label == parley.Org && o.start <= m.start && m.end <= o.end && o.end-o.start > m.end-m.start {
			return true
		}
	}
	return false
}

// at, in and the like before a capital speak of the place.
var placePreps = map[string]bool{
	"in": true, "at": true, "near": true, "outside": true, "inside": true, "into": true, "around": true, "across": true,
	"throughout": true, "via": true, "through": true, "over": true, "within": true,
}

// motion are verbs and nouns after which "to X", "from X" and a bare X speak of a place.
var motion = map[string]bool{
	"go": true, "travel": true, "fly": true, "come": true, "arrive": true, "return": true, "visit": true, "trip": true, "flight": true,
	"head": true, "journey": true, "drive": true, "move": true, "leave": true, "depart": true, "reach": true, "invite": true,
	"invitation": true, "dispatch": true, "eject": true, "walk": true, "escort": true, "bring": true, "take": true, "rush": true,
	"welcome": true, "march": true, "strike": true, "attack": true, "bomb": true, "shell": true, "assault": true, "raid": true,
	"capture": true, "enter": true, "hit": true, "flee": true, "tour": true, "summon": true, "land": true, "highway": true, "road": true, "route": true, "train": true, "city": true, "capital": true, "town": true, "place": true,
}

// seatNouns after a capital or a house speak of the place (Moscow airport, a White House meeting).
var seatNouns = map[string]bool{
	"meeting": true, "summit": true, "talk": true, "talks": true, "visit": true, "airport": true, "region": true, "lawn": true, "dinner": true,
	"ceremony": true, "conference": true, "suburb": true, "street": true, "station": true, "mayor": true, "resident": true, "attack": true,
	"encounter": true, "session": true, "gathering": true, "hotel": true, "showdown": true, "lunch": true, "complex": true, "wall": true,
	"reception": true, "event": true, "negotiation": true, "round": true, "trip": true, "stop": true, "area": true, "metro": true,
	"appearance": true, "clash": true, "speech": true, "peace": true, "agreement": true, "accord": true, "memorandum": true, "time": true,
}

func (r *reader) standsForGovernment(m *mention) bool {
	a, i := r.a, m.head
	t := &a.Tokens[i]
	if m.End < len(a.Tokens) && a.Tokens[m.End].Text == "," && r.followedByPlace(m) {
		return false
	}
	if strings.Contains(r.slice(*m), "D.C.") || m.End < len(a.Tokens) && a.Tokens[m.End].Text == "-" && m.End+1 < len(a.Tokens) && a.Tokens[m.End+1].Text == "based" {
		return false
	}
	if next := m.End; next < len(a.Tokens) && (seatNouns[a.Tokens[next].Lemma] || seatNouns[r.lower(next)]) {
		return false
	}
	switch t.Dep {
	case "compound", "nmod", "amod":
		return !seatNouns[a.Tokens[t.Head].Lemma] && !seatNouns[r.lower(t.Head)]
	case "appos":
		return m.sense.Kind == gazetteer.Byword && !motion[a.Tokens[t.Head].Lemma]
	case "npadvmod":
		return false
	case "dobj":
		return !motion[a.Tokens[t.Head].Lemma]
	case "conj":
		if first := r.firstConjunct(i); first != i {
			return r.governs(m, first)
		}
	}
	return r.governs(m, i)
}

// governs judges by the preposition over token i.
func (r *reader) governs(m *mention, i int) bool {
	a := r.a
	t := &a.Tokens[i]
	switch t.Dep {
	case "pobj":
		prep := t.Head
		word := r.lower(prep)
		if placePreps[word] || word == "of" && m.sense.Kind == gazetteer.Capital {
			return false
		}
		governor := &a.Tokens[a.Tokens[prep].Head]
		if (word == "from" || word == "to" || word == "for" || word == "on" || word == "against" || word == "like" || word == "as" || word == "including") && motion[governor.Lemma] {
			return false
		}
		if word == "from" && m.sense.Kind == gazetteer.Byword {
			return governor.Pos == "NOUN"
		}
	case "dobj":
		return !motion[a.Tokens[t.Head].Lemma]
	case "ROOT":
		return !r.heading[i] && clause.IsVerb(a, i)
	}
	return true
}

func (r *reader) firstConjunct(i int) int {
	for r.a.Tokens[i].Dep == "conj" && r.a.Tokens[i].Head < i {
		i = r.a.Tokens[i].Head
	}
	return i
}

// followedByPlace reports whether "Port Velm, Velmar" follows.
func (r *reader) followedByPlace(m *mention) bool {
	next := m.End + 1
	if next >= len(r.a.Tokens) || r.at[next] < 0 {
		return false
	}
	o := r.mentions[r.at[next]]
	return o.First == next && (o.sense.Kind == gazetteer.CountryName || o.sense.Kind == gazetteer.RegionName) && r.a.Tokens[o.head].Dep == "appos"
}

// identifyOther names a thing that no list knows by its wording.
func (r *reader) identifyOther(m *mention, acronyms map[string]string) {
	w := r.slice(*m)
	if code := r.half(m, w); code != "" {
		m.kind, m.label = parley.NameMention, parley.Country
		m.thing = r.put("country:"+code, parley.Country, gazetteer.Sense{Code: code, Party: code})
		return
	}
	if full, ok := acronyms[w]; ok {
		w = full
	}
	prefix := "name:"
	if m.label == parley.OtherE {
		prefix = "law:"
	}
	code := ""
	if m.label == parley.Org {
		code = r.ownerOf(m)
	}
	if code != "" && strings.Contains(strings.ToLower(w), "government") {
		m.thing = r.put("government:"+code, parley.Org, gazetteer.Sense{Code: code, Party: code})
		return
	}
	m.thing = r.put(prefix+name.Fold(w), m.label, gazetteer.Sense{})
	if t := &r.things[m.thing]; t.code == "" {
		t.code, t.party = code, code
	}
}

// half is the code of the one country of the report whose name begins with the
// point of the compass that m is (the North, where a report tells of North
// Korea), or "".
func (r *reader) half(m *mention, w string) string {
	prev := m.First - 1
	if w != "North" && w != "South" || prev < 0 || r.lower(prev) != "the" || m.End < len(r.a.Tokens) && r.a.Tokens[m.head].Head == m.End {
		return ""
	}
	code := ""
	for _, o := range r.mentions {
		if o.sense.Kind != gazetteer.CountryName || !strings.HasPrefix(o.sense.Name, w+" ") || o.sense.Code == code {
			continue
		}
		if code != "" {
			return ""
		}
		code = o.sense.Code
	}
	return code
}

// ownerOf is the country whose body m is by its name: an adjective or U.S.
// begins it and it is a part of the state (no firm, club or news agency), or it
// is the ministry, bank or the like of a country.
func (r *reader) ownerOf(m *mention) string {
	for _, n := range r.within(m.Range) {
		o := r.mentions[n]
		if o.sense.Type != parley.Country || o.Range == m.Range {
			continue
		}
		begins := o.First == m.First && (o.kind == parley.AdjectiveMention || acronym(r.slice(o)) || r.a.Tokens[o.End].Tag == "POS") &&
			r.stateBody(o.End, m.End) && !r.onlyAttached(n) && !r.withAnother(n, m.Range)
		ends := o.End == m.End && o.First > m.First+1 && r.lower(o.First-1) == "of" && ownBodies[r.lower(m.First)]
		if begins || ends {
			return o.sense.Code
		}
	}
	return ""
}

var ownBodies = map[string]bool{
	"government": true, "bank": true, "parliament": true, "ministry": true, "embassy": true, "council": true, "supreme": true, "army": true,
}

// acronyms reads "Norrland Monitoring Mission (NMM)" and gives for each
// acronym the name that it stands for.
func (r *reader) acronyms() map[string]string {
	out := map[string]string{}
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.label != parley.Org && m.label != parley.Place || m.End+2 >= len(r.a.Tokens) || r.a.Tokens[m.End].Text != "(" || r.a.Tokens[m.End+2].Text != ")" {
			continue
		}
		short := r.a.Tokens[m.End+1].Text
		if acronym(short) && initials(r.slice(*m)) == strings.ReplaceAll(short, ".", "") {
			out[short] = r.slice(*m)
		}
	}
	return out
}

func initials(full string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(full, func(c rune) bool { return unicode.IsSpace(c) || c == '-' }) {
		for _, c := range w {
			if unicode.IsUpper(c) {
				b.WriteRune(c)
			}
			break
		}
	}
	return b.String()
}

// identifyPeople joins full names and surnames.
func (r *reader) identifyPeople() {
	bySurname := map[string][]int{}
	r.sons = name.FatherAndSon(r.fullNames())
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.label != parley.Person || m.sense.Kind != 0 {
			continue
		}
		given, last := name.Parts(r.slice(*m))
		if given == "" {
			continue
		}
		m.thing = r.person(given, last, r.generation(r.slice(*m)), bySurname)
	}
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.label != parley.Person || m.sense.Kind != 0 || m.thing >= 0 {
			continue
		}
		_, last := name.Parts(r.slice(*m))
		key := name.SurnameKey(last)
		same := r.meant(n, bySurname[key])
		if g := name.Generation(r.slice(*m)); g != "" {
			same = slices.DeleteFunc(same, func(p int) bool { return r.things[p].generation != g })
		}
		if who := r.byGiven(n, same); who >= 0 {
			same = []int{who}
		}
		switch len(same) {
		case 0:
			m.thing = r.put("person:"+name.Fold(last), parley.Person, gazetteer.Sense{})
			r.things[m.thing].surname = last
			r.things[m.thing].gender = r.g.Gender(last) // a lone given name
			if g := r.titleGender(n); g != gazetteer.Unknown {
				r.things[m.thing].gender = g // Mrs Holm
			}
			bySurname[key] = append(bySurname[key], m.thing)
		case 1:
			m.thing = same[0]
		default:
			m.thing, m.sure = r.likeliest(n, same), 0.6
		}
	}
}

// fullNames are the people's names of several words.
func (r *reader) fullNames() []string {
	var out []string
	for _, m := range r.mentions {
		if m.label == parley.Person && m.sense.Kind == 0 {
			out = append(out, r.slice(m))
		}
	}
	return out
}

// generation is the suffix of a full name where it tells a son from his father.
func (r *reader) generation(full string) string {
	if !r.sons[name.Family(full)] {
		return ""
	}
	return name.Generation(full)
}

// byGiven is the one person named before mention n whose given name it is,
// where none of those with that surname was named before it, or -1.
func (r *reader) byGiven(n int, surnamed []int) int {
	w := r.slice(r.mentions[n])
	who := -1
	for k := 0; k < n; k++ {
		p := r.mentions[k].thing
		if p < 0 || r.mentions[k].label != parley.Person {
			continue
		}
		if contains(surnamed, p) {
			return -1
		}
		if f := strings.Fields(r.things[p].given); len(f) > 0 && f[0] == w && p != who {
			if who >= 0 {
				return -1
			}
			who = p
		}
	}
	return who
}

// person finds or makes the person with a full name.
func (r *reader) person(given, last, generation string, bySurname map[string][]int) int {
	key := name.SurnameKey(last)
	for _, n := range bySurname[key] {
		if name.SameGiven(r.things[n].given, given) && r.things[n].generation == generation {
			return n
		}
	}
	n := r.put("person:"+name.Fold(strings.TrimSpace(given+" "+last+" "+generation)), parley.Person, gazetteer.Sense{})
	t := &r.things[n]
	t.given, t.surname, t.generation = given, last, generation
	t.gender = r.g.Gender(strings.Fields(given)[0])
	bySurname[key] = append(bySurname[key], n)
	return n
}
