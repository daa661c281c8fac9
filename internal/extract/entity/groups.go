package entity

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// people are plural nouns that stand for people who act or speak together.
var people = map[string]bool{
	"leader": true, "official": true, "country": true, "ally": true, "partner": true, "government": true, "diplomat": true, "force": true,
	"troop": true, "soldier": true, "minister": true, "negotiator": true, "representative": true, "mediator": true, "lawmaker": true,
	"capital": true, "nation": true, "state": true, "member": true, "analyst": true, "expert": true, "observer": true, "critic": true,
	"aide": true, "adviser": true, "advisor": true, "envoy": true, "delegate": true, "president": true, "power": true, "source": true,
	"politician": true, "commander": true, "authority": true, "elite": true, "citizen": true, "resident": true, "witness": true,
	"spokesman": true, "economist": true, "historian": true, "commentator": true, "ambassador": true, "senator": true, "rebel": true,
	"monitor": true, "inspector": true, "parliamentarian": true, "counterpart": true, "delegation": true, "coalition": true, "medium": true,
}

// speakers are groups that news cites without a name, when they are the
// subject of a verb.
var speakers = map[string]bool{
	"analyst": true, "expert": true, "observer": true, "critic": true, "official": true, "diplomat": true, "aide": true, "source": true,
	"witness": true, "adviser": true, "economist": true, "historian": true, "commentator": true, "lawmaker": true, "resident": true,
}

// groups finds who is spoken of together: Tarskan officials, European leaders,
// both leaders, analysts.
func (r *reader) groups() {
	var found []mention
	for _, c := range r.a.Chunks {
		head := c.End - 1
		t := &r.a.Tokens[head]
		if r.at[head] >= 0 && r.mentions[r.at[head]].kind != parley.AdjectiveMention && r.mentions[r.at[head]].First <= c.First {
			continue
		}
		if !people[t.Lemma] || t.Tag != "NNS" && t.Tag != "NNPS" && t.Lemma != "delegation" && t.Lemma != "coalition" {
			continue
		}
		c.First = r.groupStart(c, head)
		if d := r.lower(c.First); d == "no" || d == "any" || d == "neither" {
			continue
		}
		m := r.over(c)
		m.head, m.kind = head, parley.GroupMention
		if m.thing = r.group(c, head); m.thing >= 0 {
			found = append(found, m)
		}
	}
	r.mentions = append(r.mentions, found...)
	r.index()
}

// groupStart is where the phrase of a plural noun begins: what stands before an
// "and" belongs to it only as an adjective (Velmari and Tarskan officials), not
// as a name (Aldane and Tarskan officials).
func (r *reader) groupStart(c parley.Range, head int) int {
	first := head
	for k := head - 1; k >= c.First; k-- {
		t := &r.a.Tokens[k]
		switch t.Tag {
		case "CC":
			if k == c.First || !r.isAdjective(k-1) || !r.isAdjective(k+1) {
				return first
			}
		case "NN", "NNS", "VB", "VBD", "VBZ":
			if r.at[k] < 0 && r.a.Tokens[k+1].Tag != "HYPH" && !(t.Dep == "compound" && first == head) {
				return first
			}
		case "POS", ",":
			return first
		case "DT":
			if w := r.lower(k); w == "a" || w == "an" {
				return first
			}
			return k
		}
		first = k
	}
	return first
}

// isAdjective reports whether a country's or region's adjective stands at i.
func (r *reader) isAdjective(i int) bool {
	return r.at[i] >= 0 && (r.mentions[r.at[i]].kind == parley.AdjectiveMention || r.mentions[r.at[i]].sense.Kind == gazetteer.CountryName)
}

// group is the group that a noun phrase names, or -1 for one that is too vague
// to be somebody.
func (r *reader) group(c parley.Range, head int) int {
	lemma := r.a.Tokens[head].Lemma
	if pair := r.pair(c, head); pair >= 0 {
		return pair
	}
	var whose *gazetteer.Sense
	names := ""
	for i := c.First; i < head; i++ {
		if n := r.at[i]; n >= 0 && r.mentions[n].sense.Kind != 0 && r.a.Tokens[i+1].Tag != "POS" && !r.onlyAttached(int(n)) {
			if whose != nil && names != whose.Name {
				names += "+"
			}
			whose = &r.mentions[n].sense
			names += whose.Name
		}
	}
	if whose == nil {
		if d := r.a.Tokens[head].Dep; speakers[lemma] && (d == "nsubj" || r.citedBy(head)) {
			key := "group:" + strings.ToLower(name.WithoutArticle(r.a.Text(c)))
			return r.put(key, parley.Group, gazetteer.Sense{})
		}
		return -1
	}
	s := *whose
	if party := r.g.PartyOf(name.WithoutArticle(r.a.Text(c))); party != "" {
		s.Party = party
	}
	others := s.Type == parley.Country && (lemma == "ally" || lemma == "partner") // U.S. allies are other countries
	if names != s.Name || others || r.apart(c, head) {                            // of several countries: no one's
		s.Code, s.Party = "", ""
	}
	return r.put("group:"+names+":"+lemma, parley.Group, s)
}

// apart reports whether a group doesn't speak for the country it comes from, or
// only knows it (Tarsk experts).
func (r *reader) apart(c parley.Range, head int) bool {
	if private[r.a.Tokens[head].Lemma] {
		return true
	}
	for i := c.First; i <= head; i++ {
		if against[r.a.Tokens[i].Lemma] || against[r.lower(i)] {
			return true
		}
	}
	return false
}

// private are nouns for people who speak for themselves.
var private = map[string]bool{"analyst": true, "expert": true, "observer": true, "critic": true, "economist": true, "historian": true,
	"commentator": true, "citizen": true, "resident": true, "witness": true, "medium": true}

// partOfCompound reports whether a name is only the first part of an adjective
// (Tarsk-backed forces), which makes what it describes nobody's own.
func (r *reader) partOfCompound(n int) bool {
	end := r.mentions[n].end
	if end+1 >= len(r.text) || r.text[end] != '-' {
		return false
	}
	c := r.text[end+1]
	return c >= 'a' && c <= 'z'
}

// citedBy reports whether the noun at i stands in "according to X", "cited by X".
func (r *reader) citedBy(i int) bool {
	p := r.a.Tokens[i].Head
	if r.a.Tokens[i].Dep != "pobj" || p == 0 {
		return false
	}
	return r.lower(p) == "to" && r.lower(p-1) == "according"
}

// pair is the group of the two people named last that "both leaders" and "the
// two presidents" stand for, or -1.
func (r *reader) pair(c parley.Range, head int) int {
	lemma := r.a.Tokens[head].Lemma
	if lemma != "leader" && lemma != "president" && lemma != "minister" || r.at[head] >= 0 {
		return -1
	}
	two := false
	for i := c.First; i < head; i++ {
		switch r.lower(i) {
		case "both", "two":
			two = true
		case "the":
		default:
			return -1
		}
	}
	if !two && r.lower(c.First) != "the" {
		return -1
	}
	named := r.leadersBefore(c.First)
	if len(named) < 2 || !two && len(named) > 2 {
		return -1
	}
	a, b := min(named[0], named[1]), max(named[0], named[1])
	n := r.put("pair:"+r.things[a].key+"+"+r.things[b].key, parley.Group, gazetteer.Sense{})
	r.things[n].members = []int{a, b}
	return n
}

// leadersBefore are the heads of state or government who are named in the same
// or the two sentences before token i, last named first; those of the nearest
// sentence that names two where one does.
func (r *reader) leadersBefore(i int) []int {
	var out []int
	for s := r.a.Tokens[i].Sent; s >= 0 && s > r.a.Tokens[i].Sent-4; s-- {
		first, last := r.between(r.a.Sentences[s].First, min(i, r.a.Sentences[s].End))
		for n := last - 1; n >= first; n-- {
			if who := r.mentions[n].thing; who >= 0 && r.things[who].typ == parley.Person && r.leads(who) && !contains(out, who) {
				out = append(out, who)
			}
		}
		if len(out) >= 2 {
			return out
		}
	}
	return out
}

// leads reports whether a person is called a head of state or government.
func (r *reader) leads(person int) bool {
	for _, ro := range r.things[person].roles {
		for _, h := range ro.heads {
			if r.g.Title(h) == gazetteer.State {
				return true
			}
		}
	}
	return false
}

func contains(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}
