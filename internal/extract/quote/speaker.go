package quote

import (
	"sort"
	"strings"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/attribution"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/lexicon"
)

var nobody = voice{cue: -1, speaker: -1}

// voice looks for the cue and the speaker of the i-th quotation: a cue right
// before it, one right behind it, the clause that it stands in, a name set under
// it, and last the quotation that it goes on from. A few words are looked for in their clause
// before anything behind them is.
func (r *reader) voice(i int) voice {
	looks := []func(int) (voice, bool){r.before, r.behind, r.within, r.signed, r.goesOn}
	if !r.sentence(i) {
		looks[1], looks[2] = looks[2], looks[1]
	}
	found := nobody
	for _, look := range looks {
		if v, ok := look(i); ok {
			found = v
			break
		}
	}
	if found.key == "" {
		return r.read(i, found)
	}
	return found
}

// read asks the trained reader for the speaker whom the rules don't find, or
// can't name: the source of the attribution in whose content the i-th quotation
// stands. v is what the rules know; a speaker who is no entity is at least told
// in words.
func (r *reader) read(i int, v voice) voice {
	if r.a.Reading == nil {
		return v
	}
	q := r.ranges[i]
	for _, x := range r.a.Reading.Attributions {
		if len(x.Source) == 0 || len(x.Cue) == 0 || !holds(x.Content, q) {
			continue
		}
		speaker := r.headOf(x.Source[0])
		if key := r.person(speaker); key != "" {
			v.speaker, v.key = speaker, key
			if v.cue < 0 {
				v.cue, v.direct = r.headOf(x.Cue[0]), r.sentence(i)
			}
			return v
		}
		if v.speaker < 0 && !q.Has(speaker) {
			v.speaker = speaker
			if v.cue < 0 {
				v.cue, v.direct = r.headOf(x.Cue[0]), r.sentence(i)
			}
		}
	}
	return v
}

// holds reports whether most of q lies in the content.
func holds(content []parley.Range, q parley.Range) bool {
	shared := 0
	for _, c := range content {
		shared += max(0, min(c.End, q.End)-max(c.First, q.First))
	}
	return 2*shared > q.Len()
}

// headOf is the token of x that governs the others.
func (r *reader) headOf(x parley.Range) int {
	for i := x.First; i < x.End; i++ {
		if h := r.a.Tokens[i].Head; (h == i || !x.Has(h)) && r.a.Tokens[i].Pos != "PUNCT" && !r.a.Tokens[i].Blank {
			return i
		}
	}
	return x.First
}

// person is the key of the entity that token t stands for, if it can speak.
func (r *reader) person(t int) string {
	key, _ := attribution.Sources(r.a, r.f, t)
	if !r.speaks(key) {
		return ""
	}
	return key
}

// speaks reports whether the entity with the key can speak.
func (r *reader) speaks(key string) bool {
	e := r.f.ByID(key)
	return e != nil && e.Type != parley.EventE && e.Type != parley.Place && e.Type != parley.OtherE
}

func (r *reader) heard(cue, speaker int, direct bool) (voice, bool) {
	v := voice{cue: cue, speaker: speaker, direct: direct}
	if speaker >= 0 {
		v.key = r.person(speaker)
	}
	return v, true
}

// bounds are the tokens of the block, or of the outer quotation, that the
// i-th quotation stands in.
func (r *reader) bounds(i int) (low, high int) {
	if outer := r.quoted[i].Outer; outer >= 0 {
		return r.ranges[outer].First, r.ranges[outer].End
	}
	q := r.ranges[i]
	low, high = q.First, q.End
	for low > 0 && r.block(low-1) == r.block(q.First) {
		low--
	}
	for high < len(r.a.Tokens) && r.block(high) == r.block(q.End-1) {
		high++
	}
	return low, high
}

func (r *reader) block(t int) int { return r.a.Sentences[r.a.Tokens[t].Sent].Block }

// quotedAt is the quotation other than i and not around it that token t stands in, or -1.
func (r *reader) quotedAt(t, i int) int {
	for k := int(r.in[t]); k >= 0; k = r.quoted[k].Outer {
		if q := r.ranges[k]; k != i && !(q.First <= r.ranges[i].First && q.End >= r.ranges[i].End) {
			return k
		}
	}
	return -1
}

// before reads "Maren said: “...”", "he told her, “...”", "she called it “...”".
func (r *reader) before(i int) (voice, bool) {
	q := r.ranges[i]
	low, _ := r.bounds(i)
	at := q.First - 1
	for at >= low && (r.a.Tokens[at].Blank || isMark(r.a.Tokens[at].Text)) {
		at--
	}
	if at < low {
		return nobody, false
	}
	switch t := &r.a.Tokens[at]; {
	case t.Text == ":":
		return r.introduced(at-1, low, i, true)
	case t.Text == ",":
		return r.introduced(at-1, low, i, false)
	case strings.EqualFold(t.Text, "that"):
		return r.cueAt(at-1, low, i)
	default:
		return r.cueAt(at, low, i)
	}
}

// cueAt takes the verb at t itself, or one right before it, for the cue.
func (r *reader) cueAt(t, low, i int) (voice, bool) {
	for n := 0; t >= low && n < 2; t, n = t-1, n+1 {
		if c, ok := r.cue(t); ok && (c.Quote || c.Clause) {
			direct := r.sentence(i)
			if s := r.source(t); s >= 0 || direct {
				return r.heard(t, s, direct)
			}
		}
		if r.a.Tokens[t].Pos != "ADV" && r.a.Tokens[t].Pos != "PRON" && r.a.Tokens[t].Pos != "PROPN" {
			break
		}
	}
	return nobody, false
}

// introduced looks in the words before a comma or a colon for the cue.
func (r *reader) introduced(from, low, i int, colon bool) (voice, bool) {
	verb := -1
	for t := from; t >= low; t-- {
		x := &r.a.Tokens[t]
		if r.quotedAt(t, i) >= 0 || (x.Text == "." || x.Text == "!" || x.Text == "?" || x.Text == ";") && t < from {
			break
		}
		if c, ok := r.cue(t); ok && c.Quote {
			if s := r.source(t); s >= 0 {
				return r.heard(t, s, true)
			}
		}
		if verb < 0 && attribution.Finite(r.a, t) && r.a.Child(t, "nsubj") >= 0 {
			verb = t
		}
	}
	if !colon || verb < 0 {
		return nobody, false
	}
	s := attribution.Source(r.a, verb)
	if s < 0 || r.person(s) == "" {
		return nobody, false
	}
	return r.heard(verb, s, true)
}

// behind reads "“...,” said Maren", "“...” – as Tesk put it".
func (r *reader) behind(i int) (voice, bool) {
	const reach = 14 // tokens between the closing mark and the cue
	q := r.ranges[i]
	_, high := r.bounds(i)
	last := r.a.Tokens[q.End-1].Text
	at := q.End
	for at < high && (r.a.Tokens[at].Blank || isMark(r.a.Tokens[at].Text)) {
		at++
	}
	if at >= high || last == "." && !strings.HasPrefix(r.a.Tokens[at].Text, "—") {
		return nobody, false
	}
	comma := last == "," || last == "!" || last == "?" || last == "…" || last == "—" || r.a.Tokens[at].Text == ","
	if !comma {
		return nobody, false
	}
	if r.a.Tokens[at].Text == "," {
		at++
	}
	for t := at; t < high && t < at+reach; t++ {
		x := &r.a.Tokens[t]
		if r.quotedAt(t, i) >= 0 || x.Text == ";" || x.Text == ":" || x.Text == "." || x.Tag == "CC" && t == at {
			break
		}
		if strings.EqualFold(x.Text, "according") {
			if s := r.a.Child(min(t+1, high-1), "pobj"); s >= 0 {
				return r.heard(t, s, true)
			}
		}
		if !clause.IsVerb(r.a, t) || x.Dep == "aux" || x.Dep == "auxpass" {
			continue
		}
		if x.Dep == "relcl" || x.Dep == "acl" {
			continue // the minister who leads the talks said
		}
		c, ok := r.cue(t)
		if !ok || !c.Quote {
			break
		}
		if inner := r.reported(t); inner >= 0 {
			return r.heard(inner, r.source(inner), true)
		}
		s := r.source(t)
		if s < 0 || q.Has(s) || isMark(r.a.Tokens[s].Text) {
			s = r.neighbour(t, at, high)
		}
		return r.heard(t, s, true)
	}
	return nobody, false
}

// reported is the cue in the clause of the cue at t that has nothing else to
// bring than the quotation before it, or -1: “...,” aides said Maren told them.
func (r *reader) reported(t int) int {
	for _, k := range r.a.Children(t) {
		c := int(k)
		if c < t || r.a.Tokens[c].Dep != "ccomp" || r.a.Child(c, "ccomp", "xcomp") >= 0 {
			continue
		}
		if cue, ok := r.cue(c); ok && cue.Quote && r.a.Child(c, "nsubj") > t {
			return c
		}
	}
	return -1
}

// signed reads "“...” — Ilsa Maren" at a paragraph's end.
func (r *reader) signed(i int) (voice, bool) {
	const longest = 8 // tokens of the name
	q := r.ranges[i]
	_, high := r.bounds(i)
	at := q.End
	for at < high && (r.a.Tokens[at].Blank || isMark(r.a.Tokens[at].Text)) {
		at++
	}
	if at+1 >= high || high-at > longest || !strings.ContainsAny(r.a.Tokens[at].Text, "—–―-") || !r.sentence(i) {
		return nobody, false
	}
	for t := at + 1; t < high; t++ {
		if r.a.Tokens[t].Pos == "PROPN" && r.person(t) != "" {
			return r.heard(at, t, true)
		}
	}
	return nobody, false
}

// cue is the cue of the verb at t that is told as a fact.
func (r *reader) cue(t int) (lexicon.Cue, bool) {
	x := &r.a.Tokens[t]
	if x.Pos != "VERB" && !(x.Pos == "AUX" && x.Dep != "aux") {
		return lexicon.Cue{}, false
	}
	return lexicon.Verb(strings.ToLower(x.Lemma))
}

func (r *reader) source(t int) int {
	if clause.Passive(r.a, t) {
		if by := r.a.Child(t, "agent"); by >= 0 {
			return r.a.Child(by, "pobj")
		}
		return -1
	}
	return attribution.Source(r.a, t)
}

// neighbour is the head of the noun phrase right before or behind the cue at t,
// where the parser lost its way in a quotation.
func (r *reader) neighbour(t, low, high int) int {
	for _, c := range r.a.Chunks {
		if c.End == t && c.First >= low || c.First == t+1 && c.End <= high {
			return r.root(c)
		}
	}
	return -1
}

func (r *reader) root(c parley.Range) int {
	for k := c.First; k < c.End; k++ {
		if h := r.a.Tokens[k].Head; h == k || !c.Has(h) {
			return k
		}
	}
	return -1
}

// within takes the source of the smallest attribution in whose content the
// quotation stands.
func (r *reader) within(i int) (voice, bool) {
	q := r.ranges[i]
	best, size := -1, 0
	const reach = 300 // tokens from the cue to the quotation
	from := sort.Search(len(r.said), func(k int) bool { return r.said[k].At >= q.First-reach })
	for k := from; k < len(r.said) && r.said[k].At < q.End+reach; k++ {
		x := r.said[k]
		if x.Source < 0 || q.Has(x.At) || q.Has(x.Source) || r.quotedAt(x.At, i) >= 0 {
			continue
		}
		for _, c := range x.Content {
			if c.First <= q.First && c.End >= q.End-1 && (best < 0 || c.Len() < size) {
				best, size = k, c.Len()
			}
		}
	}
	if best < 0 || r.label(i) {
		return nobody, false
	}
	x := r.said[best]
	return r.heard(x.At, x.Source, false)
}

// goesOn reads a quotation that continues the one before: “...,” he said.
// “...” It does so when nothing but the other's cue stands between them, in one
// paragraph, and both are whole sentences.
func (r *reader) goesOn(i int) (voice, bool) {
	if i == 0 || !r.sentence(i) || !r.startsSentence(i) {
		return nobody, false
	}
	prev := i - 1
	for prev >= 0 && r.quoted[prev].Outer != r.quoted[i].Outer {
		prev--
	}
	if prev < 0 || r.voices[prev].cue < 0 || !r.voices[prev].direct {
		return nobody, false
	}
	p, q := r.ranges[prev], r.ranges[i]
	near := r.block(q.First) - r.block(p.End-1)
	if near > 1 {
		return nobody, false
	}
	v := r.voices[prev]
	sentences := 0
	for t := p.End; t < q.First; t++ {
		if x := &r.a.Tokens[t]; x.Text == "." || x.Text == "?" || x.Text == "!" {
			sentences++
		}
		if clause.IsVerb(r.a, t) && t != v.cue && r.a.Tokens[t].Dep == "ROOT" {
			return nobody, false
		}
	}
	_, high := r.bounds(prev)
	if near == 1 && q.First-high > 1 || sentences > 1 {
		return nobody, false
	}
	if near == 1 && !r.whole(i) {
		return nobody, false
	}
	return voice{cue: v.cue, speaker: v.speaker, key: v.key, direct: true}, true
}

// whole reports whether the i-th quotation fills its paragraph.
func (r *reader) whole(i int) bool {
	low, high := r.bounds(i)
	q := r.ranges[i]
	return q.First-low <= 1 && high-q.End <= 1
}

// startsSentence reports whether the i-th quotation stands at a sentence's start.
func (r *reader) startsSentence(i int) bool {
	low, _ := r.bounds(i)
	at := r.ranges[i].First - 1
	for at >= low && (r.a.Tokens[at].Blank || isMark(r.a.Tokens[at].Text)) {
		at--
	}
	if at < low {
		return true
	}
	switch r.a.Tokens[at].Text {
	case ".", "!", "?", ":", "—":
		return true
	}
	return false
}
