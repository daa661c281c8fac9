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
	words := r.a.Trim(p.words, ",.;:–—-“”\"")
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
	r.f.Forecasts = append(r.f.Forecasts, out)
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
	if direction == "" || !r.governs(v, c) || r.a.Tokens[v].Dep == "relcl" {
		return found{}, false
	}
	if clause.Negated(r.a, v) {
		direction = opposite(direction)
		if direction == "uncertain" {
			direction = "negative" // will not be possible
		}
	}
	if x := r.proposition(c, v); x >= 0 && lower(r.a, c) != "doomed" && lower(r.a, c) != "doom" {
		direction = r.lean(x, direction)
	}
	return found{v, clause.Extent(r.a, v), parley.Range{First: c, End: c + 1}, direction, ""}, true
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
	if hedge.First < 0 || hedge.Len() <= 0 || !r.asks(v, c) {
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
			return true
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
	direction := "negative"
	if every {
		direction = "positive"
	}
	return found{v, clause.Extent(r.a, v), parley.Range{First: d, End: n + 1}, direction, ""}, true
}

// expected reads "is expected to", "expects that", "hopes to", "predicted".
func (r *reader) expected(v int) (found, bool) {
	direction := expecting[lower(r.a, v)]
	x := r.a.Child(v, "xcomp", "ccomp")
	if x >= 0 && (lower(r.a, v) == "hope" || lower(r.a, v) == "fear") && r.a.Tokens[x].Dep == "xcomp" {
		return found{}, false // hopes to do: a wish
	}
	if direction == "" || x < 0 || clause.Modal(r.a, v) != "" || r.a.Tokens[v].Dep == "amod" {
		return found{}, false
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
	return found{v, words, parley.Range{First: v, End: v + 1}, r.lean(x, direction), who}, true
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

// modal reads "may serve", "could give", "will most likely", "would not have".
func (r *reader) modal(v int) (found, bool) {
	a := r.a
	m := clause.Modal(a, v)
	aux := r.auxiliary(v)
	if h := a.Tokens[v].Head; (a.Tokens[v].Dep == "acl" || a.Tokens[v].Dep == "ccomp") && outlooks[lower(a, h)] != "" {
		return found{}, false // hopes that he will: somebody's hope, not a forecast
	}
	if m == "" || aux < 0 || r.pledged(v) || conditionClause(a, v) || asked(a, v) || demanded(a, v) {
		return found{}, false
	}
	words := clause.Extent(a, v)
	hedge := parley.Range{First: aux, End: aux + 1}
	negated := clause.Negated(a, v)
	direction := ""
	switch m {
	case "may", "might":
		direction = "uncertain"
	case "could":
		if negated && clause.Source(a, r.f, v) == parley.AuthorSource {
			return found{}, false // could not: mostly a report of the past
		}
		direction = "uncertain"
		if source := clause.Source(a, r.f, v); source != parley.AuthorSource {
			direction = "positive"
			if mine := clause.Party(r.f, source); mine != "" && (a.Child(v, "expl") >= 0 || r.ownParty(v, mine)) {
				return found{}, false // there could be talks: an offer
			}
		}
	case "would":
		if subject := r.a.Child(v, "nsubj", "nsubjpass"); !r.perfect(v) || subject < 0 || r.a.Tokens[subject].Pos == "PRON" && r.f.Entity(subject) == "" {
			return found{}, false
		}
		return found{v, words, hedge, "counterfactual", ""}, true
	case "will":
		adverb := r.guess(v)
		if adverb < 0 && (!r.foretold(v) || a.Tokens[v].Dep == "relcl") {
			return found{}, false
		}
		if adverb >= 0 {
			hedge = parley.Range{First: adverb, End: adverb + 1}
		}
		direction = "positive"
	default:
		return found{}, false
	}
	if negated {
		direction = opposite(direction)
	}
	if clause.Conditional(a, words) {
		direction = "conditional"
	}
	return found{v, words, hedge, r.lean(v, direction), ""}, true
}

// ownParty reports whether the subject of the verb at v is another of the
// party than the one who speaks: its country or government, not itself.
func (r *reader) ownParty(v int, party string) bool {
	keys := clause.Who(r.a, r.f, clause.Subject(r.a, v))
	if len(keys) == 0 {
		return false
	}
	e := r.f.ByID(keys[0])
	return clause.Party(r.f, keys[0]) == party && e != nil && e.Type != parley.Person
}

// auxiliary is the token of the modal, -1 where the verb shares another's.
func (r *reader) auxiliary(v int) int {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Tag == "MD" {
			return int(c)
		}
	}
	return -1
}

func conditionClause(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		switch w := clause.Text(a, int(c)); {
		case a.Tokens[c].Dep == "mark" && (w == "if" || w == "whether" || w == "unless" || w == "so"):
			return true
		}
	}
	return false
}

// asked reports whether the verb at v heads a question in the clause of
// another: what it could look like.
func asked(a *parley.Annotations, v int) bool {
	if in := a.Sentences[a.Tokens[v].Sent]; strings.HasSuffix(strings.TrimRight(a.Text(in.Range), "”\"’ "), "?") {
		return true
	}
	for i := a.Tokens[v].Left; i < v; i++ {
		if w := clause.Text(a, i); (w == "what" || w == "who" || w == "which" || w == "how" || w == "why") && a.Tokens[v].Dep != "relcl" {
			return true
		}
	}
	return false
}

// demanded reports whether the verb at v is coordinated with a demand: must
// give way and could end the war.
func demanded(a *parley.Annotations, v int) bool {
	t := a.Tokens[v]
	return t.Dep == "conj" && clause.IsVerb(a, t.Head) && clause.Modal(a, t.Head) == "must" && a.Child(v, "nsubj", "nsubjpass") < 0
}

// perfect reports whether the verb at v is "would have done".
func (r *reader) perfect(v int) bool {
	for _, c := range r.a.Children(v) {
		if r.a.Tokens[c].Dep == "aux" && clause.Text(r.a, int(c)) == "have" {
			return true
		}
	}
	return false
}

// guess is the adverb by which a future is a guess, or -1.
func (r *reader) guess(v int) int {
	for _, c := range r.a.Children(v) {
		switch clause.Text(r.a, int(c)) {
		case "likely", "probably", "possibly", "perhaps", "certainly", "inevitably", "surely", "never", "hardly", "eventually", "only", "presumably":
			return int(c)
		}
	}
	return -1
}

// foretold reports whether a bare future is somebody's expectation of others:
// the author's or a source's, of what is no party of its own.
func (r *reader) foretold(v int) bool {
	subject := clause.Subject(r.a, v)
	if subject < 0 {
		return false
	}
	source := clause.Source(r.a, r.f, v)
	keys := clause.Who(r.a, r.f, subject)
	if len(keys) == 0 {
		return source == parley.AuthorSource || clause.Party(r.f, source) == ""
	}
	theirs := clause.Party(r.f, keys[0])
	if source == parley.AuthorSource {
		// That a party will not do a thing is its refusal, told by the author.
		return theirs == "" || !clause.Negated(r.a, v) || clause.Undergone(lower(r.a, v))
	}
	mine := clause.Party(r.f, source)
	return mine != theirs && (mine != "" || theirs == "")
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
	if direction == "" || r.a.Child(n, "prep", "acl", "ccomp") < 0 {
		return found{}, false
	}
	v := clause.Governor(r.a, n)
	if v < 0 || r.a.Tokens[n].Dep == "pobj" && !voiced[lower(r.a, v)] || !voiced[lower(r.a, v)] && r.a.Tokens[n].Dep != "nsubj" {
		return found{}, false
	}
	d := r.a.Child(n, "det", "amod", "neg")
	if d >= 0 && (clause.Text(r.a, d) == "no" || clause.Text(r.a, d) == "little") {
		direction = opposite(direction)
	}
	words := clause.Extent(r.a, v)
	if r.a.Tokens[n].Dep == "dobj" {
		words.First = v
	}
	who := ""
	if keys := clause.All(r.a, r.f, clause.Doers(r.a, v)); len(keys) > 0 && r.a.Tokens[n].Dep != "nsubj" && speaking[lower(r.a, v)] {
		who = keys[0]
	}
	return found{v, words, parley.Range{First: n, End: n + 1}, direction, who}, true
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
