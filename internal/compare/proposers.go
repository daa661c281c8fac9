package compare

import "github.com/parley-record/parley"

// proposing are the stems of words for bringing something up first. Many may
// demand or offer the same thing; one proposed it.
var proposing = []string{"propos", "suggest", "float", "initi", "tabl"}

func proposes(cue *parley.Span) bool {
	if cue == nil {
		return false
	}
	b := words(cue.Text)
	for _, s := range proposing {
		if b.stems[s] {
			return true
		}
	}
	return false
}

// proposers compares who is told to have made the same proposal: much the same
// words put into different mouths.
func (c *comparer) proposers() {
	type proposal struct {
		doc, source string
		span        parley.Span
		where       *parley.Span
		bag         bag
	}
	var all []proposal
	for _, f := range c.Findings {
		at := mentionsOf(f)
		for _, s := range f.Statements {
			if s.Unsure() || len(s.Sources) > 1 || !proposes(s.Cue) || len(s.Content) != 1 || s.SourceSpan == nil || c.entities[s.Source] == nil {
				continue
			}
			_, rest := at(s.Content[0])
			if b := words(rest); len(b.stems) >= 2 {
				all = append(all, proposal{f.Doc.ID, s.Source, s.Content[0], s.SourceSpan, b})
			}
		}
	}
	used := make([]bool, len(all))
	for i := range all {
		if used[i] {
			continue
		}
		tells := []telling{{all[i].doc, c.entities[all[i].source].Name, all[i].source, []parley.Span{*all[i].where, all[i].span}}}
		several := false
		for j := i + 1; j < len(all); j++ {
			if used[j] || all[j].doc == all[i].doc || !sameProposal(all[i].bag, all[j].bag) {
				continue
			}
			used[j] = true
			several = several || all[j].source != all[i].source && !c.sameParty([]string{all[i].source}, []string{all[j].source})
			tells = append(tells, telling{all[j].doc, c.entities[all[j].source].Name, all[j].source, []parley.Span{*all[j].where, all[j].span}})
		}
		if several {
			c.add("attribute", "", "who proposed: "+flatten(all[i].span.Text), "", tells, nil)
		}
	}
}

// sameProposal reports whether two wordings put forward the same thing: two
// words shared, most of the shorter wording, or three and half of it, since each
// report adds its own when and on what condition.
func sameProposal(a, b bag) bool {
	n, share := a.shares(b), a.within(b)
	return n >= 2 && share >= 0.65 || n >= 3 && share >= 0.5
}
