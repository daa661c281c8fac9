// Package attribution reads in the dependency tree who is reported to say,
// think or want what: cue, source and content. The extractors of quotes and of
// statements both stand on it.
//
// It finds attributions by the grammar of known cue words only, and leaves out
// what is doubtful: cues under a modal or a condition, sources that cannot
// speak. Sources are tokens; what is known of entities only helps to tell who
// can speak. Start with Reader.Find; marks of quotation are read by Quotations.
package attribution

import (
	"slices"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

// Attribution is a cue with its source and content.
type Attribution struct {
	Cue     parley.Range
	At      int // token that heads the cue
	Kind    string
	Source  int            // token that heads the source, or -1: nobody is named
	Owner   int            // whose claim or demand it is where the source repeats another's, or -1
	Hearer  int            // token that heads the addressee, or -1
	Content []parley.Range // one clause or phrase; two ranges where the cue interrupts it
	Negated bool           // it was not said
	Hedged  bool           // the author says that it may be so
	Name    bool           // content is a phrase, not a clause
	Sure    float64        // how sure the reading is, from 0 to 1; 0 for what the grammar tells
}

// Reader reads the attributions of one document.
type Reader struct {
	*parley.Annotations
	f      *parley.Findings
	called []bool // tokens in the name of a person, a body, a country or its people
}

// NewReader returns a reader of a that asks f's entities who can speak.
func NewReader(a *parley.Annotations, f *parley.Findings) Reader {
	r := Reader{Annotations: a, f: f, called: make([]bool, len(a.Tokens))}
	for _, n := range a.Names {
		switch n.Type {
		case "PERSON", "ORG", "GPE", "NORP":
			for i := n.First; i < n.End; i++ {
				r.called[i] = true
			}
		}
	}
	return r
}

// Find gives the attributions of a text in the order of their cues. Several
// coordinated clauses of one cue are attributions of their own.
func (r Reader) Find() []Attribution {
	a := r.Annotations
	var out []Attribution
	taken := map[int]bool{} // cues that a noun below them stands for
	for i := range a.Tokens {
		t := &a.Tokens[i]
		switch {
		case a.Sentences[t.Sent].Kind != parley.Body:
		case strings.EqualFold(t.Text, "according"):
			out = append(out, r.accordingTo(i)...)
		case t.Dep == "pobj" && views[strings.ToLower(t.Lemma)]:
			out = append(out, r.inView(i)...)
		case hearsay[strings.ToLower(t.Text)] && t.Dep == "advmod":
			out = append(out, r.reportedly(i)...)
		case t.Pos == "NOUN":
			for _, x := range r.ofNoun(i) {
				if v := repeater(a, i); v >= 0 {
					taken[v] = true
				}
				out = append(out, x)
			}
		case t.Pos == "VERB" || t.Pos == "AUX" && t.Lemma != "be" && t.Dep != "aux" && t.Dep != "auxpass":
			out = append(out, r.ofVerb(i)...)
		case t.Dep == "acomp" || t.Pos == "ADJ" && t.Dep != "amod":
			out = append(out, r.ofAdjective(i)...)
		}
	}
	out = slices.DeleteFunc(out, func(x Attribution) bool { return taken[x.At] })
	slices.SortStableFunc(out, func(x, y Attribution) int { return x.At - y.At })
	return out
}

func (r Reader) ofVerb(v int) []Attribution {
	a := r.Annotations
	cue, ok := verbCue(a, v)
	if !ok || unreal(a, v) || shown(a, v) {
		return nil
	}
	base := Attribution{Cue: parley.Range{First: v, End: v + 1}, At: v, Kind: cue.Kind, Owner: -1, Hearer: -1}
	if addressed(a, v) || pleaded(a, v) {
		return nil
	}
	if clause.Passive(a, v) {
		return r.passive(v, cue, base)
	}
	base.Source = Source(a, v)
	if base.Source >= 0 && !r.speaks(base.Source) {
		return nil
	}
	base.Negated = clause.Negated(a, v)
	base.Hedged = hedged(a, v)
	base.Hearer = r.hearer(v, cue)
	contents, phrase := contentsOf(a, v, cue)
	if a.Tokens[v].Lemma == "ask" && len(contents) > 0 && interrogative(a, contents[0][0].First) {
		base.Kind = lexicon.Question
	}
	if base.Source < 0 {
		return nil
	}
	return spread(base, contents, phrase)
}

// addressed reports whether the participle at v says what its subject was asked,
// told or accused of: "Asked whether talks failed, Tesk said", "the officer
// accused of it was freed".
func addressed(a *parley.Annotations, v int) bool {
	t := &a.Tokens[v]
	if t.Lemma == "accuse" && t.Tag != "VBG" && a.Child(v, "dobj", "aux", "prt") < 0 && clause.Text(a, min(v+1, len(a.Tokens)-1)) == "of" {
		return true
	}
	return t.Tag == "VBN" && (t.Dep == "advcl" || t.Dep == "acl") && a.Child(v, "aux", "auxpass", "nsubj", "nsubjpass", "agent") < 0
}

// interrogative reports whether an indirect question starts at token i.
func interrogative(a *parley.Annotations, i int) bool {
	switch t := &a.Tokens[i]; {
	case t.Tag == "WRB", t.Tag == "WP", t.Tag == "WP$":
		return true
	default:
		w := clause.Text(a, i)
		return w == "whether" || w == "if"
	}
}

// pleaded reads "pleaded guilty to", which demands nothing.
func pleaded(a *parley.Annotations, v int) bool {
	return a.Tokens[v].Lemma == "plead" && v+1 < len(a.Tokens) && (clause.Text(a, v+1) == "guilty" || clause.Text(a, v+1) == "not")
}

// verbCue is the cue of the verb at v, its particle included: "pointed out".
func verbCue(a *parley.Annotations, v int) (lexicon.Cue, bool) {
	lemma := strings.ToLower(a.Tokens[v].Lemma)
	if p := a.Child(v, "prt"); p >= 0 {
		if c, ok := lexicon.Verb(lemma + " " + strings.ToLower(a.Tokens[p].Text)); ok {
			return c, true
		}
	}
	if k := a.Child(v, "ccomp"); lemma == "make" && k > v && v+1 < len(a.Tokens) && clearAt(a, v) {
		return lexicon.Verb("make clear")
	}
	if o := a.Child(v, "xcomp", "oprd", "acomp", "prt", "advmod"); lemma == "leave" && o > v && strings.EqualFold(a.Tokens[o].Text, "open") {
		return lexicon.Verb("leave open")
	}
	return lexicon.Verb(lemma)
}

// clearAt reads "made clear", "made it clear".
func clearAt(a *parley.Annotations, v int) bool {
	for i := v + 1; i < min(v+3, len(a.Tokens)); i++ {
		if strings.EqualFold(a.Tokens[i].Text, "clear") {
			return true
		}
	}
	return false
}

// shown reports whether a participle at v says what a happening shows rather
// than what somebody said.
func shown(a *parley.Annotations, v int) bool {
	t := &a.Tokens[v]
	return t.Tag == "VBG" && t.Dep == "advcl" && lexicon.Shows(strings.ToLower(t.Lemma)) && t.Head < v && !saidSomething(a, t.Head)
}

// saidSomething reports whether the verb at v is itself a cue.
func saidSomething(a *parley.Annotations, v int) bool {
	_, ok := verbCue(a, v)
	return ok && complement(a, v) >= 0 || outerCue(a, v) >= 0
}

// spread makes one attribution of each content.
func spread(base Attribution, contents [][]parley.Range, phrase bool) []Attribution {
	var out []Attribution
	for _, c := range contents {
		x := base
		x.Content, x.Name = c, phrase
		out = append(out, x)
	}
	return out
}

// passive reads "it was announced that", "the talks were described as".
func (r Reader) passive(v int, cue lexicon.Cue, base Attribution) []Attribution {
	a := r.Annotations
	base.Source = -1
	if by := a.Child(v, "agent"); by >= 0 {
		base.Source = a.Child(by, "pobj")
		if base.Source >= 0 && !r.speaks(base.Source) {
			return nil
		}
	}
	base.Negated = clause.Negated(a, v)
	c := a.Child(v, "ccomp", "csubj", "csubjpass")
	if c < 0 || !cue.Clause || a.Child(c, "mark") < 0 && base.Source < 0 {
		if np := announced(a, v, cue); np.Len() > 0 {
			return spread(base, [][]parley.Range{{np}}, true)
		}
		return nil
	}
	return spread(base, clauses(a, c, v), false)
}

// announced reads "the six hours that had been announced".
func announced(a *parley.Annotations, v int, cue lexicon.Cue) parley.Range {
	t := &a.Tokens[v]
	if t.Dep != "relcl" || !cue.Object || cue.Kind != lexicon.Announcement && cue.Kind != lexicon.Promise {
		return parley.Range{}
	}
	np := a.Subtree(t.Head)
	np.End = min(np.End, t.Left)
	return a.Trim(np, ",")
}

func (r Reader) ofAdjective(i int) []Attribution {
	a := r.Annotations
	cue, ok := lexicon.Adjective(strings.ToLower(a.Tokens[i].Lemma))
	if !ok || !clause.IsVerb(a, a.Tokens[i].Head) || unreal(a, a.Tokens[i].Head) {
		return nil
	}
	c := a.Child(i, "ccomp")
	v := a.Tokens[i].Head
	if c < 0 {
		if c = a.Child(v, "ccomp"); c < i {
			return nil
		}
	}
	base := Attribution{Cue: parley.Range{First: i, End: i + 1}, At: i, Kind: cue.Kind, Owner: -1, Hearer: -1,
		Source: Source(a, v), Negated: clause.Negated(a, v)}
	if base.Source < 0 || !r.speaks(base.Source) || !finite(a, c) {
		return nil
	}
	return spread(base, clauses(a, c, i), false)
}

// ofNoun reads "his claim that it was over", "the demand that they leave".
func (r Reader) ofNoun(i int) []Attribution {
	a := r.Annotations
	cue, ok := lexicon.Noun(strings.ToLower(a.Tokens[i].Lemma))
	if !ok {
		return nil
	}
	c := -1
	for _, k := range a.Children(i) {
		t := &a.Tokens[k]
		if (t.Dep == "acl" || t.Dep == "ccomp" || t.Dep == "relcl") && hasMark(a, int(k), "that") {
			c = int(k)
			break
		}
	}
	if c < 0 {
		if c = besideNoun(a, i); c < 0 {
			return nil
		}
	}
	base := Attribution{Cue: parley.Range{First: i, End: i + 1}, At: i, Kind: cue.Kind, Owner: -1, Hearer: -1, Source: -1}
	base.Source = a.Child(i, "poss")
	if v := repeater(a, i); v >= 0 {
		owner := base.Source
		base.Source = Source(a, v)
		base.Negated = clause.Negated(a, v)
		if cue, ok := verbCue(a, v); ok && cue.Kind == lexicon.Denial { // rejected claims that
			base.Kind = cue.Kind
		}
		if owner >= 0 && a.Tokens[owner].Pos != "PRON" {
			base.Owner = owner
		}
		if base.Source < 0 || !r.speaks(base.Source) {
			return nil
		}
	} else if base.Source < 0 {
		for _, k := range a.Children(i) { // the claim by the ministry that
			if w := clause.Text(a, int(k)); w == "by" || w == "from" || w == "of" || w == "among" {
				if o := a.Child(int(k), "pobj"); o >= 0 && r.speaks(o) {
					base.Source = o
				}
			}
		}
	}
	if base.Source >= 0 && !r.speaks(base.Source) || base.Source < 0 && base.Kind == lexicon.Belief {
		return nil
	}
	return spread(base, clauses(a, c, i), false)
}

// besideNoun is the clause with "that" which the parser hung beside the cue noun
// at i, as in "backed her stance that borders stand", or -1.
func besideNoun(a *parley.Annotations, i int) int {
	t := &a.Tokens[i]
	if t.Dep != "dobj" || !clause.IsVerb(a, t.Head) {
		return -1
	}
	if cue, ok := verbCue(a, t.Head); ok && cue.Clause && !cue.Object {
		return -1
	}
	c := a.Child(t.Head, "ccomp")
	if c < i || !hasMark(a, c, "that") || a.Tokens[c].Left > t.Right+1 {
		return -1
	}
	return c
}

// repeater is the cue verb or light verb whose object the cue noun at i is, or -1.
func repeater(a *parley.Annotations, i int) int {
	t := &a.Tokens[i]
	if t.Dep != "dobj" || !clause.IsVerb(a, t.Head) || clause.Passive(a, t.Head) || unreal(a, t.Head) {
		return -1
	}
	lemma := strings.ToLower(a.Tokens[t.Head].Lemma)
	if cue, ok := lexicon.Verb(lemma); ok && (cue.Object || cue.Talk) {
		return t.Head
	}
	switch lemma {
	case "make", "issue", "give", "repeat", "offer", "renew", "have", "share", "hold":
		return t.Head
	}
	return -1
}

// accordingTo reads "according to X" at the word "according".
func (r Reader) accordingTo(i int) []Attribution {
	a := r.Annotations
	to := i + 1
	if to >= len(a.Tokens) || !strings.EqualFold(a.Tokens[to].Text, "to") {
		return nil
	}
	source := a.Child(to, "pobj")
	if source < 0 {
		source = a.Child(i, "pobj")
	}
	if source < 0 {
		return nil
	}
	head := a.Tokens[i].Head
	if head == i || !clause.IsVerb(a, head) {
		return nil
	}
	phrase := a.Subtree(i)
	phrase.First, phrase.End = min(phrase.First, i), max(phrase.End, a.Subtree(source).End)
	base := Attribution{Cue: parley.Range{First: i, End: to + 1}, At: i, Kind: lexicon.Said, Source: source, Owner: -1, Hearer: -1}
	content := without(a, within(a, sentenceClause(a, head), i), phrase)
	if len(content) == 0 { // the parser hung the phrase to the next clause
		content = without(a, within(a, a.Sentences[a.Tokens[i].Sent].Range, i), phrase)
	}
	if len(content) == 0 {
		return nil
	}
	base.Content = content
	return []Attribution{base}
}

// within is the part of r between the semicolons around token i.
func within(a *parley.Annotations, r parley.Range, i int) parley.Range {
	for k := r.First; k < r.End; k++ {
		if a.Tokens[k].Text != ";" {
			continue
		}
		if k < i {
			r.First = k + 1
			continue
		}
		r.End = k
		break
	}
	if r.First > i { // r lies behind the semicolon that follows i
		r.End = r.First
	}
	return r
}

// views are nouns in "in her view": what stands with the phrase is her opinion.
var views = map[string]bool{"view": true, "opinion": true, "eye": true, "telling": true, "assessment": true, "judgment": true, "judgement": true, "word": true, "mind": true}

// inView reads "in X's view" at the noun.
func (r Reader) inView(i int) []Attribution {
	a := r.Annotations
	in := a.Tokens[i].Head
	if !strings.EqualFold(a.Tokens[in].Text, "in") || a.Tokens[in].Dep != "prep" {
		return nil
	}
	source := a.Child(i, "poss")
	v := a.Tokens[in].Head
	if source < 0 || !r.speaks(source) || !clause.IsVerb(a, v) {
		return nil
	}
	phrase := a.Subtree(in)
	content := without(a, sentenceClause(a, v), phrase)
	if len(content) == 0 {
		return nil
	}
	return []Attribution{{Cue: parley.Range{First: i, End: i + 1}, At: i, Kind: lexicon.Belief, Source: source, Owner: -1, Hearer: -1, Content: content}}
}

// hearsay are adverbs by which a report says that it only passes something on.
var hearsay = map[string]bool{"reportedly": true, "allegedly": true, "purportedly": true, "supposedly": true}

// reportedly reads a clause with such an adverb: said by nobody in particular.
func (r Reader) reportedly(i int) []Attribution {
	a := r.Annotations
	v := a.Tokens[i].Head
	if s := a.Child(v, "nsubj", "nsubjpass"); !clause.IsVerb(a, v) || s < 0 || a.Tokens[s].Tag == "WDT" || a.Tokens[s].Tag == "WP" {
		return nil // who reportedly left
	}
	content := without(a, sentenceClause(a, v), parley.Range{First: i, End: i + 1})
	if len(content) == 0 {
		return nil
	}
	return []Attribution{{Cue: parley.Range{First: i, End: i + 1}, At: i, Kind: lexicon.Said, Source: -1, Owner: -1, Hearer: -1, Content: content}}
}

// sentenceClause is the clause of the verb at v with what is coordinated in it.
func sentenceClause(a *parley.Annotations, v int) parley.Range {
	return clause.Extent(a, v)
}
