package compare

import (
	"strings"

	"github.com/parley-record/parley"
)

// wordy are types of event whose matter lies in what is said: that two reports
// tell of a demand by the same party says nothing of its being the same demand.
var wordy = map[string]bool{"REQUEST": true, "REJECT": true, "THREATEN": true, "ACCUSE": true, "AGREE": true, "SUPPORT": true}

// deeds compares single deeds: the same head word, by and to the same, told in
// several documents. Where one tells that it happened and another that it
// didn't, the point is disputed.
func (c *comparer) deeds() {
	type deed struct {
		doc string
		*parley.Event
	}
	byWord := map[string][]deed{}
	var order []string
	for _, f := range c.Findings {
		for i := range f.Events {
			e := &f.Events[i]
			if wordy[e.Type] || e.Status != parley.Happened && e.Status != parley.Denied || len(e.Actors) == 0 || len(e.Targets) == 0 {
				continue
			}
			head := deedWord(e.Predicate.Text)
			if head == "" {
				continue
			}
			key := e.Type + "/" + head
			if byWord[key] == nil {
				order = append(order, key)
			}
			byWord[key] = append(byWord[key], deed{f.Doc.ID, e})
		}
	}
	for _, key := range order {
		all := byWord[key]
		used := make([]bool, len(all))
		for i := range all {
			if used[i] {
				continue
			}
			tells := []telling{deedTelling(all[i].doc, all[i].Event)}
			for j := i + 1; j < len(all); j++ {
				if used[j] || all[j].doc == all[i].doc || !c.sameParty(all[i].Actors, all[j].Actors) || !c.sameParty(all[i].Targets, all[j].Targets) || !sameWhen(all[i].When, all[j].When) {
					continue
				}
				used[j] = true
				tells = append(tells, deedTelling(all[j].doc, all[j].Event))
			}
			if len(tells) > 1 {
				c.add("proposition", all[i].Actors[0], whatHappened, "", tells, func(a, b string) bool { return a != b })
			}
		}
	}
}

// deedWord is the stem of the word that names the deed in a predicate: the last
// one, which is the noun of "launched its invasion", but no particle.
func deedWord(predicate string) string {
	all := strings.Fields(predicate)
	for len(all) > 1 && len(all[len(all)-1]) < len("deed") {
		all = all[:len(all)-1]
	}
	head := ""
	if len(all) > 0 {
		for s := range words(all[len(all)-1]).stems {
			head = max(head, s)
		}
	}
	return head
}

func deedTelling(doc string, e *parley.Event) telling {
	return telling{doc, e.Evidence[0].Text, string(e.Status), e.Evidence[:1]}
}

func sameWhen(a, b *parley.Date) bool {
	return a == nil || b == nil || sameDate(a.Value, b.Value)
}

// sameParty reports whether two lists name the same, a country and its
// government being one party to a deed.
func (c *comparer) sameParty(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y || c.country(x) != "" && c.country(x) == c.country(y) && !c.person(x) && !c.person(y) {
				return true
			}
		}
	}
	return false
}

func (c *comparer) country(id string) string {
	if e := c.entities[id]; e != nil {
		return strings.ToUpper(e.Country)
	}
	return ""
}

func (c *comparer) person(id string) bool {
	e := c.entities[id]
	return e != nil && e.Type == parley.Person
}
