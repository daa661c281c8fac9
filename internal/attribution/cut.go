package attribution

import (
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// cutCue ends r before a participle that is a cue of its own: "..., stressing
// that", and after the sentence's end.
func cutCue(a *parley.Annotations, r parley.Range, v int) parley.Range {
	for i := r.First + 1; i < r.End; i++ {
		t := &a.Tokens[i]
		if i > v && (comment(a, i, r) || voiced(a, i, v)) {
			r.End = back(a, r.First, min(t.Left, i))
			break
		}
		if i > v && misplaced(a, i) && r.Has(t.Head) {
			r.End = before(a, i, r.First)
			break
		}
		if t.Tag != "VBG" || t.Dep != "advcl" && t.Dep != "acl" && t.Dep != "dep" || i < v {
			continue
		}
		if _, ok := lexicon.Verb(strings.ToLower(t.Lemma)); ok && afterComma(a, i) {
			r.End = back(a, r.First, t.Left)
			break
		}
	}
	return r
}

// misplaced reports whether the cue verb at i was hung beside a verb of another's
// content although its subject can't be that verb's: "said sanctions were
// unlawful and demanded that they end".
func misplaced(a *parley.Annotations, i int) bool {
	t := &a.Tokens[i]
	if t.Dep != "conj" || t.Tag != "VBD" || t.Head > i || a.Child(i, "nsubj", "nsubjpass") >= 0 || outerCue(a, t.Head) < 0 {
		return false
	}
	if _, ok := verbCue(a, i); !ok || complement(a, i) < 0 {
		return false
	}
	if a.Tokens[t.Head].Tag != "VBD" {
		return true
	}
	s := a.Child(t.Head, "nsubj", "nsubjpass", "expl")
	if s < 0 {
		return false
	}
	x := &a.Tokens[s]
	lemma := strings.ToLower(x.Lemma)
	return x.Pos == "NOUN" && !lexicon.Speaks(lemma) && !agentive(lemma) || x.Dep == "expl" || lemma == "it"
}

// cutVerb ends a noun phrase before a finite verb that the parser hung into it
// by mistake: "pushed the idea of talks and tried to".
func cutVerb(a *parley.Annotations, r parley.Range) parley.Range {
	for i := r.First + 1; i < r.End; i++ {
		t := &a.Tokens[i]
		if t.Dep != "conj" || t.Tag != "VBD" || a.Child(i, "nsubj") >= 0 || !r.Has(t.Head) || a.Tokens[t.Head].Tag == "VBD" {
			continue
		}
		r.End = before(a, min(i, t.Left), r.First)
		break
	}
	return r
}

// back is end less the comma and the conjunction before it.
func back(a *parley.Annotations, first, end int) int {
	for end > first {
		t := &a.Tokens[end-1]
		if t.Text != "," && t.Text != "while" && t.Text != "even" && !t.Blank {
			break
		}
		end--
	}
	return end
}

// comment reports whether a relative clause that ends r starts at token i:
// ", which could give them a veto" is mostly the author's remark.
func comment(a *parley.Annotations, i int, r parley.Range) bool {
	t := &a.Tokens[i]
	if t.Tag != "WDT" || !strings.EqualFold(t.Text, "which") || a.Tokens[i-1].Text != "," {
		return false
	}
	v := t.Head
	return clause.IsVerb(a, v) && a.Tokens[v].Dep == "relcl" && a.Tokens[v].Right >= r.End-2
}

// voiced reports whether an adverbial clause at verb i is an attribution of its
// own, with a subject of its own: "..., whereas Aldane remarked that".
func voiced(a *parley.Annotations, i, v int) bool {
	t := &a.Tokens[i]
	if t.Dep != "advcl" || a.Child(i, "nsubj") < 0 || a.Child(i, "mark", "advmod") < 0 {
		return false
	}
	_, ok := verbCue(a, i)
	return ok && complement(a, i) >= 0
}
