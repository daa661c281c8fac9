package statement

import (
	"math"
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/attribution"
	"github.com/parley-record/parley/internal/lexicon"
)

// join brings what the rules found together with what the trained reader
// found. Where the two read the same attribution, the rule's spans stand (they
// are the better ones, and part coordinated clauses), and the reader lends a
// source where the rule found none. What only the reader found is taken where
// trust says so, and says how sure it is. What only a rule found stays.
func join(a *parley.Annotations, f *parley.Findings, rules []attribution.Attribution, read []parley.Attribution) []attribution.Attribution {
	at := map[int][]int{} // rules by the tokens of their contents
	for i, rule := range rules {
		for _, c := range rule.Content {
			for k := c.First; k < c.End; k++ {
				at[k] = append(at[k], i)
			}
		}
	}
	out := slices.Clone(rules)
	for _, r := range read {
		x, ok := fromReader(a, r)
		if !ok {
			continue
		}
		known := false
		for _, i := range touched(at, x.Content) {
			if !same(rules[i], x) {
				continue
			}
			known = true
			if out[i].Source < 0 {
				out[i].Source = x.Source
			}
			if cut(a, rules[i], x) {
				out[i].Content, out[i].Name = x.Content, false
			}
		}
		if known || x.Source < 0 || x.At < 0 || f.ByID(f.Entity(x.Source)) != nil && f.ByID(f.Entity(x.Source)).Type == parley.EventE {
			continue
		}
		if x.Sure, ok = trust(a, r, x); ok {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y attribution.Attribution) int { return x.Content[0].First - y.Content[0].First })
	return out
}

// cut reports whether the rule's content is a phrase that the reader knows to be
// the start of a clause: "reports revealed that a soldier who was held (left)".
func cut(a *parley.Annotations, rule, x attribution.Attribution) bool {
	return len(rule.Content) == 1 && len(x.Content) == 1 && x.Content[0].First <= rule.Content[0].First && x.Content[0].Len() > rule.Content[0].Len()+2 &&
		!attribution.Sentence(a, rule.Content[0]) && attribution.Sentence(a, x.Content[0]) && confidence(x.Sure) >= late
}

// same reports whether a rule's attribution and the reader's are one: their
// contents overlap by half of the shorter, and neither is somebody else's in the
// content of the other ("Aldane said that Maren thought that").
func same(rule, x attribution.Attribution) bool {
	if !overlap(rule.Content, x.Content) {
		return false
	}
	in := func(content []parley.Range, at int) bool {
		return slices.ContainsFunc(content, func(c parley.Range) bool { return c.Has(at) })
	}
	return x.At < 0 || rule.Source == x.Source || rule.Cue.Overlaps(x.Cue) || !in(x.Content, rule.At) && !in(rule.Content, x.At)
}

// touched lists the rules that share a token with the content, in order.
func touched(at map[int][]int, content []parley.Range) []int {
	var out []int
	for _, c := range content {
		for k := c.First; k < c.End; k++ {
			out = append(out, at[k]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fromReader makes an attribution of what the trained reader marked.
func fromReader(a *parley.Annotations, r parley.Attribution) (attribution.Attribution, bool) {
	x := attribution.Attribution{Sure: r.Sure, Kind: lexicon.Said, Source: -1, Owner: -1, Hearer: -1, At: -1}
	for _, c := range r.Content {
		c = a.Trim(c, ",.;:–—-…")
		if c.Len() > 1 && strings.EqualFold(a.Tokens[c.First].Text, "that") && a.Tokens[c.First].Tag == "IN" {
			c.First++
		}
		if c.Len() > 1 {
			x.Content = append(x.Content, c)
		}
	}
	if len(x.Content) == 0 {
		return x, false
	}
	if len(r.Cue) > 0 {
		x.Cue = r.Cue[0]
		x.At = head(a, r.Cue[0])
		x.Kind, _ = cueKind(a, r.Cue)
		x.Negated, x.Hedged = attribution.Mood(a, x.At)
		x.Negated = x.Negated || refuses[a.Tokens[x.At].Lemma]
	}
	if len(r.Source) > 0 {
		x.Source = head(a, r.Source[0])
	}
	return x, true
}

// refuses are verbs by which a cue says that something was not said: declined to
// say, avoided naming.
var refuses = map[string]bool{"decline": true, "refuse": true, "avoid": true, "fail": true, "omit": true}

// How sure the reader has to be: where the words and the parse agree with it, where
// one of them does, and where neither does.
const (
	early = 0.62
	late  = 0.76
	last  = 0.85
)

// trust says whether what only the reader found is taken as a statement in the
// sense of this package, and how sure that is, from 0 to 1. The reader also marks
// attitudes and intents (is in despair over the deal, is intent on leaving),
// which are none. Where the content is a clause with its subject, and the cue a
// known one or a verb that the parse too puts over the content or beside it, the
// reader is trusted early; a known cue with a phrase, or a clause that the parse
// reads otherwise, has to be surer. Of phrases under other words about half are
// no statements, by reading, whatever the reader's confidence. Cues under a modal
// or a condition tell of nothing that was said.
func trust(a *parley.Annotations, r parley.Attribution, x attribution.Attribution) (sure float64, ok bool) {
	if attribution.Unreal(a, x.At) {
		return 0, false
	}
	sure = confidence(r.Sure)
	_, known := cueKind(a, r.Cue)
	if knows[a.Tokens[x.At].Lemma] {
		return sure / 2, sure >= last
	}
	switch clause := isClause(a, x.Content); {
	case clause && (known || agreed(a, x)):
		return sure, sure >= early
	case clause || known && !deed(a, r.Cue):
		return sure, sure >= late
	default:
		return sure / 2, sure >= last && a.Tokens[x.At].Pos == "VERB"
	}
}

// knows are verbs that say what somebody came to know, not what he said.
var knows = map[string]bool{"learn": true, "discover": true, "realize": true, "realise": true, "notice": true, "know": true, "see": true, "forget": true, "remember": true}

// confidence is the share of the reader's attributions of this probability, of
// those that no rule finds, that are right: a logistic fit on half of PolNeAR's
// development side, within three points on the other half from 0.7 on. It is
// rounded, so that no machine's arithmetic shows in the record.
func confidence(p float64) float64 {
	p = min(max(p, 0.001), 0.999)
	return math.Round(100/(1+math.Exp(-0.2-0.7*math.Log(p/(1-p))))) / 100
}

// agreed reports whether the parse, too, puts the cue over the content or beside
// it.
func agreed(a *parley.Annotations, x attribution.Attribution) bool {
	switch a.Tokens[x.At].Pos {
	case "VERB", "ADP", "SCONJ":
	default:
		return false
	}
	top := a.Tokens[head(a, x.Content[0])]
	switch top.Dep {
	case "ccomp", "advcl", "acl", "parataxis":
		if x.Cue.Has(top.Head) {
			return true
		}
	case "ROOT":
		return true
	}
	return a.Tokens[x.At].Dep == "parataxis" || x.Content[0].Has(a.Tokens[x.At].Head)
}

// deed reports whether the cue is a verb that is one of telling only beside a
// noun of talk (rejected the subpoena, backed the rebels), or has a particle that
// makes it another (called up the guards).
func deed(a *parley.Annotations, cues []parley.Range) bool {
	for _, r := range cues {
		for i := r.First; i < r.End; i++ {
			if c, ok := lexicon.Verb(strings.ToLower(a.Tokens[i].Lemma)); ok {
				p := a.Child(i, "prt")
				return c.Talk || p >= 0 && (a.Tokens[p].Lemma == "up" || a.Tokens[p].Lemma == "off")
			}
		}
	}
	return false
}

// isClause reports whether the word that heads one of the ranges has its subject
// there.
func isClause(a *parley.Annotations, content []parley.Range) bool {
	for _, c := range content {
		top := head(a, c)
		for _, k := range a.Children(top) {
			switch a.Tokens[k].Dep {
			case "nsubj", "nsubjpass", "expl", "csubj":
				if slices.ContainsFunc(content, func(c parley.Range) bool { return c.Has(int(k)) }) {
					return true
				}
			}
		}
	}
	return false
}

// cueKind is the kind of the first known cue word in the ranges; known is false
// where there is none.
func cueKind(a *parley.Annotations, cues []parley.Range) (kind string, known bool) {
	for _, r := range cues {
		for i := r.First; i < r.End; i++ {
			lemma := strings.ToLower(a.Tokens[i].Lemma)
			if c, ok := lexicon.Verb(lemma); ok {
				return c.Kind, true
			}
			if c, ok := lexicon.Noun(lemma); ok {
				return c.Kind, true
			}
			if c, ok := lexicon.Adjective(lemma); ok {
				return c.Kind, true
			}
		}
	}
	return lexicon.Said, false
}

// head is the token of r that governs the others.
func head(a *parley.Annotations, r parley.Range) int {
	for i := r.First; i < r.End; i++ {
		if h := a.Tokens[i].Head; (h == i || !r.Has(h)) && a.Tokens[i].Pos != "PUNCT" && !a.Tokens[i].Blank {
			return i
		}
	}
	return r.First
}

// overlap reports whether two contents share half of the shorter one's tokens.
func overlap(x, y []parley.Range) bool {
	shared, lx, ly := 0, 0, 0
	for _, r := range x {
		lx += r.Len()
		for _, o := range y {
			shared += max(0, min(r.End, o.End)-max(r.First, o.First))
		}
	}
	for _, o := range y {
		ly += o.Len()
	}
	return shared > 0 && 2*shared >= min(lx, ly)
}
