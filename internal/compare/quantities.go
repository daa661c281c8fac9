package compare

import (
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// quantity is a number in its sentence.
type quantity struct {
	doc string
	*parley.Number
	around bag
}

// quantities compares numbers of the same thing in sentences that speak of the
// same matter: so many prisoners exchanged, so many soldiers allowed. Lengths
// of time are left to the meetings that they belong to.
func (c *comparer) quantities() {
	byThing := map[string][]quantity{}
	var things []string
	for _, f := range c.Findings {
		for i := range f.Numbers {
			n := &f.Numbers[i]
			thing := thingOf(n)
			if thing == "" {
				continue
			}
			if byThing[thing] == nil {
				things = append(things, thing)
			}
			byThing[thing] = append(byThing[thing], quantity{f.Doc.ID, n, words(sentenceAround(f.Doc.Text, n.Span))})
		}
	}
	for _, t := range things {
		c.sameQuantities(t, byThing[t])
	}
}

func (c *comparer) sameQuantities(thing string, all []quantity) {
	used := make([]bool, len(all))
	for i := range all {
		if used[i] {
			continue
		}
		tells := []telling{numberTelling(all[i])}
		for j := i + 1; j < len(all); j++ {
			if used[j] || all[j].doc == all[i].doc || !sameMatter(thing, all[i].around, all[j].around) {
				continue
			}
			if otherNumber(numberKey(all[i].Number), numberKey(all[j].Number)) && (!sureMatter(thing, all[i].around, all[j].around) || tellsBoth(all, i, j) || c.oneOfSeveral(all, i) || c.oneOfSeveral(all, j)) {
				continue
			}
			used[j] = true
			tells = append(tells, numberTelling(all[j]))
		}
		sameValue(tells)
		if len(tells) > 1 {
			c.add("attribute", "", "number of "+thing, "", tells, otherNumber)
		}
	}
}

// tellsBoth reports whether some document tells both numbers, of a thing that
// each of two others tells once: then they count different things.
func tellsBoth(all []quantity, i, j int) bool {
	first, second := map[string]bool{}, map[string]bool{}
	for _, q := range all {
		switch q.Value {
		case all[i].Value:
			first[q.doc] = true
		case all[j].Value:
			second[q.doc] = true
		}
	}
	for d := range first {
		if second[d] {
			return true
		}
	}
	return false
}

// oneOfSeveral reports whether the sentence of a number tells another of the same
// thing: each counts a part, or a case.
func (c *comparer) oneOfSeveral(all []quantity, i int) bool {
	s := c.sentence(all[i].Span)
	for _, q := range all {
		if q.doc == all[i].doc && q.Value != all[i].Value && s.Contains(q.Span) {
			return true
		}
	}
	return false
}

// sameValue gives tellings of one value one account: "about 19" and "19" don't
// differ.
func sameValue(tells []telling) {
	for i := range tells {
		value, _, _ := strings.Cut(tells[i].key, "|")
		for j := range tells[:i] {
			if v, _, _ := strings.Cut(tells[j].key, "|"); v == value && !otherNumber(tells[i].key, tells[j].key) {
				tells[i].key = tells[j].key
				break
			}
		}
	}
}

func numberTelling(q quantity) telling {
	return telling{q.doc, q.Span.Text, numberKey(q.Number), []parley.Span{q.Span}}
}

// sameMatter asks for a word beside the thing that is counted.
func sameMatter(thing string, a, b bag) bool {
	if isLoose(thing) {
		return a.shares(b) >= 4 && a.within(b) >= 0.5
	}
	return a.shares(b) >= 1+sharedOf(thing, a, b) && a.within(b) >= 0.3
}

// sureMatter asks for more, where two numbers exclude each other: that one
// report counts other things than the next is likelier than that they dispute
// a count. Amounts of money and percentages are of too many things to tell.
func sureMatter(thing string, a, b bag) bool {
	return !isLoose(thing) && a.shares(b) >= 2+sharedOf(thing, a, b) && a.within(b) >= 0.4
}

func sharedOf(thing string, a, b bag) int {
	n := 0
	for s := range words(thing).stems {
		if a.stems[s] && b.stems[s] {
			n++
		}
	}
	return n
}

// loose are units that say nothing of what is measured.
var loose = map[string]bool{"percent": true, "percentage point": true, "point": true, "US dollar": true, "dollar": true, "euro": true, "pound": true, "yen": true,
	"ruble": true, "rouble": true, "yuan": true, "franc": true, "mile": true, "kilometer": true, "kilometre": true, "foot": true, "ton": true, "tonne": true, "time": true, "yard": true,
	"meter": true, "metre": true, "inch": true, "acre": true, "hectare": true, "degree": true, "game": true, "vote": true}

func isLoose(thing string) bool { return loose[thing] || loose[strings.TrimSuffix(thing, "s")] }

// thingOf is what a number counts, "" where it counts nothing that can be
// compared without its meeting: time, ranks, loose words.
func thingOf(n *parley.Number) string {
	switch {
	case n.Unit == "" || clockUnits[strings.ToLower(n.Unit)] || n.Unit == "way" || bareYear(n):
		return ""
	case n.Unit == "person":
		if n.Value < 10 {
			return "" // "two presidents" counts nobody
		}
		return n.Measures
	case strings.HasPrefix(n.Measures, n.Unit) && !strings.Contains(n.Measures, " "):
		return n.Measures
	}
	return n.Unit
}

// bareYear reports whether the number is more likely a year: "the 2031 talks".
func bareYear(n *parley.Number) bool {
	return len(n.Span.Text) == 4 && n.Value >= 1900 && n.Value < 2100 && n.Bound == "" && !n.Approx
}

var clockUnits = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true,
	"gmt": true, "utc": true, "cet": true, "est": true, "edt": true, "bst": true, "p.m": true, "a.m": true, "o'clock": true}

// sentenceAround is the sentence of text that holds s, as far as marks and line
// breaks tell.
func sentenceAround(text string, s parley.Span) string {
	from, to := sentenceBounds(text, s)
	return text[from:to]
}

// sentence is the sentence of a document that holds s.
func (c *comparer) sentence(s parley.Span) parley.Span {
	doc := c.Findings[c.order[s.Doc]].Doc
	from, to := sentenceBounds(doc.Text, s)
	for from < s.Start && (doc.Text[from] == ' ' || doc.Text[from] == '\n') {
		from++
	}
	return doc.SpanOf(from, to)
}

func sentenceBounds(text string, s parley.Span) (from, to int) {
	const reach = 400
	from, to = max(0, s.Start-reach), min(len(text), s.End+reach)
	if i := strings.LastIndexAny(text[from:s.Start], ".?!\n"); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexAny(text[s.End:to], ".?!\n"); i >= 0 {
		to = s.End + i
	}
	return from, to
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
