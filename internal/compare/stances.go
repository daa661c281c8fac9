package compare

import (
	"strings"

	"github.com/parley-record/parley"
)

// side folds the types of stance into what matters between reports: whether a
// party asks for something, is ready for it, or refuses it.
var side = map[string]string{
	"demands": "asks", "conditions": "asks", "offers": "ready", "accepts": "ready", "rejects": "refuses", "red line": "refuses",
}

// opposite reports whether two sides can't be taken at once on one thing.
func opposite(a, b string) bool {
	return a == "ready" && b == "refuses" || a == "refuses" && b == "ready"
}

// stances compares where documents put the same party on the same issue. Only
// positions in much the same words are laid side by side: two demands on one
// issue can both be made.
func (c *comparer) stances() {
	type cell struct{ party, issue string }
	type stance struct {
		doc string
		*parley.Position
		bag bag
	}
	cells := map[cell][]stance{}
	var order []cell
	for _, f := range c.Findings {
		at := mentionsOf(f)
		for i := range f.Positions {
			p := &f.Positions[i]
			k := cell{p.Party, p.Issue}
			if cells[k] == nil {
				order = append(order, k)
			}
			ids, rest := at(p.Evidence[0])
			b := words(rest)
			for id := range ids {
				b.stems["@"+id] = true
			}
			cells[k] = append(cells[k], stance{f.Doc.ID, p, b})
		}
	}
	for _, k := range order {
		all := cells[k]
		used := make([]bool, len(all))
		for i := range all {
			if used[i] {
				continue
			}
			tells := []telling{{all[i].doc, all[i].Stance, side[all[i].StanceType], all[i].Evidence[:1]}}
			for j := i + 1; j < len(all); j++ {
				n := all[i].bag.shares(all[j].bag)
				if used[j] || all[j].doc == all[i].doc || n < 3 || all[i].bag.dice(all[j].bag) < 0.45 {
					continue
				}
				used[j] = true
				tells = append(tells, telling{all[j].doc, all[j].Stance, side[all[j].StanceType], all[j].Evidence[:1]})
			}
			if len(tells) > 1 {
				c.add("proposition", all[i].Holder, "position of "+c.partyName(k.party)+" on "+c.issueName(k.issue), "", tells, opposite)
			}
		}
	}
}

// partyName is what the reports call the country with this code, else what the
// agenda calls the party, else the key itself.
func (c *comparer) partyName(key string) string {
	for _, e := range c.Entities {
		if e.Type == parley.Country && (e.Country == key || e.Party == key) {
			return e.Name
		}
	}
	if c.Agenda != nil {
		for _, p := range c.Agenda.Parties {
			if p.Key == key && p.Name != "" {
				return p.Name
			}
		}
	}
	return key
}

func (c *comparer) issueName(key string) string {
	if c.Agenda != nil {
		for _, i := range c.Agenda.Issues {
			if i.Key == key && i.Name != "" {
				return strings.ToLower(i.Name[:1]) + i.Name[1:]
			}
		}
	}
	return key
}

// matrix lists the positions of each party on each issue.
func (c *comparer) matrix() []parley.MatrixCell {
	at := map[[2]string]int{}
	var out []parley.MatrixCell
	for _, f := range c.Findings {
		for _, p := range f.Positions {
			k := [2]string{p.Party, p.Issue}
			i, ok := at[k]
			if !ok {
				i = len(out)
				at[k] = i
				out = append(out, parley.MatrixCell{Party: p.Party, Issue: p.Issue})
			}
			out[i].Positions = appendNew(out[i].Positions, p.ID)
		}
	}
	return out
}
