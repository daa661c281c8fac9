// Package number finds quantities: a value, its unit, what it measures, and
// whether it is bounded or rough ("nearly three hours", "at least 20 troops").
//
// Numbers that name rather than measure are none: dates, articles of a treaty,
// ordinals, citation marks, the number of a resolution. Start with Extractor.
package number

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// Extractor fills Findings.Numbers.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "numbers",
		About: "Finds quantities with their value, unit and what they measure.",
		Run:   run,
	}
}

func run(a *parley.Annotations, f *parley.Findings) {
	names := proper(a)
	for i := 0; i < len(a.Tokens); i++ {
		if a.Sentences[a.Tokens[i].Sent].Kind != parley.Body {
			continue
		}
		n, end, ok := quantity(a, f, names, i)
		if !ok {
			continue
		}
		f.Numbers = append(f.Numbers, n)
		i = end - 1
	}
	elliptic(a, f)
}

// elliptic adds lengths of time whose unit stands elsewhere in the sentence
// ("three hours rather than the six"): the extractor of times has read them.
func elliptic(a *parley.Annotations, f *parley.Findings) {
	added := false
	for _, t := range f.Times {
		if t.Type != "DURATION" || strings.Contains(t.Value, "X") {
			continue
		}
		words := a.TokensIn(t.Span.Start, t.Span.End)
		last := words.End - 1
		if words.Len() == 0 || a.Tokens[last].Pos != "NUM" {
			continue
		}
		value, k := lexicon.Count([]string{strings.ToLower(a.Tokens[last].Text)})
		unit := unitOf(t.Value)
		if k == 0 || unit == "" {
			continue
		}
		n := parley.Number{Span: t.Span, Value: value, Unit: unit, Measures: lasting(a, last)}
		n.Bound, n.Approx = bound(a, last)
		f.Numbers = append(f.Numbers, n)
		added = true
	}
	if added {
		slices.SortStableFunc(f.Numbers, func(x, y parley.Number) int { return x.Span.Start - y.Span.Start })
	}
}

// unitOf is the unit of a TimeML duration of one part ("PT6H"), or "".
func unitOf(value string) string {
	if value == "" {
		return ""
	}
	clock := strings.HasPrefix(value, "PT")
	switch value[len(value)-1] {
	case 'H':
		return "hour"
	case 'M':
		if clock {
			return "minute"
		}
		return "month"
	case 'D':
		return "day"
	case 'W':
		return "week"
	case 'Y':
		return "year"
	}
	return ""
}

// bounds are the words before a number that bound it.
var bounds = []struct {
	words, bound string
	approx       bool
}{
	{"no more than", "at most", false}, {"no fewer than", "at least", false}, {"no less than", "at least", false},
	{"more than", "over", false}, {"less than", "under", false}, {"fewer than", "under", false}, {"well over", "over", false},
	{"just under", "under", false}, {"just over", "over", false}, {"at least", "at least", false}, {"at most", "at most", false},
	{"up to", "at most", false}, {"as many as", "at most", false}, {"under", "under", false}, {"over", "over", false},
	{"nearly", "under", true}, {"almost", "under", true}, {"close to", "", true}, {"about", "", true}, {"around", "", true},
	{"roughly", "", true}, {"approximately", "", true}, {"some", "", true}, {"an estimated", "", true},
}

// quantity reads a quantity at token i.
func quantity(a *parley.Annotations, f *parley.Findings, names []bool, i int) (n parley.Number, end int, ok bool) {
	value, end, approx := amount(a, i)
	if end == i || names[i] || named(a, i, end) {
		return n, i, false
	}
	first := i
	n = parley.Number{Value: value, Approx: approx}
	if i > 0 && currencies[a.Tokens[i-1].Text] != "" {
		n.Unit, first = currencies[a.Tokens[i-1].Text], i-1
	}
	n.Bound, approx = bound(a, first)
	n.Approx = n.Approx || approx
	head := -1
	if n.Unit == "" {
		if n.Unit, end, head = unit(a, end); n.Unit == "" {
			return n, i, false
		}
	}
	if head >= 0 && year(a, i, end, value) && !strings.HasSuffix(a.Tokens[head].Tag, "S") {
		return n, i, false // the 2031 talks count nothing
	}
	if value == 2 && n.Bound == "" && definite(a, first) {
		return n, i, false
	}
	if dated(f, a.Tokens[first].Start, a.Tokens[end-1].End) {
		return n, i, false
	}
	n.Measures = measures(a, head, first)
	n.Span = a.Span(parley.Range{First: first, End: end})
	return n, end, true
}

// year reports whether the number at token i is written as a year.
func year(a *parley.Annotations, i, end int, value float64) bool {
	return end > i && len(a.Tokens[i].Text) == 4 && value >= 1900 && value < 2100
}

var currencies = map[string]string{"$": "US dollar", "€": "euro", "£": "pound", "¥": "yen", "US$": "US dollar"}

// amount reads the number at token i: figures, words, "a couple of", "three
// and a half"; end is i when there is none.
func amount(a *parley.Annotations, i int) (value float64, end int, approx bool) {
	words := lower(a, i, 8)
	if k := phrase(words, "a couple of"); k > 0 {
		return 2, i + k, true
	}
	if k := phrase(words, "a dozen"); k > 0 {
		return 12, i + k, false
	}
	if k := max(phrase(words, "half an"), phrase(words, "half a")); k > 0 && timeUnits[singular(at(words, k))] {
		return 0.5, i + k, false
	}
	if i > 0 && !a.Tokens[i-1].Space && !a.Tokens[i-1].Blank && a.Tokens[i-1].Text == "-" {
		return 0, i, false
	}
	value, k := lexicon.Count(words)
	if k == 0 || a.Tokens[i].Pos == "PROPN" && a.Tokens[i].Tag != "CD" || a.Tokens[i].Pos == "PRON" || words[0] == "one" && k == 1 && !counts(a, i) {
		return 0, i, false
	}
	end = i + k
	if h := phrase(words[k:], "and a half"); h > 0 {
		return value + 0.5, end + h, false
	}
	return value, end, false
}

// counts reports whether "one" at token i counts a noun.
func counts(a *parley.Annotations, i int) bool {
	t := &a.Tokens[i]
	return t.Dep == "nummod" && t.Head > i && timeUnits[strings.ToLower(a.Tokens[t.Head].Lemma)]
}

func lower(a *parley.Annotations, i, most int) []string {
	var out []string
	for k := i; k < len(a.Tokens) && len(out) < most && a.Tokens[k].Sent == a.Tokens[i].Sent; k++ {
		out = append(out, strings.ToLower(a.Tokens[k].Text))
	}
	return out
}

func phrase(words []string, p string) int {
	n := 0
	for w := range strings.FieldsSeq(p) {
		if n >= len(words) || words[n] != w {
			return 0
		}
		n++
	}
	return n
}

func at(words []string, k int) string {
	if k >= len(words) {
		return ""
	}
	return words[k]
}

var timeUnits = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "century": true}

func singular(w string) string { return strings.TrimSuffix(w, "s") }

// named reports whether the number names something: Article 5, Resolution
// 2231, Istanbul 2, [1], point 3, 3:1.
func named(a *parley.Annotations, i, end int) bool {
	if i > 0 && a.Tokens[i-1].Sent == a.Tokens[i].Sent {
		p := &a.Tokens[i-1]
		switch p.Text {
		case "[", "/", "#", "№", ":":
			return true
		}
		if p.Pos == "PROPN" && a.Tokens[i].Text[0] <= '9' {
			return true
		}
		switch strings.ToLower(p.Lemma) {
		case "article", "section", "chapter", "resolution", "protocol", "page", "paragraph", "point", "number", "no.", "phase", "day", "clause", "part", "version", "flight", "highway":
			return true
		}
	}
	if end < len(a.Tokens) {
		switch a.Tokens[end].Text {
		case "]", "/", ":":
			return true
		}
	}
	return false
}

// proper marks the tokens of names that hold no quantity: dates, laws, bodies,
// persons, things.
func proper(a *parley.Annotations) []bool {
	out := make([]bool, len(a.Tokens))
	for _, x := range a.Names {
		switch x.Type {
		case "ORG", "LAW", "EVENT", "PRODUCT", "FAC", "WORK_OF_ART", "PERSON", "ORDINAL":
		case "DATE":
			if timed(a, x) {
				continue
			}
		default:
			continue
		}
		for i := x.First; i < x.End; i++ {
			out[i] = true
		}
	}
	return out
}

// timed reports whether a date's words hold a unit of time ("the past eight months").
func timed(a *parley.Annotations, x parley.NamedRange) bool {
	for i := x.First; i < x.End; i++ {
		if timeUnits[strings.ToLower(a.Tokens[i].Lemma)] && a.Tokens[i].Text != "second" {
			return true
		}
	}
	return false
}

// unit is the unit of the number that ends before token i: percent, a unit of
// time or money, or the noun that is counted, with the end of the span.
func unit(a *parley.Annotations, i int) (name string, end, head int) {
	if i >= len(a.Tokens) || a.Tokens[i].Sent != a.Tokens[i-1].Sent {
		return "", i, -1
	}
	t := &a.Tokens[i]
	switch w := strings.ToLower(t.Text); {
	case w == "%" || w == "percent":
		return "percent", i + 1, i
	case w == "per" && i+1 < len(a.Tokens) && strings.EqualFold(a.Tokens[i+1].Text, "cent"):
		return "percent", i + 2, i + 1
	case w == "-" && i+1 < len(a.Tokens) && timeUnits[strings.ToLower(a.Tokens[i+1].Lemma)]:
		if i+2 < len(a.Tokens) && a.Tokens[i+2].Text == "-" {
			return "", i, -1 // a 20-year-old
		}
		return strings.ToLower(a.Tokens[i+1].Lemma), i + 2, i + 1
	case w == "-": // three-way
		return "", i, -1
	case w == "of" && i+2 < len(a.Tokens):
		return "", i, -1
	}
	// the noun that the number stands with
	number := &a.Tokens[i-1]
	h := number.Head
	if number.Dep == "nummod" || number.Dep == "quantmod" || number.Dep == "compound" || number.Dep == "prep" || h >= i {
		for h >= i && (a.Tokens[h].Dep == "nummod" || a.Tokens[h].Dep == "quantmod") && a.Tokens[h].Head > h {
			h = a.Tokens[h].Head
		}
		if h >= i && h < i+5 && a.Tokens[h].Sent == number.Sent && (a.Tokens[h].Pos == "NOUN" || a.Tokens[h].Pos == "PROPN") {
			return unitName(a, i, h)
		}
	}
	if t.Pos == "NOUN" && (timeUnits[strings.ToLower(t.Lemma)] || t.Tag == "NNS") {
		return unitName(a, i, i)
	}
	return "", i, -1
}

// unitName ends the span after a unit of time; a counted noun stays outside.
func unitName(a *parley.Annotations, i, h int) (string, int, int) {
	lemma := strings.ToLower(a.Tokens[h].Lemma)
	if timeUnits[lemma] {
		end := h + 1
		if phrase(lower(a, end, 4), "and a half") > 0 {
			end += 3
		}
		return lemma, end, h
	}
	if lexicon.Speaks(lemma) {
		return "person", i, h
	}
	return lemma, i, h
}

// measures is the noun phrase whose amount it is: the counted noun with what
// stands before it, or for a length of time what lasted.
func measures(a *parley.Annotations, head, first int) string {
	if head < 0 {
		head = a.Tokens[first].Head
		if head < 0 || a.Tokens[head].Pos != "NOUN" {
			return ""
		}
	}
	if timeUnits[strings.ToLower(a.Tokens[head].Lemma)] {
		return lasting(a, head)
	}
	r := parley.Range{First: first, End: head + 1}
	for _, c := range a.Chunks {
		if c.Has(head) {
			r.End = c.End
		}
	}
	for r.First < r.End && a.Tokens[r.First].Pos == "NUM" {
		r.First++
	}
	for _, c := range a.Children(head) {
		if t := &a.Tokens[c]; t.Dep == "prep" && strings.EqualFold(t.Text, "of") && int(c) == head+1 {
			r.End = t.Right + 1
		}
	}
	return a.Text(a.Trim(r, "-,"))
}

// lasting is what a length of time belongs to: "three hours of talks", the
// subject of a verb of lasting, or else the verb itself ("met for three hours").
func lasting(a *parley.Annotations, head int) string {
	for _, c := range a.Children(head) {
		if t := &a.Tokens[c]; t.Dep == "prep" && strings.EqualFold(t.Text, "of") {
			return a.Text(parley.Range{First: int(c) + 1, End: t.Right + 1})
		}
	}
	v := clause.Governor(a, head)
	if v < 0 {
		return ""
	}
	if !lasts[a.Tokens[v].Lemma] {
		return a.Tokens[v].Text
	}
	s := clause.Subject(a, v)
	if s < 0 {
		return ""
	}
	for _, c := range a.Chunks {
		if c.First > s {
			break
		}
		if c.Has(s) {
			return a.Text(c)
		}
	}
	return a.Tokens[s].Text
}

// lasts are verbs whose subject takes the time that they are told with.
var lasts = map[string]bool{"last": true, "take": true, "run": true, "continue": true, "end": true, "conclude": true, "go": true, "drag": true,
	"stretch": true, "extend": true, "be": true, "endure": true, "begin": true, "start": true, "finish": true, "break": true, "exceed": true}

// definite reports whether the number before which token i stands only points
// back ("the two leaders", "these two").
func definite(a *parley.Annotations, i int) bool {
	if i == 0 || a.Tokens[i-1].Sent != a.Tokens[i].Sent {
		return false
	}
	switch strings.ToLower(a.Tokens[i-1].Text) {
	case "the", "these", "those", "both", "its", "their", "his", "her", "our", "my", "’s", "'s":
		return true
	}
	return false
}

// bound reads the words before token i.
func bound(a *parley.Annotations, i int) (string, bool) {
	for _, b := range bounds {
		n := len(strings.Fields(b.words))
		if i-n < 0 || a.Tokens[i-n].Sent != a.Tokens[i].Sent {
			continue
		}
		if phrase(lower(a, i-n, n), b.words) == n {
			return b.bound, b.approx
		}
	}
	return "", false
}

// dated reports whether the words lie in a date or a time of day.
func dated(f *parley.Findings, start, end int) bool {
	from := sort.Search(len(f.Times), func(k int) bool { return f.Times[k].Span.End > start })
	for _, t := range f.Times[from:min(from+2, len(f.Times))] {
		if t.Type != "DURATION" && t.Type != "SET" && t.Span.Start < end && start < t.Span.End {
			return !strings.Contains(t.Anchor, "event") && !strings.Contains(strings.ToLower(t.Span.Text), "ago")
		}
	}
	return false
}
