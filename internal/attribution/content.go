package attribution

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

const edges = ",.;:–—-…"

// contentsOf are the contents of the cue verb at v; phrase says that they are
// no clauses.
func contentsOf(a *parley.Annotations, v int, cue lexicon.Cue) (contents [][]parley.Range, phrase bool) {
	if cue.Clause {
		if c := complement(a, v); c >= 0 {
			return append(clauses(a, c, v), shifted(a, v)...), false
		}
		if p := parenthetic(a, v); len(p) > 0 {
			return [][]parley.Range{p}, false
		}
	}
	if cue.Quote {
		if r := colon(a, v); r.Len() > 0 {
			return [][]parley.Range{{r}}, false
		}
	}
	if cue.Infinitive {
		if c := infinitive(a, v); c >= 0 {
			r := a.Trim(a.Subtree(c), edges)
			if cue.Hearer || cue.Kind == lexicon.Demand || cue.Kind == lexicon.Warning {
				if o := a.Child(v, "dobj"); o >= 0 && a.Tokens[o].Left < r.First && o > v {
					r.First = a.Tokens[o].Left
				}
			}
			return [][]parley.Range{{cutCue(a, r, v)}}, false
		}
	}
	o := a.Child(v, "dobj")
	if o >= 0 && o < v && cue.As { // whom he calls a thief
		for _, c := range a.Children(v) {
			if t := &a.Tokens[c]; int(c) > v && (t.Dep == "dobj" || t.Dep == "oprd" || t.Dep == "xcomp") {
				return [][]parley.Range{{a.Trim(a.Subtree(int(c)), edges)}}, true
			}
		}
	}
	if o >= 0 && o < v { // a question or a relative: what they had offered
		return nil, true
	}
	if cue.As {
		if r, ok := named(a, v, o); ok {
			return [][]parley.Range{{r}}, true
		}
	}
	if cue.Object {
		if g := a.Child(v, "xcomp"); g > v && a.Tokens[g].Tag == "VBG" { // emphasized ending the war
			return [][]parley.Range{{a.Trim(cutCue(a, a.Subtree(g), v), edges)}}, true
		}
	}
	if o >= 0 && (cue.Object && weighty(a, o) || cue.Talk && lexicon.Talk(strings.ToLower(a.Tokens[o].Lemma))) {
		r := parley.Range{First: a.Tokens[o].Left, End: a.Tokens[o].Right + 1}
		for _, c := range a.Children(v) { // phrases that the parser hung beside the object
			t := &a.Tokens[c]
			if int(c) > o && t.Left == r.End && t.Dep == "prep" {
				r.End = t.Right + 1
			}
		}
		return [][]parley.Range{{a.Trim(cutVerb(a, cutCue(a, r, v)), edges)}}, true
	}
	for _, c := range a.Children(v) {
		t := &a.Tokens[c]
		if t.Dep != "prep" || !cue.Has(strings.ToLower(t.Text)) || int(c) < v {
			continue
		}
		r := parley.Range{First: int(c) + 1, End: t.Right + 1}
		for _, k := range a.Children(v) { // insisted on a truce before talks
			if x := &a.Tokens[k]; int(k) > int(c) && x.Left == r.End && x.Dep == "prep" {
				r.End = x.Right + 1
			}
		}
		if strings.EqualFold(t.Text, "against") {
			r.First = int(c)
			if o >= 0 {
				r.First = a.Tokens[o].Left
			}
		}
		if r = a.Trim(cutCue(a, r, v), edges); r.Len() > 1 || r.Len() == 1 && a.Tokens[r.First].Pos == "NOUN" {
			return [][]parley.Range{{r}}, true
		}
	}
	return nil, true
}

// shifted are clauses beside the cue at v that are its content by their tense:
// "replied that it was too early, but there could be talks later".
func shifted(a *parley.Annotations, v int) [][]parley.Range {
	if a.Tokens[v].Tag != "VBD" {
		return nil
	}
	var out [][]parley.Range
	for _, k := range a.Children(v) {
		t := &a.Tokens[k]
		if t.Dep != "conj" || int(k) < v || a.Child(int(k), "nsubj", "nsubjpass", "expl") < v {
			continue
		}
		switch clause.Modal(a, int(k)) {
		case "would", "could", "might":
			if r := trimClause(a, cutCue(a, a.Subtree(int(k)), v)); r.Len() > 0 {
				out = append(out, []parley.Range{r})
			}
		}
	}
	return out
}

// colon is the clause behind a colon right after the cue at v: "explained
// again: first they leave, then we talk". A quotation is none.
func colon(a *parley.Annotations, v int) parley.Range {
	const reach = 4 // tokens from the cue to the colon
	s := a.Sentences[a.Tokens[v].Sent]
	for i := v + 1; i < min(v+reach, s.End); i++ {
		t := &a.Tokens[i]
		if t.Text != ":" {
			continue
		}
		r := a.Trim(parley.Range{First: i + 1, End: s.End}, edges)
		if r.Len() < 3 || strings.ContainsAny(a.Tokens[r.First].Text, "“\"«‘„") {
			return parley.Range{}
		}
		for k := r.First; k < r.End; k++ {
			if finite(a, k) && clause.IsVerb(a, k) {
				return r
			}
		}
	}
	return parley.Range{}
}

// weighty reports whether an object can be the content of a cue: a noun that
// isn't a person or a mere pronoun.
func weighty(a *parley.Annotations, o int) bool {
	t := &a.Tokens[o]
	for _, c := range a.Children(o) {
		if strings.EqualFold(a.Tokens[c].Text, "following") {
			return false
		}
	}
	if d := a.Child(o, "det"); d >= 0 {
		switch strings.ToLower(a.Tokens[d].Text) {
		case "this", "that", "these", "those": // told before
			return false
		}
	}
	if t.Pos == "PRON" || t.Pos == "PROPN" && len(a.Children(o)) == 0 {
		return false
	}
	lemma := strings.ToLower(t.Lemma)
	if lexicon.Speaks(lemma) && a.Child(o, "prep") < 0 && lemma != "report" && lemma != "statement" && lemma != "source" {
		return false
	}
	return len(a.Children(o)) > 0 || t.Tag == "NNS" || t.Tag == "VBG"
}

// named reads an object and what it is called: "described the talks as
// productive", "called it a success", "rated the summit 10 out of 10".
func named(a *parley.Annotations, v, o int) (parley.Range, bool) {
	lemma := strings.ToLower(a.Tokens[v].Lemma)
	end := -1
	for _, c := range a.Children(v) {
		t := &a.Tokens[c]
		if int(c) <= v {
			continue
		}
		switch {
		case t.Dep == "oprd", t.Dep == "xcomp" && t.Pos != "VERB", t.Dep == "ccomp" && !finite(a, int(c)) && t.Pos != "VERB":
			end = t.Right + 1
			if s := a.Child(int(c), "nsubj"); s >= 0 && o < 0 {
				o = s
			}
		case t.Dep == "prep" && strings.EqualFold(t.Text, "as"):
			end = t.Right + 1
		case t.Dep == "prep" && strings.EqualFold(t.Text, "for") && lemma == "call":
			return a.Trim(parley.Range{First: int(c) + 1, End: t.Right + 1}, edges), true
		}
	}
	if o > v && end < 0 {
		for _, c := range a.Children(o) {
			if t := &a.Tokens[c]; t.Dep == "prep" && strings.EqualFold(t.Text, "as") && int(c) > o {
				end = t.Right + 1
			}
		}
	}
	if o >= 0 && end < 0 { // the parser took "the talks productive" for one phrase
		switch {
		case o < v:
			return parley.Range{}, false
		case lemma == "call":
			if k := a.Child(o, "amod", "appos", "acl"); k <= o || a.Tokens[k].Dep == "acl" && a.Tokens[k].Pos == "VERB" {
				return parley.Range{}, false
			}
		case lemma == "rate":
			return a.Trim(cutCue(a, parley.Range{First: a.Tokens[o].Left, End: verbEnd(a, v)}, v), edges), true
		default:
			return parley.Range{}, false
		}
		end = a.Tokens[o].Right + 1
	}
	if end < 0 || o < 0 && lemma == "call" && a.Tokens[end-1].Pos == "PROPN" {
		return parley.Range{}, false
	}
	first := end
	for _, c := range a.Children(v) {
		if int(c) > v && (int(c) == o || a.Tokens[c].Dep == "oprd" || a.Tokens[c].Dep == "xcomp" || a.Tokens[c].Dep == "ccomp" || a.Tokens[c].Dep == "prep") {
			first = min(first, a.Tokens[c].Left)
		}
	}
	return a.Trim(cutCue(a, parley.Range{First: first, End: end}, v), edges), first < end
}

// verbEnd is the end of the clause of v without what is coordinated with it.
func verbEnd(a *parley.Annotations, v int) int {
	end := a.Tokens[v].Right + 1
	for _, c := range a.Children(v) {
		if t := &a.Tokens[c]; int(c) > v && (t.Dep == "conj" || t.Dep == "cc" || t.Dep == "advcl") {
			end = min(end, t.Left)
		}
	}
	return end
}

// complement is the verb that heads the content clause of v, or -1.
func complement(a *parley.Annotations, v int) int {
	best := -1
	for _, k := range a.Children(v) {
		t := &a.Tokens[k]
		c := int(k)
		if t.Dep != "ccomp" {
			continue
		}
		if c < v && (best >= 0 && best < v || !leadsTo(a, c, v)) {
			continue
		}
		if s := a.Child(c, "nsubj", "nsubjpass", "expl", "csubj"); c > v && s < v && !hasMark(a, c, "that") && (s < 0 || a.Tokens[s].Tag != "WDT") {
			continue // a relative pronoun may be its subject: which he argued might fail
		}
		if finite(a, c) || hasMark(a, c, "that") || c < v {
			if best < 0 || c > v && best < v {
				best = c
			}
		}
	}
	return best
}

// leadsTo reports whether the clause of c before the cue at v is parted from the
// cue's own clause as what is said is: by a comma or a closing mark.
func leadsTo(a *parley.Annotations, c, v int) bool {
	for i := a.Tokens[c].Right; i <= v && i < a.Tokens[c].Right+3; i++ {
		switch a.Tokens[i].Text {
		case ",", "”", "\"", "’", "»", "?", "!", "—", "–", "''":
			return true
		case ":", ";":
			return false
		}
	}
	return a.Tokens[c].Right > v // the cue stands inside
}

// finite reports whether the clause headed by c has a subject or a finite verb.
func finite(a *parley.Annotations, c int) bool {
	t := &a.Tokens[c]
	switch t.Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	toless := true
	for _, k := range a.Children(c) {
		x := &a.Tokens[k]
		switch {
		case x.Tag == "TO":
			toless = false
		case (x.Dep == "aux" || x.Dep == "auxpass" || x.Dep == "cop") && (x.Tag == "MD" || x.Tag == "VBZ" || x.Tag == "VBP" || x.Tag == "VBD"):
			return true
		}
	}
	return toless && a.Child(c, "nsubj", "nsubjpass", "expl") >= 0 && (hasMark(a, c, "that") || t.Tag == "VB" || t.Tag == "VBN")
}

func hasMark(a *parley.Annotations, c int, word string) bool {
	for _, k := range a.Children(c) {
		if a.Tokens[k].Dep == "mark" && strings.EqualFold(a.Tokens[k].Text, word) {
			return true
		}
	}
	return false
}

// infinitive is the verb that heads the infinitive of v, or -1.
func infinitive(a *parley.Annotations, v int) int {
	for _, k := range a.Children(v) {
		t := &a.Tokens[k]
		if t.Dep != "xcomp" && t.Dep != "ccomp" && t.Dep != "advcl" || int(k) < v || t.Tag != "VB" && t.Tag != "VBN" {
			continue
		}
		for _, x := range a.Children(int(k)) {
			if a.Tokens[x].Tag == "TO" {
				return int(k)
			}
		}
	}
	return -1
}

// parenthetic is the content of a cue set into its own content: "The deal, he
// said, was dead."
func parenthetic(a *parley.Annotations, v int) []parley.Range {
	t := &a.Tokens[v]
	if t.Dep != "parataxis" && t.Dep != "ccomp" || t.Head == v || !clause.IsVerb(a, t.Head) {
		return nil
	}
	if t.Dep == "ccomp" && (t.Left == 0 || a.Tokens[t.Left-1].Text != ",") {
		return nil
	}
	if t.Dep == "ccomp" {
		if _, ok := lexicon.Verb(strings.ToLower(a.Tokens[t.Head].Lemma)); ok {
			return nil
		}
	}
	return without(a, a.Trim(a.Subtree(t.Head), edges), a.Subtree(v))
}

// without is r less the tokens of hole, as one or two ranges.
func without(a *parley.Annotations, r, hole parley.Range) []parley.Range {
	var out []parley.Range
	for _, p := range []parley.Range{{First: r.First, End: min(r.End, hole.First)}, {First: max(r.First, hole.End), End: r.End}} {
		if p = a.Trim(p, edges+"”"); p.Len() > 1 {
			out = append(out, p)
		}
	}
	return out
}

// clauses are the contents headed by the verb at c below the cue at v: the
// clause itself, and each clause coordinated with it that has a subject of its
// own or repeats "that".
func clauses(a *parley.Annotations, c, v int) [][]parley.Range {
	var out [][]parley.Range
	r := a.Subtree(c)
	var rest []int
	for _, k := range a.Children(c) {
		t := &a.Tokens[k]
		if t.Dep != "conj" || int(k) < c || !clause.IsVerb(a, int(k)) {
			continue
		}
		if s := a.Child(int(k), "nsubj", "nsubjpass"); s >= 0 && a.Tokens[s].Tag == "WDT" {
			continue
		}
		if a.Child(int(k), "nsubj", "nsubjpass", "expl") < 0 && !hasMark(a, int(k), "that") || !finite(a, int(k)) {
			continue
		}
		if len(rest) == 0 {
			r.End = min(r.End, before(a, t.Left, c))
		}
		rest = append(rest, int(k))
	}
	if r.Has(v) { // the cue stands inside
		if parts := without(a, r, cueClause(a, v, c)); len(parts) > 0 {
			out = append(out, parts)
		}
	} else if r = trimClause(a, cutCue(a, r, v)); r.Len() > 0 {
		out = append(out, []parley.Range{r})
	}
	for _, k := range rest {
		out = append(out, clauses(a, k, v)...)
	}
	return out
}

// cueClause is the cue with what hangs on it, the content c left out.
func cueClause(a *parley.Annotations, v, c int) parley.Range {
	r := parley.Range{First: v, End: v + 1}
	for _, k := range a.Children(v) {
		if int(k) == c {
			continue
		}
		r.First = min(r.First, a.Tokens[k].Left)
		r.End = max(r.End, a.Tokens[k].Right+1)
	}
	return r
}

// before is where a clause ends when what starts at token i is left out: the
// conjunction and the marks before it go too.
func before(a *parley.Annotations, i, c int) int {
	for i > c+1 {
		t := &a.Tokens[i-1]
		if t.Dep != "cc" && t.Dep != "punct" && !t.Blank && t.Dep != "mark" && !(t.Pos == "CCONJ") {
			break
		}
		i--
	}
	return i
}

// trimClause drops the conjunction that brings a clause.
func trimClause(a *parley.Annotations, r parley.Range) parley.Range {
	for r.First < r.End {
		t := &a.Tokens[r.First]
		w := strings.ToLower(t.Text)
		if !(t.Dep == "mark" && w == "that") && t.Dep != "cc" && !t.Blank && t.Text != "," && t.Text != ":" && !(w == "that" && t.Pos == "SCONJ") {
			break
		}
		r.First++
	}
	r = a.Trim(r, edges)
	for r.Len() > 1 && a.Tokens[r.End-1].Tag == "CC" {
		r = a.Trim(parley.Range{First: r.First, End: r.End - 1}, edges)
	}
	return r
}
