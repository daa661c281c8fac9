package entity

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
)

// claim is one place where the report says whose somebody is. Its code and
// party are both empty where the office is a body's that is no party.
type claim struct {
	code, party string
	weight      weight
}

// weight orders claims: those of a weightier kind make the lighter ones void.
type weight uint8

const (
	trade  weight = iota // a Tarskan diplomat
	former               // the former Tarskan president
	holds                // the Tarskan president
)

func (c claim) key() string {
	if c.party != "" {
		return c.party
	}
	return c.code
}

// claim notes what an office says of whose somebody is and decides anew.
func (r *reader) claim(person int, c claim) {
	t := &r.things[person]
	t.claims = append(t.claims, c)
	t.code, t.party = "", ""
	if best, ok := decideClaims(t.claims); ok {
		t.code, t.party = best.code, best.party
	}
}

// decideClaims is what the weightiest claims agree on. Where they don't, the
// one made at least three times as often as any other wins; otherwise nobody
// can tell. Of equal claims one with a country tells more.
func decideClaims(all []claim) (claim, bool) {
	top := trade
	for _, c := range all {
		top = max(top, c.weight)
	}
	var best []claim
	var count []int
	for _, c := range all {
		if c.weight != top {
			continue
		}
		k := 0
		for k < len(best) && best[k].key() != c.key() {
			k++
		}
		if k == len(best) {
			best, count = append(best, c), append(count, 0)
		}
		count[k]++
		if best[k].code == "" {
			best[k] = c
		}
	}
	for k := range best {
		wins := true
		for o := range best {
			wins = wins && (o == k || count[k] >= 3*count[o])
		}
		if wins {
			return best[k], true
		}
	}
	return claim{}, false
}

// claimOf is what a role says of whose its holder is; false where it says
// nothing.
func (r *reader) claimOf(ro role) (claim, bool) {
	c := claim{code: ro.code, party: ro.party, weight: trade}
	if ro.code == "" && ro.party == "" && !ro.body {
		return claim{}, false
	}
	for _, h := range ro.heads {
		if k := r.g.Title(h); k == gazetteer.State || k == gazetteer.Office {
			c.weight = holds
		}
	}
	if c.weight == holds && ro.tense == gazetteer.Former {
		c.weight = former
	}
	return c, true
}

// setOwner finds the country or body whose office the role is: the one that
// describes the office (the Tarskan envoy to Velmar), or that "of" and "at" add
// (president of Tarsk, spokeswoman at NATO). What the office deals with, who
// backs its holder and where he or she comes from don't count.
func (r *reader) setOwner(ro *role) {
	if r.private(*ro) {
		return
	}
	for _, n := range r.within(ro.Range) {
		o := &r.mentions[n]
		if o.sense.Code == "" && o.sense.Party == "" && o.label != parley.Org || o.label == parley.Person {
			continue
		}
		if r.onlyAttached(n) || !r.owns(o, ro.Range) {
			continue
		}
		if r.topic(o, ro.heads) {
			continue
		}
		if b := r.bodyAround(o); b != nil {
			ro.body = true
			ro.code, ro.party = r.things[b.thing].code, r.things[b.thing].party
			return
		}
		if r.withAnother(n, ro.Range) {
			return
		}
		ro.body = o.label == parley.Org
		ro.code, ro.party = o.sense.Code, o.sense.Party
		if o.sense.Kind == gazetteer.Organisation {
			ro.code = ""
		}
		if ro.code != "" {
			ro.party = ro.code
		}
		if ro.party == "" && o.thing >= 0 {
			ro.code, ro.party = r.things[o.thing].code, r.things[o.thing].party
		}
		return
	}
}

// topic reports whether a country's bare name before an office says what the
// office deals with: a Tarsk adviser, where a Tarsk minister is one of Tarsk's.
func (r *reader) topic(o *mention, heads []string) bool {
	if o.sense.Kind != gazetteer.CountryName || acronym(r.slice(*o)) || r.a.Tokens[o.End].Tag == "POS" || r.lower(max(0, o.First-1)) == "of" || r.bodyAround(o) != nil {
		return false
	}
	for _, h := range heads {
		if r.g.Title(h) == gazetteer.State || strings.HasSuffix(h, "minister") || ownOffices[h] {
			return false
		}
	}
	return true
}

// ownOffices are further offices that go with the bare name of one's own country.
var ownOffices = map[string]bool{"leader": true, "ambassador": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "speaker": true, "general": true}

// private reports whether a role is no country's: a trade of one's own, an
// office in a firm or among those who fight the government.
func (r *reader) private(ro role) bool {
	public := false
	for _, h := range ro.heads {
		switch k := r.g.Title(h); k {
		case gazetteer.State, gazetteer.Office:
			public = public || !firms[h]
		case gazetteer.Trade:
			public = public || h == "official" || h == "officer" || h == "diplomat"
		}
	}
	if !public {
		return true
	}
	for i := ro.First; i < ro.End; i++ {
		if against[r.a.Tokens[i].Lemma] || against[r.lower(i)] {
			return true
		}
	}
	return false
}

// firms are offices that firms have and countries don't.
var firms = map[string]bool{"ceo": true, "chief executive": true, "founder": true, "co-founder": true}

// against are words for those who don't speak for the country that they come from.
var against = map[string]bool{"rebel": true, "exile": true, "exiled": true, "opposition": true, "dissident": true, "militia": true, "militant": true,
	"separatist": true, "insurgent": true, "insurgency": true, "guerrilla": true, "resistance": true, "refugee": true, "migrant": true, "immigrant": true,
	"expatriate": true, "diaspora": true, "terrorist": true, "jihadist": true, "paramilitary": true, "warlord": true, "defector": true, "mercenary": true}

// owns reports whether the mention o describes the office of a role: no
// preposition stands before it but "of", and "at" and the like before a body.
func (r *reader) owns(o *mention, rg parley.Range) bool {
	for k := o.First - 1; k >= rg.First; k-- {
		if t := &r.a.Tokens[k]; t.Tag != "IN" && t.Tag != "TO" && t.Text != "to" {
			continue
		}
		w := r.lower(k)
		at := w == "at" || w == "in" || w == "of" || w == "with" || w == "from"
		switch {
		case at && (o.label == parley.Org || r.bodyAround(o) != nil):
			return true // director for Asia at the council
		case (w == "for" || w == "to") && k > 0 && serving[r.lower(k-1)] && r.employs(o, rg.End):
			return true
		case w == "of" && (r.straightAfter(k, o) && r.endsPhrase(o, rg.End) || r.stateNounAfter(o, rg.End)):
		case w == "of" && r.officeThing(k, o):
		default:
			return false
		}
	}
	return true
}

// serving are offices that "for" and "to" add to whose they are.
var serving = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "aide": true, "adviser": true, "advisor": true}

// employs reports whether o begins the name of a body or office that one can
// serve: the Tarskan government, Tarsk’s president.
func (r *reader) employs(o *mention, end int) bool {
	if o.label == parley.Org || r.bodyAround(o) != nil || r.stateNounAfter(o, end) {
		return true
	}
	for k := o.End; k < end; k++ {
		if t := r.g.Title(r.lower(k)); t == gazetteer.State || t == gazetteer.Office {
			return true
		}
	}
	return false
}

// straightAfter reports whether only an article stands between token k and o.
func (r *reader) straightAfter(k int, o *mention) bool {
	return o.First == k+1 || o.First == k+2 && r.lower(k+1) == "the"
}

// endsPhrase reports whether nothing that o would describe follows it: the
// president of the Tarsk Chamber of Commerce is not Tarsk's.
func (r *reader) endsPhrase(o *mention, end int) bool {
	if o.End >= end {
		return true
	}
	switch r.a.Tokens[o.End].Tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS":
		return false
	}
	return true
}

// officeThing reports whether the "of" at k begins what an office is for, which
// another "of" follows: minister of trade of Tarsk.
func (r *reader) officeThing(k int, o *mention) bool {
	for i := k + 1; i < o.First; i++ {
		if r.lower(i) == "of" {
			return true
		}
	}
	return false
}

// stateNounAfter reports whether o describes a part of a state: the Tarskan army.
func (r *reader) stateNounAfter(o *mention, end int) bool {
	for k := o.End; k < end; k++ {
		if r.a.Tokens[k].Tag == "IN" {
			return r.stateBody(o.End, k)
		}
	}
	return r.stateBody(o.End, end)
}

// notState are words in the names of clubs, firms and armed groups.
var notState = map[string]bool{"news": true, "club": true, "foundation": true, "democratic": true, "liberation": true, "free": true, "popular": true,
	"islamist": true, "union": true, "brothers": true, "brotherhood": true, "jihad": true, "business": true, "studies": true, "society": true}

// stateBody reports whether the tokens [first, end) name a part of a state.
func (r *reader) stateBody(first, end int) bool {
	part := false
	for k := first; k < end; k++ {
		w := r.lower(k)
		if notState[w] || against[w] {
			return false
		}
		part = part || stateNouns[w] || w == "fund" && k > first && (r.lower(k-1) == "wealth" || r.lower(k-1) == "investment")
	}
	return part
}

// stateNouns are words for the parts of a state.
var stateNouns = map[string]bool{"government": true, "ministry": true, "minister": true, "department": true, "office": true, "army": true, "navy": true,
	"military": true, "force": true, "forces": true, "troops": true, "guard": true, "guards": true, "corps": true, "staff": true, "command": true, "marines": true,
	"parliament": true, "congress": true, "senate": true, "assembly": true, "house": true, "legislature": true, "duma": true, "cabinet": true,
	"embassy": true, "consulate": true, "mission": true, "delegation": true, "agency": true, "authority": true, "authorities": true,
	"administration": true, "intelligence": true, "security": true, "council": true, "commission": true, "service": true, "services": true,
	"police": true, "presidency": true, "treasury": true, "customs": true, "interests": true, "chancellery": true, "supreme": true,
	"central": true, "negotiating": true, "side": true, "state": true, "federal": true}

// onlyAttached reports whether mention n is but a part of a compound that says
// who backs or fights somebody or where he was born: Tarsk-backed, pro-Tarskan.
func (r *reader) onlyAttached(n int) bool {
	if r.partOfCompound(n) {
		return true
	}
	start := r.mentions[n].start
	if start == 0 || r.text[start-1] != '-' {
		return false
	}
	from := start - 1
	for from > 0 && r.text[from-1] != ' ' && r.text[from-1] != '\n' {
		from--
	}
	switch strings.ToLower(strings.Trim(r.text[from:start-1], "“\"'(‘")) {
	case "pro", "anti", "non", "un":
		return true
	}
	return false
}

// withAnother reports whether mention n and another country describe the
// office together (U.S.-Tarskan, Velmari and Tarskan), which makes it neither's.
func (r *reader) withAnother(n int, rg parley.Range) bool {
	o := &r.mentions[n]
	for _, k := range r.within(rg) {
		m := &r.mentions[k]
		if m.sense.Code == "" || m.sense.Code == o.sense.Code || m.First < o.End {
			continue
		}
		between := strings.Trim(r.text[o.end:m.start], " \n")
		if between == "" || between == "-" || between == "–" || between == "and" || between == "/" {
			return true
		}
	}
	return false
}

// bodyAround is the longest body whose name o is only a part of, or nil.
func (r *reader) bodyAround(o *mention) *mention {
	var best *mention
	from, end := r.between(max(0, o.First-8), o.First+1)
	for n := from; n < end; n++ {
		m := &r.mentions[n]
		if m.label == parley.Org && m.thing >= 0 && m.start <= o.start && o.end <= m.end && m.end-m.start > o.end-o.start && (best == nil || m.end-m.start > best.end-best.start) {
			best = m
		}
	}
	return best
}
