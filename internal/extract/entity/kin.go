package entity

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/name"
)

// meant are those of the people with one surname whom a bare surname at mention
// n can mean. "Maren" is the president and not "Maren's wife, Anna Maren": who is
// named as somebody's kin goes by the full name, or by a title of her or his own.
func (r *reader) meant(n int, same []int) []int {
	title := r.titleGender(n)
	var out []int
	for _, p := range same {
		g := r.things[p].gender
		if title != gazetteer.Unknown && g != gazetteer.Unknown && g != title {
			continue
		}
		if title != gazetteer.She && r.kin(p) || r.sonOfTitled(p) || r.otherOffice(n, p) || royal[r.titleBefore(n)] && !r.bears(p, r.titleBefore(n)) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// titleGender is what the title right before mention n says of its bearer.
func (r *reader) titleGender(n int) gazetteer.Gender {
	if i := r.mentions[n].First; i > 0 && r.a.Tokens[i-1].Sent == r.a.Tokens[i].Sent {
		return gazetteer.TitleGender(r.lower(i - 1))
	}
	return gazetteer.Unknown
}

// titleBefore is the capitalised title right before mention n (Senator Holm),
// lower case, or "".
func (r *reader) titleBefore(n int) string {
	i := r.mentions[n].First - 1
	if i < 0 || r.a.Tokens[i].Sent != r.a.Tokens[i+1].Sent || !capital(r.a.Tokens[i].Text) || r.g.Title(r.lower(i)) == gazetteer.NoTitle {
		return ""
	}
	return r.lower(i)
}

// likeliest is that of several people with one surname whom a bare surname at
// mention n means: whoever alone has its title, whoever the sentence or the one
// before is about by full name, else whoever the report speaks of most.
func (r *reader) likeliest(n int, same []int) int {
	if title := r.titleBefore(n); title != "" {
		var titled []int
		for k := range r.mentions {
			if p := r.mentions[k].thing; k != n && contains(same, p) && !contains(titled, p) && r.titleBefore(k) == title {
				titled = append(titled, p)
			}
		}
		if len(titled) == 1 {
			return titled[0]
		}
	}
	count := map[int]int{}
	for k := range r.mentions {
		if p := r.mentions[k].thing; contains(same, p) {
			count[p]++
		}
	}
	sent := r.a.Tokens[r.mentions[n].First].Sent
	for k := n - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if !contains(same, m.thing) {
			continue
		}
		if d := r.a.Tokens[m.head].Dep; sent-r.a.Tokens[m.First].Sent <= 1 && (d == "nsubj" || d == "nsubjpass") {
			return m.thing
		}
		break
	}
	best := same[0]
	for _, p := range same {
		if count[p] > count[best] {
			best = p
		}
	}
	return best
}

// otherOffice reports whether mention n is told by an office that person p, who
// is named with offices, has nowhere (Secretary Holm is not President Goran Holm).
// Sen. is Senator.
func (r *reader) otherOffice(n, p int) bool {
	title := r.titleBefore(n)
	if k := r.g.Title(title); k != gazetteer.State && k != gazetteer.Office {
		return false
	}
	title = strings.TrimSuffix(title, ".")
	other := false
	for k := range r.mentions {
		if r.mentions[k].thing != p || r.mentions[k].Len() < 2 {
			continue
		}
		have := strings.TrimSuffix(r.titleBefore(k), ".")
		if kind := r.g.Title(have); kind != gazetteer.State && kind != gazetteer.Office {
			return false
		}
		if strings.HasPrefix(have, title) || strings.HasPrefix(title, have) {
			return false
		}
		other = true
	}
	return other
}

// royal are titles that their bearers are never named without.
var royal = map[string]bool{"king": true, "queen": true, "prince": true, "princess": true, "emperor": true, "sultan": true, "emir": true, "pope": true}

// bears reports whether person p is named with the title somewhere.
func (r *reader) bears(p int, title string) bool {
	for k := range r.mentions {
		if r.mentions[k].thing == p && r.titleBefore(k) == title {
			return true
		}
	}
	return false
}

// sonOfTitled reports whether person p is a Jr. and the report told of somebody
// by title and surname alone before (President Tesk ... Goran Tesk Jr.), so that
// the bare surname is the father's.
func (r *reader) sonOfTitled(p int) bool {
	titled := false
	for k := range r.mentions {
		m := &r.mentions[k]
		switch {
		case m.thing == p && m.Len() > 1:
			return titled && name.Generation(r.slice(*m)) == "jr"
		case m.label == parley.Person && m.Len() == 1 && name.SurnameKey(r.slice(*m)) == name.SurnameKey(r.things[p].surname) && r.titleBefore(k) != "":
			titled = true
		}
	}
	return false
}

// kin reports whether person p is introduced as somebody's wife, son, first lady.
func (r *reader) kin(p int) bool {
	for _, m := range r.mentions {
		if m.thing != p || m.head < 0 || m.Len() < 2 {
			continue
		}
		sent := r.a.Tokens[m.First].Sent
		for i := max(0, m.First-2); i < m.First; i++ {
			if r.a.Tokens[i].Sent == sent && r.isKin(i) && r.a.Tokens[m.First-1].Text != "of" {
				return true
			}
		}
		if m.End < len(r.a.Tokens) && r.a.Tokens[m.End].Text != "," {
			continue
		}
		for i := m.End + 1; i < min(len(r.a.Tokens), m.End+4); i++ {
			if r.a.Tokens[i].Sent != sent || r.a.Tokens[i].Text == "," {
				break
			}
			if r.isKin(i) {
				return true
			}
		}
	}
	return false
}

func (r *reader) isKin(i int) bool {
	w := r.lower(i)
	return slices.Contains(kinNouns, w) || w == "lady" && i > 0 && r.lower(i-1) == "first"
}

var kinNouns = []string{"wife", "husband", "spouse", "widow", "son", "daughter", "brother", "sister", "mother", "father", "niece", "nephew", "cousin"}
