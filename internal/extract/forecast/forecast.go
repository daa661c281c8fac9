// Package forecast finds what somebody expects: the author of the report, an
// analyst, a party. A forecast has a hedge ("unlikely", "may", "will most
// likely", "no reason to believe") or a bare future, a proposition in the
// words of the text, and a direction.
//
// What a party says that it will do itself is a pledge. A judgement of what
// has happened is neither. Start with Extractor; hedges.go has the words.
package forecast

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
)

// Extractor fills Forecasts.
func Extractor() parley.Extractor {
	return parley.Extractor{
		Name:  "forecast",
		About: "expectations of authors, analysts and parties, with direction and hedge",
		Run: func(a *parley.Annotations, f *parley.Findings) {
			r := reader{a: a, f: f}
			for i := range a.Tokens {
				if a.Sentences[a.Tokens[i].Sent].Kind != parley.Body {
					continue
				}
				if p, ok := r.at(i); ok {
					r.add(p)
				}
			}
		},
	}
}

type reader struct {
	a    *parley.Annotations
	f    *parley.Findings
	kept []parley.Range
}

// found is a forecast before it is written down.
type found struct {
	at        int          // the token that governs the proposition
	words     parley.Range // the proposition
	hedge     parley.Range // empty for a bare future
	direction string
	who       string // "" for whoever speaks at token at
}

func (r *reader) add(p found) {
	words := r.a.Trim(clause.Core(r.a, p.words, p.core()), ",.;:–—-“”\"")
	if words.Len() < 3 || slices.ContainsFunc(r.kept, words.Overlaps) {
		return
	}
	if p.who == "" {
		p.who = clause.Source(r.a, r.f, p.at)
	}
	r.kept = append(r.kept, words)
	out := parley.Forecast{ID: "f" + strconv.Itoa(len(r.f.Forecasts)), Who: p.who, Direction: p.direction,
		Proposition: r.a.Span(words).Text, Evidence: []parley.Span{r.a.Span(words)}}
	if p.hedge.Len() > 0 {
		h := r.a.Span(p.hedge)
		out.Hedge = &h
	}
	if r.bare(p) {
		out.Sure = bareSure
	}
	r.f.Forecasts = append(r.f.Forecasts, out)
}

// bareSure is the part of bare futures that readers found to be forecasts.
const bareSure = 0.55

// bare reports whether nothing but "will", "would" or "could" makes p a forecast:
// most often a plan, an ability or a guess. With a condition, or told by a verb
// of foretelling, it is one.
func (r *reader) bare(p found) bool {
	if p.hedge.Len() != 1 || r.a.Tokens[p.hedge.First].Tag != "MD" || p.direction == "conditional" || p.direction == "counterfactual" {
		return false
	}
	switch clause.Text(r.a, p.hedge.First) {
	case "may", "might":
		return false
	}
	t := r.a.Tokens[p.at]
	return t.Dep != "ccomp" || !outright[lower(r.a, t.Head)]
}

// core is the token around which the words of the proposition hold together.
func (p found) core() int {
	if p.words.Has(p.at) {
		return p.at
	}
	return p.words.First
}

// at reads the forecast whose verb or noun is token i.
func (r *reader) at(i int) (found, bool) {
	switch r.a.Tokens[i].Pos {
	case "VERB", "AUX":
		for _, read := range []func(int) (found, bool){r.openQuestion, r.likely, r.nothingPoints, r.expected, r.modal} {
			if p, ok := read(i); ok {
				return p, true
			}
		}
	case "NOUN":
		return r.outlook(i)
	}
	return found{}, false
}

// likely reads "is unlikely to agree", "is bound to fail", "are doomed to".
func (r *reader) likely(v int) (found, bool) {
	c := r.a.Child(v, "acomp", "oprd", "attr")
	if c < 0 {
		if lower(r.a, v) != "doom" || r.a.Child(v, "prep", "xcomp") < 0 {
			return found{}, false
		}
		c = v
	}
	direction := odds[clause.Text(r.a, c)]
	if w := clause.Text(r.a, c); (w == "sure" || w == "certain") && lower(r.a, v) == "make" {
		return found{}, false // making sure
	}
	if direction == "" || !r.governs(v, c) || r.a.Tokens[v].Dep == "relcl" || asked(r.a, v) || conditionClause(r.a, v) || r.compared(c) {
		return found{}, false
	}
	x := r.proposition(c, v)
	if x >= 0 && musing[lower(r.a, x)] && r.a.Child(x, "nsubj", "nsubjpass") < 0 {
		return found{}, false // impossible to say
	}
	if w := clause.Text(r.a, c); w == "likely" && x < 0 && r.a.Tokens[v].Tag == "VBD" && c+1 < len(r.a.Tokens) && clause.Text(r.a, c+1) == "due" {
		return found{}, false // was likely due to: a guess at the past
	}
	if w := clause.Text(r.a, c); w == "possible" || w == "impossible" {
		s := r.a.Child(v, "nsubj")
		told := w == "impossible" || clause.Source(r.a, r.f, v) == parley.AuthorSource
		if r.a.Tokens[v].Tag == "VBD" && told || x < 0 && (s < 0 || r.a.Tokens[s].Pos == "PRON") {
			return found{}, false // was possible to see: what one could do then
		}
	}
	if clause.Negated(r.a, v) {
		direction = opposite(direction)
		if direction == "uncertain" {
			direction = "negative" // will not be possible
		}
	}
	if x >= 0 && lower(r.a, c) != "doomed" && lower(r.a, c) != "doom" {
		direction = r.lean(x, direction)
	}
	hedge := parley.Range{First: c, End: c + 1}
	sure := clause.Text(r.a, c) == "sure" || clause.Text(r.a, c) == "certain"
	if sure && x < 0 {
		return found{}, false // that, I am sure
	}
	if s := clause.Subject(r.a, v); sure && r.a.Tokens[x].Dep == "ccomp" && s >= 0 {
		if !r.ahead(r.a.Subtree(x)) || r.not(v, c) {
			return found{}, false
		}
		who := ""
		if keys := clause.Who(r.a, r.f, s); len(keys) > 0 {
			who = keys[0] // she is certain that it will
		}
		return found{x, clause.Extent(r.a, x), hedge, direction, who}, true
	}
	return found{v, clause.Extent(r.a, v), hedge, direction, ""}, true
}

// not reports whether a negation stands between the verb at v and the adjective
// at c: is not so sure.
func (r *reader) not(v, c int) bool {
	for i := v + 1; i < c; i++ {
		if w := clause.Text(r.a, i); w == "not" || w == "n't" || w == "n’t" || w == "never" {
			return true
		}
	}
	return clause.Negated(r.a, v)
}

// compared reports whether the adjective at c is measured against another case
// (more likely to vote than): a statistic.
func (r *reader) compared(c int) bool {
	for _, k := range r.a.Children(c) {
		if w := clause.Text(r.a, int(k)); w == "as" {
			return true
		} else if w == "more" || w == "less" {
			for i := c + 1; i < r.a.Sentences[r.a.Tokens[c].Sent].End; i++ {
				if clause.Text(r.a, i) == "than" {
					return true
				}
			}
		}
	}
	return false
}

// ahead reports whether the words in the range speak of what is or is to come:
// a modal, a present form or an infinitive stands in them, not only the past.
func (r *reader) ahead(in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		switch t := r.a.Tokens[i]; t.Tag {
		case "MD", "TO":
			return true
		case "VBZ", "VBP":
			if t.Dep != "aux" || r.a.Tokens[t.Head].Tag != "VBN" {
				return true
			}
		}
	}
	return false
}

// governs reports whether a clause hangs on the adjective at c or the verb.
func (r *reader) governs(v, c int) bool {
	return c == v || r.a.Child(c, "xcomp", "ccomp") >= 0 || r.a.Child(v, "xcomp", "ccomp") >= 0 || r.a.Child(v, "nsubj") >= 0 && clause.Text(r.a, c) != "certain" && clause.Text(r.a, c) != "set"
}

func (r *reader) proposition(c, v int) int {
	if x := r.a.Child(c, "xcomp", "ccomp"); x >= 0 {
		return x
	}
	return r.a.Child(v, "xcomp", "ccomp")
}

// openQuestion reads "it is unclear whether", "it remains to be seen how".
func (r *reader) openQuestion(v int) (found, bool) {
	var hedge parley.Range
	lemma := lower(r.a, v)
	c := r.a.Child(v, "acomp")
	switch {
	case lemma == "be" && c >= 0 && (open[clause.Text(r.a, c)] || clause.Text(r.a, c) == "clear" && clause.Negated(r.a, v)):
		hedge = parley.Range{First: c, End: c + 1}
		if clause.Negated(r.a, v) {
			hedge.First = r.a.Child(v, "neg")
		}
	case lemma == "remain" && r.a.Child(v, "xcomp") >= 0 && lower(r.a, r.a.Child(v, "xcomp")) == "see":
		hedge = parley.Range{First: v, End: r.a.Child(v, "xcomp") + 1}
	default:
		return found{}, false
	}
	if hedge.First < 0 || hedge.Len() <= 0 || !r.asks(v, c) || conditionClause(r.a, v) {
		return found{}, false
	}
	return found{v, clause.Extent(r.a, v), hedge, "uncertain", ""}, true
}

// asks reports whether a question hangs on the verb at v or adjective at c and
// looks ahead or at an end that is not known.
func (r *reader) asks(v, c int) bool {
	e := r.a.Subtree(v)
	for i := max(v, c) + 1; i < e.End; i++ {
		switch clause.Text(r.a, i) {
		case "whether", "how", "what", "when", "if", "who", "where":
			return r.ahead(parley.Range{First: i + 1, End: e.End})
		}
	}
	return false
}

// nothingPoints reads "there is no indication that", "no reason to believe".
func (r *reader) nothingPoints(v int) (found, bool) {
	if lower(r.a, v) != "be" && lower(r.a, v) != "have" && lower(r.a, v) != "see" {
		return found{}, false
	}
	n := r.a.Child(v, "attr", "dobj", "nsubj")
	if n < 0 || !signs[lower(r.a, n)] {
		return found{}, false
	}
	d := r.a.Child(n, "det", "amod")
	no := d >= 0 && (clause.Text(r.a, d) == "no" || clause.Text(r.a, d) == "little" || clause.Text(r.a, d) == "few")
	every := d >= 0 && (clause.Text(r.a, d) == "every" || clause.Text(r.a, d) == "good")
	if !no && !every || r.a.Child(n, "acl", "ccomp", "relcl", "prep") < 0 && r.a.Child(v, "ccomp") < 0 {
		return found{}, false
	}
	if content := (parley.Range{First: n + 1, End: r.a.Subtree(v).End}); !r.ahead(content) && r.a.Child(n, "prep") < 0 ||
		lower(r.a, n) == "evidence" && !r.future(content) || conditionClause(r.a, v) {
		return found{}, false
	}
	direction := "negative"
	if every {
		direction = "positive"
	}
	return found{v, clause.Extent(r.a, v), parley.Range{First: d, End: n + 1}, direction, ""}, true
}

// future reports whether a modal of what is to come stands in the range.
func (r *reader) future(in parley.Range) bool {
	for i := in.First; i < in.End; i++ {
		if t := r.a.Tokens[i]; t.Tag == "MD" && clause.Text(r.a, i) != "can" && clause.Text(r.a, i) != "should" {
			return true
		}
	}
	return false
}

// expected reads "is expected to", "expects that", "hopes to", "predicted".
func (r *reader) expected(v int) (found, bool) {
	direction := expecting[lower(r.a, v)]
	x := r.content(v)
	if direction == "" || x < 0 || clause.Modal(r.a, v) != "" || r.a.Tokens[v].Dep == "amod" || r.wish(v, x) || r.intended(v, x) {
		return found{}, false
	}
	if clause.Negated(r.a, v) && !clause.Passive(r.a, v) && r.a.Tokens[v].Tag != "VB" {
		return found{}, false // was not expecting to
	}
	if s := clause.Status(r.a, v); s != parley.Happened && !clause.Negated(r.a, v) || conditionClause(r.a, v) || x > v && asking(r.a, x) {
		return found{}, false // declined to predict how
	}
	if lower(r.a, v) == "expect" && !clause.Passive(r.a, v) && r.demand(v, x) {
		return found{}, false
	}
	if clause.Negated(r.a, v) {
		direction = opposite(direction)
	}
	words := clause.Extent(r.a, v)
	who := ""
	if !clause.Passive(r.a, v) {
		words = clause.Extent(r.a, x)
		keys := clause.All(r.a, r.f, clause.Doers(r.a, v))
		who = parley.UnspecifiedSource
		if len(keys) > 0 {
			who = keys[0]
		}
	}
	if lower(r.a, v) != "fear" { // what is feared is bad as it is
		direction = r.lean(x, direction)
	}
	return found{v, words, parley.Range{First: v, End: v + 1}, direction, who}, true
}

// content is the verb of what is expected at v, or -1: a clause across a
// semicolon is another's.
func (r *reader) content(v int) int {
	for _, c := range r.a.Children(v) {
		if d := r.a.Tokens[c].Dep; d != "xcomp" && d != "ccomp" {
			continue
		}
		same := true
		for i := int(c); i < v; i++ {
			same = same && r.a.Tokens[i].Text != ";"
		}
		if same {
			return int(c)
		}
	}
	return -1
}

// wish reports whether the hope or fear at v for x is no more than a wish: of
// the one who is to act, in the first person, or of what isn't to come.
func (r *reader) wish(v, x int) bool {
	switch lower(r.a, v) {
	case "hope":
		if s := clause.Subject(r.a, v); s < 0 || clause.Text(r.a, s) == "i" || clause.Text(r.a, s) == "we" {
			return true
		}
		return r.a.Tokens[v].Dep == "relcl" || r.a.Tokens[x].Dep == "xcomp" || clause.Modal(r.a, x) == "" || r.a.Child(x, "nsubj", "nsubjpass") < 0
	case "fear":
		return r.a.Tokens[x].Dep == "xcomp"
	case "doubt":
		return clause.Modal(r.a, x) == ""
	}
	return false
}

// intended reports whether x is what the one who expects it at v is to do: expects
// to sign.
func (r *reader) intended(v, x int) bool {
	return r.a.Tokens[x].Dep == "xcomp" && !clause.Passive(r.a, v) && r.a.Child(x, "nsubj", "nsubjpass") < 0 &&
		!clause.Undergone(lower(r.a, x)) && !clause.Passive(r.a, x)
}

// asking reports whether the clause of the verb at x is a question.
func asking(a *parley.Annotations, x int) bool {
	switch clause.Text(a, a.Tokens[x].Left) {
	case "how", "what", "when", "whether", "who", "where", "why", "which":
		return true
	}
	return false
}

// demand reports whether the "expect" at v is what a party asks of another or
// wants done, rather than what it foresees; x is what it expects.
func (r *reader) demand(v, x int) bool {
	keys := clause.All(r.a, r.f, clause.Doers(r.a, v))
	if len(keys) == 0 || clause.Party(r.f, keys[0]) == "" {
		return false
	}
	asked := clause.Who(r.a, r.f, r.a.Child(x, "nsubj", "nsubjpass"))
	return clause.Passive(r.a, x) || len(asked) > 0 && clause.Party(r.f, asked[0]) != ""
}

// pledged reports whether the clause of v is a pledge already.
func (r *reader) pledged(v int) bool {
	at := r.a.Tokens[v].Start
	for _, p := range r.f.Pledges {
		for _, e := range p.Evidence {
			if e.Start <= at && at < e.End {
				return true
			}
		}
	}
	return false
}

// outlook reads "optimism about talks", "doubts over the truce", "the
// likelihood of a deal", "little hope of peace".
func (r *reader) outlook(n int) (found, bool) {
	direction := outlooks[lower(r.a, n)]
	if direction == "" || r.a.Child(n, "prep", "acl", "ccomp") < 0 || r.a.Tokens[n].Dep == "conj" {
		return found{}, false
	}
	if lower(r.a, n) == "hope" && r.a.Tokens[n].Dep == "pobj" {
		return found{}, false // in hopes of: what a deed is for
	}
	v := clause.Governor(r.a, n)
	if v < 0 || r.a.Tokens[n].Dep == "pobj" && (!voiced[lower(r.a, v)] || lower(r.a, v) == "be" && !r.amid(n, v) || clause.Text(r.a, r.a.Tokens[n].Head) == "for") || !voiced[lower(r.a, v)] && r.a.Tokens[n].Dep != "nsubj" {
		return found{}, false
	}
	d := r.a.Child(n, "det", "amod", "neg")
	if d >= 0 && (clause.Text(r.a, d) == "no" || clause.Text(r.a, d) == "little") {
		direction = opposite(direction)
	}
	if pending := direction == "positive" || lower(r.a, n) == "doubt" || lower(r.a, n) == "fear"; (lower(r.a, v) == "raise" || lower(r.a, v) == "run") && !pending {
		return found{}, false // raising the risk of war: a deed
	}
	if c := r.a.Child(v, "acomp"); c >= 0 && r.a.Tokens[n].Dep == "nsubj" && faint[clause.Text(r.a, c)] {
		direction = opposite(direction)
	}
	words := clause.Extent(r.a, v)
	if r.a.Tokens[n].Dep == "dobj" {
		words.First = v
		words.End = max(r.a.Subtree(n).End, v+1)
	}
	who := ""
	if keys := clause.All(r.a, r.f, clause.Doers(r.a, v)); len(keys) > 0 && r.a.Tokens[n].Dep != "nsubj" && speaking[lower(r.a, v)] {
		who = keys[0]
	}
	return found{v, words, parley.Range{First: n, End: n + 1}, direction, who}, true
}

// amid reports whether the subject of "be" at v is at or in the noun at n: at
// risk, in danger.
func (r *reader) amid(n, v int) bool {
	p := r.a.Tokens[n].Head
	w := clause.Text(r.a, p)
	return r.a.Tokens[p].Head == v && (w == "at" || w == "in")
}

// lean turns a direction round where what is foretold at x is itself bad.
func (r *reader) lean(x int, direction string) string {
	if bad[lower(r.a, x)] && (direction == "positive" || direction == "negative") {
		return opposite(direction)
	}
	return direction
}

func opposite(direction string) string {
	switch direction {
	case "positive":
		return "negative"
	case "negative":
		return "positive"
	}
	return direction
}

func lower(a *parley.Annotations, i int) string { return strings.ToLower(a.Tokens[i].Lemma) }
