package compare

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// quantities compares numbers that measure the same thing in clauses that
// speak of the same matter: so many prisoners exchanged, so many troops.
// Lengths of time are left to the meetings that they belong to.
func (c *comparer) quantities() {
	type quantity struct {
		doc string
		*parley.Number
		context bag
		about   map[string]bool
	}
	byUnit := map[string][]quantity{}
	var units []string
	for _, f := range c.Findings {
		at := mentionsOf(f)
		for i := range f.Numbers {
			n := &f.Numbers[i]
			if n.Unit == "" || clockUnits[n.Unit] {
				continue
			}
			around := c.clauseAround(f, n.Span)
			if around.Text == "" {
				continue
			}
			if byUnit[n.Unit] == nil {
				units = append(units, n.Unit)
			}
			about, _ := at(around)
			byUnit[n.Unit] = append(byUnit[n.Unit], quantity{f.Doc.ID, n, words(around.Text), about})
		}
	}
	for _, u := range units {
		all := byUnit[u]
		used := make([]bool, len(all))
		for i := range all {
			if used[i] {
				continue
			}
			tells := []telling{{all[i].doc, all[i].Span.Text, numberKey(all[i].Number), []parley.Span{all[i].Span}}}
			for j := i + 1; j < len(all); j++ {
				if used[j] || all[j].doc == all[i].doc || all[i].context.shares(all[j].context) < 2 || all[i].context.within(all[j].context) < 0.45 || !anyShared(all[i].about, all[j].about) {
					continue
				}
				used[j] = true
				tells = append(tells, telling{all[j].doc, all[j].Span.Text, numberKey(all[j].Number), []parley.Span{all[j].Span}})
			}
			if len(tells) > 1 {
				c.add("attribute", c.firstEntity(matter{entities: all[i].about}), "number of "+u, "", tells, otherNumber)
			}
		}
	}
}

var clockUnits = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true}

// clauseAround is the evidence of the event or statement that holds s, the
// shortest one.
func (c *comparer) clauseAround(f *parley.Findings, s parley.Span) parley.Span {
	var best parley.Span
	try := func(e parley.Span) {
		if e.Contains(s) && (best.Text == "" || e.Len() < best.Len()) {
			best = e
		}
	}
	for _, e := range f.Events {
		for _, x := range e.Evidence {
			try(x)
		}
	}
	for _, st := range f.Statements {
		for _, x := range st.Content {
			try(x)
		}
	}
	return best
}

// numberKey writes a number so that equal ones are equal: value, bound, and
// whether it is approximate.
func numberKey(n *parley.Number) string {
	key := strconv.FormatFloat(n.Value, 'g', -1, 64)
	if n.Bound != "" {
		key += "|" + n.Bound
	} else if n.Approx {
		key += "|about"
	}
	return key
}

// otherNumber reports whether two numbers can't both be right.
func otherNumber(a, b string) bool {
	x, okX := numberBounds(a)
	y, okY := numberBounds(b)
	return okX && okY && !x.meets(y)
}

func numberBounds(key string) (bounds, bool) {
	value, mod, _ := strings.Cut(key, "|")
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return bounds{}, false
	}
	switch mod {
	case "under":
		return bounds{n * 0.7, n}, true
	case "at most":
		return bounds{0, n}, true
	case "over":
		return bounds{n, n * 1.4}, true
	case "at least":
		return bounds{n, n * 10}, true
	case "about":
		return bounds{n * 0.9, n * 1.1}, true
	}
	return bounds{n, n}, true
}
