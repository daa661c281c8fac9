package meeting

import (
	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// outcomes finds the clause that says how each meeting ended.
func (b *book) outcomes() {
	for _, g := range b.groups {
		for _, m := range g.mentions {
			if s := outcome(b.a, m.at); s != nil {
				g.outcome = s
				break
			}
		}
	}
}

// ending are verbs whose clause tells what came of their subject.
var ending = map[string]bool{"end": true, "conclude": true, "finish": true, "close": true, "yield": true, "produce": true, "result": true,
	"fail": true, "collapse": true, "break": true, "bring": true, "achieve": true, "succeed": true, "founder": true, "go": true, "focus": true}

func outcome(a *parley.Annotations, i int) *parley.Span {
	v := a.Tokens[i].Head
	if clause.IsVerb(a, i) || a.Tokens[i].Dep != "nsubj" || !ending[a.Tokens[v].Lemma] || clause.Status(a, v) == parley.Planned || clause.Status(a, v) == parley.Hypothetical {
		return nil
	}
	r := clause.Extent(a, v)
	s := a.Span(parley.Range{First: v, End: r.End})
	return &s
}
