package entity

import (
	"sort"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/clause"
	"github.com/parley-record/parley/internal/gazetteer"
	"github.com/parley-record/parley/internal/lexicon"
)

// pronouns links he and she to people, it and its to countries and bodies,
// they to groups, where the grammar leaves little doubt. Weights after Lappin
// and Leass, "An algorithm for pronominal anaphora resolution" (1994), cut down
// to what helps with news; what stays close is left out.
func (r *reader) pronouns() {
	r.said = map[int]int{}
	for i := range r.a.Tokens {
		t := &r.a.Tokens[i]
		if t.Tag != "PRP" && t.Tag != "PRP$" {
			continue
		}
		var n int
		var sure float64
		switch r.lower(i) {
		case "he", "him", "his", "himself":
			n, sure = r.antecedent(i, gazetteer.He)
		case "she", "her", "hers", "herself":
			n, sure = r.antecedent(i, gazetteer.She)
		case "it", "its", "itself":
			n, sure = r.body(i)
		case "they", "them", "their", "themselves":
			n, sure = r.group3(i)
		default:
			continue
		}
		if n < 0 || sure < 0.5 {
			continue
		}
		m := r.over(parley.Range{First: i, End: i + 1})
		m.kind, m.thing, m.sure = parley.PronounMention, n, sure
		r.resolved = append(r.resolved, m)
		r.said[i] = n
	}
	r.mentions = append(r.mentions, r.resolved...)
	r.index()
}

// recent are the linked mentions before token i in its sentence and the few
// before it, in the order of the text, pronouns included.
func (r *reader) recent(i, sentences int) []*mention {
	from := r.a.Sentences[max(0, r.a.Tokens[i].Sent-sentences)].First
	first, last := r.between(from, i)
	var out []*mention
	p := sort.Search(len(r.resolved), func(k int) bool { return r.resolved[k].First >= from })
	for k := first; k < last; k++ {
		for ; p < len(r.resolved) && r.resolved[p].First < r.mentions[k].First; p++ {
			out = append(out, &r.resolved[p])
		}
		if r.mentions[k].thing >= 0 {
			out = append(out, &r.mentions[k])
		}
	}
	for ; p < len(r.resolved); p++ {
		out = append(out, &r.resolved[p])
	}
	return out
}

// candidate is a person that a pronoun could stand for.
type candidate struct {
	thing int
	score float64
}

// antecedent is the person that the pronoun at i stands for and how sure that
// is, or -1.
func (r *reader) antecedent(i int, g gazetteer.Gender) (int, float64) {
	scores := map[int]float64{}
	type place struct{ thing, sent int }
	best := map[place]float64{} // of the mentions of somebody in one sentence the weightiest counts
	block := r.a.Sentences[r.a.Tokens[i].Sent].Block
	speaker := r.quotedBy(i)
	for _, m := range r.recent(i, 3) {
		if r.things[m.thing].typ != parley.Person {
			continue
		}
		t := &r.things[m.thing]
		if t.gender != gazetteer.Unknown && t.gender != g || r.excluded(i, m) {
			continue
		}
		far := r.a.Tokens[i].Sent - r.a.Tokens[m.First].Sent
		if speaker[m.thing] || r.quoted[m.First] && !r.quoted[i] {
			continue
		}
		w := r.salience(m) / float64(int(1)<<far)
		if far > 0 && block != r.a.Sentences[r.a.Tokens[m.First].Sent].Block {
			w *= 0.9
		}
		if t.gender == gazetteer.Unknown {
			w *= 0.7
		}
		at := place{m.thing, r.a.Tokens[m.First].Sent}
		if more := w - best[at]; more > 0 {
			scores[m.thing] += more
			best[at] = w
		}
		if t := &r.a.Tokens[i]; t.Tag == "PRP$" && m.First < i && r.subjectOver(i) == m.head {
			scores[m.thing] += 120 // Maren praised her army: the nearest subject
			if r.a.Tokens[t.Head].Dep == "dobj" && r.personBefore(r.a.Tokens[t.Head].Head) == m.head {
				scores[m.thing] += 200
			}
		}
	}
	if s := r.speaker(i); s >= 0 && scores[s] > 0 {
		scores[s] += 80
	}
	if s := r.sharedSubject(i); s >= 0 && scores[s] > 0 {
		scores[s] += 120
	}
	if n, ok := r.ahead(i, g); ok {
		scores[n] += 600
	}
	n, sure := decide(scores)
	if n >= 0 && r.otherNear(i, n, g) {
		return -1, 0
	}
	if n >= 0 && sure >= 0.6 && r.things[n].gender == gazetteer.Unknown {
		r.things[n].gender = g // from here on nobody is both he and she
	}
	return n, sure
}

// otherNear reports whether the sentence speaks before the pronoun at i of
// somebody unnamed whom it can mean (the boy, her husband), and not of person n.
func (r *reader) otherNear(i, n int, g gazetteer.Gender) bool {
	first := r.a.Sentences[r.a.Tokens[i].Sent].First
	found := false
	for k := i - 1; k >= first; k-- {
		if r.thingAt(k) == n {
			return false
		}
		if t := &r.a.Tokens[k]; t.Tag == "NN" && r.thingAt(k) < 0 && t.Dep != "compound" && t.Dep != "appos" && t.Dep != "attr" && unnamedGender[t.Lemma] == g {
			found = true
		}
	}
	return found
}

// unnamedGender are nouns for people whom a report needn't name.
var unnamedGender = map[string]gazetteer.Gender{
	"boy": gazetteer.He, "man": gazetteer.He, "father": gazetteer.He, "son": gazetteer.He, "husband": gazetteer.He, "brother": gazetteer.He,
	"girl": gazetteer.She, "woman": gazetteer.She, "mother": gazetteer.She, "daughter": gazetteer.She, "wife": gazetteer.She, "sister": gazetteer.She,
}

// quotedBy are those who speak the quotation that token i stands in: the
// subjects of verbs of saying outside quotation marks in its sentences and the
// one before. Speakers call themselves I, so he and she are others.
func (r *reader) quotedBy(i int) map[int]bool {
	if !r.quoted[i] {
		return nil
	}
	a := r.a
	first, last := i, i
	for first > 0 && r.quoted[first-1] {
		first--
	}
	for last+1 < len(a.Tokens) && r.quoted[last+1] {
		last++
	}
	from := a.Tokens[max(0, first-2)].Sent // "Tesk said:" can be a sentence of its own
	to := a.Tokens[min(last+2, len(a.Tokens)-1)].Sent
	out := map[int]bool{}
	if k := last + 2; k+1 < len(a.Tokens) { // “...” — Anna Holm
		switch a.Tokens[k].Text {
		case "—", "–", "―", "--", "-":
			if n := r.at[k+1]; n >= 0 && r.mentions[n].thing >= 0 {
				out[r.mentions[n].thing] = true
			}
		}
	}
	for k := a.Sentences[from].First; k < a.Sentences[to].End; k++ {
		t := &a.Tokens[k]
		if r.quoted[k] || t.Dep != "nsubj" {
			continue
		}
		if _, says := lexicon.Verb(a.Tokens[t.Head].Lemma); says {
			if n := r.thingAt(k); n >= 0 {
				out[n] = true
			}
		}
	}
	return out
}

// sharedSubject is the person who is the subject of the clause that the clause
// of the subject pronoun at i is joined to by "and" or "but", or -1.
func (r *reader) sharedSubject(i int) int {
	a := r.a
	v := a.Tokens[i].Head
	if a.Tokens[i].Dep != "nsubj" || a.Tokens[v].Dep != "conj" {
		return -1
	}
	return r.thingAt(clause.Subject(a, r.firstConjunct(v)))
}

// subjectOver is the subject of the clause that a possessive at i stands in, or -1.
func (r *reader) subjectOver(i int) int {
	a := r.a
	for v := a.Tokens[i].Head; ; v = a.Tokens[v].Head {
		if who := r.personBefore(v); who >= 0 {
			return who
		}
		if clause.IsVerb(a, v) {
			return clause.Subject(a, v)
		}
		if a.Tokens[v].Head == v {
			return -1
		}
	}
}

// personBefore is the name of the person right before the participle at v, who
// does what it says (signs of Maren softening her plans), or -1.
func (r *reader) personBefore(v int) int {
	if r.a.Tokens[v].Tag != "VBG" || v == 0 || r.a.Tokens[v-1].Sent != r.a.Tokens[v].Sent || r.at[v-1] < 0 {
		return -1
	}
	if m := r.mentions[r.at[v-1]]; m.label == parley.Person && m.End == v {
		return m.head
	}
	return -1
}

// decide takes the best of the candidates where it leads clearly.
func decide(scores map[int]float64) (int, float64) {
	var list []candidate
	for n, s := range scores {
		list = append(list, candidate{n, s})
	}
	if len(list) == 0 {
		return -1, 0
	}
	sort.Slice(list, func(a, b int) bool {
		if list[a].score != list[b].score {
			return list[a].score > list[b].score
		}
		return list[a].thing < list[b].thing
	})
	if len(list) == 1 {
		return list[0].thing, 0.9
	}
	lead := list[0].score / (list[0].score + list[1].score)
	if lead < 0.53 {
		return -1, 0
	}
	return list[0].thing, min(0.9, lead+0.15)
}

// salience weighs a mention by its part in the sentence.
func (r *reader) salience(m *mention) float64 {
	t := &r.a.Tokens[r.conjunct(m.head)]
	switch t.Dep {
	case "nsubj", "nsubjpass":
		w := 170.0
		if verb := t.Head; r.a.Tokens[verb].Dep == "ROOT" || r.a.Tokens[verb].Dep == "conj" {
			w += 40
		}
		return w
	case "dobj", "dative":
		return 140
	case "poss":
		return 95
	case "pobj":
		return 90
	}
	return 80
}

func (r *reader) conjunct(i int) int {
	if r.a.Tokens[i].Dep == "conj" {
		return r.firstConjunct(i)
	}
	return i
}

// excluded reports whether grammar forbids the pronoun at i to stand for m: an
// object can't be the subject of its own clause unless it is reflexive, and
// nothing in a noun phrase can be the phrase itself.
func (r *reader) excluded(i int, m *mention) bool {
	a := r.a
	t := &a.Tokens[i]
	if m.Has(i) {
		return true
	}
	reflexive := len(t.Text) > 4
	verb := r.verbOver(i)
	mverb := r.verbOver(m.head)
	if t.Tag == "PRP$" {
		// his meeting with Tesk: not Tesk's own
		return r.a.Subtree(t.Head).Has(m.head)
	}
	if reflexive {
		return verb >= 0 && clause.Subject(a, verb) != m.head && clause.Subject(a, verb) >= 0
	}
	if t.Dep == "nsubj" || t.Dep == "nsubjpass" {
		return verb >= 0 && verb == mverb || a.Subtree(i).Has(m.head)
	}
	// him: not the subject of its clause, nor an object beside it
	if verb >= 0 && verb == mverb && a.Tokens[m.head].Dep != "poss" {
		return true
	}
	return verb >= 0 && clause.Subject(a, verb) == m.head
}

// verbOver is the verb of the clause in which token i stands as an argument.
func (r *reader) verbOver(i int) int {
	a := r.a
	i = r.conjunct(i)
	for range 6 {
		t := &a.Tokens[i]
		if t.Head == i {
			return -1
		}
		if clause.IsVerb(a, t.Head) {
			return t.Head
		}
		if t.Dep != "pobj" && t.Dep != "prep" && t.Dep != "agent" {
			return -1
		}
		i = t.Head
	}
	return -1
}

// speaker is the person who is the subject of the verb of saying or thinking
// that governs the clause of the pronoun at i, or -1.
func (r *reader) speaker(i int) int {
	a := r.a
	for v := a.Tokens[i].Head; a.Tokens[v].Head != v; v = a.Tokens[v].Head {
		if a.Tokens[v].Dep == "ccomp" || a.Tokens[v].Dep == "xcomp" || a.Tokens[v].Dep == "advcl" {
			if s := clause.Subject(a, a.Tokens[v].Head); s >= 0 && s < i {
				return r.thingAt(s)
			}
			return -1
		}
	}
	return -1
}

// ahead is the subject that follows a pronoun in an opening phrase (In his
// remarks, Tesk said).
func (r *reader) ahead(i int, g gazetteer.Gender) (int, bool) {
	a := r.a
	if a.Tokens[i].Tag != "PRP$" {
		return -1, false
	}
	k := a.Tokens[i].Head
	for a.Tokens[k].Dep == "pobj" || a.Tokens[k].Dep == "prep" || a.Tokens[k].Dep == "conj" || a.Tokens[k].Dep == "pcomp" {
		k = a.Tokens[k].Head
	}
	if !clause.IsVerb(a, k) {
		return -1, false
	}
	s := a.Child(k, "nsubj", "nsubjpass")
	if s <= i {
		return -1, false
	}
	n := r.thingAt(s)
	if n < 0 || r.things[n].typ != parley.Person || r.things[n].gender != gazetteer.Unknown && r.things[n].gender != g {
		return -1, false
	}
	return n, true
}

// group3 is the group that they stands for: the nearest one before it in the
// same or the last sentence, where it is a subject and no other plural stands
// between.
func (r *reader) group3(i int) (int, float64) {
	a := r.a
	sent := a.Tokens[i].Sent
	near := r.recent(i, 1)
	for k := len(near) - 1; k >= 0; k-- {
		m := near[k]
		if m.kind != parley.GroupMention && m.kind != parley.PronounMention {
			continue
		}
		if r.things[m.thing].typ != parley.Group {
			continue
		}
		if r.quoted[i] != r.quoted[m.First] {
			return -1, 0
		}
		dep := a.Tokens[m.head].Dep
		if r.lower(i) == "them" && a.Tokens[m.First].Sent == sent && (dep == "nsubj" || dep == "nsubjpass") {
			return -1, 0
		}
		if s := r.subjectOver(i); a.Tokens[i].Tag != "PRP" && s >= 0 && s < i && s != m.head && !r.isPerson(s) {
			return -1, 0
		}
		if dep != "nsubj" && dep != "nsubjpass" && a.Tokens[m.First].Sent != sent || r.pluralBetween(m.End, i) {
			return -1, 0
		}
		return m.thing, 0.7
	}
	return -1, 0
}

// pluralBetween reports whether a plural noun that could be meant stands
// between the tokens.
func (r *reader) pluralBetween(from, to int) bool {
	for i := from; i < to; i++ {
		t := &r.a.Tokens[i]
		if t.Tag == "NNS" && (t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "dobj") {
			return true
		}
	}
	return false
}
